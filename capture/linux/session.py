"""The contractor's session by systemd-logind and the desktop's screensaver: lock, switch, sleep, log-out.

Listens on the system bus (org.freedesktop.login1) and, where there is one, on the session bus. Takes a
delay inhibitor, so that the machine does not sleep before the tracked time is written down.
"""

from __future__ import annotations

import logging
import os
import select
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from jeepney import DBusAddress, HeaderFields, Message

from capture.api import Obstacle, SessionNews
from capture.linux.bus import Bus, BusError, BusLostError

LOGIN: Final = "org.freedesktop.login1"
MANAGER: Final = DBusAddress(
    "/org/freedesktop/login1", bus_name=LOGIN, interface=f"{LOGIN}.Manager"
)
SESSION: Final = f"{LOGIN}.Session"
USER: Final = "/org/freedesktop/login1/user/self"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
SAVERS: Final = {
    "org.freedesktop.ScreenSaver": "/org/freedesktop/ScreenSaver",
    "org.gnome.ScreenSaver": "/org/gnome/ScreenSaver",
    "org.cinnamon.ScreenSaver": "/org/cinnamon/ScreenSaver",
    "org.mate.ScreenSaver": "/org/mate/ScreenSaver",
}
"""The names under which desktops say that their screensaver is on, and the objects that say it."""

AGAIN_S: Final = 5.0
"""How long to wait before a bus that went away is looked for again."""

Tell = Callable[[SessionNews], None]

_log = logging.getLogger("hourproof.session")


@dataclass
class Presence:
    """What is known of the session; decides what is news. Pure."""

    locked: bool = False
    """logind's LockedHint."""
    active: bool = True
    """Whether it is the session in front."""
    savers: set[str] = field(default_factory=set)
    """Screensavers that say they are on."""
    _told: bool | None = None

    def news(self) -> SessionNews | None:
        """Whether the screen is locked or switched away, the first time and whenever that changes."""
        away = self.locked or not self.active or bool(self.savers)
        if away is self._told:
            return None
        self._told = away
        return SessionNews.LOCKED if away else SessionNews.UNLOCKED


class LogindSession:
    """`capture.api.Session` of the process's own session. Buses are SYSTEM, SESSION or D-Bus addresses."""

    def __init__(
        self,
        *,
        system: str = "SYSTEM",
        desktop: str = "SESSION",
        session: str | None = None,
        again_s: float = AGAIN_S,
    ) -> None:
        """`session` is logind's id of the session; None: the one that this process belongs to."""
        self._system = system
        self._desktop = desktop
        self._session = session
        self._again_s = again_s
        self._run: _Run | None = None

    @property
    def name(self) -> str:
        """A short stable name of the back-end."""
        return "logind"

    def why_not(self) -> Obstacle | None:
        """Say what keeps this back-end from working here."""
        try:
            bus = Bus(self._system)
        except BusLostError:
            return Obstacle.BUS_MISSING
        try:
            if not bus.has_owner(LOGIN):
                return Obstacle.BUS_MISSING
            find_session(bus, self._session)
        except BusError:
            return Obstacle.SESSION_UNKNOWN
        finally:
            bus.close()
        return None

    def start(self, tell: Tell) -> None:
        """Listen until `stop`, on a thread of its own."""
        if self._run is not None:
            raise RuntimeError("the session is listened to already")
        self._run = _Run(self._system, self._desktop, self._session, tell, self._again_s)

    def let_go(self) -> None:
        """The machine may sleep or shut down now."""
        if self._run is not None:
            self._run.let_go()

    def stop(self) -> None:
        """Listen no more. Idempotent."""
        if self._run is not None:
            self._run.end()
            self._run = None


class _Run:
    """One stretch of listening."""

    def __init__(
        self, system: str, desktop: str, session: str | None, tell: Tell, again_s: float
    ) -> None:
        self._system = system
        self._desktop = desktop
        self._session = session
        self._tell = tell
        self._again_s = again_s
        self._presence = Presence()
        self._path = ""
        self._owner = ""
        self._lock = threading.Lock()
        self._inhibitor: int | None = None
        self._ending = threading.Event()
        self._wake_reader, self._wake_writer = os.pipe()
        self._thread = threading.Thread(target=self._listen, name="session", daemon=True)
        self._thread.start()

    def let_go(self) -> None:
        with self._lock:
            held, self._inhibitor = self._inhibitor, None
        if held is not None:
            os.close(held)

    def end(self) -> None:
        self._ending.set()
        os.write(self._wake_writer, b"\0")
        self._thread.join()
        self.let_go()
        os.close(self._wake_writer)
        os.close(self._wake_reader)

    def _listen(self) -> None:
        """The thread: connect, hear until the bus is gone, and try again."""
        lost = False
        while not self._ending.is_set():
            try:
                self._connected()
                lost = False
            except BusError as error:
                if not lost:
                    _log.warning("lock and sleep cannot be heard: %s", error)
                lost = True
            self.let_go()
            self._ending.wait(self._again_s)

    def _connected(self) -> None:
        """Hear until the end or until the system bus is gone. Raises `BusError`."""
        system = Bus(self._system)
        try:
            self._owner = system.owner(LOGIN)
            self._path = find_session(system, self._session)
            system.listen(sender=LOGIN, interface=MANAGER.interface)
            system.listen(sender=LOGIN, path=self._path)
            self._inhibit(system)
            self._ask_session(system)
            with_desktop = self._desktop_bus()
            try:
                self._say(self._presence.news())
                self._hear(system, with_desktop)
            finally:
                if with_desktop is not None:
                    with_desktop.close()
        finally:
            system.close()

    def _desktop_bus(self) -> Bus | None:
        """The session bus, asked for its screensavers; None where there is none."""
        self._presence.savers.clear()
        try:
            bus = Bus(self._desktop)
        except BusLostError:
            return None
        try:
            for interface, path in SAVERS.items():
                bus.listen(interface=interface, member="ActiveChanged")
                if bus.has_owner(interface):
                    self._ask_saver(bus, interface, path)
        except BusError:
            bus.close()
            return None
        return bus

    def _ask_saver(self, bus: Bus, interface: str, path: str) -> None:
        saver = DBusAddress(path, bus_name=interface, interface=interface)
        try:
            (active,) = bus.call(saver, "GetActive")
        except BusLostError:
            raise
        except BusError as error:
            _log.info("%s does not say whether it is on: %s", interface, error)
            return
        if active:
            self._presence.savers.add(interface)

    def _ask_session(self, system: Bus) -> None:
        address = DBusAddress(self._path, bus_name=LOGIN, interface=PROPERTIES)
        (properties,) = system.call(address, "GetAll", "s", SESSION)
        self._take_properties(properties)

    def _inhibit(self, system: Bus) -> None:
        """Ask to be waited for; a machine that refuses sleeps at once, and clocks tell of it afterwards."""
        try:
            (held,) = system.call(
                MANAGER,
                "Inhibit",
                "ssss",
                "sleep:shutdown",
                "Hourproof",
                "tracked time",
                "delay",
            )
        except BusLostError:
            raise
        except BusError as error:
            _log.warning("sleep is not waited for: %s", error)
            return
        self.let_go()
        with self._lock:
            self._inhibitor = held.to_raw_fd()

    def _hear(self, system: Bus, desktop: Bus | None) -> None:
        while not self._ending.is_set():
            heard: list[tuple[Message, bool]] = [(one, True) for one in system.signals()]
            if desktop is not None:
                try:
                    heard.extend((one, False) for one in desktop.signals())
                except BusLostError:
                    desktop = None
                    self._presence.savers.clear()
                    self._say(self._presence.news())
            for message, of_system in heard:
                if of_system:
                    self._take_system(system, message)
                else:
                    self._take_saver(message)
                self._say(self._presence.news())
            if heard:
                continue  # some may have come during a call
            sources = [system.fileno(), self._wake_reader]
            if desktop is not None:
                sources.append(desktop.fileno())
            select.select(sources, [], [])

    def _take_system(self, system: Bus, message: Message) -> None:
        fields = message.header.fields
        if fields.get(HeaderFields.sender) != self._owner:
            return
        member, path = fields.get(HeaderFields.member), fields.get(HeaderFields.path)
        body = message.body
        match member:
            case "PrepareForSleep" if body[0]:
                self._say(SessionNews.SLEEPING)
            case "PrepareForSleep":
                self._inhibit(system)
                self._say(SessionNews.WOKE)
            case "PrepareForShutdown" if body[0]:
                self._say(SessionNews.ENDING)
            case "PrepareForShutdown":
                self._inhibit(system)
            case "SessionRemoved" if body[1] == self._path:
                self._say(SessionNews.ENDING)
            case "Lock" if path == self._path:
                self._say(SessionNews.LOCK_ASKED)
            case "PropertiesChanged" if path == self._path and body[0] == SESSION:
                self._take_properties(body[1])
                if body[1].get("State", ("s", ""))[1] == "closing":
                    self._say(SessionNews.ENDING)
            case _:
                pass

    def _take_properties(self, properties: Mapping[str, tuple[str, Any]]) -> None:
        if "LockedHint" in properties:
            self._presence.locked = bool(properties["LockedHint"][1])
        if "Active" in properties:
            self._presence.active = bool(properties["Active"][1])

    def _take_saver(self, message: Message) -> None:
        interface = message.header.fields.get(HeaderFields.interface, "")
        if message.header.fields.get(HeaderFields.member) != "ActiveChanged":
            return
        if interface in SAVERS and message.body and isinstance(message.body[0], bool):
            savers = self._presence.savers
            (savers.add if message.body[0] else savers.discard)(interface)

    def _say(self, news: SessionNews | None) -> None:
        if news is not None:
            self._tell(news)


def find_session(bus: Bus, session: str | None) -> str:
    """The object of the session of this id, or of the one that this process belongs to. Raises `BusError`."""
    if session is not None:
        return str(bus.call(MANAGER, "GetSession", "s", session)[0])
    try:
        return str(bus.call(MANAGER, "GetSessionByPID", "u", os.getpid())[0])
    except BusLostError:
        raise
    except BusError:
        # A service of the user's own belongs to no session: then the one that they look at.
        address = DBusAddress(USER, bus_name=LOGIN, interface=PROPERTIES)
        ((_, (found, path)),) = bus.call(address, "Get", "ss", f"{LOGIN}.User", "Display")
        if not found:
            raise BusError("nobody is logged in at a screen") from None
        return str(path)
