"""Steps V9 to V11: what is wrong with the contractor's statements, their chains, anchors and times."""

from collections.abc import Callable
from typing import Any

from tests.tamper.cases import Cases, Edit
from tests.tamper.forms import b64url
from tests.tamper.maker import ZEROS, Plot, folder
from tests.tamper.world import DAY, HOUR, MINUTE, POLICY, WEEK, at, consent, rich

CASES = Cases()
add = CASES.adder("V9")
body = CASES.bodies("V9")


def within(code: str, of: str, path: str, name: str, value: Any) -> None:
    """A case that changes one member within a statement, named by its path."""

    def change(told: dict[str, Any]) -> None:
        *ways, last = path.split("/")
        for way in ways:
            told = told[int(way)] if isinstance(told, list) else told[way]
        told[last] = value

    add(
        code,
        f"{of}-{name}",
        f"{of}: {path} is {str(value)[:40]!r}",
        lambda plot: plot.on("body", of, change),
    )


# what every one of them has

LAST = "close-2"
body("unknown-version", LAST, "v2", "v is 2", v=2)
body("unknown-version", LAST, "v0", "v is 0", v=0)
body("bad-value", LAST, "v-true", "v is true", v=True)
body("unknown-type", LAST, "type-unknown", "a type that is none", type="invoice")
body("wrong-log", LAST, "other-deployment", "it is meant for another log", log="other.example/log")
body(
    "wrong-contract",
    LAST,
    "other-contract",
    "it is of another contract",
    contract="c0ffee0000000043",
)
body("bad-value", LAST, "contract-capitals", "a contract in capitals", contract="C0FFEE0000000042")
body("bad-value", LAST, "log-spaced", "an origin with a space", log="tamper.example /log")
body("bad-value", LAST, "stream-padded", "a stream with padding", stream=folder("B") + "==")
body("bad-value", LAST, "stream-short", "a stream of 15 bytes", stream=b64url(bytes(15)))
body("bad-value", LAST, "seq-negative", "a negative number", seq=-1)
body("bad-value", LAST, "made-2100", "made in 2100", made_ms=4_102_444_800_001)
body("bad-value", LAST, "prev-capitals", "a predecessor in capitals", prev="AB" * 32)
body("bad-value", LAST, "anchor-null", "a null for an anchor", anchor=None)
body(
    "bad-value", LAST, "anchor-negative", "an anchor of size -1", anchor={"size": -1, "root": ZEROS}
)
body(
    "bad-value",
    LAST,
    "anchor-empty-root",
    "an anchor of size 0 with a root",
    anchor={"size": 0, "root": ZEROS},
)
for one in ("v", "type", "log", "contract", "stream", "seq", "prev", "anchor", "made_ms"):
    add(
        "missing-field",
        f"{LAST}-without-{one.replace('_', '-')}",
        f"no member {one}",
        lambda plot, one=one: plot.without(LAST, one),
    )
for one in (
    "seg-2",
    "redact-1",
    "memo-1",
    "manual-1",
    "consent-2",
    "session-4",
    "reveal-4",
    "close-1",
):
    body("unknown-field", one, "member", "one member more", score=100)
for one, member in (
    ("seg-8", "slot_ms"), ("seg-8", "slot_start_ms"), ("seg-8", "minutes"), ("seg-8", "items"), ("seg-8", "clock"),
    ("seg-8", "agent"), ("redact-1", "target"), ("redact-1", "removed"), ("redact-1", "replaced"),
    ("redact-1", "minutes"), ("redact-1", "reason"), ("memo-1", "target"), ("memo-1", "item"), ("manual-1", "start_ms"),
    ("manual-1", "minutes"), ("manual-1", "items"), ("consent-2", "policy_sha256"), ("consent-2", "features"),
    ("consent-2", "shown_ms"), ("session-4", "started_ms"), ("session-4", "seed_sha256"), ("reveal-4", "session"),
    ("reveal-4", "seed"), ("reveal-4", "ended_ms"), ("close-1", "week_start_ms"), ("close-1", "heads"),
    ("close-1", "minutes"), ("close-1", "manual_minutes"),
):  # fmt: skip
    add(
        "missing-field",
        f"{one}-without-{member.replace('_', '-')}",
        f"{one}: no member {member}",
        lambda plot, one=one, member=member: plot.without(one, member),
    )

# each type's own

body("bad-value", "seg-8", "minutes-none", "no minutes", minutes=0)
body("bad-value", "seg-8", "ten-minutes-for-four", "ten minutes of a span of four", minutes=10)
body("bad-value", "seg-8", "one-minute-more", "five minutes of a span of four", minutes=5)
body("bad-value", "seg-8", "slot-of-nine", "a slot of nine minutes", slot_ms=9 * MINUTE)
body("bad-value", "seg-8", "slot-off-grid", "a slot off the grid", slot_start_ms=at(8, day=2) + 1)
body(
    "bad-value", "seg-8", "before-its-slot", "it begins before its slot", start_ms=at(8, day=2) - 1
)
body("bad-value", "seg-8", "beyond-its-slot", "it ends after its slot", end_ms=at(8, 10, day=2) + 1)
body("bad-value", "seg-8", "empty", "it ends as it begins", end_ms=at(8, 6, day=2))
body(
    "bad-value",
    "seg-8",
    "made-before-its-end",
    "it was made before it ended",
    made_ms=at(8, 10, day=2) - 1,
)
body("bad-value", "seg-8", "items-none", "no items", items=[])
body("bad-value", "seg-8", "items-alike", "two commitments alike", items=[b64url(bytes(32))] * 4)
body(
    "bad-value",
    "seg-8",
    "items-17",
    "17 commitments",
    items=[b64url(bytes([n]) * 32) for n in range(17)],
)
body("bad-value", "seg-8", "items-short", "a commitment of 31 bytes", items=[b64url(bytes(31))])
within("bad-value", "seg-8", "clock/boot", "clock-boot", "")
within("bad-value", "seg-8", "clock/mono_ms", "clock-mono", -1)
within("bad-value", "seg-8", "clock/offset_age_s", "clock-age", -1)
within("bad-value", "seg-8", "clock/jumps_ms", "clock-jumps", [1] * 65)
within("unknown-field", "seg-8", "clock/zone", "clock-zone", "Europe/Berlin")
within("bad-value", "seg-8", "agent/name", "agent-control", "hour\u0007proof")
within("bad-value", "seg-8", "agent/os", "agent-bidi", "Debian \u202e21")
within("bad-value", "seg-8", "agent/senses/idle", "agent-sense", "")
body("bad-value", "redact-1", "reason-unknown", "an unknown reason", reason="boss")
body("bad-value", "redact-1", "removed-shuffled", "indexes out of order", removed=[3, 2])
body("bad-value", "redact-1", "removed-twice", "an index twice", removed=[2, 2])
body("bad-value", "redact-1", "removed-negative", "a negative index", removed=[-1])
body("bad-value", "redact-1", "removed-16", "an index of 16", removed=[16])
body("bad-value", "redact-1", "minutes-negative", "minutes below 0", minutes=-1)
body("bad-value", "redact-2", "both", "an index removed and replaced", removed=[0])
within("bad-value", "redact-1", "target/seq", "target-seq", -1)
within("bad-value", "redact-1", "target/sha256", "target-hash", "00")
within("unknown-field", "redact-1", "target/contract", "target-member", "c0ffee0000000042")
body("bad-value", "memo-1", "item-short", "a commitment of 31 bytes", item=b64url(bytes(31)))
body("bad-value", "manual-1", "empty", "it ends as it begins", end_ms=at(11))
body("bad-value", "manual-1", "backwards", "it ends before it begins", end_ms=at(10))
body("bad-value", "manual-1", "25-hours", "25 hours", start_ms=at(11, 30) - 25 * HOUR, minutes=30)
body("bad-value", "manual-1", "too-many", "31 minutes of 30", minutes=31)
body("bad-value", "manual-1", "minutes-none", "no minutes", minutes=0)
body(
    "bad-value",
    "manual-1",
    "ahead",
    "time that had not been when it was made",
    end_ms=at(14, 11),
    minutes=30,
)
body(
    "bad-value",
    "manual-1",
    "items-two",
    "two commitments",
    items=[b64url(bytes([n]) * 32) for n in range(2)],
)
body(
    "bad-value",
    "consent-2",
    "features-shuffled",
    "features out of order",
    features=["window", "activity"],
)
body("bad-value", "consent-2", "features-twice", "a feature twice", features=["window", "window"])
body("bad-value", "consent-2", "features-unknown", "agreed to keystrokes", features=["keystrokes"])
body("bad-value", "consent-2", "shown-later", "shown after it was signed", shown_ms=at(8, day=1))
body("bad-value", "consent-2", "policy-short", "a short name of a policy", policy_sha256="00")
body(
    "bad-value",
    "session-4",
    "started-later",
    "started after it was signed",
    started_ms=at(8, day=2) + 1,
)
body("bad-value", "session-4", "seed-short", "a short hash of the seed", seed_sha256="00")
body("bad-value", "reveal-4", "of-itself", "the session is its own number", session=99)
body("bad-value", "reveal-4", "seed-short", "a seed of 31 bytes", seed=b64url(bytes(31)))
body("bad-value", "reveal-4", "ended-later", "ended after it was signed", ended_ms=at(9, day=2))
body(
    "bad-value",
    "close-1",
    "on-a-tuesday",
    "a week that begins on a Tuesday",
    week_start_ms=WEEK + DAY,
)
body("bad-value", "close-1", "heads-none", "no heads", heads=[])
body("bad-value", "close-1", "minutes-negative", "minutes below 0", minutes=-1)
add(
    "bad-value",
    "close-1-heads-shuffled",
    "heads out of order",
    lambda plot: plot.on("body", "close-1", lambda told: told["heads"].reverse()),
)
add(
    "bad-value",
    "close-1-heads-twice",
    "a head twice",
    lambda plot: plot.on("body", "close-1", lambda told: told["heads"].insert(0, told["heads"][0])),
)

# chains


@CASES.case("V9", "wrong-seq")
def middle_cut(plot: Plot) -> None:
    """The exporter leaves a segment out, its entry hidden"""
    plot.omitted.add("seg-2")


@CASES.case("V9", "wrong-seq")
def number_skipped(plot: Plot) -> None:
    """The device skips a number"""
    plot.on("body", "manual-1", lambda told: told.update(seq=told["seq"] + 1))


@CASES.case("V9", "wrong-seq")
def one_number_twice(plot: Plot) -> None:
    """The device signs two statements of one number"""

    def fork(told: dict[str, Any]) -> None:
        first = plot.story.made["consent-2"].body
        told.update(seq=first["seq"], prev=first["prev"])

    plot.on("body", "consent-3", fork)
    plot.then("consent-2", lambda story: consent(story, "consent-3", "A", POLICY, at(7, 1, day=1)))


body("wrong-prev", "manual-1", "prev-spliced", "another statement before it", prev="ab" * 32)
body("bad-value", "manual-1", "prev-zeros", "nothing before it", prev=ZEROS)
body("bad-value", "consent-1", "prev-at-first", "something before the first", prev="ab" * 32)


@CASES.case("V9", "anchor-ran-back")
def anchor_ran_back(plot: Plot) -> None:
    """A device cites an older checkpoint than before"""
    plot.on("body", "manual-1", lambda told: told.update(anchor=anchor(plot, 6)))


@CASES.case("V9", "span-overlap")
def slot_twice(plot: Plot) -> None:
    """The same slot again"""
    plot.body("seg-8", start_ms=at(8, day=2))


@CASES.case("V9", "span-overlap")
def millisecond_twice(plot: Plot) -> None:
    """One millisecond in two segments of a stream"""
    plot.body("seg-8", start_ms=at(8, 5, day=2) - 1)


# anchors


def anchor(plot: Plot, size: int) -> dict[str, Any]:
    return {"size": size, "root": plot.story.root(size).hex()}


def anchored(name: str, words: str, change: Callable[[dict[str, Any], Plot], Any]) -> None:
    add(
        "bad-anchor",
        name,
        words,
        lambda plot: plot.on("body", "close-2", lambda told: change(told, plot)),
        step="V10",
    )


anchored(
    "anchor-of-no-log",
    "a root that the log never had",
    lambda told, plot: told["anchor"].update(root="ab" * 32),
)
anchored(
    "anchor-shifted",
    "the root of another size",
    lambda told, plot: told["anchor"].update(size=told["anchor"]["size"] - 1),
)
anchored(
    "anchor-of-itself",
    "a checkpoint that has the statement itself",
    lambda told, plot: told.update(anchor=later_anchor(len(plot.story.leaves) + 1)),
)
anchored(
    "anchor-beyond-the-head",
    "a checkpoint larger than the head",
    lambda told, plot: told.update(anchor=later_anchor(999)),
)


anchored(
    "anchor-huge",
    "a checkpoint of 2^53-1",
    lambda told, plot: told.update(anchor=later_anchor(2**53 - 1)),
)


def later_anchor(size: int) -> dict[str, Any]:
    return {"size": size, "root": "ab" * 32}


@CASES.case("V10", "bad-anchor")
def history_rewritten_and_signed_again(plot: Plot) -> None:
    """The server writes its log anew from the start and signs all of it; the devices cited what they had seen"""
    honest = rich()
    plot.entry("tick-1", rand="00" * 32)
    for name, made in honest.made.items():
        if "anchor" in made.body:
            plot.on("body", name, lambda told, made=made: told.update(anchor=made.body["anchor"]))


# time


def timed(code: str, name: str, words: str, edit: Edit) -> None:
    CASES.add("V11", code, name, words, edit)


def back(plot: Plot, told: dict[str, Any], of: str, by: int, *also: str) -> None:
    """Cite the newest checkpoint there is, and say it was made `by` milliseconds before its last given entry."""
    story = plot.story
    size = story.made[of].first + 1
    entry = story.entries[size - 1]
    assert entry is not None
    told["anchor"] = anchor(plot, size)
    told["made_ms"] = entry["recv_ms"] - by
    for member in also:
        told[member] = told["made_ms"]


timed(
    "time-before-anchor",
    "back-dated-under-its-anchor",
    "made two minutes and a millisecond before its anchor",
    lambda plot: plot.on(
        "body", "consent-2", lambda told: back(plot, told, "policy-2", 120_001, "shown_ms")
    ),
)
timed(
    "time-after-receipt",
    "clock-forward",
    "made two minutes and a millisecond after it was received",
    lambda plot: plot.on(
        "body", "reveal-4", lambda told: told.update(made_ms=at(8, 10, 3, day=2) + 120_001)
    ),
)


@CASES.case("V11", "time-before-anchor")
def work_back_dated(plot: Plot) -> None:
    """A segment of two days before the checkpoint that it cites"""
    for name in ("seg-9", "reveal-5"):
        plot.on(
            "body",
            name,
            lambda told: told.update(anchor=anchor(plot, plot.story.made["close-1"].first + 1)),
        )


@CASES.case("V11", "time-after-receipt")
def work_ahead(plot: Plot) -> None:
    """A segment that ended ten minutes after it was received"""
    slot = at(8, 20, day=2)
    plot.body(
        "seg-8",
        slot_start_ms=slot,
        start_ms=slot,
        end_ms=slot + 4 * MINUTE,
        made_ms=slot + 4 * MINUTE,
    )


@CASES.case("V11", "time-after-receipt")
def receipt_dated_back(plot: Plot) -> None:
    """The server dates a receipt before the work it is of"""
    plot.entry("session-5", recv_ms=at(8, 13, day=2))
    plot.body("session-5", made_ms=at(16, day=4))
    plot.never.update({"close-1", "expire-1", "close-2"})
