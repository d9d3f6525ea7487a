"""Six thousand seeded edits of a good bundle: each is refused, and none is an exception that nobody caught."""

import io
import json
import random

import pytest

from tests.tamper.forms import Zip
from tests.tamper.maker import CONTRACT, ORIGIN, TRUST
from tests.tamper.world import bundle_file, rich, short
from wire.bundle.verify import verify

SEED = 20_260_105
GROUPS = 20
OF_THE_FILE, OF_THE_CONTENTS = 3000, 3000


def edited(rng: random.Random, data: bytes) -> bytes:
    """`data` after one edit of a few bytes; never the same bytes."""
    at = rng.randrange(len(data))
    kind = rng.randrange(8)
    if kind == 0:
        out = data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]
    elif kind == 1:
        out = data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
    elif kind == 2:
        out = data[:at] + data[at + rng.randint(1, 9) :]
    elif kind == 3:
        out = data[:at] + rng.randbytes(rng.randint(1, 9)) + data[at:]
    elif kind == 4:
        cut = data[at : at + rng.randint(1, 40)]
        out = data[:at] + cut + data[at:]
    elif kind == 5:
        out = data[:at]
    elif kind == 6:
        other = rng.randrange(len(data))
        low, high = sorted((at, other))
        out = (
            data[:low]
            + data[high : high + 1]
            + data[low + 1 : high]
            + data[low : low + 1]
            + data[high + 1 :]
        )
    else:
        word = rng.choice(
            [
                b"0",
                b"1",
                b"9",
                b"null",
                b"-",
                b'"',
                b"[]",
                b"{}",
                b",",
                b"\n",
                b" ",
                b"A",
                b"a",
                b"=",
            ]
        )
        out = data[:at] + word + data[at + len(word) :]
    return out if out != data else edited(rng, data)


@pytest.fixture(scope="module")
def bundle():
    return short().bundle(
        from_ms=1_767_571_200_000, to_ms=1_768_176_000_000, made_ms=1_768_262_400_000
    )


def refused(file: bytes, words: str):
    report = verify(io.BytesIO(file), vkeys=[TRUST])
    assert report.error is not None, f"{words}: accepted"
    assert report.exit_code() in (1, 65), words
    return report.error


@pytest.mark.parametrize("group", range(GROUPS))
def test_edits_of_the_file(bundle, group):
    whole = Zip.of(bundle.members()).encode()
    assert verify(io.BytesIO(whole), vkeys=[TRUST]).error is None
    rng = random.Random(SEED + group)
    for number in range(OF_THE_FILE // GROUPS):
        refused(edited(rng, whole), f"group {group}, edit {number}")


@pytest.mark.parametrize("group", range(GROUPS))
def test_edits_of_the_contents_in_a_right_archive(bundle, group):
    """The archive is made anew around the edit. `bundle.json` is left alone: it is signed by nobody, and what it
    says of the period and of what was withheld is the maker's word."""
    members = bundle.members()
    rng = random.Random(SEED + 1000 + group)
    steps = set()
    for number in range(OF_THE_CONTENTS // GROUPS):
        at = rng.randrange(1, len(members))
        changed = [
            (name, edited(rng, data) if one == at else data)
            for one, (name, data) in enumerate(members)
        ]
        steps.add(
            refused(
                Zip.of(changed).encode(), f"group {group}, edit {number} of {members[at][0]}"
            ).step
        )
    assert len(steps) > 3


def test_edits_of_the_manifest_are_refused_or_change_only_what_nobody_signed(bundle):
    members = bundle.members()
    rng = random.Random(SEED + 2000)
    for _ in range(300):
        changed = [("bundle.json", edited(rng, members[0][1])), *members[1:]]
        report = verify(io.BytesIO(Zip.of(changed).encode()), vkeys=[TRUST])
        assert report.exit_code() in (0, 1, 2, 65)
        if report.error is None:
            said = json.loads(changed[0][1])
            kept = {"v": 1, "format": "hourproof-bundle", "origin": ORIGIN, "contract": CONTRACT}
            assert {name: said[name] for name in kept} == kept


def test_edits_of_a_rich_bundle():
    whole = rich().bundle(
        from_ms=1_767_571_200_000, to_ms=1_768_176_000_000, made_ms=1_768_262_400_000
    )
    members = whole.members()
    rng = random.Random(SEED + 3000)
    for number in range(100):
        at = rng.randrange(1, len(members))
        changed = [
            (name, edited(rng, data) if one == at else data)
            for one, (name, data) in enumerate(members)
        ]
        refused(Zip.of(changed).encode(), f"edit {number} of {members[at][0]}")
    file = bundle_file(rich())
    for length in range(0, len(file), 997):
        refused(file[:length], f"cut at {length}")
