"""Which passwords are good enough, by NIST SP 800-63B (revision 4): long, and not among those tried first.

Pure. There is no rule about kinds of characters and none about age: both make passwords worse.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files

SHORTEST = 15
"""Characters; what the standard asks for where a password may be all that there is."""
LONGEST = 1024
"""Characters of the longest password; longer ones are refused before they cost anything."""
OWN_LEAST = 8
"""Characters that must be left, and different ones half as many, when all that is well known is taken out."""

_RUN = 4
"""So many characters in a row that repeat or count up are well known."""
_LOOKALIKES = str.maketrans("0134578@$!", "oleastbasi")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


class Weakness(StrEnum):
    """Why a password is not good enough."""

    EMPTY = "empty"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    WELL_KNOWN = "well-known"


def normal(password: str) -> str:
    """The form that is hashed: the same characters however a keyboard has put them together (NFC)."""
    return unicodedata.normalize("NFC", password)


def weakness(password: str, *, about: Iterable[str]) -> Weakness | None:
    """Why `password` is not good enough, or None. `about` is what everybody may know: name, address, organization."""
    password = normal(password)
    if not password:
        return Weakness.EMPTY
    if len(password) > LONGEST:
        return Weakness.TOO_LONG
    if len(password) < SHORTEST:
        return Weakness.TOO_SHORT
    left = _left(password, about)
    if len(left) < OWN_LEAST or len(set(left)) < OWN_LEAST // 2:
        return Weakness.WELL_KNOWN
    return None


def _left(password: str, about: Iterable[str]) -> str:
    """What somebody who knows all well-known parts would still have to guess."""
    plain = re.sub(r"(19|20)\d\d", "", password.casefold())  # years
    if _letters(plain) in _phrases():
        return ""
    theirs = {part for text in about for part in re.split(r"\W+", text.casefold()) if len(part) > 2}
    for part in sorted(theirs | _parts(), key=len, reverse=True):
        plain = _without(plain, part)
    return _without_runs(re.sub(r"[\W_]+", "", plain))


def _without(text: str, part: str) -> str:
    """`text` without `part`, also where digits and signs stand for letters."""
    while part in text:
        text = text.replace(part, "")
    alike = text.translate(_LOOKALIKES)
    while (at := alike.find(part)) >= 0:
        text = text[:at] + text[at + len(part) :]
        alike = alike[:at] + alike[at + len(part) :]
    return text


def _without_runs(text: str) -> str:
    """`text` where of each run (aaaa, 1234, qwert, either way, abcabc) only the first character is left."""
    text = re.sub(r"(.+?)\1+", r"\1", text)
    kept, at = [], 0
    while at < len(text):
        length = max(
            (_run_length(text, at, row) for line in _ROWS for row in (line, line[::-1])), default=1
        )
        kept.append(text[at])
        at += length if length >= _RUN else 1
    return "".join(kept)


def _run_length(text: str, at: int, row: str) -> int:
    place, length = row.find(text[at]), 1
    if place < 0:
        return 1
    while text[at + length : at + length + 1] == row[place + length : place + length + 1] != "":
        length += 1
    return length


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@cache
def _parts() -> frozenset[str]:
    return _list("common_parts.txt")


@cache
def _phrases() -> frozenset[str]:
    return frozenset(_letters(line) for line in _list("common_phrases.txt"))


def _list(name: str) -> frozenset[str]:
    lines = files("server.accounts").joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
