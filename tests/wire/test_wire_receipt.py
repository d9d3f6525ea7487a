"""Entries, receipts, batches and enrolment: what is written is read again, and nothing else is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.evidence import DEVICE, LOG_VKEY, ORIGIN, MemoryLog, batch_of
from wire import canonical
from wire.batch import Batch, BatchLimits, decode_batch, encode_batch
from wire.checkpoint import Checkpoint
from wire.enrolment import enrolment_message
from wire.envelope import sha256_of
from wire.fields import EARLIEST_MS, LATEST_MS
from wire.keys import spki, verify
from wire.problems import WireCode, WireError
from wire.receipt import (
    Entry,
    Receipt,
    Tick,
    check_receipt,
    decode_entry,
    decode_receipt,
    encode_entry,
    encode_receipt,
    have_all,
)
from wire.records import Sha256

NOW = 1_767_226_205_000
hashes = st.binary(min_size=32, max_size=32)
instants = st.integers(EARLIEST_MS, LATEST_MS)


@given(hashes, st.integers(0, have_all(16)), instants)
def test_entries_round(env, have, recv_ms):
    for entry in (Entry(Sha256(env.hex()), have, recv_ms), Tick(Sha256(env.hex()), recv_ms)):
        data = encode_entry(entry)
        assert decode_entry(data) == entry
        assert len(data) < 150


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"v": 2}, WireCode.UNKNOWN_VERSION),
        ({"v": "1"}, WireCode.BAD_VALUE),
        ({"t": "note"}, WireCode.UNKNOWN_TYPE),
        ({"t": "tick"}, WireCode.MISSING_FIELD),
        ({"have": -1}, WireCode.BAD_VALUE),
        ({"have": 2**16}, WireCode.BAD_VALUE),
        ({"recv_ms": 0}, WireCode.BAD_VALUE),
        ({"env": "x"}, WireCode.BAD_VALUE),
        ({"rand": "ab" * 32}, WireCode.UNKNOWN_FIELD),
    ],
)
def test_other_entries_are_refused(change, code):
    good = {"v": 1, "t": "statement", "env": "ab" * 32, "have": 31, "recv_ms": NOW}
    decode_entry(canonical.encode(good))
    with pytest.raises(WireError) as caught:
        decode_entry(canonical.encode(good | change))
    assert caught.value.code is code


@pytest.mark.parametrize("data", [b"[]", b"{}", b'{"v":1}', b"{}" * 300])
def test_what_is_no_entry(data):
    with pytest.raises(WireError):
        decode_entry(data)


@given(st.binary(min_size=1, max_size=90), st.integers(0, 2**53 - 1), st.lists(hashes, max_size=64))
def test_receipts_round(entry, index, proof):
    receipt = Receipt(entry=entry, index=index, proof=tuple(proof), checkpoint="any\n\nnote\n")
    text = encode_receipt(receipt)
    assert text.startswith("c2sp.org/tlog-proof@v1\nextra ")
    assert decode_receipt(text) == receipt


def test_the_c2sp_example_has_our_form():
    example = (
        "c2sp.org/tlog-proof@v1\n"
        "extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ3aW4tYXJ\n"
        "index 73894\n"
        "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n"
        "AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=\n"
        "\n"
        "example.com/fancylog\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n"
        "\n"
        "— example.com/fancylog hI2DJw==\n"
    )
    receipt = decode_receipt(example)
    assert (receipt.index, len(receipt.proof), receipt.entry[:10]) == (73_894, 2, b"age-v1.2.1")
    assert receipt.checkpoint.startswith("example.com/fancylog\n109482\n")
    assert encode_receipt(receipt) == example


def test_long_receipts_are_refused():
    long = Receipt(entry=b"x", index=0, proof=(bytes(32),) * 65, checkpoint="note\n")
    huge = Receipt(entry=b"x" * 40_000, index=0, proof=(), checkpoint="note\n")
    for receipt in (long, huge):
        with pytest.raises(WireError) as caught:
            decode_receipt(encode_receipt(receipt))
        assert caught.value.code is WireCode.TOO_LARGE


def ask(log, index, *, known, consistency, have=31):
    """Check the present receipt for `envelope <index>`."""
    return check_receipt(
        log.receipt(index),
        origin=ORIGIN,
        vkey=LOG_VKEY,
        envelope_sha256=sha256_of(b"envelope %d" % index),
        have=have,
        known=known,
        consistency=consistency,
    )


def filled(count):
    log = MemoryLog()
    for number in range(count):
        log.receive(b"envelope %d" % number, have=31, recv_ms=NOW + number)
    return log


@given(st.integers(1, 40), st.data())
def test_receipts_hold_from_every_earlier_state(size, data):
    log = filled(size)
    index = data.draw(st.integers(0, size - 1))
    earlier = data.draw(st.integers(0, size))
    known = filled(earlier).checkpoint()
    found = ask(log, index, known=known, consistency=log.consistency(earlier))
    assert found == log.checkpoint()
    assert ask(log, index, known=None, consistency=()) == found
    assert ask(log, index, known=found, consistency=()) == found


def test_endless_consistency_is_refused_before_it_is_read():
    log = filled(3)
    with pytest.raises(WireError) as caught:
        ask(log, 1, known=filled(2).checkpoint(), consistency=("11" * 32,) * 129)
    assert (caught.value.code, caught.value.step) == (WireCode.RECEIPT_FORKED, "R8")


def test_an_empty_log_is_continued_by_everything_but_a_wrong_empty_root():
    log = filled(2)
    wrong = Checkpoint(ORIGIN, 0, Sha256("11" * 32))
    with pytest.raises(WireError) as caught:
        ask(log, 1, known=wrong, consistency=())
    assert caught.value.code is WireCode.RECEIPT_FORKED


def test_a_tail_cut_and_grown_again_is_noticed():
    """The server loses entries 3 and 4 and goes on: whoever saw them convicts it."""
    known = filled(5).checkpoint()
    log = filled(3)
    for number in (7, 8, 9):
        log.receive(b"envelope %d" % number, have=31, recv_ms=NOW)
    with pytest.raises(WireError) as caught:
        ask(log, 2, known=known, consistency=log.consistency(5))
    assert caught.value.code is WireCode.RECEIPT_FORKED


@given(
    st.binary(min_size=1, max_size=200),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=16),
    st.lists(st.binary(min_size=1, max_size=50), max_size=33),
)
def test_batches_round(envelope, disclosures, blobs):
    batch = Batch(envelope, tuple(disclosures), tuple(blobs))
    assert decode_batch(encode_batch(batch)) == batch


@pytest.mark.parametrize(
    "limits",
    [
        BatchLimits(batch_bytes=1_000),
        BatchLimits(envelope_bytes=500),
        BatchLimits(picture_bytes=20),
        BatchLimits(blobs=3),
    ],
)
def test_limits_of_batches(limits):
    data = encode_batch(batch_of(0))
    decode_batch(data)
    with pytest.raises(WireError) as caught:
        decode_batch(data, limits=limits)
    assert caught.value.step == "I1"


def test_empty_parts_are_refused():
    batch = batch_of(0)
    for other in (replace(batch, envelope=b""), replace(batch, blobs=(b"",))):
        with pytest.raises(WireError) as caught:
            decode_batch(encode_batch(other))
        assert caught.value.code is WireCode.BAD_VALUE


def test_enrolment_binds_code_name_and_key():
    message = enrolment_message("K7QX-2M4P", "studio", spki(DEVICE.public))
    signature = DEVICE.sign(message)
    verify(DEVICE.public, signature, message)
    for other in (
        enrolment_message("K7QX-2M4Q", "studio", spki(DEVICE.public)),
        enrolment_message("K7QX-2M4P", "laptop", spki(DEVICE.public)),
        enrolment_message("K7QX-2M4P", "studio", bytes(44)),
    ):
        with pytest.raises(WireError):
            verify(DEVICE.public, signature, other)


@pytest.mark.parametrize(
    ("code", "name"),
    [("", "studio"), ("c" * 65, "s"), ("code", ""), ("code", "n\n"), ("c", "n" * 65)],
)
def test_enrolment_bounds(code, name):
    with pytest.raises(WireError):
        enrolment_message(code, name, b"")
