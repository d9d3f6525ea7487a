"""Offering a contract to a member or by an invitation, changing and withdrawing that, and answering it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session as Rows

from server.access.offers import OfferView
from server.access.organizations import Place
from server.accounts.attempts import Attempts
from server.accounts.events import Caller
from server.accounts.models import Membership, Person, Role
from server.accounts.refusals import TooManyAttemptsError
from server.accounts.service import Viewer
from server.clock import new_id
from server.context import Core
from server.contracts import offered, service
from server.contracts.models import ContractRate, OfferRow
from server.contracts.offered import ContractAct, HistoryEntry, OfferState
from server.mail.outbox import Outbox
from server.members.invitations import Invitations
from server.members.refusals import MemberRefusedError
from server.members.refusals import Refusal as MemberRefusal
from server.notices.models import What
from server.notices.telling import Notice, Recipient, tell
from server.smtp import is_address
from server.terms.terms import Terms, from_text, to_text
from server.web import mail_words
from server.web.mail_words import Words
from wire.records import OrganizationId, PersonId

REASON_CHARACTERS = 500
LIMITS = {"pair": 12, "address": 60, "email": 24}
"""Letters about offers in the window of `attempts`: to one address from one organization, from one organization, to
one address."""


class Refusal(StrEnum):
    """Why an offer is not made, changed or answered; each has words in `server.web.hiring_words`."""

    NO_ADDRESS = "no-address"
    NOT_A_MEMBER = "not-a-member"
    ONESELF = "oneself"
    NO_INVITATION = "no-invitation"
    CHANGED = "changed"
    OVER = "over"


class OfferRefusedError(Exception):
    """Nothing was changed, for the reason `refusal`."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member to whom a contract may be offered."""

    person: PersonId
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Made:
    """An offer that was made. `link` is that of a new invitation, to be handed over where no letter goes out."""

    offer: str
    link: str | None


class Offers:
    """Safe from any thread. The door has found that the viewer may do it."""

    def __init__(self, core: Core, outbox: Outbox, invitations: Invitations) -> None:
        self._core = core
        self._outbox = outbox
        self._invitations = invitations
        self._attempts = Attempts(LIMITS)

    @property
    def sends(self) -> bool:
        """Whether letters go out."""
        return self._outbox.sends

    def form(self) -> str:
        """A new name for an empty form."""
        return new_id(self._core.rng)

    def candidates(self, viewer: Viewer, place: Place) -> tuple[Candidate, ...]:
        """The members other than the viewer, contractors first."""
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(Person.person, Person.name, Membership.role)
                .join(Membership, Membership.person == Person.person)
                .where(
                    Membership.organization == place.organization,
                    Membership.left_ms.is_(None),
                    Membership.person != viewer.person,
                )
                .order_by(Person.name, Person.person)
            ).all()
        members = [Candidate(row.person, row.name, Role(row.role)) for row in found]
        return tuple(sorted(members, key=lambda one: one.role is not Role.CONTRACTOR))

    def recipient(self, viewer: Viewer, place: Place, *, to: str, email: str) -> str:
        """The address that an offer to the member `to`, or else to `email`, goes to. Raises `OfferRefusedError`."""
        with self._core.database.reading() as rows:
            return _recipient(rows, viewer, place, to=to, email=email)[0]

    def make(
        self,
        viewer: Viewer,
        place: Place,
        *,
        to: str,
        email: str,
        terms: Terms,
        form: str,
        caller: Caller,
    ) -> Made:
        """Offer `terms`; who is no member is invited as a contractor. The same `form` makes one offer only.

        Raises `OfferRefusedError` and `TooManyAttemptsError`.
        """
        with self._core.database.reading() as rows:
            before = _made_with(rows, place, form)
            if before is not None:
                return Made(before, None)
            address, person = _recipient(rows, viewer, place, to=to, email=email)
        link = None if person else self._invite(viewer, place, address, terms.message, caller)
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            before = _made_with(rows, place, form)
            if before is not None:
                return Made(before, link)
            person = _member_with(rows, place.organization, address)
            self._begin_attempt(place.organization, address)
            row = OfferRow(
                organization=place.organization,
                offer=new_id(self._core.rng),
                form=form,
                email=address,
                person=person,
                offered_by=viewer.person,
                version=1,
                terms=to_text(terms),
                made_ms=now_ms,
                changed_ms=now_ms,
                state=OfferState.OPEN,
                answered_ms=None,
                reason="",
            )
            rows.add(row)
            self._record(rows, viewer, row, ContractAct.OFFERED)
            if person is not None:
                told = mail_words.offer(self._link(row), organization=place.name, by=viewer.name)
                self._tell(rows, row, viewer, What.OFFERED, told)
            return Made(row.offer, link)

    def check(self, view: OfferView, version: int) -> None:
        """Raise `OfferRefusedError` unless the offer waits and `version` is what it says now."""
        with self._core.database.reading() as rows:
            _open_row(rows, view, version)

    def change(self, viewer: Viewer, view: OfferView, *, version: int, terms: Terms) -> None:
        """Offer other terms. Raises `OfferRefusedError` and `TooManyAttemptsError`."""
        with self._core.database.writing() as rows:
            row = _open_row(rows, view, version)
            text = to_text(terms)
            if text == row.terms:
                return
            self._begin_attempt(row.organization, row.email)
            row.terms, row.version = text, row.version + 1
            row.changed_ms, row.offered_by = self._core.clock.now_ms(), viewer.person
            self._record(rows, viewer, row, ContractAct.OFFER_CHANGED)
            if row.person is not None:
                told = mail_words.offer_changed(
                    self._link(row), organization=view.employer, by=viewer.name
                )
                self._tell(rows, row, viewer, What.OFFER_CHANGED, told)

    def withdraw(self, viewer: Viewer, view: OfferView, *, version: int, reason: str) -> None:
        """Take the offer back; twice is once. Raises `OfferRefusedError`."""
        with self._core.database.writing() as rows:
            if _is_already(rows, view, OfferState.WITHDRAWN):
                return
            row = _open_row(rows, view, version)
            self._close(row, OfferState.WITHDRAWN, reason)
            self._record(rows, viewer, row, ContractAct.OFFER_WITHDRAWN)
            if row.person is not None:
                told = mail_words.offer_withdrawn(
                    self._link(row), organization=view.employer, by=viewer.name
                )
                self._tell(rows, row, viewer, What.OFFER_WITHDRAWN, told)

    def decline(self, viewer: Viewer, view: OfferView, *, version: int, reason: str) -> None:
        """Say no; twice is once. Raises `OfferRefusedError`."""
        with self._core.database.writing() as rows:
            if _is_already(rows, view, OfferState.DECLINED):
                return
            row = _open_row(rows, view, version)
            _check_member(rows, row)
            self._close(row, OfferState.DECLINED, reason)
            self._record(rows, viewer, row, ContractAct.DECLINED)
            self._answered(rows, row, viewer, What.OFFER_DECLINED)

    def accept(self, viewer: Viewer, view: OfferView, *, version: int) -> None:
        """Make the contract of it; twice is once. Consent to its policy is another act, signed in the app.

        Raises `OfferRefusedError`.
        """
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            if _is_already(rows, view, OfferState.ACCEPTED):
                return
            row = _open_row(rows, view, version)
            _check_member(rows, row)
            self._close(row, OfferState.ACCEPTED, "")
            terms = from_text(row.terms)
            starts_ms = max(now_ms, terms.starts_ms or now_ms)
            service.create(
                rows,
                row.organization,
                row.offer,
                person=viewer.person,
                title=terms.title,
                segment_minutes=terms.segment_minutes,
                idle_minutes=terms.idle_minutes,
                weekly_limit_minutes=terms.weekly_limit_minutes,
                memo_required=terms.memo_required,
                policy=terms.policy,
                now_ms=now_ms,
                idle_keep=terms.idle_keep,
                manual_allowed=terms.manual_allowed,
                redaction_keeps_time=terms.redaction_keeps_time,
                starts_ms=starts_ms,
            )
            rows.add(
                ContractRate(
                    organization=row.organization,
                    contract=row.offer,
                    from_ms=starts_ms,
                    set_ms=now_ms,
                    minor=terms.minor,
                    currency=terms.currency,
                    set_by=row.offered_by,
                )
            )
            self._record(rows, viewer, row, ContractAct.ACCEPTED)
            self._answered(rows, row, viewer, What.OFFER_ACCEPTED)

    def history(self, view: OfferView) -> tuple[HistoryEntry, ...]:
        """What was done about it, the oldest first."""
        with self._core.database.reading() as rows:
            return offered.history(rows, view.organization, view.offer)

    def _invite(
        self, viewer: Viewer, place: Place, address: str, message: str, caller: Caller
    ) -> str | None:
        try:
            return self._invitations.invite(
                viewer, place, email=address, role=Role.CONTRACTOR, message=message, caller=caller
            ).link
        except MemberRefusedError as refused:
            if refused.refusal in (MemberRefusal.IS_INVITED, MemberRefusal.IS_MEMBER):
                # They have a link already, or joined a moment ago.
                return None
            raise OfferRefusedError(Refusal.NO_INVITATION) from refused

    def _close(self, row: OfferRow, state: OfferState, reason: str) -> None:
        row.state, row.answered_ms, row.reason = state, self._core.clock.now_ms(), reason

    def _record(self, rows: Rows, viewer: Viewer, row: OfferRow, act: ContractAct) -> None:
        offered.record(
            rows,
            self._core,
            row.organization,
            row.offer,
            viewer.person,
            act,
            reason=row.reason,
            detail={"terms": row.terms, "version": row.version},
        )

    def _answered(self, rows: Rows, row: OfferRow, viewer: Viewer, what: What) -> None:
        """Tell whoever offered, if they are still there."""
        member = rows.get_one(Membership, (row.organization, row.offered_by))
        if member.left_ms is None:
            answer = "accepted" if what is What.OFFER_ACCEPTED else "declined"
            told = mail_words.offer_answered(self._link(row), who=viewer.name, answer=answer)
            self._tell(rows, row, viewer, what, told, to=row.offered_by)

    def _tell(
        self,
        rows: Rows,
        row: OfferRow,
        viewer: Viewer,
        what: What,
        told: Words,
        *,
        to: PersonId | None = None,
    ) -> None:
        """Tell whom it is offered to, or else `to`."""
        person = rows.get_one(Person, to or row.person)
        notice = Notice(
            what,
            by=viewer.name,
            about=from_text(row.terms).title,
            path=_page(row),
            organization=row.organization,
            own=to is None,
        )
        recipient = Recipient(person.person, person.email)
        tell(rows, self._core, self._outbox, recipient, notice, told)

    def _link(self, row: OfferRow) -> str:
        return self._core.settings.public_url + _page(row)

    def _begin_attempt(self, organization: OrganizationId, email: str) -> None:
        attempt = self._attempts.begin(
            email=email, address=organization, mono_ms=self._core.clock.mono_ms()
        )
        if isinstance(attempt, int):
            raise TooManyAttemptsError(attempt)


def _page(row: OfferRow) -> str:
    return f"/offers/{row.offer}"


def _made_with(rows: Rows, place: Place, form: str) -> str | None:
    return rows.scalar(
        select(OfferRow.offer).where(
            OfferRow.organization == place.organization, OfferRow.form == form
        )
    )


def _recipient(
    rows: Rows, viewer: Viewer, place: Place, *, to: str, email: str
) -> tuple[str, PersonId | None]:
    """Address and, of a member, person."""
    if to:
        member = rows.get(Membership, (place.organization, to))
        if member is None or member.left_ms is not None:
            raise OfferRefusedError(Refusal.NOT_A_MEMBER)
        address = rows.get_one(Person, member.person).email
    else:
        address = email.strip().lower()
        if not is_address(address):
            raise OfferRefusedError(Refusal.NO_ADDRESS)
    if address == viewer.email:
        raise OfferRefusedError(Refusal.ONESELF)
    return address, _member_with(rows, place.organization, address)


def _member_with(rows: Rows, organization: OrganizationId, email: str) -> PersonId | None:
    return rows.scalar(
        select(Membership.person)
        .join(Person, Person.person == Membership.person)
        .where(
            Membership.organization == organization,
            Membership.left_ms.is_(None),
            Person.email == email,
        )
    )


def _open_row(rows: Rows, view: OfferView, version: int) -> OfferRow:
    row = rows.get_one(OfferRow, (view.organization, view.offer))
    if row.state != OfferState.OPEN:
        raise OfferRefusedError(Refusal.OVER)
    if row.version != version:
        raise OfferRefusedError(Refusal.CHANGED)
    return row


def _is_already(rows: Rows, view: OfferView, state: OfferState) -> bool:
    return rows.get_one(OfferRow, (view.organization, view.offer)).state == state


def _check_member(rows: Rows, row: OfferRow) -> None:
    member = None if row.person is None else rows.get(Membership, (row.organization, row.person))
    if member is None or member.left_ms is not None:
        raise OfferRefusedError(Refusal.OVER)
