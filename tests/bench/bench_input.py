"""What counting input costs: our counter beside stock pynput, under the same driven input.

Each listens in a process of its own on a private desktop, with a client window that selects motion under
the pointer (without one pynput looks cheap). The mouse moves at 1000 Hz, with 5 keys and 1 click a second.
Run as `python -m tests.bench.bench_input`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from capture.x11.input_counter import X11InputCounter
from tests.bench._common import (
    BUDGET_CPU_PERCENT,
    BUDGET_IDLE_WAKEUPS,
    BUDGET_RSS_MB,
    CLICKS_HZ,
    KEYS_HZ,
    MOUSE_HZ,
    Cost,
    Driver,
    cost,
    memory,
    usage,
)
from tests.support.desktop import Desktop, Place

DRIVEN_S = 8.0
IDLE_S = 4.0
POLL_S = 1.0
Counted = tuple[int, int, int]


# --- the listening process ---------------------------------------------------------------------


def listen(kind: str) -> int:
    """Listen until standard input ends; each line there is answered with what was counted."""
    take = {
        "ours": listen_with_ours,
        "pynput": listen_with_pynput,
        "tracker": track_as_others_do,
    }[kind]()
    print("listening", flush=True)
    for _ in sys.stdin:
        print(json.dumps(take()), flush=True)
    return 0


def listen_with_ours() -> Callable[[], Counted]:
    counter = X11InputCounter()
    counter.start()

    def take() -> Counted:
        counts = counter.take()
        return counts.keys, counts.clicks, counts.scrolls

    return take


def listen_with_pynput() -> Callable[[], Counted]:
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

    def take() -> Counted:
        with lock:
            taken = (counts[0], counts[1], counts[2])
            counts[:] = [0, 0, 0]
        return taken

    return take


def track_as_others_do() -> Callable[[], Counted]:
    """Stock pynput listeners and a look at the window in front each second, as ActivityWatch and most do."""
    take = listen_with_pynput()
    seen: dict[str, str] = {}

    def poll() -> None:
        from Xlib import X, Xatom, display

        server = display.Display()
        active = server.intern_atom("_NET_ACTIVE_WINDOW")
        name = server.intern_atom("_NET_WM_NAME")
        while True:
            found = server.screen().root.get_full_property(active, X.AnyPropertyType)
            if found is not None and found.value[0]:
                window = server.create_resource_object("window", found.value[0])
                title = window.get_full_property(name, X.AnyPropertyType)
                title = title or window.get_full_property(Xatom.WM_NAME, X.AnyPropertyType)
                seen["app"] = str(window.get_wm_class())
                seen["title"] = "" if title is None else str(title.value)
            time.sleep(POLL_S)

    threading.Thread(target=poll, daemon=True).start()
    return take


# --- the measuring process ---------------------------------------------------------------------


def counted(process: subprocess.Popen[bytes]) -> Counted:
    """What the listener has counted since it was last asked."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the listener has no pipes")
    process.stdin.write(b"\n")
    process.stdin.flush()
    keys, clicks, scrolls = json.loads(process.stdout.readline())
    return keys, clicks, scrolls


def start_listener(desktop: Desktop, kind: str) -> subprocess.Popen[bytes]:
    """Start one and wait until it listens."""
    listener = desktop.spawn(
        [sys.executable, "-m", "tests.bench.bench_input", "--listen", kind], read=True, write=True
    )
    if listener.stdout is None or listener.stdout.readline() != b"listening\n":
        raise RuntimeError("the listener did not start")
    return listener


def measure(kind: str) -> tuple[Cost, str]:
    """The cost of listening while driven, and the figures of its line in the table."""
    with Desktop(window_manager=True) as desktop:
        desktop.open_window("Under the pointer", place=Place(0, 0, 1280, 800))
        listener = start_listener(desktop, kind)
        driver = Driver(desktop)
        driver.drive(0.5)  # everything loaded and warm
        time.sleep(3)
        counted(listener)
        before = usage(listener.pid)
        time.sleep(IDLE_S)
        idle = cost(before, usage(listener.pid))
        before = usage(listener.pid)
        driver.drive(DRIVEN_S)
        time.sleep(0.2)
        driven = cost(before, usage(listener.pid))
        found = counted(listener)
        line = (
            f"{driven.cpu_percent:>9.3f}{driven.wakeups_per_s:>11.1f}"
            f"{idle.cpu_percent:>12.3f}{idle.wakeups_per_s:>11.1f}"
            f"{memory(listener.pid).rss_mb:>8.1f}"
            f"  {found[0]}/{driver.keys} {found[1]}/{driver.clicks}"
            f"  (mouse {driver.motions / DRIVEN_S:.0f} Hz)"
        )
        driver.close()
        return driven, line


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
        driven_by[kind], figures = measure(kind)
        lines.append(f"{label:<22}{figures}")
    lines.append(
        f"{'budget, whole agent':<22}{BUDGET_CPU_PERCENT:>9.3f}{'':>11}{'':>12}"
        f"{BUDGET_IDLE_WAKEUPS:>11.1f}{BUDGET_RSS_MB:>8}"
    )
    ours = max(driven_by["ours"].cpu_percent, 1e-6)
    ratio = driven_by["pynput"].cpu_percent / ours
    lines.append(f"stock pynput uses {ratio:.0f} times the CPU of ours in this run")
    return lines


def main() -> int:
    """Print the table, or be one of the listeners."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listen", choices=("ours", "pynput", "tracker"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.listen:
        return listen(asked.listen)
    for line in report():
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
