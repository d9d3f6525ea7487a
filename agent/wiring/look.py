"""Looks at what the agent keeps on disk, file by file, and changes nothing: for `hourproof doctor`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from agent.client import Snapshot
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.platform.files import is_exposed
from agent.store.contracts import ContractsFile, UnreadableContracts
from agent.store.database import what_is_wrong
from agent.store.errors import disk_problem
from agent.store.journal import MIGRATIONS
from agent.store.network import Network
from agent.store.paths import Paths, make_folders
from agent.store.pictures import PictureFiles
from agent.store.settings import Enrolment, SettingsFile
from agent.store.vault import IN_THE_CLEAR, Cipher
from agent.wiring.trials import Finding
from sync.schema import STEPS
from wire.records import Sha256

DISK_LOW_BYTES: Final = 500_000_000
SET_ASIDE: Final = (".corrupt-", ".unreadable-")
"""What the names of files that could not be read have in them."""


def look_at_folder(paths: Paths) -> Finding:
    """Whether the data folder can be written to, and the room that is left."""
    details = {"path": str(paths.data)}
    try:
        make_folders(paths)
        free = shutil.disk_usage(paths.data).free
    except Trouble as trouble:
        return Finding("data-folder", details, trouble.problem)
    except OSError as error:
        return Finding("data-folder", details, disk_problem(error, paths.data))
    details["free_bytes"] = str(free)
    low = Problem(ProblemCode.DISK_LOW, details) if free < DISK_LOW_BYTES else None
    return Finding("data-folder", details, low)


def look_at_rights(paths: Paths) -> Finding:
    """Whether others on this machine could read a file of ours."""
    try:
        files = list(_files(paths))
        exposed = [file for file in files if is_exposed(file)]
    except OSError as error:
        return Finding("rights", {}, disk_problem(error, paths.data))
    details = {"files": str(len(files))}
    if not exposed:
        return Finding("rights", details)
    details |= {"path": str(exposed[0]), "count": str(len(exposed))}
    return Finding("rights", details, Problem(ProblemCode.FILES_EXPOSED, details))


def network_of(paths: Paths) -> Network:
    """How the network may be used; the defaults where the settings cannot be read, which is a finding of its own."""
    try:
        return SettingsFile(paths.settings).look().settings.network
    except Trouble:
        return Network()


def look_at_settings(paths: Paths) -> tuple[Finding, Enrolment | None]:
    """Whether the settings can be read, and who this device is."""
    details = {"path": str(paths.settings)}
    try:
        looked = SettingsFile(paths.settings).look()
    except Trouble as trouble:
        return Finding("settings", details, trouble.problem), None
    return Finding("settings", details, looked.problem), looked.settings.enrolment


def look_at_contracts(paths: Paths, cipher: Cipher | None) -> Finding:
    """Whether the kept list of contracts and policies can be read; without a `cipher` only one in the clear can."""
    path = paths.contracts
    details = {"path": str(path)}
    file = ContractsFile(path, cipher or IN_THE_CLEAR)
    try:
        if cipher is None and file.is_sealed:
            return Finding("contracts", details)
        listed = file.look()
    except OSError as error:
        return Finding("contracts", details, disk_problem(error, path))
    except UnreadableContracts:
        why = {**details, "why": "looked-at"}
        return Finding("contracts", details, Problem(ProblemCode.CONTRACTS_CORRUPT, why))
    return Finding("contracts", {**details, "count": str(len(listed))})


def look_at_database(what: str, path: Path, *, newest: int, running: bool) -> Finding:
    """A file of SQLite. While the agent runs it is in use, and its soundness was checked at start."""
    details = {"path": str(path)}
    problem = None if running else what_is_wrong(path, newest=newest)
    if problem is not None and problem.code is ProblemCode.JOURNAL_CORRUPT:
        code = ProblemCode.SPOOL_CORRUPT if what == "spool" else problem.code
        problem = Problem(code, {**problem.details, "why": "looked-at"})
    return Finding(what, details, problem)


def look_at_journal(paths: Paths, snapshot: Snapshot | None) -> Finding:
    """What is not signed yet."""
    running = snapshot is not None
    return look_at_database("journal", paths.journal, newest=len(MIGRATIONS), running=running)


def look_at_spool(paths: Paths, snapshot: Snapshot | None) -> Finding:
    """What is signed; a running agent says how much of it waits."""
    if snapshot is None:
        return look_at_database("spool", paths.spool, newest=len(STEPS), running=False)
    details = {
        "path": str(paths.spool),
        "waiting": str(snapshot.sync.waiting),
        "receipted": str(snapshot.sync.receipted),
        "state": snapshot.sync.state.value,
    }
    return Finding("spool", details)


def look_at_pictures(paths: Paths, cipher: Cipher | None) -> Finding:
    """Every picture file: whether it is what its name says, and what else lies among them.

    Without a `cipher` none can be looked into, and they are only counted.
    """
    files = PictureFiles(paths.pictures, cipher or IN_THE_CLEAR)
    details = {"path": str(paths.pictures)}
    damaged: Problem | None = None
    count = size = foreign = bad = 0
    try:
        for path in _under(paths.pictures):
            name = files.name_of(path)
            if name is None:
                foreign += 1
                continue
            count += 1
            size += path.stat().st_size
            trouble = _read(files, name) if cipher is not None else None
            bad += trouble is not None
            damaged = damaged or trouble
    except OSError as error:
        return Finding("pictures", details, disk_problem(error, paths.pictures))
    details |= {"count": str(count), "bytes": str(size)}
    for label, number in (("foreign", foreign), ("damaged", bad)):
        if number:
            details[label] = str(number)
    if cipher is None and count:
        details["looked_into"] = "none, without the key"
    return Finding("pictures", details, damaged)


def _read(files: PictureFiles, name: Sha256) -> Problem | None:
    try:
        files.read(name)
    except Trouble as trouble:
        return trouble.problem
    return None


def look_at_set_aside(paths: Paths) -> Finding | None:
    """The files that were set aside because they could not be read, if there are any."""
    folders = dict.fromkeys((paths.data, paths.config))
    kept = sorted(
        path.name
        for folder in folders
        if folder.is_dir()
        for path in folder.iterdir()
        if any(mark in path.name for mark in SET_ASIDE)
    )
    return Finding("set-aside", {"files": ", ".join(kept)}) if kept else None


def sizes(paths: Paths) -> dict[str, int]:
    """How many bytes each part on disk takes."""
    parts = {
        "settings": (paths.settings,),
        "journal": _with_logs(paths.journal),
        "spool": _with_logs(paths.spool),
        "pictures": tuple(_under(paths.pictures)),
        "log": paths.logs,
    }
    return {part: sum(map(_size, files)) for part, files in parts.items()}


def _with_logs(path: Path) -> tuple[Path, ...]:
    return (path, path.with_name(f"{path.name}-wal"))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # not there, or gone meanwhile
        return 0


def _files(paths: Paths) -> Iterator[Path]:
    """Our files, without the pictures: those lie in a folder that is looked at instead."""
    for folder in dict.fromkeys((paths.config, paths.data)):
        if folder.is_dir():
            yield folder
            yield from (path for path in folder.iterdir() if not path.is_symlink())


def _under(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        # Ours that begin with a point are marks and parts, no pictures.
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))
