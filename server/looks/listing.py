"""Everything that was looked at of a contract as one list, the newest first, in pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import takewhile
from typing import Final

from server.context import Core
from server.looks.models import Stretch, Way
from wire.canonical import MAX_INTEGER
from wire.records import ContractId, OrganizationId, StreamId

SHOWN: Final = 50
"""Looks on one page."""

_NEWEST = (MAX_INTEGER, 0)


class Kind(StrEnum):
    """Which of them a list shows."""

    ALL = auto()
    SEGMENTS = auto()
    """Segments and full pictures."""
    PAGES = auto()
    """Days, weeks and months in the browser."""
    TAKEN = auto()
    """Exports, and what programs and calendars read."""


_LISTED = (
    "SELECT found.looked_ms, people.name, found.span, found.start_ms, found.end_ms, found.way, found.times,"
    " found.stream, found.seq FROM ("
    "SELECT looks.looked_ms, looks.person, 'segment' AS span, segments.start_ms, segments.end_ms,"
    " 'page' AS way, 1 AS times, looks.stream, looks.seq FROM looks"
    " JOIN segments ON segments.organization = looks.organization AND segments.contract = looks.contract"
    "  AND segments.stream = looks.stream AND segments.seq = looks.seq"
    " WHERE looks.organization = ?1 AND looks.contract = ?2"
    "  AND segments.slot_start_ms >= ?3 AND segments.slot_start_ms < ?4 AND ?5 IN ('all', 'segments')"
    " UNION ALL "
    "SELECT looked_ms, person, span, start_ms, end_ms, way, times, '', 0 FROM period_looks"
    " WHERE organization = ?1 AND contract = ?2 AND start_ms < ?4 AND end_ms > ?3"
    "  AND (?5 = 'all' OR (?5 = 'pages' AND way = 'page') OR (?5 = 'taken' AND way <> 'page'))"
    ") AS found JOIN people ON people.person = found.person WHERE found.looked_ms <= ?6"
    " ORDER BY found.looked_ms DESC, people.name, found.span, found.start_ms, found.end_ms, found.way,"
    " found.stream, found.seq LIMIT ?7 OFFSET ?8"
)


@dataclass(frozen=True, slots=True)
class Looked:
    """One line: `who` looked at [start_ms, end_ms), first at `looked_ms` and `times` in all in that hour or day.

    `span` is None for a segment, which `stream` and `seq` name then.
    """

    who: str
    looked_ms: int
    span: Stretch | None
    start_ms: int
    end_ms: int
    way: Way
    times: int
    stream: StreamId
    seq: int


@dataclass(frozen=True, slots=True)
class LooksPage:
    """Looks, the newest first; `older` is the key with which the page after this one is asked for."""

    looks: tuple[Looked, ...]
    older: str | None


def page_of(
    core: Core,
    organization: OrganizationId,
    contract: ContractId,
    *,
    start_ms: int = 0,
    end_ms: int = MAX_INTEGER,
    kind: Kind = Kind.ALL,
    older: str = "",
) -> LooksPage:
    """The newest looks at what lies in [start_ms, end_ms), or those from the key `older` on; nonsense there means the
    newest."""
    edge_ms, skipped = _edge(older)
    listed = _select(
        core, organization, contract, start_ms, end_ms, kind, edge_ms, SHOWN + 1, skipped
    )
    shown = listed[:SHOWN]
    if len(listed) <= SHOWN:
        return LooksPage(shown, None)
    last_ms = shown[-1].looked_ms
    same = sum(1 for _ in takewhile(lambda one: one.looked_ms == last_ms, reversed(shown)))
    if last_ms == edge_ms:
        same += skipped
    return LooksPage(shown, f"{last_ms}-{same}")


def all_of(core: Core, organization: OrganizationId, contract: ContractId) -> tuple[Looked, ...]:
    """Every look, the oldest first."""
    found = _select(core, organization, contract, 0, MAX_INTEGER, Kind.ALL, MAX_INTEGER, -1, 0)
    return found[::-1]


def _select(
    core: Core,
    organization: OrganizationId,
    contract: ContractId,
    start_ms: int,
    end_ms: int,
    kind: Kind,
    edge_ms: int,
    most: int,
    skipped: int,
) -> tuple[Looked, ...]:
    found = core.database.select(
        _LISTED, organization, contract, start_ms, end_ms, kind.value, edge_ms, most, skipped
    )
    return tuple(
        Looked(
            who=who,
            looked_ms=looked_ms,
            span=None if span == "segment" else Stretch(span),
            start_ms=begins_ms,
            end_ms=ends_ms,
            way=Way(way),
            times=times,
            stream=StreamId(stream),
            seq=seq,
        )
        for looked_ms, who, span, begins_ms, ends_ms, way, times, stream, seq in found
    )


def _edge(older: str) -> tuple[int, int]:
    """The instant from which on the list goes back, and how many of that very instant were shown."""
    parts = older.split("-")
    if len(parts) != 2 or not all(p.isascii() and p.isdigit() and len(p) < 16 for p in parts):
        return _NEWEST
    return int(parts[0]), int(parts[1])
