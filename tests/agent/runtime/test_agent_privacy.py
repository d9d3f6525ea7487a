"""What the contractor keeps out of pictures, and signs of how input was made, from senses to sealed evidence."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from agent.client import ClientError, ProblemCode
from capture.api import ActiveWindow, Monitor, Obstacle, Rectangle
from capture.fake.desktop import Breakage, FakeDesktop, FakeWindow
from capture.fake.screen import FAKE_WINDOW_COLOUR
from capture.fake.senses import senses_of
from tests.support.agent_world import MINUTE_MS, World, a_contract
from wire.records import (
    Absence,
    ItemKind,
    MonitorPolicy,
    Reason,
    Region,
    Screenshot,
    Signals,
    Window,
    WindowPolicy,
)

SLOT = 10 * MINUTE_MS + 70_000
WIDE = (Monitor(0, 0, 0, 3840, 1080), Monitor(1, 3840, 0, 640, 480))
VAULT = FakeWindow("Vault", Rectangle(1001, 101, 500, 300))


def a_world(**options: object) -> World:
    desktop = FakeDesktop(monitors=WIDE, text="work")
    desktop.open_windows(VAULT)
    world = World(senses=senses_of(desktop), contracts=(a_contract(**options),))
    world.desktop = desktop
    return world


def sealed(world: World) -> list[object]:
    (evidence,) = world.outbox.sealed.values()
    return list(evidence.items)


def shots(world: World) -> list[Screenshot]:
    return [item for item in sealed(world) if isinstance(item, Screenshot)]


def has_colour(data: bytes) -> bool:
    """Whether some pixel comes near the window's colour, which nothing else on the desktop has."""
    with Image.open(io.BytesIO(data)) as image:
        found = image.convert("RGB").getcolors(image.width * image.height) or []
    far = (
        sum(abs(a - b) for a, b in zip(one, FAKE_WINDOW_COLOUR, strict=True)) for _, one in found
    )
    return min(far) < 120


def work(world: World) -> None:
    world.clock_in()
    world.pass_time(SLOT, typing=True)


def test_excluded_app_is_in_no_file_and_its_place_is_told():
    world = a_world(window=WindowPolicy.TITLE)
    world.desktop.focus(ActiveWindow("Vault", "all my passwords"))
    world.agent.exclude_app(app=" vault ")
    work(world)
    first, second = shots(world)
    # 3840 pixels wide became 2560: two thirds, rounded outwards.
    assert first.regions == (Region(667, 67, 334, 201),)
    assert second.regions == ()
    for file in (first.picture, first.thumbnail):
        assert not has_colour(world.pictures.read(file.sha256))
    with Image.open(io.BytesIO(world.pictures.read(first.picture.sha256))) as image:
        assert max(image.getpixel((830, 160))) < 12
    assert Absence(ItemKind.WINDOW, Reason.EXCLUDED_APP) in sealed(world)


def test_an_app_that_is_not_excluded_is_seen():
    world = a_world()
    world.agent.exclude_app(app="Vault")
    world.agent.include_app(app="VAULT")
    work(world)
    first, _ = shots(world)
    assert first.regions == ()
    assert has_colour(world.pictures.read(first.picture.sha256))
    assert has_colour(world.pictures.read(first.thumbnail.sha256))


def test_no_picture_where_nobody_can_tell_what_shows():
    world = a_world()
    world.agent.exclude_app(app="Vault")
    world.desktop.break_sense("windows", Breakage(None, "too many"))
    work(world)
    assert shots(world) == []
    assert Absence(ItemKind.SCREENSHOT, Reason.EXCLUDED_APP) in sealed(world)


def ink(world: World, shot: Screenshot) -> int:
    """How many pixels are as dark as the letters."""
    with Image.open(io.BytesIO(world.pictures.read(shot.picture.sha256))) as image:
        return sum(image.convert("L").histogram()[:45])


@pytest.mark.parametrize(("policy", "own", "blur"), [(0, 0, 0), (6, 0, 6), (6, 9, 9), (9, 6, 9)])
def test_the_larger_blur_wins_and_stands_in_the_item(policy: int, own: int, blur: int):
    world = a_world(blur=policy)
    world.agent.set_blur(radius=own)
    work(world)
    plain = a_world()
    work(plain)
    for shot, sharp in zip(shots(world), shots(plain), strict=True):
        assert shot.blur == blur
        same = shot.picture == sharp.picture
        assert same == (blur == 0)
        assert (shot.thumbnail == sharp.thumbnail) == (blur == 0)
        if blur:
            assert ink(world, shot) < ink(plain, sharp) // 2


def test_the_active_monitor_alone_where_the_contract_says_so():
    world = a_world(monitors=MonitorPolicy.ACTIVE)
    world.desktop.open_windows(FakeWindow("Editor", Rectangle(3900, 0, 500, 400)))
    work(world)
    (shot,) = shots(world)
    assert (shot.monitor.index, shot.monitor.x) == (1, 3840)


def test_a_private_window_has_no_title():
    world = a_world(window=WindowPolicy.TITLE)
    world.desktop.focus(ActiveWindow("Chromium", "", private=True))
    work(world)
    assert Window("Chromium", None) in sealed(world)


@pytest.mark.parametrize("app", ["", "   ", "x" * 101, "a\nb", "a\u202eb"])
def test_strange_names_are_refused(app: str):
    world = a_world()
    with pytest.raises(ClientError) as caught:
        world.agent.exclude_app(app=app)
    assert caught.value.problem.code is ProblemCode.APP_NAME_INVALID
    assert world.agent.privacy().excluded_apps == ()


def test_changes_that_make_no_sense_are_refused():
    world = a_world()
    with pytest.raises(ClientError) as caught:
        world.agent.include_app(app="Vault")
    assert caught.value.problem.code is ProblemCode.APP_NOT_EXCLUDED
    for radius in (-1, 201):
        with pytest.raises(ClientError) as caught:
            world.agent.set_blur(radius=radius)
        assert caught.value.problem.code is ProblemCode.BLUR_OUTSIDE
    for number in range(100):
        world.agent.exclude_app(app=f"app {number}")
    with pytest.raises(ClientError):
        world.agent.exclude_app(app="one more")


def signals_of(world: World) -> list[object]:
    kinds = (Signals,)
    absent = [i for i in sealed(world) if isinstance(i, Absence) and i.kind is ItemKind.SIGNALS]
    return [item for item in sealed(world) if isinstance(item, kinds)] + absent


def test_no_signals_where_nobody_asked_for_them():
    world = a_world()
    world.clock_in()
    world.desktop.type_keys(5, injected=True)
    world.pass_time(SLOT, typing=True)
    assert signals_of(world) == []


def test_injected_input_is_counted_per_minute_beside_the_activity():
    world = a_world(signals=True)
    world.clock_in()
    world.desktop.type_keys(5, injected=True)
    world.pass_time(MINUTE_MS)
    world.desktop.click(2, injected=True)
    world.desktop.type_keys(3)
    world.pass_time(SLOT, typing=True)
    (signals,) = signals_of(world)
    assert isinstance(signals, Signals)
    assert [count for count in signals.injected if count] == [5, 2]
    assert signals.device_input is not None
    assert (signals.device_input[0], signals.device_input[-1]) == (0, 1)


def test_devices_that_nobody_can_tell_are_unknown():
    world = a_world(signals=True)
    world.clock_in()
    world.desktop.break_sense("device-idle", Breakage(Obstacle.EXTENSION_MISSING, "none"))
    world.pass_time(SLOT, typing=True)
    (signals,) = signals_of(world)
    assert isinstance(signals, Signals)
    assert signals.device_input is None


def test_where_nothing_can_be_counted_signals_are_absent_for_the_same_reason():
    world = a_world(signals=True)
    world.desktop.break_sense("input", Breakage(None, "gone"))
    work(world)
    assert signals_of(world) == [Absence(ItemKind.SIGNALS, Reason.CAPTURE_FAILED)]
