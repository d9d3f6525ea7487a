"""Time without evidence and the withdrawal of consent, through the whole product."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from agent.cli import exits
from tests.support.product import Product, verify, wait_for

HOUR_MS = 3_600_000


def _said(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y-%m-%dT%H:%MZ")


def test_time_is_claimed_shown_apart_exported_and_taken_back(
    product: Product, tmp_path: Path
) -> None:
    now_ms = product.clock.wall_ms()
    span = f"{_said(now_ms - 3 * HOUR_MS)}..{_said(now_ms - 2 * HOUR_MS)}"
    asked = ("manual", "add", product.contract, span, "--memo", "A call on the road")
    claim = json.loads(product.hourproof(*asked, "--json"))
    assert claim["minutes"] == 60
    again = product.run_hourproof(*asked)
    assert again.returncode == exits.REFUSED
    assert "claimed already" in again.stderr
    # Killed at once: it was signed when the command returned.
    product.kill_agent()
    product.start_agent()

    def delivered() -> bool:
        product.hourproof("upload")
        return bool(
            json.loads(product.hourproof("manual", "list", "--json"))["claims"][0]["delivered"]
        )

    wait_for(delivered, "the claim's receipt")
    assert product.rows("SELECT minutes FROM manual_times") == [(60,)]
    assert product.rows("SELECT count(*) FROM segments") == [(0,)]

    trust = tmp_path / "trust"
    trust.write_text(product.hourproof("trust"))
    for number, expected in enumerate((60, 0)):
        mine, theirs = tmp_path / f"mine{number}.hpb", tmp_path / f"theirs{number}.hpb"
        product.hourproof("export", str(mine))
        product.stop_backend()
        done = product.run_server("export", str(theirs), "--contract", product.contract)
        assert done.returncode == 0, done.stdout + done.stderr
        product.start_backend()
        for bundle in (mine, theirs):
            code, report = verify(bundle, trust)
            assert code == 0, report
            counts = report["counts"]
            assert (counts["tracked_minutes"], counts["manual_minutes"]) == (0, expected)
        if not number:
            product.hourproof("manual", "remove", claim["manual"][:8])

            def taken_back() -> bool:
                product.hourproof("upload")
                return bool(product.rows("SELECT 1 FROM changes"))

            wait_for(taken_back, "the server to hear that it was taken back")
    texts = product.rows("SELECT text FROM disclosures")
    assert [set(text) for (text,) in texts] == [{"0"}]


def test_withdrawing_stops_capture_and_both_sides_know(product: Product) -> None:
    product.clock_in()
    product.work(2)
    product.hourproof("withdraw", product.contract, "--yes")
    status = product.status()
    assert (status["state"], status["tracking"]) == ("consent-needed", None)
    refused = product.run_hourproof("start")
    assert refused.returncode == exits.REFUSED
    product.wait_delivered()
    features = product.rows("SELECT features FROM consents ORDER BY position")
    assert [bool(one) for (one,) in features] == [True, False]
    ((made_ms,),) = product.rows("SELECT made_ms FROM consents WHERE features = ''")
    ((last_ms,),) = product.rows("SELECT max(start_ms) FROM segments")
    assert last_ms < made_ms
    product.hourproof("agree", product.contract, "--yes")
    product.hourproof("start")
    assert product.status()["state"] == "clocked-in"
