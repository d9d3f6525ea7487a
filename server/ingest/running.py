"""Step I21: what is said to have begun while the contract was paused, or after it ended, is not taken."""

from __future__ import annotations

from server.problems import Code, Problem
from server.storage.database import Writes
from wire.contractor import ContractorStatement, Manual, Session
from wire.records import OrganizationId
from wire.statement import Segment

RUNNING_STEP = "I21"

STOPPED = (
    "SELECT contract FROM contracts WHERE organization = ?1 AND ended_ms IS NOT NULL"
    " AND contract IN (SELECT value FROM json_each(?2))"
    " UNION SELECT contract FROM contract_pauses WHERE organization = ?1"
    " AND contract IN (SELECT value FROM json_each(?2))"
)
"""The contracts, of those named, that were ever paused or have ended."""

_STOOD = (
    "SELECT 1 FROM contracts WHERE organization = ?1 AND contract = ?2 AND ended_ms <= ?3"
    " UNION ALL SELECT 1 FROM contract_pauses WHERE organization = ?1 AND contract = ?2"
    " AND from_ms <= ?3 AND (until_ms IS NULL OR until_ms > ?3) LIMIT 1"
)


def check_running(
    writes: Writes, organization: OrganizationId, statement: ContractorStatement
) -> None:
    """Raise `Problem` if the contract did not run when the segment, session or time of `statement` began.

    What began before counts whole, and what is said later about earlier time is taken.
    """
    match statement:
        case Segment() | Manual():
            name, began_ms = "start_ms", statement.start_ms
        case Session():
            name, began_ms = "started_ms", statement.started_ms
        case _:
            return
    if writes.select(_STOOD, organization, statement.contract, began_ms):
        raise Problem(
            Code.NOT_RUNNING,
            "The contract was paused or over when this began. Nothing was stored.",
            extras={
                "code": str(Code.NOT_RUNNING),
                "where": f"statement/{name}",
                "step": RUNNING_STEP,
            },
        )
