"""The tables of received evidence: streams, statements, segments, their items and what became of those.

Nothing that can be erased stands anywhere but in `disclosures` and in the blob store: see `Disclosure`.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from server.storage.base import CLUSTERED, Base
from wire.records import ContractId, DeviceId, OrganizationId, PersonId, Sha256, StreamId


class Gone(StrEnum):
    """Why an item is not there any more. What was never received has none of these."""

    REMOVED = "removed"
    """By the contractor's redact statement."""
    REPLACED = "replaced"
    """By the contractor's redact or memo statement: another item stands in its place."""
    EXPIRED = "expired"
    """By the server's expire statement: the time for which it was to be kept is over."""


_STATEMENT = (
    ["organization", "stream", "seq"],
    ["statements.organization", "statements.stream", "statements.seq"],
)


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
    """Where the newest span ends; 0 while there is no segment."""
    anchor_size: Mapped[int]
    """Of the newest statement."""


class Statement(Base):
    """A signed statement as it came: the envelope's bytes and where the log holds it.

    `log_position` is that of its first entry, `newest_position` that of the newest: there are more if items
    came later, and `have` is what the newest says.
    """

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
    """Bit n: item n was received with its bytes, whatever became of it."""
    log_position: Mapped[int]
    newest_position: Mapped[int]
    recv_ms: Mapped[int]
    """Of the first entry."""


class LaterEntry(Base):
    """A further log entry of a statement: items of it came later."""

    __tablename__ = "later_entries"
    __table_args__ = (ForeignKeyConstraint(*_STATEMENT), CLUSTERED)

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)


class SegmentRow(Base):
    """A segment in the order that diaries read: contract, then time.

    `minutes` is what it claims now, `claimed` what its statement says: redactions only lower it.
    """

    __tablename__ = "segments"
    __table_args__ = (
        ForeignKeyConstraint(*_STATEMENT),
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
    claimed: Mapped[int]
    person: Mapped[PersonId]
    device: Mapped[DeviceId]
    recv_ms: Mapped[int]
    position: Mapped[int]
    """Of its first log entry: among segments that begin at once, the order in which minutes count."""
    late: Mapped[bool]
    """Whether it entered the log after a close of its week."""
    idle: Mapped[bool]
    """Whether the contractor kept it as time without input."""


class Disclosure(Base):
    """What a statement's item number `item` discloses, received and not erased: the one place in the database
    that holds content.

    Rows are only added at the end and never change their size: an erased text is overwritten with as many
    zeros. SQLite then never moves a row, and leaves no copies behind in the unused parts of its pages, as it
    does when it balances a tree, with `secure_delete` too. Hence no clustering here, and no deleting.
    """

    __tablename__ = "disclosures"
    __table_args__ = (ForeignKeyConstraint(*_STATEMENT),)

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class ItemRow(Base):
    """One committed item of a segment, and what became of it.

    `gone` is None for an item that is there, or that was never received. For one that was removed or replaced,
    `by_stream` and `by_seq` name the contractor's statement that says so (the newest); for one that has
    expired they are None. What stands in the place of a replaced one is the `LaterItem` of that statement
    with this segment and item as target.
    """

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
    """None while it has never been received."""
    commitment: Mapped[str]
    gone: Mapped[str | None]
    by_stream: Mapped[StreamId | None]
    by_seq: Mapped[int | None]
    content: Mapped[Disclosure | None] = relationship(
        primaryjoin=lambda: and_(
            foreign(ItemRow.organization) == Disclosure.organization,
            foreign(ItemRow.stream) == Disclosure.stream,
            foreign(ItemRow.seq) == Disclosure.seq,
            foreign(ItemRow.item) == Disclosure.item,
        ),
        lazy="joined",
        viewonly=True,
    )

    @property
    def disclosure(self) -> str | None:
        """None when it was never received or has been erased."""
        return None if self.content is None or self.gone is not None else self.content.text


class LaterItem(Base):
    """An item that another statement than a segment commits to, as its number `item`.

    That of a redact or memo statement stands at `target_item` of the segment `target_stream`, `target_seq`
    while `gone` is None; that of a manual statement has its own start as `target_start_ms` and no other target.
    """

    __tablename__ = "later_items"
    __table_args__ = (
        ForeignKeyConstraint(*_STATEMENT),
        Index(None, "organization", "contract", "target_start_ms"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[int] = mapped_column(primary_key=True)
    contract: Mapped[ContractId]
    target_start_ms: Mapped[int]
    target_stream: Mapped[StreamId | None]
    target_seq: Mapped[int | None]
    target_item: Mapped[int | None]
    kind: Mapped[str | None]
    commitment: Mapped[str]
    gone: Mapped[str | None]
    by_stream: Mapped[StreamId | None]
    by_seq: Mapped[int | None]
    content: Mapped[Disclosure | None] = relationship(
        primaryjoin=lambda: and_(
            foreign(LaterItem.organization) == Disclosure.organization,
            foreign(LaterItem.stream) == Disclosure.stream,
            foreign(LaterItem.seq) == Disclosure.seq,
            foreign(LaterItem.item) == Disclosure.item,
        ),
        lazy="joined",
        viewonly=True,
    )

    @property
    def disclosure(self) -> str | None:
        """None when it was never received or has been erased."""
        return None if self.content is None or self.gone is not None else self.content.text


class Change(Base):
    """A contractor's statement about a segment, or about time without evidence, by the `position` of its first log
    entry: the order in which they hold.

    `type` is `redact` or `memo`; `minutes` and `reason` are those of a redaction.
    """

    __tablename__ = "changes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "target_stream", "target_seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    target_stream: Mapped[StreamId] = mapped_column(primary_key=True)
    target_seq: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    stream: Mapped[StreamId]
    seq: Mapped[int]
    minutes: Mapped[int | None]
    reason: Mapped[str | None]
    made_ms: Mapped[int]
    recv_ms: Mapped[int]


class FileUse(Base):
    """A file of the blob store that an item names which is there. Without a row, the file is nobody's.

    As in `Disclosure` rows are only added at the end, and once their item is erased the hash is overwritten with
    `ERASED`: whoever has the file of the database must not be able to tell that a picture he holds was in it. For
    that no index holds the hash; one finds the `shelf`, the two digits that a file's folder is called by.
    """

    __tablename__ = "file_uses"
    __table_args__ = (
        ForeignKeyConstraint(*_STATEMENT),
        Index(None, "organization", "shelf"),
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[int] = mapped_column(primary_key=True)
    """Its number among the files of the item."""
    shelf: Mapped[str]
    sha256: Mapped[Sha256]


class Erasure(Base):
    """Something was erased from the tables, and what is left of it elsewhere has still to go: the file of this name
    if nothing else names it, or for `server.evidence.erasing.NO_FILE` none. `server.ingest.eraser` sees to it.

    The name is overwritten with `ERASED` once the file is gone, for the reason told in `FileUse`.
    """

    __tablename__ = "erasures"
    __table_args__ = (ForeignKeyConstraint(["organization"], ["organizations.organization"]),)

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[Sha256]
