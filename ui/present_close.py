"""What the own diary says of closing a week, decided without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from agent.client import ContractView, WeekView
from ui import close_words as words
from ui import formats
from ui.tongue import tr, tr_count

_WEEK_MS = 7 * 86_400_000


@dataclass(frozen=True, slots=True)
class WeekLine:
    """What stands in the bar below a week; `care`: something is still to be done."""

    title: str
    text: str
    button: str
    care: bool
    enabled: bool


def is_over(week_start_ms: int, now_ms: int) -> bool:
    """Whether a week has ended: one that runs is not offered to be closed."""
    return week_start_ms + _WEEK_MS <= now_ms


def line(week: WeekView, *, now_ms: int, zone: tzinfo | None = None) -> WeekLine | None:
    """How a week that is over stands; None where there is nothing to close."""
    parts: list[str] = []
    closed = week.closed
    if closed is None:
        if not (week.minutes or week.manual_minutes or week.unsealed):
            return None
        title = tr(words.OPEN)
        parts.append(_sums(tr(words.SIGNED), week.minutes, week.manual_minutes))
    else:
        title = tr(words.CLOSED).format(
            when=_moment(week.closed_ms or week.week_start_ms, zone),
            tracked=formats.hours(closed.minutes),
            manual=formats.hours(closed.manual_minutes),
        )
        if week.refused:
            parts.append(tr(words.CLOSED_REFUSED))
        else:
            parts.append(tr(words.CLOSED_SENT if week.delivered else words.CLOSED_WAITS))
    short = closed is not None and (
        closed.minutes < week.minutes or closed.manual_minutes < week.manual_minutes
    )
    if short:
        parts.append(_sums(tr(words.CLOSED_SHORT), week.minutes, week.manual_minutes))
    if week.unsealed:
        parts.append(tr(words.UNSEALED))
    if week.waiting:
        parts.append(tr_count(words.WAITING, week.waiting))
    open_still = closed is None or short or week.refused
    editable = now_ms < week.edit_until_ms
    if open_still or editable:
        until = tr(words.EDITABLE if editable else words.EDIT_OVER)
        parts.append(until.format(until=_moment(week.edit_until_ms, zone)))
    if closed is None:
        parts.append(tr(words.OPEN_MEANS))
    return WeekLine(
        title=title,
        text=" ".join(parts),
        button=tr(words.CLOSE if closed is None else words.CLOSE_AGAIN),
        care=open_still,
        enabled=not week.unsealed,
    )


def question(week: WeekView, contract: ContractView) -> tuple[str, str]:
    """What is asked before a close, and what it does."""
    first = datetime.fromtimestamp(week.week_start_ms / 1000, tz=UTC).date()
    last = first + timedelta(days=6)
    text = tr(words.ASK).format(first=first.isoformat(), last=last.isoformat())
    detail = tr(words.ASK_DETAIL).format(
        contract=contract.title,
        tracked=formats.hours(week.minutes),
        manual=formats.hours(week.manual_minutes),
    )
    return text, f"{detail}\n\n{tr(words.ASK_AFTER)}"


def done(minutes: int, manual_minutes: int) -> str:
    """What a close said."""
    return _sums(tr(words.DONE), minutes, manual_minutes)


def _sums(text: str, minutes: int, manual_minutes: int) -> str:
    return text.format(tracked=formats.hours(minutes), manual=formats.hours(manual_minutes))


def _moment(at_ms: int, zone: tzinfo | None) -> str:
    return f"{formats.local_date(at_ms, zone)} {formats.local_time(at_ms, zone)}"
