"""A small X client for tests: one window of one colour with large text, at an exact place.

Prints `shown` when its pixels are on the screen, then lives until it is ended. It has no frame and,
like a normal application, selects pointer motion and keys. Run as
`python -m tests.support.shown_window`.
"""

from __future__ import annotations

import argparse
import struct

import xcffib
import xcffib.xproto
from PIL import Image, ImageDraw, ImageFont

TEXT_PIXELS = 32
STRIP_ROWS = 64


def picture(*, width: int, height: int, colour: str, text: str) -> Image.Image:
    """What the window shows; tests compare the screen with it."""
    image = Image.new("RGB", (width, height), colour)
    font = ImageFont.load_default(TEXT_PIXELS)
    ImageDraw.Draw(image).multiline_text((16, 12), text, fill="white", font=font)
    return image


def main() -> int:
    """Open the window and keep it until the process is ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--title", required=True)
    parser.add_argument("--app", required=True)
    parser.add_argument("--text", default="")
    parser.add_argument("--colour", default="#336699")
    parser.add_argument("--place", required=True)
    asked = parser.parse_args()
    x, y, width, height = (int(part) for part in asked.place.split(","))
    image = picture(width=width, height=height, colour=asked.colour, text=asked.text)

    connection = xcffib.connect()
    core = connection.core
    screen = connection.get_setup().roots[0]
    window = connection.generate_id()
    events = xcffib.xproto.EventMask
    selected = (
        events.PointerMotion
        | events.KeyPress
        | events.ButtonPress
        | events.StructureNotify
        | events.Exposure
    )
    core.CreateWindow(
        screen.root_depth,
        window,
        screen.root,
        x,
        y,
        width,
        height,
        0,
        xcffib.xproto.WindowClass.InputOutput,
        screen.root_visual,
        xcffib.xproto.CW.BackPixmap | xcffib.xproto.CW.EventMask,
        [_pixmap(connection, screen, window_image=image), selected],
    )
    _set_properties(core, window, asked.title, asked.app, (x, y, width, height))
    core.MapWindow(window)
    connection.flush()
    while not isinstance(connection.wait_for_event(), xcffib.xproto.ExposeEvent):
        pass
    # Without a window manager nobody gives the focus; with one this only confirms it.
    core.SetInputFocus(xcffib.xproto.InputFocus.PointerRoot, window, xcffib.xproto.Time.CurrentTime)
    core.GetInputFocus().reply()
    print("shown", flush=True)
    while True:
        connection.wait_for_event()


def _pixmap(
    connection: xcffib.Connection, screen: xcffib.xproto.SCREEN, *, window_image: Image.Image
) -> int:
    """Put the picture into a pixmap, so that the server itself repaints the window from it."""
    width, height = window_image.size
    pixmap, context = connection.generate_id(), connection.generate_id()
    connection.core.CreatePixmap(screen.root_depth, pixmap, screen.root, width, height)
    connection.core.CreateGC(context, pixmap, 0, [])
    for top in range(0, height, STRIP_ROWS):
        strip = window_image.crop((0, top, width, min(top + STRIP_ROWS, height)))
        data = strip.tobytes("raw", "BGRX")
        connection.core.PutImage(
            xcffib.xproto.ImageFormat.ZPixmap,
            pixmap,
            context,
            width,
            strip.height,
            0,
            top,
            0,
            screen.root_depth,
            len(data),
            data,
        )
    return int(pixmap)


def _set_properties(
    core: xcffib.xproto.xprotoExtension,
    window: int,
    title: str,
    app: str,
    place: tuple[int, int, int, int],
) -> None:
    def atom(name: str) -> int:
        return int(core.InternAtom(False, len(name), name).reply().atom)

    def put(name: str, kind: str, size: int, data: bytes) -> None:
        count = len(data) // (size // 8)
        core.ChangeProperty(
            xcffib.xproto.PropMode.Replace, window, atom(name), atom(kind), size, count, data
        )

    put("WM_NAME", "STRING", 8, title.encode("latin-1", "replace"))
    put("_NET_WM_NAME", "UTF8_STRING", 8, title.encode())
    put("WM_CLASS", "STRING", 8, f"{app}\0{app}\0".encode())
    user_placed = 1 | 2  # USPosition | USSize
    put(
        "WM_NORMAL_HINTS",
        "WM_SIZE_HINTS",
        32,
        struct.pack("=I4i13I", user_placed, *place, *[0] * 13),
    )
    decorations = 2
    put("_MOTIF_WM_HINTS", "_MOTIF_WM_HINTS", 32, struct.pack("=5I", decorations, 0, 0, 0, 0))


if __name__ == "__main__":
    raise SystemExit(main())
