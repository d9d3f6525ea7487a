"""Reads what is held about somebody, in one look at the database."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Rows

from server.accounts.events import Act, Caller, record_and_tell
from server.accounts.service import Viewer
from server.context import Core
from server.mail.outbox import Outbox
from server.own_data.holdings import HOLDINGS, Holding, Whose

FORMAT: Final = "hourproof-own-data"
VERSION: Final = 1

Told = str | int | bool | None
"""A value as it stands in the file: times as ISO 8601 in UTC, bytes as base64."""


@dataclass(frozen=True, slots=True)
class OwnData:
    """All that is told; `held` is rows by the names of `HOLDINGS`, each with its columns by name."""

    made_ms: int
    person: str
    server: str
    held: Mapping[str, tuple[Mapping[str, Told], ...]]

    def as_json(self) -> dict[str, object]:
        """The file."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "made": _instant(self.made_ms),
            "server": self.server,
            "person": self.person,
            "held": {name: [dict(row) for row in rows] for name, rows in self.held.items()},
        }


class WhatIsHeld:
    """Safe from any thread. Nobody is told of anybody else."""

    def __init__(self, core: Core, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox

    def counts(self, viewer: Viewer) -> Mapping[str, int]:
        """How many rows there are, by the names of `HOLDINGS`."""
        whose = Whose(viewer.person, viewer.email)
        with self._core.database.reading() as rows:
            return {
                one.name: rows.scalar(
                    select(func.count()).select_from(one.table).where(one.which(whose))
                )
                or 0
                for one in HOLDINGS
            }

    def take(self, viewer: Viewer, caller: Caller) -> OwnData:
        """All of it, as it is at one moment. The account's history keeps that it was taken, and a letter tells it."""
        whose = Whose(viewer.person, viewer.email)
        with self._core.database.writing() as rows:
            record_and_tell(rows, self._core, self._outbox, viewer.person, Act.DATA_TAKEN, caller)
            rows.flush()
            held = {one.name: _rows_of(rows, one, whose) for one in HOLDINGS}
        return OwnData(
            made_ms=self._core.clock.now_ms(),
            person=viewer.person,
            server=self._core.settings.public_url,
            held=held,
        )


def _rows_of(rows: Rows, holding: Holding, whose: Whose) -> tuple[Mapping[str, Told], ...]:
    table = holding.table.__table__
    columns = [one for one in table.columns if one.name not in holding.without]
    asked = (
        select(*columns)
        .where(holding.which(whose))
        .order_by(*(one for one in table.columns if one.primary_key))
    )
    return tuple(
        dict(_told(name, value) for name, value in row._mapping.items())
        for row in rows.execute(asked)
    )


def _told(name: str, value: object) -> tuple[str, Told]:
    if isinstance(value, bytes):
        return name, base64.b64encode(value).decode("ascii")
    if name.endswith("_ms") and isinstance(value, int):
        return name.removesuffix("_ms"), _instant(value)
    if value is None:
        return name.removesuffix("_ms"), None
    if isinstance(value, str | int | bool):
        return name, value
    raise TypeError(f"{name}: {type(value).__name__} has no form in the file yet")


def _instant(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="milliseconds")
