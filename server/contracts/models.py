"""The tables of contracts and the versions of their policies."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import ContractId, OrganizationId, PersonId, Sha256


class ContractRow(Base):
    """A contract between the organization and one of its contractors, `person`; `policy_version` is the policy
    in force."""

    __tablename__ = "contracts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "person"], ["memberships.organization", "memberships.person"]
        ),
        Index(None, "organization", "person"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    person: Mapped[PersonId]
    title: Mapped[str]
    segment_minutes: Mapped[int]
    idle_minutes: Mapped[int | None]
    weekly_limit_minutes: Mapped[int | None]
    memo_required: Mapped[bool]
    policy_version: Mapped[int]
    created_ms: Mapped[int]
    ended_ms: Mapped[int | None]


class PolicyRow(Base):
    """One version of what a contract captures: its canonical JSON and the hash of that. Never changed."""

    __tablename__ = "policies"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "contract"], ["contracts.organization", "contracts.contract"]
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[str]
    sha256: Mapped[Sha256]
    created_ms: Mapped[int]
