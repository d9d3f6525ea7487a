"""What is wrong with photos, with signals, and with what was agreed to when."""

from collections.abc import Callable
from typing import Any

from tests.tamper.cases import REGIONS, Cases, Edit
from tests.tamper.forms import sha256
from tests.tamper.maker import Bundle, Plot, Story
from tests.tamper.second_world import (
    ALL_FEATURES,
    SIGNALS,
    WATCHED,
    WEBCAM,
    idle,
    photo,
    second,
    signals,
    taken_at,
    watched,
    withdraw,
)
from tests.tamper.world import (
    FEATURES,
    TWO,
    at,
    consent,
    moment,
    redact,
    reveal,
    screenshot,
    segment,
    session,
)

CASES = Cases(second)
add = CASES.add


# V9, V12: photos and signals


def photo_value(code: str, name: str, words: str, **members: Any) -> None:
    add(
        "V12",
        code,
        f"photo-{name}",
        f"A photo {words}",
        lambda plot: plot.item("seg-1", WEBCAM, **members),
    )


photo_value("item-mismatch", "before-the-span", "of before the span", taken_ms=at(9) - 1)
photo_value("item-mismatch", "after-the-span", "of the span's end", taken_ms=at(9, 10))
photo_value("unknown-field", "blurred", "with a member of screenshots", blur=0)
photo_value("bad-value", "of-another-type", "in a format that there is not", media_type="image/gif")


def signals_value(code: str, name: str, words: str, **members: Any) -> None:
    add(
        "V12",
        code,
        f"signals-{name}",
        f"Signals {words}",
        lambda plot: plot.item("seg-1", SIGNALS, **members),
    )


signals_value("bad-value", "a-minute-less", "of a minute less than the span", injected=[0] * 9)
signals_value("bad-value", "a-minute-more", "of a minute more than the span", injected=[0] * 11)
signals_value("bad-value", "below-nothing", "with a count below 0", injected=[0] * 9 + [-1])
signals_value(
    "bad-value", "beyond-the-most", "with a count too high", injected=[0] * 9 + [1_000_001]
)
signals_value("bad-value", "device-twice", "of a device: 2", device_input=[0] * 9 + [2])
signals_value("bad-value", "device-short", "of a device, of a minute less", device_input=[0] * 9)
signals_value("bad-value", "device-null", "of a device, null written out", device_input=None)
signals_value("unknown-field", "member", "with a member more", hands=True)
for kind, item in (
    ("photo", photo("more", taken_at("session-2", at(11, day=1)))),
    ("signals", signals(10)),
):
    add(
        "V12",
        "item-mismatch",
        f"{kind}-twice",
        f"A segment with {kind} beside a reason for none",
        lambda plot, item=item: plot.on(
            "items", "seg-4", lambda opened: opened.append(["AAAAAAAAAAAAAAAAAAAAAA", *item[:2]])
        ),
    )
add(
    "V13",
    "item-mismatch",
    "photo-replaced",
    "A second screenshot of one monitor takes the place of a photo",
    lambda plot: plot.then(
        "back-1",
        lambda story: redact(
            story,
            "redact-9",
            "A",
            "seg-1",
            at(14, 30),
            replaced={WEBCAM: screenshot("late", 0, taken_at("session-1", at(9)), regions=REGIONS)},
            minutes=10,
        ),
    ),
)


@CASES.case("V14", "removed-still-present")
def photo_still_there(plot: Plot) -> None:
    """A photo that was taken back"""

    def edit(bundle: Bundle) -> None:
        made = bundle.story.made["seg-1"]
        bundle.statement("seg-1")["disclosures"][WEBCAM] = made.disclosures[WEBCAM]

    plot.then("back-1", photo_back)
    plot.bundle(edit)


def photo_back(story: Story) -> None:
    redact(story, "redact-9", "A", "seg-1", at(14, 30), removed=[WEBCAM], minutes=10)


@CASES.case("V15", "unreferenced")
def photo_file_still_there(plot: Plot) -> None:
    """The file of a photo that was taken back"""

    def edit(bundle: Bundle) -> None:
        _, _, (large, _) = photo("seg-1", 0)
        bundle.blobs |= {sha256(large): large}

    plot.then("back-1", photo_back)
    plot.bundle(edit)


@CASES.case("V15", "blob-mismatch")
def photo_of_another(plot: Plot) -> None:
    """Another photo under the name of one"""

    def edit(bundle: Bundle) -> None:
        name = sha256(photo("seg-1", 0)[2][0])
        bundle.blobs[name] = bundle.blobs[name].replace(b"seg-1", b"seg-9")

    plot.bundle(edit)


# V16: what was agreed to when


def unagreed(name: str, words: str, edit: Edit) -> None:
    add("V16", "no-consent", name, words, edit)


for kind, feature in (("photo", "webcam"), ("signals", "signals")):
    unagreed(
        f"{kind}-without-agreement",
        f"A segment with {kind}, to which the contractor had not agreed",
        lambda plot, feature=feature: plot.body(
            "consent-2", features=[one for one in ALL_FEATURES if one != feature]
        ),
    )
unagreed(
    "photo-agreed-to-later",
    "A photo, to which the contractor agreed when it was taken already",
    lambda plot: [
        plot.body("consent-2", features=FEATURES),
        plot.then(
            "reveal-1",
            lambda story: consent(
                story, "consent-9", "A", WATCHED, at(9, 31), features=ALL_FEATURES
            ),
        ),
    ],
)


def shown_after_withdrawal(
    index: int, item: Callable[[], tuple[str, dict[str, Any], list[bytes]]]
) -> Edit:
    """In the segment after the withdrawal and the smaller consent, something that only the first consent has."""

    def change(opened: list[Any]) -> None:
        opened[index][1:] = item()[:2]

    return lambda plot: plot.on("items", "seg-4", change)


unagreed(
    "signals-after-the-withdrawal",
    "Signals, after the consent to them was withdrawn and a new one is without them",
    shown_after_withdrawal(SIGNALS, lambda: signals(10)),
)


@CASES.case("V16", "no-consent")
def photo_after_the_withdrawal(plot: Plot) -> None:
    """A photo, after the consent to it was withdrawn and a new one is without it"""
    plot.never.add("seg-4")
    plot.first("reveal-2", lambda story: watched(story, "seg-9", "A", at(11, day=1), "session-2"))


@CASES.case("V16", "no-consent")
def segment_after_the_withdrawal(plot: Plot) -> None:
    """A segment without photo or signals between a withdrawal and the next consent"""

    def work(story: Story) -> None:
        session(story, "session-9", "A", at(8, day=1))
        segment(story, "seg-9", "A", at(8, day=1), at(8, 10, day=1), session="session-9")
        reveal(story, "reveal-9", "A", "session-9", at(8, 11, day=1))

    plot.then("consent-3", work)


@CASES.case("V16", "no-consent")
def idle_after_the_withdrawal(plot: Plot) -> None:
    """Idle time that is kept between a withdrawal and the next consent"""

    def rest(story: Story) -> None:
        session(story, "session-9", "A", at(8, day=1))
        idle(story, "seg-9", "A", at(8, day=1), "session-9")
        reveal(story, "reveal-9", "A", "session-9", at(8, 11, day=1))

    plot.then("consent-3", rest)


unagreed(
    "withdrawn-in-the-other-stream",
    "Withdrawn on another device before a segment; it heard of it only later",
    lambda plot: plot.then(
        "device-2",
        lambda story: (
            story.devices.update(B=TWO),
            plot.body("consent-9", made_ms=at(8, 50), shown_ms=at(8, 50)),
            withdraw(story, "consent-9", "B", at(12, 1)),
        )[0],
    ),
)
unagreed(
    "never-agreed-to-again",
    "Work goes on after a withdrawal, to which no consent followed",
    lambda plot: plot.never.add("consent-4"),
)
unagreed(
    "withdrawn-at-the-very-start",
    "Withdrawn in the millisecond in which a segment begins",
    lambda plot: plot.then(
        "consent-5",
        lambda story: (
            plot.body("consent-9", made_ms=at(8, day=2)),
            withdraw(story, "consent-9", "B", at(8, day=2)),
        )[0],
    ),
)

# V17: the moment of a photo


def off(name: str, words: str, milliseconds: int) -> None:
    add(
        "V17",
        "moment-mismatch",
        f"photo-{name}",
        words,
        lambda plot: plot.item(
            "seg-5", WEBCAM, taken_ms=moment("session-3", at(8, day=2)) + milliseconds
        ),
    )


off("before-its-moment", "A photo of a millisecond before its moment", -1)
off("after-its-moment", "A photo of 30 seconds and a millisecond after its moment", 30_001)
for reason, said in (
    ("ended-before-moment", "ended before the moment"),
    ("discarded-with-idle", "was discarded with idle time"),
):
    add(
        "V17",
        "moment-mismatch",
        f"photo-{reason}",
        f"No photo, as the span {said}, though the moment lies in it",
        lambda plot, reason=reason: plot.on(
            "items", "seg-4", lambda opened: opened[WEBCAM].__setitem__(2, {"reason": reason})
        ),
    )
