"""Headers of real picture files, whole, cut off and made up."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from server.ingest.pictures import Header, PictureError, check_picture, read_header
from tests.support.evidence import image


def picture(kind: str, size: tuple[int, int], mode: str = "RGB", **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("size", [(1, 1), (320, 180), (1921, 1079), (16, 3000)])
@pytest.mark.parametrize(
    ("kind", "media_type", "options"),
    [
        ("WEBP", "image/webp", {"quality": 50}),
        ("WEBP", "image/webp", {"lossless": True}),
        ("WEBP", "image/webp", {"quality": 50, "exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"}),
        ("JPEG", "image/jpeg", {"quality": 60}),
        ("JPEG", "image/jpeg", {"progressive": True}),
        ("PNG", "image/png", {}),
    ],
)
def test_type_and_size_are_read_as_pillow_reads_them(
    kind: str, media_type: str, options: dict[str, object], size: tuple[int, int]
) -> None:
    data = picture(kind, size, **options)
    assert read_header(data) == Header(media_type, *size)
    check_picture(image(data, width=size[0], height=size[1]), media_type, data)


def transparent() -> bytes:
    made = Image.effect_noise((40, 30), 60).convert("RGBA")
    made.putalpha(Image.linear_gradient("L").resize((40, 30)))
    buffer = io.BytesIO()
    made.save(buffer, "WEBP", quality=50)
    return buffer.getvalue()


def test_transparent_webp_has_one_frame_too() -> None:
    data = transparent()
    assert b"VP8X" in data
    assert read_header(data) == Header("image/webp", 40, 30)


@pytest.mark.parametrize("kind", ["WEBP", "JPEG", "PNG", "GIF", "BMP", "TIFF"])
def test_damaged_files_are_refused_or_read_but_never_crash(kind: str) -> None:
    data = picture(kind, (24, 18), "P" if kind == "GIF" else "RGB")
    chance = random.Random(1)
    for cut in range(len(data)):
        assert_refused_or_read(data[:cut])
    for _ in range(3000):
        edited = bytearray(data)
        for _ in range(chance.randrange(1, 4)):
            edited[chance.randrange(min(len(edited), 64))] = chance.randrange(256)
        assert_refused_or_read(bytes(edited))


def assert_refused_or_read(data: bytes) -> None:
    try:
        header = read_header(data)
    except PictureError:
        return
    assert header.width >= 0


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_other_kinds_are_refused(kind: str) -> None:
    with pytest.raises(PictureError, match="known kind"):
        read_header(picture(kind, (10, 10)))


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_animations_are_refused(kind: str) -> None:
    frames = [Image.effect_noise((30, 30), spread) for spread in (10, 90)]
    buffer = io.BytesIO()
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=100)
    with pytest.raises(PictureError, match="animation"):
        read_header(buffer.getvalue())


def test_bytes_after_a_webp_are_refused() -> None:
    with pytest.raises(PictureError, match="length"):
        read_header(picture("WEBP", (10, 10)) + b"hidden")


def test_a_webp_whose_canvas_and_frame_differ_is_refused() -> None:
    data = bytearray(transparent())
    at = data.index(b"VP8X") + 8 + 4
    data[at : at + 3] = (99).to_bytes(3, "little")
    with pytest.raises(PictureError, match="contradicts"):
        read_header(bytes(data))


@pytest.mark.parametrize(("width", "height"), [(8193, 1), (1, 8193), (7000, 6000), (0, 5)])
def test_limits_hold_for_what_is_declared(width: int, height: int) -> None:
    data = picture("WEBP", (10, 10))
    with pytest.raises(PictureError, match="declared"):
        check_picture(image(data, width=width, height=height), "image/webp", data)
