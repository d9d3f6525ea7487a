"""What the whole agent costs on a real desktop: start, memory, CPU, wakeups, and bytes sent for a segment.

The installed `hourproof-app`, enrolled with a real backend and clocked in, on Xvfb with a window manager,
a tray and a keyring; then `hourproof run`. Driven input is 1000 Hz of mouse, 5 keys and 1 click a second
over a window that selects motion, with stock pynput listeners beside it under the same input. Stretches in
which a picture happened to be taken are measured again; what a shot costs is in `bench_pictures`.
Run as `python -m tests.bench.bench_agent`; takes about four minutes.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.bench._common import (
    BUDGET_CPU_PERCENT,
    BUDGET_IDLE_WAKEUPS,
    BUDGET_RSS_MB,
    CLICKS_HZ,
    KEYS_HZ,
    MOUSE_HZ,
    Cost,
    Driver,
    Memory,
    cost,
    memory,
    usage,
)
from tests.bench.bench_input import start_listener
from tests.bench.bench_pictures import fill
from tests.support.desktop import ROOT, Place, wait_until
from tests.support.fast_time import FastClock
from tests.support.meddler import Meddler
from tests.support.product import Product, wait_for
from wire.batch import decode_batch
from wire.envelope import parse
from wire.statement import decode_segment

FULL_HD = Place(0, 0, 1920, 1080)
STARTS = 3
IDLE_S, DRIVEN_S, SETTLE_S = 12.0, 16.0, 4.0
SHOTS = 3
BUDGET_START_S = 1.0
BUDGET_PICTURE_KB = 160
BUDGET_SEGMENT_KB = "75-150"
ICON = '("Hourproof" "hourproof")'


@contextmanager
def enrolled(folder: Path, *, segment_minutes: int) -> Iterator[Product]:
    """A desktop with a tray, and a backend that this machine is enrolled with; all on the real clock."""
    with Product(folder, monitors=(FULL_HD,), segment_minutes=segment_minutes, speed=1) as product:
        compile_modules(product, folder)
        product.desktop.spawn(["trayer", "--edge", "top", "--align", "right"])
        wait_until(lambda: '"panel"' in windows(product), "the tray")
        product.start_backend()
        product.enrol()
        yield product


def compile_modules(product: Product, folder: Path) -> None:
    """Have every module compiled, as they are after the first run of an installed program."""
    product.env.pop("PYTHONDONTWRITEBYTECODE", None)
    product.env["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    for program in ("import ui.program", "import PIL.WebPImagePlugin as p; p.Image.preinit()"):
        command = [sys.executable, "-c", f"import capture.x11.screen, agent.cli; {program}"]
        subprocess.run(command, cwd=ROOT, env=product.env, check=True)


def windows(product: Product) -> str:
    """Every window of the desktop."""
    return product.desktop.run("xwininfo", "-root", "-tree")


def start_app(product: Product) -> tuple[int, float]:
    """Start the tray app; its process id, and the CPU seconds until its icon was in the tray."""
    pid = product.start_real_agent("hourproof-app", "--minimized")
    wait_until(lambda: ICON in windows(product), "the tray icon")
    used = usage(pid).cpu_s
    # The children, which asked the keyring, have ended by now.
    children = sum(int(n) for n in Path(f"/proc/{pid}/stat").read_text().split()[15:17]) / 100
    return pid, used + children


def measured(pid: int, during: Callable[[], None], product: Product) -> Cost:
    """The cost of `during`, in a stretch without a shot."""
    while True:
        pictures = picture_files(product)
        before = usage(pid)
        during()
        found = cost(before, usage(pid))
        if picture_files(product) == pictures:
            return found


def picture_files(product: Product) -> frozenset[str]:
    return frozenset(path.name for path in product.home.rglob("*") if "pictures" in path.parts)


def idle() -> None:
    time.sleep(IDLE_S)


def row(label: str, figure: str, budget: str = "") -> None:
    """Print one line of the table."""
    print(f"{label:<50}{figure:>28}  {budget}", flush=True)


def row_cost(label: str, found: Cost, *, idle: bool) -> None:
    budget = f"{BUDGET_IDLE_WAKEUPS} wk/s" if idle else f"{BUDGET_CPU_PERCENT} %"
    row(label, f"{found.cpu_percent:.3f} %  {found.wakeups_per_s:5.1f} wk/s", budget)


def row_memory(label: str, found: Memory) -> None:
    row(label, f"RSS {found.rss_mb:.1f}  PSS {found.pss_mb:.1f} MB", f"RSS {BUDGET_RSS_MB} MB")


def measure_costs(product: Product, pid: int, *, with_pynput: bool) -> None:
    """The lines for an agent that runs clocked out: idle, clocked in, driven."""
    time.sleep(SETTLE_S)
    row_memory("  memory after start", memory(pid))
    row_cost("  clocked out, idle", measured(pid, idle, product), idle=True)
    product.clock_in()
    time.sleep(SETTLE_S)
    row_cost("  clocked in, idle", measured(pid, idle, product), idle=True)
    driver = Driver(product.desktop)
    driver.drive(1)
    pynput = start_listener(product.desktop, "pynput") if with_pynput else None
    before = usage(pynput.pid) if pynput else None
    driven = measured(pid, lambda: driver.drive(DRIVEN_S), product)
    row_cost(
        f"  clocked in, {MOUSE_HZ} Hz mouse + {KEYS_HZ} keys/s + {CLICKS_HZ} click/s",
        driven,
        idle=False,
    )
    if pynput and before:
        stock = cost(before, usage(pynput.pid))
        row_cost("    stock pynput beside it, listeners alone", stock, idle=False)
        ratio = stock.cpu_percent / max(driven.cpu_percent, 1e-6)
        row("    pynput's CPU as a multiple of our whole agent's", f"{ratio:.0f}")
    driver.close()


def measure_tray(product: Product) -> None:
    """The lines of the tray app; alone on the machine, for PSS shares what others have too."""
    seconds = []
    for n in range(STARTS + 1):
        if n:
            product.quit_agent()
        pid, used = start_app(product)
        seconds.append(used)
    print("hourproof-app in the tray")
    row(
        f"  start to tray, CPU, median of {STARTS}",
        f"{statistics.median(seconds[1:]):.2f} s",
        f"{BUDGET_START_S} s",
    )
    measure_costs(product, pid, with_pynput=True)
    product.start_window()
    time.sleep(SETTLE_S)
    row_cost("  clocked in, idle, main window open", measured(pid, idle, product), idle=True)
    row_memory("  memory with the main window open", memory(pid))
    product.hourproof("stop")
    product.quit_agent()


def measure_headless(product: Product) -> None:
    """The lines of `hourproof run`."""
    print("hourproof run, without Qt")
    pid = product.start_real_agent("hourproof", "run")
    wait_for(lambda: product.run_hourproof("status").returncode == 0, "the headless agent")
    measure_costs(product, pid, with_pynput=False)


def memory_after_shots(folder: Path) -> tuple[Memory, Memory]:
    """Memory of the tray app after its first shot and after `SHOTS`, one a minute of a full desktop."""
    with enrolled(folder, segment_minutes=1) as product:
        fill(product.desktop, FULL_HD)
        pid, _ = start_app(product)
        product.clock_in()
        found = []
        seen: set[str] = set()

        def shot() -> bool:
            time.sleep(1)
            capture = product.status()["capture"]
            known = len(seen)
            if capture:
                seen.add(str(capture["segment"]))
            return len(seen) > known

        for _ in range(SHOTS):
            wait_for(shot, "a shot", patience_s=130)
            time.sleep(2)
            found.append(memory(pid))
        return found[0], found[-1]


def measure_bytes(folder: Path) -> None:
    """What one ten-minute segment of a busy 1080p desktop sends, read on its way. The clock is fast."""
    bodies: list[bytes] = []

    def read(_method: str, path: str, body: bytes) -> bytes:
        if path == "/api/v1/statements":
            bodies.append(body)
        return body

    speed = 20
    with Product(folder, monitors=(FULL_HD,), segment_minutes=10, speed=speed) as product:
        product.start_backend()
        with Meddler(product.url, read) as meddler:
            product.enrol(url=meddler.url)
            product.start_agent()
            fill(product.desktop, FULL_HD)
            product.clock_in("Write the second chapter")
            driver = Driver(product.desktop)
            driver.drive((to_slot_end_ms(product.clock) + 600_000) / 1000 / speed + 1)
            driver.close()
            product.hourproof("stop")
            product.wait_delivered()
            full = max(bodies, key=minutes)
    batch = decode_batch(full)
    sizes = sorted(map(len, batch.blobs), reverse=True)
    print(f"sent for a segment of {minutes(full)} minutes at 1080p")
    row("  statement, signed", kilobytes(len(batch.envelope)))
    row("  items (counts, window, memo, hashes)", kilobytes(sum(map(len, batch.disclosures))))
    row("  picture", kilobytes(sizes[0]), f"{BUDGET_PICTURE_KB} kB")
    row("  thumbnail", kilobytes(sum(sizes[1:])))
    row("  whole request body", kilobytes(len(full)), f"{BUDGET_SEGMENT_KB} kB for 10 minutes")


def to_slot_end_ms(clock: FastClock) -> int:
    return 600_000 - clock.wall_ms() % 600_000


def minutes(body: bytes) -> int:
    return decode_segment(parse(decode_batch(body).envelope).payload).minutes


def kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kB"


def main() -> int:
    """Print the table."""
    print(f"{'figure':<50}{'measured':>28}  budget")
    with (
        tempfile.TemporaryDirectory(prefix="hp-") as folder,
        ThreadPoolExecutor(1) as beside,
        enrolled(Path(folder) / "a", segment_minutes=10) as product,
    ):
        # Over all of the desktop but the tray, which would take the clicks.
        product.desktop.open_window("Under the pointer", place=Place(0, 40, 1920, 1000))
        product.desktop.run("xdotool", "mousemove", "900", "500")
        measure_tray(product)
        # Shots come once a minute, so they are waited for while the rest is measured.
        shots = beside.submit(memory_after_shots, Path(folder) / "s")
        measure_headless(product)
        measure_bytes(Path(folder) / "b")
        first, last = shots.result()
    print("hourproof-app, one shot a minute")
    row_memory("  memory after the first shot", first)
    row_memory(f"  memory after {SHOTS} shots and uploads", last)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
