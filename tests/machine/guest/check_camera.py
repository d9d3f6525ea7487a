"""The webcam's child on real V4L2 devices."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from capture.api import Obstacle, SenseError, StopSign
from capture.camera import v4l2
from capture.camera.child import CameraSystem
from capture.camera.process import ChildCamera
from tests.machine.guest import cameras

ROOT = Path(__file__).resolve().parents[3]
LONG_S = 120.0
NOBODY = 65534
AS_NOBODY = """
import sys
from capture.api import SenseError, StopSign
from capture.camera import v4l2
from capture.camera.child import CameraSystem
from capture.camera.process import ChildCamera
camera = ChildCamera(system=CameraSystem.V4L2, limit_s=120.0)
print(v4l2.at_hand())
try:
    print(camera.photo(StopSign()))
except SenseError as error:
    print(error.reason)
"""


@pytest.fixture(autouse=True)
def _unplugged() -> Iterator[None]:
    yield
    cameras.unplug_all()


def camera(*, device: Path | None = None, limit_s: float = LONG_S) -> ChildCamera:
    return ChildCamera(
        system=CameraSystem.V4L2,
        device=lambda: None if device is None else str(device),
        at_hand=v4l2.at_hand,
        limit_s=limit_s,
    )


def refused(asked: ChildCamera) -> Obstacle | None:
    with pytest.raises(SenseError) as caught:
        asked.photo(StopSign())
    print(caught.value.detail)
    return caught.value.reason


def test_a_photo_and_the_lamp_is_off_again() -> None:
    (node,) = cameras.plug_in(cameras.CAMERA)
    asked = camera()
    assert asked.why_not() is None
    assert not cameras.is_on(node)
    photo = asked.photo(StopSign())
    assert photo is not None
    assert max(photo.width, photo.height) <= 640
    assert len(photo.bgrx) == photo.width * photo.height * 4
    # The driver shows coloured bars: a black or grey picture would be none of it.
    row = photo.width * 4 * (photo.height // 2)
    pixels = {photo.bgrx[at : at + 3] for at in range(row, row + photo.width * 4, 40)}
    assert len(pixels) > 5
    assert not cameras.is_on(node)
    assert v4l2.look(node) is None


def test_without_a_camera() -> None:
    assert camera().why_not() is Obstacle.CAMERA_MISSING
    assert refused(camera()) is Obstacle.CAMERA_MISSING


def test_the_first_that_gives_pictures_is_taken_and_what_gives_none_is_passed_over() -> None:
    output, node = cameras.plug_in(cameras.OUTPUT, cameras.CAMERA)
    assert v4l2.look(output) is Obstacle.CAMERA_MISSING
    assert camera().photo(StopSign()) is not None
    assert refused(camera(device=output)) is Obstacle.CAMERA_MISSING
    assert camera(device=node).photo(StopSign()) is not None


def test_a_camera_that_another_program_has_is_busy() -> None:
    node, other = cameras.plug_in(cameras.CAMERA, cameras.CAMERA)
    holder = cameras.hold(node)
    try:
        assert refused(camera(device=node)) is Obstacle.CAMERA_BUSY
        assert v4l2.look(other) is None
        assert camera().photo(StopSign()) is not None, "the other one is free"
    finally:
        holder.kill()
        holder.communicate()


def test_without_the_right_to_it() -> None:
    (node,) = cameras.plug_in(cameras.CAMERA)
    node.chmod(0o600)
    # The interpreter may lie in a folder that is closed to others: here it is open.
    for folder in (*Path(sys.executable).resolve().parents, *ROOT.parents):
        folder.chmod(folder.stat().st_mode | 0o055)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY],
        cwd=ROOT,
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["permission-missing", "permission-missing"], done.stderr


class Photographer:
    """Takes photos beside the test, one after the other, until one was frozen; what came of that is in `results`.

    A photo can be over before the test has seen that the camera is on.
    """

    def __init__(self, asked: ChildCamera, stop: StopSign) -> None:
        self._asked, self._stop = asked, stop
        self._frozen = threading.Event()
        self._results: list[object] = []
        self._thread = threading.Thread(target=self._take)
        self._thread.start()

    def freeze(self, node: Path) -> int:
        """Stop the child while the camera is on; its id."""
        try:
            return cameras.freeze_user(node)
        finally:
            self._frozen.set()

    def results(self) -> list[object]:
        """What came of the photo that was frozen, when it is over."""
        self._thread.join(LONG_S)
        return self._results

    def _take(self) -> None:
        while not self._results:
            try:
                result: object = self._asked.photo(self._stop)
            except SenseError as error:
                result = error.reason
            if self._frozen.is_set():
                self._results.append(result)


def test_pulled_out_in_the_middle() -> None:
    (node,) = cameras.plug_in(cameras.CAMERA)
    photographer = Photographer(camera(), StopSign())
    child = photographer.freeze(node)
    cameras.pull_out()
    os.kill(child, signal.SIGCONT)
    assert photographer.results() == [Obstacle.CAMERA_FAILED]
    assert camera().why_not() is Obstacle.CAMERA_MISSING


def test_a_child_that_hangs_is_given_up_and_the_lamp_goes_out() -> None:
    (node,) = cameras.plug_in(cameras.CAMERA)
    photographer = Photographer(camera(limit_s=30.0), StopSign())
    photographer.freeze(node)
    assert photographer.results() == [Obstacle.CAMERA_FAILED]
    assert not cameras.is_on(node)
    assert v4l2.look(node) is None


def test_a_stop_puts_the_lamp_out() -> None:
    (node,) = cameras.plug_in(cameras.CAMERA)
    stop = StopSign()
    photographer = Photographer(camera(), stop)
    photographer.freeze(node)
    stop.stop()
    assert photographer.results() == [None]
    assert not cameras.is_on(node)
    assert v4l2.look(node) is None
