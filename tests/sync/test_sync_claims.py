"""Claimed time in the spool: sealed once, counted, taken back before and after its receipt, erased."""

from __future__ import annotations

import pytest

from sync.errors import SyncCode, SyncError
from tests.support.evidence import CONTRACT, ORIGIN, SLOT_START_MS
from tests.support.sync_rig import OTHER_CONTRACT, Rig, told
from tests.support.sync_story import WEEK_START_MS, close
from wire.contractor import Manual, Redact
from wire.outgoing import ManualClaimed, ManualTakenBack, OutgoingId
from wire.records import RedactReason

HOUR_MS = 3_600_000
SECRET = "A call about the Montague account"


@pytest.fixture
def rig(tmp_path):
    rig = Rig(tmp_path, authority=True)
    rig.clock.now_ms += 10 * HOUR_MS
    yield rig
    rig.spool.close()


def claim(name: str = "claim", *, hour: int = 0, contract=CONTRACT) -> ManualClaimed:
    start_ms = SLOT_START_MS + hour * HOUR_MS
    return ManualClaimed(
        outgoing=OutgoingId(name),
        contract=contract,
        start_ms=start_ms,
        end_ms=start_ms + HOUR_MS,
        minutes=60,
        memo=SECRET,
    )


def take_back(name: str = "claim", *, as_: str = "back", contract=CONTRACT) -> ManualTakenBack:
    return ManualTakenBack(
        outgoing=OutgoingId(as_),
        contract=contract,
        manual=OutgoingId(name),
        reason=RedactReason.MISTAKE,
    )


def manual_minutes(rig: Rig) -> int:
    week = rig.spool.ledger.week(CONTRACT, week_start_ms=WEEK_START_MS, origin=ORIGIN)
    return week.manual_minutes


def types(rig: Rig) -> list[str]:
    return [one.statement.type for one in rig.server.received]


def test_a_claim_is_sealed_once_and_arrives(rig):
    (first,) = rig.say(claim())
    (again,) = rig.say(claim())
    assert (first.seq, again.seq, again.new) == (0, 0, False)
    assert manual_minutes(rig) == 60
    rig.run()
    (arrived,) = rig.server.received
    assert isinstance(arrived.statement, Manual)
    assert arrived.items[0].text == SECRET
    (kept,) = rig.spool.ledger.claims(start_ms=0, end_ms=2**52)
    assert (kept.memo, kept.delivered, kept.taken_back) == (SECRET, True, False)


@pytest.mark.parametrize("delivered", [True, False])
def test_a_claim_taken_back_is_erased_here_and_counts_no_more(rig, delivered):
    rig.say(claim())
    if delivered:
        rig.run()
    rig.say(take_back())
    assert manual_minutes(rig) == 0
    kept = rig.spool.ledger.claim("claim")
    assert (kept.memo, kept.taken_back) == (None, True)
    rig.run()
    assert types(rig) == ["manual", "redact"]
    redact = rig.server.received[1].statement
    assert isinstance(redact, Redact)
    assert (redact.removed, redact.minutes, redact.target) == ((0,), 0, kept.place)
    if not delivered:
        assert rig.server.received[0].items == (None,), "its memo never left this machine"
    rig.spool.close()
    for path in rig.folder.glob("spool.sqlite*"):
        # The disclosure is base64url: what would be left of it is its encoding.
        assert b"IkEgY2Fs" not in path.read_bytes()
    rig.open()


def test_a_claim_is_taken_back_once(rig):
    rig.say(claim())
    rig.say(take_back())
    with pytest.raises(SyncError) as caught:
        rig.say(take_back(as_="again"))
    assert caught.value.code is SyncCode.ALREADY_REDACTED
    assert types(rig) == []


@pytest.mark.parametrize("wrong", [take_back("nobody"), take_back(contract=OTHER_CONTRACT)])
def test_only_a_claim_of_that_contract_can_be_taken_back(rig, wrong):
    rig.say(claim())
    with pytest.raises(SyncError) as caught:
        rig.say(wrong)
    assert caught.value.code is SyncCode.EVIDENCE_INVALID


def test_a_claim_goes_up_between_segments_and_survives_a_restart(rig):
    rig.clock.now_ms = SLOT_START_MS
    rig.seal(told(0))
    rig.clock.now_ms += 10 * HOUR_MS
    rig.say(claim(hour=2))
    rig.restart()
    rig.seal(told(100))
    rig.run()
    assert types(rig) == ["segment", "manual", "segment"]
    tracked = rig.spool.ledger.tracked(start_ms=0, end_ms=2**52)
    assert [one[2] for one in tracked] == [CONTRACT, CONTRACT]


def test_spans_are_found_by_any_part_of_them(rig):
    rig.say(claim("early"), claim("late", hour=3))
    found = rig.spool.ledger.claims

    def names(start_ms: int, end_ms: int) -> list[str]:
        spans = found(start_ms=SLOT_START_MS + start_ms, end_ms=SLOT_START_MS + end_ms)
        return [one.name for one in spans]

    assert names(HOUR_MS - 1, HOUR_MS) == ["early"]
    assert names(HOUR_MS, 3 * HOUR_MS) == []
    assert names(0, 4 * HOUR_MS) == ["early", "late"]


def test_closes_are_read_back_over_what_they_were_signed(rig):
    assert rig.spool.ledger.closes() == ()
    rig.say(claim())
    said = close(rig)
    rig.say(said)
    rig.say(close(rig, "again"))
    first, second = rig.spool.ledger.closes()
    assert (first.contract, first.week_start_ms) == (CONTRACT, WEEK_START_MS)
    assert first.heads == said.heads
    assert first.made_ms <= second.made_ms
    assert max(one.seq for one in second.heads) > max(one.seq for one in first.heads)
    assert rig.spool.ledger.closes() == (first, second)
