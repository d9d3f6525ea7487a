"""Makes an event of any kind that fits what a stage holds, for storyboards that go through the table row by row."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from agent.core import events as all_events
from agent.core import sealing
from agent.core.events import CountingFailed, Event, KnownContract, Redact, SealDue
from agent.core.limits import LimitLevel
from agent.core.machine import TABLE
from agent.core.model import State
from agent.core.tracked import MinuteCounts, Part, TrackedSegment
from wire.records import ItemKind, Reason, RedactReason, SegmentId

KINDS: dict[str, type[Event]] = {
    re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower(): kind for _, kind in TABLE
}
"""By the names that storyboards use, such as `screen-locked`."""
NOBODY = SegmentId("0" * 31 + "f")
MOVE_MS = 60_000


def any_event(name: str, state: State, now_ms: int, contracts: tuple[KnownContract, ...]) -> Event:
    """One of this name, at `now_ms`, about something that is there as far as anything is."""
    kind = KINDS[name]
    rows = [one for one in (state.open, *state.waiting, *state.sealed) if one is not None]
    row: TrackedSegment | None = rows[0] if rows else None
    known = next((one for one in contracts if one.contract.contract == state.chosen), contracts[0])
    given: dict[str, object] = {
        "now_ms": now_ms,
        "at_ms": now_ms,
        "good_ms": now_ms,
        "end_ms": now_ms,
        "taken_ms": now_ms,
        "step_ms": MOVE_MS,
        "shift_ms": MOVE_MS,
        "contract": known.contract.contract,
        "policy": known.policy,
        "contracts": contracts,
        "memo": "Reading",
        "segment": NOBODY if row is None else row.segment,
        "segments": () if row is None else (row.segment,),
        "removed": (Part(ItemKind.MEMO),),
        "blackened": (),
        "screenshots": (),
        "counts": MinuteCounts(1, 0, 0),
        "level": LimitLevel.NEAR,
        "name": _due(state) if kind is SealDue else NOBODY,
        "before": row,
        "after": row,
        "window": None,
        "no_window": Reason.NOT_AVAILABLE,
        "no_screenshot": Reason.NOT_AVAILABLE,
    }
    if kind is Redact:
        given["reason"] = RedactReason.PRIVACY
    if kind is CountingFailed:
        given["reason"] = Reason.NOT_AVAILABLE
    made = {one.name: given[one.name] for one in fields(kind) if one.name in given}
    return getattr(all_events, kind.__name__)(**made)  # type: ignore[no-any-return]  # any of them


def _due(state: State) -> str:
    """What would be sealed next if nothing stood in the way."""
    name = sealing.next_to_seal(
        replace(state, seal_retry_ms=None, storage_retry_ms=None), now_ms=1 << 50
    )
    assert name is not None, "nothing waits to be sealed here"
    return name
