"""The control thread's inside: holds the state, feeds it events, carries out what follows, says when again."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from agent.core import reminders
from agent.core.commands import Refuse
from agent.core.consents import consent_id
from agent.core.events import (
    ClockStepped,
    ContractsChanged,
    CountingFailed,
    Enrolled,
    Event,
    KnownContract,
    LockAsked,
    MinuteEnded,
    ScreenLocked,
    ScreenUnlocked,
    SegmentsDelivered,
    Sensed,
    SessionEnding,
    ShotDone,
    Slept,
    SlotEnded,
    StorageDue,
    StorageFailed,
    Suspending,
    TakenBack,
    TimeCorrected,
)
from agent.core.machine import step
from agent.core.model import CLOCKED_IN, Mode, State, Surroundings
from agent.core.moment import Moments, Rng
from agent.core.observe import TICK_MS, due, limit_event, next_deadline, sensed
from agent.core.problems import Problem, Trouble
from agent.core.recovery import Found, recover
from agent.core.reminders import Reminded, Reminders
from agent.core.segments import slot_end
from agent.core.timeline import Passage
from agent.core.tracked import SessionMark, TrackedSegment
from agent.runtime.effects import Effects
from agent.runtime.minutes import MinuteBook
from agent.runtime.ports import Directory, Journal, Memory, Outbox, Pictures, Whereabouts
from agent.runtime.sensing import Sensing
from agent.runtime.snapshot import session_ms
from agent.runtime.timekeeper import TimeKeeper
from capture.api import SessionNews
from wire.contracts import policy_sha256
from wire.records import AgentInfo, Contract, ContractId, SegmentId

_log = logging.getLogger("hourproof.engine")

_OF_SESSION: Mapping[SessionNews, Callable[..., Event]] = {
    SessionNews.LOCK_ASKED: LockAsked,
    SessionNews.LOCKED: ScreenLocked,
    SessionNews.UNLOCKED: ScreenUnlocked,
    SessionNews.SLEEPING: Suspending,
    SessionNews.ENDING: SessionEnding,
}
"""What each is to the machine. Waking is no event: the clocks tell how long it slept."""

_MOST_STEPS = 1_000
"""More events than this in one turn are a bug in what is due."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the engine works with."""

    keeper: TimeKeeper
    rng: Rng
    info: AgentInfo
    sensing: Sensing
    effects: Effects
    journal: Journal
    memory: Memory
    pictures: Pictures
    outbox: Outbox
    directory: Directory
    moment: Moments
    reminders: Callable[[], Reminders] = Reminders
    """Which reminders the contractor wants now."""


def known_contracts(contracts: tuple[Contract, ...]) -> tuple[KnownContract, ...]:
    """The contracts with the hashes of their policies."""
    return tuple(
        KnownContract(contract=contract, policy=policy_sha256(contract.policy))
        for contract in contracts
    )


class Engine:
    """Control thread only."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._queue: deque[Event] = deque()
        self._undone: list[Event] = []
        self._since_ms = parts.keeper.now_ms()
        self._last_tick_ms = self._since_ms
        self._sleep: tuple[int, int] | None = None
        self.state = State()
        self._reminded = Reminded()
        self.minutes = MinuteBook(parts.journal, parts.keeper.local_midnight_ms)
        self.storage_problem: Problem | None = None

    def begin(self) -> None:
        """Take over what the last run left. Raises `Trouble` when it cannot be read or written."""
        parts = self._parts
        contents = parts.journal.load()
        remembered = parts.memory.load()
        contracts = known_contracts(parts.directory.contracts())
        names = (
            *(one.segment for one in contents.segments),
            *(consent_id(*one) for one in remembered.consents.items()),
        )
        found = Found(
            enrolled=parts.directory.identity() is not None,
            contracts=contracts,
            chosen=remembered.contract,
            consents=remembered.consents,
            memos=remembered.memos,
            journal=contents,
            sealed=frozenset(parts.outbox.whereabouts(names)),
            floor_ms=self.minutes.newest_end_ms(contracts),
        )
        state, commands = recover(found, self._surroundings(), now_ms=parts.keeper.now_ms())
        parts.effects.write_down(commands)
        self.state = state
        self.minutes.asked(contracts)
        self._queue.extend(parts.effects.carry_out(commands))
        if contents.session is not None and self.state.session is not None:
            self._go_on(contents.session, self.state.session.last_input_ms)
        self._settle()
        self.delivered()
        parts.pictures.sweep(parts.journal.pictures_needed())

    def _go_on(self, found: SessionMark, last_input_ms: int) -> None:
        """Ask the senses: the journal knows the last input of a minute ago, and not whether there was some since."""
        now_ms = self._parts.keeper.now_ms()
        looked_ms = found.seen_ms
        if found.seen_mono_ms is not None:
            looked_ms = now_ms - (self._parts.keeper.reading().mono_ms - found.seen_mono_ms)
        # Since the last tick before it was written there may have been input that nobody had looked at.
        self._parts.sensing.go_on(last_input_ms=last_input_ms, looked_ms=looked_ms - TICK_MS)
        self._read(now_ms)
        session = self.state.session
        if session is not None and session.last_input_ms > last_input_ms:
            # It is written down already that this run has looked: what it saw has to stand beside that at once.
            self._queue.append(MinuteEnded(now_ms=now_ms, at_ms=now_ms))

    def verb(self, make: Callable[[int], Event]) -> Problem | None:
        """Do what the contractor asks at this instant; what was wrong with it, or None."""
        self._look(read=True)
        # What time has brought comes first: nobody escapes idle time by being quicker than the next turn.
        self._settle()
        refused = self._feed(make(self._parts.keeper.now_ms()))
        self._settle()
        return refused

    def news(self, event: Event) -> None:
        """Take in an answer of a worker or news of the world."""
        self._queue.append(event)
        self._settle()

    def session_news(self, news: SessionNews) -> None:
        """Something happens to the contractor's session; what was counted before it still counts."""
        self._look(read=True)
        make = _OF_SESSION.get(news)
        if make is not None:
            self._queue.append(make(now_ms=self._parts.keeper.now_ms()))
        self._settle()

    def turn(self) -> int | None:
        """Do what is due; in how many milliseconds to come again, None: when something happens."""
        now_ms = self._look(read=False)
        self._queue.extend(self._parts.effects.overdue())
        self._settle()
        self._parts.effects.empty_trash()
        wanted = [
            next_deadline(self.state, now_ms),
            self._parts.effects.next_overdue_ms(),
            self._remind(now_ms),
            self._parts.sensing.look_again(now_ms),
        ]
        if self.state.mode in CLOCKED_IN:
            wanted.append(self._last_tick_ms + TICK_MS)
        deadline_ms = min((one for one in wanted if one is not None), default=None)
        return None if deadline_ms is None else max(1, deadline_ms - now_ms)

    def told_contracts(self, contracts: tuple[Contract, ...], *, enrolled: bool) -> None:
        """The server told the contracts; `enrolled`: for the first time."""
        now_ms = self._look(read=True)
        self._settle()
        known = known_contracts(contracts)
        self.minutes.asked(known)
        if enrolled:
            self.news(Enrolled(now_ms=now_ms, contracts=known))
        else:
            self.news(ContractsChanged(now_ms=now_ms, contracts=known))

    def delivered(self) -> None:
        """Ask the outbox which sealed segments have their receipt."""
        sealed = tuple(one.segment for one in self.state.sealed)
        if not sealed:
            return
        try:
            where = self._parts.outbox.whereabouts(sealed)
        except Trouble as trouble:
            # Shown by the outbox's status; the rows stay as they are.
            _log.warning("the spool cannot be asked: %s", trouble.problem.code)
            return
        there = tuple(one for one in sealed if where.get(one) is Whereabouts.DELIVERED)
        if there:
            self.news(SegmentsDelivered(now_ms=self._parts.keeper.now_ms(), segments=there))

    def unsealed(self, segment: SegmentId) -> TrackedSegment | None:
        """The segment as long as it can be changed, because it is not signed."""
        left = (*self.state.waiting, *(() if self.state.open is None else (self.state.open,)))
        rows = (one for one in left if one.segment not in self.state.handed)
        return next((one for one in rows if one.segment == segment), None)

    def is_sealed(self, contract: ContractId, *, start_ms: int, end_ms: int) -> bool:
        """Whether everything tracked of this contract in slots that begin in the span is signed."""
        state = self.state
        left = (*state.waiting, *state.owed, *(() if state.open is None else (state.open,)))
        return not any(
            one.contract == contract and start_ms <= one.slot_start_ms < end_ms for one in left
        )

    def _remind(self, now_ms: int) -> int | None:
        """Say what there is to remind of; when to look again."""
        wanted, state = self._parts.reminders(), self.state
        due_ms = reminders.next_look_ms(wanted, self._reminded, state)
        if due_ms is not None and now_ms >= due_ms:
            asks = reminders.asks_for_input(wanted, state)
            self._reminded, told = reminders.look(
                wanted,
                self._reminded,
                state,
                now_ms=now_ms,
                idle_ms=self._parts.sensing.idle_ms() if asks else None,
                tracked_ms=session_ms(state, now_ms),
            )
            self._parts.effects.carry_out(told)
        return reminders.next_look_ms(wanted, self._reminded, state)

    # Looking

    def _look(self, *, read: bool) -> int:
        """Compare the clocks, and read the senses when asked to or when it is time; agent time now."""
        clocked_in = self.state.mode in CLOCKED_IN
        passage = self._parts.keeper.passage(looked_often=clocked_in)
        self._passed(passage)
        self._settle(due_too=False)
        now_ms = passage.now_ms
        if clocked_in and (read or self._reading_due(now_ms)):
            self._read(now_ms)
        self._correct(now_ms)
        return self._parts.keeper.now_ms()

    def _reading_due(self, now_ms: int) -> bool:
        """At each tick, and before anything that time brings: it could belong to the minute before."""
        if now_ms - self._last_tick_ms >= TICK_MS:
            return True
        return due(self.state, now_ms) is not None

    def _passed(self, passage: Passage) -> None:
        now_ms, good_ms = passage.now_ms, passage.good_ms
        if passage.step_ms:
            _log.warning("the clock was set by %d ms", passage.step_ms)
            self._move(passage.shift_ms)
            self._queue.append(
                ClockStepped(
                    now_ms=now_ms,
                    good_ms=good_ms,
                    step_ms=passage.step_ms,
                    shift_ms=passage.shift_ms,
                )
            )
        if passage.slept:
            _log.info("asleep for %d ms", now_ms - good_ms - passage.shift_ms)
            self._sleep = (good_ms + passage.shift_ms, now_ms)
            self._queue.append(Slept(now_ms=now_ms, good_ms=good_ms))

    def _read(self, now_ms: int) -> None:
        reading, died = self._parts.sensing.read(
            now_ms=now_ms,
            since_ms=self._since_ms,
            asleep=self._sleep,
            signals=self.state.open is not None and self.state.open.signals,
        )
        self._since_ms = self._last_tick_ms = now_ms
        self._queue.extend(sensed(self.state, reading))
        if died is not None and self.state.mode is Mode.CAPTURING:
            self._queue.append(CountingFailed(now_ms=now_ms, reason=died))
        self._settle(due_too=False)

    def _correct(self, now_ms: int) -> None:
        """Move agent time to the server's where no segment is open, which is also between two slots."""
        opened = self.state.open
        end_ms = now_ms if opened is None else slot_end(opened)
        by_ms = self._parts.keeper.pending_ms() if now_ms >= end_ms else 0
        if not by_ms:
            return
        _log.info("agent time moves by %d ms", by_ms)
        moved_ms = self._parts.keeper.correct(by_ms)
        self._move(by_ms)
        self._queue.append(TimeCorrected(now_ms=moved_ms, end_ms=end_ms, shift_ms=by_ms))
        self._settle(due_too=False)

    def _move(self, by_ms: int) -> None:
        """Agent time has moved, and with it all that is remembered of it here."""
        self._since_ms += by_ms
        self._last_tick_ms += by_ms
        if self._sleep is not None:
            self._sleep = (self._sleep[0] + by_ms, self._sleep[1] + by_ms)
        self._parts.sensing.move(by_ms)

    # Stepping

    def _settle(self, *, due_too: bool = True) -> None:
        """Feed what is queued and, unless told otherwise, what is due, until there is nothing left."""
        for _ in range(_MOST_STEPS):
            if self._queue:
                self._feed(self._queue.popleft())
                continue
            event = self._due() if due_too else None
            if event is None:
                return
            self._feed(event)
        raise AssertionError(f"no end of events in {self.state.mode}")

    def _due(self) -> Event | None:
        now_ms = self._parts.keeper.now_ms()
        event = due(self.state, now_ms)
        if isinstance(event, SlotEnded) and self._parts.keeper.pending_ms():
            # A turn looks at the clocks first: it will close the slot and move the time in one.
            return None
        if event is not None or self.state.session is None:
            return event
        week_minutes = self.minutes.week_minutes(self.state, now_ms)
        return limit_event(self.state, now_ms=now_ms, week_minutes=week_minutes)

    def _feed(self, event: Event) -> Problem | None:
        before = self.state
        state, commands = step(before, event, self._surroundings())
        for command in commands:
            if isinstance(command, Refuse):
                return command.problem
        try:
            wrote = self._parts.effects.write_down(commands)
        except Trouble as trouble:
            return self._storage_failed(trouble, event)
        if state.storage_retry_ms is None:
            self.storage_problem = None
        if wrote:
            self.minutes.changed()
        self.state = state
        if state.mode is not before.mode:
            _log.info("%s -> %s on %s", before.mode, state.mode, type(event).__name__)
        self._tell_tracked()
        self._queue.extend(self._parts.effects.carry_out(commands))
        if isinstance(event, StorageDue):
            self._queue.extend(self._undone)
            self._undone.clear()
        return None

    def _tell_tracked(self) -> None:
        opened = self.state.open
        self._parts.effects.tracked(None if opened is None else opened.segment)

    def _storage_failed(self, trouble: Trouble, event: Event) -> Problem:
        """The step did not happen, and what cannot be kept is not tracked.

        What nobody will tell again is taken in all the same: at once where nothing has to be written for it
        on a stopped clock, a picture when there is room.
        """
        _log.error("nothing can be written down: %s", trouble.problem.code)
        self.storage_problem = trouble.problem
        # The state still stands on the time line that the event is about to move.
        ahead_ms = event.shift_ms if isinstance(event, ClockStepped | TimeCorrected) else 0
        failed = StorageFailed(now_ms=self._parts.keeper.now_ms() - ahead_ms)
        self.state, commands = step(self.state, failed, self._surroundings())
        self._tell_tracked()
        self._queue.extend(self._parts.effects.carry_out(commands))
        if isinstance(event, Sensed | ContractsChanged):
            self._queue.append(event)
        elif isinstance(event, ShotDone | TakenBack):
            self._undone.append(event)
        return trouble.problem

    def _surroundings(self) -> Surroundings:
        parts = self._parts
        return Surroundings(
            rng=parts.rng, clock=parts.keeper.reading(), agent=parts.info, moment=parts.moment
        )
