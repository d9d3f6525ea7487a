"""The one answer of the camera's child: strict bytes on its standard output, either a photo or why there is none.

`HPC1`, `P` or `N`, then three big-endian numbers of 32 bits (width, height, length), then exactly `length`
bytes: the pixels of a photo, or the name of an obstacle, a newline and a short detail in ASCII. Nothing may
follow. The parent believes nothing else, since what writes it runs drivers and parsers of others.
"""

from __future__ import annotations

import struct
from typing import Final

from capture.api import Obstacle, Photo, SenseError

LONGEST_SIDE: Final = 640
"""Photos are scaled down to this, in pixels."""
DETAIL_CHARACTERS: Final = 200
_MAGIC: Final = b"HPC1"
_HEAD: Final = struct.Struct(">4scIII")
_PHOTO: Final = b"P"
_NONE: Final = b"N"
_BYTES_A_PIXEL: Final = 4

MAX_BYTES: Final = _HEAD.size + LONGEST_SIDE * LONGEST_SIDE * _BYTES_A_PIXEL
"""No answer is longer."""


def encode_photo(photo: Photo) -> bytes:
    """The answer that carries `photo`."""
    head = _HEAD.pack(_MAGIC, _PHOTO, photo.width, photo.height, len(photo.bgrx))
    return head + photo.bgrx


def encode_refusal(obstacle: Obstacle, detail: str) -> bytes:
    """The answer that says why there is no photo."""
    text = f"{obstacle.value}\n{plain(detail)}".encode("ascii")
    return _HEAD.pack(_MAGIC, _NONE, 0, 0, len(text)) + text


def decode(data: bytes) -> Photo:
    """The photo in `data`. Raises `SenseError` with the child's reason, or CAMERA_FAILED for any other bytes."""
    if len(data) < _HEAD.size:
        raise _garbage(f"{len(data)} bytes")
    magic, kind, width, height, length = _HEAD.unpack_from(data)
    body = data[_HEAD.size :]
    if magic != _MAGIC or length != len(body):
        raise _garbage("no head, or another length than it says")
    if kind == _NONE and (width, height) == (0, 0):
        raise _refusal(body)
    if kind != _PHOTO:
        raise _garbage("neither a photo nor a reason")
    sides = (width, height)
    if min(sides) < 1 or max(sides) > LONGEST_SIDE or length != width * height * _BYTES_A_PIXEL:
        raise _garbage(f"{width} x {height} pixels in {length} bytes")
    return Photo(width=width, height=height, bgrx=body)


def plain(text: str) -> str:
    """`text` on one line of printable ASCII, short enough for a log."""
    return "".join(c if c.isascii() and c.isprintable() else "?" for c in text)[:DETAIL_CHARACTERS]


def _refusal(body: bytes) -> SenseError:
    try:
        name, detail = body.decode("ascii").split("\n", 1)
        obstacle = Obstacle(name)
    except ValueError:  # of the decoding, the split and the enumeration
        return _garbage("a reason that is none")
    return SenseError(obstacle, plain(detail))


def _garbage(detail: str) -> SenseError:
    return SenseError(Obstacle.CAMERA_FAILED, f"the camera's process answered nonsense: {detail}")
