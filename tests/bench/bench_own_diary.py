"""What the diary window costs: opening a week, and each frame of scrolling through a year of 10,000 segments.

The window is the real one on Qt's offscreen platform, over a client that answers from memory; the thumbnails are
real pictures. CPU of opening is that of the whole process: the thread that reads and the one that paints. A frame
is what the main thread computes for it, so that other work on the machine is not counted.
Run as `python -m tests.bench.bench_own_diary`.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from agent.client import PictureView
from tests.support.sync_rig import Rig, told
from tests.ui.fake_diary import DiaryClient, full_days
from ui.bridge import Bridge
from ui.diary import DiaryWindow
from ui.diary_days import Period
from ui.theme import Look

SEGMENTS = 10_000
PER_DAY = 48
WEEK_SEGMENTS = 7 * PER_DAY
FIRST_MS = 1_767_225_600_000
"""2026-01-01, 00:00 UTC."""
FRAMES = 400
STEP = 60
"""Pixels of one frame: a fast turn of the wheel."""
BUDGET = {"open a week, CPU ms": 100.0, "scroll, ms a frame": 16.7, "scroll, worst frame": 33.4}


def thumbnail(number: int) -> bytes:
    """A picture as the agent keeps it."""
    image = Image.new("RGB", (320, 180), (240, 244, 248))
    draw = ImageDraw.Draw(image)
    for line in range(9):
        draw.rectangle((20, 20 + line * 16, 60 + (number * 37 + line * 53) % 220, 28 + line * 16))
    data = io.BytesIO()
    image.save(data, "WEBP")
    return data.getvalue()


def settle(app: QApplication, bridge: Bridge, done: Callable[[], bool]) -> None:
    """Let everything that was asked for arrive."""
    deadline = time.monotonic() + 60
    while not done():
        if time.monotonic() > deadline:
            raise RuntimeError("the diary did not come")
        bridge.wait()
        app.processEvents()
    for _ in range(3):
        bridge.wait()
        app.processEvents()


def agent_reads() -> tuple[float, float]:
    """CPU ms that the agent takes to read a week from a spool of real statements, at first and again."""
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(Path(folder))
        for number in range(WEEK_SEGMENTS):
            rig.seal(told(number), with_pictures=False)
        spent = []
        for _ in range(2):
            began = time.process_time()
            if len(rig.spool.ledger.segments(start_ms=0, end_ms=2**53)) != WEEK_SEGMENTS:
                raise RuntimeError("the spool is not full")
            spent.append(1000 * (time.process_time() - began))
        rig.spool.close()
    return spent[0], spent[1]


def held_kib(window: DiaryWindow) -> int:
    """What the pictures and the painted cards that the window keeps take, in KiB."""
    cards = [kept[2] for kept in window.list.cards._cards.values()]
    pictures = [*window.thumbnails._kept.values(), *cards]
    return sum(one.width() * one.height() * one.depth() // 8 for one in pictures) // 1024


def full_day(app: QApplication, client: DiaryClient, bridge: Bridge, window: DiaryWindow) -> str:
    """Opens a day of 144 segments before four monitors, chooses each card once, and closes it: figures in words."""
    first_ms = FIRST_MS + 364 * 86_400_000
    pictures = [thumbnail(number) for number in range(8)]
    entries = tuple(
        replace(
            entry,
            pictures=4,
            shots=tuple(
                PictureView(monitor, f"full-{number}-{monitor}", f"{number}-{monitor}", 1920, 1080)
                for monitor in range(4)
            ),
        )
        for number, entry in enumerate(full_days(first_ms, 144))
    )
    client.entries = (*client.entries, *entries)
    for number, entry in enumerate(entries):
        client.images |= {shot.thumbnail: pictures[number % 8] for shot in entry.shots}
    opened = []
    for _ in range(9):
        window.show_day(date(2026, 12, 30), Period.DAY)
        settle(app, bridge, lambda: True)
        began = time.process_time()
        window.show_day(date(2026, 12, 31), Period.DAY)
        settle(app, bridge, lambda: not window.reading.busy)
        opened.append(1000 * (time.process_time() - began))
    if len(window.model.rows) != 145:
        raise RuntimeError(f"the day is not whole: {len(window.model.rows)}")
    most, chosen = 0, []
    for entry in entries:
        began = time.thread_time()
        window.list.choose(entry.segment)
        app.processEvents()
        chosen.append(1000 * (time.thread_time() - began))
        settle(app, bridge, lambda: True)
        most = max(most, held_kib(window))
    window.hide()
    settle(app, bridge, lambda: True)
    return (
        f"a day of 144 segments before four monitors opens in {statistics.median(opened):.0f} ms of CPU, a step to "
        f"the next card takes {statistics.median(chosen):.1f} ms; pictures and painted cards take at most "
        f"{most / 1024:.0f} MiB while it is walked, {held_kib(window) / 1024:.0f} MiB once it is closed\n"
    )


def main() -> int:
    """Print the table."""
    app = QApplication(["bench", "-platform", "offscreen"])
    entries = full_days(FIRST_MS, SEGMENTS, per_day=PER_DAY)
    client = DiaryClient(entries)
    pictures = [thumbnail(number) for number in range(8)]
    for number, entry in enumerate(entries):
        client.images[entry.shots[0].thumbnail] = pictures[number % 8]
    bridge = Bridge(client)
    window = DiaryWindow(bridge, Look(app), UTC)
    window.resize(1280, 900)
    window.show()

    def read(day: date, period: Period) -> None:
        window.show_day(day, period)
        settle(app, bridge, lambda: not window.reading.busy)

    start = date(2026, 1, 5)
    read(start, Period.WEEK)
    opened = []
    for number in range(9):
        began = time.process_time()
        read(start + timedelta(days=7 * number), Period.WEEK)
        opened.append(1000 * (time.process_time() - began))
        if len(window.model.rows) != WEEK_SEGMENTS + 7:
            raise RuntimeError(f"the week is not whole: {len(window.model.rows)}")
    began_cpu, began = time.process_time(), time.monotonic()
    read(start, Period.YEAR)
    year_cpu, year_s = time.process_time() - began_cpu, time.monotonic() - began
    bar = window.list.verticalScrollBar()
    bar.setValue(0)
    settle(app, bridge, lambda: True)
    painted = 0

    class Watch(QObject):
        """Counts paintings, so that a frame that paints nothing is seen."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            nonlocal painted
            painted += event.type() is QEvent.Type.Paint
            return super().eventFilter(watched, event)

    watch = Watch()
    window.list.viewport().installEventFilter(watch)
    frames = []
    for _ in range(FRAMES):
        began = time.thread_time()
        bar.setValue(bar.value() + STEP)
        app.processEvents()
        frames.append(1000 * (time.thread_time() - began))
    jumps = []
    for number in range(40):
        began = time.thread_time()
        bar.setValue(bar.maximum() * number // 40)
        app.processEvents()
        jumps.append(1000 * (time.thread_time() - began))
    if painted < FRAMES:
        raise RuntimeError(f"{FRAMES} frames were painted {painted} times")
    frames.sort()
    figures = {
        "open a week, CPU ms": statistics.median(opened),
        "scroll, ms a frame": statistics.median(frames),
        "scroll, worst frame": frames[int(0.99 * len(frames))],
    }
    sys.stdout.write(
        f"{SEGMENTS} segments, {WEEK_SEGMENTS} a week; a year opens in {year_s:.1f} s "
        f"({year_cpu:.1f} s of CPU), a jump anywhere takes {statistics.median(jumps):.1f} ms\n"
    )
    first, again = agent_reads()
    sys.stdout.write(
        f"beside it the agent reads the week from its spool, away from the window's thread: {first:.0f} ms of CPU at "
        f"first, {again:.1f} ms again\n"
    )
    sys.stdout.write(f"{'what':<24}{'figure':>9}{'budget':>9}\n")
    for name, figure in figures.items():
        sys.stdout.write(f"{name:<24}{figure:>9.1f}{BUDGET[name]:>9.1f}\n")
    sys.stdout.write(full_day(app, client, bridge, window))
    bridge.close()
    window.deleteLater()
    app.processEvents()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
