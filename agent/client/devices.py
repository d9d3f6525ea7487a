"""What front ends see of the devices of a person, and of a week that can be closed."""

from __future__ import annotations

from dataclasses import dataclass

from agent.client.diary import ClosedWeek


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceView:
    """A device of this person, as the server's log states it; instants are UTC.

    `device` is the name of its key, which names it for ever; `name` is what it called itself.
    """

    device: str
    name: str
    here: bool
    """Whether it is this one."""
    since_ms: int
    vouched_by: str | None
    """The name of the device that vouched for it; None: the server alone let it in."""
    ended_ms: int | None = None
    """Since when nothing is taken from it any more."""
    lost_since_ms: int | None = None
    """Since when it was in other hands, where that was said."""
    seen_ms: int | None = None
    """When the server heard of it last; None: it never did, or was not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekView:
    """A week of a contract as this device has it; `week_start_ms` is its Monday 00:00 UTC."""

    contract: str
    week_start_ms: int
    minutes: int
    """Signed here and counted, without what other devices tracked."""
    manual_minutes: int
    edit_until_ms: int
    """Until then memos can be edited and time deleted (UTC)."""
    unsealed: bool
    """Some of it is tracked, in review, or can still change: it is not signed yet."""
    waiting: int
    """How many signed segments and claims of it have no receipt yet."""
    closed: ClosedWeek | None = None
    """The newest close that this device has signed."""
    closed_ms: int | None = None
    delivered: bool = False
    """Whether the receipt of that close is here."""
    refused: bool = False
    """The server did not take that close."""
