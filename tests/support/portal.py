"""The real xdg-desktop-portal on a private bus, with a desktop of our own behind it for global shortcuts.

The portal is Debian's: it checks every call, keeps requests and sessions, and hands what is allowed to the desktop's
part (org.freedesktop.impl.portal.GlobalShortcuts). That part is `DesktopPart` here: what GNOME's or KDE's dialog
would make of it is what the test says.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return
from jeepney import new_signal as signal_of
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from tests.support.desktop import end
from tests.support.waiting import wait_until

PROGRAM = "/usr/libexec/xdg-desktop-portal"
PORTAL = "org.freedesktop.portal.Desktop"
DESKTOP = "org.freedesktop.impl.portal.desktop.hourprooftest"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.impl.portal.GlobalShortcuts"
REQUEST = "org.freedesktop.impl.portal.Request"
SESSION = "org.freedesktop.impl.portal.Session"
_DESCRIPTION = f"""[portal]
DBusName={DESKTOP}
Interfaces={{interfaces}}
UseIn=hourprooftest
"""

Results = Mapping[str, tuple[str, Any]]


class DesktopPart:
    """The desktop's half: takes sessions and wishes, answers as it is told, and presses keys."""

    def __init__(self, address: str) -> None:
        self._bus = open_dbus_connection(address)
        self._lock = threading.Lock()
        self._ending = threading.Event()
        self._held: list[Message] = []
        self.sessions: list[str] = []
        """Open sessions, the oldest first."""
        self.wishes: list[tuple[str, dict[str, Any]]] = []
        """What was asked to be bound, in the order of the calls."""
        self.taken_back: list[str] = []
        """Requests that the program has withdrawn before they were answered."""
        self.answer: tuple[int, str | None] | None = (0, "Press <b>Ctrl</b>+Alt+H")
        """How a wish is answered: a code and how the keys are called, None: not bound. None: not yet."""
        self.gives_sessions = True
        self._bus.send_and_get_reply(message_bus.RequestName(DESKTOP), timeout=10)
        self._thread = threading.Thread(target=self._serve, name="desktop-part", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Leave the bus."""
        self._ending.set()
        self._thread.join()
        self._bus.close()

    def press(self, shortcut: str = "start-stop", session: str | None = None) -> None:
        """The keys go down and up again."""
        for member in ("Activated", "Deactivated"):
            body = (session or self.sessions[-1], shortcut, 1_234, {})
            self._signal(PATH, SHORTCUTS, member, "osta{sv}", body)

    def rename(self, named: str) -> None:
        """The person has changed the keys in the desktop's settings."""
        bound = [("start-stop", _told("Start or stop", named))]
        body = (self.sessions[-1], bound)
        self._signal(PATH, SHORTCUTS, "ShortcutsChanged", "oa(sa{sv})", body)

    def take_back(self) -> None:
        """Close the newest session, as when the person forbids the program its keys."""
        self._signal(self.sessions.pop(), SESSION, "Closed", None, ())

    def answer_now(self, code: int, named: str | None) -> None:
        """Answer the wish that is waiting."""
        message = self._held.pop()
        self._send(self._bound(message, code, named))

    @property
    def asking(self) -> bool:
        """Whether a wish is waiting for its answer."""
        return bool(self._held)

    # Inside

    def _signal(
        self, path: str, interface: str, member: str, signature: str | None, body: tuple[Any, ...]
    ) -> None:
        self._send(signal_of(DBusAddress(path, interface=interface), member, signature, body))

    def _send(self, message: Message) -> None:
        with self._lock:
            self._bus.send(message)

    def _serve(self) -> None:
        while not self._ending.is_set():
            try:
                message = self._bus.receive(timeout=0.05)
            except TimeoutError:
                continue
            except (OSError, EOFError):
                return
            if message.header.message_type is MessageType.method_call:
                answer = self._answer(message)
                if answer is not None:
                    self._send(answer)

    def _answer(self, message: Message) -> Message | None:
        fields, body = message.header.fields, message.body
        interface, member = fields.get(HeaderFields.interface), fields[HeaderFields.member]
        path = str(fields[HeaderFields.path])
        match member:
            case "GetAll":
                return new_method_return(message, "a{sv}", ({"version": ("u", 1)},))
            case "Get":
                return new_method_return(message, "v", (("u", 1),))
            case "CreateSession" if self.gives_sessions:
                self.sessions.append(str(body[1]))
                return new_method_return(message, "ua{sv}", (0, {}))
            case "CreateSession":
                return new_method_return(message, "ua{sv}", (2, {}))
            case "BindShortcuts":
                self.wishes += [(name, dict(told)) for name, told in body[2]]
                if self.answer is None:
                    self._held.append(message)
                    return None
                return self._bound(message, *self.answer)
            case "Close" if interface == SESSION and path in self.sessions:
                self.sessions.remove(path)
                return new_method_return(message)
            case "Close" if interface == REQUEST:
                self.taken_back.append(path)
                return new_method_return(message)
        return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")

    def _bound(self, message: Message, code: int, named: str | None) -> Message:
        shortcuts = [] if named is None else [("start-stop", _told("Start or stop", named))]
        results = {"shortcuts": ("a(sa{sv})", shortcuts)} if code == 0 else {}
        return new_method_return(message, "ua{sv}", (code, results))


def _told(description: str, named: str) -> dict[str, tuple[str, str]]:
    return {"description": ("s", description), "trigger_description": ("s", named)}


class Portal:
    """Debian's xdg-desktop-portal on the bus at `address`, which may be ended and started again."""

    def __init__(self, address: str, folder: Path) -> None:
        self._address = address
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *, interfaces: str = SHORTCUTS) -> None:
        """Start it; returns when it has its name. `interfaces`: what the desktop's part offers."""
        described = self._folder / "portals"
        described.mkdir(exist_ok=True)
        (described / "hourprooftest.portal").write_text(_DESCRIPTION.format(interfaces=interfaces))
        env = {
            **{k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")},
            "DBUS_SESSION_BUS_ADDRESS": self._address,
            "DBUS_SYSTEM_BUS_ADDRESS": self._address,
            "XDG_DESKTOP_PORTAL_DIR": str(described),
            "XDG_CURRENT_DESKTOP": "hourprooftest",
            "XDG_RUNTIME_DIR": str(self._folder),
            "XDG_DATA_HOME": str(self._folder / "data"),
            "XDG_CONFIG_HOME": str(self._folder / "config"),
            "HOME": str(self._folder),
        }
        self._process = subprocess.Popen(
            [PROGRAM], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        bus = open_dbus_connection(self._address)
        try:
            wait_until(lambda: _has_owner(bus, PORTAL), "the portal")
        finally:
            bus.close()

    def end(self) -> None:
        """End it, as when it is updated or breaks."""
        if self._process is not None:
            end(self._process)
            self._process = None


def _has_owner(bus: Any, name: str) -> bool:
    return bool(bus.send_and_get_reply(message_bus.NameHasOwner(name), timeout=10).body[0])
