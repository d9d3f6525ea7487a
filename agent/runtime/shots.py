"""Takes pictures beside the control thread: one lazy worker, one shot at a time."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from agent.core.problems import Trouble
from agent.runtime.front import Front
from agent.runtime.pictures import MEDIA_TYPE, Encoded, encode
from agent.runtime.ports import Pictures
from agent.runtime.reasons import camera_reason, reason_of
from capture.api import (
    EVERYTHING,
    Camera,
    DarkError,
    ExclusionError,
    Frame,
    Obstacle,
    Scope,
    Screen,
    SenseError,
    StopSign,
    WindowProbe,
)
from wire.items import MAX_ITEMS
from wire.records import (
    ImageFile,
    MonitorPlace,
    Reason,
    Screenshot,
    SegmentId,
    Webcam,
    Window,
    WindowPolicy,
)

_log = logging.getLogger("hourproof.shots")

MOST_MONITORS = MAX_ITEMS - 5
"""A statement holds no more pictures beside activity, window, memo, webcam and signals."""


@dataclass(frozen=True, slots=True)
class Look:
    """What pictures of the screen may show, and by how many of their pixels they are blurred."""

    scope: Scope = EVERYTHING
    blur: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the moment of `segment` asks for; `stop` ends the photo."""

    segment: SegmentId
    screenshots: bool
    webcam: bool
    stop: StopSign
    look: Look
    window: WindowPolicy


@dataclass(frozen=True, slots=True)
class Shot:
    """What came of one shot: screenshots, or the reason for none and the trouble behind it.

    `faults` has each sense of the desktop that was asked, with how it failed, None: it works.
    """

    segment: SegmentId
    taken_ms: int
    screenshots: tuple[Screenshot, ...]
    reason: Reason | None
    trouble: Trouble | None
    webcam: Webcam | None = None
    no_webcam: Reason | None = None
    window: Window | None = None
    no_window: Reason | None = None
    faults: tuple[tuple[str, SenseError | None], ...] = ()


class ShotWorker:
    """Its thread begins with the first shot and ends with `stop`."""

    def __init__(
        self,
        *,
        screen: Screen | None,
        camera: Camera | None,
        window: WindowProbe | None,
        pictures: Pictures,
        now_ms: Callable[[], int],
        answer: Callable[[Shot], None],
    ) -> None:
        """`now_ms` gives agent time; `answer` is called on the worker thread with each result."""
        self._screen = screen
        self._camera = camera
        self._window = window
        self._pictures = pictures
        self._now_ms = now_ms
        self._answer = answer
        self._jobs: queue.SimpleQueue[Wanted | None] = queue.SimpleQueue()
        self._photo = StopSign()
        self._photo_of: SegmentId | None = None
        self._thread: threading.Thread | None = None

    def take(
        self,
        segment: SegmentId,
        *,
        screenshots: bool = True,
        webcam: bool = False,
        look: Look = Look(),
        window: WindowPolicy = WindowPolicy.NONE,
    ) -> None:
        """Take a shot for `segment` as soon as possible, pictures of the screen first. Control thread.

        The window in front is named as far as `window` says, as it is when the pixels are read.
        """
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._run, args=(self._jobs,), name="hourproof-shots", daemon=True
            )
            self._thread.start()
        self._photo, self._photo_of = StopSign(), segment
        self._jobs.put(Wanted(segment, screenshots, webcam, self._photo, look, window))

    def end_photo(self, *, unless: SegmentId | None = None) -> None:
        """Close the camera now, and do not open it for what was asked so far, unless that was for this segment.

        Control thread.
        """
        if self._photo_of != unless:
            self._photo.stop()
            self._photo_of = None

    def abandon(self) -> None:
        """Leave a shot that never ends to its thread; the next one gets a new thread. Control thread."""
        self.end_photo()
        self._jobs.put(None)
        self._jobs = queue.SimpleQueue()
        self._thread = None

    def stop(self) -> None:
        """Let the thread end after the shot it is at. Control thread."""
        self.end_photo()
        if self._thread is not None:
            self._jobs.put(None)

    def _run(self, jobs: queue.SimpleQueue[Wanted | None]) -> None:
        while (wanted := jobs.get()) is not None:
            taken_ms = self._now_ms()
            try:
                shot = self._shoot(wanted, taken_ms)
            except Exception:  # noqa: BLE001 - the thread guard
                _log.exception("a shot failed by a bug")
                failed = Reason.CAPTURE_FAILED if wanted.screenshots else None
                no_window = Reason.CAPTURE_FAILED
                shot = Shot(wanted.segment, taken_ms, (), failed, None, no_window=no_window)
            if wanted.webcam:
                shot = self._with_photo(shot, wanted.stop)
            self._answer(shot)

    def _with_photo(self, shot: Shot, stop: StopSign) -> Shot:
        """The shot with the photo, or why there is none."""
        if not self._has_room():
            return replace(shot, no_webcam=Reason.NO_ROOM)
        try:
            return replace(shot, webcam=self._photograph(stop))
        except SenseError as error:
            _log.warning("no photo could be taken: %s", error.detail)
            return replace(shot, no_webcam=camera_reason(error.reason))
        except Trouble as trouble:
            _log.warning("a photo could not be kept: %s", trouble.problem.code)
            return replace(shot, no_webcam=Reason.CAPTURE_FAILED, trouble=trouble)
        except Exception:  # noqa: BLE001 - the thread guard
            _log.exception("a photo failed by a bug")
            return replace(shot, no_webcam=Reason.CAMERA_FAILED)

    def _photograph(self, stop: StopSign) -> Webcam:
        if self._camera is None:
            raise SenseError(Obstacle.LIBRARY_MISSING, "no way to a camera on this system")
        photo = self._camera.photo(stop)
        taken_ms = self._now_ms()
        if photo is None:
            raise SenseError(None, "tracking ended before it was taken")
        encoded = encode(photo)
        return Webcam(
            taken_ms=taken_ms,
            media_type=MEDIA_TYPE,
            picture=keep_file(self._pictures, encoded.picture),
            thumbnail=keep_file(self._pictures, encoded.thumbnail),
        )

    def _shoot(self, wanted: Wanted, taken_ms: int) -> Shot:
        front = Front(self._window, wanted.window, wanted.look.scope.excluded)
        try:
            seen = self._see(wanted)
        finally:
            # At once: encoding takes longer than the pixels took.
            named = front.end()
        shot = self._keep(wanted, taken_ms, seen)
        window = (("window", named.fault),) if named.tried else ()
        return replace(
            shot, window=named.window, no_window=named.reason, faults=(*shot.faults, *window)
        )

    def _see(self, wanted: Wanted) -> tuple[Frame, ...] | SenseError | Reason | None:
        """The pixels, what kept them from being read, or the reason why nobody tried; None: not wanted."""
        if not wanted.screenshots:
            return None
        if self._screen is None:
            return Reason.NOT_AVAILABLE
        if not self._has_room():
            return Reason.NO_ROOM
        try:
            return self._screen.capture(wanted.look.scope)
        except SenseError as error:
            return error

    def _keep(
        self, wanted: Wanted, taken_ms: int, seen: tuple[Frame, ...] | SenseError | Reason | None
    ) -> Shot:
        """The pictures of these pixels, on the disk."""
        none = Shot(wanted.segment, taken_ms, (), None, None)
        if seen is None:
            return none
        if isinstance(seen, Reason):
            return replace(none, reason=seen)
        if isinstance(seen, ExclusionError):
            _log.warning("no picture was taken, because of what is excluded: %s", seen.detail)
            return replace(none, reason=Reason.EXCLUDED_APP)
        works = replace(none, faults=(("screen", None),))
        if isinstance(seen, DarkError):
            _log.info("no picture was taken: %s", seen.detail)
            return replace(works, reason=Reason.SCREEN_DARK)
        if isinstance(seen, SenseError):
            _log.warning("no picture could be taken: %s", seen.detail)
            return replace(none, reason=reason_of(seen.reason), faults=(("screen", seen),))
        try:
            screenshots = tuple(
                self._store(frame, wanted.look, taken_ms) for frame in seen[:MOST_MONITORS]
            )
        except Trouble as trouble:
            _log.warning("a picture could not be kept: %s", trouble.problem.code)
            return replace(works, reason=Reason.CAPTURE_FAILED, trouble=trouble)
        reason = None if screenshots else Reason.NOT_AVAILABLE
        return replace(works, screenshots=screenshots, reason=reason)

    def _has_room(self) -> bool:
        """Whether another picture may be kept; where nobody can tell, writing it will."""
        try:
            room = self._pictures.has_room()
        except Trouble as trouble:
            _log.warning("it is not known whether there is room: %s", trouble.problem.code)
            return True
        if not room:
            _log.warning("no picture is taken: what waits to be uploaded fills its share")
        return room

    def _store(self, frame: Frame, look: Look, taken_ms: int) -> Screenshot:
        encoded = encode(frame, blur=look.blur)
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
            blur=look.blur,
            regions=encoded.regions,
        )


def keep_file(pictures: Pictures, encoded: Encoded) -> ImageFile:
    """Write one file of a picture down, durably, and say what it is. Raises `Trouble`."""
    return ImageFile(
        sha256=pictures.put(encoded.data),
        bytes=len(encoded.data),
        width=encoded.width,
        height=encoded.height,
    )
