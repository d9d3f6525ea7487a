"""The tables of what contractors state besides segments: manual time, consents, sessions and closes."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import ContractId, DeviceId, OrganizationId, PersonId, Sha256, StreamId

_STATEMENT = (
    ["organization", "stream", "seq"],
    ["statements.organization", "statements.stream", "statements.seq"],
)


class ManualTime(Base):
    """Time that is claimed without evidence; its memo is its `LaterItem`. `late` is as for a segment.

    It was taken back if there is a `Change` of it; `minutes` stays what was claimed.
    """

    __tablename__ = "manual_times"
    __table_args__ = (ForeignKeyConstraint(*_STATEMENT), CLUSTERED)

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    start_ms: Mapped[int] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    end_ms: Mapped[int]
    minutes: Mapped[int]
    person: Mapped[PersonId]
    device: Mapped[DeviceId]
    made_ms: Mapped[int]
    recv_ms: Mapped[int]
    position: Mapped[int]
    late: Mapped[bool]


class ConsentRow(Base):
    """What the contractor agreed to, in the order of the log; `features` are separated by spaces."""

    __tablename__ = "consents"
    __table_args__ = (ForeignKeyConstraint(*_STATEMENT), CLUSTERED)

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    stream: Mapped[StreamId]
    seq: Mapped[int]
    person: Mapped[PersonId]
    device: Mapped[DeviceId]
    policy_sha256: Mapped[Sha256]
    features: Mapped[str]
    shown_ms: Mapped[int]
    made_ms: Mapped[int]
    recv_ms: Mapped[int]


class TrackedSession(Base):
    """A session statement: the clock was started. What its reveal says is None until that has come."""

    __tablename__ = "tracked_sessions"
    __table_args__ = (
        ForeignKeyConstraint(*_STATEMENT),
        Index(None, "organization", "contract", "started_ms"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    contract: Mapped[ContractId]
    started_ms: Mapped[int]
    seed_sha256: Mapped[Sha256]
    reveal_seq: Mapped[int | None]
    seed: Mapped[str | None]
    ended_ms: Mapped[int | None]


class CloseRow(Base):
    """A contractor's close of a week. The newest by `position` is the one that holds; `made_ms` orders nothing."""

    __tablename__ = "closes"
    __table_args__ = (ForeignKeyConstraint(*_STATEMENT), CLUSTERED)

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    week_start_ms: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    stream: Mapped[StreamId]
    seq: Mapped[int]
    person: Mapped[PersonId]
    minutes: Mapped[int]
    manual_minutes: Mapped[int]
    made_ms: Mapped[int]
    recv_ms: Mapped[int]
