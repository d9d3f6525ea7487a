"""Colours, fonts and outlines of every window, made from the tokens; light or dark as chosen, else as the system."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from agent.client import ThemeChoice
from ui.tokens import LENGTHS, Theme, palette

GRID = int(LENGTHS["grid"].removesuffix("px"))
"""All distances are multiples of this, in device-independent pixels."""


class Look(QObject):
    """Dresses the application in light or dark: as it was chosen, else as the system says, also when that changes."""

    changed = Signal()
    """The theme is another one: pictures that were painted in its colours are to be painted anew."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.theme = Theme.LIGHT
        hints = QGuiApplication.styleHints()
        self._choice = ThemeChoice.SYSTEM
        self._scheme = hints.colorScheme()
        hints.colorSchemeChanged.connect(self._follow)
        app.setStyle("Fusion")
        self._dress(_theme_of(self._scheme))

    def colour(self, name: str) -> QColor:
        """The colour of a token in the present theme."""
        return QColor(palette(self.theme)[name])

    def choose(self, choice: ThemeChoice) -> None:
        """Be light or dark from now on, or as the system says."""
        self._choice = choice
        self._follow(self._scheme)

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        """`scheme` is what the system says."""
        self._scheme = scheme
        theme = _CHOSEN.get(self._choice, _theme_of(scheme))
        if theme is not self.theme:
            self._dress(theme)
            self.changed.emit()

    def _dress(self, theme: Theme) -> None:
        self.theme = theme
        colours = palette(theme)
        self._app.setPalette(_qt_palette(colours))
        self._app.setStyleSheet(_style_sheet(colours))


_CHOSEN = {ThemeChoice.LIGHT: Theme.LIGHT, ThemeChoice.DARK: Theme.DARK}


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
QLabel[role="code"] {{
    color: {ink}; background: {surface_raised}; border: 1px solid {line_strong}; border-radius: {radius};
    font-family: monospace; font-size: 28px; font-weight: 700; letter-spacing: 3px; padding: 12px 4px;
}}
QLabel[role="code"]:focus {{ border: 2px solid {accent}; padding: 11px 3px; }}
QLabel[role="code"]:disabled {{ color: {ink_muted}; border-color: {line}; }}
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
QPushButton:checked {{ color: {on_accent}; background: {accent}; border-color: {accent}; }}
QPushButton:checked:focus {{ border: 3px double {ink}; padding: 3px 9px; background-clip: padding; }}
QPushButton[large="true"] {{ min-height: 40px; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton[kind="primary"] {{
    color: {on_accent}; background: {accent}; border-color: {accent}; font-weight: 600;
}}
QPushButton[kind="primary"]:hover {{ border-color: {ink}; }}
QPushButton[kind="primary"]:pressed {{ border: 2px solid {ink}; padding: 4px 10px; }}
QPushButton[kind="primary"]:focus {{ border: 3px double {ink}; padding: 3px 9px; background-clip: padding; }}
QPushButton[kind="primary"]:disabled {{
    color: {ink_muted}; background: {surface}; border-color: {line};
}}
QPushButton[kind="stop"] {{ color: {accent}; border: 2px solid {accent}; padding: 4px 10px; font-weight: 600; }}
QPushButton[kind="stop"]:focus {{ border: 3px solid {accent}; background: {accent_soft}; padding: 3px 9px; }}
QPushButton[kind="stop"]:disabled {{ color: {ink_muted}; border-color: {line}; }}
QPushButton[kind="danger"] {{
    color: {on_danger}; background: {danger}; border-color: {danger}; font-weight: 600;
}}
QPushButton[kind="danger"]:focus {{ border: 3px double {ink}; padding: 3px 9px; background-clip: padding; }}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {{
    color: {accent}; background: transparent; border-color: transparent;
}}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {{ background: {accent_soft}; }}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {{ border-color: {accent}; }}
QPushButton[kind="picture"] {{ padding: 0; border-color: {line}; background: {surface}; }}
QPushButton[kind="picture"]:focus {{ padding: 0; border: 2px solid {accent}; }}

QLineEdit, QComboBox, QPlainTextEdit, QTextBrowser, QAbstractSpinBox {{
    color: {ink}; background: {surface_raised};
    border: 1px solid {line_strong}; border-radius: {radius};
    padding: 5px 7px; min-height: 20px;
    selection-background-color: {accent}; selection-color: {on_accent};
    placeholder-text-color: {ink_muted};
}}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextBrowser:focus, QAbstractSpinBox:focus {{
    border: 2px solid {accent}; padding: 4px 6px;
}}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
    color: {ink_muted}; background: {surface}; border-color: {line};
}}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QAbstractSpinBox[wrong="true"], QComboBox[wrong="true"] {{
    border-color: {danger};
}}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{
    border: none; padding: 0; margin-left: -2px; background: transparent;
}}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox QAbstractItemView {{
    color: {ink}; background: {surface_raised}; border: 1px solid {line_strong};
    selection-background-color: {accent}; selection-color: {on_accent}; outline: none;
}}
QAbstractSpinBox {{ padding: 5px 26px 5px 7px; }}
QAbstractSpinBox:focus {{ padding: 4px 25px 4px 6px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{
    border: none; padding: 0 0 0 6px; background: transparent;
}}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
    border: none; background: transparent; width: 22px; height: 14px;
}}
QAbstractSpinBox::up-button {{
    subcontrol-origin: border; subcontrol-position: top right; margin: 2px 2px 0 2px;
}}
QAbstractSpinBox::down-button {{
    subcontrol-origin: border; subcontrol-position: bottom right; margin: 0 2px 2px 2px;
}}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
    background: {accent_soft}; border-radius: 3px;
}}
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow {{ image: none; width: 0; height: 0; }}
QDateTimeEdit::drop-down {{ border: none; background: transparent; width: 24px; }}
QDateTimeEdit::down-arrow {{ image: none; width: 0; height: 0; }}
QCalendarWidget QWidget {{ alternate-background-color: {surface}; }}
QCalendarWidget QToolButton {{ border-color: transparent; background: transparent; padding: 3px 8px; }}
QCalendarWidget QToolButton:focus, QCalendarWidget QToolButton:hover {{ border-color: {accent}; }}
QCalendarWidget QAbstractItemView {{
    color: {ink}; background: {surface_raised}; outline: none;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QCalendarWidget QAbstractItemView:disabled {{ color: {ink_muted}; }}
QListWidget {{
    color: {ink}; background: {surface_raised}; border: 1px solid {line_strong};
    border-radius: {radius}; padding: 3px; outline: none;
}}
QListWidget:focus {{ border: 2px solid {accent}; padding: 2px; }}
QListWidget::item {{ padding: 4px 6px; border-radius: 4px; }}
QListWidget::item:selected {{ color: {ink}; background: {accent_soft}; }}
QListWidget::item:selected:active:focus {{ color: {on_accent}; background: {accent}; }}
QListWidget[kind="pages"] {{ background: transparent; border-color: transparent; }}
QListWidget[kind="pages"]:focus {{ border: 1px solid transparent; padding: 3px; }}
QListWidget[kind="pages"]::item {{ padding: 7px 8px; }}
QCheckBox {{ spacing: 8px; padding: 2px 4px; border: 2px solid transparent; border-radius: {radius}; }}
QCheckBox:focus {{ border-color: {accent}; }}
Switch, Switch:focus {{ padding: 4px 0; border: none; }}
DiaryList {{ border: 2px solid transparent; border-radius: {radius}; }}
DiaryList:focus {{ border-color: {accent}; }}
QCheckBox::indicator {{ width: 18px; height: 18px; }}
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
    color: {ink}; background: {surface_raised}; border: 2px solid {line}; border-radius: {radius};
    gridline-color: {line}; outline: none;
}}
QTableWidget:focus {{ border-color: {accent}; }}
QTableWidget::item {{ padding: 6px 8px; border: none; border-bottom: 1px solid {line}; }}
QHeaderView::section {{
    color: {ink_muted}; background: {surface_raised}; border: none;
    border-bottom: 1px solid {line_strong}; padding: 6px 8px; font-weight: 600;
}}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line_strong}; border-radius: 4px; min-height: 32px; margin: 1px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {line_strong}; border-radius: 4px; min-width: 32px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
"""
