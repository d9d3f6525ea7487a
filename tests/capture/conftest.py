"""A private desktop for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.desktop import TWO_MONITORS, Desktop
from tests.support.xdevice import XDevices


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """One monitor, no window manager."""
    with Desktop() as started:
        yield started


@pytest.fixture
def managed_desktop() -> Iterator[Desktop]:
    """One monitor with a window manager."""
    with Desktop(window_manager=True) as started:
        yield started


@pytest.fixture
def wide_desktop() -> Iterator[Desktop]:
    """Two monitors side by side, no window manager."""
    with Desktop(monitors=TWO_MONITORS) as started:
        yield started


@pytest.fixture
def devices(desktop: Desktop) -> Iterator[XDevices]:
    """The input devices of `desktop`."""
    with XDevices(desktop.display) as opened:
        yield opened
