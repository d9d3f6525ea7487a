"""The time of a contract as stretches for a calendar: what follows each other with the same memo is one. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from server.diary.recorded import CardState, Claimed
from server.diary.spans import DayPart


@dataclass(frozen=True, slots=True)
class Worked:
    """A stretch without a gap; `minutes` of it count, of which `over` lie beyond the limit. `key` names where it
    begins. `claimed`: without evidence."""

    key: str
    start_ms: int
    end_ms: int
    memo: str
    minutes: int
    over: int
    idle: bool
    claimed: bool


def stretches(parts: Iterable[DayPart]) -> tuple[Worked, ...]:
    """All of `parts`, by their beginning. What was taken back is left out."""
    made: list[Worked] = []
    for part in parts:
        for card in part.day.cards:
            here = card.recorded
            if card.state is CardState.REMOVED or not card.counted or here.trouble is not None:
                continue
            one = Worked(
                key=f"{here.stream}-{here.seq}",
                start_ms=here.start_ms,
                end_ms=here.end_ms,
                memo=here.memo,
                minutes=card.counted,
                over=card.over,
                idle=here.idle,
                claimed=False,
            )
            if made and _goes_on(made[-1], one):
                made[-1] = _joined(made[-1], one)
            else:
                made.append(one)
    claims = (claim for part in parts for claim in part.day.claims if not claim.taken_back)
    return tuple(sorted([*made, *map(_claim, claims)], key=lambda one: (one.start_ms, one.key)))


def _goes_on(before: Worked, one: Worked) -> bool:
    return one.start_ms <= before.end_ms and one.memo == before.memo and one.idle == before.idle


def _joined(before: Worked, one: Worked) -> Worked:
    return replace(
        before,
        end_ms=max(before.end_ms, one.end_ms),
        minutes=before.minutes + one.minutes,
        over=before.over + one.over,
    )


def _claim(claim: Claimed) -> Worked:
    return Worked(
        key=f"{claim.stream}-{claim.seq}",
        start_ms=claim.start_ms,
        end_ms=claim.end_ms,
        memo=claim.memo,
        minutes=claim.minutes,
        over=0,
        idle=False,
        claimed=True,
    )
