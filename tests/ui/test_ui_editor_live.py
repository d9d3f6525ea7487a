"""The redaction editor with a real pointer and real keys: the real app, agent, X server and backend.

What is black in the window is black in the only picture that leaves the machine, on each of two monitors.
"""

from __future__ import annotations

import base64
import io
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import mss
import pytest
from PIL import Image

from tests.support.desktop import Place
from tests.support.login_service import LoginService, login_environment
from tests.support.product import Product, wait_for
from tests.ui.live import Live, Part

SPEED = 4
LEFT, RIGHT = Place(0, 0, 1280, 800), Place(1280, 0, 1280, 800)
LEFT_COLOUR, RIGHT_COLOUR = (192, 64, 64), (64, 96, 192)
TICKING = "while :; do date +%N; sleep 0.3; done"
EDITOR = "Black out parts"


class World:
    """Somebody who is clocked in, with a capture in review and the editor open over it."""

    def __init__(self, product: Product, login: LoginService, live: Live) -> None:
        self.product = product
        self.login = login
        self.live = live
        live.wait_for("Redact…", "Capture preview")
        self.capture: dict[str, Any] = product.status()["capture"]
        live.click("Redact…", "Capture preview")
        live.front(EDITOR)
        self.capture = product.status()["capture"]
        self.originals = [one["picture"] for one in self.capture["pictures"]]

    @property
    def canvas(self) -> Part:
        return next(part for part in self.live.look()[1] if part.kind == "RedactCanvas")

    @property
    def boxes(self) -> list[tuple[int, int, int, int]]:
        return [tuple(box) for box in self.canvas.more["boxes"]]

    def on_screen(self, x: int, y: int) -> tuple[int, int]:
        """Where a pixel of the picture is shown."""
        canvas = self.canvas
        scale = canvas.more["scale"]
        return canvas.origin[0] + round(x * scale), canvas.origin[1] + round(y * scale)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """With the mouse, from one pixel of the picture to another."""
        self.live.drag(self.on_screen(*start), self.on_screen(*end))

    def has_boxes(self, count: int) -> None:
        self.live.until(lambda: len(self.boxes) == count, f"{count} boxes")

    def apply(self) -> list[Image.Image]:
        """Black out, stop, and wait until all is delivered; what the server holds of each monitor."""
        self.live.click("Black out", EDITOR)
        self.live.until(lambda: not self.editor_is_open, "the end of the editor")
        self.product.hourproof("stop", accept=(0, 1))
        self.product.hourproof("keep", self.capture["segment"], accept=(0, 1))
        self.product.wait_delivered()
        return self.blacked_out()

    def blacked_out(self) -> list[Image.Image]:
        """What the server holds of each monitor that something is blacked out of, by number."""
        found: dict[int, str] = {}
        with closing(sqlite3.connect(self._database, uri=True)) as db:
            rows = db.execute("SELECT text FROM disclosures").fetchall()
        for (text,) in rows:
            padded = str(text) + "=" * (-len(str(text)) % 4)
            _, kind, value = json.loads(base64.urlsafe_b64decode(padded))
            if kind == "screenshot" and value.get("regions"):
                found[value["monitor"]["index"]] = value["picture"]["sha256"]
        return [self._at_the_server(found[index]) for index in sorted(found)]

    @property
    def editor_is_open(self) -> bool:
        return any(EDITOR in title for title in self.live.windows())

    def nothing_is_left_of(self, name: str) -> None:
        """No file and no line of a database of either side knows the picture of before."""
        for folder in (self.product.home, self.product.data):
            assert not [path for path in folder.rglob(f"*{name}*") if path.is_file()]
        with closing(sqlite3.connect(self._database, uri=True)) as db:
            assert name.encode() not in "\n".join(db.iterdump()).encode()

    @property
    def _database(self) -> str:
        return f"file:{self.product.data}/hourproof.db?mode=ro"

    def _at_the_server(self, name: str) -> Image.Image:
        (blob,) = [path for path in self.product.data.rglob(f"*{name}*") if path.is_file()]
        return Image.open(io.BytesIO(blob.read_bytes())).convert("RGB")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., tuple[Product, Live]]]:
    """Somebody who works on two monitors and is clocked in."""
    with ExitStack() as cleanup:

        def make(pointer: tuple[int, int] = (600, 500)) -> tuple[Product, Live]:
            product = cleanup.enter_context(Product(tmp_path, monitors=(LEFT, RIGHT), speed=SPEED))
            product.start_backend()
            product.enrol()
            product.desktop.open_tray("--edge", "top", "--align", "left", "--height", "24")
            for name, place, colour in (
                ("Left work", LEFT, LEFT_COLOUR),
                ("Right work", RIGHT, RIGHT_COLOUR),
            ):
                product.desktop.open_window(
                    name, colour="#{:02x}{:02x}{:02x}".format(*colour), place=within(place)
                )
                # Two shots of a still screen would be one file, which stays as long as one of them does.
                ticking = [
                    "xterm",
                    "-geometry",
                    f"20x2+{place.x + 40}+60",
                    "-e",
                    "sh",
                    "-c",
                    TICKING,
                ]
                product.desktop.spawn(ticking)
            product.desktop.run("xdotool", "mousemove", *map(str, pointer))
            env = {**product.env, **login_environment(product.keyring.address)}
            live = Live(product.desktop, env, "--minimized")
            cleanup.callback(live.close)
            wait_for(lambda: product.run_hourproof("status").returncode == 0, "the agent")
            product.clock_in("Work that shows too much")
            return product, live

        yield make


@pytest.fixture
def begin(start: Callable[..., tuple[Product, Live]]) -> Iterator[Callable[[], World]]:
    with ExitStack() as cleanup:

        def make() -> World:
            product, live = start()
            login = LoginService(product.keyring.address)
            cleanup.callback(login.close)
            return World(product, login, live)

        yield make


def within(monitor: Place) -> Place:
    """A window that is no full screen: over one the preview would wait."""
    return Place(monitor.x + 20, monitor.y + 40, monitor.width - 40, monitor.height - 80)


def is_black(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether x, y, width, height is black; lossy compression lights the outermost pixels up a little."""
    x, y, wide, tall = box
    inner = picture.crop((x + 4, y + 4, x + wide - 4, y + tall - 4))
    return all(most < 32 for _, most in inner.getextrema())


def is_colour(picture: Image.Image, place: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    """Whether a pixel has this colour, as lossy compression leaves it."""
    found = picture.getpixel(place)
    assert isinstance(found, tuple)
    return all(abs(one - other) <= 14 for one, other in zip(found, colour, strict=True))


def test_what_is_drawn_with_the_mouse_on_two_monitors_is_black_at_the_server(begin):
    world = begin()
    live = world.live
    world.drag((200, 200), (500, 400))
    world.has_boxes(1)
    # A slip: too small to have been meant. Then a box that is drawn, moved, pulled larger.
    world.drag((700, 600), (703, 602))
    world.drag((700, 500), (800, 560))
    world.has_boxes(2)
    before = world.boxes[1]
    world.drag((750, 530), (850, 580))
    live.until(lambda: abs(world.boxes[1][0] - before[0] - 100) <= 3, "the box to move")
    moved = world.boxes[1]
    assert moved[2:] == before[2:]
    world.drag((moved[0] + moved[2], moved[1] + moved[3]), (1100, 700))
    live.until(lambda: abs(sum(world.boxes[1][::2]) - 1100) <= 3, "the box to grow")
    assert world.boxes[1][:2] == moved[:2]
    first = world.boxes
    live.click("Screen 2", EDITOR)
    world.has_boxes(0)
    world.drag((100, 500), (400, 700))
    world.has_boxes(1)
    second = world.boxes
    left, right = world.apply()
    for box in first:
        assert is_black(left, box)
    for box in second:
        assert is_black(right, box)
    for away in ((180, 300), (600, 300), (1200, 740)):
        assert is_colour(left, away, LEFT_COLOUR)
    assert is_colour(right, (600, 300), RIGHT_COLOUR)
    for name in world.originals:
        world.nothing_is_left_of(name)


def test_by_keyboard_alone_on_two_monitors(begin):
    world = begin()
    live = world.live
    live.key("Return")
    world.has_boxes(1)
    middle = world.boxes[0]
    live.key("Left", "Left", "Up", "shift+Right", "shift+Down", "ctrl+Left")
    live.until(lambda: world.boxes[0][2] > middle[2], "the box to grow")
    live.key("Return")
    world.has_boxes(2)
    live.key("Delete")
    world.has_boxes(1)
    live.key("ctrl+z")
    world.has_boxes(2)
    live.key("ctrl+shift+z")
    world.has_boxes(1)
    first = world.boxes
    live.key("Next")
    world.has_boxes(0)
    live.key("Return")
    world.has_boxes(1)
    second = world.boxes
    live.key("Prior")
    live.until(lambda: world.boxes == first, "the boxes of the first monitor")
    live.key("ctrl+Return")
    live.until(lambda: not world.editor_is_open, "the end of the editor")
    world.product.hourproof("stop", accept=(0, 1))
    world.product.wait_delivered()
    left, right = world.blacked_out()
    assert is_black(left, first[0])
    assert is_black(right, second[0])
    assert is_colour(left, (60, 300), LEFT_COLOUR)
    for name in world.originals:
        world.nothing_is_left_of(name)


def seen_on(world: World, place: Place) -> Image.Image:
    """What the screen shows there."""
    area = {"left": place.x, "top": place.y, "width": place.width, "height": place.height}
    with mss.MSS(display=world.live.desktop.env["DISPLAY"]) as screen:
        shown = screen.grab(area)
    return Image.frombytes("RGB", shown.size, shown.rgb)


def shows_the_picture(world: World) -> bool:
    """Whether something of the capture is seen in the editor; the cursor is no part of it."""
    return any(
        is_colour(shown, (x, y), LEFT_COLOUR)
        for shown in (seen_on(world, world.canvas.place),)
        for x in range(0, shown.width, 16)
        for y in range(0, shown.height, 16)
    )


def test_a_lock_shows_nothing_of_the_picture_and_loses_nothing(begin):
    world = begin()
    live, desktop = world.live, world.live.desktop
    world.drag((200, 200), (500, 400))
    world.has_boxes(1)
    before = world.boxes
    assert shows_the_picture(world)
    # The lock comes in the midst of drawing the next one.
    start, end = world.on_screen(700, 300), world.on_screen(900, 500)
    desktop.run("xdotool", "mousemove", *map(str, start), "mousedown", "1")
    desktop.run("xdotool", "mousemove", *map(str, end))
    world.login.change("LockedHint", True)
    wait_for(lambda: world.product.status()["tracking"] == "locked", "the lock")
    live.until(lambda: not shows_the_picture(world), "the picture to go")
    desktop.run("xdotool", "mouseup", "1")
    assert world.boxes == before
    world.login.change("LockedHint", False)
    wait_for(lambda: world.product.status()["tracking"] != "locked", "the unlock")
    live.until(lambda: shows_the_picture(world), "the picture to be back")
    assert world.boxes == before
    world.drag((700, 300), (900, 500))
    world.has_boxes(2)
    boxes = world.boxes
    (left,) = world.apply()
    assert all(is_black(left, box) for box in boxes)
    world.nothing_is_left_of(world.originals[0])


def move(world: World, title: str, x: int, y: int) -> None:
    """Move a window as a person does with the window manager's help."""
    desktop = world.live.desktop
    number = desktop.run("xdotool", "search", "--onlyvisible", "--name", title).split()[0]
    desktop.run("xdotool", "windowmove", number, str(x), str(y))
    world.live.until(lambda: abs(of(world, title).x - x) <= 32, "the window to be moved")


def of(world: World, title: str) -> Place:
    """The frame of a window."""
    return next(place for name, place in world.live.windows().items() if title in name)


def lies_on(place: Place, monitor: Place) -> bool:
    """Whether all of a window is there."""
    return (
        monitor.x <= place.x
        and monitor.y <= place.y
        and place.x + place.width <= monitor.x + monitor.width
        and place.y + place.height <= monitor.y + monitor.height
    )


def test_the_editor_comes_back_when_its_display_is_unplugged(begin):
    world = begin()
    live, desktop = world.live, world.live.desktop
    world.drag((200, 200), (500, 400))
    world.has_boxes(1)
    move(world, EDITOR, RIGHT.x + 200, 30)
    before = world.boxes
    desktop.set_monitors((LEFT,))
    live.until(lambda: lies_on(of(world, EDITOR), LEFT), "the editor on what is left")
    assert world.boxes == before
    # Its question too, and with it the way out that loses the work only when that is wanted.
    live.click("Cancel", EDITOR)
    live.wait_for("Go on drawing")
    live.key("Return")
    live.wait_gone("Go on drawing")
    world.drag((700, 500), (900, 600))
    world.has_boxes(2)
    boxes = world.boxes
    (left,) = world.apply()
    assert all(is_black(left, box) for box in boxes)


def test_the_preview_and_the_window_come_back_when_their_display_is_unplugged(start):
    product, live = start((RIGHT.x + 600, 500))
    desktop = live.desktop
    product.start_window()
    live.front("Hourproof")
    number = desktop.run("xdotool", "getactivewindow").strip()
    desktop.run("xdotool", "windowmove", number, str(RIGHT.x + 600), "60")
    live.until(lambda: live.windows()["Hourproof"].x > RIGHT.x, "the window to be moved")
    memo = live.wait_for("Memo", "Hourproof")
    desktop.run("xdotool", "mousemove", str(memo.place.x + 20), str(memo.place.y + 8), "click", "1")
    desktop.run("xdotool", "key", "ctrl+a")
    desktop.run("xdotool", "type", "--delay", "20", "Half a memo")
    live.wait_for("Half a memo", "Hourproof")
    live.until(lambda: live.windows().get("Capture preview", LEFT).x > RIGHT.x, "the preview")
    desktop.set_monitors((LEFT,))
    for title in ("Hourproof", "Capture preview"):
        live.until(lambda title=title: lies_on(live.windows()[title], LEFT), f"{title} to be back")
    assert live.find("Half a memo", "Hourproof") is not None
    live.click("Keep", "Capture preview")
    live.wait_gone("Keep", "Capture preview")
