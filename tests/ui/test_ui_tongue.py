"""Every text goes through the translator at the moment it is shown, and the catalogue knows every one."""

import ast
import importlib
from pathlib import Path

import pytest

import ui
from ui import messages, problem_words, tongue
from ui.catalogue import MODULES, texts
from ui.tongue import Counted, tr, tr_all, tr_count

ROOM = Path(ui.__file__).parent
WORDS = tuple(name.removeprefix("ui.") for name in MODULES)
FREE = {"APP"}
"""A name that is the same in every language."""


@pytest.fixture
def backwards():
    """A language in which every text is between brackets."""
    tongue.speak(lambda text, count: f"[{text}|{count}]")
    yield
    tongue.speak(None)


def _through(tree: ast.AST) -> set[ast.AST]:
    """All that lies within the arguments of a call of the translator."""
    inside: set[ast.AST] = set()
    for call in ast.walk(tree):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and call.func.id in ("tr", "tr_all", "tr_count", "fill")
        ):
            for argument in call.args:
                inside |= set(ast.walk(argument))
    return inside


def untranslated(source: str) -> list[str]:
    """Constants of the words that `source` shows as they are."""
    tree = ast.parse(source)
    inside = _through(tree)
    return [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in WORDS
        and node.attr.isupper()
        and node.attr not in FREE
        and not node.attr.startswith("CLI_")
        and node not in inside
    ]


@pytest.mark.parametrize(
    "path", sorted(p for p in ROOM.glob("*.py") if p.stem not in WORDS), ids=lambda p: p.name
)
def test_every_text_that_is_shown_is_translated(path):
    assert untranslated(path.read_text("utf-8")) == []


def test_a_text_that_is_not_translated_is_seen():
    assert untranslated("label.setText(messages.START)") == ["START"]
    assert untranslated("label.setText(tr(messages.START))") == []


def test_every_module_of_words_is_in_the_catalogue():
    there = {p.stem for p in ROOM.glob("*_words.py")} | {"messages"}
    assert there == set(WORDS)


def test_nothing_is_translated_when_a_module_is_imported(backwards):
    for name in MODULES:
        module = importlib.import_module(name)
        assert not [v for v in vars(module).values() if isinstance(v, str) and v.startswith("[")]


def test_the_catalogue_has_each_text_once():
    keys = [text.many if isinstance(text, Counted) else text for text in texts()]
    assert len(keys) == len(set(keys))
    assert messages.START in keys
    assert problem_words.KEPT_ALL in keys
    assert messages.MINUTES.many in keys
    assert "No more pictures are taken" in keys  # of a shade
    assert messages.CLI_MINIMIZED not in keys


def test_counts_choose_the_form_in_english():
    days = Counted("{count} day", "{count} days")
    assert [tr_count(days, n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_another_language_is_asked_at_the_moment_of_showing(backwards):
    assert tr("Keep") == "[Keep|-1]"
    assert tr_all(("a", "b")) == ("[a|-1]", "[b|-1]")
    assert tr_count(Counted("{count} day", "{count} days of {what}"), 1, what="x") == (
        "[1 days of x|1]"
    )
