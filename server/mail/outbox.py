"""Puts letters into the outbox, in the transaction of what they tell of, and takes them out to be sent."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Rows

from server.clock import new_id
from server.context import Core
from server.mail.models import Letter
from server.smtp import Mail
from server.storage.errors import DataFolderError
from server.vault import Vault

_LOG = logging.getLogger(__name__)

KEPT_MS = 30 * 24 * 3_600_000
"""How long it stays known that a letter was sent, without what it said."""
TRY_AGAIN_MS = tuple(minutes * 60_000 for minutes in (1, 5, 15, 60, 180, 360, 720, 1440, 1440))
"""How long after each try the next one comes; after the last it is given up."""
_AT_ONCE = 20


class Outbox:
    """Safe from any thread. What letters say is sealed: they bear links that open accounts."""

    def __init__(self, core: Core, vault: Vault, *, sends: bool) -> None:
        self._core = core
        self._vault = vault
        self.sends = sends
        """Whether this server has a mail server; without one letters are not kept."""

    def put(self, rows: Rows, address: str, *, subject: str, text: str, goes: bool = True) -> None:
        """Keep a letter until it is sent. One that does not go (`goes`) costs the same and is never sent."""
        if not self.sends:
            return
        letter, now_ms = new_id(self._core.rng), self._core.clock.now_ms()
        said = json.dumps([subject, text]).encode()
        rows.add(
            Letter(
                letter=letter,
                address=address if goes else "",
                sealed=self._vault.seal(said, whose=letter),
                made_ms=now_ms,
                due_ms=now_ms if goes else None,
                tries=0,
                sent_ms=None,
                trouble="",
            )
        )

    def due(self) -> Sequence[Mail]:
        """The letters whose time has come, the oldest first; some at a time."""
        with self._core.database.reading() as rows:
            found = rows.scalars(
                select(Letter)
                .where(Letter.due_ms <= self._core.clock.now_ms())
                .order_by(Letter.due_ms)
                .limit(_AT_ONCE)
            ).all()
        made = []
        for row in found:
            try:
                said = self._vault.open(row.sealed, whose=row.letter)
            except DataFolderError as error:
                # The key is gone or another one: nobody will ever read it, and others must go on.
                _LOG.error("letter %s is given up: %s", row.letter, error)
                self.failed(row.letter, "cannot be opened", permanent=True)
                continue
            subject, text = json.loads(said)
            made.append(Mail(row.letter, row.address, subject, text))
        return made

    def sent(self, letter: str) -> None:
        """It was taken: what it said is forgotten."""
        with self._core.database.writing() as rows:
            row = rows.get_one(Letter, letter)
            row.sent_ms, row.due_ms = self._core.clock.now_ms(), None
            row.sealed, row.trouble, row.tries = b"", "", row.tries + 1

    def failed(self, letter: str, why: str, *, permanent: bool) -> bool:
        """It was not taken; True when it is given up for good."""
        with self._core.database.writing() as rows:
            row = rows.get_one(Letter, letter)
            over = permanent or row.tries >= len(TRY_AGAIN_MS)
            now_ms = self._core.clock.now_ms()
            row.due_ms = None if over else now_ms + TRY_AGAIN_MS[row.tries]
            row.tries, row.trouble = row.tries + 1, why[:200]
            if over:
                row.sealed = b""
        return over

    def clear(self) -> None:
        """Forget letters that are long done."""
        old_ms = self._core.clock.now_ms() - KEPT_MS
        with self._core.database.writing() as rows:
            rows.execute(delete(Letter).where(Letter.due_ms.is_(None), Letter.made_ms < old_ms))
