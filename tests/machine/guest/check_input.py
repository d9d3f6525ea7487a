"""The X11 senses on a real Xorg with real input devices."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from capture.api import Counts
from capture.x11 import xcb
from capture.x11.device_idle import X11DeviceIdle
from capture.x11.idle import X11Idle
from capture.x11.input_counter import X11InputCounter
from tests.machine.guest.inputs import KEYS, Device, keyboard, mouse
from tests.support.desktop import wait_until
from tests.support.xdevice import XDevices

DISPLAY = ":77"
PATIENCE_S = 120.0
CONFIGURATION = """
Section "Device"
    Identifier "no card"
    Driver "dummy"
    VideoRam 32768
EndSection
Section "Screen"
    Identifier "screen"
    Device "no card"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "1024x768"
    EndSubSection
EndSection
Section "InputClass"
    Identifier "all by libinput"
    MatchIsPointer "on"
    Driver "libinput"
EndSection
Section "InputClass"
    Identifier "keyboards too"
    MatchIsKeyboard "on"
    Driver "libinput"
EndSection
"""


@pytest.fixture(scope="module")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    for module in ("evdev", "uinput"):
        subprocess.run(["modprobe", module], check=True)
    wait_until(Path("/dev/uinput").exists, "uinput")
    folder = tmp_path_factory.mktemp("xorg")
    (folder / "xorg.conf").write_text(CONFIGURATION)
    command = [
        *("Xorg", DISPLAY, "-config", str(folder / "xorg.conf"), "-logfile", str(folder / "log")),
        *("-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts", "-ac"),
    ]
    with (
        (folder / "out").open("wb") as output,
        subprocess.Popen(command, stdout=output, stderr=output) as server,
        pytest.MonkeyPatch.context() as patch,
    ):
        # The socket is there long before a server that starts on an emulated processor lets anybody in.
        patch.setattr(xcb, "CONNECT_S", PATIENCE_S)
        try:
            wait_until(Path(f"/tmp/.X11-unix/X{DISPLAY[1:]}").exists, "Xorg", patience_s=PATIENCE_S)
            yield
        finally:
            print((folder / "log").read_text()[-4000:], (folder / "out").read_text()[-2000:])
            server.terminate()


@pytest.fixture
def devices(_server: None) -> Iterator[tuple[Device, Device]]:
    with keyboard() as keys, mouse() as pointer:
        known(keys.name, lambda: keys.type(1))
        known(pointer.name, lambda: pointer.move(1))
        yield keys, pointer


def known(name: str, touch: Callable[[], None]) -> None:
    """Wait until the X server hears a device: it lists one some time before."""
    wait_until(lambda: name in names(), name, patience_s=PATIENCE_S)
    idle = X11Idle(display=DISPLAY)
    wait_until(lambda: idle.idle_ms() > 1_500, "a moment without input", patience_s=PATIENCE_S)

    def heard() -> bool:
        touch()
        return idle.idle_ms() < 1_000

    wait_until(heard, f"{name} to be heard", patience_s=PATIENCE_S)


def names() -> dict[str, int]:
    with XDevices(DISPLAY) as opened:
        return opened.by_name()


@pytest.fixture
def counter(devices: tuple[Device, Device]) -> Iterator[X11InputCounter]:
    made = X11InputCounter(display=DISPLAY)
    assert made.why_not() is None
    made.start()
    yield made
    made.stop()


def counted(counter: X11InputCounter, total: int) -> Counts:
    """What is counted until `total` inputs have come, and a moment longer for those that must not."""
    sums = [0, 0, 0, 0]

    def take() -> bool:
        counts = counter.take()
        for index, one in enumerate((counts.keys, counts.clicks, counts.scrolls, counts.injected)):
            sums[index] += one
        return sum(sums[:3]) >= total

    wait_until(take, f"{total} inputs, got {sums}", patience_s=PATIENCE_S)
    time.sleep(1.0)
    take()
    return Counts(*sums)


def test_hardware_is_counted_and_not_taken_for_injected(
    devices: tuple[Device, Device], counter: X11InputCounter
) -> None:
    keys, pointer = devices
    keys.type(7)
    pointer.click(3)
    pointer.scroll(2)
    pointer.move(200)
    assert counted(counter, 12) == Counts(keys=7, clicks=3, scrolls=2, injected=0)


def test_a_key_that_is_held_counts_once(
    devices: tuple[Device, Device], counter: X11InputCounter
) -> None:
    keys, _ = devices
    keys.press(KEYS[0])
    time.sleep(2.5)  # the system's own repeat begins after half a second
    keys.release(KEYS[0])
    assert counted(counter, 1) == Counts(keys=1, clicks=0, scrolls=0, injected=0)


def test_what_a_program_injects_beside_it_is_told_apart(
    devices: tuple[Device, Device], counter: X11InputCounter
) -> None:
    keys, pointer = devices
    keys.type(4)
    subprocess.run(
        ["xdotool", "key", "--delay", "20", "a", "b", "c", "click", "1"],
        env={"DISPLAY": DISPLAY, "PATH": "/usr/bin:/bin"},
        check=True,
    )
    pointer.click(1)
    assert counted(counter, 9) == Counts(keys=7, clicks=2, scrolls=0, injected=4)


def test_a_keyboard_that_is_plugged_in_later_counts(counter: X11InputCounter) -> None:
    with keyboard("second keyboard") as later:
        known(later.name, lambda: later.type(1))
        counter.take()
        later.type(5)
        assert counted(counter, 5) == Counts(keys=5, clicks=0, scrolls=0, injected=0)
    wait_until(lambda: "second keyboard" not in names(), "it to be gone", patience_s=PATIENCE_S)
    assert counter.take() == Counts(keys=0, clicks=0, scrolls=0, injected=0)


def test_the_idle_time_ends_with_a_key(devices: tuple[Device, Device]) -> None:
    keys, _ = devices
    idle = X11Idle(display=DISPLAY)
    assert idle.why_not() is None
    wait_until(lambda: idle.idle_ms() >= 1_000, "a second without input", patience_s=PATIENCE_S)
    before = idle.idle_ms()
    keys.type(1)
    wait_until(lambda: idle.idle_ms() < before, "the key", patience_s=PATIENCE_S)


def test_the_timers_of_hardware_move_with_hardware_alone(
    devices: tuple[Device, Device],
) -> None:
    keys, pointer = devices
    hardware, any_input = X11DeviceIdle(display=DISPLAY), X11Idle(display=DISPLAY)
    assert hardware.why_not() is None
    for touch in (lambda: keys.type(1), lambda: pointer.click(1), lambda: pointer.move(5)):
        wait_until(lambda: hardware.device_idle_ms() > 1_500, "a pause", patience_s=PATIENCE_S)
        touch()
        assert hardware.device_idle_ms() < 1_500
    wait_until(lambda: hardware.device_idle_ms() > 3_000, "a pause", patience_s=PATIENCE_S)
    subprocess.run(
        ["xdotool", "key", "a"],
        env={"DISPLAY": DISPLAY, "PATH": "/usr/bin:/bin"},
        check=True,
    )
    assert any_input.idle_ms() < 3_000, "the server has seen it"
    assert hardware.device_idle_ms() > 3_000
