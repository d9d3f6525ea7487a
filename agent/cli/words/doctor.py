"""What `doctor` says of each thing that it looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Final

from agent.cli.words.problems import problem_text
from agent.cli.words.senses import CAMERA, WITHOUT_DISPLAY
from agent.cli.words.units import fitted
from agent.client import Problem, ProblemCode

FINDINGS: Final[Mapping[str, str]] = {
    "data-folder": "data folder",
    "rights": "file rights",
    "settings": "settings",
    "contracts": "contracts",
    "journal": "journal",
    "spool": "spool",
    "pictures": "pictures",
    "set-aside": "set aside",
    "keyring": "keyring",
    "server": "server",
    "clock": "clock",
    "screen": "screen",
    "input": "input counts",
    "idle": "idle time",
    "window": "active window",
    "session": "lock and sleep",
    "camera": "camera",
}
"""What is looked at, in a person's words."""

KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "data-folder": ("{path}", "{free_bytes} free"),
    "rights": ("{files} of ours, none open to others",),
    "contracts": ("{path}", "contracts: {count}"),
    "spool": ("{path}", "{waiting} waiting", "{receipted} receipted", "{state}"),
    "pictures": ("{path}", "pictures: {count}", "{bytes}"),
    "set-aside": ("{files}",),
    "settings": ("{path}",),
    "journal": ("{path}",),
    "keyring": ("{keyring}", "keeps a secret and gives it back"),
    "server": ("{url}",),
    "clock": ("{offset_s} s from the server's",),
    "screen": ("{back_end}", "{monitors}", "picture {picture}"),
    "input": ("{back_end}", "listens", "counted {counted} meanwhile"),
    "idle": ("{back_end}", "last input {idle_s} s ago"),
    "window": ("{back_end}", "window in front: {in_front}"),
    "session": ("{back_end}", "hears {tells}"),
    "camera": ("{back_end}", "found, {camera}: the lamp stays dark"),
}
"""What is said of each thing that works, part by part; a part whose detail is not known is left out."""

REPORT_HELP: Final = (
    "write what was found, sizes, problems and the last lines of the log to FILE, -: to print it; "
    "holds nothing of your work"
)
REPORTED: Final = "Written to {file}. It holds no memo, title, program, name or picture."
OK: Final = "ok"
PROBLEM: Final = "PROBLEM"
NOTE: Final = "none"
"""What is not there and need not be."""
ALL_WELL: Final = "Everything works."
ONE_WRONG: Final = "1 problem: {names}"
WRONG: Final = "{count} problems: {names}"
_COLUMN: Final = 24
"""Where what is found begins, after its name and how it is."""
_UNITS: Final = ("B", "kB", "MB", "GB", "TB")


def finding_text(
    what: str, details: Mapping[str, str], problem: Problem | None, *, width: int | None = None
) -> str:
    """What was found of one thing, on one line; on several where no more than `width` characters fit on one."""
    if problem is None and what == "camera" and details.get("camera") in CAMERA:
        head, said = NOTE, CAMERA[details["camera"]]
    elif problem is None:
        head, said = OK, _known(what, details)
    elif problem.code is ProblemCode.NO_DISPLAY and what in WITHOUT_DISPLAY:
        head, said = PROBLEM, WITHOUT_DISPLAY[what]
    else:
        head, said = PROBLEM, problem_text(problem)
    line = f"{FINDINGS.get(what, what):<14} {head:<8} {said}".rstrip()
    return fitted(line, width, indent=_COLUMN)


def summary(wrong: Sequence[str]) -> str:
    """The last line: what of all that was looked at does not work."""
    if not wrong:
        return ALL_WELL
    names = ", ".join(FINDINGS.get(one, one) for one in wrong)
    return (ONE_WRONG if len(wrong) == 1 else WRONG).format(count=len(wrong), names=names)


def size(count: int) -> str:
    """Bytes in a unit that a person takes in."""
    number, unit = float(count), 0
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{number:.0f} {_UNITS[unit]}" if unit == 0 else f"{number:.1f} {_UNITS[unit]}"


def _known(what: str, details: Mapping[str, str]) -> str:
    """The parts that are known of what works, and by their names those that have no part of their own."""
    told = {name: _told(name, value) for name, value in details.items()}
    parts, used = [], set[str]()
    for part in KNOWN.get(what, ()):
        names = {name for _, name, _, _ in Formatter().parse(part) if name}
        if names <= told.keys():
            parts.append(part.format_map(told))
            used |= names
    rest = [f"{name.replace('_', ' ')} {told[name]}" for name in told if name not in used]
    return ", ".join([*parts, *rest])


def _told(name: str, value: str) -> str:
    return size(int(value)) if name.endswith("bytes") and value.isdecimal() else value
