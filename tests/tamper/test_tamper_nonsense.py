"""Nonsense that is signed, committed to, logged and archived as if it were right: whatever it says, the verifier
answers with a report and raises nothing."""

import copy
import io
import json
import random

import pytest

from tests.tamper.forms import Zip, canonical
from tests.tamper.maker import TRUST, Plot
from tests.tamper.world import bundle_file, rich, short
from wire.bundle.verify import verify

SEED = 20_260_106
GROUPS, EACH = 20, 25
STRANGE = [
    None, True, False, 0, 1, -1, 2**53 - 1, 1 - 2**53, "", "a", "\ud7ff", "\U0001f600" * 9, "../..", "0" * 64, "A" * 43,
    [], {}, [[]], [None], {"": None}, [1, 2, 3], {"v": 1}, "x" * 5000, 1_767_571_200_000, 10**12, ["a"] * 300,
]  # fmt: skip


def paths(value, here=()):
    """Every place within a JSON value, the value itself first."""
    yield here
    if isinstance(value, dict):
        for name in value:
            yield from paths(value[name], (*here, name))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from paths(one, (*here, at))


def twisted(rng, value):
    """A copy of `value` with one place made strange, left out, doubled or exchanged for another."""
    value = copy.deepcopy(value)
    *way, last = rng.choice([one for one in paths(value) if one])
    place = value
    for step in way:
        place = place[step]
    kind = rng.randrange(6)
    if kind == 0:
        del place[last]
    elif kind == 1 and isinstance(place, dict):
        place[rng.choice(["score", "", "z" * 300, "V"])] = rng.choice(STRANGE)
    elif kind == 2 and isinstance(place, list):
        place.insert(last, copy.deepcopy(place[last]))
    elif kind == 3 and isinstance(place[last], int):
        place[last] += rng.choice([-1, 1, 60_000, -60_000, 86_400_000, -place[last], place[last]])
    elif kind == 4:
        other = rng.choice(list(place) if isinstance(place, dict) else range(len(place)))
        place[last], place[other] = place[other], place[last]
    else:
        place[last] = copy.deepcopy(rng.choice(STRANGE))
    return value


def answer(file):
    report = verify(io.BytesIO(file), vkeys=[TRUST])
    assert report.exit_code() in (0, 1, 2, 65)
    assert report.exit_code(strict=True) in (0, 1, 2, 3, 65)
    assert (report.error is not None) == (report.exit_code() in (1, 65))
    return report


@pytest.mark.parametrize("group", range(GROUPS))
def test_signed_nonsense(group):
    """A dishonest device and a dishonest server sign what is not a statement, or not this one."""
    rng = random.Random(SEED + group)
    names = list(rich().made)
    steps = set()
    for _ in range(EACH):
        name, moment = (
            rng.choice(names),
            rng.choice(["payload", "payload", "items", "entry", "envelope"]),
        )
        plot = Plot()
        if moment == "payload":
            plot.on(moment, name, lambda data: canonical(twisted(rng, json.loads(data))))
        elif moment == "items":
            plot.on(moment, name, lambda opened: twisted(rng, opened) if opened else None)
        else:
            plot.on(moment, name, lambda value: twisted(rng, value))
        report = answer(bundle_file(rich(plot)))
        steps.add(report.error and report.error.step)
    assert len(steps) > 2


@pytest.mark.parametrize("group", range(GROUPS))
def test_archived_nonsense(group):
    """A dishonest exporter writes lines that are JSON, but not these."""
    rng = random.Random(SEED + 1000 + group)
    honest = short().bundle(
        from_ms=1_767_571_200_000, to_ms=1_768_176_000_000, made_ms=1_768_262_400_000
    )
    for _ in range(EACH):
        told = copy.copy(honest)
        kind = rng.choice(["manifest", "notes", "nodes", "entries", "statements"])
        lines = getattr(told, kind)
        if kind == "manifest":
            told.manifest = twisted(rng, lines)
        else:
            at = rng.randrange(len(lines))
            setattr(
                told,
                kind,
                [twisted(rng, line) if one == at else line for one, line in enumerate(lines)],
            )
        report = answer(Zip.of(told.members()).encode())
        if kind != "manifest" and told.members() != honest.members():
            assert report.error is not None, kind


def test_lines_left_out_doubled_and_moved():
    """A dishonest exporter leaves lines out, gives them twice, or in another order."""
    rng = random.Random(SEED + 2000)
    honest = rich().bundle(
        from_ms=1_767_571_200_000, to_ms=1_768_176_000_000, made_ms=1_768_262_400_000
    )
    for _ in range(150):
        told = copy.copy(honest)
        kind = rng.choice(["nodes", "entries", "statements", "blobs"])
        lines = list(told.blobs.items()) if kind == "blobs" else list(getattr(told, kind))
        at, to = rng.randrange(len(lines)), rng.randrange(len(lines))
        what = (
            rng.choice(["drop", "double", "move"])
            if kind != "blobs"
            else rng.choice(["drop", "move"])
        )
        line = lines.pop(at) if what != "double" else lines[at]
        if what != "drop":
            lines.insert(to, line)
        if kind == "blobs":
            told.blobs = dict(lines)
        else:
            setattr(told, kind, lines)
        report = answer(Zip.of(told.members()).encode())
        if told.members() != honest.members():
            assert report.exit_code() == (2 if (kind, what) == ("blobs", "drop") else 1), (
                kind,
                what,
                at,
                to,
            )
