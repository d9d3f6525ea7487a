"""docs/STATES.md says what the machine does."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_page_is_generated_from_the_present_table():
    made = runpy.run_path(str(ROOT / "docs" / "make_states.py"), run_name="make_states")
    written = (ROOT / "docs" / "STATES.md").read_text(encoding="utf-8")
    assert made["page"]() == written, "stale: run python docs/make_states.py"
