"""What a program with an agent in it does first: small memory, a log in the data folder, one-off enrolment."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import ExitStack
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from agent.platform.memory import fix_mapping_threshold
from agent.runtime.ports import Identity
from agent.store.errors import StoreError, disk_problem
from agent.store.paths import find_paths, make_folders
from agent.store.secrets import SecretStore
from agent.wiring.access import TransportMaker
from agent.wiring.build import open_basis

LOG_VARIABLE: Final = "HOURPROOF_LOG"
LOG_BYTES: Final = 1_000_000
LOG_FILES: Final = 3
_FORMAT: Final = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


def prepare_process(*, home: Path | None, environment: Mapping[str, str]) -> None:
    """Call once, before `build`, in a program that is nothing but the agent.

    Writes a log of at most three files of a megabyte beside the data, at the level that
    HOURPROOF_LOG names (default `info`). Raises `Trouble` DATA_FOLDER_UNWRITABLE or DISK_FULL.
    """
    fix_mapping_threshold()
    paths = find_paths(home, environment=environment)
    make_folders(paths)
    try:
        handler = RotatingFileHandler(
            paths.log, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
        )
    except OSError as error:
        raise StoreError(disk_problem(error, paths.log)) from error
    handler.setFormatter(logging.Formatter(_FORMAT))
    level = environment.get(LOG_VARIABLE, "info").upper()
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level if level in logging.getLevelNamesMapping() else logging.INFO)
    # A full disk must not fill the standard error with stacks of the log itself.
    logging.raiseExceptions = False


def enrol_here(
    *,
    home: Path | None,
    environment: Mapping[str, str],
    server_url: str,
    code: str,
    device_name: str,
    transport: TransportMaker | None = None,
    secrets: SecretStore | None = None,
) -> Identity:
    """Enrol this device while no agent runs. Raises `Trouble`, AGENT_RUNNING if one does."""
    with ExitStack() as cleanup:
        basis = open_basis(
            cleanup,
            home=home,
            environment=environment,
            transport=transport,
            secrets=secrets,
        )
        return basis.directory.enrol(server_url=server_url, code=code, device_name=device_name)
