"""The recipe of a picture: sizes, colours, bytes."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from agent.runtime.pictures import encode, fitted_size
from capture.api import Frame, Monitor


def a_frame(width: int, height: int, bgr: tuple[int, int, int]) -> Frame:
    """One colour all over; the fourth byte is noise, as X11 leaves it."""
    monitor = Monitor(index=0, x=0, y=0, width=width, height=height)
    pixels = bytes((*bgr, 0x5A)) * (width * height)
    return Frame(monitor=monitor, width=width, height=height, bgrx=pixels)


def decoded(data: bytes) -> Image.Image:
    """The picture in these bytes."""
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("size", "picture", "thumbnail"),
    [
        ((1920, 1080), (1920, 1080), (320, 180)),
        ((3840, 2160), (2560, 1440), (320, 180)),
        ((1080, 1920), (1080, 1920), (180, 320)),
        ((200, 100), (200, 100), (200, 100)),
    ],
)
def test_sizes(size, picture, thumbnail):
    shot = encode(a_frame(*size, (10, 20, 30)))
    assert (shot.picture.width, shot.picture.height) == decoded(shot.picture.data).size == picture
    assert (
        (shot.thumbnail.width, shot.thumbnail.height)
        == decoded(shot.thumbnail.data).size
        == thumbnail
    )


def test_very_long_screen_keeps_a_pixel():
    assert fitted_size(10_000, 1, 320) == (320, 1)


def test_colours_are_not_swapped():
    shot = encode(a_frame(64, 64, (200, 60, 10)))
    red, green, blue = decoded(shot.picture.data).convert("RGB").getpixel((32, 32))
    assert abs(red - 10) < 12
    assert abs(green - 60) < 12
    assert abs(blue - 200) < 12


def test_files_are_bare_webp():
    shot = encode(a_frame(640, 400, (1, 2, 3)))
    for data in (shot.picture.data, shot.thumbnail.data):
        assert data[:4] == b"RIFF"
        assert data[8:16] == b"WEBPVP8 ", "only the simple format holds nothing but the picture"
        image = decoded(data)
        assert not image.getexif()
        assert "icc_profile" not in image.info
        assert "xmp" not in image.info
