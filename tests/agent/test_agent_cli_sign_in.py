"""`hourproof enrol --browser`: what is waited for, what is said meanwhile, and what it does not take."""

from __future__ import annotations

import io
import re

import pytest

from agent.cli import exits, main
from agent.cli.signing_in import wait_signed_in
from agent.client import ClientError, Problem, ProblemCode


class Turned:
    """A clock that each pause turns on."""

    def __init__(self) -> None:
        self.now_ms = 5_000

    def mono_ms(self) -> int:
        return self.now_ms

    def pause(self, seconds: float) -> None:
        self.now_ms += round(seconds * 1000)


class Answers:
    """What each poll meets, and when it was asked."""

    def __init__(self, clock: Turned, *answers: bool | ProblemCode) -> None:
        self._clock = clock
        self._answers = list(answers)
        self.at_ms: list[int] = []

    def __call__(self) -> bool:
        self.at_ms.append(self._clock.now_ms - 5_000)
        answer = self._answers.pop(0)
        if isinstance(answer, ProblemCode):
            raise ClientError(Problem(answer, {"url": "https://x.example"}))
        return answer


def wait(clock: Turned, answers: Answers, terminal: io.StringIO | None = None) -> None:
    wait_signed_in(
        answers,
        interval_s=5,
        left_ms=900_000,
        clock=clock,
        pause=clock.pause,
        terminal=terminal,
    )


def test_it_asks_at_the_interval_until_it_is_done():
    clock = Turned()
    answers = Answers(clock, False, False, True)
    wait(clock, answers)
    assert answers.at_ms == [5_000, 10_000, 15_000]


def test_the_time_that_is_left_is_shown_on_a_terminal_and_cleared_away():
    clock, terminal = Turned(), io.StringIO()
    wait(clock, Answers(clock, True), terminal)
    shown = re.findall(r"\r(\d+:\d\d) left\x1b\[K", terminal.getvalue())
    assert shown == ["15:00", "14:59", "14:58", "14:57", "14:56", "14:55"]
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_server_out_of_reach_is_said_once_each_time(capsys):
    clock = Turned()
    away = ProblemCode.SERVER_UNREACHABLE
    wait(clock, Answers(clock, away, away, False, away, ProblemCode.SERVER_FAILED, True))
    said = capsys.readouterr().err
    assert said.count("cannot be reached") == 2


@pytest.mark.parametrize(
    "code", [ProblemCode.SIGN_IN_DECLINED, ProblemCode.CODE_EXPIRED, ProblemCode.KEYRING_LOCKED]
)
def test_every_other_problem_ends_it(code):
    clock, terminal = Turned(), io.StringIO()
    with pytest.raises(ClientError) as refused:
        wait(clock, Answers(clock, False, code), terminal)
    assert refused.value.problem.code is code
    assert terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["enrol"], "give --server and --code, or --browser URL"),
        (["enrol", "--server", "https://x.example"], "give --server and --code"),
        (["enrol", "--code", "A"], "give --server and --code"),
        (["enrol", "--browser"], "takes the server's address"),
        (["enrol", "--browser", "https://x.example", "--code", "A"], "needs no --code"),
        (["enrol", "--browser", "https://x.example", "--vouched"], "needs no --code"),
        (["enrol", "--browser", "https://x.example", "--server", "https://y.example"], "takes the server's address"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_said(arguments, said, capsys, tmp_path):
    with pytest.raises(SystemExit) as ended:
        main(["--home", str(tmp_path), *arguments])
    assert ended.value.code == exits.USAGE
    assert said in capsys.readouterr().err
