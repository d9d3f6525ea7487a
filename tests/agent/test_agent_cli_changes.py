"""What the commands that take back, change and close ask of the agent, and what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from agent.cli import changes as cli_changes
from agent.cli import exits
from agent.cli import parser as cli_parser
from agent.cli.words import agreements as agreements_words
from agent.cli.words import changes as changes_words
from agent.cli.words.units import instant
from agent.client import (
    ClientError,
    ClosedWeek,
    ConsentView,
    ItemKind,
    ProblemCode,
    Redaction,
    RedactReason,
    Region,
    Snapshot,
)
from tests.ui.fake_client import CLOCKED_OUT, capture_of

MONDAY = date(2026, 1, 12)
CAPTURED = replace(CLOCKED_OUT, capture=capture_of())


class Asked:
    """Stands in for the agent that runs."""

    def __init__(self, snapshot: Snapshot = CAPTURED) -> None:
        self.shown = snapshot
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def snapshot(self) -> Snapshot:
        return self.shown

    def redact(self, *, redaction: Redaction) -> None:
        self.asked.append(("redact", {"redaction": redaction}))

    def edit_memo(self, *, segment: str, memo: str) -> None:
        self.asked.append(("edit_memo", {"segment": segment, "memo": memo}))

    def close_week(self, *, contract: str, week_start_ms: int) -> ClosedWeek:
        self.asked.append(("close_week", {"contract": contract, "week_start_ms": week_start_ms}))
        return ClosedWeek(contract, week_start_ms, minutes=754, manual_minutes=5)


def redaction(*words: str, client: Asked | None = None) -> Redaction:
    """What `hourproof redact WORDS` asks for."""
    asked = client or Asked()
    options = cli_parser.build_parser().parse_args(["redact", *words])
    said = cli_changes.redact(options, asked)  # type: ignore[arg-type]  # the verbs it needs
    assert said == changes_words.REDACTED
    ((_, arguments),) = asked.asked
    found = arguments["redaction"]
    assert isinstance(found, Redaction)
    return found


def test_everything() -> None:
    assert redaction("abc", "--all") == Redaction(segment="abc", everything=True)


def test_items_regions_and_reason() -> None:
    asked = redaction(
        *("A" * 22 + "/3", "--item", "window", "--item", "memo", "--item", "memo"),
        *("--region", "1,2,30,40", "--monitor", "1", "--reason", "mistake", "--picture", "x.webp"),
    )
    assert asked == Redaction(
        segment="A" * 22 + "/3",
        items=(ItemKind.WINDOW, ItemKind.MEMO),
        regions=(Region(1, 2, 30, 40),),
        monitor=1,
        picture=str(Path("x.webp").absolute()),
        reason=RedactReason.MISTAKE,
    )


@pytest.mark.parametrize("place", ["-E4UoiCuaTUBVWltY0qcBQ/2", "--4UoiCuaTUBVWltY0qcBQ/12"])
def test_a_place_that_begins_with_a_hyphen_is_no_option(place: str) -> None:
    assert redaction(place, "--item", "memo").segment == place
    assert redaction("--item", "memo", place).segment == place


def test_last_is_the_last_capture() -> None:
    assert CAPTURED.capture is not None
    assert redaction("last", "--item", "picture").segment == CAPTURED.capture.segment
    with pytest.raises(ClientError) as refused:
        redaction("last", "--all", client=Asked(CLOCKED_OUT))
    assert refused.value.problem.code is ProblemCode.UNKNOWN_SEGMENT


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "name either"),
        (("--all", "--item", "memo"), "name either"),
        (("--item", "picture", "--region", "1,2,3,4"), "either removed or"),
        (("--region", "1,2,3"), "X,Y,WIDTH,HEIGHT in whole"),
        (("--region", "a,b,c,d"), "X,Y,WIDTH,HEIGHT in whole"),
        (("--item", "keys"), "invalid choice"),
        (("--all", "--reason", "because"), "invalid choice"),
    ],
)
def test_wrong_usage_asks_nothing(
    words: tuple[str, ...], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    client = Asked()
    with pytest.raises(SystemExit) as ended:
        redaction("abc", *words, client=client)
    assert ended.value.code == exits.USAGE
    assert reason in capsys.readouterr().err
    assert client.asked == []


def test_memo() -> None:
    client = Asked()
    options = cli_parser.build_parser().parse_args(["edit-memo", "abc", "größer"])
    assert cli_changes.edit_memo(options, client) == changes_words.MEMO_EDITED  # type: ignore[arg-type]  # the verbs it needs
    assert client.asked == [("edit_memo", {"segment": "abc", "memo": "größer"})]


def at(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 13, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("asked", "today", "monday"),
    [
        ("last", MONDAY, date(2026, 1, 5)),
        ("last", date(2026, 1, 18), date(2026, 1, 5)),
        ("this", date(2026, 1, 18), MONDAY),
        ("2026-01-12", date(2026, 5, 1), MONDAY),
        ("2026-01-18", date(2026, 5, 1), MONDAY),
        ("2025-12-31", date(2026, 5, 1), date(2025, 12, 29)),
        ("12.1.2026", MONDAY, None),
        ("2026-02-30", MONDAY, None),
    ],
)
def test_weeks(asked: str, today: date, monday: date | None) -> None:
    assert cli_changes.week_of(asked, now_ms=at(today)) == monday


def close(*words: str, client: Asked) -> str:
    options = cli_parser.build_parser().parse_args(["close", *words])
    said, facts = cli_changes.close(options, client)  # type: ignore[arg-type]  # the verbs it needs
    assert facts["manual_minutes"] == 5
    return said


def test_closing_the_last_week_of_the_chosen_contract() -> None:
    client = Asked(replace(CAPTURED, now_ms=at(MONDAY)))
    said = close(client=client)
    assert said.startswith("Closed the week of 2026-01-05 on ")
    assert "12:34 h tracked, 0:05 h claimed" in said
    ((_, arguments),) = client.asked
    assert arguments["contract"] == CAPTURED.contract
    assert arguments["week_start_ms"] == at(date(2026, 1, 5)) - 13 * 3_600_000


def test_refusals_of_a_close(capsys: pytest.CaptureFixture[str]) -> None:
    client = Asked(replace(CAPTURED, contract=None))
    with pytest.raises(ClientError) as refused:
        close(client=client)
    assert refused.value.problem.code is ProblemCode.NO_CONTRACT
    with pytest.raises(ClientError) as refused:
        close("--contract", "nobody's", client=client)
    assert refused.value.problem.code is ProblemCode.UNKNOWN_CONTRACT
    with pytest.raises(SystemExit) as ended:
        close("yesterday", client=client)
    assert ended.value.code == exits.USAGE
    assert "YYYY-MM-DD" in capsys.readouterr().err
    assert client.asked == []


def test_consents_are_told_with_their_contract_and_whether_they_are_delivered() -> None:
    contract = CAPTURED.contracts[0]
    given = ConsentView(
        contract=contract.contract,
        policy_sha256="ab" * 32,
        features=("activity", "window"),
        shown_ms=at(MONDAY),
        made_ms=at(MONDAY),
        delivered=True,
    )
    withdrawn = replace(given, contract="gone", features=(), delivered=False)
    first, second = agreements_words.consents_text(
        (given, withdrawn), CAPTURED.contracts
    ).splitlines()
    assert first == (
        f"{instant(at(MONDAY))}  {contract.title}: activity, window; policy {'ab' * 8}"
    )
    assert second.endswith("gone: withdrawn; policy abababababababab (not delivered yet)")
    assert agreements_words.consents_text((), CAPTURED.contracts) == agreements_words.NO_CONSENTS
