"""Which windows of browsers may be private, and what odd windows do to the probe on a real X server."""

from __future__ import annotations

import pytest

from capture.api import ActiveWindow
from capture.private_windows import may_be_private
from capture.x11.window import X11WindowProbe
from tests.support.desktop import Desktop


@pytest.mark.parametrize(
    ("name", "title", "private"),
    [
        ("firefox", "Invoice — Mozilla Firefox", False),
        ("firefox", "Mozilla Firefox", False),
        ("firefox", "Invoice — Mozilla Firefox Private Browsing", True),
        ("firefox", "Rechnung — Mozilla Firefox (Privater Modus)", True),
        ("firefox", "Mozilla Firefox — Private Browsing", True),
        ("firefox", "", True),
        ("librewolf", "Docs — LibreWolf", False),
        ("librewolf", "Docs — LibreWolf Private Browsing", True),
        ("chromium", "Docs - Chromium", True),
        ("google-chrome", "Docs - Google Chrome", True),
        ("brave-browser", "Docs - Brave", True),
        ("tor browser", "Docs — Tor Browser", True),
        ("xterm", "firefox private browsing", False),
        ("minetest", "a game", False),
        ("code", "private_windows.py", False),
    ],
)
def test_only_titles_that_cannot_be_private_are_taken(name: str, title: str, private: bool) -> None:
    assert may_be_private(names=frozenset({name}), title=title) is private


def front(desktop: Desktop, title: str, *, app: str = "known-app") -> str:
    """Open a window and say that it is in front; its number."""
    desktop.open_window(title, app=app)
    window = desktop.run("xdotool", "search", "--class", app).split()[0]
    desktop.run(
        *("xprop", "-root", "-f", "_NET_ACTIVE_WINDOW", "32c"),
        *("-set", "_NET_ACTIVE_WINDOW", window),
    )
    return window


def test_a_private_windows_title_is_not_read(desktop: Desktop) -> None:
    front(desktop, "my secret - Chromium", app="Chromium")
    found = X11WindowProbe(display=desktop.display).active()
    assert found == ActiveWindow(app="Chromium", title="", private=True)


def test_bytes_that_are_no_text_do_no_harm(desktop: Desktop) -> None:
    window = front(desktop, "x")
    desktop.run(
        "xprop",
        "-id",
        window,
        "-f",
        "_NET_WM_NAME",
        "8s",
        "-set",
        "_NET_WM_NAME",
        "a\x1b[31m\u202eb",
    )
    desktop.run(
        "xprop", "-id", window, "-f", "WM_CLASS", "8s", "-set", "WM_CLASS", "only-one" * 400
    )
    found = X11WindowProbe(display=desktop.display).active()
    assert found is not None
    assert found.app.startswith("only-one")
    assert len(found.app) <= 512
    assert found.title
