"""Reading stored evidence: the pictures of a segment, and how much time was tracked."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.context import Core
from server.evidence.models import ItemRow, SegmentRow
from wire import items
from wire.records import (
    MINUTE_MS,
    SEGMENT_MINUTES,
    ContractId,
    ImageFile,
    ItemKind,
    OrganizationId,
    Screenshot,
    Sha256,
    StreamId,
    minutes_touched,
)

_LOG = logging.getLogger(__name__)

_LONGEST_MS = max(SEGMENT_MINUTES) * MINUTE_MS


@dataclass(frozen=True, slots=True)
class Picture:
    """Exactly the bytes that the contractor's machine signed for."""

    data: bytes
    media_type: str
    sha256: Sha256


class Evidence:
    """Reads pictures of an organization. Who may see them is for the caller to decide. Safe from any thread."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def picture(
        self,
        organization: OrganizationId,
        contract: ContractId,
        stream: StreamId,
        seq: int,
        number: int,
        *,
        thumbnail: bool,
    ) -> Picture | None:
        """Screenshot `number` (from 0) of a segment, in full or as thumbnail; None when it does not exist.

        A file whose bytes are not those that were signed for is logged and counts as gone: nothing else than
        the original is ever shown.
        """
        shots = self._screenshots(organization, contract, stream, seq)
        if not 0 <= number < len(shots):
            return None
        shot = shots[number]
        image: ImageFile = shot.thumbnail if thumbnail else shot.picture
        data = self._core.blobs.get(organization, image.sha256)
        if data is None or hashlib.sha256(data).hexdigest() != image.sha256:
            _LOG.error("picture %s of %s is missing or damaged", image.sha256, organization)
            return None
        return Picture(data, shot.media_type, image.sha256)

    def _screenshots(
        self, organization: OrganizationId, contract: ContractId, stream: StreamId, seq: int
    ) -> list[Screenshot]:
        """The screenshots whose disclosures are still there, in the order of the statement."""
        with self._core.database.reading() as session:
            rows = session.execute(
                select(ItemRow.disclosure, SegmentRow.start_ms, SegmentRow.end_ms)
                .join(
                    ItemRow,
                    (ItemRow.organization == SegmentRow.organization)
                    & (ItemRow.contract == SegmentRow.contract)
                    & (ItemRow.start_ms == SegmentRow.start_ms)
                    & (ItemRow.stream == SegmentRow.stream)
                    & (ItemRow.seq == SegmentRow.seq),
                )
                .where(
                    SegmentRow.organization == organization,
                    SegmentRow.stream == stream,
                    SegmentRow.seq == seq,
                    SegmentRow.contract == contract,
                    ItemRow.kind == str(ItemKind.SCREENSHOT),
                )
                .order_by(ItemRow.item)
            ).all()
        opened = [
            items.read_disclosure(
                row.disclosure, minutes=minutes_touched(start_ms=row.start_ms, end_ms=row.end_ms)
            )
            for row in rows
            if row.disclosure is not None
        ]
        return [item for item in opened if isinstance(item, Screenshot)]


def tracked_minutes(
    session: Session,
    organization: OrganizationId,
    contract: ContractId,
    *,
    from_ms: int,
    to_ms: int,
) -> int:
    """How many different UTC minutes of `[from_ms, to_ms)` were tracked: one that two segments touch counts once."""
    spans = session.execute(
        select(SegmentRow.start_ms, SegmentRow.end_ms).where(
            SegmentRow.organization == organization,
            SegmentRow.contract == contract,
            # A span lies within one slot: none that began earlier than the longest slot reaches here.
            SegmentRow.start_ms > from_ms - _LONGEST_MS,
            SegmentRow.start_ms < to_ms,
            SegmentRow.end_ms > from_ms,
        )
    ).all()
    return count_minutes((max(start, from_ms), min(end, to_ms)) for start, end in spans)


def count_minutes(spans: Iterable[tuple[int, int]]) -> int:
    """How many different UTC minutes the half-open millisecond `spans` touch."""
    total, reached = 0, 0
    for start_ms, end_ms in sorted(spans):
        first = max(start_ms // MINUTE_MS, reached)
        last = -(-end_ms // MINUTE_MS)
        total += max(0, last - first)
        reached = max(reached, last)
    return total
