"""Step V18: closes speak for statements that are there and bill no more than counts; and what counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wire.bundle.contents import step_at
from wire.bundle.findings import FindingKind, Findings
from wire.bundle.item_steps import Manuals, ManualState, Segments, SegmentState
from wire.bundle.manifest import MadeBy, Manifest
from wire.bundle.statement_steps import Stated, Streams
from wire.contractor import WEEK_MS, Close, Redact
from wire.counting import Claim, check_close, counted_minutes, week_minutes, week_start_of
from wire.problems import WireCode, WireError
from wire.records import StreamId

OPEN_MS = 7 * 24 * 3_600_000
"""How long a week may stay without a close before it is worth telling."""

_Heads = Mapping[StreamId, int]
"""The number of the newest statement of each stream that a close speaks for."""


def check_closes(
    stated: Sequence[Stated],
    segments: Segments,
    manuals: Manuals,
    streams: Streams,
    manifest: Manifest,
    *,
    newest_ms: int,
    found: Findings,
) -> None:
    """V18: each close names statements that are there, and says no more than what counts up to them.

    `newest_ms` is when the newest entry of the bundle was received.
    """
    of_week: defaultdict[int, list[SegmentState]] = defaultdict(list)
    for state in segments.values():
        of_week[week_start_of(state.segment.slot_start_ms)].append(state)
    closes: defaultdict[int, list[Stated]] = defaultdict(list)
    newest: dict[int, Close] = {}
    for told in stated:
        close = told.statement
        if not isinstance(close, Close):
            continue
        week = close.week_start_ms
        with step_at("V18", told.where):
            if _check_heads(told, close, streams, manifest, found):
                heads = _heads_of(close)
                check_close(
                    close,
                    counted=_counted(of_week[week], heads, week),
                    manual=_manual(manuals.values(), heads, week),
                    previous=newest.get(week),
                )
        closes[week].append(told)
        newest[week] = close
    for week, states in of_week.items():
        if week in newest:
            _note_closed(states, closes[week][0], newest[week], found)
        elif states and newest_ms - (week + WEEK_MS) > OPEN_MS:
            found.add(FindingKind.UNCLOSED, states[0].told.where)


def _check_heads(
    told: Stated, close: Close, streams: Streams, manifest: Manifest, found: Findings
) -> bool:
    """Whether everything that the close counts is given; raises `WireError` if a head is not what it names."""
    week_end_ms = close.week_start_ms + WEEK_MS
    covered = manifest.from_ms <= close.week_start_ms and week_end_ms <= manifest.to_ms
    whole = True
    for number, head in enumerate(close.heads):
        where = f"statement/heads/{number}"
        one = streams.at(head.stream, head.seq)
        if one is not None:
            if one.sha256 != head.sha256 or one.arrival.index >= told.arrival.index:
                raise WireError(WireCode.WRONG_TARGET, where, "another statement, or a later one")
            whole = whole and (covered or streams.runs[head.stream][0].statement.seq == 0)
        elif streams.is_before(head.stream, head.seq):
            whole = False
        elif head.stream in streams.runs or manifest.made_by is not MadeBy.AGENT:
            raise WireError(WireCode.WRONG_TARGET, where, "not given")
        else:  # an agent has its own streams only
            found.add(FindingKind.STREAM_NOT_GIVEN, told.where)
            whole = False
    return whole


def _heads_of(close: Close) -> _Heads:
    return {head.stream: head.seq for head in close.heads}


def _is_under(stream: StreamId, seq: int, heads: _Heads) -> bool:
    return seq <= heads.get(stream, -1)


def _counted(states: Sequence[SegmentState], heads: _Heads, week: int) -> int:
    """The tracked minutes of a week that count, of what stands under the heads."""
    under = (one for one in states if _is_under(one.segment.stream, one.segment.seq, heads))
    return week_minutes((_claim(state, _minutes_under(state, heads)) for state in under), week)


def _minutes_under(state: SegmentState, heads: _Heads) -> int:
    """What a segment claims, as its newest redaction under the heads leaves it."""
    minutes = state.segment.minutes
    for told in state.redacts:
        redact = told.statement
        if isinstance(redact, Redact) and _is_under(redact.stream, redact.seq, heads):
            minutes = redact.minutes
    return minutes


def _claim(state: SegmentState, minutes: int) -> Claim:
    return Claim(
        slot_start_ms=state.segment.slot_start_ms,
        start_ms=state.segment.start_ms,
        end_ms=state.segment.end_ms,
        minutes=minutes,
        position=state.told.arrival.index,
    )


def _manual(manuals: Iterable[ManualState], heads: _Heads, week: int) -> int:
    """The minutes of a week that are claimed without evidence under the heads, and not taken back under them."""
    return sum(
        state.manual.minutes
        for state in manuals
        if week_start_of(state.manual.start_ms) == week
        and _is_under(state.manual.stream, state.manual.seq, heads)
        and not _is_taken_back(state, heads)
    )


def _is_taken_back(state: ManualState, heads: _Heads) -> bool:
    if state.taken_back is None:
        return False
    redact = state.taken_back.statement
    return _is_under(redact.stream, redact.seq, heads)


def _note_closed(
    states: Sequence[SegmentState], first: Stated, newest: Close, found: Findings
) -> None:
    """Tell which segments of a closed week came after its first close, and which no close speaks for."""
    heads = _heads_of(newest)
    for state in states:
        if state.told.arrival.index > first.arrival.index:
            found.add(FindingKind.LATE, state.told.where)
        if not _is_under(state.segment.stream, state.segment.seq, heads):
            found.add(FindingKind.OVER_CLOSE, state.told.where)


@dataclass(frozen=True, slots=True)
class Totals:
    """Minutes of a time that count, and those claimed for it without evidence."""

    tracked: int
    idle: int
    """Of `tracked`, what idle time that was kept counts for."""
    manual: int


def total_minutes(
    segments: Segments, manuals: Manuals, period: tuple[int, int], found: Findings
) -> Totals:
    """What counts of `period`; minutes that two segments claim are told."""
    in_order = sorted(
        segments.values(), key=lambda one: (one.segment.start_ms, one.told.arrival.index)
    )
    claims = ((one.segment.start_ms, one.segment.end_ms, one.effect.minutes) for one in in_order)
    tracked = idle = 0
    for state, counted in zip(in_order, counted_minutes(claims), strict=True):
        if counted < state.effect.minutes:
            found.add(FindingKind.DUPLICATE_MINUTES, state.told.where)
        if period[0] <= state.segment.start_ms < period[1]:
            tracked += counted
            idle += counted if state.segment.idle else 0
    manual = sum(
        state.effect.minutes
        for state in manuals.values()
        if period[0] <= state.manual.start_ms < period[1]
    )
    return Totals(tracked=tracked, idle=idle, manual=manual)
