"""Puts the agent together: the one place where the real clock, senses, files and network are chosen."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol

from agent.client import ClientError
from agent.control import ControlServer, InstanceLock
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.platform.memory import fix_mapping_threshold
from agent.platform.session import system_description
from agent.runtime.agent import RunningAgent
from agent.runtime.clock import Clock, EventWaiter, SystemClock, SystemRng, Waiter
from agent.runtime.ports import Offset
from agent.runtime.sensing import LOST
from agent.store.contracts import ContractsFile
from agent.store.journal import JournalFile
from agent.store.memos import MemoFile
from agent.store.paths import Paths, find_paths, make_folders
from agent.store.pictures import PictureFiles
from agent.store.secrets import KeyringSecrets, SecretStore
from agent.store.settings import SettingsFile
from agent.version import NAME, VERSION
from agent.wiring.access import Gate, TransportMaker
from agent.wiring.at_rest import (
    CONTRACTS,
    JOURNAL,
    MEMOS,
    PICTURES,
    SPOOL,
    SpoolTexts,
    open_vault,
)
from agent.wiring.choices import KeptChoices
from agent.wiring.devices import ToldDevices
from agent.wiring.directory import KeptDirectory
from agent.wiring.ledger import SpoolLedger
from agent.wiring.logs import begin_log
from agent.wiring.looks import ToldLooks
from agent.wiring.memory import SettingsOwner
from agent.wiring.outbox import SpoolOutbox
from agent.wiring.pictures import PicturesToSend, SharedPictures
from agent.wiring.problems import problem_of, translated
from agent.wiring.sense_problems import sense_problems
from agent.wiring.setup import SenseTrials, Setup
from agent.wiring.shortcut import Shortcut
from agent.wiring.signing_in import SigningIn
from agent.wiring.ways import http_transports
from capture.api import Sense, Senses
from capture.select import select
from sync.errors import SpoolCorrupt
from sync.server_time import ServerTime
from sync.spool import Spool
from sync.timetable import Schedule
from wire.records import AgentInfo

_log = logging.getLogger(__name__)

KEY_BYTES = 32
KEY_WAIT_S = 3.0
"""How long the start waits for the keyring. Longer only if a person has to type a password."""


class Chance(Protocol):
    """Where unpredictable numbers come from: `SystemRng`, or a seeded one in tests."""

    def below(self, bound: int) -> int:
        """A uniform integer in `[0, bound)`."""

    def token_hex(self, size: int) -> str:
        """`size` random bytes as lower-case hex."""

    def token_bytes(self, size: int) -> bytes:
        """`size` random bytes."""


class SyncRng:
    """The same source as `sync` asks it."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance

    def randbytes(self, n: int, /) -> bytes:
        """`n` random bytes."""
        return self._chance.token_bytes(n)

    def random(self) -> float:
        """A number in [0, 1)."""
        return self._chance.below(2**53) / 2**53


class HeardTime:
    """What `sync` has measured of the server's clock, as the runtime asks for it."""

    def __init__(self, time: ServerTime) -> None:
        self._time = time

    def offset(self) -> Offset | None:
        """See `agent.runtime.ports.ServerTime`."""
        heard = self._time.latest()
        if heard is None:
            return None
        return Offset(offset_ms=heard.offset_ms, measured_ms=heard.measured_ms)


@dataclass(frozen=True, slots=True)
class Basis:
    """The part of the agent that works without senses and threads: enough to enrol.

    `problems` are what was found damaged and set aside.
    """

    paths: Paths
    clock: Clock
    chance: Chance
    journal: JournalFile
    owner: SettingsOwner
    pictures: SharedPictures
    outbox: SpoolOutbox
    directory: KeptDirectory
    signing_in: SigningIn
    looks: ToldLooks
    devices: ToldDevices
    ledger: SpoolLedger
    server_time: ServerTime
    problems: tuple[Problem, ...]


class BuiltAgent:
    """An agent ready to be started. Enter it to start it; leaving it ends every thread it has."""

    def __init__(
        self,
        basis: Basis,
        client: RunningAgent,
        senses: Senses,
        control: ControlServer,
        setup: Setup,
        trials: SenseTrials,
        shortcut: Shortcut,
        *,
        ended: threading.Event,
        cleanup: ExitStack,
    ) -> None:
        self.client = client
        """The `AgentClient` for front ends."""
        self.paths = basis.paths
        self.sense_problems = sense_problems(senses)
        """Why each missing sense is missing."""
        self.senses = agent_info(senses).senses
        """The back-end of each sense, by its name."""
        self.setup = setup
        """The `SetupClient` for the first run."""
        self.trials = trials
        """The `TrialClient` for the first run."""
        self.waits_for_display = any(
            problem.details["why"] == LOST for problem in self.sense_problems
        )
        """A display is named that is not there: the senses work as soon as it is."""
        self.shortcut = shortcut
        """The `ShortcutClient` of this desktop."""
        self.ended = ended
        """Set when somebody has shut the agent down through the local socket."""
        self._control = control
        self._cleanup = cleanup
        self._started = False

    def start(self) -> None:
        """Start the threads and open the local socket. Raises `Trouble`; then `close` it all the same."""
        self.client.start_threads()
        self._started = True
        self._control.start()

    def close(self) -> None:
        """Clock out, write everything down, end the threads, close the files. Idempotent."""
        self._control.close()
        if self._started and not self.ended.is_set():
            try:
                self.client.shutdown()
            except ClientError as refused:
                _log.error("could not clock out: %s", refused.problem)
            except CancelledError:
                _log.debug("was shut down already")
        self._started = False
        self._cleanup.close()

    def __enter__(self) -> BuiltAgent:
        """Start."""
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()


def build(
    *,
    home: Path | None = None,
    environment: Mapping[str, str] | None = None,
    clock: Clock | None = None,
    rng: Chance | None = None,
    senses: Senses | None = None,
    transport: TransportMaker | None = None,
    secrets: SecretStore | None = None,
    schedule: Schedule | None = None,
    make_waiter: Callable[[], Waiter] = EventWaiter,
    on_shutdown: Callable[[], None] | None = None,
) -> BuiltAgent:
    """The agent for `home`, else for HOURPROOF_HOME, else for this user; nothing runs yet.

    Everything that is not given is the real thing. `on_shutdown` is called, on a thread of the local
    socket, when somebody has shut the agent down there; it must not call `close` itself. Raises
    `Trouble`: AGENT_RUNNING, DATA_FOLDER_UNWRITABLE, DISK_FULL, SETTINGS_TOO_NEW, DATABASE_TOO_NEW; and where
    the data is sealed KEYRING_LOCKED, KEYRING_MISSING or KEY_LOST, since nothing of it can be read then.
    """
    fix_mapping_threshold()
    given = os.environ if environment is None else environment
    ended = threading.Event()

    def shut_down() -> None:
        ended.set()
        if on_shutdown is not None:
            on_shutdown()

    with ExitStack() as cleanup:
        basis = open_basis(
            cleanup,
            home=home,
            environment=given,
            clock=clock,
            chance=rng,
            transport=transport,
            secrets=secrets,
            schedule=schedule,
        )
        basis.outbox.expect_access(limit_s=KEY_WAIT_S)
        senses = (
            select(given, camera=lambda: basis.owner.settings.camera) if senses is None else senses
        )
        client = RunningAgent(
            clock=basis.clock,
            rng=basis.chance,
            senses=senses,
            info=agent_info(senses),
            journal=basis.journal,
            memory=basis.owner,
            privacy=basis.owner,
            reminders=lambda: basis.owner.settings.reminders,
            choices=KeptChoices(basis.owner, basis.paths, given),
            pictures=basis.pictures,
            directory=basis.directory,
            outbox=basis.outbox,
            ledger=basis.ledger,
            claims=basis.ledger,
            vouching=basis.directory,
            signing_in=basis.signing_in,
            looking=basis.looks,
            devices=basis.devices,
            server_time=HeardTime(basis.server_time),
            problems=basis.problems,
            waiter=make_waiter(),
            uploader_waiter=make_waiter(),
        )
        info = agent_info(senses)
        with_senses = ", ".join(f"{sense} {name}" for sense, name in info.senses)
        _log.info("%s %s on %s with %s", NAME, VERSION, info.os, with_senses or "no senses")

        control = ControlServer(
            client,
            endpoint=basis.paths.endpoint,
            token=basis.chance.token_hex(KEY_BYTES),
            key=basis.chance.token_hex(KEY_BYTES),
            on_shutdown=shut_down,
            copy_spool=basis.outbox.copy_to,
        )
        cleanup.callback(control.close)
        setup = Setup(
            basis.paths.setup, environment=given, preset=lambda: basis.owner.settings.server
        )
        trials = SenseTrials(
            lambda: select(given, camera=lambda: basis.owner.settings.camera),
            snapshot=client.snapshot,
            privacy=client.privacy,
        )
        return BuiltAgent(
            basis,
            client,
            senses,
            control,
            setup,
            trials,
            Shortcut(given),
            ended=ended,
            cleanup=cleanup.pop_all(),
        )


def open_basis(
    cleanup: ExitStack,
    *,
    home: Path | None,
    environment: Mapping[str, str],
    clock: Clock | None = None,
    chance: Chance | None = None,
    transport: TransportMaker | None = None,
    secrets: SecretStore | None = None,
    schedule: Schedule | None = None,
) -> Basis:
    """Take the lock and open everything on disk; `cleanup` closes it. Raises `Trouble`."""
    clock = clock or SystemClock()
    chance = chance or SystemRng()
    paths = find_paths(home, environment=environment)
    make_folders(paths)
    cleanup.callback(InstanceLock.take(paths.lock).release)
    cleanup.callback(begin_log(paths, environment))
    file = SettingsFile(paths.settings)
    loaded = file.load()
    secrets = KeyringSecrets(paths.keyring_service) if secrets is None else secrets
    enrolled = loaded.settings.enrolment is not None
    vault = open_vault(paths, secrets, random_bytes=chance.token_bytes, enrolled=enrolled)
    opened = JournalFile.open(paths.journal, vault.cipher(JOURNAL), begun=enrolled)
    cleanup.callback(opened.journal.close)
    texts = SpoolTexts(vault.cipher(SPOOL))
    spool, spool_problem = _open_spool(paths.spool, SyncRng(chance), texts, begun=enrolled)
    cleanup.callback(spool.close)
    owner = SettingsOwner(file, loaded.settings, MemoFile(paths.memos, vault.cipher(MEMOS)))
    files = PictureFiles(paths.pictures, vault.cipher(PICTURES))
    contracts = ContractsFile(paths.contracts, vault.cipher(CONTRACTS))
    if vault.is_open:
        _seal_the_past(opened.journal, spool, files, owner, contracts)
    pictures = SharedPictures(
        files, opened.journal, spool, paths, lambda: owner.settings.storage.quota_bytes
    )
    server_time = ServerTime()
    gate = Gate(
        secrets,
        clock=clock,
        time=server_time,
        transport=transport
        or http_transports(clock, cleanup, network=loaded.settings.network, secrets=secrets),
    )
    outbox = SpoolOutbox(
        spool,
        gate,
        PicturesToSend(files, pictures),
        owner,
        rng=SyncRng(chance),
        schedule=schedule or Schedule(),
        now_ms=clock.wall_ms,
    )
    cleanup.callback(outbox.close)
    directory = KeptDirectory(contracts, gate, owner, outbox, vault, rng=SyncRng(chance))
    found = (loaded.problem, opened.problem, spool_problem, directory.problem)
    return Basis(
        paths=paths,
        clock=clock,
        chance=chance,
        journal=opened.journal,
        owner=owner,
        pictures=pictures,
        outbox=outbox,
        directory=directory,
        signing_in=SigningIn(gate, directory, secrets=secrets, clock=clock, time=server_time),
        looks=ToldLooks(outbox, spool.ledger),
        devices=ToldDevices(outbox, spool.ledger, owner),
        ledger=SpoolLedger(spool.ledger, owner),
        server_time=server_time,
        problems=tuple(problem for problem in found if problem is not None),
    )


def agent_info(senses: Senses) -> AgentInfo:
    """What statements say of this program and how it senses."""
    chosen: tuple[tuple[str, Sense | None], ...] = (
        ("idle", senses.idle),
        ("input", senses.input),
        ("screen", senses.screen),
        ("window", senses.window),
    )
    names = tuple((sense, "none" if one is None else one.name) for sense, one in chosen)
    return AgentInfo(name=NAME, version=VERSION, os=system_description(), senses=names)


def _seal_the_past(
    journal: JournalFile,
    spool: Spool,
    files: PictureFiles,
    owner: SettingsOwner,
    contracts: ContractsFile,
) -> None:
    """Seal what an earlier version left in the clear. What fails for want of room is done at a later start."""
    try:
        journal.seal_all()
        with translated():
            spool.seal_all()
        owner.hide_memos()
        contracts.seal()
        files.seal_all()
    except Trouble as trouble:
        if trouble.problem.code is not ProblemCode.DISK_FULL:
            raise
        _log.warning("what lies in the clear is sealed another time: %s", trouble.problem)


def _open_spool(
    path: Path, rng: SyncRng, cipher: SpoolTexts, *, begun: bool
) -> tuple[Spool, Problem | None]:
    """The spool, and SPOOL_CORRUPT when an unreadable one had to be set aside."""
    with translated():
        try:
            return Spool(path, rng=rng, cipher=cipher, begun=begun), None
        except SpoolCorrupt as corrupt:
            return Spool(path, rng=rng, cipher=cipher), problem_of(corrupt.problem)
