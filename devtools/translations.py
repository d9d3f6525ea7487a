"""Keeps the app's translations whole: `dev.py translate`, run inside the environment.

A source file (`ui/translations/hourproof_xx.ts`, Qt's XML) holds every text of `ui.catalogue` with its
translation; the program loads the compiled file beside it (`.qm`). Translations come in as JSON, each is
checked, and what is wrong is named and left out.
"""

from __future__ import annotations

import argparse
import json
import string
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import PySide6

from agent.client import LanguageChoice
from ui.catalogue import texts
from ui.tongue import CONTEXT, Counted

FOLDER = Path(__file__).resolve().parent.parent / "ui" / "translations"

FORMS: Mapping[str, tuple[str, ...]] = {
    "es": ("1", "0, 2, 3…"),
    "de": ("1", "0, 2, 3…"),
    "pt": ("0, 1", "2, 3, 4…"),
    "uk": ("1, 21, 31…", "2, 3, 4, 22…", "0, 5, 6, 7…"),
    "fil": ("0, 1", "2, 3, 4…"),
    "hi": ("1", "0, 2, 3…"),
}
"""For which counts each language has a form, in the order in which Qt wants them. English is the source."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text and its translation: one form, or for a `Counted` as many as the language has; empty: missing."""

    text: str | Counted
    forms: tuple[str, ...]

    @property
    def source(self) -> str:
        """The key: the text itself, of a `Counted` the English plural."""
        return self.text.many if isinstance(self.text, Counted) else self.text

    @property
    def finished(self) -> bool:
        """Whether nothing is missing."""
        return all(self.forms)


def file_of(language: str, suffix: str) -> Path:
    """Where a language's `.ts` or `.qm` lies."""
    return FOLDER / f"hourproof_{language}{suffix}"


def kept(path: Path) -> dict[str, tuple[str, ...]]:
    """What a `.ts` file holds: the forms of each source text. Nothing where there is no file."""
    if not path.exists():
        return {}
    found: dict[str, tuple[str, ...]] = {}
    root = ElementTree.parse(path).getroot()  # our own file
    for message in root.iter("message"):
        translation = message.find("translation")
        if translation is None:
            continue
        plural = translation.findall("numerusform")
        forms = [form.text or "" for form in plural] if plural else [translation.text or ""]
        found[message.findtext("source") or ""] = tuple(forms)
    return found


def messages(language: str, before: Mapping[str, tuple[str, ...]]) -> tuple[Message, ...]:
    """Every text of the catalogue with what was translated `before`; what is gone from there is dropped."""
    result = []
    for text in texts():
        count = len(FORMS[language]) if isinstance(text, Counted) else 1
        new = Message(text, ("",) * count)
        forms = before.get(new.source, ())
        # A text that has come to count, or does no longer, has to be translated anew.
        result.append(replace(new, forms=forms) if len(forms) == count else new)
    return tuple(result)


def xml(language: str, all_messages: Sequence[Message]) -> str:
    """A `.ts` file, as Qt's own tools write it."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for message in all_messages:
        counted = isinstance(message.text, Counted)
        lines += [
            '    <message numerus="yes">' if counted else "    <message>",
            f"        <source>{escape(message.source)}</source>",
        ]
        if isinstance(message.text, Counted):
            one = escape(message.text.one)
            lines.append(f"        <extracomment>For one: {one}</extracomment>")
        mark = "" if message.finished else ' type="unfinished"'
        lines.append(f"        <translation{mark}>{_forms(message)}</translation>")
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def _forms(message: Message) -> str:
    if not isinstance(message.text, Counted):
        return escape(message.forms[0])
    forms = [f"            <numerusform>{escape(form)}</numerusform>" for form in message.forms]
    return "\n".join(["", *forms, "        "])


def fault(text: str | Counted, forms: object, language: str) -> str | None:
    """What is wrong with a translation; None: nothing. `forms` is a text, or of a `Counted` a list of them."""
    counts = FORMS[language]
    if not isinstance(text, Counted):
        return _fault_of(text, forms) if isinstance(forms, str) else "wants one text"
    if not isinstance(forms, list) or len(forms) != len(counts):
        wanted = "; ".join(counts)
        return f"wants a list of {len(counts)} forms, for the counts {wanted}"
    for at, form in enumerate(forms):
        wrong = _fault_of(text.many, form) if isinstance(form, str) else "wants texts"
        # English may leave the number out where there is one thing: so may the form for one.
        if wrong is not None and at == 0 and isinstance(form, str):
            wrong = _fault_of(text.one, form)
        if wrong is not None:
            return f"form for {counts[at]}: {wrong}"
    return None


def _fault_of(source: str, said: str) -> str | None:
    try:
        there = _names(said)
    except ValueError as error:
        return f"a brace stands alone ({error})"
    wanted = _names(source)
    if there != wanted:
        return f"wants the names {sorted(wanted)}, has {sorted(there)}"
    if accelerators(said) != accelerators(source):
        return f"wants {accelerators(source)} letter after &, has {accelerators(said)}"
    if _blanks(said) != _blanks(source):
        return "does not begin and end with the same blanks"
    if said.rstrip().endswith("…") != source.rstrip().endswith("…"):
        return "does not end in … as the source does, or ends so alone"
    if not said.replace("\n", "").isprintable():
        return "holds a character that cannot be seen"
    return None


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def accelerators(text: str) -> int:
    """How many letters are marked with `&`; `&&` is the character itself."""
    plain = text.replace("&&", "")
    return sum(mark == "&" and after.isalnum() for mark, after in pairwise(plain))


def _blanks(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text) - len(text.rstrip())


def take(
    language: str, before: Sequence[Message], new: Mapping[str, object]
) -> tuple[tuple[Message, ...], list[str]]:
    """The messages with the translations of `new`, and what of it was refused and why. Empty ones are no answer."""
    known = {message.source: message for message in before}
    refused = []
    for source, forms in new.items():
        if not forms or (isinstance(forms, list) and not any(forms)):
            continue
        if source not in known:
            refused.append(f"{source!r}: there is no such text")
            continue
        wrong = fault(known[source].text, forms, language)
        if wrong is not None:
            refused.append(f"{source!r}: {wrong}")
            continue
        said = (forms,) if isinstance(forms, str) else tuple(forms)  # type: ignore[arg-type]  # `fault` has looked
        known[source] = replace(known[source], forms=said)
    return tuple(known.values()), refused


def missing(all_messages: Sequence[Message]) -> dict[str, str | list[str]]:
    """What is to be translated, in the form that `take` reads."""
    return {
        message.source: list(message.forms) if isinstance(message.text, Counted) else ""
        for message in all_messages
        if not message.finished
    }


def compiled(source: Path) -> bytes:
    """What Qt's compiler makes of a `.ts` file; texts that are not translated are left out."""
    folder = Path(PySide6.__file__).parent
    tool = next(p for p in (folder / "lrelease", folder / "lrelease.exe") if p.exists())
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / "made.qm"
        subprocess.run(
            [str(tool), "-silent", "-nounfinished", str(source), "-qm", str(made)],
            check=True,
            capture_output=True,
        )
        return made.read_bytes()


def write(language: str, all_messages: Sequence[Message]) -> bool:
    """Write both files of a language where they differ; whether they did."""
    source, target = file_of(language, ".ts"), file_of(language, ".qm")
    text = xml(language, all_messages)
    before = source.read_text("utf-8") if source.exists() else None
    if text != before:
        source.write_text(text, "utf-8", newline="\n")
    made = compiled(source)
    fresh = not target.exists() or target.read_bytes() != made
    if fresh:
        target.write_bytes(made)
    return fresh or text != before


def main(arguments: Sequence[str] | None = None) -> int:
    """Bring all languages up to date, or take or give one; 1 if a translation was refused."""
    parser = argparse.ArgumentParser(prog="dev.py translate")
    parser.add_argument("--take", nargs=2, metavar=("xx", "FILE"))
    parser.add_argument("--missing", metavar="xx")
    options = parser.parse_args(arguments)
    asked = options.take[0] if options.take else options.missing
    if asked is not None and asked not in FORMS:
        print(f"No such language: {asked}. There are: {', '.join(FORMS)}", file=sys.stderr)
        return 1
    if options.missing:
        gone = missing(messages(asked, kept(file_of(asked, ".ts"))))
        print(json.dumps(gone, ensure_ascii=False, indent=1))
        counts = " | ".join(FORMS[asked])
        print(f"{len(gone)} missing. Forms of a list, by count: {counts}", file=sys.stderr)
        return 0
    refused: list[str] = []
    new: Mapping[str, object] = {}
    if options.take:
        try:
            new = json.loads(Path(options.take[1]).read_text("utf-8"))
        except (OSError, ValueError) as error:
            print(f"{options.take[1]}: {error}", file=sys.stderr)
            return 1
        if not isinstance(new, dict):
            print(f"{options.take[1]}: is no object of texts", file=sys.stderr)
            return 1
    for language in [asked] if asked else FORMS:
        whole = messages(language, kept(file_of(language, ".ts")))
        if options.take:
            whole, refused = take(language, whole, new)
        wrote = " (written)" if write(language, whole) else ""
        left = len(missing(whole))
        name = LanguageChoice(language).name.capitalize()
        print(f"{language:4} {name}: {len(whole) - left} of {len(whole)} texts{wrote}")
    for line in refused:
        print(f"refused: {line}", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
