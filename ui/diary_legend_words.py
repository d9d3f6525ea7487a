"""The words of “How to read this page” in the diary: what each mark of a card means; see `ui.messages`.

The states and the marks that both sides show are explained in the words of the browser's diary, spoken to the
contractor; a test compares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from agent.client import Verdict

TITLE = "How to read this page"
STATES_TITLE = "How time counts"
MARKS_TITLE = "What a card shows"
UPLOADS_TITLE = "How far it has come"
HOLDS_TITLE = "Would this hold?"

STATES: Mapping[str, str] = MappingProxyType(
    {
        "tracked": "The clock was running, and what it recorded was signed on your machine.",
        "redacted": "You have taken part of it back, or blacked it out. The rest is as it was signed.",
        "removed": "You have taken all of it back. Only the signed statement, without content, is left.",
        "idle": "There was no input, and you kept the time. The memo says what it was.",
        "over-limit": "Some of it lies beyond the week’s limit as it is now, and is not billed.",
        "manual": "Time without evidence, always beside the sums and never in them.",
        "late": "It arrived after you had closed the week; the next close counts it.",
    }
)
LATE = "Late"

MARKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "bars": (
            "Small bars",
            "One bar is one minute of keys, clicks and scrolls together, on the same scale every day: a full bar "
            "is 250 or more, a thin line is none, a space was not tracked.",
        ),
        "unknown": (
            "Activity unknown",
            "That desktop offers no way to count. It does not mean that nothing was done.",
        ),
        "picture": (
            "Picture",
            "One of each monitor per segment, at a moment that nobody can foresee. Where there is none, the reason "
            "stands in its place.",
        ),
        "monitors": ("Number on the picture", "How many monitors there are pictures of."),
        "photo": ("Photo in the corner", "The webcam’s, taken with the picture."),
        "memo": (
            "Band above",
            "The memo. It reaches over all segments beside each other that have the same one.",
        ),
    }
)
UPLOAD_MEANS: Mapping[str, str] = MappingProxyType(
    {
        "open": "Nothing of it has left this computer.",
        "held": "You can still delete it without a trace.",
        "signed": "It goes up by itself as soon as the server can be reached.",
        "refused": "Problems says what is in the way.",
        "receipted": "The server has shown that it holds it.",
    }
)
VERDICT_MEANS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.HOLDS: "Its time would be billed.",
        Verdict.NOT_YET: "Nothing speaks against it, but it is not finished or not received yet.",
        Verdict.PARTLY: "Some of its minutes would be billed.",
        Verdict.FAILS: "It would not be billed as it stands: its details say why and what helps.",
    }
)
