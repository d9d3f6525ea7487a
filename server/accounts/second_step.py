"""A second step after the password: a code of an authenticator app, or one of ten recovery codes."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session as Rows

from server.accounts import events, totp
from server.accounts.attempts import Attempt, Attempts
from server.accounts.events import Act, Caller
from server.accounts.models import RecoveryCode, SecondStep
from server.accounts.refusals import TooManyAttemptsError, WrongCodeError
from server.context import Core
from server.mail.outbox import Outbox
from server.vault import Vault
from wire.records import PersonId

RECOVERY_CODES = 10
_RECOVERY_BYTES = 10
_RECOVERY_LETTERS = 16
UNCONFIRMED_MS = 3_600_000
"""How long a secret waits for its first code."""

LIMITS = {"pair": 6, "address": 40, "email": 20}
"""Wrong codes in the window of `attempts`: fewer than wrong passwords, since a code has but six digits."""


class Kind(StrEnum):
    """What took the place of the second step."""

    APP = "app"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Setup:
    """A secret that waits for its first code; shown to its person and nobody else."""

    letters: str
    address: str


@dataclass(frozen=True, slots=True)
class State:
    """The second step is on since `since_ms`, with `codes_left` recovery codes that were not used."""

    since_ms: int
    codes_left: int


class SecondSteps:
    """Safe from any thread. The caller has checked the password before each change."""

    def __init__(self, core: Core, vault: Vault, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox
        self._vault = vault
        self._attempts = Attempts(LIMITS)

    def state(self, person: PersonId) -> State | None:
        """None while it is off."""
        with self._core.database.reading() as rows:
            row = rows.get(SecondStep, person)
            if row is None or row.confirmed_ms is None:
                return None
            left = rows.scalar(
                select(func.count())
                .select_from(RecoveryCode)
                .where(RecoveryCode.person == person, RecoveryCode.used_ms.is_(None))
            )
        return State(row.confirmed_ms, left or 0)

    def begin(self, person: PersonId, *, issuer: str, account: str) -> Setup | None:
        """Draw a secret that waits for its first code; None when the second step is on already."""
        secret = self._core.rng.token_bytes(totp.SECRET_BYTES)
        sealed = self._vault.seal(secret, whose=person)
        with self._core.database.writing() as rows:
            row = rows.get(SecondStep, person)
            if row is not None and row.confirmed_ms is not None:
                return None
            if row is not None:
                rows.delete(row)
                rows.flush()
            rows.add(
                SecondStep(
                    person=person,
                    sealed_secret=sealed,
                    made_ms=self._core.clock.now_ms(),
                    confirmed_ms=None,
                    last_step=-1,
                )
            )
        return _setup(secret, issuer, account)

    def waiting(self, person: PersonId, *, issuer: str, account: str) -> Setup | None:
        """The secret that still waits for its first code, if any."""
        with self._core.database.reading() as rows:
            row = rows.get(SecondStep, person)
        if row is None or row.confirmed_ms is not None or self._is_stale(row):
            return None
        return _setup(self._vault.open(row.sealed_secret, whose=person), issuer, account)

    def confirm(self, person: PersonId, code: str, caller: Caller) -> Sequence[str]:
        """Turn it on with the first code; returns the recovery codes, which nobody can read again.

        Raises `WrongCodeError` and `TooManyAttemptsError`.
        """
        attempt = self._begin_attempt(person, caller)
        with self._core.database.writing() as rows:
            row = rows.get(SecondStep, person)
            step = (
                None
                if row is None or row.confirmed_ms is not None or self._is_stale(row)
                else self._step(row, code)
            )
            if row is None or step is None:
                raise WrongCodeError
            row.confirmed_ms, row.last_step = self._core.clock.now_ms(), step
            codes = self._draw(rows, person)
            events.record_and_tell(
                rows, self._core, self._outbox, person, Act.SECOND_STEP_ON, caller
            )
        self._attempts.forgive(attempt)
        return codes

    def check(self, person: PersonId, code: str, caller: Caller) -> Kind:
        """Take a code, which is then used up. Raises `WrongCodeError` and `TooManyAttemptsError`."""
        attempt = self._begin_attempt(person, caller)
        with self._core.database.writing() as rows:
            kind = self._taken(rows, person, code)
            if kind is None:
                events.record(rows, self._core, person, Act.CODE_REFUSED, caller)
            elif kind is Kind.RECOVERY:
                events.record_and_tell(
                    rows, self._core, self._outbox, person, Act.RECOVERY_CODE_USED, caller
                )
        if kind is None:
            raise WrongCodeError
        self._attempts.forgive(attempt)
        return kind

    def off(self, person: PersonId, caller: Caller) -> None:
        """Turn it off, and forget the secret and the recovery codes."""
        with self._core.database.writing() as rows:
            row = rows.get(SecondStep, person)
            if row is None:
                return
            if row.confirmed_ms is not None:
                events.record_and_tell(
                    rows, self._core, self._outbox, person, Act.SECOND_STEP_OFF, caller
                )
            rows.delete(row)
            rows.execute(delete(RecoveryCode).where(RecoveryCode.person == person))

    def new_codes(self, person: PersonId, caller: Caller) -> Sequence[str]:
        """Ten new recovery codes; those before are void. None at all while the second step is off."""
        with self._core.database.writing() as rows:
            row = rows.get(SecondStep, person)
            if row is None or row.confirmed_ms is None:
                return ()
            codes = self._draw(rows, person)
            events.record_and_tell(
                rows, self._core, self._outbox, person, Act.RECOVERY_CODES_MADE, caller
            )
        return codes

    def _begin_attempt(self, person: PersonId, caller: Caller) -> Attempt:
        attempt = self._attempts.begin(
            email=person, address=caller.address, mono_ms=self._core.clock.mono_ms()
        )
        if isinstance(attempt, int):
            raise TooManyAttemptsError(attempt)
        return attempt

    def _is_stale(self, row: SecondStep) -> bool:
        return self._core.clock.now_ms() >= row.made_ms + UNCONFIRMED_MS

    def _step(self, row: SecondStep, code: str) -> int | None:
        secret = self._vault.open(row.sealed_secret, whose=row.person)
        now_ms = self._core.clock.now_ms()
        return totp.fitting_step(secret, code, now_ms=now_ms, after=row.last_step)

    def _taken(self, rows: Rows, person: PersonId, code: str) -> Kind | None:
        row = rows.get(SecondStep, person)
        if row is None or row.confirmed_ms is None:
            return None
        if (plain := _recovery_letters(code)) is not None:
            # First these: they are good even where the key to the secret is lost.
            used = rows.scalar(
                update(RecoveryCode)
                .where(
                    RecoveryCode.person == person,
                    RecoveryCode.code_sha256 == _digest(plain),
                    RecoveryCode.used_ms.is_(None),
                )
                .values(used_ms=self._core.clock.now_ms())
                .returning(RecoveryCode.person)
            )
            return Kind.RECOVERY if used is not None else None
        step = self._step(row, code)
        if step is None:
            return None
        row.last_step = step
        return Kind.APP

    def _draw(self, rows: Rows, person: PersonId) -> Sequence[str]:
        rows.execute(delete(RecoveryCode).where(RecoveryCode.person == person))
        now_ms = self._core.clock.now_ms()
        drawn = [self._core.rng.token_bytes(_RECOVERY_BYTES) for _ in range(RECOVERY_CODES)]
        plain = [base64.b32encode(one).decode().lower() for one in drawn]
        rows.add_all(
            RecoveryCode(person=person, code_sha256=_digest(one), made_ms=now_ms, used_ms=None)
            for one in plain
        )
        return ["-".join(one[at : at + 4] for at in range(0, len(one), 4)) for one in plain]


def _setup(secret: bytes, issuer: str, account: str) -> Setup:
    told = totp.address(secret, issuer=issuer, account=account)
    return Setup(letters=totp.letters(secret), address=told)


def _recovery_letters(typed: str) -> str | None:
    """The letters of a recovery code however it is typed; None for what cannot be one."""
    plain = "".join(letter for letter in typed.lower() if letter.isalnum())
    return plain if len(plain) == _RECOVERY_LETTERS else None


def _digest(plain: str) -> str:
    return hashlib.sha256(plain.encode()).hexdigest()
