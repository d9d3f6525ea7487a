"""What several commands ask of the running agent before they do their own."""

from __future__ import annotations

import threading
from collections.abc import Callable

from agent.client import ClientError, ClockState, ContractView, Problem, ProblemCode, Snapshot
from agent.control import ControlClient


def enrolled_snapshot(client: ControlClient) -> Snapshot:
    """The snapshot of an agent that belongs to somebody. Raises `ClientError`."""
    snapshot = client.snapshot()
    if snapshot.state is ClockState.SIGNED_OUT:
        raise ClientError(Problem(ProblemCode.NOT_ENROLLED))
    return snapshot


def find_contract(snapshot: Snapshot, asked: str) -> ContractView:
    """The contract with this id, or the only one with this title. Raises `ClientError`."""
    named = [one for one in snapshot.contracts if one.contract == asked] or [
        one for one in snapshot.contracts if one.title.casefold() == asked.casefold()
    ]
    if len(named) != 1:
        raise ClientError(Problem(ProblemCode.UNKNOWN_CONTRACT, {"contract": asked}))
    return named[0]


def find_segment(client: ControlClient, asked: str) -> str:
    """The id of a segment; `last` is that of the last capture. Raises `ClientError`."""
    if asked != "last":
        return asked
    capture = client.snapshot().capture
    if capture is None:
        raise ClientError(Problem(ProblemCode.UNKNOWN_SEGMENT, {"why": "last"}))
    return capture.segment


def wait_until(condition: Callable[[], object], *, every_s: float) -> None:
    """Ask again and again until `condition` holds; Ctrl-C ends it."""
    pause = threading.Event()
    while not condition():
        pause.wait(every_s)
