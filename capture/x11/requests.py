"""The requests of the X protocol that ask about windows, as bytes, and their replies read. Pure."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from capture.api import Rectangle

STRUCTURE = 0x20000
SUBSTRUCTURE_NOTIFY = 0x80000
PROPERTY_CHANGE = 0x400000
"""Event masks: what happens to a window, to those it holds, to its properties."""
_EVENT_MASK = 0x800
_VIEWABLE, _INPUT_OUTPUT = 2, 1


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where a window is within its parent, border included, and how many bits a pixel of it has."""

    depth: int
    place: Rectangle
    border: int


def attributes(window: int) -> bytes:
    """GetWindowAttributes."""
    return struct.pack("=BBHI", 3, 0, 0, window)


def is_seen(reply: bytes) -> bool:
    """Whether the window of an `attributes` reply has pixels and is mapped with all that holds it."""
    (kind,) = struct.unpack_from("=H", reply, 12)
    return kind == _INPUT_OUTPUT and reply[26] == _VIEWABLE


def geometry(window: int) -> bytes:
    """GetGeometry."""
    return struct.pack("=BBHI", 14, 0, 0, window)


def geometry_of(reply: bytes) -> Geometry:
    """What a `geometry` reply says."""
    x, y, width, height, border = struct.unpack_from("=hhHHH", reply, 12)
    place = Rectangle(x, y, width + 2 * border, height + 2 * border)
    return Geometry(depth=reply[1], place=place, border=border)


def children(window: int) -> bytes:
    """QueryTree."""
    return struct.pack("=BBHI", 15, 0, 0, window)


def children_of(reply: bytes) -> tuple[int, ...]:
    """The windows in a `children` reply, from the bottom to the top."""
    (count,) = struct.unpack_from("=H", reply, 16)
    return struct.unpack_from(f"={count}I", reply, 32)


def a_property(window: int, atom: int, *, limit: int) -> bytes:
    """GetProperty of any type, at most `limit` bytes."""
    return struct.pack("=BBHIIIII", 20, 0, 0, window, atom, 0, 0, -(-limit // 4))


def property_of(reply: bytes) -> bytes:
    """The bytes in a reply to `a_property`; empty where there is none."""
    width, count = struct.unpack_from("=xB14xI", reply)
    return reply[32 : 32 + count * width // 8]


def has_property(reply: bytes) -> bool:
    """Whether there is such a property, even an empty one."""
    return bool(struct.unpack_from("=8xI", reply)[0])


def listen(window: int, mask: int) -> bytes:
    """ChangeWindowAttributes: hear of these events; without a reply."""
    return struct.pack("=BBHIII", 2, 0, 0, window, _EVENT_MASK, mask)


def owner(selection: int) -> bytes:
    """GetSelectionOwner."""
    return struct.pack("=BBHI", 23, 0, 0, selection)


def pointer(window: int) -> bytes:
    """QueryPointer."""
    return struct.pack("=BBHI", 38, 0, 0, window)


def pointer_of(reply: bytes) -> tuple[int, int]:
    """Where the pointer is on the root window."""
    x, y = struct.unpack_from("=hh", reply, 16)
    return x, y


def place_on(window: int, root: int) -> bytes:
    """TranslateCoordinates of the inner corner of `window`."""
    return struct.pack("=BBHIIhh", 40, 0, 0, window, root, 0, 0)


def corner_of(reply: bytes) -> tuple[int, int]:
    """Where the corner in a `place_on` reply is."""
    x, y = struct.unpack_from("=hh", reply, 12)
    return x, y


def shape(major: int, window: int) -> bytes:
    """ShapeQueryExtents; `major` is the opcode of SHAPE."""
    return struct.pack("=BBHI", major, 5, 0, window)


def is_shaped(reply: bytes) -> bool:
    """Whether the window of a `shape` reply is anything but a rectangle."""
    return bool(reply[8] or reply[9])


def resource_version(major: int) -> bytes:
    """XResQueryVersion; `major` is the opcode of X-Resource."""
    return struct.pack("=BBHBB2x", major, 0, 0, 1, 2)


def knows_processes(reply: bytes) -> bool:
    """Whether the server of a `resource_version` reply can tell the processes of its clients."""
    return struct.unpack_from("=HH", reply, 8) >= (1, 2)


def processes(major: int) -> bytes:
    """XResQueryClientIds: the process of every client of this machine."""
    every_client, process = 0, 2
    return struct.pack("=BBHIII", major, 4, 0, 1, every_client, process)


def processes_of(reply: bytes, resource_mask: int) -> dict[int, int]:
    """The processes in a `processes` reply, by what the numbers of the client's windows begin with."""
    found: dict[int, int] = {}
    (count,) = struct.unpack_from("=I", reply, 8)
    at = 32
    for _ in range(count):
        client, _mask, length = struct.unpack_from("=III", reply, at)
        at += 12
        if length >= 4:
            found[client & ~resource_mask] = struct.unpack_from("=I", reply, at)[0]
        at += length
    return found


def saver_info(major: int, root: int) -> bytes:
    """ScreenSaverQueryInfo; `major` is the opcode of MIT-SCREEN-SAVER."""
    return struct.pack("=BBHI", major, 1, 0, root)


def saver_is_on(reply: bytes) -> bool:
    """Whether the saver of a `saver_info` reply covers or blanks the screen; it may also be off, or disabled."""
    on = 1
    return reply[1] == on


def power_info(major: int) -> bytes:
    """DPMSInfo; `major` is the opcode of DPMS."""
    return struct.pack("=BBH", major, 7, 0)


def power_is_down(reply: bytes) -> bool:
    """Whether the monitors of a `power_info` reply are in standby, suspended or off."""
    level, enabled = struct.unpack_from("=HB", reply, 8)
    return bool(enabled) and level > 0
