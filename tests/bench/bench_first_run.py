"""How long the machine takes at the first run: from the start of the app to the clock, step by step; and the keys.

The app, the agent, the keyring, the backend, X server and browser are the real ones; who presses the keys takes
no time to read or to think. What is left of two minutes is the person's.
Run as `python -m tests.bench.bench_first_run`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.browser import browser
from tests.ui import first_run_way as way
from tests.ui.first_run_way import NewMachine

BUDGET_S = 120.0
FEWEST_KEYS = 7


def main() -> int:
    """Go through it once and print what each step took; 1 when it took longer than two minutes."""
    steps: list[tuple[str, float]] = []
    keys = 0

    @contextmanager
    def step(name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        steps.append((name, time.perf_counter() - began))

    with (
        tempfile.TemporaryDirectory() as folder,
        NewMachine(Path(folder)) as machine,
        browser() as chromium,
    ):
        machine.prepare()
        with step("start to the window in front"):
            live = machine.open_app()
        with step("sign in: a code, and the browser"):
            address = way.ask_for_a_code(machine, live)
        with step("allow it in the browser"):
            way.answer_in_browser(machine, chromium, address)
        with step("the app hears of it; the policy"):
            way.read_the_policy(live)
        with step("agree"):
            way.agree(machine, live)
        with step("try all senses"):
            way.see_the_senses(live)
        with step("on to the test capture"):
            way.go_on_to_the_capture(live)
        with step("take it"):
            way.take_it(live)
        with step("throw it away"):
            way.throw_it_away(live)
        with step("to the clock"):
            way.go_to_the_clock(machine, live)
        keys = live.keys
    for name, seconds in steps:
        print(f"{name:<36}{seconds:6.1f} s")
    whole = sum(seconds for _, seconds in steps)
    print(f"{'together':<36}{whole:6.1f} s of {BUDGET_S:.0f}; {keys} keys, {FEWEST_KEYS} at least")
    return 0 if whole < BUDGET_S and keys == FEWEST_KEYS else 1


if __name__ == "__main__":
    sys.exit(main())
