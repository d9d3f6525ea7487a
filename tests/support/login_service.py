"""A small systemd-logind and screensaver of our own on a private bus, for tests of the session.

Speaks real D-Bus on a real dbus-daemon, file descriptors of inhibitors included; what it says is the test's.
"""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return
from jeepney import new_signal as jeepney_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from tests.support.keyring_service import BUS

LOGIN = "org.freedesktop.login1"
MANAGER_PATH = "/org/freedesktop/login1"
SESSION_ID = "c7"
SESSION_PATH = "/org/freedesktop/login1/session/c7"
SAVER = "org.gnome.ScreenSaver"
SAVER_PATH = "/org/gnome/ScreenSaver"


def login_environment(address: str) -> dict[str, str]:
    """What lets a program of the tests find the logind of ours on the bus at `address`."""
    return {"DBUS_SYSTEM_BUS_ADDRESS": address, "XDG_SESSION_ID": SESSION_ID}


class PrivateBus:
    """A dbus-daemon that nobody else knows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.address = f"unix:path={folder / 'bus'}"
        self._daemon: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, or start it again under the same address."""
        (self._folder / "bus").unlink(missing_ok=True)
        config = self._folder / "bus.conf"
        config.write_text(BUS.format(socket=self._folder / "bus"), encoding="utf-8")
        self._daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
        )
        assert self._daemon.stdout is not None
        assert self._daemon.stdout.readline()

    def kill(self) -> None:
        """End it at once."""
        if self._daemon is not None:
            self._daemon.kill()
            self._daemon.wait()
            if self._daemon.stdout is not None:
                self._daemon.stdout.close()
            self._daemon = None


@contextlib.contextmanager
def private_bus(folder: Path) -> Iterator[PrivateBus]:
    """A running bus whose socket lies in `folder`."""
    bus = PrivateBus(folder)
    bus.start()
    try:
        yield bus
    finally:
        bus.kill()


class LoginService:
    """Answers for logind, and for GNOME's screensaver if `saver` is given."""

    def __init__(
        self,
        address: str,
        *,
        saver: bool | None = None,
        knows_pid: bool = True,
        inhibits: bool = True,
    ) -> None:
        self.properties: dict[str, tuple[str, object]] = {
            "LockedHint": ("b", False),
            "Active": ("b", True),
            "State": ("s", "active"),
        }
        self.saver = saver
        self._knows_pid = knows_pid
        self._inhibits = inhibits
        self._held: list[int] = []
        self.asked_to_inhibit: list[tuple[str, ...]] = []
        self._connection = open_dbus_connection(address, enable_fds=True)
        self._lock = threading.Lock()
        self._ending = threading.Event()
        for name in (LOGIN, *(() if saver is None else (SAVER,))):
            self._connection.send_and_get_reply(message_bus.RequestName(name))
        self._thread = threading.Thread(target=self._serve, name="login-service", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Leave the bus."""
        self._ending.set()
        self._thread.join()
        self._connection.close()
        for held in self._held:
            os.close(held)
        self._held.clear()

    # What the machine does

    def change(self, name: str, value: object) -> None:
        """Another value of a property of the session, told to whoever listens."""
        kind, _ = self.properties[name]
        self.properties[name] = (kind, value)
        self._signal(
            SESSION_PATH,
            "org.freedesktop.DBus.Properties",
            "PropertiesChanged",
            "sa{sv}as",
            (f"{LOGIN}.Session", {name: (kind, value)}, []),
        )

    def ask_lock(self) -> None:
        """`loginctl lock-session`."""
        self._signal(SESSION_PATH, f"{LOGIN}.Session", "Lock")

    def sleep(self, begins: bool) -> None:
        """Sleep is about to begin, or is over."""
        self._signal(MANAGER_PATH, f"{LOGIN}.Manager", "PrepareForSleep", "b", (begins,))

    def shut_down(self, begins: bool) -> None:
        """The machine is about to shut down, or does not after all."""
        self._signal(MANAGER_PATH, f"{LOGIN}.Manager", "PrepareForShutdown", "b", (begins,))

    def log_out(self) -> None:
        """The session is gone."""
        body = (SESSION_ID, SESSION_PATH)
        self._signal(MANAGER_PATH, f"{LOGIN}.Manager", "SessionRemoved", "so", body)

    def turn_saver(self, on: bool) -> None:
        """The screensaver goes on or off."""
        self.saver = on
        self._signal(SAVER_PATH, SAVER, "ActiveChanged", "b", (on,))

    @property
    def inhibitors(self) -> int:
        """How many delay inhibitors are held and not released."""
        with self._lock:
            ready = select.select(self._held, [], [], 0)[0]
            for released in ready:
                self._held.remove(released)
                os.close(released)
            return len(self._held)

    # Inside

    def _signal(
        self,
        path: str,
        interface: str,
        member: str,
        signature: str | None = None,
        body: object = (),
    ) -> None:
        emitter = DBusAddress(path, interface=interface)
        message = jeepney_signal(emitter, member, signature, body)
        with self._lock:
            self._connection.send(message)

    def _serve(self) -> None:
        while not self._ending.is_set():
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            except OSError:
                return
            if message.header.message_type is MessageType.method_call:
                answer, given = self._answer(message)
                with self._lock:
                    self._connection.send(answer)
                if given is not None:
                    os.close(given)

    def _answer(self, message: Message) -> tuple[Message, int | None]:
        member = message.header.fields[HeaderFields.member]
        match member, tuple(message.body):
            case ("GetSession", (session,)) if session == SESSION_ID:
                return new_method_return(message, "o", (SESSION_PATH,)), None
            case ("GetSessionByPID", _) if self._knows_pid:
                return new_method_return(message, "o", (SESSION_PATH,)), None
            case ("Get", (interface, "Display")) if interface == f"{LOGIN}.User":
                shown = ("(so)", (SESSION_ID, SESSION_PATH))
                return new_method_return(message, "v", (shown,)), None
            case "GetAll", _:
                return new_method_return(message, "a{sv}", (self.properties,)), None
            case ("Inhibit", asked) if self._inhibits:
                self.asked_to_inhibit.append(asked)
                mine, theirs = os.pipe()
                with self._lock:
                    self._held.append(mine)
                return new_method_return(message, "h", (theirs,)), theirs
            case ("GetActive", _) if self.saver is not None:
                return new_method_return(message, "b", (self.saver,)), None
        return new_error(message, "org.freedesktop.DBus.Error.Failed", "s", ("not here",)), None
