"""Times and numbers as people read them: durations as 7:40, clock times in the viewer's zone."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

_MINUTE_MS = 60_000
_HOUR_MS = 60 * _MINUTE_MS


def running(duration_ms: int) -> str:
    """A clock that runs, `h:mm:ss`."""
    seconds = max(0, duration_ms) // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def countdown(duration_ms: int) -> str:
    """What is left, `m:ss`, rounded up so that it ends at 0:00 and not before."""
    seconds = -(-max(0, duration_ms) // 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


def hours(minutes: int) -> str:
    """A sum of minutes, `h:mm`."""
    return f"{minutes // 60}:{minutes % 60:02}"


def local_time(instant_ms: int, zone: tzinfo | None) -> str:
    """A UTC instant as `hh:mm` in `zone`; None is the zone of this computer."""
    return datetime.fromtimestamp(instant_ms / 1000, tz=UTC).astimezone(zone).strftime("%H:%M")


def local_date(instant_ms: int, zone: tzinfo | None) -> str:
    """A UTC instant as `YYYY-MM-DD` in `zone`; None is the zone of this computer."""
    return datetime.fromtimestamp(instant_ms / 1000, tz=UTC).astimezone(zone).date().isoformat()


def age_parts(age_ms: int) -> tuple[int, int]:
    """Whole hours and, within the first hour, whole minutes of an age."""
    return age_ms // _HOUR_MS, age_ms % _HOUR_MS // _MINUTE_MS
