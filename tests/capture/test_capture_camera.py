"""The camera's child and its parent: photos from stand-ins, and everything that can go wrong between the two."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from capture.api import Obstacle, Photo, SenseError, StopSign
from capture.camera import answer, v4l2
from capture.camera.child import FLAG, CameraSystem
from capture.camera.process import MAX_NOISE_BYTES, ChildCamera
from tests.support.desktop import wait_until
from tests.support.films import film

ROOT = Path(__file__).resolve().parents[2]
PHOTO = Photo(width=2, height=1, bgrx=b"abcdefgh")
LONG_S = 60.0
"""A limit that no test reaches."""


def children() -> list[psutil.Process]:
    """Every process of ours, zombies included."""
    return psutil.Process().children(recursive=True)


@pytest.fixture(autouse=True)
def _nothing_stays_behind():
    before = {process.pid for process in children()}
    yield
    assert [process for process in children() if process.pid not in before] == []
    wait_until(
        lambda: not any(t.name.startswith("hourproof-camera") for t in threading.enumerate()),
        "the readers to end",
    )


def real_camera(device: str | None, **more: object) -> ChildCamera:
    return ChildCamera(system=CameraSystem.FILE, device=lambda: device, limit_s=LONG_S, **more)


def fake_child(script: str, *, limit_s: float = LONG_S) -> ChildCamera:
    """A child that does what `script` says, with our answers at hand."""
    begin = "import os, signal, subprocess, sys, time\nfrom capture.camera import answer\nout = sys.stdout.buffer\n"
    return ChildCamera(
        system=CameraSystem.V4L2, command=[sys.executable, "-c", begin + script], limit_s=limit_s
    )


def refused(camera: ChildCamera) -> SenseError:
    with pytest.raises(SenseError) as caught:
        camera.photo(StopSign())
    return caught.value


# ---- the real child, with a film in place of a camera ----


def test_a_photo_is_the_first_frame_after_the_warm_up_and_small(tmp_path: Path) -> None:
    device = film(tmp_path / "film.mjpeg", frames=12)
    photo = real_camera(device).photo(StopSign())
    assert photo is not None
    assert (photo.width, photo.height) == (640, 480)
    blue, green, red, _ = photo.bgrx[:4]
    assert blue > 150
    assert green < 80
    assert red < 80


def test_a_small_frame_stays_as_it_is(tmp_path: Path) -> None:
    photo = real_camera(film(tmp_path / "film.mjpeg", frames=11, size=(160, 200))).photo(StopSign())
    assert photo is not None
    assert (photo.width, photo.height, len(photo.bgrx)) == (160, 200, 160 * 200 * 4)


def test_a_camera_that_stops_giving_frames_has_failed(tmp_path: Path) -> None:
    error = refused(real_camera(film(tmp_path / "film.mjpeg", frames=5)))
    assert error.reason is Obstacle.CAMERA_FAILED
    assert "stopped giving frames" in error.detail


def test_a_file_that_is_no_film_has_failed_and_its_noise_is_in_the_debug_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"\x00\x00\x00\x18ftypmp42 and no more")
    with caplog.at_level(logging.DEBUG, "hourproof.camera"):
        error = refused(real_camera(str(broken)))
    assert error.reason is Obstacle.CAMERA_FAILED
    noise = [record for record in caplog.records if record.message.startswith("camera: ")]
    assert noise
    assert {record.levelno for record in noise} == {logging.DEBUG}


def test_without_any_camera_it_is_missing(tmp_path: Path) -> None:
    assert refused(real_camera(None)).reason is Obstacle.CAMERA_MISSING
    assert refused(real_camera(str(tmp_path / "none"))).reason is Obstacle.CAMERA_MISSING


def test_without_the_library_it_says_so(tmp_path: Path) -> None:
    """A module of that name that cannot be imported, as half an installation is."""
    device = film(tmp_path / "film.mjpeg", frames=12)
    (tmp_path / "cv2.py").write_text("raise ImportError('libGL is not there')\n")
    camera = real_camera(device, environment={**os.environ, "PYTHONPATH": str(tmp_path)})
    # The child begins in our folder and looks there first; ours has no such module.
    error = refused(camera)
    assert error.reason is Obstacle.LIBRARY_MISSING
    assert "libGL" in error.detail


def test_the_library_is_never_loaded_into_the_agent(tmp_path: Path) -> None:
    device = film(tmp_path / "film.mjpeg", frames=12)
    script = (
        "import sys\n"
        "from capture.api import StopSign\n"
        "from capture.camera.process import ChildCamera\n"
        "from capture.camera.child import CameraSystem\n"
        f"camera = ChildCamera(system=CameraSystem.FILE, device=lambda: {device!r})\n"
        "assert camera.photo(StopSign()).width == 640\n"
        "print(sorted({'cv2', 'numpy'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("module", ["ui.app", "agent.cli"])
def test_a_frozen_program_is_its_own_camera_child(tmp_path: Path, module: str) -> None:
    device = film(tmp_path / "film.mjpeg", frames=12)
    with subprocess.Popen(
        [sys.executable, "-m", module, FLAG, "--system=file", f"--device={device}"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert answer.decode(child.stdout.read()).width == 640
        assert child.wait(20) == 0


def test_the_child_ends_when_its_parent_is_gone(tmp_path: Path) -> None:
    """It waits for a pipe that never gives a frame; its standard input ends."""
    pipe = tmp_path / "never.mjpeg"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [sys.executable, "-m", "capture.camera.child", "--system=file", f"--device={pipe}"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as child:
        writer = os.open(pipe, os.O_WRONLY)  # returns when the child has it open
        try:
            assert child.poll() is None
            assert child.stdin is not None
            child.stdin.close()
            assert child.wait(20) == 1
        finally:
            os.close(writer)


# ---- the parent, with children that misbehave ----


def test_what_a_good_child_says_is_the_photo() -> None:
    script = f"out.write(answer.encode_photo(answer.Photo(2, 1, {PHOTO.bgrx!r})))"
    assert fake_child(script).photo(StopSign()) == PHOTO


@pytest.mark.parametrize(
    "obstacle",
    [Obstacle.CAMERA_BUSY, Obstacle.CAMERA_MISSING, Obstacle.PERMISSION_MISSING],
)
def test_a_reason_of_the_child_is_passed_on(obstacle: Obstacle) -> None:
    script = (
        f"out.write(answer.encode_refusal(answer.Obstacle({obstacle.value!r}), 'dev\\n\\x1b[1m'))"
    )
    error = refused(fake_child(script))
    assert (error.reason, error.detail) == (obstacle, "dev??[1m")


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "ended with -11"),
        ("sys.exit(3)", "ended with 3"),
        ("out.write(b'hello')", "nonsense"),
        ("out.write(b'HPC1' + bytes(40))", "nonsense"),
        ("out.write(answer.encode_photo(answer.Photo(2, 1, bytes(8))) + b'x')", "nonsense"),
        ("out.write(answer.encode_photo(answer.Photo(2, 2, bytes(8))))", "nonsense"),
        ("out.write(answer.encode_photo(answer.Photo(641, 1, bytes(641 * 4))))", "nonsense"),
        ("out.write(answer.encode_photo(answer.Photo(2, 1, bytes(8)))[:-1])", "nonsense"),
        ("for _ in range(4000): out.write(bytes(10_000))", "nonsense"),
        ("while True: out.write(bytes(10_000))", "nonsense"),
    ],
)
def test_a_child_that_crashes_or_talks_nonsense_has_failed(script: str, says: str) -> None:
    error = refused(fake_child(script))
    assert error.reason is Obstacle.CAMERA_FAILED
    assert says in error.detail


def test_noise_without_end_is_read_and_cut(caplog: pytest.LogCaptureFixture) -> None:
    script = (
        "for _ in range(2000): os.write(2, b'driver says no ' * 80 + b'\\n')\n"
        f"out.write(answer.encode_photo(answer.Photo(2, 1, {PHOTO.bgrx!r})))"
    )
    with caplog.at_level(logging.DEBUG, "hourproof.camera"):
        assert fake_child(script).photo(StopSign()) == PHOTO
    noise = [record.message for record in caplog.records]
    assert noise[0].startswith("camera: driver says no")
    assert sum(map(len, noise)) < 2 * MAX_NOISE_BYTES


def test_a_child_that_hangs_is_killed_with_all_it_started(tmp_path: Path) -> None:
    told = tmp_path / "pids"
    script = (
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "child = subprocess.Popen(['sleep', '1000'])\n"
        f"open({str(told)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')\n"
        "while True: time.sleep(1000)"
    )
    error = refused(fake_child(script, limit_s=3.0))
    assert error.reason is Obstacle.CAMERA_FAILED
    assert error.detail == "no photo within 3 s"
    pids = [int(pid) for pid in told.read_text().split()]
    assert len(pids) == 2
    wait_until(lambda: not any(alive(pid) for pid in pids), "both to be gone")


def test_a_program_that_cannot_be_started_is_a_failed_camera() -> None:
    camera = ChildCamera(system=CameraSystem.V4L2, command=["/nonexistent/camera"])
    assert refused(camera).reason is Obstacle.CAMERA_FAILED


def test_a_stop_ends_the_photo_at_once(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    camera = fake_child(f"open({str(begun)!r}, 'w').write('x')\ntime.sleep(1000)")
    stop, results = StopSign(), []
    thread = threading.Thread(target=lambda: results.append(camera.photo(stop)))
    thread.start()
    wait_until(begun.exists, "the child to begin")
    stop.stop()
    thread.join(20)
    assert results == [None]


def test_nothing_is_started_after_a_stop(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    stop = StopSign()
    stop.stop()
    assert fake_child(f"open({str(begun)!r}, 'w')").photo(stop) is None
    assert not begun.exists()


def test_a_sign_that_stops_twice_ends_once() -> None:
    ended: list[int] = []
    stop = StopSign()
    assert stop.begin(lambda: lambda: ended.append(1))
    stop.stop()
    stop.stop()
    assert ended == [1]
    assert not stop.begin(lambda: pytest.fail("must not begin"))


def test_a_look_from_outside_starts_nothing(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    camera = ChildCamera(
        system=CameraSystem.V4L2,
        at_hand=lambda: Obstacle.CAMERA_MISSING,
        command=[sys.executable, "-c", f"open({str(begun)!r}, 'w')"],
    )
    assert camera.why_not() is Obstacle.CAMERA_MISSING
    assert refused(camera).reason is Obstacle.CAMERA_MISSING
    assert not begun.exists()


def alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


# ---- what Linux says of its nodes ----


def test_nodes_are_found_by_number_and_nothing_else_is(tmp_path: Path) -> None:
    for name in ("video10", "video2", "video", "videox", "vbi0"):
        (tmp_path / name).touch()
    assert [path.name for path in v4l2.nodes(tmp_path)] == ["video2", "video10"]
    assert v4l2.at_hand(tmp_path) is None
    assert v4l2.at_hand(tmp_path / "..") is Obstacle.CAMERA_MISSING


def test_what_is_no_camera_is_a_missing_one(tmp_path: Path) -> None:
    """Real cameras are tried in tests/machine."""
    (tmp_path / "video0").touch()
    assert v4l2.look(tmp_path / "video0") is Obstacle.CAMERA_MISSING
    assert v4l2.look(tmp_path / "video1") is Obstacle.CAMERA_MISSING


@pytest.mark.parametrize("cut", range(0, 25, 4))
def test_no_cut_or_changed_answer_is_a_photo(cut: int) -> None:
    whole = answer.encode_photo(PHOTO)
    assert answer.decode(whole) == PHOTO
    with pytest.raises(SenseError):
        answer.decode(whole[:cut])
    changed = bytearray(whole)
    changed[min(cut, 16)] ^= 0x40
    with pytest.raises(SenseError):
        answer.decode(bytes(changed))


@pytest.mark.parametrize(
    "body", [b"", b"camera-busy", b"no-such-reason\nx", b"\xff\nx", b"camera-busy\n\xe9"]
)
def test_a_reason_that_is_none_is_nonsense(body: bytes) -> None:
    good = answer.encode_refusal(Obstacle.CAMERA_BUSY, "")
    head = good[:13] + len(body).to_bytes(4, "big")
    with pytest.raises(SenseError) as caught:
        answer.decode(head + body)
    assert caught.value.reason is Obstacle.CAMERA_FAILED
