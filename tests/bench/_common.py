"""What benchmarks share: a load of mouse, keys and clicks, and what a process has used up, seen from outside."""

from __future__ import annotations

import struct
import time
from dataclasses import dataclass
from pathlib import Path

from capture.x11 import xcb
from tests.support.desktop import Desktop

MOUSE_HZ, KEYS_HZ, CLICKS_HZ = 1000, 5, 1
TITLES_HZ = 10
BUDGET_CPU_PERCENT = 0.2
BUDGET_IDLE_WAKEUPS = 2.0
BUDGET_RSS_MB = 90
BUDGET_IDLE_PERCENT = 0.05


@dataclass(frozen=True, slots=True)
class Budget:
    """What a program may use: memory, CPU while driven, wakeups while idle."""

    rss_mb: float
    cpu_percent: float
    idle_wakeups: float


TRAY = Budget(BUDGET_RSS_MB, BUDGET_CPU_PERCENT, BUDGET_IDLE_WAKEUPS)
HEADLESS = Budget(60, 0.1, 1.5)
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
class Spent:
    """What something took that happened once: CPU, and pages that had to be mapped in again."""

    cpu_ms: float
    faults: int


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


def faults(pid: int) -> int:
    """How many pages the process has had mapped in so far, without and with reading from the disk."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[7]) + int(fields[9])


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


def change_titles(desktop: Desktop, seconds: float) -> int:
    """Give the window in front another title `TITLES_HZ` times a second, as some terminals do; how many it got."""
    connection = xcb.Connection(desktop.display)
    active, name = connection.atom("_NET_ACTIVE_WINDOW"), connection.atom("_NET_WM_NAME")
    (window,) = struct.unpack("=I", connection.property(connection.root, active, limit=4))
    text_type = connection.atom("UTF8_STRING")
    start, given = time.perf_counter(), 0
    while (passed := time.perf_counter() - start) < seconds:
        if given <= passed * TITLES_HZ:
            title = f"Building, step {given:06}".encode()
            head = struct.pack("=BBHIIIB3xI", 18, 0, 0, window, name, text_type, 8, len(title))
            connection.tell(head + title + bytes(-len(title) % 4))
            connection.pump()
            given += 1
        time.sleep(0.01)
    connection.close()
    return given
