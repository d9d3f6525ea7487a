"""A NetworkManager on a private bus, as far as its `Metered` property goes: run as a program of its own."""

from __future__ import annotations

import sys

from jeepney import DBusErrorResponse, HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

NAME = "org.freedesktop.NetworkManager"


def main() -> None:
    """Own the name and answer: `argv` is the bus and the number to say, or `error` or `text`."""
    address, said = sys.argv[1:]
    with open_dbus_connection(bus=address) as bus:
        Proxy(message_bus, bus).RequestName(NAME)
        print("ready", flush=True)
        while True:
            message = bus.receive()
            if message.header.message_type is not MessageType.method_call:
                continue
            asked = message.header.fields.get(HeaderFields.member), message.body
            if said == "error" or asked != ("Get", (NAME, "Metered")):
                bus.send(new_error(message, f"{NAME}.Error", "s", ("no",)))
            elif said == "text":
                bus.send(new_method_return(message, "v", (("s", "metered"),)))
            else:
                bus.send(new_method_return(message, "v", (("u", int(said)),)))


if __name__ == "__main__":
    try:
        main()
    except (OSError, EOFError, DBusErrorResponse):
        sys.exit(0)  # the bus has ended
