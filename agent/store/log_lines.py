"""Reads the agent's log: its lines, the newest of them, and what is added to it."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent.store.paths import Paths

LEVELS: Final = ("debug", "info", "warning", "error", "critical")
LINES: Final = 50


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line as it is in the file; `said` is what it holds, None where it is no line of ours."""

    raw: str
    said: dict[str, object] | None

    @property
    def level(self) -> str:
        """Its level; a line that cannot be read is shown at every one."""
        level = str((self.said or {}).get("level"))
        return level if level in LEVELS else LEVELS[-1]

    def text(self) -> str:
        """The line for a person; the places of an error follow, each on a line."""
        if self.said is None:
            return self.raw
        at = str(self.said.get("at", "")).replace("T", " ")
        head = f"{at} {self.level:<8} {self.said.get('room', '')}: {self.said.get('text', '')}"
        error = self.said.get("error")
        return "\n    ".join([head, *map(str, error)]) if isinstance(error, list) else head


def last_lines(paths: Paths, *, level: str = "info", count: int = LINES) -> list[LogLine]:
    """The newest `count` lines of `level` and worse, oldest first; 0: all. Raises `OSError`."""
    kept: deque[LogLine] = deque(maxlen=count or None)
    for file in paths.logs:
        try:
            with file.open(encoding="utf-8", errors="replace") as stream:
                kept.extend(wanted(stream, level))
        except FileNotFoundError:
            continue
    return list(kept)


class Follower:
    """Reads what is added to a file, also when that is renamed and a new one begun in its place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file, self._at = self._now()

    def more(self) -> list[str]:
        """The lines that came since the last call; one that is not finished is left for the next."""
        file, size = self._now()
        lines: list[str] = []
        if file != self._file:
            # The older file was written to its end before it was renamed.
            lines += self._read(self._path.with_name(f"{self._path.name}.1"))
            self._file, self._at = file, 0
        if size > self._at:
            lines += self._read(self._path)
        return lines

    def _read(self, path: Path) -> list[str]:
        try:
            with path.open("rb") as stream:
                stream.seek(self._at)
                data = stream.read()
        except FileNotFoundError:
            return []
        whole = data[: data.rfind(b"\n") + 1]
        self._at += len(whole)
        return whole.decode("utf-8", errors="replace").splitlines()

    def _now(self) -> tuple[int, int]:
        """Which file it is, and its size."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return 0, 0
        return status.st_ino, status.st_size


def wanted(lines: Iterable[str], level: str) -> Iterator[LogLine]:
    """The lines of `level` and worse."""
    least = LEVELS.index(level)
    for raw in lines:
        line = _parsed(raw.rstrip("\n"))
        if line.raw and LEVELS.index(line.level) >= least:
            yield line


def _parsed(raw: str) -> LogLine:
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        return LogLine(raw, None)
    return LogLine(raw, said if isinstance(said, dict) else None)
