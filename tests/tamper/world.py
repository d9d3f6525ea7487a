"""Two honest stories: a rich one of a week on three devices, and a short one that random edits are made of.

Times are milliseconds UTC; the week begins on Monday 2026-01-05.
"""

import hashlib
import hmac
from collections.abc import Iterable
from typing import Any

from tests.tamper.forms import Key, b64url, canonical, sha256, vkey
from tests.tamper.maker import (
    CONTRACT,
    CONTRACT_SUBJECT,
    LOG,
    NEW_LOG,
    NEW_STATEMENT,
    ORGANIZATION_SUBJECT,
    ORIGIN,
    PERSON,
    PERSON_SUBJECT,
    STATEMENT,
    Made,
    Plot,
    Story,
    b64,
    stream_order,
)

WEEK = 1_767_571_200_000
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
SLOT = 10 * MINUTE
ONE, TWO, THREE = Key("device one"), Key("device two"), Key("device three")
PERIOD = {"from_ms": WEEK, "to_ms": WEEK + 7 * DAY, "made_ms": WEEK + 8 * DAY}
NAMES = ("screenshots", "activity", "window", "memo", "webcam", "signals")
POLICY = {
    "version": 1, "screenshots": True, "webcam": False, "window": "title", "review_delay_s": 30, "retention_days": 180,
}  # fmt: skip
SECOND_POLICY = POLICY | {"version": 2, "window": "app", "retention_days": 90}
FEATURES = ["activity", "screenshots", "window"]
Told = tuple[str, dict[str, Any], list[bytes]]
"""Kind and value of an item, and its files."""


def at(hour: int, minute: int = 0, second: int = 0, *, day: int = 0) -> int:
    """An instant of the week."""
    return WEEK + day * DAY + hour * HOUR + minute * MINUTE + second * 1000


def policy_name(policy: dict[str, Any]) -> str:
    return sha256(canonical(policy))


def seed_of(session: str) -> bytes:
    return hashlib.sha256(f"seed 1 {session}".encode()).digest()


def moment(session: str, start_ms: int) -> int:
    """The one moment of a segment of a session that starts at `start_ms`, in slots of ten minutes."""
    mac = hmac.new(
        seed_of(session), f"hourproof moment v1\n{CONTRACT}\n{start_ms}".encode(), hashlib.sha256
    ).digest()
    return start_ms + int.from_bytes(mac, "big") % (start_ms - start_ms % SLOT + SLOT - start_ms)


def picture(word: str, *, pixels: tuple[int, int]) -> tuple[dict[str, Any], bytes]:
    """A file and what an item says of it. What is inside it is not part of the format."""
    content = f"{word} {pixels[0]} by {pixels[1]}".encode()
    said = {
        "sha256": sha256(content),
        "bytes": len(content),
        "width": pixels[0],
        "height": pixels[1],
    }
    return said, content


def screenshot(word: str, index: int, taken_ms: int, **more: Any) -> Told:
    """An item of one monitor, with its two files."""
    large, large_file = picture(f"picture {word}", pixels=(1920, 1080))
    small, small_file = picture(f"thumbnail {word}", pixels=(320, 180))
    value = {
        "monitor": {"index": index, "x": 1920 * index, "y": 0, "width": 1920, "height": 1080},
        "taken_ms": taken_ms, "media_type": "image/webp", "blur": 0, "picture": large, "thumbnail": small,
    }  # fmt: skip
    return "screenshot", value | more, [large_file, small_file]


def touched(start_ms: int, end_ms: int) -> int:
    """How many UTC minutes a span touches."""
    return (end_ms - 1) // MINUTE - start_ms // MINUTE + 1


def segment(
    story: Story,
    name: str,
    stream: str,
    start_ms: int,
    end_ms: int,
    *,
    session: str | None,
    recv_ms: int | None = None,
    monitors: int = 1,
    title: str | None = "chapter one",
    more: Iterable[str] = (),
    further: Iterable[Told] = (),
    alone: Iterable[Told] | None = None,
    **others: Any,
) -> None:
    """A tracked span, with a picture of each monitor if the moment lies within it.

    `more` are kinds of items that were never taken, `further` items after the usual ones, `alone` all of them.
    """
    taken = start_ms + 5000 if session is None else moment(session, start_ms)
    items: list[Told]
    if taken < end_ms:
        taken = min(taken + 1200, end_ms - 1)
        items = [screenshot(f"{name} {number}", number, taken) for number in range(monitors)]
    else:
        items = [("screenshot", {"reason": "ended-before-moment"}, [])]
    minutes = touched(start_ms, end_ms)
    counts = {
        kind: [number % 7 for number in range(minutes)] for kind in ("keys", "clicks", "scrolls")
    }
    items += [
        ("activity", counts, []),
        ("window", {"app": "Text Editor"} | ({"title": title} if title else {}), []),
        ("memo", {"text": f"Writing {name}"}, []),
        *((kind, {"reason": "contract-takes-none"}, []) for kind in more),
        *further,
    ]
    story.contractor(
        name, stream, "segment", recv_ms=recv_ms or end_ms + 2000, begun_ms=start_ms,
        items=items if alone is None else alone,
        slot_ms=SLOT, slot_start_ms=start_ms - start_ms % SLOT, start_ms=start_ms, end_ms=end_ms, minutes=minutes,
        clock={
            "boot": "5f1c3c5e", "mono_ms": end_ms - WEEK, "wall_ms": end_ms - 40, "offset_ms": 40,
            "offset_age_s": 290, "jumps_ms": [],
        },
        agent={
            "name": "hourproof", "version": "0.3.0", "os": "Debian 12",
            "senses": {"idle": "x11", "input": "x11", "screen": "x11", "window": "x11"},
        }, **others,
    )  # fmt: skip


def session(story: Story, name: str, stream: str, started_ms: int, **more: Any) -> None:
    told = {"recv_ms": started_ms + 1000, "made_ms": started_ms} | more
    seed = sha256(seed_of(name))
    story.contractor(name, stream, "session", started_ms=started_ms, seed_sha256=seed, **told)


def reveal(story: Story, name: str, stream: str, opened: str, ended_ms: int, **more: Any) -> None:
    if opened in story.made:
        told = {"recv_ms": ended_ms + 3000} | more
        seq, seed = story.made[opened].body["seq"], b64url(seed_of(opened))
        story.contractor(name, stream, "reveal", session=seq, seed=seed, ended_ms=ended_ms, **told)


def redact(story: Story, name: str, stream: str, target: str, recv_ms: int, **told: Any) -> None:
    """Take items of a segment back; `replaced` maps indexes to new items."""
    if target in story.made:
        replaced = told.get("replaced", {})
        story.contractor(
            name, stream, "redact", recv_ms=recv_ms, target=story.made[target].target, minutes=told["minutes"],
            removed=list(told.get("removed", ())), replaced=list(replaced), items=list(replaced.values()),
            reason=told.get("reason", "privacy"),
        )  # fmt: skip
        if name in story.made:
            story.gone(target, *told.get("removed", ()), *replaced)


def expire(story: Story, name: str, targets: dict[str, list[int]], recv_ms: int) -> None:
    told = [
        story.made[one].target | {"items": items}
        for one, items in targets.items()
        if one in story.made
    ]
    story.server(name, CONTRACT_SUBJECT, "expire", recv_ms, targets=told)
    if name in story.made:
        for one, items in targets.items():
            story.gone(one, *items)


def close(story: Story, name: str, stream: str, recv_ms: int, *, minutes: int, manual: int) -> None:
    """The close of the week over everything that every stream has so far."""
    heads = [story.heads[one].target for one in stream_order(set(story.devices) & set(story.heads))]
    story.contractor(
        name,
        stream,
        "close",
        recv_ms=recv_ms,
        week_start_ms=WEEK,
        heads=heads,
        minutes=minutes,
        manual_minutes=manual,
    )


def consent(
    story: Story,
    name: str,
    stream: str,
    policy: dict[str, Any],
    recv_ms: int,
    features: Iterable[str] = FEATURES,
) -> None:
    story.contractor(
        name, stream, "consent", recv_ms=recv_ms, shown_ms=recv_ms - 60_000, policy_sha256=policy_name(policy),
        features=list(features),
    )  # fmt: skip


def begin(story: Story) -> None:
    """An organization, one device and one agreed policy."""
    story.server(
        "genesis", ORGANIZATION_SUBJECT, "genesis", at(7), statement_key=b64(STATEMENT.spki),
        log_key=vkey(ORIGIN, LOG), previous=None,
    )  # fmt: skip
    story.device("device-1", ONE, at(7, 1), authoriser=None)
    story.server(
        "policy-1",
        CONTRACT_SUBJECT,
        "policy",
        at(7, 2),
        person=PERSON,
        segment_minutes=10,
        policy=POLICY,
    )
    story.tick("tick-1", at(7, 12))
    story.other("other-1", at(7, 13))
    story.devices["A"] = ONE
    consent(story, "consent-1", "A", POLICY, at(8))


def rich(plot: Plot | None = None) -> Story:
    """A week with everything in it: two devices at a time, a third that is lost, what was taken back, replaced,
    expired and late, both kinds of rotation, and two closes."""
    story = Story(plot or Plot())
    begin(story)
    session(story, "session-1", "A", at(9))
    segment(
        story,
        "seg-1",
        "A",
        at(9),
        at(9, 10),
        session="session-1",
        monitors=2,
        more=["webcam", "signals"],
    )
    segment(story, "seg-2", "A", at(9, 10), at(9, 20), session="session-1")
    story.other("other-2", at(9, 21))
    story.other("other-3", at(9, 22))
    segment(story, "seg-3", "A", at(9, 20), at(9, 27), session="session-1")
    reveal(story, "reveal-1", "A", "session-1", at(9, 27))
    story.note()
    story.tick("tick-2", at(9, 40), given=False)
    story.device("device-2", TWO, at(12), authoriser=ONE)
    story.devices["B"] = TWO
    session(story, "session-2", "B", at(13))
    segment(story, "seg-4", "B", at(13), at(13, 10), session="session-2")
    segment(story, "seg-5", "B", at(13, 10), at(13, 20), session="session-2", have=0b1110)
    story.grow("seg-5", at(13, 30), have=0b1111)
    reveal(story, "reveal-2", "B", "session-2", at(13, 31))
    redact(story, "redact-1", "A", "seg-2", at(14), removed=[2], minutes=9)
    edited = screenshot(
        "seg-1 0 edited", 0, 0, regions=[{"x": 10, "y": 20, "width": 300, "height": 40}]
    )
    edited[1]["taken_ms"] = min(moment("session-1", at(9)) + 1200, at(9, 10) - 1)
    redact(story, "redact-2", "A", "seg-1", at(14, 1), replaced={0: edited}, minutes=10)
    changed = [("memo", {"text": "Writing and reading"}, [])]
    if "seg-1" in story.made:
        target = story.made["seg-1"].target
        story.contractor("memo-1", "A", "memo", recv_ms=at(14, 2), items=changed, target=target)
        if "memo-1" in story.made:
            story.gone("seg-1", 4)
    redact(
        story,
        "redact-3",
        "B",
        "seg-3",
        at(14, 3),
        removed=[0, 1, 2, 3],
        minutes=0,
        reason="not-work",
    )
    story.contractor(
        "manual-1", "A", "manual", recv_ms=at(14, 10), start_ms=at(11), end_ms=at(11, 30), minutes=30,
        items=[("memo", {"text": "A call"}, [])],
    )  # fmt: skip
    story.rotate_log("rotate-1", NEW_LOG, at(20))
    story.note()
    story.tick("tick-3", at(20, 10))
    story.note()
    story.device("device-3", THREE, at(21), authoriser=TWO)
    story.rotate_statement("rotate-2", NEW_STATEMENT, at(22))
    story.server(
        "policy-2",
        CONTRACT_SUBJECT,
        "policy",
        at(6, day=1),
        person=PERSON,
        segment_minutes=10,
        policy=SECOND_POLICY,
    )
    consent(story, "consent-2", "A", SECOND_POLICY, at(7, day=1))
    story.devices["C"] = THREE
    session(story, "session-3", "C", at(10, day=1))
    segment(story, "seg-6", "C", at(10, day=1), at(10, 10, day=1), session="session-3", title=None)
    story.server(
        "revoke-3",
        PERSON_SUBJECT,
        "revoke",
        at(12, day=1),
        keyid=THREE.keyid,
        lost_since_ms=at(10, 5, day=1),
    )
    session(story, "session-4", "A", at(8, day=2))
    segment(story, "seg-7", "A", at(8, day=2), at(8, 5, day=2), session="session-4", title=None)
    segment(story, "seg-8", "A", at(8, 6, day=2), at(8, 10, day=2), session="session-4", title=None)
    reveal(story, "reveal-4", "A", "session-4", at(8, 10, day=2))
    story.other("other-4", at(8, 12, day=2))
    expire(story, "expire-1", {"seg-4": [0, 2]}, at(3, day=5))
    close(story, "close-1", "A", at(6, day=7), minutes=RICH_MINUTES - 10, manual=30)
    late = at(16, day=4)
    session(story, "session-5", "B", late, recv_ms=at(7, day=7), deliver=False)
    segment(
        story, "seg-9", "B", late, late + SLOT, session="session-5", title=None, recv_ms=at(7, 0, 1, day=7),
        made_ms=late + SLOT + 1000, deliver=False,
    )  # fmt: skip
    reveal(
        story,
        "reveal-5",
        "B",
        "session-5",
        late + SLOT,
        made_ms=late + SLOT + 2000,
        recv_ms=at(7, 0, 2, day=7),
    )
    close(story, "close-2", "B", at(8, day=7), minutes=RICH_MINUTES, manual=30)
    story.tick("tick-4", at(8, 10, day=7))
    story.other("other-5", at(8, 11, day=7))
    story.note()
    return story


RICH_MINUTES = 10 + 9 + 0 + 10 + 10 + 10 + 5 + 4 + 10
"""seg-1, seg-2 after its redaction, seg-3 taken back, seg-4 to seg-9."""


def short(plot: Plot | None = None) -> Story:
    """One device, one segment with one picture, a redaction and a close: small enough for thousands of edits."""
    story = Story(plot or Plot())
    begin(story)
    session(story, "session-1", "A", at(9))
    segment(story, "seg-1", "A", at(9), at(9, 10), session="session-1")
    story.note()
    redact(story, "redact-1", "A", "seg-1", at(9, 11), removed=[2], minutes=10)
    reveal(story, "reveal-1", "A", "session-1", at(9, 12))
    close(story, "close-1", "A", at(6, day=7), minutes=10, manual=0)
    story.other("other-2", at(6, 1, day=7))
    story.note()
    return story


def stream_of(made: Made) -> str:
    return str(made.body["stream"])


def bundle_file(story: Story, **manifest: Any) -> bytes:
    """The bundle of a story over the whole week."""
    return story.file(**(PERIOD | manifest))


__all__ = [name for name in dir() if not name.startswith("_") and name not in ("Made", "folder")]
