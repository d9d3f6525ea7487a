"""The tables of received evidence: streams, statements, segments and their items."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import ContractId, DeviceId, OrganizationId, PersonId, Sha256, StreamId


class Stream(Base):
    """One hash chain of one device and one contract, and its newest link."""

    __tablename__ = "streams"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "contract"], ["contracts.organization", "contracts.contract"]
        ),
        ForeignKeyConstraint(
            ["organization", "device"], ["devices.organization", "devices.device"]
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId]
    device: Mapped[DeviceId]
    seq: Mapped[int]
    sha256: Mapped[Sha256]
    """Of the newest statement's payload."""
    end_ms: Mapped[int]
    """Where the newest span ends."""


class Statement(Base):
    """A signed statement as it came: the envelope's bytes and where the log holds it."""

    __tablename__ = "statements"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "stream"], ["streams.organization", "streams.stream"]
        ),
        UniqueConstraint("organization", "envelope_sha256"),
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    envelope: Mapped[bytes]
    envelope_sha256: Mapped[Sha256]
    payload_sha256: Mapped[Sha256]
    have: Mapped[int]
    """Bit n: item n was received with its bytes."""
    log_position: Mapped[int]
    recv_ms: Mapped[int]


class SegmentRow(Base):
    """A segment in the order that diaries read: contract, then time.

    `activity` packs three counts for each touched minute (`server.evidence.packing`), None where they are
    unknown.
    """

    __tablename__ = "segments"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
        ),
        Index(None, "organization", "stream", "seq"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    start_ms: Mapped[int] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    end_ms: Mapped[int]
    slot_start_ms: Mapped[int]
    slot_ms: Mapped[int]
    minutes: Mapped[int]
    person: Mapped[PersonId]
    device: Mapped[DeviceId]
    activity: Mapped[bytes | None]
    recv_ms: Mapped[int]


class ItemRow(Base):
    """One committed item of a segment. `disclosure` is None when it was never received or has been erased."""

    __tablename__ = "items"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "contract", "start_ms", "stream", "seq"],
            [
                "segments.organization",
                "segments.contract",
                "segments.start_ms",
                "segments.stream",
                "segments.seq",
            ],
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    start_ms: Mapped[int] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[int] = mapped_column(primary_key=True)
    """Position among the statement's items."""
    kind: Mapped[str | None]
    commitment: Mapped[str]
    disclosure: Mapped[str | None]
