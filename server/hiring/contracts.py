"""What becomes of a contract: pausing, resuming and ending it, and what its page shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session as Rows

from server.access.contracts import ContractView
from server.accounts.service import Viewer
from server.contracts import life, offered
from server.contracts.life import ContractState
from server.contracts.limits import limits_of_one
from server.contracts.models import ContractRow
from server.contracts.offered import HistoryEntry
from server.contracts.rates import offer_in, rates_of
from server.hiring.sides import Sides, StaleError
from server.notices.models import What
from server.terms.dated import Step
from server.terms.limits import Limits
from server.terms.rates import Rate, RateOffer, Rates
from server.web import mail_words


@dataclass(frozen=True, slots=True)
class Standing:
    """How a contract stands now; `seen` names that for the forms of the page."""

    state: ContractState
    since_ms: int
    starts_ms: int
    limits: Limits
    limit_minutes: int | None
    """Of this week."""
    planned_limit: Step[int | None] | None
    rates: Rates
    rate: Rate | None
    """Now, or when it begins if that is later."""
    planned_rate: Step[Rate | None] | None
    offered_rate: RateOffer | None
    history: tuple[HistoryEntry, ...]
    seen: int


class Contracts:
    """Safe from any thread. The door has found that the viewer may do it."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._core = sides.core

    def standing(self, view: ContractView) -> Standing:
        """How it stands, and what was done about it."""
        with self._core.database.reading() as rows:
            row = _row(rows, view)
            history = offered.history(rows, view.organization, view.contract)
            now_ms = self._core.clock.now_ms()
            state = life.state_of(rows, row, now_ms)
            limits, rates = limits_of_one(rows, row), rates_of(rows, row)
            starts_ms = row.created_ms if row.starts_ms is None else row.starts_ms
            paused = life.open_pause(rows, row)
            since_ms = row.ended_ms or (starts_ms if paused is None else paused.from_ms)
            return Standing(
                state=state,
                since_ms=since_ms,
                starts_ms=starts_ms,
                limits=limits,
                limit_minutes=limits.of_week(now_ms),
                planned_limit=limits.planned(now_ms),
                rates=rates,
                rate=rates.at(max(now_ms, starts_ms)),
                planned_rate=rates.planned(max(now_ms, starts_ms)),
                offered_rate=offer_in(history),
                history=history,
                seen=len(history),
            )

    def pause(self, viewer: Viewer, view: ContractView, *, seen: int, reason: str) -> None:
        """Let it stand still from now on; twice is once. Raises `StaleError`."""
        with self._core.database.writing() as rows:
            row = _row(rows, view)
            state = life.state_of(rows, row, self._core.clock.now_ms())
            if state is ContractState.PAUSED:
                return
            self._check(rows, view, seen, over=state is ContractState.ENDED)
            life.pause(rows, self._core, row, viewer.person, reason=reason)
            self._tell(rows, viewer, row, What.PAUSED)

    def resume(self, viewer: Viewer, view: ContractView, *, seen: int, reason: str) -> None:
        """Let it run again; twice is once. Raises `StaleError`."""
        with self._core.database.writing() as rows:
            row = _row(rows, view)
            state = life.state_of(rows, row, self._core.clock.now_ms())
            if state in (ContractState.ACTIVE, ContractState.ACCEPTED):
                return
            self._check(rows, view, seen, over=state is ContractState.ENDED)
            life.resume(rows, self._core, row, viewer.person, reason=reason)
            self._tell(rows, viewer, row, What.RESUMED)

    def end(self, viewer: Viewer, view: ContractView, *, seen: int, reason: str) -> None:
        """Let it be over for good; twice is once. Raises `StaleError`."""
        with self._core.database.writing() as rows:
            row = _row(rows, view)
            if row.ended_ms is not None:
                return
            self._check(rows, view, seen, over=False)
            life.end(rows, self._core, row, viewer.person, reason=reason)
            self._tell(rows, viewer, row, What.ENDED)

    def _check(self, rows: Rows, view: ContractView, seen: int, *, over: bool) -> None:
        if over or seen != len(offered.history(rows, view.organization, view.contract)):
            raise StaleError

    def _tell(self, rows: Rows, viewer: Viewer, row: ContractRow, what: What) -> None:
        letter = mail_words.contract_did(self._sides.link(row), who=viewer.name, act=what)
        self._sides.tell_other(rows, viewer, row, what, letter)


def _row(rows: Rows, view: ContractView) -> ContractRow:
    return rows.get_one(ContractRow, (view.organization, view.contract))
