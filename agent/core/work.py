"""The workbench of one step: the state as it becomes, and the commands that follow from it.

A `Work` lives for one call of `agent.core.machine.step`, which is pure from outside.
"""

from __future__ import annotations

from dataclasses import replace

from agent.core import idle_time, segments
from agent.core.commands import Command, Discard, Refuse, Tell, Watch, Watching, Write
from agent.core.model import CLOCKED_IN, Latest, Mode, Pause, State, Surroundings
from agent.core.notices import NoticeCode
from agent.core.problems import Problem, ProblemCode
from agent.core.tracked import (
    Change,
    DropSeed,
    DropSegment,
    PutSeed,
    PutSegment,
    PutSession,
    SeedMark,
    SessionMark,
    TrackedSegment,
)
from wire.moment import SEED_BYTES
from wire.outgoing import OutgoingId
from wire.records import ContractId, Feature, SegmentId, Sha256

FLOOR_TOLERANCE_MS = 5_000
"""How far the clock may stand before the end of the last span without a pause being shown."""

SEGMENT_ID_BYTES = 16
OUTGOING_ID_BYTES = 16


class Work:
    """Collects what a step changes; `finish` turns it into commands."""

    def __init__(self, state: State, surroundings: Surroundings, now_ms: int) -> None:
        self.before = state
        self.state = state
        self.surroundings = surroundings
        self.now_ms = now_ms
        self.refusal: Refuse | None = None
        self._remember: list[Command] = []
        self._after: list[Command] = []
        self._puts: dict[SegmentId, TrackedSegment] = {}
        self._drops: dict[SegmentId, None] = {}
        self._seeds: dict[OutgoingId, SeedMark | None] = {}
        self._discard: list[Sha256] = []
        self._mark = False

    # What handlers say

    def refuse(self, code: ProblemCode, **details: str) -> None:
        """Refuse the verb: the step leaves everything as it was."""
        self.refusal = Refuse(Problem(code, details))

    def emit(self, command: Command) -> None:
        """Ask for `command` after everything is written down."""
        self._after.append(command)

    def remember(self, command: Command) -> None:
        """Ask for `command` before everything is written down; the step fails with it."""
        self._remember.append(command)

    def tell(self, code: NoticeCode, **details: int) -> None:
        """Tell the contractor."""
        self.emit(Tell(code, {name: str(value) for name, value in details.items()}))

    def discard(self, old: TrackedSegment, new: TrackedSegment | None) -> None:
        """Let the picture files go that `old` had and `new` has not."""
        kept = set(new.pictures) if new is not None else set[Sha256]()
        self._discard.extend(picture for picture in old.pictures if picture not in kept)

    def put(self, segment: TrackedSegment) -> None:
        """Write `segment` down and show it if it is the one under review."""
        self._puts[segment.segment] = segment
        latest = self.state.latest
        if latest is not None and latest.segment.segment == segment.segment:
            self.state = replace(self.state, latest=replace(latest, segment=segment))

    def drop(self, segment: TrackedSegment) -> None:
        """Forget `segment` entirely."""
        self._puts.pop(segment.segment, None)
        self._drops[segment.segment] = None
        self.discard(segment, None)
        latest = self.state.latest
        if latest is not None and latest.segment.segment == segment.segment:
            self.state = replace(self.state, latest=Latest(segment=segment, deleted=True))

    def put_seed(self, seed: SeedMark) -> None:
        """Write the seed of a session down, in the place of what was known of it before."""
        others = (one for one in self.state.seeds if one.session != seed.session)
        # Stable: what is equally old stays in its order.
        seeds = sorted((*others, seed), key=lambda one: one.started_ms)
        self.state = replace(self.state, seeds=tuple(seeds))
        self._seeds[seed.session] = seed

    def drop_seed(self, session: OutgoingId) -> None:
        """Forget a seed that is revealed."""
        seeds = tuple(one for one in self.state.seeds if one.session != session)
        self.state = replace(self.state, seeds=seeds)
        self._seeds[session] = None

    def mark_session(self) -> None:
        """Write the session down."""
        self._mark = True

    # What handlers do

    def begin(self, at_ms: int) -> None:
        """Track from `at_ms` on, or wait until that is allowed: screen unlocked, floor passed."""
        if not self.state.screen_locked:
            self.come_back(at_ms)
        state = self.state
        self.mark_session()
        if state.screen_locked:
            self.state = replace(state, mode=Mode.LOCKED, pause=None)
            return
        if state.floor_ms - at_ms > FLOOR_TOLERANCE_MS:
            pause = Pause(since_ms=at_ms, until_ms=state.floor_ms)
            self.state = replace(state, mode=Mode.PAUSED, pause=pause)
            return
        known = state.known(state.session.contract if state.session is not None else None)
        if known is None:
            raise AssertionError("tracking without a session on a known contract")
        start_ms = max(at_ms, state.floor_ms)
        seed = self._seed(known.contract.contract, start_ms)
        opening = segments.Opening(
            segment=SegmentId(self.surroundings.rng.token_hex(SEGMENT_ID_BYTES)),
            clock=self.surroundings.clock,
            agent=self.surroundings.agent,
            session=seed.session,
            photo_agreed=self.state.covers(known, Feature.WEBCAM),
            signals_agreed=self.state.covers(known, Feature.SIGNALS),
        )
        # Counting begins anew with every span: what failed before is tried again.
        segment = segments.open_segment(
            known.contract, start_ms=start_ms, memo=state.memo, no_counts=None, opening=opening
        )
        due_ms = self.surroundings.moment(
            bytes.fromhex(seed.seed),
            contract=segment.contract,
            start_ms=start_ms,
            slot_end_ms=segments.slot_end(segment),
        )
        segment = replace(segment, due_ms=due_ms)
        if state.no_counts is not None:
            self.emit(Watch(Watching.COUNTS))
        self.state = replace(
            self.state,
            mode=Mode.CAPTURING,
            pause=None,
            open=segment,
            capture_ms=due_ms if segments.wants_moment(segment) else None,
            no_counts=None,
        )
        self.put(segment)

    def come_back(self, at_ms: int) -> None:
        """The contractor is back: idle time ends, and is asked about if it was enough."""
        away = self.state.away
        if away is not None:
            question = idle_time.question(away, at_ms)
            self.state = replace(self.state, away=None, question=question)

    def _seed(self, contract: ContractId, start_ms: int) -> SeedMark:
        """The seed of the session that goes on, or of a new one that begins with its first segment."""
        self.end_seed(still=contract)
        running = self.state.running_seed
        if running is not None:
            return running
        rng = self.surroundings.rng
        seed = SeedMark(
            session=OutgoingId(rng.token_hex(OUTGOING_ID_BYTES)),
            contract=contract,
            started_ms=start_ms,
            seed=rng.token_hex(SEED_BYTES),
        )
        self.put_seed(seed)
        # Whatever the clock does: later segments are later than the session they belong to, and so is the next one.
        self.state = replace(self.state, floor_ms=max(self.state.floor_ms, start_ms + 1))
        return seed

    def end_seed(self, *, still: ContractId | None, at_ms: int | None = None) -> None:
        """No segment will belong to the running session any more, unless it is of the contract `still`."""
        running = self.state.running_seed
        if running is not None and running.contract != still:
            ended_ms = max(running.started_ms, self.now_ms if at_ms is None else at_ms)
            self.put_seed(replace(running, ended_ms=ended_ms))

    def end(self, end_ms: int, mode: Mode, *, pause: Pause | None = None, step_ms: int = 0) -> None:
        """End the open span, if any, at `end_ms` and go on in `mode`; `step_ms`: the clock stepped then."""
        state = self.state
        self.mark_session()
        self.state = replace(state, mode=mode, pause=pause, open=None, capture_ms=None)
        if state.open is None:
            return
        opened = state.open
        if step_ms:
            jumps = (*opened.clock.jumps_ms, step_ms)
            opened = replace(opened, clock=replace(opened.clock, jumps_ms=jumps))
        closed = segments.close(opened, end_ms=end_ms, shooting=opened.segment in state.shooting)
        if closed is None:
            self.drop(opened)
            return
        self.discard(opened, closed)
        self.state = replace(
            self.state,
            waiting=(*state.waiting, closed),
            floor_ms=max(state.floor_ms, closed.end_ms),
        )
        self._adjust_done(closed, closed.end_ms - closed.start_ms)
        self.put(closed)

    def add_waiting(self, segment: TrackedSegment) -> None:
        """Take in a closed segment of time that is over, in its place among the others."""
        waiting = sorted((*self.state.waiting, segment), key=lambda one: one.start_ms)
        self.state = replace(self.state, waiting=tuple(waiting))
        self._adjust_done(segment, segment.end_ms - segment.start_ms)
        self.mark_session()
        self.put(segment)

    def replace_waiting(self, old: TrackedSegment, new: TrackedSegment | None) -> None:
        """Put `new` in the place of a closed segment, or drop it."""
        before = old.end_ms - old.start_ms
        after = 0 if new is None else new.end_ms - new.start_ms
        waiting = (new if entry is old else entry for entry in self.state.waiting)
        self.state = replace(
            self.state, waiting=tuple(entry for entry in waiting if entry is not None)
        )
        self._adjust_done(old, after - before)
        if new is None:
            self.drop(old)
        else:
            self.discard(old, new)
            self.put(new)

    def _adjust_done(self, segment: TrackedSegment, by_ms: int) -> None:
        session = self.state.session
        if session is not None and by_ms and belongs(segment, session):
            done_ms = session.done_ms + by_ms
            self.state = replace(self.state, session=replace(session, done_ms=done_ms))

    # What comes out

    def finish(self) -> tuple[State, tuple[Command, ...]]:
        """The new state and the commands in the order in which they must be carried out."""
        session = self.state.session
        self.end_seed(still=None if session is None else session.contract)
        self._write_down()
        out = list(self._remember)
        changes: list[Change] = [DropSegment(segment) for segment in self._drops]
        changes.extend(PutSegment(segment) for segment in self._puts.values())
        changes.extend(
            DropSeed(session) if seed is None else PutSeed(seed)
            for session, seed in self._seeds.items()
        )
        if self._mark:
            changes.append(PutSession(self.state.session))
        if changes:
            out.append(Write(tuple(changes)))
        watching = _watching(self.state.mode)
        if watching is not _watching(self.before.mode):
            out.append(Watch(watching))
        if self._discard:
            out.append(Discard(tuple(dict.fromkeys(self._discard))))
        return self.state, (*out, *self._after)

    def _write_down(self) -> None:
        """Whenever anything is written, the open segment and the session are written up to now as well."""
        if not (self._puts or self._drops or self._mark):
            return
        state = self.state
        if state.open is not None:
            reached = segments.reach_to(state.open, self.now_ms)
            self.state = replace(self.state, open=reached)
            self.put(reached)
        if state.session is not None:
            seen = replace(
                state.session, seen_ms=self.now_ms, seen_mono_ms=self.surroundings.clock.mono_ms
            )
            self.state = replace(self.state, session=seen)
            self._mark = True


def belongs(segment: TrackedSegment, session: SessionMark) -> bool:
    """Whether the segment was tracked since this session began, whatever agent time did since."""
    return segment.start_ms + segment.moved_ms >= session.started_ms


def _watching(mode: Mode) -> Watching:
    if mode is Mode.CAPTURING:
        return Watching.COUNTS
    return Watching.PRESENCE if mode in CLOCKED_IN else Watching.NOTHING
