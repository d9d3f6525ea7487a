"""What `status` and `agree` say of one snapshot, without an agent."""

import time
from dataclasses import replace

import pytest

from agent.cli.words import agreements as agreements_words
from agent.cli.words import status as status_words
from agent.cli.words.units import fitted, instant
from agent.client import SyncState, Tracking
from tests.ui.fake_client import CLOCKED_IN, CLOCKED_OUT, CONTRACT, NOW_MS, SYNC


def test_nothing_is_called_delivered_before_anything_was():
    fresh = replace(SYNC, state=SyncState.DELIVERED, waiting=0, receipted=0, last_receipt_ms=None)
    assert "Nothing to deliver yet" in status_words.status_text(replace(CLOCKED_OUT, sync=fresh))
    later = replace(fresh, receipted=2)
    assert "Everything is delivered" in status_words.status_text(replace(CLOCKED_OUT, sync=later))


@pytest.mark.parametrize(
    ("resumes_ms", "says"),
    [(None, "not tracked until the next input."), (NOW_MS, "not tracked until 20")],
)
def test_a_pause_says_when_it_ends(resumes_ms, says):
    paused = replace(CLOCKED_IN, tracking=Tracking.PAUSED, resumes_ms=resumes_ms)
    assert says in status_words.status_text(paused).splitlines()[0]


def test_the_policy_promises_nothing_that_is_not_done():
    said = agreements_words.policy_text(replace(CONTRACT, idle_minutes=1))
    assert "180 days, then erased on the server; your own copies stay here" in said
    assert "discarded after 1 minute\n" in said
    assert "whoever runs the server" in said


def test_instants_are_told_in_the_machines_own_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    try:
        assert instant(1_768_212_000_000) == "2026-01-12 15:45:00 +0545"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_long_lines_go_on_under_what_they_are_about():
    text = "Memo     one two three four\nProblem  " + "word " * 8 + "end\n\nTracked  0:05 h,  today"
    assert fitted(text, None, indent=9) == text
    lines = fitted(text, 30, indent=9).splitlines()
    assert lines[0] == "Memo     one two three four"
    assert lines[1:4] == [
        "Problem  word word word word",
        " " * 9 + "word word word word",
        " " * 9 + "end",
    ]
    assert lines[4:] == ["", "Tracked  0:05 h,  today"]
    address = "Device   https://time.example.com/a-very-long-address"
    assert "https://time.example.com/a-very-long-address" in fitted(address, 30, indent=9)
