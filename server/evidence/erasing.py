"""Erasing what items disclosed: the texts at once and in place, the files through a list of what has to go.

Called within the one writing transaction. What comes after it, the files and SQLite's write-ahead log, is
`server.ingest.eraser`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.evidence.models import Gone
from server.evidence.tallies import forgotten
from server.storage.database import Value, Writes
from wire.items import read_disclosure, referenced_blobs
from wire.problems import WireError
from wire.records import PICTURED, ContractId, OrganizationId, Sha256, StreamId

NO_FILE = Sha256("")
"""Stands in the list of what has to go for the text alone, of which traces are left outside the tables."""

ERASED = Sha256("0" * 64)
"""Stands in the place of the hash of a file that is erased: as long, so that the row stays where it is."""

_STANDING = (
    "SELECT kind, gone, by_stream, by_seq FROM items WHERE organization = ? AND contract = ?"
    " AND start_ms = ? AND stream = ? AND seq = ? AND item = ?"
)
_LEAVE = (
    "UPDATE items SET gone = ?, by_stream = ?, by_seq = ? WHERE organization = ? AND contract = ?"
    " AND start_ms = ? AND stream = ? AND seq = ? AND item = ?"
)
_LATER = (
    "SELECT item, kind FROM later_items WHERE organization = ? AND stream = ? AND seq = ?"
    " AND target_stream = ? AND target_seq = ? AND target_item = ? AND gone IS NULL"
)
_KIND_LATER = (
    "SELECT kind FROM later_items WHERE organization = ? AND stream = ? AND seq = ? AND item = ?"
    " AND gone IS NULL"
)
_LEAVE_LATER = (
    "UPDATE later_items SET gone = ?, by_stream = ?, by_seq = ?"
    " WHERE organization = ? AND stream = ? AND seq = ? AND item = ?"
)
_READ = (
    "SELECT text FROM disclosures WHERE organization = ? AND stream = ? AND seq = ? AND item = ?"
)
# As many bytes as before, so that the row stays where it is: see `server.evidence.models.Disclosure`.
OVERWRITE = (
    "UPDATE disclosures SET text = printf('%.*c', length(text), '0')"
    " WHERE organization = ? AND stream = ? AND seq = ? AND item = ?"
)
_USE = (
    "INSERT INTO file_uses (organization, stream, seq, item, file, shelf, sha256)"
    " VALUES (?1, ?2, ?3, ?4, ?5, substr(?6, 1, 2), ?6)"
)
LET_GO = (
    "UPDATE file_uses SET sha256 = ?"
    " WHERE organization = ? AND stream = ? AND seq = ? AND item = ? AND sha256 = ?"
)
ERASE = (
    "INSERT INTO erasures (organization, number, sha256)"
    " SELECT ?1, coalesce(max(number), 0) + 1, ?2 FROM erasures WHERE organization = ?1"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Where a segment stands in the tables."""

    organization: OrganizationId
    contract: ContractId
    start_ms: int
    stream: StreamId
    seq: int

    @property
    def key(self) -> tuple[Value, ...]:
        """The values of its primary key."""
        return (self.organization, self.contract, self.start_ms, self.stream, self.seq)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at an item's place in a segment now: the disclosure number `item` of the statement `stream`,
    `seq`. `gone` is set if nothing does."""

    stream: StreamId
    seq: int
    item: int
    kind: str | None
    gone: Gone | None


def standing(writes: Writes, segment: Segment, item: int) -> Standing:
    """Who holds the place of item number `item`, which must be one that the segment commits to."""
    ((kind, gone, by_stream, by_seq),) = writes.select(_STANDING, *segment.key, item)
    if gone is None or gone != Gone.REPLACED:
        return Standing(
            segment.stream, segment.seq, item, kind, None if gone is None else Gone(gone)
        )
    target = (segment.stream, segment.seq, item)
    ((number, kind),) = writes.select(_LATER, segment.organization, by_stream, by_seq, *target)
    return Standing(by_stream, by_seq, number, kind, None)


def erase(
    writes: Writes,
    segment: Segment,
    item: int,
    *,
    gone: Gone,
    by: tuple[StreamId, int] | tuple[None, None],
) -> None:
    """Erase whatever stands at item number `item` of a segment, and say why it is gone and by which statement.

    Where nothing stands any more nothing happens.
    """
    now = standing(writes, segment, item)
    if now.gone is not None:
        return
    _erase_disclosure(writes, segment.organization, now)
    forgotten(writes, segment.organization, segment.contract, segment.start_ms)
    if (now.stream, now.seq) != (segment.stream, segment.seq):
        at = (segment.organization, now.stream, now.seq, now.item)
        writes.run(_LEAVE_LATER, [(gone, *by, *at)])
    writes.run(_LEAVE, [(gone, *by, *segment.key, item)])


def erase_later(
    writes: Writes,
    statement: tuple[OrganizationId, StreamId, int],
    item: int,
    *,
    gone: Gone,
    by: tuple[StreamId, int],
) -> None:
    """Erase item number `item` of another statement than a segment, given as (organization, stream, seq)."""
    organization, stream, seq = statement
    found = writes.select(_KIND_LATER, *statement, item)
    for (kind,) in found:
        _erase_disclosure(writes, organization, Standing(stream, seq, item, kind, None))
        writes.run(_LEAVE_LATER, [(gone, *by, *statement, item)])


def disclosed(writes: Writes, organization: OrganizationId, at: Standing) -> str | None:
    """The text of what stands there, None if it was never received."""
    found = writes.select(_READ, organization, at.stream, at.seq, at.item)
    return str(found[0][0]) if found and at.gone is None else None


def use_files(
    writes: Writes, files: Sequence[tuple[OrganizationId, StreamId, int, int, Sha256]]
) -> None:
    """Note which files items name: (organization, stream, seq, item, hash), as the items are stored."""
    counts: dict[tuple[Value, ...], int] = {}
    rows: list[tuple[Value, ...]] = []
    for organization, stream, seq, item, sha256 in dict.fromkeys(files):
        at = (organization, stream, seq, item)
        number = counts[at] = counts.get(at, -1) + 1
        rows.append((*at, number, sha256))
    writes.run(_USE, rows)


def _erase_disclosure(writes: Writes, organization: OrganizationId, at: Standing) -> None:
    text = disclosed(writes, organization, at)
    if text is None:
        return
    key = (organization, at.stream, at.seq, at.item)
    writes.run(OVERWRITE, [key])
    files = _files(text) if at.kind in PICTURED else ()
    writes.run(LET_GO, [(ERASED, *key, sha256) for sha256 in files])
    writes.run(ERASE, [(organization, name) for name in (*files, NO_FILE)])


def _files(text: str) -> tuple[Sha256, ...]:
    try:
        item = read_disclosure(text, minutes=0)  # which only activity depends on
    except WireError:
        return ()  # somebody has changed the database: `check` tells of it
    return tuple(image.sha256 for image in referenced_blobs((item,)))
