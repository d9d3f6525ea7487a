"""A private virtual desktop for machines without one: X server, window manager, tray, session bus, keyring.

Only what a contractor's real desktop offers the app, and all of it real: Xvfb, openbox, trayer, dbus-daemon
and gnome-keyring from Debian's packages.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from devtools.processes import Children, read_line

SIZE = "1920x1080x24"
OF_ANOTHER_DESKTOP = (
    "DBUS_SESSION_BUS_ADDRESS",
    "QT_QPA_PLATFORM",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_SESSION_TYPE",
)
"""Variables that would lead programs away from the desktop that is made here."""


def present() -> bool:
    """Whether this process can show windows on a desktop of its user."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class VirtualDesktop:
    """Starts the desktop's processes among `children`; `env` is what programs on it need."""

    def __init__(self, children: Children, folder: Path, base: dict[str, str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # Socket paths have a hard limit of about 100 bytes, so they cannot live deep in the checkout.
        self._runtime = Path(tempfile.mkdtemp(prefix="hourproof-"))
        self.env = {name: value for name, value in base.items() if name not in OF_ANOTHER_DESKTOP}
        self.env["XDG_RUNTIME_DIR"] = str(self._runtime)
        self.env["XDG_SESSION_TYPE"] = "x11"
        self._x_server(children)
        self._bus(children)
        self._keyring(children, folder)
        children.start("openbox", ["openbox"], env=self.env)
        children.start(
            "trayer",
            ["trayer", "--edge", "top", "--align", "right", "--widthtype", "request"],
            env=self.env,
        )

    def _x_server(self, children: Children) -> None:
        reader, writer = os.pipe()
        children.start(
            "xvfb",
            [
                "Xvfb",
                "-displayfd",
                str(writer),
                "-screen",
                "0",
                SIZE,
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            env=self.env,
            pass_fds=(writer,),
        )
        os.close(writer)
        self.env["DISPLAY"] = f":{read_line(reader, 20, 'Xvfb')}"
        os.close(reader)

    def _bus(self, children: Children) -> None:
        child = children.start(
            "dbus",
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"],
            env=self.env,
            stdout=subprocess.PIPE,
        )
        assert child.process.stdout is not None
        self.env["DBUS_SESSION_BUS_ADDRESS"] = read_line(child.process.stdout, 20, "dbus-daemon")

    def _keyring(self, children: Children, folder: Path) -> None:
        password = folder / "keyring-password"
        if not password.exists():
            password.touch(mode=0o600)
            password.write_text(secrets.token_hex(16))
        data = folder / "keyring"
        data.mkdir(mode=0o700, exist_ok=True)
        children.start(
            "keyring",
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env={**self.env, "XDG_DATA_HOME": str(data)},
            stdin=password.read_bytes(),
        )
        children.wait_for("the keyring's start", lambda: self._owns("org.freedesktop.secrets"))

    def _owns(self, name: str) -> bool:
        answer = subprocess.run(
            [
                "dbus-send",
                "--session",
                "--print-reply",
                "--dest=org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus.NameHasOwner",
                f"string:{name}",
            ],
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        return "boolean true" in answer.stdout

    def remove_runtime_folder(self) -> None:
        """Delete the folder of sockets; call when the desktop's processes have ended."""
        shutil.rmtree(self._runtime, ignore_errors=True)
