"""What keeps a sense from working, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SENSES: Final[Mapping[str, tuple[str, str]]] = {
    "screen-unavailable": (
        "The screen cannot be captured",
        "Until then time is tracked without pictures, and the diary says why.",
    ),
    "input-unavailable": (
        "Input cannot be counted",
        "Until then activity is shown as unknown, never as zero.",
    ),
    "idle-unavailable": (
        "Idle time cannot be measured",
        "Until then stop the clock yourself when you leave.",
    ),
    "window-unavailable": (
        "The window in front cannot be read",
        "Until then segments say so instead.",
    ),
    "session-unavailable": (
        "Lock, sleep and log-out cannot be heard",
        "Until then tracking ends by idle time and by the clocks alone.",
    ),
}
"""What does not work, and what that means meanwhile."""

_OBSTACLES: Final[Mapping[str, tuple[str, str]]] = {
    "wayland-session": (
        "this is a Wayland session, in which programs cannot see each other",
        "Sign out, choose the session with X11 or Xorg at the sign-in screen, and sign in again.",
    ),
    "permission-missing": (
        "the system does not let Hourproof do it",
        "Allow it for Hourproof in the system's privacy settings, then start the agent again.",
    ),
    "extension-missing": (
        "the X server lacks what is needed for it",
        "Use a usual X server (Xorg with XInput 2.2, RANDR and MIT-SCREEN-SAVER), or ask who runs this one.",
    ),
    "library-missing": (
        "a library of the system is missing",
        "Install the X libraries; on Debian: apt install libxcb1 libx11-6 libxext6 libxi6",
    ),
    "not-this-system": (
        "Hourproof has no way to do it on this system yet",
        "There is nothing to mend here.",
    ),
    "bus-missing": (
        "no systemd-logind answers on the system's message bus",
        "Start systemd-logind or elogind, then start the agent again.",
    ),
    "session-unknown": (
        "the system does not know which session this is",
        "Start the agent from a desktop session that you logged in to.",
    ),
    "no-answer": (
        "the desktop does not answer",
        "Close programs that hang, or sign out and in again.",
    ),
    "failed": (
        "it failed just now ({reason})",
        "Try again; if it stays so, send the report: hourproof doctor --report -",
    ),
}
"""Why, and how to mend it."""

WITHOUT_DISPLAY: Final[Mapping[str, str]] = {
    sense.removesuffix("-unavailable"): (
        f"{what}: no display answers. Start it inside a desktop session, or set DISPLAY. {until}"
    )
    for sense, (what, until) in _SENSES.items()
}
"""What is said of each sense where there is no display at all."""

_WITHOUT_CAMERA: Final = (
    "Without it the diary says so in place of a photo, and the time counts all the same."
)
CAMERA: Final[Mapping[str, str]] = {
    "camera-missing": (
        f"No camera was found. Plug one in if a contract of yours asks for photos. {_WITHOUT_CAMERA}"
    ),
    "permission-missing": (
        "A camera is there, and you may not open it. Join the group that may (on Debian, as root: adduser YOU video) "
        f"and sign in again, or allow it in the system's privacy settings. {_WITHOUT_CAMERA}"
    ),
    "library-missing": (
        "The part of Hourproof that takes photos is not installed. If a contract of yours asks for photos: "
        f"pip install hourproof[camera]. {_WITHOUT_CAMERA}"
    ),
    "camera-busy": (
        "Another program has the camera. Close it, such as a video call, if a contract of yours asks for photos. "
        f"{_WITHOUT_CAMERA}"
    ),
    "camera-failed": (
        "The camera is there and gives no picture. Unplug it and plug it in again, or choose another: "
        f"hourproof settings set camera DEVICE. {_WITHOUT_CAMERA}"
    ),
    "not-this-system": (
        f"Hourproof has no way to use cameras on this system yet. {_WITHOUT_CAMERA}"
    ),
}
"""Why no photo can be taken, and how to mend it. Not a problem in itself: most do without."""

SENSE_SHADES: Final[Mapping[str, tuple[str, str]]] = {
    f"{sense}/{obstacle}": (f"{what}: {why}.", f"{mend}{'' if mend.endswith('.') else '.'} {until}")
    for sense, (what, until) in _SENSES.items()
    for obstacle, (why, mend) in _OBSTACLES.items()
}
"""For each sense and obstacle what is wrong, and how to mend it."""
