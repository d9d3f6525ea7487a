"""Pictures of invented desktops, painted: what a capture shows in the gallery, and nothing of anybody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

FULL = (1920, 1080)
_CODE = (
    ("from datetime import date, timedelta", "#7fb3d5"),
    ("", "#ffffff"),
    ("def week_of(day: date) -> tuple[date, date]:", "#e0c184"),
    ('    """Monday and Sunday of the week that `day` is in."""', "#93b48b"),
    ("    monday = day - timedelta(days=day.weekday())", "#dde4e3"),
    ("    return monday, monday + timedelta(days=6)", "#dde4e3"),
    ("", "#ffffff"),
    ("def rows(entries: list[Entry]) -> list[Row]:", "#e0c184"),
    ("    hours: dict[int, list[Entry]] = defaultdict(list)", "#dde4e3"),
    ("    for entry in entries:", "#c59bc7"),
    ("        hours[entry.start.hour].append(entry)", "#dde4e3"),
    ("    return [Row(hour, cards) for hour, cards in sorted(hours.items())]", "#dde4e3"),
)


def editor() -> QImage:
    """A dark code editor over the whole of a monitor."""
    image, painter = _canvas("#10201f")
    painter.fillRect(0, 0, 1920, 44, QColor("#0a1615"))
    painter.fillRect(0, 44, 300, 1036, QColor("#0d1b1a"))
    _text(painter, 24, 30, "relaunch – date_picker.py", "#a8bcb9", 16)
    for row, name in enumerate(
        ("site", "  pages", "    header.py", "    date_picker.py", "  tests")
    ):
        _text(painter, 28, 92 + row * 34, name, "#8ea39f", 16)
    for row in range(20):
        text, colour = _CODE[row % len(_CODE)]
        _text(painter, 330, 100 + row * 48, str(row + 1), "#4d6562", 24, mono=True)
        _text(painter, 400, 100 + row * 48, text, colour, 24, mono=True)
    painter.end()
    return image


def browser() -> QImage:
    """A light page with a header, a letter and a column of numbers."""
    image, painter = _canvas("#ffffff")
    painter.fillRect(0, 0, 1920, 64, QColor("#e5eae8"))
    painter.setBrush(QColor("#ffffff"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRect(220, 14, 1200, 36), 18, 18)
    _text(painter, 250, 40, "aurora.example.com/relaunch", "#485654", 16)
    painter.fillRect(0, 64, 1920, 200, QColor("#0b666e"))
    _text(painter, 160, 185, "Aurora Studio", "#ffffff", 44)
    for row in range(11):
        _text(
            painter,
            160,
            350 + row * 56,
            "The header keeps its height while the page scrolls below it.",
            "#2a3634",
            22,
        )
        _text(painter, 1500, 350 + row * 56, f"{1180 + row * 37}.00", "#2a3634", 22)
    painter.end()
    return image


def person() -> QImage:
    """A photo as of a webcam: a shape before a wall."""
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("#cfd6d2"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(0, 0, 200, 480, QColor("#b9c4bf"))
    painter.setBrush(QColor("#3f5f66"))
    painter.drawEllipse(130, 290, 380, 380)
    painter.setBrush(QColor("#b98a6b"))
    painter.drawEllipse(230, 110, 180, 220)
    painter.setBrush(QColor("#38302b"))
    painter.drawChord(222, 96, 196, 190, 0, 180 * 16)
    painter.end()
    return image


def save_pair(image: QImage, folder: Path, name: str) -> tuple[str, str]:
    """Write the picture and its thumbnail; their paths, by which the fake client calls them."""
    full, small = folder / f"{name}.png", folder / f"{name}-small.png"
    image.save(str(full))
    image.scaledToWidth(320, Qt.TransformationMode.SmoothTransformation).save(str(small))
    return str(full), str(small)


def _canvas(ground: str) -> tuple[QImage, QPainter]:
    image = QImage(*FULL, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return image, painter


def _text(
    painter: QPainter, x: int, y: int, text: str, colour: str, pixels: int, *, mono: bool = False
) -> None:
    font = QFont("DejaVu Sans Mono" if mono else "DejaVu Sans")
    font.setPixelSize(pixels)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(x, y, text)
