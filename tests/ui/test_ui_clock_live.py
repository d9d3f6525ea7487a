"""The main window over the real agent by real keys: memos of any kind, time away, notices, and every way to quit."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.product import Product, wait_for
from tests.ui.live import Live, Part

LONG = "Ten thousand letters. " * 455
SPEED = 30
MINUTE_MS = 60_000


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., tuple[Product, Live]]]:
    """Somebody who has agreed, with the window in front and the clock not running."""
    with ExitStack() as cleanup:

        def make(speed: int = 1, *, tray: bool = True) -> tuple[Product, Live]:
            product = cleanup.enter_context(Product(tmp_path, speed=speed))
            product.start_backend()
            product.enrol()
            if tray:
                product.desktop.open_tray("--edge", "top", "--align", "left", "--height", "24")
            live = Live(product.desktop, product.env)
            cleanup.callback(live.close)
            live.front("Hourproof")
            product.hourproof("agree", product.contract)
            live.key("alt+c", "Down")  # the first contract
            live.until(lambda: can_start(live), "the contract to be chosen")
            return product, live

        yield make


def can_start(live: Live) -> bool:
    button = live.find("Start", "Hourproof")
    return button is not None and button.enabled


def memo_field(live: Live) -> Part:
    return next(part for part in live.look()[1] if part.kind == "QLineEdit" and part.name == "Memo")


def paste(live: Live, text: str) -> None:
    """Put it on the clipboard, and paste it over what stands in the memo."""
    live.say(f"clip {text.encode().hex()}")
    live.hear("clipped")
    live.key("alt+m", "ctrl+a", "ctrl+v")


def errors(live: Live) -> list[str]:
    return [part.text for part in live.look()[1] if part.kind == "ErrorLabel" and part.text]


def running(product: Product) -> bool:
    return bool(product.status()["state"] == "clocked-in")


def clock_in(product: Product, live: Live) -> None:
    live.key("alt+s")
    live.until(lambda: running(product), "the clock")


def test_a_memo_of_ten_thousand_characters_is_refused_beside_its_field(start):
    product, live = start()
    paste(live, LONG)
    live.until(lambda: memo_field(live).text == LONG, "the memo in its field")
    live.key("Return")
    live.until(lambda: bool(errors(live)), "the refusal")
    (said,) = errors(live)
    assert said.startswith("The memo is too long.")
    field = memo_field(live)
    assert (field.text, field.focus) == (LONG, True)
    # What is refused does not start the clock, and is there to be made shorter.
    live.key("ctrl+Return")
    live.until(lambda: bool(errors(live)), "the refusal again")
    assert not running(product)
    assert memo_field(live).text == LONG
    paste(live, "Shorter")
    live.until(lambda: memo_field(live).text == "Shorter", "the shorter one")
    live.key("ctrl+Return")
    live.until(lambda: running(product), "the clock with a short memo")
    assert product.status()["memo"] == "Shorter"
    assert errors(live) == []


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Fixing 🧾 and 👩‍💻 with ñ, ж and ह", "Fixing 🧾 and 👩‍💻 with ñ, ж and ह"),
        ("עבודה על api של bidi", "עבודה על api של bidi"),
    ],
    ids=["emoji", "two directions"],
)
def test_a_memo_in_any_writing_is_kept_as_it_is(start, pasted, kept):
    product, live = start()
    paste(live, pasted)
    live.key("ctrl+Return")
    live.until(lambda: running(product), "the clock")
    assert product.status()["memo"] == kept
    live.until(lambda: memo_field(live).text == kept, "the memo as it is kept")


def test_a_memo_with_signs_that_cannot_be_seen_is_shown_as_it_is_kept(start):
    product, live = start()
    paste(live, "Invoice \u202efdp.exe\u202c\tfor\x07 May")
    live.key("ctrl+Return")
    live.until(lambda: running(product), "the clock")
    kept = product.status()["memo"]
    assert not [sign for sign in kept if sign in "\u202e\u202c\t\x07"]
    assert kept.startswith("Invoice")
    live.until(lambda: memo_field(live).text == kept, "the memo as it is kept")


def test_whoever_writes_in_the_middle_of_a_memo_goes_on_there(start):
    product, live = start()
    paste(live, "Report")
    live.key("Return")
    live.until(lambda: product.status()["memo"] == "Report", "the memo")
    live.key("alt+m", "Home", "Right", "Right", "x")
    live.until(lambda: memo_field(live).text == "Rexport", "what is typed")
    # The agent tells something new meanwhile.
    product.hourproof("start", product.contract, "--memo", "Elsewhere")
    live.wait_for("Stop", "Hourproof")
    live.key("y")
    live.until(lambda: memo_field(live).text == "Rexyport", "what is typed, where it was typed")


# --- every way out -----------------------------------------------------------------------------


def ended(live: Live) -> bool:
    return live.process.poll() is not None


def test_quitting_by_key_asks_while_the_clock_runs_and_stays_by_default(start):
    product, live = start()
    clock_in(product, live)
    for way_back in ("Return", "Escape"):
        live.key("ctrl+q")
        live.wait_for("Keep running")
        live.key(way_back)
        live.wait_gone("Keep running")
        assert running(product)
    live.key("ctrl+q")
    leave = live.wait_for("Clock out and quit")
    live.click(leave.text)
    wait_for(lambda: ended(live), "the end")
    assert live.process.returncode == 0


def test_quitting_while_clocked_out_does_not_ask(start):
    _product, live = start()
    live.key("ctrl+q")
    wait_for(lambda: ended(live), "the end")
    assert live.process.returncode == 0


@pytest.mark.parametrize("way", ["Escape", "ctrl+w", "alt+F4"])
def test_closing_the_window_ends_nothing(start, way):
    product, live = start()
    clock_in(product, live)
    live.key(way)
    live.until(lambda: "Hourproof" not in live.windows(), "the window to go")
    assert running(product)
    product.start_window()
    live.until(lambda: "Hourproof" in live.windows(), "the window again")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_asks_nothing_and_signs_the_time_until_then(start, number):
    """A session that ends sends SIGTERM: there is nobody to ask any more."""
    product, live = start()
    clock_in(product, live)
    wait_for(lambda: product.status()["session_ms"] > 2_000, "time to be tracked")
    assert live.end(number) == 0
    again = Live(product.desktop, product.env)
    try:
        wait_for(lambda: product.run_hourproof("status").returncode == 0, "the agent")
        assert not running(product)
        entries = product.diary()
        assert len(entries) >= 1
        assert sum(one["end_ms"] - one["start_ms"] for one in entries) >= 2_000
    finally:
        again.close()


def test_a_desktop_that_dies_under_the_clock_costs_at_most_the_minute_that_runs(start):
    """Qt ends the process at once, as a kill does."""
    product, live = start(SPEED)
    clock_in(product, live)
    wait_for(lambda: product.status()["session_ms"] > 3 * MINUTE_MS, "minutes to be tracked")
    tracked_ms = product.status()["session_ms"]
    product.desktop.kill_server()
    wait_for(lambda: ended(live), "the end")
    # Back within five minutes the clock would go on; after that it has stopped.
    late_ms = product.clock.wall_ms() + 6 * MINUTE_MS
    wait_for(lambda: product.clock.wall_ms() > late_ms, "six minutes")
    product.begin_agent()
    product.wait_for_agent()
    assert not running(product)
    kept_ms = sum(one["end_ms"] - one["start_ms"] for one in product.diary())
    assert kept_ms >= tracked_ms - MINUTE_MS


# --- time away ---------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["keep", "drop", "stop"])
def test_time_away_is_asked_about_and_answered_by_keys(start, answer):
    product, live = start(SPEED)
    paste(live, "At the desk")
    live.key("Return")
    clock_in(product, live)
    # Ten minutes of the agent's time without a key, then a hand on the mouse.
    back_ms = product.clock.wall_ms() + 12 * 60_000
    wait_for(lambda: product.clock.wall_ms() > back_ms, "twelve minutes", patience_s=120)
    live.desktop.run("xdotool", "mousemove_relative", "--", "5", "5")
    live.wait_for("Keep as idle", "Hourproof")
    if answer == "keep":
        live.key("alt+p")
        live.until(lambda: bool(errors(live)), "that a word is wanted")
        field = next(part for part in live.look()[1] if part.name.startswith("What it was"))
        live.desktop.run(
            "xdotool", "mousemove", *map(str, (field.place.x + 20, field.place.y + 8)), "click", "1"
        )
        live.desktop.run("xdotool", "type", "--delay", "20", "A call")
        live.key("Return")
    else:
        live.key("alt+r" if answer == "drop" else "alt+u")
    live.wait_gone("Keep as idle", "Hourproof")
    wait_for(lambda: running(product) is (answer != "stop"), "the clock")
    kept = [one for one in product.diary() if one["memo"] == "A call"]
    assert bool(kept) is (answer == "keep")
