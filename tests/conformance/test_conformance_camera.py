"""What every camera does, whichever back-end: the child with a film in its place, and the one in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from capture.api import Camera, Obstacle, SenseError, StopSign
from capture.camera.child import CameraSystem
from capture.camera.process import ChildCamera
from capture.fake.camera import FakeCamera
from capture.fake.desktop import Breakage, FakeDesktop
from tests.support.films import film


@pytest.fixture(params=["child", "fake"])
def cameras(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Camera, Camera]:
    """One that works, and one whose camera breaks off."""
    if request.param == "fake":
        broken = FakeDesktop()
        broken.break_sense("camera", Breakage(Obstacle.CAMERA_FAILED, "stopped giving frames"))
        return FakeCamera(FakeDesktop()), FakeCamera(broken)
    whole = film(tmp_path / "whole.mjpeg", frames=12)
    short = film(tmp_path / "short.mjpeg", frames=4)
    return _child(whole), _child(short)


def _child(device: str) -> Camera:
    return ChildCamera(system=CameraSystem.FILE, device=lambda: device, limit_s=60.0)


def test_a_photo_is_pixels_without_padding_and_each_is_taken_anew(cameras) -> None:
    working, _ = cameras
    assert working.why_not() is None
    for _ in range(2):
        photo = working.photo(StopSign())
        assert photo is not None
        assert 0 < max(photo.width, photo.height) <= 640
        assert len(photo.bgrx) == photo.width * photo.height * 4


def test_a_camera_that_breaks_off_says_so_and_may_be_asked_again(cameras) -> None:
    _, broken = cameras
    for _ in range(2):
        with pytest.raises(SenseError) as caught:
            broken.photo(StopSign())
        assert caught.value.reason is Obstacle.CAMERA_FAILED


def test_after_a_stop_there_is_no_photo(cameras) -> None:
    working, _ = cameras
    stop = StopSign()
    stop.stop()
    assert working.photo(stop) is None
    assert working.photo(StopSign()) is not None


def test_the_name_is_short_and_stable(cameras) -> None:
    assert {camera.name for camera in cameras} <= {"opencv-file", "fake-camera"}
