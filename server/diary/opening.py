"""Opens what was disclosed of a stored segment; what is not as it was signed is marked, never shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from server.diary.recorded import Absent, Claimed, Fate, Recorded, Trouble
from server.evidence.acts import ManualTime
from server.evidence.models import Gone, ItemRow, LaterItem, SegmentRow
from wire.items import kind_of, open_disclosure
from wire.problems import WireError
from wire.records import (
    Absence,
    Activity,
    Item,
    ItemKind,
    Memo,
    Reason,
    Screenshot,
    Signals,
    Webcam,
    Window,
    minutes_touched,
)

_ALWAYS = (ItemKind.ACTIVITY, ItemKind.SCREENSHOT, ItemKind.WINDOW, ItemKind.MEMO)


@dataclass(frozen=True, slots=True)
class Opened:
    """One item of a segment as it is now: itself, or why it is not there.

    `later` if another statement than the segment's commits to it; `broken` if it was there but is another one.
    """

    item: Item | None
    absent: Absent | None
    later: bool
    broken: bool


def open_items(
    row: SegmentRow, items: Sequence[ItemRow], later: Sequence[LaterItem]
) -> tuple[Opened, ...]:
    """Each item of a segment in its order; `later` is what other statements put into the place of some."""
    minutes = minutes_touched(start_ms=row.start_ms, end_ms=row.end_ms)
    instead = {item.target_item: item for item in later if item.gone != Gone.REPLACED}
    opened = []
    for item in items:
        if item.gone == Gone.REPLACED and item.item in instead:
            opened.append(_open(instead[item.item], minutes, later=True))
        else:
            opened.append(_open(item, minutes, later=False))
    return tuple(opened)


def _open(item: ItemRow | LaterItem, minutes: int, *, later: bool) -> Opened:
    kind = None if item.kind is None else ItemKind(item.kind)
    match item.gone:
        case Gone.REMOVED | Gone.REPLACED:
            return Opened(None, Absent(kind, Fate.REMOVED), later, broken=False)
        case Gone.EXPIRED:
            return Opened(None, Absent(kind, Fate.EXPIRED), later, broken=False)
        case _:
            pass
    if item.disclosure is None:
        fate = Fate.AWAITED if kind is None else Fate.LOST
        return Opened(None, Absent(kind, fate), later, broken=False)
    try:
        found = open_disclosure(item.disclosure, commitment=item.commitment, minutes=minutes)
    except WireError:
        return Opened(None, Absent(kind, Fate.LOST), later, broken=True)
    return Opened(found, None, later, broken=False)


def recorded(row: SegmentRow, opened: Iterable[Opened]) -> Recorded:
    """The segment as the day shows it."""
    parts = tuple(opened)
    activity: Activity | Reason | None = None
    window: Window | Reason | None = None
    shots: list[Screenshot] = []
    shots_reason: Reason | None = None
    photo: Webcam | Reason | None = None
    signals: Signals | Reason | None = None
    memo, memo_changed = "", False
    for part in parts:
        match part.item:
            case Activity() as counts:
                activity = counts
            case Screenshot() as shot:
                shots.append(shot)
            case Webcam() as taken:
                photo = taken
            case Signals() as signs:
                signals = signs
            case Window() as front:
                window = front
            case Memo(text=text):
                memo, memo_changed = text, part.later
            case Absence(kind=ItemKind.ACTIVITY, reason=reason):
                activity = reason
            case Absence(kind=ItemKind.SCREENSHOT, reason=reason):
                shots_reason = reason
            case Absence(kind=ItemKind.WINDOW, reason=reason):
                window = reason
            case Absence(kind=ItemKind.WEBCAM, reason=reason):
                photo = reason
            case Absence(kind=ItemKind.SIGNALS, reason=reason):
                signals = reason
            case _:
                continue
    return Recorded(
        start_ms=row.start_ms,
        end_ms=row.end_ms,
        minutes=row.minutes,
        claimed=row.claimed,
        stream=row.stream,
        seq=row.seq,
        slot_start_ms=row.slot_start_ms,
        slot_ms=row.slot_ms,
        activity=activity,
        shots=tuple(shots),
        shots_reason=shots_reason,
        window=window,
        memo=memo,
        memo_changed=memo_changed,
        recv_ms=row.recv_ms,
        position=row.position,
        late=row.late,
        idle=row.idle,
        absent=_absent(parts),
        trouble=_trouble(parts),
        photo=photo,
        signals=signals,
    )


def _absent(parts: Sequence[Opened]) -> tuple[Absent, ...]:
    """What is not there. Of what never came the kind is told where it follows from the rest: a segment has one
    item at least of each of `_ALWAYS`."""
    known = {kind_of(part.item) for part in parts if part.item is not None}
    known |= {part.absent.kind for part in parts if part.absent is not None and part.absent.kind}
    wanting = iter([kind for kind in _ALWAYS if kind not in known])
    return tuple(
        part.absent if part.absent.kind else Absent(next(wanting, None), part.absent.fate)
        for part in parts
        if part.absent is not None
    )


def claimed(row: ManualTime, why: LaterItem | None) -> Claimed:
    """Time without evidence as the day shows it; `why` is its memo."""
    memo, fate = "", Fate.LOST
    told = None if why is None else _open(why, 0, later=False)
    if told is not None and isinstance(told.item, Memo):
        memo = told.item.text
    elif told is not None and told.absent is not None:
        fate = told.absent.fate
    return Claimed(
        stream=row.stream,
        seq=row.seq,
        start_ms=row.start_ms,
        end_ms=row.end_ms,
        minutes=row.minutes,
        memo=memo,
        fate=None if memo else fate,
        made_ms=row.made_ms,
        recv_ms=row.recv_ms,
        late=row.late,
        taken_back=why is not None and why.gone == Gone.REMOVED,
    )


def _trouble(parts: Sequence[Opened]) -> Trouble | None:
    if any(part.broken for part in parts):
        return Trouble.BROKEN
    missing = (Fate.LOST, Fate.AWAITED)
    if not parts or any(part.absent and part.absent.fate in missing for part in parts):
        return Trouble.MISSING
    return None
