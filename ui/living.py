"""The windows as long as the agent lives: dressed and worded as the settings say, made anew for another language."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from agent.client import EvidenceClient, Snapshot
from ui.bridge import Bridge
from ui.languages import Languages
from ui.shell import ALONE, Around, Shell
from ui.theme import Look


class Living(QObject):
    """Holds the bridge and the shell; on the main thread."""

    ended = Signal()
    """The agent has ended: the program may end too."""
    broken = Signal(object)
    """A verb ended in an exception that is a mistake of ours."""

    def __init__(
        self,
        client: EvidenceClient,
        look: Look,
        languages: Languages,
        version: str,
        around: Around = ALONE,
    ) -> None:
        super().__init__()
        self._client = client
        self._look = look
        self._languages = languages
        self._version = version
        self._around = around
        app = client.snapshot().app
        look.choose(app.theme)
        languages.use(app.language)
        self.bridge, self.shell = self._make()

    def open(self, *, minimized: bool) -> None:
        """See `Shell.open`."""
        self.shell.open(minimized=minimized)

    def show(self) -> None:
        """See `Shell.show`."""
        self.shell.show()

    def end(self) -> None:
        """See `Shell.end`."""
        self.shell.end()

    def leave(self) -> None:
        """See `Shell.leave`. Any thread may send a signal here."""
        self.shell.leave()

    def close(self) -> None:
        """Hear nothing more; the windows are the program's to delete."""
        self.shell.let_go()
        self.bridge.close()
        self.shell.tray.hide()

    def _make(self) -> tuple[Bridge, Shell]:
        bridge = Bridge(self._client)
        shell = Shell(
            bridge,
            self._look,
            self._version,
            self._around,
        )
        bridge.broken.connect(self.broken)
        bridge.changed.connect(self._follow)
        shell.ended.connect(self.ended)
        return bridge, shell

    def _follow(self, snapshot: Snapshot) -> None:
        self._look.choose(snapshot.app.theme)
        if self._languages.use(snapshot.app.language):
            # Not from within a signal of what is about to go.
            QTimer.singleShot(0, self._make_anew)

    def _make_anew(self) -> None:
        """Every word was said when its window was made: make them all again, and open those that were open."""
        if self.shell.ending:
            return
        places = self.shell.open_windows()
        row = self.shell.settings.list.currentRow() if "settings" in places else 0
        self.shell.let_go()
        self.bridge.close()
        self.shell.dissolve()
        self.bridge, self.shell = self._make()
        self.shell.reopen(places, row)
