"""The contracts with which somebody may do something, found by the rules in one question to the database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Row, Select, and_, literal, not_, or_, select
from sqlalchemy.orm import Session

from server.access.rules import MAY, Act, Standing, roles_that_may
from server.accounts.models import Membership, Person, Role
from server.contracts.limits import limits_of
from server.contracts.models import ContractRow
from server.organizations.models import Organization
from server.terms.limits import Limits
from wire.records import ContractId, OrganizationId, PersonId


@dataclass(frozen=True, slots=True)
class ContractView:
    """A contract as its diary names it. `their_zone` is the time zone of the other side."""

    organization: OrganizationId
    contract: ContractId
    title: str
    contractor: str
    employer: str
    segment_minutes: int
    limits: Limits
    viewer_is_contractor: bool
    their_zone: str
    log_origin: str
    log_key: str
    person: PersonId
    """The contractor."""
    ended_ms: int | None = None


def contracts_for(
    rows: Session, person: PersonId, act: Act, *, organization: OrganizationId | None = None
) -> tuple[ContractView, ...]:
    """Every contract with which `person` may do `act`, or those of one organization, by title."""
    asked = _open(person, act)
    if organization is not None:
        asked = asked.where(ContractRow.organization == organization)
    found = rows.execute(asked.order_by(ContractRow.title, ContractRow.contract)).all()
    limits = limits_of(rows, [contract for contract, _, _ in found])
    return tuple(_view(rows, row, person, limits[row[0].contract]) for row in found)


def contract_for(
    rows: Session, person: PersonId, act: Act, *, contract: ContractId
) -> ContractView | None:
    """The contract, or None when there is none with which `person` may do `act`; the two are not told apart."""
    row = rows.execute(_open(person, act).where(ContractRow.contract == contract)).one_or_none()
    if row is None:
        return None
    return _view(rows, row, person, limits_of(rows, [row[0]])[contract])


def own_contract(
    rows: Session, organization: OrganizationId, person: PersonId, act: Act, *, contract: ContractId
) -> ContractView | None:
    """The contract, or None unless it is one of `person` in `organization` with which they may do `act` themselves.

    For devices: they speak for their owner, and for no other standing that the owner may have.
    """
    view = contract_for(rows, person, act, contract=contract)
    if view is None or view.organization != organization or not view.viewer_is_contractor:
        return None
    return view


def _open(person: PersonId, act: Act) -> Select[ContractRow, Organization, Person]:
    others = Membership.role.in_(roles_that_may(act))
    own = ContractRow.person == person
    return (
        select(ContractRow, Organization, Person)
        .join(Membership, Membership.organization == ContractRow.organization)
        .join(Organization, Organization.organization == ContractRow.organization)
        .join(Person, Person.person == ContractRow.person)
        .where(
            Membership.person == person,
            # An own contract is never opened by a role: what is refused to its contractor stays so.
            # It also stays open to its contractor after they left the organization.
            or_(
                and_(own, literal(act in MAY[Standing.OWN])),
                and_(not_(own), others, Membership.left_ms.is_(None)),
            ),
        )
    )


def _view(
    rows: Session,
    row: Row[ContractRow, Organization, Person],
    viewer: PersonId,
    limits: Limits,
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
        limits=limits,
        viewer_is_contractor=own,
        their_zone=_employer_zone(rows, contract.organization) if own else contractor.zone,
        log_origin=organization.log_origin,
        log_key=organization.log_key,
        person=contract.person,
        ended_ms=contract.ended_ms,
    )


def _employer_zone(rows: Session, organization: OrganizationId) -> str:
    """The zone of the organization's first owner: an organization has none of its own yet."""
    zone = rows.scalar(
        select(Person.zone)
        .join(Membership, Membership.person == Person.person)
        .where(Membership.organization == organization, Membership.role == Role.OWNER)
        .where(Membership.left_ms.is_(None))
        .order_by(Membership.created_ms, Membership.person)
        .limit(1)
    )
    return zone or "UTC"
