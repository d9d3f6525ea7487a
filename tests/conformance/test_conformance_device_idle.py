"""What every `capture.api.DeviceIdle` must do."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from capture.api import DeviceIdle, Obstacle, SenseError
from capture.fake.desktop import Breakage, FakeDesktop
from capture.fake.device_idle import FakeDeviceIdle
from capture.x11.device_idle import X11DeviceIdle
from capture.x11.idle import X11Idle
from tests.support.desktop import Desktop, wait_until
from tests.support.xdevice import XDevices

KEYBOARD, MOUSE = "Xvfb keyboard", "Xvfb mouse"


@dataclass(frozen=True)
class Hands:
    """A sense, and ways to make input of both kinds and to let time pass."""

    sense: DeviceIdle
    by_hand: tuple[Callable[[], None], ...]
    by_program: tuple[Callable[[], None], ...]
    idle_ms: Callable[[], int]
    pass_time: Callable[[int], None]
    break_down: Callable[[], None]
    mend: Callable[[], None]


@pytest.fixture(params=["x11", "fake"])
def hands(request: pytest.FixtureRequest) -> Iterator[Hands]:
    with _fake() if request.param == "fake" else _x11() as made:
        yield made


@contextlib.contextmanager
def _fake() -> Iterator[Hands]:
    desktop = FakeDesktop()
    yield Hands(
        sense=FakeDeviceIdle(desktop),
        by_hand=(lambda: desktop.type_keys(1), lambda: desktop.click(1)),
        by_program=(
            lambda: desktop.type_keys(1, injected=True),
            lambda: desktop.click(1, injected=True),
        ),
        idle_ms=desktop.idle_ms,
        pass_time=desktop.be_idle,
        break_down=lambda: desktop.break_sense(
            "device-idle", Breakage(Obstacle.NO_DISPLAY, "the session ended")
        ),
        mend=lambda: desktop.mend_sense("device-idle"),
    )


@contextlib.contextmanager
def _x11() -> Iterator[Hands]:
    with Desktop() as desktop:
        sense, idle = X11DeviceIdle(display=desktop.display), X11Idle(display=desktop.display)

        def press(act: Callable[[XDevices], None]) -> Callable[[], None]:
            def do() -> None:
                with XDevices(desktop.display) as devices:
                    act(devices)

            return do

        yield Hands(
            sense=sense,
            by_hand=(
                press(lambda devices: devices.press_key(KEYBOARD)),
                press(lambda devices: devices.press_button(MOUSE)),
            ),
            by_program=(lambda: desktop.type_keys(1), lambda: desktop.click(1)),
            idle_ms=idle.idle_ms,
            pass_time=lambda milliseconds: wait_until(
                lambda: sense.device_idle_ms() >= milliseconds, "time without input by hand"
            ),
            break_down=desktop.kill_server,
            mend=desktop.restart_server,
        )


def test_works_here_and_has_a_name(hands: Hands) -> None:
    assert hands.sense.why_not() is None
    assert hands.sense.name


def test_each_hardware_device_starts_it_over(hands: Hands) -> None:
    for act in hands.by_hand:
        hands.pass_time(1_200)
        assert hands.sense.device_idle_ms() >= 1_200
        act()
        assert hands.sense.device_idle_ms() < 1_200


def test_input_that_programs_make_does_not_fool_it(hands: Hands) -> None:
    for act in hands.by_hand:
        act()
    hands.pass_time(1_500)
    for act in hands.by_program:
        before = hands.sense.device_idle_ms()
        act()
        assert hands.idle_ms() < 1_500  # the timer of all input has seen it
        assert hands.sense.device_idle_ms() >= before >= 1_500


def test_works_again_when_the_session_is_back(hands: Hands) -> None:
    hands.sense.device_idle_ms()
    hands.break_down()
    for _ in range(2):
        with pytest.raises(SenseError):
            hands.sense.device_idle_ms()
    hands.mend()
    assert hands.sense.device_idle_ms() >= 0
