"""Each check of the detail view fails for its own reason, and only what was reached says that it passed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from server.diary.proof import Check, Outcome, Stored, prove
from tests.support import evidence
from wire.keys import spki
from wire.receipt import decode_receipt, encode_receipt, have_all

ORDER = tuple(Check)
RECV_MS = evidence.SLOT_START_MS + 90_000_000


def stored(number: int = 1) -> Stored:
    """What a server keeps of segment `number`."""
    batch = evidence.batch_of(number)
    return Stored(
        envelope=batch.envelope,
        before=evidence.batch_of(number - 1).envelope if number else None,
        before_end_ms=None,
        disclosures=batch.disclosures,
        excused=frozenset(),
        blobs=batch.blobs,
        public_key=spki(evidence.DEVICE.public),
    )


def receipt(of: Stored, *, have: int | None = None) -> str:
    """The log's receipt, among other entries."""
    log = evidence.MemoryLog()
    log.receive(b"another envelope", have=1, recv_ms=RECV_MS)
    text = log.receive(
        of.envelope, have=have_all(len(of.disclosures)) if have is None else have, recv_ms=RECV_MS
    )
    index = decode_receipt(text).index
    for number in range(3):
        log.receive(b"later envelope %d" % number, have=1, recv_ms=RECV_MS)
    return log.receipt(index)


def failed(of: Stored, text: str | None = None, **changes: str) -> dict[Check, Outcome]:
    """The checks that did not pass."""
    known = {
        "contract": evidence.CONTRACT,
        "log_origin": evidence.ORIGIN,
        "log_key": evidence.LOG_VKEY,
    }
    proof = prove(of, receipt=receipt(stored()) if text is None else text, **(known | changes))
    assert tuple(step.check for step in proof.steps) == ORDER
    assert all(step.why for step in proof.steps if step.outcome is Outcome.FAILED)
    assert proof.whole == all(step.outcome is Outcome.PASSED for step in proof.steps)
    return {s.check: s.outcome for s in proof.steps if s.outcome is not Outcome.PASSED}


def flip(data: bytes, at: int) -> bytes:
    """`data` with one bit changed."""
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_whole_segment_passes_every_check(number):
    of = stored(number)
    proof = prove(
        of,
        contract=evidence.CONTRACT,
        log_origin=evidence.ORIGIN,
        log_key=evidence.LOG_VKEY,
        receipt=receipt(of),
    )
    assert proof.whole
    assert proof.segment is not None
    assert proof.segment.seq == number
    assert proof.checkpoint is not None
    assert (proof.log_index, proof.checkpoint.size) == (1, 5)


def test_all_numbered_steps_are_named_once_and_in_order():
    proof = prove(
        stored(),
        contract=evidence.CONTRACT,
        log_origin=evidence.ORIGIN,
        log_key=evidence.LOG_VKEY,
        receipt=receipt(stored()),
    )
    numbers = [number for step in proof.steps for number in step.numbers]
    assert numbers == [
        *(f"I{n}" for n in range(2, 15)),
        "I18",
        *(f"R{n}" for n in range(1, 8)),
    ]


@pytest.mark.parametrize("at", [30, 200, -40])
def test_a_changed_envelope_fails_signature_and_log(at):
    of = replace(stored(), envelope=flip(stored().envelope, at))
    found = failed(of)
    assert found[Check.SIGNED] is Outcome.FAILED
    assert found[Check.CHAIN] is Outcome.UNABLE
    assert found[Check.INCLUDED] is Outcome.FAILED
    assert Check.CHECKPOINT not in found


def test_another_devices_key_fails_the_signature():
    assert (
        failed(replace(stored(), public_key=spki(evidence.LOG.public)))[Check.SIGNED]
        is Outcome.FAILED
    )


def test_a_damaged_key_fails_the_signature():
    found = failed(replace(stored(), public_key=b"no key"))
    assert found[Check.SIGNED] is Outcome.FAILED
    assert found[Check.CHAIN] is Outcome.UNABLE


@pytest.mark.parametrize(
    "change", [{"contract": "c0ffee0000000002"}, {"log_origin": "other.example/log/1"}]
)
def test_a_segment_that_was_made_for_elsewhere(change):
    found = failed(stored(), **change)
    assert found[Check.MEANT_FOR_HERE] is Outcome.FAILED
    assert found[Check.ITEMS] is Outcome.UNABLE


@pytest.mark.parametrize("index", range(5))
def test_a_changed_disclosure_fails_the_items_but_not_signature_and_log(index):
    whole = stored()
    for change in (whole.disclosures[index - 1], "x"):
        disclosures = list(whole.disclosures)
        disclosures[index] = change
        found = failed(replace(whole, disclosures=tuple(disclosures)))
        assert found == {Check.ITEMS: Outcome.FAILED, Check.PICTURES: Outcome.UNABLE}


@pytest.mark.parametrize("index", [0, 3, 4])
def test_a_lost_disclosure_is_told_unless_it_may_be_gone(index):
    whole = stored()
    disclosures = list(whole.disclosures)
    disclosures[index] = None
    lost = replace(whole, disclosures=tuple(disclosures))
    assert failed(lost) == {Check.COMPLETE: Outcome.FAILED}
    assert failed(replace(lost, excused=frozenset({index}))) == {}
    assert failed(replace(lost, excused=frozenset({index + 1}))) == {Check.COMPLETE: Outcome.FAILED}


def test_a_span_that_overlaps_the_newest_segment_before_fails_the_chain():
    whole = stored()
    start_ms = evidence.SLOT_START_MS + 10 * 60_000
    assert failed(replace(whole, before_end_ms=start_ms)) == {}
    assert failed(replace(whole, before_end_ms=start_ms + 1)) == {Check.CHAIN: Outcome.FAILED}


@pytest.mark.parametrize("index", range(4))
def test_a_changed_or_missing_picture_fails_the_pictures_alone(index):
    whole = stored()
    for change in (None, flip(whole.blobs[index], 3), b""):
        blobs = list(whole.blobs)
        blobs[index] = change
        assert failed(replace(whole, blobs=tuple(blobs))) == {Check.PICTURES: Outcome.FAILED}


def test_a_statement_cut_out_before_it_fails_the_chain():
    assert failed(replace(stored(2), before=stored(0).envelope), receipt(stored(2))) == {
        Check.CHAIN: Outcome.FAILED
    }
    assert failed(replace(stored(1), before=None)) == {Check.CHAIN: Outcome.FAILED}
    assert failed(replace(stored(1), before=b"damaged")) == {Check.CHAIN: Outcome.FAILED}


def test_a_receipt_of_another_statement_is_not_this_ones():
    found = failed(stored(1), receipt(stored(2)))
    assert found == {Check.INCLUDED: Outcome.FAILED, Check.COMPLETE: Outcome.UNABLE}


def test_a_receipt_for_less_than_was_sent():
    assert failed(stored(), receipt(stored(), have=0b101)) == {Check.COMPLETE: Outcome.FAILED}


def test_another_logs_key_did_not_sign_the_checkpoint():
    other = evidence.vkey(evidence.ORIGIN, evidence.DEVICE.public)
    assert failed(stored(), log_key=other)[Check.CHECKPOINT] is Outcome.FAILED


def test_an_entry_that_is_not_in_the_tree():
    parts = decode_receipt(receipt(stored()))
    moved = encode_receipt(replace(parts, index=parts.index + 1))
    assert failed(stored(), moved)[Check.INCLUDED] is Outcome.FAILED
    shorter = encode_receipt(replace(parts, proof=parts.proof[:-1]))
    assert failed(stored(), shorter)[Check.INCLUDED] is Outcome.FAILED


@pytest.mark.parametrize("text", ["", "no receipt", "c2sp.org/tlog-proof@v1\nextra x\nindex 1\n\n"])
def test_a_text_that_is_no_receipt(text):
    found = failed(stored(), text)
    assert found[Check.CHECKPOINT] is Outcome.FAILED
    assert found[Check.COMPLETE] is Outcome.UNABLE
