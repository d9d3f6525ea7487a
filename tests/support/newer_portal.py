"""A portal of version 2 for global shortcuts, which Debian 12 has not: strict, of our own, on a private bus.

It speaks what the interface's description says and no more: a call with other types, in another order or with a handle
that it did not give is refused, and noted in `faults`.
"""

from __future__ import annotations

import threading
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return
from jeepney import new_signal as signal_of
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_SIGNATURES = {
    "Register": "sa{sv}",
    "CreateSession": "a{sv}",
    "BindShortcuts": "oa(sa{sv})sa{sv}",
    "ConfigureShortcuts": "osa{sv}",
    "Close": None,
}


class NewerPortal:
    """Binds whatever is wished for, and notes every call by its name."""

    def __init__(self, address: str) -> None:
        self.calls: list[str] = []
        self.registered: list[str] = []
        self.faults: list[str] = []
        self._session = ""
        self._bus = open_dbus_connection(address)
        self._ending = threading.Event()
        self._bus.send_and_get_reply(message_bus.RequestName(PORTAL), timeout=10)
        self._thread = threading.Thread(target=self._serve, name="newer-portal", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Leave the bus."""
        self._ending.set()
        self._thread.join()
        self._bus.close()

    def _serve(self) -> None:
        while not self._ending.is_set():
            try:
                message = self._bus.receive(timeout=0.05)
            except TimeoutError:
                continue
            except (OSError, EOFError):
                return
            if message.header.message_type is MessageType.method_call:
                for one in self._answers(message):
                    self._bus.send(one)

    def _answers(self, message: Message) -> list[Message]:
        fields, body = message.header.fields, message.body
        member = str(fields[HeaderFields.member])
        self.calls.append(member)
        if member == "Get":
            return [new_method_return(message, "v", (("u", 2),))]
        if fields.get(HeaderFields.signature) != _SIGNATURES.get(member, ""):
            return self._fault(message, f"{member}: {fields.get(HeaderFields.signature)}")
        if member == "Register":
            self.registered.append(str(body[0]))
            return [new_method_return(message)]
        if member == "CreateSession":
            token = str(body[0]["session_handle_token"][1])
            self._session = self._handle(message, "session", token)
            return self._later(message, body[0], {"session_handle": ("s", self._session)})
        if member == "BindShortcuts" and body[0] == self._session:
            told = {"description": ("s", "x"), "trigger_description": ("s", "Meta+1")}
            bound = [(name, told) for name, _ in body[1]]
            return self._later(message, body[3], {"shortcuts": ("a(sa{sv})", bound)})
        if member == "ConfigureShortcuts" and body[0] == self._session:
            return [new_method_return(message)]
        if member == "Close" and fields[HeaderFields.path] == self._session:
            self._session = ""
            return [new_method_return(message)]
        return self._fault(message, member)

    def _later(self, message: Message, options: Any, results: Any) -> list[Message]:
        """The handle, and the response through it; sent first, as it may overtake the handle."""
        handle = self._handle(message, "request", str(options["handle_token"][1]))
        request = DBusAddress(handle, interface="org.freedesktop.portal.Request")
        response = signal_of(request, "Response", "ua{sv}", (0, results))
        return [response, new_method_return(message, "o", (handle,))]

    def _handle(self, message: Message, kind: str, token: str) -> str:
        sender = str(message.header.fields[HeaderFields.sender])
        return f"{PATH}/{kind}/{sender[1:].replace('.', '_')}/{token}"

    def _fault(self, message: Message, fault: str) -> list[Message]:
        self.faults.append(fault)
        return [new_error(message, "org.freedesktop.portal.Error.InvalidArgument")]
