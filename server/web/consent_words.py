"""What the app's consent page says, for those who offer: the very same words; a test holds them beside the app's."""

from __future__ import annotations

from dataclasses import dataclass

from server.web.words import count, each
from wire.records import MonitorPolicy, Policy, WindowPolicy

COLUMNS = ("What", "When", "Who sees it", "Kept for")
NEVER_TITLE = "Never captured"

_SCREEN = "A picture of each screen"
_ACTIVE_SCREEN = "A picture of the screen with the window in front"
_WEBCAM = (
    "A photo from the webcam",
    "With each picture of the screen. Your diary lets you delete it alone.",
)
_COUNTS = (
    "How many key presses, clicks and scrolls",
    "Per minute while the clock runs. Numbers only, never which keys.",
)
_SIGNALS = (
    "How much of the input programs made",
    "Per minute while the clock runs, and whether a keyboard or mouse saw any input.",
)
_APP = ("The app in front", "At the moment of the picture: its name, not its title.")
_TITLE = ("The app in front and its title", "At the moment of the picture.")
_MEMO = ("Your memo", "As you write it, for the time you are clocked in.")
_TIMES = "When you clock in and out, on which device, system and monitors"
_KEPT_TIMES = "For good: the record of times is never cut."
_NEVER = (
    "which keys you press, and what you copy",
    "sound and video",
    "the files on your disk, and the history of your browser",
    "anything while you are clocked out",
    "anything started from afar: nobody but the clock can trigger a capture",
)


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """The page; `rows` have a cell for each of `COLUMNS`."""

    title: str
    intro: str
    rows: tuple[tuple[str, ...], ...]
    never: tuple[str, ...]


def consent_page(
    policy: Policy,
    *,
    title: str,
    employer: str,
    segment_minutes: int,
    idle_minutes: int | None,
    idle_keep: bool,
) -> ConsentPage:
    """What the contractor will read in the app before anything is captured."""
    who = f"You, those at {employer} who review this contract, and whoever runs the server."
    kept = (
        f"{_count(policy.retention_days, 'day')}, then erased on the server. "
        "Your own copies stay on this computer."
    )
    rows: list[tuple[str, ...]] = []
    never = list(_NEVER)
    if policy.screenshots:
        active = policy.monitors is MonitorPolicy.ACTIVE
        rows.append((_ACTIVE_SCREEN if active else _SCREEN, _when(policy, segment_minutes)))
    else:
        never.append("pictures of your screen")
    if policy.webcam:
        rows.append(_WEBCAM)
    else:
        never.append("photos from the webcam")
    rows.append(_COUNTS)
    if policy.signals:
        rows.append(_SIGNALS)
    else:
        never.append("whether your input came from your hands or from a program")
    if policy.window is WindowPolicy.NONE:
        never.append("which app is in front")
    else:
        rows.append(_TITLE if policy.window is WindowPolicy.TITLE else _APP)
    rows.append(_MEMO)
    whole = [(*row, who, kept) for row in rows]
    whole.append(
        (_TIMES, f"While the clock runs. {_idle(idle_minutes, idle_keep)}", who, _KEPT_TIMES)
    )
    return ConsentPage(
        title=f"What is captured on {title}",
        intro=f"{employer} asks for the following while your clock runs on this contract. Nothing is "
        "captured before you agree, and never while you are clocked out.",
        rows=tuple(whole),
        never=tuple(never),
    )


def _when(policy: Policy, segment_minutes: int) -> str:
    blur = ""
    if policy.blur:
        blur = f" Blurred by {_count(policy.blur, 'pixel')} before it is stored."
    review = "You can delete it until its segment is uploaded."
    if policy.review_delay_s:
        delay = _count(policy.review_delay_s, "second")
        review = f"You see it first and can delete it for {delay}."
    return f"Once in each {each(segment_minutes)}, at a random moment while the clock runs.{blur} {review}"


def _idle(minutes: int | None, keep: bool) -> str:
    if minutes is None:
        return "Time without input counts too; stop the clock when you leave."
    told = f"After {_count(minutes, 'minute')} without input the time away is dropped"
    if keep:
        return f"{told}, unless you say what it was and keep it, marked as idle."
    return f"{told}, with what it held."


def _count(number: int, one: str) -> str:
    return count(number, one).replace(",", "")
