"""What the whole agent costs on a real desktop: start, memory, CPU, wakeups, and bytes sent for a segment.

The installed `hourproof-app`, enrolled with a real backend and clocked in, on Xvfb with a window manager,
a tray and a keyring; then `hourproof run`. Driven input is 1000 Hz of mouse, 5 keys and 1 click a second
over a window that selects motion. Beside it, under the same input on the same display, run stock pynput
listeners and a look at the window in front each second, as most trackers do. Stretches in which a picture
happened to be taken or something to be uploaded are measured again; those with an upload are told apart, and so is
what a minute with its shot and its upload costs. What a shot alone costs is in `bench_pictures`.
Run as `python -m tests.bench.bench_agent`; takes about ten minutes.
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

from agent.control import ControlClient
from tests.bench._common import (
    BUDGET_IDLE_PERCENT,
    CLICKS_HZ,
    HEADLESS,
    KEYS_HZ,
    MOUSE_HZ,
    TITLES_HZ,
    TRAY,
    Budget,
    Cost,
    Driver,
    Memory,
    Spent,
    Usage,
    change_titles,
    cost,
    faults,
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
from wire.problems import WireError
from wire.statement import decode_segment

FULL_HD = Place(0, 0, 1920, 1080)
STARTS = 3
IDLE_S, DRIVEN_S, SETTLE_S = 12.0, 16.0, 4.0
REST_S = 8.0
"""From when the app gives back what waiting does not need: five seconds after something has happened."""
MINUTES_S = 150.0
SHOTS = 3
ASK_S = 5.0
BUDGET_START_S = 1.0
BUDGET_PICTURE_KB = 160
BUDGET_SEGMENT_KB = "75-150"
WORKED_IN = "Under the pointer"
ICON = '("Hourproof" "hourproof")'


@contextmanager
def enrolled(folder: Path, *, segment_minutes: int) -> Iterator[Product]:
    """A desktop with a tray, and a backend that this machine is enrolled with; all on the real clock."""
    with Product(folder, monitors=(FULL_HD,), segment_minutes=segment_minutes, speed=1) as product:
        compile_modules(product, folder)
        product.desktop.open_tray("--edge", "top", "--align", "right")
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


def measured(
    pid: int, during: Callable[[], None], product: Product, uploading: list[Cost] | None = None
) -> Cost:
    """The cost of `during`, in a stretch without a shot and without an upload; those with one go to `uploading`."""
    while True:
        pictures, delivered = picture_files(product), receipted(product)
        before = usage(pid)
        during()
        found = cost(before, usage(pid))
        if in_review(product):
            continue  # its countdown is on the screen
        if receipted(product) != delivered:
            if uploading is not None:
                uploading.append(found)
        elif picture_files(product) == pictures:
            return found


def receipted(product: Product) -> int:
    """How many statements have their receipt. Asked before and after what is measured, never in it."""
    return int(product.status()["sync"]["receipted"])


def in_review(product: Product) -> bool:
    """Whether the last capture is, or just was, shown to be kept or deleted."""
    status = product.status()
    capture = status["capture"]
    # Asking takes seconds itself where other work runs: with a margin, so that none is mixed in.
    return bool(capture) and capture["review_until_ms"] + 3000 * DRIVEN_S > status["now_ms"]


def picture_files(product: Product) -> frozenset[str]:
    return frozenset(path.name for path in product.home.rglob("*") if "pictures" in path.parts)


def idle() -> None:
    time.sleep(IDLE_S)


def row(label: str, figure: str, budget: str = "") -> None:
    """Print one line of the table."""
    print(f"{label:<50}{figure:>28}  {budget}", flush=True)


def row_cost(label: str, found: Cost, budget: str = "") -> None:
    row(label, f"{found.cpu_percent:.3f} %  {found.wakeups_per_s:5.1f} wk/s", budget)


def row_spent(label: str, found: Spent) -> None:
    row(label, f"{found.cpu_ms:.0f} ms CPU  {found.faults} faults")


def row_memory(label: str, found: Memory, budget: str = "") -> None:
    row(label, f"RSS {found.rss_mb:.1f}  PSS {found.pss_mb:.1f} MB", budget)


def measure_costs(product: Product, pid: int, budget: Budget) -> None:
    """The lines for an agent that runs clocked out: idle, clocked in, driven, beside what others do."""
    rss = f"RSS {budget.rss_mb} MB"
    wakeups = f"{BUDGET_IDLE_PERCENT} %, {budget.idle_wakeups} wk/s"
    time.sleep(REST_S)
    row_memory("  memory after start", memory(pid), rss)
    row_cost("  clocked out, idle", measured(pid, idle, product), wakeups)
    product.clock_in()
    time.sleep(REST_S)
    row_memory("  memory clocked in", memory(pid), rss)
    ours_idle = measured(pid, idle, product)
    row_cost("  clocked in, idle", ours_idle, wakeups)
    titled = measured(pid, lambda: change_titles(product.desktop, IDLE_S), product)
    row_cost(f"  the same, {TITLES_HZ} new titles a second in front", titled, wakeups)
    driver = Driver(product.desktop)
    driver.drive(1)
    # Beside it, under the very same input: stock listeners and a look at the window each second.
    other = start_listener(product.desktop, "tracker")
    time.sleep(SETTLE_S)
    before = usage(other.pid)
    idle()
    other_idle = cost(before, usage(other.pid))
    found: dict[str, Cost] = {}

    def drive() -> None:
        begun = usage(other.pid)
        driver.drive(DRIVEN_S)
        found["other"] = cost(begun, usage(other.pid))

    uploading: list[Cost] = []
    driven = measured(pid, drive, product, uploading)
    row_cost(
        f"  clocked in, {MOUSE_HZ} Hz mouse + {KEYS_HZ} keys/s + {CLICKS_HZ} click/s",
        driven,
        f"{budget.cpu_percent} %",
    )
    for one in uploading:
        row_cost("    the same with an upload in it", one)
    ours, theirs = memory(pid), memory(other.pid)
    row_memory("  memory after that", ours, rss)
    row_cost("    stock pynput + a poll each second beside it, idle", other_idle)
    row_cost("    the same, driven", found["other"])
    row_memory("    the same, memory (senses alone)", theirs)
    row(
        "    theirs as a multiple of our whole agent's",
        f"CPU {times(found['other'].cpu_percent, driven.cpu_percent)}"
        f"  wk/s {times(found['other'].wakeups_per_s, driven.wakeups_per_s)}",
        f"idle wk/s {times(other_idle.wakeups_per_s, ours_idle.wakeups_per_s)}"
        f"  RSS {times(theirs.rss_mb, ours.rss_mb)}",
    )
    other.kill()
    other.wait()
    driver.close()


def times(other: float, ours: float) -> str:
    """How many times as much the other uses."""
    return f"{other / max(ours, 1e-6):.2g}x"


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
    measure_costs(product, pid, TRAY)
    time.sleep(MINUTES_S)
    row_memory("  memory after minutes more, clocked in", memory(pid), f"RSS {TRAY.rss_mb} MB")
    measure_window(product, pid)
    product.hourproof("stop")
    product.quit_agent()


def measure_window(product: Product, pid: int) -> None:
    """The lines of the main window, clocked in: opening it, having it open in front and beside, opening it again."""
    budget = f"{TRAY.idle_wakeups} wk/s"
    row_spent("  open the main window, made anew", spent(pid, product.start_window))
    time.sleep(REST_S)
    row_memory("  memory with the main window open", memory(pid), f"RSS {TRAY.rss_mb} MB")
    row_cost("  clocked in, idle, main window in front", measured(pid, idle, product))
    activate(product, WORKED_IN)
    time.sleep(SETTLE_S)
    beside = measured(pid, idle, product)
    row_cost("  clocked in, idle, main window open beside another", beside, budget)
    close_window(product)
    row_spent("  open it again at once", spent(pid, product.start_window))
    close_window(product)
    time.sleep(REST_S)
    row_memory("  memory after it was closed", memory(pid), f"RSS {TRAY.rss_mb} MB")
    row_spent("  open it again after memory was given back", spent(pid, product.start_window))
    close_window(product)


def activate(product: Product, title: str) -> None:
    """Give the keyboard to a window."""
    product.desktop.run("xdotool", "search", "--name", f"^{title}$", "windowactivate", "--sync")


def close_window(product: Product) -> None:
    """Close the main window as a person does, by Esc."""
    activate(product, "Hourproof")
    product.desktop.run("xdotool", "key", "Escape")
    time.sleep(1)


def spent(pid: int, during: Callable[[], None]) -> Spent:
    """What `during` took of the process, and what it began there, which is over within a second."""
    cpu_s, mapped = usage(pid).cpu_s, faults(pid)
    during()
    time.sleep(1)
    return Spent(1000 * (usage(pid).cpu_s - cpu_s), faults(pid) - mapped)


def measure_headless(product: Product) -> None:
    """The lines of `hourproof run`."""
    print("hourproof run, without Qt")
    spent = [start_to_clocked_in(product) for _ in range(STARTS)]
    walls, seconds = zip(*spent, strict=True)
    row(
        f"  start to clocked in, median of {STARTS}",
        f"{statistics.median(walls):.2f} s, CPU {statistics.median(seconds):.2f} s",
    )
    pid = product.start_real_agent("hourproof", "run")
    wait_for(lambda: product.run_hourproof("status").returncode == 0, "the headless agent")
    measure_costs(product, pid, HEADLESS)


def start_to_clocked_in(product: Product) -> tuple[float, float]:
    """Seconds from starting the program until its clock runs, and the CPU of it that the agent used.

    The command that clocks in is a process of its own; it is asked from when the agent listens.
    """
    began = time.perf_counter()
    pid = product.start_real_agent("hourproof", "run")
    endpoint = product.home / "run" / "agent.json"
    while not endpoint.exists():
        time.sleep(0.005)
    client = ControlClient(endpoint)
    contract = client.snapshot().contracts[0]
    client.choose_contract(contract=contract.contract)
    client.agree(contract=contract.contract, policy_sha256=contract.policy.sha256)
    client.start()
    taken = time.perf_counter() - began
    used = usage(pid).cpu_s
    used += sum(int(n) for n in Path(f"/proc/{pid}/stat").read_text().split()[15:17]) / 100
    client.stop()
    product.quit_agent()
    return taken, used


def memory_after_shots(folder: Path) -> tuple[Memory, Memory, Cost]:
    """Memory of the tray app after its first shot and after `SHOTS`, one a minute of a full desktop; its cost between.

    Each of those minutes has a shot and, from the second on, an upload.
    """
    with enrolled(folder, segment_minutes=1) as product:
        fill(product.desktop, FULL_HD)
        pid, _ = start_app(product)
        product.clock_in()
        found = []
        seen: set[str] = set()

        def shot() -> bool:
            time.sleep(ASK_S)
            capture = product.status()["capture"]
            known = len(seen)
            if capture:
                seen.add(str(capture["segment"]))
            return len(seen) > known

        spent: list[Usage] = []
        for _ in range(SHOTS):
            wait_for(shot, "a shot", patience_s=130)
            time.sleep(2)
            found.append(memory(pid))
            spent.append(usage(pid))
        return found[0], found[-1], cost(spent[0], spent[-1])


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
    """How many minutes of a segment; 0 for a statement of another kind."""
    try:
        return decode_segment(parse(decode_batch(body).envelope).payload).minutes
    except WireError:
        return 0


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
        product.desktop.open_window(WORKED_IN, place=Place(0, 40, 1920, 1000))
        product.desktop.run("xdotool", "mousemove", "900", "500")
        measure_tray(product)
        # Shots come once a minute, so they are waited for while the rest is measured.
        shots = beside.submit(memory_after_shots, Path(folder) / "s")
        measure_headless(product)
        measure_bytes(Path(folder) / "b")
        first, last, each = shots.result()
    print("hourproof-app, one shot a minute")
    row_memory("  memory after the first shot", first, f"RSS {TRAY.rss_mb} MB")
    row_memory(f"  memory after {SHOTS} shots and uploads", last, f"RSS {TRAY.rss_mb} MB")
    row_cost(f"  a minute with its shot and its upload, asked each {ASK_S:.0f} s", each)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
