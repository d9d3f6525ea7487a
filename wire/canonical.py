"""The one encoding that JSON values have here: RFC 8785 with integers only, written and read strictly."""

from __future__ import annotations

import json
from typing import Final, TypeAlias

import rfc8785

from wire.problems import WireCode, WireError

JsonValue: TypeAlias = "bool | int | str | list[JsonValue] | dict[str, JsonValue] | None"

MAX_STATEMENT_BYTES = 65_536
MAX_DEPTH = 8
"""How many objects and arrays may be open at once."""
MAX_INTEGER = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly; its negative is the smallest."""

_TOO_LONG: Final = "integer too long"
_LONGEST: Final = 10**17
"""The first number above 0 with more characters than `-MAX_INTEGER` has."""


class _Unreadable(ValueError):
    """Raised inside the JSON reader; never leaves this module."""


_WRITER: Final = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
)
"""Writes what `_check` lets pass as RFC 8785 does, but for the order of names that are not ASCII; in C."""


def encode(value: JsonValue) -> bytes:
    """Encode `value`; raise `WireError` for floats, big integers, lone surrogates and deep nesting."""
    in_order = _check(value, MAX_DEPTH)
    try:
        return _WRITER.encode(value).encode("utf-8") if in_order else rfc8785.dumps(value)
    except ValueError as error:  # text that is not Unicode
        raise WireError(WireCode.BAD_VALUE, "value", str(error)) from error


def decode(data: bytes, *, where: str = "json", limit: int = MAX_STATEMENT_BYTES) -> JsonValue:
    """Read `data`, at most `limit` bytes, and insist that its meaning encodes to exactly these bytes.

    That one comparison refuses duplicate and unsorted members, floats, white space, needless escapes,
    a byte order mark and anything after the value. `where` names the bytes in the `WireError`.
    """
    if len(data) > limit:
        raise WireError(WireCode.TOO_LARGE, where, f"{len(data)} bytes, at most {limit}")
    try:
        value: JsonValue = _READER.decode(data.decode("utf-8"))
    except RecursionError as error:
        raise WireError(WireCode.TOO_DEEP, where) from error
    except ValueError as error:  # not UTF-8, not JSON, or refused below
        raise WireError(WireCode.NOT_JSON, where, str(error)) from error
    try:
        again = encode(value)
    except WireError as error:
        # So long a number is no matter of its value: other readers would not even read it.
        code = WireCode.NOT_JSON if error.detail == _TOO_LONG else error.code
        raise WireError(code, where, error.detail) from error
    if again != data:
        raise WireError(WireCode.NOT_CANONICAL, where)
    return value


def read_again(data: bytes, *, where: str = "json") -> JsonValue:
    """Read what `decode` has let pass before, as for bytes that this device sealed itself: half the work.

    That these are the only bytes for their meaning is not looked at again; all else that would not be JSON of ours
    still raises `WireError`.
    """
    try:
        value: JsonValue = _READER.decode(data.decode("utf-8"))
    except RecursionError as error:
        raise WireError(WireCode.TOO_DEEP, where) from error
    except ValueError as error:
        raise WireError(WireCode.NOT_JSON, where, str(error)) from error
    return value


def _refused(token: str) -> JsonValue:
    raise _Unreadable(f"number {token[:24]}")


_READER: Final = json.JSONDecoder(parse_float=_refused, parse_constant=_refused)


def _check(value: JsonValue, depth: int) -> bool:
    """Walk `value`; `depth` more levels of nesting are allowed. Says whether all its names are ASCII.

    Those sort the same by code points, as Python sorts, and by UTF-16, as RFC 8785 does.
    """
    if value is None or isinstance(value, bool | str):
        return True
    if isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            if not -_LONGEST < 10 * value < 10 * _LONGEST:
                raise WireError(WireCode.BAD_VALUE, "value", _TOO_LONG)
            raise WireError(WireCode.BAD_VALUE, "value", "integer beyond 2^53-1")
        return True
    if not isinstance(value, list | dict):
        raise WireError(WireCode.BAD_VALUE, "value", f"{type(value).__name__} has no encoding")
    if depth == 0:
        raise WireError(WireCode.TOO_DEEP, "value")
    in_order = True
    if isinstance(value, list):
        for child in value:
            if type(child) is str or (type(child) is int and 0 <= child <= MAX_INTEGER):
                continue  # nearly all that there is: a call for each would cost more than the check
            in_order = _check(child, depth - 1) and in_order
        return in_order
    for name, child in value.items():
        if not isinstance(name, str):
            raise WireError(WireCode.BAD_VALUE, "value", "a member name that is not text")
        in_order = name.isascii() and in_order
        if type(child) is str or (type(child) is int and 0 <= child <= MAX_INTEGER):
            continue
        in_order = _check(child, depth - 1) and in_order
    return in_order
