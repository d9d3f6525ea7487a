"""A crash between any two steps, and kill -9 of a real process, lose nothing and double nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sync.fake import Fault
from sync.records import UploadState
from sync.transport import Request, Response
from tests.support.evidence import CONTRACT, SLOT_START_MS
from tests.support.sync_http import served
from tests.support.sync_rig import (
    DAY_MS,
    OTHER_CONTRACT,
    Rig,
    TurnedClock,
    blobs_of_segment,
    pictures_of,
    server_of,
    told,
)

ROOT = Path(__file__).resolve().parents[2]
PLAN = [told(0), told(0, contract=OTHER_CONTRACT), told(1), told(2)]


class Killed(BaseException):
    """The process ended here."""


class Steps:
    """Counts everything that happens and ends the process at step number `last`."""

    def __init__(self, last: int | None) -> None:
        self.count = 0
        self.last = last
        self.dead = False

    def step(self, *_: object) -> bool:
        self.count += 1
        if self.dead or self.count == self.last:
            self.dead = True
            raise Killed
        return True


def instrument(rig: Rig, steps: Steps) -> None:
    """Every SQL statement, exchange and file operation is a step before and, where it matters, after."""
    rig.spool.file._db.exec_trace = steps.step
    read, remove, send = rig.pictures.read, rig.pictures.remove, rig.server.send

    class Through:
        def send(self, request: Request) -> Response:
            steps.step()
            answer = send(request)
            steps.step()
            return answer

    def read_counted(sha256):
        steps.step()
        return read(sha256)

    def remove_counted(sha256):
        steps.step()
        check_free(rig, sha256)
        remove(sha256)
        steps.step()

    rig.pictures.read, rig.pictures.remove = read_counted, remove_counted
    rig.uploader = rig.uploader_over(Through())


def check_free(rig: Rig, sha256: str) -> None:
    """No sealed segment that names the picture lacks its receipt."""
    counting = rig.spool.file._db.exec_trace
    rig.spool.file._db.exec_trace = None
    for segment in PLAN:
        if sha256 in pictures_of(segment)[0]:
            state = rig.spool.whereabouts([segment.segment]).get(segment.segment)
            assert state in (None, UploadState.RECEIPTED)
            assert state is None or rig.spool.receipt(segment.segment)
    rig.spool.file._db.exec_trace = counting


def work(rig: Rig) -> None:
    """Seal the plan, uploading in between, with one answer lost."""
    for number, segment in enumerate(PLAN):
        rig.seal(segment)
        if number == 1:
            rig.server.faults.append(Fault.LOST_ANSWER)
        rig.run()


def begin_again(rig: Rig) -> None:
    """A new process over what the disk of a killed one holds."""
    after = rig.folder / "after"
    after.mkdir()
    for file in rig.folder.glob("spool.sqlite*"):
        shutil.copy(file, after)
    rig.spool.file._db.exec_trace = None
    rig.spool.close()
    rig.folder = after
    del rig.pictures.read, rig.pictures.remove
    rig.open()


def run_until(folder: Path, last: int | None) -> tuple[Rig, int]:
    """Work until step `last`; if killed there, go on in a new process over what the disk holds."""
    folder.mkdir()
    rig = Rig(folder)
    steps = Steps(last)
    instrument(rig, steps)
    try:
        work(rig)
    except Killed:
        begin_again(rig)
        rig.server.faults.clear()
        for segment in PLAN:  # the journal knows them still and hands them over again
            known = rig.spool.whereabouts([segment.segment])
            rig.seal(segment, with_pictures=not known)
        rig.run()
    return rig, steps.count


@pytest.mark.timeout(240)
def test_a_crash_at_every_single_step(tmp_path):
    rig, steps = run_until(tmp_path / "whole", None)
    rig.spool.close()
    assert steps > 100
    for last in range(1, steps + 1):
        rig, _ = run_until(tmp_path / str(last), last)
        arrived = sorted((contract, start) for contract, _, start in rig.arrived())
        assert arrived == sorted((one.contract, one.start_ms) for one in PLAN), last
        streams = {one.segment.stream for one in rig.server.received}
        assert len(streams) == 2, last
        tally = rig.spool.tally()
        assert (tally.waiting, tally.refused, tally.receipted) == (0, 0, 4), last
        full = {picture for segment in PLAN for picture in pictures_of(segment)[0]}
        assert not full & set(rig.pictures.files), last
        rig.spool.close()
        shutil.rmtree(tmp_path / str(last))


CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.sync.test_sync_crash import child
child(Path({folder!r}), {url!r}, {total})
"""


class FolderPictures:
    """Picture files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def read(self, sha256):
        return (self.folder / sha256).read_bytes()

    def remove(self, sha256):
        (self.folder / sha256).unlink(missing_ok=True)


def child(folder: Path, url: str, total: int) -> None:
    """The agent's outgoing half in a process of its own: seals `total` segments and uploads them."""
    import hashlib
    import random

    from sync.address import parse_address
    from sync.api import ServerApi
    from sync.http_transport import HttpTransport
    from sync.records import DeviceIdentity
    from sync.server_time import ServerTime
    from sync.spool import Spool
    from sync.timetable import Schedule
    from sync.uploader import Uploader
    from tests.support.evidence import ORIGIN
    from tests.support.sync_rig import DEVICE_ID, TOKEN, key_of
    from wire.checkpoint import open_checkpoint

    clock = TurnedClock(SLOT_START_MS + DAY_MS)
    rng = random.SystemRandom()
    spool = Spool(folder / "spool.sqlite", rng=rng)
    server = server_of(clock)  # only for its key
    note = server.checkpoint_note()
    spool.know_log(
        origin=ORIGIN,
        vkey=server.vkey,
        checkpoint=open_checkpoint(note, origin=ORIGIN, vkey=server.vkey),
        note=note,
        verified_ms=SLOT_START_MS,
    )
    identity = DeviceIdentity(DEVICE_ID, ORIGIN, key_of("device").signer)
    transport = HttpTransport(user_agent="test", mono_ms=clock.mono_ms, direct=True)
    api = ServerApi(transport, parse_address(url), clock=clock, time=ServerTime(), token=TOKEN)
    pictures = FolderPictures(folder / "pictures")
    uploader = Uploader(
        spool, api, pictures, identity=identity, rng=rng, schedule=Schedule(jitter_ms=0)
    )
    for number in range(total):
        segment = told(number)
        if segment.segment not in spool.whereabouts([segment.segment]):
            for blob in blobs_of_segment(segment):
                (pictures.folder / hashlib.sha256(blob).hexdigest()).write_bytes(blob)
        spool.seal(segment, made_ms=clock.now_ms, identity=identity)
        if number % 3 == 2:
            pump(uploader, clock)
    pump(uploader, clock)
    transport.close()
    spool.close()


def pump(uploader, clock: TurnedClock) -> None:
    while (due_ms := uploader.pump(clock.now_ms)) is not None:
        clock.now_ms = max(clock.now_ms, due_ms)


class KillingServer:
    """Kills the sending process at chosen requests, before or after carrying them out."""

    def __init__(self, inner) -> None:
        self.inner = inner
        self.process: subprocess.Popen[bytes] | None = None
        self.requests = 0
        self.kills = 0

    def send(self, request: Request) -> Response:
        self.requests += 1
        if self.requests % 7 == 3:
            self.kill()
        answer = self.inner.send(request)
        if self.requests % 7 == 6:
            self.kill()
        return answer

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.kills += 1


@pytest.mark.timeout(300)
def test_kill_9_again_and_again(tmp_path):
    total = 20
    server = server_of(TurnedClock(SLOT_START_MS + DAY_MS))
    killer = KillingServer(server)
    with served(killer) as url:
        code = CHILD.format(root=str(ROOT), folder=str(tmp_path), url=url, total=total)
        for _ in range(60):
            killer.process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
            if killer.process.wait() == 0:
                break
    assert killer.process.returncode == 0
    assert killer.kills >= 5
    assert [one.segment.seq for one in server.received] == list(range(total))
    assert {one.segment.contract for one in server.received} == {CONTRACT}
    assert len({one.segment.stream for one in server.received}) == 1
    left = {file.name for file in (tmp_path / "pictures").iterdir()}
    assert left == {thumb for number in range(total) for thumb in pictures_of(told(number))[1]}
