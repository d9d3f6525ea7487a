"""The day of a contract as pure data: rows of hours, lines of slots, cards, memo bands and totals.

Nothing here reads a clock, a table or a word: `build_day` takes what was recorded and says how it
lies on the page. Instants are milliseconds UTC; only the bounds of the day, the labels of hours and
nothing else depend on the zone.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from server.diary.recorded import CardState, Claimed, Recorded, Trouble
from wire.counting import counted_minutes
from wire.records import MINUTE_MS, Activity

HOUR_MS = 60 * MINUTE_MS

BAR_STEPS = (1, 5, 10, 20, 40, 60, 90, 130, 180, 250)
"""How many inputs in one minute make a bar of height 1, 2, ... 10. Fixed, so that days compare."""

COLUMNS = {1: 10, 2: 10, 5: 6, 10: 6, 15: 4, 20: 3, 30: 2}
"""How many slots of so many minutes stand on one line; each divides the slots of an hour."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One minute of a slot: `inputs` in it, and the `height` 0 to 10 that stands for them."""

    minute_ms: int
    keys: int
    clicks: int
    scrolls: int
    height: int

    @property
    def inputs(self) -> int:
        """Keys, clicks and scrolls together."""
        return self.keys + self.clicks + self.scrolls


@dataclass(frozen=True, slots=True)
class Card:
    """One segment on the page. `bars` has an entry for each minute of the slot, None where not tracked.

    `bars` as a whole is None when activity is not known: that is never the same as no input.
    """

    recorded: Recorded
    state: CardState
    bars: tuple[Bar | None, ...] | None
    active_minutes: int | None
    counted: int
    """Minutes of this segment that no earlier one has counted already."""
    over: int = 0
    """How many of them lie beyond the limit that its week has now."""

    @property
    def tenths(self) -> int | None:
        """Activity 0 to 10: active minutes of tracked minutes; at least 1 when any minute is active."""
        if self.active_minutes is None or self.bars is None:
            return None
        known = sum(1 for bar in self.bars if bar is not None)
        if not known or not self.active_minutes:
            return 0
        return max(1, round(10 * self.active_minutes / known))

    @property
    def inputs(self) -> tuple[int | None, ...]:
        """Inputs of each minute of the slot, None where not tracked; empty when unknown."""
        return tuple(None if bar is None else bar.inputs for bar in self.bars or ())

    @property
    def heights(self) -> tuple[int | None, ...]:
        """Height of each bar, None where not tracked; empty when unknown."""
        return tuple(None if bar is None else bar.height for bar in self.bars or ())


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the grid; empty, or with the cards of each span that was tracked in it."""

    start_ms: int
    end_ms: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """One memo over neighbouring slots of a line: `column` counts from 1."""

    memo: str
    column: int
    span: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Line:
    """Slots side by side, with the memo bands above them."""

    start_ms: int
    slots: tuple[Slot, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Hour:
    """One elapsed hour of the day with something in it; `columns` slots to a line."""

    start_ms: int
    end_ms: int
    columns: int
    lines: tuple[Line, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Hours between two others in which nothing was tracked."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day in one zone. `rows` is empty when nothing was tracked."""

    date: date
    start_ms: int
    end_ms: int
    rows: tuple[Hour | Gap, ...]
    cards: tuple[Card, ...]
    """All cards in the order of their time."""
    minutes: int
    claims: tuple[Claimed, ...]
    """Time claimed without evidence that begins on this day, by its start. It is in no sum of tracked minutes."""

    @property
    def empty(self) -> bool:
        """Whether nothing was recorded or claimed."""
        return not self.cards and not self.claims

    @property
    def unsound(self) -> int:
        """How many segments have a part that is missing or does not verify."""
        return sum(1 for card in self.cards if card.recorded.trouble is not None)

    @property
    def forged(self) -> int:
        """How many segments have something that does not verify."""
        wrong = (Trouble.BROKEN, Trouble.FORGED)
        return sum(1 for card in self.cards if card.recorded.trouble in wrong)

    @property
    def idle_minutes(self) -> int:
        """How much of the sum was kept as idle."""
        return sum(card.counted for card in self.cards if card.recorded.idle)

    @property
    def removed_minutes(self) -> int:
        """What was signed at first and has been taken back since. It is in no sum."""
        return sum(card.recorded.claimed - card.recorded.minutes for card in self.cards)

    @property
    def over_minutes(self) -> int:
        """How much of the sum lies beyond the limit of its week."""
        return sum(card.over for card in self.cards)

    @property
    def claimed_minutes(self) -> int:
        """What is claimed without evidence, and not taken back."""
        return sum(claim.minutes for claim in self.claims if not claim.taken_back)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How one hour is cut: a slot's minutes and the first slot boundary in it."""

    minutes: int
    first_ms: int


def day_bounds(day: date, zone: tzinfo) -> tuple[int, int]:
    """The instants at which `day` begins and ends in `zone`; 23 to 25 hours apart."""
    return _midnight_ms(day, zone), _midnight_ms(day + timedelta(days=1), zone)


def day_of(instant_ms: int, zone: tzinfo) -> date:
    """The date that it is in `zone` at `instant_ms`."""
    return datetime.fromtimestamp(instant_ms / 1000, UTC).astimezone(zone).date()


def week_start(instant_ms: int) -> int:
    """Monday 00:00:00 UTC of the week that holds `instant_ms`."""
    day = day_of(instant_ms, UTC)
    return _midnight_ms(day - timedelta(days=day.weekday()), UTC)


def bar_height(inputs: int) -> int:
    """0 for no input, else 1 to 10 on the fixed scale of `BAR_STEPS`."""
    return sum(1 for step in BAR_STEPS if inputs >= step)


def build_day(
    day: date,
    *,
    zone: tzinfo,
    segments: Iterable[Recorded],
    claims: Iterable[Claimed] = (),
    limit_minutes: int | None = None,
    before: int = 0,
    counts: Mapping[int, int] | None = None,
) -> Day:
    """Lay the segments whose slots begin on `day` in `zone` out on the page, and what is claimed beside them.

    `before` minutes were counted of the week in which the day begins, before it; `limit_minutes` is the limit
    of each week as it is now: who raises it has paid for what was over it before. `counts` says how many
    minutes of each segment count in its week, by its position in the log; without it the day is counted alone.
    """
    start_ms, end_ms = day_bounds(day, zone)
    here = _in_order(s for s in segments if start_ms <= s.slot_start_ms < end_ms)
    if counts is None:
        alone = counted_minutes((s.start_ms, s.end_ms, s.minutes) for s in here)
        counts = {s.position: minutes for s, minutes in zip(here, alone, strict=True)}
    cards = _cards(
        [(s, counts[s.position]) for s in here],
        limit_minutes=limit_minutes,
        week_ms=week_start(start_ms),
        before=before,
    )
    by_hour: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        by_hour[(card.recorded.slot_start_ms - start_ms) // HOUR_MS].append(card)
    rows: list[Hour | Gap] = []
    newest: int | None = None
    for number in sorted(by_hour):
        hour_ms = start_ms + number * HOUR_MS
        if newest is not None and number > newest + 1:
            rows.append(Gap(start_ms=start_ms + (newest + 1) * HOUR_MS, end_ms=hour_ms))
        hour_end_ms = min(hour_ms + HOUR_MS, end_ms)
        rows.append(_hour(hour_ms, hour_end_ms, by_hour[number]))
        newest = number
    return Day(
        date=day,
        start_ms=start_ms,
        end_ms=end_ms,
        rows=tuple(rows),
        cards=cards,
        minutes=sum(card.counted for card in cards),
        claims=tuple(
            sorted(
                (claim for claim in claims if start_ms <= claim.start_ms < end_ms),
                key=lambda claim: (claim.start_ms, claim.recv_ms, claim.stream, claim.seq),
            )
        ),
    )


def _midnight_ms(day: date, zone: tzinfo) -> int:
    """The first instant of `day`; where midnight is skipped by summer time, the instant after the gap."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return int(midnight.timestamp()) * 1000


def _in_order(segments: Iterable[Recorded]) -> list[Recorded]:
    return sorted(segments, key=lambda s: (s.start_ms, s.position))


def _cards(
    counted: Sequence[tuple[Recorded, int]],
    *,
    limit_minutes: int | None,
    week_ms: int,
    before: int,
) -> tuple[Card, ...]:
    """A card for each segment with the minutes that it counts, and how many of them are over the limit."""
    cards, so_far = [], before
    for segment, minutes in counted:
        if week_start(segment.slot_start_ms) != week_ms:
            week_ms, so_far = week_start(segment.slot_start_ms), 0
        so_far += minutes
        over = 0 if limit_minutes is None else min(minutes, max(0, so_far - limit_minutes))
        cards.append(card_of(segment, counted=minutes, over=over))
    return tuple(cards)


def card_of(segment: Recorded, *, counted: int, over: int = 0) -> Card:
    """The card of one segment of which `counted` minutes count, `over` of them beyond the limit."""
    bars = _bars(segment)
    active = None if bars is None else sum(1 for bar in bars if bar is not None and bar.inputs)
    return Card(
        recorded=segment,
        state=CardState.OVER_LIMIT
        if over and segment.state is CardState.TRACKED
        else segment.state,
        over=over,
        bars=bars,
        active_minutes=active,
        counted=counted,
    )


def _bars(segment: Recorded) -> tuple[Bar | None, ...] | None:
    """A bar for each minute of the slot, None where not tracked; None as a whole if not known."""
    if not isinstance(segment.activity, Activity):
        return None
    bars: list[Bar | None] = [None] * (segment.slot_ms // MINUTE_MS)
    first_ms = segment.start_ms // MINUTE_MS * MINUTE_MS
    counts = zip(
        segment.activity.keys, segment.activity.clicks, segment.activity.scrolls, strict=True
    )
    for number, (keys, clicks, scrolls) in enumerate(counts):
        minute_ms = first_ms + number * MINUTE_MS
        bars[(minute_ms - segment.slot_start_ms) // MINUTE_MS] = Bar(
            minute_ms=minute_ms,
            keys=keys,
            clicks=clicks,
            scrolls=scrolls,
            height=bar_height(keys + clicks + scrolls),
        )
    return tuple(bars)


def _hour(start_ms: int, end_ms: int, cards: Sequence[Card]) -> Hour:
    layout = _layout(start_ms, cards)
    slot_ms = layout.minutes * MINUTE_MS
    columns = COLUMNS[layout.minutes]
    in_slot: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        in_slot[(card.recorded.slot_start_ms - layout.first_ms) // slot_ms].append(card)
    lines = []
    for first in range(0, HOUR_MS // slot_ms, columns):
        numbers = range(first, first + columns)
        if not any(number in in_slot for number in numbers):
            continue
        slots = tuple(
            Slot(
                start_ms=layout.first_ms + number * slot_ms,
                end_ms=layout.first_ms + (number + 1) * slot_ms,
                cards=tuple(in_slot.get(number, ())),
            )
            for number in numbers
        )
        lines.append(Line(start_ms=slots[0].start_ms, slots=slots, bands=_bands(slots)))
    return Hour(
        start_ms=start_ms,
        end_ms=end_ms,
        columns=columns,
        lines=tuple(lines),
        minutes=sum(card.counted for card in cards),
    )


def _layout(start_ms: int, cards: Sequence[Card]) -> _Layout:
    """Cut the hour by the length of its cards' slots; by one that fits all, if it was changed meanwhile."""
    minutes = math.gcd(*(card.recorded.slot_ms // MINUTE_MS for card in cards))
    slot_ms = minutes * MINUTE_MS
    # Slots lie on the UTC grid; in zones that are off by part of an hour, an hour does not begin with one.
    return _Layout(minutes=minutes, first_ms=-(-start_ms // slot_ms) * slot_ms)


def _bands(slots: Sequence[Slot]) -> tuple[Band, ...]:
    """Join neighbours with the same memo; an empty slot, or none written, ends a band."""
    bands: list[Band] = []
    open_column: int | None = None
    for column, slot in enumerate(slots, start=1):
        for card in slot.cards:
            here = card.recorded
            if not here.memo:
                open_column = None
                continue
            column_before, open_column = open_column, column
            last = bands[-1] if bands else None
            if last and last.memo == here.memo and column_before in (column - 1, column):
                span = column - last.column + 1
                bands[-1] = replace(last, span=span, end_ms=here.end_ms)
                continue
            bands.append(
                Band(
                    memo=here.memo,
                    column=column,
                    span=1,
                    start_ms=here.start_ms,
                    end_ms=here.end_ms,
                )
            )
    return tuple(bands)
