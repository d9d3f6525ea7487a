"""Takes pictures beside the control thread: one lazy worker, one shot at a time."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from agent.core.problems import Trouble
from agent.runtime.pictures import MEDIA_TYPE, Encoded, encode
from agent.runtime.ports import Pictures
from capture.api import Frame, Obstacle, Screen, SenseError
from wire.items import MAX_ITEMS
from wire.records import ImageFile, MonitorPlace, Reason, Screenshot, SegmentId

_log = logging.getLogger("hourproof.shots")

MOST_MONITORS = MAX_ITEMS - 3
"""A statement holds no more pictures beside activity, window and memo."""


@dataclass(frozen=True, slots=True)
class Shot:
    """What came of one shot: screenshots, or the reason for none and the trouble behind it."""

    segment: SegmentId
    taken_ms: int
    screenshots: tuple[Screenshot, ...]
    reason: Reason | None
    trouble: Trouble | None


def reason_of(obstacle: Obstacle | None) -> Reason:
    """The reason that stands in a statement for what kept a sense from working."""
    if obstacle is Obstacle.PERMISSION_MISSING:
        return Reason.PERMISSION_MISSING
    return Reason.CAPTURE_FAILED if obstacle is None else Reason.NOT_AVAILABLE


class ShotWorker:
    """Its thread begins with the first shot and ends with `stop`."""

    def __init__(
        self,
        *,
        screen: Screen,
        pictures: Pictures,
        now_ms: Callable[[], int],
        answer: Callable[[Shot], None],
    ) -> None:
        """`now_ms` gives agent time; `answer` is called on the worker thread with each result."""
        self._screen = screen
        self._pictures = pictures
        self._now_ms = now_ms
        self._answer = answer
        self._jobs: queue.SimpleQueue[SegmentId | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def take(self, segment: SegmentId) -> None:
        """Take a shot for `segment` as soon as possible. Control thread."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._run, args=(self._jobs,), name="hourproof-shots", daemon=True
            )
            self._thread.start()
        self._jobs.put(segment)

    def abandon(self) -> None:
        """Leave a shot that never ends to its thread; the next one gets a new thread. Control thread."""
        self._jobs.put(None)
        self._jobs = queue.SimpleQueue()
        self._thread = None

    def stop(self) -> None:
        """Let the thread end after the shot it is at. Control thread."""
        if self._thread is not None:
            self._jobs.put(None)

    def _run(self, jobs: queue.SimpleQueue[SegmentId | None]) -> None:
        while (segment := jobs.get()) is not None:
            taken_ms = self._now_ms()
            try:
                shot = self._shoot(segment, taken_ms)
            except Exception:  # noqa: BLE001 - the thread guard
                _log.exception("a shot failed by a bug")
                shot = Shot(segment, taken_ms, (), Reason.CAPTURE_FAILED, None)
            self._answer(shot)

    def _shoot(self, segment: SegmentId, taken_ms: int) -> Shot:
        try:
            frames = self._screen.capture()
        except SenseError as error:
            _log.warning("no picture could be taken: %s", error.detail)
            return Shot(segment, taken_ms, (), reason_of(error.reason), None)
        try:
            screenshots = tuple(self._store(frame, taken_ms) for frame in frames[:MOST_MONITORS])
        except Trouble as trouble:
            _log.warning("a picture could not be kept: %s", trouble.problem.code)
            return Shot(segment, taken_ms, (), Reason.CAPTURE_FAILED, trouble)
        reason = None if screenshots else Reason.NOT_AVAILABLE
        return Shot(segment, taken_ms, screenshots, reason, None)

    def _store(self, frame: Frame, taken_ms: int) -> Screenshot:
        encoded = encode(frame)
        monitor = frame.monitor
        return Screenshot(
            monitor=MonitorPlace(
                index=monitor.index,
                x=monitor.x,
                y=monitor.y,
                width=monitor.width,
                height=monitor.height,
            ),
            taken_ms=taken_ms,
            media_type=MEDIA_TYPE,
            picture=keep_file(self._pictures, encoded.picture),
            thumbnail=keep_file(self._pictures, encoded.thumbnail),
        )


def keep_file(pictures: Pictures, encoded: Encoded) -> ImageFile:
    """Write one file of a picture down, durably, and say what it is. Raises `Trouble`."""
    return ImageFile(
        sha256=pictures.put(encoded.data),
        bytes=len(encoded.data),
        width=encoded.width,
        height=encoded.height,
    )
