"""The agent's process killed a thousand times: what was lost, what was doubled, where it died.

    python -m tests.bench.bench_kills

Every life is a process of its own, ended by SIGKILL at another operation of a file or another exchange with the
server (a third of them in the middle of the write); afterwards everything that must hold is checked
(`tests/support/invariants.py`). Counts are exact; the CPU is that of parents and children together.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

LIVES = 1_000
BUDGET_WRONG = 0


def main() -> int:
    """Print the table."""
    memory = Path("/dev/shm")
    place = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        command = [sys.executable, "-m", "tests.support.kills", folder, str(LIVES)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if not lines or "lives" not in lines[-1]:
        print(done.stderr, file=sys.stderr)
        return 1
    told = lines[-1]
    for failed in lines[:-1]:
        print(f"life {failed['life']}, step {failed['die_at']}:\n{failed['failed']}")
    print(f"{told['lives']} lives over {told['steps']} steps, {told['segments']} segments tracked")
    for place_name, count in sorted(told["places"].items()):
        print(f"  died in {place_name:<12}{count:>6}")
    print(f"{'what':<14}{'figure':>9}{'budget':>9}")
    print(f"{'went wrong':<14}{told['wrong']:>9}{BUDGET_WRONG:>9}")
    print(f"{'CPU s':<14}{told['cpu_s']:>9.1f}")
    return 0 if told["wrong"] == BUDGET_WRONG else 1


if __name__ == "__main__":
    raise SystemExit(main())
