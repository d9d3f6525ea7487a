"""A StatusNotifier host for tests, in plain D-Bus: what a panel does, step by step, and what it got told.

It owns the watcher's name, takes icons in, fetches their pixels, tooltip and menu, and clicks entries over the bus,
as panels of KDE, Xfce and others do (org.kde.StatusNotifierItem, com.canonical.dbusmenu).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
)
from jeepney import new_signal as signal_of
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a menu as the panel would show it; `text` without the mark of its letter."""

    number: int
    text: str
    enabled: bool
    visible: bool
    checked: bool
    separator: bool
    children: tuple[Entry, ...]


class StatusHost:
    """Used from one thread; nothing is heard but while a method waits."""

    def __init__(self, address: str) -> None:
        self._bus = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(WATCHER), timeout=5)
        self.items: list[tuple[str, str]] = []
        """Who registered, and the path of the icon."""
        self.signals: list[str] = []
        """What the icon said of itself: `NewIcon`, `NewToolTip`…"""

    def close(self) -> None:
        self._bus.close()

    def wait_for_item(self) -> None:
        """Wait until an icon registers, then listen to it."""
        self._until(lambda: bool(self.items), "an icon")
        rule = f"type='signal',interface='{ITEM}'"
        self._call(
            DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus"),
            "AddMatch",
            "s",
            rule,
        )

    def hear(self, *names: str) -> None:
        """Wait until the icon has said one of these since the last time."""
        self._until(lambda: bool(set(names) & set(self.signals)), " or ".join(names))
        self.signals.clear()

    def wait_to_show(self, condition: Callable[[], bool]) -> None:
        """Wait until what the icon shows fits; looked at anew each time that it says something of itself.

        It may say so more than once for one change, and so late that it is heard when the next is waited for.
        """
        while not condition():
            self.hear("NewIcon", "NewToolTip")

    def item(self, name: str) -> Any:
        """A property of the icon."""
        return self._property(*self.items[-1], ITEM, name)

    def pixels(self) -> dict[int, bytes]:
        """The icon by its width, as ARGB bytes, the alpha first."""
        return {width: bytes(data) for width, _height, data in self.item("IconPixmap")}

    def tooltip(self) -> str:
        """Title and text of the tooltip."""
        _icon, _pixels, title, text = self.item("ToolTip")
        return f"{title}\n{text}"

    def activate(self) -> None:
        """A click on the icon."""
        who, path = self.items[-1]
        self._call(DBusAddress(path, who, ITEM), "Activate", "ii", 5, 5)

    def menu(self) -> tuple[Entry, ...]:
        """The menu that a right click shows, opened as a panel opens it."""
        self._tell_menu("AboutToShow", "i", 0)
        _revision, root = self._tell_menu("GetLayout", "iias", 0, -1, [])
        return tuple(_entry(child[1]) for child in root[2])

    def click(self, *texts: str) -> None:
        """Choose the entry of this text, through submenus."""
        entries = self.menu()
        for depth, text in enumerate(texts):
            found = next(one for one in entries if one.visible and one.text == text)
            assert found.enabled, text
            if depth + 1 < len(texts):
                self._tell_menu("AboutToShow", "i", found.number)
                entries = found.children
            else:
                self._tell_menu("Event", "isvu", found.number, "clicked", ("i", 0), 0)

    def _tell_menu(self, method: str, signature: str, *body: object) -> tuple[Any, ...]:
        who, _ = self.items[-1]
        return self._call(DBusAddress(str(self.item("Menu")), who, MENU), method, signature, *body)

    def _property(self, who: str, path: str, interface: str, name: str) -> Any:
        address = DBusAddress(path, who, PROPERTIES)
        return self._call(address, "Get", "ss", interface, name)[0][1]

    def _call(
        self, address: DBusAddress, method: str, signature: str, *body: object
    ) -> tuple[Any, ...]:
        serial = next(self._bus.outgoing_serial)
        self._bus.send(new_method_call(address, method, signature, body), serial=serial)
        answers: list[Message] = []

        def answered() -> bool:
            return bool(answers)

        self._until(answered, f"the answer to {method}", serial, answers)
        if answers[0].header.message_type is MessageType.error:
            raise AssertionError(f"{method}: {answers[0].body}")
        return tuple(answers[0].body)

    def _until(
        self,
        condition: Any,
        what: str,
        serial: int | None = None,
        answers: list[Message] | None = None,
    ) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            try:
                message = self._bus.receive(timeout=max(0.0, deadline - time.monotonic()))
            except TimeoutError:
                raise AssertionError(f"gave up waiting for {what}") from None
            kind, fields = message.header.message_type, message.header.fields
            if kind is MessageType.method_call:
                self._serve(message)
            elif kind is MessageType.signal and fields.get(HeaderFields.interface) == ITEM:
                self.signals.append(str(fields.get(HeaderFields.member)))
            elif answers is not None and fields.get(HeaderFields.reply_serial) == serial:
                answers.append(message)

    def _serve(self, message: Message) -> None:
        fields = message.header.fields
        member = fields[HeaderFields.member]
        if member == "RegisterStatusNotifierItem":
            service = str(message.body[0])
            sender = str(fields[HeaderFields.sender])
            self.items.append(
                (sender, service) if service.startswith("/") else (service, "/StatusNotifierItem")
            )
            self._bus.send(new_method_return(message))
            address = DBusAddress("/StatusNotifierWatcher", interface=WATCHER)
            self._bus.send(signal_of(address, "StatusNotifierItemRegistered", "s", (service,)))
        elif member == "Get":
            value = {"IsStatusNotifierHostRegistered": ("b", True), "ProtocolVersion": ("i", 0)}
            known = value.get(message.body[1], ("as", [who for who, _ in self.items]))
            self._bus.send(new_method_return(message, "v", (known,)))
        else:
            self._bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))


def _entry(raw: tuple[int, dict[str, tuple[str, Any]], list[Any]]) -> Entry:
    number, told, children = raw
    properties = {name: value for name, (_kind, value) in told.items()}
    return Entry(
        number=number,
        text=str(properties.get("label", "")).replace("_", ""),
        enabled=bool(properties.get("enabled", True)),
        visible=bool(properties.get("visible", True)),
        checked=properties.get("toggle-state", 0) == 1,
        separator=properties.get("type") == "separator",
        children=tuple(_entry(child[1]) for child in children),
    )
