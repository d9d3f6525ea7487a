"""QR codes as the path of an inline SVG."""

from __future__ import annotations

from dataclasses import dataclass

_QUIET = 4
"""Modules of white around a code, as ISO 18004 asks for."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """Black squares of side 1 as the path `path` in a square of side `side`."""

    side: int
    path: str


def qr_code(text: str) -> QrCode:
    """`text` as a QR code that can still be read with 15 % of it hidden."""
    import segno  # here: pages that draw none need not load it

    modules = list(segno.make_qr(text, error="m").matrix_iter(border=_QUIET))
    path = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(modules)
        for x, is_black in enumerate(row)
        if is_black
    )
    return QrCode(side=len(modules), path=path)
