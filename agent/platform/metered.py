"""Whether the system calls its connection metered: paid for by the byte, such as a telephone's."""

from __future__ import annotations

import logging
import os
import sys
from enum import Enum
from typing import Any, Final

_log = logging.getLogger(__name__)

ANSWER_S: Final = 2.0
"""How long NetworkManager may take to answer."""
_NAME: Final = "org.freedesktop.NetworkManager"
_PATH: Final = "/org/freedesktop/NetworkManager"


class Metered(Enum):
    """What the system says. UNKNOWN also where it has no word for it."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


# NMMetered: unknown, yes, no, guess-yes, guess-no.
_SAID: Final = {1: Metered.YES, 2: Metered.NO, 3: Metered.YES, 4: Metered.NO}


def connection_metered() -> Metered:
    """Ask the system now; not the control thread. Never raises: where nobody answers it is UNKNOWN."""
    if not sys.platform.startswith("linux"):
        return Metered.UNKNOWN
    # Imported here: few want to know, and the rest need not hold it in memory.
    from jeepney import DBusAddress, Properties
    from jeepney.io.blocking import open_dbus_connection

    address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
    try:
        # The library waits for ever for a bus that accepts and is silent, unless told how long.
        with open_dbus_connection(bus=_bus()) as bus:
            reply = bus.send_and_get_reply(Properties(address).get("Metered"), timeout=ANSWER_S)
    except (OSError, EOFError, ValueError) as error:
        _log.debug("nobody tells whether the connection is metered: %s", error)
        return Metered.UNKNOWN
    return _read(reply.body)


def _bus() -> str:
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "") or "SYSTEM"


def _read(body: Any) -> Metered:  # noqa: ANN401 — whatever a bus may send
    """The variant of a property's answer; an error's body is a text."""
    match body:
        case (("u", int() as said),):
            return _SAID.get(said, Metered.UNKNOWN)
        case _:
            return Metered.UNKNOWN
