"""How many minutes were tracked today and this week, from the journal and from what the server told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agent.core.events import KnownContract
from agent.core.intervals import WEEK_MS, distinct_minutes, week_start
from agent.core.limits import other_devices_minutes
from agent.core.model import State
from agent.runtime.ports import Journal
from wire.records import ContractId


@dataclass(frozen=True, slots=True)
class _Cached:
    contract: ContractId
    since_ms: int
    spans: tuple[tuple[int, int], ...]


class MinuteBook:
    """Reads the journal only after something was written to it. Control thread only."""

    def __init__(self, journal: Journal, local_midnight_ms: Callable[[int], int]) -> None:
        self._journal = journal
        self._local_midnight_ms = local_midnight_ms
        self._cached: _Cached | None = None
        self._elsewhere: dict[tuple[ContractId, int], int] = {}

    def changed(self) -> None:
        """Something was written to the journal."""
        self._cached = None

    def newest_end_ms(self, contracts: tuple[KnownContract, ...]) -> int:
        """Where the newest tracked span of any contract ended; 0 when there was none."""
        ends = [
            end_ms
            for known in contracts
            for _, end_ms in self._journal.spans(known.contract.contract, since_ms=0)
        ]
        return max(ends, default=0)

    def asked(self, contracts: tuple[KnownContract, ...]) -> None:
        """The server told these totals: what is not from this device is from elsewhere."""
        for known in contracts:
            contract = known.contract
            start_ms = contract.week_start_ms
            spans = self._journal.spans(contract.contract, since_ms=start_ms)
            local = distinct_minutes(spans, start_ms=start_ms, end_ms=start_ms + WEEK_MS)
            self._elsewhere[contract.contract, start_ms] = other_devices_minutes(
                server=contract.week_minutes, local=local
            )

    def week_minutes(self, state: State, now_ms: int) -> int:
        """Minutes of the chosen contract since Monday 00:00 UTC, other devices included."""
        if state.chosen is None:
            return 0
        start_ms = week_start(now_ms)
        # To the end of the week: what was tracked before a clock went back lies ahead of it.
        end_ms = start_ms + WEEK_MS
        local = self._count(state, state.chosen, start_ms=start_ms, end_ms=end_ms, now_ms=now_ms)
        return local + self._elsewhere.get((state.chosen, start_ms), 0)

    def elsewhere(self, contract: ContractId, week_start_ms: int) -> int:
        """Minutes that other devices tracked in that week, as the server last told; 0 where it told nothing."""
        return self._elsewhere.get((contract, week_start_ms), 0)

    def today_minutes(self, state: State, now_ms: int) -> int:
        """Minutes of the chosen contract on this device since local midnight."""
        if state.chosen is None:
            return 0
        start_ms = self._local_midnight_ms(now_ms)
        end_ms = max(now_ms, start_ms) + 1
        return self._count(state, state.chosen, start_ms=start_ms, end_ms=end_ms, now_ms=now_ms)

    def _count(
        self, state: State, contract: ContractId, *, start_ms: int, end_ms: int, now_ms: int
    ) -> int:
        spans = list(self._spans(contract, now_ms))
        opened = state.open
        if opened is not None and opened.contract == contract:
            spans.append((opened.start_ms, max(now_ms, opened.end_ms)))
        return distinct_minutes(spans, start_ms=start_ms, end_ms=end_ms)

    def _spans(self, contract: ContractId, now_ms: int) -> tuple[tuple[int, int], ...]:
        since_ms = min(week_start(now_ms), self._local_midnight_ms(now_ms))
        cached = self._cached
        if cached is None or (cached.contract, cached.since_ms) != (contract, since_ms):
            spans = self._journal.spans(contract, since_ms=since_ms)
            cached = self._cached = _Cached(contract, since_ms, spans)
        return cached.spans
