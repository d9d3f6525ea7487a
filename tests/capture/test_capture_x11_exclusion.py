"""Excluded apps on a real X server, painted in a colour that must not be in any picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from agent.runtime.pictures import encode
from capture.api import ExclusionError, Frame, Rectangle, Scope, SenseError
from capture.rectangles import overlap
from capture.x11 import windows
from capture.x11.screen import X11Screen
from capture.x11.window import X11WindowProbe
from tests.support.desktop import Desktop, Place, wait_until
from tests.support.painter import Painter

SECRET, OTHER = "#ff00ff", "#00c832"
HIDDEN = Scope(excluded=frozenset({"vault"}))


def image_of(frame: Frame) -> Image.Image:
    return Image.frombytes("RGB", (frame.width, frame.height), frame.bgrx, "raw", "BGRX")


def pixels_of(frame: Frame, colour: str) -> int:
    """How many pixels of exactly this colour there are."""
    value = tuple(int(colour.lstrip("#"), 16).to_bytes(3, "big"))
    found = image_of(frame).getcolors(frame.width * frame.height)
    assert found is not None
    return sum(count for count, seen in found if seen == value)


def shows_secret(frame: Frame) -> bool:
    """Whether the frame, or what is stored of it after a lossy encoding, has a trace of the colour."""
    if pixels_of(frame, SECRET):
        return True
    encoded = encode(frame)
    for file in (encoded.picture, encoded.thumbnail):
        with Image.open(io.BytesIO(file.data)) as stored:
            red, green, blue = stored.convert("RGB").split()
        strong = [band.point([0] * 100 + [255] * 156) for band in (red, blue)]
        weak = green.point([255] * 70 + [0] * 186)
        both = Image.composite(strong[0], Image.new("L", red.size), strong[1])
        if Image.composite(both, Image.new("L", red.size), weak).getbbox() is not None:
            return True
    return False


def shoot(desktop: Desktop, scope: Scope = HIDDEN) -> tuple[Frame, ...]:
    return X11Screen(display=desktop.display).capture(scope)


@pytest.fixture
def painter(desktop: Desktop) -> Painter:
    """A program without a window manager."""
    return Painter(desktop)


def test_a_window_is_seen_unless_it_is_excluded(desktop: Desktop, painter: Painter) -> None:
    painter.open("a", app="Vault", colour=SECRET, place=Place(100, 80, 300, 200))
    (plain,) = shoot(desktop, Scope())
    assert pixels_of(plain, SECRET) == 300 * 200
    assert plain.blacked == ()
    assert shows_secret(plain)
    (hidden,) = shoot(desktop)
    assert hidden.blacked == (Rectangle(100, 80, 300, 200),)
    assert not shows_secret(hidden)
    assert image_of(hidden).getpixel((100, 80)) == (0, 0, 0)


def test_what_is_not_excluded_stays_as_it_is(desktop: Desktop, painter: Painter) -> None:
    painter.open("a", app="Editor", colour=OTHER, place=Place(100, 80, 300, 200))
    assert shoot(desktop) == shoot(desktop, Scope())


@pytest.mark.parametrize("name", ["vault", "vault-one"])
def test_instance_and_class_both_name_it(desktop: Desktop, painter: Painter, name: str) -> None:
    painter.open("a", app="Vault", colour=SECRET, place=Place(0, 0, 50, 50))
    (frame,) = shoot(desktop, Scope(excluded=frozenset({name})))
    assert not shows_secret(frame)


def test_every_window_not_only_the_one_in_front(desktop: Desktop, painter: Painter) -> None:
    other = Painter(desktop)
    painter.open("a", app="Vault", colour=SECRET, place=Place(0, 0, 200, 200))
    painter.open("b", app="Vault", colour=SECRET, place=Place(700, 500, 200, 200))
    other.open("c", app="Editor", colour=OTHER, place=Place(100, 100, 700, 500))
    (frame,) = shoot(desktop)
    assert not shows_secret(frame)
    assert pixels_of(frame, OTHER) == 700 * 500


def test_what_another_app_covers_stays(desktop: Desktop, painter: Painter) -> None:
    painter.open("a", app="Vault", colour=SECRET, place=Place(0, 0, 1280, 800))
    front = Place(200, 150, 600, 400)
    Painter(desktop).open("b", app="Editor", colour=OTHER, place=front)
    (frame,) = shoot(desktop)
    assert not shows_secret(frame)
    assert pixels_of(frame, OTHER) == front.width * front.height
    covered = Rectangle(front.x, front.y, front.width, front.height)
    assert not any(overlap(one, covered) for one in frame.blacked)
    assert sum(one.width * one.height for one in frame.blacked) == 1280 * 800 - 600 * 400


@pytest.mark.parametrize("how", ["see_through", "deep", "shaped", "nameless"])
def test_what_may_show_through_covers_nothing(desktop: Desktop, painter: Painter, how: str) -> None:
    painter.open("a", app="Vault", colour=SECRET, place=Place(0, 0, 400, 400))
    options = {} if how == "nameless" else {how: True}
    app = None if how == "nameless" else "Editor"
    Painter(desktop).open("b", app=app, colour=OTHER, place=Place(0, 0, 300, 300), **options)
    (frame,) = shoot(desktop)
    assert frame.blacked == (Rectangle(0, 0, 400, 400),)


def test_menus_and_dialogs_without_a_name_go_with_their_app(
    desktop: Desktop, painter: Painter
) -> None:
    painter.open("main", app="Vault", colour="#102030", place=Place(0, 0, 100, 100))
    painter.open("menu", menu=True, colour=SECRET, place=Place(300, 300, 120, 200))
    painter.open("dialog", app="Asker", colour=SECRET, place=Place(600, 100, 200, 100))
    (frame,) = shoot(desktop)
    assert not shows_secret(frame)
    assert len(frame.blacked) == 3


def test_a_menu_of_an_app_whose_main_window_is_hidden(desktop: Desktop, painter: Painter) -> None:
    painter.open("main", app="Vault", colour="#102030", place=Place(0, 0, 100, 100))
    painter.hide("main")
    painter.open("menu", menu=True, colour=SECRET, place=Place(300, 300, 120, 200))
    (frame,) = shoot(desktop)
    assert frame.blacked == (Rectangle(300, 300, 120, 200),)


def test_a_dialog_of_another_program_that_belongs_to_it(desktop: Desktop, painter: Painter) -> None:
    main = painter.open("main", app="Vault", colour="#102030", place=Place(0, 0, 100, 100))
    helper = Painter(desktop)
    dialog = helper.open(
        "ask", app="Asker", belongs_to=main, colour=SECRET, place=Place(500, 500, 200, 100)
    )
    Painter(desktop).open("why", belongs_to=dialog, colour=SECRET, place=Place(800, 50, 90, 90))
    (frame,) = shoot(desktop)
    assert not shows_secret(frame)


def test_a_window_inside_another_apps_window(desktop: Desktop, painter: Painter) -> None:
    host = Painter(desktop)
    around = host.open("host", app="Tabs", colour=OTHER, place=Place(100, 100, 500, 400))
    painter.open("guest", app="Vault", inside=around, colour=SECRET, place=Place(50, 60, 900, 900))
    (frame,) = shoot(desktop)
    assert frame.blacked == (Rectangle(150, 160, 450, 340),)
    assert pixels_of(frame, OTHER) == 500 * 400 - 450 * 340
    assert not shows_secret(frame)


def test_the_frame_of_a_window_manager_goes_with_it(managed_desktop: Desktop) -> None:
    managed_desktop.open_terminal("pass words", "swordfish", geometry="40x10+200+150")
    managed_desktop.wait_for_front("pass words")
    scope = Scope(excluded=frozenset({"xterm"}))
    (before,) = shoot(managed_desktop, Scope())
    (frame,) = shoot(managed_desktop, scope)
    assert len(frame.blacked) == 1
    (black,) = frame.blacked
    # All that differs from an empty desktop is within, the title bar as well.
    background = image_of(before).getpixel((5, 5))
    image = image_of(frame)
    image.paste(background, (black.x, black.y, black.x + black.width, black.y + black.height))
    assert image.getcolors() == [(1280 * 800, background)]
    top = int(
        managed_desktop.run("xwininfo", "-name", "pass words").split("upper-left Y:")[1].split()[0]
    )
    assert black.y < top


def test_a_minimised_window_is_not_on_the_picture(managed_desktop: Desktop) -> None:
    managed_desktop.open_terminal("gone", "x", geometry="40x10+200+150")
    managed_desktop.wait_for_front("gone")
    managed_desktop.run("xdotool", "search", "--name", "gone", "windowminimize")
    scope = Scope(excluded=frozenset({"xterm"}))
    wait_until(lambda: shoot(managed_desktop, scope)[0].blacked == (), "the window to be gone")


def test_on_two_monitors(wide_desktop: Desktop) -> None:
    painter = Painter(wide_desktop)
    painter.open("a", app="Vault", colour=SECRET, place=Place(1820, 900, 300, 400))
    left, right = shoot(wide_desktop)
    assert left.blacked == (Rectangle(1820, 900, 100, 180),)
    assert right.blacked == (Rectangle(0, 900, 200, 180),)
    assert not shows_secret(left)
    assert not shows_secret(right)


def test_a_window_that_never_rests(desktop: Desktop, painter: Painter) -> None:
    painter.open("a", app="Vault", colour=SECRET, place=Place(0, 300, 200, 200))
    painter.shake("a", along=900)
    for _ in range(3):
        (frame,) = shoot(desktop)
        assert not shows_secret(frame)


def test_a_window_that_comes_and_goes(desktop: Desktop, painter: Painter) -> None:
    painter.open("a", app="Vault", colour="#102030", place=Place(0, 0, 100, 100))
    painter.open("b", menu=True, colour=SECRET, place=Place(400, 300, 200, 200))
    painter.flicker("b")
    for _ in range(3):
        try:
            (frame,) = shoot(desktop)
        except ExclusionError:
            continue  # nobody knew what it was: no picture is right as well
        assert not shows_secret(frame)


def test_a_front_window_that_never_rests(desktop: Desktop, painter: Painter) -> None:
    painter.open("a", app="Vault", colour=SECRET, place=Place(0, 0, 1280, 800))
    other = Painter(desktop)
    other.open("b", app="Editor", colour=OTHER, place=Place(0, 200, 300, 300))
    other.shake("b", along=900)
    (frame,) = shoot(desktop)
    assert not shows_secret(frame)


def test_windows_that_cannot_be_read_allow_no_picture(
    desktop: Desktop, painter: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    painter.open("a", app="Vault", colour=SECRET, place=Place(0, 0, 100, 100))
    monkeypatch.setattr(windows, "MOST_WINDOWS", 0)
    with pytest.raises(ExclusionError):
        shoot(desktop)
    monkeypatch.undo()
    assert shoot(desktop)[0].blacked


def test_a_server_that_is_gone_is_no_matter_of_exclusion() -> None:
    with pytest.raises(SenseError) as caught:
        X11Screen(display=":9999").capture(HIDDEN)
    assert not isinstance(caught.value, ExclusionError)


def test_many_holes_are_joined_to_few(desktop: Desktop, painter: Painter) -> None:
    painter.open("a", app="Vault", colour=SECRET, place=Place(0, 0, 1280, 800))
    other = Painter(desktop)
    for number in range(60):
        x, y = 20 + 120 * (number % 10), 20 + 120 * (number // 10)
        other.open(f"b{number}", app="Notes", colour=OTHER, place=Place(x, y, 60, 60))
    (frame,) = shoot(desktop)
    assert 0 < len(frame.blacked) <= 64
    assert not shows_secret(frame)


def test_the_name_of_an_excluded_window_in_front_is_not_told(managed_desktop: Desktop) -> None:
    probe = X11WindowProbe(display=managed_desktop.display)
    managed_desktop.open_terminal("my passwords", "x")
    managed_desktop.wait_for_front("my passwords")
    found = probe.active(frozenset({"xterm"}))
    assert found is not None
    assert (found.excluded, found.app, found.title) == (True, "", "")
    told = probe.active(frozenset({"other"}))
    assert told is not None
    assert (told.app, told.title, told.excluded) == ("XTerm", "my passwords", False)


def test_a_dialog_in_front_without_the_apps_name_is_not_told(managed_desktop: Desktop) -> None:
    painter = Painter(managed_desktop)
    painter.open("main", app="Vault", colour="#102030", place=Place(0, 0, 100, 100))
    painter.open("Unlock", app="Asker", colour=SECRET, place=Place(400, 300, 200, 100))
    managed_desktop.run("xdotool", "search", "--name", "^Unlock$", "windowactivate")
    managed_desktop.wait_for_front("Unlock")
    probe = X11WindowProbe(display=managed_desktop.display)
    found = probe.active(frozenset({"vault"}))
    assert found is not None
    assert found.excluded
