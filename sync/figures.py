"""How far everything has come, read from the spool: its figures, and the state of every segment."""

from __future__ import annotations

import json

import apsw

from sync.errors import SyncCode, SyncProblem
from sync.records import SegmentState, Tally, UploadState
from sync.spool_file import query
from wire.records import ContractId, SegmentId, StreamId


def count(db: apsw.Connection) -> Tally:
    """The figures of the whole file."""
    ((waiting, others, refused),) = query(
        db,
        "SELECT coalesce(sum(type = 'segment'), 0), coalesce(sum(type <> 'segment'), 0),"
        " coalesce(sum(state = 'refused'), 0) FROM statements WHERE state <> 'receipted'",
    )
    ((receipted,),) = query(
        db, "SELECT count(*) FROM statements WHERE state = 'receipted' AND type = 'segment'"
    )
    ((last_ms,),) = query(db, "SELECT max(received_ms) FROM receipts")
    ((waiting_bytes,),) = query(
        db,
        "SELECT coalesce(sum(bytes), 0) FROM (SELECT DISTINCT sha256, bytes"
        # From the few that wait to their images; the other way round would read years of images.
        " FROM statements CROSS JOIN images USING (number) WHERE state <> 'receipted')",
    )
    ((since_ms,),) = query(
        db, "SELECT min(start_ms) FROM statements WHERE state <> 'receipted' AND type = 'segment'"
    )
    return Tally(waiting, refused, receipted, waiting_bytes, last_ms, others, since_ms)


def states(
    db: apsw.Connection, contract: ContractId, *, start_ms: int, end_ms: int
) -> tuple[SegmentState, ...]:
    """See `Spool.states`."""
    rows = query(
        db,
        "SELECT name, stream, seq, start_ms, end_ms, state, problem, details, EXISTS ("
        "  SELECT 1 FROM statements AS before INDEXED BY statements_undelivered"
        "  WHERE before.stream = statements.stream AND before.seq < statements.seq"
        "  AND before.state = 'refused' AND before.state <> 'receipted')"
        " FROM statements WHERE contract = ? AND start_ms >= ? AND start_ms < ?"
        " AND type = 'segment' ORDER BY start_ms, number",
        (contract, start_ms, end_ms),
    )
    return tuple(
        SegmentState(
            segment=SegmentId(row[0]),
            stream=StreamId(row[1]),
            seq=row[2],
            start_ms=row[3],
            end_ms=row[4],
            state=UploadState(row[5]),
            behind=bool(row[8]),
            problem=problem(row[6], row[7]),
        )
        for row in rows
    )


def problem(code: str | None, details: str | None) -> SyncProblem | None:
    """Why something was refused, as its two columns say it."""
    if code is None:
        return None
    return SyncProblem(SyncCode(code), json.loads(details or "{}"))
