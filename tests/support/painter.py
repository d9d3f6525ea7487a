"""A small X program for tests that opens, moves and closes windows of one colour as it is told.

`Painter(desktop)` runs one as a process of its own, with one connection to the server, and tells it what to do by
lines of JSON; each is done when its answer has come. Run as `python -m tests.support.painter`.
"""

from __future__ import annotations

import json
import select
import struct
import sys
from collections.abc import Iterator

import xcffib
import xcffib.shape
import xcffib.xproto

from tests.support.desktop import Desktop, DesktopError, Place

SHAKE_S = 0.002
_CW = xcffib.xproto.CW


class Painter:
    """One program on `desktop`; it ends with it."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._process = desktop.spawn(
            [sys.executable, "-m", "tests.support.painter"], read=True, write=True
        )

    def open(
        self,
        name: str,
        *,
        colour: str,
        place: Place,
        app: str | None = None,
        menu: bool = False,
        inside: int | None = None,
        belongs_to: int | None = None,
        see_through: bool = False,
        deep: bool = False,
        shaped: bool = False,
    ) -> int:
        """Open a window and return its number.

        `menu`: without a window manager's hand. `inside`: as a part of that window. `belongs_to`: it is
        transient for that window. `see_through`: it says that it is not opaque; `deep`: it has an alpha channel.
        `shaped`: only its middle is there.
        """
        return self._tell(
            do="open",
            name=name,
            colour=colour,
            place=[place.x, place.y, place.width, place.height],
            app=app,
            menu=menu,
            inside=inside,
            belongs_to=belongs_to,
            see_through=see_through,
            deep=deep,
            shaped=shaped,
        )

    def move(self, name: str, x: int, y: int) -> None:
        """Move a window."""
        self._tell(do="move", name=name, x=x, y=y)

    def hide(self, name: str) -> None:
        """Unmap a window."""
        self._tell(do="hide", name=name)

    def close(self, name: str) -> None:
        """Destroy a window."""
        self._tell(do="close", name=name)

    def shake(self, name: str, *, along: int) -> None:
        """Move a window to and fro without end, until the next order."""
        self._tell(do="shake", name=name, along=along)

    def flicker(self, name: str) -> None:
        """Show and hide a window without end, until the next order."""
        self._tell(do="flicker", name=name)

    def _tell(self, **order: object) -> int:
        pipe = self._process.stdin
        if pipe is None:
            raise DesktopError("the painter has no input")
        pipe.write(json.dumps(order).encode() + b"\n")
        pipe.flush()
        return int(self._desktop.read_line(self._process, "the painter"))


class _Program:
    """The inside of the process."""

    def __init__(self) -> None:
        self._connection = xcffib.connect()
        self._core = self._connection.core
        self._screen = self._connection.get_setup().roots[0]
        self._windows: dict[str, int] = {}
        self._restless: tuple[str, str, int] | None = None

    def run(self) -> None:
        orders = self._orders()
        for order in orders:
            self._restless = None
            done = self._carry_out(order)
            self._core.GetInputFocus().reply()
            print(done, flush=True)

    def _orders(self) -> Iterator[dict[str, object]]:
        """What is told, while what was started goes on."""
        step = 0
        while True:
            wait = None if self._restless is None else SHAKE_S
            ready, _, _ = select.select([sys.stdin.fileno()], [], [], wait)
            if ready:
                line = sys.stdin.readline()
                if not line:
                    return
                yield json.loads(line)
                continue
            step += 1
            self._go_on(step)

    def _go_on(self, step: int) -> None:
        assert self._restless is not None
        what, name, along = self._restless
        window = self._windows[name]
        if what == "shake":
            self._core.ConfigureWindow(window, 1, [(step * 7) % along])
        elif step % 2:
            self._core.UnmapWindow(window)
        else:
            self._core.MapWindow(window)
        self._connection.flush()

    def _carry_out(self, order: dict) -> int:
        what = order["do"]
        if what == "open":
            return self._open(order)
        if what in ("shake", "flicker"):
            self._restless = (what, order["name"], order.get("along", 1))
            return 0
        window = self._windows[order["name"]]
        if what == "move":
            self._core.ConfigureWindow(window, 3, [order["x"], order["y"]])
        elif what == "hide":
            self._core.UnmapWindow(window)
        elif what == "close":
            self._core.DestroyWindow(window)
            del self._windows[order["name"]]
        return window

    def _open(self, order: dict) -> int:
        window = self._connection.generate_id()
        colour = int(order["colour"].lstrip("#"), 16)
        depth, visual = self._screen.root_depth, self._screen.root_visual
        values: list[int] = [colour, int(order["menu"])]
        mask = _CW.BackPixel | _CW.OverrideRedirect
        if order["deep"]:
            depth, visual = 32, self._deep_visual()
            colormap = self._connection.generate_id()
            self._core.CreateColormap(0, colormap, self._screen.root, visual)
            values = [0xFF000000 | colour, 0, int(order["menu"]), colormap]
            mask = _CW.BackPixel | _CW.BorderPixel | _CW.OverrideRedirect | _CW.Colormap
        parent = order["inside"] or self._screen.root
        self._core.CreateWindow(depth, window, parent, *order["place"], 0, 1, visual, mask, values)
        name = order["app"]
        self._put(window, "WM_NAME", "STRING", 8, order["name"].encode())
        user_placed = 1 | 2
        hints = struct.pack("=I4i13I", user_placed, *order["place"], *[0] * 13)
        self._put(window, "WM_NORMAL_HINTS", "WM_SIZE_HINTS", 32, hints)
        if name is not None:
            self._put(window, "WM_CLASS", "STRING", 8, f"{name}-one\0{name}\0".encode())
        if order["belongs_to"] is not None:
            self._put(window, "WM_TRANSIENT_FOR", "WINDOW", 32, _card(order["belongs_to"]))
        if order["see_through"]:
            self._put(window, "_NET_WM_WINDOW_OPACITY", "CARDINAL", 32, _card(0x7FFFFFFF))
        if order["shaped"]:
            _, _, width, height = order["place"]
            middle = xcffib.xproto.RECTANGLE.synthetic(
                width // 4, height // 4, width // 2, height // 2
            )
            shape = self._connection(xcffib.shape.key)
            shape.Rectangles(0, 0, 0, window, 0, 0, 1, [middle])
        self._core.MapWindow(window)
        self._windows[order["name"]] = window
        return int(window)

    def _deep_visual(self) -> int:
        for depth in self._screen.allowed_depths:
            if depth.depth == 32:
                return int(depth.visuals[0].visual_id)
        raise RuntimeError("the server has no windows with an alpha channel")

    def _put(self, window: int, name: str, kind: str, size: int, data: bytes) -> None:
        self._core.ChangeProperty(
            0, window, self._atom(name), self._atom(kind), size, len(data) // (size // 8), data
        )

    def _atom(self, name: str) -> int:
        return int(self._core.InternAtom(False, len(name), name).reply().atom)


def _card(value: int) -> bytes:
    return struct.pack("=I", value)


if __name__ == "__main__":
    _Program().run()
