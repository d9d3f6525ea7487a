"""What the tray app keeps for itself among the settings: how it looks and how it speaks. The agent only keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ThemeChoice(StrEnum):
    """Which colours the windows have."""

    SYSTEM = "system"
    """As the desktop says, also when it changes."""
    LIGHT = "light"
    DARK = "dark"


class LanguageChoice(StrEnum):
    """Which language the windows speak; the values are names of locales."""

    SYSTEM = "system"
    """The first of the desktop's languages that there is, else English."""
    ENGLISH = "en"
    SPANISH = "es"
    GERMAN = "de"
    PORTUGUESE = "pt"
    UKRAINIAN = "uk"
    FILIPINO = "fil"
    HINDI = "hi"


class ShortcutChoice(StrEnum):
    """Which combination of keys starts and stops the clock from anywhere; off until the person chooses one."""

    OFF = "off"
    CTRL_ALT_H = "ctrl+alt+h"
    CTRL_ALT_J = "ctrl+alt+j"
    CTRL_SHIFT_F9 = "ctrl+shift+f9"
    SUPER_F9 = "super+f9"


@dataclass(frozen=True, slots=True)
class AppSettings:
    """The table `[app]`; a running app goes by a change at once: `Snapshot.app` has it."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: LanguageChoice = LanguageChoice.SYSTEM
    shortcut: ShortcutChoice = ShortcutChoice.OFF
