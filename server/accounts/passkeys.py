"""Passkeys of a person: added, listed, removed, and taken in the place of password and second step."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session as Rows

from server.accounts import events
from server.accounts.attempts import LIMITS, Attempts
from server.accounts.events import Act, Caller
from server.accounts.models import Passkey, PasskeyChallenge, Session
from server.accounts.passkey_checks import (
    ALGORITHMS,
    PasskeyRefusedError,
    Refusal,
    Site,
    Told,
    check_new,
    check_use,
    read,
    site_of,
    to_base64url,
    went_back,
)
from server.accounts.profile import clean_name
from server.accounts.refusals import TooManyAttemptsError
from server.accounts.service import Accounts, Viewer
from server.clock import new_id
from server.context import Core
from server.mail.outbox import Outbox
from wire.records import PersonId

CHALLENGE_MS = 5 * 60_000
"""How long a challenge may be answered."""

RECENT_MS = 10 * 60_000
"""A sign-in that began within this time needs no password to change passkeys."""

MOST = 20
"""Passkeys of one person."""

CHALLENGE_LIMITS = {"pair": 120, "address": 120, "email": 120}
"""Challenges that one place may ask for in the window of `attempts`."""

_CHALLENGE_BYTES = 32


class Purpose(StrEnum):
    """What a challenge is for."""

    ADD = "add"
    SIGN_IN = "sign-in"


@dataclass(frozen=True, slots=True)
class Kept:
    """A passkey as its person sees it; instants in UTC milliseconds."""

    passkey: str
    name: str
    made_ms: int
    used_ms: int | None
    went_back_ms: int | None


class Passkeys:
    """Safe from any thread. Nobody reaches a passkey that is not their own."""

    def __init__(self, core: Core, accounts: Accounts, outbox: Outbox) -> None:
        self._core = core
        self._accounts = accounts
        self._outbox = outbox
        self._attempts = Attempts(LIMITS)
        self._asked = Attempts(CHALLENGE_LIMITS)
        self.site = site_of(core.settings.public_url)
        """None where browsers keep no passkeys for the address of this server."""

    def of(self, viewer: Viewer) -> Sequence[Kept]:
        """All that were not removed, the oldest first."""
        with self._core.database.reading() as rows:
            found = rows.scalars(
                select(Passkey)
                .where(Passkey.person == viewer.person, Passkey.removed_ms.is_(None))
                .order_by(Passkey.made_ms, Passkey.passkey)
            ).all()
        return [
            Kept(row.passkey, row.name, row.made_ms, row.used_ms, row.went_back_ms) for row in found
        ]

    def has_any(self, person: PersonId) -> bool:
        """Whether this person can sign in with one."""
        with self._core.database.reading() as rows:
            found = rows.scalar(
                select(Passkey.passkey)
                .where(Passkey.person == person, Passkey.removed_ms.is_(None))
                .limit(1)
            )
        return self.site is not None and found is not None

    def is_recent(self, viewer: Viewer) -> bool:
        """Whether this sign-in began so lately that it stands for a password."""
        with self._core.database.reading() as rows:
            began_ms = rows.scalar(
                select(Session.created_ms).where(Session.session == viewer.session)
            )
        return began_ms is not None and self._core.clock.now_ms() < began_ms + RECENT_MS

    def ask_new(self, viewer: Viewer, name: str, *, browser: str, caller: Caller) -> dict[str, Any]:
        """What the browser needs to make a passkey named `name`, with a challenge for `browser` (its cookie).

        Raises `PasskeyRefusedError` and `TooManyAttemptsError`. The caller has checked password or sign-in.
        """
        site = self._site()
        _named(name)
        with self._core.database.reading() as rows:
            known = rows.scalars(
                select(Passkey.credential).where(
                    Passkey.person == viewer.person, Passkey.removed_ms.is_(None)
                )
            ).all()
        if len(known) >= MOST:
            raise PasskeyRefusedError(Refusal.TOO_MANY)
        challenge = self._challenge(Purpose.ADD, browser, caller)
        return {
            "rp": {"id": site.name, "name": "Hourproof"},
            "user": {
                "id": to_base64url(viewer.person.encode()),
                "name": viewer.email,
                "displayName": viewer.name,
            },
            "challenge": challenge,
            "pubKeyCredParams": [{"type": "public-key", "alg": number} for number in ALGORITHMS],
            "timeout": CHALLENGE_MS,
            "attestation": "none",
            "authenticatorSelection": {
                "residentKey": "required",
                "requireResidentKey": True,
                "userVerification": "required",
            },
            "excludeCredentials": [{"type": "public-key", "id": one} for one in known],
        }

    def add(
        self, viewer: Viewer, name: str, credential: str, *, browser: str, caller: Caller
    ) -> None:
        """Keep what the browser made, and tell the person. Raises `PasskeyRefusedError`."""
        site = self._site()
        name = _named(name)
        told = read(credential)
        self._answered(told, Purpose.ADD, browser)
        made = check_new(told, site)
        key = to_base64url(made.credential_id)
        with self._core.database.writing() as rows:
            if rows.get(Passkey, key) is not None:
                raise PasskeyRefusedError(Refusal.KNOWN)
            count = rows.scalar(
                select(func.count())
                .select_from(Passkey)
                .where(Passkey.person == viewer.person, Passkey.removed_ms.is_(None))
            )
            if (count or 0) >= MOST:
                raise PasskeyRefusedError(Refusal.TOO_MANY)
            rows.add(
                Passkey(
                    credential=key,
                    passkey=new_id(self._core.rng),
                    person=viewer.person,
                    name=name,
                    public_key=made.public_key,
                    counter=made.counter,
                    made_ms=self._core.clock.now_ms(),
                    used_ms=None,
                    went_back_ms=None,
                    removed_ms=None,
                )
            )
            self._tell(rows, viewer.person, Act.PASSKEY_ADDED, caller, name)

    def remove(self, viewer: Viewer, passkey: str, caller: Caller) -> str | None:
        """Take no more sign-ins with it; its name, or None when this person has none of that name (any more).

        The caller has checked password or sign-in.
        """
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            rows.execute(delete(Passkey).where(Passkey.removed_ms < now_ms - events.KEPT_MS))
            row = rows.scalar(
                select(Passkey).where(
                    Passkey.person == viewer.person,
                    Passkey.passkey == passkey,
                    Passkey.removed_ms.is_(None),
                )
            )
            if row is None:
                return None
            row.removed_ms, row.public_key = now_ms, b""
            name = row.name
            self._tell(rows, viewer.person, Act.PASSKEY_REMOVED, caller, name)
        return name

    def ask_use(self, *, browser: str, caller: Caller) -> dict[str, Any]:
        """What a browser needs to sign in with any passkey that it has for this server.

        Raises `PasskeyRefusedError` and `TooManyAttemptsError`.
        """
        site = self._site()
        return {
            "challenge": self._challenge(Purpose.SIGN_IN, browser, caller),
            "rpId": site.name,
            "timeout": CHALLENGE_MS,
            "userVerification": "required",
            "allowCredentials": [],
        }

    def sign_in(self, credential: str, *, browser: str | None, caller: Caller) -> str:
        """Begin a sign-in that is complete: who was verified by a passkey has given both steps. Returns its token.

        A counter that did not go on is noted and told. Raises `PasskeyRefusedError` and `TooManyAttemptsError`.
        """
        site = self._site()
        attempt = self._attempts.begin(
            email=_whom(credential), address=caller.address, mono_ms=self._core.clock.mono_ms()
        )
        if isinstance(attempt, int):
            raise TooManyAttemptsError(attempt)
        told = read(credential)
        self._answered(told, Purpose.SIGN_IN, browser)
        with self._core.database.writing() as rows:
            row = rows.get(Passkey, to_base64url(told.credential_id))
            if row is None:
                raise PasskeyRefusedError(Refusal.UNKNOWN)
            if row.removed_ms is not None:
                raise PasskeyRefusedError(Refusal.REMOVED)
            counter = check_use(told, site, public_key=row.public_key, person=row.person)
            now_ms = self._core.clock.now_ms()
            if went_back(row.counter, counter):
                if row.went_back_ms is None:
                    row.went_back_ms = now_ms
                    self._tell(rows, row.person, Act.PASSKEY_WENT_BACK, caller, row.name)
                else:
                    events.record(
                        rows,
                        self._core,
                        row.person,
                        Act.PASSKEY_WENT_BACK,
                        caller,
                        detail=row.name,
                    )
            row.counter, row.used_ms = max(row.counter, counter), now_ms
            token = self._accounts.begin_complete(rows, row.person, caller, by=row.name)
        self._attempts.forgive(attempt)
        return token

    def new_browser(self) -> str:
        """A cookie that tells one browser from all others."""
        return to_base64url(self._core.rng.token_bytes(_CHALLENGE_BYTES))

    def _site(self) -> Site:
        if self.site is None:
            raise PasskeyRefusedError(Refusal.NO_ADDRESS)
        return self.site

    def _challenge(self, purpose: Purpose, browser: str, caller: Caller) -> str:
        asked = self._asked.begin(
            email=f"from {caller.address}",
            address=caller.address,
            mono_ms=self._core.clock.mono_ms(),
        )
        if isinstance(asked, int):
            raise TooManyAttemptsError(asked)
        challenge = self._core.rng.token_bytes(_CHALLENGE_BYTES)
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            rows.execute(delete(PasskeyChallenge).where(PasskeyChallenge.expires_ms <= now_ms))
            rows.add(
                PasskeyChallenge(
                    challenge_sha256=hashlib.sha256(challenge).hexdigest(),
                    purpose=purpose,
                    browser_sha256=_digest(browser),
                    expires_ms=now_ms + CHALLENGE_MS,
                )
            )
        return to_base64url(challenge)

    def _answered(self, told: Told, purpose: Purpose, browser: str | None) -> None:
        """Use the challenge up, whatever comes of the answer."""
        with self._core.database.writing() as rows:
            expires_ms = rows.scalar(
                delete(PasskeyChallenge)
                .where(
                    PasskeyChallenge.challenge_sha256 == hashlib.sha256(told.challenge).hexdigest(),
                    PasskeyChallenge.purpose == purpose,
                    PasskeyChallenge.browser_sha256 == _digest(browser or ""),
                )
                .returning(PasskeyChallenge.expires_ms)
            )
        if expires_ms is None or not browser or self._core.clock.now_ms() >= expires_ms:
            raise PasskeyRefusedError(Refusal.CHALLENGE_OVER)

    def _tell(self, rows: Rows, person: PersonId, act: Act, caller: Caller, name: str) -> None:
        events.record_and_tell(rows, self._core, self._outbox, person, act, caller, detail=name)


def _named(typed: str) -> str:
    name = clean_name(typed)
    if name is None:
        raise PasskeyRefusedError(Refusal.BAD_NAME)
    return name


def _whom(credential: str) -> str:
    """Which passkey an attempt is counted for; all that cannot be read are one."""
    try:
        return f"passkey {to_base64url(read(credential).credential_id)}"
    except PasskeyRefusedError:
        return "passkey"


def _digest(browser: str) -> str:
    return hashlib.sha256(browser.encode("utf-8", "surrogatepass")).hexdigest()
