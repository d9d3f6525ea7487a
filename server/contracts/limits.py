"""The weekly limits of contracts as they are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session as Rows

from server.contracts.models import ContractLimit, ContractRow
from server.terms.dated import Dated, Step
from server.terms.limits import Limits
from wire.records import ContractId, PersonId

_AT_ONCE = 500
"""How many contracts one question to the database names at most."""


def limits_of(rows: Rows, contracts: Sequence[ContractRow]) -> Mapping[ContractId, Limits]:
    """The limits of each of `contracts`; ids of contracts are unique over all organizations."""
    written: dict[ContractId, list[Step[int | None]]] = defaultdict(list)
    for first in range(0, len(contracts), _AT_ONCE):
        asked = contracts[first : first + _AT_ONCE]
        for row in rows.scalars(
            select(ContractLimit).where(
                ContractLimit.organization.in_({one.organization for one in asked}),
                ContractLimit.contract.in_([one.contract for one in asked]),
            )
        ):
            written[row.contract].append(Step(row.from_ms, row.set_ms, row.minutes))
    return {
        one.contract: Dated(one.weekly_limit_minutes, tuple(written[one.contract]))
        for one in contracts
    }


def limits_of_one(rows: Rows, contract: ContractRow) -> Limits:
    """The limits of `contract`."""
    return limits_of(rows, [contract])[contract.contract]


def write(
    rows: Rows,
    contract: ContractRow,
    wanted: Sequence[tuple[int, int | None]],
    *,
    set_ms: int,
    by: PersonId,
) -> None:
    """Write down what `Dated.replaced` and `Dated.without_plans` say."""
    for from_ms, minutes in wanted:
        rows.add(
            ContractLimit(
                organization=contract.organization,
                contract=contract.contract,
                from_ms=from_ms,
                set_ms=set_ms,
                minutes=minutes,
                set_by=by,
            )
        )
    rows.flush()
