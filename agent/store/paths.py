"""Where the agent keeps its things: the platform's own folders, or one folder named by
HOURPROOF_HOME.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from agent.core.problems import Problem, ProblemCode
from agent.platform.files import is_private
from agent.store.errors import StoreError, disk_problem

HOME_VARIABLE = "HOURPROOF_HOME"
APP = "hourproof"
LOG_FILES = 3
"""How many files the log is kept in at most: `log`, then `<log>.1`, `<log>.2`."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Every place on disk that the agent uses; making one touches nothing."""

    config: Path
    data: Path
    keyring_service: str
    """Under which name the keyring holds this agent's secrets; one name per home."""
    own_home: Path | None = None
    """The one folder that was named for everything; None: the platform's own folders."""

    @property
    def settings(self) -> Path:
        """What the person and the enrolment decided."""
        return self.config / "settings.toml"

    @property
    def journal(self) -> Path:
        """Segments until they are sealed."""
        return self.data / "journal.sqlite"

    @property
    def spool(self) -> Path:
        """Sealed statements and receipts."""
        return self.data / "spool.sqlite"

    @property
    def contracts(self) -> Path:
        """The contracts as last heard from the server, sealed: a copy."""
        return self.data / "contracts.json"

    @property
    def pictures(self) -> Path:
        """Full pictures and thumbnails, by their hash."""
        return self.data / "pictures"

    @property
    def vault(self) -> Path:
        """Names the key that the data is sealed with, not the key itself."""
        return self.data / "sealed-with"

    @property
    def memos(self) -> Path:
        """The last memos of each contract, sealed."""
        return self.data / "memos.sealed"

    @property
    def setup(self) -> Path:
        """There while a first run is under way; holds the address that was typed."""
        return self.data / "first-run.json"

    @property
    def runtime(self) -> Path:
        """Where the running agent listens.

        Not in the session's run folder: a command from another session of the same person, such as
        one over SSH, has another one or none.
        """
        return self.data / "run"

    @property
    def lock(self) -> Path:
        """Held by the one agent that may write here."""
        return self.runtime / "agent.lock"

    @property
    def endpoint(self) -> Path:
        """Where the running agent listens and the key to talk to it."""
        return self.runtime / "agent.json"

    @property
    def log(self) -> Path:
        """The agent's own log."""
        return self.data / "agent.log"

    @property
    def logs(self) -> tuple[Path, ...]:
        """All files of the log that there may be, the oldest first."""
        older = (self.log.with_name(f"{self.log.name}.{n}") for n in range(LOG_FILES - 1, 0, -1))
        return (*older, self.log)


def find_paths(home: Path | None, *, environment: Mapping[str, str]) -> Paths:
    """The paths for `home`, else for HOURPROOF_HOME in `environment`, else the platform's own."""
    named = environment.get(HOME_VARIABLE)
    folder = home if home is not None else Path(named) if named else None
    if folder is None:
        dirs = platformdirs.PlatformDirs(APP, appauthor=False)
        return Paths(
            config=Path(dirs.user_config_dir),
            data=Path(dirs.user_data_dir),
            keyring_service=APP,
        )
    folder = Path(os.path.abspath(folder.expanduser()))
    return Paths(
        config=folder,
        data=folder,
        keyring_service=f"{APP}:{profile_of(folder)}",
        own_home=folder,
    )


def profile_of(home: Path) -> str:
    """A name for `home` that people recognise in the keyring and that no other folder has."""
    return f"{home.name}-{hashlib.sha256(os.fsencode(home)).hexdigest()[:8]}"


def make_folders(paths: Paths) -> None:
    """Make the folders, for this user only, and try that they can be written to.

    Raises `StoreError` DATA_FOLDER_UNWRITABLE or DISK_FULL with the folder in `path`.
    """
    for folder in dict.fromkeys((paths.config, paths.data, paths.pictures, paths.runtime)):
        try:
            _make_private(folder)
        except OSError as error:
            raise StoreError(disk_problem(error, folder)) from error
        if not is_private(folder):
            raise StoreError(
                Problem(
                    ProblemCode.DATA_FOLDER_UNWRITABLE,
                    {"path": str(folder), "reason": "belongs to another user"},
                )
            )


def _make_private(folder: Path) -> None:
    """Make `folder` or close an existing one to others, and write one byte into it. Raises
    `OSError`.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    probe = folder / f".probe-{os.getpid()}"
    try:
        probe.write_bytes(b"\n")
    finally:
        probe.unlink(missing_ok=True)
