"""Whether a program keeps the screen awake, as players and presentations do; where the desktop tells."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

_log = logging.getLogger(__name__)

ANSWER_S: Final = 1.0
"""How long each of those asked may take."""
_GNOME_IDLE: Final = 8
"""The flag of org.gnome.SessionManager for inhibiting that the session becomes idle."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A method of the session's bus that answers with one boolean."""

    name: str
    path: str
    interface: str
    method: str
    signature: str = ""
    body: tuple[Any, ...] = ()


_ASKED: Final = (
    _Asked(
        "org.gnome.SessionManager",
        "/org/gnome/SessionManager",
        "org.gnome.SessionManager",
        "IsInhibited",
        "u",
        (_GNOME_IDLE,),
    ),
    _Asked(
        "org.freedesktop.PowerManagement.Inhibit",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
        "HasInhibit",
    ),
)


def idle_inhibited() -> bool:
    """Ask logind and the desktop now; not the main thread. Never raises: where nobody answers it is False."""
    if not sys.platform.startswith("linux"):
        return False
    return _by_logind() or _by_desktop()


def _by_logind() -> bool:
    from jeepney import DBusAddress, Properties

    manager = "org.freedesktop.login1"
    address = DBusAddress(
        "/org/freedesktop/login1", bus_name=manager, interface=f"{manager}.Manager"
    )
    bus = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "") or "SYSTEM"
    said = _ask(bus, Properties(address).get("BlockInhibited"))
    match said:
        case (("s", str() as what),):
            return "idle" in what.split(":")
        case _:
            return False


def _by_desktop() -> bool:
    from jeepney import DBusAddress, new_method_call

    bus = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not bus:
        return False
    for one in _ASKED:
        address = DBusAddress(one.path, bus_name=one.name, interface=one.interface)
        call = new_method_call(address, one.method, one.signature or None, one.body)
        match _ask(bus, call):
            case (True,):  # and no number that equals it
                return True
            case _:
                continue
    return False


def _ask(bus: str, call: Any) -> Any:  # noqa: ANN401 — the library's messages, and whatever a bus may send
    """The body of the answer; None where there is none. Starts no service that does not run."""
    from jeepney import MessageFlag, MessageType
    from jeepney.io.blocking import open_dbus_connection

    call.header.flags |= MessageFlag.no_auto_start
    try:
        connection: DBusConnection
        with open_dbus_connection(bus=bus) as connection:
            reply = connection.send_and_get_reply(call, timeout=ANSWER_S)
    except (OSError, EOFError, ValueError, KeyError) as error:
        _log.debug("nobody tells whether the screen is kept awake: %s", error)
        return None
    return reply.body if reply.header.message_type is MessageType.method_return else None
