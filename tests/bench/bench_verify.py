"""Verification of bundles: segments per second without pictures, and with them beside bare SHA-256 of their bytes.

Rates are the best of three rounds in processor time of this process: verification waits for nothing, and the
machine may be busy. A year has 12,480 segments of ten minutes at 40 hours a week.
Run as `python -m tests.bench.bench_verify [SEGMENTS]`.
"""

from __future__ import annotations

import hashlib
import io
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from tests.support.bundles import HOUR_MS, World, log_vkey
from wire.bundle.archive import Archive
from wire.bundle.manifest import Withheld
from wire.bundle.report import Report
from wire.bundle.verify import verify
from wire.bundle.writing import write_bundle

SEGMENTS = 3_000
PICTURE_BYTES = 100_000
BUDGET_PER_S = 1_200
BUDGET_BYTES = 4_000
BUDGET_RATIO = 2.0
"""What pictures may add, in times of bare SHA-256: it, CRC-32, and reading the file."""
OTHERS = 20
"""Entries of other contracts between two segments: the log is the whole organization's."""
ROUNDS = 3


def world_of(segments: int, picture_bytes: int) -> World:
    """A contractor who has worked for `segments` slots, forty hours a week."""
    world = World()
    world.picture_bytes = picture_bytes
    world.policy()
    desk = world.enrol("studio")
    world.now_ms += HOUR_MS
    world.consent(desk)
    for number in range(segments):
        if number % 48 == 0:
            if number:
                world.stop(desk)
                world.now_ms += 16 * HOUR_MS
            world.start(desk)
        world.others(OTHERS)
        world.work(desk)
    world.stop(desk)
    return world


def best_s(work: Callable[[], object]) -> float:
    """Processor seconds of the best of some rounds."""
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def verified(path: Path) -> Report:
    """Verify a file and insist that it is intact."""
    with path.open("rb") as file:
        report = verify(file, vkeys=[log_vkey()])
    assert report.exit_code() == 0, report
    return report


def hash_blobs(path: Path) -> int:
    """Bare SHA-256 of all files in a bundle; returns their bytes."""
    total = 0
    with path.open("rb") as file:
        for member in Archive(file).members:
            if member.name.startswith("blobs/"):
                file.seek(member.start)
                hashlib.sha256(file.read(member.size)).digest()
                total += member.size
    return total


def main() -> int:
    """Measure, and say whether it is within the budget."""
    segments = int(sys.argv[1]) if len(sys.argv) > 1 else SEGMENTS
    world = world_of(segments, PICTURE_BYTES)
    bare = frozenset({Withheld.PICTURES, Withheld.THUMBNAILS})
    with tempfile.TemporaryDirectory() as folder:
        without, whole = Path(folder) / "without.hpb", Path(folder) / "whole.hpb"
        for path, withheld in ((without, bare), (whole, frozenset[Withheld]())):
            with path.open("wb") as file:
                file.writelines(write_bundle(world.content(withheld=withheld)))
        without_s = best_s(lambda: verified(without))
        rate, size = segments / without_s, without.stat().st_size / segments
        print(
            f"without pictures: {rate:,.0f} segments/s (at least {BUDGET_PER_S:,}); "
            f"{size:,.0f} bytes each (below {BUDGET_BYTES:,})"
        )
        whole_s = best_s(lambda: verified(whole))
        hash_s = best_s(lambda: hash_blobs(whole))
        total = hash_blobs(whole)
        ratio = (whole_s - without_s) / hash_s
        print(
            f"with pictures: {segments / whole_s:,.0f} segments/s, {total / whole_s / 1e6:,.0f} MB/s; "
            f"bare SHA-256 {total / hash_s / 1e6:,.0f} MB/s; they add {ratio:.2f} times that "
            f"(at most {BUDGET_RATIO}), all in all {whole_s / hash_s:.2f} times"
        )
        data = without.read_bytes()
        tracemalloc.start()
        assert verify(io.BytesIO(data), vkeys=[log_vkey()]).exit_code() == 0
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"memory while verifying: {peak / segments / 1000:.1f} kB for each segment")
    within = rate >= BUDGET_PER_S and size < BUDGET_BYTES and ratio <= BUDGET_RATIO
    print("within the budget" if within else "OVER THE BUDGET")
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
