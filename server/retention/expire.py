"""Expiry: what is older than the contract's policy lets it be kept is erased, and the server states that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from server.authority.orders import order_expire
from server.context import Core
from server.contracts.changes import bump
from server.contracts.models import ContractRow
from server.evidence.erasing import Segment, erase
from server.evidence.models import Gone
from server.storage.database import Writes, writes_of
from wire.authority import MAX_TARGETS, ExpiredTarget
from wire.records import ContractId, OrganizationId, Sha256

DAY_MS = 24 * 3_600_000

_POLICIES = (
    "SELECT version, created_ms, CAST(document ->> '$.retention_days' AS BIGINT) FROM policies"
    " WHERE organization = ? AND contract = ? ORDER BY version"
)
# Finally gone are items that were removed or have expired; what replaced one can still expire.
_DUE = (
    "SELECT start_ms, stream, seq, payload_sha256 FROM segments"
    " JOIN statements USING (organization, stream, seq)"
    " WHERE organization = ?1 AND contract = ?2 AND start_ms >= ?3 AND start_ms < ?4 AND end_ms <= ?5"
    " AND EXISTS (SELECT 1 FROM items WHERE items.organization = ?1 AND items.contract = ?2"
    "  AND items.start_ms = segments.start_ms AND items.stream = segments.stream"
    "  AND items.seq = segments.seq AND (gone IS NULL OR gone = 'replaced'))"
    " ORDER BY start_ms LIMIT ?6"
)
_ITEMS = (
    "SELECT item FROM items WHERE organization = ? AND contract = ? AND start_ms = ?"
    " AND stream = ? AND seq = ? AND (gone IS NULL OR gone = 'replaced') ORDER BY item"
)


@dataclass(frozen=True, slots=True)
class _Span:
    """Segments that began in `[from_ms, to_ms)` are kept for `days` after they end."""

    from_ms: int
    to_ms: int
    days: int


def expire_due(core: Core) -> int:
    """Erase the items of all segments whose time is over; returns how many segments those were.

    Texts are gone when this returns, and the statement that says so is ordered in the same transaction; files
    follow (`server.ingest.eraser`). May run in any process, beside the server. Raises `StorageError`.
    """
    with core.database.reading() as session:
        contracts = session.execute(
            select(ContractRow.organization, ContractRow.contract, ContractRow.policy_version)
        ).all()
    expired = 0
    for organization, contract, version in contracts:
        for span in _spans(core, organization, contract, version):
            while count := _expire_some(core, organization, contract, span):
                expired += count
    return expired


def _spans(
    core: Core, organization: OrganizationId, contract: ContractId, version: int
) -> Iterator[_Span]:
    """How long segments are kept, by when they began: as the policy of that time says, or the present one if it is
    shorter. A longer one counts only for what began under it: nobody had agreed to more before."""
    policies = core.database.select(_POLICIES, organization, contract)
    now_days = next(days for number, _, days in policies if number == version)
    begins = [0, *(created_ms for _, created_ms, _ in policies[1:])]
    ends = [*begins[1:], core.clock.now_ms()]
    for from_ms, to_ms, (_, _, days) in zip(begins, ends, policies, strict=True):
        yield _Span(from_ms, to_ms, min(days, now_days))


def _expire_some(
    core: Core, organization: OrganizationId, contract: ContractId, span: _Span
) -> int:
    """One statement's worth of `span`, in a transaction of its own."""
    now_ms = core.clock.now_ms()
    until_ms = now_ms - span.days * DAY_MS
    where = (organization, contract, span.from_ms, span.to_ms, until_ms, MAX_TARGETS)
    if not core.database.select(_DUE, *where):
        return 0
    with core.database.writing() as session:
        writes = writes_of(session)
        targets = [
            _expire(writes, Segment(organization, contract, start_ms, stream, seq), sha256)
            for start_ms, stream, seq, sha256 in writes.select(_DUE, *where)
        ]
        if targets:
            bump(writes, organization, [contract])
            order_expire(session, organization, contract, targets=targets, now_ms=now_ms)
    return len(targets)


def _expire(writes: Writes, segment: Segment, sha256: Sha256) -> ExpiredTarget:
    items = [item for (item,) in writes.select(_ITEMS, *segment.key)]
    for item in items:
        erase(writes, segment, item, gone=Gone.EXPIRED, by=(None, None))
    return ExpiredTarget(segment.stream, segment.seq, sha256, tuple(items))
