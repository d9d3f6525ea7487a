"""Real processes of the agent, killed by SIGKILL at a hundred places spread over everything they write and send."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LIVES = 100
BATCHES = 4


@pytest.mark.timeout(240)
@pytest.mark.skipif(sys.platform != "linux", reason="forks")
@pytest.mark.parametrize("batch", range(BATCHES))
def test_sigkill_loses_and_doubles_nothing(batch: int, tmp_path: Path) -> None:
    count = LIVES // BATCHES
    command = [sys.executable, "-m", "tests.support.kills", str(tmp_path), str(count), str(batch)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=230)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines, done.stderr
    assert done.returncode == 0, [line.get("failed", line) for line in lines] or done.stderr
    told = lines[-1]
    assert told["lives"] == count
    assert told["wrong"] == 0
    assert sum(told["places"].values()) == count
    # Enough to have a place before, in and after every write.
    assert told["steps"] > 1_000
    assert told["segments"] > count
