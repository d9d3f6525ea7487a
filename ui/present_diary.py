"""What the own diary looks like: rows, cards and totals, decided here without Qt.

Texts of a card are made when it is painted or spoken: a year has ten thousand of them, a screen forty.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum

from agent.client import (
    ClockState,
    ContractView,
    DiaryEntry,
    DiaryPage,
    EntryState,
    ItemKind,
    ManualView,
    Snapshot,
    Verdict,
)
from ui import diary_legend_words, diary_words, formats, messages
from ui.diary_days import Period, bounds_ms, day_at
from ui.tongue import tr, tr_count

MINUTE_MS = 60_000
_DAY_MS = 86_400_000
BAR_STEPS = (1, 5, 10, 20, 40, 60, 90, 130, 180, 250)
"""How many inputs in a minute make a bar of height 1, 2, ... 10: the same fixed scale as in the browser."""


class CardState(StrEnum):
    """How a card counts; its value is the name of its colour."""

    TRACKED = "tracked"
    REDACTED = "redacted"
    REMOVED = "removed"
    IDLE = "idle"
    OVER_LIMIT = "over-limit"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Totals:
    """Minutes: tracked ones count once, manual ones stand apart; `held` would be billed as far as known."""

    tracked: int = 0
    manual: int = 0
    held: int = 0
    segments: int = 0


@dataclass(frozen=True, slots=True)
class DayRow:
    """The heading of a day."""

    day: date
    totals: Totals


@dataclass(frozen=True, slots=True)
class CardRow:
    """A segment, or time that was claimed without evidence: exactly one of the two is set.

    `joined`: it follows the card before it without a gap and with the same memo, so that one band covers both.
    """

    key: str
    day: date
    state: CardState
    entry: DiaryEntry | None
    claim: ManualView | None
    joined: bool = False

    @property
    def memo(self) -> str:
        """What it says was done; empty where nothing is known."""
        one = self.entry or self.claim
        return (one.memo if one is not None else None) or ""

    @property
    def late(self) -> bool:
        """Whether it came after the week was closed."""
        one = self.entry or self.claim
        return one is not None and one.late

    @property
    def start_ms(self) -> int:
        """When it begins, UTC."""
        one = self.entry or self.claim
        return one.start_ms if one is not None else 0


Row = DayRow | CardRow


def state_of(entry: DiaryEntry) -> CardState:
    """How a segment counts, as the employer sees it."""
    shown = entry.per_minute or entry.shots or entry.app or entry.memo or entry.photo
    if not entry.minutes and not shown:
        return CardState.REMOVED
    if entry.idle:
        return CardState.IDLE
    if entry.taken_back or entry.blackened or entry.minutes < entry.claimed:
        return CardState.REDACTED
    over = entry.holds is not None and entry.holds.over > 0
    return CardState.OVER_LIMIT if over else CardState.TRACKED


def card_of(entry: DiaryEntry, zone: tzinfo | None, before: CardRow | None = None) -> CardRow:
    """The card of a segment after the card `before` it."""
    own = before.entry if before is not None else None
    joined = (
        own is not None
        and bool(entry.memo)
        and own.memo == entry.memo
        and own.contract == entry.contract
        and own.end_ms >= entry.start_ms - MINUTE_MS
    )
    return CardRow(
        key=entry.segment,
        day=day_at(entry.slot_start_ms or entry.start_ms, zone),
        state=state_of(entry),
        entry=entry,
        claim=None,
        joined=joined,
    )


def claim_card(claim: ManualView, zone: tzinfo | None) -> CardRow:
    """The card of time without evidence."""
    state = CardState.REMOVED if claim.taken_back else CardState.MANUAL
    return CardRow(claim.manual, day_at(claim.start_ms, zone), state, entry=None, claim=claim)


def rows_of(
    page: DiaryPage, first: date, end: date, zone: tzinfo | None, *, contract: str | None = None
) -> tuple[Row, ...]:
    """The cards of the days from `first` up to `end` under the headings of their days; empty days are left out."""
    start_ms, end_ms = bounds_ms(first, end, zone)
    # A day of a calendar may begin within a slot; a slot belongs to the day in which it begins.
    both: list[DiaryEntry | ManualView] = [*page.entries, *page.claims]
    there = [
        one
        for one in both
        if contract in (None, one.contract) and start_ms <= one.start_ms < end_ms + _DAY_MS
    ]
    there.sort(key=lambda one: one.start_ms)
    rows: list[Row] = []
    cards: list[CardRow] = []
    last: CardRow | None = None
    for one in there:
        card = card_of(one, zone, last) if isinstance(one, DiaryEntry) else claim_card(one, zone)
        if not first <= card.day < end:
            continue
        if cards and cards[0].day != card.day:
            rows += (_heading(cards), *cards)
            cards = []
        cards.append(card)
        last = card
    if cards:
        rows += (_heading(cards), *cards)
    return tuple(rows)


def _heading(cards: Sequence[CardRow]) -> DayRow:
    return DayRow(cards[0].day, totals_of(cards))


def totals_of(cards: Iterable[CardRow]) -> Totals:
    """The sums of cards."""
    tracked = manual = held = segments = 0
    for card in cards:
        if card.entry is not None:
            segments += 1
            tracked += card.entry.counted
            held += card.entry.holds.minutes if card.entry.holds is not None else 0
        elif card.claim is not None and not card.claim.taken_back:
            manual += card.claim.minutes
    return Totals(tracked, manual, held, segments)


def week_minutes(page: DiaryPage, start_ms: int, end_ms: int, contract: str | None) -> int:
    """Tracked minutes of the week of the limit `[start_ms, end_ms)` on this device."""
    return sum(
        one.counted
        for one in page.entries
        if start_ms <= one.start_ms < end_ms and contract in (None, one.contract)
    )


def totals_line(totals: Totals, week: int, contract: ContractView | None) -> tuple[str, ...]:
    """The totals as short parts: what is tracked, what would hold, what is manual, the week."""
    parts = [tr(diary_words.TRACKED_DAY).format(tracked=formats.hours(totals.tracked))]
    if totals.segments:
        parts.append(tr(diary_words.HOLDS_DAY).format(held=formats.hours(totals.held)))
    parts.append(tr(diary_words.MANUAL_DAY).format(manual=formats.hours(totals.manual)))
    limit = contract.weekly_limit_minutes if contract is not None else None
    if limit is None:
        parts.append(tr(diary_words.WEEK_TOTAL).format(tracked=formats.hours(week)))
    else:
        parts.append(
            tr(diary_words.WEEK_LIMIT).format(
                tracked=formats.hours(week), limit=formats.hours(limit)
            )
        )
    return tuple(parts)


def empty(
    period: Period, first: date, today: date, snapshot: Snapshot, contract: str | None
) -> tuple[str, str]:
    """What stands where there is nothing to show, and what may help. `contract`: only its time is shown."""
    title = next((one.title for one in snapshot.contracts if one.contract == contract), None)
    if snapshot.state is ClockState.SIGNED_OUT:
        return tr(diary_words.NOT_ENROLLED), ""
    if first > today:
        return tr(diary_words.EMPTY_FUTURE), ""
    if title is not None:
        said = tr(diary_words.EMPTY_CONTRACT).format(contract=title)
        return said, tr(diary_words.EMPTY_CONTRACT_HINT)
    if not snapshot.contracts:
        return tr(diary_words.NO_CONTRACT), ""
    if period is Period.DAY and first == today:
        return tr(diary_words.EMPTY_TODAY), ""
    one_day = period is Period.DAY
    nothing = tr(diary_words.EMPTY_DAY if one_day else diary_words.EMPTY_PERIOD)
    return nothing, tr(diary_words.EMPTY_HINT)


def bar_height(inputs: int) -> int:
    """The height 0 to 10 of a minute's bar."""
    return bisect_right(BAR_STEPS, inputs)


def heights(entry: DiaryEntry) -> tuple[int | None, ...] | None:
    """A bar for each minute of the slot, None where it was not tracked; None as a whole where input is not known."""
    counts = entry.per_minute
    if counts is None:
        return None
    slot_start_ms = entry.slot_start_ms or entry.start_ms
    length = max(1, entry.slot_ms // MINUTE_MS)
    bars: list[int | None] = [None] * length
    offset = (entry.start_ms // MINUTE_MS * MINUTE_MS - slot_start_ms) // MINUTE_MS
    for number, minute in enumerate(zip(counts.keys, counts.clicks, counts.scrolls, strict=True)):
        if 0 <= offset + number < length:
            bars[offset + number] = bar_height(sum(minute))
    return tuple(bars)


def tenths(entry: DiaryEntry) -> int | None:
    """Activity 0 to 10: active minutes of tracked ones, at least 1 when any is active; None: not known."""
    counts = entry.per_minute
    if counts is None:
        return None
    minutes = list(zip(counts.keys, counts.clicks, counts.scrolls, strict=True))
    active = sum(1 for minute in minutes if any(minute))
    return max(1, round(10 * active / len(minutes))) if active else 0


def span(start_ms: int, end_ms: int, zone: tzinfo | None) -> str:
    """From and to as clocks of the zone show them."""
    return tr(diary_words.TIMES).format(
        start=formats.local_time(start_ms, zone), end=formats.local_time(end_ms, zone)
    )


def card_span(card: CardRow, zone: tzinfo | None) -> str:
    """The time span of a card."""
    one = card.entry or card.claim
    return span(one.start_ms, one.end_ms, zone) if one is not None else ""


def state_word(state: CardState) -> str:
    """A state in a word."""
    return tr(diary_words.STATES[state.value])


def tag(card: CardRow) -> str:
    """What stands at the foot of a card beside its time: whether it counts, or what was taken back."""
    said = []
    if card.claim is not None:
        said.append(tr(diary_words.TAKEN_BACK if card.claim.taken_back else diary_words.MANUAL))
    elif card.state is not CardState.TRACKED:
        said.append(state_word(card.state))
    if card.late:
        said.append(tr(diary_legend_words.LATE))
    return " · ".join(said)


def verdict_of(card: CardRow) -> Verdict | None:
    """Whether its time would be billed; None where that cannot be told, or it is no segment."""
    holds = card.entry.holds if card.entry is not None else None
    return holds.verdict if holds is not None else None


def picture_words(card: CardRow) -> str:
    """What stands in place of the picture, where there is none."""
    entry = card.entry
    if entry is None:
        return card.memo
    if card.state is CardState.REMOVED:
        return tr(diary_words.ALL_REMOVED)
    if ItemKind.SCREENSHOT in entry.taken_back:
        return tr(diary_words.PICTURES_TAKEN_BACK)
    if entry.no_picture is not None:
        return tr(diary_words.NO_PICTURE).format(reason=reason_words(entry.no_picture))
    if entry.state is EntryState.OPEN:
        return tr(diary_words.PICTURE_LATER)
    return tr(diary_words.NO_PICTURE).format(reason=tr(diary_words.REASON_UNKNOWN))


def reason_words(reason: str) -> str:
    """Why there is none of a thing."""
    return tr(messages.REASONS.get(reason, reason))


def upload_words(card: CardRow) -> str:
    """How far it has come on its way to the server."""
    if card.claim is not None:
        delivered = card.claim.delivered
        return tr(diary_words.CLAIM_DELIVERED if delivered else diary_words.CLAIM_WAITS)
    return "" if card.entry is None else tr(diary_words.ENTRY_STATES[card.entry.state])


def spoken(card: CardRow, zone: tzinfo | None) -> str:
    """All that a card shows, as one sentence for those who listen."""
    memo = card.memo or tr(diary_words.NO_MEMO)
    if card.claim is not None:
        return tr(diary_words.CLAIM_SPOKEN).format(
            span=card_span(card, zone),
            minutes=tr_count(messages.MINUTES, card.claim.minutes),
            memo=memo,
            upload=upload_words(card),
        )
    entry = card.entry
    if entry is None:
        return ""
    active = tenths(entry)
    pictures = tr_count(diary_words.PICTURES, entry.pictures)
    verdict = verdict_of(card)
    return tr(diary_words.CARD_SPOKEN).format(
        span=card_span(card, zone),
        state=f"{state_word(card.state)}, {tr(diary_legend_words.LATE)}"
        if card.late
        else state_word(card.state),
        minutes=tr_count(messages.MINUTES, entry.minutes),
        memo=memo,
        activity=tr(diary_words.INPUT_UNKNOWN)
        if active is None
        else tr(diary_words.ACTIVITY_OF).format(tenths=active),
        pictures=pictures if entry.photo is None else f"{pictures} {tr(diary_words.PHOTO)}",
        holds=f"{tr(diary_words.HOLDS_TITLE)} {tr(diary_words.VERDICTS[verdict])}"
        if verdict is not None
        else tr(diary_words.HOLDS_UNKNOWN),
        upload=upload_words(card),
    )
