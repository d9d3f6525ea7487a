"""Steps V13 to V15: what is wrong with what was taken back or has expired, and with files."""

from collections.abc import Callable
from typing import Any

from tests.tamper.cases import REGIONS, Cases
from tests.tamper.forms import sha256
from tests.tamper.maker import Bundle, Plot, Story
from tests.tamper.world import at, expire, moment, redact, screenshot

CASES = Cases()
body = CASES.bodies("V13")
add = CASES.add


# V13: what was taken back


def target(of: str, name: str, words: str, **members: Any) -> None:
    """A case of a statement whose target is not what it says."""

    def change(told: dict[str, Any]) -> None:
        if "targets" in told:
            told["targets"][0].update(members)
        else:
            told["target"].update(members)

    add(
        "V13",
        "wrong-target",
        f"{of}-{name}",
        f"{of}: {words}",
        lambda plot: plot.on("body", of, change),
    )


body("adds-time", "redact-1", "adds-time", "more minutes than the segment claims", minutes=11)
for one in ("redact-1", "memo-1", "expire-1"):
    target(one, "wrong-hash", "another hash of its target", sha256="ab" * 32)
    target(one, "wrong-number", "another number", seq=4)


def at_another(of: str, name: str, words: str, other: str) -> None:
    """A case of a statement that is aimed at one that is no segment, or has no such items."""

    def change(told: dict[str, Any], plot: Plot) -> None:
        place = told["targets"][0] if "targets" in told else told["target"]
        place.update(plot.story.made[other].target)

    add(
        "V13",
        "wrong-target",
        f"{of}-{name}",
        f"{of}: {words}",
        lambda plot: plot.on("body", of, lambda told: change(told, plot)),
    )


at_another("redact-1", "of-a-consent", "it takes back a consent", "consent-1")
at_another("redact-1", "of-a-redaction", "it takes back a session", "session-1")
at_another("memo-1", "of-a-session", "the memo of a session", "session-1")
at_another("expire-1", "of-manual-time", "claimed time expires", "manual-1")
body("wrong-target", "redact-1", "index-beyond", "an item that the segment has not", removed=[2, 7])
add(
    "V13",
    "wrong-target",
    "expire-1-index-beyond",
    "an item that the segment has not expires",
    lambda plot: plot.on("body", "expire-1", lambda told: told["targets"][0].update(items=[0, 9])),
)


def again(
    name: str, words: str, code: str, more: Callable[[Story], None], *, after: str = "manual-1"
) -> None:
    """A case with one more statement that is not allowed after what there was."""
    add("V13", code, name, words, lambda plot: plot.then(after, more))


again(
    "removed-twice",
    "an item is removed that was removed before",
    "wrong-target",
    lambda story: redact(story, "redact-9", "A", "seg-2", at(14, 20), removed=[2], minutes=9),
)
again(
    "replaced-after-removal",
    "a picture takes the place of one that was removed",
    "wrong-target",
    lambda story: redact(
        story,
        "redact-9",
        "A",
        "seg-3",
        at(14, 20),
        replaced={0: screenshot("new", 0, at(9, 21), regions=REGIONS)},
        minutes=0,
    ),
)
again(
    "minutes-rise-again",
    "a second redaction claims more than the first left",
    "adds-time",
    lambda story: redact(story, "redact-9", "A", "seg-2", at(14, 20), removed=[1], minutes=10),
)
again(
    "minutes-from-nothing",
    "a removed segment claims a minute",
    "adds-time",
    lambda story: redact(story, "redact-9", "A", "seg-3", at(14, 20), removed=[], minutes=1),
)
again(
    "memo-after-removal",
    "a memo for a segment whose memo was removed",
    "wrong-target",
    lambda story: memo(story, "memo-9", "seg-3"),
)
again(
    "expired-twice",
    "an item expires twice",
    "wrong-target",
    lambda story: expire(story, "expire-9", {"seg-4": [0]}, at(3, 1, day=5)),
    after="expire-1",
)


def memo(story: Story, name: str, of: str, recv_ms: int = at(14, 20)) -> None:
    story.contractor(
        name,
        "A",
        "memo",
        recv_ms=recv_ms,
        target=story.made[of].target,
        items=[("memo", {"text": "New"}, [])],
    )


def replaced(code: str, name: str, words: str, **members: Any) -> None:
    """A case of a picture that does not fit the one that it replaces."""
    add("V13", code, f"replaced-{name}", words, lambda plot: plot.item("redact-2", 0, **members))


replaced(
    "item-mismatch",
    "another-monitor",
    "it is of another monitor",
    monitor={"index": 1, "x": 1920, "y": 0, "width": 1920, "height": 1080},
)
add(
    "V17",
    "moment-mismatch",
    "replaced-another-time",
    "a picture that replaces another was taken at another time",
    lambda plot: plot.item("redact-2", 0, taken_ms=at(9, 0, 1)),
)
add(
    "V12",
    "item-mismatch",
    "replaced-nothing-black",
    "nothing of it is blacked out",
    lambda plot: plot.on("items", "redact-2", lambda opened: without_regions(opened)),
)
add(
    "V13",
    "item-mismatch",
    "replaced-activity",
    "it stands in the place of the counts",
    lambda plot: plot.on("body", "redact-2", lambda told: told["replaced"][0].update(index=2)),
)


def without_regions(opened: list[Any]) -> None:
    del opened[0][2]["regions"]


again(
    "nothing-redacted",
    "a redaction of nothing",
    "wrong-target",
    lambda story: redact(story, "redact-9", "A", "seg-2", at(14, 20), removed=[], minutes=9),
)
again(
    "expired-though-removed",
    "an item expires that was removed",
    "wrong-target",
    lambda story: expire(story, "expire-9", {"seg-2": [2]}, at(3, 1, day=5)),
    after="expire-1",
)
again(
    "memo-after-expiry",
    "a memo for a segment whose memo has expired",
    "wrong-target",
    lambda story: (
        expire(story, "expire-9", {"seg-4": [3]}, at(3, 1, day=5)),
        memo(story, "memo-9", "seg-4", at(3, 2, day=5)),
    )[0],
    after="expire-1",
)
again(
    "replaced-after-expiry",
    "a picture takes the place of one that has expired",
    "wrong-target",
    lambda story: redact(
        story,
        "redact-9",
        "A",
        "seg-4",
        at(3, 2, day=5),
        replaced={0: screenshot("new", 0, moment("session-2", at(13)) + 1200, regions=REGIONS)},
        minutes=10,
    ),
    after="expire-1",
)

# V14: what is still there


def still(name: str, words: str, of: str, index: int) -> None:
    """A case of an exporter that gives what is gone, its files with it."""

    def edit(bundle: Bundle) -> None:
        bundle.statement(of)["disclosures"][index] = bundle.story.made[of].disclosures[index]

    add(
        "V14", "removed-still-present", f"still-there-{name}", words, lambda plot: plot.bundle(edit)
    )


still("removed", "the disclosure of a window that was removed", "seg-2", 2)
still("removed-wholly", "the counts of a segment that was removed", "seg-3", 1)
still("replaced", "the disclosure of a picture that was replaced", "seg-1", 0)
still("memo", "a memo that was changed", "seg-1", 4)
still("expired", "the disclosure of a picture that expired", "seg-4", 0)


def still_file(name: str, words: str, of: str, index: int, which: int) -> None:
    """A case of a file of something gone. Nothing says any more whose it was: it is a file that nothing names."""

    def edit(bundle: Bundle) -> None:
        file = bundle.story.made[of].files[index][which]
        bundle.blobs = {sha256(file): file} | bundle.blobs

    add("V15", "unreferenced", f"still-there-{name}", words, lambda plot: plot.bundle(edit))


still_file("replaced-picture", "the picture that was replaced", "seg-1", 0, 0)
still_file("replaced-thumbnail", "the thumbnail of a picture that was replaced", "seg-1", 0, 1)
still_file("expired-picture", "a picture that has expired", "seg-4", 0, 0)

# V15: files


def files(code: str, name: str, words: str, change: Callable[[dict[str, bytes]], Any]) -> None:
    """A case that changes the files, their names as they were."""

    def edit(bundle: Bundle) -> None:
        changed = change(bundle.blobs)
        bundle.blobs = bundle.blobs if changed is None else changed

    add("V15", code, f"blob-{name}", words, lambda plot: plot.bundle(edit))


def first(blobs: dict[str, bytes], content: Callable[[bytes], bytes]) -> None:
    name = next(iter(blobs))
    blobs[name] = content(blobs[name])


files(
    "blob-mismatch",
    "picture-replaced",
    "another picture under the name",
    lambda blobs: first(blobs, lambda data: b"another picture"),
)
files(
    "blob-mismatch",
    "bit",
    "one bit of a picture",
    lambda blobs: first(blobs, lambda data: bytes([data[0] ^ 1]) + data[1:]),
)
files(
    "blob-mismatch",
    "cut",
    "the last byte of a picture",
    lambda blobs: first(blobs, lambda data: data[:-1]),
)
files(
    "blob-mismatch",
    "longer",
    "a byte more in a picture",
    lambda blobs: first(blobs, lambda data: data + b"\0"),
)
files("blob-mismatch", "emptied", "an empty picture", lambda blobs: first(blobs, lambda data: b""))


def order(blobs: dict[str, bytes]) -> list[str]:
    """The names of the files, the first two swapped."""
    one, two, *more = blobs
    return [two, one, *more]


files(
    "blob-mismatch",
    "swapped",
    "the contents of two files swapped",
    lambda blobs: {name: blobs[other] for name, other in zip(blobs, order(blobs), strict=True)},
)
files(
    "unreferenced",
    "unnamed",
    "a file that nothing names",
    lambda blobs: blobs.update({sha256(b"hidden"): b"hidden"}),
)
files(
    "unreferenced",
    "unnamed-first",
    "a file that nothing names, before the others",
    lambda blobs: {sha256(b"hidden"): b"hidden", **blobs},
)
files(
    "bad-name",
    "out-of-order",
    "two files in another order",
    lambda blobs: {name: blobs[name] for name in order(blobs)},
)


@CASES.case("V15", "blob-mismatch")
def blob_size_misstated(plot: Plot) -> None:
    """The item says a byte more than the picture has; committed to and signed"""

    def more(opened: list[Any]) -> None:
        opened[0][2]["picture"]["bytes"] += 1

    plot.on("items", "seg-5", more)


@CASES.case("V15", "blob-mismatch")
def blob_of_two_sizes(plot: Plot) -> None:
    """Two items name one file, and say two sizes of it"""
    said: dict[str, Any] = {}

    def same(opened: list[Any]) -> None:
        said.setdefault("picture", dict(opened[0][2]["picture"]))
        opened[0][2]["picture"] = dict(said["picture"])

    def other(opened: list[Any]) -> None:
        opened[0][2]["picture"] = said["picture"] | {"bytes": said["picture"]["bytes"] + 1}

    def leave_out(bundle: Bundle) -> None:
        del bundle.blobs[sha256(bundle.story.made["seg-5"].files[0][0])]

    plot.on("items", "seg-2", same)
    plot.on("items", "seg-5", other)
    plot.bundle(leave_out)
