"""Thousands of random edits of good bytes: every one is refused, and by no other exception than `WireError`."""

import random
from collections import Counter
from collections.abc import Callable

import pytest

from tests.support.evidence import (
    CONTRACT,
    DEVICE,
    LOG_VKEY,
    ORIGIN,
    MemoryLog,
    batch_of,
    payload_of,
)
from tests.support.story import tell
from wire.authority import decode_authority, encode_authority
from wire.batch import Batch, decode_batch, encode_batch
from wire.contractor import decode_statement, encode_statement
from wire.envelope import sha256_of
from wire.problems import WireError
from wire.receipt import check_receipt, have_all
from wire.statement import decode_segment, encode_segment
from wire.verification import verify_upload

EDITS = 6_000
AUTHORITY = (decode_authority, encode_authority)
STORY = tell()
STUDIO = [
    told for told in STORY.told.values() if told.by_device and not told.name.endswith("laptop")
]


def edited(rng: random.Random, data: bytes) -> bytes:
    """`data` with one edit; never `data` itself."""
    while True:
        at = rng.randrange(len(data))
        upto = min(len(data), at + rng.choice((0, 1, 1, 4, 64, 10_000)))
        flipped = bytes([data[at] ^ (1 << rng.randrange(8))])
        if rng.randrange(2):
            return data[:at] + flipped + data[at + 1 :]
        piece = rng.choice(
            (
                bytes([rng.randrange(256)]),
                rng.choice((b" ", b"\n", b"=", b"A", b"0", b'"', b",", b"}", b"\x00", b"\xff")),
                data[at:upto] * 2,
                data[at:upto][::-1],
                data[at:upto].swapcase(),
                b"",
                rng.randbytes(rng.randrange(1, 9)),
            )
        )
        other = data[:at] + piece + data[upto:]
        if other != data:
            return other


def refusals(
    accept: Callable[[bytes], object], data: bytes, seed: int, edits: int = EDITS
) -> Counter[str]:
    """Edit `data` `edits` times; all must be refused. How often each step did it."""
    rng = random.Random(seed)
    accept(data)
    steps: Counter[str] = Counter()
    for number in range(edits):
        other = edited(rng, data)
        try:
            accept(other)
        except WireError as error:
            steps[error.step if error.where else "nowhere"] += 1
        else:
            pytest.fail(f"seed {seed}, edit {number} was accepted: {other!r}")
    return steps


def accept_upload(data: bytes) -> None:
    verify_upload(decode_batch(data), public=DEVICE.public, log=ORIGIN, contracts={CONTRACT})


@pytest.mark.parametrize("seed", range(2))
def test_every_edited_upload_is_refused(seed: int):
    steps = refusals(accept_upload, encode_batch(batch_of(0)), seed)
    assert set(steps) == {"I1", "I2", "I3", "I4", "I5", "I11", "I14"}


@pytest.mark.parametrize("name", [told.name for told in STUDIO])
def test_every_edited_upload_of_every_type_is_refused(name: str):
    told = STORY.told[name]
    data = encode_batch(Batch(told.envelope, told.disclosures, told.blobs))
    refusals(accept_upload, data, seed=2, edits=EDITS // 10)


@pytest.mark.parametrize("seed", range(2))
def test_every_edited_receipt_is_refused(seed: int):
    log = MemoryLog()
    envelopes = [b"envelope %d" % number for number in range(11)]
    for envelope in envelopes[:6]:
        log.receive(envelope, have=31, recv_ms=1_767_226_205_000)
    known = log.checkpoint()
    for envelope in envelopes[6:]:
        log.receive(envelope, have=31, recv_ms=1_767_226_205_000)

    def accept(data: bytes) -> None:
        check_receipt(
            data.decode("utf-8", "surrogateescape"),
            origin=ORIGIN,
            vkey=LOG_VKEY,
            envelope_sha256=sha256_of(envelopes[7]),
            have=have_all(5),
            known=known,
            consistency=log.consistency(6),
        )

    steps = refusals(accept, log.receipt(7).encode(), seed)
    # What the log signed is never reached by an edit (R3), nor what the proof covers (R6, R7, R8).
    assert set(steps) == {"R1", "R2", "R4", "R5"}


@pytest.mark.parametrize("seed", range(2))
def test_every_edited_statement_is_refused_or_means_something_else(seed: int):
    """A dishonest device can sign anything: still there is one spelling for each meaning and no other failure."""
    rng = random.Random(seed)
    payload = payload_of(0)
    meant = decode_segment(payload)
    taken = 0
    for _ in range(EDITS):
        other = edited(rng, payload)
        try:
            segment = decode_segment(other)
        except WireError:
            continue
        taken += 1
        assert segment != meant
        assert encode_segment(segment) == other
    assert 0 < taken < EDITS // 2


@pytest.mark.parametrize("name", list(STORY.told))
def test_one_spelling_for_each_meaning_of_every_type(name: str):
    rng, told = random.Random(name), STORY.told[name]
    family = (decode_statement, encode_statement) if told.by_device else AUTHORITY
    decode, encode = family
    meant = decode(told.payload)
    for _ in range(EDITS // 10):
        other = edited(rng, told.payload)
        try:
            statement = decode(other)
        except WireError:
            continue
        assert statement != meant
        assert encode(statement) == other
