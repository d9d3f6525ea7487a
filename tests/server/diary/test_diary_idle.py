"""Idle time that was kept, in the diary: its own state, its memo, its share of the sum, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from server.check import check
from tests.server.diary.test_diary_pages import text_of
from tests.support import evidence
from tests.support.studio import HOUR_MS, MIDNIGHT_MS, studio
from wire.records import MINUTE_MS


def test_kept_idle_time_is_never_shown_as_tracked(tmp_path: Path) -> None:
    with studio(tmp_path / "data") as made:
        start_ms = MIDNIGHT_MS + 11 * HOUR_MS
        stream, seq = made.machine.track(
            made.contract,
            start_ms,
            start_ms + 10 * MINUTE_MS,
            items=evidence.idle_items(),
            idle=True,
        )
        owner = made.site.signed_in(made.owner)
        page = owner.get(made.day).text
        cards = re.findall(r'<li class="card.*?</li>', page, flags=re.S)
        (card,) = [one for one in cards if f"{stream}/{seq}" in one]
        assert 'class="card state-idle' in card
        assert "Reading the printed proofs" in text_of(page)
        assert "of it idle 0:10" in text_of(page)
        detail = text_of(owner.get(f"{made.day}/{stream}/{seq}").text)
        assert "Idle, 10 minutes" in detail
        assert "the time was kept as idle" in detail
        assert check(made.site.core).damages == ()
