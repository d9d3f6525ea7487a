"""Settings by name: generic over the fields, checked, with clear refusals, with and without a running agent."""

from __future__ import annotations

import argparse
import dataclasses
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from agent.cli import settings as cli_settings
from agent.cli.words import problems as problems_words
from agent.cli.words import settings as settings_words
from agent.cli.words import shades as shades_words
from agent.core.problems import Problem, ProblemCode
from agent.store.errors import StoreError
from agent.store.paths import Paths, find_paths, make_folders
from agent.store.setting_keys import (
    find_key,
    keys_of,
    texts_of,
    value_of,
    with_default,
    with_texts,
)
from agent.store.settings import Settings, SettingsFile


class Mode(StrEnum):
    ALL = "all"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Inner:
    apps: tuple[str, ...] = field(default=(), metadata={"most_values": 3, "most_characters": 8})
    radius: int = field(default=0, metadata={"least": 0, "most": 64})
    on: bool = False


@dataclass(frozen=True, slots=True)
class Outer:
    enrolment: str | None = None
    memos: dict[str, str] = field(default_factory=dict)
    inner: Inner = field(default_factory=Inner)
    mode: Mode = Mode.ALL
    limit: int | None = field(default=None, metadata={"applies": "start", "least": 1})
    share: float = field(default=1.5, metadata={"most": 2.0})


def test_what_a_person_may_set_is_found_and_nothing_else() -> None:
    assert [one.key for one in keys_of(Outer)] == [
        "inner.apps",
        "inner.radius",
        "inner.on",
        "mode",
        "limit",
        "share",
    ]
    assert find_key(Outer, " Inner.Radius ").path == ("inner", "radius")
    assert not find_key(Outer, "limit").at_once
    assert find_key(Outer, "mode").at_once


@pytest.mark.parametrize(
    ("key", "texts", "value"),
    [
        ("inner.apps", ("Bank", "Mail", "Bank"), ("Bank", "Mail")),
        ("inner.apps", ("X: Y, Z",), ("X: Y, Z",)),
        ("inner.radius", (" 64 ",), 64),
        ("inner.on", ("YES",), True),
        ("inner.on", ("0",), False),
        ("mode", ("some",), Mode.SOME),
        ("limit", ("3",), 3),
        ("limit", ("None",), None),
        ("share", ("-0.5",), -0.5),
    ],
)
def test_a_value_is_read_and_goes_back_to_the_default(
    key: str, texts: tuple[str, ...], value: object
) -> None:
    found = find_key(Outer, key)
    changed = with_texts(Outer(), found, texts)
    assert value_of(changed, found) == value
    assert with_texts(Outer(), found, texts_of(value)) == changed
    assert with_default(changed, found) == Outer()


@pytest.mark.parametrize(
    ("key", "texts", "why"),
    [
        ("inner.apps", ("a", "b", "c", "d"), "too-many"),
        ("inner.apps", ("ninechars",), "text"),
        ("inner.apps", ("a\nb",), "text"),
        ("inner.apps", ("",), "text"),
        ("inner.radius", ("65",), "range"),
        ("inner.radius", ("-1",), "range"),
        ("inner.radius", ("1.5",), "number"),
        ("inner.radius", ("many",), "number"),
        ("inner.radius", ("1", "2"), "one-value"),
        ("inner.on", ("perhaps",), "yes-or-no"),
        ("mode", ("none",), "one-of"),
        ("limit", ("0",), "range"),
        ("share", ("nan",), "range"),
        ("share", ("inf",), "range"),
        ("inner", ("1",), "unknown-setting"),
        ("enrolment", ("me",), "unknown-setting"),
        ("memos", ("me",), "unknown-setting"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_words(
    key: str, texts: tuple[str, ...], why: str
) -> None:
    with pytest.raises(StoreError) as refused:
        with_texts(Outer(), find_key(Outer, key), texts)
    problem = refused.value.problem
    assert (problem.code, problem.details["why"]) == (ProblemCode.SETTING_INVALID, why)
    said = problems_words.problem_text(problem)
    assert said.startswith((f"{key} ", f"There is no setting {key}."))
    assert "Nothing was changed." in said
    assert "- " not in said.replace("at most -", "")


def test_every_kind_of_refusal_has_words() -> None:
    for why in ("unknown-setting", "one-value", "too-many", "yes-or-no", "one-of", "number"):
        assert f"setting-invalid/{why}" in shades_words.SHADES
    assert problems_words.problem_text(Problem(ProblemCode.SETTING_INVALID, {"key": "x"}))


@pytest.mark.parametrize("key", keys_of(Settings), ids=lambda key: str(key.key))
def test_each_setting_of_ours_has_words_and_takes_its_own_default(key: Any) -> None:
    assert settings_words.SETTINGS[key.key].endswith(".")
    texts = texts_of(key.default)
    if texts:
        assert value_of(with_texts(Settings(), key, texts), key) == key.default


def test_no_words_are_left_of_settings_that_are_gone() -> None:
    assert set(settings_words.SETTINGS) == {key.key for key in keys_of(Settings)}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = find_paths(tmp_path / "home", environment={})
    make_folders(paths)
    return paths


def run(paths: Paths, *arguments: str) -> Any:
    parser = argparse.ArgumentParser()
    cli_settings.add_settings(parser)
    return cli_settings.run_settings(parser.parse_args(arguments), paths)


def test_settings_are_listed_with_their_file_and_changed_without_an_agent(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    @dataclass(frozen=True, slots=True)
    class More(Settings):
        radius: int = field(default=3, metadata={"most": 9})

    assert dataclasses.is_dataclass(More)
    for module in ("agent.cli.settings", "agent.store.settings"):
        monkeypatch.setattr(f"{module}.Settings", More)
    monkeypatch.setitem(settings_words.SETTINGS, "radius", "How far.")  # type: ignore[arg-type]  # a dict
    assert "radius" in run(paths)
    assert run(paths, "get", "radius") == "3"
    assert run(paths, "set", "radius", "7") == cli_settings.KEPT
    assert run(paths, "get", "radius") == "7"
    lines = run(paths).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("radius"))
    assert lines[at].split() == ["radius", "7", "(default:", "3)"]
    assert lines[at + 1] == "    How far."
    assert str(paths.settings) in run(paths)
    facts = run(paths, "--json")
    assert facts["settings"]["radius"] == {
        "key": "radius",
        "value": 7,
        "default": 3,
        "origin": "file",
        "applies": "at-once",
    }
    with pytest.raises(StoreError):
        run(paths, "set", "radius", "10")
    assert run(paths, "get", "radius") == "7"
    assert run(paths, "--json", "unset", "radius")["origin"] == "default"
    assert SettingsFile(paths.settings).load().problem is None


def test_what_a_record_itself_refuses_is_refused() -> None:
    with pytest.raises(StoreError) as refused:
        with_texts(Settings(), find_key(Settings, "network.proxy"), ("gopher://x",))
    assert refused.value.problem.details["why"] == "refused"
    assert problems_words.problem_text(refused.value.problem).startswith(
        "network.proxy cannot be set"
    )
