"""The life of a contract: accepted until it begins, active, paused, and ended."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session as Rows

from server.context import Core
from server.contracts import offered
from server.contracts.models import ContractPause, ContractRow
from server.contracts.offered import ContractAct
from wire.records import OrganizationId, PersonId


class ContractState(StrEnum):
    """How a contract stands."""

    ACCEPTED = "accepted"
    """It begins later."""
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


def state_of(rows: Rows, row: ContractRow, now_ms: int) -> ContractState:
    """How it stands at `now_ms`."""
    if row.ended_ms is not None:
        return ContractState.ENDED
    if open_pause(rows, row) is not None:
        return ContractState.PAUSED
    begins = row.starts_ms is not None and row.starts_ms > now_ms
    return ContractState.ACCEPTED if begins else ContractState.ACTIVE


def runs(now_ms: int) -> ColumnElement[bool]:
    """For a database: that a `ContractRow` is `ACTIVE` at `now_ms`."""
    return and_(
        ContractRow.ended_ms.is_(None),
        or_(ContractRow.starts_ms.is_(None), ContractRow.starts_ms <= now_ms),
        ~exists().where(
            ContractPause.organization == ContractRow.organization,
            ContractPause.contract == ContractRow.contract,
            ContractPause.until_ms.is_(None),
        ),
    )


def open_pause(rows: Rows, row: ContractRow) -> ContractPause | None:
    """The pause that nobody has ended yet."""
    return rows.scalar(
        select(ContractPause).where(
            ContractPause.organization == row.organization,
            ContractPause.contract == row.contract,
            ContractPause.until_ms.is_(None),
        )
    )


def pause(rows: Rows, core: Core, row: ContractRow, by: PersonId, *, reason: str) -> None:
    """From now on no device is told of it, and nothing that begins later is taken. It must not be paused or over."""
    before = rows.scalar(
        select(func.count())
        .select_from(ContractPause)
        .where(
            ContractPause.organization == row.organization, ContractPause.contract == row.contract
        )
    )
    rows.add(
        ContractPause(
            organization=row.organization,
            contract=row.contract,
            number=(before or 0) + 1,
            from_ms=core.clock.now_ms(),
            until_ms=None,
        )
    )
    offered.record(
        rows, core, row.organization, row.contract, by, ContractAct.PAUSED, reason=reason
    )


def resume(rows: Rows, core: Core, row: ContractRow, by: PersonId, *, reason: str) -> None:
    """It runs again from now on. It must be paused."""
    paused = open_pause(rows, row)
    if paused is None:
        raise ValueError(f"{row.contract} is not paused")
    paused.until_ms = core.clock.now_ms()
    offered.record(
        rows, core, row.organization, row.contract, by, ContractAct.RESUMED, reason=reason
    )


def end(rows: Rows, core: Core, row: ContractRow, by: PersonId, *, reason: str) -> None:
    """It is over from now on; what was tracked before may still come. It must not be over."""
    row.ended_ms = core.clock.now_ms()
    offered.record(rows, core, row.organization, row.contract, by, ContractAct.ENDED, reason=reason)


def end_all(
    rows: Rows, core: Core, organization: OrganizationId, person: PersonId, *, by: PersonId
) -> None:
    """End every contract of a member who goes."""
    for row in rows.scalars(
        select(ContractRow).where(
            ContractRow.organization == organization,
            ContractRow.person == person,
            ContractRow.ended_ms.is_(None),
        )
    ).all():
        end(rows, core, row, by, reason="")
