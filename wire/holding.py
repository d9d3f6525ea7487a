"""“Would this hold?”: whether a segment's time counts towards billing, and every ground for and against it.

A pure function of what the contract asks for and what is known of the segment; for the contractor's own diary
and for whoever bills.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from wire.records import Reason


class Verdict(StrEnum):
    """The whole of it in one word."""

    HOLDS = "holds"
    NOT_YET = "not-yet"
    """Nothing speaks against it, but it is not finished, or the server has not said that it has it."""
    PARTLY = "partly"
    """Some of its minutes count and some do not."""
    FAILS = "fails"
    """It would not be billed, or would not stand up to an objection."""


class Standing(StrEnum):
    """What a ground says."""

    FOR = "for"
    OPEN = "open"
    PARTLY = "partly"
    AGAINST = "against"


class Stage(StrEnum):
    """How far a segment has come on its way to the server."""

    OPEN = "open"
    HELD = "held"
    SIGNED = "signed"
    REFUSED = "refused"
    RECEIPTED = "receipted"


class Ground(StrEnum):
    """One thing that speaks for a segment, against it, or is still open."""

    AGREED = "agreed"
    NOT_AGREED = "not-agreed"
    """No consent held when it began."""

    TAKEN_BACK = "taken-back"
    """The contractor took all of it back."""
    COUNTED_BEFORE = "counted-before"
    """All its minutes are counted of a segment before it."""
    PARTLY_COUNTED_BEFORE = "partly-counted-before"

    NO_LIMIT = "no-limit"
    WITHIN_LIMIT = "within-limit"
    PARTLY_OVER_LIMIT = "partly-over-limit"
    OVER_LIMIT = "over-limit"

    MEMO_PRESENT = "memo-present"
    MEMO_NOT_NEEDED = "memo-not-needed"
    MEMO_MISSING = "memo-missing"

    PICTURES_PRESENT = "pictures-present"
    PICTURES_NOT_ASKED = "pictures-not-asked"
    PICTURES_AWAITED = "pictures-awaited"
    """The random moment has not come yet."""
    PICTURES_LAWFULLY_ABSENT = "pictures-lawfully-absent"
    """There is none for a reason that the contract or the rules of capture foresee."""
    PICTURES_MISSING = "pictures-missing"
    """There ought to be one and is none."""
    PICTURES_REDACTED = "pictures-redacted"
    """They were taken back, and the contract lets the time stay."""
    PICTURES_TAKEN_BACK = "pictures-taken-back"
    """They were taken back, and the contract does not let the time stay."""
    PICTURES_BLACKENED = "pictures-blackened"
    """They are there with parts blacked out, and the contract lets the time stay."""
    BLACKENING_NOT_ALLOWED = "blackening-not-allowed"
    """Parts of them are blacked out, and the contract does not let the time stay."""

    IDLE_ALLOWED = "idle-allowed"
    IDLE_NOT_ALLOWED = "idle-not-allowed"

    RECEIPTED = "receipted"
    STILL_TRACKED = "still-tracked"
    UNDER_REVIEW = "under-review"
    NOT_RECEIPTED = "not-receipted"
    """It is signed and waits for its upload or its receipt."""
    REFUSED = "refused"
    """The server does not take it."""


_AGAINST: Final = frozenset(
    {
        Ground.NOT_AGREED,
        Ground.TAKEN_BACK,
        Ground.COUNTED_BEFORE,
        Ground.OVER_LIMIT,
        Ground.MEMO_MISSING,
        Ground.PICTURES_MISSING,
        Ground.PICTURES_TAKEN_BACK,
        Ground.BLACKENING_NOT_ALLOWED,
        Ground.IDLE_NOT_ALLOWED,
        Ground.REFUSED,
    }
)
_OPEN: Final = frozenset(
    {
        Ground.PICTURES_AWAITED,
        Ground.STILL_TRACKED,
        Ground.UNDER_REVIEW,
        Ground.NOT_RECEIPTED,
    }
)
_PARTLY: Final = frozenset({Ground.PARTLY_OVER_LIMIT, Ground.PARTLY_COUNTED_BEFORE})

LAWFUL: Final = frozenset(
    {
        Reason.SCREEN_LOCKED,
        Reason.SCREEN_DARK,
        Reason.EXCLUDED_APP,
        Reason.CONTRACT_TAKES_NONE,
        Reason.ENDED_BEFORE_MOMENT,
        Reason.DISCARDED_WITH_IDLE,
        Reason.INTERRUPTED,
        Reason.NO_ROOM,
        Reason.KEPT_AS_IDLE,
    }
)
"""Why there may be no picture though the contract asks for one. Others are for the contractor to mend."""

_STAGES: Final[Mapping[Stage, Ground]] = MappingProxyType(
    {
        Stage.OPEN: Ground.STILL_TRACKED,
        Stage.HELD: Ground.UNDER_REVIEW,
        Stage.SIGNED: Ground.NOT_RECEIPTED,
        Stage.REFUSED: Ground.REFUSED,
        Stage.RECEIPTED: Ground.RECEIPTED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a contract asks for, as it is now."""

    screenshots: bool
    memo_required: bool
    idle_keep: bool
    redaction_keeps_time: bool
    weekly_limit_minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is known of a segment, as it stands with what was taken back."""

    stage: Stage
    agreed: bool
    """Whether a consent held when it began."""
    minutes: int
    """What it claims now; 0: it was taken back whole."""
    counted: int
    """How many of them no segment before it has counted (`wire.counting.counted_minutes`)."""
    before: int
    """How many minutes of its week were counted before it."""
    memo: bool
    idle: bool
    pictures: int
    """How many are there now."""
    no_picture: Reason | None
    pictures_taken_back: bool
    """Whether some or all were taken back."""
    pictures_blackened: bool = False
    """Whether parts of those that are there are blacked out."""


@dataclass(frozen=True, slots=True)
class Holding:
    """The answer: `minutes` of the segment count, by these grounds in the order in which one would ask."""

    verdict: Verdict
    minutes: int
    over: int
    """How many minutes lie beyond the week's limit."""
    grounds: tuple[Ground, ...]


def standing(ground: Ground) -> Standing:
    """Whether a ground speaks for the segment."""
    if ground in _AGAINST:
        return Standing.AGAINST
    if ground in _OPEN:
        return Standing.OPEN
    return Standing.PARTLY if ground in _PARTLY else Standing.FOR


def would_hold(held: Held, terms: Terms) -> Holding:
    """Whether the time of a segment counts, and why."""
    if not held.minutes:
        return Holding(Verdict.FAILS, 0, 0, (Ground.TAKEN_BACK,))
    over = over_limit(held.before, held.counted, terms.weekly_limit_minutes)
    grounds = [Ground.AGREED if held.agreed else Ground.NOT_AGREED]
    if held.counted < held.minutes:
        grounds.append(Ground.PARTLY_COUNTED_BEFORE if held.counted else Ground.COUNTED_BEFORE)
    if held.counted:
        grounds.append(_limit(held.counted, over, terms))
    grounds.append(_memo(held, terms))
    grounds.append(_pictures(held, terms))
    if held.idle:
        grounds.append(Ground.IDLE_ALLOWED if terms.idle_keep else Ground.IDLE_NOT_ALLOWED)
    grounds.append(_STAGES[held.stage])
    verdict = _verdict({standing(ground) for ground in grounds})
    minutes = 0 if verdict is Verdict.FAILS else held.counted - over
    return Holding(verdict, minutes, over, tuple(grounds))


def over_limit(before: int, counted: int, limit: int | None) -> int:
    """How many of `counted` minutes lie beyond the week's limit when `before` came before them."""
    return 0 if limit is None else min(counted, max(0, before + counted - limit))


def _verdict(standings: set[Standing]) -> Verdict:
    if Standing.AGAINST in standings:
        return Verdict.FAILS
    if Standing.OPEN in standings:
        return Verdict.NOT_YET
    return Verdict.PARTLY if Standing.PARTLY in standings else Verdict.HOLDS


def _limit(counted: int, over: int, terms: Terms) -> Ground:
    if terms.weekly_limit_minutes is None:
        return Ground.NO_LIMIT
    if not over:
        return Ground.WITHIN_LIMIT
    return Ground.OVER_LIMIT if over == counted else Ground.PARTLY_OVER_LIMIT


def _memo(held: Held, terms: Terms) -> Ground:
    if held.memo:
        return Ground.MEMO_PRESENT
    return Ground.MEMO_MISSING if terms.memo_required else Ground.MEMO_NOT_NEEDED


def _pictures(held: Held, terms: Terms) -> Ground:
    if not terms.screenshots:
        return Ground.PICTURES_NOT_ASKED
    if held.pictures_taken_back:
        keeps = terms.redaction_keeps_time
        return Ground.PICTURES_REDACTED if keeps else Ground.PICTURES_TAKEN_BACK
    if held.pictures_blackened:
        keeps = terms.redaction_keeps_time
        return Ground.PICTURES_BLACKENED if keeps else Ground.BLACKENING_NOT_ALLOWED
    if held.pictures:
        return Ground.PICTURES_PRESENT
    if held.no_picture is not None:
        lawful = held.no_picture in LAWFUL
        return Ground.PICTURES_LAWFULLY_ABSENT if lawful else Ground.PICTURES_MISSING
    return Ground.PICTURES_AWAITED if held.stage is Stage.OPEN else Ground.PICTURES_MISSING
