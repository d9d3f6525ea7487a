"""The terms of an offer: what may be typed, what it means, and how it is kept. Pure."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from server.terms.money import CURRENCIES, parse_amount, plain
from wire import canonical
from wire.canonical import JsonValue
from wire.contracts import (
    MAX_RETENTION_DAYS,
    MAX_REVIEW_DELAY_S,
    TITLE_CHARACTERS,
    WEEK_MINUTES,
    policy_from_json,
    policy_to_json,
)
from wire.items import MAX_BLUR
from wire.records import SEGMENT_MINUTES, MonitorPolicy, Policy, WindowPolicy

MESSAGE_CHARACTERS: Final = 500
MAX_IDLE_MINUTES: Final = 120
STARTS_WITHIN_DAYS: Final = 366
_DAY_MS: Final = 86_400_000
_HIDDEN: Final = ("Cc", "Cf", "Cs", "Co", "Cn")


@dataclass(frozen=True, slots=True)
class Terms:
    """What is offered. `minor` is the rate of an hour in minor units; `starts_ms` the beginning of a UTC day, None
    for as soon as it is accepted."""

    title: str
    minor: int
    currency: str
    weekly_limit_minutes: int | None
    starts_ms: int | None
    message: str
    segment_minutes: int
    idle_minutes: int | None
    idle_keep: bool
    memo_required: bool
    manual_allowed: bool
    redaction_keeps_time: bool
    policy: Policy


class Field(StrEnum):
    """A field of the form, by its name there."""

    TITLE = "title"
    RATE = "rate"
    CURRENCY = "currency"
    LIMIT = "limit_hours"
    STARTS = "starts"
    MESSAGE = "message"
    SCREENSHOTS = "screenshots"
    BLUR = "blur"
    WINDOW = "window"
    REVIEW = "review_delay_s"
    RETENTION = "retention_days"
    SEGMENT = "segment_minutes"
    IDLE = "idle"
    IDLE_MINUTES = "idle_minutes"


class WrongTermsError(Exception):
    """What was typed cannot be kept: these fields."""

    def __init__(self, fields: frozenset[Field]) -> None:
        super().__init__(", ".join(sorted(fields)))
        self.fields = fields


USUAL: Final = Policy(
    version=1,
    screenshots=True,
    webcam=False,
    window=WindowPolicy.TITLE,
    review_delay_s=60,
    retention_days=365,
)
"""What a new offer asks for until somebody chooses otherwise."""

FRESH: Final[Mapping[str, str]] = {
    "title": "",
    "rate": "",
    "currency": "EUR",
    "limit": "hours",
    "limit_hours": "40",
    "starts": "",
    "message": "",
    "segment_minutes": "10",
    "idle": "drop",
    "idle_minutes": "10",
    "memo_required": "",
    "manual_allowed": "yes",
    "redaction_keeps_time": "yes",
}
"""The fields of an empty form that are not the policy's."""


def parse(typed: Mapping[str, str], *, now_ms: int, version: int = 1) -> Terms:
    """What the fields of a form mean; `version` is that of the policy. Raises `WrongTermsError`."""
    form = _Form(typed)
    currency = typed["currency"] if typed["currency"] in CURRENCIES else ""
    minor = parse_amount(typed["rate"], currency) if currency else None
    title = clean_line(typed["title"])
    message = clean_text(typed["message"], MESSAGE_CHARACTERS)
    starts_ms, starts_fit = _starts(typed["starts"], now_ms)
    limit_minutes = parse_hours(typed["limit_hours"]) if typed["limit"] == "hours" else None
    limit_fits = limit_minutes is not None or typed["limit"] == "none"
    keeps_clock = typed["idle"] == "count"
    screens = typed["screenshots"]
    blur = 0 if screens == "none" else form.number(Field.BLUR, 0, MAX_BLUR)
    idle_minutes = None if keeps_clock else form.number(Field.IDLE_MINUTES, 1, MAX_IDLE_MINUTES)
    review_delay_s = form.number(Field.REVIEW, 0, MAX_REVIEW_DELAY_S)
    retention_days = form.number(Field.RETENTION, 1, MAX_RETENTION_DAYS)
    segment_minutes = form.number(Field.SEGMENT, 1, 30)
    for field, fits in (
        (Field.TITLE, title is not None),
        (Field.CURRENCY, bool(currency)),
        (Field.RATE, minor is not None or not currency),
        (Field.LIMIT, limit_fits),
        (Field.STARTS, starts_fit),
        (Field.MESSAGE, message is not None),
        (Field.SCREENSHOTS, screens in ("all", "active", "none")),
        (Field.WINDOW, typed["window"] in list(WindowPolicy)),
        (Field.SEGMENT, segment_minutes in SEGMENT_MINUTES),
        (Field.IDLE, typed["idle"] in ("drop", "ask", "count")),
    ):
        if not fits:
            form.wrong.add(field)
    if form.wrong or title is None or message is None or minor is None:
        raise WrongTermsError(frozenset(form.wrong))
    return Terms(
        title=title,
        minor=minor,
        currency=currency,
        weekly_limit_minutes=limit_minutes,
        starts_ms=starts_ms,
        message=message,
        segment_minutes=segment_minutes,
        idle_minutes=idle_minutes,
        idle_keep=typed["idle"] == "ask",
        memo_required=typed["memo_required"] == "yes",
        manual_allowed=typed["manual_allowed"] == "yes",
        redaction_keeps_time=typed["redaction_keeps_time"] == "yes",
        policy=Policy(
            version=version,
            screenshots=screens != "none",
            webcam=typed["webcam"] == "yes",
            window=WindowPolicy(typed["window"]),
            review_delay_s=review_delay_s,
            retention_days=retention_days,
            signals=typed["signals"] == "yes",
            monitors=MonitorPolicy.ACTIVE if screens == "active" else MonitorPolicy.ALL,
            blur=blur,
        ),
    )


def fields_of(terms: Terms) -> dict[str, str]:
    """What would have to be typed for `terms`: `parse` turns it back."""
    limited = terms.weekly_limit_minutes is not None
    starts = "" if terms.starts_ms is None else day_of(terms.starts_ms).isoformat()
    away = "count" if terms.idle_minutes is None else "ask" if terms.idle_keep else "drop"
    return {
        "title": terms.title,
        "rate": plain(terms.minor, terms.currency),
        "currency": terms.currency,
        "limit": "hours" if limited else "none",
        "limit_hours": hours(terms.weekly_limit_minutes) if limited else "",
        "starts": starts,
        "message": terms.message,
        "segment_minutes": str(terms.segment_minutes),
        "idle": away,
        "idle_minutes": str(terms.idle_minutes or 10),
        "memo_required": _yes(terms.memo_required),
        "manual_allowed": _yes(terms.manual_allowed),
        "redaction_keeps_time": _yes(terms.redaction_keeps_time),
        **fields_of_policy(terms.policy),
    }


def fields_of_policy(policy: Policy) -> dict[str, str]:
    """What would have to be typed for `policy`."""
    screens = "active" if policy.monitors is MonitorPolicy.ACTIVE else "all"
    return {
        "screenshots": screens if policy.screenshots else "none",
        "blur": str(policy.blur),
        "webcam": _yes(policy.webcam),
        "window": str(policy.window),
        "signals": _yes(policy.signals),
        "review_delay_s": str(policy.review_delay_s),
        "retention_days": str(policy.retention_days),
    }


def to_text(terms: Terms) -> str:
    """As canonical JSON."""
    told: dict[str, JsonValue] = {
        "title": terms.title,
        "minor": terms.minor,
        "currency": terms.currency,
        "weekly_limit_minutes": terms.weekly_limit_minutes,
        "starts_ms": terms.starts_ms,
        "message": terms.message,
        "segment_minutes": terms.segment_minutes,
        "idle_minutes": terms.idle_minutes,
        "idle_keep": terms.idle_keep,
        "memo_required": terms.memo_required,
        "manual_allowed": terms.manual_allowed,
        "redaction_keeps_time": terms.redaction_keeps_time,
        "policy": policy_to_json(terms.policy),
    }
    return canonical.encode(told).decode()


def from_text(text: str) -> Terms:
    """What `to_text` wrote."""
    told = json.loads(text)
    return Terms(**{**told, "policy": policy_from_json(told["policy"])})


def parse_hours(typed: str) -> int | None:
    """`37.5` as minutes; None unless it is above nothing, at most a week, and a whole number of minutes."""
    found = re.fullmatch(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?", typed.strip())
    if found is None:
        return None
    minutes, rest = divmod(60 * int(found[1] + (found[2] or "").ljust(2, "0")), 100)
    return minutes if not rest and 0 < minutes <= WEEK_MINUTES else None


def hours(minutes: int | None) -> str:
    """Minutes as they are typed in hours: `37.5`; whole minutes that are no hundredths of an hour never occur."""
    hundredths = 100 * (minutes or 0) // 60
    return f"{hundredths / 100:g}"


def day_of(instant_ms: int) -> date:
    """The UTC day."""
    return datetime.fromtimestamp(instant_ms // 1000, UTC).date()


def clean_line(typed: str) -> str | None:
    """`typed` as one line; None for none, too much, or marks that hide or turn what others read."""
    line = unicodedata.normalize("NFC", " ".join(typed.split()))
    return line if line and len(line) <= TITLE_CHARACTERS and _plain(line) else None


def clean_text(typed: str, most: int) -> str | None:
    """`typed` with plain line ends; None if it is too long or has marks that hide or turn what others read."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = unicodedata.normalize("NFC", "\n".join(line.rstrip() for line in lines).strip())
    return text if len(text) <= most and _plain(text.replace("\n", "").replace("\t", "")) else None


def _plain(text: str) -> bool:
    joined = text.replace("\u200d", "")  # a joiner of emoji
    return not any(unicodedata.category(one) in _HIDDEN for one in joined)


def _starts(typed: str, now_ms: int) -> tuple[int | None, bool]:
    """The instant, None for as soon as it is accepted; and whether the day is one that may be offered."""
    if not typed.strip():
        return None, True
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError:
        return None, False
    today = day_of(now_ms)
    if not today <= day <= today + timedelta(days=STARTS_WITHIN_DAYS):
        return None, False
    return (day - date(1970, 1, 1)).days * _DAY_MS, True


def _yes(is_so: bool) -> str:
    return "yes" if is_so else ""


class _Form:
    """The numbers of a form, and which fields were not right."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self._typed = typed
        self.wrong: set[Field] = set()

    def number(self, field: Field, low: int, high: int) -> int:
        found = re.fullmatch(r"[0-9]{1,6}", self._typed[field].strip())
        number = int(found[0]) if found else -1
        if not low <= number <= high:
            self.wrong.add(field)
        return number
