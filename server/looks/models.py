"""The table of looks."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import ContractId, OrganizationId, PersonId, StreamId


class LookRow(Base):
    """The first time in an hour that a person opened a segment or a full picture of it. Never changed.

    `hour` counts from 1970-01-01 00:00 UTC. Holds nothing of what was seen.
    """

    __tablename__ = "looks"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
        ),
        ForeignKeyConstraint(
            ["organization", "person"], ["memberships.organization", "memberships.person"]
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[PersonId] = mapped_column(primary_key=True)
    hour: Mapped[int] = mapped_column(primary_key=True)
    looked_ms: Mapped[int]
