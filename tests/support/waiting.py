"""Waiting for what comes about by itself: asked again and again, with an end to patience."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE_S = 60.0
_EVERY_S = 0.02


class TooLateError(AssertionError):
    """What a test waited for did not come about."""


def wait_until(
    condition: Callable[[], object], what: str, *, patience_s: float = PATIENCE_S
) -> None:
    """Poll `condition` until it holds; raise `TooLateError` naming `what` when patience ends."""
    deadline = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > deadline:
            raise TooLateError(f"gave up waiting for {what}")
        time.sleep(_EVERY_S)
