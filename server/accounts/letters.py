"""What an account does by e-mail: a new password for who forgot it, confirming an address, telling of changes."""

from __future__ import annotations

import base64
import hashlib
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Rows

from server.accounts import events
from server.accounts.attempts import Attempt, Attempts
from server.accounts.events import Act, Caller
from server.accounts.models import MailedLink, Person
from server.accounts.refusals import BadAddressError, LinkOverError, TooManyAttemptsError
from server.accounts.service import Accounts
from server.context import Core
from server.mail.outbox import Outbox
from server.notices.models import What
from server.notices.telling import Notice, Recipient, tell
from server.smtp import is_address
from server.web import mail_words
from wire.records import PersonId

LASTS_MS = 3_600_000
"""How long a link works."""

LIMITS = {"pair": 3, "address": 20, "email": 6}
"""Letters that may be asked for in the window of `attempts`: nobody's mailbox is filled from here."""

_TOKEN_BYTES = 32


class Purpose(StrEnum):
    """What a link is for."""

    PASSWORD = "password"  # noqa: S105 - a purpose
    ADDRESS = "address"
    PASSWORD_BY_OPERATOR = "password-by-operator"  # noqa: S105 - the same
    """Like `PASSWORD`, made on the command line: it did not go by letter and shows nothing of the mailbox."""


_FOR_PASSWORD = (Purpose.PASSWORD, Purpose.PASSWORD_BY_OPERATOR)


class Letters:
    """Safe from any thread. Asking for a letter takes the same work and gets the same answer for every address."""

    def __init__(self, core: Core, outbox: Outbox, accounts: Accounts) -> None:
        self._core = core
        self._outbox = outbox
        self._accounts = accounts
        self._attempts = Attempts(LIMITS)

    @property
    def sends(self) -> bool:
        """Whether this server sends any."""
        return self._outbox.sends

    def forgot_password(self, email: str, caller: Caller) -> None:
        """Send a link for a new password to `email`, if somebody signs in with it.

        Raises `TooManyAttemptsError` and `BadAddressError`.
        """
        email = self._asked(email, caller)
        token = new_token(self._core)
        told = mail_words.new_password(link_to(self._core, "/password/new", token))
        with self._core.database.writing() as rows:
            person = rows.scalar(select(Person.person).where(Person.email == email))
            add_link(rows, self._core, token, Purpose.PASSWORD, person, email)
            self._outbox.put(
                rows, email, subject=told.subject, text=told.text, goes=person is not None
            )
            if person is not None:
                events.record(rows, self._core, person, Act.NEW_PASSWORD_ASKED, caller)

    def opens(self, token: str, purpose: Purpose) -> str | None:
        """The address that a link was sent to or made for, while it works."""
        purposes = _FOR_PASSWORD if purpose in _FOR_PASSWORD else (purpose,)
        with self._core.database.reading() as rows:
            row = self._found(rows, token, *purposes)
        return None if row is None else row.email

    def set_password(self, token: str, new: str, caller: Caller) -> None:
        """Use the link up for the password `new`, and end every sign-in.

        Raises `LinkOverError` and `WeakPasswordError`; after the latter the link still works.
        """
        with self._core.database.reading() as rows:
            row = self._found(rows, token, *_FOR_PASSWORD)
        if row is None or row.person is None:
            raise LinkOverError
        hashed = self._accounts.hashed(row.person, new)
        with self._core.database.writing() as rows:
            if self._found(rows, token, *_FOR_PASSWORD) is None:
                raise LinkOverError
            self._accounts.put_password(rows, row.person, hashed, Act.PASSWORD_RESET, caller)
            rows.execute(delete(MailedLink).where(MailedLink.person == row.person))
            person = rows.get_one(Person, row.person)
            if row.purpose == Purpose.PASSWORD and person.email == row.email:
                person.email_confirmed_ms = self._core.clock.now_ms()

    def ask_address(self, person: PersonId, email: str, caller: Caller) -> None:
        """Send a link to `email` by which it becomes, or is confirmed as, the address of `person`.

        Whether somebody else has it already only its own mailbox is told. Raises `BadAddressError` and
        `TooManyAttemptsError`. The caller has checked the password.
        """
        email = self._asked(email, caller)
        token = new_token(self._core)
        with self._core.database.writing() as rows:
            holder = rows.scalar(select(Person.person).where(Person.email == email))
            taken = holder not in (None, person)
            told = (
                mail_words.address_taken(link_to(self._core, "/sign-in", None))
                if taken
                else mail_words.confirm_address(link_to(self._core, "/email/confirm", token))
            )
            add_link(rows, self._core, token, Purpose.ADDRESS, None if taken else person, email)
            self._outbox.put(rows, email, subject=told.subject, text=told.text)
            events.record(rows, self._core, person, Act.ADDRESS_ASKED, caller, detail=email)

    def confirm_address(self, token: str, caller: Caller) -> str:
        """Use the link up; returns the address, which is the person's from now on. Raises `LinkOverError`."""
        with self._core.database.writing() as rows:
            row = self._found(rows, token, Purpose.ADDRESS)
            if row is None or row.person is None:
                raise LinkOverError
            holder = rows.scalar(select(Person.person).where(Person.email == row.email))
            if holder not in (None, row.person):
                raise LinkOverError
            person = rows.get_one(Person, row.person)
            if person.email != row.email:
                told = mail_words.address_changed()
                to = Recipient(person.person, person.email)
                notice = Notice(What.ADDRESS_CHANGED, path="/account/history")
                tell(rows, self._core, self._outbox, to, notice, told)
            person.email, person.email_confirmed_ms = row.email, self._core.clock.now_ms()
            email = row.email
            rows.execute(delete(MailedLink).where(MailedLink.person == row.person))
            events.record(
                rows, self._core, person.person, Act.ADDRESS_CONFIRMED, caller, detail=email
            )
        return email

    def confirmed_ms(self, person: PersonId) -> int | None:
        """Since when the address of `person` is confirmed."""
        with self._core.database.reading() as rows:
            return rows.get_one(Person, person).email_confirmed_ms

    def _asked(self, email: str, caller: Caller) -> str:
        email = email.strip().lower()
        if not is_address(email):
            raise BadAddressError
        attempt: Attempt | int = self._attempts.begin(
            email=email, address=caller.address, mono_ms=self._core.clock.mono_ms()
        )
        if isinstance(attempt, int):
            raise TooManyAttemptsError(attempt)
        return email

    def _found(self, rows: Rows, token: str, *purposes: Purpose) -> MailedLink | None:
        row = rows.get(MailedLink, _digest(token))
        if row is None or row.purpose not in purposes or row.person is None:
            return None
        return row if self._core.clock.now_ms() < row.expires_ms else None


def add_link(
    rows: Rows,
    core: Core,
    token: str,
    purpose: Purpose,
    person: PersonId | None,
    email: str,
    *,
    lasts_ms: int = LASTS_MS,
) -> int:
    """Let the link with `token` work from now on; returns until when. Links that are over are forgotten."""
    now_ms = core.clock.now_ms()
    rows.execute(delete(MailedLink).where(MailedLink.expires_ms <= now_ms))
    rows.add(
        MailedLink(
            token_sha256=_digest(token),
            purpose=purpose,
            person=person,
            email=email,
            expires_ms=now_ms + lasts_ms,
        )
    )
    return now_ms + lasts_ms


def new_token(core: Core) -> str:
    """A fresh secret of a link."""
    random = core.rng.token_bytes(_TOKEN_BYTES)
    return base64.urlsafe_b64encode(random).decode("ascii").rstrip("=")


def link_to(core: Core, path: str, token: str | None) -> str:
    """The address of a page of this server, with the secret if there is one."""
    end = "" if token is None else f"?token={token}"
    return f"{core.settings.public_url}{path}{end}"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
