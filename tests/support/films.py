"""What the camera library opens in place of a camera: short films that a test makes itself."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

RED, BLUE = (200, 30, 30), (30, 30, 200)


def film(path: Path, *, frames: int, size: tuple[int, int] = (800, 600)) -> str:
    """A raw motion JPEG of ten red frames, as while a camera warms up, then blue ones; returns what to open."""
    colours = (RED if index < 10 else BLUE for index in range(frames))
    path.write_bytes(b"".join(_jpeg(colour, size) for colour in colours))
    return str(path)


def _jpeg(colour: tuple[int, int, int], size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()
