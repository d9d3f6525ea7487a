"""Makes, lists and revokes personal access tokens, and finds out whose token came with a request."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session as Rows

from server.accounts import events
from server.accounts.events import Act, Caller
from server.accounts.profile import clean_name
from server.accounts.service import Viewer
from server.context import Core
from server.mail.outbox import Outbox
from server.problems import Code, Problem
from server.tokens.models import AccessToken, Scope
from server.tokens.secret import ENDING_LETTERS, is_secret, new_secret
from wire.records import PersonId

DAY_MS = 24 * 3_600_000
LIVES = (7, 30, 90, 365)
"""The days after which a token ends, to choose from: none lives for ever."""
MOST = 50
"""So many tokens that are not over one person may have."""
KEPT_MS = 30 * DAY_MS
"""How long a token that is over stays in the list, so that its owner sees why a program stopped."""
USED_EVERY_MS = 10 * 60_000
MOVED_EVERY_MS = 60_000
"""The last use is written at most so often; from another address sooner."""

_FORM_NAME = re.compile(r"[0-9a-f]{16}")
_FOUND = (
    "SELECT person, token, access_tokens.name, scopes, expires_ms, used_ms, used_address,"
    " people.name, people.zone FROM access_tokens JOIN people USING (person) WHERE secret_sha256 = ?"
)


class Refusal(StrEnum):
    """Why no token was made."""

    BAD_NAME = "bad-name"
    NO_SCOPE = "no-scope"
    BAD_LIFE = "bad-life"
    TOO_MANY = "too-many"
    MADE_ALREADY = "made-already"
    """The form was sent before: its token was shown then, and is not shown again."""


class TokenRefusedError(Exception):
    """No token was made, for each of `refusals`."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(", ".join(refusals))
        self.refusals = refusals


@dataclass(frozen=True, slots=True)
class Kept:
    """A token in its owner's list; instants in UTC milliseconds. `used` is from where it was used last."""

    token: str
    name: str
    scopes: tuple[Scope, ...]
    ending: str
    made_ms: int
    expires_ms: int
    used_ms: int | None
    used: Caller
    over: bool


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose token came with a request, and what it was made for."""

    person: PersonId
    name: str
    zone_name: str
    token: str
    token_name: str
    scopes: frozenset[Scope]
    expires_ms: int

    @property
    def zone(self) -> tzinfo:
        """The time zone of its owner."""
        return ZoneInfo(self.zone_name)


class Tokens:
    """Safe from any thread. Nobody reaches a token that is not their own."""

    def __init__(self, core: Core, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox

    def of(self, viewer: Viewer) -> Sequence[Kept]:
        """All that are not over, the newest first, and then those that are over since not too long."""
        now_ms = self._core.clock.now_ms()
        with self._core.database.reading() as rows:
            found = rows.scalars(
                select(AccessToken).where(
                    AccessToken.person == viewer.person, AccessToken.expires_ms > now_ms - KEPT_MS
                )
            ).all()
        made = [_kept(row, now_ms) for row in found]
        return sorted(made, key=lambda one: (one.over, -one.made_ms, one.token))

    def make(
        self,
        viewer: Viewer,
        *,
        form: str,
        name: str,
        scopes: Iterable[str],
        days: str,
        caller: Caller,
    ) -> str:
        """Make a token for `viewer`; returns its secret, which nobody can read again.

        `form` names the form that asked (16 lower-case hex digits). Raises `TokenRefusedError`. The caller has
        checked password or sign-in.
        """
        asked, clean = set(scopes), clean_name(name)
        chosen = [scope for scope in Scope if scope in asked]
        life = next((life for life in LIVES if str(life) == days), None)
        wrong = (
            *((Refusal.BAD_NAME,) if clean is None else ()),
            *((Refusal.NO_SCOPE,) if not chosen or len(chosen) != len(asked) else ()),
            *((Refusal.BAD_LIFE,) if life is None else ()),
        )
        if wrong or clean is None or life is None:
            raise TokenRefusedError(*wrong)
        if _FORM_NAME.fullmatch(form) is None:
            raise TokenRefusedError(Refusal.MADE_ALREADY)
        secret, now_ms = new_secret(self._core.rng), self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            rows.execute(delete(AccessToken).where(AccessToken.expires_ms <= now_ms - KEPT_MS))
            if rows.get(AccessToken, (viewer.person, form)) is not None:
                raise TokenRefusedError(Refusal.MADE_ALREADY)
            if _count(rows, viewer.person, now_ms) >= MOST:
                raise TokenRefusedError(Refusal.TOO_MANY)
            rows.add(
                AccessToken(
                    person=viewer.person,
                    token=form,
                    secret_sha256=_digest(secret),
                    name=clean,
                    scopes=" ".join(chosen),
                    ending=secret[-ENDING_LETTERS:],
                    made_ms=now_ms,
                    expires_ms=now_ms + life * DAY_MS,
                    used_ms=None,
                    used_address="",
                    used_agent="",
                )
            )
            self._tell(rows, viewer.person, Act.ACCESS_TOKEN_MADE, caller, clean)
        return secret

    def revoke(self, viewer: Viewer, token: str, caller: Caller) -> bool:
        """Let the token named `token` open nothing any more; False where `viewer` has none of that name."""
        with self._core.database.writing() as rows:
            name = rows.scalar(
                delete(AccessToken)
                .where(AccessToken.person == viewer.person, AccessToken.token == token)
                .returning(AccessToken.name)
            )
            if name is None:
                return False
            self._tell(rows, viewer.person, Act.ACCESS_TOKEN_REVOKED, caller, name)
        return True

    def bearer(self, authorization: str | None, caller: Caller) -> Bearer:
        """Whose token came in the header `authorization`. Raises `not-signed-in` with the challenge of RFC 6750."""
        scheme, _, sent = (authorization or "").partition(" ")
        if scheme.lower() != "bearer":
            raise _refused("Send a personal access token as `Authorization: Bearer`.")
        secret = sent.strip()
        if not is_secret(secret):
            raise _refused("This is no personal access token, or not all of it.", token=True)
        found = self._core.database.select(_FOUND, _digest(secret))
        if not found:
            raise _refused("This token was revoked, or never was one.", token=True)
        person, token, token_name, scopes, expires_ms, used_ms, address, name, zone = found[0]
        now_ms = self._core.clock.now_ms()
        if now_ms >= expires_ms:
            raise _refused("This token is over. Make a new one in your account.", token=True)
        moved = address != caller.address
        if used_ms is None or now_ms >= used_ms + (MOVED_EVERY_MS if moved else USED_EVERY_MS):
            self._note_use(PersonId(person), token, caller, now_ms)
        return Bearer(
            person=PersonId(person),
            name=name,
            zone_name=zone,
            token=token,
            token_name=token_name,
            scopes=frozenset(Scope(scope) for scope in scopes.split()),
            expires_ms=expires_ms,
        )

    def _note_use(self, person: PersonId, token: str, caller: Caller, now_ms: int) -> None:
        with self._core.database.writing() as rows:
            rows.execute(
                update(AccessToken)
                .where(AccessToken.person == person, AccessToken.token == token)
                .values(
                    used_ms=now_ms,
                    used_address=caller.address,
                    used_agent=caller.agent[: events.AGENT_CHARACTERS],
                )
            )

    def _tell(self, rows: Rows, person: PersonId, act: Act, caller: Caller, name: str) -> None:
        events.record_and_tell(rows, self._core, self._outbox, person, act, caller, detail=name)


def _refused(detail: str, *, token: bool = False) -> Problem:
    """With `token` one came, and it is not good; without, none came, of which RFC 6750 says to give no error code."""
    error = ', error="invalid_token"' if token else ""
    challenge = f'Bearer realm="Hourproof"{error}'
    return Problem(Code.NOT_SIGNED_IN, detail, headers={"WWW-Authenticate": challenge})


def _count(rows: Rows, person: PersonId, now_ms: int) -> int:
    found = rows.scalar(
        select(func.count())
        .select_from(AccessToken)
        .where(AccessToken.person == person, AccessToken.expires_ms > now_ms)
    )
    return found or 0


def _kept(row: AccessToken, now_ms: int) -> Kept:
    return Kept(
        token=row.token,
        name=row.name,
        scopes=tuple(Scope(scope) for scope in row.scopes.split()),
        ending=row.ending,
        made_ms=row.made_ms,
        expires_ms=row.expires_ms,
        used_ms=row.used_ms,
        used=Caller(row.used_address, row.used_agent),
        over=now_ms >= row.expires_ms,
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("ascii")).hexdigest()
