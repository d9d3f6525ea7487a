"""The verification mark of a day: which of its segments do not hold, found out anew each time it is shown.

For each segment the device's signature, that the diary's rows and items are those of the signed statement,
and that its entry stands in the log under the newest checkpoint; all entries of a day share one computed root.
Pictures are not read: that is for the segment's own page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from server.evidence.models import SegmentRow
from server.log.sequencer import Head
from server.storage.database import Database
from wire import envelope, keys
from wire.bundle.roots import KnownTree, nodes_for
from wire.merkle import leaf_hash
from wire.problems import WireError
from wire.receipt import Entry, decode_entry
from wire.records import OrganizationId, StreamId
from wire.statement import Segment, decode_segment

Name = tuple[StreamId, int]
"""Stream and number of a statement."""

_NODE = "SELECT hash FROM log_nodes WHERE organization = ? AND level = ? AND position = ?"
_ENTRY = "SELECT entry FROM log_entries WHERE organization = ? AND position = ?"


@dataclass(frozen=True, slots=True)
class Signed:
    """A segment's row, the commitments of its items in their order, its envelope and its device's key (DER)."""

    row: SegmentRow
    commitments: tuple[str, ...]
    envelope: bytes
    public_key: bytes


def unsound(
    database: Database, organization: OrganizationId, head: Head, segments: Sequence[Signed]
) -> frozenset[Name]:
    """Those of `segments`, all of one contract, that do not hold under `head`."""
    wrong = {(one.row.stream, one.row.seq) for one in segments if not _is_as_signed(one)}
    leaves: dict[int, bytes] = {}
    for one in segments:
        name = one.row.stream, one.row.seq
        if one.row.position >= head.checkpoint.size:
            wrong.add(name)
            continue
        leaf = _node(database, organization, 0, one.row.position)
        if leaf is None or leaf != _leaf_of(database, organization, one):
            wrong.add(name)
        leaves[one.row.position] = leaf or b""
    if not _stands(database, organization, head, leaves):
        return frozenset((one.row.stream, one.row.seq) for one in segments)
    return frozenset(wrong)


def _is_as_signed(one: Signed) -> bool:
    """Whether the device signed exactly what the rows say."""
    try:
        payload = envelope.open_envelope(one.envelope, keys.load_spki(one.public_key))
        said = decode_segment(payload)
    except WireError:
        return False
    return _as_row(said) == (
        one.row.contract,
        one.row.stream,
        one.row.seq,
        one.row.start_ms,
        one.row.end_ms,
        one.row.slot_start_ms,
        one.row.slot_ms,
        one.row.claimed,
        one.commitments,
    )


def _as_row(said: Segment) -> tuple[object, ...]:
    return (
        said.contract,
        said.stream,
        said.seq,
        said.start_ms,
        said.end_ms,
        said.slot_start_ms,
        said.slot_ms,
        said.minutes,
        said.items,
    )


def _leaf_of(database: Database, organization: OrganizationId, one: Signed) -> bytes | None:
    """The leaf hash of the segment's entry, if that is about its envelope."""
    found = database.select(_ENTRY, organization, one.row.position)
    if not found:
        return None
    entry = bytes(found[0][0])
    try:
        said = decode_entry(entry)
    except WireError:
        return None
    if not isinstance(said, Entry) or said.env != envelope.sha256_of(one.envelope):
        return None
    return leaf_hash(entry)


def _stands(
    database: Database, organization: OrganizationId, head: Head, leaves: Mapping[int, bytes]
) -> bool:
    """Whether the log with these leaves has the root that was signed."""

    def node(level: int, index: int) -> bytes:
        found = _node(database, organization, level, index)
        if found is None:
            raise LookupError(f"log {organization} lacks node {level}/{index}")
        return found

    size = head.checkpoint.size
    indexes = sorted(leaves)
    try:
        tree = KnownTree(
            size,
            nodes=nodes_for(indexes, (), size, node),
            leaves=[(index, leaves[index]) for index in indexes],
        )
        return tree.root(size).hex() == head.checkpoint.root
    except (LookupError, WireError):
        return False


def _node(database: Database, organization: OrganizationId, level: int, index: int) -> bytes | None:
    found = database.select(_NODE, organization, level, index)
    return bytes(found[0][0]) if found else None
