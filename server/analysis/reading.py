"""Reads what a contract's weeks come to, and the apps of its segments, from the recorded evidence.

What counts is what the diary counts: minutes by `wire.counting`, activity and app only where the item is there and is
the one that was committed to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from server.access.contracts import ContractView
from server.analysis.period import Period
from server.analysis.report import Sums
from server.analysis.tally import Part, Tally, tally_of
from server.diary.day import week_start
from server.evidence.models import Gone
from server.evidence.service import Reads
from wire.contractor import WEEK_MS
from wire.counting import counted_minutes
from wire.items import open_disclosure
from wire.problems import WireError
from wire.records import (
    MINUTE_MS,
    SEGMENT_MINUTES,
    Activity,
    ContractId,
    Item,
    ItemKind,
    OrganizationId,
    StreamId,
    Window,
    minutes_touched,
)

_LONGEST_MS = max(SEGMENT_MINUTES) * MINUTE_MS

# Both are ranges of the primary key: organization, contract, start.
_SEGMENTS = (
    "SELECT stream, seq, slot_start_ms, start_ms, end_ms, minutes, claimed, idle FROM segments"
    " WHERE organization = ? AND contract = ? AND start_ms >= ? AND start_ms < ?"
    " AND slot_start_ms >= ? AND slot_start_ms < ? ORDER BY start_ms, position"
)
_ITEMS = (
    "SELECT stream, seq, commitment, text FROM items"
    " JOIN disclosures USING (organization, stream, seq, item)"
    " WHERE organization = ? AND contract = ? AND start_ms >= ? AND start_ms < ?"
    " AND kind = ? AND gone IS NULL"
)
_CLAIMS = (
    "SELECT manual_times.start_ms, minutes FROM manual_times"
    " LEFT JOIN later_items ON later_items.organization = manual_times.organization"
    " AND later_items.stream = manual_times.stream AND later_items.seq = manual_times.seq AND item = 0"
    " WHERE manual_times.organization = ? AND manual_times.contract = ?"
    " AND manual_times.start_ms >= ? AND manual_times.start_ms < ? AND (gone IS NULL OR gone <> ?)"
)
_COUNT = (
    "SELECT count(*) FROM segments"
    " WHERE organization = ? AND contract = ? AND start_ms >= ? AND start_ms < ?"
)

Name = tuple[StreamId, int]


class Counted(NamedTuple):
    """A segment with how many of its minutes count, in the order in which they do."""

    name: Name
    slot_start_ms: int
    start_ms: int
    end_ms: int
    minutes: int
    removed: int
    idle: bool


def tallies(
    reads: Reads, organization: OrganizationId, contract: ContractId, from_ms: int, to_ms: int
) -> Iterator[Tally]:
    """The weeks in [from_ms, to_ms), which are the bounds of weeks, that have anything in them."""
    parts: dict[int, list[Part]] = defaultdict(list)
    place = (organization, contract, from_ms, to_ms)
    activity = _items(reads, place, ItemKind.ACTIVITY)
    for one in counted(reads, *place):
        counts = _opened(activity.get(one.name), one)
        known = active = 0
        if isinstance(counts, Activity):
            known, active = len(counts.keys), counts.active_minutes
        parts[week_start(one.slot_start_ms)].append(
            Part(
                start_ms=one.slot_start_ms,
                minutes=one.minutes,
                idle=one.minutes if one.idle else 0,
                removed=one.removed,
                known=known,
                active=active,
            )
        )
    for start_ms, minutes in reads.select(_CLAIMS, *place, Gone.REMOVED.value):
        parts[week_start(start_ms)].append(Part(start_ms=start_ms, claimed=minutes))
    for week, its in parts.items():
        yield tally_of(week, its)


def counted(
    reads: Reads, organization: OrganizationId, contract: ContractId, from_ms: int, to_ms: int
) -> list[Counted]:
    """The segments whose slots begin in [from_ms, to_ms). A slot lies within one hour, so that what counts of it
    depends on no other hour: bounds may be those of any hours."""
    found = reads.select(
        _SEGMENTS, organization, contract, from_ms, to_ms + _LONGEST_MS, from_ms, to_ms
    )
    counts = counted_minutes((row[3], row[4], row[5]) for row in found)
    return [
        Counted((stream, seq), slot_start_ms, start_ms, end_ms, minutes, claimed - left, bool(idle))
        for (stream, seq, slot_start_ms, start_ms, end_ms, left, claimed, idle), minutes in zip(
            found, counts, strict=True
        )
    ]


def segments_in(reads: Reads, views: Iterable[ContractView], period: Period) -> int:
    """How many segments of these contracts begin in the period."""
    return sum(
        reads.select(_COUNT, view.organization, view.contract, period.from_ms, period.to_ms)[0][0]
        for view in views
    )


def apps(reads: Reads, views: Sequence[ContractView], period: Period) -> Mapping[str, Sums]:
    """What each app comes to that was in front when a segment's picture was taken; "" where that is not known.

    A segment's minutes are those of its app: more than that was never recorded.
    """
    found: dict[str, Sums] = defaultdict(Sums)
    for view in views:
        week_ms = week_start(period.from_ms)
        place = (view.organization, view.contract, week_ms, week_start(period.to_ms - 1) + WEEK_MS)
        windows = _items(reads, place, ItemKind.WINDOW)
        activity = _items(reads, place, ItemKind.ACTIVITY)
        for one in counted(reads, *place):
            if not period.from_ms <= one.slot_start_ms < period.to_ms:
                continue
            front = _opened(windows.get(one.name), one)
            counts = _opened(activity.get(one.name), one)
            known = active = 0
            if isinstance(counts, Activity):
                known, active = len(counts.keys), counts.active_minutes
            found[front.app if isinstance(front, Window) else ""] += Sums(
                minutes=one.minutes,
                idle=one.minutes if one.idle else 0,
                removed=one.removed,
                known=known,
                active=active,
            )
    return found


def _items(
    reads: Reads, place: tuple[OrganizationId, ContractId, int, int], kind: ItemKind
) -> dict[Name, tuple[str, str]]:
    """Commitment and disclosure of each segment's item of this kind, where it is there."""
    organization, contract, from_ms, to_ms = place
    return {
        (stream, seq): (commitment, text)
        for stream, seq, commitment, text in reads.select(
            _ITEMS, organization, contract, from_ms, to_ms + _LONGEST_MS, str(kind)
        )
    }


def _opened(item: tuple[str, str] | None, segment: Counted) -> Item | None:
    """The item, None where it is not there or is another one than was committed to."""
    if item is None:
        return None
    commitment, text = item
    minutes = minutes_touched(start_ms=segment.start_ms, end_ms=segment.end_ms)
    try:
        return open_disclosure(text, commitment=commitment, minutes=minutes)
    except WireError:
        return None
