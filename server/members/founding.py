"""A new organization with its first owner, made by whoever runs the server; everything else follows in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from sqlalchemy import select
from sqlalchemy.orm import Session as Rows

from server.accounts.events import OPERATOR, Act, Caller, record
from server.accounts.models import Membership, Person, Role
from server.accounts.operator_links import password_link
from server.accounts.passwords import Passwords
from server.accounts.profile import clean_name
from server.clock import new_id
from server.context import Core
from server.log.keys import ensure_log_key, log_origin
from server.members import audit
from server.members.audit import MemberAct
from server.organizations import service as organizations
from server.organizations.models import Organization
from server.smtp import is_address
from wire.records import OrganizationId, PersonId

_BY_OPERATOR = Caller("", OPERATOR)


class Refusal(StrEnum):
    """Why none is made."""

    NAME = auto()
    """Empty, too long, or with marks that hide or turn what is read."""

    TAKEN = auto()
    """There is one of that name, whatever the case of its letters."""

    EMAIL = auto()
    OWNER_NAME = auto()
    """As `NAME`."""

    OWNER_NAME_NEEDED = auto()
    """Nobody signs in with the address yet."""


class FoundingRefusedError(Exception):
    """Nothing was made."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Founded:
    """What was made. `link` opens the page where a new owner chooses a password, once, until `expires_ms` (UTC);
    both are None for somebody who signs in already."""

    organization: OrganizationId
    name: str
    log_origin: str
    log_key: str
    owner: PersonId
    owner_name: str
    owner_email: str
    link: str | None
    expires_ms: int | None


def found(core: Core, name: str, *, email: str, owner_name: str | None, hours: int) -> Founded:
    """Make the organization `name` and let `email` be its owner; beside a running server too.

    The host of `core.settings.public_url` is in the name of its log for good. Raises `FoundingRefusedError` and
    `StorageError`.
    """
    clean, email = clean_name(name), email.strip().lower()
    if clean is None:
        raise FoundingRefusedError(Refusal.NAME)
    if not is_address(email):
        raise FoundingRefusedError(Refusal.EMAIL)
    clean_owner = None if owner_name is None else clean_name(owner_name)
    if owner_name is not None and clean_owner is None:
        raise FoundingRefusedError(Refusal.OWNER_NAME)
    organization = OrganizationId(new_id(core.rng))
    origin = log_origin(core.settings.public_host, organization)
    with core.database.reading() as rows:
        _check(rows, clean, email, clean_owner)
    # First the key: a crash after it leaves a file that nothing names, and no organization that cannot state anything.
    log_key = ensure_log_key(core.settings.keys, organization, origin=origin, rng=core.rng)
    # Nobody knows this password: the owner chooses one by the link.
    unknown = Passwords().hash(core.rng.token_bytes(32).hex())
    with core.database.writing() as rows:
        known = _check(rows, clean, email, clean_owner)
        organizations.create(
            rows,
            organization,
            name=clean,
            log_origin=origin,
            log_key=log_key,
            now_ms=core.clock.now_ms(),
        )
        owner = known or _person(rows, core, email, clean_owner or "", unknown)
        rows.add(
            Membership(
                organization=organization,
                person=owner.person,
                role=Role.OWNER,
                created_ms=core.clock.now_ms(),
            )
        )
        audit.record(
            rows,
            core,
            organization,
            owner.person,
            MemberAct.FOUNDED,
            _BY_OPERATOR,
            subject=email,
            detail=Role.OWNER,
        )
        person, shown = owner.person, owner.name
    link = None if known else password_link(core, email, hours=hours)
    return Founded(
        organization=organization,
        name=clean,
        log_origin=origin,
        log_key=log_key,
        owner=person,
        owner_name=shown,
        owner_email=email,
        link=None if link is None else link.link,
        expires_ms=None if link is None else link.expires_ms,
    )


def _check(rows: Rows, name: str, email: str, owner_name: str | None) -> Person | None:
    """Who signs in with the address already, if anybody does."""
    # Compared here: a database folds the case of plain letters only.
    if name.casefold() in (one.casefold() for one in rows.scalars(select(Organization.name))):
        raise FoundingRefusedError(Refusal.TAKEN)
    known = rows.scalar(select(Person).where(Person.email == email))
    if known is None and owner_name is None:
        raise FoundingRefusedError(Refusal.OWNER_NAME_NEEDED)
    return known


def _person(rows: Rows, core: Core, email: str, name: str, hashed: str) -> Person:
    person = Person(
        person=PersonId(new_id(core.rng)),
        email=email,
        name=name,
        password_hash=hashed,
        zone="UTC",
        created_ms=core.clock.now_ms(),
    )
    rows.add(person)
    rows.flush()
    record(rows, core, person.person, Act.ACCOUNT_MADE_BY_OPERATOR, _BY_OPERATOR)
    return person
