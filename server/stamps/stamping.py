"""Asking a time-stamp authority for one token a day over the newest checkpoint of each log.

Checkpoint and token lie beside each other in `stamps/<organization>/<day>.note` and `.tsr`. They show, to whoever
trusts the authority, that everything in that log existed by then, whatever the server's clock said:
`openssl ts -verify -data DAY.note -in DAY.tsr -CAfile AUTHORITY.pem`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from server.context import Core
from server.log.sequencer import Head
from server.outgoing import OutgoingError, post
from server.stamps.token import (
    MAX_ANSWER_BYTES,
    REQUEST_TYPE,
    TokenError,
    check_answer,
    encode_request,
)
from server.storage.folder import write_private
from wire.records import OrganizationId

_LOG = logging.getLogger(__name__)

EVERY_S = 600.0
"""How often it is looked whether today has its token."""


class Stamps:
    """Gets the tokens. `url` is that of the authority, None for none: then it does nothing."""

    def __init__(
        self,
        core: Core,
        url: str | None,
        head_of: Callable[[OrganizationId], Head],
        *,
        every_s: float = EVERY_S,
    ) -> None:
        self._every_s = every_s
        self._core = core
        self._url = url
        self._head_of = head_of
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, organizations: Callable[[], Iterable[OrganizationId]]) -> None:
        """Begin, on a thread of its own."""
        if self._url is not None:
            self._thread = threading.Thread(target=self._run, args=(organizations,), name="stamps")
            self._thread.start()

    def close(self) -> None:
        """Stop."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def stamp(self, organization: OrganizationId, url: str) -> Path | None:
        """Get today's token unless it is there; returns its file if it is new.

        Raises `OutgoingError`, `TokenError` and `OSError`.
        """
        day = datetime.fromtimestamp(self._core.clock.now_ms() / 1000, UTC).date().isoformat()
        folder = self._core.settings.data / "stamps" / organization
        token = folder / f"{day}.tsr"
        if token.exists():
            return None
        note = self._head_of(organization).note.encode()
        nonce = self._core.rng.token_bytes(8)
        status, answer = post(
            url,
            encode_request(note, nonce=nonce),
            content_type=REQUEST_TYPE,
            limit=MAX_ANSWER_BYTES,
        )
        if status != 200:
            raise TokenError(f"It answers {status}.")
        check_answer(answer, note, nonce=nonce)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(folder / f"{day}.note", note)
        write_private(token, answer)
        return token

    def _run(self, organizations: Callable[[], Iterable[OrganizationId]]) -> None:
        while self._url is not None:
            try:
                for organization in organizations():
                    self._try(organization, self._url)
            except Exception:  # noqa: BLE001 - loop guard: the next look must still come
                _LOG.exception("no token could be asked for; trying again")
            if self._stopping.wait(self._every_s):
                return

    def _try(self, organization: OrganizationId, url: str) -> None:
        try:
            self.stamp(organization, url)
        except (OutgoingError, TokenError, OSError) as error:
            _LOG.warning("log %s: %s: %s", organization, url, error)
