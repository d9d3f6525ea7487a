"""What the detail of a segment says: facts, input per minute, grounds, who looked; decided without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from agent.client import (
    DiaryEntry,
    EntryState,
    Ground,
    ItemKind,
    ManualView,
    PictureView,
    Snapshot,
    Standing,
    standing,
)
from ui import diary_words, formats
from ui.present_capture import Tone
from ui.present_diary import CardRow, CardState, card_span, reason_words, state_word, upload_words
from ui.tongue import tr, tr_all, tr_count

_MINUTE_MS = 60_000
_STANDINGS = {
    Standing.FOR: ("✓", Tone.GOOD),
    Standing.OPEN: ("…", Tone.PLAIN),
    Standing.PARTLY: ("◐", Tone.CARE),
    Standing.AGAINST: ("✕", Tone.LIMIT),
}
"""A sign and a colour for what a ground says."""


@dataclass(frozen=True, slots=True)
class GroundLine:
    """One ground: a sign, a sentence and how it is meant."""

    sign: str
    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is recorded."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """Input per minute: rows of four cells under `columns`, or why there is none."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, str, str, str], ...]
    none: str


def grounds(entry: DiaryEntry) -> tuple[GroundLine, ...]:
    """Why a segment would hold or not."""
    if entry.holds is None:
        return ()
    lines = []
    for ground in entry.holds.grounds:
        sign, tone = _STANDINGS[standing(ground)]
        lines.append(GroundLine(sign, ground_words(ground, entry), tone))
    return tuple(lines)


def ground_words(ground: Ground, entry: DiaryEntry) -> str:
    """One ground as a sentence."""
    reason = (
        tr(diary_words.REASON_UNKNOWN)
        if entry.no_picture is None
        else reason_words(entry.no_picture)
    )
    return tr(diary_words.GROUNDS[ground]).format(reason=reason)


def verdict_line(entry: DiaryEntry) -> str:
    """The answer to “Would this hold?” in a sentence."""
    if entry.holds is None:
        return tr(diary_words.HOLDS_UNKNOWN)
    return tr_count(diary_words.HOLDS_FOR[entry.holds.verdict], entry.holds.minutes)


def heading(card: CardRow, zone: tzinfo | None) -> str:
    """The time and the state of a card."""
    state = (
        tr(diary_words.TAKEN_BACK)
        if card.claim is not None and card.claim.taken_back
        else state_word(card.state)
    )
    return f"{card_span(card, zone)} · {state}"


def facts(card: CardRow, snapshot: Snapshot, zone: tzinfo | None) -> tuple[Fact, ...]:
    """Everything that is recorded of it, one line each."""
    if card.claim is not None:
        return _claim_facts(card, card.claim, snapshot, zone)
    entry = card.entry
    if entry is None:
        return ()
    memo = entry.memo if entry.memo else tr(diary_words.NO_MEMO)
    if ItemKind.MEMO in entry.taken_back:
        memo = tr(diary_words.TAKEN_BACK)
    found = [
        Fact(tr(diary_words.FACT_MEMO), memo),
        Fact(tr(diary_words.FACT_CONTRACT), _contract(entry.contract, snapshot)),
        Fact(tr(diary_words.FACT_TIME), f"{_day(entry.start_ms, zone)} {card_span(card, zone)}"),
        Fact(tr(diary_words.FACT_MINUTES), formats.hours(entry.counted)),
    ]
    if ItemKind.WINDOW in entry.taken_back:
        found.append(Fact(tr(diary_words.FACT_APP), tr(diary_words.TAKEN_BACK)))
    elif entry.app is not None:
        found.append(Fact(tr(diary_words.FACT_APP), entry.app))
        if entry.title:
            found.append(Fact(tr(diary_words.FACT_WINDOW), entry.title))
    elif entry.no_window is not None:
        found.append(Fact(tr(diary_words.FACT_APP), f"– ({reason_words(entry.no_window)})"))
    found.append(Fact(tr(diary_words.FACT_DEVICE), snapshot.device))
    if entry.taken_ms is not None and entry.shots:
        taken = formats.local_time(entry.taken_ms, zone)
        found.append(Fact(tr(diary_words.FACT_TAKEN), taken))
    found.append(Fact(tr(diary_words.FACT_UPLOAD), upload_words(card)))
    receipt = (
        tr(diary_words.NOT_YET_RECEIPT)
        if entry.receipt_ms is None
        else moment(entry.receipt_ms, zone)
    )
    found.append(Fact(tr(diary_words.FACT_RECEIPT), receipt))
    if entry.taken_back:
        back = ", ".join(tr(diary_words.ITEMS[kind]) for kind in entry.taken_back)
        found.append(Fact(tr(diary_words.FACT_BACK), back))
    return tuple(found)


def _claim_facts(
    card: CardRow, claim: ManualView, snapshot: Snapshot, zone: tzinfo | None
) -> tuple[Fact, ...]:
    reason = tr(diary_words.TAKEN_BACK) if claim.taken_back else claim.memo or ""
    return (
        Fact(tr(diary_words.FACT_REASON), reason),
        Fact(tr(diary_words.FACT_CONTRACT), _contract(claim.contract, snapshot)),
        Fact(tr(diary_words.FACT_TIME), f"{_day(claim.start_ms, zone)} {card_span(card, zone)}"),
        Fact(tr(diary_words.FACT_MINUTES), formats.hours(claim.minutes)),
        Fact(tr(diary_words.FACT_MADE), moment(claim.made_ms, zone)),
        Fact(tr(diary_words.FACT_UPLOAD), upload_words(card)),
    )


def minutes(entry: DiaryEntry, zone: tzinfo | None) -> Minutes:
    """The counts of each minute as a table."""
    columns = tr_all(diary_words.MINUTE_COLUMNS)
    counts = entry.per_minute
    if counts is None:
        if ItemKind.ACTIVITY in entry.taken_back:
            return Minutes(columns, (), tr(diary_words.COUNTS_TAKEN_BACK))
        reason = (
            tr(diary_words.REASON_UNKNOWN)
            if entry.no_counts is None
            else reason_words(entry.no_counts)
        )
        return Minutes(columns, (), tr(diary_words.NO_COUNTS).format(reason=reason))
    first_ms = entry.start_ms // _MINUTE_MS * _MINUTE_MS
    rows = tuple(
        (formats.local_time(first_ms + number * _MINUTE_MS, zone), str(k), str(c), str(s))
        for number, (k, c, s) in enumerate(
            zip(counts.keys, counts.clicks, counts.scrolls, strict=True)
        )
    )
    return Minutes(columns, rows, "")


def photo_line(entry: DiaryEntry) -> str:
    """Why there is no photo; empty where there is one or none is taken."""
    if entry.photo is not None or entry.no_photo is None:
        return ""
    return tr(diary_words.NO_PHOTO).format(reason=reason_words(entry.no_photo))


def picture_names(shots: Sequence[PictureView]) -> tuple[str, ...]:
    """What each monitor's picture is called."""
    return tuple(tr(diary_words.SHOW_PICTURE).format(monitor=shot.monitor + 1) for shot in shots)


def segments_left(cards: Sequence[CardRow]) -> tuple[CardRow, ...]:
    """Those of these that are segments of which something is left."""
    return tuple(
        card for card in cards if card.entry is not None and card.state is not CardState.REMOVED
    )


def can_black_out(entry: DiaryEntry) -> bool:
    """Whether its full pictures are still here to be painted on: they go when it was delivered."""
    return bool(entry.shots) and entry.state is not EntryState.RECEIPTED


def moment(at_ms: int, zone: tzinfo | None) -> str:
    """A day and a time."""
    return f"{_day(at_ms, zone)} {formats.local_time(at_ms, zone)}"


def _day(at_ms: int, zone: tzinfo | None) -> str:
    return formats.local_date(at_ms, zone)


def _contract(contract: str, snapshot: Snapshot) -> str:
    return next((one.title for one in snapshot.contracts if one.contract == contract), contract)
