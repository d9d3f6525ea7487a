"""Signing in and out, and who the cookie of a request belongs to."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session as Rows

from server.accounts import events
from server.accounts.attempts import Attempt, Attempts
from server.accounts.events import Act, Caller
from server.accounts.models import HalfSignIn, Membership, Person, Session
from server.accounts.password_rules import weakness
from server.accounts.passwords import Passwords
from server.accounts.refusals import (
    HalfSignInOverError,
    SignInRefusedError,
    TooManyAttemptsError,
    WeakPasswordError,
    WrongPasswordError,
)
from server.accounts.second_step import SecondSteps
from server.clock import new_id
from server.context import Core
from server.mail.outbox import Outbox
from server.organizations.models import Organization
from wire.records import OrganizationId, PersonId

LASTS_MS = 14 * 24 * 3_600_000
"""A sign-in ends this long after it began."""

UNUSED_MS = 3 * 24 * 3_600_000
"""A sign-in ends when it was not used for this long."""

HALF_MS = 10 * 60_000
"""How long after the password its code may be given."""

_SEEN_EVERY_MS = 10 * 60_000
_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person who looks at a page; `session` names the sign-in of their browser.

    `through`: the organization whose provider vouched for them; to this browser nothing else is open.
    """

    person: PersonId
    name: str
    email: str
    zone_name: str
    session: str
    through: OrganizationId | None = None

    @property
    def zone(self) -> tzinfo:
        """Their time zone."""
        return ZoneInfo(self.zone_name)


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in that the browser is told as `token`; `complete` unless a code is still asked for."""

    token: str
    complete: bool


class Accounts:
    """Sign-ins are opaque tokens: the browser has the token, the database its SHA-256. Safe from any thread."""

    def __init__(self, core: Core, second_steps: SecondSteps, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox
        self._second_steps = second_steps
        self._passwords = Passwords()
        self._attempts = Attempts()

    def sign_in(self, *, email: str, password: str, caller: Caller) -> Begun:
        """Check the password and begin a sign-in, which is complete unless the person has a second step.

        Raises `SignInRefusedError` and `TooManyAttemptsError`. An unknown address costs as much as a known one.
        """
        email = email.strip().lower()
        attempt = self._begin_attempt(email, caller)
        with self._core.database.reading() as rows:
            person = rows.scalar(select(Person).where(Person.email == email))
        stored = None if person is None else person.password_hash
        if not self._passwords.fits(password, stored=stored) or person is None or stored is None:
            raise SignInRefusedError
        self._attempts.forgive(attempt)
        anew = self._passwords.hash(password) if self._passwords.outdated(stored) else None
        complete = self._second_steps.state(person.person) is None
        with self._core.database.writing() as rows:
            if anew is not None:
                rows.execute(
                    update(Person)
                    .where(Person.person == person.person, Person.password_hash == stored)
                    .values(password_hash=anew)
                )
            if not complete:
                return Begun(self._begin_half(rows, person.person), complete=False)
            events.record(rows, self._core, person.person, Act.SIGNED_IN, caller)
            return Begun(self._begin(rows, person.person, caller), complete=True)

    def is_half(self, token: str | None) -> bool:
        """Whether `token` is a sign-in that waits for a code."""
        return self._half(token) is not None

    def give_code(self, token: str | None, code: str, caller: Caller) -> str:
        """Complete the sign-in `token` by a code of the second step; returns the token of the complete one.

        Raises `HalfSignInOverError`, `WrongCodeError` and `TooManyAttemptsError`.
        """
        person = self._half(token)
        if person is None or token is None:
            raise HalfSignInOverError
        self._second_steps.check(person, code, caller)
        with self._core.database.writing() as rows:
            ended = rows.scalar(
                delete(HalfSignIn)
                .where(HalfSignIn.token_sha256 == _digest(token))
                .returning(HalfSignIn.person)
            )
            if ended is None:
                raise HalfSignInOverError
            events.record(rows, self._core, person, Act.SIGNED_IN, caller)
            return self._begin(rows, person, caller)

    def half_person(self, token: str | None) -> PersonId | None:
        """Who gave the password of the sign-in `token` that waits for a code."""
        return self._half(token)

    def begin_complete(self, rows: Rows, person: PersonId, caller: Caller, *, by: str) -> str:
        """Begin the sign-in of `person`, who was verified by the passkey named `by`; returns its token."""
        events.record(rows, self._core, person, Act.SIGNED_IN, caller, detail=by)
        return self._begin(rows, person, caller)

    def begin_through(
        self,
        rows: Rows,
        person: PersonId,
        caller: Caller,
        *,
        organization: OrganizationId,
        name: str,
    ) -> str:
        """Begin the sign-in of `person`, for whom the provider of the organization called `name` vouched."""
        events.record(rows, self._core, person, Act.SIGNED_IN_THROUGH, caller, detail=name)
        return self._begin(rows, person, caller, through=organization)

    def viewer(self, token: str | None, *, address: str = "") -> Viewer | None:
        """Whose sign-in `token` is, or None when it is unknown or over; `address` is where it is used from."""
        if not token:
            return None
        now_ms = self._core.clock.now_ms()
        digest = _digest(token)
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(Person, Session)
                .join(Session, Session.person == Person.person)
                .where(Session.token_sha256 == digest)
            ).one_or_none()
        if found is None:
            return None
        person, session = found
        if is_over(session, now_ms):
            return None
        if now_ms >= session.seen_ms + _SEEN_EVERY_MS:
            with self._core.database.writing() as rows:
                rows.execute(
                    update(Session)
                    .where(Session.token_sha256 == digest)
                    .values(seen_ms=now_ms, address=address or session.address)
                )
        return Viewer(
            person=person.person,
            name=person.name,
            email=person.email,
            zone_name=person.zone,
            session=session.session,
            through=session.through,
        )

    def sign_out(self, token: str | None, caller: Caller) -> None:
        """End the sign-in; nothing happens when it is over already."""
        if not token:
            return
        with self._core.database.writing() as rows:
            ended = rows.scalar(
                delete(Session)
                .where(Session.token_sha256 == _digest(token))
                .returning(Session.person)
            )
            if ended is not None:
                events.record(rows, self._core, ended, Act.SIGNED_OUT, caller)

    def check_password(self, person: PersonId, password: str, caller: Caller) -> None:
        """Raise `WrongPasswordError` unless it is the password of `person`; `TooManyAttemptsError` after many."""
        attempt = self._begin_attempt(f"person {person}", caller)
        with self._core.database.reading() as rows:
            stored = rows.get_one(Person, person).password_hash
        if not self._passwords.fits(password, stored=stored):
            with self._core.database.writing() as rows:
                events.record(rows, self._core, person, Act.PASSWORD_REFUSED, caller)
            raise WrongPasswordError
        self._attempts.forgive(attempt)

    def change_password(self, person: PersonId, *, old: str, new: str, caller: Caller) -> str:
        """Put the password `new` in the place of `old`, and end every sign-in of `person`.

        Returns the token of a new sign-in, for the browser that asked. Raises `WeakPasswordError`,
        `WrongPasswordError` and `TooManyAttemptsError`.
        """
        hashed = self.hashed(person, new)
        self.check_password(person, old, caller)
        with self._core.database.writing() as rows:
            self.put_password(rows, person, hashed, Act.PASSWORD_CHANGED, caller)
            return self._begin(rows, person, caller)

    def hashed(self, person: PersonId, new: str) -> str:
        """The password `new` as it is stored for `person`. Raises `WeakPasswordError`."""
        with self._core.database.reading() as rows:
            about = _known_about(rows, person)
        return self.hashed_for(new, about=about)

    def hashed_for(self, new: str, *, about: Iterable[str]) -> str:
        """The password `new` as it is stored for somebody of whom `about` is known. Raises `WeakPasswordError`."""
        weak = weakness(new, about=about)
        if weak is not None:
            raise WeakPasswordError(weak)
        return self._passwords.hash(new)

    def sign_up(
        self,
        rows: Rows,
        *,
        email: str,
        name: str,
        zone: str,
        hashed: str,
        confirmed: bool,
        caller: Caller,
    ) -> tuple[PersonId, str]:
        """Make an account, whose address nobody has, and sign it in: the person, and the token of the sign-in.

        `hashed` is what `hashed_for` gave; `confirmed` whether letters to the address are known to arrive.
        """
        now_ms = self._core.clock.now_ms()
        person = PersonId(new_id(self._core.rng))
        rows.add(
            Person(
                person=person,
                email=email,
                name=name,
                password_hash=hashed,
                zone=zone,
                created_ms=now_ms,
                email_confirmed_ms=now_ms if confirmed else None,
            )
        )
        rows.flush()
        events.record(rows, self._core, person, Act.ACCOUNT_MADE, caller)
        return person, self._begin(rows, person, caller)

    def put_password(
        self, rows: Rows, person: PersonId, hashed: str, act: Act, caller: Caller
    ) -> None:
        """Store what `hashed` gave, end every sign-in, and tell the person."""
        rows.get_one(Person, person).password_hash = hashed
        rows.execute(delete(Session).where(Session.person == person))
        rows.execute(delete(HalfSignIn).where(HalfSignIn.person == person))
        events.record_and_tell(rows, self._core, self._outbox, person, act, caller)

    def _begin_attempt(self, whom: str, caller: Caller) -> Attempt:
        attempt = self._attempts.begin(
            email=whom, address=caller.address, mono_ms=self._core.clock.mono_ms()
        )
        if isinstance(attempt, int):
            raise TooManyAttemptsError(attempt)
        return attempt

    def _half(self, token: str | None) -> PersonId | None:
        if not token:
            return None
        with self._core.database.reading() as rows:
            row = rows.get(HalfSignIn, _digest(token))
        is_open = row is not None and self._core.clock.now_ms() < row.expires_ms
        return row.person if row is not None and is_open else None

    def _begin_half(self, rows: Rows, person: PersonId) -> str:
        now_ms = self._core.clock.now_ms()
        token = self._token()
        rows.execute(delete(HalfSignIn).where(HalfSignIn.expires_ms <= now_ms))
        rows.add(
            HalfSignIn(token_sha256=_digest(token), person=person, expires_ms=now_ms + HALF_MS)
        )
        return token

    def _token(self) -> str:
        random = self._core.rng.token_bytes(_TOKEN_BYTES)
        return base64.urlsafe_b64encode(random).decode("ascii").rstrip("=")

    def _begin(
        self,
        rows: Rows,
        person: PersonId,
        caller: Caller,
        *,
        through: OrganizationId | None = None,
    ) -> str:
        now_ms = self._core.clock.now_ms()
        token = self._token()
        rows.execute(delete(Session).where(Session.expires_ms <= now_ms))
        rows.add(
            Session(
                token_sha256=_digest(token),
                person=person,
                created_ms=now_ms,
                seen_ms=now_ms,
                expires_ms=now_ms + LASTS_MS,
                agent=caller.agent[: events.AGENT_CHARACTERS],
                session=new_id(self._core.rng),
                address=caller.address,
                through=through,
            )
        )
        return token


def is_over(session: Session, now_ms: int) -> bool:
    """Whether a sign-in has lasted, or been unused, for too long."""
    return now_ms >= session.expires_ms or now_ms >= session.seen_ms + UNUSED_MS


def _known_about(rows: Rows, person: PersonId) -> list[str]:
    row = rows.get_one(Person, person)
    employers = rows.scalars(
        select(Organization.name)
        .join(Membership, Membership.organization == Organization.organization)
        .where(Membership.person == person)
    )
    return [row.name, row.email, *employers]


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
