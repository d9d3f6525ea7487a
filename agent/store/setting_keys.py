"""Settings by name: every field of the settings that a person may set, read and written as text.

Generic over the dataclasses of `agent.store.settings`: a field of `Settings` that is itself a dataclass holds
settings, named `<field>.<field within>`; so is a plain field that is not in `STATE`. What a field's `metadata`
says holds: `least` and `most` of a number, `most_values` of a list, `most_characters` of a text, and
`applies: "start"` where a change counts only from the next start.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, TypeVar

from agent.core.problems import Problem, ProblemCode
from agent.plain import to_plain
from agent.store.errors import StoreError

STATE: Final = frozenset({"enrolment", "contract", "memos", "consents"})
"""What the file holds beside: it comes about by other verbs."""

TRUE: Final = ("true", "yes", "on", "1")
FALSE: Final = ("false", "no", "off", "0")
NONE: Final = "none"

_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class SettingKey:
    """One setting: `key` as a person names it, the fields that lead to it, its type and its default."""

    key: str
    path: tuple[str, ...]
    kind: Any
    default: object
    rules: Mapping[str, Any]

    @property
    def at_once(self) -> bool:
        """Whether a running agent goes by a change at once."""
        return self.rules.get("applies") != "start"


def keys_of(record: type) -> tuple[SettingKey, ...]:
    """All settings of a dataclass, ordered as it lists them."""
    found: list[SettingKey] = []
    hints = typing.get_type_hints(record)
    for one in dataclasses.fields(record):
        kind = hints[one.name]
        if one.name in STATE:
            continue
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            inner = typing.get_type_hints(kind)
            found += (
                SettingKey(
                    f"{one.name}.{part.name}",
                    (one.name, part.name),
                    inner[part.name],
                    _default(part),
                    part.metadata,
                )
                for part in dataclasses.fields(kind)
            )
        else:
            found.append(SettingKey(one.name, (one.name,), kind, _default(one), one.metadata))
    return tuple(found)


def find_key(record: type, key: str) -> SettingKey:
    """The setting of this name; `-` counts as `_`. Raises `StoreError` SETTING_INVALID."""
    wanted = key.strip().lower().replace("-", "_")
    for one in keys_of(record):
        if one.key == wanted:
            return one
    raise _refused(key, "unknown-setting")


def value_of(settings: object, key: SettingKey) -> object:
    """What the setting is now."""
    value = settings
    for name in key.path:
        value = getattr(value, name)
    return value


def with_texts(settings: _R, key: SettingKey, texts: Sequence[str]) -> _R:
    """`settings` with this one set to what `texts` say. Raises `StoreError` SETTING_INVALID."""
    value = _parse(key, key.kind, texts)
    try:
        changed: _R = _with(settings, key.path, value)
    except ValueError as error:  # what the record itself refuses
        raise _refused(key.key, "refused", reason=error) from error
    return changed


def with_default(settings: _R, key: SettingKey) -> _R:
    """`settings` with this one as it was at first."""
    changed: _R = _with(settings, key.path, key.default)
    return changed


def texts_of(value: object) -> tuple[str, ...]:
    """A value as texts that `with_texts` takes."""
    plain = to_plain(value)
    if isinstance(plain, list):
        return tuple(map(str, plain))
    if isinstance(plain, bool):
        return (TRUE[0] if plain else FALSE[0],)
    return (NONE if plain is None else str(plain),)


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return None if field.default is dataclasses.MISSING else field.default


def _with(settings: Any, path: tuple[str, ...], value: object) -> Any:  # noqa: ANN401 — any dataclass
    name, *rest = path
    if rest:
        value = _with(getattr(settings, name), tuple(rest), value)
    return dataclasses.replace(settings, **{name: value})


def _parse(key: SettingKey, kind: Any, texts: Sequence[str]) -> object:  # noqa: ANN401 — any annotation
    kind = getattr(kind, "__supertype__", kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        kinds = [one for one in arguments if one is not type(None)]
        if [text.lower() for text in texts] == [NONE]:
            return None
        return _parse(key, kinds[0], texts)
    if origin is tuple:
        most = key.rules.get("most_values")
        if most is not None and len(texts) > most:
            raise _refused(key.key, "too-many", most=most)
        return tuple(_parse(key, arguments[0], (text,)) for text in dict.fromkeys(texts))
    if len(texts) != 1:
        raise _refused(key.key, "one-value")
    return _parse_one(key, kind, texts[0].strip())


def _parse_one(key: SettingKey, kind: Any, text: str) -> object:  # noqa: ANN401 — any annotation
    if kind is bool:
        if text.lower() not in (*TRUE, *FALSE):
            raise _refused(key.key, "yes-or-no", value=text)
        return text.lower() in TRUE
    if isinstance(kind, type) and issubclass(kind, Enum):
        choices = {str(one.value): one for one in kind}
        if text not in choices:
            raise _refused(key.key, "one-of", value=text, choices=", ".join(choices))
        return choices[text]
    if kind in (int, float):
        return _number(key, kind, text)
    if kind is not str:
        raise TypeError(f"{key.key}: a setting cannot be a {kind!r}")
    most = key.rules.get("most_characters")
    empty = not text and key.default != ""
    if empty or not text.isprintable() or (most is not None and len(text) > most):
        raise _refused(key.key, "text", most="any" if most is None else most)
    return text


def _number(key: SettingKey, kind: type[int] | type[float], text: str) -> int | float:
    try:
        number = kind(text)
    except ValueError:
        raise _refused(key.key, "number", value=text) from None
    least, most = key.rules.get("least"), key.rules.get("most")
    low = least is not None and not number >= least
    high = most is not None and not number <= most
    if low or high or number != number:
        bounds = {
            "least": "any" if least is None else least,
            "most": "any" if most is None else most,
        }
        raise _refused(key.key, "range", value=text, **bounds)
    return number


def _refused(key: str, why: str, **details: object) -> StoreError:
    told = {name: str(value) for name, value in details.items()}
    return StoreError(Problem(ProblemCode.SETTING_INVALID, {"key": key, "why": why, **told}))
