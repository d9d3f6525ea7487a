"""The words of notifications, which others may read on a locked screen: no memo, title or name. See `ui.messages`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from agent.client import ShortcutState

APP_NEEDS_YOU = "Hourproof needs you"
ABOUT_TIME = "Your tracked time"
ABOUT_LIMIT = "Weekly limit"
ABOUT_REMINDER = "Reminder"
ABOUT_DEVICES = "Your devices"
DEVICE_ADDED = (
    "A new device was added to your account. If that was not you, see what to do in the settings."
)
ACT_DEVICES = "See devices"
IDLE_TITLE = "You were away for {minutes}"
IDLE_BODY = "Say what it was if you were working. Without an answer it is dropped at {time}."
SEE_WINDOW = "{title}. Hourproof’s window says what to do."
ACT_OPEN = "Open Hourproof"
ACT_START = "Start"
ACT_STOP = "Stop"
ACT_DROP = "Drop it"
"""On buttons of the system, which know no letter for Alt."""
MINIMIZED = "Hourproof is in the task bar: this desktop has no tray. Quit it by its menu."

# the keys that start and stop the clock
SHORTCUT_PURPOSE = "Start or stop the clock"
"""What the desktop calls it when it asks, and in its list of keys."""
SHORTCUT_TITLE = "Keys to start and stop"
NO_KEYS: Mapping[ShortcutState, str] = MappingProxyType(
    {
        ShortcutState.TAKEN: (
            "Another program has {keys}. Choose others in the settings; until then they do nothing here."
        ),
        ShortcutState.UNKNOWN: "This keyboard has no {keys}. Choose others in the settings.",
        ShortcutState.REFUSED: (
            "The desktop gives Hourproof no keys, or took them back. Choose some in the settings to ask again."
        ),
        ShortcutState.NOWHERE: (
            "This desktop gives programs no keys of their own. Use the tray or the window."
        ),
    }
)
SHORTCUT_STARTED = "Started. The clock runs."
SHORTCUT_STOPPED = "Stopped. You are clocked out."
