"""What a picture file says of itself in its header, read without decoding a single pixel.

A few kilobytes can unfold to gigapixels, so size and type are read from the header and checked against limits
and against the statement before any decoder sees the file; this server never decodes pictures at all.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from wire.records import ImageFile

MAX_SIDE = 8_192
MAX_PIXELS = 40_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
# Start-of-frame markers of JPEG; DHT, JPG and DAC lie in the same range and are not.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class PictureError(Exception):
    """A picture that must not be stored; the text says why."""


@dataclass(frozen=True, slots=True)
class Header:
    """Media type and size in pixels."""

    media_type: str
    width: int
    height: int


def check_picture(declared: ImageFile, media_type: str, data: bytes) -> None:
    """Raise `PictureError` unless `data` is a still picture of the declared type and size within the limits."""
    _check_limits("declared", declared.width, declared.height)
    header = read_header(data)
    _check_limits("in the file", header.width, header.height)
    if header.media_type != media_type:
        raise PictureError(f"the file is {header.media_type}, the statement says {media_type}")
    if (header.width, header.height) != (declared.width, declared.height):
        raise PictureError(
            f"the file is {header.width} by {header.height} pixels, "
            f"the statement says {declared.width} by {declared.height}"
        )


def read_header(data: bytes) -> Header:
    """Type and size of a WebP, PNG or JPEG file; raises `PictureError` for everything else and for animations."""
    try:
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return Header("image/webp", *_webp(data))
        if data.startswith(_PNG):
            return Header("image/png", *_png(data))
        if data.startswith(b"\xff\xd8\xff"):
            return Header("image/jpeg", *_jpeg(data))
    except (struct.error, IndexError) as error:
        raise PictureError("the file is cut off") from error
    raise PictureError("the file is not a picture of a known kind")


def _check_limits(what: str, width: int, height: int) -> None:
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE) or width * height > MAX_PIXELS:
        raise PictureError(
            f"{width} by {height} pixels ({what}): at most {MAX_SIDE} a side and "
            f"{MAX_PIXELS // 1_000_000} million in all"
        )


def _webp(data: bytes) -> tuple[int, int]:
    """Walk all chunks: canvas and frame must agree, and there is exactly one frame."""
    (size,) = struct.unpack_from("<I", data, 4)
    if size + 8 != len(data):
        raise PictureError("the file's length is not the one in its header")
    canvas: tuple[int, int] | None = None
    frame: tuple[int, int] | None = None
    at = 12
    while at < len(data):
        kind = data[at : at + 4]
        (length,) = struct.unpack_from("<I", data, at + 4)
        body = at + 8
        if body + length > len(data):
            raise PictureError("the file is cut off")
        if kind in (b"ANIM", b"ANMF"):
            raise PictureError("an animation is not a screenshot")
        if kind == b"VP8X":
            canvas = (
                1 + int.from_bytes(data[body + 4 : body + 7], "little"),
                1 + int.from_bytes(data[body + 7 : body + 10], "little"),
            )
        elif kind in (b"VP8 ", b"VP8L"):
            if frame is not None:
                raise PictureError("more than one frame")
            frame = _vp8(data, body) if kind == b"VP8 " else _vp8l(data, body)
        at = body + length + length % 2
    if frame is None:
        raise PictureError("no picture in the file")
    if canvas is not None and canvas != frame:
        raise PictureError("the file contradicts itself about its size")
    return frame


def _vp8(data: bytes, at: int) -> tuple[int, int]:
    if data[at + 3 : at + 6] != b"\x9d\x01\x2a":
        raise PictureError("not a key frame")
    width, height = struct.unpack_from("<HH", data, at + 6)
    return width & 0x3FFF, height & 0x3FFF


def _vp8l(data: bytes, at: int) -> tuple[int, int]:
    if data[at] != 0x2F:
        raise PictureError("not a lossless frame")
    (bits,) = struct.unpack_from("<I", data, at + 1)
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def _png(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        raise PictureError("no header in the file")
    width, height = struct.unpack_from(">II", data, 16)
    at = 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind = data[at + 4 : at + 8]
        if kind == b"acTL":
            raise PictureError("an animation is not a screenshot")
        if kind == b"IEND" or not kind:
            break
        at += 12 + length
    return width, height


def _jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while True:
        if data[at] != 0xFF:
            raise PictureError("the file is damaged")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in (0x01, 0xD8, 0xD9) or 0xD0 <= marker <= 0xD7:
            raise PictureError("the file is damaged")
        (length,) = struct.unpack_from(">H", data, at + 2)
        if length < 2:
            raise PictureError("the file is damaged")
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        if marker == 0xDA:
            raise PictureError("no size in the file")
        at += 2 + length
