"""Devices ask to be signed in, people allow or decline it, and a device that was allowed gets an enrolment code."""

from __future__ import annotations

import base64
import hashlib
import hmac
import threading
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from server.accounts import events
from server.accounts.attempts import Attempts
from server.accounts.events import Act, Caller
from server.accounts.models import Membership, Role
from server.clock import Rng
from server.context import Core
from server.contracts.models import ContractRow
from server.device_grant.models import Decision, DeviceSignIn
from server.devices.models import EnrolmentCode
from server.devices.service import code_sha256, new_code
from server.mail.outbox import Outbox
from server.organizations.models import Organization
from server.problems import busy
from wire.enrolment import NAME_CHARACTERS
from wire.records import OrganizationId, PersonId

LIFE_MS: Final = 15 * 60_000
"""How long a device waits for its person."""
INTERVAL_S: Final = 5
SLOWER_BY_S: Final = 5
ENROLMENT_MS: Final = 10 * 60_000
"""How long the enrolment code of a device that was allowed can be used."""
FETCH_MS: Final = 60_000
"""How long a device that was allowed has at least to fetch its code."""
KEPT_MS: Final = 60 * 60_000
"""How long after its end a sign-in is still known, to say that it has expired."""
MOST_WAITING: Final = 5_000
MOST_WAITING_AT_ONE_ADDRESS: Final = 30

ALPHABET: Final = "BCDFGHJKLMNPQRSTVWXZ"
"""RFC 8628, 6.1: no vowels, so no words; no digits, so nothing that reads like something else. 34 bits of 8."""
CODE_LETTERS: Final = 8
_KNOWN: Final = "SELECT 1 FROM device_sign_ins WHERE device_code_sha256 = ?"
_EARLY_MS: Final = 1_000
"""So much too early a poll may come: networks are uneven."""


class TokenError(StrEnum):
    """The error codes of the token endpoint (RFC 8628, 3.5, and RFC 6749, 5.2)."""

    PENDING = "authorization_pending"
    SLOW_DOWN = "slow_down"
    DECLINED = "access_denied"
    EXPIRED = "expired_token"
    INVALID = "invalid_grant"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the device is told once; `device_code` is its secret."""

    device_code: str
    user_code: str


@dataclass(frozen=True, slots=True)
class Workplace:
    """An organization that a person can track time for."""

    organization: OrganizationId
    name: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A device that asks, as its person is shown it. `address` is where it asked from, empty: not known."""

    user_code: str
    name: str
    address: str
    asked_ms: int
    expires_ms: int
    decision: Decision


class UnknownCodeError(Exception):
    """No device waits with this code: mistyped, expired, or decided by somebody else. Which is not said."""


class TooManyGuessesError(Exception):
    """Too many codes that did not fit; the next may be tried in `wait_s` seconds."""

    def __init__(self, wait_ms: int) -> None:
        super().__init__(f"wait {wait_ms} ms")
        self.wait_s = -(-wait_ms // 1000)


class DeviceSignIns:
    """Who asks and what was said to it. Safe from any thread."""

    def __init__(self, core: Core, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox
        self._guesses = Attempts()
        self._asking = threading.Lock()

    def ask(self, *, name: str, address: str) -> Asked:
        """Let a device wait under a fresh code. Raises `Problem` when too many wait."""
        now_ms = self._core.clock.now_ms()
        device_code = _secret(self._core.rng)
        with self._core.database.writing() as rows:
            rows.execute(delete(DeviceSignIn).where(DeviceSignIn.expires_ms <= now_ms - KEPT_MS))
            _make_room(rows, address, now_ms)
            user_code = _fresh_code(rows, self._core.rng)
            rows.add(
                DeviceSignIn(
                    device_code_sha256=_sha256(device_code),
                    user_code_sha256=_sha256(user_code),
                    name=_plain(name),
                    address=address,
                    asked_ms=now_ms,
                    expires_ms=now_ms + LIFE_MS,
                    interval_s=INTERVAL_S,
                    polled_ms=None,
                    decision=Decision.WAITING,
                    decided_ms=None,
                    organization=None,
                    person=None,
                    enrolment_sha256=None,
                )
            )
        return Asked(device_code, _grouped(user_code))

    def poll(self, device_code: str) -> str | TokenError:
        """The enrolment code of a device that was allowed, or why there is none.

        A code that was not used yet is replaced by a new one: where an answer was lost, nobody is asked twice.
        """
        now_ms, digest = self._core.clock.now_ms(), _sha256(device_code)
        if not self._core.database.select(_KNOWN, digest):
            # Nobody has to wait for a writer because somebody asks with nonsense.
            return TokenError.INVALID
        with self._core.database.writing() as rows:
            row = rows.get(DeviceSignIn, digest)
            if row is None or not hmac.compare_digest(row.device_code_sha256, digest):
                return TokenError.INVALID
            if row.decision == Decision.DECLINED:
                return TokenError.DECLINED
            if row.expires_ms <= now_ms:
                return TokenError.EXPIRED
            if _too_soon(row, now_ms):
                row.interval_s += SLOWER_BY_S
                row.polled_ms = now_ms
                return TokenError.SLOW_DOWN
            row.polled_ms = now_ms
            if row.decision == Decision.WAITING:
                return TokenError.PENDING
            return self._hand_out(rows, row)

    def _hand_out(self, rows: Session, row: DeviceSignIn) -> str | TokenError:
        organization, person = row.organization, row.person
        if organization is None or person is None:
            raise AssertionError("allowed by nobody")
        if row.enrolment_sha256 is not None:
            before = rows.get_one(EnrolmentCode, (organization, row.enrolment_sha256))
            if before.used_ms is not None:
                return TokenError.INVALID
            rows.delete(before)
            rows.flush()
        code = new_code(
            rows,
            organization,
            person,
            clock=self._core.clock,
            rng=self._core.rng,
            life_ms=ENROLMENT_MS,
        )
        row.enrolment_sha256 = code_sha256(code)
        return code

    def find(self, typed: str, *, person: PersonId, address: str) -> Waiting:
        """The device that waits with this code, for a person who looks from `address`; changes nothing.

        Raises `UnknownCodeError` and `TooManyGuessesError`.
        """
        # Counted before it is looked at: many at the same moment do not slip through together.
        guess = self._guesses.begin(
            email=person, address=address, mono_ms=self._core.clock.mono_ms()
        )
        if isinstance(guess, int):
            raise TooManyGuessesError(guess)
        with self._core.database.reading() as rows:
            row = _waiting(rows, typed, person=person, now_ms=self._core.clock.now_ms())
        self._guesses.forgive(guess)
        return _shown(typed, row)

    def decide(
        self,
        typed: str,
        *,
        person: PersonId,
        allow: bool,
        organization: OrganizationId | None,
        caller: Caller,
    ) -> Waiting:
        """Let the person's decision stand; how it stands now. The first one counts, and asking again changes nothing.

        It is written into the history of their account, with where they are (`caller`); a letter tells of a yes.

        Only for codes that `find` has shown to this very browser: no guess is counted here. `organization` must
        be one of `workplaces` to allow it. Raises `UnknownCodeError`.
        """
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            row = _waiting(rows, typed, person=person, now_ms=now_ms)
            if row.decision == Decision.WAITING:
                if allow and organization not in {
                    one.organization for one in _places(rows, person)
                }:
                    raise UnknownCodeError
                row.decision = Decision.ALLOWED if allow else Decision.DECLINED
                row.decided_ms = now_ms
                row.person = person
                row.organization = organization if allow else None
                if allow:
                    # Said in the last second: the device is yet to ask.
                    row.expires_ms = max(row.expires_ms, now_ms + FETCH_MS)
                self._write_down(rows, row, person, caller, allow=allow)
            return _shown(typed, row)

    def _write_down(
        self, rows: Session, row: DeviceSignIn, person: PersonId, caller: Caller, *, allow: bool
    ) -> None:
        detail = f"{row.name}\n{row.address}"
        if allow:
            act = Act.DEVICE_ALLOWED
            events.record_and_tell(
                rows, self._core, self._outbox, person, act, caller, detail=detail
            )
        else:
            events.record(rows, self._core, person, Act.DEVICE_DECLINED, caller, detail=detail)

    def workplaces(self, person: PersonId) -> tuple[Workplace, ...]:
        """The organizations that a device of this person can join, by name."""
        with self._core.database.reading() as rows:
            return _places(rows, person)


def _make_room(rows: Session, address: str, now_ms: int) -> None:
    """Raise `Problem` where too many wait: whoever asks needs no account."""
    waiting = (DeviceSignIn.decision == Decision.WAITING, DeviceSignIn.expires_ms > now_ms)
    of_all = rows.scalar(select(func.count()).select_from(DeviceSignIn).where(*waiting)) or 0
    of_one = rows.scalar(
        select(func.count())
        .select_from(DeviceSignIn)
        .where(*waiting, DeviceSignIn.address == address)
    )
    if of_all >= MOST_WAITING or (of_one or 0) >= MOST_WAITING_AT_ONE_ADDRESS:
        raise busy(60)


def _fresh_code(rows: Session, rng: Rng) -> str:
    """A code that no other device has."""
    while True:
        code = _draw(rng)
        taken = select(DeviceSignIn.name).where(DeviceSignIn.user_code_sha256 == _sha256(code))
        if rows.scalar(taken.limit(1)) is None:
            return code


def _draw(rng: Rng) -> str:
    """Letters, each as likely as any other: bytes that would favour some are thrown away."""
    fair = 256 - 256 % len(ALPHABET)
    letters = ""
    while len(letters) < CODE_LETTERS:
        letters += "".join(
            ALPHABET[byte % len(ALPHABET)] for byte in rng.token_bytes(16) if byte < fair
        )
    return letters[:CODE_LETTERS]


def _too_soon(row: DeviceSignIn, now_ms: int) -> bool:
    """Whether the interval is not over; a clock that was set back is not held against the device."""
    if row.polled_ms is None:
        return False
    return 0 <= now_ms - row.polled_ms < row.interval_s * 1000 - _EARLY_MS


def _waiting(rows: Session, typed: str, *, person: PersonId, now_ms: int) -> DeviceSignIn:
    """What a person may decide, or has decided. Raises `UnknownCodeError`."""
    digest = _sha256(letters_of(typed))
    for row in rows.scalars(select(DeviceSignIn).where(DeviceSignIn.user_code_sha256 == digest)):
        if not hmac.compare_digest(row.user_code_sha256, digest) or row.expires_ms <= now_ms:
            continue
        if row.decision == Decision.WAITING or row.person == person:
            return row
    raise UnknownCodeError


def _places(rows: Session, person: PersonId) -> tuple[Workplace, ...]:
    """Where the person has a contract that runs, or is a contractor who has none yet."""
    found = rows.execute(
        select(Organization.organization, Organization.name, Membership.role)
        .join(Membership, Membership.organization == Organization.organization)
        .where(Membership.person == person, Membership.left_ms.is_(None))
        .order_by(Organization.name, Organization.organization)
    ).all()
    mine = rows.execute(
        select(ContractRow.organization, ContractRow.ended_ms).where(ContractRow.person == person)
    ).all()
    with_any = {row.organization for row in mine}
    with_one = {row.organization for row in mine if row.ended_ms is None}
    return tuple(
        Workplace(row.organization, row.name)
        for row in found
        if row.organization in with_one
        or (row.role == Role.CONTRACTOR and row.organization not in with_any)
    )


def _shown(typed: str, row: DeviceSignIn) -> Waiting:
    return Waiting(
        user_code=_grouped(letters_of(typed)),
        name=row.name,
        address=row.address,
        asked_ms=row.asked_ms,
        expires_ms=row.expires_ms,
        decision=Decision(row.decision),
    )


def letters_of(typed: str) -> str:
    """The letters of a code however it was typed: case, dashes and spaces do not matter."""
    return "".join(letter for letter in typed.upper() if letter in ALPHABET)


def _grouped(letters: str) -> str:
    return f"{letters[: CODE_LETTERS // 2]}-{letters[CODE_LETTERS // 2 :]}"


def _secret(rng: Rng) -> str:
    return base64.urlsafe_b64encode(rng.token_bytes(32)).decode("ascii").rstrip("=")


def _sha256(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(name: str) -> str:
    """What a device calls itself, without anything that could disguise it on a page."""
    shown = "".join(c if not unicodedata.category(c).startswith(("C", "Z")) else " " for c in name)
    return " ".join(shown.split())[:NAME_CHARACTERS]
