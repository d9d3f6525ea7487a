"""What benchmarks share: a load of mouse, keys and clicks, and what a process has used up, seen from outside."""

from __future__ import annotations

import struct
import time
from dataclasses import dataclass
from pathlib import Path

from capture.x11 import xcb
from tests.support.desktop import Desktop

MOUSE_HZ, KEYS_HZ, CLICKS_HZ = 1000, 5, 1
BUDGET_CPU_PERCENT = 0.2
BUDGET_IDLE_WAKEUPS = 2.0
BUDGET_RSS_MB = 90
_KEY_PRESS, _KEY_RELEASE, _BUTTON_PRESS, _BUTTON_RELEASE, _MOTION = 2, 3, 4, 5, 6
_PROCESS_CLOCK = 2
"""The kernel's number for the clock of a process that counts what its threads, ended ones too, ran."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process has used up at one instant. Wakeups are the voluntary context switches of each thread."""

    at_s: float
    cpu_s: float
    wakeups: dict[str, int]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process used per second between two instants."""

    cpu_percent: float
    wakeups_per_s: float


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes of a process: all that it has mapped in, and its share where others have it too."""

    rss_mb: float
    pss_mb: float


def usage(pid: int) -> Usage:
    """What the process has used so far; the asking itself costs it nothing."""
    wakeups: dict[str, int] = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            status = (task / "status").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue  # the thread ended meanwhile
        for line in status.splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                wakeups[task.name] = int(line.split()[1])
    return Usage(time.perf_counter(), time.clock_gettime((~pid << 3) | _PROCESS_CLOCK), wakeups)


def cost(before: Usage, after: Usage) -> Cost:
    """What was used between the two, per second."""
    seconds = after.at_s - before.at_s
    wakeups = sum(n - before.wakeups.get(task, 0) for task, n in after.wakeups.items())
    return Cost(100 * (after.cpu_s - before.cpu_s) / seconds, wakeups / seconds)


def memory(pid: int) -> Memory:
    """What the process holds now."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return Memory(kilobytes["Rss"] * 1024 / 1e6, kilobytes["Pss"] * 1024 / 1e6)


class Driver:
    """Makes input on a desktop at a steady pace through XTEST."""

    def __init__(self, desktop: Desktop) -> None:
        self._connection = xcb.Connection(desktop.display)
        self._xtest = self._connection.need_extension("XTEST")
        self.keys = self.clicks = self.motions = 0

    def drive(self, seconds: float) -> None:
        """Move, type and click for `seconds`."""
        self.keys = self.clicks = self.motions = 0
        start = time.perf_counter()
        while (passed := time.perf_counter() - start) < seconds:
            due = int(passed * MOUSE_HZ) + 1
            while self.motions < due:
                self._fake(_MOTION, 1, x=1 if self.motions // 100 % 2 else -1)
                self.motions += 1
            if self.keys < passed * KEYS_HZ:
                self._fake(_KEY_PRESS, 38)
                self._fake(_KEY_RELEASE, 38)
                self.keys += 1
            if self.clicks < passed * CLICKS_HZ:
                self._fake(_BUTTON_PRESS, 1)
                self._fake(_BUTTON_RELEASE, 1)
                self.clicks += 1
            time.sleep(max(0.0, start + self.motions / MOUSE_HZ - time.perf_counter()))
        self._connection.pump()

    def close(self) -> None:
        """Close the connection to the server."""
        self._connection.close()

    def _fake(self, kind: int, detail: int, *, x: int = 0) -> None:
        event = struct.pack("=BBxxII8xhh8x", kind, detail, 0, 0, x, 0)
        self._connection.tell(struct.pack("=BBH", self._xtest, 2, 0) + event)
