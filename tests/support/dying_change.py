"""An agent that dies while something is taken back: `python -m tests.support.dying_change FOLDER STORY FIRST STRIDE`.

Journal, spool and picture files are real. A first process tracks a segment. Then, for N = FIRST, FIRST + STRIDE, ...
until a life outlives its death, a copy of its folder is taken, one process takes the segment's content back and is
killed by SIGKILL at step N (a step is a line of the functions that seal, write down and erase), and another starts the
agent anew on what is left and looks at the files. One line of JSON for each death goes to standard output.
"""

from __future__ import annotations

import base64
import json
import os
import random
import shutil
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from agent.client import Redaction
from agent.runtime.agent import RunningAgent
from agent.runtime.ports import SealedConsent, SealedSegment, Week, Whereabouts
from agent.store.journal import JournalFile
from agent.store.paths import find_paths, make_folders
from agent.store.pictures import PictureFiles
from agent.wiring.pictures import PicturesToSend, SharedPictures
from agent.wiring.problems import translated
from sync.records import DeviceIdentity, UploadState
from sync.spool import Spool
from tests.support.agent_world import MINUTE_MS, MemoryOutbox, World, a_contract
from tests.support.evidence import ORIGIN
from tests.support.storyboard import MomentAt
from tests.support.sync_rig import DEVICE_ID, TurnedClock, key_of, server_of
from wire.checkpoint import open_checkpoint
from wire.items import ItemKind
from wire.outgoing import Outgoing
from wire.records import ContractId, Region, SegmentId

STEPPED = {
    "changes.py": ("seal", "_forget"),
    "spool.py": ("seal", "scrub", "release"),
    "spool_file.py": ("writing", "scrub"),
    "redacting.py": ("erase", "_erase_item"),
    "engine.py": ("_feed",),
    "effects.py": ("write_down", "empty_trash"),
    "told.py": ("_sealed", "_taken_back"),
    "journal.py": ("write", "_erase_traces"),
    "pictures.py": ("remove", "release"),
}
"""Between any two of whose lines a life may end."""
MEMO = "Zanzibar in the rain"


class SpoolOutbox(MemoryOutbox):
    """The runtime's outbox and ledger over a real spool; nothing is sent."""

    def __init__(self, spool: Spool, pictures: PicturesToSend) -> None:
        super().__init__()
        self.spool = spool
        self._pictures = pictures
        self._identity = DeviceIdentity(DEVICE_ID, ORIGIN, key_of("device").signer)

    def seal(self, *outgoing: Outgoing, made_ms: int) -> None:
        with translated():
            self.spool.seal(*outgoing, made_ms=made_ms, identity=self._identity)

    def whereabouts(self, names: tuple[str, ...]) -> Mapping[str, Whereabouts]:
        told = self.spool.whereabouts(names)
        here = {UploadState.RECEIPTED: Whereabouts.DELIVERED}
        return {name: here.get(state, Whereabouts.SEALED) for name, state in told.items()}

    def segment(self, name: str) -> SealedSegment | None:
        found = self.spool.ledger.segment(name)
        if found is None:
            return None
        said = found.segment
        return SealedSegment(
            segment=SegmentId(found.name),
            contract=said.contract,
            stream=said.stream,
            seq=said.seq,
            slot_start_ms=said.slot_start_ms,
            start_ms=said.start_ms,
            end_ms=said.end_ms,
            minutes=found.minutes,
            items=found.present,
        )

    def changed(self) -> tuple[SegmentId, ...]:
        return tuple(SegmentId(name) for name in self.spool.ledger.changed())

    def consents(self) -> tuple[SealedConsent, ...]:
        return ()

    def week(self, contract: ContractId, *, week_start_ms: int) -> Week:
        raise AssertionError("nobody closes a week here")

    def pump(self, now_ms: int) -> int | None:
        """What the uploader does first, whether or not a server can be reached."""
        self.spool.release(self._pictures.remove)
        self.spool.scrub()
        return None


@dataclass
class DiskWorld(World):
    """One machine whose journal, spool and pictures are files below `folder`."""

    folder: Path = Path()

    def build(self) -> RunningAgent:
        paths = find_paths(self.folder, environment={})
        make_folders(paths)
        self.journal = JournalFile.open(paths.journal).journal
        spool = Spool(paths.spool, rng=random.Random(self.seed))
        clock = TurnedClock(self.start_ms - MINUTE_MS)
        server = server_of(clock)
        note = server.checkpoint_note()
        spool.know_log(
            origin=ORIGIN,
            vkey=server.vkey,
            checkpoint=open_checkpoint(note, origin=ORIGIN, vkey=server.vkey),
            note=note,
            verified_ms=clock.now_ms,
        )
        self.files = PictureFiles(paths.pictures)
        self.pictures = SharedPictures(
            self.files, self.journal, spool, paths, quota_bytes=lambda: 2_000_000_000
        )
        self.outbox = SpoolOutbox(spool, PicturesToSend(self.files, self.pictures))
        return super().build()

    def close(self) -> None:
        self.agent._effects.stop()
        self.outbox.spool.close()
        self.journal.close()

    def rest(self) -> None:
        """Let the uploader's thread and then the control thread clean up."""
        self.outbox.pump(0)
        self.settle()


def a_world(folder: Path, *, later_ms: int = 0) -> DiskWorld:
    """The machine of all lives; `later_ms` after its first."""
    contract = a_contract(idle_minutes=None, screenshots=True, review_delay_s=3600)
    start_ms = World.start_ms + later_ms
    return DiskWorld(
        contracts=(contract,),
        moment=MomentAt(50).moment,
        folder=folder,
        start_ms=start_ms,
        seed=1 + later_ms,  # each life makes names of its own
    )


def prepare(folder: Path, story: str) -> dict[str, Any]:
    """Track a segment with a picture; all stories but `early` have it signed."""
    world = a_world(folder)
    world.clock_in(memo=MEMO)
    world.pass_time(6 * MINUTE_MS, typing=True)
    capture = world.shown.capture
    assert capture is not None
    segment = capture.segment
    if story == "early":
        parts = (ItemKind.SCREENSHOT, ItemKind.MEMO, ItemKind.WINDOW)
        world.do(lambda agent: agent.redact(redaction=Redaction(segment=segment, items=parts)))
    else:
        world.do(lambda agent: agent.keep(segment=segment))
    world.do(lambda agent: agent.stop())
    if story != "early":
        world.pass_time(2 * MINUTE_MS)
        assert segment in world.outbox.spool.whereabouts([segment])
    pictures = [str(path) for path in world.folder.rglob("pictures/*/*")]
    assert bool(pictures) is (story != "early")
    world.close()
    return {"segment": segment, "pictures": [Path(path).name for path in pictures]}


def take_back(world: DiskWorld, story: str, segment: str) -> None:
    """What the contractor does in this story."""
    if story == "early":  # did it before; now the segment is signed with its redaction
        world.pass_time(70 * MINUTE_MS)
        return
    asked = {
        "parts": Redaction(
            segment=segment, items=(ItemKind.SCREENSHOT, ItemKind.MEMO, ItemKind.WINDOW)
        ),
        "everything": Redaction(segment=segment, everything=True),
        "region": Redaction(segment=segment, regions=(Region(0, 0, 30, 20),)),
    }
    if story == "memo":
        world.do(lambda agent: agent.edit_memo(segment=segment, memo="Something else"))
    else:
        world.do(lambda agent: agent.redact(redaction=asked[story]))


def is_done(world: DiskWorld, story: str, segment: str) -> bool:
    """Whether the statement is sealed: then everything must follow, and else nothing."""
    return segment in world.outbox.changed() or (
        story == "early" and segment not in world.outbox.spool.whereabouts([segment])
    )


def look(folder: Path, story: str, told: dict[str, Any]) -> dict[str, Any]:
    """Start anew on what a life left, and say what is wrong with it."""
    world = a_world(folder, later_ms=10 * MINUTE_MS)
    segment, wrong = told["segment"], []
    done = is_done(world, story, segment)
    if story == "early":
        world.pass_time(70 * MINUTE_MS)
    world.rest()
    world.close()
    again = a_world(folder, later_ms=90 * MINUTE_MS)
    row = again.journal.find(SegmentId(segment))
    again.close()
    once_more = a_world(folder, later_ms=90 * MINUTE_MS)
    if once_more.journal.find(SegmentId(segment)) != row:
        wrong.append("a second start changes it again")
    once_more.close()
    memo_there = any(mark in _raw(folder) for mark in marks_of(MEMO))
    kept = {path.name for path in folder.rglob("pictures/*/*")}
    old = set(told["pictures"])
    if done:
        if memo_there is not (story == "region"):
            wrong.append(f"the memo: {memo_there}")
        if (old & kept) and story != "memo":
            wrong.append("old pictures")
        if (row is None) is not (story == "everything"):
            wrong.append(f"the row: {row}")
        if len(kept) != {"region": 2, "memo": len(old)}.get(story, 0):
            wrong.append(f"{len(kept)} pictures")
    elif not memo_there or old != kept or row is None or len(row.screenshots) != 1:
        wrong.append("something is gone though nothing was taken back")
    return {"done": done, "wrong": wrong}


def marks_of(text: str) -> list[bytes]:
    """The text as it stands in the journal, and inside a disclosure at each of three places of a group."""
    word = text.encode()
    return [word, *(base64.urlsafe_b64encode(b"x" * at + word)[4:-4] for at in (0, 1, 2))]


def _raw(folder: Path) -> bytes:
    files = (path for path in sorted(folder.rglob("*.sqlite*")) if path.is_file())
    return b"".join(path.read_bytes() for path in files)


class Death:
    """Counts the steps of all threads and ends the process at one of them."""

    def __init__(self, at: int, out: int) -> None:
        self._left = at
        self._out = out

    def trace(self, frame: FrameType, _event: str, _value: object) -> Any:
        """For `sys.settrace`."""
        path = Path(frame.f_code.co_filename)
        if path.parent.name == "support":
            return None
        stepped = frame.f_code.co_name in STEPPED.get(path.name, ())
        return self._line if stepped else None

    def _line(self, frame: FrameType, event: str, _value: object) -> Any:
        if event == "line":
            self._left -= 1
            if self._left == 0:
                name = Path(frame.f_code.co_filename).name
                place = f"{name}:{frame.f_code.co_name}:{frame.f_lineno}"
                os.write(self._out, json.dumps(place).encode())
                os.kill(os.getpid(), signal.SIGKILL)
        return self._line


def live(folder: Path, story: str, told: dict[str, Any], death: int, out: int) -> None:
    """Take back, and die on the way."""
    world = a_world(folder, later_ms=10 * MINUTE_MS)
    killer = Death(death, out)
    threading.settrace(killer.trace)
    sys.settrace(killer.trace)
    take_back(world, story, told["segment"])
    world.rest()
    sys.settrace(None)
    world.close()
    os.write(out, b"null")


def forked(job: Callable[[int], None]) -> bytes:
    """What `job` writes into the pipe that it is given, in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            job(writing)
        except Exception:  # noqa: BLE001 - the guard of a process: whatever it is, it is told
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, -signal.SIGKILL):
        raise SystemExit("a life failed by itself")
    return told


def main() -> None:
    """Every death of one story."""
    folder, story = Path(sys.argv[1]), sys.argv[2]
    first, stride = (int(word) for word in sys.argv[3:])
    base = folder / "base"

    def begin(out: int) -> None:
        os.write(out, json.dumps(prepare(base, story)).encode())

    told = json.loads(forked(begin))
    for death in count(first, stride):
        copy = folder / str(death)
        shutil.copytree(base, copy)

        def one_life(out: int, copy: Path = copy, death: int = death) -> None:
            live(copy, story, told, death, out)

        def one_look(out: int, copy: Path = copy) -> None:
            os.write(out, json.dumps(look(copy, story, told)).encode())

        place = json.loads(forked(one_life))
        seen = json.loads(forked(one_look))
        print(json.dumps({"place": place, **seen}), flush=True)
        shutil.rmtree(copy)
        if place is None:
            return


if __name__ == "__main__":
    main()
