"""Starts and stops the clock by a combination of keys from anywhere, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from agent.client import (
    ShortcutChoice,
    ShortcutClient,
    ShortcutStanding,
    ShortcutState,
    Snapshot,
)
from ui import notice_words as words
from ui import present, present_settings
from ui.bridge import Bridge
from ui.desktop_notices import DesktopNotices
from ui.present_notices import Told
from ui.tongue import tr
from ui.workers import guarded, one_worker

KEY = "shortcut"
SETTING_KEY = "app.shortcut"


class Shortcut(QObject):
    """Goes by the settings; used on the main thread. The desktop is asked on a thread of its own."""

    stands = Signal()
    """`keys` or `standing` is another one now."""
    _pressed = Signal()
    _found = Signal(object, object)

    def __init__(
        self,
        bridge: Bridge,
        client: ShortcutClient,
        notices: DesktopNotices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._client = client
        self._notices = notices
        self.keys = ShortcutChoice.OFF
        self.standing = ShortcutStanding(ShortcutState.OFF)
        self._closed = False
        self._asked = False
        """The clock was just started or stopped by the keys, and its answer is to be told."""
        self._pool = one_worker(linger_ms=0)
        self._pressed.connect(self._toggle)
        self._found.connect(self._tell)
        bridge.changed.connect(self._follow)
        bridge.done.connect(self._done)
        bridge.refused.connect(lambda _verb, _problem: self._settled())
        self._follow(bridge.snapshot)

    def configure(self) -> None:
        """Have the desktop show its window for the keys."""
        self._work(self._client.configure)

    def close(self) -> None:
        """Give the keys back. Idempotent."""
        # The agent goes on telling how it stands while it ends: that asks for the keys no more.
        self._closed = True
        self._pool.waitForDone()
        self._client.close()

    def _follow(self, snapshot: Snapshot) -> None:
        keys = snapshot.app.shortcut
        if keys is not self.keys and not self._closed:
            self.keys = keys
            self._work(lambda: self._use(keys))

    def _work(self, work: Callable[[], None]) -> None:
        self._pool.start(lambda: guarded(work, self._bridge.tell_broken))

    def _use(self, keys: ShortcutChoice) -> None:
        self._client.use(
            keys=keys,
            purpose=tr(words.SHORTCUT_PURPOSE),
            pressed=self._pressed.emit,
            tell=lambda standing: self._found.emit(keys, standing),
        )

    def _tell(self, keys: ShortcutChoice, standing: ShortcutStanding) -> None:
        if keys is not self.keys or self._closed:
            return  # others were chosen meanwhile
        state = standing.state
        if not (state is ShortcutState.OFF and self.standing.state is ShortcutState.DECLINED):
            self.standing = standing
        why = present_settings.no_keys(keys, state)
        if why:
            self._notices.show(KEY, Told(title=tr(words.SHORTCUT_TITLE), body=why))
        else:
            self._notices.withdraw(KEY)
        if state is ShortcutState.DECLINED:
            # Else the desktop would ask again at every start.
            self._bridge.set_setting(key=SETTING_KEY, values=(ShortcutChoice.OFF.value,))
        self.stands.emit()

    def _toggle(self) -> None:
        """Start, go on after a pause by hand, or stop. A start that is refused opens the window, which says why."""
        snapshot = self._bridge.snapshot
        self._asked = True
        if present.clocked_in(snapshot) and not present.paused_by_hand(snapshot):
            self._bridge.stop()
        else:
            self._bridge.start()

    def _done(self, verb: str) -> None:
        if self._asked and verb in ("start", "stop"):
            # Nobody may be looking at the tray: what the keys did is said.
            said = words.SHORTCUT_STARTED if verb == "start" else words.SHORTCUT_STOPPED
            self._notices.show(KEY, Told(title=tr(words.SHORTCUT_TITLE), body=tr(said)))
        self._settled()

    def _settled(self) -> None:
        self._asked = False
