"""Changing the weekly limit of a contract while it runs, and taking a change back that does not hold yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session as Rows

from server.access.contracts import ContractView
from server.accounts.service import Viewer
from server.contracts import limits as kept
from server.contracts import offered
from server.contracts.models import ContractRow
from server.contracts.offered import ContractAct
from server.hiring.sides import Sides, StaleError
from server.notices.models import What
from server.terms.dated import Step, coming_week
from server.terms.limits import Limits, holds_from
from server.web import hiring_words
from wire.canonical import JsonValue
from wire.counting import week_start_of


@dataclass(frozen=True, slots=True)
class LimitStanding:
    """The weekly limit of a contract as a form shows it; `seen` and `week_ms` name that."""

    limits: Limits
    minutes: int | None
    """In this week, which begins at `week_ms`."""
    week_ms: int
    coming_ms: int
    planned: Step[int | None] | None
    over: bool
    seen: int


class ContractLimits:
    """Safe from any thread. The door has found that the viewer may do it."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._core = sides.core

    def standing(self, view: ContractView) -> LimitStanding:
        """What the limit is now, and what is planned."""
        now_ms = self._core.clock.now_ms()
        with self._core.database.reading() as rows:
            row = _row(rows, view)
            limits = kept.limits_of_one(rows, row)
            seen = len(offered.history(rows, view.organization, view.contract))
        return LimitStanding(
            limits=limits,
            minutes=limits.of_week(now_ms),
            week_ms=week_start_of(now_ms),
            coming_ms=coming_week(now_ms),
            planned=limits.planned(now_ms),
            over=row.ended_ms is not None,
            seen=seen,
        )

    def change(
        self,
        viewer: Viewer,
        view: ContractView,
        minutes: int | None,
        *,
        seen: int,
        week_ms: int,
        reason: str,
    ) -> None:
        """Let the limit be `minutes`, in place of what was planned; twice is once. Raises `StaleError`."""
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            row = _row(rows, view)
            before = kept.limits_of_one(rows, row)
            if minutes == before.at(now_ms):
                self._keep(rows, viewer, row, before, now_ms, seen, week_ms, reason)
                return
            from_ms = holds_from(before, minutes, now_ms)
            wanted = before.replaced(minutes, from_ms=from_ms, now_ms=now_ms)
            was = before.at(from_ms)
            if not self._write(rows, viewer, row, before, wanted, now_ms, seen, week_ms):
                return
            self._tell(rows, viewer, row, What.LIMIT_CHANGED, from_ms, was, minutes, reason)

    def keep(
        self, viewer: Viewer, view: ContractView, *, seen: int, week_ms: int, reason: str
    ) -> None:
        """Take back what is planned; twice is once. Raises `StaleError`."""
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            row = _row(rows, view)
            before = kept.limits_of_one(rows, row)
            self._keep(rows, viewer, row, before, now_ms, seen, week_ms, reason)

    def _keep(
        self,
        rows: Rows,
        viewer: Viewer,
        row: ContractRow,
        before: Limits,
        now_ms: int,
        seen: int,
        week_ms: int,
        reason: str,
    ) -> None:
        planned, wanted = before.planned(now_ms), before.without_plans(now_ms)
        if planned is not None and self._write(
            rows, viewer, row, before, wanted, now_ms, seen, week_ms
        ):
            was, minutes = planned.value, before.at(now_ms)
            from_ms = planned.from_ms
            self._tell(rows, viewer, row, What.LIMIT_KEPT, from_ms, was, minutes, reason)

    def _write(
        self,
        rows: Rows,
        viewer: Viewer,
        row: ContractRow,
        before: Limits,
        wanted: tuple[tuple[int, int | None], ...],
        now_ms: int,
        seen: int,
        week_ms: int,
    ) -> bool:
        """Whether that changed anything."""
        set_ms = before.set_ms(now_ms)
        steps = tuple(Step(from_ms, set_ms, minutes) for from_ms, minutes in wanted)
        after = replace(before, written=(*before.written, *steps))
        if after.plain() == before.plain():
            return False
        history = offered.history(rows, row.organization, row.contract)
        if row.ended_ms is not None or seen != len(history) or week_ms != week_start_of(now_ms):
            raise StaleError
        kept.write(rows, row, wanted, set_ms=set_ms, by=viewer.person)
        return True

    def _tell(
        self,
        rows: Rows,
        viewer: Viewer,
        row: ContractRow,
        what: What,
        from_ms: int,
        was: int | None,
        minutes: int | None,
        reason: str,
    ) -> None:
        """Write it into the history, and tell both sides."""
        act = ContractAct(what)
        detail: dict[str, JsonValue] = {"from_ms": from_ms, "was": was, "minutes": minutes}
        said = hiring_words.limit_told(detail)
        self._sides.terms_changed(
            rows, viewer, row, act, what, said=said, reason=reason, detail={"limit": detail}
        )


def _row(rows: Rows, view: ContractView) -> ContractRow:
    return rows.get_one(ContractRow, (view.organization, view.contract))
