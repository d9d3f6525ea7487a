"""A mistake of ours on a thread beside the windows is told to the person, and the clock runs on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import shiboken6

from agent.client import AppSettings, ShortcutChoice, ShortcutStanding
from tests.ui.fake_client import CLOCKED_IN, NOW_MS, FakeClient, capture_of
from ui.guard import ExceptionGuard
from ui.languages import Languages
from ui.living import Living
from ui.shell import Around
from ui.theme import Look


class BrokenKeys:
    """A desktop whose keys cannot be asked for without a mistake of ours."""

    def use(
        self,
        *,
        keys: ShortcutChoice,
        purpose: str,
        pressed: Callable[[], None],
        tell: Callable[[ShortcutStanding], None],
    ) -> None:
        raise LookupError("Footer of the landing page")

    def configure(self) -> None:
        """There is nothing to open."""

    def close(self) -> None:
        """There is nothing to let go."""


def broken_presenting() -> bool:
    raise LookupError("Footer of the landing page")


AROUND = {
    "the-shortcut": Around(shortcut=BrokenKeys()),
    "is-something-presented": Around(presenting=broken_presenting),
}
CHOSEN = replace(
    CLOCKED_IN,
    app=AppSettings(shortcut=ShortcutChoice.CTRL_ALT_H),
    capture=capture_of(paths=(("/p", "/t"),), taken_ms=NOW_MS),
)


@pytest.fixture
def guard(qapp):
    made = ExceptionGuard("1.2.3")
    yield made
    if made.window is not None:
        made.window.hide()
        made.window.deleteLater()
    qapp.processEvents()


@pytest.fixture(params=AROUND)
def living(request, qapp, look: Look, guard: ExceptionGuard):
    """The windows over an agent, put together as the program does."""
    made = Living(FakeClient(CLOCKED_IN), look, Languages(qapp), "1.2.3", AROUND[request.param])
    made.broken.connect(guard.report)
    made.open(minimized=True)
    yield made
    made.close()
    made.shell.dissolve()
    shiboken6.delete(made.shell.tray)
    qapp.processEvents()


def test_a_mistake_on_a_thread_is_shown_and_the_clock_runs_on(living, guard, qtbot, capsys):
    living._client.publish(CHOSEN)
    qtbot.waitUntil(lambda: guard.window is not None and guard.window.isVisible())
    told, said = guard.window.details.toPlainText(), capsys.readouterr().err
    assert told.startswith("hourproof: 1.2.3\nLookupError\n")
    assert "test_ui_broken_threads.py" in told
    assert "LookupError" in said
    assert "Footer" not in told + said
    with qtbot.waitSignal(living.bridge.done):
        living.bridge.stop()
    assert living._client.verbs[-1] == "stop"
