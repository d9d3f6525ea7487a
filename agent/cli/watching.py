"""`hourproof status --watch`: the status as it changes, until Ctrl-C."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final, TextIO

from agent.cli.telling import width_of
from agent.cli.words import status as words
from agent.cli.words.units import fitted
from agent.client import ClockState, Snapshot
from agent.plain import to_plain

REDRAW: Final = "\x1b[H\x1b[2J"
"""Go to the upper left and clear what is below."""


def facts_of(snapshot: Snapshot) -> dict[str, object]:
    """What `status --json` tells while an agent runs."""
    enrolled = snapshot.state is not ClockState.SIGNED_OUT
    return {"running": True, "enrolled": enrolled, **to_plain(snapshot, complete=True)}


def status_for(snapshot: Snapshot, out: TextIO) -> str:
    """The status as it fits where it is shown."""
    return fitted(words.status_text(snapshot), width_of(out), indent=words.COLUMN)


def show(changes: Iterable[Snapshot], out: TextIO, *, as_json: bool) -> None:
    """Write each snapshot as it comes: one JSON line, or the status where it says something new, on a terminal anew.

    Returns when the changes end; Ctrl-C is the caller's.
    """
    redraw = out.isatty() and not as_json
    told = ""
    for snapshot in changes:
        if as_json:
            out.write(json.dumps(facts_of(snapshot), ensure_ascii=False) + "\n")
        else:
            text = status_for(snapshot, out)
            if text == told:  # what has changed is not among what is shown
                continue
            told = text
            out.write((REDRAW if redraw else "") + text + ("\n" if redraw else "\n\n"))
        out.flush()
