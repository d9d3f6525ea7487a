"""Writes docs/STATES.md from the table of the clock's state machine: `python docs/make_states.py`.

The page can therefore never say anything else than the program does; a test fails when it is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "STATES.md"
sys.path.insert(0, str(ROOT))

from agent.core import events as all_events  # noqa: E402 - found only with the root on the path
from agent.core.events import Event, Sensed, Timed, Told, Verb  # noqa: E402
from agent.core.machine import TABLE  # noqa: E402
from agent.core.model import CLOCKED_IN, Mode  # noqa: E402

GROUPS = (
    ("Verbs of the contractor", Verb),
    ("What the senses tell", Sensed),
    ("What time brings", Timed),
    ("Answers of workers and news of the world", Told),
)

HEAD = """# States of the clock

Generated from `agent/core/machine.py` by `python docs/make_states.py`; do not edit.

The machine is pure: `step(state, event, surroundings) -> (state, commands)`. An event without an entry for
the present state is ignored; a handler that leaves for a state that its entry does not name is a bug and
raises. Being clocked in has four sub-states; only in **capturing** is anything counted or a picture taken.

| state | meaning |
| --- | --- |
| signed-out | no device key is enrolled |
| ready | enrolled; no contract is chosen |
| clocked-out | a contract is chosen and its policy agreed to; nothing is watched |
| consent-needed | the chosen contract's policy has not been agreed to: nothing can be captured |
| capturing | clocked in and tracked: input is counted, one picture at a random moment of each segment |
| away | clocked in; no input for the contract's idle time; tracked time was cut back to the last input |
| locked | clocked in; the screen is locked or the session switched away |
| paused | clocked in; the machine slept, its clock jumped, or the open segment was deleted |
| stopping | the agent is being shut down |
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD, "## Diagram\n", _diagram(), "## What each event does in each state\n", LEGEND]
    for title, union in GROUPS:
        parts.append(f"### {title}\n")
        parts.append(_matrix(union))
    return "\n".join(parts)


LEGEND = """`-` ignored; `stays`: handled without leaving the state; a state: may lead there; `refused`: with
this problem.
"""


def _diagram() -> str:
    edges: dict[tuple[Mode, Mode], list[str]] = {}
    for (mode, event), row in TABLE.items():
        for target in row.to:
            if row.refusal is None and target is not mode and target is not Mode.STOPPING:
                edges.setdefault((mode, target), []).append(event.__name__)
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> signed_out"]
    inside = [mode for mode in Mode if mode in CLOCKED_IN]
    lines.append("    state clocked_in {")
    lines.extend(_edges(edges, inside=True, indent=8))
    lines.extend(f"        {_name(mode)}" for mode in inside)
    lines.append("    }")
    lines.extend(_edges(edges, inside=False, indent=4))
    lines.extend(f"    {_name(mode)}" for mode in Mode if mode not in CLOCKED_IN)
    lines.append("    clocked_in --> stopping: Shutdown")
    lines.extend(["    stopping --> [*]", "```", ""])
    return "\n".join(lines)


def _edges(edges: dict[tuple[Mode, Mode], list[str]], *, inside: bool, indent: int) -> list[str]:
    order = list(Mode)
    drawn = []
    for source, target in sorted(
        edges, key=lambda edge: (order.index(edge[0]), order.index(edge[1]))
    ):
        if inside == (source in CLOCKED_IN and target in CLOCKED_IN):
            names = ", ".join(sorted(edges[source, target]))
            drawn.append(f"{' ' * indent}{_name(source)} --> {_name(target)}: {names}")
    return drawn


def _matrix(union: object) -> str:
    kinds: tuple[type[Event], ...] = union.__args__  # type: ignore[attr-defined] # a union of classes
    lines = ["| event | " + " | ".join(Mode) + " |", "| --- |" + " --- |" * len(Mode)]
    for kind in kinds:
        cells = [_cell(mode, kind) for mode in Mode]
        lines.append(f"| **{kind.__name__}** {_first_line(kind)} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


def _cell(mode: Mode, kind: type[Event]) -> str:
    row = TABLE.get((mode, kind))
    if row is None:
        return "-"
    if row.refusal is not None:
        return f"refused: {row.refusal}"
    if row.to == {mode}:
        return "stays"
    return ", ".join("stays" if target is mode else target for target in Mode if target in row.to)


def _first_line(kind: type[Event]) -> str:
    doc = getattr(all_events, kind.__name__).__doc__ or ""
    return doc.strip().splitlines()[0]


def _name(mode: Mode) -> str:
    return mode.value.replace("-", "_")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
