"""What writing down a minute costs: one durable write of the open segment, as the agent does it each minute.

Run as `python -m tests.bench.bench_journal`; takes a few seconds. The disk decides how long a write waits.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from agent.core.tracked import PutSegment
from agent.runtime.clock import SystemRng
from agent.store.journal import JournalFile
from agent.store.vault import Vault
from tests.support.built_agent import KeptSecrets
from tests.support.tracked_rows import tracked

WRITES = 500
MINUTES = 10


def written() -> int:
    """How many bytes this process has had written to disks."""
    lines = Path("/proc/self/io").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("write_bytes")).split()[1])


def measure(journal: JournalFile) -> tuple[float, float, float]:
    """Milliseconds that a write waits, milliseconds of CPU, and kilobytes; one write a minute."""
    segment = tracked()
    waits = []
    bytes_before, cpu_before = written(), time.process_time()
    for number in range(WRITES):
        later = replace(segment, end_ms=segment.start_ms + (number % MINUTES + 1) * 60_000)
        began = time.perf_counter()
        journal.write((PutSegment(later),))
        waits.append(time.perf_counter() - began)
    cpu_s = time.process_time() - cpu_before
    kilobytes = (written() - bytes_before) / 1000 / WRITES
    return statistics.median(waits) * 1000, cpu_s / WRITES * 1000, kilobytes


def main() -> int:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="hp-") as folder:
        place = Path(folder)
        vault = Vault(KeptSecrets(), mark=place / "mark", random_bytes=SystemRng().token_bytes)
        vault.unlock()
        journal = JournalFile(place / "journal.sqlite", vault.cipher("journal"))
        wait_ms, cpu_ms, kilobytes = measure(journal)
        journal.close()
    print(f"journal, one minute written down (median of {WRITES}, sealed, durable)")
    print(f"  waits {wait_ms:.2f} ms, CPU {cpu_ms:.3f} ms, {kilobytes:.1f} kB to the disk")
    print(f"  per hour of work: CPU {cpu_ms * 60:.0f} ms, {kilobytes * 60:.0f} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
