"""The weekly limit of a contract: how near it is. Past it tracking may go on but is not billed."""

from __future__ import annotations

from enum import StrEnum

_NEAR_PERCENT = 90


class LimitLevel(StrEnum):
    """Where a week stands against its limit."""

    BELOW = "below"
    NEAR = "near"
    """At least 90 % is used."""
    REACHED = "reached"


def level_of(*, minutes: int, limit: int | None) -> LimitLevel:
    """Judge `minutes` tracked this week; without a limit it is never near."""
    if limit is None:
        return LimitLevel.BELOW
    if minutes >= limit:
        return LimitLevel.REACHED
    return LimitLevel.NEAR if minutes * 100 >= limit * _NEAR_PERCENT else LimitLevel.BELOW


def other_devices_minutes(*, server: int, local: int) -> int:
    """How many of the `server`'s minutes of a week came from elsewhere.

    `local` is what this device had tracked of that week when the server was asked. What had not arrived
    there yet makes this too small for a while, never too large.
    """
    return max(0, server - local)
