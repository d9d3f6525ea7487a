"""A second honest story: claimed time taken back, idle time kept, photos and signals, a withdrawal and a new consent.

It is apart from the first so that each stays small; the organization, its keys and the week are the same.
"""

from collections.abc import Iterable
from typing import Any

from tests.tamper.maker import CONTRACT_SUBJECT, PERSON, Plot, Story
from tests.tamper.world import (
    ONE,
    POLICY,
    SLOT,
    TWO,
    Told,
    at,
    begin,
    close,
    consent,
    moment,
    picture,
    redact,
    reveal,
    segment,
    session,
)

WATCHED = POLICY | {"version": 2, "webcam": True, "signals": True}
"""A policy that also takes photos and signals."""
SCREENSHOT, ACTIVITY, WINDOW, MEMO, WEBCAM, SIGNALS = range(6)
"""Where the items of a segment stand in this story."""
ALL_FEATURES = ["activity", "screenshots", "signals", "webcam", "window"]


def photo(word: str, taken_ms: int, **more: Any) -> Told:
    """A webcam item with its two files."""
    large, large_file = picture(f"photo {word}", pixels=(640, 480))
    small, small_file = picture(f"small photo {word}", pixels=(160, 120))
    value = {
        "taken_ms": taken_ms, "media_type": "image/jpeg", "picture": large, "thumbnail": small,
    }  # fmt: skip
    return "webcam", value | more, [large_file, small_file]


def signals(minutes: int, *, device: bool = True) -> Told:
    """An item of signals; without `device` it cannot be known whether a hardware device saw input."""
    value = {"injected": [number % 3 for number in range(minutes)]}
    more = {"device_input": [number % 2 for number in range(minutes)]} if device else {}
    return "signals", value | more, []


def none_of(kind: str, reason: str) -> Told:
    """An item that was never taken."""
    return kind, {"reason": reason}, []


def taken_at(opened: str, start_ms: int) -> int:
    """When the pictures of a segment of a whole slot are taken: shortly after its moment."""
    return min(moment(opened, start_ms) + 1500, start_ms + SLOT - 1)


def watched(story: Story, name: str, stream: str, start_ms: int, opened: str) -> None:
    """A segment of a whole slot with a photo and with signals."""
    further = [photo(name, taken_at(opened, start_ms)), signals(10)]
    segment(story, name, stream, start_ms, start_ms + SLOT, session=opened, further=further)


def idle(story: Story, name: str, stream: str, start_ms: int, opened: str) -> None:
    """A whole slot without input that the contractor kept."""
    zeros = {kind: [0] * 10 for kind in ("keys", "clicks", "scrolls")}
    alone = [
        none_of("screenshot", "kept-as-idle"), ("activity", zeros, []), none_of("window", "kept-as-idle"),
        ("memo", {"text": "On the phone with the printer"}, []),
        *(none_of(kind, "kept-as-idle") for kind in ("webcam", "signals")),
    ]  # fmt: skip
    segment(story, name, stream, start_ms, start_ms + SLOT, session=opened, alone=alone, idle=True)


def manual(story: Story, name: str, stream: str, start_ms: int, end_ms: int, recv_ms: int) -> None:
    """Time that is claimed without evidence, every minute of it."""
    story.contractor(
        name, stream, "manual", recv_ms=recv_ms, start_ms=start_ms, end_ms=end_ms,
        minutes=(end_ms - start_ms) // 60_000, items=[("memo", {"text": f"A call, {name}"}, [])],
    )  # fmt: skip


def take_back(story: Story, name: str, stream: str, target: str, recv_ms: int) -> None:
    """Take claimed time back, which is done whole."""
    redact(story, name, stream, target, recv_ms, removed=[0], minutes=0, reason="mistake")


def withdraw(story: Story, name: str, stream: str, recv_ms: int) -> None:
    consent(story, name, stream, WATCHED, recv_ms, features=[])


def second(plot: Plot | None = None) -> Story:
    """A week on two devices: watched, kept as idle, claimed and taken back; agreed to, withdrawn, agreed to again."""
    story = Story(plot or Plot())
    begin(story)
    story.server(
        "policy-2", CONTRACT_SUBJECT, "policy", at(8, 10), person=PERSON, segment_minutes=10, policy=WATCHED
    )  # fmt: skip
    consent(story, "consent-2", "A", WATCHED, at(8, 20), features=ALL_FEATURES)
    session(story, "session-1", "A", at(9))
    watched(story, "seg-1", "A", at(9), "session-1")
    idle(story, "seg-2", "A", at(9, 10), "session-1")
    further: Iterable[Told] = [none_of("webcam", "camera-missing"), signals(10, device=False)]
    segment(story, "seg-3", "A", at(9, 20), at(9, 30), session="session-1", further=further)
    reveal(story, "reveal-1", "A", "session-1", at(9, 30))
    story.device("device-2", TWO, at(12), authoriser=ONE)
    story.devices["B"] = TWO
    manual(story, "manual-1", "A", at(11), at(11, 30), at(14, 10))
    manual(story, "manual-2", "A", at(11, 30), at(11, 50), at(14, 11))
    manual(story, "manual-3", "B", at(13), at(13, 40), at(14, 12))
    take_back(story, "back-1", "B", "manual-1", at(14, 20))
    story.note()
    withdraw(story, "consent-3", "B", at(7, day=1))
    consent(story, "consent-4", "A", WATCHED, at(10, day=1))
    session(story, "session-2", "A", at(11, day=1))
    refused = [none_of("webcam", "not-agreed"), none_of("signals", "not-agreed")]
    segment(
        story, "seg-4", "A", at(11, day=1), at(11, 10, day=1), session="session-2", further=refused
    )
    reveal(story, "reveal-2", "A", "session-2", at(11, 10, day=1))
    consent(story, "consent-5", "A", WATCHED, at(7, day=2), features=ALL_FEATURES)
    session(story, "session-3", "A", at(8, day=2))
    watched(story, "seg-5", "A", at(8, day=2), "session-3")
    reveal(story, "reveal-3", "A", "session-3", at(8, 10, day=2))
    close(story, "close-1", "A", at(6, day=7), minutes=SECOND_MINUTES, manual=20 + 40)
    take_back(story, "back-2", "A", "manual-3", at(7, day=7))
    close(story, "close-2", "A", at(8, day=7), minutes=SECOND_MINUTES, manual=20)
    story.note()
    return story


SECOND_MINUTES = 5 * 10
"""Five segments of ten minutes; the second of them is idle time that was kept."""
