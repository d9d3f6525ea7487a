"""What a server says when a person is to sign in through a browser (RFC 8628), read with suspicion."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from sync.address import ServerAddress
from sync.errors import SyncCode
from sync.transport import Response
from wire import fields
from wire.canonical import JsonValue

CLIENT_ID: Final = "hourproof-agent"
GRANT_TYPE: Final = "urn:ietf:params:oauth:grant-type:device_code"
TOKEN_TYPE: Final = "urn:hourproof:enrolment-code"  # noqa: S105 — a name, not a secret
SLOWER_BY_S: Final = 5
"""By how much `slow_down` makes the interval longer (RFC 8628, 3.5)."""
DEFAULT_INTERVAL_S: Final = 5
_INTERVALS_S: Final = (1, 300)
_LIVES_S: Final = (1, 86_400)
_ADDRESS_CHARACTERS: Final = 500
_CODE_CHARACTERS: Final = 40


@dataclass(frozen=True, slots=True)
class DeviceGrant:
    """A sign-in that waits for its person. `expires_ms` is UTC by the server's clock."""

    device_code: str
    """Secret: whoever has it gets what the person allows."""
    user_code: str
    verification_url: str
    complete_url: str
    """The same with the code in it."""
    expires_ms: int
    interval_s: int


class Pending(StrEnum):
    """Why there is nothing yet."""

    WAITING = "authorization_pending"
    SLOWER = "slow_down"


REFUSALS: Final = {
    "access_denied": SyncCode.SIGN_IN_DECLINED,
    "expired_token": SyncCode.SIGN_IN_EXPIRED,
    # Used up, or of a database that is gone: it will never be good again.
    "invalid_grant": SyncCode.SIGN_IN_EXPIRED,
}
"""What the errors mean that end it; every other one is a refusal of the request itself."""


def read_grant(value: JsonValue, address: ServerAddress, *, now_ms: int) -> DeviceGrant:
    """The answer to a device authorization request; `now_ms` (UTC) stands in for a server that tells no time.

    Raises `WireError` for anything that must not be shown or opened, such as an address of another kind.
    """
    at = "sign-in"
    said = _object(value, at)
    url = _page(said.get("verification_uri"), f"{at}/verification_uri", address)
    complete = said.get("verification_uri_complete")
    lives_s = fields.integer(said.get("expires_in"), f"{at}/expires_in")
    interval_s = fields.integer(said.get("interval", DEFAULT_INTERVAL_S), f"{at}/interval")
    told_ms = fields.integer(said.get("time_ms", now_ms), f"{at}/time_ms")
    return DeviceGrant(
        device_code=_text(said.get("device_code"), f"{at}/device_code", high=500),
        user_code=_text(said.get("user_code"), f"{at}/user_code", high=_CODE_CHARACTERS),
        verification_url=url,
        complete_url=url
        if complete is None
        else _page(complete, f"{at}/verification_uri_complete", address),
        expires_ms=told_ms + _within(lives_s, _LIVES_S) * 1000,
        interval_s=_within(interval_s, _INTERVALS_S),
    )


def read_code(value: JsonValue) -> str:
    """The one-time enrolment code of a person who said yes. Raises `WireError`."""
    said = _object(value, "token")
    if said.get("token_type") != TOKEN_TYPE:
        raise fields.bad("token/token_type", "not an enrolment code")
    return _text(said.get("access_token"), "token/access_token", high=_CODE_CHARACTERS)


def error_of(answer: Response) -> str | None:
    """The error code of RFC 6749, 5.2, in an answer of status 400 or 401; None: it is not such an answer."""
    if answer.status not in (400, 401):
        return None
    if not answer.headers.get("content-type", "").startswith("application/json"):
        return None
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    error = said.get("error") if isinstance(said, dict) else None
    return error if isinstance(error, str) else None


def _object(value: JsonValue, where: str) -> dict[str, JsonValue]:
    if not isinstance(value, dict):
        raise fields.bad(where, "not an object")
    return value


def _text(value: JsonValue, where: str, *, high: int) -> str:
    text = fields.string(value, where)
    if not 0 < len(text) <= high or not text.isascii() or not text.isprintable():
        raise fields.bad(where, "empty, too long or not plain")
    return text


def _page(value: JsonValue, where: str, address: ServerAddress) -> str:
    """An address for a browser: https, or http where the server itself is this very machine."""
    url = _text(value, where, high=_ADDRESS_CHARACTERS)
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise fields.bad(where, "not an address") from error
    allowed = ("https", "http") if address.base.startswith("http://") else ("https",)
    if parts.scheme not in allowed or not parts.hostname or "@" in parts.netloc or " " in url:
        raise fields.bad(where, "not the address of a page")
    return url


def _within(number: int, bounds: tuple[int, int]) -> int:
    return max(bounds[0], min(number, bounds[1]))
