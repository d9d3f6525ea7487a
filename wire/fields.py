"""Readers for single JSON values: each returns the typed value or raises a `WireError` naming the place."""

from __future__ import annotations

import binascii
import re
from collections.abc import Collection
from enum import StrEnum
from typing import Final, TypeVar

from wire.canonical import MAX_INTEGER, JsonValue
from wire.problems import WireCode, WireError
from wire.records import ContractId, Sha256, StreamId
from wire.text import is_clean

STREAM_BYTES = 16
SHA256_BYTES = 32
ORIGIN_CHARACTERS = 200
EARLIEST_MS = 1_577_836_800_000
"""2020-01-01T00:00:00Z: no statement speaks of times before."""
LATEST_MS = 4_102_444_800_000
"""2100-01-01T00:00:00Z: nor after."""

_Member = TypeVar("_Member", bound=StrEnum)

_FROM_URL: Final = bytes.maketrans(b"-_", b"+/")
_TO_URL: Final = bytes.maketrans(b"+/", b"-_")
_SHA256: Final = re.compile("[0-9a-f]{64}")
_ID: Final = re.compile("[0-9a-f]{16}")
_ORIGIN: Final = re.compile(r"[!-*,-~]+")  # printable ASCII without the plus sign and the space


def members(
    value: JsonValue, where: str, required: Collection[str], optional: Collection[str] = ()
) -> dict[str, JsonValue]:
    """An object that has every `required` member, perhaps `optional` ones, and no other."""
    if not isinstance(value, dict):
        raise bad(where, "not an object")
    for name in required:
        if name not in value:
            raise WireError(WireCode.MISSING_FIELD, f"{where}/{name}")
    for name in value:
        if name not in required and name not in optional:
            raise WireError(WireCode.UNKNOWN_FIELD, f"{where}/{name[:40]}")
    return value


def array(value: JsonValue, where: str, *, low: int = 0, high: int) -> list[JsonValue]:
    """An array of `low` to `high` elements."""
    if not isinstance(value, list):
        raise bad(where, "not an array")
    if not low <= len(value) <= high:
        raise bad(where, f"{len(value)} elements, {low} to {high} allowed")
    return value


def integer(value: JsonValue, where: str, *, low: int = 0, high: int = MAX_INTEGER) -> int:
    """A whole number from `low` to `high`."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise bad(where, "not an integer")
    if not low <= value <= high:
        raise bad(where, f"{value} is not in {low} to {high}")
    return value


def instant(value: JsonValue, where: str) -> int:
    """Milliseconds UTC within the years that statements speak of."""
    return integer(value, where, low=EARLIEST_MS, high=LATEST_MS)


def boolean(value: JsonValue, where: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise bad(where, "not true or false")
    return value


def text(value: JsonValue, where: str, *, low: int = 0, high: int) -> str:
    """Clean text (`wire.text`) of `low` to `high` characters."""
    found = string(value, where)
    if len(found) < low or not is_clean(found, high):
        raise bad(where, "text too short, too long or with forbidden characters")
    return found


def string(value: JsonValue, where: str) -> str:
    """Any text; the caller checks it."""
    if not isinstance(value, str):
        raise bad(where, "not text")
    return value


def sha256(value: JsonValue, where: str) -> Sha256:
    """64 lower-case hex digits."""
    found = string(value, where)
    if _SHA256.fullmatch(found) is None:
        raise bad(where, "not a SHA-256 in lower-case hex")
    return Sha256(found)


def database_id(value: JsonValue, where: str) -> str:
    """16 lower-case hex digits."""
    found = string(value, where)
    if _ID.fullmatch(found) is None:
        raise bad(where, "not an id of 16 lower-case hex digits")
    return found


def contract_id(value: JsonValue, where: str) -> ContractId:
    """16 lower-case hex digits that name a contract."""
    return ContractId(database_id(value, where))


def one_of(value: JsonValue, where: str, kind: type[_Member]) -> _Member:
    """The member of `kind` that has this spelling."""
    found = string(value, where)
    for member in kind:
        if member.value == found:
            return member
    raise bad(where, f"unknown: {found[:40]}")


def stream_id(value: JsonValue, where: str) -> StreamId:
    """16 bytes in base64url."""
    found = string(value, where)
    base64url(found, where, size=STREAM_BYTES)
    return StreamId(found)


def origin(value: JsonValue, where: str) -> str:
    """The name of a log: printable ASCII without spaces and plus signs, as C2SP note key names."""
    found = string(value, where)
    if len(found) > ORIGIN_CHARACTERS or _ORIGIN.fullmatch(found) is None:
        raise bad(where, "not an origin")
    return found


def base64url(value: str, where: str, *, size: int | None = None) -> bytes:
    """The bytes behind base64url without padding in its only spelling; `size` bytes if given."""
    try:
        # What the module base64 does, without the cost of its wrappers: there are many of these.
        standard = value.encode("ascii").translate(_FROM_URL) + b"=" * (-len(value) % 4)
        found = binascii.a2b_base64(standard, strict_mode=True)
    except ValueError as error:
        raise bad(where, "not base64url") from error
    if to_base64url(found) != value or (size is not None and len(found) != size):
        raise bad(where, "not base64url without padding of the right length")
    return found


def base64url_again(value: str, where: str) -> bytes:
    """The bytes behind what `base64url` has let pass before."""
    try:
        standard = value.encode("ascii").translate(_FROM_URL) + b"=" * (-len(value) % 4)
        return binascii.a2b_base64(standard, strict_mode=True)
    except ValueError as error:
        raise bad(where, "not base64url") from error


def to_base64url(data: bytes) -> str:
    """`data` in base64url without padding."""
    standard = binascii.b2a_base64(data, newline=False)
    return standard.translate(_TO_URL).rstrip(b"=").decode("ascii")


def base64std(value: str, where: str, *, size: int | None = None) -> bytes:
    """The bytes behind standard padded base64 in its only spelling; `size` bytes if given."""
    try:
        found = binascii.a2b_base64(value, strict_mode=True)
    except ValueError as error:
        raise bad(where, "not base64") from error
    if to_base64std(found) != value or (size is not None and len(found) != size):
        raise bad(where, "not padded base64 of the right length")
    return found


def to_base64std(data: bytes) -> str:
    """`data` in standard padded base64."""
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def decimal(value: str, where: str) -> int:
    """A whole number from 0 to 2^53-1 in ASCII decimal without sign and leading zeros."""
    if not value.isascii() or not value.isdigit() or len(value) > len(str(MAX_INTEGER)):
        raise bad(where, "not a decimal number")
    if str(int(value)) != value:
        raise bad(where, "leading zero")
    return integer(int(value), where)


def bad(where: str, detail: str) -> WireError:
    """The commonest refusal: a value that must not stand at `where`."""
    return WireError(WireCode.BAD_VALUE, where, detail)
