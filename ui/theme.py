"""Colours, fonts and outlines of every window, made from the tokens; light and dark as the system says."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.tokens import LENGTHS, Theme, palette

GRID = int(LENGTHS["grid"].removesuffix("px"))
"""All distances are multiples of this, in device-independent pixels."""


class Look(QObject):
    """Dresses the application and follows the system's choice of light or dark."""

    changed = Signal()
    """The theme is another one: pictures that were painted in its colours are to be painted anew."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.theme = Theme.LIGHT
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        app.setStyle("Fusion")
        self._dress(_theme_of(hints.colorScheme()))

    def colour(self, name: str) -> QColor:
        """The colour of a token in the present theme."""
        return QColor(palette(self.theme)[name])

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        theme = _theme_of(scheme)
        if theme is not self.theme:
            self._dress(theme)
            self.changed.emit()

    def _dress(self, theme: Theme) -> None:
        self.theme = theme
        colours = palette(theme)
        self._app.setPalette(_qt_palette(colours))
        self._app.setStyleSheet(_style_sheet(colours))


def _theme_of(scheme: Qt.ColorScheme) -> Theme:
    return Theme.DARK if scheme is Qt.ColorScheme.Dark else Theme.LIGHT


def tabular(font: QFont, *, points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """`font` in another size with figures of equal width, so that a running clock does not dance."""
    result = QFont(font)
    result.setPointSizeF(points)
    result.setWeight(weight)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def _qt_palette(colours: Mapping[str, str]) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "surface",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface-raised",
        QPalette.ColorRole.AlternateBase: "surface",
        QPalette.ColorRole.ToolTipBase: "surface-raised",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.PlaceholderText: "ink-muted",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "surface-raised",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.BrightText: "danger",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on-accent",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Midlight: "line",
        QPalette.ColorRole.Dark: "line-strong",
    }
    result = QPalette()
    for role, name in roles.items():
        result.setColor(role, QColor(colours[name]))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["ink-muted"]))
    return result


def _style_sheet(colours: Mapping[str, str]) -> str:
    return _SHEET.format_map(
        {name.replace("-", "_"): value for name, value in {**colours, **LENGTHS}.items()}
    )


_SHEET = """
QToolTip {{ color: {ink}; background: {surface_raised}; border: 1px solid {line_strong}; }}
QLabel[tone="ink-muted"] {{ color: {ink_muted}; }}
QLabel[tone="tracked"] {{ color: {tracked}; }}
QLabel[tone="manual"] {{ color: {manual}; }}
QLabel[tone="over-limit"] {{ color: {over_limit}; }}
QLabel[tone="danger"] {{ color: {danger}; }}
QFrame[kind="card"] {{
    background: {surface_raised}; border: 1px solid {line}; border-radius: {radius};
}}
QFrame[kind="notice"] {{
    background: {accent_soft}; border: none; border-radius: {radius};
}}
QFrame[kind="rule"] {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}
QWidget#preview {{ background: {surface_raised}; border: 1px solid {line_strong}; }}

QPushButton, QToolButton {{
    color: {ink}; background: {surface_raised};
    border: 1px solid {line_strong}; border-radius: {radius};
    padding: 5px 11px; min-height: 20px;
}}
QPushButton:hover, QToolButton:hover {{ background: {accent_soft}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {line}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 4px 10px; }}
QPushButton:disabled, QToolButton:disabled {{
    color: {ink_muted}; background: {surface}; border-color: {line};
}}
QPushButton[large="true"] {{ min-height: 40px; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton[kind="primary"] {{
    color: {on_accent}; background: {accent}; border-color: {accent}; font-weight: 600;
}}
QPushButton[kind="primary"]:hover {{ border-color: {ink}; }}
QPushButton[kind="primary"]:pressed {{ border: 2px solid {ink}; padding: 4px 10px; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {ink}; padding: 4px 10px; }}
QPushButton[kind="primary"]:disabled {{
    color: {ink_muted}; background: {surface}; border-color: {line};
}}
QPushButton[kind="stop"] {{ color: {accent}; border: 2px solid {accent}; padding: 4px 10px; font-weight: 600; }}
QPushButton[kind="stop"]:focus {{ border: 3px solid {accent}; background: {accent_soft}; padding: 3px 9px; }}
QPushButton[kind="stop"]:disabled {{ color: {ink_muted}; border-color: {line}; }}
QPushButton[kind="danger"] {{
    color: {on_danger}; background: {danger}; border-color: {danger}; font-weight: 600;
}}
QPushButton[kind="danger"]:focus {{ border: 2px solid {ink}; padding: 4px 10px; }}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {{
    color: {accent}; background: transparent; border-color: transparent;
}}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {{ background: {accent_soft}; }}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {{ border-color: {accent}; }}
QPushButton[kind="picture"] {{ padding: 0; border-color: {line}; background: {surface}; }}
QPushButton[kind="picture"]:focus {{ padding: 0; border: 2px solid {accent}; }}

QLineEdit, QComboBox, QPlainTextEdit, QTextBrowser {{
    color: {ink}; background: {surface_raised};
    border: 1px solid {line_strong}; border-radius: {radius};
    padding: 5px 7px; min-height: 20px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextBrowser:focus {{
    border: 2px solid {accent}; padding: 4px 6px;
}}
QLineEdit:disabled, QComboBox:disabled {{
    color: {ink_muted}; background: {surface}; border-color: {line};
}}
QLineEdit[wrong="true"] {{ border-color: {danger}; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{
    border: none; padding: 0; margin-left: -2px; background: transparent;
}}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox QAbstractItemView {{
    color: {ink}; background: {surface_raised}; border: 1px solid {line_strong};
    selection-background-color: {accent}; selection-color: {on_accent}; outline: none;
}}
QMenu {{ color: {ink}; background: {surface_raised}; border: 1px solid {line_strong}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 24px; border-radius: 4px; }}
QMenu::item:selected {{ color: {on_accent}; background: {accent}; }}
QMenu::item:disabled {{ color: {ink_muted}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}

QProgressBar {{
    background: {line}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
QProgressBar[tone="manual"]::chunk {{ background: {manual}; }}
QProgressBar[tone="over-limit"]::chunk {{ background: {over_limit}; }}

QTableWidget {{
    color: {ink}; background: {surface_raised}; border: 1px solid {line}; border-radius: {radius};
    gridline-color: {line}; outline: none;
}}
QTableWidget:focus {{ border: 2px solid {accent}; }}
QTableWidget::item {{ padding: 6px 8px; border: none; border-bottom: 1px solid {line}; }}
QHeaderView::section {{
    color: {ink_muted}; background: {surface_raised}; border: none;
    border-bottom: 1px solid {line_strong}; padding: 6px 8px; font-weight: 600;
}}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line_strong}; border-radius: 4px; min-height: 32px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
"""
