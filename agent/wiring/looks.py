"""Who looked at this contractor's segments, as the server tells it."""

from __future__ import annotations

from typing import Final

from agent.client import Look
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.wiring.outbox import SpoolOutbox
from agent.wiring.problems import translated
from sync.ledger import Ledger
from wire.records import ContractId

SPAN_MS: Final = 31 * 24 * 3_600_000
"""What a server is asked for at once."""


class ToldLooks:
    """Fits the runtime's `Looking`. Any thread."""

    def __init__(self, outbox: SpoolOutbox, ledger: Ledger) -> None:
        self._outbox = outbox
        self._ledger = ledger

    def looks(self, contract: ContractId, *, start_ms: int, end_ms: int) -> tuple[Look, ...]:
        """See `Looking.looks`."""
        access = self._outbox.open_access()
        if access is None:
            raise Trouble(Problem(ProblemCode.NOT_ENROLLED))
        with translated():
            told = [
                look
                for at_ms in range(start_ms, end_ms, SPAN_MS)
                for look in access.api.looks(
                    contract, start_ms=at_ms, end_ms=min(at_ms + SPAN_MS, end_ms)
                )
            ]
            here = {
                (one.target.segment.stream, one.target.segment.seq): one.target.name
                for one in self._ledger.segments(start_ms=start_ms, end_ms=end_ms)
            }
        return tuple(
            # What another device tracked goes by its place, as in the address of its page.
            Look(
                segment=here.get((one.stream, one.seq), f"{one.stream}/{one.seq}"),
                who=one.who,
                looked_ms=one.looked_ms,
            )
            for one in sorted(told, key=lambda look: look.looked_ms)
        )
