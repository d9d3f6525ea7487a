"""The workbench of one step: the state as it becomes, and the commands that follow from it.

A `Work` lives for one call of `agent.core.machine.step`, which is pure from outside.
"""

from __future__ import annotations

from dataclasses import replace

from agent.core import segments
from agent.core.commands import Command, Discard, Refuse, Tell, Watch, Watching, Write
from agent.core.model import CLOCKED_IN, Latest, Mode, Pause, State, Surroundings
from agent.core.moment import capture_moment
from agent.core.notices import NoticeCode
from agent.core.problems import Problem, ProblemCode
from agent.core.tracked import Change, DropSegment, PutSegment, PutSession, TrackedSegment
from wire.records import SegmentId, Sha256

FLOOR_TOLERANCE_MS = 5_000
"""How far the clock may stand before the end of the last span without a pause being shown."""

SEGMENT_ID_BYTES = 16


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

    def mark_session(self) -> None:
        """Write the session down."""
        self._mark = True

    # What handlers do

    def begin(self, at_ms: int) -> None:
        """Track from `at_ms` on, or wait until that is allowed: screen unlocked, floor passed."""
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
        opening = segments.Opening(
            segment=SegmentId(self.surroundings.rng.token_hex(SEGMENT_ID_BYTES)),
            clock=self.surroundings.clock,
            agent=self.surroundings.agent,
        )
        start_ms = max(at_ms, state.floor_ms)
        # Counting begins anew with every span: what failed before is tried again.
        segment = segments.open_segment(
            known.contract, start_ms=start_ms, memo=state.memo, no_counts=None, opening=opening
        )
        moment = None
        if segments.wants_moment(segment):
            rng = self.surroundings.rng
            moment = capture_moment(start_ms, segments.slot_end(segment), rng)
        if state.no_counts is not None:
            self.emit(Watch(Watching.COUNTS))
        self.state = replace(
            state, mode=Mode.CAPTURING, pause=None, open=segment, capture_ms=moment, no_counts=None
        )
        self.put(segment)

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
        if session is not None and by_ms and segment.start_ms >= session.started_ms:
            done_ms = session.done_ms + by_ms
            self.state = replace(self.state, session=replace(session, done_ms=done_ms))

    # What comes out

    def finish(self) -> tuple[State, tuple[Command, ...]]:
        """The new state and the commands in the order in which they must be carried out."""
        self._write_down()
        out = list(self._remember)
        changes: list[Change] = [DropSegment(segment) for segment in self._drops]
        changes.extend(PutSegment(segment) for segment in self._puts.values())
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
            self.state = replace(self.state, session=replace(state.session, seen_ms=self.now_ms))
            self._mark = True


def _watching(mode: Mode) -> Watching:
    if mode is Mode.CAPTURING:
        return Watching.COUNTS
    return Watching.PRESENCE if mode in CLOCKED_IN else Watching.NOTHING
