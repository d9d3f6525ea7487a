"""Decides when which stream may try next: jitter, back-off, pauses. Pure: the time is told, chance is handed in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sync.records import Rng


@dataclass(frozen=True, slots=True)
class Schedule:
    """The lengths of all waits in milliseconds."""

    jitter_ms: int = 60_000
    """A newly sealed segment goes up within this time, so that not all agents call at the full ten minutes."""
    first_ms: int = 5_000
    longest_ms: int = 900_000
    """Back-off after troubles that pass: doubles from the first wait up to the longest."""
    refused_first_ms: int = 3_600_000
    refused_longest_ms: int = 86_400_000
    """The same for refused statements, which only a change at the server or on this machine can help."""
    asked_longest_ms: int = 3_600_000
    """The longest Retry-After that is believed."""


@dataclass(slots=True)
class _Turn:
    due_ms: int
    failures: int = 0


class Timetable:
    """One turn for each stream, or other task, that has something to send, and one pause for all. One thread."""

    def __init__(self, schedule: Schedule, *, rng: Rng) -> None:
        self._schedule = schedule
        self._rng = rng
        self._turns: dict[str, _Turn] = {}
        self._now_ms = 0
        self._failures = 0
        self._paused_until_ms = self._now_ms
        self._asked = False

    def at(self, now_ms: int) -> None:
        """Say what time it is. A clock that was set back takes all deadlines back with it."""
        back_ms = self._now_ms - now_ms
        if back_ms > 0:
            self._paused_until_ms -= back_ms
            for turn in self._turns.values():
                turn.due_ms -= back_ms
        self._now_ms = now_ms

    def see(self, streams: Collection[str]) -> None:
        """These have something to send: new ones get a turn within the jitter, others than these lose theirs."""
        jitter_ms = self._schedule.jitter_ms
        self._turns = {
            stream: self._turns.get(stream)
            or _Turn(self._now_ms + int(self._rng.random() * jitter_ms))
            for stream in streams
        }

    def due(self) -> str | None:
        """Whose turn it is now: those that failed least first, then by time."""
        now_ms = self._now_ms
        if now_ms < self._paused_until_ms:
            return None
        due = [(t.failures, t.due_ms, s) for s, t in self._turns.items() if t.due_ms <= now_ms]
        return min(due)[2] if due else None

    def next_ms(self) -> int | None:
        """When to look again: now or later; None when no stream has anything to send."""
        if not self._turns:
            return None
        first_ms = min(turn.due_ms for turn in self._turns.values())
        return max(first_ms, self._paused_until_ms, self._now_ms)

    def reached(self) -> None:
        """The server answered: the pause and its back-off are over."""
        self._failures = 0
        self._paused_until_ms = self._now_ms
        self._asked = False

    def delivered(self, stream: str) -> None:
        """It went well: this stream may go on at once with its next statement."""
        self._turns[stream] = _Turn(self._now_ms)

    def put_off(self, stream: str, *, refused: bool) -> None:
        """This stream failed: later again, much later if it was `refused`. Others are not held up."""
        schedule = self._schedule
        turn = self._turns[stream]
        first_ms, longest_ms = (
            (schedule.refused_first_ms, schedule.refused_longest_ms)
            if refused
            else (schedule.first_ms, schedule.longest_ms)
        )
        turn.due_ms = self._now_ms + self._wait_ms(turn.failures, first_ms, longest_ms)
        turn.failures += 1

    def pause(self, *, asked_ms: int | None = None) -> None:
        """Nobody tries for a while: as long as the server `asked`, or by the back-off."""
        schedule = self._schedule
        self._asked = asked_ms is not None
        if asked_ms is None:
            wait_ms = self._wait_ms(self._failures, schedule.first_ms, schedule.longest_ms)
        else:
            # Everyone was told the same: spread the return.
            wait_ms = min(asked_ms, schedule.asked_longest_ms)
            wait_ms += int(self._rng.random() * min(wait_ms, schedule.first_ms))
        self._failures += 1
        self._paused_until_ms = self._now_ms + wait_ms

    def hurry(self) -> None:
        """Someone wants it now: only what the server asked for is still waited for."""
        if not self._asked:
            self._paused_until_ms = self._now_ms
        for turn in self._turns.values():
            turn.due_ms = min(turn.due_ms, self._now_ms)

    def _wait_ms(self, failures: int, first_ms: int, longest_ms: int) -> int:
        """Doubles with each failure up to the longest; a random half of it."""
        full_ms = min(longest_ms, first_ms * 2 ** min(failures, 30))
        return int(full_ms * (0.5 + 0.5 * self._rng.random()))
