"""Senses that are missing or fail: the reason stands in the evidence, the problem is shown, the clock runs on."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from agent.client import ProblemCode, Tracking
from agent.core.events import Delete
from agent.core.problems import Problem
from capture.api import ActiveWindow, Obstacle, Senses
from capture.fake.desktop import Breakage, FakeDesktop
from capture.fake.senses import senses_of
from tests.support.agent_world import HOUR_MS, MINUTE_MS, SMALL_MONITOR, World, a_contract
from wire.records import Absence, Activity, ItemKind, Reason, Window, WindowPolicy

SLOT = 10 * MINUTE_MS + 70_000


def a_world(*missing: tuple[str, Obstacle], **options: object) -> World:
    """A world whose desktop lacks senses from the start."""
    desktop = FakeDesktop(monitors=(SMALL_MONITOR,), text="work")
    for sense, obstacle in missing:
        desktop.take_away(sense, obstacle)
    world = World(senses=senses_of(desktop), contracts=(a_contract(**options),))
    world.desktop = desktop
    return world


def items_of(world: World) -> dict[ItemKind, object]:
    """The items of the one sealed segment by their kind."""
    (evidence,) = world.outbox.sealed.values()
    kinds = (ItemKind.ACTIVITY, ItemKind.SCREENSHOT, ItemKind.WINDOW, ItemKind.MEMO)
    return dict(zip(kinds, evidence.items, strict=True))


@pytest.mark.parametrize(
    ("obstacle", "reason"),
    [
        (Obstacle.WAYLAND_SESSION, Reason.NOT_AVAILABLE),
        (Obstacle.PERMISSION_MISSING, Reason.NOT_AVAILABLE),
    ],
)
def test_no_screen_at_all(obstacle, reason):
    world = a_world(("screen", obstacle))
    world.clock_in()
    world.pass_time(SLOT, typing=True)
    assert items_of(world)[ItemKind.SCREENSHOT] == Absence(ItemKind.SCREENSHOT, reason)
    assert world.problems() == [ProblemCode.SCREEN_UNAVAILABLE]
    assert world.shown.tracking is Tracking.CAPTURING
    assert world.shown.capture is not None
    assert world.shown.capture.reason == reason.value


@pytest.mark.parametrize(
    ("obstacle", "reason"),
    [
        (None, Reason.CAPTURE_FAILED),
        (Obstacle.PERMISSION_MISSING, Reason.PERMISSION_MISSING),
        (Obstacle.NO_DISPLAY, Reason.NOT_AVAILABLE),
    ],
)
def test_screen_fails_at_the_moment(obstacle, reason):
    world = a_world()
    world.clock_in()
    world.desktop.break_sense("screen", Breakage(obstacle, "gone"))
    world.pass_time(SLOT, typing=True)
    assert items_of(world)[ItemKind.SCREENSHOT] == Absence(ItemKind.SCREENSHOT, reason)
    assert isinstance(items_of(world)[ItemKind.ACTIVITY], Activity)


def test_no_input_counter_means_unknown_and_never_zero():
    world = a_world(("input", Obstacle.EXTENSION_MISSING))
    world.clock_in()
    world.pass_time(SLOT, typing=True)
    assert items_of(world)[ItemKind.ACTIVITY] == Absence(ItemKind.ACTIVITY, Reason.NOT_AVAILABLE)
    assert ProblemCode.INPUT_UNAVAILABLE in world.problems()


def test_counter_that_dies_makes_the_segment_unknown_and_is_tried_again_with_the_next():
    world = a_world()
    world.clock_in()
    world.pass_time(3 * MINUTE_MS, typing=True)
    world.desktop.break_sense("input", Breakage(None, "died"))
    world.pass_time(MINUTE_MS, typing=True)
    assert ProblemCode.INPUT_UNAVAILABLE in world.problems()
    world.desktop.mend_sense("input")
    world.pass_time(17 * MINUTE_MS + 30_000, typing=True)
    first, second = world.outbox.sealed.values()
    assert first.items[0] == Absence(ItemKind.ACTIVITY, Reason.CAPTURE_FAILED)
    assert isinstance(second.items[0], Activity)
    assert world.problems() == []


def test_without_idle_timer_the_counter_tells_who_is_away():
    world = a_world(("idle", Obstacle.EXTENSION_MISSING))
    world.clock_in()
    world.pass_time(MINUTE_MS, typing=True)
    world.pass_time(10 * MINUTE_MS)
    assert world.shown.tracking is Tracking.AWAY
    world.desktop.type_keys(1)
    world.pass_time(10_000)
    assert world.shown.tracking is Tracking.CAPTURING
    world.do(lambda agent: agent.stop())
    assert world.agent._sensing._counter is None


def test_where_nothing_can_tell_nobody_is_taken_for_away():
    world = a_world(("idle", Obstacle.EXTENSION_MISSING), ("input", Obstacle.EXTENSION_MISSING))
    world.clock_in()
    world.pass_time(HOUR_MS)
    assert world.shown.tracking is Tracking.CAPTURING
    assert len(world.outbox.sealed) >= 5
    world.sleep(HOUR_MS)
    world.pass_time(10_000)
    assert world.shown.tracking is Tracking.CAPTURING


def test_window_only_as_far_as_the_policy_goes():
    front = ActiveWindow(app="editor", title="secret plans")
    seen = {}
    for policy in WindowPolicy:
        world = a_world(window=policy)
        world.desktop.focus(front)
        world.clock_in()
        world.pass_time(SLOT, typing=True)
        seen[policy] = items_of(world)[ItemKind.WINDOW]
    assert seen == {
        WindowPolicy.NONE: Absence(ItemKind.WINDOW, Reason.CONTRACT_TAKES_NONE),
        WindowPolicy.APP: Window("editor", None),
        WindowPolicy.TITLE: Window("editor", "secret plans"),
    }


def test_contract_without_screenshots_never_touches_the_screen():
    world = a_world(screenshots=False)
    world.clock_in()
    world.desktop.break_sense("screen", Breakage(None, "must not be asked"))
    world.pass_time(SLOT, typing=True)
    shot = items_of(world)[ItemKind.SCREENSHOT]
    assert shot == Absence(ItemKind.SCREENSHOT, Reason.CONTRACT_TAKES_NONE)
    assert world.problems() == []


def test_pictures_that_cannot_be_kept_leave_a_reason_and_a_problem():
    world = a_world()
    world.clock_in()
    world.pictures.trouble = Problem(ProblemCode.DISK_FULL)
    world.pass_time(SLOT, typing=True)
    shot = items_of(world)[ItemKind.SCREENSHOT]
    assert shot == Absence(ItemKind.SCREENSHOT, Reason.CAPTURE_FAILED)
    assert world.problems() == [ProblemCode.DISK_FULL]
    world.pictures.trouble = None
    world.pass_time(10 * MINUTE_MS, typing=True)
    assert world.problems() == []


class Tripwire:
    """Senses that must not be touched while the clock is stopped."""

    def __init__(self, real: Senses) -> None:
        self.armed = True
        self.touched: list[str] = []
        self._real = real

    def senses(self) -> Senses:
        real = self._real
        wrapped = {
            sense: _Wired(self, sense, getattr(real, sense))
            for sense in ("screen", "input", "idle", "window")
        }
        return replace(real, **wrapped)


class _Wired:
    def __init__(self, wire: Tripwire, sense: str, real: object) -> None:
        self._wire, self._sense, self._real = wire, sense, real

    def __getattr__(self, name: str) -> object:
        if self._wire.armed and name not in {"name", "why_not", "stop"}:
            self._wire.touched.append(f"{self._sense}.{name}")
        return getattr(self._real, name)


def test_nothing_is_looked_at_while_clocked_out():
    desktop = FakeDesktop(monitors=(SMALL_MONITOR,), text="work")
    wire = Tripwire(senses_of(desktop))
    world = World(senses=wire.senses())
    world.desktop = desktop
    world.pass_time(HOUR_MS, typing=True)
    world.ready()
    world.pass_time(HOUR_MS, typing=True)
    assert wire.touched == []
    wire.armed = False
    world.do(lambda agent: agent.start())
    world.pass_time(25 * MINUTE_MS, typing=True)
    world.do(lambda agent: agent.stop())
    wire.armed = True
    world.pass_time(3 * HOUR_MS, typing=True)
    assert wire.touched == []
    assert len(world.outbox.sealed) == 3


class HangingScreen:
    """A screen whose system never answers."""

    name = "hanging"

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.asked = 0

    def why_not(self):
        return None

    def capture(self, scope):
        self.asked += 1
        self.go_on.wait(30)
        return ()


def test_shot_that_never_ends_is_given_up():
    desktop = FakeDesktop(monitors=(SMALL_MONITOR,), text="work")
    screen = HangingScreen()
    world = World(senses=replace(senses_of(desktop), screen=screen))
    world.desktop = desktop
    world.clock_in()
    agent = world.agent
    while not world.outbox.sealed:
        world.clock.pass_ms(5_000)
        desktop.type_keys(1)
        agent.cycle()
        assert world.shown.session_ms < 15 * MINUTE_MS
    assert items_of(world)[ItemKind.SCREENSHOT] == Absence(
        ItemKind.SCREENSHOT, Reason.CAPTURE_FAILED
    )
    assert items_of(world)[ItemKind.WINDOW] == Absence(ItemKind.WINDOW, Reason.CAPTURE_FAILED)
    assert world.problems() == [ProblemCode.SCREEN_UNAVAILABLE]
    screen.go_on.set()


def test_picture_of_a_deleted_segment_goes_even_when_it_comes_late():
    world = World()
    world.clock_in()
    engine = world.agent._engine
    while not engine.state.shooting:
        world.clock.pass_ms(1_000)
        world.agent.cycle()
    segment = engine.state.open.segment
    problem = engine.verb(lambda now_ms: _delete(now_ms, segment))
    assert problem is None
    world.settle()
    world.agent.cycle()
    assert world.pictures.files == {}


def _delete(now_ms, segment):

    return Delete(now_ms=now_ms, segment=segment)
