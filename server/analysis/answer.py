"""An analysis for programs: as JSON with a fixed shape, and as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel, Field

from server.analysis.asked import Asked
from server.analysis.period import Period
from server.analysis.report import Group, Line, Report, Sums, change
from server.web import analysis_words, look_words, words

COLUMNS = (
    "from",
    "to",
    "zone",
    "line",
    "key",
    "name",
    "other_side",
    "minutes",
    "hours",
    "idle_minutes",
    "over_limit_minutes",
    "manual_minutes",
    "taken_back_minutes",
    "activity_known_minutes",
    "active_minutes",
    "activity",
    "minutes_before",
    "change_percent",
)
TOTAL = "total"


class WorkSpan(BaseModel):
    """The days `first` to `last`, both within, and the instants at which they begin and end."""

    first: date
    last: date
    from_ms: int
    to_ms: int


class WorkSums(BaseModel):
    """Minutes. Idle and over the limit are parts of `minutes`; manual and taken back time is in no sum."""

    minutes: int = Field(description="what counts of tracked time; each minute once")
    hours: float = Field(description="the same in hours, to a hundredth")
    idle_minutes: int
    over_limit_minutes: int | None = Field(description="null in lines by app, which know no weeks")
    manual_minutes: int | None = Field(description="null in lines by app: it has none")
    taken_back_minutes: int
    activity_known_minutes: int | None = Field(description="null: not open to whoever asks")
    active_minutes: int | None = Field(description="of the known ones")
    activity: int | None = Field(description="0 to 10; null: not known, which is never none")


class WorkLine(WorkSums):
    """A person, contract, day, week, month or app."""

    key: str = Field(description="an id, or the first day; of an app its name, empty: not known")
    name: str
    other_side: str = Field(description="of a contract; else empty")
    minutes_before: int | None = Field(description="in the period before; null: not compared")
    change_percent: int | None = Field(description="null: nothing before, or not compared")


class WorkAnalysis(BaseModel):
    """Sums of a period. A week is Monday to Sunday in UTC; other days are those of `zone`."""

    zone: str
    group: Group
    period: WorkSpan
    before: WorkSpan
    running: bool = Field(
        description="the period is not over: `before` ends as many days after its beginning"
    )
    people: int
    contracts: int
    activity_closed_contracts: int = Field(
        description="of so many of the contracts activity and apps are not open to whoever asks"
    )
    lines: list[WorkLine]
    total: WorkLine
    heat_map: list[list[int]] = Field(
        description="seven days from Monday on with 24 hours each of `zone`: minutes by the start of their slot"
    )
    time_ms: int


def answer(asked: Asked, report: Report, now_ms: int) -> WorkAnalysis:
    """All of it."""
    return WorkAnalysis(
        zone=asked.zone_name,
        group=report.group,
        period=_span(report.when.period),
        before=_span(report.when.before),
        running=report.when.partly,
        people=report.people,
        contracts=report.contracts,
        activity_closed_contracts=report.closed,
        lines=[_line(report.group, line) for line in report.lines],
        total=_line(report.group, _total(report)),
        heat_map=[list(day) for day in report.heat],
        time_ms=now_ms,
    )


def table(asked: Asked, report: Report) -> Iterator[str]:
    """The same as RFC 4180 has it, a record at a time, the sum last. Each says the instants, in UTC, between which it
    counts, and the zone of its days; what is not known is empty, and no text is taken for a formula."""
    period = report.when.period
    head = (words.iso(period.from_ms), words.iso(period.to_ms), asked.zone_name)
    yield _record(COLUMNS)
    named = [(str(report.group), line) for line in report.lines]
    for kind, line in (*named, (TOTAL, _total(report))):
        told = _line(report.group, line)
        yield _record(
            (
                *head,
                kind,
                look_words.cell(told.key),
                look_words.cell(told.name),
                look_words.cell(told.other_side),
                told.minutes,
                f"{told.minutes / 60:.2f}",
                told.idle_minutes,
                told.over_limit_minutes,
                told.manual_minutes,
                told.taken_back_minutes,
                told.activity_known_minutes,
                told.active_minutes,
                told.activity,
                told.minutes_before,
                told.change_percent,
            )
        )


def _record(cells: tuple[object, ...]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _span(period: Period) -> WorkSpan:
    return WorkSpan(
        first=period.first, last=period.last, from_ms=period.from_ms, to_ms=period.to_ms
    )


def _total(report: Report) -> Line:
    closed = 0 < report.contracts == report.closed
    before: Sums | None = None if report.group is Group.APP else report.before
    return Line(key=TOTAL, name="", sums=report.total, before=before, closed=closed)


def _line(group: Group, line: Line) -> WorkLine:
    sums, before = line.sums, line.before
    by_app = group is Group.APP
    return WorkLine(
        key=line.key,
        name=analysis_words.line_name(group, line.name, line.first) if line.first else line.name,
        other_side=line.detail,
        minutes=sums.minutes,
        hours=round(sums.minutes / 60, 2),
        idle_minutes=sums.idle,
        over_limit_minutes=None if by_app else sums.over,
        manual_minutes=None if by_app else sums.claimed,
        taken_back_minutes=sums.removed,
        activity_known_minutes=None if line.closed else sums.known,
        active_minutes=None if line.closed else sums.active,
        activity=None if line.closed else sums.tenths,
        minutes_before=None if before is None else before.minutes,
        change_percent=None if before is None else change(sums.minutes, before.minutes),
    )
