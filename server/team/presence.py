"""Whether somebody is at work now, as far as uploads tell; pure. Instants are milliseconds UTC.

The server is told of a start and of a stop, and of nothing between but segments that are over: it knows how long ago it
heard something, and never what somebody does at this moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wire.records import MINUTE_MS

GRACE_MS = 5 * MINUTE_MS
"""What review delay, the spread of uploads and a slow network take beyond the segment itself."""


class Presence(StrEnum):
    """How somebody stands to a contract now."""

    IN = "in"
    """Clocked in, and heard of when it was due."""

    SILENT = "silent"
    """Clocked in when last heard of; what was due since has not come."""

    OUT = "out"
    """Clocked out, or never in."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one device said last of one contract: when it came, and when the session began that it has not ended."""

    recv_ms: int
    since_ms: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """`since_ms`: when the session began that is not known to be over; None for `OUT`. `heard_ms`: when anything came
    last; None where nothing ever did."""

    presence: Presence
    since_ms: int | None
    heard_ms: int | None


def due_after_ms(*, segment_minutes: int, idle_minutes: int | None) -> int:
    """How long after something came the next is due, at the latest, of an agent that is online: a segment is sealed
    once the idle rule cannot reach back into it any more."""
    return (segment_minutes + (idle_minutes or 0)) * MINUTE_MS + GRACE_MS


def standing_of(heard: Iterable[Heard], *, now_ms: int, due_after_ms: int) -> Standing:
    """How somebody stands whose devices said `heard`: by the one at work that was heard of last, if one is."""
    told = sorted(heard, key=lambda one: one.recv_ms, reverse=True)
    if not told:
        return Standing(Presence.OUT, None, None)
    working = next((one for one in told if one.since_ms is not None), None)
    if working is None:
        return Standing(Presence.OUT, None, told[0].recv_ms)
    late = now_ms - working.recv_ms > due_after_ms
    presence = Presence.SILENT if late else Presence.IN
    return Standing(presence, working.since_ms, told[0].recv_ms)
