"""The lock that lets one agent at a time write into a data folder."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from agent.client import Problem, ProblemCode
from agent.platform.files import try_lock
from agent.store.errors import StoreError, disk_problem


class InstanceLock:
    """Held by the one agent that may write into a data folder."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    @classmethod
    def take(cls, path: Path) -> InstanceLock:
        """Take the lock. Raises `StoreError` AGENT_RUNNING when another agent has it.

        `path` in the problem is the folder of the lock, where the other agent can be reached.
        """
        try:
            stream = path.open("ab+")
        except OSError as error:
            raise StoreError(disk_problem(error, path)) from error
        if not try_lock(stream):
            stream.close()
            raise StoreError(Problem(ProblemCode.AGENT_RUNNING, {"path": str(path.parent)}))
        return cls(stream)

    def release(self) -> None:
        """Give the lock back. Idempotent."""
        self._stream.close()
