"""A display that is gone, dark, or changes while a picture is taken: what is said, billed and mended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.client import ProblemCode, Tracking
from capture.api import EVERYTHING, ActiveWindow, Frame, Monitor, Obstacle, Scope
from capture.fake.desktop import Breakage, FakeDesktop
from capture.fake.screen import FakeScreen
from capture.fake.senses import senses_of
from tests.support.agent_world import MINUTE_MS, SMALL_MONITOR, World, a_contract
from wire.records import Absence, Activity, ItemKind, Reason, Screenshot, Window, WindowPolicy

SLOT = 10 * MINUTE_MS + 70_000


def item_of(world: World, kind: ItemKind, *, segment: int = 0) -> object:
    """The item of this kind in a sealed segment, counted from the oldest."""
    evidence = list(world.outbox.sealed.values())[segment]
    kinds = (ItemKind.ACTIVITY, ItemKind.SCREENSHOT, ItemKind.WINDOW, ItemKind.MEMO)
    return dict(zip(kinds, evidence.items, strict=True))[kind]


def a_desktop() -> FakeDesktop:
    return FakeDesktop(monitors=(SMALL_MONITOR,), text="work")


def a_world(desktop: FakeDesktop, **options: object) -> World:
    world = World(senses=senses_of(desktop), contracts=(a_contract(**options),))
    world.desktop = desktop
    return world


# --- dark ------------------------------------------------------------------------------------------


def test_a_dark_screen_has_a_reason_of_its_own_and_is_no_problem() -> None:
    world = a_world(a_desktop())
    world.clock_in()
    world.desktop.darken()
    world.pass_time(SLOT, typing=True)
    world.desktop.darken(False)
    world.pass_time(SLOT, typing=True)
    dark = item_of(world, ItemKind.SCREENSHOT)
    assert dark == Absence(ItemKind.SCREENSHOT, Reason.SCREEN_DARK)
    assert isinstance(item_of(world, ItemKind.SCREENSHOT, segment=1), Screenshot)
    assert isinstance(item_of(world, ItemKind.ACTIVITY), Activity)
    assert world.problems() == []
    assert world.shown.problem_spans == ()


# --- the window in front while the picture is taken -------------------------------------------------


class SwitchingScreen(FakeScreen):
    """Another window comes to the front while the pixels are read."""

    def __init__(self, desktop: FakeDesktop, *fronts: ActiveWindow | None) -> None:
        super().__init__(desktop)
        self._switching = desktop
        self._fronts = fronts

    def capture(self, scope: Scope = EVERYTHING) -> tuple[Frame, ...]:
        for front in self._fronts:
            self._switching.focus(front)
        return super().capture(scope)


EDITOR = ActiveWindow("editor", "plans")
BANK = ActiveWindow("bank", "account")
INCOGNITO = ActiveWindow("chromium", "", private=True)


@pytest.mark.parametrize("policy", [WindowPolicy.APP, WindowPolicy.TITLE])
@pytest.mark.parametrize(
    ("excluded", "fronts", "app", "title"),
    [
        ((), (EDITOR, BANK), "bank", "account"),
        ((), (EDITOR, INCOGNITO, BANK), "bank", None),
        ((), (INCOGNITO, EDITOR), "editor", None),
        ((), (EDITOR, None), "", ""),
        (("bank",), (EDITOR, BANK), None, None),
        (("bank",), (BANK, EDITOR), None, None),
        (("bank",), (EDITOR, BANK, EDITOR), None, None),
        (("vault",), (EDITOR, BANK), "bank", "account"),
    ],
)
def test_no_switch_between_the_look_and_the_pixels_is_missed(
    policy: WindowPolicy,
    excluded: tuple[str, ...],
    fronts: tuple[ActiveWindow | None, ...],
    app: str | None,
    title: str | None,
) -> None:
    desktop = a_desktop()
    first, *later = fronts
    desktop.focus(first)
    senses = replace(senses_of(desktop), screen=SwitchingScreen(desktop, *later))
    world = World(senses=senses, contracts=(a_contract(window=policy),))
    world.desktop = desktop
    for name in excluded:
        world.do(lambda agent, name=name: agent.exclude_app(app=name))
    world.clock_in()
    world.pass_time(SLOT, typing=True)
    found = item_of(world, ItemKind.WINDOW)
    if app is None:
        assert found == Absence(ItemKind.WINDOW, Reason.EXCLUDED_APP)
    else:
        assert found == Window(app, title if policy is WindowPolicy.TITLE else None)


def test_the_window_is_told_where_the_picture_fails() -> None:
    desktop = a_desktop()
    desktop.focus(EDITOR)
    world = a_world(desktop, window=WindowPolicy.TITLE)
    world.clock_in()
    desktop.break_sense("screen", Breakage(None, "gone"))
    world.pass_time(SLOT, typing=True)
    assert item_of(world, ItemKind.WINDOW) == Window("editor", "plans")
    shot = item_of(world, ItemKind.SCREENSHOT)
    assert shot == Absence(ItemKind.SCREENSHOT, Reason.CAPTURE_FAILED)
    assert world.problems() == [ProblemCode.SCREEN_UNAVAILABLE]
    desktop.mend_sense("screen")
    world.pass_time(SLOT, typing=True)
    assert world.problems() == []


# --- gone ------------------------------------------------------------------------------------------


def test_a_display_that_comes_later_mends_what_waited_for_it_without_a_clock_in() -> None:
    desktop = a_desktop()
    desktop.end_display()
    world = a_world(desktop)
    world.ready()
    (problem,) = world.shown.problems
    assert problem.code is ProblemCode.NO_DISPLAY
    assert problem.shades == ("no-display/lost",)
    world.pass_time(60_000)
    assert world.problems() == [ProblemCode.NO_DISPLAY]
    desktop.begin_display()
    world.pass_time(11_000)
    assert world.problems() == []
    world.do(lambda agent: agent.start())
    world.pass_time(SLOT, typing=True)
    assert isinstance(item_of(world, ItemKind.SCREENSHOT), Screenshot)
    assert isinstance(item_of(world, ItemKind.ACTIVITY), Activity)


def test_without_a_lost_display_nothing_wakes_the_agent() -> None:
    world = a_world(a_desktop())
    world.ready()
    assert world.settle() is None


def test_a_display_that_is_another_ones_when_it_comes_back_says_so() -> None:
    desktop = a_desktop()
    desktop.end_display()
    world = a_world(desktop)
    world.ready()
    desktop.begin_display()
    for sense in ("screen", "input", "idle", "window"):
        desktop.take_away(sense, Obstacle.WAYLAND_SESSION)
    world.pass_time(11_000)
    assert set(world.problems()) == {
        ProblemCode.SCREEN_UNAVAILABLE,
        ProblemCode.INPUT_UNAVAILABLE,
        ProblemCode.IDLE_UNAVAILABLE,
        ProblemCode.WINDOW_UNAVAILABLE,
    }


def test_a_lost_display_is_no_work_that_goes_on_for_ever() -> None:
    world = a_world(a_desktop())
    world.clock_in()
    world.pass_time(20 * MINUTE_MS, typing=True)
    tracked = world.shown.session_ms
    world.desktop.end_display()
    world.pass_time(5 * MINUTE_MS)
    assert world.problems() == [ProblemCode.NO_DISPLAY]
    assert world.shown.tracking is Tracking.CAPTURING
    world.pass_time(55 * MINUTE_MS)
    assert world.shown.tracking is Tracking.AWAY
    assert world.shown.session_ms == pytest.approx(tracked, abs=10_000)
    world.desktop.begin_display()
    world.pass_time(11_000)
    assert world.problems() == []
    world.pass_time(SLOT, typing=True)
    assert world.shown.tracking is Tracking.CAPTURING


def test_a_display_that_begins_anew_is_nobodys_input() -> None:
    """A display manager starts the next server by itself, and its idle timer with it."""
    world = a_world(a_desktop())
    world.clock_in()
    world.pass_time(5 * MINUTE_MS, typing=True)
    tracked = world.shown.session_ms
    world.desktop.end_display()
    world.pass_time(6 * MINUTE_MS)
    world.desktop.begin_display(new=True)
    world.pass_time(6 * MINUTE_MS)
    assert world.shown.tracking is Tracking.AWAY
    assert world.shown.session_ms == pytest.approx(tracked, abs=10_000)


def test_counting_goes_on_with_the_segment_after_the_display_is_back() -> None:
    world = a_world(a_desktop())
    world.clock_in()
    world.pass_time(2 * MINUTE_MS, typing=True)
    world.desktop.end_display()
    world.pass_time(MINUTE_MS)
    world.desktop.begin_display()
    world.pass_time(11_000, typing=True)
    assert world.problems() == []
    world.pass_time(19 * MINUTE_MS, typing=True)
    first, second = (item_of(world, ItemKind.ACTIVITY, segment=n) for n in (0, 1))
    assert first == Absence(ItemKind.ACTIVITY, Reason.NOT_AVAILABLE)
    assert isinstance(second, Activity)
    world.do(lambda agent: agent.stop())
    assert world.agent._sensing._counter is None


def test_a_display_that_comes_back_after_the_clock_was_stopped_starts_no_counting() -> None:
    world = a_world(a_desktop())
    world.clock_in()
    world.pass_time(2 * MINUTE_MS, typing=True)
    world.desktop.end_display()
    world.pass_time(MINUTE_MS)
    world.do(lambda agent: agent.stop())
    world.desktop.begin_display()
    world.pass_time(30_000)
    assert world.problems() == []
    assert world.agent._sensing._counter is None


# --- monitors that come and go -----------------------------------------------------------------------


def test_monitors_that_come_and_go_between_shots_are_told_as_they_are() -> None:
    desktop = a_desktop()
    world = a_world(desktop)
    world.clock_in()
    world.pass_time(SLOT, typing=True)
    beside = Monitor(index=1, x=SMALL_MONITOR.width, y=40, width=80, height=300)
    desktop.connect((SMALL_MONITOR, beside))
    world.pass_time(10 * MINUTE_MS, typing=True)
    desktop.connect(())
    world.pass_time(10 * MINUTE_MS, typing=True)
    desktop.connect((replace(beside, index=0, x=0),))
    world.pass_time(10 * MINUTE_MS, typing=True)
    seen = [
        [
            (item.monitor.index, item.monitor.x, item.monitor.y, item.monitor.height)
            for item in evidence.items
            if isinstance(item, Screenshot)
        ]
        for evidence in world.outbox.sealed.values()
    ]
    small = (0, 0, 0, SMALL_MONITOR.height)
    assert seen[:2] == [[small], [small, (1, SMALL_MONITOR.width, 40, 300)]]
    assert seen[2] == []
    assert seen[3] == [(0, 0, 40, 300)]
    assert item_of(world, ItemKind.SCREENSHOT, segment=2) == Absence(
        ItemKind.SCREENSHOT, Reason.NOT_AVAILABLE
    )
    assert world.problems() == []
