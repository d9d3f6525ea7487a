"""What `hourproof diary` asks of the agent for a day, and what it prints."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from agent.cli import diary as cli_diary
from agent.cli import exits
from agent.cli import parser as cli_parser
from agent.cli.words import diary as diary_words
from agent.client import DiaryEntry, DiaryPage, EntryState, Look, ManualView, Snapshot
from tests.ui.fake_client import CLOCKED_OUT

NOW = datetime(2026, 3, 11, 12, 30, tzinfo=UTC)
CONTRACT = CLOCKED_OUT.contracts[0]


def ms(*when: int, zone: Any = UTC) -> int:
    return round(datetime(*when, tzinfo=zone).timestamp()) * 1000  # type: ignore[misc]  # as many as given


ENTRY = DiaryEntry(
    segment="5e9" * 10 + "00",
    contract=CONTRACT.contract,
    start_ms=ms(2026, 3, 11, 9, 0),
    end_ms=ms(2026, 3, 11, 9, 10),
    minutes=10,
    state=EntryState.RECEIPTED,
    receipt_ms=ms(2026, 3, 11, 9, 12),
    keys=120,
    clicks=4,
    scrolls=0,
    pictures=1,
    app="Editor",
    title="One",
    memo="Writing",
    idle=False,
)
CLAIM = ManualView(
    manual="c1a1" * 8,
    contract=CONTRACT.contract,
    start_ms=ms(2026, 3, 11, 7, 0),
    end_ms=ms(2026, 3, 11, 8, 0),
    minutes=60,
    memo="A call",
    made_ms=ms(2026, 3, 11, 8, 5),
    delivered=True,
    taken_back=False,
)


class Asked:
    def __init__(self, page: DiaryPage) -> None:
        self.page = page
        self.asked: list[tuple[int, int]] = []
        self.told: tuple[Look, ...] = ()
        self.looked: list[tuple[str, int, int]] = []

    def snapshot(self) -> Snapshot:
        return replace(CLOCKED_OUT, now_ms=round(NOW.timestamp()) * 1000)

    def diary(self, *, start_ms: int, end_ms: int) -> DiaryPage:
        self.asked.append((start_ms, end_ms))
        return self.page

    def looks(self, *, contract: str, start_ms: int, end_ms: int) -> tuple[Look, ...]:
        self.looked.append((contract, start_ms, end_ms))
        return self.told if contract == CONTRACT.contract else ()


def run(page: DiaryPage, *arguments: str, told: tuple[Look, ...] = ()) -> tuple[str, Any, Asked]:
    client = Asked(page)
    client.told = told
    options = cli_parser.build_parser().parse_args(["diary", "--utc", *arguments])
    text, facts = cli_diary.diary(options, client)  # type: ignore[arg-type]  # the verbs it needs
    return text, facts, client


@pytest.mark.parametrize(
    ("arguments", "start", "end"),
    [
        ((), (2026, 3, 11), (2026, 3, 12)),
        (("yesterday",), (2026, 3, 10), (2026, 3, 11)),
        (("Mon",), (2026, 3, 9), (2026, 3, 10)),
        (("week",), (2026, 3, 9), (2026, 3, 12)),
        (("2026-02-28",), (2026, 2, 28), (2026, 3, 1)),
    ],
)
def test_days(arguments, start, end) -> None:
    _, facts, client = run(DiaryPage((), ()), *arguments)
    assert client.asked == [(ms(*start), ms(*end))]
    assert facts["start_ms"] == ms(*start)


def test_days_have_the_hours_of_their_zone() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    now_ms = ms(2026, 3, 29, 12, zone=berlin)
    days = cli_diary.days_of("today", now_ms=now_ms, zone=berlin)
    assert days == (ms(2026, 3, 29, zone=berlin), ms(2026, 3, 30, zone=berlin))
    assert days[1] - days[0] == 23 * 3_600_000


def test_what_is_no_day_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as caught:
        run(DiaryPage((), ()), "someday")
    assert caught.value.code == exits.USAGE


def test_segments_and_claims_stand_apart() -> None:
    twice = replace(ENTRY, segment="0" * 32, state=EntryState.HELD, keys=None, minutes=10)
    gone = replace(ENTRY, segment="1" * 32, minutes=0, memo=None, pictures=0)
    text, facts, _ = run(DiaryPage((ENTRY, twice, gone), (CLAIM,)))
    first, second, third, total, _, title, claim = text.splitlines()
    assert first.startswith(
        "2026-03-11 09:00-09:10  receipted  120 keys, 4 clicks, 0 scrolls, 1 picture"
    )
    assert first.endswith(f"{CONTRACT.title}: Writing  [{ENTRY.segment}]")
    assert "held here" in second
    assert "input ?" in second
    assert "taken back" in third
    assert total == "Tracked 0:10 h", "a minute counts once"
    assert title == diary_words.DIARY_CLAIMED
    assert "A call" in claim
    assert [one["state"] for one in facts["entries"]] == ["receipted", "held", "receipted"]
    assert facts["claims"][0]["minutes"] == 60


def test_one_contract_can_be_picked() -> None:
    other = replace(ENTRY, contract="f" * 16)
    text, facts, _ = run(DiaryPage((ENTRY, other), ()), "--contract", CONTRACT.title)
    assert len(facts["entries"]) == 1
    assert diary_words.DIARY_EMPTY not in text


def test_a_day_without_work_says_so() -> None:
    assert run(DiaryPage((), ()))[0] == diary_words.DIARY_EMPTY


LOOKED_MS = ms(2026, 3, 12, 14, 5)


def test_who_looked_stands_under_each_segment_and_is_asked_for_only_if_wanted():
    page = DiaryPage(entries=(ENTRY,), claims=())
    told = (
        Look(ENTRY.segment, "Olive", LOOKED_MS),
        Look("AAAA/3", "Rui", LOOKED_MS + 60_000),
    )
    text, facts, client = run(page, told=told)
    assert client.looked == []
    assert "looks" not in facts
    text, facts, client = run(page, "--looks", told=told)
    lines = text.splitlines()
    assert lines[1] == "    seen by Olive, Thursday 2026-03-12 14:05"
    assert lines[-2:] == [
        diary_words.LOOKS_ELSEWHERE,
        "    seen by Rui, Thursday 2026-03-12 14:06  [AAAA/3]",
    ]
    assert [one["who"] for one in facts["looks"]] == ["Olive", "Rui"]
    start_ms, end_ms = client.asked[0]
    assert (CONTRACT.contract, start_ms, end_ms) in client.looked
    text, facts, _ = run(page, "--looks", "--contract", CONTRACT.title)
    assert diary_words.NO_LOOKS in text
    assert facts["looks"] == []
