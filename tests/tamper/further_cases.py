"""Cases that join several steps: forged roots of trust, what is replaced twice, parts and nodes out of form."""

from collections.abc import Callable
from typing import Any

from tests.tamper.cases import REGIONS, Cases
from tests.tamper.forms import Key, Zip, b64, sha256, signed_note, tree_hash, vkey
from tests.tamper.maker import (
    CONTRACT_SUBJECT,
    LOG,
    ORGANIZATION_SUBJECT,
    ORIGIN,
    PERSON,
    Bundle,
    Plot,
    Story,
)
from tests.tamper.world import (
    MINUTE,
    ONE,
    POLICY,
    WEEK,
    at,
    consent,
    expire,
    moment,
    redact,
    reveal,
    screenshot,
    segment,
    session,
    short,
)

CASES = Cases()
FORGER, FORGED_LOG = Key("forger"), Key("forger's log")


# a whole log made up around what a log really signed


def forged(*sizes: int) -> Callable[[Plot], Story]:
    """A log that a stranger made up, with a rotation to the stranger's key; the checkpoints of `sizes` are really
    signed by the trusted key, of which only size 0 says nothing about any entry."""

    def story(plot: Plot) -> Story:
        told = Story(plot)
        told.statement_key = FORGER
        told.server(
            "genesis", ORGANIZATION_SUBJECT, "genesis", at(7), statement_key=b64(FORGER.spki),
            log_key=vkey(ORIGIN, LOG), previous=None,
        )  # fmt: skip
        told.rotate_log("rotate-1", FORGED_LOG, at(7))
        told.device("device-1", ONE, at(7, 1), authoriser=None)
        told.server(
            "policy-1",
            CONTRACT_SUBJECT,
            "policy",
            at(7, 2),
            person=PERSON,
            segment_minutes=10,
            policy=POLICY,
        )
        told.devices["A"] = ONE
        consent(told, "consent-1", "A", POLICY, at(8))
        session(told, "session-1", "A", at(9))
        segment(told, "seg-1", "A", at(9), at(9, 10), session="session-1")
        reveal(told, "reveal-1", "A", "session-1", at(9, 12))
        told.notes.extend(sizes)
        told.note()
        return told

    return story


@CASES.case("V4", "bad-signature", story=forged(0))
def forged_around_an_empty_checkpoint(plot: Plot) -> None:
    """A log made up by a stranger, beside the real checkpoint of size 0, which says nothing of any entry"""


@CASES.case("V4", "bad-signature", story=forged())
def forged_without_a_real_checkpoint(plot: Plot) -> None:
    """A log made up by a stranger, who says that the trusted key was followed by another"""


@CASES.case("V5", "bad-proof", story=forged(0))
def forged_around_a_real_checkpoint(plot: Plot) -> None:
    """A log made up by a stranger, beside a checkpoint that the real log signed"""
    real = short().checkpoint(1)
    plot.bundle(lambda bundle: bundle.notes.insert(1, {"note": real}))


@CASES.case("V8", "wrong-key")
def rotation_by_a_stranger(plot: Plot) -> None:
    """A stranger rotates the log's key, and signs what comes after it"""
    plot.signers["rotate-1"] = FORGER


def only_ticks(plot: Plot) -> Story:
    told = Story(plot)
    told.tick("tick-1", at(7))
    told.tick("tick-2", at(7, 10))
    told.note()
    return told


@CASES.case("V8", "not-genesis", story=only_ticks)
def no_statement_at_all(plot: Plot) -> None:
    """A log that really is signed by the trusted key, of which no statement is given"""


@CASES.case("V8", "not-genesis")
def no_servers_statement(plot: Plot) -> None:
    """All that the server stated is left out"""
    plot.on("bundle", "", leave_out_the_server)
    plot.omitted.update(
        {"genesis", "rotate-1", "rotate-2", "policy-1", "policy-2", "expire-1", "revoke-3"}
    )
    plot.omitted.update({"device-1", "device-2", "device-3"})


def leave_out_the_server(told: Bundle) -> None:
    """Keep only the checkpoints that the trusted key signed; the rest of the log is as it was."""
    story = told.story
    story.notes[:] = story.notes[:2]
    kept = {name for name, made in story.made.items() if made.first < story.notes[-1]}
    story.plot.omitted.update(set(story.made) - kept)
    fresh = story.bundle(**{name: told.manifest[name] for name in ("from_ms", "to_ms", "made_ms")})
    for name in ("manifest", "notes", "nodes", "statements", "blobs", "lines"):
        setattr(told, name, getattr(fresh, name))
    told.entries = [line for line in fresh.entries if line["index"] < story.notes[-1]]


# nodes, notes and parts


def bundle(
    step: str, code: str, name: str, words: str, change: Callable[[Bundle], Any], **more: Any
) -> None:
    def edit(told: Bundle) -> None:
        change(told)

    CASES.add(step, code, name, words, lambda plot: plot.bundle(edit), **more)


def node(told: Bundle, low: int, high: int) -> list[Any]:
    return [low, high, tree_hash(told.story.leaves[low:high]).hex()]


bundle(
    "V5",
    "bad-proof",
    "node-beyond-the-head",
    "a range beyond the head",
    lambda b: b.nodes.append([47, 48, "ab" * 32]),
)
bundle(
    "V5",
    "bad-proof",
    "node-across-the-head",
    "a range over the end of the log",
    lambda b: b.nodes.append([44, 48, "ab" * 32]),
)
bundle(
    "V5",
    "bad-proof",
    "node-off-grid",
    "a range that no tree has",
    lambda b: b.nodes.__setitem__(slice(1, 3), [node(b, 9, 11)]),
)
bundle(
    "V5",
    "bad-proof",
    "node-within-a-node",
    "a range within another",
    lambda b: b.nodes.insert(2, node(b, 9, 10)),
)
bundle("V5", "bad-proof", "node-twice", "a range twice", lambda b: b.nodes.insert(1, b.nodes[1]))
bundle(
    "V5",
    "bad-proof",
    "nodes-shuffled",
    "two ranges in the other order",
    lambda b: b.nodes.reverse(),
)
bundle(
    "V4",
    "bad-note",
    "notes-shuffled",
    "two checkpoints in the other order",
    lambda b: b.notes.insert(0, b.notes.pop(1)),
)
bundle(
    "V4", "bad-note", "note-twice", "one checkpoint twice", lambda b: b.notes.insert(0, b.notes[0])
)
bundle(
    "V3",
    "bad-value",
    "entries-shuffled",
    "two entries in the other order",
    lambda b: b.entries.insert(0, b.entries.pop(1)),
)
bundle(
    "V3", "bad-value", "entry-twice", "one entry twice", lambda b: b.entries.insert(0, b.entries[0])
)
bundle(
    "V6",
    "entry-unknown",
    "entry-of-another-contract",
    "the entry of a statement of another contract",
    lambda b: reveal_other(b),
)


def reveal_other(told: Bundle) -> None:
    """Give the entry at 4, which is of another contract, in the place of its hash."""
    entry = {"env": sha256(b"other-1"), "have": 1, "recv_ms": at(7, 13), "t": "statement", "v": 1}
    told.nodes.pop(0)
    told.entries.insert(4, {"entry": entry, "index": 4})


def parted(
    name: str,
    words: str,
    code: str,
    change: Callable[[list[bytes]], list[bytes]],
    *,
    step: str = "V3",
) -> None:
    """A case that changes how the entries are parted; `change` gets their two parts."""

    def edit(told: Bundle) -> None:
        members = told.members()
        at_part = [
            number for number, (one, _) in enumerate(members) if str(one).startswith("log/entries-")
        ]
        parts = change([members[number][1] for number in at_part])
        named = [(f"log/entries-{number:06}.jsonl", part) for number, part in enumerate(parts)]
        told.story.plot.zip(
            lambda _: Zip.of([*members[: at_part[0]], *named, *members[at_part[-1] + 1 :]])
        )

    def ticks(story: Story) -> None:
        for number in range(300):
            story.tick(f"many-{number}", at(7, 12))

    def plot_it(plot: Plot) -> None:
        plot.then("tick-1", ticks)
        plot.bundle(edit)

    CASES.add(step, code, f"parts-{name}", words, plot_it, story=short)


def move(parts: list[bytes], lines: int) -> list[bytes]:
    """Move lines from the first part to the second."""
    every = b"".join(parts).splitlines(keepends=True)
    return [b"".join(every[: 256 - lines]), b"".join(every[256 - lines :])]


parted("first-short", "255 lines in the first part", "bad-value", lambda parts: move(parts, 1))
parted("first-long", "257 lines in the first part", "bad-value", lambda parts: move(parts, -1))
parted("joined", "all lines in one part", "bad-value", lambda parts: [b"".join(parts)])
parted(
    "empty-first",
    "a part without lines before the others",
    "bad-value",
    lambda parts: [b"", *parts],
)
parted(
    "empty-last", "a part without lines after the others", "bad-value", lambda parts: [*parts, b""]
)
parted("swapped", "the parts in the other order", "bad-value", lambda parts: parts[::-1])
parted(
    "cut-line",
    "a line that runs over two parts",
    "bad-value",
    lambda parts: [parts[0][:-9], parts[0][-9:] + parts[1]],
)


# what is replaced or removed again


def new_picture() -> tuple[str, dict[str, Any], list[bytes]]:
    taken = min(moment("session-1", at(9)) + 1200, at(9, 10) - 1)
    return screenshot("seg-1 0 edited again", 0, taken, regions=REGIONS)


def memo(story: Story, name: str, of: str, recv_ms: int) -> None:
    story.contractor(
        name,
        "A",
        "memo",
        recv_ms=recv_ms,
        target=story.made[of].target,
        items=[("memo", {"text": name}, [])],
    )


def replaced_again(story: Story) -> None:
    redact(story, "redact-9", "A", "seg-1", at(14, 20), replaced={0: new_picture()}, minutes=10)


def removed_after(story: Story) -> None:
    redact(story, "redact-9", "A", "seg-1", at(14, 20), removed=[0], minutes=10)


def memo_again(story: Story) -> None:
    memo(story, "memo-9", "seg-1", at(14, 20))


def memo_removed(story: Story) -> None:
    redact(story, "redact-9", "A", "seg-1", at(14, 20), removed=[4], minutes=10)


def expired_after(story: Story) -> None:
    expire(story, "expire-9", {"seg-1": [0]}, at(3, 1, day=5))


AGAIN: list[tuple[str, str, Callable[[Story], None], str, str]] = [
    (
        "replaced-again",
        "a picture that replaced another and was replaced",
        replaced_again,
        "manual-1",
        "redact-2",
    ),
    (
        "removed-after-it-replaced",
        "a picture that replaced another and was removed",
        removed_after,
        "manual-1",
        "redact-2",
    ),
    (
        "memo-changed-again",
        "a memo that replaced another and was changed",
        memo_again,
        "manual-1",
        "memo-1",
    ),
    (
        "memo-removed-after-change",
        "a memo that replaced another and was removed",
        memo_removed,
        "manual-1",
        "memo-1",
    ),
    (
        "expired-after-it-replaced",
        "a picture that replaced another and has expired",
        expired_after,
        "expire-1",
        "redact-2",
    ),
]
"""Name, words, what happens, after which statement, and whose disclosure then ought to be gone."""


def still(after: str, more: Callable[[Story], None]) -> Callable[[Plot], None]:
    return lambda plot: plot.then(after, more)


for name, words, more, after, _ in AGAIN:
    CASES.add("V14", "removed-still-present", f"still-there-{name}", words, still(after, more))

# closes and claimed time


@CASES.case("V9", "bad-value")
def close_without_its_own_stream(plot: Plot) -> None:
    """A close that leaves out the head of its own stream"""
    plot.on(
        "body",
        "close-2",
        lambda told: told.update(heads=[h for h in told["heads"] if h["stream"] != told["stream"]]),
    )


@CASES.case("V9", "bad-value")
def close_with_an_older_own_head(plot: Plot) -> None:
    """A close whose own stream's head is not the one before it"""

    def older(told: dict[str, Any]) -> None:
        own = next(one for one in told["heads"] if one["stream"] == told["stream"])
        own.update(plot.story.made["seg-9"].target)

    plot.on("body", "close-2", older)


@CASES.case("V18", "close-total")
def claimed_time_of_the_week_before(plot: Plot) -> None:
    """A close that counts claimed time which began in the week before"""
    plot.body("manual-1", start_ms=WEEK - MINUTE, end_ms=WEEK + 29 * MINUTE)


@CASES.case("V18", "close-total")
def minutes_of_work_after_the_heads(plot: Plot) -> None:
    """A close that counts work which its heads do not have"""
    plot.on("body", "close-1", lambda told: told.update(minutes=told["minutes"] + 10))


@CASES.case("V18", "close-total")
def minutes_of_redacted_work(plot: Plot) -> None:
    """A close that counts what was taken back"""

    def back(story: Story) -> None:
        redact(story, "redact-9", "A", "seg-8", at(8, 20, day=2), removed=[], minutes=1)

    plot.then("other-4", back)


# numbers and letters beyond what readers bear

LONG = b'"minutes":' + b"9" * 5000


def payload(code: str, name: str, words: str, old: bytes, new: bytes) -> None:
    CASES.add(
        "V9",
        code,
        f"payload-{name}",
        words,
        lambda plot: plot.on("payload", "manual-1", lambda data: data.replace(old, new)),
    )


payload("not-json", "long-number", "minutes of 5,000 digits", b'"minutes":30', LONG)
payload(
    "bad-value",
    "surrogate-name",
    "a member whose name is half a surrogate pair",
    b'{"anchor"',
    b'{"\\ud800":1,"anchor"',
)
payload("not-json", "null-byte", "a null byte", b'"manual"', b'"man\0ual"')
payload(
    "not-canonical",
    "escaped-slash",
    "an escaped slash",
    b"tamper.example/log",
    b"tamper.example\\/log",
)
payload("not-json", "single-quotes", "single quotes", b'"manual"', b"'manual'")
payload("not-json", "trailing-comma", "a comma too many", b'"v":1}', b'"v":1,}')
payload("not-json", "plus", "a plus sign", b'"minutes":30', b'"minutes":+30')
payload("not-json", "zero-led", "a leading zero", b'"minutes":30', b'"minutes":030')
payload("not-json", "arabic", "digits of another script", b'"minutes":30', '"minutes":٣٠'.encode())

__all__ = ["AGAIN", "CASES", "signed_note"]
