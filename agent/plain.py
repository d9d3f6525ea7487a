"""Frozen dataclasses to plain values (what JSON and TOML hold) and strictly back, by their
annotations.

Used where records of ours lie in a file of ours or pass between two processes of ours. What leaves
the machine has its own exact encoding in `wire`.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

_T = TypeVar("_T")


class PlainError(Exception):
    """A plain value is not what the type asks for; `where` is the path to it, such as
    `.sync.state`.
    """

    def __init__(self, where: str, detail: str) -> None:
        super().__init__(f"{where or '.'}: {detail}")
        self.where = where
        self.detail = detail


def to_plain(value: object, *, complete: bool = False) -> Any:  # noqa: ANN401 — nested plain values have no static type
    """`value` as dicts, lists, strings, numbers, booleans and None.

    Fields that are None are left out, since TOML has no word for them; with `complete` they stay, so
    that scripts find every key.
    """
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {
            name: to_plain(part, complete=complete)
            for name, part in fields
            if complete or part is not None
        }
    if isinstance(value, Mapping):
        return {str(key): to_plain(part, complete=complete) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(part, complete=complete) for part in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"no plain form: {type(value).__name__}")


def from_plain(kind: type[_T], value: object, *, where: str = "") -> _T:
    """A `kind` made of `value`; every field must be known and of its type. Raises `PlainError`.

    A field that is not there has its default, or None where it may be: older files lack what came later.
    """
    return typing.cast(_T, _parse(kind, value, where))


def _parse(kind: Any, value: object, where: str) -> object:  # noqa: ANN401 — any annotation
    """`value` as `kind`: a class, a NewType, a tuple, a mapping, or one of these or None."""
    kind = getattr(kind, "__supertype__", kind)  # what a NewType stands for
    if isinstance(kind, typing.NewType):
        return _parse(kind, value, where)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _parse_optional(arguments, value, where)
    if origin is tuple:
        return _parse_tuple(arguments, value, where)
    if origin is not None and issubclass(origin, Mapping):
        return _parse_mapping(arguments, value, where)
    if dataclasses.is_dataclass(kind):
        return _parse_record(kind, value, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(value)
        except ValueError:
            raise PlainError(where, f"{value!r} is no {kind.__name__}") from None
    # bool is an int to Python, but not to us.
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise PlainError(where, f"{type(value).__name__} where {kind.__name__} belongs")
    return value


def _parse_optional(arguments: tuple[Any, ...], value: object, where: str) -> object:
    kinds = [argument for argument in arguments if argument is not type(None)]
    if len(kinds) != 1:
        raise TypeError(f"only `X | None` can be read back, not {arguments}")
    return None if value is None else _parse(kinds[0], value, where)


def _parse_tuple(arguments: tuple[Any, ...], value: object, where: str) -> object:
    if not isinstance(value, list):
        raise PlainError(where, f"{type(value).__name__} where a list belongs")
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_parse(arguments[0], part, f"{where}[{i}]") for i, part in enumerate(value))
    if len(value) != len(arguments):
        raise PlainError(where, f"{len(value)} parts where {len(arguments)} belong")
    pairs = zip(arguments, value, strict=True)
    return tuple(_parse(kind, part, f"{where}[{i}]") for i, (kind, part) in enumerate(pairs))


def _parse_mapping(arguments: tuple[Any, ...], value: object, where: str) -> object:
    if not isinstance(value, dict):
        raise PlainError(where, f"{type(value).__name__} where a table belongs")
    return {
        _parse(arguments[0], key, where): _parse(arguments[1], part, f"{where}.{key}")
        for key, part in value.items()
    }


def _parse_record(kind: Any, value: object, where: str) -> object:  # noqa: ANN401 — a dataclass
    if not isinstance(value, dict):
        raise PlainError(where, f"{type(value).__name__} where a table belongs")
    hints = _hints(kind)
    for name in value:
        if name not in hints:
            raise PlainError(f"{where}.{name}", "unknown")
    optional = _with_default(kind)
    given = {
        name: _parse(hint, value.get(name), f"{where}.{name}")
        for name, hint in hints.items()
        if name in value or name not in optional
    }
    return kind(**given)


@cache
def _with_default(kind: Any) -> frozenset[str]:  # noqa: ANN401 — a dataclass
    """The fields of `kind` that need not be given."""
    missing = dataclasses.MISSING
    return frozenset(
        field.name
        for field in dataclasses.fields(kind)
        if field.default is not missing or field.default_factory is not missing
    )


@cache
def _hints(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401 — a dataclass
    """The types of the fields of `kind`, resolved."""
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}
