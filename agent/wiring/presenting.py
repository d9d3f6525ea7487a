"""Whether this is a moment to show nothing: a full-screen window in front, or a presentation under way."""

from __future__ import annotations

import logging

from agent.platform.inhibitors import idle_inhibited
from capture.api import SenseError
from capture.select import fullscreen_in_front

_log = logging.getLogger(__name__)


def presenting() -> bool:
    """Ask the desktop now. Not the main or the control thread: answers may take seconds. Never raises."""
    try:
        if fullscreen_in_front():
            return True
    except SenseError as error:
        _log.debug("nobody tells whether the window in front is full-screen: %s", error)
    return idle_inhibited()
