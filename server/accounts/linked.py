"""The links of accounts to people at organizations' providers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Rows

from server.accounts import events
from server.accounts.events import Act, Caller
from server.accounts.models import IdentityLink, Session
from server.accounts.service import Viewer
from server.context import Core
from server.mail.outbox import Outbox
from server.organizations.models import Organization
from wire.records import OrganizationId, PersonId


@dataclass(frozen=True, slots=True)
class Link:
    """Whom the provider of an organization means; `label` is what it calls them, instants are UTC milliseconds."""

    link: str
    organization: OrganizationId
    organization_name: str
    issuer: str
    label: str
    made_ms: int
    used_ms: int | None


class Links:
    """Safe from any thread. Nobody reaches a link that is not their own."""

    def __init__(self, core: Core, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox

    def of(self, viewer: Viewer) -> Sequence[Link]:
        """All of them, by the name of the organization."""
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(IdentityLink, Organization.name)
                .join(Organization, Organization.organization == IdentityLink.organization)
                .where(IdentityLink.person == viewer.person)
                .order_by(Organization.name, IdentityLink.link)
            ).all()
        return [
            Link(row.link, row.organization, name, row.issuer, row.label, row.made_ms, row.used_ms)
            for row, name in found
        ]

    def remove(self, viewer: Viewer, link: str, caller: Caller) -> str | None:
        """End a link and the sign-ins that came by it; the organization's name, None where there is none (any more)."""
        with self._core.database.writing() as rows:
            organization = rows.scalar(
                delete(IdentityLink)
                .where(IdentityLink.person == viewer.person, IdentityLink.link == link)
                .returning(IdentityLink.organization)
            )
            if organization is None:
                return None
            end_links(rows, organization, viewer.person)
            name = rows.get_one(Organization, organization).name
            events.record_and_tell(
                rows,
                self._core,
                self._outbox,
                viewer.person,
                Act.PROVIDER_UNLINKED,
                caller,
                detail=name,
            )
        return name


def end_links(
    rows: Rows, organization: OrganizationId, person: PersonId | None = None
) -> Sequence[PersonId]:
    """End the links of `person` (or of everybody) at an organization's provider, and the sign-ins that came by them;
    whose they were."""
    links = delete(IdentityLink).where(IdentityLink.organization == organization)
    sessions = delete(Session).where(Session.through == organization)
    if person is not None:
        links = links.where(IdentityLink.person == person)
        sessions = sessions.where(Session.person == person)
    ended = rows.scalars(links.returning(IdentityLink.person)).all()
    rows.execute(sessions)
    return ended
