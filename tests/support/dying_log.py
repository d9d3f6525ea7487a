"""A log whose process dies at a chosen step: `python -m tests.support.dying_log FOLDER FIRST LAST STRIDE`.

One process imports everything and then forks once for each life, so that hundreds of deaths take seconds.
A life opens the folder's database, runs the real sequencer on it, and is killed by SIGKILL at step N: a
step is a line of the functions that state, commit, sign, keep and answer. What it gave away before goes up a pipe
the moment it is given, so that nothing is known that was not really out.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import traceback
from concurrent.futures import Future
from pathlib import Path
from types import FrameType
from typing import Any

from server.authority import orders
from server.authority.voice import Voice
from server.clock import SystemClock, SystemRng
from server.log import sequencer as sequencer_module
from server.log.heads import Heads
from server.log.keys import add_key, load_signer
from server.log.sequencer import Receipted, Sequencer
from server.organizations.models import Organization
from server.problems import Problem
from server.storage.database import Database
from tests.support.names_shelf import StoredNamesShelf
from wire.authority import Role
from wire.note import vkey
from wire.records import OrganizationId

STEPPED = {
    "sequencer.py": ("_resume", "_commit", "_place", "_turn", "_sign", "_keep_head", "_answer"),
    "tree.py": ("write", "accept"),
    "heads.py": ("keep",),
    "voice.py": ("speak", "keep_note", "_state"),
    "database.py": ("writes",),
}
"""Between any two of whose lines a life may end."""
ORGANIZATION = OrganizationId("ab" * 8)
ARRIVALS = 3


class Death:
    """Counts the steps of all threads from the start of a life, and ends it at one of them."""

    def __init__(self, at: int, out: int) -> None:
        self._left = at
        self._out = out

    def trace(self, frame: FrameType, _event: str, _value: object) -> Any:
        """For `sys.settrace`: follow the functions that matter, line by line."""
        stepped = STEPPED.get(Path(frame.f_code.co_filename).name, ())
        return self._line if frame.f_code.co_name in stepped else None

    def _line(self, frame: FrameType, event: str, _value: object) -> Any:
        if event == "line":
            self._left -= 1
            if self._left == 0:
                place = f"{Path(frame.f_code.co_filename).name}:{frame.f_code.co_name}"
                tell(self._out, {"died": f"{place}:{frame.f_lineno}"})
                os.kill(os.getpid(), signal.SIGKILL)
        return self._line


def tell(out: int, what: dict[str, Any]) -> None:
    """One line up the pipe; short ones are written whole."""
    os.write(out, json.dumps(what).encode() + b"\n")


def live(folder: Path, death: int, out: int) -> None:
    """One life: begin or go on, take arrivals, turn a key now and then."""
    database = Database(folder / "hourproof.db")
    with database.reading() as session:
        row = session.get_one(Organization, ORGANIZATION)
        origin, key = row.log_origin, row.log_key
    keys = folder / "keys"
    clock, rng = SystemClock(), SystemRng()
    killer = Death(death, out)
    threading.settrace(killer.trace)
    sys.settrace(killer.trace)
    log: Sequencer[str] = Sequencer(
        organization=ORGANIZATION,
        vkey=key,
        origin=origin,
        signers=lambda vkey: load_signer(keys, ORGANIZATION, vkey=vkey),
        database=database,
        clock=clock,
        rng=rng,
        shelf=StoredNamesShelf(),
        voice=Voice(ORGANIZATION, origin, key, keys, rng),
        heads=Heads(folder / "heads", ORGANIZATION, origin=origin, keys=keys),
    )
    tell(out, {"note": log.head.note})
    for number in range(ARRIVALS):
        if death % 2 == 0 and number == 0:
            turn(database, origin, keys)
        name = f"{death}-{number}"
        answer = log.submit(name, known=0)
        answer.add_done_callback(lambda done, name=name: given(done, name, out))
        if number % 2:
            answer.exception()
    log.settle().result()
    tell(out, {"note": log.head.note})
    log.close()
    tell(out, {"lived": death})


def turn(database: Database, origin: str, keys: Path) -> None:
    """Order a new key of the log."""
    signer = add_key(keys, ORGANIZATION, "log", rng=SystemRng())
    with database.writing() as session:
        orders.order_rotate(
            session,
            ORGANIZATION,
            role=Role.LOG,
            key=vkey(origin, signer.public),
            now_ms=SystemClock().now_ms(),
        )


def given(done: Future[Receipted], name: str, out: int) -> None:
    """Tell what was given away, or why nothing was."""
    error = done.exception()
    if error is None:
        tell(out, {"name": name, "receipt": done.result().receipt})
    else:
        tell(out, {"refused": error.code if isinstance(error, Problem) else repr(error)})


def main() -> None:
    """Fork one life after the other; all write to our standard output."""
    folder = Path(sys.argv[1])
    first, last, stride = (int(text) for text in sys.argv[2:5])
    assert sequencer_module.GROUP > ARRIVALS
    for death in range(first, last, stride):
        child = os.fork()
        if child == 0:
            # A child must not go on as its parent, whatever happens in it.
            status = 1
            try:
                live(folder, death, 1)
                status = 0
            finally:
                if status:
                    tell(1, {"failed": f"{death}: {traceback.format_exc()}"})
                os._exit(status)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
