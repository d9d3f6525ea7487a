"""Facts about the session that statements and `doctor` name: the system, its version, this
computer's name.
"""

from __future__ import annotations

import math
import platform
import sys
import threading

WINDOWS_LOOK_S = 0.5
"""Windows hands Ctrl-C to Python only between waits."""
NAME_CHARACTERS = 64
"""No longer than this goes into a statement."""


def system_description() -> str:
    """The system and its version in few words, such as `Linux Debian 12` or `Windows 11
    10.0.22631`.

    Never names the computer or the person.
    """
    if sys.platform == "linux":
        return _short(f"Linux {_linux_release()}")
    if sys.platform == "darwin":
        return _short(f"macOS {platform.mac_ver()[0]}")
    return _short(f"{platform.system()} {platform.release()} {platform.version()}")


def device_name() -> str:
    """What to call this device in front of its person until they name it: the computer's name."""
    return _short(platform.node()) or "computer"


def wait_for(event: threading.Event, *, limit_s: float = math.inf) -> bool:
    """Wait on the main thread until `event` is set, for at most `limit_s`; signals are handled meanwhile.

    Says whether it is set.
    """
    if sys.platform == "win32":
        looks = limit_s / WINDOWS_LOOK_S
        while not event.wait(WINDOWS_LOOK_S):
            looks -= 1
            if looks <= 0:
                return False
        return True
    return event.wait(None if math.isinf(limit_s) else limit_s)


def _linux_release() -> str:
    try:
        release = platform.freedesktop_os_release()
    except OSError:  # a system without /etc/os-release
        return platform.release()
    return f"{release.get('NAME', '')} {release.get('VERSION_ID', '')}".strip()


def _short(text: str) -> str:
    return " ".join(text.split())[:NAME_CHARACTERS]
