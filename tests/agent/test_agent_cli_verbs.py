"""What all commands have in common, the live status, and a second agent for one data folder."""

from __future__ import annotations

import argparse
import io
import json
import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent import cli
from agent.cli import exits
from agent.cli import parser as cli_parser
from agent.cli import watching as cli_watching
from agent.client import Snapshot
from tests.support.built_agent import World, enrol
from tests.ui.fake_client import CLOCKED_OUT


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command with its parser."""
    for action in cli_parser.build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("no commands")


def test_every_command_answers_in_json_and_names_its_exit_codes() -> None:
    json = {verb.name: verb.json for verb in cli_parser.VERBS}
    # A script, nothing to read, and one whose own commands take it.
    assert {name for name, takes in json.items() if not takes} == {"completion", "run", "manual"}
    for name, parser in commands().items():
        if json[name]:
            assert "--json" in parser._option_string_actions, name
        if name != "completion":
            assert "exit codes" in parser.format_help(), name
    for inner in ("add", "list", "remove"):
        needed = ["x", "9..10", "--memo", "x"] if inner == "add" else ["x"] * (inner == "remove")
        assert cli_parser.build_parser().parse_args(["manual", inner, *needed, "--json"]).json


def test_the_help_lists_every_command_once_under_its_heading() -> None:
    said = cli_parser.build_parser().format_help()
    listed = re.findall(r"^    ([a-z-]+)(?:  |$)", said, re.MULTILINE)
    assert listed == [verb.name for verb in cli_parser.VERBS]
    assert len(set(listed)) == len(listed)
    headings = re.findall(r"^  ([a-z ]+):$", said, re.MULTILINE)
    assert headings == list(cli_parser.GROUPS)


def test_what_is_within_a_command_says_what_it_is_for() -> None:
    inner = [
        within
        for parser in commands().values()
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for within in action.choices.values()
    ]
    assert len(inner) >= 9
    assert all(parser.description for parser in inner)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def changes() -> Iterator[Snapshot]:
    yield CLOCKED_OUT
    yield replace(CLOCKED_OUT, memo="Another")


def test_the_live_status_says_only_what_is_new() -> None:
    unseen = replace(CLOCKED_OUT, now_ms=CLOCKED_OUT.now_ms + 1)
    out = io.StringIO()
    cli_watching.show(iter((CLOCKED_OUT, unseen, CLOCKED_OUT)), out, as_json=False)
    assert out.getvalue().count("Uploads") == 1
    cli_watching.show(iter((CLOCKED_OUT, unseen)), out := io.StringIO(), as_json=True)
    assert len(out.getvalue().splitlines()) == 2


def test_the_live_status_is_drawn_anew_on_a_terminal() -> None:
    out = Terminal()
    cli_watching.show(changes(), out, as_json=False)
    first, second = out.getvalue().split(cli_watching.REDRAW)[1:]
    assert "Memo     Another" in second
    assert "Memo     Another" not in first


def test_the_live_status_is_a_line_of_json_for_each_change() -> None:
    out = Terminal()
    cli_watching.show(changes(), out, as_json=True)
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [one["memo"] for one in told] == [CLOCKED_OUT.memo, "Another"]
    assert all(one["running"] for one in told)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """`run` takes the signals for itself."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield World(tmp_path / "home")
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_a_second_agent_asks_the_first_how_it_is_and_ends(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    with world.build():
        enrol(world)
        capsys.readouterr()
        assert cli.main(["--home", str(world.home), "run"]) == exits.REFUSED
        said = capsys.readouterr()
        assert world.door.snapshot().person in said.out
        assert "An agent is running already" in said.err
        assert world.door.snapshot().person, "and the first goes on"
