"""Proofs from the database of a log of a million entries, in milliseconds, beside their budget.

Every proof is read cold of our own caches: from the stored nodes, as exports and the diary read them. The
sequencer, which keeps the newest nodes in memory, is faster. Run as `python -m tests.bench.bench_log [ENTRIES]`.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from server.log.proofs import Proofs
from server.log.tree import Growth, Tree
from server.organizations.models import Organization
from server.storage.database import Database
from server.storage.migrate import migrate
from wire.checkpoint import Checkpoint
from wire.merkle import check_consistency, check_inclusion, leaf_hash
from wire.receipt import Entry, encode_entry
from wire.records import OrganizationId, Sha256

ENTRIES = 1_000_000
GROUP = 20_000
PROOFS = 2_000
BUDGET_MS = 1.0
NOW_MS = 1_780_000_000_000
ORGANIZATION = OrganizationId("ab" * 8)


def entry(number: int) -> bytes:
    """An entry like any other."""
    name = Sha256(hashlib.sha256(str(number).encode()).hexdigest())
    return encode_entry(Entry(env=name, have=15, recv_ms=NOW_MS))


def grow(database: Database, entries: int) -> float:
    """Fill the log through the code that fills it in service; returns the seconds that it took."""
    started = time.perf_counter()
    tree = Tree(database, ORGANIZATION)
    for first in range(0, entries, GROUP):
        growth = Growth(tree, recv_ms=NOW_MS)
        for number in range(first, min(first + GROUP, entries)):
            growth.add(entry(number))
        with database.writes() as writes:
            growth.write(writes, ORGANIZATION)
        growth.accept()
    return time.perf_counter() - started


def measured(name: str, prove: Callable[[], object]) -> float:
    """Run `prove` many times, print median and worst percent; returns the median in ms."""
    spent = []
    for _ in range(PROOFS):
        started = time.perf_counter()
        prove()
        spent.append(1000 * (time.perf_counter() - started))
    median, p99 = statistics.median(spent), statistics.quantiles(spent, n=100)[98]
    print(f"{name:<34}{median:>8.3f} ms{p99:>10.3f} ms p99    budget {BUDGET_MS:.1f} ms")
    return median


def main() -> int:
    """Measure, and say whether it is within the budget."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hourproof.db"
        migrate(path, backups=Path(folder), now_ms=1)
        database = Database(path)
        with database.writing() as session:
            session.add(
                Organization(
                    organization=ORGANIZATION,
                    name="n",
                    log_origin="o",
                    log_key="k",
                    created_ms=1,
                )
            )
        seconds = grow(database, entries)
        print(f"{entries} entries in {seconds:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
        proofs = Proofs(database, ORGANIZATION)
        head = Checkpoint("o", entries, proofs.root(entries))

        def inclusion() -> None:
            proofs.inclusion(chance.randrange(entries), entries)

        def consistency() -> None:
            proofs.consistency(chance.randrange(1, entries), entries)

        def receipts() -> None:
            proofs.inclusions([chance.randrange(entries) for _ in range(20)], entries)

        medians = [
            measured("inclusion proof", inclusion),
            measured("consistency proof", consistency),
            measured("twenty inclusion proofs at once", receipts) / 20,
        ]
        index, old = chance.randrange(entries), chance.randrange(1, entries)
        root = bytes.fromhex(head.root)
        proof = proofs.inclusion(index, entries)
        check_inclusion(leaf_hash(entry(index)), index=index, size=entries, proof=proof, root=root)
        check_consistency(
            old_size=old,
            new_size=entries,
            old_root=bytes.fromhex(proofs.root(old)),
            new_root=root,
            proof=proofs.consistency(old, entries),
        )
        database.close()
    within = max(medians) < BUDGET_MS
    print("within the budget" if within else "OVER THE BUDGET")
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
