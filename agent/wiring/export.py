"""Makes a bundle of what this machine kept: with an agent running or not, and without the server."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from agent.client import ClientError
from agent.control import ControlClient, InstanceLock
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.exported import Exported, Progress, ReceiptFiles, TrustRoot
from agent.platform.files import sync_file, sync_folder
from agent.runtime.clock import Clock, SystemClock, SystemRng
from agent.store.contracts import ContractsFile, UnreadableContracts
from agent.store.errors import StoreError, disk_problem
from agent.store.files import PART_SUFFIX
from agent.store.paths import Paths
from agent.store.pictures import PictureFiles
from agent.store.secrets import KeyringSecrets, SecretStore
from agent.store.settings import Enrolment, SettingsFile
from agent.store.vault import Vault
from agent.wiring.at_rest import CONTRACTS, PICTURES, SPOOL, SpoolTexts
from agent.wiring.build import SyncRng
from agent.wiring.problems import translated
from sync.export import ExportAsked, ExportReady, contracts_of, prepare
from sync.proof import proof_of
from sync.spool import Spool
from sync.spool_file import COPY_MARK
from wire.bundle.writing import write_bundle
from wire.receipt import decode_receipt
from wire.records import Contract, ContractId, Sha256

_NAME_BYTES: Final = 8
_DAY_MS: Final = 86_400_000
_log = logging.getLogger(__name__)


def trust_root(paths: Paths) -> TrustRoot:
    """What a bundle of this device's log is checked against. Raises `Trouble` NOT_ENROLLED."""
    enrolment = _enrolment(paths)
    return TrustRoot(
        vkey=enrolment.log_key,
        organization=enrolment.organization_name,
        server_url=enrolment.server_url,
        enrolled_ms=enrolment.enrolled_ms,
    )


class SpoolExporter:
    """Fits `Exporter` and `ReceiptSource`; use it within `open_export`."""

    def __init__(
        self,
        contracts: ContractsFile,
        enrolment: Enrolment,
        spool: Spool,
        clock: Clock,
        pictures: PictureFiles,
    ) -> None:
        self._kept_contracts = contracts
        self._origin = enrolment.log_origin
        self._vkey = enrolment.log_key
        self._spool = spool
        self._clock = clock
        self._pictures = pictures

    def contracts(self) -> tuple[tuple[ContractId, str], ...]:
        """See `Exporter.contracts`."""
        with translated():
            found = contracts_of(self._spool, self._origin)
        titles = {one.contract: one.title for one in self._kept()}
        return tuple((contract, titles.get(contract, "")) for contract in found)

    def _kept(self) -> tuple[Contract, ...]:
        """The list that knows the titles; without it a contract has its id alone."""
        try:
            return self._kept_contracts.look()
        except (OSError, UnreadableContracts) as error:
            _log.warning("the kept contracts cannot be read: %s", error)
            return ()

    def write(
        self,
        file: Path,
        *,
        contract: ContractId,
        period: tuple[int, int] | None,
        pictures: bool,
        progress: Progress,
    ) -> Exported:
        """See `Exporter.write`."""
        asked = ExportAsked(
            origin=self._origin,
            contract=contract,
            period=period,
            made_ms=self._clock.wall_ms(),
            thumbnails=pictures,
            pictures=pictures,
        )
        with translated():
            ready = prepare(self._spool, asked, blob=self._blob, is_here=self._is_here)
            size = _write(file, ready, progress)
        manifest = ready.content.manifest
        return Exported(
            contract=contract,
            from_ms=manifest.from_ms,
            to_ms=manifest.to_ms,
            statements=ready.statements,
            left_out=ready.left_out,
            pictures=ready.pictures,
            bytes=size,
        )

    def receipt(self, asked: str) -> ReceiptFiles:
        """See `ReceiptSource.receipt`."""
        with translated():
            proof = proof_of(self._spool, self._origin, asked)
        if proof is None:
            raise Trouble(Problem(ProblemCode.UNKNOWN_SEGMENT, {"segment": asked}))
        size = int(decode_receipt(proof.receipt).checkpoint.split("\n")[1])
        with translated():
            log = self._spool.log(self._origin)
        vkey = self._vkey if log is None else log.vkey_for(size)
        return ReceiptFiles(
            name=proof.name,
            envelope=proof.envelope,
            disclosures=proof.disclosures,
            receipt=proof.receipt,
            device=proof.device,
            vkey=vkey,
        )

    def _is_here(self, sha256: Sha256) -> bool:
        return self._pictures.path(sha256).exists()

    def _blob(self, sha256: Sha256) -> bytes | None:
        """A file; one that cannot be read is left out, and the bundle shows that it is missing."""
        try:
            return self._pictures.unsealed(sha256) or None
        except OSError:
            return None


@contextmanager
def open_export(
    paths: Paths, *, clock: Clock | None = None, secrets: SecretStore | None = None
) -> Iterator[SpoolExporter]:
    """A view of what was sealed up to now, through a copy of its own: the agent may go on meanwhile.

    Asks the keyring for the key of the data. Raises `Trouble`: NOT_ENROLLED, KEYRING_LOCKED, SPOOL_CORRUPT,
    DISK_FULL and the like.
    """
    enrolment = _enrolment(paths)
    clock = clock or SystemClock()
    vault = Vault(
        secrets or KeyringSecrets(paths.keyring_service),
        mark=paths.vault,
        random_bytes=SystemRng().token_bytes,
    )
    if vault.in_use:
        vault.unlock()
    _remove_forgotten(paths, clock)
    rng = SystemRng()
    name = f"{paths.spool.name}.{COPY_MARK}-{rng.token_hex(_NAME_BYTES)}"
    copy = paths.spool.with_name(name)
    with ExitStack() as cleanup:
        cleanup.callback(_remove, copy)
        _copy_spool(paths, copy, SyncRng(rng))
        with translated():
            spool = Spool(copy, rng=SyncRng(rng), cipher=SpoolTexts(vault.cipher(SPOOL)))
        cleanup.callback(spool.close)
        pictures = PictureFiles(paths.pictures, vault.cipher(PICTURES))
        contracts = ContractsFile(paths.contracts, vault.cipher(CONTRACTS))
        yield SpoolExporter(contracts, enrolment, spool, clock, pictures)


def _copy_spool(paths: Paths, copy: Path, rng: SyncRng) -> None:
    """Copy the spool: the agent does it if one runs, since nobody else can read it then."""
    try:
        lock = InstanceLock.take(paths.lock)
    except StoreError as error:
        if error.problem.code is not ProblemCode.AGENT_RUNNING:
            raise
        try:
            ControlClient(paths.endpoint).copy_spool(path=copy)
        except ClientError as refused:
            raise Trouble(refused.problem) from refused
        return
    try:
        with translated():
            spool = Spool(paths.spool, rng=rng)
            try:
                spool.copy_to(copy)
            finally:
                spool.close()
    finally:
        lock.release()


def _enrolment(paths: Paths) -> Enrolment:
    enrolment = SettingsFile(paths.settings).look().settings.enrolment
    if enrolment is None:
        raise Trouble(Problem(ProblemCode.NOT_ENROLLED))
    return enrolment


def _write(file: Path, ready: ExportReady, progress: Progress) -> int:
    """Write beside `file`, then rename. Returns the number of bytes."""
    part = file.with_name(f".{file.name}{PART_SUFFIX}")
    size = 0
    try:
        try:
            with part.open("wb") as stream:
                for piece in write_bundle(ready.content):
                    stream.write(piece)
                    size += len(piece)
                    progress(size)
                stream.flush()
                sync_file(stream.fileno())
            part.replace(file)
            sync_folder(file.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(disk_problem(error, file)) from error
    return size


def _remove_forgotten(paths: Paths, clock: Clock) -> None:
    """Remove copies that an export left which was killed; no export takes a day."""
    for copy in paths.spool.parent.glob(f"{paths.spool.name}.{COPY_MARK}-*"):
        try:
            if clock.wall_ms() - copy.stat().st_mtime * 1000 > _DAY_MS:
                copy.unlink()
        except OSError as error:
            _log.warning("a copy of the spool is left over: %s", error)


def _remove(copy: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{copy}{suffix}").unlink(missing_ok=True)
