"""Words of the page of personal access tokens, by the values of the enums of `server.tokens`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from server.web.words import count

REVOKED = "The token is revoked: it opens nothing any more."

SCOPES: Mapping[str, str] = MappingProxyType(
    {
        "contracts": "See your contracts",
        "diary": "Read work diaries",
        "export": "Export the evidence",
        "members": "See members",
    }
)
SCOPES_MEAN: Mapping[str, str] = MappingProxyType(
    {
        "contracts": "Titles, both sides, the hours of this week and its limit.",
        "diary": "Days with their times, memos and activity. No pictures and no window titles.",
        "export": "Everything that was recorded, pictures too, and who looked at it.",
        "members": "Names, addresses and roles in organizations where you see them yourself.",
    }
)
"""By the value of a `Scope`."""

LIVES: Mapping[int, str] = MappingProxyType(
    {7: "7 days", 30: "30 days", 90: "90 days", 365: "One year"}
)

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "bad-name": "name",
        "no-scope": "scope",
        "bad-life": "days",
        "too-many": "form",
        "made-already": "form",
    }
)
"""The field beside which a refusal stands; `form` is the whole."""

REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "bad-name": "Give a name of 1 to 100 visible characters.",
        "no-scope": "Choose at least one thing that the token is for.",
        "bad-life": "Choose one of the times.",
        "too-many": "You have 50 tokens. Revoke one that you no longer use, then make this one.",
        "made-already": "This form was sent before, and its token was shown then. It is not shown again: if you "
        "did not copy it, revoke it and make another one.",
    }
)
"""By the value of a `Refusal`."""


def scope_names(scopes: tuple[str, ...]) -> str:
    """What a token is for, in one line."""
    return ", ".join(SCOPES[scope] for scope in scopes)


def ends_in(expires_ms: int, now_ms: int) -> str:
    """How long a token still lives: `in 3 days`, `within a day`."""
    days = (expires_ms - now_ms) // 86_400_000
    return f"in {count(days, 'day')}" if days else "within a day"
