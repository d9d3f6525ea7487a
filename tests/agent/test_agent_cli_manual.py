"""The spans that people write, what `hourproof manual` asks of the agent, and what it says."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from agent.cli import exits
from agent.cli import manual as cli_manual
from agent.cli import parser as cli_parser
from agent.cli.spans import SpanError, span_of
from agent.cli.words import diary as diary_words
from agent.cli.words import problems as problems_words
from agent.client import (
    ClientError,
    ManualClaim,
    ManualView,
    Problem,
    ProblemCode,
    RedactReason,
    Snapshot,
)
from tests.ui.fake_client import CLOCKED_OUT

BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = datetime(2026, 3, 11, 12, 30, tzinfo=BERLIN)


def ms(*when: int, zone: object = BERLIN) -> int:
    return round(datetime(*when, tzinfo=zone).timestamp()) * 1000  # type: ignore[misc, arg-type]  # a zone


def told(text: str, zone: Any = BERLIN, now: datetime = WEDNESDAY) -> tuple[int, int]:
    return span_of(text, now_ms=round(now.timestamp()) * 1000, zone=zone)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("09:00..10:30", (2026, 3, 11, 9, 0), (2026, 3, 11, 10, 30)),
        ("9..10", (2026, 3, 11, 9, 0), (2026, 3, 11, 10, 0)),
        ("today 9:15 .. 10", (2026, 3, 11, 9, 15), (2026, 3, 11, 10, 0)),
        ("Yesterday 14:00..+1h30m", (2026, 3, 10, 14, 0), (2026, 3, 10, 15, 30)),
        ("yesterday 14:00..+90m", (2026, 3, 10, 14, 0), (2026, 3, 10, 15, 30)),
        ("yesterday 14:00..+45", (2026, 3, 10, 14, 0), (2026, 3, 10, 14, 45)),
        ("wed 8..9", (2026, 3, 11, 8, 0), (2026, 3, 11, 9, 0)),
        ("thursday 8..9", (2026, 3, 5, 8, 0), (2026, 3, 5, 9, 0)),
        ("2026-03-02 22:00..01:15", (2026, 3, 2, 22, 0), (2026, 3, 3, 1, 15)),
        ("2026-03-02T22:00..24", (2026, 3, 2, 22, 0), (2026, 3, 3, 0, 0)),
        ("2026-03-02 22:00..2026-03-03 03:00", (2026, 3, 2, 22, 0), (2026, 3, 3, 3, 0)),
    ],
)
def test_a_span_is_read_as_people_write_it(text, start, end):
    assert told(text) == (ms(*start), ms(*end))


def test_a_span_may_name_its_zone():
    expected = ms(2026, 3, 2, 9, 0, zone=UTC), ms(2026, 3, 2, 10, 30, zone=UTC)
    assert told("2026-03-02T09:00Z..2026-03-02T10:30Z") == expected
    assert told("2026-03-02T09:00Z..10:30") == expected
    assert told("2026-03-02T10:00+01:00..+1h30m") == expected
    assert told("2026-03-02 9:00..10:30", zone=UTC) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "..", "9", "9..", "..10", "9-10", "25:00..26:00", "9:60..10", "t 9..10", "9..+"),
        *("2026-02-30 9..10", "noon..13", "9..10..11", "2026-03-02..2026-03-03", "24:30..25"),
        *("yesterday 9..today 8x", "9..+99999h", "1e3..2e3", "²..³"),
    ],
)
def test_what_is_no_span_is_told_so(text):
    with pytest.raises(SpanError):
        told(text)


def test_a_span_does_not_end_before_it_begins():
    with pytest.raises(SpanError, match="ends before"):
        told("today 9:00..yesterday 10:00")


def test_hours_that_the_clocks_skip_or_show_twice_are_not_guessed():
    with pytest.raises(SpanError, match="skipped"):
        told("2026-03-29 02:30..04:00")
    with pytest.raises(SpanError, match="twice"):
        told("2026-10-25 02:30..04:00")
    # The day itself has 23 and 25 hours.
    for day, hours in (("2026-03-29", 23), ("2026-10-25", 25)):
        start_ms, end_ms = told(f"{day} 0..24")
        assert end_ms - start_ms == hours * 3_600_000


@pytest.fixture
def in_new_york(monkeypatch):
    """This machine's own zone for the length of a test."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "America/New_York")
        time.tzset()
        yield
    time.tzset()


def test_this_machines_own_zone_is_the_default(in_new_york):
    expected = ms(2026, 3, 10, 9, 0, zone=ZoneInfo("America/New_York"))
    assert told("2026-03-10 9..10", zone=None)[0] == expected


class Asked:
    """Stands in for the agent that runs."""

    def __init__(self) -> None:
        self.claims: tuple[ManualView, ...] = ()
        self.taken_back: list[tuple[str, RedactReason]] = []

    def snapshot(self) -> Snapshot:
        return replace(CLOCKED_OUT, now_ms=round(WEDNESDAY.timestamp()) * 1000)

    def claim_time(self, *, claim: ManualClaim) -> ManualView:
        made = ManualView(
            manual=f"{len(self.claims)}bcdef0123456789",
            contract=claim.contract,
            start_ms=claim.start_ms,
            end_ms=claim.end_ms,
            minutes=(claim.end_ms - claim.start_ms) // 60_000,
            memo=claim.memo,
            made_ms=0,
            delivered=False,
            taken_back=False,
        )
        self.claims = (*self.claims, made)
        return made

    def manual_times(self) -> tuple[ManualView, ...]:
        return self.claims

    def take_back_time(self, *, manual: str, reason: RedactReason) -> None:
        self.taken_back.append((manual, reason))


def run(client: Asked, *arguments: str) -> tuple[str, Any]:
    options = cli_parser.build_parser().parse_args(["manual", *arguments])
    return cli_manual.manual(options, client)  # type: ignore[arg-type]  # the verbs it needs


TITLE = CLOCKED_OUT.contracts[0].title


def test_claiming_shows_the_span_in_both_zones():
    client = Asked()
    text, facts = run(client, "add", TITLE, "yesterday", "9:00..10:30", "--utc", "--memo", "Call")
    assert "1:30 h" in text
    assert "2026-03-10 09:00 to 10:30 UTC" in text
    assert "apart from what was tracked" in text
    assert facts["minutes"] == 90
    assert "in UTC" not in text, "it says so already"
    assert json.dumps(facts)


def test_claiming_in_another_zone_says_what_it_is_in_utc(in_new_york):
    text, _ = run(Asked(), "add", TITLE, "2026-03-09T09:00Z..+1h", "--reason", "Call")
    assert "2026-03-09 05:00 to 06:00 EDT" in text
    assert "in UTC  2026-03-09 09:00 to 10:00 UTC" in text


def test_a_wrong_span_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as caught:
        run(Asked(), "add", TITLE, "soon", "--memo", "x")
    assert caught.value.code == exits.USAGE
    assert "FROM..TO" in capsys.readouterr().err


def test_a_claim_needs_a_reason():
    with pytest.raises(SystemExit):
        run(Asked(), "add", TITLE, "9..10")


def test_claims_are_listed_and_taken_back_by_the_first_letters():
    client = Asked()
    assert run(client, "list")[0] == diary_words.NO_CLAIMS
    run(client, "add", TITLE, "8..9", "--memo", "One")
    run(client, "add", TITLE, "9..10", "--memo", "Two")
    text, facts = run(client, "list", "--utc")
    first, second = text.splitlines()
    assert first.startswith("0bcdef01  2026-03-11 ")
    assert TITLE in first
    assert second.endswith("Two (not delivered yet)")
    assert [one["memo"] for one in facts["claims"]] == ["One", "Two"]
    run(client, "remove", "1b")
    assert client.taken_back == [("1bcdef0123456789", RedactReason.MISTAKE)]
    for unclear in ("", "9", "x"):
        with pytest.raises(ClientError) as caught:
            run(client, "remove", unclear)
        assert caught.value.problem.code is ProblemCode.UNKNOWN_CLAIM


def test_the_words_of_a_refusal_tell_the_times():
    details = {"at_ms": str(ms(2026, 3, 10, 9, 0)), "until_ms": str(ms(2026, 3, 10, 9, 30))}
    text = problems_words.problem_text(Problem(ProblemCode.MANUAL_OVERLAPS, details))
    assert "2026-03-10" in text
    assert "{" not in text
