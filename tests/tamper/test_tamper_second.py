"""The second story holds, each thing that it may do is not refused, and what is missing of it is told as what it is."""

import io

import pytest

from tests.tamper.forms import sha256
from tests.tamper.maker import CONTRACT, TRUST, Plot, folder
from tests.tamper.second_world import (
    ACTIVITY,
    ALL_FEATURES,
    SECOND_MINUTES,
    SIGNALS,
    WATCHED,
    WEBCAM,
    photo,
    second,
    take_back,
    withdraw,
)
from tests.tamper.world import PERIOD, TWO, at, bundle_file, consent, moment, redact
from wire.bundle.verify import verify


def asked(plot=None, *, manifest=None, **more):
    told = second(plot or Plot())
    return verify(io.BytesIO(bundle_file(told, **(manifest or {}))), **({"vkeys": [TRUST]} | more))


def found(report):
    assert report.error is None, (report.error, report.error.where)
    return {str(one.kind): one.count for one in report.findings}


ALWAYS = {"removed": 2, "first-device": 1}
"""What there is to find when nothing is changed: the memos of two times that were taken back."""


def test_the_second_story_holds():
    report = asked(contract=CONTRACT, period=(PERIOD["from_ms"], PERIOD["to_ms"]))
    assert found(report) == ALWAYS
    assert (report.exit_code(), report.exit_code(strict=True)) == (0, 0)


def test_idle_time_is_tracked_and_claimed_time_that_was_taken_back_is_nothing():
    counts = asked().counts
    assert (counts.tracked_minutes, counts.manual_minutes) == (SECOND_MINUTES, 20)
    assert (counts.segments, counts.closes, counts.streams) == (5, 2, 2)
    assert counts.idle_minutes == 10


def test_idle_minutes_are_no_more_than_are_claimed():
    plot = Plot()
    plot.body("seg-2", minutes=4)
    for name in ("close-1", "close-2"):
        plot.body(name, minutes=SECOND_MINUTES - 6)
    assert asked(plot).counts.idle_minutes == 4


def test_idle_minutes_are_those_of_the_period():
    day = 24 * 3_600_000
    counts = asked(period=(PERIOD["from_ms"] + day, PERIOD["to_ms"])).counts
    assert (counts.tracked_minutes, counts.idle_minutes) == (20, 0)


def test_idle_time_that_was_taken_back_is_not_idle_any_more():
    plot = Plot()
    plot.then("back-1", lambda story: idle_back(story))
    for name in ("close-1", "close-2"):
        plot.body(name, minutes=SECOND_MINUTES - 10)
    counts = asked(plot).counts
    assert (counts.tracked_minutes, counts.idle_minutes) == (SECOND_MINUTES - 10, 0)


def idle_back(story):
    redact(story, "redact-9", "B", "seg-2", at(14, 30), removed=range(6), minutes=0)


GOOD = []


def holds(name, edit):
    GOOD.append(pytest.param(edit, id=name))


holds("photo-at-its-moment", lambda p: p.item("seg-5", WEBCAM, taken_ms=moment_of_five()))
holds("photo-30-s-later", lambda p: p.item("seg-5", WEBCAM, taken_ms=moment_of_five() + 30_000))
holds(
    "idle-without-counts",
    lambda p: p.on(
        "items", "seg-2", lambda opened: opened[ACTIVITY].__setitem__(2, {"reason": "kept-as-idle"})
    ),
)
holds("signals-at-their-bounds", lambda p: p.item("seg-1", SIGNALS, injected=[0] * 9 + [1_000_000]))
holds("signals-of-a-device", lambda p: p.item("seg-3", SIGNALS, device_input=[1] * 10))
holds(
    "withdrawn-during-the-segment",
    lambda p: p.first("seg-5", lambda story: withdraw(story, "consent-9", "B", at(8, 5, day=2))),
)
holds(
    "closed-for-less-than-is-claimed",
    lambda p: [p.body(one, manual_minutes=0) for one in ("close-1", "close-2")],
)
holds(
    "taken-back-in-its-own-stream",
    lambda p: [
        p.never.add("back-1"),
        p.then("manual-3", lambda story: take_back(story, "back-9", "A", "manual-1", at(14, 20))),
    ],
)
holds(
    "agreed-to-on-the-other-device",
    lambda p: [
        p.never.add("consent-5"),
        p.first(
            "session-3",
            lambda story: consent(
                story, "consent-9", "B", WATCHED, at(7, day=2), features=ALL_FEATURES
            ),
        ),
    ],
)
holds("agreed-as-the-segment-begins", lambda p: p.body("consent-5", made_ms=at(7, day=2)))


def moment_of_five():
    return moment("session-3", at(8, day=2))


@pytest.mark.parametrize("edit", GOOD)
def test_what_may_be_is_not_refused(edit):
    plot = Plot()
    edit(plot)
    report = asked(plot)
    assert set(found(report)) == set(ALWAYS)
    assert report.exit_code() == 0


@pytest.mark.parametrize(
    ("have", "kind"), [(0b111111, "server-lost"), (0b101111, "never-received")]
)
@pytest.mark.parametrize("which", [0, 1])
def test_the_file_of_a_photo_that_is_missing(have, kind, which):
    plot = Plot()
    plot.entry("seg-1", have=have)
    plot.bundle(lambda bundle: leave_out(bundle, which))
    report = asked(plot)
    assert found(report) == ALWAYS | {kind: 1}
    assert (report.exit_code(), report.exit_code(strict=True)) == (2, 2)


def leave_out(bundle, which):
    """The exporter has not got one file of a photo."""
    del bundle.blobs[sha256(photo("seg-1", 0)[2][which])]


def test_photos_are_withheld_as_pictures_are():
    plot = Plot()
    plot.bundle(lambda bundle: leave_out(bundle, 0))
    report = asked(plot, manifest={"withheld": ["pictures"]})
    assert found(report) == ALWAYS | {"withheld": 1}
    assert report.exit_code() == 0


def test_signals_that_are_missing():
    plot = Plot()
    plot.bundle(lambda bundle: bundle.statement("seg-1")["disclosures"].__setitem__(SIGNALS, None))
    report = asked(plot)
    assert found(report) == ALWAYS | {"server-lost": 1}
    assert report.exit_code() == 2


def test_the_reason_for_claimed_time_that_is_missing():
    plot = Plot()
    plot.bundle(lambda bundle: bundle.statement("manual-2")["disclosures"].__setitem__(0, None))
    report = asked(plot)
    assert found(report) == ALWAYS | {"server-lost": 1}
    assert report.exit_code() == 2


def test_what_is_taken_back_in_a_stream_that_is_not_given_is_told():
    plot = Plot()
    plot.then("back-1", other_stream)
    report = asked(plot)
    assert found(report) == ALWAYS | {"target-not-given": 1}
    assert report.exit_code() == 0


def other_stream(story):
    """A redaction of something of a stream that is none of the bundle's: whose it is cannot be known from it."""
    target = {"stream": folder("Z"), "seq": 3, "sha256": "ab" * 32}
    story.contractor(
        "back-9", "B", "redact", recv_ms=at(14, 40), target=target, minutes=0, removed=[0], replaced=[],
        reason="mistake",
    )  # fmt: skip


def test_both_devices_are_there():
    """That a withdrawal on one device holds for the other is what the cases rest on."""
    story = second()
    assert story.devices["B"] is TWO
    assert story.made["consent-3"].body["stream"] != story.made["seg-1"].body["stream"]
