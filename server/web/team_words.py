"""Words of the team room, by the values of `server.team.presence.Presence`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from types import MappingProxyType

from server.web.words import clock, count, short_day_at

PRESENCES: Mapping[str, str] = MappingProxyType(
    {"in": "Clocked in", "silent": "Not heard from", "out": "Clocked out"}
)
PRESENCES_MEAN: Mapping[str, str] = MappingProxyType(
    {
        "in": "the app has said that the clock was started and not that it was stopped, and what was due has come.",
        "silent": "the clock was running when the app was heard of last, and what was due since has not come: the "
        "machine may be asleep, switched off or without a network. What it recorded comes when it is back.",
        "out": "the app has said that the clock was stopped, or has said nothing yet.",
    }
)


def heard(instant_ms: int, now_ms: int) -> str:
    """How long ago something came: `just now`, `12 min ago`, `3 h ago`, `2 days ago`."""
    minutes = max(0, now_ms - instant_ms) // 60_000
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 48 * 60:
        return f"{minutes // 60} h ago"
    return f"{count(minutes // (24 * 60), 'day')} ago"


def since(instant_ms: int, now_ms: int, zone: tzinfo) -> str:
    """Since when, as somebody says it who knows what day it is: `09:02`, or `Mon 9 March, 22:10`."""
    at = clock(instant_ms, zone)
    day = short_day_at(instant_ms, zone)
    return at if day == short_day_at(now_ms, zone) else f"{day}, {at}"
