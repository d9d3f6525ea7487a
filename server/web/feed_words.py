"""Words of calendar addresses, and of the calendars themselves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from server.web.words import duration

REVOKED = "The address is revoked: it opens nothing any more. Calendars keep what they have fetched before."

REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "no-choice": "Choose what it is to show.",
        "too-many": "You have 10 addresses. Revoke one that you no longer use, then make this one.",
        "made-already": "This form was sent before, and its address was shown then. It is not shown again: if you "
        "did not copy it, revoke it and make another one.",
    }
)
"""By the value of a `Refusal`."""


def calendar_name(organization: str) -> str:
    """What a calendar calls itself; `organization` is empty for one's own contracts."""
    return f"Hourproof: {organization}" if organization else "Hourproof: my work"


def summary(memo: str, *, title: str, contractor: str, claimed: bool) -> str:
    """The line of an event; `contractor` is empty in their own calendar."""
    said = memo or title
    if contractor:
        said = f"{contractor}: {said}"
    return f"{said} (manual)" if claimed else said


def description(
    *,
    title: str,
    employer: str,
    contractor: str,
    minutes: int,
    over: int,
    idle: bool,
    claimed: bool,
) -> str:
    """The text of an event, in lines."""
    lines = [f"{title}, {contractor} for {employer}"]
    if claimed:
        lines.append(f"{duration(minutes)} of manual time, without evidence")
    else:
        lines.append(f"{duration(minutes)} counts")
    if over:
        lines.append(f"{duration(over)} of it is over the limit")
    if idle:
        lines.append("Kept as idle")
    return "\n".join(lines)
