"""Everything that is to be translated: the texts of all words modules, each once, in the order of the source.

Used by the tool that keeps the translation files whole, and by tests; the running app does not need it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from ui.tongue import Counted

MODULES = (
    "ui.messages",
    "ui.first_run_words",
    "ui.notice_words",
    "ui.problem_words",
    "ui.redact_words",
    "ui.settings_words",
    "ui.devices_words",
    "ui.close_words",
    "ui.diary_words",
    "ui.diary_legend_words",
)
"""Where constants in capital letters are texts. Those named `CLI_…` are for the command line and stay English."""


def texts() -> tuple[str | Counted, ...]:
    """Every text, without repetition; a `Counted` is translated in as many forms as the language has."""
    found: dict[str, str | Counted] = {}
    for name in MODULES:
        for constant, value in vars(importlib.import_module(name)).items():
            if constant.lstrip("_").isupper() and not constant.startswith("CLI_"):
                for text in _texts_in(value):
                    found.setdefault(text.many if isinstance(text, Counted) else text, text)
    return tuple(found.values())


def _texts_in(value: object) -> Iterator[str | Counted]:
    if isinstance(value, Counted):
        yield value
    elif isinstance(value, str):
        if any(letter.isalpha() for letter in value):
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts_in(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts_in(getattr(value, field.name))
