"""The form of an offer as it is sent, and what pages show of terms and history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel
from pydantic import Field as Bounds

from server.contracts.offered import HistoryEntry
from server.terms.terms import Terms, from_text
from server.web import consent_words
from server.web import hiring_words as words
from server.web.consent_words import ConsentPage

_Text = Annotated[str, Bounds(max_length=1000)]


class TermsForm(BaseModel):
    """The fields of the form of an offer, all as they were typed; a box that is not ticked is not sent."""

    act: Literal["look", "send", "back"] = "look"
    seal: Annotated[str, Bounds(max_length=64)] = ""
    form: _Text = ""
    version: Annotated[int, Bounds(ge=0, le=1_000_000)] = 0
    to: _Text = ""
    email: _Text = ""
    title: _Text = ""
    rate: _Text = ""
    currency: _Text = ""
    limit: _Text = ""
    limit_hours: _Text = ""
    starts: _Text = ""
    message: Annotated[str, Bounds(max_length=20_000)] = ""
    screenshots: _Text = ""
    blur: _Text = ""
    webcam: _Text = ""
    window: _Text = ""
    signals: _Text = ""
    review_delay_s: _Text = ""
    retention_days: _Text = ""
    segment_minutes: _Text = ""
    idle: _Text = ""
    idle_minutes: _Text = ""
    memo_required: _Text = ""
    manual_allowed: _Text = ""
    redaction_keeps_time: _Text = ""

    def typed(self) -> dict[str, str]:
        """What stands in the fields that somebody fills in."""
        return self.model_dump(exclude={"act", "seal", "form", "version"})


def shown(employer: str, terms: Terms) -> dict[str, object]:
    """What both sides see of the terms, with the words of the app's consent page."""
    return {
        "employer": employer,
        "terms": terms,
        "rows": words.term_rows(terms),
        "consent": _consent(employer, terms),
    }


def _consent(employer: str, terms: Terms) -> ConsentPage:
    return consent_words.consent_page(
        terms.policy,
        title=terms.title,
        employer=employer,
        segment_minutes=terms.segment_minutes,
        idle_minutes=terms.idle_minutes,
        idle_keep=terms.idle_keep,
    )


def told(history: Sequence[HistoryEntry]) -> list[tuple[HistoryEntry, tuple[str, ...]]]:
    """Each entry with what it changed."""
    entries: list[tuple[HistoryEntry, tuple[str, ...]]] = []
    before = None
    for entry in history:
        now = from_text(entry.detail["terms"]) if "terms" in entry.detail else before
        changed: tuple[str, ...] = (
            () if before is None or now is None else words.differences(before, now)
        )
        if "limit" in entry.detail:
            changed = (words.limit_told(entry.detail["limit"]),)
        if "rate" in entry.detail:
            changed = (words.rate_told(entry.detail["rate"]),)
        entries.append((entry, changed))
        before = now
    return entries
