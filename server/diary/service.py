"""Reads what the diary shows out of the database and the blob store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from server.access.contracts import ContractView
from server.context import Core
from server.devices.models import Device
from server.diary.changes import Changed, Changes
from server.diary.counts import Counts
from server.diary.day import week_start
from server.diary.mark import not_in_log, unsound
from server.diary.opening import claimed, recorded
from server.diary.proof import Stored
from server.diary.recorded import Claimed, Recorded, Trouble
from server.diary.rows import (
    Place,
    items_of,
    key_of,
    neighbour,
    of_view,
    opened_of,
    receipt_of,
    recorded_of,
    segment_row,
    signed_of,
    stored_of,
)
from server.evidence.acts import CloseRow, ManualTime
from server.evidence.models import LaterItem, SegmentRow, Statement
from server.evidence.service import counted_segments, tracked_minutes
from server.log.sequencer import Head
from wire.contractor import WEEK_MS
from wire.envelope import sha256_of
from wire.items import referenced_blobs
from wire.records import (
    MINUTE_MS,
    SEGMENT_MINUTES,
    ImageFile,
    OrganizationId,
    Pictured,
    Sha256,
    StreamId,
    Target,
    Webcam,
)

_LONGEST_SLOT_MS = max(SEGMENT_MINUTES) * MINUTE_MS


@dataclass(frozen=True, slots=True)
class Picture:
    """Exactly the bytes that were committed to."""

    data: bytes
    media_type: str
    sha256: Sha256


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything about one segment."""

    recorded: Recorded
    device_name: str
    device_os: str
    stored: Stored
    receipt: str
    """The log's receipt, made anew against its newest checkpoint."""
    changes: tuple[Changed, ...]
    """What the contractor stated about it later, in the order of the log."""
    previous: Place | None
    next: Place | None


@dataclass(frozen=True, slots=True)
class Checked:
    """Segments as they were found to be just now, and the log's checkpoint under which that was."""

    segments: tuple[Recorded, ...]
    head: Head


@dataclass(frozen=True, slots=True)
class Overview:
    """A contract in the list: tracked minutes of this week, and the end of the last segment."""

    view: ContractView
    week_minutes: int
    last_ms: int | None


@dataclass(frozen=True, slots=True)
class Close:
    """The contractor's newest close of a week: what is billed."""

    minutes: int
    manual_minutes: int
    recv_ms: int


@dataclass(frozen=True, slots=True)
class Week:
    """What a week comes to: tracked minutes that count, of the limit, and the contractor's close of it, if any."""

    minutes: int
    limit_minutes: int | None
    close: Close | None

    @property
    def over_minutes(self) -> int:
        """How far over the limit."""
        return 0 if self.limit_minutes is None else max(0, self.minutes - self.limit_minutes)

    @property
    def percent(self) -> int:
        """Of the limit, at most 100."""
        if self.over_minutes:
            return 100
        return 100 * self.minutes // self.limit_minutes if self.limit_minutes else 0


class Diary:
    """Read-only. Every method opens its own short session; call from any thread but the event loop's.

    `heads` gives the newest signed checkpoint of an organization's log.
    """

    def __init__(self, core: Core, heads: Callable[[OrganizationId], Head]) -> None:
        self._core = core
        self._heads = heads

    def overviews(self, views: Sequence[ContractView]) -> tuple[Overview, ...]:
        """How each of the contracts stands now."""
        now_ms = self._core.clock.now_ms()
        with self._core.database.reading() as rows:
            return tuple(
                Overview(
                    view=view,
                    week_minutes=_week_minutes(rows, view, now_ms),
                    last_ms=rows.scalar(select(func.max(SegmentRow.end_ms)).where(*of_view(view))),
                )
                for view in views
            )

    def segments(self, view: ContractView, *, start_ms: int, end_ms: int) -> tuple[Recorded, ...]:
        """The segments whose slots begin in [start_ms, end_ms), each checked now (`server.diary.mark`)."""
        return self.checked(view, start_ms=start_ms, end_ms=end_ms).segments

    def checked(self, view: ContractView, *, start_ms: int, end_ms: int) -> Checked:
        """The same, with the checkpoint that they were held against."""
        # The head first: the nodes that it covers are on the disk before it is signed.
        head = self._heads(view.organization)
        with self._core.database.reading() as rows:
            found = rows.scalars(
                select(SegmentRow).where(
                    *of_view(view),
                    SegmentRow.start_ms >= start_ms,
                    SegmentRow.start_ms < end_ms + _LONGEST_SLOT_MS,
                )
            )
            wanted = [row for row in found if start_ms <= row.slot_start_ms < end_ms]
            shown = recorded_of(rows, view, wanted)
            signed = signed_of(rows, wanted)
        wrong = unsound(self._core.database, view.organization, head, signed)
        found_now = tuple(
            replace(one, trouble=Trouble.FORGED) if (one.stream, one.seq) in wrong else one
            for one in shown
        )
        return Checked(found_now, head)

    def claims(self, view: ContractView, *, start_ms: int, end_ms: int) -> tuple[Claimed, ...]:
        """What is claimed without evidence and begins in [start_ms, end_ms)."""
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(ManualTime, LaterItem)
                .outerjoin(
                    LaterItem,
                    and_(
                        LaterItem.organization == ManualTime.organization,
                        LaterItem.stream == ManualTime.stream,
                        LaterItem.seq == ManualTime.seq,
                        LaterItem.item == 0,
                    ),
                )
                .where(
                    ManualTime.organization == view.organization,
                    ManualTime.contract == view.contract,
                    ManualTime.start_ms >= start_ms,
                    ManualTime.start_ms < end_ms,
                )
            )
            return tuple(claimed(row, why) for row, why in found)

    def week(self, view: ContractView, instant_ms: int) -> Week:
        """What the week that holds `instant_ms` comes to."""
        with self._core.database.reading() as rows:
            minutes = _week_minutes(rows, view, instant_ms)
        return Week(minutes, view.limit_minutes, self.close(view, instant_ms))

    def close(self, view: ContractView, instant_ms: int) -> Close | None:
        """The contractor's newest close of the week that holds `instant_ms`, if any."""
        with self._core.database.reading() as rows:
            close = rows.scalar(
                select(CloseRow)
                .where(
                    CloseRow.organization == view.organization,
                    CloseRow.contract == view.contract,
                    CloseRow.week_start_ms == week_start(instant_ms),
                )
                .order_by(CloseRow.position.desc())
                .limit(1)
            )
        return None if close is None else Close(close.minutes, close.manual_minutes, close.recv_ms)

    def counts(self, view: ContractView, *, start_ms: int, end_ms: int) -> Counts:
        """What counts of the weeks in which something of [start_ms, end_ms) lies; no segment is opened for it."""
        with self._core.database.reading() as rows:
            counted = counted_segments(
                rows,
                view.organization,
                view.contract,
                from_ms=week_start(start_ms),
                to_ms=week_start(end_ms - 1) + WEEK_MS,
            )
        return Counts(tuple(counted))

    def over_limit(self, view: ContractView, segment: Recorded) -> int:
        """How many minutes of `segment` lie beyond the limit of its week; no other segment is opened for it."""
        if view.limit_minutes is None:
            return 0
        monday_ms = week_start(segment.slot_start_ms)
        with self._core.database.reading() as rows:
            counted = counted_segments(
                rows,
                view.organization,
                view.contract,
                from_ms=monday_ms,
                to_ms=monday_ms + WEEK_MS,
            )
        so_far = 0
        for one in counted:
            so_far += one.minutes
            if one.position == segment.position:
                return min(one.minutes, max(0, so_far - view.limit_minutes))
        return 0

    def last_slot_ms(self, view: ContractView) -> int | None:
        """Where the slot of the newest segment begins, None when there is none."""
        with self._core.database.reading() as rows:
            return rows.scalar(
                select(SegmentRow.slot_start_ms)
                .where(*of_view(view))
                .order_by(SegmentRow.start_ms.desc())
                .limit(1)
            )

    def detail(self, view: ContractView, *, stream: StreamId, seq: int) -> Detail | None:
        """One segment with what is stored of it, or None."""
        # The head first: the nodes that it covers are on the disk before it is signed.
        head = self._heads(view.organization)
        with self._core.database.reading() as rows:
            row = segment_row(rows, view, stream, seq)
            if row is None:
                return None
            opened = opened_of(rows, view, [row])[key_of(row)]
            statement = rows.get_one(Statement, (view.organization, stream, seq))
            device = rows.get_one(Device, (view.organization, row.device))
            receipt = receipt_of(rows, view.organization, statement.newest_position, head)
            items = items_of(rows, statement)
            stored = stored_of(rows, statement, items, device.public_key)
            target = Target(stream, seq, statement.payload_sha256)
            changes = Changes(rows, view.organization, target, row.claimed, items).read()
            previous, following = neighbour(rows, view, row, -1), neighbour(rows, view, row, 1)
        names = {change.position: change.envelope_sha256 for change in changes}
        outside = not_in_log(self._core.database, view.organization, head, names)
        files = referenced_blobs([None if one.later else one.item for one in opened])
        return Detail(
            recorded=recorded(row, opened),
            device_name=device.name,
            device_os=device.os,
            stored=replace(stored, blobs=self._blobs(view, files)),
            receipt=receipt,
            changes=tuple(
                replace(change, holds=change.holds and change.position not in outside)
                for change in changes
            ),
            previous=previous,
            next=following,
        )

    def picture(
        self, view: ContractView, stream: StreamId, seq: int, *, index: int, thumbnail: bool
    ) -> Picture | None:
        """The bytes of screenshot number `index` of a segment, or None when those bytes are not there."""
        found = self._recorded(view, stream, seq)
        if found is None or index >= len(found.shots):
            return None
        return self._bytes(view, found.shots[index], thumbnail=thumbnail)

    def photo(
        self, view: ContractView, stream: StreamId, seq: int, *, thumbnail: bool
    ) -> Picture | None:
        """The bytes of the webcam's photo of a segment, or None when those bytes are not there."""
        found = self._recorded(view, stream, seq)
        if found is None or not isinstance(found.photo, Webcam):
            return None
        return self._bytes(view, found.photo, thumbnail=thumbnail)

    def _recorded(self, view: ContractView, stream: StreamId, seq: int) -> Recorded | None:
        with self._core.database.reading() as rows:
            row = segment_row(rows, view, stream, seq)
            return None if row is None else recorded_of(rows, view, [row])[0]

    def _bytes(self, view: ContractView, shown: Pictured, *, thumbnail: bool) -> Picture | None:
        image = shown.thumbnail if thumbnail else shown.picture
        data = self._core.blobs.get(view.organization, image.sha256)
        if data is None or sha256_of(data) != image.sha256:
            return None
        return Picture(data=data, media_type=shown.media_type, sha256=image.sha256)

    def _blobs(self, view: ContractView, files: Sequence[ImageFile]) -> tuple[bytes | None, ...]:
        return tuple(self._core.blobs.get(view.organization, file.sha256) for file in files)


def _week_minutes(rows: Session, view: ContractView, instant_ms: int) -> int:
    start_ms = week_start(instant_ms)
    return tracked_minutes(
        rows, view.organization, view.contract, from_ms=start_ms, to_ms=start_ms + WEEK_MS
    )
