"""Keys from anywhere through the desktop's portal, where no program may take them for itself: Wayland.

org.freedesktop.portal.GlobalShortcuts: the desktop asks the person, chooses the keys with them, and tells of their
press by the name of the shortcut. Which keys were pressed it does not tell.
"""

from __future__ import annotations

import logging
import os
import select
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from jeepney import DBusAddress, HeaderFields, Message, MessageType

from capture.linux.bus import Bus, BusError, BusLostError
from capture.shortcuts import Grab, Holding, Tell

NAME: Final = "org.freedesktop.portal.Desktop"
PATH: Final = "/org/freedesktop/portal/desktop"
SHORTCUTS: Final = "org.freedesktop.portal.GlobalShortcuts"
REQUEST: Final = "org.freedesktop.portal.Request"
SESSION: Final = "org.freedesktop.portal.Session"
REGISTRY: Final = "org.freedesktop.host.portal.Registry"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_DAEMON: Final = "org.freedesktop.DBus"
_NO_REPLY: Final = "org.freedesktop.DBus.Error.NoReply"
"""Said by the bus when whoever was called has left it."""

ID: Final = "start-stop"
"""What the portal calls our shortcut by."""
AGAIN_S: Final = 5.0
"""How long a portal that went away may take to come back by itself, before it is called; each time twice as long."""
_LONGEST_S: Final = 300.0
_LONGEST_NAME: Final = 80
_CONFIGURES: Final = 2
"""The version of the interface that shows a window for the keys."""
_DONE, _CANCELLED = 0, 1

_MODIFIERS: Final = {"ctrl": "CTRL", "alt": "ALT", "shift": "SHIFT", "super": "LOGO"}

_log = logging.getLogger("hourproof.shortcut")


class _OverError(Exception):
    """`close` was called."""


class _GoneError(Exception):
    """The portal has left the bus, and our session with it."""


class _MissingError(Exception):
    """Nobody on the bus gives keys."""


def trigger_of(keys: str) -> str | None:
    """`ctrl+alt+h` as the desktops' specification of shortcuts writes it; None: it is no combination."""
    *names, key = keys.lower().split("+")
    if not key or not names or any(name not in _MODIFIERS for name in names):
        return None
    if key[0] == "f" and key[1:].isdecimal():
        key = key.upper()
    elif len(key) != 1 or not (key.isascii() and key.isalnum()):
        return None
    return "+".join([*(_MODIFIERS[name] for name in names), key])


class PortalShortcut:
    """Implements `capture.shortcuts.Shortcut`. `bus` is SESSION or a D-Bus address."""

    def __init__(
        self, *, bus: str = "SESSION", app: str = "hourproof", again_s: float = AGAIN_S
    ) -> None:
        """`app` is the name of our desktop entry, by which portals know programs."""
        self._bus = bus
        self._app = app
        self._again_s = again_s
        self._run: _Run | None = None

    def use(self, keys: str | None, purpose: str, pressed: Callable[[], None], tell: Tell) -> None:
        """See `Shortcut`. The keys are a wish: which ones it will be the desktop settles with the person."""
        self.close()
        if keys is None:
            tell(Holding(Grab.OFF))
            return
        trigger = trigger_of(keys)
        if trigger is None:
            tell(Holding(Grab.UNKNOWN))
            return
        wish = {"description": ("s", purpose), "preferred_trigger": ("s", trigger)}
        self._run = _Run(self._bus, self._app, self._again_s, wish, pressed, tell)

    def configure(self) -> None:
        """See `Shortcut`."""
        if self._run is not None:
            self._run.configure()

    def close(self) -> None:
        """See `Shortcut`. A question of the desktop that is open is taken back."""
        if self._run is not None:
            self._run.end()
            self._run = None


class _Run:
    """One wish, and the thread that asks for it and hears of its keys."""

    def __init__(
        self,
        address: str,
        app: str,
        again_s: float,
        wish: Mapping[str, tuple[str, str]],
        pressed: Callable[[], None],
        tell: Tell,
    ) -> None:
        self._address = address
        self._app = app
        self._again_s = again_s
        self._wish = wish
        self._pressed = pressed
        self._tell = tell
        self._tokens = 0
        self._owner = ""
        """Who has the portal's name on the bus now, as far as is known; empty: nobody."""
        self._portal = ""
        """The owner of that name that is asked and heard; empty: none."""
        self._session = ""
        self._open = ""
        """The request that is waiting for the person."""
        self._version = 0
        self._inbox: deque[Message] = deque()
        self._answers: dict[int, Message] = {}
        self._responses: dict[str, tuple[int, Mapping[str, tuple[str, Any]]]] = {}
        self._closed = False
        self._wake, self._woken = os.pipe()
        self._configure_wanted = False
        self._ending = False
        self._thread = threading.Thread(target=self._live, name="portal-shortcut", daemon=True)
        self._thread.start()

    def configure(self) -> None:
        self._configure_wanted = True
        os.write(self._woken, b"\0")

    def end(self) -> None:
        self._ending = True
        os.write(self._woken, b"\0")
        self._thread.join()
        os.close(self._woken)
        os.close(self._wake)

    # The thread

    def _live(self) -> None:
        try:
            bus = Bus(self._address)
        except BusLostError as error:
            _log.info("no keys by the portal: %s", error)
            self._tell(Holding(Grab.NOWHERE))
            return
        try:
            self._listen(bus)
            self._keep_asking(bus)
        except _OverError:
            pass  # nobody waits for an answer
        except BusError as error:
            # Without its bus the session of the person is at its end.
            _log.info("the portal is heard no more: %s", error)
            self._tell(Holding(Grab.NOWHERE))
        finally:
            self._let_go(bus)
            bus.close()

    def _listen(self, bus: Bus) -> None:
        bus.listen(first=NAME, sender=_DAEMON, interface=_DAEMON, member="NameOwnerChanged")
        bus.listen(sender=NAME, interface=REQUEST, member="Response")
        bus.listen(sender=NAME, interface=SESSION, member="Closed")
        bus.listen(sender=NAME, interface=SHORTCUTS)

    def _keep_asking(self, bus: Bus) -> None:
        """Hold the keys until they are refused; a portal that comes back is asked anew."""
        pause_s = self._again_s
        while True:
            try:
                self._hold(bus)
                return
            except _GoneError:
                _log.info("the portal has gone")
                if self._session:
                    pause_s = self._again_s
                self._forget()
                self._wait_for_portal(bus, pause_s)
                pause_s = min(2 * pause_s, _LONGEST_S)
            except _MissingError as error:
                _log.info("no keys by the portal: %s", error)
                self._forget()
                self._tell(Holding(Grab.NOWHERE))
                self._wait_for_portal(bus, None, other_than=_owner_now(bus))

    def _hold(self, bus: Bus) -> None:
        """Ask for the keys and hear of them, until they are gone for good.

        Raises `_MissingError`, `_GoneError`, `BusLostError`, `_OverError`.
        """
        self._tell(Holding(Grab.ASKED))
        # A portal that is not running is started by this, which may take seconds.
        asked = self._call(bus, PROPERTIES, "Get", "ss", SHORTCUTS, "version")
        self._version = int(asked[0][1])
        self._portal = self._owner = _owner_now(bus)
        if not self._portal:
            raise _GoneError
        # Newer portals know a program outside of a sandbox by this; others have no such method.
        with suppress(_MissingError):
            self._call(bus, REGISTRY, "Register", "sa{sv}", self._app, {})
        handle = {"session_handle_token": ("s", self._token())}
        code, given = self._request(bus, "CreateSession", "a{sv}", options=handle)
        if code != _DONE:
            raise _MissingError(f"no session: {code}")
        self._session = str(given["session_handle"][1])
        code, given = self._request(
            bus, "BindShortcuts", "oa(sa{sv})sa{sv}", self._session, [(ID, self._wish)], ""
        )
        if code == _DONE and self._take(given.get("shortcuts", ("", []))[1]):
            while not self._closed:
                self._pump(bus)
            self._session = ""
            _log.info("the desktop has closed the session of the keys")
            self._tell(Holding(Grab.REFUSED))
        else:
            self._tell(Holding(Grab.DECLINED if code == _CANCELLED else Grab.REFUSED))

    def _take(self, shortcuts: Sequence[tuple[str, Mapping[str, tuple[str, Any]]]]) -> bool:
        """Whether ours is among those that the desktop holds; tells how it calls its keys."""
        for name, told in shortcuts:
            if name == ID:
                said = str(told.get("trigger_description", ("s", ""))[1])
                named = "".join(one for one in said if one.isprintable())[:_LONGEST_NAME]
                self._tell(Holding(Grab.WORKS, named.strip(), self._version >= _CONFIGURES))
                return True
        return False

    def _let_go(self, bus: Bus) -> None:
        """Take back a question that is open, and the session with its keys."""
        with suppress(BusLostError):
            for path, interface in ((self._open, REQUEST), (self._session, SESSION)):
                if path and self._portal:
                    bus.post(DBusAddress(path, bus_name=self._portal, interface=interface), "Close")

    def _forget(self) -> None:
        self._portal = self._session = self._open = ""
        self._closed = False
        self._answers.clear()
        self._responses.clear()

    # Calls

    def _call(
        self, bus: Bus, interface: str, method: str, signature: str, *body: object
    ) -> tuple[Any, ...]:
        """What the portal answers. Raises `_MissingError` for an error, and as `_pump`."""
        serial = bus.post(DBusAddress(PATH, NAME, interface), method, signature, *body)
        while serial not in self._answers:
            self._pump(bus)
        answer = self._answers.pop(serial)
        if answer.header.message_type is MessageType.error:
            error = answer.header.fields.get(HeaderFields.error_name)
            if error == _NO_REPLY:
                raise _GoneError
            raise _MissingError(f"{method}: {error}")
        return tuple(answer.body)

    def _request(
        self,
        bus: Bus,
        method: str,
        signature: str,
        *body: object,
        options: Mapping[str, tuple[str, str]] | None = None,
    ) -> tuple[int, Mapping[str, tuple[str, Any]]]:
        """What a method says that answers later, when the person has: a code, and what is given. Raises as `_call`."""
        given = {**(options or {}), "handle_token": ("s", self._token())}
        (self._open,) = self._call(bus, SHORTCUTS, method, signature, *body, given)
        while self._open not in self._responses:
            self._pump(bus)
        response = self._responses.pop(self._open)
        self._open = ""
        return response

    def _token(self) -> str:
        """Another one for each handle; the portal adds our name on the bus."""
        self._tokens += 1
        return f"hourproof{self._tokens}"

    # What comes in

    def _wait_for_portal(self, bus: Bus, patience_s: float | None, *, other_than: str = "") -> None:
        """Wait until there is one on the bus, or until nothing has come for so long."""
        self._owner = other_than or _owner_now(bus)
        while self._owner in ("", other_than) and self._pump(bus, patience_s):
            pass

    def _pump(self, bus: Bus, patience_s: float | None = None) -> bool:
        """Take what comes next, waiting for it; False: nothing came.

        Raises `_OverError`, `_GoneError`, `BusLostError`.
        """
        while not self._inbox:
            self._inbox.extend(bus.messages())
            if self._inbox:
                break
            ready = select.select([bus.fileno(), self._wake], [], [], patience_s)[0]
            if not ready:
                return False
            if self._wake in ready:
                os.read(self._wake, 64)
                self._obey(bus)
        self._see(self._inbox.popleft())
        if self._portal and self._owner != self._portal:
            raise _GoneError
        return True

    def _obey(self, bus: Bus) -> None:
        if self._ending:
            raise _OverError
        if self._configure_wanted:
            self._configure_wanted = False
            if self._session and self._version >= _CONFIGURES:
                portal = DBusAddress(PATH, NAME, SHORTCUTS)
                bus.post(portal, "ConfigureShortcuts", "osa{sv}", self._session, "", {})

    def _see(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is not MessageType.signal:
            if HeaderFields.reply_serial in fields:
                self._answers[int(fields[HeaderFields.reply_serial])] = message
            return
        sender, body = fields.get(HeaderFields.sender), message.body
        member, path = fields.get(HeaderFields.member), fields.get(HeaderFields.path)
        if sender == _DAEMON and member == "NameOwnerChanged" and body[0] == NAME:
            self._owner = str(body[2])
        elif not self._portal or sender != self._portal:
            return  # no other program on the bus speaks for the portal
        elif member == "Response":
            self._responses[str(path)] = (int(body[0]), body[1])
        elif member == "Closed" and path == self._session:
            self._closed = True
        elif member == "Activated" and body[:2] == (self._session, ID):
            self._pressed()
        elif member == "ShortcutsChanged" and body[0] == self._session and not self._open:
            self._take(body[1])


def _owner_now(bus: Bus) -> str:
    """Who has the portal's name; empty: nobody. Raises `BusLostError`."""
    try:
        return bus.owner(NAME)
    except BusLostError:
        raise
    except BusError:
        return ""
