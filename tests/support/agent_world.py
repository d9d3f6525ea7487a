"""A world for the agent that tests turn by hand: clocks, a seeded generator, ports in memory.

Time passes only by `World.pass_time`; the agent's control loop runs on the test's own thread, its shot
worker on its own. A crash is simulated by building a second agent on what the ports hold.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from agent.client import Look, SignIn, Snapshot, SyncState
from agent.core.consents import Agreement
from agent.core.moment import Moments, Rng
from agent.core.privacy import Privacy
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.core.reminders import Reminders
from agent.core.tracked import (
    Change,
    DropSeed,
    DropSegment,
    JournalContents,
    Phase,
    PutSeed,
    PutSegment,
    PutSession,
    SeedMark,
    SessionMark,
    TrackedSegment,
)
from agent.runtime.agent import RunningAgent
from agent.runtime.clock import EventWaiter
from agent.runtime.ports import (
    CoveredWeek,
    Identity,
    Journal,
    KeptSegment,
    KnownDevice,
    Offset,
    OutboxStatus,
    Remembered,
    SealedClaim,
    SealedConsent,
    SealedSegment,
    Week,
    WeekClose,
    Whereabouts,
)
from capture.api import Monitor, Senses
from capture.fake.desktop import FakeDesktop
from capture.fake.senses import senses_of
from wire.contracts import policy_sha256
from wire.moment import moment_ms
from wire.outgoing import (
    ConsentGiven,
    ManualClaimed,
    ManualTakenBack,
    MemoChanged,
    Outgoing,
    OutgoingId,
    RedactAsked,
    WeekClosed,
    name_of,
)
from wire.records import (
    AgentInfo,
    Contract,
    ContractId,
    DeviceId,
    Item,
    KeyId,
    Memo,
    MonitorPolicy,
    OrganizationId,
    PersonId,
    Policy,
    SegmentEvidence,
    SegmentId,
    Sha256,
    StreamId,
    WindowPolicy,
)

MONDAY_MS = 1_768_176_000_000
"""2026-01-12, a Monday, 00:00 UTC."""
HOUR_MS = 3_600_000
MINUTE_MS = 60_000
SECOND_MS = 1_000
DAY_MS = 24 * HOUR_MS

SMALL_MONITOR = Monitor(index=0, x=0, y=0, width=64, height=40)

INFO = AgentInfo(
    name="hourproof",
    version="0",
    os="test",
    senses=tuple((sense, f"fake-{sense}") for sense in ("idle", "input", "screen", "window")),
)


class ManualClock:
    """Clocks that stand still until they are moved."""

    def __init__(self, wall_ms: int) -> None:
        self._wall_ms = wall_ms
        self._mono_ms = 1_000_000
        self._boot_ms = 5_000_000
        self.boot = "boot-1"

    def wall_ms(self) -> int:
        return self._wall_ms

    def mono_ms(self) -> int:
        return self._mono_ms

    def boot_ms(self) -> int:
        return self._boot_ms

    def boot_id(self) -> str:
        return self.boot

    def local_midnight_ms(self, wall_ms: int) -> int:
        return wall_ms - wall_ms % DAY_MS

    def pass_ms(self, by_ms: int, *, awake: bool = True) -> None:
        self._wall_ms += by_ms
        self._boot_ms += by_ms
        self._mono_ms += by_ms if awake else 0

    def step_wall(self, by_ms: int) -> None:
        self._wall_ms += by_ms

    def reboot(self) -> None:
        self.boot = f"{self.boot}+"


class SeededRng:
    """The same numbers for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def token_hex(self, size: int) -> str:
        return self._random.randbytes(size).hex()


class MemoryJournal:
    """A journal that outlives the agents built on it."""

    def __init__(self) -> None:
        self.segments: dict[SegmentId, TrackedSegment] = {}
        self.session: SessionMark | None = None
        self.seeds: dict[str, SeedMark] = {}
        self.trouble: Problem | None = None
        self.writes = 0

    def load(self) -> JournalContents:
        kept = [one for one in self.segments.values() if one.phase is not Phase.DELIVERED]
        return JournalContents(
            self.session,
            tuple(sorted(kept, key=lambda one: one.start_ms)),
            tuple(sorted(self.seeds.values(), key=lambda one: one.started_ms)),
        )

    def write(self, changes: tuple[Change, ...]) -> None:
        if self.trouble is not None:
            raise Trouble(self.trouble)
        self.writes += 1
        for change in changes:
            match change:
                case PutSegment():
                    self.segments[change.segment.segment] = change.segment
                case DropSegment():
                    self.segments.pop(change.segment, None)
                case PutSession():
                    self.session = change.session
                case PutSeed():
                    self.seeds[change.seed.session] = change.seed
                case DropSeed():
                    self.seeds.pop(change.session, None)

    def find(self, segment: SegmentId) -> TrackedSegment | None:
        return self.segments.get(segment)

    def spans(self, contract: ContractId, *, since_ms: int) -> tuple[tuple[int, int], ...]:
        return tuple(
            sorted(
                (one.start_ms, one.end_ms)
                for one in self.segments.values()
                if one.contract == contract and one.end_ms > since_ms
            )
        )

    def pictures_needed(self) -> frozenset[Sha256]:
        needed: set[Sha256] = set()
        for one in self.segments.values():
            for shown in one.pictured:
                needed.add(shown.thumbnail.sha256)
                if one.phase is not Phase.DELIVERED:
                    needed.add(shown.picture.sha256)
        return frozenset(needed)


class MemoryPictures:
    """Picture files in memory. Any thread."""

    def __init__(self) -> None:
        self.files: dict[Sha256, bytes] = {}
        self.trouble: Problem | None = None
        self.room = True

    def put(self, data: bytes) -> Sha256:
        if self.trouble is not None:
            raise Trouble(self.trouble)
        name = Sha256(hashlib.sha256(data).hexdigest())
        self.files[name] = data
        return name

    def read(self, picture: Sha256) -> bytes | None:
        return self.files.get(picture)

    def has_room(self) -> bool:
        return self.room

    def remove(self, picture: Sha256) -> None:
        self.files.pop(picture, None)

    def sweep(self, keep: frozenset[Sha256]) -> None:
        for name in set(self.files) - keep:
            del self.files[name]


class MemoryMemory:
    """Remembers."""

    def __init__(self) -> None:
        self.remembered = Remembered(contract=None, memos={}, consents={})
        self.kept_private = Privacy()

    def load(self) -> Remembered:
        return self.remembered

    def choose(self, contract: ContractId | None) -> None:
        self.remembered = replace(self.remembered, contract=contract)

    def add_memo(self, contract: ContractId, memo: str) -> None:
        older = tuple(one for one in self.remembered.memos.get(contract, ()) if one != memo)
        memos = {**self.remembered.memos, contract: (memo, *older)[:10]}
        self.remembered = replace(self.remembered, memos=memos)

    def agree(self, contract: ContractId, agreement: Agreement) -> None:
        consents = {**self.remembered.consents, contract: agreement}
        self.remembered = replace(self.remembered, consents=consents)

    def privacy(self) -> Privacy:
        return self.kept_private

    def keep_private(self, privacy: Privacy) -> None:
        self.kept_private = privacy


class MemorySignIn:
    """A sign-in through a browser, confirmed or declined by the test."""

    def __init__(self, directory: MemoryDirectory) -> None:
        self._directory = directory
        self.asked: tuple[str, str] | None = None
        self.confirmed = False

    def ask(self, *, server_url: str, device_name: str) -> SignIn:
        self._directory.fail()
        self.asked = server_url, device_name
        page = f"{server_url}/device"
        return SignIn("BCDF-GHJK", page, f"{page}?user_code=BCDF-GHJK", 1_800_000_900_000, 5)

    def enrol(self) -> Identity | None:
        self._directory.fail()
        if self.asked is None:
            raise Trouble(Problem(ProblemCode.SIGN_IN_NOT_ASKED))
        if not self.confirmed:
            return None
        server_url, device_name = self.asked
        return self._directory.enrol(server_url=server_url, code="good", device_name=device_name)


class MemoryDevices:
    """What the log names; the test adds to it."""

    def __init__(self, directory: MemoryDirectory) -> None:
        self._directory = directory
        self.named: tuple[KnownDevice, ...] = ()
        self.last_seen: dict[KeyId, int] = {}
        self.lost: dict[KeyId, int | None] = {}

    def known(self) -> tuple[KnownDevice, ...]:
        return self.named

    def seen(self) -> Mapping[KeyId, int]:
        self._directory.fail()
        return self.last_seen

    def end(self, device: KeyId, *, lost_since_ms: int | None) -> None:
        self._directory.fail()
        self.lost[device] = lost_since_ms
        self.named = tuple(
            replace(one, ended_ms=1, lost_since_ms=lost_since_ms) if one.key == device else one
            for one in self.named
        )


class MemoryDirectory:
    """A server's word, changed by the test."""

    def __init__(self, contracts: tuple[Contract, ...], *, enrolled: bool) -> None:
        self.told = contracts
        self._known = contracts if enrolled else ()
        self._identity = self._make_identity() if enrolled else None
        self.trouble: Problem | None = None
        self.asked: tuple[str, str, str] | None = None
        self.vouched = False
        self.sign_in = MemorySignIn(self)
        self.looked: tuple[Look, ...] = ()
        self.told_week = Week(minutes=0, manual_minutes=0, heads=())
        self.fleet = MemoryDevices(self)

    def identity(self) -> Identity | None:
        return self._identity

    def contracts(self) -> tuple[Contract, ...]:
        return self._known

    def enrol(self, *, server_url: str, code: str, device_name: str) -> Identity:
        self.fail()
        if code != "good":
            raise Trouble(Problem(ProblemCode.CODE_INVALID))
        self._identity = replace(self._make_identity(), server_url=server_url)
        self._known = self.told
        return self._identity

    def ask_voucher(self, *, server_url: str, code: str, device_name: str) -> str:
        self.fail()
        self.asked = server_url, code, device_name
        return "AAAA-BBBB-CCCC"

    def enrol_vouched(self) -> Identity | None:
        self.fail()
        if self.asked is None:
            raise Trouble(Problem(ProblemCode.NOT_VOUCHED))
        server_url, code, device_name = self.asked
        if not self.vouched:
            return None
        return self.enrol(server_url=server_url, code=code, device_name=device_name)

    def looks(self, contract: ContractId, *, start_ms: int, end_ms: int) -> tuple[Look, ...]:
        self.fail()
        return tuple(one for one in self.looked if start_ms <= one.looked_ms < end_ms)

    def vouch(self, check: str) -> str:
        self.fail()
        if check != "AAAA-BBBB-CCCC":
            raise Trouble(Problem(ProblemCode.NOBODY_WAITS, {"code": check}))
        return "new desk"

    def refresh(self) -> tuple[Contract, ...]:
        self.fail()
        self._known = self.told
        return self._known

    def week(self, contract: ContractId, *, week_start_ms: int) -> Week:
        self.fail()
        return self.told_week

    def fail(self) -> None:
        if self.trouble is not None:
            raise Trouble(self.trouble)

    @staticmethod
    def _make_identity() -> Identity:
        return Identity(
            server_url="https://hours.example",
            device=DeviceId("d" * 16),
            device_name="desk",
            person=PersonId("e" * 16),
            person_name="Ada",
            organization=OrganizationId("f" * 16),
            organization_name="Works",
        )


class MemoryOutbox:
    """Seals into a list, and tells what is in it; delivers when the test says so."""

    def __init__(self) -> None:
        self.statements: dict[str, Outgoing] = {}
        """Everything sealed, in its order."""
        self.sealed: dict[SegmentId, SegmentEvidence] = {}
        self.made_ms: dict[str, int] = {}
        self.delivered: set[str] = set()
        self.own_week = Week(minutes=0, manual_minutes=0, heads=())
        self.trouble: Problem | None = None
        self.calls = 0
        self.pumps = 0
        self.hurried = 0
        self.not_running = False

    def seal(self, *outgoing: Outgoing, made_ms: int) -> None:
        if self.trouble is not None:
            raise Trouble(self.trouble)
        self.calls += 1
        for one in outgoing:
            name = name_of(one)
            if name in self.statements:
                # Sealed twice only where it could not be written down the first time, and then the same.
                assert one == self.statements[name]
                continue
            self.statements[name] = one
            self.made_ms[name] = made_ms
            if isinstance(one, SegmentEvidence):
                self.sealed[one.segment] = one

    def segment(self, name: str) -> SealedSegment | None:
        evidence = self.sealed.get(SegmentId(name))
        if evidence is None:
            return None
        items: list[Item | None] = list(evidence.items)
        minutes = evidence.minutes
        for one in self.statements.values():
            if isinstance(one, RedactAsked) and one.segment == name:
                minutes = one.minutes
                for index in one.removed:
                    assert items[index] is not None
                    items[index] = None
                for blackout in one.replaced:
                    assert items[blackout.index] is not None
                    items[blackout.index] = blackout.screenshot
            if isinstance(one, MemoChanged) and one.segment == name:
                index = next(at for at, item in enumerate(items) if isinstance(item, Memo))
                items[index] = Memo(one.text)
        return SealedSegment(
            segment=evidence.segment,
            contract=evidence.contract,
            stream=StreamId("A" * 22),
            seq=list(self.statements).index(name),
            slot_start_ms=evidence.slot_start_ms,
            start_ms=evidence.start_ms,
            end_ms=evidence.end_ms,
            minutes=minutes,
            items=tuple(items),
            slot_ms=evidence.slot_ms,
            idle=evidence.idle,
        )

    def changed(self) -> tuple[SegmentId, ...]:
        """Of each segment that a later statement speaks of its name."""
        told = self.statements.values()
        named = (one.segment for one in told if isinstance(one, RedactAsked | MemoChanged))
        return tuple(dict.fromkeys(SegmentId(name) for name in named))

    def consents(self) -> tuple[SealedConsent, ...]:
        return tuple(
            SealedConsent(one, self.made_ms[name], name in self.delivered)
            for name, one in self.statements.items()
            if isinstance(one, ConsentGiven)
        )

    def closes(self) -> tuple[CoveredWeek, ...]:
        return tuple(
            CoveredWeek(one.contract, one.week_start_ms, one.heads, self.made_ms[name])
            for name, one in self.statements.items()
            if isinstance(one, WeekClosed)
        )

    def claim(self, manual: OutgoingId) -> SealedClaim | None:
        said = self.statements.get(manual)
        if not isinstance(said, ManualClaimed):
            return None
        taken_back = any(
            isinstance(one, ManualTakenBack) and one.manual == manual
            for one in self.statements.values()
        )
        return SealedClaim(
            manual=manual,
            contract=said.contract,
            start_ms=said.start_ms,
            end_ms=said.end_ms,
            minutes=said.minutes,
            memo=None if taken_back else said.memo,
            made_ms=self.made_ms[manual],
            delivered=manual in self.delivered,
            taken_back=taken_back,
        )

    def claims(self, *, start_ms: int, end_ms: int) -> tuple[SealedClaim, ...]:
        found = [self.claim(OutgoingId(name)) for name in self.statements]
        spans = [one for one in found if one and one.start_ms < end_ms and one.end_ms > start_ms]
        return tuple(sorted(spans, key=lambda one: one.start_ms))

    def segments(self, *, start_ms: int, end_ms: int) -> tuple[KeptSegment, ...]:
        found = [self.segment(name) for name in self.sealed]
        return tuple(
            KeptSegment(one, False, 1 if one.segment in self.delivered else None)
            for one in found
            if one and start_ms <= one.start_ms < end_ms
        )

    def tracked(self, *, start_ms: int, end_ms: int) -> tuple[tuple[int, int], ...]:
        found = [self.segment(name) for name in self.sealed]
        return tuple(
            (one.start_ms, one.end_ms)
            for one in found
            if one and one.minutes and one.start_ms < end_ms and one.end_ms > start_ms
        )

    def newest_close(self, contract: ContractId, *, week_start_ms: int) -> WeekClose | None:
        closes = [one for one in self.statements.values() if isinstance(one, WeekClosed)]
        for one in reversed(closes):
            if (one.contract, one.week_start_ms) == (contract, week_start_ms):
                return WeekClose(
                    minutes=one.minutes,
                    manual_minutes=one.manual_minutes,
                    made_ms=self.made_ms[one.outgoing],
                    delivered=one.outgoing in self.delivered,
                    refused=False,
                )
        return None

    def week(self, contract: ContractId, *, week_start_ms: int) -> Week:
        return self.own_week

    def whereabouts(self, names: tuple[str, ...]) -> Mapping[str, Whereabouts]:
        return {
            one: Whereabouts.DELIVERED if one in self.delivered else Whereabouts.SEALED
            for one in names
            if one in self.statements
        }

    def status(self) -> OutboxStatus:
        waiting = len(self.sealed) - len(self.delivered & self.sealed.keys())
        return OutboxStatus(
            state=SyncState.WAITING if waiting else SyncState.DELIVERED,
            waiting=waiting,
            receipted=len(self.delivered & self.sealed.keys()),
            last_receipt_ms=None,
            next_try_ms=None,
            problem=None,
        )

    def hurry(self) -> None:
        self.hurried += 1

    def take_not_running(self) -> bool:
        found, self.not_running = self.not_running, False
        return found

    def pump(self, now_ms: int) -> int | None:
        self.pumps += 1
        self.delivered.update(self.statements)
        return None


class MemoryServerTime:
    """What the server's answers would tell."""

    def __init__(self) -> None:
        self.known: Offset | None = None

    def offset(self) -> Offset | None:
        return self.known


def a_contract(
    name: str = "a" * 16,
    *,
    segment_minutes: int = 10,
    idle_minutes: int | None = 10,
    memo_required: bool = False,
    screenshots: bool = True,
    window: WindowPolicy = WindowPolicy.TITLE,
    review_delay_s: int = 60,
    weekly_limit_minutes: int | None = None,
    week_minutes: int = 0,
    version: int = 1,
    webcam: bool = False,
    signals: bool = False,
    monitors: MonitorPolicy = MonitorPolicy.ALL,
    blur: int = 0,
) -> Contract:
    """A contract with what a test wants to be special about it."""
    return Contract(
        contract=ContractId(name),
        title="Work",
        employer="Employer",
        segment_minutes=segment_minutes,
        idle_minutes=idle_minutes,
        weekly_limit_minutes=weekly_limit_minutes,
        memo_required=memo_required,
        policy=Policy(
            version=version,
            screenshots=screenshots,
            webcam=webcam,
            window=window,
            review_delay_s=review_delay_s,
            retention_days=180,
            signals=signals,
            monitors=monitors,
            blur=blur,
        ),
        week_start_ms=MONDAY_MS,
        week_minutes=week_minutes,
    )


@dataclass
class World:
    """One machine with an agent on it."""

    contracts: tuple[Contract, ...] = (a_contract(),)
    seed: int = 1
    start_ms: int = MONDAY_MS + 10 * HOUR_MS
    enrolled: bool = True
    journal: Journal = field(default_factory=MemoryJournal)
    senses: Senses | None = None
    rng: Rng | None = None
    moment: Moments = moment_ms
    reminders: Reminders = field(default_factory=Reminders)

    def __post_init__(self) -> None:
        self.clock = ManualClock(self.start_ms)
        self.rng = self.rng if self.rng is not None else SeededRng(self.seed)
        self.desktop = FakeDesktop(monitors=(SMALL_MONITOR,), text="work")
        self.memory = MemoryMemory()
        self.pictures = MemoryPictures()
        self.directory = MemoryDirectory(self.contracts, enrolled=self.enrolled)
        self.outbox = MemoryOutbox()
        self.server_time = MemoryServerTime()
        self.waiter = EventWaiter()
        self.seen: list[Snapshot] = []
        self.agent = self.build()

    def build(self) -> RunningAgent:
        """A new agent on what is kept; the old one is simply gone, as after kill -9."""
        self.desktop.stop_counting()
        self.waiter = EventWaiter()
        self.agent = RunningAgent(
            clock=self.clock,
            rng=self.rng,
            senses=self.senses if self.senses is not None else senses_of(self.desktop),
            info=INFO,
            journal=self.journal,
            memory=self.memory,
            privacy=self.memory,
            pictures=self.pictures,
            directory=self.directory,
            outbox=self.outbox,
            ledger=self.outbox,
            claims=self.outbox,
            vouching=self.directory,
            signing_in=self.directory.sign_in,
            looking=self.directory,
            devices=self.directory.fleet,
            server_time=self.server_time,
            waiter=self.waiter,
            moment=self.moment,
            reminders=lambda: self.reminders,
        )
        return self.agent

    @property
    def shown(self) -> Snapshot:
        """What front ends see now."""
        return self.agent.snapshot()

    def do(self, verb: Callable[[RunningAgent], None]) -> None:
        """Let another thread call a verb while this one turns the control loop."""
        with ThreadPoolExecutor(1) as pool:
            done = pool.submit(verb, self.agent)
            while not done.done():
                self.agent.cycle()
                self.waiter.wait(1)
            self.settle()
            done.result()

    def ready(self, contract: Contract | None = None, *, memo: str = "") -> None:
        """Choose a contract, agree to it and say what is being done."""
        chosen = contract if contract is not None else self.contracts[0]
        policy = policy_sha256(chosen.policy)
        self.do(lambda agent: agent.choose_contract(contract=chosen.contract))
        self.do(lambda agent: agent.agree(contract=chosen.contract, policy_sha256=policy))
        if memo:
            self.do(lambda agent: agent.set_memo(memo=memo))

    def clock_in(self, contract: Contract | None = None, *, memo: str = "") -> None:
        """From nothing to a running clock."""
        self.ready(contract, memo=memo)
        self.do(lambda agent: agent.start())

    def settle(self) -> int | None:
        """Turn the loop until no shot is on its way; in how long the agent wants its next turn."""
        deadline = self.agent.cycle()
        for _ in range(400):
            if not self.agent._engine.state.shooting:
                return deadline
            self.waiter.wait(25)
            deadline = self.agent.cycle()
        raise AssertionError("a shot never came back")

    def pass_time(self, by_ms: int, *, typing: bool = False) -> int:
        """Let time pass with the agent turning whenever it wants to; how often it turned.

        `typing`: three keys at each turn, otherwise nobody touches the machine.
        """
        turns = 0
        left = by_ms
        wanted = self.settle()
        while left > 0:
            part = left if wanted is None else min(left, wanted)
            self.clock.pass_ms(part)
            self.desktop.be_idle(part)
            if typing:
                self.desktop.type_keys(3)
            left -= part
            turns += 1
            wanted = self.settle()
        return turns

    def sleep(self, by_ms: int) -> None:
        """The machine sleeps; idle timers stand still as X11's does."""
        self.clock.pass_ms(by_ms, awake=False)

    def deliver(self) -> None:
        """Let the receipts of everything sealed arrive."""
        self.outbox.delivered.update(self.outbox.statements)
        self.agent._pumped()
        self.settle()

    def problems(self) -> list[ProblemCode]:
        """What is wrong now."""
        return [problem.code for problem in self.shown.problems]
