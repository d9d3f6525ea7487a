"""The thread that sends what lies in the outbox."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from server.mail.outbox import Outbox
from server.smtp import MailServer, SendError, send
from server.storage.errors import StorageError

_LOG = logging.getLogger(__name__)

LOOK_S = 1.0
"""How often it looks for letters."""
_CLEAR_EVERY = 3600
"""Looks between two times that old letters are forgotten."""


class Postman:
    """Sends by `server`; does nothing where that is None. A letter may arrive twice after a crash, never not at all."""

    def __init__(
        self,
        outbox: Outbox,
        server: MailServer | None,
        *,
        before: Callable[[], None] = lambda: None,
        look_s: float = LOOK_S,
    ) -> None:
        """`before` is called before each look: it may put letters into the outbox."""
        self._outbox = outbox
        self._server = server
        self._before = before
        self._look_s = look_s
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="postman")

    def start(self) -> None:
        """Begin with what was left over."""
        if self._server is not None:
            self._thread.start()

    def close(self) -> None:
        """Finish the letter that is being sent, and end the thread."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        looks = 0
        while True:
            try:
                self._before()
                self._send_due()
                if looks % _CLEAR_EVERY == 0:
                    self._outbox.clear()
            except StorageError:
                _LOG.exception("letters stay in the outbox; trying again")
            except Exception:  # noqa: BLE001 - thread guard: letters after this one must still go
                _LOG.exception("a bug while sending letters")
            looks += 1
            if self._stopping.wait(self._look_s):
                return

    def _send_due(self) -> None:
        assert self._server is not None  # noqa: S101 - the thread runs with one only
        for mail in self._outbox.due():
            if self._stopping.is_set():
                return
            try:
                send(self._server, mail)
            except SendError as error:
                over = self._outbox.failed(mail.ident, str(error), permanent=error.permanent)
                # Neither the address nor what it says belongs into a log.
                word = "given up" if over else "kept for later"
                _LOG.warning("letter %s is %s: %s", mail.ident, word, error)
            else:
                self._outbox.sent(mail.ident)
