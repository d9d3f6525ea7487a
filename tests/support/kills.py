"""Kills a real process of the agent with SIGKILL at a chosen operation.

`python -m tests.support.kills FOLDER COUNT [SHIFT]`


One process imports everything and forks once for each life. The child plays a day's plan over the real core,
journal, spool, pictures and settings; every operation of a file and every exchange with the server counts as a
step, and at one of them the child ends itself by SIGKILL, in the middle of the write if so chosen. The server
lives in the parent, as the child's only witness beside the disk. Then the parent starts the agent on what the disk
holds, lets everything be delivered, and asks for all of `invariants`. One JSON line tells of each life that went
wrong, and one of them all.
"""

from __future__ import annotations

import json
import os
import pickle
import random
import resource
import shutil
import signal
import socket
import struct
import sys
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

import apsw

from agent.client import Redaction
from agent.core.events import Choose, Delete, ScreenLocked, ScreenUnlocked, SetMemo, Start, Stop
from agent.core.problems import Trouble
from sync.transport import Request, Response
from tests.support.bad_disk import Killed
from tests.support.seat import Seat
from tests.support.storm import Storm
from tests.support.whole_machine import SeededChance
from wire.records import ItemKind, RedactReason, SegmentId

MINUTE_MS = 60_000
STATE = ("rows", "deleted", "perhaps", "idle", "taken_back", "redacted", "deleting")


class Line:
    """Whole messages over a socket."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end

    def say(self, what: object) -> None:
        """Send one."""
        body = pickle.dumps(what)
        self._end.sendall(struct.pack(">I", len(body)) + body)

    def hear(self) -> Any:
        """The next one; None when the other end is gone."""
        size = self._exactly(4)
        return (
            None
            if size is None
            else pickle.loads(self._exactly(struct.unpack(">I", size)[0]) or b"")
        )

    def _exactly(self, size: int) -> bytes | None:
        data = b""
        while len(data) < size:
            piece = self._end.recv(size - len(data))
            if not piece:
                return None
            data += piece
        return data


class Afar:
    """The server, as the child sees it."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def send(self, request: Request) -> Response:
        """See `Transport.send`."""
        self._line.say(("send", request))
        answer: Response = self._line.hear()
        return answer


def plan(seat: Seat) -> None:
    """A short day with everything in it that is written down."""
    machine, (_, second) = seat.machine, seat.storm.contracts
    _clock_in(seat)
    machine.pass_time(3 * MINUTE_MS, typing_ms=20_000)
    machine.do(lambda now_ms: SetMemo(now_ms, "Reading"))
    machine.pass_time(2 * MINUTE_MS, typing_ms=20_000)
    _delete(seat)
    machine.pass_time(2 * MINUTE_MS, typing_ms=20_000)
    seat.truth.set(locked=True)
    machine.do(ScreenLocked)
    machine.pass_time(MINUTE_MS)
    seat.truth.set(locked=False)
    seat.touched()
    machine.do(ScreenUnlocked)
    machine.focus()
    machine.pass_time(2 * MINUTE_MS, typing_ms=20_000)
    _redact(seat)
    machine.do(lambda now_ms: Choose(now_ms, second.contract))
    seat.touched()
    machine.pass_time(2 * MINUTE_MS, typing_ms=20_000)
    machine.do(Stop)
    seat.truth.set(on=False)
    machine.pass_time(MINUTE_MS)


def _clock_in(seat: Seat) -> None:
    seat.truth.set(on=True)
    seat.touched()
    seat.machine.do(Start)


def _delete(seat: Seat) -> None:
    rows = (*seat.machine.state.waiting, seat.machine.state.open)
    row = next(one for one in rows if one is not None)
    seat.book.deleting = row.segment
    assert seat.machine.engine.verb(lambda now_ms: Delete(now_ms, row.segment)) is None
    seat.book.deleting = None
    seat.book.rows.setdefault(row.segment, row)
    seat.book.delete(row.segment)
    seat.machine.turn()


def _redact(seat: Seat) -> None:
    """Take the window's title of a sealed segment back."""
    name = next(
        (one for one, row in seat.book.rows.items() if row.window is not None), SegmentId("")
    )
    row = seat.book.rows[name]
    asked = Redaction(
        segment=name,
        everything=False,
        items=(ItemKind.WINDOW,),
        monitor=None,
        regions=(),
        reason=RedactReason.PRIVACY,
    )
    if seat.machine.change(lambda changes: changes.redact(asked)) is None and row.window:
        seat.book.redacted.add(row.window.title or "")


def live(storm: Storm, seat: Seat, line: Line, *, die_at: int | None, torn: bool) -> None:
    """The child: play until the end, whichever comes first."""
    machine, disk = seat.machine, seat.machine.disk
    machine.network._server = Afar(line)  # type: ignore[assignment]  # sends, and that is all that is asked of it

    def tell(kind: str, what: str = "") -> None:
        book = {name: getattr(seat.book, name) for name in STATE}
        line.say((kind, what, seat.truth, book, machine.desktop._idle_ms))

    def die(what: str) -> None:
        tell("died", what)
        os.kill(os.getpid(), signal.SIGKILL)

    def looked() -> None:
        seat.looked()
        tell("state")

    disk.die, disk.torn = die, torn
    disk.die_at = None if die_at is None else disk.steps + die_at
    machine.looked = looked
    begun = disk.steps
    machine.start()
    plan(seat)
    line.say(("lived", disk.steps - begun))


def one_life(folder: Path, number: int, *, die_at: int | None, torn: bool) -> dict[str, Any]:
    """Fork, be the server, and judge what is left."""
    storm = Storm(folder, number)
    told: dict[str, Any] = {"life": number, "die_at": die_at, "torn": torn}
    with storm.prepared():
        (seat,) = storm.seats
        # No file is open while there are two processes.
        seat.machine.kill()
        ours, theirs = socket.socketpair()
        child = os.fork()
        if child == 0:
            status = 1
            try:
                ours.close()
                live(storm, seat, Line(theirs), die_at=die_at, torn=torn)
                status = 0
            finally:
                if status:
                    traceback.print_exc()
                os._exit(status)
        theirs.close()
        _serve(Line(ours), seat, told)
        _, how = os.waitpid(child, 0)
        ours.close()
        told["ended"] = -os.waitstatus_to_exitcode(how)
        # The numbers that the child drew must not be drawn again.
        seat.machine.chance = SeededChance(1_000_000 + number)
        seat.machine.screen.shots = 1_000_000
        seat.begin_again(30_000)
        seat.make_well()
    told["segments"] = len(seat.book.rows)
    return told


def _serve(line: Line, seat: Seat, told: dict[str, Any]) -> None:
    """Answer the child until it is gone, and take down what it says."""
    machine = seat.machine
    while (heard := line.hear()) is not None:
        match heard:
            case ("send", request):
                machine.network.sent.append(request.body or b"")
                answer = machine.server.send(request)
                try:
                    line.say(answer)
                except BrokenPipeError:
                    return
            case ("state" | "died", what, truth, book, idle_ms):
                _take_over(seat, truth, book)
                machine.desktop._idle_ms = idle_ms
                if heard[0] == "died":
                    told["died"] = what
            case ("lived", steps):
                told["steps"] = steps


def _take_over(seat: Seat, truth: Any, book: dict[str, Any]) -> None:
    """What the child knew is what we know."""
    seat.truth.__dict__.update(truth.__dict__)
    seat.machine.clock.__dict__.update(truth.clock.__dict__)
    seat.truth.clock = seat.machine.clock
    seat.deleting = book["deleting"]
    seat.looked_at = False
    for name in STATE:
        setattr(seat.book, name, book[name])


def lives(folder: Path, count: int, shift: int) -> int:
    """So many lives, their ends spread evenly over all steps, some steps on by `shift`; how many went wrong."""
    whole = one_life(folder / "whole", 0, die_at=None, torn=False)
    shutil.rmtree(folder / "whole")
    # A life with other numbers takes some steps fewer: none shall come to its end.
    steps = whole["steps"] * 95 // 100
    chance = random.Random(count)
    wrong = 0
    places: Counter[str] = Counter()
    segments = 0
    for number in range(1, count + 1):
        die_at = chance.randrange(1, steps)
        if count < steps:
            die_at = 1 + ((number - 1) * steps // count + shift * 17) % steps
        home = folder / str(number)
        try:
            told = one_life(home, number, die_at=die_at, torn=number % 3 == 0)
            assert told["ended"] == signal.SIGKILL, told
            places[told["died"].split()[0]] += 1
            segments += told["segments"]
        except (AssertionError, Trouble, OSError, apsw.Error, Killed):
            wrong += 1
            told = {"life": number, "die_at": die_at, "failed": traceback.format_exc()}
            print(json.dumps(told), flush=True)
        finally:
            shutil.rmtree(home, ignore_errors=True)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu_s = sum(one.ru_utime + one.ru_stime for one in used)
    print(
        json.dumps(
            {
                "lives": count,
                "steps": steps,
                "wrong": wrong,
                "segments": segments,
                "places": dict(places),
                "cpu_s": round(cpu_s, 1),
            }
        ),
        flush=True,
    )
    return wrong


if __name__ == "__main__":
    shift = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    sys.exit(1 if lives(Path(sys.argv[1]), int(sys.argv[2]), shift) else 0)
