"""What is taken back is gone from this machine, or nothing is, wherever the program is killed on the way."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


STORIES = ("parts", "everything", "region", "memo", "early")


@pytest.mark.timeout(400)
@pytest.mark.parametrize("story", STORIES)
def test_killed_at_any_step_it_is_finished_at_the_next_start(tmp_path: Path, story: str) -> None:
    # Each story begins at another step, so that together they die at every one that they share.
    first, stride = STORIES.index(story) + 1, len(STORIES)
    words = [str(tmp_path), story, str(first), str(stride)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.dying_change", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=380,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lives = [json.loads(line) for line in done.stdout.splitlines()]
    assert [life for life in lives if life["wrong"]] == []
    *deaths, survivor = lives
    assert (survivor["place"], survivor["done"]) == (None, True)
    assert len(deaths) > 20
    # Deaths right after the statement was signed and before this machine's own row was changed are among them.
    between = [life["place"] for life in deaths if life["done"]]
    assert any(place.startswith(("spool", "changes", "engine")) for place in between)
    if story != "early":
        assert any(not life["done"] for life in deaths)
