"""A link for a new password that whoever runs the server makes for somebody who forgot theirs."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select

from server.accounts import events
from server.accounts.events import OPERATOR, Act, Caller
from server.accounts.letters import Purpose, add_link, link_to, new_token
from server.accounts.models import MailedLink, Person
from server.context import Core
from wire.records import PersonId

HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class PasswordLink:
    """A link that works once, until `expires_ms` (UTC), for the account of `person`."""

    person: PersonId
    name: str
    email: str
    link: str
    expires_ms: int


def password_link(core: Core, email: str, *, hours: int) -> PasswordLink | None:
    """Make a link for whoever signs in with `email`; None where nobody does. One made before no longer works.

    It is written into the history of the account. Beside a running server too.
    """
    token = new_token(core)
    with core.database.writing() as rows:
        person = rows.scalar(select(Person).where(Person.email == email.strip().lower()))
        if person is None:
            return None
        rows.execute(
            delete(MailedLink).where(
                MailedLink.person == person.person,
                MailedLink.purpose == Purpose.PASSWORD_BY_OPERATOR,
            )
        )
        expires_ms = add_link(
            rows,
            core,
            token,
            Purpose.PASSWORD_BY_OPERATOR,
            person.person,
            person.email,
            lasts_ms=hours * HOUR_MS,
        )
        events.record(rows, core, person.person, Act.PASSWORD_LINK_MADE, Caller("", OPERATOR))
        return PasswordLink(
            person=person.person,
            name=person.name,
            email=person.email,
            link=link_to(core, "/password/new", token),
            expires_ms=expires_ms,
        )
