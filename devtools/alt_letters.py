"""Chooses the Alt letters of a translation, so that none leads to two places in one window or menu."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence


def letter_of(text: str) -> str:
    """The Alt letter of a text, small; empty: it has none. `&&` is the character itself."""
    at = text.replace("&&", "  ").find("&")
    return text[at + 1].lower() if 0 <= at < len(text) - 1 else ""


def variants(source: str, said: str) -> list[str]:
    """A translation with each Alt letter that it can have, the best first.

    Where letters cannot be typed with one key they stand behind, as in `रोकें (&S)`: then those of the English
    text come first, and any other after them. Else beginnings of words come first.
    """
    behind = re.search(r"\(&([A-Z])\)", said)
    if behind is not None:
        own = [one for one in _plain(source).upper() if one in string.ascii_uppercase]
        wanted = dict.fromkeys([*own, *string.ascii_uppercase])
        return [said.replace(behind[0], f"(&{one})") for one in wanted]
    plain = _plain(said)
    depth, found = 0, []
    for at, sign in enumerate(plain):
        depth += (sign == "{") - (sign == "}")
        if not depth and sign.isalpha():
            found.append(at)
    found.sort(key=lambda at: (at > 0 and plain[at - 1] != " ", at))
    return [f"{plain[:at]}&{plain[at:]}" for at in found]


def choose(said: Mapping[str, str], together: Iterable[Sequence[str]]) -> dict[str, str]:
    """The translations with other Alt letters where two of those shown `together` share one.

    `said` maps each source text to its translation, which has an Alt letter; every one of `together` is source
    texts of one window. Letters stay where they can. A text that finds no letter of its own raises ValueError.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    for group in together:
        known = [source for source in group if source in said]
        for source in known:
            beside[source].update(one for one in known if one != source)
    chosen = dict(said)
    # Those with the most letters to choose from make way for the others.
    for source in sorted(beside, key=lambda one: (-len(set(_plain(said[one]).lower())), one)):
        if not _taken(source, beside, chosen) & {letter_of(chosen[source])}:
            continue
        if not _give(source, beside, chosen, depth=3):
            raise ValueError(f"no Alt letter is left for {said[source]!r}")
    return chosen


def _plain(text: str) -> str:
    at = text.replace("&&", "  ").find("&")
    return text[:at] + text[at + 1 :]


def _taken(source: str, beside: Mapping[str, set[str]], chosen: Mapping[str, str]) -> set[str]:
    return {letter_of(chosen[one]) for one in beside[source]}


def _give(
    source: str, beside: Mapping[str, set[str]], chosen: dict[str, str], *, depth: int
) -> bool:
    """Give a text a letter that is free, or that one neighbour can do without."""
    before = chosen[source]
    taken = _taken(source, beside, chosen)
    wanted = variants(source, before)
    for variant in wanted:
        if letter_of(variant) not in taken:
            chosen[source] = variant
            return True
    if not depth:
        return False
    for variant in wanted:
        letter = letter_of(variant)
        holders = [one for one in beside[source] if letter_of(chosen[one]) == letter]
        if len(holders) != 1:
            continue
        kept = dict(chosen)
        chosen[source] = variant
        if _give(holders[0], beside, chosen, depth=depth - 1):
            return True
        chosen.update(kept)
    chosen[source] = before
    return False
