"""Inviting somebody into an organization by an address, and taking that back."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session as Rows

from server.access.organizations import Place
from server.accounts.attempts import Attempts
from server.accounts.events import Caller
from server.accounts.models import Membership, Person, Role
from server.accounts.refusals import TooManyAttemptsError
from server.accounts.service import Viewer
from server.clock import new_id
from server.context import Core
from server.mail.outbox import Outbox
from server.members import audit
from server.members.audit import MemberAct
from server.members.models import InvitationRow
from server.members.refusals import MemberRefusedError, Refusal
from server.notices.models import What
from server.notices.telling import Notice, Recipient, tell
from server.organizations.models import Organization
from server.plain_text import clean_lines
from server.smtp import is_address
from server.web import mail_words
from server.web.member_words import ROLES
from wire.records import OrganizationId

LASTS_MS = 7 * 24 * 3_600_000
"""How long a link works."""

SHOWN_MS = 30 * 24 * 3_600_000
"""How long invitations that were not accepted are listed after their link is over."""

MESSAGE_CHARACTERS = 500
LIMITS = {"pair": 4, "address": 60, "email": 8}
"""Links that may be made in the window of `attempts`: for one address in one organization, in one organization, for
one address."""

_TOKEN_BYTES = 32


class InvitationState(StrEnum):
    """What has become of an invitation."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation as the members page lists it; `by` is the name of whoever made it."""

    invitation: str
    email: str
    role: Role
    message: str
    by: str
    mailed: bool
    sent_ms: int
    expires_ms: int
    state: InvitationState


@dataclass(frozen=True, slots=True)
class Sent:
    """Whom a link was made for; `link` is there to be handed over where no letter goes out, else None."""

    email: str
    link: str | None


class Invitations:
    """Safe from any thread. The door has found that the viewer may invite into the place."""

    def __init__(self, core: Core, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox
        self._attempts = Attempts(LIMITS)

    @property
    def sends(self) -> bool:
        """Whether links go out by letters."""
        return self._outbox.sends

    def of(self, place: Place) -> tuple[Invitation, ...]:
        """Those that are not accepted, the newest first."""
        now_ms = self._core.clock.now_ms()
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(InvitationRow, Person.name)
                .join(Person, Person.person == InvitationRow.invited_by)
                .where(
                    InvitationRow.organization == place.organization,
                    InvitationRow.accepted_ms.is_(None),
                    InvitationRow.expires_ms > now_ms - SHOWN_MS,
                )
                .order_by(InvitationRow.sent_ms.desc(), InvitationRow.invitation)
            ).all()
        return tuple(
            Invitation(
                invitation=row.invitation,
                email=row.email,
                role=Role(row.role),
                message=row.message,
                by=name,
                mailed=row.mailed,
                sent_ms=row.sent_ms,
                expires_ms=row.expires_ms,
                state=state_of(row, now_ms),
            )
            for row, name in found
        )

    def invite(
        self, viewer: Viewer, place: Place, *, email: str, role: str, message: str, caller: Caller
    ) -> Sent:
        """Invite the address. Raises `MemberRefusedError` and `TooManyAttemptsError`."""
        email = email.strip().lower()
        if not is_address(email):
            raise MemberRefusedError(Refusal.NO_ADDRESS)
        given = next((one for one in place.gives if one == role), None)
        if given is None:
            raise MemberRefusedError(Refusal.NO_ROLE)
        clean = clean_message(message)
        if clean is None:
            raise MemberRefusedError(Refusal.BAD_MESSAGE)
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            if _is_member(rows, place.organization, email):
                raise MemberRefusedError(Refusal.IS_MEMBER)
            for row in _of_address(rows, place.organization, email):
                if state_of(row, now_ms) is InvitationState.OPEN:
                    raise MemberRefusedError(Refusal.IS_INVITED)
            self._begin_attempt(place.organization, email)
            made = InvitationRow(
                organization=place.organization,
                invitation=new_id(self._core.rng),
                email=email,
                role=given,
                message=clean,
                token_sha256="",
                mailed=self.sends,
                invited_by=viewer.person,
                made_ms=now_ms,
                sent_ms=now_ms,
                expires_ms=now_ms + LASTS_MS,
                accepted_ms=None,
                withdrawn_ms=None,
            )
            rows.add(made)
            return self._send(rows, viewer, place, made, MemberAct.INVITED, caller)

    def resend(self, viewer: Viewer, place: Place, invitation: str, caller: Caller) -> Sent:
        """Make a new link in the place of the old one, good for seven days again.

        Raises `MemberRefusedError` and `TooManyAttemptsError`.
        """
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            row = self._row(rows, place, invitation)
            if state_of(row, now_ms) not in (InvitationState.OPEN, InvitationState.EXPIRED):
                raise MemberRefusedError(Refusal.OVER)
            if _is_member(rows, place.organization, row.email):
                raise MemberRefusedError(Refusal.IS_MEMBER)
            if any(
                other is not row and state_of(other, now_ms) is InvitationState.OPEN
                for other in _of_address(rows, place.organization, row.email)
            ):
                raise MemberRefusedError(Refusal.IS_INVITED)
            self._begin_attempt(place.organization, row.email)
            row.invited_by, row.mailed = viewer.person, self.sends
            row.sent_ms, row.expires_ms = now_ms, now_ms + LASTS_MS
            return self._send(rows, viewer, place, row, MemberAct.INVITED_AGAIN, caller)

    def withdraw(self, viewer: Viewer, place: Place, invitation: str, caller: Caller) -> str:
        """Let the link open nothing any more; returns the address. Raises `MemberRefusedError`."""
        with self._core.database.writing() as rows:
            row = self._row(rows, place, invitation)
            if row.accepted_ms is not None:
                raise MemberRefusedError(Refusal.OVER)
            if row.withdrawn_ms is None:
                row.withdrawn_ms = self._core.clock.now_ms()
                self._record(
                    rows, viewer, place, row, MemberAct.INVITATION_WITHDRAWN, caller=caller
                )
            return row.email

    def _row(self, rows: Rows, place: Place, invitation: str) -> InvitationRow:
        row = rows.get(InvitationRow, (place.organization, invitation))
        if row is None or row.role not in place.gives:
            raise MemberRefusedError(Refusal.OVER)
        return row

    def _send(
        self,
        rows: Rows,
        viewer: Viewer,
        place: Place,
        row: InvitationRow,
        act: MemberAct,
        caller: Caller,
    ) -> Sent:
        random = self._core.rng.token_bytes(_TOKEN_BYTES)
        token = base64.urlsafe_b64encode(random).decode("ascii").rstrip("=")
        row.token_sha256 = digest(token)
        link = f"{self._core.settings.public_url}/invitation?token={token}"
        told = mail_words.invitation(
            link,
            organization=place.name,
            by=viewer.name,
            role=ROLES[row.role],
            message=row.message,
        )
        self._outbox.put(rows, row.email, subject=told.subject, text=told.text)
        known = rows.scalar(select(Person.person).where(Person.email == row.email))
        if known is not None and self.sends:
            notice = Notice(What.INVITED, by=viewer.name, about=place.name)
            to = Recipient(known, row.email)
            tell(rows, self._core, self._outbox, to, notice, posted=True)
        self._record(rows, viewer, place, row, act, caller=caller)
        return Sent(row.email, None if self.sends else link)

    def _record(
        self,
        rows: Rows,
        viewer: Viewer,
        place: Place,
        row: InvitationRow,
        act: MemberAct,
        *,
        caller: Caller,
    ) -> None:
        audit.record(
            rows,
            self._core,
            place.organization,
            viewer.person,
            act,
            caller,
            subject=row.email,
            detail=row.role,
        )

    def _begin_attempt(self, organization: OrganizationId, email: str) -> None:
        attempt = self._attempts.begin(
            email=email, address=organization, mono_ms=self._core.clock.mono_ms()
        )
        if isinstance(attempt, int):
            raise TooManyAttemptsError(attempt)


def state_of(row: InvitationRow, now_ms: int) -> InvitationState:
    """What has become of it until `now_ms`."""
    if row.accepted_ms is not None:
        return InvitationState.ACCEPTED
    if row.withdrawn_ms is not None:
        return InvitationState.WITHDRAWN
    return InvitationState.OPEN if now_ms < row.expires_ms else InvitationState.EXPIRED


def clean_message(typed: str) -> str | None:
    """`typed` with plain line ends; None if it is too long or has marks that hide or turn what others read."""
    return clean_lines(typed, most=MESSAGE_CHARACTERS)


def found(rows: Rows, token: str, now_ms: int) -> tuple[InvitationRow, Organization] | None:
    """The invitation that a link is for, while it works."""
    row = rows.scalar(select(InvitationRow).where(InvitationRow.token_sha256 == digest(token)))
    if row is None or state_of(row, now_ms) is not InvitationState.OPEN:
        return None
    return row, rows.get_one(Organization, row.organization)


def withdraw_all(rows: Rows, organization: OrganizationId, *, now_ms: int) -> None:
    """Let no link into the organization work any more."""
    rows.execute(
        update(InvitationRow)
        .where(
            InvitationRow.organization == organization,
            InvitationRow.accepted_ms.is_(None),
            InvitationRow.withdrawn_ms.is_(None),
        )
        .values(withdrawn_ms=now_ms)
    )


def withdraw_of_inviter(rows: Rows, member: Membership, *, now_ms: int) -> None:
    """Let the links that `member` made work no more: they may not invite with these roles any longer."""
    rows.execute(
        update(InvitationRow)
        .where(
            InvitationRow.organization == member.organization,
            InvitationRow.invited_by == member.person,
            InvitationRow.accepted_ms.is_(None),
            InvitationRow.withdrawn_ms.is_(None),
        )
        .values(withdrawn_ms=now_ms)
    )


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _is_member(rows: Rows, organization: OrganizationId, email: str) -> bool:
    return (
        rows.scalar(
            select(Membership.person)
            .join(Person, Person.person == Membership.person)
            .where(
                Membership.organization == organization,
                Membership.left_ms.is_(None),
                Person.email == email,
            )
        )
        is not None
    )


def _of_address(rows: Rows, organization: OrganizationId, email: str) -> list[InvitationRow]:
    return list(
        rows.scalars(
            select(InvitationRow).where(
                InvitationRow.organization == organization, InvitationRow.email == email
            )
        )
    )
