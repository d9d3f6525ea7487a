"""Asks the server who looked at the one segment that is chosen, once it has been looked at for a moment."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QObject, QTimer, Signal

from agent.client import DiaryEntry, EntryState, Look, Problem, ProblemCode
from ui import diary_words, present_diary_detail
from ui.bridge import Bridge
from ui.present_pages import refusal
from ui.tongue import tr

PATIENCE_MS = 400
"""How long a card is chosen before the server is asked: whoever walks past it does not ask."""


class DiaryLooks(QObject):
    """Who looked at one segment after the other; used on the main thread."""

    said = Signal(str)
    """What is known of the segment that is looked at now."""

    def __init__(self, bridge: Bridge, zone: tzinfo | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._zone = zone
        self._entry: DiaryEntry | None = None
        self._known: dict[str, str] = {}
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._ask)

    def look_at(self, entry: DiaryEntry | None) -> None:
        """Tell who looked at this one, at once where it is known; None: at nothing."""
        self._patience.stop()
        self._entry = entry
        if entry is None:
            return
        if entry.state is not EntryState.RECEIPTED:
            self.said.emit(tr(diary_words.LOOKS_NOT_SENT))
        elif entry.segment in self._known:
            self.said.emit(self._known[entry.segment])
        else:
            self.said.emit(tr(diary_words.LOOKS_ASK))
            self._patience.start()

    def forget(self) -> None:
        """Ask anew for what is looked at from now on."""
        self._known = {}

    def stop(self) -> None:
        """Ask for nothing more."""
        self._patience.stop()

    def _ask(self) -> None:
        entry = self._entry
        if entry is None:
            return
        self._bridge.read(
            lambda client: client.looks(
                contract=entry.contract, start_ms=entry.start_ms, end_ms=entry.start_ms + 1
            ),
            lambda looks: self._take(entry.segment, looks),
        )

    def _take(self, segment: str, looks: tuple[Look, ...] | Problem) -> None:
        if isinstance(looks, Problem):
            said = self._why_not(looks)
        else:
            lines = [
                tr(diary_words.LOOK_LINE).format(
                    who=one.who, when=present_diary_detail.moment(one.looked_ms, self._zone)
                )
                for one in looks
                if one.segment == segment
            ]
            said = "\n".join(lines) or tr(diary_words.LOOKS_NONE)
            self._known[segment] = said
        if self._entry is not None and self._entry.segment == segment:
            self.said.emit(said)

    @staticmethod
    def _why_not(problem: Problem) -> str:
        if problem.code is ProblemCode.SERVER_UNREACHABLE:
            return tr(diary_words.LOOKS_OFFLINE)
        return tr(diary_words.LOOKS_FAILED).format(why=refusal(problem))
