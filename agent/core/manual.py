"""Whether time may be claimed without evidence: a pure rule over what is known on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.core.events import KnownContract
from agent.core.intervals import WEEK_MS, week_start
from agent.core.problems import Problem, ProblemCode
from wire.contractor import MAX_MANUAL_MS
from wire.records import MEMO_CHARACTERS, MINUTE_MS, ContractId
from wire.text import clean_text

EDIT_MS: Final = 12 * 3_600_000
"""How long after its end a week can still be edited: until Monday, 12:00 UTC."""
MANUAL: Final = "manual"
"""`why` of problems whose words fit a claim better than those of the code alone."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A span that counts already: tracked, or `claimed` before without evidence."""

    start_ms: int
    end_ms: int
    claimed: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Time to claim: `[start_ms, end_ms)` of `contract`, and why."""

    contract: ContractId
    start_ms: int
    end_ms: int
    memo: str

    @property
    def minutes(self) -> int:
        """How long it is."""
        return (self.end_ms - self.start_ms) // MINUTE_MS

    @property
    def text(self) -> str:
        """The memo as it is signed."""
        return clean_text(self.memo, MEMO_CHARACTERS)


def refusal(
    asked: Asked, known: KnownContract | None, taken: Sequence[Taken], *, now_ms: int
) -> Problem | None:
    """Why `asked` cannot be claimed now; None if it can. `taken` is everything of any contract around it."""
    if known is None:
        return Problem(ProblemCode.UNKNOWN_CONTRACT, {"contract": asked.contract})
    if not known.contract.manual_allowed:
        return Problem(ProblemCode.MANUAL_NOT_ALLOWED, {"contract": asked.contract})
    whole = asked.start_ms % MINUTE_MS == 0 == asked.end_ms % MINUTE_MS
    if asked.start_ms >= asked.end_ms or not whole:
        return Problem(
            ProblemCode.BAD_REQUEST, {"reason": "a span is of whole minutes, and not empty"}
        )
    if asked.end_ms - asked.start_ms > MAX_MANUAL_MS:
        return Problem(ProblemCode.MANUAL_TOO_LONG)
    if len(asked.memo) > MEMO_CHARACTERS:
        size = {"characters": str(len(asked.memo)), "limit": str(MEMO_CHARACTERS)}
        return Problem(ProblemCode.MEMO_TOO_LONG, {**size, "why": MANUAL})
    if not asked.text:
        return Problem(ProblemCode.MEMO_MISSING, {"why": MANUAL})
    if asked.end_ms > now_ms:
        return Problem(ProblemCode.MANUAL_IN_FUTURE, {"at_ms": str(asked.end_ms)})
    until_ms = deadline_ms(asked.start_ms)
    if now_ms >= until_ms:
        return Problem(ProblemCode.MANUAL_TOO_LATE, {"at_ms": str(until_ms)})
    for one in taken:
        if one.start_ms < asked.end_ms and one.end_ms > asked.start_ms:
            code = ProblemCode.MANUAL_CLAIMED if one.claimed else ProblemCode.MANUAL_OVERLAPS
            return Problem(code, {"at_ms": str(one.start_ms), "until_ms": str(one.end_ms)})
    return None


def deadline_ms(start_ms: int) -> int:
    """Until when time that begins at `start_ms` can be claimed: Monday, 12:00 UTC, after its week."""
    return week_start(start_ms) + WEEK_MS + EDIT_MS
