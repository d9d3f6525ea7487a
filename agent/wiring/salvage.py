"""Salvages spools that were set aside, while no agent runs: what is whole goes into the present one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from agent.core.problems import Problem, ProblemCode, Trouble
from agent.salvaged import Lost, SalvagedFile
from agent.store.errors import StoreError, disk_problem
from agent.store.paths import Paths
from agent.store.secrets import SecretStore
from agent.wiring.access import TransportMaker
from agent.wiring.build import open_basis
from agent.wiring.problems import translated
from sync.salvage import Salvage

UNREADABLE: Final = "unreadable"
DONE: Final = "salvaged"
_BESIDE: Final = ("", "-wal", "-shm", "-journal")


def salvage_here(
    *,
    home: Path | None,
    environment: Mapping[str, str],
    file: Path | None = None,
    transport: TransportMaker | None = None,
    secrets: SecretStore | None = None,
) -> tuple[SalvagedFile, ...]:
    """Salvage `file`, else every spool that was set aside in the data folder; idempotent.

    Asks the keyring for the key that signed. Raises `Trouble`: AGENT_RUNNING, NOT_ENROLLED,
    NOTHING_TO_SALVAGE, KEYRING_LOCKED and the like.
    """
    with ExitStack() as cleanup:
        basis = open_basis(
            cleanup, home=home, environment=environment, transport=transport, secrets=secrets
        )
        if basis.outbox.open_access() is None:
            raise Trouble(Problem(ProblemCode.NOT_ENROLLED))
        files = [file] if file is not None else set_aside_spools(basis.paths)
        if not files:
            details = {"path": str(basis.paths.data)}
            raise Trouble(Problem(ProblemCode.NOTHING_TO_SALVAGE, details))
        done = []
        for one in files:
            try:
                with translated():
                    result = basis.outbox.salvage(one)
            except OSError as error:
                raise StoreError(disk_problem(error, one)) from error
            done.append(_told(one, result, _put_away(one, result)))
        return tuple(done)


def set_aside_spools(paths: Paths) -> list[Path]:
    """The spools that were set aside and not salvaged yet, the oldest first."""
    name = f"{paths.spool.name}.{UNREADABLE}-"
    found = [path for path in paths.data.glob(f"{name}*") if path.name[len(name) :].isdecimal()]
    return sorted(found, key=lambda path: int(path.name[len(name) :]))


def _put_away(file: Path, result: Salvage) -> Path:
    """Name a file that has nothing more to give otherwise, so that it is not taken up again."""
    mark = f".{UNREADABLE}-"
    if result.stranded or result.foreign or mark not in file.name:
        return file
    number = 1
    while (kept := file.with_name(file.name.replace(mark, f".{DONE}-{number}-"))).exists():
        number += 1
    try:
        for ending in _BESIDE:
            beside = file.with_name(f"{file.name}{ending}")
            if beside.exists():
                beside.rename(kept.with_name(f"{kept.name}{ending}"))
    except OSError as error:
        raise StoreError(disk_problem(error, file)) from error
    return kept


def _told(file: Path, result: Salvage, kept_at: Path) -> SalvagedFile:
    return SalvagedFile(
        file=str(file),
        kept_at=str(kept_at),
        found=result.found,
        put_back=result.put_back,
        delivered=result.delivered,
        known=result.known,
        stranded=result.stranded,
        foreign=result.foreign,
        items_lost=result.items_lost,
        lost=tuple(Lost(gap.stream, gap.first, gap.last) for gap in result.gaps),
    )
