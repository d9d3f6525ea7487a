"""What was made of a segment after it was signed, each change checked when it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.devices.models import Device
from server.evidence.models import Change, ItemRow, LaterItem, Statement, Stream
from wire import envelope, keys
from wire.contractor import MemoChange, Redact, decode_statement
from wire.problems import WireError
from wire.records import ItemKind, OrganizationId, RedactReason, Sha256, Target


@dataclass(frozen=True, slots=True)
class Changed:
    """A later statement of the contractor about a segment: `type` is `redact` or `memo`.

    `gone` are the kinds of the items that it takes away, `blacked_out` how many pictures it puts others in the
    place of, `minutes` what the segment claims from then on, None if the statement says nothing of it, and
    `before` what it claimed before.
    `holds` if the device signed it, about this very segment; that it stands in the log is checked apart.
    """

    type: str
    made_ms: int
    recv_ms: int
    position: int
    envelope_sha256: Sha256
    gone: tuple[ItemKind, ...]
    blacked_out: int
    before: int
    minutes: int | None
    reason: RedactReason | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """Reads the changes of one segment, which claimed `claimed` minutes at first."""

    rows: Session
    organization: OrganizationId
    target: Target
    claimed: int
    items: Sequence[ItemRow]

    def read(self) -> tuple[Changed, ...]:
        """All of them in the order of the log."""
        found = self.rows.scalars(
            select(Change)
            .where(
                Change.organization == self.organization,
                Change.target_stream == self.target.stream,
                Change.target_seq == self.target.seq,
            )
            .order_by(Change.position)
        )
        minutes, told = self.claimed, []
        for change in found:
            told.append(self._opened(change, minutes))
            minutes = minutes if change.minutes is None else change.minutes
        return tuple(told)

    def _opened(self, change: Change, before: int) -> Changed:
        statement = self.rows.get_one(Statement, (self.organization, change.stream, change.seq))
        stream = self.rows.get_one(Stream, (self.organization, change.stream))
        device = self.rows.get_one(Device, (self.organization, stream.device))
        try:
            payload = envelope.open_envelope(statement.envelope, keys.load_spki(device.public_key))
            said = decode_statement(payload)
        except WireError:
            return self._shown(change, before, statement.envelope_sha256, (), holds=False)
        holds = (
            isinstance(said, Redact | MemoChange)
            and said.target == self.target
            and said.commitments == self._commitments(change)
        )
        if isinstance(said, Redact):
            return self._shown(
                change,
                before,
                statement.envelope_sha256,
                said.removed,
                blacked_out=len(said.replaced),
                minutes=said.minutes,
                reason=said.reason,
                holds=holds,
            )
        return self._shown(change, before, statement.envelope_sha256, (), holds=holds)

    def _commitments(self, change: Change) -> tuple[str, ...]:
        """Of what stands here in the place of items by this statement."""
        found = self.rows.scalars(
            select(LaterItem.commitment)
            .where(
                LaterItem.organization == self.organization,
                LaterItem.stream == change.stream,
                LaterItem.seq == change.seq,
            )
            .order_by(LaterItem.item)
        )
        return tuple(found)

    def _shown(
        self,
        change: Change,
        before: int,
        sha256: Sha256,
        gone: Sequence[int],
        *,
        holds: bool,
        blacked_out: int = 0,
        minutes: int | None = None,
        reason: RedactReason | None = None,
    ) -> Changed:
        kinds = {item.item: item.kind for item in self.items}
        return Changed(
            type=change.type,
            made_ms=change.made_ms,
            recv_ms=change.recv_ms,
            position=change.position,
            envelope_sha256=sha256,
            gone=tuple(ItemKind(kind) for index in gone if (kind := kinds.get(index))),
            blacked_out=blacked_out,
            before=before,
            minutes=minutes,
            reason=reason,
            holds=holds,
        )
