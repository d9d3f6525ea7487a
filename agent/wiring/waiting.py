"""Starts the agent as soon as its keyring is open, and gives a way on where the key is gone for good."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from agent.control import InstanceLock
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.platform.files import sync_folder
from agent.store.errors import disk_problem
from agent.store.paths import Paths
from agent.wiring.build import BuiltAgent

AGAIN_S: Final = 10.0
"""How long after a keyring that did not answer it is asked again."""
_MAY_COME: Final = frozenset({ProblemCode.KEYRING_LOCKED, ProblemCode.KEYRING_MISSING})
_ASIDE: Final = "set-aside"


def build_when_unlocked(
    make: Callable[[], BuiltAgent],
    *,
    locked: Callable[[Problem], None],
    given_up: threading.Event,
    again_s: float = AGAIN_S,
) -> BuiltAgent | None:
    """What `make` builds, tried again while the keyring is locked or not there; None once `given_up` is set.

    At log-in the agent may be there before the keyring is. `locked` is told of the first refusal, and when the reason
    becomes another one. Any other `Trouble` is raised.
    """
    told: ProblemCode | None = None
    while not given_up.is_set():
        try:
            return make()
        except Trouble as trouble:
            if trouble.problem.code not in _MAY_COME:
                raise
            if told is not trouble.problem.code:
                told = trouble.problem.code
                locked(trouble.problem)
        given_up.wait(again_s)
    return None


def set_aside(paths: Paths) -> Path:
    """Move what nobody can read without the lost key into a folder beside, and return that folder.

    Nothing is deleted: should the keyring come back, the files can be moved back. The mark goes last, so that after a
    crash the agent still refuses to begin anew. Raises `Trouble` AGENT_RUNNING, or what the disk says.
    """
    lock = InstanceLock.take(paths.lock)
    try:
        folder = _free_folder(paths.data)
        folder.mkdir(mode=0o700)
        for place in (paths.settings, paths.journal, paths.spool, paths.contracts, paths.memos):
            for path in sorted(place.parent.glob(f"{place.name}*")):
                path.rename(folder / path.name)
        if paths.pictures.exists():
            paths.pictures.rename(folder / paths.pictures.name)
        if paths.vault.exists():
            paths.vault.rename(folder / paths.vault.name)
        sync_folder(folder)
        sync_folder(paths.data)
    except OSError as error:
        raise Trouble(disk_problem(error, paths.data)) from error
    finally:
        lock.release()
    return folder


def _free_folder(data: Path) -> Path:
    number = 1
    while (folder := data / f"{_ASIDE}-{number}").exists():
        number += 1
    return folder
