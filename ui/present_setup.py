"""Which step the first run is at and what it says, decided without Qt."""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import urlsplit

from agent.client import ClockState, SenseCheck, Snapshot
from ui import first_run_words as words
from ui.present_capture import Tone
from ui.problem_words import problem_words
from ui.tongue import tr


class Step(StrEnum):
    """One page each, in this order."""

    SIGN_IN = "sign-in"
    CONSENT = "consent"
    CHECK = "check"
    CAPTURE = "capture"
    DONE = "done"


STEPS = tuple(Step)


def step_of(snapshot: Snapshot, *, under_way: bool, done: Step | None) -> Step | None:
    """The step to show; None: the first run is over, or has nothing to show now.

    `under_way`: a first run was begun here; `done` is the last step that the person has finished in this run
    of the program. What the agent knows needs no memory of ours: who is enrolled is past the sign-in.
    """
    if snapshot.state is ClockState.SIGNED_OUT:
        return Step.SIGN_IN
    over = snapshot.state in (ClockState.CLOCKED_IN, ClockState.STOPPING)
    if not under_way or over or not snapshot.contracts:
        return None
    if snapshot.state in (ClockState.CONSENT_NEEDED, ClockState.READY):
        return Step.CONSENT
    reached = STEPS.index(Step.CONSENT if done is None else done) + 1
    return STEPS[min(max(reached, STEPS.index(Step.CHECK)), len(STEPS) - 1)]


def step_line(step: Step) -> str:
    """How far this is."""
    return tr(words.STEP).format(step=STEPS.index(step) + 1, steps=len(STEPS))


def check_line(check: SenseCheck | None) -> tuple[str, Tone]:
    """What became of trying one sense, and how to mend it; None: it is being tried."""
    if check is None:
        return tr(words.CHECK_TRYING), Tone.PLAIN
    if check.problem is not None:
        told = problem_words(check.problem)
        return tr(words.CHECK_WHY).format(title=told.title, hint=told.hint), Tone.CARE
    if check.reason is not None:
        mend = words.CAMERA_MENDS.get(check.reason, words.CAMERA_MENDS["camera-failed"])
        return tr(mend), Tone.CARE
    return tr(words.CHECK_WORKS), Tone.GOOD


def works(check: SenseCheck) -> bool:
    """Whether the sense works."""
    return check.problem is None and check.reason is None


def address_of(typed: str) -> str:
    """The server address that is meant: people leave out how it begins. All else is for the agent to judge."""
    text = typed.strip()
    host = text.split("/")[0]
    if "://" in text or any(letter.isspace() for letter in text) or "@" in text:
        return text
    return f"https://{text}" if "." in host.strip(".") else text


def may_open(url: str) -> bool:
    """Whether a page that a server names may be given to the browser: a page of the web, nothing local."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
