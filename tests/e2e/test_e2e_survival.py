"""Whatever is killed, cut off or unreachable: what was worked arrives, in order and once."""

from __future__ import annotations

import itertools

from tests.support.product import Product, wait_for


def _stored(product: Product) -> list[tuple[int, ...]]:
    """`(start_ms, end_ms)` of every segment the server holds."""
    return product.rows("SELECT start_ms, end_ms FROM segments ORDER BY stream, seq")


def _sound(product: Product) -> list[tuple[int, ...]]:
    """All segments, if the one stream has no gap in its numbers, runs in order and tells no instant twice."""
    numbers = product.rows("SELECT seq FROM statements ORDER BY stream, seq")
    assert numbers == [(seq,) for seq in range(len(numbers))]
    stored = _stored(product)
    for (_, end), (start, _) in itertools.pairwise(stored):
        assert end <= start
    return stored


def test_killing_the_agent_loses_at_most_the_current_minute(product: Product) -> None:
    product.clock_in()
    began = product.status()["session_started_ms"]
    product.work(3)
    killed = product.clock.wall_ms()
    product.kill_agent()
    product.start_agent()
    codes = [notice["code"] for notice in product.status()["notices"]]
    assert codes
    assert codes[0].startswith("recovered-and")
    product.hourproof("stop")
    product.wait_delivered()
    stored = _sound(product)
    covered = sum(min(end, killed) - start for start, end in stored if start < killed)
    # A real second more, on a clock that is twelve times as fast: when the kill was noted, and when a minute was.
    assert killed - began - covered <= 60_000 + 12_000


def test_killing_the_server_loses_and_doubles_nothing(product: Product) -> None:
    product.clock_in()
    product.work(2)
    for _ in range(3):
        product.hourproof("upload")
        product.kill_backend()
        product.work(1)
        product.start_backend()
    product.hourproof("stop")
    product.wait_delivered()
    stored = _sound(product)
    assert len(stored) == product.status()["sync"]["receipted"]
    product.stop_backend()
    done = product.run_server("check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_long_outage_is_caught_up_in_order(product: Product) -> None:
    product.clock_in()
    product.kill_backend()
    product.work(12)
    product.hourproof("stop")
    wait_for(lambda: product.status()["sync"]["waiting"] >= 12, "twelve sealed segments")
    assert product.status()["sync"]["receipted"] == 0
    # A restart of the agent in the middle of the outage changes nothing.
    product.kill_agent()
    product.start_agent()
    waiting = product.status()["sync"]["waiting"]
    product.start_backend()
    product.wait_delivered(waiting)
    assert len(_sound(product)) == waiting


def test_nothing_is_captured_or_counted_while_clocked_out(product: Product) -> None:
    product.clock_in()
    product.work(1)
    product.hourproof("stop")
    product.wait_delivered()
    before = _stored(product)
    pictures = _pictures(product)
    product.desktop.type_keys(80)
    product.work(3)
    assert _pictures(product) <= pictures  # delivered ones are freed meanwhile; none is new
    assert product.status()["state"] == "clocked-out"
    product.wait_delivered()
    assert _stored(product) == before


def _pictures(product: Product) -> set[str]:
    return {path.name for path in (product.home / "pictures").rglob("*") if path.is_file()}
