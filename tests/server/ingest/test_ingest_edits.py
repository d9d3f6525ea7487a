"""Thousands of random edits of a good upload: each is refused with a problem of the sender's, and leaves nothing."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.support import evidence
from tests.support.ingest_room import NOW_MS, Room, ingest_room
from tests.support.sender import Sealed, webp
from wire import canonical
from wire.drafts import RedactDraft
from wire.records import RedactReason, Region, Screenshot

EDITS = {"new": 3_000, "again": 1_500, "redaction": 1_500}
"""How often what is edited: a segment, one that is here already, a redaction that brings another picture."""
SEED = 20_260_301
LOOK_EVERY = 500


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


@dataclass(slots=True)
class Editor:
    """Edits bytes at random places, the parts of the upload all equally often however long they are."""

    chance: random.Random
    bounds: list[tuple[int, int]]

    def place(self) -> int:
        """Somewhere in one of the parts."""
        return self.chance.randrange(*self.chance.choice(self.bounds))

    def flip(self, body: bytearray) -> None:
        """One bit."""
        body[self.place()] ^= 1 << self.chance.randrange(8)

    def replace(self, body: bytearray) -> None:
        """A byte by another that belongs to JSON."""
        body[self.place()] = self.chance.choice(b'{}[],:"\\ \n0159AZaz-_=+/e.')

    def insert(self, body: bytearray) -> None:
        """One to four bytes, zeros or any."""
        at = self.place()
        count = self.chance.randint(1, 4)
        body[at:at] = self.chance.choice((bytes(count), self.chance.randbytes(count)))

    def delete(self, body: bytearray) -> None:
        """One to forty bytes."""
        at = self.place()
        del body[at : at + self.chance.randint(1, 40)]

    def double(self, body: bytearray) -> None:
        """One to forty bytes once more."""
        at = self.place()
        body[at:at] = body[at : at + self.chance.randint(1, 40)]

    def exchange(self, body: bytearray) -> None:
        """Two stretches of the same length."""
        length = self.chance.randint(1, 12)
        one, other = self.place(), self.place()
        body[one : one + length], body[other : other + length] = (
            body[other : other + length],
            body[one : one + length],
        )

    def cut(self, body: bytearray) -> None:
        """The end."""
        del body[self.place() :]

    def lengthen(self, body: bytearray) -> None:
        """Something after the end."""
        body.extend(self.chance.randbytes(self.chance.randint(1, 30)))

    def misplace(self, body: bytearray) -> None:
        """Another size for some part: the line that tells them is made anew."""
        end = body.index(b"\n")
        sizes = canonical.decode(bytes(body[:end]))
        assert isinstance(sizes, dict)
        blobs = sizes["blobs"]
        assert isinstance(blobs, list)
        told = [sizes["envelope"], sizes["disclosures"], *blobs]
        which = self.chance.randrange(len(told))
        by = self.chance.choice((-1, 1, 7, 2**31, -(2**31)))
        told[which] = int(told[which]) + by  # type: ignore[arg-type]  # sizes are whole numbers
        if self.chance.random() < 0.5:
            other = self.chance.randrange(len(told))
            told[other] = int(told[other]) - by  # type: ignore[arg-type]  # the sum is right again
        made = {"v": 1, "envelope": told[0], "disclosures": told[1], "blobs": told[2:]}
        body[:end] = canonical.encode(made)

    def edit(self, body: bytes) -> bytes:
        """`body` after one to three edits; never the same."""
        kinds: list[Callable[[bytearray], None]] = [
            *(self.flip, self.replace, self.insert, self.delete, self.double, self.exchange),
            *(self.cut, self.lengthen),
        ]
        while True:
            edited = bytearray(body)
            if self.chance.random() < 0.1:
                self.misplace(edited)
            else:
                for _ in range(self.chance.choice((1, 1, 1, 2, 3))):
                    before = bytes(edited)
                    try:
                        self.chance.choice(kinds)(edited)
                    except IndexError:  # what an edit before it has cut off
                        edited = bytearray(before)
            if edited != body:
                return bytes(edited)


def redaction(room: Room, of: Sealed) -> Sealed:
    """The upload that puts a picture with a black rectangle in the place of the one that `of` brought."""
    told, _ = room.sender.told(of.seq)
    shot = told.items[1]
    assert isinstance(shot, Screenshot)
    files = webp(1920, 1080, 200), webp(320, 180, 200)
    shot = replace(
        shot,
        picture=evidence.image(files[0], width=1920, height=1080),
        thumbnail=evidence.image(files[1], width=320, height=180),
        regions=(Region(x=0, y=0, width=640, height=360),),
    )
    draft = RedactDraft(
        target=of.target, replaced=((1, shot),), minutes=10, reason=RedactReason.PRIVACY
    )
    return room.sender.say(draft, files=files, made_ms=NOW_MS)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("what", EDITS)
def test_every_random_edit_of_a_good_upload_is_refused_whole(room: Room, what: str) -> None:
    first = room.sender.seal()
    room.sender.send(first)
    good = redaction(room, first) if what == "redaction" else room.sender.seal()
    body = good.body
    if what == "again":
        room.sender.send(good)
    starts = [0, body.index(b"\n") + 1]
    starts.append(starts[1] + len(good.batch.envelope))
    starts.append(len(body) - sum(len(blob) for blob in good.batch.blobs))
    bounds = [*zip(starts, [*starts[1:], len(body)], strict=True)]
    editor = Editor(random.Random(f"{SEED} {what}"), bounds)
    before = room.stored()
    answers: Counter[tuple[int, str]] = Counter()
    for number in range(EDITS[what]):
        edited = editor.edit(body)
        answer = room.sender.post(edited)
        problem = answer.json()
        assert 400 <= answer.status_code < 500, (number, edited, problem)
        assert answer.headers["content-type"] == "application/problem+json", problem
        answers[answer.status_code, problem["code"]] += 1
        if number % LOOK_EVERY == 0:
            assert room.stored() == before, (number, edited)
    assert room.stored() == before
    # The edits reached every part, not the same check over and over.
    assert len(answers) >= 8, answers
    room.sender.send(good, status=200 if what == "again" else 201)
    room.whole()
