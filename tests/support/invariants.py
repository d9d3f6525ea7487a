"""What must hold whatever happens to a machine, in words and in code: the random driver asks for nothing else.

The words, each with the method that checks it:

1. No tracked segment is lost: what was written down once arrives, unless the contractor deleted it or idle time
   took it back (`Book.see`, `Book.arrived`).
2. None arrives twice, and nothing arrives that was not tracked (`Book.arrived`).
3. Every chain is unbroken: numbers without gaps, in order (`Book.arrived`; the server checks the links itself).
4. Spans of one device never overlap (`Book.see`).
5. No instant is claimed while asleep, locked, away, clocked out, not running or not agreed to (`Truth.judge`).
6. Nothing is captured or counted while clocked out (`Truth.captured`, `Book.see`).
7. Of a deleted segment nothing is left in any file, and nothing ever left the machine; of a redacted part nothing is
   left once that is sealed (`Book.nothing_left`).
8. What the agent shows is what it sealed, and what the server holds (`Book.arrived`).
9. Once the world is well again, everything is delivered (`Book.arrived`).

The truth is kept on the clock that never jumps (`boot_ms`, sleep included); agent time is translated to it by how
the two stood to each other at every look, so that no step of any clock can hide a false claim.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from itertools import pairwise

from agent.core.intervals import WEEK_MS, distinct_minutes, week_start
from agent.core.model import CLOCKED_IN, Mode, State
from agent.core.observe import TICK_MS
from agent.core.tracked import TrackedSegment
from sync.spool_file import query
from tests.support.agent_world import ManualClock
from tests.support.whole_machine import Machine, folder_bytes
from wire.contractor import Manual
from wire.records import ContractId, SegmentId, Sha256
from wire.statement import Segment

JITTER_MS = 1_000
"""Idle timers and clocks are read one after the other: the same input may seem this much later."""
IDLE_SLACK_MS = 6_000
"""A stretch without input is one for sure when it is this much longer than the contract allows: looks are 5 s apart."""

Span = tuple[int, int]


@dataclass
class Truth:
    """What really happened on one machine, by nobody's word but the driver's own."""

    clock: ManualClock
    on: bool = False
    """The contractor wants to be clocked in, and the policy is agreed to."""
    locked: bool = False
    held: bool = False
    """The contractor has paused the clock by hand."""
    running: bool = True
    allowed: list[Span] = field(default_factory=list)
    idle: list[tuple[int, int, int]] = field(default_factory=list)
    """Stretches without input, with the milliseconds that they were allowed to last."""
    input_ms: int | None = None
    idle_ms: int | None = None
    """How long input may be missing, now."""
    unsure_ms: int = JITTER_MS
    """By how much the agent may take the last input for earlier: by a minute once it has died."""
    looked_ms: int = 0
    """When the agent last looked at anything: it cannot know what came after."""
    written_ms: int = 0
    """When it last looked and had nothing that it could not write down: of the rest a crash leaves nothing."""
    unseen: list[Span] = field(default_factory=list)
    """Stretches without input as far as the agent can know: it looks once in 5 s, and then the machine slept; or it
    died, and with it what it had seen.
    """
    _inputs: list[int] = field(default_factory=list)
    _since_ms: int | None = None
    _lay_down_ms: int = 0
    """When the machine last slept before missing input had become idle time."""
    _lines: list[tuple[int, int]] = field(default_factory=list)
    """From when on agent time was ahead of the boot clock by how much."""

    @property
    def may_track(self) -> bool:
        """Whether anything may be claimed or captured at this instant."""
        return self.on and self.running and not self.locked and not self.held

    def line(self, now_ms: int, *, written: bool) -> None:
        """This is agent time now; `written`: the disk holds what the agent knows."""
        self.looked_ms = self.clock.boot_ms()
        if written:
            self.written_ms = self.looked_ms
        ahead_ms = now_ms - self.looked_ms
        if not self._lines or self._lines[-1][1] != ahead_ms:
            self._lines.append((self.clock.boot_ms(), ahead_ms))

    def set(
        self,
        *,
        on: bool | None = None,
        locked: bool | None = None,
        running: bool | None = None,
        held: bool | None = None,
    ) -> None:
        """From now on this is so."""
        before = self.may_track
        if self.on and on is False:
            self.over(self.clock.boot_ms())
        self.on = self.on if on is None else on
        self.locked = self.locked if locked is None else locked
        self.running = self.running if running is None else running
        self.held = self.on and (self.held if held is None else held)
        now_ms = self.clock.boot_ms()
        if self.may_track and not before:
            self._since_ms = now_ms
        elif before and not self.may_track and self._since_ms is not None:
            self.allowed.append((self._since_ms, now_ms))
            self._since_ms = None

    def touched(self, idle_ms: int | None) -> None:
        """There was input, or something that counts as such, under a contract with this idle time."""
        self._stretch()
        self.input_ms = self.clock.boot_ms()
        self._inputs.append(self.input_ms)
        self.idle_ms = idle_ms

    def over(self, at_ms: int) -> None:
        """Nobody was clocked in any more from this instant of the boot clock on."""
        self.idle.extend(self._running_stretch(until_ms=at_ms))
        self.input_ms = None

    def untouched(self, input_ms: int | None) -> None:
        """The newest touch was none: before it, the last input was then."""
        self._inputs.pop()
        self.input_ms = input_ms

    def stopped_by_death(self, died_ms: int) -> None:
        """The agent died then, and will not go on: nobody was clocked in any more.

        What it had learned since it could last write is lost, so stretches without input end there for it.
        """
        since_ms, idle_ms = self.input_ms, self.idle_ms
        if (
            since_ms is not None
            and idle_ms is not None
            and died_ms - since_ms >= idle_ms - JITTER_MS
        ):
            # It may have been about to notice.
            self.unseen.append((since_ms, died_ms))
        known = []
        for start, end, allowed in self.idle:
            until = min(end, max(start, self.written_ms))
            if until < end:
                self.unseen.append((start, end))
            if until == end or until - start >= allowed + IDLE_SLACK_MS:
                known.append((start, until, allowed))
        self.idle = known
        self.over(self.written_ms)

    def going_on(self, idle_ms: int | None) -> None:
        """The agent died, and another goes on with what the disk tells: the last input is that of before."""
        if not self._inputs:
            return
        self.input_ms, self.idle_ms = max(self._inputs[-1], self._lay_down_ms), idle_ms
        # Written once a minute: of the last one nobody can be sure.
        told = [one for one in self._inputs if one <= self.written_ms - self.unsure_ms]
        if told and idle_ms is not None and self.input_ms - told[-1] >= idle_ms - self.unsure_ms:
            # Input that was seen while nothing could be written is forgotten, but for the newest.
            self.unseen.append((told[-1], self.input_ms))

    def asleep(self, by_ms: int) -> None:
        """The machine is about to sleep for so long."""
        slept_ms = self.clock.boot_ms()
        seen = [one for one in self._inputs if one <= slept_ms - TICK_MS]
        if seen:
            # A timer that stood still meanwhile cannot tell input before the sleep from input at waking.
            self.unseen.append((seen[-1], slept_ms + by_ms))
        if (
            self.input_ms is not None
            and self.idle_ms is not None
            and slept_ms - self.input_ms < self.idle_ms
        ):
            # Not away yet: what was worked until the sleep may be claimed, and missing input counts from there.
            self.input_ms = self._lay_down_ms = slept_ms
        if self._since_ms is not None:
            self.allowed.append((self._since_ms, slept_ms))
            self._since_ms = slept_ms + by_ms

    def captured(self) -> None:
        """A picture of the screen was just taken."""
        assert self.may_track, "captured while nothing may be"

    def judge(self, span: Span, *, kept: bool = False) -> None:
        """Raise if a claimed span of agent time cannot be true; `kept` says of itself that there was no input."""
        now_ms = self.clock.boot_ms()
        allowed = [*self.allowed, *([] if self._since_ms is None else [(self._since_ms, now_ms)])]
        idle = [*self.idle, *self._running_stretch()]
        reasons = []
        ends = [*(begin for begin, _ in self._lines[1:]), now_ms]
        for (begin_ms, ahead_ms), end_ms in zip(self._lines, ends, strict=True):
            start, end = span[0] - ahead_ms, span[1] - ahead_ms
            # Idle time is kept when it is over: on the line of then, which may have been corrected since it began.
            if not kept and not (begin_ms <= start and end <= end_ms):
                continue
            if not _inside((start, end), allowed):
                reasons.append("asleep, locked, clocked out or dead")
                continue
            gap = next((one for one in idle if start < one[1] and end > one[0] + JITTER_MS), None)
            if gap is None or kept:
                return
            reasons.append(f"away for {gap[1] - gap[0]} ms")
        raise AssertionError(f"claimed but not true: {span}: {reasons or 'at no time'}")

    def was_away(self, segment: TrackedSegment, kept_to_ms: int) -> bool:
        """Whether missing input explains that a segment ends at `kept_to_ms` now."""
        stretches = [*self.idle, *self._running_stretch(slack_ms=-JITTER_MS)]
        for _, ahead_ms in self._lines:
            for start, end in (*((one[0], one[1]) for one in stretches), *self.unseen):
                cut_ms = max(kept_to_ms, segment.start_ms) - ahead_ms
                if start <= cut_ms + self.unsure_ms and cut_ms <= end:
                    return True
        return False

    def _stretch(self) -> None:
        self.idle.extend(self._running_stretch())

    def _running_stretch(
        self, *, slack_ms: int = IDLE_SLACK_MS, until_ms: int | None = None
    ) -> list[tuple[int, int, int]]:
        if self.input_ms is None or self.idle_ms is None:
            return []
        now_ms = self.clock.boot_ms() if until_ms is None else until_ms
        long = now_ms - self.input_ms >= self.idle_ms + slack_ms
        return [(self.input_ms, now_ms, self.idle_ms)] if long else []


def _inside(span: Span, allowed: list[Span]) -> bool:
    """Whether `span` lies in `allowed`, neighbours taken together."""
    reach = span[0]
    for start, end in sorted(allowed):
        if start <= reach < end:
            reach = end
    return reach >= span[1]


@dataclass
class Book:
    """Every segment that was ever written down on one machine, and what became of it."""

    machine: Machine
    truth: Truth
    rows: dict[SegmentId, TrackedSegment] = field(default_factory=dict)
    """As last seen."""
    deleted: dict[SegmentId, TrackedSegment] = field(default_factory=dict)
    """By the contractor, before sealing."""
    perhaps: set[SegmentId] = field(default_factory=set)
    """Of these the process died while they were being deleted."""
    deleting: SegmentId | None = None
    """It is being deleted right now."""
    idle: set[SegmentId] = field(default_factory=set)
    taken_back: set[SegmentId] = field(default_factory=set)
    """As a whole, after sealing."""
    asked_back: set[SegmentId] = field(default_factory=set)
    """Of these it was asked; where no answer came, what is sealed says whether it happened."""
    redacted: set[str] = field(default_factory=set)
    """Window titles that were taken back."""
    erased: set[Sha256] = field(default_factory=set)
    """The files of pictures and photos that were taken back."""
    asked: set[Span] = field(default_factory=set)
    """Spans that were asked to be claimed without evidence."""
    claimed: dict[str, Span] = field(default_factory=dict)
    """Of these it was said that they are claimed."""

    def see(self) -> None:
        """Compare with what is there now."""
        state = self.machine.state
        self._modes(state)
        here = {one.segment: one for one in _unsealed(state)}
        here.update({one.segment: one for one in state.sealed})
        for name, old in self.rows.items():
            new = here.get(name)
            if new is None:
                self._gone(name, old)
            elif new.end_ms < old.end_ms:
                assert self.truth.was_away(old, new.end_ms), f"cut short: {old} to {new.end_ms}"
        self._forget()
        for name, new in here.items():
            assert name not in self.deleted, "back from the dead"
            if new.end_ms > new.start_ms:
                self.rows[name] = new
        spans = sorted((one.start_ms, one.end_ms) for one in self.rows.values())
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start, f"tracked twice: {start}"

    def see_all(self) -> None:
        """Take in what began, ended and was sealed between two looks, as around a sleep or a death."""
        with self.machine.basis.outbox._spool.file.reading() as db:
            names = [
                row[0] for row in query(db, "SELECT name FROM statements WHERE type='segment'")
            ]
        known = {*self.rows, *self.deleted, *self.idle, *self.taken_back}
        for name in map(SegmentId, names):
            row = None if name in known else self.machine.basis.journal.find(name)
            if row is not None:
                self.rows[name] = row

    def judge(self) -> None:
        """Hold every span against the truth."""
        for one in self.rows.values():
            self.truth.judge((one.start_ms, one.end_ms), kept=one.idle)

    def delete(self, name: SegmentId) -> None:
        """The contractor has deleted a segment that was not sealed."""
        self.deleted[name] = self.rows.pop(name)

    def _modes(self, state: State) -> None:
        assert (state.session is not None) == (state.mode in CLOCKED_IN)
        assert (state.open is not None) == (state.mode is Mode.CAPTURING)
        assert (state.pause is not None) == (state.mode is Mode.PAUSED)
        assert not self.machine.desktop._counting or state.mode is Mode.CAPTURING, "counting"
        assert self.truth.on or state.session is None, "clocked in against the contractor's will"

    def _gone(self, name: SegmentId, old: TrackedSegment) -> None:
        if name in self.deleted or name in self.idle or name in self.taken_back:
            return
        if name == self.deleting:
            return
        row = self.machine.basis.journal.find(name)
        if row is not None:
            # Delivered since the last look; idle time may have cut it back before.
            if row.end_ms < old.end_ms:
                assert self.truth.was_away(old, row.end_ms), f"cut short: {old} to {row.end_ms}"
            self.rows[name] = row
            return
        sealed = self.machine.basis.ledger.segment(name)
        if sealed is not None:
            assert (sealed.minutes, any(sealed.items)) == (0, False), f"not shown any more: {old}"
            assert name in self.asked_back, f"taken back by itself: {old}"
            self.taken_back.add(name)
            return
        if name in self.perhaps:
            self.deleted[name] = old
            return
        assert self.truth.was_away(old, old.start_ms), f"lost: {old}"
        self.idle.add(name)

    def _forget(self) -> None:
        for name in (*self.deleted, *self.idle):
            self.rows.pop(name, None)

    # At the end

    def arrived(self) -> None:
        """Everything tracked is on the server, once, and what is shown here is what it has."""
        machine = self.machine
        status = machine.basis.outbox.status()
        assert status.waiting == 0, f"never delivered: {status}"
        assert not machine.state.waiting, "never sealed"
        assert not machine.state.seeds, "a session was never revealed"
        assert not machine.state.unsigned, "a consent was never sealed"
        with machine.basis.outbox._spool.file.reading() as db:
            streams = {row[0] for row in query(db, "SELECT DISTINCT stream FROM statements")}
        received = [
            one.statement for one in machine.server.received if one.statement.stream in streams
        ]
        for stream in {one.stream for one in received}:
            numbers = [one.seq for one in received if one.stream == stream]
            assert numbers == list(range(len(numbers))), f"a broken chain: {numbers}"
        wanted = {}
        for name, row in self.rows.items():
            sealed = machine.basis.ledger.segment(name)
            assert sealed is not None, f"never sealed: {row}"
            assert (sealed.start_ms, sealed.end_ms) == (row.start_ms, row.end_ms)
            wanted[sealed.stream, sealed.seq] = (row.start_ms, row.end_ms)
        found = {
            (one.stream, one.seq): (one.start_ms, one.end_ms)
            for one in received
            if isinstance(one, Segment)
        }
        assert found == wanted, "what was tracked is not what arrived"
        claims = [(one.start_ms, one.end_ms) for one in received if isinstance(one, Manual)]
        assert set(self.claimed.values()) <= set(claims) <= self.asked, "other claims arrived"
        assert len(claims) == len(set(claims)), "claimed twice"
        contracts = {row.contract for row in self.rows.values()}
        for contract in contracts:
            self._shown(contract)

    def _shown(self, contract: ContractId) -> None:
        """The journal, from which all figures are made, tells the same as the sealed statements."""
        machine = self.machine
        sealed = sorted(
            (row.start_ms, row.end_ms)
            for name, row in self.rows.items()
            if row.contract == contract and name not in self.taken_back
        )
        assert list(machine.basis.journal.spans(contract, since_ms=0)) == sealed
        state, now_ms = machine.state, machine.now_ms
        if state.chosen == contract:
            start_ms = week_start(now_ms)
            minutes = distinct_minutes(sealed, start_ms=start_ms, end_ms=start_ms + WEEK_MS)
            assert machine.engine.minutes.week_minutes(state, now_ms) == minutes

    def nothing_left(self) -> None:
        """Nothing of what was deleted is in any file, and nothing of it ever left the machine."""
        lying = folder_bytes(self.machine.disk.root)
        sent = b"\n".join(self.machine.network.sent)
        kept = {one.window.title for one in self.rows.values() if one.window is not None}
        files: set[Sha256] = {file for one in self.rows.values() for file in one.pictures}
        for name, row in self.deleted.items():
            tokens = [name, *(one for one in row.pictures if one not in files)]
            if row.window is not None and row.window.title not in kept | self.redacted:
                tokens.append(row.window.title or name)
            for token in tokens:
                assert token.encode() not in lying, f"{token} of a deleted segment lies around"
                assert token.encode() not in sent, f"{token} of a deleted segment was sent"
        for file in self.erased - files:
            raw = bytes.fromhex(file)
            for form in (file.encode(), raw, base64.b64encode(raw)[:42]):
                assert form not in lying, f"{file} was taken back and lies around"
        for title in self.redacted - kept:
            assert title.encode() not in lying, f"{title} was taken back and lies around"


def _unsealed(state: State) -> tuple[TrackedSegment, ...]:
    return (*state.waiting, *(() if state.open is None else (state.open,)))
