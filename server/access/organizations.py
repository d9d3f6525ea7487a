"""The organizations in which somebody may do something, by their role there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.access.rules import MAY_GIVE, MAY_IN_ORGANIZATION, Deed
from server.accounts.models import Membership, Role
from server.organizations.models import Organization
from wire.records import OrganizationId, PersonId


@dataclass(frozen=True, slots=True)
class Place:
    """An organization with the role that somebody has in it."""

    organization: OrganizationId
    name: str
    role: Role

    def may(self, deed: Deed) -> bool:
        """Whether that role may do it."""
        return deed in MAY_IN_ORGANIZATION[self.role]

    @property
    def gives(self) -> tuple[Role, ...]:
        """The roles that they may invite others with."""
        return MAY_GIVE.get(self.role, ())


def places_of(rows: Session, person: PersonId) -> tuple[Place, ...]:
    """Every organization that `person` is a member of, by name."""
    found = rows.execute(
        select(Organization.organization, Organization.name, Membership.role)
        .join(Membership, Membership.organization == Organization.organization)
        .where(Membership.person == person, Membership.left_ms.is_(None))
        .order_by(Organization.name, Organization.organization)
    )
    return tuple(Place(row.organization, row.name, Role(row.role)) for row in found)


def place_of(
    rows: Session, person: PersonId, deed: Deed, *, organization: OrganizationId
) -> Place | None:
    """The organization, or None where `person` may not do `deed` in it or there is none."""
    member = rows.get(Membership, (organization, person))
    if member is None or member.left_ms is not None:
        return None
    role = Role(member.role)
    if deed not in MAY_IN_ORGANIZATION[role]:
        return None
    return Place(organization, rows.get_one(Organization, organization).name, role)
