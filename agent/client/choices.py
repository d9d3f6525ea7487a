"""What a person can set on this machine, and which program this is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SettingOrigin(StrEnum):
    """Who decided what a setting is."""

    DEFAULT = "default"
    FILE = "file"
    """The person, on this device."""
    POLICY = "policy"
    """An administrator of this machine: it cannot be changed here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingView:
    """A setting as `hourproof settings` names it; its value and default as `set_setting` takes them."""

    key: str
    values: tuple[str, ...]
    default: tuple[str, ...]
    origin: SettingOrigin
    at_once: bool
    """Whether a change holds at once, and not only from the next start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutView:
    """Which program this is, and where it keeps its things. `device` is empty before the enrolment."""

    version: str
    device: str
    data_folder: str
    settings_file: str
    log_file: str
    starts_with_session: bool | None
    """Whether the app starts when the person logs in; None where this system offers no way."""


class ShortcutState(StrEnum):
    """What came of asking the desktop for a combination of keys."""

    OFF = "off"
    """None was asked for."""
    WORKS = "works"
    ASKED = "asked"
    """The desktop asks the person first, in a window of its own."""
    TAKEN = "taken"
    """Another program has it."""
    UNKNOWN = "unknown"
    """This keyboard has no such key."""
    DECLINED = "declined"
    """The person said no when the desktop asked."""
    REFUSED = "refused"
    """The desktop gave none, or took them back."""
    NOWHERE = "nowhere"
    """This desktop gives programs no shortcuts."""


@dataclass(frozen=True, slots=True)
class ShortcutStanding:
    """How it stands with the combination now."""

    state: ShortcutState
    named: str | None = None
    """What the desktop calls the keys that it chose; empty: it does not say; None: those that were asked for."""
    configurable: bool = False
    """Whether the desktop shows a window of its own in which they can be changed."""
