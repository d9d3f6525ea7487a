"""One connection to a D-Bus message bus, for calls and for the signals that come in between (jeepney)."""

from __future__ import annotations

from collections import deque
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

PATIENCE_S = 2.0
"""How long a call may take; the bus is on this machine."""


class BusError(Exception):
    """The bus is not there, has gone, or refused a call; `str()` of it says what happened."""


class BusLostError(BusError):
    """There is no connection any more, or there never was one."""


_LOST = (OSError, EOFError, ValueError, KeyError, RuntimeError, StopIteration)
"""What jeepney raises for a bus without an address, a bus that is gone, and bytes that are none of D-Bus."""


class Bus:
    """Used from one thread. `address` is SYSTEM, SESSION or a D-Bus address. Raises `BusLostError`."""

    def __init__(self, address: str) -> None:
        self._waiting: deque[Message] = deque()
        try:
            self._connection: DBusConnection = open_dbus_connection(address, enable_fds=True)
        except _LOST as error:
            raise BusLostError(f"no connection to the bus: {error!r}") from error

    def close(self) -> None:
        """End the connection. Once."""
        self._connection.close()

    def fileno(self) -> int:
        """The socket, to wait on."""
        return int(self._connection.sock.fileno())

    def call(
        self, address: DBusAddress, method: str, signature: str | None = None, *body: object
    ) -> tuple[Any, ...]:
        """What `method` answers. Raises `BusError`; signals that come meanwhile are kept for `signals`."""
        return self._ask(new_method_call(address, method, signature, body))

    def post(
        self, address: DBusAddress, method: str, signature: str | None = None, *body: object
    ) -> int:
        """Send a call and wait for nothing. The number that its answer in `messages` names. Raises `BusLostError`."""
        serial = next(self._connection.outgoing_serial)
        try:
            self._connection.send(new_method_call(address, method, signature, body), serial=serial)
        except _LOST as error:
            raise BusLostError(f"the bus has gone: {error!r}") from error
        return int(serial)

    def listen(self, *, first: str | None = None, **rule: str) -> None:
        """Ask for the signals that fit, and whose first argument is `first`. Raises `BusError`."""
        match = MatchRule(type="signal", **rule)
        if first is not None:
            match.add_arg_condition(0, first)
        self._ask(message_bus.AddMatch(match))

    def has_owner(self, name: str) -> bool:
        """Whether some program has this name now; none is started for it. Raises `BusError`."""
        return bool(self._ask(message_bus.NameHasOwner(name))[0])

    def owner(self, name: str) -> str:
        """The unique name behind a name. Raises `BusError`."""
        return str(self._ask(message_bus.GetNameOwner(name))[0])

    @property
    def unique_name(self) -> str:
        """Our own name on this bus, such as `:1.7`."""
        return str(self._connection.unique_name)

    def signals(self) -> list[Message]:
        """Every signal that has arrived, without waiting. Raises `BusLostError`."""
        return [one for one in self.messages() if one.header.message_type is MessageType.signal]

    def messages(self) -> list[Message]:
        """Everything that has arrived, without waiting. Raises `BusLostError`."""
        while True:
            try:
                self._waiting.append(self._connection.receive(timeout=0))
            except TimeoutError:
                break
            except _LOST as error:
                raise BusLostError(f"the bus has gone: {error!r}") from error
        found = list(self._waiting)
        self._waiting.clear()
        return found

    def _ask(self, message: Message) -> tuple[Any, ...]:
        try:
            serial = next(self._connection.outgoing_serial)
            self._connection.send(message, serial=serial)
            while True:
                answer = self._connection.receive(timeout=PATIENCE_S)
                if answer.header.fields.get(HeaderFields.reply_serial) == serial:
                    break
                self._waiting.append(answer)
        except TimeoutError as error:
            raise BusError("no answer in time") from error
        except _LOST as error:
            raise BusLostError(f"the bus has gone: {error!r}") from error
        if answer.header.message_type is MessageType.error:
            name = answer.header.fields.get(HeaderFields.error_name, "an error")
            raise BusError(f"{name}: {answer.body}")
        return tuple(answer.body)
