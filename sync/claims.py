"""Time that was claimed without evidence, as the spool holds it, and what was taken back of it."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from sync import redacting
from sync.errors import SyncCode, SyncError
from sync.spool_file import query
from wire import envelope
from wire.contractor import Manual, decode_statement, read_items
from wire.drafts import RedactDraft
from wire.records import ContractId, DeviceId, Memo, RedactReason, Target
from wire.statement import decode_segment

_COLUMNS = (
    "SELECT number, name, device, state, envelope, open_text(disclosure),"
    " EXISTS (SELECT 1 FROM statements AS later WHERE later.target = statements.number)"
    " FROM statements JOIN streams USING (stream) LEFT JOIN items USING (number)"
    " WHERE type = 'manual'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptClaim:
    """A manual statement in the spool: `memo` is None once it is erased, `taken_back` if it counts no more."""

    number: int
    name: str
    device: DeviceId
    delivered: bool
    place: Target
    manual: Manual
    memo: str | None
    taken_back: bool


def find(db: apsw.Connection, name: str) -> KeptClaim | None:
    """The claim of this name; None if it was not sealed on this machine."""
    for row in query(db, f"{_COLUMNS} AND name = ?", (name,)):
        return _claim(*row)
    return None


def between(db: apsw.Connection, *, start_ms: int, end_ms: int) -> tuple[KeptClaim, ...]:
    """Every claim that lies in `[start_ms, end_ms)` with any part of it, by its start."""
    rows = query(
        db,
        f"{_COLUMNS} AND start_ms < ? AND statements.end_ms > ? ORDER BY start_ms, number",
        (end_ms, start_ms),
    )
    return tuple(_claim(*row) for row in rows)


def minutes_of(db: apsw.Connection, number: int, manual: Manual) -> int:
    """What a claim counts now."""
    return (
        0 if query(db, "SELECT 1 FROM statements WHERE target = ?", (number,)) else manual.minutes
    )


def draft(target: KeptClaim, reason: RedactReason) -> RedactDraft:
    """What to sign to take `target` back. Raises `SyncError` ALREADY_REDACTED if that was done."""
    if target.taken_back or target.memo is None:
        raise SyncError(SyncCode.ALREADY_REDACTED, {"segment": target.name})
    return RedactDraft(target=target.place, removed=(0,), minutes=0, reason=reason)


def _claim(
    number: int,
    name: str,
    device: str,
    state: str,
    sealed: bytes,
    disclosure: str | None,
    later: int,
) -> KeptClaim:
    payload = envelope.parse(sealed).payload
    manual = decode_statement(payload)
    if not isinstance(manual, Manual):
        raise TypeError(f"{manual.type} among the claims")
    (item,) = read_items(manual, (disclosure,))
    return KeptClaim(
        number=number,
        name=name,
        device=DeviceId(device),
        delivered=state == "receipted",
        place=Target(manual.stream, manual.seq, envelope.sha256_of(payload)),
        manual=manual,
        memo=item.text if isinstance(item, Memo) else None,
        taken_back=bool(later) or item is None,
    )


def tracked_between(
    db: apsw.Connection, *, start_ms: int, end_ms: int
) -> tuple[tuple[int, int, ContractId], ...]:
    """Start, end and contract of every sealed segment in `[start_ms, end_ms)` that still claims something."""
    rows = query(
        db,
        "SELECT start_ms, end_ms, contract, envelope, number FROM statements"
        " WHERE type = 'segment' AND start_ms < ? AND end_ms > ? ORDER BY start_ms",
        (end_ms, start_ms),
    )
    return tuple(
        (start, end, ContractId(contract))
        for start, end, contract, sealed, number in rows
        if redacting.minutes_now(db, number, decode_segment(envelope.parse(sealed).payload))
    )
