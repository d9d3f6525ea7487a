"""What one shot costs: CPU of taking and encoding it, and bytes, at 1080p and 4K.

The desktop shows what a working one does: pages of text and terminals full of source code. CPU is that of
this process, as a contractor's agent would use it; the X server's own share is not in it.
Run as `python -m tests.bench.bench_pictures`.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from agent.runtime.pictures import EncodedShot, encode
from capture.api import EVERYTHING, Scope
from capture.x11.screen import X11Screen
from tests.support.desktop import ROOT, Desktop, Place, wait_until

SHOTS = 9


@dataclass(frozen=True, slots=True)
class Size:
    """A monitor and what a shot of it may cost: CPU milliseconds and bytes of the picture."""

    label: str
    place: Place
    budget_ms: int
    budget_bytes: int | None


SIZES = (
    Size("1080p", Place(0, 0, 1920, 1080), budget_ms=150, budget_bytes=160_000),
    Size("4K", Place(0, 0, 3840, 2160), budget_ms=200, budget_bytes=None),
)


def fill(desktop: Desktop, place: Place) -> None:
    """Cover the desktop: a page of prose in front of terminals that show source code."""
    code = (ROOT / "wire" / "records.py").read_text(), (ROOT / "capture" / "api.py").read_text()
    columns, rows = place.width // 2 // 6 - 2, place.height // 13 - 2
    for number, text in enumerate(code):
        left = number * place.width // 2
        shown = "\n".join((text * 4).splitlines()[: rows - 2])
        desktop.open_terminal(f"code {number}", shown, geometry=f"{columns}x{rows}+{left}+0")
    sentence = "The contractor reads a page, writes a paragraph and answers a question. "
    lines = [(sentence * 3)[n : n + 55] for n in range(0, 16 * 4, 4)]
    page = Place(place.width // 3, place.height // 4, place.width // 3, place.height // 2)
    desktop.open_window("Page", text="\n".join(lines), colour="#35507a", place=page)
    screen = X11Screen(display=desktop.display)
    seen = [b""]

    def has_settled() -> bool:
        time.sleep(0.3)
        last, seen[0] = seen[0], screen.capture()[0].bgrx
        return last == seen[0]

    wait_until(has_settled, "the terminals to have drawn")


def measure(size: Size, scope: Scope = EVERYTHING) -> str:
    """One line of the table."""
    with Desktop(monitors=(size.place,)) as desktop:
        fill(desktop, size.place)
        screen = X11Screen(display=desktop.display)
        shot_ms, encode_ms, stall_ms = [], [], []
        encoded: EncodedShot | None = None
        for _ in range(SHOTS + 1):
            started, wall = time.process_time(), time.perf_counter()
            (frame,) = screen.capture(scope)
            taken = time.process_time()
            encoded = encode(frame)
            done = time.process_time()
            shot_ms.append(1000 * (taken - started))
            encode_ms.append(1000 * (done - taken))
            stall_ms.append(1000 * (time.perf_counter() - wall))
        # The first one loads libraries.
        shot, work = statistics.median(shot_ms[1:]), statistics.median(encode_ms[1:])
    if encoded is None:
        raise RuntimeError("no shot was taken")
    picture, thumbnail = encoded.picture, encoded.thumbnail
    budget = f"{size.budget_bytes / 1000:.0f}" if size.budget_bytes else "-"
    return (
        f"{size.label:<7}{shot:>9.1f}{work:>11.1f}{shot + work:>10.1f}{size.budget_ms:>8}"
        f"{statistics.median(stall_ms[1:]):>9.1f}{len(picture.data) / 1000:>11.1f}{budget:>8}"
        f"{len(thumbnail.data) / 1000:>10.1f}  {picture.width}x{picture.height}"
        f"   first shot {shot_ms[0] + encode_ms[0]:.0f} ms"
    )


def rss_mb() -> float:
    """Memory of this process now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def main() -> int:
    """Print the table."""
    print(f"One shot and its encoding, medians of {SHOTS}")
    print(
        f"{'monitor':<7}{'shot ms':>9}{'encode ms':>11}{'total':>10}{'budget':>8}{'wall ms':>9}"
        f"{'picture kB':>11}{'budget':>8}{'thumb kB':>10}  sent as"
    )
    before = rss_mb()
    for size in SIZES:
        print(measure(size))
    print("the same with an app excluded, which has one window in front")
    for size in SIZES:
        print(measure(size, Scope(excluded=frozenset({"known-app"}))))
    print(f"RSS {before:.0f} MB before, {rss_mb():.0f} MB after {4 * (SHOTS + 1)} shots")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
