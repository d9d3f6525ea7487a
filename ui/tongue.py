"""In which language the words come: English texts go in, those of the chosen language come out.

Free of Qt, so that what is decided about texts needs no window; `ui.languages` puts Qt's translator here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

CONTEXT = "Hourproof"
"""Under which name Qt's files keep all texts."""

Translate = Callable[[str, int], str]
"""From an English text and a count (-1: it counts nothing) to the text shown; the text itself if there is none."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A text about `{count}` things. Other languages have other numbers of forms; `many` is their key."""

    one: str
    many: str


def _english(text: str, _count: int) -> str:
    return text


_translate: Translate = _english


def speak(translate: Translate | None) -> None:
    """From now on texts come out of `translate`; None: in English. On the main thread."""
    global _translate
    _translate = translate or _english


def tr(text: str) -> str:
    """`text`, a constant of the words, in the chosen language. Call it when the text is shown, not before."""
    return _translate(text, -1)


def tr_all(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Each of `texts` in the chosen language."""
    return tuple(tr(text) for text in texts)


def tr_count(text: Counted, count: int, **details: object) -> str:
    """`text` about `count` things, with `{count}` and the other details in their places."""
    said = _translate(text.many, count)
    if said == text.many and count == 1:  # English, or a language that lacks this text
        said = text.one
    return said.format(count=count, **details)
