"""Words of the pages of offers and contracts, by the values of the enums of `server.hiring`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from server.terms.money import money
from server.terms.rates import Rate
from server.terms.terms import Terms, day_of, from_text
from server.web.evidence_words import policy_rows
from server.web.words import count, day_name, duration

OFFER_STATES: Mapping[str, str] = MappingProxyType(
    {
        "open": "waits for an answer",
        "accepted": "accepted",
        "declined": "declined",
        "withdrawn": "withdrawn",
    }
)

REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        "no-address": "This is no address that a letter can be sent to. It looks like name@example.com.",
        "not-a-member": "This person is no member any more. Choose another, or offer to an address.",
        "oneself": "A contract has two sides: offer it to somebody else.",
        "no-invitation": "This address cannot be invited. Choose another.",
        "changed": "The offer was changed while you had this page open, and nothing was done. "
        "This is how it is now: read it anew.",
        "over": "The offer is over: it was answered or withdrawn meanwhile. Nothing was changed.",
    }
)

WRONG: Mapping[str, str] = MappingProxyType(
    {
        "title": "Give a title of at most 200 characters, without invisible marks.",
        "rate": "Give an amount above nothing, with a point before the cents, as in 45.50.",
        "currency": "Choose one of the currencies listed.",
        "limit": "Choose one of the answers listed.",
        "since": "Choose one of the Mondays listed.",
        "limit_hours": "Give hours above 0 and up to 168, as in 40 or 37.5; or choose no limit.",
        "starts": "Give a day from today on, within a year; or leave it empty.",
        "message": "Take at most 500 characters, without invisible marks.",
        "screenshots": "Choose one of the answers listed.",
        "blur": "Give a number of pixels from 0 to 200; 0 is no blur.",
        "window": "Choose one of the answers listed.",
        "review_delay_s": "Give seconds from 0 to 60.",
        "retention_days": "Give days from 1 to 3650.",
        "segment_minutes": "Choose one of the lengths listed.",
        "idle": "Choose one of the answers listed.",
        "idle_minutes": "Give minutes from 1 to 120.",
        "reason": "Take at most 500 characters, without invisible marks.",
    }
)

ACTS: Mapping[str, str] = MappingProxyType(
    {
        "offered": "offered the contract",
        "offer-changed": "changed the offer",
        "offer-withdrawn": "withdrew the offer",
        "accepted": "accepted the offer",
        "declined": "declined the offer",
        "paused": "paused the contract",
        "resumed": "resumed the contract",
        "ended": "ended the contract",
        "limit-changed": "changed the weekly limit",
        "limit-kept": "took back the change of the weekly limit",
        "rate-changed": "raised the rate",
        "rate-kept": "took back the change of the rate",
        "rate-offered": "offered a lower rate",
        "rate-withdrawn": "withdrew the lower rate",
        "rate-accepted": "accepted the lower rate",
        "rate-declined": "declined the lower rate",
    }
)

CONTRACT_STATES: Mapping[str, str] = MappingProxyType(
    {
        "accepted": "accepted, begins later",
        "active": "active",
        "paused": "paused",
        "ended": "ended",
    }
)
CONTRACT_STATES_MEAN: Mapping[str, str] = MappingProxyType(
    {
        "accepted": "Time can be tracked from its first day on.",
        "active": "Time can be tracked, once the contractor has agreed in the app to what is captured.",
        "paused": "No time is taken until somebody resumes it.",
        "ended": "No time is taken any more. What was tracked before stays, and both sides can read and export it.",
    }
)

STALE = (
    "Somebody did something about this contract while you had the page open, and nothing was changed now. "
    "This is how it stands."
)
STALE_TERMS = (
    "Somebody did something about this contract while you had the page open, or a new week has begun. Nothing was "
    "changed. Above stands how it is now; what you typed is still here."
)
WRONG_REASON = "Give a reason of at most 500 characters, without invisible marks."

SEND_AGAIN = (
    "Nothing was changed: this page was made before you signed in anew. What you typed is still here. "
    "Look at it and send it again."
)
SENT = "The offer is made. {who} finds it under Contracts{told}."
SENT_TOLD = ", and a letter is on its way"
INVITED = (
    "The offer is made, and {email} is invited. They see the offer as soon as they have joined."
)
WITHDRAWN = "The offer is withdrawn. It can be accepted no more."
ACCEPTED = "You accepted. Nothing is captured yet: the app shows you what would be, and asks whether you agree."
DECLINED = "You declined. {employer} sees that."
CHANGED = "The offer is changed. Only the new terms can be accepted."


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the terms of an offer."""

    name: str
    text: str


def too_many_letters(wait_s: int) -> str:
    """What stands above the form after many letters."""
    return f"Enough letters went out for now. Go on in {count(-(-wait_s // 60), 'minute')}; nothing was changed."


def offer_title(terms: str) -> str:
    """The title in the stored terms of an offer."""
    return from_text(terms).title


def limit_text(minutes: int | None) -> str:
    """A weekly limit: `40:00 hours a week`."""
    return "No limit" if minutes is None else f"{duration(minutes)} hours a week"


def from_when(from_ms: int) -> str:
    """The Monday from which something holds: `Monday 30 November 2026, 00:00 UTC`."""
    return f"{day_name(day_of(from_ms))}, 00:00 UTC"


def limit_told(detail: Mapping[str, Any]) -> str:
    """What the history and a letter say of a changed weekly limit, by the detail of its event."""
    now, was = limit_text(detail["minutes"]), limit_text(detail["was"])
    return f"Weekly limit: {now} (was: {was}), from {from_when(detail['from_ms'])}."


def rate_text(rate: Rate | None) -> str:
    """What an hour costs: `45.50 EUR an hour`."""
    return (
        "Not written down here" if rate is None else f"{money(rate.minor, rate.currency)} an hour"
    )


def rate_told(detail: Mapping[str, Any]) -> str:
    """What the history and a letter say of a rate, by the detail of its event."""
    now = rate_text(Rate(detail["minor"], detail["currency"]))
    was = rate_text(Rate(detail["was"], detail["currency"]))
    return f"{now} instead of {was}, from {from_when(detail['from_ms'])}."


def term_rows(terms: Terms) -> tuple[Term, ...]:
    """The terms that are not the policy's."""
    starts = "As soon as it is accepted"
    if terms.starts_ms is not None:
        starts = f"{day_name(day_of(terms.starts_ms))}, 00:00 UTC; later if it is accepted later"
    away = "Counts like other time"
    if terms.idle_minutes is not None:
        after = f"After {count(terms.idle_minutes, 'minute')} without input"
        away = f"{after}, dropped"
        if terms.idle_keep:
            away += " unless the contractor says what it was"
    kept = terms.redaction_keeps_time
    return (
        Term("Rate", f"{money(terms.minor, terms.currency)} an hour"),
        Term("Weekly limit", limit_text(terms.weekly_limit_minutes)),
        Term("Begins", starts),
        Term("Segments", count(terms.segment_minutes, "minute")),
        Term("Time away", away),
        Term("Memo", "Required to start" if terms.memo_required else "As the contractor likes"),
        Term("Time without evidence", "May be added" if terms.manual_allowed else "Not allowed"),
        Term(
            "What is taken back",
            "Leaves the time as it is" if kept else "Takes its time with it",
        ),
    )


def differences(before: Terms, now: Terms) -> tuple[str, ...]:
    """What is not as it was, in a sentence each."""
    told = []
    if before.title != now.title:
        told.append(f"Title: “{now.title}” instead of “{before.title}”.")
    told += [
        f"{new.name}: {new.text} (was: {old.text})."
        for old, new in zip(term_rows(before), term_rows(now), strict=True)
        if old != new
    ]
    rows = policy_rows(
        now.policy, now.segment_minutes, before=(before.policy, before.segment_minutes)
    )
    was = {
        row.name: row.text
        for row in policy_rows(before.policy, before.segment_minutes, before=None)
    }
    told += [f"{row.name}: {row.text} (was: {was[row.name]})." for row in rows if row.changed]
    if before.message != now.message:
        told.append("The message.")
    return tuple(told)
