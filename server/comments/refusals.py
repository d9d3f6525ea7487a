"""Why a comment is not written, changed or deleted."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why; each has words in `server.web.comment_words`."""

    EMPTY = "empty"
    BAD_TEXT = "bad-text"
    """Too long, or with marks that others cannot read as they stand."""
    TOO_LATE = "too-late"
    STALE = "stale"
    """It was edited meanwhile."""
    OVER = "over"
    """It was deleted, or is none of one's own."""


class CommentRefusedError(Exception):
    """Nothing was changed, for the reason `refusal`."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class NoSegmentError(Exception):
    """The contract has no such segment."""
