"""From pixels to the two files of a picture, by the recipe of docs/ARCHITECTURE.md: small, legible, bare.

WebP quality 42 method 2 at no more than 2560 pixels keeps text of 11 pixels legible, below 160 kB for a full 1080p.
The files carry no metadata: their hashes are signed and they are never encoded again.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from capture.api import Frame, Photo, Rectangle
from wire.records import Region

if TYPE_CHECKING:
    from PIL.Image import Image

MEDIA_TYPE = "image/webp"
LONGEST_SIDE = 2560
THUMBNAIL_SIDE = 320
_PICTURE_QUALITY = 42
_THUMBNAIL_QUALITY = 60
_METHOD = 2
_REDUCING_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Encoded:
    """One file's bytes and its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class EncodedShot:
    """One monitor's picture and thumbnail; `regions`, in pixels of the picture, are black in both."""

    picture: Encoded
    thumbnail: Encoded
    regions: tuple[Region, ...] = ()


def encode(frame: Frame | Photo, *, blur: int = 0) -> EncodedShot:
    """Encode one monitor, or a photo, blurred by a radius of `blur` pixels of the picture; 0: as it is.

    Shot worker thread; Pillow releases the interpreter while it works.
    """
    # Imported here so that an agent that was never clocked in does not hold it in memory. The format by
    # name, or `save` would look for it by loading all fifty that Pillow knows.
    from PIL import Image as images
    from PIL import WebPImagePlugin  # noqa: F401 — registers itself

    image = images.frombuffer("RGB", (frame.width, frame.height), frame.bgrx, "raw", "BGRX", 0, 1)
    # Hamming costs half of Lanczos on a 4K frame and keeps text as legible at two thirds of the size.
    picture = _fitted(image, LONGEST_SIDE, images.Resampling.HAMMING)
    if blur:
        from PIL.ImageFilter import GaussianBlur

        picture = picture.filter(GaussianBlur(blur))
    regions = regions_of(frame, picture.size) if isinstance(frame, Frame) else ()
    if regions:
        # Black already; once more for the edges, which scaling and blurring have mixed with what is beside.
        picture = picture.copy() if picture is image else picture
        _paint(picture, regions)
    thumbnail = _fitted(picture, THUMBNAIL_SIDE, images.Resampling.LANCZOS)
    return EncodedShot(
        picture=_webp(picture, _PICTURE_QUALITY),
        thumbnail=_webp(thumbnail, _THUMBNAIL_QUALITY),
        regions=regions,
    )


def regions_of(frame: Frame, size: tuple[int, int]) -> tuple[Region, ...]:
    """What was blacked out of `frame`, in a picture of `size` made of it: every pixel that it touches."""
    across = [
        _stretched(one, frame, width=size[0], height=size[1])
        for one in frame.blacked
        if one.width > 0 and one.height > 0
    ]
    return tuple(dict.fromkeys(across))


def _stretched(one: Rectangle, frame: Frame, *, width: int, height: int) -> Region:
    left, top = one.x * width // frame.width, one.y * height // frame.height
    right = -(-(one.x + one.width) * width // frame.width)
    bottom = -(-(one.y + one.height) * height // frame.height)
    return Region(x=left, y=top, width=right - left, height=bottom - top)


def _paint(image: Image, regions: tuple[Region, ...]) -> None:
    for region in regions:
        corner = (region.x + region.width, region.y + region.height)
        image.paste((0, 0, 0), (region.x, region.y, *corner))


def black_out(data: bytes, regions: tuple[Region, ...]) -> EncodedShot | None:
    """The picture with `regions`, in its pixels, painted black, and a thumbnail of that; any thread.

    None where the bytes are no picture of ours. The pixels beneath are gone from both files; the rest is
    encoded a second time by the same recipe.
    """
    from PIL import Image as images
    from PIL import WebPImagePlugin  # noqa: F401 — registers itself

    try:
        with images.open(io.BytesIO(data), formats=("WEBP",)) as opened:
            image = opened.convert("RGB")
    except (OSError, ValueError, SyntaxError):  # what Pillow raises for bytes that are no picture
        return None
    _paint(image, regions)
    thumbnail = _fitted(image, THUMBNAIL_SIDE, images.Resampling.LANCZOS)
    return EncodedShot(
        picture=_webp(image, _PICTURE_QUALITY), thumbnail=_webp(thumbnail, _THUMBNAIL_QUALITY)
    )


def fitted_size(width: int, height: int, side: int) -> tuple[int, int]:
    """The size with the longest side at most `side`, proportions kept, at least one pixel each way."""
    longest = max(width, height)
    if longest <= side:
        return width, height
    return max(1, round(width * side / longest)), max(1, round(height * side / longest))


def _fitted(image: Image, side: int, resample: int) -> Image:
    size = fitted_size(image.width, image.height, side)
    if size == image.size:
        return image
    return image.resize(size, resample, reducing_gap=_REDUCING_GAP)


def _webp(image: Image, quality: int) -> Encoded:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=_METHOD)
    return Encoded(data=out.getvalue(), width=image.width, height=image.height)
