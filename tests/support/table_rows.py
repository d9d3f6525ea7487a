"""Which rows of the state table a storyboard reaches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from agent.core.events import Event
from agent.core.machine import TABLE, step
from agent.core.model import Mode, State, Surroundings
from tests.support import agent_stage

TableRow = tuple[Mode, str]
"""A mode and the name of an event."""


def all_rows() -> set[TableRow]:
    """Every row that there is."""
    return {(mode, event.__name__) for mode, event in TABLE}


@contextmanager
def reached() -> Iterator[set[TableRow]]:
    """Collects every row that the stage reaches meanwhile."""
    rows: set[TableRow] = set()

    def watched(state: State, event: Event, surroundings: Surroundings) -> object:
        rows.add((state.mode, type(event).__name__))
        return step(state, event, surroundings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agent_stage, "step", watched)
        yield rows
