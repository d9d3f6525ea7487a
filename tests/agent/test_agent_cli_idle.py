"""`hourproof idle`: what each answer asks of the agent, and what status says of the question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.cli import clock as cli_clock
from agent.cli import parser as cli_parser
from agent.cli.words import problems as problems_words
from agent.cli.words import status as status_words
from agent.cli.words.units import instant
from agent.client import ClientError, IdlePrompt, Problem, ProblemCode, Snapshot
from tests.ui.fake_client import CLOCKED_IN, FakeClient

PROMPT = IdlePrompt(
    contract="c0ffee0000000001",
    from_ms=1_768_212_420_000,
    until_ms=1_768_214_105_000,
    minutes=29,
    may_keep=True,
    answer_by_ms=1_768_214_705_000,
)
AWAY = replace(CLOCKED_IN, idle=PROMPT)


def answer(*words: str, client: FakeClient) -> str:
    options = cli_parser.build_parser().parse_args(["idle", *words])
    return cli_clock.idle(options, client)  # type: ignore[arg-type]  # the verbs it needs


def test_keeping_takes_a_memo() -> None:
    client = FakeClient(AWAY)
    assert answer("keep", "--memo", "On paper", client=client) == status_words.IDLE_KEPT
    assert client.calls == [("keep_idle", {"memo": "On paper"})]


def test_a_refusal_is_passed_on_with_words_of_its_own() -> None:
    client = FakeClient(AWAY)
    client.refusals["keep_idle"] = Problem(ProblemCode.MEMO_MISSING, {"why": "idle"})
    with pytest.raises(ClientError) as caught:
        answer("keep", client=client)
    assert "hourproof idle keep --memo" in problems_words.problem_text(caught.value.problem)


def test_discarding_and_stopping() -> None:
    client = FakeClient(AWAY)
    assert answer("discard", client=client) == status_words.IDLE_DROPPED
    client.publish(AWAY)
    said = answer("stop", client=client)
    assert client.verbs == ["discard_idle", "discard_idle", "stop"]
    assert said.startswith("Clocked out")


def test_status_tells_what_is_asked_and_how_to_answer() -> None:
    def line(snapshot: Snapshot) -> str:
        lines = status_words.status_text(snapshot).splitlines()
        return next(one for one in lines if one.startswith("Idle "))

    said = line(AWAY)
    from_at, until_at = instant(PROMPT.from_ms), instant(PROMPT.until_ms)
    assert f"29 minutes without input, {from_at} to {until_at}" in said
    assert "hourproof idle keep --memo TEXT" in said
    assert line(replace(AWAY, idle=replace(PROMPT, may_keep=False))).endswith("dropped")
