"""What the command line says of the devices of a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent.cli.words.units import instant
from agent.client import DeviceView

DEVICES_HELP: Final = "list your devices, and when the server heard of each last"
OFFLINE_HELP: Final = "ask no server: as known here"
END_HELP: Final = "have nothing more taken from another device of yours, such as a lost one"
DEVICE_HELP: Final = "its name, or the beginning of its key from: hourproof devices"
LOST_HELP: Final = "since when it was in other hands, such as 2026-03-01T18:00Z: what it claims from then on is marked"
END_MEANS: Final = (
    "{name} can send nothing more, for ever. What it has not uploaded stays on it and is not billed; what it uploaded "
    "stays. It can be enrolled again as a new device."
)
ASK_END: Final = "End it? [y/N] "
NOT_ENDED: Final = "nothing was changed"
ENDED: Final = "{name} may send no more, and the log says so."
NONE: Final = "The log names no device of yours yet."
HERE: Final = "this device"
BY_SERVER: Final = "let in by the server"
BY_DEVICE: Final = "vouched for by {name}"
LAST_SEEN: Final = "last upload {at}"
ENDED_AT: Final = "ended {at}"
LOST: Final = "lost since {at}"
SEVERAL: Final = "several devices are called {name}: give the beginning of a key"
BAD_TIME: Final = "{text} is no time like 2026-03-01T18:00Z"
_KEY_SHOWN: Final = 12


def devices_text(devices: Sequence[DeviceView]) -> str:
    """One line for each device."""
    return "\n".join(_line(one) for one in devices) or NONE


def _line(one: DeviceView) -> str:
    vouched = BY_SERVER if one.vouched_by is None else BY_DEVICE.format(name=one.vouched_by)
    parts = [one.device[:_KEY_SHOWN], one.name, f"since {instant(one.since_ms)}", vouched]
    if one.here:
        parts.append(HERE)
    if one.seen_ms is not None:
        parts.append(LAST_SEEN.format(at=instant(one.seen_ms)))
    if one.ended_ms is not None:
        parts.append(ENDED_AT.format(at=instant(one.ended_ms)))
    if one.lost_since_ms is not None:
        parts.append(LOST.format(at=instant(one.lost_since_ms)))
    return "  ".join(parts)
