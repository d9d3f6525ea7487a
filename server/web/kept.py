"""What was typed into a form whose sign-in had ended, carried over signing in again. Never anything secret."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from server.web.addresses import local_page

_SECRET = ("password", "code", "seal", "secret", "token", "credential")
_MOST_FIELDS = 64
_MOST_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class KeptForm:
    """Where the form goes, and its fields in their order."""

    path: str
    fields: tuple[tuple[str, str], ...]

    def text(self) -> str:
        """For a hidden field of the sign-in form."""
        return json.dumps([self.path, self.fields])


def kept_form(path: str, fields: Sequence[tuple[str, str]]) -> KeptForm | None:
    """The form without what must not be kept: passwords, codes, seals. None if nothing is left, or far too much."""
    kept = tuple(
        (name, value) for name, value in fields if not any(word in name.lower() for word in _SECRET)
    )
    if not kept or len(kept) > _MOST_FIELDS or local_page(path) != path:
        return None
    if sum(len(name) + len(value) for name, value in kept) > _MOST_CHARACTERS:
        return None
    return KeptForm(path, kept)


def kept_from(text: str) -> KeptForm | None:
    """What `KeptForm.text` wrote; None for anything else."""
    if not text or len(text) > 2 * _MOST_CHARACTERS:
        return None
    try:
        path, fields = json.loads(text)
        pairs = tuple((name, value) for name, value in fields)
    except (ValueError, TypeError, RecursionError):
        return None
    if not isinstance(path, str) or not all(isinstance(x, str) for pair in pairs for x in pair):
        return None
    return kept_form(path, pairs)
