"""Signing in and out, and who the cookie of a request belongs to."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update

from server.accounts.attempts import Attempts
from server.accounts.models import Person, Session
from server.accounts.passwords import Passwords
from server.context import Core
from wire.records import PersonId

LASTS_MS = 14 * 24 * 3_600_000
"""A sign-in ends this long after it began."""

UNUSED_MS = 3 * 24 * 3_600_000
"""A sign-in ends when it was not used for this long."""

_SEEN_EVERY_MS = 10 * 60_000
_TOKEN_BYTES = 32
_AGENT_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person who looks at a page."""

    person: PersonId
    name: str
    zone_name: str

    @property
    def zone(self) -> tzinfo:
        """Their time zone."""
        return ZoneInfo(self.zone_name)


class SignInRefusedError(Exception):
    """E-mail address and password do not belong together; which of them is wrong is not said."""


class TooManyAttemptsError(Exception):
    """Too many failed attempts; the next may be made in `wait_ms`."""

    def __init__(self, wait_ms: int) -> None:
        super().__init__(f"wait {wait_ms} ms")
        self.wait_ms = wait_ms


class Accounts:
    """Sign-ins are opaque tokens: the browser has the token, the database its SHA-256. Safe from any thread."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._passwords = Passwords()
        self._attempts = Attempts()

    def sign_in(self, *, email: str, password: str, address: str, agent: str) -> str:
        """Check the password and return the token of a new sign-in.

        `address` is where the request came from, `agent` what the browser calls itself. Raises
        `SignInRefusedError` and `TooManyAttemptsError`.
        """
        email = email.strip().lower()
        attempt = self._attempts.begin(
            email=email, address=address, mono_ms=self._core.clock.mono_ms()
        )
        if isinstance(attempt, int):
            raise TooManyAttemptsError(attempt)
        with self._core.database.reading() as rows:
            person = rows.scalar(select(Person).where(Person.email == email))
        stored = None if person is None else person.password_hash
        if not self._passwords.fits(password, stored=stored) or person is None:
            raise SignInRefusedError
        self._attempts.forgive(attempt)
        return self._begin(person.person, agent)

    def viewer(self, token: str | None) -> Viewer | None:
        """Whose sign-in `token` is, or None when it is unknown or over."""
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
        if now_ms >= session.expires_ms or now_ms >= session.seen_ms + UNUSED_MS:
            return None
        if now_ms >= session.seen_ms + _SEEN_EVERY_MS:
            with self._core.database.writing() as rows:
                rows.execute(
                    update(Session).where(Session.token_sha256 == digest).values(seen_ms=now_ms)
                )
        return Viewer(person=person.person, name=person.name, zone_name=person.zone)

    def sign_out(self, token: str | None) -> None:
        """End the sign-in; nothing happens when it is over already."""
        if not token:
            return
        with self._core.database.writing() as rows:
            rows.execute(delete(Session).where(Session.token_sha256 == _digest(token)))

    def _begin(self, person: PersonId, agent: str) -> str:
        now_ms = self._core.clock.now_ms()
        random = self._core.rng.token_bytes(_TOKEN_BYTES)
        token = base64.urlsafe_b64encode(random).decode("ascii").rstrip("=")
        with self._core.database.writing() as rows:
            rows.execute(delete(Session).where(Session.expires_ms <= now_ms))
            rows.add(
                Session(
                    token_sha256=_digest(token),
                    person=person,
                    created_ms=now_ms,
                    seen_ms=now_ms,
                    expires_ms=now_ms + LASTS_MS,
                    agent=agent[:_AGENT_CHARACTERS],
                )
            )
        return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8")).hexdigest()
