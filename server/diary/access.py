"""Who may see a contract: its contractor, and those of the organization who hire."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import Session

from server.accounts.models import Membership, Person, Role
from server.contracts.models import ContractRow
from server.organizations.models import Organization
from wire.records import ContractId, OrganizationId, PersonId

EMPLOYERS = (Role.OWNER, Role.MANAGER, Role.REVIEWER)


@dataclass(frozen=True, slots=True)
class ContractView:
    """A contract as its diary names it. `their_zone` is the time zone of the other side."""

    organization: OrganizationId
    contract: ContractId
    title: str
    contractor: str
    employer: str
    segment_minutes: int
    limit_minutes: int | None
    viewer_is_contractor: bool
    their_zone: str
    log_origin: str
    log_key: str


def visible_contracts(rows: Session, person: PersonId) -> tuple[ContractView, ...]:
    """Every contract that `person` may see, by title."""
    found = rows.execute(_visible(person).order_by(ContractRow.title, ContractRow.contract))
    return tuple(_view(rows, row, person) for row in found)


def visible_contract(
    rows: Session, *, person: PersonId, contract: ContractId
) -> ContractView | None:
    """The contract, or None when there is none that `person` may see; the two are not told apart."""
    row = rows.execute(_visible(person).where(ContractRow.contract == contract)).one_or_none()
    return None if row is None else _view(rows, row, person)


def _visible(person: PersonId) -> Select[ContractRow, Organization, Person]:
    return (
        select(ContractRow, Organization, Person)
        .join(Membership, Membership.organization == ContractRow.organization)
        .join(Organization, Organization.organization == ContractRow.organization)
        .join(Person, Person.person == ContractRow.person)
        .where(
            Membership.person == person,
            or_(ContractRow.person == person, Membership.role.in_(EMPLOYERS)),
        )
    )


def _view(
    rows: Session, row: Row[ContractRow, Organization, Person], viewer: PersonId
) -> ContractView:
    contract, organization, contractor = row
    own = contract.person == viewer
    return ContractView(
        organization=contract.organization,
        contract=contract.contract,
        title=contract.title,
        contractor=contractor.name,
        employer=organization.name,
        segment_minutes=contract.segment_minutes,
        limit_minutes=contract.weekly_limit_minutes,
        viewer_is_contractor=own,
        their_zone=_employer_zone(rows, contract.organization) if own else contractor.zone,
        log_origin=organization.log_origin,
        log_key=organization.log_key,
    )


def _employer_zone(rows: Session, organization: OrganizationId) -> str:
    """The zone of the organization's first owner: an organization has none of its own yet."""
    zone = rows.scalar(
        select(Person.zone)
        .join(Membership, Membership.person == Person.person)
        .where(Membership.organization == organization, Membership.role == Role.OWNER)
        .order_by(Membership.created_ms, Membership.person)
        .limit(1)
    )
    return zone or "UTC"
