"""The photo of the moment: only where it was agreed to, only while tracked, and taken back alone."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from agent.client import ItemKind, Redaction, ReviewState
from agent.core.consents import Agreement
from agent.core.tracked import Phase
from agent.runtime.agent import RunningAgent
from capture.api import Obstacle, Photo, SenseError, StopSign
from capture.fake.desktop import Breakage, FakeDesktop
from capture.fake.senses import senses_of
from tests.support.agent_world import HOUR_MS, MINUTE_MS, SMALL_MONITOR, World, a_contract
from tests.support.desktop import wait_until
from tests.support.storyboard import MomentAt
from wire.contracts import policy_sha256
from wire.outgoing import RedactAsked
from wire.records import Absence, Feature, Reason, Screenshot, SegmentId, Webcam

SLOT = 10 * MINUTE_MS + 70_000
WITH_PHOTO = a_contract(webcam=True, idle_minutes=None)


def a_world(**options: object) -> World:
    """An agent whose contract takes photos, and whose moment is the middle of each segment."""
    return World(contracts=(WITH_PHOTO,), moment=MomentAt(50).moment, **options)


def captured(world: World) -> str:
    """Track until a capture with a photo is under review; its segment."""
    world.clock_in(memo="Work")
    world.pass_time(5 * MINUTE_MS + 30_000, typing=True)
    assert world.shown.capture is not None
    assert world.shown.capture.photo is not None
    return world.shown.capture.segment


def photo_item(world: World) -> object:
    """What stands for the photo in the first sealed segment; None where nothing does."""
    evidence = next(iter(world.outbox.sealed.values()))
    found = [
        item
        for item in evidence.items
        if isinstance(item, Webcam) or (isinstance(item, Absence) and item.kind is ItemKind.WEBCAM)
    ]
    assert len(found) < 2
    return found[0] if found else None


def redact(world: World, segment: str) -> None:
    what = Redaction(segment=segment, items=(ItemKind.WEBCAM,))
    world.do(lambda agent: agent.redact(redaction=what))


class SlowCamera:
    """A camera that gives its photo only when it is told to, and that can be stopped."""

    name = "slow"

    def __init__(self) -> None:
        self.on = threading.Event()
        self.stopped = threading.Event()
        self.go = threading.Event()

    def why_not(self) -> Obstacle | None:
        return None

    def photo(self, stop: StopSign) -> Photo | None:
        def end() -> None:
            self.stopped.set()
            self.go.set()

        if not stop.begin(lambda: end):
            return None
        self.on.set()
        assert self.go.wait(20)
        if stop.stopped:
            return None
        return Photo(8, 8, bytes(256))


def slow_world(percent: int = 50) -> tuple[World, SlowCamera]:
    camera = SlowCamera()
    desktop = FakeDesktop(monitors=(SMALL_MONITOR,), text="work")
    world = World(
        contracts=(WITH_PHOTO, a_contract("b" * 16, idle_minutes=None)),
        moment=MomentAt(percent).moment,
        senses=replace(senses_of(desktop), camera=camera),
    )
    world.desktop = desktop
    return world, camera


def advance(world: World, by_ms: int) -> None:
    """Let time pass while a photo is being taken."""
    for _ in range(0, by_ms, 1_000):
        world.clock.pass_ms(1_000)
        world.agent.cycle()


def shooting(world: World, camera: SlowCamera, *, percent: int = 50) -> None:
    """Pass the moment, without waiting for the photo as `pass_time` would."""
    for contract in reversed(world.contracts):
        world.ready(contract, memo="Work")
    world.do(lambda agent: agent.start())
    world.pass_time(10 * MINUTE_MS * percent // 100 - 1_000)
    advance(world, 2_000)
    assert camera.on.wait(20)
    assert not camera.stopped.is_set()


def test_photo_is_taken_at_the_moment_of_the_screenshot_and_shown_for_review() -> None:
    world = a_world()
    segment = captured(world)
    capture = world.shown.capture
    assert world.desktop.photos == 1
    assert capture.review is ReviewState.OPEN
    assert capture.review is ReviewState.OPEN
    assert capture.no_photo is None
    assert {capture.photo.picture, capture.photo.thumbnail} <= world.pictures.files.keys()
    world.pass_time(SLOT, typing=True)
    evidence = world.outbox.sealed[SegmentId(segment)]
    photo = photo_item(world)
    assert isinstance(photo, Webcam)
    (shot,) = [item for item in evidence.items if isinstance(item, Screenshot)]
    assert photo.taken_ms == shot.taken_ms
    for file in (photo.picture, photo.thumbnail):
        assert len(world.pictures.files[file.sha256]) == file.bytes
        assert b"EXIF" not in world.pictures.files[file.sha256]


def test_contract_without_photos_never_starts_the_camera() -> None:
    world = World(contracts=(a_contract(),))
    world.clock_in()
    world.pass_time(HOUR_MS, typing=True)
    assert world.desktop.photos == 0
    assert photo_item(world) is None
    assert world.shown.capture.photo is world.shown.capture.no_photo is None


def test_camera_is_never_started_while_clocked_out_away_or_locked() -> None:
    world = World(contracts=(a_contract(webcam=True),))
    world.ready()
    world.pass_time(2 * HOUR_MS, typing=True)
    assert world.desktop.photos == 0, "clocked out"
    world.do(lambda agent: agent.start())
    world.pass_time(20 * MINUTE_MS)
    before = world.desktop.photos
    assert world.shown.tracking.value == "away"
    world.pass_time(2 * HOUR_MS)
    assert world.desktop.photos == before, "away"
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * HOUR_MS, typing=True)
    assert world.desktop.photos == before, "clocked out again"


def test_agreement_that_leaves_the_photo_out_is_kept_to() -> None:
    world = a_world()
    partial = Agreement(
        policy=policy_sha256(WITH_PHOTO.policy),
        features=(Feature.ACTIVITY, Feature.SCREENSHOTS, Feature.WINDOW),
        at_ms=world.start_ms,
    )
    world.memory.agree(WITH_PHOTO.contract, partial)
    world.build()
    world.do(lambda agent: agent.choose_contract(contract=WITH_PHOTO.contract))
    world.do(lambda agent: agent.start())
    world.pass_time(SLOT, typing=True)
    assert world.desktop.photos == 0
    assert photo_item(world) == Absence(ItemKind.WEBCAM, Reason.NOT_AGREED)


@pytest.mark.parametrize(
    ("obstacle", "reason"),
    [
        (Obstacle.CAMERA_MISSING, Reason.CAMERA_MISSING),
        (Obstacle.CAMERA_BUSY, Reason.CAMERA_BUSY),
        (Obstacle.PERMISSION_MISSING, Reason.PERMISSION_MISSING),
        (Obstacle.LIBRARY_MISSING, Reason.NOT_AVAILABLE),
        (Obstacle.CAMERA_FAILED, Reason.CAMERA_FAILED),
        (None, Reason.CAMERA_FAILED),
    ],
)
def test_camera_that_fails_leaves_its_reason_and_the_screenshot(
    obstacle: Obstacle | None, reason: Reason
) -> None:
    world = a_world()
    world.desktop.break_sense("camera", Breakage(obstacle, "the script says so"))
    world.clock_in()
    world.pass_time(SLOT, typing=True)
    assert photo_item(world) == Absence(ItemKind.WEBCAM, reason)
    evidence = next(iter(world.outbox.sealed.values()))
    assert any(isinstance(item, Screenshot) for item in evidence.items)
    assert world.shown.capture.no_photo == reason.value


def test_machine_without_a_way_to_cameras_says_so() -> None:
    desktop = FakeDesktop(monitors=(SMALL_MONITOR,), text="work")
    world = a_world(senses=replace(senses_of(desktop), camera=None))
    world.clock_in()
    world.pass_time(SLOT, typing=True)
    assert photo_item(world) == Absence(ItemKind.WEBCAM, Reason.NOT_AVAILABLE)


def test_photo_is_taken_where_no_screen_can_be() -> None:
    desktop = FakeDesktop(monitors=(SMALL_MONITOR,), text="work")
    desktop.take_away("screen", Obstacle.PERMISSION_MISSING)
    world = a_world(senses=senses_of(desktop))
    world.clock_in()
    world.pass_time(SLOT, typing=True)
    assert isinstance(photo_item(world), Webcam)


def test_screenshot_is_not_delayed_by_the_camera() -> None:
    world, camera = slow_world()
    shooting(world, camera)
    # It is kept while the camera still warms up.
    wait_until(lambda: bool(world.pictures.files), "the screenshot")
    world.clock.pass_ms(3_000)
    camera.go.set()
    world.settle()
    (opened,) = world.journal.segments.values()
    assert opened.webcam.taken_ms == opened.screenshots[0].taken_ms + 3_000


@pytest.mark.parametrize("verb", ["stop", "choose", "delete"])
def test_camera_goes_dark_when_tracking_of_its_segment_ends(verb: str) -> None:
    world, camera = slow_world()
    shooting(world, camera)
    (segment,) = world.journal.segments

    def act(agent: RunningAgent) -> None:
        if verb == "stop":
            agent.stop()
        elif verb == "choose":
            agent.choose_contract(contract="b" * 16)
        else:
            agent.delete(segment=segment)

    world.do(act)
    assert camera.stopped.is_set()
    if verb != "delete":
        world.pass_time(2 * MINUTE_MS)
        assert photo_item(world) == Absence(ItemKind.WEBCAM, Reason.CAMERA_FAILED)


def test_camera_goes_dark_when_the_slot_ends() -> None:
    world, camera = slow_world(percent=98)
    shooting(world, camera, percent=98)
    advance(world, 5_000)
    assert not camera.stopped.is_set()
    advance(world, 10_000)
    assert camera.stopped.is_set(), "the next segment has begun"


def test_photo_that_came_too_late_is_not_shown_as_that_of_the_moment() -> None:
    world, camera = slow_world()
    shooting(world, camera)
    kept = set(world.pictures.files)
    advance(world, 31_000)
    camera.go.set()
    world.settle()
    (opened,) = world.journal.segments.values()
    assert (opened.webcam, opened.no_webcam) == (None, Reason.CAPTURE_FAILED)
    world.pass_time(1_000)
    assert set(world.pictures.files) == kept, "its files are gone"


def test_photo_that_fails_by_a_bug_does_not_cost_the_screenshot() -> None:
    class Broken(SlowCamera):
        def photo(self, stop: StopSign) -> Photo | None:
            raise ZeroDivisionError("a bug")

    desktop = FakeDesktop(monitors=(SMALL_MONITOR,), text="work")
    world = a_world(senses=replace(senses_of(desktop), camera=Broken()))
    world.clock_in()
    world.pass_time(SLOT, typing=True)
    assert photo_item(world) == Absence(ItemKind.WEBCAM, Reason.CAMERA_FAILED)


def test_taking_the_photo_back_before_it_is_signed_keeps_time_and_screenshot() -> None:
    world = a_world()
    segment = captured(world)
    photo = world.journal.find(SegmentId(segment)).webcam
    redact(world, segment)
    assert not {photo.picture.sha256, photo.thumbnail.sha256} & world.pictures.files.keys()
    assert world.shown.capture.photo is None
    assert world.shown.capture.pictures
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    (asked,) = [one for one in world.outbox.statements.values() if isinstance(one, RedactAsked)]
    evidence = world.outbox.sealed[SegmentId(segment)]
    assert [type(evidence.items[index]) for index in asked.removed] == [Webcam]
    assert asked.minutes == evidence.minutes
    row = world.journal.find(SegmentId(segment))
    assert (row.webcam, len(row.screenshots), row.phase) == (None, 1, Phase.SEALED)


def test_taking_it_back_afterwards_keeps_time_and_screenshot_too() -> None:
    world = a_world()
    segment = captured(world)
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    photo = world.journal.find(SegmentId(segment)).webcam
    assert photo is not None
    redact(world, segment)
    (asked,) = [one for one in world.outbox.statements.values() if isinstance(one, RedactAsked)]
    assert asked.minutes == world.outbox.sealed[SegmentId(segment)].minutes
    world.pass_time(1_000)
    row = world.journal.find(SegmentId(segment))
    assert (row.webcam, len(row.screenshots)) == (None, 1)
    assert photo.picture.sha256 not in world.pictures.files


def test_after_delivery_only_the_thumbnail_of_the_photo_stays() -> None:
    world = a_world()
    segment = captured(world)
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    world.deliver()
    world.pass_time(1_000)
    photo = world.journal.find(SegmentId(segment)).webcam
    assert photo.thumbnail.sha256 in world.pictures.files
    assert photo.picture.sha256 not in world.pictures.files


def test_crash_during_the_photo_leaves_interrupted() -> None:
    world, camera = slow_world()
    shooting(world, camera)
    world.build()
    world.settle()
    world.do(lambda agent: agent.stop())
    world.pass_time(2 * MINUTE_MS)
    assert photo_item(world) == Absence(ItemKind.WEBCAM, Reason.INTERRUPTED)
    camera.go.set()


def test_refusal_of_the_fake_is_that_of_the_script() -> None:
    """The stand-in refuses as real cameras do."""
    desktop = FakeDesktop()
    desktop.take_away("camera", Obstacle.CAMERA_MISSING)
    camera = senses_of(desktop).camera
    assert camera is not None
    with pytest.raises(SenseError) as caught:
        camera.photo(StopSign())
    assert caught.value.reason is Obstacle.CAMERA_MISSING
    assert desktop.photos == 0
