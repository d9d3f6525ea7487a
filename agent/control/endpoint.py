"""How a running agent tells where it can be reached, and what both ends of the line agree on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from agent.client import ClientError, Problem, ProblemCode

COPY_SPOOL: Final = "copy_spool"
"""A verb that the client of an agent does not have: for an export by another process."""
WATCH: Final = "watch"
"""Answered by a snapshot now and by one after every change."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What the file says in which a running agent tells how to reach it."""

    v: int
    family: str
    address: str
    key: str
    """Whoever can read the file may ask; pipes on Windows have no folder that keeps others out."""
    pid: int


def bad_request(reason: str) -> ClientError:
    """What was asked or answered was not understood."""
    return ClientError(Problem(ProblemCode.BAD_REQUEST, {"reason": reason}))


def not_running(reason: str) -> ClientError:
    """There is nobody to ask."""
    return ClientError(Problem(ProblemCode.AGENT_NOT_RUNNING, {"reason": reason}))
