"""The offers with which somebody may do something: an offer is a contract to be, with the same standings."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Row, Select, and_, func, literal, not_, or_, select
from sqlalchemy.orm import Session

from server.access.rules import MAY, Act, Standing, roles_that_may
from server.accounts.models import Membership, Person
from server.contracts.models import OfferRow
from server.contracts.offered import OfferState
from server.organizations.models import Organization
from wire.records import ContractId, OrganizationId, PersonId


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer as its pages name it. `contractor` is a name, or the address where nobody with it is a member yet;
    `terms` is `server.terms.terms` as text."""

    organization: OrganizationId
    employer: str
    offer: ContractId
    version: int
    state: OfferState
    terms: str
    contractor: str
    email: str
    joined: bool
    offered_by: PersonId
    by: str
    made_ms: int
    changed_ms: int
    answered_ms: int | None
    reason: str
    viewer_is_contractor: bool


def offers_for(
    rows: Session,
    person: PersonId,
    act: Act,
    *,
    organization: OrganizationId | None = None,
    own: bool = False,
) -> tuple[OfferView, ...]:
    """Every offer with which `person` may do `act`, the newest first: of an organization, or to themselves (`own`)."""
    asked = _open(person, act)
    if organization is not None:
        asked = asked.where(OfferRow.organization == organization)
    if own:
        asked = asked.where(OfferRow.person == person)
    found = rows.execute(asked.order_by(OfferRow.changed_ms.desc(), OfferRow.offer))
    return tuple(_view(rows, row, person) for row in found)


def offer_for(rows: Session, person: PersonId, act: Act, *, offer: ContractId) -> OfferView | None:
    """The offer, or None when there is none with which `person` may do `act`; the two are not told apart."""
    row = rows.execute(_open(person, act).where(OfferRow.offer == offer)).one_or_none()
    return None if row is None else _view(rows, row, person)


def _open(person: PersonId, act: Act) -> Select[OfferRow, str]:
    others = Membership.role.in_(roles_that_may(act))
    own = func.coalesce(OfferRow.person, "") == person
    return (
        select(OfferRow, Organization.name)
        .join(Membership, Membership.organization == OfferRow.organization)
        .join(Organization, Organization.organization == OfferRow.organization)
        .where(
            Membership.person == person,
            # As with contracts: an own offer is never opened by a role, and stays readable to whoever left.
            or_(
                and_(own, literal(act in MAY[Standing.OWN])),
                and_(not_(own), others, Membership.left_ms.is_(None)),
            ),
        )
    )


def _view(rows: Session, found: Row[OfferRow, str], viewer: PersonId) -> OfferView:
    row, employer = found
    name = None if row.person is None else rows.get_one(Person, row.person).name
    return OfferView(
        organization=row.organization,
        employer=employer,
        offer=row.offer,
        version=row.version,
        state=OfferState(row.state),
        terms=row.terms,
        contractor=name or row.email,
        email=row.email,
        joined=row.person is not None,
        offered_by=row.offered_by,
        by=rows.get_one(Person, row.offered_by).name,
        made_ms=row.made_ms,
        changed_ms=row.changed_ms,
        answered_ms=row.answered_ms,
        reason=row.reason,
        viewer_is_contractor=row.person == viewer,
    )
