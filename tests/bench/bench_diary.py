"""What a day page costs: CPU and bytes of 144 cards, of a segment in full, and of a thumbnail.

A day of 24 hours in ten-minute segments is the most that a page of one contract shows at that length.
CPU is that of this process, in which server and client both run: `whole request` has both sides in it.
Run as `python -m tests.bench.bench_diary`.
"""

from __future__ import annotations

import gzip
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, timedelta
from pathlib import Path

from server.diary.day import build_day
from server.diary.opening import open_items, recorded
from server.diary.recorded import Recorded
from server.evidence.models import ItemRow, SegmentRow
from tests.support.studio import DAY, HOUR_MS, MIDNIGHT_MS, Studio, studio
from wire.records import MINUTE_MS, ContractId

CARDS = 144
ROUNDS = 25
BUDGET = {"gzip KB": 20.0, "page": 100.0, "layout": 10.0, "segment": 40.0, "thumbnail": 5.0}
"""CPU milliseconds and kilobytes that a page of this size may take."""


def cpu_ms(act: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """The median CPU of one `act`."""
    spent = []
    for _ in range(rounds + 1):
        started = time.process_time()
        act()
        spent.append(1000 * (time.process_time() - started))
    # The first one fills caches.
    return statistics.median(spent[1:])


def fill(firm: Studio) -> ContractId:
    """A contract whose day before the studio's is full."""
    contract = firm.site.contract(firm.organization, firm.contractor, title="Round the clock")
    first_ms = MIDNIGHT_MS - 24 * HOUR_MS
    for number in range(CARDS):
        start_ms = first_ms + number * 10 * MINUTE_MS
        firm.machine.track(
            contract, start_ms, start_ms + 10 * MINUTE_MS, memo=f"Part {number // 5}"
        )
    return contract


def opened(firm: Studio, contract: ContractId) -> list[Recorded]:
    """The segments, read and opened."""
    with firm.site.core.database.reading() as rows:
        segments = rows.query(SegmentRow).where(SegmentRow.contract == contract).all()
        items = rows.query(ItemRow).where(ItemRow.contract == contract).order_by(ItemRow.item).all()
    return [
        recorded(
            segment,
            open_items(segment, [item for item in items if item.start_ms == segment.start_ms], ()),
        )
        for segment in segments
    ]


def main() -> int:
    """Print the table."""
    day = DAY - timedelta(days=1)
    with tempfile.TemporaryDirectory() as folder, studio(Path(folder) / "data") as firm:
        contract = fill(firm)
        owner = firm.site.signed_in(firm.owner)
        address = f"/contracts/{contract}/diary/{day.isoformat()}?zone=utc"
        page = owner.get(address)
        if page.text.count("data-card ") != CARDS:
            raise RuntimeError("the day is not full")
        segments = opened(firm, contract)
        thumbnail = re.findall(r'<img src="([^"]+)"', page.text)[0]
        segment = re.findall(r'data-card href="([^"]+)"', page.text)[0]
        figures = {
            "gzip KB": len(gzip.compress(page.content)) / 1000,
            "page": cpu_ms(lambda: owner.get(address)),
            "layout": cpu_ms(lambda: build_day(day, zone=UTC, segments=segments)),
            "segment": cpu_ms(lambda: owner.get(segment)),
            "thumbnail": cpu_ms(lambda: owner.get(thumbnail), rounds=100),
        }
    print(f"a day of {CARDS} cards, {len(page.content) / 1000:.0f} KB of HTML")
    print(f"{'what':<12}{'figure':>9}{'budget':>9}")
    for name, figure in figures.items():
        print(f"{name:<12}{figure:>9.1f}{BUDGET[name]:>9.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
