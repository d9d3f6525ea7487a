"""Reads the Retry-After header in both of its forms (RFC 9110, 10.2.3)."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime


def retry_after_ms(value: str | None, *, now_ms: int) -> int | None:
    """Milliseconds to wait from `now_ms` (UTC): from a number of seconds or an HTTP date.

    None when the header is absent or unreadable; a date that has passed means 0. Not capped here.
    """
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return int(value[:12]) * 1000
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0, int(moment.timestamp() * 1000) - now_ms)
