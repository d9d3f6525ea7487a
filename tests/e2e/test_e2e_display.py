"""The X server under a whole agent: not there yet, gone in the middle, held by another client, and back."""

from __future__ import annotations

import itertools
import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from capture.x11 import xcb
from tests.support.product import Product, wait_for
from wire.records import MINUTE_MS

GRAB, UNGRAB, GET_FOCUS = (struct.pack("=BBH", code, 0, 1) for code in (36, 37, 43))


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """Enrolled; minutes last three seconds. The agent is started by the test."""
    with Product(tmp_path, speed=20, own_display=True) as product:
        assert re.fullmatch(r":\d{4,}", product.desktop.display)
        product.start_backend()
        product.enrol()
        yield product


def _problems(product: Product) -> list[str]:
    return [one["code"] for one in product.status()["problems"]]


def _spans(product: Product) -> list[tuple[int, int]]:
    return product.rows("SELECT start_ms, end_ms FROM segments ORDER BY start_ms")


def _has_picture(product: Product, since_ms: int) -> bool:
    capture = product.status()["capture"]
    return bool(capture and capture["pictures"] and capture["taken_ms"] > since_ms)


def _stop_and_deliver(product: Product) -> list[tuple[int, int]]:
    """Clock out; what the server holds when all of it has its receipt, every minute once."""
    product.hourproof("stop")
    assert product.status()["state"] == "clocked-out"
    product.wait_delivered()
    spans = _spans(product)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    minutes = {m for a, b in spans for m in range(a // MINUTE_MS, -(-b // MINUTE_MS))}
    assert len(minutes) == product.status()["today_minutes"]
    numbers = product.rows("SELECT seq FROM statements ORDER BY stream, seq")
    assert numbers == [(seq,) for seq in range(len(numbers))]
    return spans


def test_an_x_server_that_dies_loses_nothing_and_bills_nothing(product: Product) -> None:
    product.start_agent()
    product.desktop.open_window("Work")
    product.clock_in()
    began_ms = product.clock.wall_ms()
    last_ms = product.work(3)
    product.desktop.kill_server()
    wait_for(lambda: "no-display" in _problems(product), "the problem")
    assert "The display is gone" in product.hourproof("status")
    # Nobody can be seen at work: after the contract's idle time it ends where the last input was.
    wait_for(lambda: product.status()["tracking"] == "away", "the idle time")
    back_ms = product.clock.wall_ms()
    product.desktop.restart_server()
    wait_for(lambda: not _problems(product), "the display to be seen")
    product.work(3)
    assert product.status()["tracking"] == "capturing"
    wait_for(lambda: _has_picture(product, back_ms), "a picture of the new server")
    spans = _stop_and_deliver(product)
    before = [span for span in spans if span[0] < last_ms]
    after = [span for span in spans if span[0] >= back_ms]
    assert sorted(before + after) == spans, "nothing in between"
    assert before[-1][1] <= last_ms + 1_000
    # Input is looked for every five seconds of a clock that is twelve times as fast.
    assert sum(end - start for start, end in before) >= last_ms - began_ms - MINUTE_MS


def test_the_clock_can_be_stopped_while_the_display_is_gone(product: Product) -> None:
    product.start_agent()
    product.clock_in()
    last_ms = product.work(2)
    product.desktop.kill_server()
    wait_for(lambda: "no-display" in _problems(product), "the problem")
    spans = _stop_and_deliver(product)
    assert spans[-1][1] >= last_ms - MINUTE_MS
    product.desktop.restart_server()
    wait_for(lambda: not _problems(product), "the display to be seen while clocked out")


def test_a_display_that_comes_after_the_agent(product: Product) -> None:
    product.desktop.kill_server()
    product.start_agent()
    assert _problems(product) == ["no-display"]
    assert "Sign in to the desktop" in product.hourproof("status")
    product.desktop.restart_server()
    wait_for(lambda: not _problems(product), "the display to be seen")
    product.clock_in()
    began_ms = product.clock.wall_ms()
    product.work(2)
    wait_for(lambda: _has_picture(product, began_ms), "a picture")
    assert _stop_and_deliver(product)


def test_a_client_that_holds_the_server_holds_up_no_verb(product: Product) -> None:
    product.start_agent()
    product.clock_in()
    product.work(1)
    holder = xcb.Connection(product.desktop.display)
    holder.tell(GRAB)
    holder.ask(GET_FOCUS)
    held_ms = product.clock.wall_ms()
    wait_for(lambda: product.clock.wall_ms() > held_ms + 2 * MINUTE_MS, "two minutes")
    product.hourproof("memo", "Still here")
    assert product.status()["memo"] == "Still here"
    assert product.status()["tracking"] == "capturing"
    assert "idle-unavailable" in _problems(product)
    capture = json.loads(product.hourproof("status", "--json"))["capture"]
    assert capture["reason"] == "capture-failed"
    holder.tell(UNGRAB)
    holder.ask(GET_FOCUS)
    holder.close()
    let_go_ms = product.clock.wall_ms()
    product.work(2)
    wait_for(lambda: _has_picture(product, let_go_ms), "a picture")
    wait_for(lambda: not _problems(product), "the problems to go")
    spans = _stop_and_deliver(product)
    # The time under the grab is there: it was worked, for all that anybody knows.
    assert any(start <= held_ms + MINUTE_MS < end for start, end in spans)
