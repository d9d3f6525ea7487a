"""The tables of the transparency log: entries, complete tree nodes, and the heads that were signed."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import OrganizationId, Sha256

UNKNOWN_ENTRY = b""
"""In place of an entry that was lost with a database, and that no device had, when the log was recovered."""


class LogEntry(Base):
    """Entry number `position` of the organization's log: exactly the bytes that were hashed."""

    __tablename__ = "log_entries"
    __table_args__ = (
        ForeignKeyConstraint(["organization"], ["organizations.organization"]),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    entry: Mapped[bytes]
    recv_ms: Mapped[int]


class LogNode(Base):
    """A complete node of the RFC 6962 tree: `level` 0 are the leaves, `position` counts within the level."""

    __tablename__ = "log_nodes"
    __table_args__ = (
        ForeignKeyConstraint(["organization"], ["organizations.organization"]),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    level: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[bytes]


class LogHead(Base):
    """A state of the tree for which a checkpoint was, or after a crash would have been, signed. The signature is
    deterministic, so the note can be made again; it is signed only after this row is on the disk."""

    __tablename__ = "log_heads"
    __table_args__ = (
        ForeignKeyConstraint(["organization"], ["organizations.organization"]),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(primary_key=True)
    root: Mapped[Sha256]
    recv_ms: Mapped[int]
