"""What an hour costs under a contract that runs, and what changing that takes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.terms.dated import Dated, coming_week
from wire.contractor import WEEK_MS

WEEKS_AHEAD = 26
"""A rate can be set for one of so many coming Mondays."""


@dataclass(frozen=True, slots=True)
class Rate:
    """An hour, in minor units of the currency."""

    minor: int
    currency: str


Rates = Dated[Rate | None]
"""None before the first rate: a contract that was not made from an offer has none."""


@dataclass(frozen=True, slots=True)
class RateOffer:
    """A rate that waits for the contractor's answer; it would hold from the Monday 00:00 UTC at `from_ms` on."""

    rate: Rate
    from_ms: int


def takes_consent(present: Rate, wanted: Rate) -> bool:
    """Whether the contractor has to say yes: to anything but more of the same currency."""
    return wanted.currency != present.currency or wanted.minor < present.minor


def mondays(now_ms: int) -> Sequence[int]:
    """The Mondays 00:00 UTC from which a new rate may hold: never one that has begun."""
    first_ms = coming_week(now_ms)
    return range(first_ms, first_ms + WEEKS_AHEAD * WEEK_MS, WEEK_MS)


def accepted_from(offer: RateOffer, now_ms: int) -> int:
    """From when it holds if it is accepted at `now_ms`: as offered, but never for a week that has begun."""
    return max(offer.from_ms, coming_week(now_ms))
