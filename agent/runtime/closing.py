"""The contractor's close of a week: what is billed is what it says."""

from __future__ import annotations

from collections.abc import Callable

from agent.client import ClientError, ClosedWeek, WeekView
from agent.core.intervals import WEEK_MS, week_start
from agent.core.manual import EDIT_MS
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime.effects import Effects
from agent.runtime.engine import Engine
from agent.runtime.ports import Claims, Directory, Ledger, Week
from agent.runtime.refusing import refusing
from wire.outgoing import OutgoingId, WeekClosed
from wire.records import ContractId

OUTGOING_ID_BYTES = 16


class Closing:
    """Called on the asking thread, which talks to the server; signing happens on the control thread."""

    def __init__(
        self,
        *,
        engine: Engine,
        effects: Effects,
        directory: Directory,
        ledger: Ledger,
        claims: Claims,
        new_id: Callable[[int], str],
        on_control: Callable[[Callable[[], Problem | None]], None],
    ) -> None:
        """`on_control` runs a job on the control thread and raises what it says is wrong as `ClientError`."""
        self._engine = engine
        self._effects = effects
        self._directory = directory
        self._ledger = ledger
        self._claims = claims
        self._new_id = new_id
        self._on_control = on_control

    def close(self, contract: ContractId, week_start_ms: int) -> ClosedWeek:
        """See `EvidenceClient.close_week`."""
        self._check(contract, week_start_ms)
        self._on_control(lambda: self._unsealed(contract, week_start_ms))
        try:
            told = self._directory.week(contract, week_start_ms=week_start_ms)
            own = self._ledger.week(contract, week_start_ms=week_start_ms)
        except Trouble as trouble:
            raise ClientError(trouble.problem) from trouble
        week = joined(own, told)
        if isinstance(week, Problem):
            raise ClientError(week)
        statement = WeekClosed(
            outgoing=OutgoingId(self._new_id(OUTGOING_ID_BYTES)),
            contract=contract,
            week_start_ms=week_start_ms,
            heads=week.heads,
            minutes=week.minutes,
            manual_minutes=week.manual_minutes,
        )
        self._on_control(lambda: self._seal(statement))
        return ClosedWeek(
            contract=contract,
            week_start_ms=week_start_ms,
            minutes=week.minutes,
            manual_minutes=week.manual_minutes,
        )

    def view(self, contract: ContractId, week_start_ms: int) -> WeekView:
        """See `EvidenceClient.week`."""
        self._check(contract, week_start_ms)
        end_ms = week_start_ms + WEEK_MS
        sealed: list[bool] = []
        self._on_control(
            lambda: sealed.append(
                self._engine.is_sealed(contract, start_ms=week_start_ms, end_ms=end_ms)
            )
        )
        with refusing():
            own = self._ledger.week(contract, week_start_ms=week_start_ms)
            close = self._claims.newest_close(contract, week_start_ms=week_start_ms)
            segments = self._claims.segments(start_ms=week_start_ms, end_ms=end_ms)
            claims = self._claims.claims(start_ms=week_start_ms, end_ms=end_ms)
        waiting = [
            one for one in segments if one.sealed.contract == contract and one.receipt_ms is None
        ]
        claimed = [one for one in claims if one.contract == contract and not one.delivered]
        closed = None
        if close is not None:
            closed = ClosedWeek(contract, week_start_ms, close.minutes, close.manual_minutes)
        return WeekView(
            contract=contract,
            week_start_ms=week_start_ms,
            minutes=own.minutes,
            manual_minutes=own.manual_minutes,
            edit_until_ms=end_ms + EDIT_MS,
            unsealed=not all(sealed),
            waiting=len(waiting) + len(claimed),
            closed=closed,
            closed_ms=None if close is None else close.made_ms,
            delivered=close is not None and close.delivered,
            refused=close is not None and close.refused,
        )

    def _check(self, contract: ContractId, week_start_ms: int) -> None:
        if week_start(week_start_ms) != week_start_ms:
            raise _refused(ProblemCode.BAD_REQUEST, reason="a week begins on Monday, 00:00 UTC")
        if self._engine.state.known(contract) is None:
            raise _refused(ProblemCode.UNKNOWN_CONTRACT, contract=contract)

    def _unsealed(self, contract: ContractId, week_start_ms: int) -> Problem | None:
        end_ms = week_start_ms + WEEK_MS
        if self._engine.is_sealed(contract, start_ms=week_start_ms, end_ms=end_ms):
            return None
        return Problem(ProblemCode.WEEK_NOT_SEALED)

    def _seal(self, statement: WeekClosed) -> Problem | None:
        # Somebody may have gone on tracking while the server was asked.
        problem = self._unsealed(statement.contract, statement.week_start_ms)
        if problem is not None:
            return problem
        try:
            self._effects.seal(statement)
        except Trouble as trouble:
            return trouble.problem
        return None


def joined(own: Week, told: Week) -> Week | Problem:
    """The week by this device's own statements and by what the server holds of the others, or what is wrong.

    Alone, a device knows all there is. With others it needs the server's word for theirs, and takes it only
    when the server has everything of its own and counts no less than that.
    """
    reached = {head.stream: head.seq for head in told.heads}
    streams = {head.stream for head in own.heads}
    others = tuple(head for head in told.heads if head.stream not in streams)
    heads = tuple(sorted((*own.heads, *others), key=lambda head: head.stream))
    if not heads:
        return Problem(ProblemCode.WEEK_EMPTY)
    delivered = all(reached.get(head.stream, -1) >= head.seq for head in own.heads)
    if others and not delivered:
        return Problem(ProblemCode.WEEK_NOT_DELIVERED)
    short = told.minutes < own.minutes or told.manual_minutes < own.manual_minutes
    if delivered and short:
        details = {"own": str(own.minutes), "told": str(told.minutes)}
        return Problem(ProblemCode.MINUTES_DIFFER, details)
    if not others:
        return Week(minutes=own.minutes, manual_minutes=own.manual_minutes, heads=heads)
    return Week(minutes=told.minutes, manual_minutes=told.manual_minutes, heads=heads)


def _refused(code: ProblemCode, **details: str) -> ClientError:
    return ClientError(Problem(code, details))
