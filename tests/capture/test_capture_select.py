"""Which back-ends are chosen in which session, and what is said where none works."""

from __future__ import annotations

import pytest

from capture.api import Obstacle
from capture.fake.desktop import FakeDesktop
from capture.fake.input_counter import FakeInputCounter
from capture.portable.idle import PortableIdle, ticks_between
from capture.select import first_that_works, select
from tests.support.desktop import Desktop

SENSES = ("screen", "input", "idle", "window")


def test_an_x11_session_has_all_senses_by_our_own_back_ends(desktop: Desktop) -> None:
    senses = select(desktop.env)
    assert senses.screen is not None
    assert senses.input is not None
    assert senses.idle is not None
    assert senses.window is not None
    names = [s.name for s in (senses.screen, senses.input, senses.idle, senses.window)]
    assert names == ["x11-mss", "x11-xinput2", "x11-screensaver", "x11-ewmh"]
    assert senses.obstacles == ()


def test_chosen_senses_work(desktop: Desktop) -> None:
    senses = select(desktop.env)
    assert senses.screen is not None
    assert senses.input is not None
    assert len(senses.screen.capture()) == 1
    senses.input.start()
    desktop.type_keys(2)
    assert senses.input.take().keys == 2
    senses.input.stop()


def test_the_environment_of_the_process_is_the_default(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", desktop.display)
    assert select().obstacles == ()


@pytest.mark.parametrize(
    "marks",
    [
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"XDG_SESSION_TYPE": "wayland"},
        {"WAYLAND_DISPLAY": "wayland-0", "XDG_SESSION_TYPE": "wayland"},
    ],
)
def test_x11_tools_are_not_trusted_in_a_wayland_session(
    desktop: Desktop, marks: dict[str, str]
) -> None:
    env = {k: v for k, v in desktop.env.items() if k != "XDG_SESSION_TYPE"}
    senses = select({**env, **marks})
    assert senses.obstacles == tuple((sense, Obstacle.WAYLAND_SESSION) for sense in SENSES)
    assert senses.screen is senses.input is senses.idle is senses.window is None


@pytest.mark.parametrize("env", [{}, {"DISPLAY": ""}, {"DISPLAY": ":9999"}])
def test_without_a_display_each_sense_says_so(env: dict[str, str]) -> None:
    senses = select(env)
    assert senses.obstacles == tuple((sense, Obstacle.NO_DISPLAY) for sense in SENSES)


def test_a_sense_falls_back_or_says_what_the_server_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Desktop(server_options=("-extension", "MIT-SCREEN-SAVER")) as desktop:
        senses = select(desktop.env)
        assert senses.obstacles == (("idle", Obstacle.EXTENSION_MISSING),)
        assert senses.idle is None
        assert senses.screen is not None


def test_a_server_without_randr_still_gives_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    with Desktop(server_options=("-extension", "RANDR")) as desktop:
        monkeypatch.setenv("DISPLAY", desktop.display)
        senses = select(desktop.env)
        assert senses.obstacles == (("screen", Obstacle.EXTENSION_MISSING),)


@pytest.mark.parametrize("env", [{}, {"DISPLAY": ""}])
def test_without_a_display_that_is_named_there_is_no_sense(env: dict[str, str]) -> None:
    senses = select(env)
    assert senses.screen is senses.input is senses.idle is senses.window is None


def test_a_display_that_comes_later_is_waited_for() -> None:
    with Desktop(window_manager=True) as desktop:
        desktop.kill_server()
        senses = select(desktop.env)
        assert senses.obstacles == tuple((sense, Obstacle.NO_DISPLAY) for sense in SENSES)
        desktop.restart_server()
        assert senses.screen is not None
        assert senses.input is not None
        assert senses.idle is not None
        assert senses.window is not None
        assert senses.device_idle is not None
        assert len(senses.screen.capture()) == 1
        assert senses.window.active() is None
        senses.input.start()
        desktop.type_keys(3)
        assert senses.input.take().keys == 3
        senses.input.stop()
        assert senses.idle.idle_ms() < 60_000
        assert senses.device_idle.device_idle_ms() >= 0


def test_under_xwayland_no_other_back_end_is_tried() -> None:
    """The portable tools would run, and see nothing."""
    blocked, willing = FakeDesktop(), FakeDesktop()
    blocked.take_away("input", Obstacle.WAYLAND_SESSION)
    obstacles: list[tuple[str, Obstacle]] = []
    candidates = [FakeInputCounter(blocked), FakeInputCounter(willing)]
    assert first_that_works("input", candidates, obstacles) is None
    assert obstacles == [("input", Obstacle.WAYLAND_SESSION)]


def test_a_back_end_that_only_misses_the_display_is_kept() -> None:
    blocked, willing = FakeDesktop(), FakeDesktop()
    blocked.take_away("input", Obstacle.NO_DISPLAY)
    obstacles: list[tuple[str, Obstacle]] = []
    candidates = [FakeInputCounter(blocked), FakeInputCounter(willing)]
    assert first_that_works("input", candidates, obstacles) is candidates[0]
    assert obstacles == [("input", Obstacle.NO_DISPLAY)]


def test_others_let_the_next_back_end_try() -> None:
    blocked, willing = FakeDesktop(), FakeDesktop()
    blocked.take_away("input", Obstacle.EXTENSION_MISSING)
    obstacles: list[tuple[str, Obstacle]] = []
    candidates = [FakeInputCounter(blocked), FakeInputCounter(willing)]
    assert first_that_works("input", candidates, obstacles) is candidates[1]
    assert obstacles == []


def test_the_portable_idle_timer_is_of_other_systems() -> None:
    assert PortableIdle().why_not() is Obstacle.NOT_THIS_SYSTEM


def test_ticks_of_windows_start_over_after_49_days() -> None:
    assert ticks_between(earlier=100, later=350) == 250
    assert ticks_between(earlier=0xFFFFFFF0, later=0x10) == 0x20
