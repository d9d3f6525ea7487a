"""Looks over everything that the agent needs, one thing after the other, and changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from agent.client import ClientError, Snapshot
from agent.control import AgentBug, ControlClient
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.platform.keyrings import backend_name
from agent.platform.session import system_description
from agent.runtime.clock import Clock, SystemClock
from agent.store.database import what_is_wrong
from agent.store.journal import MIGRATIONS
from agent.store.paths import Paths, find_paths, make_folders
from agent.store.secrets import KeyringSecrets, SecretName, SecretStore
from agent.store.settings import Enrolment, SettingsFile
from agent.version import VERSION
from agent.wiring.access import Gate, TransportMaker, read_address
from agent.wiring.build import http_transports, sense_problems
from agent.wiring.problems import translated
from capture.api import Sense, Senses
from capture.select import select
from sync.schema import STEPS
from sync.server_time import ServerTime

KEYRING_LIMIT_S: Final = 10.0
CLOCK_OFF_MS: Final = 120_000
DISK_LOW_BYTES: Final = 500_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `what` names it, `details` are plain values, `problem` says why it fails."""

    what: str
    details: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything looked at, in order."""

    version: str
    system: str
    running: bool
    findings: tuple[Finding, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found to be wrong."""
        return tuple(found.problem for found in self.findings if found.problem is not None)


def examine(
    *,
    home: Path | None,
    environment: Mapping[str, str],
    secrets: SecretStore | None = None,
    transport: TransportMaker | None = None,
    senses: Senses | None = None,
    clock: Clock | None = None,
) -> Examination:
    """Look at the data folder, the files, the keyring, the server, the clock and each sense.

    May wait for the network and for the keyring. What is not given is the real thing.
    """
    clock = clock or SystemClock()
    paths = find_paths(home, environment=environment)
    snapshot = _ask(paths)
    secrets = secrets or KeyringSecrets(paths.keyring_service, limit_s=KEYRING_LIMIT_S)
    with ExitStack() as cleanup:
        time = ServerTime()
        gate = Gate(
            secrets,
            clock=clock,
            time=time,
            transport=transport or http_transports(clock, cleanup),
        )
        settings, enrolment = _settings(paths)
        findings = (
            _data_folder(paths),
            settings,
            _database(
                "journal", paths.journal, newest=len(MIGRATIONS), running=snapshot is not None
            ),
            _spool(paths, snapshot),
            _keyring(secrets, enrolled=enrolment is not None),
            *_server(gate, time, enrolment),
            *_senses(select(environment) if senses is None else senses),
        )
    return Examination(
        version=VERSION,
        system=system_description(),
        running=snapshot is not None,
        findings=findings,
    )


def _ask(paths: Paths) -> Snapshot | None:
    try:
        return ControlClient(paths.endpoint).snapshot()
    except (ClientError, AgentBug):
        return None


def _data_folder(paths: Paths) -> Finding:
    details = {"path": str(paths.data)}
    try:
        make_folders(paths)
        free = shutil.disk_usage(paths.data).free
    except Trouble as trouble:
        return Finding("data-folder", details, trouble.problem)
    details["free_bytes"] = str(free)
    low = Problem(ProblemCode.DISK_LOW, details) if free < DISK_LOW_BYTES else None
    return Finding("data-folder", details, low)


def _settings(paths: Paths) -> tuple[Finding, Enrolment | None]:
    details = {"path": str(paths.settings)}
    try:
        looked = SettingsFile(paths.settings).look()
    except Trouble as trouble:
        return Finding("settings", details, trouble.problem), None
    return Finding("settings", details, looked.problem), looked.settings.enrolment


def _database(what: str, path: Path, *, newest: int, running: bool) -> Finding:
    """A file of SQLite. While the agent runs it is in use, and its soundness was checked at start."""
    details = {"path": str(path)}
    problem = None if running else what_is_wrong(path, newest=newest)
    if problem is not None and problem.code is ProblemCode.JOURNAL_CORRUPT:
        code = ProblemCode.SPOOL_CORRUPT if what == "spool" else problem.code
        problem = Problem(code, {**problem.details, "why": "looked-at"})
    return Finding(what, details, problem)


def _spool(paths: Paths, snapshot: Snapshot | None) -> Finding:
    if snapshot is None:
        return _database("spool", paths.spool, newest=len(STEPS), running=False)
    details = {
        "path": str(paths.spool),
        "waiting": str(snapshot.sync.waiting),
        "receipted": str(snapshot.sync.receipted),
        "state": snapshot.sync.state.value,
    }
    return Finding("spool", details)


def _keyring(secrets: SecretStore, *, enrolled: bool) -> Finding:
    details = {"keyring": backend_name()}
    try:
        key = secrets.read(SecretName.DEVICE_KEY)
    except Trouble as trouble:
        return Finding("keyring", details, trouble.problem)
    lost = enrolled and key is None
    return Finding("keyring", details, Problem(ProblemCode.KEY_LOST) if lost else None)


def _server(gate: Gate, time: ServerTime, enrolment: Enrolment | None) -> Iterator[Finding]:
    if enrolment is None:
        yield Finding("server", {}, Problem(ProblemCode.NOT_ENROLLED))
        return
    details = {"url": enrolment.server_url}
    try:
        api = gate.api(read_address(enrolment.server_url), token=None)
        with translated():
            info = api.server_info()
    except Trouble as trouble:
        yield Finding("server", details, trouble.problem)
        return
    yield Finding("server", {**details, "version": info.version})
    heard = time.latest()
    if heard is not None:
        off = {"offset_s": str(round(heard.offset_ms / 1000))}
        far = abs(heard.offset_ms) > CLOCK_OFF_MS
        yield Finding("clock", off, Problem(ProblemCode.CLOCK_OFF, off) if far else None)


def _senses(senses: Senses) -> Iterator[Finding]:
    problems = {problem.details["sense"]: problem for problem in sense_problems(senses)}
    chosen: tuple[tuple[str, Sense | None], ...] = (
        ("screen", senses.screen),
        ("input", senses.input),
        ("idle", senses.idle),
        ("window", senses.window),
    )
    for name, sense in chosen:
        details = {} if sense is None else {"back_end": sense.name}
        yield Finding(name, details, problems.get(name))
