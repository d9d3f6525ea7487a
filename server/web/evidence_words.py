"""The words of the pages about evidence: exports, trust files, and what was agreed when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from server.web import words
from wire.records import (
    Activity,
    Feature,
    ItemKind,
    MonitorPolicy,
    Policy,
    Reason,
    RedactReason,
    Signals,
    WindowPolicy,
)

PICTURES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "full": ("Full pictures and thumbnails", "Everything that there is."),
        "thumbnails": ("Thumbnails only", "Full pictures are listed as withheld."),
        "none": ("No pictures", "All of them are listed as withheld."),
    }
)
"""How much of the pictures goes into a bundle: in a word, and what follows from it."""

RESULTS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        0: ("intact", "Every step of the check holds, and nothing is missing."),
        1: ("broken", "A step failed: its number and the place are told."),
        2: (
            "incomplete",
            "What is there holds, but something that ought to be there is missing: it says what, and whose loss it is.",
        ),
        3: ("weak", "Only with --strict: it holds, but some of it was confirmed late or by fewer."),
    }
)
"""The exit codes of `hourproof verify`."""

FEATURES: Mapping[Feature, str] = MappingProxyType(
    {
        Feature.ACTIVITY: "input counts",
        Feature.SCREENSHOTS: "screen pictures",
        Feature.SIGNALS: "signs of input that no hand made",
        Feature.WEBCAM: "webcam pictures",
        Feature.WINDOW: "the window in front",
    }
)

_WINDOW: Mapping[WindowPolicy, str] = MappingProxyType(
    {
        WindowPolicy.NONE: "Not recorded",
        WindowPolicy.APP: "The name of the app, not the title",
        WindowPolicy.TITLE: "App and title",
    }
)


PARTS: Mapping[ItemKind, str] = MappingProxyType(
    {
        ItemKind.ACTIVITY: "the input counts",
        ItemKind.SCREENSHOT: "a picture",
        ItemKind.WEBCAM: "the webcam picture",
        ItemKind.WINDOW: "app and title",
        ItemKind.MEMO: "the memo",
        ItemKind.SIGNALS: "the signs of input that no hand made",
    }
)

REASONS: Mapping[RedactReason, str] = MappingProxyType(
    {
        RedactReason.PRIVACY: "to keep something private",
        RedactReason.MISTAKE: "because it was recorded by mistake",
        RedactReason.NOT_WORK: "because it was no work",
        RedactReason.OTHER: "for another reason",
    }
)


def what_changed(
    gone: Sequence[ItemKind],
    *,
    blacked_out: int,
    before: int,
    minutes: int | None,
    reason: RedactReason | None,
) -> str:
    """A redaction or another memo in a sentence without its subject and end: `took back a picture, ...`.

    `before` are the minutes that were claimed before it, `minutes` those since then, None for a memo.
    """
    if minutes is None:
        return "put another memo in the place of the first"
    told = []
    if gone:
        parts = [PARTS[kind] for kind in gone]
        told.append(f"took back {_and([_counted(part, parts) for part in dict.fromkeys(parts)])}")
    if blacked_out:
        told.append(f"blacked out part of {words.count(blacked_out, 'picture')}")
    if minutes < before:
        told.append(f"claims {words.count(minutes, 'minute')} instead of {before}")
    why = "" if reason is None else f", {REASONS[reason]}"
    return _and(told) + why


def _counted(part: str, parts: Sequence[str]) -> str:
    number = parts.count(part)
    return part if number == 1 else f"{number} {part.removeprefix('a ')}s"


def _and(parts: Sequence[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One line of a policy; `changed` if it is not what the version before said."""

    name: str
    text: str
    changed: bool


def policy_rows(
    policy: Policy, segment_minutes: int, before: tuple[Policy, int] | None
) -> tuple[PolicyRow, ...]:
    """The lines of a policy with segments of that length; `before` are those of the version before."""
    now = _policy_lines(policy, segment_minutes)
    old = now if before is None else _policy_lines(*before)
    return tuple(PolicyRow(name, text, old[name] != text) for name, text in now.items())


def _policy_lines(policy: Policy, segment_minutes: int) -> dict[str, str]:
    each = words.each(segment_minutes)
    return {
        "Screen pictures": _screen_pictures(policy, each) if policy.screenshots else "None",
        "Input": "How many keys, clicks and scrolls in each minute; never which keys",
        "Window in front": _WINDOW[policy.window],
        "Signs of input that no hand made": "For each minute, how much input programs made, and whether a "
        "keyboard or mouse saw any"
        if policy.signals
        else "None",
        "Webcam": f"One picture in each {each}" if policy.webcam else "None",
        "Looking first": f"{words.count(policy.review_delay_s, 'second')} to look at each segment, and to "
        "delete it, before it leaves the machine"
        if policy.review_delay_s
        else "Segments leave the machine at once",
        "Kept for": f"{words.count(policy.retention_days, 'day')}; then pictures, counts, apps and memos are "
        "erased",
    }


def _screen_pictures(policy: Policy, each: str) -> str:
    active = policy.monitors is MonitorPolicy.ACTIVE
    which = "the monitor with the window in front" if active else "each monitor"
    blurred = f", blurred by {words.count(policy.blur, 'pixel')}" if policy.blur else ""
    return f"One of {which}, at a random moment in each {each}{blurred}"


def signs(signals: Signals, activity: Activity | Reason | None) -> tuple[str, ...]:
    """How the input was made, in sentences that judge nothing."""
    made = sum(signals.injected)
    whole = ""
    if isinstance(activity, Activity):
        inputs = sum(map(sum, (activity.keys, activity.clicks, activity.scrolls)))
        whole = f" of {words.count(inputs, 'input')}"
    told = [
        f"Programs made {made:,}{whole}. Remote desktops, assistive tools, text expanders and tests of software do so."
        if made
        else "Programs made none of the input."
    ]
    if signals.device_input is None:
        told.append("Whether a keyboard or mouse saw input cannot be known on this desktop.")
    else:
        minutes = words.count(len(signals.device_input), "minute")
        told.append(
            f"A keyboard, a mouse or another device saw input in {sum(signals.device_input)} of {minutes}."
        )
        if not any(signals.device_input):
            told.append(
                "That is so as well when the desktop is used from afar, or runs on a virtual machine."
            )
    return tuple(told)


def features(agreed: Iterable[Feature]) -> str:
    """What was agreed to, in a row: `input counts, screen pictures`."""
    return ", ".join(FEATURES[feature] for feature in agreed)


def trust_file(origin: str, log_keys: Sequence[str]) -> str:
    """A trust file with the first of the log's keys; lines that begin with # are for people."""
    first, *later = log_keys
    told = [
        f"# The public key of the evidence log {origin}, for: hourproof verify BUNDLE --trust FILE",
        "# Compare the line below with the one that the other side has kept since enrolment",
        "# (hourproof trust). If they differ, somebody shows two histories.",
        first,
    ]
    if later:
        told += [
            "# The log got another key later. Whoever enrolled since then has kept that one; to trust it",
            "# instead comes to the same:",
            *(f"# {vkey}" for vkey in later),
        ]
    return "\n".join(told) + "\n"


def bundle_name(title: str, first: date | None, last: date | None) -> str:
    """The name of a bundle's file: `hourproof-chart-redesign-from-2026-03-02-to-2026-03-08.hpb`."""
    parts = ["hourproof", slug(title) or "contract"]
    if first is not None:
        parts.append(f"from-{first.isoformat()}")
    if last is not None:
        parts.append(f"to-{last.isoformat()}")
    return "-".join(parts) + ".hpb"


def trust_name(organization: str) -> str:
    """The name of a trust file: `hourproof-northwind-atlas.trust.txt`."""
    return f"hourproof-{slug(organization) or 'log'}.trust.txt"


def slug(name: str) -> str:
    """ASCII letters, digits and hyphens: fit for a file name everywhere and for a header."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")
