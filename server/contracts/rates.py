"""The rates of contracts as they are kept, and the one that waits for an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session as Rows

from server.contracts.models import ContractRate, ContractRow
from server.contracts.offered import ContractAct, HistoryEntry
from server.terms.dated import Dated, Step
from server.terms.rates import Rate, RateOffer, Rates
from wire.records import PersonId

_ENDS_AN_OFFER = (
    ContractAct.RATE_CHANGED,
    ContractAct.RATE_WITHDRAWN,
    ContractAct.RATE_ACCEPTED,
    ContractAct.RATE_DECLINED,
)


def rates_of(rows: Rows, contract: ContractRow) -> Rates:
    """What an hour of `contract` costs, and when."""
    found = rows.scalars(
        select(ContractRate).where(
            ContractRate.organization == contract.organization,
            ContractRate.contract == contract.contract,
        )
    )
    steps: list[Step[Rate | None]] = [
        Step(row.from_ms, row.set_ms, Rate(row.minor, row.currency)) for row in found
    ]
    return Dated(None, tuple(steps))


def offer_in(history: Iterable[HistoryEntry]) -> RateOffer | None:
    """The rate that waits for the contractor's answer, by the history of the contract, the oldest entry first."""
    offer = None
    for entry in history:
        if entry.act is ContractAct.RATE_OFFERED:
            told = entry.detail["rate"]
            offer = RateOffer(Rate(told["minor"], told["currency"]), told["from_ms"])
        elif entry.act in _ENDS_AN_OFFER:
            offer = None
    return offer


def write(
    rows: Rows,
    contract: ContractRow,
    wanted: Sequence[tuple[int, Rate | None]],
    *,
    set_ms: int,
    by: PersonId,
) -> None:
    """Write down what `Dated.replaced` and `Dated.without_plans` say of a contract that has a rate."""
    for from_ms, rate in wanted:
        if rate is None:
            raise ValueError(f"{contract.contract} had a rate")
        rows.add(
            ContractRate(
                organization=contract.organization,
                contract=contract.contract,
                from_ms=from_ms,
                set_ms=set_ms,
                minor=rate.minor,
                currency=rate.currency,
                set_by=by,
            )
        )
    rows.flush()
