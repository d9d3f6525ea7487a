"""The running agent: threads around the engine, and the surface that front ends see (`AgentClient`)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError

from agent.client import (
    ClientError,
    SignIn,
    Snapshot,
)
from agent.core.commands import Tell
from agent.core.events import (
    Event,
    Shutdown,
)
from agent.core.model import Mode
from agent.core.moment import Moments, Rng
from agent.core.problems import Problem, ProblemCode
from agent.core.reminders import Reminders
from agent.runtime.changes import Changes
from agent.runtime.claiming import Claiming
from agent.runtime.clock import Clock, EventWaiter, Waiter
from agent.runtime.clock_verbs import ClockVerbs
from agent.runtime.closing import Closing
from agent.runtime.device_verbs import DeviceVerbs
from agent.runtime.diary import OwnDiary
from agent.runtime.effects import Effects
from agent.runtime.engine import Engine, Parts
from agent.runtime.evidence_verbs import EvidenceVerbs
from agent.runtime.fleet import Fleet
from agent.runtime.joining import Joining
from agent.runtime.loop import ControlLoop
from agent.runtime.machine_verbs import MachineVerbs
from agent.runtime.ports import (
    Choices,
    Claims,
    Devices,
    Directory,
    Journal,
    Ledger,
    Looking,
    Memory,
    Outbox,
    Pictures,
    PrivacyKeeper,
    ServerTime,
    SignsIn,
    Vouching,
)
from agent.runtime.private import Private
from agent.runtime.refusing import refusing
from agent.runtime.sensing import Sensing
from agent.runtime.shots import Shot, ShotWorker
from agent.runtime.showing import Showing
from agent.runtime.timekeeper import TimeKeeper
from agent.runtime.uploader import Uploader
from capture.api import Senses, SessionNews
from wire.moment import moment_ms
from wire.records import AgentInfo, Contract

SHOT_GRACE_MS = 5_000
"""How long a shutdown waits for a picture that is being taken."""
JOIN_S = 5.0
_WAITED_FOR = (SessionNews.SLEEPING, SessionNews.ENDING)
"""The machine waits until these are written down."""


class RunningAgent(ClockVerbs, EvidenceVerbs, DeviceVerbs, MachineVerbs):
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
        privacy: PrivacyKeeper,
        pictures: Pictures,
        directory: Directory,
        outbox: Outbox,
        ledger: Ledger,
        claims: Claims,
        vouching: Vouching,
        signing_in: SignsIn,
        looking: Looking,
        devices: Devices,
        server_time: ServerTime,
        waiter: Waiter | None = None,
        uploader_waiter: Waiter | None = None,
        problems: tuple[Problem, ...] = (),
        moment: Moments = moment_ms,
        reminders: Callable[[], Reminders] = Reminders,
        choices: Choices | None = None,
    ) -> None:
        """Take over what the last run left; nothing runs yet. Raises `Trouble` when it cannot be read.

        `problems` are troubles found while the program was put together; they are shown until it ends. Any
        `moment` but the protocol's own is for tests: its captures would not verify. Without `choices` there is
        nothing to set.
        """
        ClockVerbs.__init__(self, self._post)
        MachineVerbs.__init__(
            self,
            private=Private(privacy),
            choices=choices,
            shown=lambda: self._call(lambda: None),
        )
        self._clock = clock
        self._outbox = outbox
        self._threads: list[threading.Thread] = []
        self._stop_by_mono_ms: int | None = None
        self._keeper = TimeKeeper(clock, server_time)
        self._session = senses.session
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
        shots = ShotWorker(
            screen=senses.screen,
            camera=senses.camera,
            window=senses.window,
            pictures=pictures,
            now_ms=self._keeper.now_ms,
            answer=self._shot_taken,
        )
        self._effects = Effects(
            journal=journal,
            memory=memory,
            pictures=pictures,
            outbox=outbox,
            privacy=privacy,
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
                reminders=reminders,
            )
        )
        EvidenceVerbs.__init__(
            self,
            directory=directory,
            ledger=ledger,
            pictures=pictures,
            looking=looking,
            changes=Changes(
                engine=self._engine,
                effects=self._effects,
                journal=journal,
                ledger=ledger,
                pictures=pictures,
                new_id=rng.token_hex,
                now_ms=self._keeper.now_ms,
                on_control=self._on_control,
            ),
            closing=Closing(
                engine=self._engine,
                effects=self._effects,
                directory=directory,
                ledger=ledger,
                claims=claims,
                new_id=rng.token_hex,
                on_control=self._on_control,
            ),
            claiming=Claiming(
                engine=self._engine,
                effects=self._effects,
                journal=journal,
                claims=claims,
                new_id=rng.token_hex,
                now_ms=self._keeper.now_ms,
                on_control=self._on_control,
            ),
            diary=OwnDiary(
                engine=self._engine,
                claims=claims,
                ledger=ledger,
                now_ms=self._keeper.now_ms,
                on_control=self._on_control,
            ),
        )
        DeviceVerbs.__init__(
            self,
            directory=directory,
            fleet=Fleet(devices),
            vouching=vouching,
            tell=self._told,
        )
        self._joining = Joining(
            directory=directory, vouching=vouching, signing_in=signing_in, enrolled=self._enrolled
        )
        self._engine.begin()
        self._changes.finish()
        self._showing = Showing(
            keeper=self._keeper,
            engine=self._engine,
            effects=self._effects,
            sensing=self._sensing,
            outbox=outbox,
            uploader=self._uploader,
            directory=directory,
            choices=choices,
            standing=problems,
        )

    # Running

    def start_threads(self) -> None:
        """Start the control and the uploader thread and return."""
        self.start_listening()
        self._spawn("hourproof-control", self._control)
        self._spawn("hourproof-uploader", self._uploader.run)

    def run_forever(self) -> None:
        """Be the control thread until `shutdown`, with the uploader beside."""
        self.start_listening()
        self._spawn("hourproof-uploader", self._uploader.run)
        self._control()

    def start_listening(self) -> None:
        """Hear from now on what happens to the session; for whoever steps the agent by hand."""
        if self._session is not None:
            self._session.start(self._session_news)

    def cycle(self) -> int | None:
        """One round of the control loop on the calling thread, for whoever steps the agent by hand."""
        return self._loop.cycle(self._turn)

    # What front ends see

    def snapshot(self) -> Snapshot:
        """The state now. Any thread."""
        return self._showing.snapshot()

    def subscribe(self, callback: Callable[[Snapshot], None]) -> Callable[[], None]:
        """Call `callback` with the present snapshot and on every change, on the control thread."""
        self._loop.post(lambda: self._showing.add(callback))
        return lambda: self._loop.post(lambda: self._showing.remove(callback))

    def enrol(self, *, server_url: str, code: str, device_name: str) -> None:
        """Enrol on the calling thread: the network must not hold up the clock."""
        self._joining.enrol(server_url=server_url, code=code, device_name=device_name)

    def ask_voucher(self, *, server_url: str, code: str, device_name: str) -> str:
        """Ask the person's other devices to vouch for this one, on the calling thread."""
        return self._joining.ask_voucher(server_url=server_url, code=code, device_name=device_name)

    def enrol_vouched(self) -> bool:
        """Enrol if another device has vouched by now, on the calling thread."""
        return self._joining.enrol_vouched()

    def ask_sign_in(self, *, server_url: str, device_name: str) -> SignIn:
        """Ask for a sign-in through the browser, on the calling thread."""
        return self._joining.ask_sign_in(server_url=server_url, device_name=device_name)

    def enrol_signed_in(self) -> bool:
        """Enrol if the person has said yes by now, on the calling thread."""
        return self._joining.enrol_signed_in()

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
        with refusing():
            contracts = self._directory.refresh()
        self.tell_of_devices()
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
        if self._session is not None:
            self._session.stop()
        self._effects.stop()

    def _turn(self) -> int | None:
        deadline_ms = self._engine.turn()
        self._showing.publish()
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

    def _post(self, event: Callable[[int], Event]) -> None:
        self._on_control(lambda: self._engine.verb(event))

    def _on_control(self, job: Callable[[], Problem | None]) -> None:
        """Run `job` on the control thread and raise what it says is wrong."""
        problem = self._call(job)
        if problem is not None:
            raise ClientError(problem)

    def _call(self, job: Callable[[], Problem | None]) -> Problem | None:
        """Run `job` on the control thread; when it returns the snapshot shows what it did."""

        def run() -> Problem | None:
            result = job()
            self._showing.publish()
            return result

        try:
            return self._loop.call(run)
        except CancelledError:
            raise ClientError(Problem(ProblemCode.AGENT_NOT_RUNNING)) from None

    def _shot_taken(self, shot: Shot) -> None:
        def take_in() -> None:
            done = self._effects.shot_done(shot)
            if done is not None:
                self._engine.news(done)

        self._loop.post(take_in)

    def _session_news(self, news: SessionNews) -> None:
        def take_in() -> None:
            try:
                self._engine.session_news(news)
            finally:
                if self._session is not None and news in _WAITED_FOR:
                    self._session.let_go()

        self._loop.post(take_in)

    def _enrolled(self, contracts: tuple[Contract, ...]) -> None:
        """On the thread that enrolled; when it returns the snapshot shows it."""
        self._call(lambda: self._engine.told_contracts(contracts, enrolled=True))
        self._uploader.wake()

    def _pumped(self) -> None:
        self._loop.post(self._engine.delivered)

    def _refreshed(self, contracts: tuple[Contract, ...]) -> None:
        self.tell_of_devices()
        self._loop.post(lambda: self._engine.told_contracts(contracts, enrolled=False))

    def _told(self, news: tuple[Tell, ...]) -> None:
        def tell() -> None:
            self._effects.carry_out(news)

        self._loop.post(tell)
