"""Troubles of the disk and the keyring, translated here once into problems that a person can act
on.
"""

from __future__ import annotations

import errno
from pathlib import Path

from agent.core.problems import Problem, ProblemCode, Trouble

_FULL = frozenset(
    getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)
)


class StoreError(Trouble):
    """Something on this machine keeps the agent from storing or reading; nothing was lost."""


def disk_problem(error: OSError, path: Path) -> Problem:
    """What `error`, raised while working on `path`, means for the person."""
    full = error.errno in _FULL
    # "File exists" and "Not a directory", of the folder above, say this less plainly.
    in_the_way = error.errno in (errno.EEXIST, errno.ENOTDIR)
    reason = "a file is in the way" if in_the_way else error.strerror or type(error).__name__
    code = ProblemCode.DISK_FULL if full else ProblemCode.DATA_FOLDER_UNWRITABLE
    return Problem(code, {"path": str(path), "reason": reason})
