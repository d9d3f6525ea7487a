"""Works at a virtual desktop that nobody sits at: types lines into a terminal and clicks, at a human pace.

The input is real to every program on the desktop (XTEST, which remote desktops use too). It stands in for a
person in a demonstration and says so in what it types; the tray app treats it like any other input.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time

LINES = (
    "this text is typed by the demonstration script, not by a person",
    "the tray app counts these keystrokes but never sees which they are",
    "one picture of this screen is taken at a random moment of each segment",
    "the contractor sees every picture first and can delete it",
    "the employer sees the work diary in the browser",
)


def _xdotool(*arguments: str) -> None:
    subprocess.run(["xdotool", *arguments], check=True, capture_output=True)


def main() -> int:
    """Type until ended by a signal. Needs a window with the title given as the only argument."""
    title = sys.argv[1]
    found = subprocess.run(
        ["xdotool", "search", "--sync", "--name", title], check=True, capture_output=True, text=True
    )
    window = found.stdout.split()[0]
    hand = random.Random()
    while True:
        _front(window)
        x, y = hand.randint(60, 500), hand.randint(60, 300)
        _xdotool("mousemove", "--window", window, str(x), str(y))
        _xdotool("click", "1")
        for word in hand.choice(LINES).split():
            _front(window)
            _xdotool("type", "--delay", str(hand.randint(70, 180)), f"{word} ")
            time.sleep(hand.uniform(0.05, 0.4))
        _front(window)
        _xdotool("key", "Return")
        time.sleep(hand.uniform(1, 6))


def _front(window: str) -> None:
    """Other windows come up in between, and a space typed at the app's Stop button would clock out."""
    _xdotool("windowactivate", "--sync", window)


if __name__ == "__main__":
    sys.exit(main())
