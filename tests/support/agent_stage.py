"""The pure core on a stage of its own: a tiny runtime without threads, files or senses.

Storyboards and the random driver play on it. It follows the same order as `agent.runtime.engine`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from agent.core.commands import (
    Command,
    Discard,
    Refuse,
    RememberChoice,
    RememberConsent,
    RememberMemo,
    Retract,
    Seal,
    TakeShot,
    Tell,
    Watch,
    Watching,
    Write,
)
from agent.core.consents import Agreement
from agent.core.events import (
    ClockStepped,
    ContractsChanged,
    Event,
    KnownContract,
    Sealed,
    SealingFailed,
    Sensed,
    ShotDone,
    StorageDue,
    StorageFailed,
    TimeCorrected,
)
from agent.core.intervals import distinct_minutes, week_start
from agent.core.machine import step
from agent.core.model import CLOCKED_IN, State, Surroundings
from agent.core.moment import Moments, Rng
from agent.core.observe import TICK_MS, Reading, due, limit_event, next_deadline, sensed
from agent.core.recovery import Found, recover
from agent.core.tracked import (
    DropSeed,
    DropSegment,
    JournalContents,
    MinuteCounts,
    PutSeed,
    PutSegment,
    PutSession,
    SeedMark,
    SessionMark,
    TrackedSegment,
)
from tests.support.agent_world import INFO
from wire.contracts import policy_sha256
from wire.moment import moment_ms
from wire.outgoing import Outgoing, name_of
from wire.records import (
    ClockReading,
    Contract,
    ContractId,
    ImageFile,
    MonitorPlace,
    Screenshot,
    SegmentEvidence,
    SegmentId,
    Sha256,
    Window,
    WindowPolicy,
)


def known(contract: Contract) -> KnownContract:
    """The contract with the hash of its policy."""
    return KnownContract(contract=contract, policy=policy_sha256(contract.policy))


def spans_of(rows: Iterable[TrackedSegment], state: State, now_ms: int) -> list[tuple[int, int]]:
    """What is tracked: the journal's rows, what could not be written down yet, the open span up to now."""
    kept = {one.segment: one for one in rows}
    for owed in state.owed:
        kept.pop(owed.segment, None)
    kept.update({one.segment: one for one in (*state.waiting, *state.sealed)})
    spans = [
        (one.start_ms, one.end_ms)
        for one in kept.values()
        if state.open is None or one.segment != state.open.segment
    ]
    if state.open is not None:
        spans.append((state.open.start_ms, now_ms))
    return sorted(span for span in spans if span[0] < span[1])


@dataclass
class Disk:
    """What survives a crash."""

    segments: dict[SegmentId, TrackedSegment] = field(default_factory=dict)
    session: SessionMark | None = None
    chosen: ContractId | None = None
    seeds: dict[str, SeedMark] = field(default_factory=dict)
    consents: dict[ContractId, Agreement] = field(default_factory=dict)
    memos: dict[ContractId, tuple[str, ...]] = field(default_factory=dict)
    statements: dict[str, Outgoing] = field(default_factory=dict)
    """Everything sealed, in its order."""
    sealed: dict[SegmentId, SegmentEvidence] = field(default_factory=dict)
    pictures: set[Sha256] = field(default_factory=set)
    full: bool = False
    spool_full: bool = False


class Stage:
    """Plays events against the machine; `now_ms` moves only by `go_to`."""

    def __init__(
        self,
        contracts: tuple[Contract, ...],
        *,
        now_ms: int,
        rng: Rng,
        moment: Moments = moment_ms,
    ) -> None:
        self.disk = Disk()
        self.moment = moment
        self.contracts = contracts
        self.now_ms = now_ms
        self.rng = rng
        self.boot = "boot-1"
        self.enrolled = True
        self.set_by_ms = 0
        """By how much the clock was set so far."""
        self.last_input_ms = 0
        self.counts = MinuteCounts(0, 0, 0)
        self.watching = Watching.NOTHING
        self.notices: list[Tell] = []
        self.shots: list[tuple[int, SegmentId]] = []
        self.refused: str | None = None
        self.slow_shots = False
        self.answers: list[ShotDone] = []
        self.undone: list[ShotDone] = []
        self.state = State()
        self._read_ms = now_ms
        self.restart()

    def restart(self) -> None:
        """Begin anew from what the disk holds; what was only in memory is gone."""
        disk = self.disk
        contents = JournalContents(
            disk.session,
            tuple(
                sorted(
                    (one for one in disk.segments.values() if one.phase != "delivered"),
                    key=lambda one: one.start_ms,
                )
            ),
            tuple(sorted(disk.seeds.values(), key=lambda one: one.started_ms)),
        )
        found = Found(
            enrolled=self.enrolled,
            contracts=tuple(known(one) for one in self.contracts),
            chosen=disk.chosen,
            consents=dict(disk.consents),
            memos=dict(disk.memos),
            journal=contents,
            sealed=frozenset(disk.statements),
            floor_ms=max((one.end_ms for one in disk.segments.values()), default=0),
        )
        self.watching = Watching.NOTHING
        self.answers = []
        self.undone = []
        disk.pictures &= {picture for one in disk.segments.values() for picture in one.pictures}
        self.counts = MinuteCounts(0, 0, 0)
        self.state, commands = recover(found, self._surroundings(), now_ms=self.now_ms)
        self._carry_out(commands)
        self._read_ms = self.now_ms
        self.look()

    def input(self, keys: int = 1) -> None:
        """Somebody types now."""
        self.last_input_ms = self.now_ms
        if self.watching is Watching.COUNTS:
            self.counts = MinuteCounts(self.counts.keys + keys, 0, 0)

    def go_to(self, now_ms: int) -> None:
        """Let time pass, with a look at every deadline and tick."""
        while self.now_ms < now_ms:
            wanted = next_deadline(self.state, self.now_ms)
            stop = now_ms if wanted is None else min(now_ms, max(wanted, self.now_ms + 1))
            if self.state.mode in CLOCKED_IN:
                stop = min(stop, self._read_ms + TICK_MS)
            self.now_ms = max(stop, self.now_ms + 1)
            self.look()

    def look(self) -> None:
        """Read the senses and do what is due, now."""
        if self.state.mode in CLOCKED_IN:
            counted, self.counts = self.counts, MinuteCounts(0, 0, 0)
            reading = Reading(
                now_ms=self.now_ms,
                since_ms=self._read_ms,
                last_input_ms=self.last_input_ms,
                counts=counted if self.watching is Watching.COUNTS else None,
            )
            for event in sensed(self.state, reading):
                self.feed(event)
        self._read_ms = self.now_ms
        self._settle()

    def tell(self, event: Event) -> str | None:
        """Something happens now; the code of the refusal, if it was refused."""
        self.refused = None
        self.look()
        self.feed(event)
        self._settle()
        return self.refused

    def answer(self) -> None:
        """Let the slow shots arrive."""
        answers, self.answers = self.answers, []
        for done in answers:
            self.feed(done)
        self._settle()

    def feed(self, event: Event) -> None:
        """One step, with what follows from it."""
        state, commands = step(self.state, event, self._surroundings())
        if self.disk.full and any(isinstance(command, Write) for command in commands):
            self.refused = "disk-full"
            if isinstance(event, ShotDone):
                self.undone.append(event)
            ahead_ms = event.shift_ms if isinstance(event, ClockStepped | TimeCorrected) else 0
            failed = StorageFailed(now_ms=self.now_ms - ahead_ms)
            self.state, commands = step(self.state, failed, self._surroundings())
            if isinstance(event, Sensed | ContractsChanged):
                self.feed(event)
        else:
            self.state = state
        self._carry_out(commands)
        if isinstance(event, StorageDue) and not self.disk.full:
            undone, self.undone = self.undone, []
            for shot in undone:
                self.feed(shot)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Everything tracked: what is sealed or waits, and the open span up to now."""
        return spans_of(self.disk.segments.values(), self.state, self.now_ms)

    def _settle(self) -> None:
        for _ in range(1_000):
            event = due(self.state, self.now_ms) or self._limit()
            if event is None:
                return
            self.feed(event)
        raise AssertionError(f"no end of events in {self.state.mode}")

    def _limit(self) -> Event | None:
        """What the week comes to, against its limit."""
        chosen = self.state.chosen
        spans = [
            (one.start_ms, one.end_ms)
            for one in self.disk.segments.values()
            if one.contract == chosen
        ]
        opened = self.state.open
        if opened is not None:
            spans.append((opened.start_ms, max(self.now_ms, opened.end_ms)))
        minutes = distinct_minutes(spans, start_ms=week_start(self.now_ms), end_ms=self.now_ms + 1)
        return limit_event(self.state, now_ms=self.now_ms, week_minutes=minutes)

    def _carry_out(self, commands: tuple[Command, ...]) -> None:
        for command in commands:
            match command:
                case Write():
                    self._write(command)
                case Watch():
                    if command.watching is not self.watching:
                        self.counts = MinuteCounts(0, 0, 0)
                    self.watching = command.watching
                case TakeShot():
                    self._take_shot(command)
                case Discard():
                    needed = {
                        picture for one in self.disk.segments.values() for picture in one.pictures
                    }
                    self.disk.pictures -= set(command.pictures) - needed
                case Seal():
                    self._seal(command)
                case Tell():
                    self.notices.append(command)
                case Retract():
                    last = [one for one in self.notices if one.code is command.code][-1:]
                    self.notices = [one for one in self.notices if one not in last]
                case Refuse():
                    self.refused = command.problem.code.value
                case RememberChoice():
                    self.disk.chosen = command.contract
                case RememberMemo():
                    older = self.disk.memos.get(command.contract, ())
                    self.disk.memos[command.contract] = (command.memo, *older)
                case RememberConsent():
                    self.disk.consents[command.contract] = Agreement(
                        command.policy, command.features, command.at_ms
                    )

    def _write(self, command: Write) -> None:
        for change in command.changes:
            match change:
                case PutSegment():
                    self.disk.segments[change.segment.segment] = change.segment
                case DropSegment():
                    self.disk.segments.pop(change.segment, None)
                case PutSession():
                    self.disk.session = change.session
                case PutSeed():
                    self.disk.seeds[change.seed.session] = change.seed
                case DropSeed():
                    self.disk.seeds.pop(change.session, None)

    def _take_shot(self, command: TakeShot) -> None:
        self.shots.append((self.now_ms, command.segment))
        name = f"{len(self.shots):032x}"
        picture, thumbnail = Sha256(f"{name}{'0' * 32}"), Sha256(f"{name}{'1' * 32}")
        if command.screenshots:
            self.disk.pictures |= {picture, thumbnail}
        shot = Screenshot(
            monitor=MonitorPlace(index=0, x=0, y=0, width=10, height=10),
            taken_ms=self.now_ms,
            media_type="image/webp",
            picture=ImageFile(sha256=picture, bytes=9, width=10, height=10),
            thumbnail=ImageFile(sha256=thumbnail, bytes=3, width=5, height=5),
        )
        done = ShotDone(
            now_ms=self.now_ms,
            segment=command.segment,
            taken_ms=self.now_ms,
            screenshots=(shot,) if command.screenshots else (),
            no_screenshot=None,
            window=None if command.window is WindowPolicy.NONE else Window("editor", None),
            no_window=None,
        )
        if self.slow_shots:
            self.answers.append(done)
        else:
            self.feed(done)

    def _seal(self, command: Seal) -> None:
        if self.disk.spool_full:
            self.feed(SealingFailed(now_ms=self.now_ms, name=command.name, again=command.again))
            return
        for one in command.outgoing:
            # Sealed twice only where it could not be written down the first time, and then the same.
            assert self.disk.statements.setdefault(name_of(one), one) == one
            if isinstance(one, SegmentEvidence):
                self.disk.sealed[one.segment] = one
        self.feed(Sealed(now_ms=self.now_ms, name=command.name))

    def _surroundings(self) -> Surroundings:
        clock = ClockReading(
            boot=self.boot,
            mono_ms=self.now_ms - self.set_by_ms,
            wall_ms=self.now_ms,
            offset_ms=0,
            offset_age_s=None,
            jumps_ms=(),
        )
        return Surroundings(rng=self.rng, clock=clock, agent=INFO, moment=self.moment)
