"""Which organizations are open to a sign-in, by the way it was begun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.accounts.models import Membership, Role
from server.accounts.service import Viewer
from server.organizations.models import IdentityProvider, Organization
from wire.records import OrganizationId, PersonId


class Way(StrEnum):
    """How far a sign-in gets towards an organization, before any role is asked for."""

    OPEN = auto()
    SHUT = auto()
    """Another organization's provider vouched for the person: this one is as if it was not there."""

    OWN_NEEDED = auto()
    """The organization takes nothing but its own provider's word."""


FREE_ROLES = (Role.OWNER, Role.CONTRACTOR)
_FREE = (None, *FREE_ROLES)


def way(
    through: OrganizationId | None,
    organization: OrganizationId,
    *,
    required: bool,
    role: Role | None,
) -> Way:
    """Pure. `role` is that of a member, None for who is none (any more) and for what is somebody's own.

    An owner is always let in, so that a provider that fails locks nobody out. So is a contractor: their role opens
    nothing but what is theirs, and no employer shuts somebody out of their own diary.
    """
    if through is not None and through != organization:
        return Way.SHUT
    if required and through is None and role not in _FREE:
        return Way.OWN_NEEDED
    return Way.OPEN


class Belonging(Protocol):
    """A contract or an offer as somebody sees it."""

    @property
    def organization(self) -> OrganizationId:
        """Whose it is."""
        ...

    @property
    def viewer_is_contractor(self) -> bool:
        """Whether it is theirs too."""
        ...


_Viewed = TypeVar("_Viewed", bound=Belonging)


@dataclass(frozen=True, slots=True)
class Shut:
    """An organization of the viewer that waits for its own sign-in."""

    organization: OrganizationId
    name: str


def ways(
    rows: Session,
    person: PersonId,
    organizations: Iterable[OrganizationId],
    *,
    through: OrganizationId | None,
) -> Mapping[OrganizationId, Way]:
    """How far a sign-in, or a token, of `person` gets towards each."""
    asked = set(organizations)
    if not asked:
        return {}
    found = {
        row.organization: (row.required, row.role)
        for row in rows.execute(
            select(IdentityProvider.organization, IdentityProvider.required, Membership.role)
            .outerjoin(
                Membership,
                (Membership.organization == IdentityProvider.organization)
                & (Membership.person == person)
                & Membership.left_ms.is_(None),
            )
            .where(IdentityProvider.organization.in_(asked), IdentityProvider.required.is_(True))
        )
    }
    made = {}
    for organization in asked:
        required, role = found.get(organization, (False, None))
        made[organization] = way(
            through,
            organization,
            required=required,
            role=None if role is None else Role(role),
        )
    return made


def way_to(
    rows: Session,
    person: PersonId,
    organization: OrganizationId,
    *,
    through: OrganizationId | None,
    own: bool,
) -> Way:
    """How far it gets towards one thing of the organization, which is the person's `own` or not."""
    if own:
        return way(through, organization, required=False, role=None)
    return ways(rows, person, (organization,), through=through)[organization]


def open_ones(
    rows: Session, person: PersonId, found: Sequence[_Viewed], *, through: OrganizationId | None
) -> tuple[_Viewed, ...]:
    """Those of `found` that it gets to, in their order."""
    by_organization = ways(rows, person, (one.organization for one in found), through=through)
    return tuple(
        one
        for one in found
        if (
            way(through, one.organization, required=False, role=None)
            if one.viewer_is_contractor
            else by_organization[one.organization]
        )
        is Way.OPEN
    )


def waiting(rows: Session, viewer: Viewer) -> tuple[Shut, ...]:
    """The organizations of the viewer that open by their own sign-in only and are not open now, by name."""
    if viewer.through is not None:
        return ()
    found = rows.execute(
        select(Organization.organization, Organization.name)
        .join(Membership, Membership.organization == Organization.organization)
        .join(IdentityProvider, IdentityProvider.organization == Organization.organization)
        .where(
            Membership.person == viewer.person,
            Membership.left_ms.is_(None),
            Membership.role.not_in(FREE_ROLES),
            IdentityProvider.required.is_(True),
        )
        .order_by(Organization.name, Organization.organization)
    )
    return tuple(Shut(row.organization, row.name) for row in found)
