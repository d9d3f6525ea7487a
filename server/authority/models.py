"""The tables of server's statements: those in the log, and those that wait for it."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import OrganizationId, Sha256

_ORGANIZATION = (["organization"], ["organizations.organization"])


class AuthorityStatement(Base):
    """A server's statement as it was signed, and its place in the chain of its subject and in the log."""

    __tablename__ = "authority_statements"
    __table_args__ = (
        ForeignKeyConstraint(*_ORGANIZATION),
        UniqueConstraint("organization", "log_position"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    envelope: Mapped[bytes]
    envelope_sha256: Mapped[Sha256]
    payload_sha256: Mapped[Sha256]
    log_position: Mapped[int]
    recv_ms: Mapped[int]
    note: Mapped[str | None]
    """Of a rotation of the log's key: the checkpoint that just includes it, signed by the key before it."""


class AuthorityOrder(Base):
    """Something that the organization wants to state. It is written in the transaction of what it is about, by
    any process; whoever runs the log signs it and puts it there before the next thing that arrives."""

    __tablename__ = "authority_orders"
    __table_args__ = (ForeignKeyConstraint(*_ORGANIZATION), CLUSTERED)

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    document: Mapped[str]
    """Canonical JSON of the members of the statement that are not those of its chain."""
