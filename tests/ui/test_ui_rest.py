"""The app gives memory back once after something happened, and never while a window is worked in."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.fake_client import CLOCKED_IN, CLOCKED_OUT, FakeClient, capture_of
from ui.bridge import Bridge
from ui.rest import Rest

SETTLE_MS = 20


class Resting:
    """A rest over a fake client that counts how often memory was given back."""

    def __init__(self, client: FakeClient) -> None:
        self.client = client
        self.times = 0
        self.bridge = Bridge(client)
        self.rest = Rest(self.bridge, self._count, settle_ms=SETTLE_MS)

    def _count(self) -> None:
        self.times += 1


@pytest.fixture
def resting(qapp: QApplication, client: FakeClient) -> Iterator[Resting]:
    for window in qapp.topLevelWidgets():
        window.hide()
    made = Resting(client)
    yield made
    made.bridge.close()
    made.rest.deleteLater()


def test_it_is_given_back_once_after_the_start(qtbot, resting):
    qtbot.waitUntil(lambda: resting.times == 1)
    assert not resting.rest.waiting


def test_a_minute_that_passes_is_no_reason_and_the_clock_is(qtbot, resting):
    qtbot.waitUntil(lambda: resting.times == 1)
    with qtbot.waitSignal(resting.bridge.changed):
        resting.client.publish(replace(CLOCKED_OUT, today_minutes=CLOCKED_OUT.today_minutes + 1))
    assert not resting.rest.waiting
    resting.client.publish(replace(CLOCKED_IN, capture=None))
    qtbot.waitUntil(lambda: resting.times == 2)
    with qtbot.waitSignal(resting.bridge.changed):
        resting.client.publish(replace(CLOCKED_IN, capture=None, session_ms=99_000))
    assert not resting.rest.waiting
    resting.client.publish(replace(CLOCKED_IN, capture=capture_of()))
    qtbot.waitUntil(lambda: resting.times == 3)


def test_not_while_a_window_is_worked_in_but_when_it_goes(qtbot, resting):
    qtbot.waitUntil(lambda: resting.times == 1)
    window = QLabel("Worked in")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: resting.rest.waiting)
    qtbot.waitUntil(lambda: not resting.rest.waiting)
    # Worked in for long: what happens meanwhile changes nothing.
    resting.client.publish(replace(CLOCKED_IN, capture=None))
    qtbot.waitUntil(lambda: resting.rest.waiting)
    qtbot.waitUntil(lambda: not resting.rest.waiting)
    assert resting.times == 1
    window.hide()
    qtbot.waitUntil(lambda: resting.times == 2)


def test_a_window_in_the_task_bar_is_not_worked_in(qtbot, resting):
    qtbot.waitUntil(lambda: resting.times == 1)
    window = QLabel("In the task bar")
    qtbot.addWidget(window)
    window.show()
    window.setWindowState(Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: resting.times > 1)
