"""Accepting an invitation: with an account that there is, or with a new one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Rows

from server.accounts.events import Caller
from server.accounts.models import Membership, Person, Role
from server.accounts.profile import ProfileField, clean_name, zones
from server.accounts.service import Accounts, Viewer
from server.context import Core
from server.contracts import offered
from server.mail.outbox import Outbox
from server.members import audit
from server.members.audit import MemberAct
from server.members.invitations import found
from server.members.models import InvitationRow
from server.members.refusals import InvitationOverError, OtherAddressError
from server.notices.models import What
from server.notices.telling import Notice, Recipient, tell
from server.organizations.models import Organization
from wire.records import OrganizationId, PersonId


@dataclass(frozen=True, slots=True)
class Invited:
    """What the link of an invitation shows to whoever has it; `known` when the address has an account."""

    organization: OrganizationId
    organization_name: str
    email: str
    role: Role
    message: str
    by: str
    expires_ms: int
    known: bool


class BadProfileError(Exception):
    """Name or time zone cannot be kept as they are: `fields`."""

    def __init__(self, fields: tuple[ProfileField, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class Joining:
    """Safe from any thread."""

    def __init__(self, core: Core, accounts: Accounts, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox
        self._accounts = accounts

    def look(self, token: str) -> Invited:
        """What the link is for; looking changes nothing. Raises `InvitationOverError`."""
        with self._core.database.reading() as rows:
            row, organization = self._found(rows, token)
            return Invited(
                organization=row.organization,
                organization_name=organization.name,
                email=row.email,
                role=Role(row.role),
                message=row.message,
                by=rows.get_one(Person, row.invited_by).name,
                expires_ms=row.expires_ms,
                known=_person_of(rows, row.email) is not None,
            )

    def accept(self, token: str, viewer: Viewer, caller: Caller) -> None:
        """Make the viewer a member. Raises `InvitationOverError` and `OtherAddressError`."""
        with self._core.database.writing() as rows:
            row, _ = self._found(rows, token)
            if row.email != viewer.email:
                raise OtherAddressError
            self._join(rows, row, viewer.person, caller)

    def sign_up(self, token: str, *, name: str, zone: str, password: str, caller: Caller) -> str:
        """Make an account for the invited address and a member of it; returns the token of its first sign-in.

        Raises `InvitationOverError`, `BadProfileError` and `WeakPasswordError`; after the latter two the link
        still works. An address that has an account by now gets none.
        """
        with self._core.database.reading() as rows:
            row, organization = self._found(rows, token)
            if _person_of(rows, row.email) is not None:
                raise InvitationOverError
        clean = clean_name(name)
        wrong = (
            *((ProfileField.NAME,) if clean is None else ()),
            *((ProfileField.ZONE,) if zone not in zones() else ()),
        )
        if wrong or clean is None:
            raise BadProfileError(wrong)
        hashed = self._accounts.hashed_for(password, about=(clean, row.email, organization.name))
        with self._core.database.writing() as rows:
            row, _ = self._found(rows, token)
            if _person_of(rows, row.email) is not None:
                raise InvitationOverError
            person, session = self._accounts.sign_up(
                rows,
                email=row.email,
                name=clean,
                zone=zone,
                hashed=hashed,
                # Only a letter shows that its reader has the address; a link may be handed over by anybody.
                confirmed=row.mailed,
                caller=caller,
            )
            self._join(rows, row, person, caller)
        return session

    def _found(self, rows: Rows, token: str) -> tuple[InvitationRow, Organization]:
        known = found(rows, token, self._core.clock.now_ms())
        if known is None:
            raise InvitationOverError
        return known

    def _join(self, rows: Rows, row: InvitationRow, person: PersonId, caller: Caller) -> None:
        now_ms = self._core.clock.now_ms()
        member = rows.get(Membership, (row.organization, person))
        if member is None:
            member = Membership(
                organization=row.organization, person=person, role=row.role, created_ms=now_ms
            )
            rows.add(member)
        elif member.left_ms is None:
            # Became a member meanwhile: a link does not change the role that they were given.
            raise InvitationOverError
        else:
            member.role, member.left_ms = row.role, None
        row.accepted_ms = now_ms
        offered.reach(rows, row.organization, row.email, person)
        audit.record(
            rows,
            self._core,
            row.organization,
            person,
            MemberAct.JOINED,
            caller,
            subject=row.email,
            detail=row.role,
        )
        self._tell(rows, row, person)

    def _tell(self, rows: Rows, row: InvitationRow, person: PersonId) -> None:
        """Tell whoever invited them, if they are still there."""
        inviter = rows.get_one(Membership, (row.organization, row.invited_by))
        if inviter.left_ms is not None:
            return
        notice = Notice(
            What.JOINED,
            by=rows.get_one(Person, person).name,
            about=rows.get_one(Organization, row.organization).name,
            path=f"/organizations/{row.organization}/members",
            organization=row.organization,
        )
        to = Recipient(row.invited_by, rows.get_one(Person, row.invited_by).email)
        tell(rows, self._core, self._outbox, to, notice)


def _person_of(rows: Rows, email: str) -> PersonId | None:
    return rows.scalar(select(Person.person).where(Person.email == email))
