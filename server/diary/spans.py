"""Weeks and months of a contract as pure data: days as their own pages count them, beside each other.

A week runs from Monday to Sunday in UTC, whatever zone it is shown in: its first and last day can be parts of
days. A month is that of the zone, with whole days. Instants are milliseconds UTC.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from server.diary.counts import Counts
from server.diary.day import Day, build_day, day_bounds, day_of
from server.diary.recorded import CardState, Claimed, Recorded
from wire.contractor import WEEK_MS
from wire.records import MINUTE_MS


@dataclass(frozen=True, slots=True)
class MemoBand:
    """Segments of one day after each other with the same memo; `minutes` of them count."""

    memo: str
    start_ms: int
    end_ms: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stretch of one state on the line of a day: minutes from its beginning, and how many."""

    state: CardState
    start: int
    minutes: int

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins, and its length."""
        return self.start, self.minutes


@dataclass(frozen=True, slots=True)
class DayPart:
    """A day, or the part [from_ms, to_ms) of it that belongs to the span: `day` holds nothing else."""

    day: Day
    from_ms: int
    to_ms: int
    bands: tuple[MemoBand, ...]
    strokes: tuple[Stroke, ...]

    @property
    def begins_later(self) -> bool:
        """Whether the beginning of the day belongs to the span before."""
        return self.from_ms > self.day.start_ms

    @property
    def ends_earlier(self) -> bool:
        """Whether the end of the day belongs to the span after."""
        return self.to_ms < self.day.end_ms

    @property
    def empty(self) -> bool:
        """Whether nothing was recorded or claimed."""
        return self.day.empty

    @property
    def length(self) -> int:
        """Minutes of the whole day, 23 to 25 hours."""
        return (self.day.end_ms - self.day.start_ms) // MINUTE_MS

    @property
    def tenths(self) -> int | None:
        """Activity 0 to 10 over all minutes of which it is known, as that of a segment; None where of none."""
        known = active = 0
        for card in self.day.cards:
            if card.bars is not None and card.active_minutes is not None:
                known += sum(1 for bar in card.bars if bar is not None)
                active += card.active_minutes
        if not known:
            return None
        return max(1, round(10 * active / known)) if active else 0


@dataclass(frozen=True, slots=True)
class Sums:
    """Minutes of several days. `idle` and `over` are parts of `minutes`; `claimed` and `removed` are in no sum."""

    minutes: int
    idle: int
    over: int
    claimed: int
    removed: int
    segments: int
    unsound: int
    forged: int


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A week as one line of a month: what counts of it from Monday to Sunday UTC, and its days in this month.

    `cells` has seven entries, None where the day belongs to another month.
    """

    monday: date
    minutes: int
    over: int
    percent: int
    """Of the limit, at most 100."""
    cells: tuple[DayPart | None, ...]


def week_bounds(monday: date) -> tuple[int, int]:
    """The instants at which the week that begins on `monday` begins and ends."""
    start_ms = int(datetime(monday.year, monday.month, monday.day, tzinfo=UTC).timestamp()) * 1000
    return start_ms, start_ms + WEEK_MS


def month_bounds(first: date, zone: tzinfo) -> tuple[int, int]:
    """The instants at which the month that begins on `first` begins and ends in `zone`."""
    return day_bounds(first, zone)[0], day_bounds(next_month(first), zone)[0]


def next_month(first: date) -> date:
    """The first day of the month after that of `first`."""
    return (first.replace(day=1) + timedelta(days=32)).replace(day=1)


def month_before(first: date) -> date:
    """The first day of the month before that of `first`."""
    return (first.replace(day=1) - timedelta(days=1)).replace(day=1)


def build_days(
    start_ms: int,
    end_ms: int,
    *,
    zone: tzinfo,
    segments: Iterable[Recorded],
    claims: Iterable[Claimed],
    counts: Counts,
    limit_minutes: int | None,
) -> tuple[DayPart, ...]:
    """The days of [start_ms, end_ms) in `zone`; nothing of `segments` and `claims` may lie outside.

    A part of a day in which nothing is and most of which lies outside is left out.
    """
    by_day: dict[date, list[Recorded]] = defaultdict(list)
    for segment in segments:
        by_day[day_of(segment.slot_start_ms, zone)].append(segment)
    claimed: dict[date, list[Claimed]] = defaultdict(list)
    for claim in claims:
        claimed[day_of(claim.start_ms, zone)].append(claim)
    by_position = counts.by_position
    parts = []
    here, last = day_of(start_ms, zone), day_of(end_ms - 1, zone)
    while here <= last:
        begins_ms, ends_ms = day_bounds(here, zone)
        day = build_day(
            here,
            zone=zone,
            segments=by_day[here],
            claims=claimed[here],
            limit_minutes=limit_minutes,
            before=counts.before(begins_ms),
            counts=by_position,
        )
        part = _part(day, max(begins_ms, start_ms), min(ends_ms, end_ms))
        middle_ms = (begins_ms + ends_ms) // 2
        if not part.empty or (start_ms <= middle_ms < end_ms and begins_ms < ends_ms):
            parts.append(part)
        here += timedelta(days=1)
    return tuple(parts)


def build_weeks(
    parts: Sequence[DayPart], *, first: date, counts: Counts, limit_minutes: int | None
) -> tuple[WeekLine, ...]:
    """The lines of the month that begins on `first`, whose days are `parts`."""
    by_date: Mapping[date, DayPart] = {part.day.date: part for part in parts}
    monday, end = first - timedelta(days=first.weekday()), next_month(first)
    lines = []
    while monday < end:
        minutes = counts.between(*week_bounds(monday))
        over, percent = against(minutes, limit_minutes)
        cells = tuple(by_date.get(monday + timedelta(days=number)) for number in range(7))
        lines.append(WeekLine(monday, minutes, over, percent, cells))
        monday += timedelta(days=7)
    return tuple(lines)


def against(minutes: int, limit_minutes: int | None) -> tuple[int, int]:
    """How far `minutes` are over the limit, and what percent of it they are, at most 100."""
    if limit_minutes is None:
        return 0, 0
    over = max(0, minutes - limit_minutes)
    if over or not limit_minutes:
        return over, 100 if over else 0
    return 0, 100 * minutes // limit_minutes


def sums_of(parts: Iterable[DayPart]) -> Sums:
    """All of them together."""
    days = [part.day for part in parts]
    return Sums(
        minutes=sum(day.minutes for day in days),
        idle=sum(day.idle_minutes for day in days),
        over=sum(day.over_minutes for day in days),
        claimed=sum(day.claimed_minutes for day in days),
        removed=sum(day.removed_minutes for day in days),
        segments=sum(len(day.cards) for day in days),
        unsound=sum(day.unsound for day in days),
        forged=sum(day.forged for day in days),
    )


def _part(day: Day, from_ms: int, to_ms: int) -> DayPart:
    return DayPart(day, from_ms, to_ms, _bands(day), _strokes(day))


def _bands(day: Day) -> tuple[MemoBand, ...]:
    """Segments that follow each other with the same memo, whatever lies between them; none written ends a band."""
    bands: list[MemoBand] = []
    memo = ""
    for card in day.cards:
        here = card.recorded
        if here.memo and here.memo == memo:
            last = bands[-1]
            bands[-1] = MemoBand(
                memo, last.start_ms, max(last.end_ms, here.end_ms), last.minutes + card.counted
            )
        elif here.memo:
            bands.append(MemoBand(here.memo, here.start_ms, here.end_ms, card.counted))
        memo = here.memo
    return tuple(bands)


def _strokes(day: Day) -> tuple[Stroke, ...]:
    """Where on the day something lies; neighbours of one state are one stroke."""
    strokes: list[Stroke] = []
    for card in day.cards:
        here = card.recorded
        start = (here.start_ms - day.start_ms) // MINUTE_MS
        end = -(-(here.end_ms - day.start_ms) // MINUTE_MS)
        last = strokes[-1] if strokes else None
        if last and last.state is card.state and start <= last.start + last.minutes:
            end = max(end, last.start + last.minutes)
            strokes[-1] = Stroke(last.state, last.start, end - last.start)
        else:
            strokes.append(Stroke(card.state, start, end - start))
    return tuple(strokes)
