"""Says what happened without saying anything of the person: for log files and reports that are passed on.

No memo, window title, program, person, contract or file of theirs can get out of here: of a problem only
known details are told, of an unexpected exception only its type and where in our code it was, and folders of the
person are shortened.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from agent.core.problems import Problem, Trouble

DETAILS: Final = frozenset(
    {
        "during",
        "found",
        "free_bytes",
        "kept_at",
        "known",
        "limit",
        "offset_s",
        "path",
        "reason",
        "secret",
        "sense",
        "server",
        "sync",
        "where",
        "why",
    }
)
"""Details of problems that never hold anything of the person's."""

REASONS: Final = frozenset(
    {
        "clock-off",
        "data-folder-unwritable",
        "database-too-new",
        "disk-full",
        "idle-unavailable",
        "input-unavailable",
        "journal-corrupt",
        "keyring-locked",
        "keyring-missing",
        "no-display",
        "picture-missing",
        "receipt-invalid",
        "screen-unavailable",
        "server-failed",
        "server-unreachable",
        "spool-corrupt",
        "window-unavailable",
    }
)
"""Problems whose `reason` is the system's own or ours; elsewhere it may quote what was read."""

TEXT_CHARACTERS: Final = 300
FRAMES: Final = 24
CAUSES: Final = 4
_ROOT: Final = os.fspath(Path(__file__).parents[1])


@dataclass(frozen=True, slots=True)
class Discretion:
    """What to put in the place of the person's folders, the longest first."""

    folders: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, *, data: Path, config: Path, home: Path | None) -> Discretion:
        """`<data>`, `<config>` and `~` for these."""
        named = {os.fspath(home): "~"} if home is not None and home != home.parent else {}
        named |= {os.fspath(config): "<config>", os.fspath(data): "<data>"}
        return cls(tuple(sorted(named.items(), key=lambda one: -len(one[0]))))

    def text(self, text: str) -> str:
        """`text` with the person's folders shortened, on one line, and not too long."""
        for folder, short in self.folders:
            text = text.replace(folder, short)
        text = " ".join(text.split())
        return text if len(text) <= TEXT_CHARACTERS else f"{text[:TEXT_CHARACTERS]}…"

    def place(self, path: str) -> str:
        """A path of ours, shortened; of any other only that it is elsewhere."""
        short = self.text(path)
        ours = short.startswith(("<data>", "<config>")) or (
            short.startswith("~/") and "/hourproof" in short
        )
        return short if ours else "<elsewhere>"

    def problem(self, problem: Problem) -> str:
        """A problem with the details that may be told."""
        told = ", ".join(f"{name} {value}" for name, value in self.details(problem).items())
        return f"{problem.code.value} ({told})" if told else problem.code.value

    def details(self, problem: Problem) -> Mapping[str, str]:
        """The details that may be told, by name."""
        told = {}
        for name, value in sorted(problem.details.items()):
            if name not in DETAILS or (name == "reason" and problem.code.value not in REASONS):
                continue
            told[name] = self.place(value) if name in ("path", "kept_at") else self.text(value)
        return told

    def error(self, error: BaseException) -> str:
        """What went wrong: the system's own words for its troubles, of others the type alone."""
        kind = type(error).__name__
        if isinstance(error, Trouble):
            return f"{kind}: {self.problem(error.problem)}"
        if isinstance(error, OSError) and error.strerror:
            where = f" at {self.place(error.filename)}" if isinstance(error.filename, str) else ""
            return f"{kind}: {error.strerror}{where}"
        return kind

    def stack(self, error: BaseException) -> list[str]:
        """Where it went wrong, the outermost first: files of ours, lines and functions; then each cause."""
        lines: list[str] = []
        one: BaseException | None = error
        for depth in range(CAUSES):
            if one is None:
                break
            lines.append(self.error(one) if depth == 0 else f"because of {self.error(one)}")
            lines += _frames(one.__traceback__)
            one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
        return lines


def home_folder() -> Path | None:
    """The home folder of this user; None for one without."""
    try:
        return Path.home()
    except RuntimeError:
        return None


def _home_only() -> Discretion:
    home = home_folder()
    return Discretion(() if home is None or home == home.parent else ((os.fspath(home), "~"),))


HOME_ONLY: Final = _home_only()
"""For where the folders of the agent are not known."""


def _frames(trace: TracebackType | None) -> list[str]:
    """The places of a stack, without reading any source: that would print what stands in it."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        file = code.co_filename
        ours = file.startswith(_ROOT + os.sep)
        name = os.path.relpath(file, _ROOT) if ours else os.path.basename(file)
        found.append(f"  {name}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    return found[-FRAMES:]
