"""What the first run needs of the agent besides its verbs; apart from its pages, which a tray app rarely opens."""

from __future__ import annotations

from dataclasses import dataclass

from agent.client import SetupClient, TrialClient


@dataclass(frozen=True, slots=True)
class FirstRun:
    """The steps after the sign-in, and trying the senses."""

    setup: SetupClient
    trials: TrialClient
