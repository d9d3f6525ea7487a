"""Steps V16 to V18: what is wrong with consents, sessions and closes."""

from collections.abc import Callable
from typing import Any

from tests.tamper.cases import Cases, Edit
from tests.tamper.forms import b64url, sha256
from tests.tamper.maker import Plot, Story, folder
from tests.tamper.world import (
    DAY,
    POLICY,
    SECOND_POLICY,
    TWO,
    at,
    consent,
    moment,
    policy_name,
    reveal,
    segment,
)

CASES = Cases()
add = CASES.add


# V16: consents


def unagreed(name: str, words: str, edit: Edit) -> None:
    add("V16", "no-consent", f"consent-{name}", words, edit)


unagreed(
    "to-another-policy",
    "the only consent is to another policy",
    lambda plot: plot.body("consent-1", policy_sha256=policy_name(SECOND_POLICY)),
)
unagreed(
    "without-screenshots",
    "a picture that was not agreed to",
    lambda plot: plot.body("consent-1", features=["activity", "window"]),
)
unagreed(
    "without-window",
    "a window that was not agreed to",
    lambda plot: plot.body("consent-1", features=["activity", "screenshots"]),
)
unagreed(
    "withdrawn",
    "the contractor withdrew it before",
    lambda plot: plot.body("consent-1", features=[]),
)


@CASES.case("V16", "no-consent")
def consent_withdrawn_later(plot: Plot) -> None:
    """Withdrawn an hour before a segment begins"""

    def withdraw(story: Story) -> None:
        plot.body("consent-9", features=[])
        consent(story, "consent-9", "A", SECOND_POLICY, at(7, day=2))

    plot.first("session-4", withdraw)


@CASES.case("V16", "no-consent")
def consent_withdrawn_before_an_older_one_arrives(plot: Plot) -> None:
    """Withdrawn on one device; what was agreed before that on another arrives later, and is no newer for it"""

    def older(story: Story) -> None:
        story.devices["E"] = TWO
        consent(story, "consent-9", "E", POLICY, at(12, 1))

    plot.body("consent-1", features=[])
    plot.body("consent-9", made_ms=at(7, 50), shown_ms=at(7, 50))
    plot.then("device-2", older)


@CASES.case("V16", "no-consent")
def consent_after_the_work(plot: Plot) -> None:
    """Agreed only after the segment that begins the contract"""
    plot.body("consent-1", policy_sha256="ab" * 32)
    plot.first("reveal-1", lambda story: consent(story, "consent-9", "A", POLICY, at(9, 27, 2)))


@CASES.case("V16", "no-consent")
def consent_to_the_old_policy_only(plot: Plot) -> None:
    """A day after a new policy the contractor still agreed only to the old"""
    plot.never.add("consent-2")
    plot.never.update({"session-3", "seg-6"})


# V17: sessions


def session(code: str, name: str, words: str, edit: Edit) -> None:
    add("V17", code, f"session-{name}", words, edit)


session(
    "seed-mismatch",
    "other-seed",
    "another seed than committed to",
    lambda plot: plot.body("reveal-1", seed=b64url(bytes(32))),
)
session(
    "seed-mismatch",
    "other-commitment",
    "another hash of the seed at the start",
    lambda plot: plot.body("session-1", seed_sha256=sha256(b"")),
)
session(
    "wrong-target",
    "reveals-a-consent",
    "the statement that it opens is a consent",
    lambda plot: plot.body("reveal-1", session=0),
)
session(
    "wrong-target",
    "reveals-a-segment",
    "the statement that it opens is a segment",
    lambda plot: plot.body("reveal-1", session=2),
)


@CASES.case("V17", "wrong-target")
def session_revealed_twice(plot: Plot) -> None:
    """One session is revealed twice"""
    plot.then("reveal-1", lambda story: reveal(story, "reveal-9", "A", "session-1", at(9, 30)))


@CASES.case("V17", "wrong-target")
def session_that_starts_before_the_last(plot: Plot) -> None:
    """A session that started before the one before it in its stream"""
    plot.body("session-4", started_ms=at(8))


@CASES.case("V17", "wrong-target")
def session_that_ended_before_it_started(plot: Plot) -> None:
    """A reveal that says the session ended before it started"""
    plot.body("reveal-4", ended_ms=at(7, day=2))


@CASES.case("V17", "moment-mismatch")
def picture_before_its_moment(plot: Plot) -> None:
    """A picture taken a millisecond before its moment; committed to and signed"""
    plot.item("seg-5", 0, taken_ms=moment("session-2", at(13, 10)) - 1)


@CASES.case("V17", "moment-mismatch")
def picture_after_its_moment(plot: Plot) -> None:
    """A picture taken 30 seconds and a millisecond after its moment"""
    plot.item("seg-5", 0, taken_ms=moment("session-2", at(13, 10)) + 30_001)


@CASES.case("V17", "moment-mismatch")
def reason_though_the_moment_came(plot: Plot) -> None:
    """Said to have ended before the moment, which lies in the span"""
    plot.on(
        "items", "seg-5", lambda opened: opened[0].__setitem__(2, {"reason": "ended-before-moment"})
    )


@CASES.case("V17", "moment-mismatch")
def idle_though_the_moment_came(plot: Plot) -> None:
    """Said to be discarded with idle time, though the moment lies in the span"""
    plot.on(
        "items", "seg-5", lambda opened: opened[0].__setitem__(2, {"reason": "discarded-with-idle"})
    )


@CASES.case("V17", "moment-mismatch")
def picture_though_the_moment_was_later(plot: Plot) -> None:
    """A picture in a span that ended before its moment"""
    plot.on("items", "seg-7", lambda opened: opened[0].__setitem__(2, taken(at(8, 1, day=2))))


def taken(taken_ms: int) -> dict[str, Any]:
    said = {"sha256": "0" * 64, "bytes": 1, "width": 1, "height": 1}
    return {
        "monitor": {"index": 0, "x": 0, "y": 0, "width": 1, "height": 1}, "taken_ms": taken_ms,
        "media_type": "image/png", "blur": 0, "picture": said, "thumbnail": said,
    }  # fmt: skip


# V18: closes


def other_head(told: dict[str, Any]) -> dict[str, Any]:
    """The head of a stream that is not the close's own."""
    return next(one for one in told["heads"] if one["stream"] != told["stream"])


def closed(
    code: str,
    name: str,
    words: str,
    change: Callable[[dict[str, Any]], Any],
    *,
    of: str = "close-2",
) -> None:
    add("V18", code, f"close-{name}", words, lambda plot: plot.on("body", of, change))


closed(
    "close-total",
    "minute-more",
    "a minute more than is counted",
    lambda told: told.update(minutes=told["minutes"] + 1),
)
closed(
    "close-total",
    "manual-more",
    "a minute more of claimed time",
    lambda told: told.update(manual_minutes=31),
)
closed(
    "close-total",
    "first-minute-more",
    "the first close a minute over what it counts",
    lambda told: told.update(minutes=told["minutes"] + 1),
    of="close-1",
)
closed(
    "wrong-target",
    "head-hash",
    "a head with another hash",
    lambda told: other_head(told).update(sha256="ab" * 32),
)
closed(
    "wrong-target",
    "head-beyond",
    "a head that its stream has not",
    lambda told: other_head(told).update(seq=99),
)


@CASES.case("V18", "wrong-target")
def close_of_a_stream_that_there_is_not(plot: Plot) -> None:
    """A head of a stream of which nothing is in the bundle, which the server made"""

    def more(told: dict[str, Any]) -> None:
        told["heads"].append({"stream": folder("Z"), "seq": 0, "sha256": "ab" * 32})
        told["heads"].sort(key=lambda one: str(one["stream"]))

    plot.on("body", "close-2", more)


@CASES.case("V18", "wrong-target")
def tail_dropped(plot: Plot) -> None:
    """The server drops the newest statements of a stream that a close speaks for"""
    plot.omitted.update({"reveal-4", "close-1"})


@CASES.case("V18", "wrong-target")
def whole_device_dropped(plot: Plot) -> None:
    """The server drops all that a device said, and that there was such a device"""
    plot.omitted.update({"session-3", "seg-6", "device-3", "revoke-3"})


@CASES.case("V18", "close-total")
def minutes_of_another_week(plot: Plot) -> None:
    """A close of a week in which nothing was tracked"""
    plot.on(
        "body", "close-2", lambda told: told.update(week_start_ms=told["week_start_ms"] + 7 * DAY)
    )


@CASES.case("V18", "close-total")
def later_close_says_less(plot: Plot) -> None:
    """A later close of the same week takes a minute back"""
    plot.on("body", "close-2", lambda told: told.update(minutes=told["minutes"] - 11))


@CASES.case("V18", "close-total")
def same_minutes_of_two_devices(plot: Plot) -> None:
    """A close that counts the minutes of two devices at one time twice"""

    def beside(story: Story) -> None:
        segment(story, "seg-10", "A", at(13), at(13, 10), session="session-1", recv_ms=at(13, 32))

    plot.then("reveal-2", beside)
    for name in ("close-1", "close-2"):
        plot.on("body", name, lambda told: told.update(minutes=told["minutes"] + 10))
