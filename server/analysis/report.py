"""Sums, lines, trend and heat map of an analysis, from the tallies of weeks. Pure.

All numbers are minutes. What activity is not known of is in no sum of it: unknown is never zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from server.access.contracts import ContractView
from server.analysis.period import Compared, Period
from server.analysis.tally import (
    ACTIVITY,
    QUARTER_MS,
    QUARTERS,
    Added,
    Measure,
    Tally,
    within,
)
from server.diary.day import HOUR_MS, day_of, week_start
from server.terms.limits import Limits
from wire.contractor import WEEK_MS
from wire.records import ContractId

_DAY_MS = 24 * HOUR_MS
_EPOCH = date(1970, 1, 1).toordinal()
Week = tuple[ContractId, Tally]


class Group(StrEnum):
    """What one line of an analysis is about."""

    PERSON = "person"
    CONTRACT = "contract"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    APP = "app"


IN_TIME = frozenset({Group.DAY, Group.WEEK, Group.MONTH})
MOST_DAYS = 400
"""So many lines of days one analysis may have."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Minutes. `idle` and `over` are parts of `minutes`; `claimed` and `removed` are in no sum. `active` of the
    `known` had input."""

    minutes: int = 0
    idle: int = 0
    claimed: int = 0
    removed: int = 0
    known: int = 0
    active: int = 0
    over: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(*(a + b for a, b in zip(self.all, other.all, strict=True)))

    @property
    def all(self) -> tuple[int, ...]:
        """In the order of `Measure`."""
        return (
            self.minutes,
            self.idle,
            self.claimed,
            self.removed,
            self.known,
            self.active,
            self.over,
        )

    @property
    def tenths(self) -> int | None:
        """Activity 0 to 10 as the diary says it of a day; None where it is known of no minute."""
        if not self.known:
            return None
        return max(1, round(10 * self.active / self.known)) if self.active else 0

    @property
    def empty(self) -> bool:
        """Whether nothing was recorded or claimed."""
        return not any(self.all)


@dataclass(frozen=True, slots=True)
class Line:
    """What one person, contract, day, week, month or app comes to.

    `name` is that of a person, contract or app (empty where the app is not known), `first` the first day of a stretch
    of time. `before` is the same of the period before, None where lines are not compared. `closed`: its activity is
    not open to whoever asks.
    """

    key: str
    sums: Sums
    name: str = ""
    detail: str = ""
    first: date | None = None
    before: Sums | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """An analysis. `heat` has seven days from Monday on with 24 hours each: the minutes that count and began there.

    `closed` says of how many of its contracts activity and apps are not open to whoever asks.
    """

    when: Compared
    group: Group
    lines: tuple[Line, ...]
    total: Sums
    before: Sums
    heat: tuple[tuple[int, ...], ...]
    people: int
    contracts: int
    closed: int


@dataclass(slots=True)
class Span:
    """Tallies of one period added up, by contract and by week."""

    by_contract: dict[ContractId, Added] = field(default_factory=lambda: defaultdict(Added))
    by_week: dict[int, Added] = field(default_factory=lambda: defaultdict(Added))


def weeks_of(period: Period) -> tuple[int, int]:
    """From the beginning of the first week of which something lies in `period` to the end of the last."""
    return week_start(period.from_ms), week_start(period.to_ms - 1) + WEEK_MS


def added(
    weeks: Iterable[Week],
    period: Period,
    *,
    limits: Mapping[ContractId, Limits],
    closed: frozenset[ContractId],
) -> Span:
    """What of `weeks` lies in `period`. Limits count over whole weeks, whatever of them the period holds."""
    sums = Span()
    masks: dict[int, int] = {}
    for contract, tally in weeks:
        start_ms = tally.week_start_ms
        lanes = tally.with_over(limits[contract].of_week(tally.week_start_ms))
        if start_ms < period.from_ms or start_ms + WEEK_MS > period.to_ms:
            if start_ms not in masks:
                masks[start_ms] = _mask(start_ms, period)
            lanes &= masks[start_ms]
        if contract in closed:
            lanes &= ~ACTIVITY
        if lanes:
            sums.by_contract[contract].add(lanes, peak=tally.peak)
            sums.by_week[start_ms].add(lanes, peak=tally.peak)
    return sums


def report(
    when: Compared,
    group: Group,
    *,
    zone: tzinfo,
    views: Sequence[ContractView],
    closed: frozenset[ContractId],
    now: Span,
    before: Span,
    apps: Mapping[str, Sums] | None = None,
) -> Report:
    """The analysis of `views`; `apps` are its lines where they are by app."""
    of_contract = {contract: sums_of(its) for contract, its in now.by_contract.items()}
    past = {contract: sums_of(its) for contract, its in before.by_contract.items()}
    heat, days = _days(now.by_week, zone)
    match group:
        case Group.PERSON | Group.CONTRACT:
            lines = _by_whom(group, views, closed, of_contract, past)
        case Group.APP:
            lines = tuple(
                Line(key=name, name=name, sums=sums)
                for name, sums in sorted(
                    (apps or {}).items(), key=lambda one: (-one[1].minutes, one[0])
                )
            )
        case Group.WEEK:
            lines = _weeks(when.period, {week: sums_of(all_) for week, all_ in now.by_week.items()})
        case Group.DAY | Group.MONTH:
            lines = _stretches(group, when.period, days, zone)
    return Report(
        when=when,
        group=group,
        lines=lines,
        total=sum(of_contract.values(), Sums()),
        before=sum(past.values(), Sums()),
        heat=heat,
        people=len({view.person for view in views}),
        contracts=len(views),
        closed=len(closed),
    )


def sums_of(added_up: Added) -> Sums:
    """All its quarters together."""
    counts = added_up.counts()
    return Sums(
        *(sum(counts[measure * QUARTERS : (measure + 1) * QUARTERS]) for measure in Measure)
    )


def change(now: int, before: int) -> int | None:
    """By how many percent `now` is more than `before`; None where there was nothing before."""
    return None if not before else round(100 * (now - before) / before)


def _mask(start_ms: int, period: Period) -> int:
    first = max(0, -(-(period.from_ms - start_ms) // QUARTER_MS))
    end = min(QUARTERS, -(-(period.to_ms - start_ms) // QUARTER_MS))
    return within(first, end) if first < end else 0


def _by_whom(
    group: Group,
    views: Sequence[ContractView],
    closed: frozenset[ContractId],
    now: Mapping[ContractId, Sums],
    before: Mapping[ContractId, Sums],
) -> tuple[Line, ...]:
    """Also who or what has no time in the period: that is an answer too."""
    found: dict[str, list[ContractView]] = defaultdict(list)
    for view in views:
        found[view.person if group is Group.PERSON else view.contract].append(view)
    lines = []
    for key, its in found.items():
        one = its[0]
        by_person = group is Group.PERSON
        lines.append(
            Line(
                key=key,
                name=one.contractor if by_person else one.title,
                detail="" if by_person else _other_side(one),
                sums=sum((now.get(view.contract, Sums()) for view in its), Sums()),
                before=sum((before.get(view.contract, Sums()) for view in its), Sums()),
                closed=all(view.contract in closed for view in its),
            )
        )
    return tuple(sorted(lines, key=lambda line: (-line.sums.minutes, line.name, line.key)))


def _other_side(view: ContractView) -> str:
    return view.employer if view.viewer_is_contractor else view.contractor


def _weeks(period: Period, sums: Mapping[int, Sums]) -> tuple[Line, ...]:
    start_ms, end_ms = weeks_of(period)
    lines = []
    for monday_ms in range(start_ms, end_ms, WEEK_MS):
        monday = day_of(monday_ms, UTC)
        lines.append(Line(key=monday.isoformat(), first=monday, sums=sums.get(monday_ms, Sums())))
    return tuple(lines)


def _stretches(
    group: Group, period: Period, days: Mapping[int, Sums], zone: tzinfo
) -> tuple[Line, ...]:
    """The days, or months, of `period` in `zone`: those of a week in UTC can begin and end as parts."""
    found: dict[date, Sums] = {}
    here, last = day_of(period.from_ms, zone), day_of(period.to_ms - 1, zone)
    while here <= last:
        first = here if group is Group.DAY else here.replace(day=1)
        found[first] = found.get(first, Sums()) + days.get(here.toordinal(), Sums())
        here += timedelta(days=1)
    return tuple(
        Line(
            key=f"{first:%Y-%m}" if group is Group.MONTH else first.isoformat(),
            first=first,
            sums=sums,
        )
        for first, sums in found.items()
    )


def _days(
    by_week: Mapping[int, Added], zone: tzinfo
) -> tuple[tuple[tuple[int, ...], ...], dict[int, Sums]]:
    """The heat map, and what each day of `zone` comes to, by its ordinal number."""
    heat = [[0] * 24 for _ in range(7)]
    days: dict[int, list[int]] = {}
    for start_ms, its in by_week.items():
        counts = its.counts()
        for ordinal, hour, first, end in _hours(start_ms, zone):
            minutes = sum(counts[first:end])
            heat[(ordinal - 1) % 7][hour] += minutes
            day = days.setdefault(ordinal, [0] * len(Measure))
            for measure in Measure:
                at = measure * QUARTERS
                day[measure] += sum(counts[at + first : at + end])
    return tuple(map(tuple, heat)), {ordinal: Sums(*sums) for ordinal, sums in days.items()}


def _hours(start_ms: int, zone: tzinfo) -> Iterator[tuple[int, int, int, int]]:
    """The hours that a clock of `zone` shows in a week, each with the number of its day and its quarters.

    An hour that comes twice when the clock is put back is there twice; one that is left out is not there.
    """
    before: tuple[int, int] | None = None
    first = 0
    offsets = [_offset_ms(start_ms + day * _DAY_MS, zone) for day in range(8)]
    for quarter in range(QUARTERS):
        instant_ms = start_ms + quarter * QUARTER_MS
        day = quarter * QUARTER_MS // _DAY_MS
        changes = offsets[day] != offsets[day + 1]
        offset_ms = _offset_ms(instant_ms, zone) if changes else offsets[day]
        number, rest = divmod(instant_ms + offset_ms, _DAY_MS)
        here = (_EPOCH + number, rest // HOUR_MS)
        if before is not None and here != before:
            yield (*before, first, quarter)
            first = quarter
        before = here
    if before is not None:
        yield (*before, first, QUARTERS)


def _offset_ms(instant_ms: int, zone: tzinfo) -> int:
    between = datetime.fromtimestamp(instant_ms / 1000, UTC).astimezone(zone).utcoffset()
    return 0 if between is None else int(between.total_seconds()) * 1000
