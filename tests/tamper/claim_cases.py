"""What is wrong with claimed time, and with how it is taken back."""

from collections.abc import Callable
from typing import Any

from tests.tamper.cases import REGIONS, STRANGER, Cases
from tests.tamper.maker import Bundle, Plot, Story, folder
from tests.tamper.second_world import (
    manual,
    second,
    take_back,
)
from tests.tamper.world import (
    at,
    redact,
    screenshot,
)

CASES = Cases(second)
add = CASES.add


# V13, V14, V18: claimed time that is taken back


def partly(name: str, words: str, **members: Any) -> None:
    add(
        "V13",
        "wrong-target",
        f"claim-back-{name}",
        f"Claimed time is taken back, but {words}",
        lambda plot: plot.body("back-1", **members),
    )


partly("but-a-minute", "for one minute of it", minutes=1)
partly("but-most-of-it", "for all minutes but one", minutes=29)
partly("but-all-minutes", "for all of its minutes", minutes=30)
partly("but-its-memo", "for its memo", removed=[])
partly("but-its-memo-and-a-minute", "for its memo and one minute", removed=[], minutes=1)
partly("of-two-items", "with an item that it has not", removed=[0, 1])
partly("of-another-item", "with an item that it has not in the place of its memo", removed=[1])


def again(code: str, name: str, words: str, more: Callable[[Story], None]) -> None:
    """A case with one more statement that is not allowed after claimed time was taken back."""
    add("V13", code, name, words, lambda plot: plot.then("back-1", more))


again(
    "wrong-target",
    "claim-back-twice",
    "Claimed time is taken back a second time",
    lambda story: take_back(story, "back-9", "A", "manual-1", at(14, 30)),
)
again(
    "wrong-target",
    "claim-back-replaced",
    "A picture takes the place of the memo of claimed time",
    lambda story: redact(
        story,
        "back-9",
        "A",
        "manual-2",
        at(14, 30),
        replaced={0: screenshot("new", 0, at(11, 31), regions=REGIONS)},
        minutes=0,
    ),
)
again(
    "wrong-target",
    "claim-memo-changed",
    "A memo statement about claimed time",
    lambda story: memo(story, "manual-2"),
)
again(
    "wrong-target",
    "claim-memo-changed-after",
    "A memo statement about claimed time that was taken back",
    lambda story: memo(story, "manual-1"),
)


def memo(story: Story, of: str) -> None:
    story.contractor(
        "memo-9", "A", "memo", recv_ms=at(14, 30), target=story.made[of].target,
        items=[("memo", {"text": "Another call"}, [])],
    )  # fmt: skip


def target(name: str, words: str, change: Callable[[dict[str, Any], Story], None]) -> None:
    """A case in which what is taken back is not what is named."""
    add(
        "V13",
        "wrong-target",
        f"claim-back-{name}",
        words,
        lambda plot: plot.on("body", "back-1", lambda told: change(told["target"], plot.story)),
    )


target(
    "wrong-hash",
    "Claimed time is taken back under another hash",
    lambda named, story: named.update(sha256="ab" * 32),
)
target(
    "wrong-number",
    "Claimed time is taken back under the number of another",
    lambda named, story: named.update(seq=story.made["manual-2"].body["seq"]),
)
target(
    "wrong-stream",
    "Claimed time is taken back that is said to be of another stream than it is",
    lambda named, story: named.update(stream=folder("Z")),
)
target(
    "of-a-consent",
    "A consent is taken back as if it were claimed time",
    lambda named, story: named.update(story.made["consent-2"].target),
)
target(
    "not-yet-there",
    "Claimed time is taken back of which the stream has nothing",
    lambda named, story: named.update(seq=99),
)


@CASES.case("V13", "wrong-target")
def claim_back_before_it_was_made(plot: Plot) -> None:
    """Claimed time is taken back that enters the log only later"""
    named: dict[str, Any] = {}

    def later(story: Story) -> None:
        manual(story, "manual-9", "A", at(10), at(10, 5), at(14, 40))
        named.update(story.made["manual-9"].target)

    dry = Plot()
    dry.then("back-1", later)
    second(dry)  # the statement does not depend on what is taken back in the other stream
    plot.on("body", "back-1", lambda told: told.update(target=dict(named)))
    plot.then("back-1", later)


@CASES.case("V14", "removed-still-present")
def claim_memo_still_there(plot: Plot) -> None:
    """The memo of claimed time that was taken back"""

    def edit(bundle: Bundle) -> None:
        made = bundle.story.made["manual-1"]
        bundle.statement("manual-1")["disclosures"][0] = made.disclosures[0]

    plot.bundle(edit)


def counted(name: str, words: str, of: str, **members: Any) -> None:
    add("V18", "close-total", f"claim-{name}", words, lambda plot: plot.body(of, **members))


counted(
    "closed-though-taken-back",
    "A close counts claimed time that was taken back before it",
    "close-1",
    manual_minutes=60 + 30,
)
counted(
    "closed-again-though-taken-back",
    "A later close still counts claimed time that was taken back since the first",
    "close-2",
    manual_minutes=60,
)
counted(
    "closed-with-a-minute-of-it",
    "A later close counts one minute of what was taken back",
    "close-2",
    manual_minutes=21,
)
counted(
    "closed-for-less-than-is-left",
    "A later close takes off a minute more than was taken back",
    "close-2",
    manual_minutes=19,
)
counted(
    "closed-as-tracked",
    "A close counts claimed time as tracked",
    "close-1",
    minutes=50 + 20,
    manual_minutes=40,
)

# V9: whose claimed time it is


@CASES.case("V9", "wrong-contract")
def claim_of_another_contract(plot: Plot) -> None:
    """Claimed time of another contract is given"""
    plot.body("manual-3", contract="c0ffee0000000043")


@CASES.case("V9", "wrong-contract")
def claim_back_for_another_contract(plot: Plot) -> None:
    """Claimed time is taken back in the name of another contract"""
    plot.body("back-1", contract="c0ffee0000000043")


@CASES.case("V9", "unknown-key")
def claim_back_by_another_contractor(plot: Plot) -> None:
    """Claimed time is taken back by a key that is none of the contractor's"""
    plot.signers["back-1"] = STRANGER


@CASES.case("V9", "unknown-key")
def claim_by_another_contractor(plot: Plot) -> None:
    """Claimed time is signed by a key that is none of the contractor's"""
    plot.signers["manual-1"] = STRANGER
