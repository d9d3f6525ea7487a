"""Writes down who opened a segment, and tells its contractor.

A look is: opening a segment's page or the drawer with it, or a full picture or photo. Days, weeks and months with their
thumbnails, which show many at once, are kept apart (`server.looks.periods`); what the contractor opens is no look.
One look for each person, segment and hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from server.context import Core
from wire.records import ContractId, OrganizationId, PersonId, StreamId

HOUR_MS: Final = 3_600_000

_KNOWN = (
    "SELECT 1 FROM looks WHERE organization = ? AND contract = ? AND stream = ? AND seq = ?"
    " AND person = ? AND hour = ?"
)
_NOTE = (
    "INSERT INTO looks (organization, contract, stream, seq, person, hour, looked_ms)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
_OF_SEGMENT = (
    "SELECT people.name, looks.looked_ms FROM looks JOIN people ON people.person = looks.person"
    " WHERE looks.organization = ? AND looks.contract = ? AND looks.stream = ? AND looks.seq = ?"
    " ORDER BY looks.looked_ms DESC, people.name"
)
_OF_SPAN = (
    "SELECT looks.stream, looks.seq, people.name, looks.looked_ms FROM segments"
    " JOIN looks ON looks.organization = segments.organization AND looks.contract = segments.contract"
    "  AND looks.stream = segments.stream AND looks.seq = segments.seq"
    " JOIN people ON people.person = looks.person"
    " WHERE segments.organization = ? AND segments.contract = ?"
    "  AND segments.start_ms >= ? AND segments.start_ms < ?"
    " ORDER BY looks.looked_ms, looks.stream, looks.seq, people.name"
)
_MINE = "SELECT 1 FROM contracts WHERE organization = ? AND contract = ? AND person = ?"


@dataclass(frozen=True, slots=True)
class SeenBy:
    """Who looked, and when (UTC)."""

    who: str
    looked_ms: int


@dataclass(frozen=True, slots=True)
class Look:
    """Who looked at which segment, and when (UTC)."""

    stream: StreamId
    seq: int
    who: str
    looked_ms: int


class Looks:
    """Safe from any thread."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def note(
        self,
        organization: OrganizationId,
        contract: ContractId,
        *,
        stream: StreamId,
        seq: int,
        person: PersonId,
    ) -> None:
        """Write down that `person` looks now; on the disk when it returns.

        Call it before anything is shown: what cannot be written down is not shown. Raises `StorageError`.
        """
        now_ms = self._core.clock.now_ms()
        key = (organization, contract, stream, seq, person, now_ms // HOUR_MS)
        # Mostly known: then nobody has to wait for whoever writes.
        if self._core.database.select(_KNOWN, *key):
            return
        with self._core.database.writes() as writes:
            writes.run(_NOTE, [(*key, now_ms)])

    def of_segment(
        self, organization: OrganizationId, contract: ContractId, *, stream: StreamId, seq: int
    ) -> tuple[SeenBy, ...]:
        """Who looked at a segment, the latest first."""
        found = self._core.database.select(_OF_SEGMENT, organization, contract, stream, seq)
        return tuple(SeenBy(who, looked_ms) for who, looked_ms in found)

    def of_span(
        self,
        organization: OrganizationId,
        contract: ContractId,
        *,
        contractor: PersonId,
        start_ms: int,
        end_ms: int,
    ) -> tuple[Look, ...] | None:
        """Who looked at the segments that begin in `[start_ms, end_ms)`; None unless it is `contractor`'s contract."""
        at = (organization, contract)
        if not self._core.database.select(_MINE, *at, contractor):
            return None
        found = self._core.database.select(_OF_SPAN, *at, start_ms, end_ms)
        return tuple(Look(stream, seq, who, looked_ms) for stream, seq, who, looked_ms in found)
