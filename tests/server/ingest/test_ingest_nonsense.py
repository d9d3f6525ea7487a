"""Nonsense that the device itself has signed, of every type: taken in or refused, but never a mistake of the server."""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from server.contracts.service import DEFAULT_POLICY
from tests.support.evidence import SLOT_MS, SLOT_START_MS
from tests.support.ingest_room import NOW_MS, Room, ingest_room
from tests.support.sender import Sealed
from wire import canonical
from wire.batch import encode_batch
from wire.bundle.verify import verify
from wire.contractor import FIRST_MONDAY_MS, WEEK_MS
from wire.contracts import policy_sha256
from wire.drafts import (
    CloseDraft,
    ConsentDraft,
    Draft,
    ManualDraft,
    MemoDraft,
    RedactDraft,
    RevealDraft,
    SessionDraft,
)
from wire.envelope import seal, sha256_of
from wire.moment import seed_sha256
from wire.problems import WireError
from wire.records import Feature, Memo, RedactReason, Sha256

ROUNDS = 1_600
FIRST_SLOT = (NOW_MS - SLOT_START_MS) // SLOT_MS
"""The contract's policy is stated when the room is made; what is tracked begins then."""
MADE_MS = NOW_MS + 20 * 24 * 3_600_000
WEEK_START_MS = NOW_MS - (NOW_MS - FIRST_MONDAY_MS) % WEEK_MS
NUMBERS = (0, 1, -1, 2, 7, 16, 255, 256, 600_000, 2**31, 2**53 - 1, -(2**53) + 1)
TEXTS = ("", "A", "A" * 22, "A" * 43, "0" * 16, "0" * 64, "ab" * 32, "segment", "reveal", "x" * 300)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ingest_room(tmp_path / "data") as made:
        yield made


class Signer:
    """Makes a good statement of a random type that fits the stream as it is, and spoils it at random."""

    def __init__(self, room: Room, chance: random.Random) -> None:
        self._sender = room.sender
        self._chance = chance
        self._segments: list[Sealed] = []
        self._slot = FIRST_SLOT
        self._started_ms = NOW_MS

    def good(self) -> Sealed:
        """The next statement."""
        sender, chance = self._sender, self._chance
        if not self._segments or chance.random() < 0.3:
            told, files = sender.told(self._slot, pictures=False)
            return sender.seal(told=told, files=files, link=False)
        return sender.say(self._draft(), made_ms=MADE_MS, link=False)

    def _draft(self) -> Draft:
        target = self._chance.choice(self._segments).target
        start_ms = NOW_MS + self._chance.randrange(1_000) * SLOT_MS
        self._started_ms += 1
        drafts: tuple[Draft, ...] = (
            RedactDraft(
                target=target,
                removed=tuple(sorted(self._chance.sample(range(4), self._chance.randrange(3)))),
                minutes=self._chance.randrange(11),
                reason=RedactReason.OTHER,
            ),
            MemoDraft(target=target, memo=Memo("another")),
            ManualDraft(start_ms=start_ms, end_ms=start_ms + 60_000, minutes=1, memo=Memo("call")),
            ConsentDraft(
                policy_sha256=Sha256("aa" * 32), features=(Feature.WINDOW,), shown_ms=MADE_MS
            ),
            SessionDraft(started_ms=self._started_ms, seed_sha256=seed_sha256(b"s" * 32)),
            RevealDraft(
                session=self._chance.randrange(max(1, len(self._sender.links))),
                seed=b"s" * 32,
                ended_ms=MADE_MS,
            ),
            CloseDraft(
                week_start_ms=WEEK_START_MS,
                heads=(),
                minutes=self._chance.randrange(30),
                manual_minutes=self._chance.randrange(3),
            ),
        )
        return self._chance.choice(drafts)

    def spoiled(self, sealed: Sealed) -> Sealed:
        """`sealed` with up to two changes of its payload, signed again by the device."""
        statement = canonical.decode(sealed.payload)
        assert isinstance(statement, dict)
        for _ in range(self._chance.choice((0, 1, 1, 1, 2))):
            self._spoil(statement)
        try:
            payload = canonical.encode(statement)
        except WireError:
            return sealed
        envelope = seal(payload, self._sender.signer)
        disclosures = list(sealed.batch.disclosures)
        if disclosures and self._chance.random() < 0.3:
            disclosures[self._chance.randrange(len(disclosures))] = None
        batch = replace(sealed.batch, envelope=envelope, disclosures=tuple(disclosures))
        return Sealed(batch, payload, sealed.seq)

    def _spoil(self, statement: dict[str, Any]) -> None:
        """Change one value somewhere within; add or drop a member now and then."""
        at: Any = statement
        while True:
            keys = list(at) if isinstance(at, dict) else list(range(len(at)))
            if not keys:
                return
            key = self._chance.choice(keys)
            if isinstance(at[key], dict | list) and at[key] and self._chance.random() < 0.8:
                at = at[key]
                continue
            break
        roll = self._chance.random()
        if roll < 0.06:
            del at[key]
        elif roll < 0.1 and isinstance(at, dict):
            at["extra"] = 1
        elif isinstance(at[key], int) and roll < 0.7:
            at[key] += self._chance.choice(NUMBERS)
        else:
            at[key] = self._chance.choice((*NUMBERS, *TEXTS, None, [], {}, True, at[key]))

    def taken(self, sealed: Sealed) -> None:
        """The server has it: the stream goes on after it."""
        self._sender.links[sealed.seq :] = [sha256_of(sealed.payload)]
        statement = canonical.decode(sealed.payload)
        assert isinstance(statement, dict)
        if statement["type"] == "segment":
            self._segments.append(sealed)
            self._slot += 1


@pytest.mark.timeout(300)
def test_signed_nonsense_of_every_type_is_never_a_mistake_of_the_server(room: Room) -> None:
    """And whatever was taken in, a stranger's verification of the export takes too."""
    room.site.clock.forward(MADE_MS + 3_600_000 - NOW_MS)
    agreed = ConsentDraft(
        policy_sha256=policy_sha256(DEFAULT_POLICY), features=tuple(Feature), shown_ms=NOW_MS
    )
    room.sender.send(room.sender.say(agreed, made_ms=NOW_MS))
    signer = Signer(room, random.Random(77))
    taken: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for number in range(ROUNDS):
        sealed = signer.spoiled(signer.good())
        before = room.stored() if number % 100 == 0 else None
        answer = room.sender.post(encode_batch(sealed.batch))
        assert answer.status_code in (201, 409, 413, 422), (sealed.payload, answer.text)
        if answer.status_code == 201:
            statement = canonical.decode(sealed.payload)
            assert isinstance(statement, dict)
            taken[str(statement["type"])] += 1
            signer.taken(sealed)
            continue
        problem = answer.json()
        assert problem["step"], problem
        refused[problem["step"]] += 1
        assert before is None or room.stored() == before
    room.whole()
    # It was neither all taken nor all refused at the door.
    assert set(taken) == {
        *("segment", "redact", "memo", "manual", "consent", "session", "reveal", "close")
    }
    assert {"I7", "I8", "I9", "I10", "I11", "I16", "I18", "I19"} <= set(refused), refused
    answer = room.site.signed_in(room.member).get(f"/contracts/{room.contract}/export/bundle")
    report = verify(io.BytesIO(answer.content), vkeys=[room.sender.vkey], contract=room.contract)
    assert report.error is None, report.error
    assert report.counts is not None
    assert report.counts.segments == taken["segment"]
