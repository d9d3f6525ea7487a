"""A seeded random driver: segments, faults, crashes and clock steps in any order; nothing is lost or doubled."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace

import pytest

from sync.fake import Fault
from sync.records import SyncState, UploadState
from tests.support.evidence import CONTRACT, SLOT_MS
from tests.support.sync_rig import OTHER_CONTRACT, Rig, pictures_of, told

PASSING = [fault for fault in Fault if fault.value not in {"wrong-key", "other-entry", "garbled"}]
PASSING = [f for f in PASSING if f not in (Fault.LESS_RECEIVED, Fault.FORKED, Fault.ROLLED_BACK)]
ACTIONS = 250


class Killed(BaseException):
    """The process ended here."""


class Storm:
    """One run of one seed."""

    def __init__(self, folder, seed: int) -> None:
        self.rng = random.Random(seed)
        self.folder = folder
        self.first = folder / "0"
        self.first.mkdir()
        self.lives = 0
        self.rig = Rig(self.first, seed=seed)
        self.rig.pictures.remove = self.removing(self.rig.pictures.remove)
        self.next = {CONTRACT: 0, OTHER_CONTRACT: 0}
        self.told = []

    def removing(self, remove):
        """Assert at the very moment of removal that every receipt is stored."""

        def checked(sha256):
            for segment in self.told:
                if sha256 in pictures_of(segment)[0]:
                    states = self.rig.spool.whereabouts([segment.segment])
                    assert states[segment.segment] is UploadState.RECEIPTED
            remove(sha256)

        return checked

    def seal(self) -> None:
        contract = self.rng.choice(list(self.next))
        number = self.next[contract]
        self.next[contract] = number + self.rng.choice([1, 1, 1, 2])
        segment = told(number, contract=contract)
        if self.rng.random() < 0.2:  # the span ended early
            segment = replace(segment, minutes=9)
        self.told.append(segment)
        self.rig.seal(segment)

    def seal_again(self) -> None:
        if self.told:
            segment = self.rng.choice(self.told)
            before = self.rig.spool.whereabouts([segment.segment])
            self.rig.seal(segment, with_pictures=not before)

    def pump(self) -> None:
        due_ms = self.rig.pump()
        if due_ms is not None and self.rng.random() < 0.7:
            self.rig.clock.now_ms = max(self.rig.clock.now_ms, due_ms)

    def fault(self) -> None:
        self.rig.server.faults.append(self.rng.choice(PASSING))

    def toggle(self) -> None:
        self.rig.server.offline = not self.rig.server.offline

    def wait(self) -> None:
        self.rig.clock.now_ms += self.rng.randrange(2 * SLOT_MS)

    def hurry(self) -> None:
        self.rig.uploader.upload_now()

    def crash(self) -> None:
        """End the process at some statement of the next seal or pump; go on over an image of the disk."""
        left = self.rng.randrange(1, 40)

        def count(*_: object) -> bool:
            nonlocal left
            left -= 1
            if left <= 0:
                raise Killed
            return True

        db = self.rig.spool.file._db
        db.exec_trace = count
        try:
            for _ in range(3):
                self.rng.choice([self.seal, self.pump, self.pump])()
        except Killed:
            pass
        db.exec_trace = None
        self.lives += 1
        after = self.folder / str(self.lives)
        after.mkdir()
        for file in self.rig.folder.glob("spool.sqlite*"):
            shutil.copy(file, after)
        self.rig.spool.close()
        self.rig.folder = after
        self.rig.open()
        for segment in self.told:  # the journal hands over again what it does not know to be sealed
            if not self.rig.spool.whereabouts([segment.segment]):
                self.rig.seal(segment)

    def run(self) -> None:
        actions = [
            *[self.seal] * 6,
            *[self.pump] * 10,
            *[self.wait] * 3,
            *[self.fault] * 3,
            self.seal_again,
            self.toggle,
            self.hurry,
            self.crash,
        ]
        for _ in range(ACTIONS):
            self.rng.choice(actions)()
        self.rig.server.offline = False
        self.rig.server.faults.clear()
        self.rig.uploader.upload_now()
        self.rig.run()

    def check(self) -> None:
        rig = self.rig
        arrived = sorted((contract, start) for contract, _, start in rig.arrived())
        assert arrived == sorted((one.contract, one.start_ms) for one in self.told)
        for stream in {one.segment.stream for one in rig.server.received}:
            seqs = [one.segment.seq for one in rig.server.received if one.segment.stream == stream]
            assert seqs == list(range(len(seqs)))
        assert rig.uploader.status().state is SyncState.DELIVERED
        assert rig.spool.tally().receipted == len(self.told)
        full = {picture for segment in self.told for picture in pictures_of(segment)[0]}
        thumbs = {thumb for segment in self.told for thumb in pictures_of(segment)[1]}
        assert set(rig.pictures.files) == thumbs - full


@pytest.mark.parametrize("seed", range(25))
def test_nothing_is_lost_or_doubled_whatever_happens(tmp_path, seed):
    storm = Storm(tmp_path, seed)
    try:
        storm.run()
        storm.check()
        assert len(storm.told) > 20
    finally:
        storm.rig.spool.close()
