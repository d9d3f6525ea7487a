"""Either side checks the diary without the other: real work, taken back in part, closed, exported twice, verified."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.product import Product, verify, wait_for


def _segments(product: Product) -> list[tuple[str, int]]:
    """Stream and number of each segment that the server holds, oldest first."""
    rows = product.rows("SELECT stream, seq FROM segments ORDER BY start_ms")
    return [(str(stream), int(seq)) for stream, seq in rows]


def test_both_sides_check_the_same_work_and_the_agent_needs_no_server(
    product: Product, tmp_path: Path
) -> None:
    product.clock_in("Work that can be shown")
    product.work(4)
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
        code, report = verify(bundle, trust)
        assert code == 0, report
    # Nobody but the server could vouch for the first device: a strict reader takes it, and is told.
    code, report = verify(theirs, trust, "--strict")
    assert code == 0, report
    assert [one["kind"] for one in report["findings"]] == ["removed", "first-device"]

    # The server is gone for good: what the contractor's machine kept is enough.
    shutil.rmtree(product.data)
    product.quit_agent()
    alone = tmp_path / "alone.hpb"
    product.hourproof("export", str(alone))
    assert verify(alone, trust)[0] == 0

    # Whoever alters a byte of it is found out.
    altered = bytearray(theirs.read_bytes())
    altered[altered.index(b"RIFF") + 100] ^= 1
    broken = tmp_path / "broken.hpb"
    broken.write_bytes(altered)
    code, report = verify(broken, trust)
    assert code == 1, report


def test_devices_follow_a_new_key_of_the_log(product: Product, tmp_path: Path) -> None:
    product.clock_in()
    product.work(2)
    product.hourproof("stop")
    product.wait_delivered()
    trust = tmp_path / "trust"
    trust.write_text(product.hourproof("trust"))
    done = product.run_server("rotate", "log")
    assert done.returncode == 0, done.stdout + done.stderr
    product.hourproof("start", product.contract, "--memo", "Under the new key")
    product.work(2)
    product.hourproof("stop")
    product.wait_delivered()
    mine, theirs = tmp_path / "mine.hpb", tmp_path / "theirs.hpb"
    product.hourproof("export", str(mine))
    product.stop_backend()
    done = product.run_server("export", str(theirs), "--contract", product.contract)
    assert done.returncode == 0, done.stdout + done.stderr
    for bundle in (mine, theirs):
        code, report = verify(bundle, trust)
        assert code == 0, report


def test_a_server_put_back_from_a_backup_stops_until_the_agent_has_helped_it(
    product: Product, tmp_path: Path
) -> None:
    product.clock_in()
    product.work(2)
    product.hourproof("stop")
    product.wait_delivered()
    product.stop_backend()
    backup = tmp_path / "backup"
    backup.mkdir()
    for part in product.data.glob("hourproof.db*"):
        shutil.copy(part, backup)
    product.start_backend()
    product.hourproof("start", product.contract, "--memo", "After the backup")
    product.work(2)
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
    product.work(2)
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
    code, report = verify(whole, trust)
    assert code == 0, report
    product.stop_backend()
    done = product.run_server("check")
    assert done.returncode == 0, done.stdout + done.stderr
