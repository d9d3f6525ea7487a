"""Completion: the scripts that come out of the commands, in the shells that are here."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from agent.cli import completion as cli_completion
from agent.cli import parser as cli_parser


def script(shell: str) -> str:
    return cli_completion.completion(cli_parser.build_parser(), shell)


def offered(line: str) -> list[str]:
    """What bash itself offers after `line`, with the script sourced as people do."""
    words = line.split(" ")
    told = " ".join(f"'{word}'" for word in words)
    program = f"""
{script("bash")}
COMP_WORDS=({told})
COMP_CWORD={len(words) - 1}
_hourproof
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(
        ["bash", "--norc", "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("hourproof sta", ["start", "status"]),
        ("hourproof manual ", ["add", "list", "remove"]),
        ("hourproof --home /x manual a", ["add"]),
        ("hourproof status --w", ["--watch"]),
        ("hourproof idle d", ["discard"]),
        ("hourproof completion ", ["bash", "zsh", "fish"]),
        ("hourproof manual add X --m", ["--memo"]),
        ("hourproof no-such-thing-as-this zzz", []),
    ],
)
def test_bash_offers_what_the_commands_take(line: str, expected: list[str]) -> None:
    found = offered(line)
    commands = [word for word in found if word in expected or not word.startswith("--")]
    assert sorted(commands) == sorted(expected)


def test_every_command_is_offered() -> None:
    parser = cli_parser.build_parser()
    (commands,) = [one for one in parser._actions if one.choices and one.dest != "json"]
    assert set(commands.choices or ()) <= set(offered("hourproof "))


def test_bash_offers_files_where_a_file_is_meant(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "evidence.hpb").touch()
    assert "evidence.hpb" in offered("hourproof verify evid")
    assert offered("hourproof verify --trust evid") == ["evidence.hpb"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_other_shells_read_their_script(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    options = ["-n"] if shell == "zsh" else ["--no-execute"]
    done = subprocess.run(
        [shell, *options],
        input=script(shell),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_no_help_text_can_end_a_quotation() -> None:
    for shell in cli_completion.SHELLS:
        for line in script(shell).splitlines():
            assert line.count("'") % 2 == 0, line
