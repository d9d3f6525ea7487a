"""The camera's child process: opens a camera, takes one photo, writes it to standard output and ends.

The only place that loads the camera library, which costs 30 MB and runs drivers that hang and crash. Its
answer is `capture.camera.answer`; whatever the library itself prints goes to standard error. It ends when its
parent does, and by itself when its time is over.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from capture.api import Obstacle, Photo, SenseError
from capture.camera import answer

if TYPE_CHECKING:
    from cv2 import VideoCapture
    from cv2.typing import MatLike

FLAG: Final = "--camera-child"
"""A frozen program has no `-m`: with this as its first argument it is to call `main` with the others."""

WARM_UP_FRAMES: Final = 10
"""What a camera gives before it has found its exposure."""
INDEXES: Final = range(4)
"""Where to look on systems whose cameras have numbers only."""


class CameraSystem(StrEnum):
    """Through what the camera library reaches cameras."""

    V4L2 = "v4l2"
    DIRECTSHOW = "directshow"
    AVFOUNDATION = "avfoundation"
    FILE = "file"
    """A film or a row of pictures in place of a camera, for tests; never chosen for a contractor."""


_LEAST_TELLING: Final = (
    Obstacle.CAMERA_MISSING,
    Obstacle.CAMERA_FAILED,
    Obstacle.PERMISSION_MISSING,
    Obstacle.CAMERA_BUSY,
)
"""Of several devices that gave nothing, the later one here says more to the person."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Be the child; 0 when an answer was written."""
    parser = argparse.ArgumentParser(prog="hourproof-camera")
    parser.add_argument("--system", type=CameraSystem, choices=tuple(CameraSystem), required=True)
    parser.add_argument("--device", help="which camera; else the first that gives a picture")
    parser.add_argument("--limit", type=int, default=15, help="seconds after which it ends itself")
    options = parser.parse_args(arguments)
    if hasattr(signal, "alarm"):
        # Beyond the parent's own limit: for when the parent is gone and could not say so.
        signal.alarm(options.limit)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with _own_output() as out:
        try:
            data = answer.encode_photo(take(options.system, options.device))
        except SenseError as error:
            data = answer.encode_refusal(error.reason or Obstacle.CAMERA_FAILED, error.detail)
        out.write(data)
    return 0


def take(system: CameraSystem, device: str | None) -> Photo:
    """A photo of `device`, else of the first camera that gives one. Raises `SenseError`."""
    refused: dict[Obstacle, SenseError] = {}
    for candidate in [device] if device else _candidates(system):
        try:
            return _photo(system, candidate)
        except SenseError as error:
            if error.reason not in _LEAST_TELLING:
                raise
            refused.setdefault(error.reason, error)
    if not refused:
        raise SenseError(Obstacle.CAMERA_MISSING, "no camera")
    raise refused[max(refused, key=_LEAST_TELLING.index)]


def _candidates(system: CameraSystem) -> list[str]:
    if system is CameraSystem.V4L2:
        from capture.camera import v4l2

        return [str(path) for path in v4l2.nodes()]
    return [] if system is CameraSystem.FILE else [str(index) for index in INDEXES]


def _photo(system: CameraSystem, device: str) -> Photo:
    """A photo of this device. Raises `SenseError`."""
    look = _look(system, device)
    obstacle = look()
    if obstacle is not None:
        raise SenseError(obstacle, f"{device} cannot be used")
    try:
        import cv2
    except ImportError as error:
        raise SenseError(Obstacle.LIBRARY_MISSING, str(error)) from error
    reach = {
        CameraSystem.V4L2: cv2.CAP_V4L2,
        CameraSystem.DIRECTSHOW: cv2.CAP_DSHOW,  # the other one takes many seconds to open
        CameraSystem.AVFOUNDATION: cv2.CAP_AVFOUNDATION,
        CameraSystem.FILE: cv2.CAP_ANY,
    }[system]
    numbered = system in (CameraSystem.DIRECTSHOW, CameraSystem.AVFOUNDATION)
    try:
        camera = (
            cv2.VideoCapture(int(device), reach) if numbered else cv2.VideoCapture(device, reach)
        )
        try:
            frame = _frame(camera)
        finally:
            camera.release()
        return _scaled(frame)
    except (cv2.error, ValueError) as error:
        raise SenseError(Obstacle.CAMERA_FAILED, f"{device}: {error}") from error
    except SenseError as error:
        # It could be used a moment ago: if that has changed, this is why.
        found = look()
        busy = Obstacle.CAMERA_BUSY if found is Obstacle.CAMERA_BUSY else Obstacle.CAMERA_FAILED
        raise SenseError(busy, f"{device}: {error.detail}") from error


def _look(system: CameraSystem, device: str) -> Callable[[], Obstacle | None]:
    """How to ask the system what is wrong with `device`."""
    if system is CameraSystem.V4L2:
        from capture.camera import v4l2

        return lambda: v4l2.look(Path(device))
    if system is CameraSystem.FILE:
        return lambda: None if Path(device).exists() else Obstacle.CAMERA_MISSING
    return lambda: None


def _frame(camera: VideoCapture) -> MatLike:
    """The first frame after the warm-up. Raises `SenseError`."""
    import cv2

    if not camera.isOpened():
        raise SenseError(Obstacle.CAMERA_FAILED, "does not open")
    camera.set(cv2.CAP_PROP_FRAME_WIDTH, answer.LONGEST_SIDE)
    for _ in range(WARM_UP_FRAMES):
        if not camera.grab():
            raise SenseError(Obstacle.CAMERA_FAILED, "stopped giving frames")
    there, frame = camera.read()
    if not there or frame.size == 0:
        raise SenseError(Obstacle.CAMERA_FAILED, "gave no frame")
    return frame


def _scaled(frame: MatLike) -> Photo:
    import cv2

    height, width = frame.shape[:2]
    longest = max(width, height)
    if longest > answer.LONGEST_SIDE:
        width = max(1, round(width * answer.LONGEST_SIDE / longest))
        height = max(1, round(height * answer.LONGEST_SIDE / longest))
        frame = cv2.resize(frame, (width, height), interpolation=cv2.INTER_AREA)
    code = cv2.COLOR_GRAY2BGRA if frame.ndim == 2 else cv2.COLOR_BGR2BGRA
    return Photo(width=width, height=height, bgrx=cv2.cvtColor(frame, code).tobytes())


def _own_output() -> BinaryIO:
    """Standard output for the answer alone: what the library prints there goes to standard error from now on."""
    own = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(own, "wb")


def _end_with_parent() -> None:
    """Standard input ends with the parent; nothing is worth writing then, and the lamp goes off."""
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
