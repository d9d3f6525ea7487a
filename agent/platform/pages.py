"""Hand back the pages of libraries that were needed to start and are not needed to wait.

Starting reads through some hundred libraries, and what was read once stays mapped into the process for good
where memory is plentiful: more than half of what the tray app holds. Such pages are clean copies of files.
Given back, they stay in the system's cache of files, or can be read again from the file, and each comes back
by itself when it is next touched. What this does not do is free memory that was the process's own.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LIBRARY = re.compile(r"\.so(\.[0-9.]+)?$")
_TOLD = re.compile(
    r"^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \d+ *(.*)$|^(Rss|Anonymous|Swap|Locked): +(\d+) kB$",
    re.MULTILINE,
)
_DONT_NEED = 4
"""MADV_DONTNEED, the same number on every Linux."""

_SMAPS = Path("/proc/self/smaps")
_kept: Final[set[str]] = set()
"""Libraries that will never be unloaded, since it was asked for here."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """A stretch of addresses as `/proc/self/smaps` tells of it; sizes in kB."""

    start: int
    end: int
    access: str
    """As `r-xp`: read, write, execute, private or shared."""
    path: str
    """Empty: of no file."""
    resident: int
    own: int
    """Pages that are no longer what the file says, in memory or swapped out."""
    locked: int


def mappings(smaps: str) -> tuple[Mapping, ...]:
    """What `/proc/self/smaps` says."""
    found: list[Mapping] = []
    start = end = access = path = ""
    size: dict[str, int] = {}

    def finish() -> None:
        if start:
            own = size.get("Anonymous", 0) + size.get("Swap", 0)
            found.append(
                Mapping(
                    start=int(start, 16),
                    end=int(end, 16),
                    access=access,
                    path=path,
                    resident=size.get("Rss", 0),
                    own=own,
                    locked=size.get("Locked", 0),
                )
            )

    for line in _TOLD.finditer(smaps):
        if line[1]:
            finish()
            start, end, access, path = line.group(1, 2, 3, 4)
            size.clear()
        else:
            size[line[5]] = int(line[6])
    finish()
    return tuple(found)


def clean(mapped: Iterable[Mapping]) -> tuple[Mapping, ...]:
    """Those of which nothing is lost when their pages go: parts of libraries, never written to, and resident.

    One page that differs from the file rules a mapping out, whether it is in memory or swapped out: it would
    come back as the file has it.
    """
    return tuple(
        one
        for one in mapped
        if one.access in ("r--p", "r-xp")
        and one.path.startswith("/")
        and _LIBRARY.search(one.path)
        and one.resident
        and not one.own
        and not one.locked
    )


def give_back_libraries() -> int:
    """Hand back what is clean of this process's libraries; how many bytes. 0 where the system has no such thing.

    Takes some milliseconds. Any thread: between the look and the deed nothing of a library may change place, so
    each is first made one that is never unloaded. The loader answers only when a library that is just being
    loaded is ready, and what it wrote into one while loading is then seen as no longer clean.
    """
    if sys.platform != "linux":
        return 0
    try:
        advise = ctypes.CDLL(None).madvise
        found = clean(mappings(_SMAPS.read_text()))
        unknown = {one.path for one in found} - _kept
        for path in unknown:
            _keep_loaded(path)
        if unknown:
            found = clean(mappings(_SMAPS.read_text()))
    except (OSError, AttributeError):  # no /proc, or another C library
        return 0
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    given = 0
    for one in found:
        if one.path in _kept and advise(one.start, one.end - one.start, _DONT_NEED) == 0:
            given += one.resident * 1024
    return given


def _keep_loaded(path: str) -> None:
    """Have a library that is loaded stay for as long as the process lives. What is not loaded is not loaded here."""
    if sys.platform == "linux":
        try:
            ctypes.CDLL(path, os.RTLD_LAZY | os.RTLD_NOLOAD | os.RTLD_NODELETE)
        except OSError:  # mapped, but not by the loader, or gone meanwhile
            return
        _kept.add(path)
