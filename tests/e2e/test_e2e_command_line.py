"""The command line as people use it: watch, pause, go on, and read one's own diary, with the server and without."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path

from agent.cli import exits
from tests.support.product import BIN, Product


def test_watch_pause_go_on_and_read_the_diary(product: Product, tmp_path: Path) -> None:
    log = tmp_path / "watched.jsonl"
    command = [str(BIN / "hourproof"), "status", "--watch", "--json"]
    # Where the tests were started in the background SIGINT is ignored, and what they start would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with log.open("wb") as out:
        watching = subprocess.Popen(command, env=product.env, stdout=out)
    try:
        product.clock_in("Real work")
        product.work(2)
        product.hourproof("pause")
        before = sum(one["minutes"] for one in product.diary())
        assert before
        product.work(2)
        assert product.status()["paused_by_hand"]
        assert sum(one["minutes"] for one in product.diary()) == before
        product.hourproof("start")
        assert product.status()["tracking"] == "capturing"
        product.work(1)
        product.hourproof("stop")
        watching.send_signal(signal.SIGINT)
        assert watching.wait(20) == exits.OK
    finally:
        watching.kill()
        watching.wait()
    seen = [json.loads(line) for line in log.read_text().splitlines()]
    assert any(one["tracking"] == "capturing" for one in seen)
    assert any(one["paused_by_hand"] for one in seen)

    product.wait_delivered()
    product.kill_backend()
    entries = product.diary()
    assert {one["state"] for one in entries} == {"receipted"}
    assert all(one["memo"] == "Real work" for one in entries)
    assert sum(one["keys"] or 0 for one in entries)
    said = "".join(product.hourproof("diary", day, "--utc") for day in ("yesterday", "today"))
    assert "Real work" in said
    assert "receipted" in said
