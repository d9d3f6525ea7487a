"""Moments follow from the seed alone, and sessions are begun and opened once."""

import hashlib
import hmac
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.evidence import CONTRACT, SLOT_MS, SLOT_START_MS, blobs_of, screenshot
from tests.support.story import tell
from wire.contractor import Reveal, Session
from wire.moment import LATE_MS, SEED_BYTES, check_moment, moment_ms, seed_sha256
from wire.problems import WireCode, WireError
from wire.records import Absence, ItemKind, Memo, Reason, Sha256
from wire.sessions import check_reveal, check_session, session_of
from wire.statement import Segment

STORY = tell()
SEGMENT, SESSION, REVEAL = (
    STORY.told[name].statement for name in ("segment-morning", "session", "reveal")
)
assert isinstance(SEGMENT, Segment)
assert isinstance(SESSION, Session)
assert isinstance(REVEAL, Reveal)
seeds = st.binary(min_size=32, max_size=32)
NONE = Absence(ItemKind.SCREENSHOT, Reason.ENDED_BEFORE_MOMENT)


@given(seeds, st.integers(0, SLOT_MS - 1))
def test_as_in_the_specification(seed, offset):
    start_ms = SLOT_START_MS + offset
    said = f"hourproof moment v1\n{CONTRACT}\n{start_ms}".encode()
    mac = int(hmac.new(seed, said, hashlib.sha256).hexdigest(), 16)
    slot_end_ms = SLOT_START_MS + SLOT_MS
    moment = moment_ms(seed, contract=CONTRACT, start_ms=start_ms, slot_end_ms=slot_end_ms)
    assert moment == start_ms + mac % (slot_end_ms - start_ms)
    assert start_ms <= moment < slot_end_ms


def test_moments_are_spread_over_the_slot():
    """Of 3,000 moments, each tenth of the slot has its share: 300, with a deviation of 16."""
    seed = hashlib.sha256(b"spread").digest()
    tenths = [0] * 10
    for number in range(3_000):
        start_ms = SLOT_START_MS + number * SLOT_MS
        moment = moment_ms(
            seed, contract=CONTRACT, start_ms=start_ms, slot_end_ms=start_ms + SLOT_MS
        )
        tenths[(moment - start_ms) * 10 // SLOT_MS] += 1
    assert all(220 < count < 380 for count in tenths), tenths


@given(seeds, st.integers(-40_000, 40_000))
@example(bytes(32), 0)
@example(bytes(32), -1)
@example(bytes(32), LATE_MS)
@example(bytes(32), LATE_MS + 1)
def test_a_picture_is_of_its_moment(seed, late_ms):
    moment = moment_ms(
        seed,
        contract=CONTRACT,
        start_ms=SEGMENT.start_ms,
        slot_end_ms=SEGMENT.slot_start_ms + SLOT_MS,
    )
    shot = screenshot(0, taken_ms=moment + late_ms, blobs=blobs_of(0, 0))
    told = (None, Memo(""), shot)
    if 0 <= late_ms <= LATE_MS:
        check_moment(SEGMENT, told, seed=seed)
        return
    with pytest.raises(WireError) as caught:
        check_moment(SEGMENT, told, seed=seed)
    assert (caught.value.code, caught.value.where) == (
        WireCode.MOMENT_MISMATCH,
        "items/2/taken_ms",
    )


@given(seeds, st.sampled_from(Reason), st.integers(1, SLOT_MS))
def test_no_picture_because_the_moment_never_came(seed, reason, length):
    """A span that is said to have ended before its moment must have."""
    segment = replace(SEGMENT, end_ms=SEGMENT.start_ms + length)
    moment = moment_ms(
        seed,
        contract=CONTRACT,
        start_ms=segment.start_ms,
        slot_end_ms=segment.slot_start_ms + SLOT_MS,
    )
    told = (Absence(ItemKind.SCREENSHOT, reason), Absence(ItemKind.WINDOW, reason))
    speaks = reason in (Reason.ENDED_BEFORE_MOMENT, Reason.DISCARDED_WITH_IDLE)
    if speaks and moment < segment.end_ms:
        with pytest.raises(WireError) as caught:
            check_moment(segment, told, seed=seed)
        assert caught.value.code is WireCode.MOMENT_MISMATCH
    else:
        check_moment(segment, told, seed=seed)


def test_a_moment_at_the_very_end_never_came():
    seed = hashlib.sha256(b"the very end").digest()
    moment = moment_ms(
        seed,
        contract=CONTRACT,
        start_ms=SEGMENT.start_ms,
        slot_end_ms=SEGMENT.slot_start_ms + SLOT_MS,
    )
    check_moment(replace(SEGMENT, end_ms=moment), (NONE,), seed=seed)
    with pytest.raises(WireError) as caught:
        check_moment(replace(SEGMENT, end_ms=moment + 1), (NONE,), seed=seed)
    assert caught.value.where == "items/0/reason"


def test_a_seed_has_32_bytes():
    assert SEED_BYTES == 32
    assert seed_sha256(bytes(32)) == hashlib.sha256(bytes(32)).hexdigest()
    with pytest.raises(WireError):
        seed_sha256(bytes(31))


def test_which_session_a_segment_belongs_to():
    later = replace(SESSION, seq=SEGMENT.seq + 1, started_ms=SEGMENT.start_ms)
    ahead = replace(SESSION, seq=SEGMENT.seq - 1, started_ms=SEGMENT.start_ms + 1)
    older = replace(SESSION, seq=0, started_ms=SESSION.started_ms - 1)
    assert session_of([], SEGMENT) is None
    assert session_of([later], SEGMENT) is None
    assert session_of([ahead], SEGMENT) is None
    assert session_of([older, SESSION, ahead, later], SEGMENT) == SESSION
    assert session_of([SESSION, older], SEGMENT) == SESSION


def test_sessions_of_a_stream_begin_one_after_the_other():
    check_session(None, SESSION)
    check_session(SESSION, replace(SESSION, started_ms=SESSION.started_ms + 1))
    for started_ms in (SESSION.started_ms, SESSION.started_ms - 1):
        with pytest.raises(WireError) as caught:
            check_session(SESSION, replace(SESSION, started_ms=started_ms))
        assert caught.value.code is WireCode.WRONG_TARGET


def test_a_session_is_opened_once_with_its_own_seed():
    check_reveal(SESSION, REVEAL, revealed=False)
    check_reveal(SESSION, replace(REVEAL, ended_ms=SESSION.started_ms), revealed=False)
    target, seed = WireCode.WRONG_TARGET, WireCode.SEED_MISMATCH
    for code, session, reveal, revealed in (
        (target, None, REVEAL, False),
        (target, SESSION, REVEAL, True),
        (target, replace(SESSION, seq=0), REVEAL, False),
        (target, replace(SESSION, stream="other"), REVEAL, False),
        (target, SESSION, replace(REVEAL, ended_ms=SESSION.started_ms - 1), False),
        (seed, SESSION, replace(REVEAL, seed=bytes(32)), False),
        (seed, replace(SESSION, seed_sha256=Sha256("9" * 64)), REVEAL, False),
    ):
        with pytest.raises(WireError) as caught:
            check_reveal(session, reveal, revealed=revealed)
        assert caught.value.code is code
