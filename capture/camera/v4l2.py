"""Asks Linux's camera nodes why they would not work, by the few system calls of V4L2 that light no lamp.

The camera library says only that it could not; a person has to know whether another program has the camera,
whether they lack the right to it, or whether there is none.
"""

from __future__ import annotations

import errno
import os
import re
import struct
from importlib import import_module
from pathlib import Path
from typing import Final

from capture.api import Obstacle

fcntl: Final = import_module("fcntl")  # by name: the type checker reads this for systems without it

DEVICES: Final = Path("/dev")
_NODE: Final = re.compile(r"video(\d+)")

# From linux/videodev2.h; the sizes are the same on all 64-bit systems.
_QUERYCAP: Final = 0x80685600
_QUERYCAP_BYTES: Final = 104
_CAPABILITIES: Final = struct.Struct("=84xII12x")
_DEVICE_CAPS: Final = 0x80000000
_VIDEO_CAPTURE: Final = 0x00000001 | 0x00001000  # single-planar or multi-planar
_REQBUFS: Final = 0xC0145608
_BUFFERS: Final = struct.Struct("=IIIII")
_CAPTURE_TYPE: Final = 1
_MEMORY_MAPPED: Final = 1


def nodes(folder: Path = DEVICES) -> tuple[Path, ...]:
    """Every video node there is, by number; some are no cameras."""
    numbered = [
        (int(match[1]), path) for path in folder.iterdir() if (match := _NODE.fullmatch(path.name))
    ]
    return tuple(path for _, path in sorted(numbered))


def at_hand(folder: Path = DEVICES) -> Obstacle | None:
    """What a look from outside says: whether there is a node and whether we may open one. Opens nothing."""
    found = nodes(folder)
    if not found:
        return Obstacle.CAMERA_MISSING
    if not any(os.access(path, os.R_OK | os.W_OK) for path in found):
        return Obstacle.PERMISSION_MISSING
    return None


def look(path: Path) -> Obstacle | None:
    """Why the camera at `path` cannot be used right now, by opening it; None: nothing is known against it.

    May block as long as the driver does: for the child only. Starts no stream, so no lamp goes on.
    """
    try:
        node = os.open(path, os.O_RDWR)
    except OSError as error:
        return _obstacle(error)
    try:
        if not _captures(node):
            return Obstacle.CAMERA_MISSING
        _try(node)
    except OSError as error:
        return _obstacle(error)
    finally:
        os.close(node)
    return None


def _captures(node: int) -> bool:
    """Whether it gives pictures: webcams have a second node for metadata only."""
    answer = bytearray(_QUERYCAP_BYTES)
    fcntl.ioctl(node, _QUERYCAP, answer)
    whole, own = _CAPABILITIES.unpack(answer)
    capabilities = own if whole & _DEVICE_CAPS else whole
    return bool(capabilities & _VIDEO_CAPTURE)


def _try(node: int) -> None:
    """Ask for a buffer and give it back: only the one that has the stream may. Raises `OSError`."""
    for count in (1, 0):
        fcntl.ioctl(node, _REQBUFS, _BUFFERS.pack(count, _CAPTURE_TYPE, _MEMORY_MAPPED, 0, 0))


def _obstacle(error: OSError) -> Obstacle:
    if error.errno in (errno.EACCES, errno.EPERM):
        return Obstacle.PERMISSION_MISSING
    if error.errno in (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTTY, errno.ENOTDIR):
        return Obstacle.CAMERA_MISSING
    return Obstacle.CAMERA_BUSY if error.errno == errno.EBUSY else Obstacle.CAMERA_FAILED
