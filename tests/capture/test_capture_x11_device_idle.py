"""Corners of the timers of single devices that only the X back-end has."""

from __future__ import annotations

from capture.x11.device_idle import X11DeviceIdle
from tests.support.desktop import Desktop, wait_until
from tests.support.xdevice import XDevices


def test_a_second_pair_of_synthetic_devices_does_not_fool_it(
    desktop: Desktop, devices: XDevices
) -> None:
    sense = X11DeviceIdle(display=desktop.display)
    devices.add_master("second")
    devices.press_key("Xvfb keyboard")
    wait_until(lambda: sense.device_idle_ms() >= 800, "time without input")
    devices.press_key("second XTEST keyboard")
    assert sense.device_idle_ms() >= 800


def test_it_says_so_where_there_is_no_display() -> None:
    assert X11DeviceIdle(display=":4999").why_not() == "no-display"
