"""Takes the README's picture of the work diary: a real morning on a virtual desktop, sixty times as fast.

Run by hand, `python docs/make_pictures.py`, when the diary's looks have changed; the windows' pictures
come from `python3 dev.py pictures --readme`. Everything in the picture was
really typed, captured, signed, uploaded and read back; only the clock was fast.
"""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.browser import browser, page_of, sign_in  # noqa: E402 - found only with the root on the path
from tests.support.product import Product, wait_for  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SPEED = 60
MINUTE_MS = 60_000

MORNING = (
    (18, "Header and navigation", "server/web/templates/base.html", "white", 6),
    (24, "Header and navigation", "server/web/static/base.css", "#10201f", 9),
    (31, "Fix the date picker", "server/diary/day.py", "#fffdf5", 5),
    (13, "Fix the date picker", "tests/support/browser.py", "#10201f", 3),
    (22, "Call with Erin: review of the draft", "README.md", "white", 1),
)
"""Minutes, memo, the file that is looked at, the terminal's colour, most keys at a time."""


def work(product: Product) -> None:
    """Spend the morning."""
    desktop, hand = product.desktop, random.Random(7)
    for minutes, memo, file, colour, keys in MORNING:
        ink = "#d8e6e4" if colour.startswith("#1") else "#101817"
        command = ["xterm", "-T", file, "-geometry", "118x40+40+30", "-bg", colour, "-fg", ink]
        command += ["-fa", "DejaVu Sans Mono", "-fs", "11", "-e", "sh", "-c"]
        command += ['head -n 39 "$1"; exec sleep 1000', "sh", str(ROOT / file)]
        terminal = desktop.spawn(command)
        product.hourproof("memo", memo)
        until = product.clock.wall_ms() + minutes * MINUTE_MS

        def done(until: int = until, keys: int = keys) -> bool:
            desktop.type_keys(hand.randint(0, keys * 4))
            desktop.click(hand.randint(0, 1))
            return product.clock.wall_ms() > until

        wait_for(done, memo, patience_s=200)
        desktop.close_window(terminal)


def main() -> int:
    """Write docs/pictures/diary.png."""
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Product(Path(folder), segment_minutes=10, speed=SPEED) as product,
    ):
        product.start_backend()
        product.enrol()
        product.start_agent()
        product.desktop.run("xdotool", "mousemove", "400", "400")
        product.clock_in(MORNING[0][1])
        day = datetime.fromtimestamp(product.clock.wall_ms() / 1000, UTC).date()
        work(product)
        product.hourproof("stop")
        product.wait_delivered()
        employer = product.demo["employer"]
        with browser() as chromium, page_of(chromium, product.url, width=1280, height=860) as page:
            sign_in(page, email=employer["email"], password=employer["password"])
            page.goto(f"/contracts/{product.contract}/diary/{day}")
            page.wait_for_load_state("networkidle")
            page.screenshot(path=PICTURES / "diary.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
