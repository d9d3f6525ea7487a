"""The agent's log: JSON lines without anything of the person's, in at most three files of a megabyte.

Each line is an object: `at` (UTC), `level`, `thread`, `room` (the module), `text`, and `error`, the places of an
exception, where there was one. `agent.discreet` decides what may be said.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from agent.core.problems import Problem
from agent.discreet import Discretion, home_folder
from agent.store.errors import StoreError, disk_problem
from agent.store.paths import LOG_FILES, Paths

LOG_VARIABLE: Final = "HOURPROOF_LOG"
LOG_BYTES: Final = 1_000_000
ROOMS: Final = ("agent", "capture", "sync", "ui", "wire", "hourproof")
"""Whose lines are kept at every level; of other libraries only warnings, without their texts' parts."""

_log = logging.getLogger(__name__)


class QuietLog(RotatingFileHandler):
    """A log that gives up in silence: on a full disk the agent has better ways to say so."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop `record` instead of printing a stack for it."""


class DiscreetLines(logging.Formatter):
    """Makes a line of a record. What libraries say is kept as a form without its parts: those may be anything."""

    def __init__(self, discretion: Discretion) -> None:
        super().__init__()
        self._discretion = discretion

    def format(self, record: logging.LogRecord) -> str:
        """One JSON object on one line."""
        at = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, object] = {
            "at": f"{at:%Y-%m-%dT%H:%M:%S}.{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "thread": record.threadName,
            "room": record.name,
            "text": self._text(record),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line["error"] = self._discretion.stack(error)
        return json.dumps(line, ensure_ascii=False)

    def _text(self, record: logging.LogRecord) -> str:
        form = str(record.msg)
        if not is_ours(record.name):
            return self._discretion.text(form if record.args else "(a library's words)")
        if not isinstance(record.args, tuple):
            return self._discretion.text(form)
        return self._discretion.text(form % tuple(self._part(one) for one in record.args))

    def _part(self, part: object) -> object:
        if isinstance(part, Problem):
            return self._discretion.problem(part)
        if isinstance(part, BaseException):
            return self._discretion.error(part)
        if isinstance(part, Path):
            return self._discretion.place(str(part))
        return part


def is_ours(room: str) -> bool:
    """Whether a logger of this name belongs to this program."""
    return room.partition(".")[0] in ROOMS


def discretion_of(paths: Paths) -> Discretion:
    """What to shorten for these paths."""
    return Discretion.of(data=paths.data, config=paths.config, home=home_folder())


def _kept(record: logging.LogRecord) -> bool:
    return is_ours(record.name) or record.levelno >= logging.WARNING


def begin_log(paths: Paths, environment: Mapping[str, str]) -> Callable[[], None]:
    """Write a log at the level that HOURPROOF_LOG names, default `info`; returns the way to end it.

    What ends a thread is logged too, and in a program without windows is not printed. Raises
    `StoreError` DATA_FOLDER_UNWRITABLE or DISK_FULL.
    """
    try:
        handler = QuietLog(
            paths.log, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
        )
    except OSError as error:
        raise StoreError(disk_problem(error, paths.log)) from error
    handler.setFormatter(DiscreetLines(discretion_of(paths)))
    handler.addFilter(_kept)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    level = environment.get(LOG_VARIABLE, "info").upper()
    root.setLevel(level if level in logging.getLevelNamesMapping() else logging.INFO)
    put_back = _log_what_ends_threads()

    def end() -> None:
        put_back()
        root.removeHandler(handler)
        root.setLevel(before)
        handler.close()

    return end


def _log_what_ends_threads() -> Callable[[], None]:
    """Have an exception that ends a thread logged in place of the usual print, which would quote it.

    A hook that is there already, such as the tray app's, is called as well.
    """
    before = threading.excepthook

    def hook(args: threading.ExceptHookArgs) -> None:
        error = args.exc_value
        if error is None:
            return
        _log.error(
            "the thread %s ended by a bug",
            args.thread.name if args.thread else "?",
            exc_info=(type(error), error, error.__traceback__),
        )
        if before is not threading.__excepthook__:
            before(args)
        elif sys.stderr is not None:
            sys.stderr.write(f"a thread ended by a fault of ours ({type(error).__name__})\n")

    threading.excepthook = hook

    def put_back() -> None:
        if threading.excepthook is hook:
            threading.excepthook = before

    return put_back
