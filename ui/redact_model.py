"""What is blacked out of a capture: boxes in pixels of the full pictures, with undo; decided without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil, floor

from agent.client import (
    CaptureView,
    ItemKind,
    PhotoView,
    PictureView,
    Redaction,
    Region,
)

MOST_BOXES = 64
"""As many regions as an item of the evidence can name."""
SMALLEST = 8
"""No box is drawn smaller than so many pixels of the picture, so that it can be seen and grabbed."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The segment whose pictures are shown; `keeps_time` is what its contract says of redacted time."""

    segment: str
    pictures: tuple[PictureView, ...]
    photo: PhotoView | None
    keeps_time: bool
    in_review: bool
    """Whether it would be shown again when nothing is done: else the review ends with the editor."""


def subject_of(capture: CaptureView, *, keeps_time: bool, in_review: bool) -> Subject:
    """The subject that a capture makes."""
    return Subject(
        segment=capture.segment,
        pictures=capture.pictures,
        photo=capture.photo,
        keeps_time=keeps_time,
        in_review=in_review,
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """The boxes of each picture, in the order of the subject's, and whether the photo goes."""

    boxes: tuple[tuple[Region, ...], ...]
    photo: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not self.photo and not any(self.boxes)

    def with_boxes(self, page: int, boxes: Iterable[Region]) -> Plan:
        """The plan with these boxes on this picture."""
        changed = list(self.boxes)
        changed[page] = tuple(boxes)
        return replace(self, boxes=tuple(changed))


def redactions(subject: Subject, plan: Plan) -> tuple[Redaction, ...]:
    """What to ask the agent for: one redaction for each picture with boxes, then the photo."""
    asked = [
        Redaction(segment=subject.segment, regions=boxes, monitor=picture.monitor)
        for picture, boxes in zip(subject.pictures, plan.boxes, strict=True)
        if boxes
    ]
    if plan.photo:
        asked.append(Redaction(segment=subject.segment, items=(ItemKind.WEBCAM,)))
    return tuple(asked)


class History:
    """The plan with what it was before; each step can be undone and done again."""

    def __init__(self, pictures: int) -> None:
        self.plan = Plan(boxes=((),) * pictures)
        self._past: list[Plan] = []
        self._future: list[Plan] = []
        self._step: object = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._future)

    def change(self, plan: Plan, step: object = None) -> None:
        """Go on to `plan`. Changes that follow each other with the same `step` are undone as one."""
        if plan == self.plan:
            return
        if step is None or step != self._step:
            self._past.append(self.plan)
        self._step = step
        self._future.clear()
        self.plan = plan

    def end_step(self) -> None:
        """The next change is a step of its own."""
        self._step = None

    def undo(self) -> None:
        """Take the last step back."""
        if self._past:
            self._future.append(self.plan)
            self.plan = self._past.pop()
        self._step = None

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._future:
            self._past.append(self.plan)
            self.plan = self._future.pop()
        self._step = None


def spanned(x0: float, y0: float, x1: float, y1: float, *, width: int, height: int) -> Region:
    """The box between two points of a picture of this size: every pixel that it touches, none outside."""
    left, right = sorted((min(max(x0, 0.0), width), min(max(x1, 0.0), width)))
    top, bottom = sorted((min(max(y0, 0.0), height), min(max(y1, 0.0), height)))
    x, y = floor(left), floor(top)
    return Region(x=x, y=y, width=ceil(right) - x, height=ceil(bottom) - y)


def large_enough(box: Region) -> bool:
    """Whether a box that was drawn was meant."""
    return box.width >= SMALLEST and box.height >= SMALLEST


def moved(box: Region, dx: int, dy: int, *, width: int, height: int) -> Region:
    """The box of the same size, as far as the picture reaches."""
    return replace(
        box,
        x=min(max(box.x + dx, 0), width - box.width),
        y=min(max(box.y + dy, 0), height - box.height),
    )


def resized(box: Region, dx: int, dy: int, *, width: int, height: int) -> Region:
    """The box with its right and lower edge moved, never inside out and never beyond the picture."""
    least_x, least_y = min(SMALLEST, width), min(SMALLEST, height)
    right = min(max(box.x + box.width + dx, box.x + least_x), width)
    lower = min(max(box.y + box.height + dy, box.y + least_y), height)
    x, y = min(box.x, width - least_x), min(box.y, height - least_y)
    return Region(x=x, y=y, width=max(right - x, least_x), height=max(lower - y, least_y))


def middle_box(left: int, top: int, right: int, bottom: int, *, width: int, height: int) -> Region:
    """A new box in the middle of what is seen of the picture, a quarter of it each way."""
    wide = min(max((right - left) // 4, SMALLEST), width)
    tall = min(max((bottom - top) // 4, SMALLEST), height)
    x = min(max((left + right - wide) // 2, 0), width - wide)
    y = min(max((top + bottom - tall) // 2, 0), height - tall)
    return Region(x=x, y=y, width=wide, height=tall)
