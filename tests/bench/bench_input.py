"""What counting input costs: our counter beside stock pynput, under the same driven input.

Each listens in a process of its own on a private desktop, with a client window that selects motion under
the pointer (without one pynput looks cheap). The mouse moves at 1000 Hz, with 5 keys and 1 click a second.
Run as `python -m tests.bench.bench_input`.
"""

from __future__ import annotations

import argparse
import json
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from capture.x11 import xcb
from capture.x11.input_counter import X11InputCounter
from tests.support.desktop import Desktop, Place

DRIVEN_S = 8.0
IDLE_S = 4.0
MOUSE_HZ, KEYS_HZ, CLICKS_HZ = 1000, 5, 1
KEY_PRESS, KEY_RELEASE, BUTTON_PRESS, BUTTON_RELEASE, MOTION = 2, 3, 4, 5, 6
BUDGET_CPU_PERCENT = 0.2
BUDGET_IDLE_WAKEUPS = 2.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What a listening process has used up so far."""

    cpu_s: float
    wakeups: int
    rss_mb: float
    counted: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Cost:
    """What listening cost per second."""

    cpu_percent: float
    wakeups_per_s: float
    rss_mb: float
    counted: tuple[int, int, int]


# --- the listening process ---------------------------------------------------------------------


def listen(kind: str) -> int:
    """Listen until standard input ends; each line there is answered with a reading."""
    take = {"ours": listen_with_ours, "pynput": listen_with_pynput}[kind]()
    print("listening", flush=True)
    for _ in sys.stdin:
        print(json.dumps({**usage(), "counted": take()}), flush=True)
    return 0


def listen_with_ours() -> Callable[[], tuple[int, int, int]]:
    counter = X11InputCounter()
    counter.start()

    def take() -> tuple[int, int, int]:
        counts = counter.take()
        return counts.keys, counts.clicks, counts.scrolls

    return take


def listen_with_pynput() -> Callable[[], tuple[int, int, int]]:
    from pynput import keyboard, mouse

    lock = threading.Lock()
    counts = [0, 0, 0]

    def add(which: int) -> None:
        with lock:
            counts[which] += 1

    listeners = (
        keyboard.Listener(on_press=lambda _key: add(0)),
        mouse.Listener(
            on_click=lambda _x, _y, _button, pressed: add(1) if pressed else None,
            on_scroll=lambda _x, _y, _dx, _dy: add(2),
        ),
    )
    for listener in listeners:
        listener.start()
        listener.wait()

    def take() -> tuple[int, int, int]:
        with lock:
            taken = (counts[0], counts[1], counts[2])
            counts[:] = [0, 0, 0]
        return taken

    return take


def usage() -> dict[str, float]:
    """CPU seconds, voluntary context switches and memory of this process so far."""
    wakeups = 0
    for task in Path("/proc/self/task").iterdir():
        for line in (task / "status").read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                wakeups += int(line.split()[1])
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return {"cpu_s": time.process_time(), "wakeups": wakeups, "rss_mb": pages * 4096 / 1e6}


# --- the measuring process ---------------------------------------------------------------------


class Driver:
    """Makes input on a desktop at a steady pace through XTEST."""

    def __init__(self, desktop: Desktop) -> None:
        self._connection = xcb.Connection(desktop.display)
        self._xtest = self._connection.need_extension("XTEST")
        self.keys = self.clicks = self.motions = 0

    def drive(self, seconds: float) -> None:
        """Move, type and click for `seconds`."""
        start = time.perf_counter()
        while (passed := time.perf_counter() - start) < seconds:
            due = int(passed * MOUSE_HZ) + 1
            while self.motions < due:
                self._fake(MOTION, 1, x=1 if self.motions // 100 % 2 else -1)
                self.motions += 1
            if self.keys < passed * KEYS_HZ:
                self._fake(KEY_PRESS, 38)
                self._fake(KEY_RELEASE, 38)
                self.keys += 1
            if self.clicks < passed * CLICKS_HZ:
                self._fake(BUTTON_PRESS, 1)
                self._fake(BUTTON_RELEASE, 1)
                self.clicks += 1
            time.sleep(max(0.0, start + self.motions / MOUSE_HZ - time.perf_counter()))
        self._connection.pump()

    def close(self) -> None:
        self._connection.close()

    def _fake(self, kind: int, detail: int, *, x: int = 0) -> None:
        event = struct.pack("=BBxxII8xhh8x", kind, detail, 0, 0, x, 0)
        self._connection.tell(struct.pack("=BBH", self._xtest, 2, 0) + event)


def read(process: subprocess.Popen[bytes]) -> Reading:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the listener has no pipes")
    process.stdin.write(b"\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    keys, clicks, scrolls = answer.pop("counted")
    return Reading(counted=(keys, clicks, scrolls), **answer)


def cost(before: Reading, after: Reading, *, seconds: float) -> Cost:
    # The question itself wakes the process once.
    return Cost(
        cpu_percent=100 * (after.cpu_s - before.cpu_s) / seconds,
        wakeups_per_s=max(0, after.wakeups - before.wakeups - 1) / seconds,
        rss_mb=after.rss_mb,
        counted=after.counted,
    )


def measure(kind: str) -> tuple[Cost, Cost, tuple[int, int, int], float]:
    """The cost of listening idle and driven, what was made, and how fast the mouse really moved."""
    with Desktop(window_manager=True) as desktop:
        desktop.open_window("Under the pointer", place=Place(0, 0, 1280, 800))
        listener = desktop.spawn(
            [sys.executable, "-m", "tests.bench.bench_input", "--listen", kind],
            read=True,
            write=True,
        )
        if listener.stdout is None or listener.stdout.readline() != b"listening\n":
            raise RuntimeError("the listener did not start")
        driver = Driver(desktop)
        driver.drive(0.5)  # everything loaded and warm
        time.sleep(3)
        read(listener)
        start = time.perf_counter()
        before = read(listener)
        time.sleep(IDLE_S)
        idle = cost(before, read(listener), seconds=time.perf_counter() - start)
        driver.keys = driver.clicks = driver.motions = 0
        start = time.perf_counter()
        before = read(listener)
        driver.drive(DRIVEN_S)
        time.sleep(0.2)
        seconds = time.perf_counter() - start
        driven = cost(before, read(listener), seconds=seconds)
        made = (driver.keys, driver.clicks, 0)
        hertz = driver.motions / DRIVEN_S
        driver.close()
        return idle, driven, made, hertz


def report() -> list[str]:
    """The lines of the table."""
    lines = [
        f"Counting input, {MOUSE_HZ} Hz mouse + {KEYS_HZ} keys/s + {CLICKS_HZ} click/s for"
        f" {DRIVEN_S:.0f} s, a motion window under the pointer",
        f"{'listener':<22}{'CPU %':>9}{'wakeups/s':>11}{'idle CPU %':>12}{'idle wk/s':>11}"
        f"{'RSS MB':>8}  counted/made (keys clicks)",
    ]
    driven_by: dict[str, Cost] = {}
    for kind, label in (("ours", "ours (XInput2)"), ("pynput", "stock pynput")):
        idle, driven, made, hertz = measure(kind)
        driven_by[kind] = driven
        lines.append(
            f"{label:<22}{driven.cpu_percent:>9.3f}{driven.wakeups_per_s:>11.1f}"
            f"{idle.cpu_percent:>12.3f}{idle.wakeups_per_s:>11.1f}{driven.rss_mb:>8.1f}"
            f"  {driven.counted[0]}/{made[0]} {driven.counted[1]}/{made[1]}"
            f"  (mouse {hertz:.0f} Hz)"
        )
    lines.append(
        f"{'budget, whole agent':<22}{BUDGET_CPU_PERCENT:>9.3f}{'':>11}{'':>12}"
        f"{BUDGET_IDLE_WAKEUPS:>11.1f}{90:>8}"
    )
    ours = max(driven_by["ours"].cpu_percent, 1e-6)
    ratio = driven_by["pynput"].cpu_percent / ours
    lines.append(f"stock pynput uses {ratio:.0f} times the CPU of ours in this run")
    return lines


def main() -> int:
    """Print the table, or be one of the listeners."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listen", choices=("ours", "pynput"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.listen:
        return listen(asked.listen)
    for line in report():
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
