"""The system's notification service (org.freedesktop.Notifications), spoken to without ever waiting for it.

Calls are sent and their answers taken when they come, on the main thread. Without a service, or on systems that
have another way, `Fallback` shows the same through the tray's icon.
"""

from __future__ import annotations

import html
import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QImage

from ui import messages
from ui import notice_words as words
from ui.icons import app_icon
from ui.present_notices import Act, Told
from ui.tongue import tr

_log = logging.getLogger("hourproof.ui")

NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_ICON = 64
_LOST = (OSError, EOFError, ValueError, KeyError, RuntimeError, StopIteration, TimeoutError)
"""What jeepney raises for a bus that is not there or has gone."""

Fallback = Callable[[str, str], None]
"""Shows a title and a text some other way; nothing comes back from it."""


class DesktopNotices(QObject):
    """Shows, replaces and closes notifications by key; made and used on the main thread."""

    activated = Signal(str, str)
    """The notification of this key was answered with this `Act`."""

    def __init__(
        self, *, address: str | None, fallback: Fallback, parent: QObject | None = None
    ) -> None:
        """`address` is that of the session's bus; None: there is none, and none is started."""
        super().__init__(parent)
        self._address = address
        self._fallback = fallback
        self._connection: Any = None
        self._notifier: QSocketNotifier | None = None
        self._answers: dict[int, Callable[[tuple[Any, ...] | None], None]] = {}
        self._capabilities: frozenset[str] | None = None
        self._waiting: dict[str, Told] = {}
        """To be shown once the service has said what it can do."""
        self._ids: dict[str, int] = {}
        self._unnumbered: set[str] = set()
        """On their way to the service, which has not said their number yet."""
        self._sent: dict[str, Told] = {}
        """Shown or on its way; what is not here when its number arrives was closed meanwhile."""

    def show(self, key: str, told: Told) -> None:
        """Show this, in place of what the key showed before."""
        self._sent[key] = told
        if self._connection is None and not self._connect():
            self._fallback(told.title, told.body)
        elif self._capabilities is None:
            self._waiting[key] = told
        elif key in self._unnumbered:
            return  # shown in its place as soon as the number of the one on its way is known
        else:
            self._notify(key, told)

    def withdraw(self, key: str) -> None:
        """The cause is gone: close what the key shows."""
        self._sent.pop(key, None)
        self._waiting.pop(key, None)
        number = self._ids.pop(key, None)
        if number is not None:
            self._call("CloseNotification", "u", (number,))

    def close(self) -> None:
        """Take everything back and let the bus go. Idempotent."""
        for key in tuple(self._sent):
            self.withdraw(key)
        self._drop()

    # The bus

    def _connect(self) -> bool:
        """Open the connection and ask what the service can do; whether there is a bus."""
        if not self._address:
            return False
        # Not on every system, and only where something is to be told.
        from jeepney.bus_messages import MatchRule, message_bus
        from jeepney.io.blocking import open_dbus_connection

        try:
            self._connection = open_dbus_connection(self._address)
            rule = MatchRule(type="signal", interface=NAME, path=_PATH)
            self._connection.send(message_bus.AddMatch(rule))
        except _LOST as error:
            _log.info("no notifications by the bus: %r", error)
            self._connection = None
            return False
        notifier = QSocketNotifier(self._connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._read)
        self._notifier = notifier
        self._call("GetCapabilities", None, (), self._can)
        return True

    def _call(
        self,
        method: str,
        signature: str | None,
        body: tuple[object, ...],
        answer: Callable[[tuple[Any, ...] | None], None] | None = None,
    ) -> None:
        """Send a call; `answer` gets what came of it, None where it was refused or the bus is gone."""
        from jeepney import DBusAddress, new_method_call

        if self._connection is None:
            return
        address = DBusAddress(_PATH, bus_name=NAME, interface=NAME)
        serial = next(self._connection.outgoing_serial)
        if answer is not None:
            self._answers[serial] = answer
        try:
            message = new_method_call(address, method, signature, body)
            self._connection.send(message, serial=serial)
        except _LOST as error:
            _log.info("the bus has gone: %r", error)
            self._drop()

    def _read(self) -> None:
        """Take what has come."""
        while self._connection is not None:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except _LOST as error:
                _log.info("the bus has gone: %r", error)
                self._drop()
                return
            self._take(message)

    def _take(self, message: Any) -> None:  # noqa: ANN401 — jeepney comes without types
        from jeepney import HeaderFields, MessageType

        fields, kind = message.header.fields, message.header.message_type
        if kind in (MessageType.method_return, MessageType.error):
            answer = self._answers.pop(fields.get(HeaderFields.reply_serial), None)
            if answer is not None:
                answer(None if kind is MessageType.error else tuple(message.body))
        elif kind is MessageType.signal and fields.get(HeaderFields.interface) == NAME:
            self._hear(str(fields.get(HeaderFields.member)), tuple(message.body))

    def _drop(self) -> None:
        """The bus is gone: the next notification tries it anew."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        answers, self._answers = self._answers, {}
        self._capabilities = None
        self._ids = {}
        self._unnumbered = set()
        for answer in answers.values():
            answer(None)

    # The service

    def _can(self, answer: tuple[Any, ...] | None) -> None:
        """It said what it can do, or there is no such service: then what waits is shown another way."""
        waiting, self._waiting = self._waiting, {}
        if answer is None:
            for told in waiting.values():
                self._fallback(told.title, told.body)
            self._drop()
            return
        self._capabilities = frozenset(map(str, answer[0]))
        for key, told in waiting.items():
            self._notify(key, told)

    def _notify(self, key: str, told: Told) -> None:
        can = self._capabilities or frozenset()
        body = html.escape(told.body, quote=False) if "body-markup" in can else told.body
        acts: list[str] = []
        if "actions" in can:
            acts = [Act.OPEN.value, tr(words.ACT_OPEN)]
            for act, text in told.acts:
                acts += [act.value, text]
        hints = {"desktop-entry": ("s", "hourproof"), "urgency": ("y", 1), **_icon_hint()}
        values = (messages.APP, self._ids.get(key, 0), "", told.title, body, acts, hints, -1)
        if key not in self._ids:
            self._unnumbered.add(key)
        self._call(
            "Notify", "susssasa{sv}i", values, lambda answer: self._numbered(key, told, answer)
        )

    def _numbered(self, key: str, shown: Told, answer: tuple[Any, ...] | None) -> None:
        self._unnumbered.discard(key)
        if answer is None:
            told = self._sent.get(key)
            if told is not None:
                self._fallback(told.title, told.body)
            return
        self._ids[key] = int(answer[0])
        now = self._sent.get(key)
        if now is None:
            self.withdraw(key)
        elif now != shown:
            self._notify(key, now)

    def _hear(self, member: str, body: tuple[Any, ...]) -> None:
        key = next((one for one, number in self._ids.items() if body[:1] == (number,)), None)
        if key is None:
            return  # another program's
        if member == "ActionInvoked":
            self.activated.emit(key, str(body[1]))
        elif member == "NotificationClosed":
            self._ids.pop(key, None)


def _icon_hint() -> dict[str, tuple[str, object]]:
    """Our icon as pixels: an icon theme may not know it."""
    image = app_icon().pixmap(_ICON, _ICON).toImage()
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    width, height, stride = image.width(), image.height(), image.bytesPerLine()
    pixels = (width, height, stride, True, 8, 4, bytes(image.constBits()))
    return {"image-data": ("(iiibiiay)", pixels)}
