"""Changing what an hour costs under a contract that runs: raising it, offering less, and the answer to that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session as Rows

from server.access.contracts import ContractView
from server.accounts.service import Viewer
from server.contracts import offered
from server.contracts import rates as kept
from server.contracts.models import ContractRow
from server.contracts.offered import ContractAct, HistoryEntry
from server.hiring.sides import Sides, StaleError
from server.notices.models import What
from server.terms.dated import Step
from server.terms.rates import Rate, RateOffer, Rates, accepted_from, mondays, takes_consent
from server.web import hiring_words
from wire.canonical import JsonValue


class NotThenError(Exception):
    """The rate cannot hold from then on: that week has begun, is too far off, or is no Monday."""


@dataclass(frozen=True, slots=True)
class RateStanding:
    """What an hour costs as a form shows it; `seen` and `week_ms` name that."""

    rates: Rates
    present: Rate | None
    """Now, or when the contract begins if that is later."""
    planned: Step[Rate | None] | None
    offer: RateOffer | None
    mondays: tuple[int, ...]
    over: bool
    seen: int

    @property
    def week_ms(self) -> int:
        """The first Monday of which there is a choice."""
        return self.mondays[0]


class ContractRates:
    """Safe from any thread. The door has found that the viewer may do it."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._core = sides.core

    def standing(self, view: ContractView) -> RateStanding:
        """What it costs now, what is planned and what waits for an answer."""
        with self._core.database.reading() as rows:
            return self._standing(rows, _row(rows, view))[0]

    def change(
        self,
        viewer: Viewer,
        view: ContractView,
        minor: int,
        *,
        from_ms: int,
        seen: int,
        reason: str,
    ) -> None:
        """Let an hour cost `minor` from `from_ms` on, in place of what was planned or offered; less is offered.

        Twice is once. Raises `StaleError` and `NotThenError`.
        """
        with self._core.database.writing() as rows:
            row = _row(rows, view)
            standing, now_ms = self._standing(rows, row)
            present = standing.present
            if present is None:
                raise StaleError
            rate = replace(present, minor=minor)
            if rate == present:
                self._keep(rows, viewer, row, standing, now_ms, seen, reason)
                return
            lower = takes_consent(present, rate)
            wanted = standing.rates.replaced(rate, from_ms=from_ms, now_ms=now_ms)
            after = _with(standing.rates, wanted, now_ms)
            is_so = standing.offer is None and after.plain() == standing.rates.plain()
            if is_so or (lower and standing.offer == RateOffer(rate, from_ms)):
                return
            _check(standing, seen)
            if from_ms not in standing.mondays:
                raise NotThenError
            act = ContractAct.RATE_OFFERED if lower else ContractAct.RATE_CHANGED
            if not lower:
                set_ms = standing.rates.set_ms(now_ms)
                kept.write(rows, row, wanted, set_ms=set_ms, by=viewer.person)
            self._tell(rows, viewer, row, act, rate, present, from_ms, reason)

    def keep(self, viewer: Viewer, view: ContractView, *, seen: int, reason: str) -> None:
        """Take back what is planned and what is offered; twice is once. Raises `StaleError`."""
        with self._core.database.writing() as rows:
            row = _row(rows, view)
            standing, now_ms = self._standing(rows, row)
            self._keep(rows, viewer, row, standing, now_ms, seen, reason)

    def answer(
        self, viewer: Viewer, view: ContractView, *, accepts: bool, seen: int, reason: str
    ) -> None:
        """Accept or decline what is offered. Raises `StaleError`."""
        with self._core.database.writing() as rows:
            row = _row(rows, view)
            standing, now_ms = self._standing(rows, row)
            act = ContractAct.RATE_ACCEPTED if accepts else ContractAct.RATE_DECLINED
            history = offered.history(rows, row.organization, row.contract)
            if standing.offer is None and _last(history) is act:
                return
            _check(standing, seen)
            present, offer = standing.present, standing.offer
            if present is None or offer is None:
                raise StaleError
            from_ms = accepted_from(offer, now_ms)
            if accepts:
                wanted = standing.rates.replaced(offer.rate, from_ms=from_ms, now_ms=now_ms)
                set_ms = standing.rates.set_ms(now_ms)
                kept.write(rows, row, wanted, set_ms=set_ms, by=viewer.person)
            self._tell(rows, viewer, row, act, offer.rate, present, from_ms, reason)

    def _keep(
        self,
        rows: Rows,
        viewer: Viewer,
        row: ContractRow,
        standing: RateStanding,
        now_ms: int,
        seen: int,
        reason: str,
    ) -> None:
        present, planned, offer = standing.present, standing.planned, standing.offer
        if present is None or (planned is None and offer is None):
            return
        _check(standing, seen)
        if planned is not None and planned.value is not None:
            wanted = standing.rates.without_plans(now_ms)
            set_ms = standing.rates.set_ms(now_ms)
            kept.write(rows, row, wanted, set_ms=set_ms, by=viewer.person)
            act, from_ms = ContractAct.RATE_KEPT, planned.from_ms
            self._tell(rows, viewer, row, act, present, planned.value, from_ms, reason)
        if offer is not None:
            act, from_ms = ContractAct.RATE_WITHDRAWN, offer.from_ms
            self._tell(rows, viewer, row, act, offer.rate, present, from_ms, reason)

    def _standing(self, rows: Rows, row: ContractRow) -> tuple[RateStanding, int]:
        """And the instant it is seen from: a contract that begins later is seen from its beginning."""
        now_ms = max(self._core.clock.now_ms(), row.starts_ms or 0)
        rates = kept.rates_of(rows, row)
        history = offered.history(rows, row.organization, row.contract)
        standing = RateStanding(
            rates=rates,
            present=rates.at(now_ms),
            planned=rates.planned(now_ms),
            offer=kept.offer_in(history),
            mondays=tuple(mondays(now_ms)),
            over=row.ended_ms is not None,
            seen=len(history),
        )
        return standing, now_ms

    def _tell(
        self,
        rows: Rows,
        viewer: Viewer,
        row: ContractRow,
        act: ContractAct,
        rate: Rate,
        was: Rate,
        from_ms: int,
        reason: str,
    ) -> None:
        """Write it into the history, and tell both sides."""
        detail: dict[str, JsonValue] = {
            "from_ms": from_ms,
            "minor": rate.minor,
            "currency": rate.currency,
            "was": was.minor,
        }
        said = hiring_words.rate_told(detail)
        self._sides.terms_changed(
            rows, viewer, row, act, What(act), said=said, reason=reason, detail={"rate": detail}
        )


def _with(rates: Rates, wanted: tuple[tuple[int, Rate | None], ...], now_ms: int) -> Rates:
    set_ms = rates.set_ms(now_ms)
    steps = tuple(Step(from_ms, set_ms, rate) for from_ms, rate in wanted)
    return replace(rates, written=(*rates.written, *steps))


def _last(history: tuple[HistoryEntry, ...]) -> ContractAct | None:
    return history[-1].act if history else None


def _check(standing: RateStanding, seen: int) -> None:
    if standing.over or seen != standing.seen:
        raise StaleError


def _row(rows: Rows, view: ContractView) -> ContractRow:
    return rows.get_one(ContractRow, (view.organization, view.contract))
