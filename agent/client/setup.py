"""What a first run shows: a sign-in that waits, senses that were tried, a picture taken only to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from agent.core.problems import Problem


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in through the browser that waits for its person, who confirms `user_code` on a page of the server.

    `complete_url` is `verification_url` with the code in it. `expires_ms` is UTC, as `Snapshot.now_ms`.
    """

    user_code: str
    verification_url: str
    complete_url: str
    expires_ms: int
    interval_s: int


@dataclass(frozen=True, slots=True)
class SenseCheck:
    """One sense that was really tried. Both None: it works.

    `problem` says why it does not; `reason` likewise of the camera (`wire.records.Reason` value).
    """

    sense: str
    problem: Problem | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class TrialPicture:
    """A picture that was taken to be shown once: its file's bytes, which lie nowhere else, and its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class TrialCapture:
    """The screen as the chosen contract would take it, of which nothing is kept and nothing is sent.

    `problem` says why there is no picture. No photo is taken: the camera is dark while nobody is clocked in.
    """

    pictures: tuple[TrialPicture, ...]
    problem: Problem | None = None
