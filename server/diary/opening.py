"""Opens what was disclosed of a stored segment; what is not as it was signed is marked, never shown."""

from __future__ import annotations

from collections.abc import Sequence

from server.diary.day import Recorded, Trouble
from server.evidence.models import ItemRow, SegmentRow
from wire.items import open_disclosure
from wire.problems import WireError
from wire.records import (
    Absence,
    Activity,
    Item,
    ItemKind,
    Memo,
    Reason,
    Screenshot,
    Window,
    minutes_touched,
)


def open_items(
    row: SegmentRow, items: Sequence[ItemRow]
) -> tuple[tuple[Item, ...], Trouble | None]:
    """The items that can be read, and what is wrong with the others."""
    minutes = minutes_touched(start_ms=row.start_ms, end_ms=row.end_ms)
    trouble = None if items else Trouble.MISSING
    opened = []
    for item in items:
        if item.disclosure is None:
            trouble = trouble or Trouble.MISSING
            continue
        try:
            opened.append(
                open_disclosure(item.disclosure, commitment=item.commitment, minutes=minutes)
            )
        except WireError:
            trouble = Trouble.BROKEN
    return tuple(opened), trouble


def recorded(row: SegmentRow, items: Sequence[ItemRow]) -> Recorded:
    """The segment as the day shows it."""
    activity: Activity | Reason | None = None
    window: Window | Reason | None = None
    shots: list[Screenshot] = []
    shots_reason: Reason | None = None
    memo = ""
    opened, trouble = open_items(row, items)
    for item in opened:
        match item:
            case Activity():
                activity = item
            case Screenshot():
                shots.append(item)
            case Window():
                window = item
            case Memo():
                memo = item.text
            case Absence(kind=ItemKind.ACTIVITY, reason=reason):
                activity = reason
            case Absence(kind=ItemKind.SCREENSHOT, reason=reason):
                shots_reason = reason
            case Absence(kind=ItemKind.WINDOW, reason=reason):
                window = reason
            case Absence():
                continue
    return Recorded(
        start_ms=row.start_ms,
        end_ms=row.end_ms,
        minutes=row.minutes,
        stream=row.stream,
        seq=row.seq,
        slot_start_ms=row.slot_start_ms,
        slot_ms=row.slot_ms,
        activity=activity,
        shots=tuple(shots),
        shots_reason=shots_reason,
        window=window,
        memo=memo,
        recv_ms=row.recv_ms,
        trouble=trouble,
    )
