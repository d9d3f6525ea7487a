"""What the pages of the diary show of comments: a segment's thread with its form, and marks on days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi import Request

from server.access.contracts import ContractView
from server.accounts.gate import Gate
from server.accounts.service import Viewer
from server.comments.service import Comments, Place, Tally
from server.context import Core
from server.diary.comment_pages import form_values
from wire.records import MINUTE_MS, SEGMENT_MINUTES, ContractId, StreamId

_LONGEST_SLOT_MS = max(SEGMENT_MINUTES) * MINUTE_MS


class Written:
    """Not for the event loop's thread. For whom `Act.READ_COMMENTS` is open, as it is to all who read diaries."""

    def __init__(self, core: Core, comments: Comments, gate: Gate) -> None:
        self._core = core
        self._comments = comments
        self._gate = gate

    def segment(
        self, request: Request, viewer: Viewer, view: ContractView, stream: StreamId, seq: int
    ) -> dict[str, object]:
        """The thread, with the values of its form. The viewer has seen it then."""
        thread = self._comments.thread(view, viewer.person, stream, seq)
        self._comments.seen(view, viewer.person, stream, seq)
        return {
            "thread": thread,
            "form": form_values(self._core, self._gate, request, viewer, view),
        }

    def tallies(
        self, viewer: Viewer, view: ContractView, *, start_ms: int, end_ms: int
    ) -> Mapping[Place, Tally]:
        """How much stands on the segments whose slots begin in [start_ms, end_ms), and perhaps on some after."""
        return self._comments.tallies(
            view, viewer.person, start_ms=start_ms, end_ms=end_ms + _LONGEST_SLOT_MS
        )

    def unread(self, viewer: Viewer, views: Sequence[ContractView]) -> Mapping[ContractId, int]:
        """What the viewer has not seen, by contract."""
        return self._comments.unread(viewer.person, views)
