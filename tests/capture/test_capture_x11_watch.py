"""The window in front while a picture is taken: every switch and every new title counts, whenever it comes."""

from __future__ import annotations

import itertools
import struct

import pytest

from capture.api import ActiveWindow, ExclusionError, Obstacle, SenseError
from capture.fronts import EXCLUDED, told_of
from capture.x11 import xcb
from capture.x11.window import LOOKS, X11WindowProbe, X11WindowWatch
from tests.support.desktop import Desktop
from wire.items import cleaned
from wire.records import Window

VAULT = frozenset({"vault"})


def window_id(desktop: Desktop, title: str) -> str:
    return desktop.run("xdotool", "search", "--name", title).split()[0]


def point_at(desktop: Desktop, window: str) -> None:
    """Say that `window` is in front, as a window manager would."""
    desktop.run(
        *("xprop", "-root", "-f", "_NET_ACTIVE_WINDOW", "32c"),
        *("-set", "_NET_ACTIVE_WINDOW", window),
    )


def rename(desktop: Desktop, window: str, title: str) -> None:
    desktop.run("xprop", "-id", window, "-f", "_NET_WM_NAME", "8u", "-set", "_NET_WM_NAME", title)


def open_two(desktop: Desktop, first: str, second: str) -> tuple[str, str]:
    """Windows "One" and "Two" of these apps, the first in front."""
    desktop.open_window("One", app=first)
    desktop.open_window("Two", app=second)
    one, two = window_id(desktop, "One"), window_id(desktop, "Two")
    point_at(desktop, one)
    return one, two


def watch(desktop: Desktop, excluded: frozenset[str] = frozenset()) -> X11WindowWatch:
    return X11WindowProbe(display=desktop.display).watch(excluded)


def test_nothing_happens(desktop: Desktop) -> None:
    open_two(desktop, "editor", "browser")
    assert watch(desktop).end() == ActiveWindow("editor", "One")


def test_the_window_that_came_meanwhile_is_named(desktop: Desktop) -> None:
    _, two = open_two(desktop, "editor", "browser")
    begun = watch(desktop)
    point_at(desktop, two)
    assert begun.end() == ActiveWindow("browser", "Two")


def test_the_title_of_the_end_is_told(desktop: Desktop) -> None:
    one, _ = open_two(desktop, "editor", "browser")
    begun = watch(desktop)
    for title in ("Draft", "Letter", "Letter, saved"):
        rename(desktop, one, title)
    assert begun.end() == ActiveWindow("editor", "Letter, saved")


def test_the_title_of_a_window_that_came_meanwhile_is_heard_too(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It changes while it is read."""
    _, two = open_two(desktop, "editor", "browser")
    begun = watch(desktop)
    point_at(desktop, two)
    read = begun._describe

    def describe(window: int) -> ActiveWindow:
        found = read(window)
        monkeypatch.setattr(begun, "_describe", read)
        rename(desktop, two, "Changed")
        return found

    monkeypatch.setattr(begun, "_describe", describe)
    assert begun.end() == ActiveWindow("browser", "Changed")


@pytest.mark.parametrize("before", [True, False])
def test_an_excluded_app_before_or_after_the_switch_hides_both(
    desktop: Desktop, before: bool
) -> None:
    one, two = open_two(desktop, "editor", "vault")
    point_at(desktop, two if before else one)
    begun = watch(desktop, VAULT)
    point_at(desktop, one if before else two)
    assert begun.end() == EXCLUDED


def test_there_and_back_is_not_known_where_something_is_excluded(desktop: Desktop) -> None:
    one, two = open_two(desktop, "editor", "browser")
    begun, open_to_all = watch(desktop, VAULT), watch(desktop)
    point_at(desktop, two)
    point_at(desktop, one)
    with pytest.raises(ExclusionError):
        begun.end()
    assert open_to_all.end() == ActiveWindow("editor", "One")


@pytest.mark.parametrize("before", [True, False])
def test_a_private_window_before_or_after_the_switch_keeps_the_title_back(
    desktop: Desktop, before: bool
) -> None:
    one, two = open_two(desktop, "editor", "chromium")
    point_at(desktop, two if before else one)
    begun = watch(desktop)
    point_at(desktop, one if before else two)
    app = "editor" if before else "chromium"
    assert begun.end() == ActiveWindow(app, "", private=True)


def test_a_browser_window_that_turns_private_keeps_its_title_back(desktop: Desktop) -> None:
    desktop.open_window("News — Mozilla Firefox", app="firefox")
    window = window_id(desktop, "Mozilla Firefox")
    point_at(desktop, window)
    begun = watch(desktop)
    rename(desktop, window, "News — Mozilla Firefox Private Browsing")
    assert begun.end() == ActiveWindow("firefox", "", private=True)


def test_a_window_that_goes_meanwhile_is_no_window(desktop: Desktop) -> None:
    process = desktop.open_window("Short")
    point_at(desktop, window_id(desktop, "Short"))
    begun = watch(desktop)
    desktop.close_window(process)
    assert begun.end() is None


def test_a_window_that_keeps_changing_is_read_a_few_times_only(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = open_two(desktop, "editor", "browser")
    begun = watch(desktop)
    read, count = begun._describe, 0

    def describe(window: int) -> ActiveWindow:
        nonlocal count
        count += 1
        found = read(window)
        rename(desktop, one, f"Change {count}")
        return found

    monkeypatch.setattr(begun, "_describe", describe)
    rename(desktop, one, "Change")
    assert begun.end() == ActiveWindow("editor", f"Change {LOOKS - 1}")
    assert count == LOOKS


def test_switches_without_end_are_not_known_where_something_is_excluded(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = open_two(desktop, "editor", "browser")
    begun = watch(desktop, VAULT)
    read, turn = begun._read, itertools.cycle((one, two))

    def switch(window: int) -> ActiveWindow | None:
        found = read(window)
        point_at(desktop, next(turn))
        return found

    monkeypatch.setattr(begun, "_read", switch)
    point_at(desktop, two)
    with pytest.raises(ExclusionError):
        begun.end()


def set_title(desktop: Desktop, window: str, title: bytes) -> None:
    """Give `window` a title of any bytes, in pieces that the protocol lets through."""
    connection = xcb.Connection(desktop.display)
    name, kind = connection.atom("_NET_WM_NAME"), connection.atom("UTF8_STRING")
    replace, append = 0, 2
    for at in range(0, max(len(title), 1), 100_000):
        piece = title[at : at + 100_000]
        mode = append if at else replace
        head = struct.pack("=BBHIIIB3xI", 18, mode, 0, int(window), name, kind, 8, len(piece))
        connection.tell(head + piece + bytes(-len(piece) % 4))
    connection.atom("all of it has arrived")
    connection.close()


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (b"one\x00two\x1b[31m\x7f", "onetwo[31m"),
        ("pay\u202eslip\u2066.exe\u200f\ufeff".encode(), "payslip.exe"),
        (b"half \xc3\xa9 \xc3 \xff\xfe", "half \u00e9 \ufffd \ufffd\ufffd"),
        (b"tab\there\nand there", "tab here and there"),
        (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd"),
        (b"x" * 3_000_000, "x" * 500),
        ("\U0001f600".encode() * 600_000, "\U0001f600" * 500),
        (b"\x01" * 3_000_000, ""),
        (b"", ""),
    ],
    ids=[
        "control",
        "bidi",
        "broken",
        "blanks",
        "surrogate",
        "megabytes",
        "wide",
        "nothing",
        "empty",
    ],
)
@pytest.mark.parametrize("meanwhile", [True, False])
def test_a_statement_takes_any_title(
    desktop: Desktop, title: bytes, told: str, meanwhile: bool
) -> None:
    one, _ = open_two(desktop, "editor", "browser")
    desktop.run("xprop", "-id", one, "-remove", "WM_NAME")
    begun = watch(desktop) if meanwhile else None
    set_title(desktop, one, title)
    found = (begun or watch(desktop)).end()
    assert found is not None
    assert len(found.title) <= 2048
    assert cleaned(Window(found.app, found.title)) == Window("editor", told)


def test_a_server_that_goes_meanwhile_is_told(desktop: Desktop) -> None:
    open_two(desktop, "editor", "browser")
    begun = watch(desktop)
    desktop.kill_server()
    with pytest.raises(SenseError) as caught:
        begun.end()
    assert caught.value.reason is Obstacle.NO_DISPLAY
    with pytest.raises(xcb.XLostError):
        begun._connection.fileno()


def test_the_switches_of_a_real_window_manager(managed_desktop: Desktop) -> None:
    managed_desktop.open_window("First", app="editor")
    begun = watch(managed_desktop)
    managed_desktop.open_window("Second", app="browser")
    assert begun.end() == ActiveWindow("browser", "Second")


A, B = ActiveWindow("a", "A"), ActiveWindow("b", "B")
SECRET = ActiveWindow("b", "", private=True)


@pytest.mark.parametrize(
    ("fronts", "told"),
    [
        ([], None),
        ([A], A),
        ([A, B], B),
        ([A, None], None),
        ([None, A], A),
        ([EXCLUDED, A], EXCLUDED),
        ([A, EXCLUDED, B], EXCLUDED),
        ([EXCLUDED, None], EXCLUDED),
        ([SECRET, A], ActiveWindow("a", "", private=True)),
        ([A, SECRET], SECRET),
        ([SECRET, None], None),
    ],
)
@pytest.mark.parametrize("unread", [True, False])
def test_the_strictest_of_all_counts(
    fronts: list[ActiveWindow | None], told: ActiveWindow | None, unread: bool
) -> None:
    assert told_of(fronts, unread=unread, excluding=False) == told
    if not unread or told is EXCLUDED:
        assert told_of(fronts, unread=unread, excluding=True) == told
        return
    with pytest.raises(ExclusionError):
        told_of(fronts, unread=True, excluding=True)
