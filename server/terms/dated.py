"""Terms that hold from an instant on: what holds when, what is planned, and what comes of a change. Pure.

Whoever keeps them adds rows and changes none. Of rows that hold from the same instant on the newest one counts, so
that a change which does not hold yet is taken back by another that says what held before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from wire.contractor import WEEK_MS
from wire.counting import week_start_of

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Step(Generic[_Value]):
    """From `from_ms` on, a millisecond UTC, `value` holds; it was written down at `set_ms`."""

    from_ms: int
    set_ms: int
    value: _Value


@dataclass(frozen=True, slots=True)
class Dated(Generic[_Value]):
    """`first` holds until a step comes; `written` are all that were ever written down, in any order."""

    first: _Value
    written: tuple[Step[_Value], ...] = ()

    def at(self, instant_ms: int) -> _Value:
        """What holds then."""
        value = self.first
        for step in self._newest():
            if step.from_ms > instant_ms:
                break
            value = step.value
        return value

    def of_week(self, instant_ms: int) -> _Value:
        """What holds in the week of `instant_ms`, which is what holds when that week begins."""
        return self.at(week_start_of(instant_ms))

    def steps(self) -> tuple[Step[_Value], ...]:
        """The changes that count, the earliest first; one that changes nothing is none."""
        told, before = [], self.first
        for step in self._newest():
            if step.value != before:
                told.append(step)
            before = step.value
        return tuple(told)

    def plain(self) -> tuple[tuple[int, _Value], ...]:
        """The changes that count without when they were written down, to compare."""
        return tuple((step.from_ms, step.value) for step in self.steps())

    def planned(self, now_ms: int) -> Step[_Value] | None:
        """The next change that does not hold yet."""
        return next((step for step in self.steps() if step.from_ms > now_ms), None)

    def replaced(
        self, value: _Value, *, from_ms: int, now_ms: int
    ) -> tuple[tuple[int, _Value], ...]:
        """What has to be written down, instants with values, so that `value` holds from `from_ms` on for good, and
        until then what holds at `now_ms`: it takes the place of everything that was planned."""
        present = self.at(now_ms)
        wanted = {
            step.from_ms: present if step.from_ms < from_ms else value
            for step in self.written
            if step.from_ms > now_ms
        }
        return tuple(sorted((wanted | {from_ms: value}).items()))

    def without_plans(self, now_ms: int) -> tuple[tuple[int, _Value], ...]:
        """What has to be written down so that nothing is planned any more."""
        present = self.at(now_ms)
        return tuple(
            sorted({s.from_ms: present for s in self.written if s.from_ms > now_ms}.items())
        )

    def set_ms(self, now_ms: int) -> int:
        """When something that is written down at `now_ms` is, after all that is there."""
        return max([now_ms, *(step.set_ms + 1 for step in self.written)])

    def _newest(self) -> Sequence[Step[_Value]]:
        newest: dict[int, Step[_Value]] = {}
        for step in sorted(self.written, key=lambda one: one.set_ms):
            newest[step.from_ms] = step
        return [newest[from_ms] for from_ms in sorted(newest)]


def coming_week(instant_ms: int) -> int:
    """The first Monday 00:00 UTC after `instant_ms`."""
    return week_start_of(instant_ms) + WEEK_MS
