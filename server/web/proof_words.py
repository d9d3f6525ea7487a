"""The words of the page that explains the verification mark, by the values of `server.diary.findings`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from server.web.words import count

FINDINGS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "sound": (
            "Hold",
            "What you see is what the contractor’s device signed, it stands in the log, and nothing is missing "
            "without a reason.",
            "Nothing needs to be done.",
        ),
        "awaited": (
            "Not all arrived",
            "The statement is here, signed and logged, but a part that it commits to was never received.",
            "Mostly it heals by itself: the app sends the rest when it is online. After a day, the contractor looks "
            "in the app whether something still waits to be uploaded.",
        ),
        "lost": (
            "A part is lost",
            "This server confirmed that it had received a part, and has it no more. The receipt in the contractor’s "
            "app proves it.",
            "Whoever runs this server restores it from a backup. Time and statement are not touched by it.",
        ),
        "broken": (
            "A part is another one",
            "What is stored for a part is not what the signed statement commits to. It is not shown.",
            "Export the period now and keep the file; ask whoever runs this server what changed. A damaged disk "
            "looks like this, and so does a hand in the database.",
        ),
        "forged": (
            "Not as signed",
            "The signature, the place in the log, or the times and minutes shown do not go together.",
            "Do not rely on what the page shows of it. Export the period and let the other side check its own copy "
            "before you bill or dispute anything.",
        ),
    }
)
"""By a finding: its name, what it means, and what to do."""

ASIDE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "late": (
            "Late",
            "arrived after the contractor had closed the week. As good as the others; the next close counts it.",
        ),
        "redacted": (
            "Redacted",
            "the contractor took part of it back, or blacked it out, by another signed statement. The rest holds.",
        ),
        "removed": (
            "Removed",
            "the contractor took all of it back. The signed statement is left, without content and minutes.",
        ),
        "expired": (
            "Expired in part",
            "what the policy keeps for so long only has been erased; the organization signed that it was.",
        ),
        "claims": (
            "Manual time",
            "is stated without evidence, so this mark has nothing to hold it against. The bundle’s check covers its "
            "signature.",
        ),
    }
)
"""What leaves the mark as it is: its name, and what it means."""

CHECKED = (
    "The contractor’s device signed it with its own key.",
    "The contract, times, minutes and parts that the diary shows are those of the signed statement, and each later "
    "redaction is signed as well.",
    "Counts, app, title and memo are the ones that the statement commits to.",
    "Its entry stands in the organization’s log, under the newest checkpoint that the log’s key has signed. For that "
    "the root of the log is computed anew.",
)
"""What the mark has checked of each segment, each time it is shown."""

NOT_CHECKED = (
    "The bytes of the pictures. A segment’s own page reads and checks them when it is opened.",
    "That none was cut out between two statements. A segment’s own page checks the one before it, the bundle’s check "
    "the whole chain.",
    "Whether this server shows everybody the same log. That takes somebody else: the contractor’s app, which keeps "
    "each checkpoint that it has seen, or an independent witness.",
)
"""What it has not."""


def verdict_line(verdict: str, segments: int, unsound: int) -> str:
    """What the mark says in a sentence; `verdict` is the value of a `Verdict`."""
    all_of_them = count(segments, "segment")
    match verdict:
        case "nothing":
            return "Nothing was tracked, so there is nothing to check."
        case "whole":
            hold = "holds" if segments == 1 else "all hold"
            return f"{all_of_them} checked just now: {hold}."
        case "not_whole":
            return f"Of {all_of_them}, {unsound} {'is' if unsound == 1 else 'are'} not whole; the others hold."
        case _:
            return (
                f"Of {all_of_them}, {unsound} {'does' if unsound == 1 else 'do'} not hold. "
                "Something here is not as it was signed."
            )
