"""The agent's log: lines that can be read back, in few files, without anything of the person's."""

from __future__ import annotations

import argparse
import io
import json
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent import cli
from agent.cli import logs as cli_logs
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.discreet import Discretion
from agent.store import log_lines
from agent.store.paths import LOG_FILES, Paths, find_paths, make_folders
from agent.wiring import logs
from agent.wiring.logs import begin_log

SECRET = "Quarterly figures of Müller & Söhne"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = find_paths(tmp_path / "home", environment={})
    make_folders(paths)
    return paths


@contextmanager
def logging_to(paths: Paths, level: str = "debug") -> Iterator[logging.Logger]:
    end = begin_log(paths, {"HOURPROOF_LOG": level})
    try:
        yield logging.getLogger("agent.something")
    finally:
        end()


def lines(paths: Paths) -> list[dict[str, object]]:
    return [json.loads(line) for line in paths.log.read_text("utf-8").splitlines()]


def test_a_line_says_when_where_and_how_bad(paths: Paths) -> None:
    with logging_to(paths) as log:
        log.warning("the clock was set by %d ms", 1500)
    (line,) = lines(paths)
    assert line["text"] == "the clock was set by 1500 ms"
    assert (line["level"], line["room"], line["thread"]) == (
        "warning",
        "agent.something",
        "MainThread",
    )
    assert str(line["at"]).endswith("Z")


@pytest.mark.parametrize("level", ["warning", "nonsense"])
def test_the_level_is_as_asked_and_info_otherwise(paths: Paths, level: str) -> None:
    with logging_to(paths, level) as log:
        log.debug("one")
        log.info("two")
        log.error("three")
    said = [line["text"] for line in lines(paths)]
    assert said == (["three"] if level == "warning" else ["two", "three"])


def fail(error: Exception) -> None:
    raise error


def fail_deeply() -> None:
    try:
        fail(ValueError(SECRET))
    except ValueError as error:
        raise KeyError(SECRET) from error


@pytest.mark.parametrize(
    "make",
    [
        lambda: RuntimeError(SECRET),
        lambda: UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET),
        lambda: FileNotFoundError(2, "No such file or directory", f"/home/ana/{SECRET}.odt"),
        lambda: Trouble(Problem(ProblemCode.BAD_REQUEST, {"reason": SECRET, "url": SECRET})),
        lambda: Trouble(Problem(ProblemCode.PICTURE_NOT_HERE, {"path": f"/x/{SECRET}.png"})),
    ],
)
def test_no_exception_tells_what_it_quotes(paths: Paths, make: Callable[[], Exception]) -> None:
    with logging_to(paths) as log:
        log.error("it failed: %s", make())
        try:
            fail(make())
        except Exception:
            log.exception("it failed by a bug")
        try:
            fail_deeply()
        except KeyError:
            log.exception("so did this")
    text = paths.log.read_text("utf-8")
    assert SECRET not in json.loads(json.dumps(text))
    assert "Müller" not in text
    assert "M\\u00fcller" not in text
    deep = lines(paths)[-1]["error"]
    assert isinstance(deep, list)
    assert deep[0] == "KeyError"
    assert "because of ValueError" in deep
    assert any("tests/agent/test_agent_logs.py" in one and "fail_deeply" in one for one in deep)


def test_troubles_of_the_system_keep_their_words(paths: Paths) -> None:
    with logging_to(paths) as log:
        log.error("%s", PermissionError(13, "Permission denied", str(paths.spool)))
        log.error("%s", Problem(ProblemCode.DISK_FULL, {"path": str(paths.data), "reason": "no"}))
        log.error("set aside: %s", paths.data / "contracts.json.corrupt-1")
    said = [str(line["text"]) for line in lines(paths)]
    assert said == [
        "PermissionError: Permission denied at <data>/spool.sqlite",
        "disk-full (path <data>, reason no)",
        "set aside: <data>/contracts.json.corrupt-1",
    ]


def test_the_home_folder_is_a_tilde() -> None:
    discretion = Discretion.of(
        data=Path("/home/ana/.local/share/hourproof"),
        config=Path("/home/ana/.config/hourproof"),
        home=Path("/home/ana"),
    )
    said = discretion.text("/home/ana/.local/share/hourproof/x /home/ana/.cache\n/srv")
    assert said == "<data>/x ~/.cache /srv"
    assert discretion.place("/home/ana/Letters/to Bo.odt") == "<elsewhere>"


def test_libraries_are_heard_from_warnings_on_and_without_parts(paths: Paths) -> None:
    with logging_to(paths):
        library = logging.getLogger("urllib3.connectionpool")
        library.debug("GET %s", SECRET)
        library.warning("Retrying %s", SECRET)
        library.warning(SECRET)
    assert [line["text"] for line in lines(paths)] == ["Retrying %s", "(a library's words)"]


def test_what_ends_a_thread_is_logged_and_not_quoted(
    paths: Paths, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not the one of pytest, which would be called too.
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)

    with logging_to(paths):
        thread = threading.Thread(target=fail, args=(RuntimeError(SECRET),), name="tired")
        thread.start()
        thread.join()
    (line,) = lines(paths)
    assert line["text"] == "the thread tired ended by a bug"
    assert "RuntimeError" in str(line["error"])
    said = capsys.readouterr().err
    assert SECRET not in said
    assert "RuntimeError" in said
    assert threading.excepthook is threading.__excepthook__


def test_the_log_takes_no_more_room_than_it_may(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "LOG_BYTES", 2_000)
    with logging_to(paths) as log:
        for number in range(200):
            log.info("line %d", number)
    files = sorted(paths.data.glob("agent.log*"))
    assert len(files) == LOG_FILES == len(paths.logs)
    assert all(file.stat().st_size <= 2_000 for file in files)
    assert set(files) == set(paths.logs)
    # Read back across the files, in order and up to the last.
    said = [str((one.said or {})["text"]) for one in log_lines.last_lines(paths, count=0)]
    assert said == [f"line {number}" for number in range(200 - len(said), 200)]
    assert len(said) > 10


def show(paths: Paths, *arguments: str) -> str:
    parser = argparse.ArgumentParser()
    cli_logs.add_logs(parser)
    out = io.StringIO()
    cli_logs.show_logs(parser.parse_args(arguments), paths, out)
    return out.getvalue()


def test_the_newest_lines_are_shown_as_asked(paths: Paths) -> None:
    with logging_to(paths) as log:
        for number in range(9):
            log.info("line %d", number)
        log.warning("careful")
        log.debug("detail")
        try:
            fail_deeply()
        except KeyError:
            log.exception("a bug")
    assert [row.split(": ")[-1] for row in show(paths, "-n", "4").splitlines()[:3]] == [
        "line 7",
        "line 8",
        "careful",
    ]
    assert "detail" not in show(paths)
    assert "detail" in show(paths, "--level", "debug")
    worse = show(paths, "--level", "warning").splitlines()
    assert "warning  agent.something: careful" in worse[0]
    assert worse[1].endswith("error    agent.something: a bug")
    assert worse[2] == "    KeyError"
    said = [json.loads(row) for row in show(paths, "--json", "-n", "0").splitlines()]
    assert len(said) == 11


def test_lines_that_are_not_ours_are_shown_as_they_are(paths: Paths) -> None:
    paths.log.write_bytes(b'2026-01-01 an older line\n[1]\n{"level": "worse"}\n\xff\n\n')
    assert len(show(paths, "--level", "error").splitlines()) == 4


def test_without_a_log_that_is_said(paths: Paths) -> None:
    assert show(paths).strip() == f"There is no log yet at {paths.log}."
    assert show(paths, "--json") == ""


def test_a_followed_log_goes_on_over_its_rotation(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "LOG_BYTES", 2_000)
    monkeypatch.setattr(cli_logs, "FOLLOW_S", 0.01)
    parser = argparse.ArgumentParser()
    cli_logs.add_logs(parser)
    options = parser.parse_args(["--follow", "-n", "1", "--json"])
    out, rounds = io.StringIO(), iter(range(1, 41))

    with logging_to(paths) as log:
        log.info("before")
        log.info("line 0")

        def ended() -> bool:
            # Fewer than a file holds between two looks.
            number = next(rounds)
            if number < 40:
                log.info("line %d", number)
            return number == 40

        cli_logs.show_logs(options, paths, out, ended=ended)
    assert len(list(paths.data.glob("agent.log*"))) == LOG_FILES
    said = [json.loads(row)["text"] for row in out.getvalue().splitlines()]
    assert said == [f"line {number}" for number in range(40)]


def test_the_verb_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "home"
    assert cli.main(["--home", str(home), "logs"]) == 0
    assert str(home / "agent.log") in capsys.readouterr().out
