"""The agent's log: at most three files of a megabyte beside the data, written while the agent is built."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from logging.handlers import RotatingFileHandler
from typing import Final

from agent.store.errors import StoreError, disk_problem
from agent.store.paths import Paths

LOG_VARIABLE: Final = "HOURPROOF_LOG"
LOG_BYTES: Final = 1_000_000
LOG_FILES: Final = 3
_FORMAT: Final = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


class QuietLog(RotatingFileHandler):
    """A log that gives up in silence: on a full disk the agent has better ways to say so."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop `record` instead of printing a stack for it."""


def begin_log(paths: Paths, environment: Mapping[str, str]) -> Callable[[], None]:
    """Write a log at the level that HOURPROOF_LOG names, default `info`; returns the way to end it.

    Raises `StoreError` DATA_FOLDER_UNWRITABLE or DISK_FULL.
    """
    try:
        handler = QuietLog(
            paths.log, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
        )
    except OSError as error:
        raise StoreError(disk_problem(error, paths.log)) from error
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    level = environment.get(LOG_VARIABLE, "info").upper()
    root.setLevel(level if level in logging.getLevelNamesMapping() else logging.INFO)

    def end() -> None:
        root.removeHandler(handler)
        root.setLevel(before)
        handler.close()

    return end
