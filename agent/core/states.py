"""The names of the clock's states. Codes, never text: the words are made where a person reads them."""

from __future__ import annotations

from enum import StrEnum


class ClockState(StrEnum):
    """Where the contractor stands with the clock."""

    SIGNED_OUT = "signed-out"
    """No device key is enrolled."""
    READY = "ready"
    """Enrolled; no contract is chosen."""
    CLOCKED_OUT = "clocked-out"
    CONSENT_NEEDED = "consent-needed"
    """The chosen contract's policy has not been agreed to: nothing can be captured."""
    CLOCKED_IN = "clocked-in"
    STOPPING = "stopping"
    """The agent is being shut down; the open segment is being written."""


class Tracking(StrEnum):
    """What a clocked-in agent is doing."""

    CAPTURING = "capturing"
    AWAY = "away"
    """No input for the contract's idle time; not tracked, resumes on input."""
    LOCKED = "locked"
    """The screen is locked or the session is switched away; not tracked."""
    PAUSED = "paused"
    """The machine slept, its clock jumped, or the open segment was deleted; not tracked until the next input
    or, after a deletion, the next slot."""
