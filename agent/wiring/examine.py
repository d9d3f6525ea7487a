"""Looks over everything that the agent needs, one thing after the other, by really trying it.

What is tried is undone: a picture is thrown away, a secret forgotten. Nothing of the person's is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent.client import ClientError, Problem, ProblemCode, Snapshot, Trouble
from agent.control import AgentBug, ControlClient
from agent.platform.keyrings import backend_name
from agent.platform.session import system_description
from agent.runtime.clock import Clock, SystemClock, SystemRng
from agent.store.paths import Paths, find_paths
from agent.store.secrets import KeyringSecrets, SecretName, SecretStore
from agent.store.settings import Enrolment
from agent.store.vault import Cipher, Vault
from agent.version import VERSION
from agent.wiring import look
from agent.wiring.access import Gate, TransportMaker, read_address
from agent.wiring.at_rest import CONTRACTS, PICTURES
from agent.wiring.problems import translated
from agent.wiring.report import report
from agent.wiring.trials import Finding, try_senses
from agent.wiring.ways import http_transports
from capture.api import Senses
from capture.select import select
from sync.address import ServerAddress
from sync.certificate import certificate_of
from sync.server_time import ServerTime

KEYRING_LIMIT_S: Final = 10.0
CLOCK_OFF_MS: Final = 120_000
DAY_MS: Final = 86_400_000
PROBE_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything looked at, in order."""

    version: str
    system: str
    running: bool
    findings: tuple[Finding, ...]

    def report(self, paths: Paths) -> str:
        """The diagnostics with everything that was found; names nothing of the person's."""
        return report(paths, snapshot=ask_running(paths), findings=self.findings)

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
    snapshot = ask_running(paths)
    secrets = secrets or KeyringSecrets(paths.keyring_service, limit_s=KEYRING_LIMIT_S)
    with ExitStack() as cleanup:
        time = ServerTime()
        gate = Gate(
            secrets,
            clock=clock,
            time=time,
            transport=transport
            or http_transports(clock, cleanup, network=look.network_of(paths), secrets=secrets),
        )
        settings, enrolment = look.look_at_settings(paths)
        vault = Vault(secrets, mark=paths.vault, random_bytes=SystemRng().token_bytes)
        keyring = _keyring(secrets, vault, enrolled=enrolment is not None)
        findings = (
            look.look_at_folder(paths),
            look.look_at_rights(paths),
            settings,
            look.look_at_contracts(paths, _cipher(vault, CONTRACTS)),
            look.look_at_journal(paths, snapshot),
            look.look_at_spool(paths, snapshot),
            look.look_at_pictures(paths, _cipher(vault, PICTURES)),
            look.look_at_set_aside(paths),
            keyring,
            *_server(gate, time, enrolment, clock),
            *try_senses(select(environment) if senses is None else senses),
        )
    return Examination(
        version=VERSION,
        system=system_description(),
        running=snapshot is not None,
        findings=tuple(one for one in findings if one is not None),
    )


def ask_running(paths: Paths) -> Snapshot | None:
    """What the agent that runs for this folder says of itself; None where none does."""
    try:
        return ControlClient(paths.endpoint).snapshot()
    except (ClientError, AgentBug):
        return None


def _cipher(vault: Vault, purpose: str) -> Cipher | None:
    """What opens things of one kind; None where the key is not at hand."""
    if vault.in_use and not vault.is_open:
        return None
    return vault.cipher(purpose)


def _keyring(secrets: SecretStore, vault: Vault, *, enrolled: bool) -> Finding:
    """Store, read and forget a probe; then see that the keys of the device and of its data are there."""
    details = {"keyring": backend_name()}
    probe = SystemRng().token_hex(PROBE_BYTES)
    try:
        secrets.write(SecretName.PROBE, probe)
        try:
            kept = secrets.read(SecretName.PROBE) == probe
        finally:
            secrets.delete(SecretName.PROBE)
        key = secrets.read(SecretName.DEVICE_KEY)
        if vault.in_use:
            vault.unlock()
    except Trouble as trouble:
        return Finding("keyring", details, trouble.problem)
    if not kept:
        forgets = {**details, "reason": "it forgets what it is given"}
        return Finding("keyring", details, Problem(ProblemCode.KEYRING_MISSING, forgets))
    lost = enrolled and key is None
    return Finding("keyring", details, Problem(ProblemCode.KEY_LOST) if lost else None)


def _server(
    gate: Gate, time: ServerTime, enrolment: Enrolment | None, clock: Clock
) -> Iterator[Finding]:
    """Reach the server; what it is, what its certificate says, and how far its clock is from ours."""
    if enrolment is None:
        yield Finding("server", {}, Problem(ProblemCode.NOT_ENROLLED))
        return
    details = {"url": enrolment.server_url}
    try:
        address = read_address(enrolment.server_url)
        api = gate.api(address, token=None)
        with translated():
            info = api.server_info()
    except Trouble as trouble:
        yield Finding("server", details, trouble.problem)
        return
    details["version"] = info.version
    details["statements"] = f"{info.statement_min} to {info.statement_max}"
    yield Finding("server", {**details, **_certificate(address, clock)})
    heard = time.latest()
    if heard is not None:
        off = {"offset_s": str(round(heard.offset_ms / 1000))}
        far = abs(heard.offset_ms) > CLOCK_OFF_MS
        yield Finding("clock", off, Problem(ProblemCode.CLOCK_OFF, off) if far else None)


def _certificate(address: ServerAddress, clock: Clock) -> dict[str, str]:
    """The server answered, so it is trusted: only how long that lasts is still to be said."""
    try:
        found = certificate_of(address)
    except OSError:  # such as where only a proxy leads there
        return {"certificate": "not looked at"}
    if found is None:
        return {"certificate": "none, this machine"}
    left = (found.ends_ms - clock.wall_ms()) // DAY_MS
    return {"certificate": f"{left} days left", "issuer": found.issuer}
