"""Starting the app when its person logs in, in the way each system has for that."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
PROGRAM: Final = "hourproof-app"
TITLE: Final = "Hourproof"


def app_command(arguments: Sequence[str]) -> tuple[str, ...]:
    """The command line that starts the app, of this same installation."""
    if getattr(sys, "frozen", False):
        beside = Path(sys.executable).with_name(PROGRAM + Path(sys.executable).suffix)
        return (str(beside if beside.exists() else Path(sys.executable)), *arguments)
    scripts = Path(sys.executable).parent
    for name in (PROGRAM, f"{PROGRAM}.exe"):
        if (scripts / name).exists():
            return (str(scripts / name), *arguments)
    return (sys.executable, "-m", "ui.app", *arguments)


class Autostart:
    """One entry called `name` that starts `command`. Any thread; errors are `OSError`."""

    def __init__(
        self, name: str, command: Sequence[str], *, environment: Mapping[str, str]
    ) -> None:
        """`environment` tells where the person's own folders are."""
        self._name = name
        self._command = tuple(command)
        self._environment = environment

    def is_on(self) -> bool | None:
        """Whether the entry is there and counts; None where this system offers no way."""
        if sys.platform == "win32":
            return _registered(self._name) is not None
        file = self._file()
        if file is None:
            return None
        try:
            text = file.read_text("utf-8")
        except FileNotFoundError:
            return False
        if sys.platform == "darwin":
            return True
        # Desktops switch an entry off by these lines instead of deleting it.
        lines = {line.replace(" ", "").lower() for line in text.splitlines()}
        return not lines & {"hidden=true", "x-gnome-autostart-enabled=false"}

    def turn(self, *, on: bool) -> None:
        """Make the entry or remove it."""
        if sys.platform == "win32":
            _register(self._name, _windows_line(self._command) if on else None)
            return
        file = self._file()
        if file is None:
            raise FileNotFoundError("no home folder")
        if not on:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{file.name}.part")
        part.write_bytes(self._entry())
        os.replace(part, file)

    def _file(self) -> Path | None:
        home = self._environment.get("HOME")
        if sys.platform == "darwin":
            folder = None if not home else Path(home, "Library", "LaunchAgents")
            return None if folder is None else folder / f"{self._name}.plist"
        config = self._environment.get("XDG_CONFIG_HOME")
        if not config and not home:
            return None
        base = Path(config) if config else Path(home or "", ".config")
        return base / "autostart" / f"{self._name}.desktop"

    def _entry(self) -> bytes:
        if sys.platform == "darwin":
            import plistlib

            return plistlib.dumps(
                {
                    "Label": self._name,
                    "ProgramArguments": list(self._command),
                    "RunAtLoad": True,
                    "ProcessType": "Interactive",
                }
            )
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={TITLE}",
            "Icon=hourproof",
            f"Exec={' '.join(map(_quoted, self._command))}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        )
        return ("\n".join(lines) + "\n").encode("utf-8")


def _quoted(word: str) -> str:
    """A word of an `Exec` line (Desktop Entry Specification 1.5): quoted, then escaped as any value."""
    if word and all(letter.isalnum() or letter in "-_./:=+@" for letter in word):
        return word
    inner = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word)
    return f'"{inner}"'.replace("\\", "\\\\").replace("%", "%%")


def _windows_line(command: Sequence[str]) -> str:
    import subprocess

    return subprocess.list2cmdline(command)


if sys.platform == "win32":
    import winreg

    def _registered(name: str) -> str | None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                return str(winreg.QueryValueEx(key, name)[0])
        except FileNotFoundError:
            return None

    def _register(name: str, line: str | None) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
            if line is not None:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, line)
            elif _registered(name) is not None:
                winreg.DeleteValue(key, name)
