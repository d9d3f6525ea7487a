"""What is wrong with idle time that was kept."""

from collections.abc import Callable
from typing import Any

from tests.tamper.cases import REGIONS, Cases
from tests.tamper.maker import Plot, Story
from tests.tamper.second_world import (
    ACTIVITY,
    MEMO,
    SCREENSHOT,
    SIGNALS,
    WEBCAM,
    WINDOW,
    idle,
    none_of,
    photo,
    second,
    signals,
    taken_at,
)
from tests.tamper.world import (
    at,
    redact,
    reveal,
    screenshot,
    segment,
    session,
)

CASES = Cases(second)
add = CASES.add


# V9, V12, V13: idle time that was kept


def idle_item(
    name: str, words: str, index: int, item: Callable[[], tuple[str, dict[str, Any], list[bytes]]]
) -> None:
    """A case of a span kept as idle that shows something."""

    def edit(plot: Plot) -> None:
        def change(opened: list[Any]) -> None:
            kind, value, _ = item()
            opened[index][1:] = [kind, value]

        plot.on("items", "seg-2", change)

    add("V12", "item-mismatch", f"idle-{name}", words, edit)


SHOWN = taken_at("session-1", at(9, 10))
ZEROS: dict[str, Any] = {kind: [0] * 10 for kind in ("keys", "clicks", "scrolls")}
idle_item(
    "with-a-picture",
    "Idle time with a picture",
    SCREENSHOT,
    lambda: screenshot("of idle time", 0, SHOWN),
)
idle_item("with-a-photo", "Idle time with a photo", WEBCAM, lambda: photo("of idle time", SHOWN))
idle_item("with-signals", "Idle time with signals of input", SIGNALS, lambda: signals(10))
idle_item(
    "with-signals-of-nothing",
    "Idle time with signals that say that there was nothing",
    SIGNALS,
    lambda: ("signals", {"injected": [0] * 10}, []),
)
idle_item(
    "with-a-window",
    "Idle time with a window",
    WINDOW,
    lambda: ("window", {"app": "Text Editor"}, []),
)
for one in ("keys", "clicks", "scrolls"):
    idle_item(
        f"with-{one}",
        f"Idle time in whose last minute there were {one}",
        ACTIVITY,
        lambda one=one: ("activity", ZEROS | {one: [0] * 9 + [1]}, []),
    )
idle_item(
    "with-an-empty-memo", "Idle time without a word", MEMO, lambda: ("memo", {"text": ""}, [])
)
idle_item(
    "with-a-reason-for-no-memo",
    "Idle time with a reason in the place of its memo",
    MEMO,
    lambda: none_of("memo", "not-available"),
)


def idle_member(name: str, words: str, value: Any) -> None:
    add("V9", "bad-value", f"idle-{name}", words, lambda plot: plot.body("seg-2", idle=value))


idle_member("false", "idle is written out though it is false", False)
idle_member("one", "idle is 1", 1)
idle_member("null", "idle is null", None)
idle_member("word", "idle is a word", "true")
add(
    "V9",
    "bad-value",
    "idle-false-on-work",
    "A segment of work says that it is not idle",
    lambda plot: plot.body("seg-1", idle=False),
)
add(
    "V12",
    "item-mismatch",
    "idle-on-work",
    "A segment of work is said to be idle",
    lambda plot: plot.body("seg-1", idle=True),
)
add(
    "V9",
    "unknown-field",
    "idle-on-claimed-time",
    "Claimed time is said to be idle",
    lambda plot: plot.body("manual-1", idle=True),
)
add(
    "V13",
    "item-mismatch",
    "idle-picture-put-in-later",
    "A picture takes the place of the reason in idle time",
    lambda plot: plot.then(
        "back-1",
        lambda story: redact(
            story,
            "redact-9",
            "A",
            "seg-2",
            at(14, 30),
            replaced={SCREENSHOT: screenshot("late", 0, SHOWN, regions=REGIONS)},
            minutes=10,
        ),
    ),
)


add(
    "V13",
    "item-mismatch",
    "idle-memo-emptied-later",
    "The memo of idle time gives way to an empty one",
    lambda plot: plot.then("back-1", lambda story: _another_memo(story, "")),
)


def _another_memo(story: Story, text: str) -> None:
    if "seg-2" in story.made:
        story.contractor(
            "memo-9", "A", "memo", recv_ms=at(14, 30), target=story.made["seg-2"].target,
            items=[("memo", {"text": text}, [])],
        )  # fmt: skip
        if "memo-9" in story.made:
            story.gone("seg-2", MEMO)


@CASES.case("V18", "close-total")
def idle_counted_beside_work(plot: Plot) -> None:
    """A close that counts idle time on one device and work on another at one time twice"""

    def beside(story: Story) -> None:
        session(story, "session-9", "B", at(12, 10))
        session(story, "session-8", "A", at(12, 10))
        segment(story, "seg-9", "B", at(12, 10), at(12, 20), session="session-9")
        idle(story, "seg-8", "A", at(12, 10), "session-8")
        reveal(story, "reveal-9", "B", "session-9", at(12, 30))

    plot.first("manual-1", beside)
    plot.body("close-1", minutes=50 + 20)
