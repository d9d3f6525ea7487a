"""The running agent: threads around the engine, and the surface that front ends see (`AgentClient`)."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import replace

from agent.client import ClientError, ClosedWeek, ConsentView, Redaction, Snapshot
from agent.core.events import (
    Agree,
    Choose,
    Delete,
    Event,
    Keep,
    SetMemo,
    Shutdown,
    Start,
    Stop,
)
from agent.core.model import Mode
from agent.core.moment import Moments, Rng
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime import snapshot as snapshots
from agent.runtime.changes import Changes
from agent.runtime.clock import Clock, EventWaiter, Waiter
from agent.runtime.closing import Closing
from agent.runtime.effects import Effects
from agent.runtime.engine import Engine, Parts
from agent.runtime.loop import ControlLoop
from agent.runtime.ports import Directory, Journal, Ledger, Memory, Outbox, Pictures, ServerTime
from agent.runtime.sensing import Sensing
from agent.runtime.shots import Shot, ShotWorker
from agent.runtime.timekeeper import TimeKeeper
from agent.runtime.uploader import Uploader
from capture.api import Senses
from wire.moment import moment_ms
from wire.records import AgentInfo, Contract, ContractId, SegmentId, Sha256

_log = logging.getLogger("hourproof.agent")

SHOT_GRACE_MS = 5_000
"""How long a shutdown waits for a picture that is being taken."""
JOIN_S = 5.0


class RunningAgent:
    """Implements `agent.client.EvidenceClient`. Build it, then `start_threads` or `run_forever`, once."""

    def __init__(
        self,
        *,
        clock: Clock,
        rng: Rng,
        senses: Senses,
        info: AgentInfo,
        journal: Journal,
        memory: Memory,
        pictures: Pictures,
        directory: Directory,
        outbox: Outbox,
        ledger: Ledger,
        server_time: ServerTime,
        waiter: Waiter | None = None,
        uploader_waiter: Waiter | None = None,
        problems: tuple[Problem, ...] = (),
        moment: Moments = moment_ms,
    ) -> None:
        """Take over what the last run left; nothing runs yet. Raises `Trouble` when it cannot be read.

        `problems` are troubles found while the program was put together; they are shown until it ends. Any
        `moment` but the protocol's own is for tests: its captures would not verify.
        """
        self._clock = clock
        self._pictures = pictures
        self._directory = directory
        self._outbox = outbox
        self._ledger = ledger
        self._standing_problems = problems
        self._subscribers: tuple[Callable[[Snapshot], None], ...] = ()
        self._enrolling = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._stop_by_mono_ms: int | None = None
        self._keeper = TimeKeeper(clock, server_time)
        self._sensing = Sensing(senses)
        self._loop = ControlLoop(waiter if waiter is not None else EventWaiter())
        self._uploader = Uploader(
            outbox=outbox,
            directory=directory,
            clock=clock,
            waiter=uploader_waiter if uploader_waiter is not None else EventWaiter(),
            pumped=self._pumped,
            refreshed=self._refreshed,
        )
        shots = None
        if senses.screen is not None:
            shots = ShotWorker(
                screen=senses.screen,
                pictures=pictures,
                now_ms=self._keeper.now_ms,
                answer=self._shot_taken,
            )
        self._effects = Effects(
            journal=journal,
            memory=memory,
            pictures=pictures,
            outbox=outbox,
            sensing=self._sensing,
            shots=shots,
            now_ms=self._keeper.now_ms,
            new_id=rng.token_hex,
            sealed=self._uploader.wake,
        )
        self._engine = Engine(
            Parts(
                keeper=self._keeper,
                rng=rng,
                info=info,
                sensing=self._sensing,
                effects=self._effects,
                journal=journal,
                memory=memory,
                pictures=pictures,
                outbox=outbox,
                directory=directory,
                moment=moment,
            )
        )
        self._changes = Changes(
            engine=self._engine,
            effects=self._effects,
            journal=journal,
            ledger=ledger,
            pictures=pictures,
            new_id=rng.token_hex,
            now_ms=self._keeper.now_ms,
            on_control=self._on_control,
        )
        self._closing = Closing(
            engine=self._engine,
            effects=self._effects,
            directory=directory,
            ledger=ledger,
            new_id=rng.token_hex,
            on_control=self._on_control,
        )
        self._engine.begin()
        self._shown = self._build()

    # Running

    def start_threads(self) -> None:
        """Start the control and the uploader thread and return."""
        self._spawn("hourproof-control", self._control)
        self._spawn("hourproof-uploader", self._uploader.run)

    def run_forever(self) -> None:
        """Be the control thread until `shutdown`, with the uploader beside."""
        self._spawn("hourproof-uploader", self._uploader.run)
        self._control()

    def cycle(self) -> int | None:
        """One round of the control loop on the calling thread, for whoever steps the agent by hand."""
        return self._loop.cycle(self._turn)

    # What front ends see

    def snapshot(self) -> Snapshot:
        """The state now. Any thread."""
        shown, state = self._shown, self._engine.state
        now_ms = self._keeper.now_ms()
        return replace(shown, now_ms=now_ms, session_ms=snapshots.session_ms(state, now_ms))

    def subscribe(self, callback: Callable[[Snapshot], None]) -> Callable[[], None]:
        """Call `callback` with the present snapshot and on every change, on the control thread."""

        def begin() -> None:
            self._subscribers = (*self._subscribers, callback)
            callback(self.snapshot())

        def end() -> None:
            self._subscribers = tuple(one for one in self._subscribers if one is not callback)

        self._loop.post(begin)
        return lambda: self._loop.post(end)

    def enrol(self, *, server_url: str, code: str, device_name: str) -> None:
        """Enrol on the calling thread: the network must not hold up the clock."""
        with self._enrolling:
            if self._directory.identity() is not None:
                raise ClientError(Problem(ProblemCode.ALREADY_ENROLLED))
            try:
                self._directory.enrol(server_url=server_url, code=code, device_name=device_name)
            except Trouble as trouble:
                raise ClientError(trouble.problem) from trouble
            contracts = self._directory.contracts()
        self._call(lambda: self._engine.told_contracts(contracts, enrolled=True))
        self._uploader.wake()

    def choose_contract(self, *, contract: str) -> None:
        """Choose the contract that Start will use; while clocked in, switch to it."""
        self._verb(lambda now_ms: Choose(now_ms=now_ms, contract=ContractId(contract)))

    def agree(self, *, contract: str, policy_sha256: str) -> None:
        """Record that the contractor agreed to exactly this policy."""
        known, policy = ContractId(contract), Sha256(policy_sha256)
        self._verb(lambda now_ms: Agree(now_ms=now_ms, contract=known, policy=policy))

    def set_memo(self, *, memo: str) -> None:
        """Say what is being worked on."""
        self._verb(lambda now_ms: SetMemo(now_ms=now_ms, memo=memo))

    def start(self) -> None:
        """Clock in."""
        self._verb(lambda now_ms: Start(now_ms=now_ms))

    def stop(self) -> None:
        """Clock out."""
        self._verb(lambda now_ms: Stop(now_ms=now_ms))

    def keep(self, *, segment: str) -> None:
        """End the review of a capture."""
        self._verb(lambda now_ms: Keep(now_ms=now_ms, segment=SegmentId(segment)))

    def delete(self, *, segment: str) -> None:
        """Drop a segment that was not sealed."""
        self._verb(lambda now_ms: Delete(now_ms=now_ms, segment=SegmentId(segment)))

    def redact(self, *, redaction: Redaction) -> None:
        """Take something of a segment back; pictures are encoded on the calling thread."""
        self._changes.redact(redaction)

    def edit_memo(self, *, segment: str, memo: str) -> None:
        """Change the memo of a segment."""
        self._changes.edit_memo(segment, memo)

    def close_week(self, *, contract: str, week_start_ms: int) -> ClosedWeek:
        """Close a week; the server is asked on the calling thread."""
        self._need_identity()
        return self._closing.close(ContractId(contract), week_start_ms)

    def consents(self) -> tuple[ConsentView, ...]:
        """What was agreed to on this device."""
        try:
            signed = self._ledger.consents()
        except Trouble as trouble:
            raise ClientError(trouble.problem) from trouble
        return tuple(snapshots.consent(one) for one in signed)

    def dismiss(self, *, notice: str) -> None:
        """The contractor has read a notice."""
        self._call(lambda: self._effects.dismiss(notice))

    def upload_now(self) -> None:
        """Try the next upload at once."""
        self._need_identity()
        self._outbox.hurry()
        self._uploader.wake()

    def refresh(self) -> None:
        """Fetch contracts and policies again, on the calling thread."""
        self._need_identity()
        try:
            contracts = self._directory.refresh()
        except Trouble as trouble:
            raise ClientError(trouble.problem) from trouble
        self._call(lambda: self._engine.told_contracts(contracts, enrolled=False))

    def shutdown(self) -> None:
        """Clock out, write everything down and end the threads."""
        self._uploader.end()
        try:
            self._verb(lambda now_ms: Shutdown(now_ms=now_ms))
        except ClientError as error:
            if error.problem.code is not ProblemCode.AGENT_NOT_RUNNING:
                raise
        for thread in self._threads:
            # An upload that hangs in the network is left behind: what it sends is in the spool.
            thread.join(JOIN_S)

    # Inside

    def _spawn(self, name: str, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _control(self) -> None:
        self._loop.run(self._turn)
        self._effects.stop()

    def _turn(self) -> int | None:
        deadline_ms = self._engine.turn()
        self._publish()
        state = self._engine.state
        if state.mode is not Mode.STOPPING:
            return deadline_ms
        mono_ms = self._clock.mono_ms()
        if self._stop_by_mono_ms is None:
            self._stop_by_mono_ms = mono_ms + SHOT_GRACE_MS
        left_ms = self._stop_by_mono_ms - mono_ms
        if state.shooting and left_ms > 0:
            return left_ms
        self._loop.end()
        return None

    def _verb(self, make: Callable[[int], Event]) -> None:
        self._on_control(lambda: self._engine.verb(make))

    def _on_control(self, job: Callable[[], Problem | None]) -> None:
        """Run `job` on the control thread and raise what it says is wrong."""
        problem = self._call(job)
        if problem is not None:
            raise ClientError(problem)

    def _call(self, job: Callable[[], Problem | None]) -> Problem | None:
        """Run `job` on the control thread; when it returns the snapshot shows what it did."""

        def run() -> Problem | None:
            result = job()
            self._publish()
            return result

        try:
            return self._loop.call(run)
        except CancelledError:
            raise ClientError(Problem(ProblemCode.AGENT_NOT_RUNNING)) from None

    def _need_identity(self) -> None:
        if self._directory.identity() is None:
            raise ClientError(Problem(ProblemCode.NOT_ENROLLED))

    def _shot_taken(self, shot: Shot) -> None:
        def take_in() -> None:
            done = self._effects.shot_done(shot)
            if done is not None:
                self._engine.news(done)

        self._loop.post(take_in)

    def _pumped(self) -> None:
        self._loop.post(self._engine.delivered)

    def _refreshed(self, contracts: tuple[Contract, ...]) -> None:
        self._loop.post(lambda: self._engine.told_contracts(contracts, enrolled=False))

    def _publish(self) -> None:
        shown = self._build()
        changed = snapshots.at_rest(shown) != snapshots.at_rest(self._shown)
        self._shown = shown
        if not changed:
            return
        for callback in self._subscribers:
            try:
                callback(shown)
            except Exception:  # noqa: BLE001 - part of the loop guard: one bad listener stops nobody
                _log.exception("a subscriber failed by a bug")

    def _build(self) -> Snapshot:
        now_ms = self._keeper.now_ms()
        state = self._engine.state
        status = self._outbox.status()
        facts = snapshots.Facts(
            identity=self._directory.identity(),
            outbox=status,
            today_minutes=self._engine.minutes.today_minutes(state, now_ms),
            week_minutes=self._engine.minutes.week_minutes(state, now_ms),
            problems=self._problems(status.problem),
            notices=self._effects.notices,
        )
        return snapshots.build(state, facts, now_ms=now_ms, path=self._pictures.path)

    def _problems(self, outbox_problem: Problem | None) -> tuple[Problem, ...]:
        found = [
            self._engine.storage_problem,
            self._effects.seal_problem,
            self._effects.picture_problem,
            outbox_problem,
            self._uploader.refresh_problem,
        ]
        off_ms = self._keeper.clock_off_ms()
        if off_ms is not None:
            found.append(Problem(ProblemCode.CLOCK_OFF, {"offset_s": str(off_ms // 1000)}))
        found.extend(self._standing_problems)
        if self._directory.identity() is not None:
            found.extend(self._sensing.problems)
        # One of each: a disk that is full is so for every file on it.
        unique: dict[ProblemCode, Problem] = {}
        for problem in found:
            if problem is not None:
                unique.setdefault(problem.code, problem)
        return tuple(unique.values())
