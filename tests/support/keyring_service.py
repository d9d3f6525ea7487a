"""A real Secret Service for tests: a private session bus and GNOME Keyring, away from the person's
own.

Everything lives below one folder: the home folder with the keyring file, the run folder with the
sockets. The bus knows no service files, so nothing is ever started behind the test's back. Used by
tests of `agent.store.secrets`, by the end-to-end tests, and by hand:

    with KeyringService.started(folder) as service:
        subprocess.run([...], env=service.environment())
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

START_S = 20.0
"""How long a daemon may take to say that it is there; an unlucky machine is slow, not silent."""


class KeyringServiceError(Exception):
    """The private bus or the keyring did not start; the text says which and what it printed."""


def missing_programs() -> tuple[str, ...]:
    """Names of the needed programs that are not installed, empty when all are."""
    needed = ("dbus-daemon", "gnome-keyring-daemon")
    return tuple(name for name in needed if shutil.which(name) is None)


@dataclass(slots=True)
class KeyringService:
    """A running private bus, and a keyring on it once `start_keyring` was called."""

    home: Path
    runtime: Path
    address: str
    bus: subprocess.Popen[str]
    keyring: subprocess.Popen[str] | None = None

    @classmethod
    @contextmanager
    def started(cls, folder: Path, *, password: str = "test") -> Iterator[KeyringService]:
        """Run a bus with an unlocked keyring below `folder`, end both afterwards."""
        with cls.bus_only(folder) as service:
            service.start_keyring(password)
            yield service

    @classmethod
    @contextmanager
    def bus_only(cls, folder: Path) -> Iterator[KeyringService]:
        """Run a bus on which no keyring answers: what a computer without one looks like."""
        service = cls.open(folder)
        try:
            yield service
        finally:
            service.close()

    @classmethod
    def open(cls, folder: Path) -> KeyringService:
        """Start the bus; whoever calls this calls `close`. Raises `KeyringServiceError`."""
        absent = missing_programs()
        if absent:
            raise KeyringServiceError(f"not installed: {', '.join(absent)}")
        home, runtime = folder / "home", folder / "run"
        for path in (folder, home, runtime):
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        socket = runtime / "bus"
        socket.unlink(missing_ok=True)
        config = folder / "bus.conf"
        config.write_text(BUS.format(socket=socket), encoding="utf-8")
        bus = subprocess.Popen(
            [
                "dbus-daemon",
                f"--config-file={config}",
                "--nofork",
                "--nopidfile",
                "--print-address",
            ],
            env=_environment(home, runtime),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            text=True,
        )
        assert bus.stdout is not None
        address = _first_line(bus.stdout)
        if not address:
            _end(bus)
            raise KeyringServiceError("dbus-daemon gave no address")
        return cls(home=home, runtime=runtime, address=address, bus=bus)

    def start_keyring(self, password: str | None = "test") -> None:
        """Start GNOME Keyring and wait until it owns its name on the bus.

        With a `password` its login keyring is made or unlocked by it (a wrong one leaves it
        locked); with None an existing one stays locked. Raises `KeyringServiceError`.
        """
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        if password is not None:
            command.append("--unlock")
        self.keyring = subprocess.Popen(
            command,
            env=self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.keyring.stdin is not None
        self.keyring.stdin.write(password or "")
        self.keyring.stdin.close()
        self._wait_for_name("org.freedesktop.secrets")

    def stop_keyring(self) -> None:
        """End the keyring; its file stays, so that it can be started again, locked or not."""
        if self.keyring is not None:
            _end(self.keyring)
            self.keyring = None

    @contextmanager
    def silent_prompter(self) -> Iterator[None]:
        """Be the program that asks for the keyring's password, and never answer: an absent person."""
        from jeepney import DBusAddress, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        with open_dbus_connection(self.address) as connection:
            connection.send_and_get_reply(
                new_method_call(bus, "RequestName", "su", ("org.gnome.keyring.SystemPrompter", 0))
            )
            yield

    def environment(self, base: Mapping[str, str] | None = None) -> dict[str, str]:
        """Variables for a program that shall use this keyring: `base` (default: PATH) plus ours."""
        return {
            **_environment(self.home, self.runtime, base),
            "DBUS_SESSION_BUS_ADDRESS": self.address,
        }

    def close(self) -> None:
        """End what was started, by process id. Idempotent."""
        self.stop_keyring()
        _end(self.bus)
        if self.bus.stdout is not None:
            self.bus.stdout.close()

    def _wait_for_name(self, name: str) -> None:
        """Ask the bus until `name` has an owner."""
        from jeepney import DBusAddress, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        pause = threading.Event()
        with open_dbus_connection(self.address) as connection:
            for _ in range(int(START_S / 0.02)):
                question = new_method_call(bus, "NameHasOwner", "s", (name,))
                if connection.send_and_get_reply(question).body[0]:
                    return
                if self.keyring is not None and self.keyring.poll() is not None:
                    break
                pause.wait(0.02)
        raise KeyringServiceError(f"{name} did not appear on the bus")


def _environment(
    home: Path, runtime: Path, base: Mapping[str, str] | None = None
) -> dict[str, str]:
    given = {"PATH": os.environ["PATH"]} if base is None else dict(base)
    return {**given, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "LANG": "C.UTF-8"}


def _first_line(stream: IO[str]) -> str:
    """The first line, or nothing when none came in `START_S`."""
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(stream.readline()), daemon=True)
    reader.start()
    reader.join(START_S)
    return got[0].strip() if got else ""


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(START_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(START_S)
