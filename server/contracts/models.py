"""The tables of offers, contracts, their rates, their history and the versions of their policies."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import ContractId, OrganizationId, PersonId, Sha256


class ContractRow(Base):
    """A contract between the organization and one of its contractors, `person`; `policy_version` is the policy
    in force. It runs from `starts_ms`, or from when it was made where that is None. `weekly_limit_minutes` is what it
    was made with; what became of that is in `ContractLimit`."""

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
    idle_keep: Mapped[bool]
    auto_resume: Mapped[bool]
    manual_allowed: Mapped[bool]
    redaction_keeps_time: Mapped[bool]
    policy_version: Mapped[int]
    created_ms: Mapped[int]
    ended_ms: Mapped[int | None]
    starts_ms: Mapped[int | None]


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


class OfferRow(Base):
    """What the organization offers to whoever has the address `email`: the terms of a contract, which gets the offer's
    id once it is accepted. `person` is set as soon as that one is a member; `state` is an `offered.OfferState`."""

    __tablename__ = "offers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "offered_by"], ["memberships.organization", "memberships.person"]
        ),
        ForeignKeyConstraint(
            ["organization", "person"], ["memberships.organization", "memberships.person"]
        ),
        UniqueConstraint("organization", "form"),
        Index(None, "person"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    offer: Mapped[ContractId] = mapped_column(primary_key=True)
    form: Mapped[str]
    """Drawn with the form that made it: sent twice, it makes one offer."""
    email: Mapped[str]
    person: Mapped[PersonId | None]
    offered_by: Mapped[PersonId]
    version: Mapped[int]
    """One more with each change, from 1: who answers or changes names the one that they saw."""
    terms: Mapped[str]
    """`server.terms.terms` as canonical JSON."""
    made_ms: Mapped[int]
    changed_ms: Mapped[int]
    state: Mapped[str]
    answered_ms: Mapped[int | None]
    reason: Mapped[str]
    """What was said with the answer or the withdrawal; may be empty."""


class ContractEvent(Base):
    """Something that `person` did about an offer or the contract that came of it: `act` is an `offered.ContractAct`,
    `detail` canonical JSON that belongs to it."""

    __tablename__ = "contract_events"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "person"], ["memberships.organization", "memberships.person"]
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    """Its place in the history of the contract, from 1."""
    at_ms: Mapped[int]
    act: Mapped[str]
    person: Mapped[PersonId]
    reason: Mapped[str]
    detail: Mapped[str]


class ContractRate(Base):
    """What an hour costs from an instant on, in minor units of the currency. Never changed; the newest one by
    `set_ms` of those with the same `from_ms` holds."""

    __tablename__ = "contract_rates"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "contract"], ["contracts.organization", "contracts.contract"]
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    from_ms: Mapped[int] = mapped_column(primary_key=True)
    set_ms: Mapped[int] = mapped_column(primary_key=True)
    minor: Mapped[int]
    currency: Mapped[str]
    set_by: Mapped[PersonId]


class ContractLimit(Base):
    """The weekly limit from the Monday 00:00 UTC at `from_ms` on; without `minutes` there is none. Never changed; the
    newest one by `set_ms` of those with the same `from_ms` holds."""

    __tablename__ = "contract_limits"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "contract"], ["contracts.organization", "contracts.contract"]
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    from_ms: Mapped[int] = mapped_column(primary_key=True)
    set_ms: Mapped[int] = mapped_column(primary_key=True)
    minutes: Mapped[int | None]
    set_by: Mapped[PersonId]


class ContractPause(Base):
    """A span in which the contract does not run; `until_ms` is None while nobody has resumed it."""

    __tablename__ = "contract_pauses"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "contract"], ["contracts.organization", "contracts.contract"]
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    from_ms: Mapped[int]
    until_ms: Mapped[int | None]


class ContractChange(Base):
    """The number of the newest change of what is shown of a contract or an offer: see `server.contracts.changes`."""

    __tablename__ = "contract_changes"
    __table_args__ = (
        ForeignKeyConstraint(["organization"], ["organizations.organization"]),
        Index(None, "version"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    version: Mapped[int]
