"""Either side checks the diary without the other: real work, taken back in part, closed, exported twice, verified."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.product import BIN, Product, wait_for


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """Enrolled, agent and backend running, a window that takes the input; minutes last five seconds."""
    with Product(tmp_path) as product:
        product.start_backend()
        product.enrol()
        product.start_agent()
        product.desktop.open_window("Work")
        product.desktop.run("xdotool", "mousemove", "300", "300")
        yield product


def _work(product: Product, minutes: int) -> None:
    until = product.clock.wall_ms() + minutes * 60_000

    def typed_long_enough() -> bool:
        product.desktop.type_keys(3)
        return product.clock.wall_ms() > until

    wait_for(typed_long_enough, f"{minutes} minutes of work")


def _segments(product: Product) -> list[tuple[str, int]]:
    """Stream and number of each segment that the server holds, oldest first."""
    with closing(sqlite3.connect(f"file:{product.data / 'hourproof.db'}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT stream, seq FROM segments ORDER BY start_ms").fetchall()
    return [(str(stream), int(seq)) for stream, seq in rows]


def _verify(bundle: Path, trust: Path, *options: str) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(
        [BIN / "hourproof", "verify", bundle, "--trust", trust, "--json", *options],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, json.loads(done.stdout)


def test_both_sides_check_the_same_work_and_the_agent_needs_no_server(
    product: Product, tmp_path: Path
) -> None:
    product.clock_in("Work that can be shown")
    _work(product, 4)
    product.hourproof("stop")
    product.wait_delivered()
    segments = _segments(product)
    assert len(segments) >= 3
    stream, seq = segments[1]
    product.hourproof("redact", f"{stream}/{seq}", "--item", "window", "--reason", "privacy")
    stream, seq = segments[0]
    product.hourproof("edit-memo", f"{stream}/{seq}", "Said better")
    product.wait_delivered()
    product.hourproof("close", "this")
    product.wait_delivered()

    trust = tmp_path / "trust"
    trust.write_text(product.hourproof("trust"))
    mine, theirs = tmp_path / "mine.hpb", tmp_path / "theirs.hpb"
    product.hourproof("export", str(mine))
    product.stop_backend()
    done = product.run_server("export", str(theirs), "--contract", product.contract)
    assert done.returncode == 0, done.stdout + done.stderr

    for bundle in (mine, theirs):
        code, report = _verify(bundle, trust)
        assert code == 0, report
    # Nobody but the server could vouch for the first device: a strict reader takes it, and is told.
    code, report = _verify(theirs, trust, "--strict")
    assert code == 0, report
    assert [one["kind"] for one in report["findings"]] == ["removed", "first-device"]

    # The server is gone for good: what the contractor's machine kept is enough.
    shutil.rmtree(product.data)
    product.quit_agent()
    alone = tmp_path / "alone.hpb"
    product.hourproof("export", str(alone))
    assert _verify(alone, trust)[0] == 0

    # Whoever alters a byte of it is found out.
    altered = bytearray(theirs.read_bytes())
    altered[altered.index(b"RIFF") + 100] ^= 1
    broken = tmp_path / "broken.hpb"
    broken.write_bytes(altered)
    code, report = _verify(broken, trust)
    assert code == 1, report


def test_devices_follow_a_new_key_of_the_log(product: Product, tmp_path: Path) -> None:
    product.clock_in()
    _work(product, 2)
    product.hourproof("stop")
    product.wait_delivered()
    trust = tmp_path / "trust"
    trust.write_text(product.hourproof("trust"))
    done = product.run_server("rotate", "log")
    assert done.returncode == 0, done.stdout + done.stderr
    product.hourproof("start", product.contract, "--memo", "Under the new key")
    _work(product, 2)
    product.hourproof("stop")
    product.wait_delivered()
    mine, theirs = tmp_path / "mine.hpb", tmp_path / "theirs.hpb"
    product.hourproof("export", str(mine))
    product.stop_backend()
    done = product.run_server("export", str(theirs), "--contract", product.contract)
    assert done.returncode == 0, done.stdout + done.stderr
    for bundle in (mine, theirs):
        code, report = _verify(bundle, trust)
        assert code == 0, report


def test_a_server_put_back_from_a_backup_stops_until_the_agent_has_helped_it(
    product: Product, tmp_path: Path
) -> None:
    product.clock_in()
    _work(product, 2)
    product.hourproof("stop")
    product.wait_delivered()
    product.stop_backend()
    backup = tmp_path / "backup"
    backup.mkdir()
    for part in product.data.glob("hourproof.db*"):
        shutil.copy(part, backup)
    product.start_backend()
    product.hourproof("start", product.contract, "--memo", "After the backup")
    _work(product, 2)
    product.hourproof("stop")
    product.wait_delivered()
    delivered = product.status()["sync"]["receipted"]
    trust, bundle = tmp_path / "trust", tmp_path / "kept.hpb"
    trust.write_text(product.hourproof("trust"))
    product.hourproof("export", str(bundle))
    product.stop_backend()
    for part in product.data.glob("hourproof.db*"):
        part.unlink()
    for part in backup.iterdir():
        shutil.copy(part, product.data)
    product.start_backend()

    product.hourproof("start", product.contract, "--memo", "While it is put back")
    _work(product, 2)
    product.hourproof("stop")

    def told() -> bool:
        product.hourproof("upload")
        problems = product.status()["problems"]
        return any("server-restored" in problem["details"].values() for problem in problems)

    wait_for(told, "the agent to say so")
    assert product.status()["sync"]["receipted"] == delivered
    product.stop_backend()
    done = product.run_server("recover", str(bundle))
    assert done.returncode == 0, done.stdout + done.stderr
    product.start_backend()
    product.wait_delivered()
    assert product.status()["sync"]["receipted"] > delivered
    whole = tmp_path / "whole.hpb"
    product.hourproof("export", str(whole))
    code, report = _verify(whole, trust)
    assert code == 0, report
    product.stop_backend()
    done = product.run_server("check")
    assert done.returncode == 0, done.stdout + done.stderr
