"""The verification mark of a day: which of its segments do not hold, found out anew each time it is shown.

For each segment the device's signature, that the diary's rows and items are those of the signed statement,
and that its entry stands in the log under the newest checkpoint; all entries of a day share one computed root.
Pictures are not read: that is for the segment's own page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from server.evidence.models import SegmentRow
from server.log.sequencer import Head
from server.storage.database import Database
from wire import envelope, keys
from wire.bundle.roots import KnownTree, nodes_for
from wire.contractor import Redact, decode_statement
from wire.merkle import leaf_hash
from wire.problems import WireCode, WireError
from wire.receipt import Entry, decode_entry
from wire.records import OrganizationId, Sha256, StreamId, Target
from wire.statement import Segment, decode_segment

Name = tuple[StreamId, int]
"""Stream and number of a statement."""

_NODE = "SELECT hash FROM log_nodes WHERE organization = ? AND level = ? AND position = ?"
_ENTRY = "SELECT entry FROM log_entries WHERE organization = ? AND position = ?"


@dataclass(frozen=True, slots=True)
class Signed:
    """A segment's row, the commitments of its items in their order, its envelope and its device's key (DER).

    `redactions` are the envelopes of what was redacted later, in the order of the log, each with the key of
    the device that signed it.
    """

    row: SegmentRow
    commitments: tuple[str, ...]
    envelope: bytes
    public_key: bytes
    redactions: tuple[tuple[bytes, bytes], ...]


def unsound(
    database: Database, organization: OrganizationId, head: Head, segments: Sequence[Signed]
) -> frozenset[Name]:
    """Those of `segments`, all of one contract, that do not hold under `head`."""
    names = {one.row.position: envelope.sha256_of(one.envelope) for one in segments}
    outside = not_in_log(database, organization, head, names)
    # To show that a key is a safe one costs more than to verify with it, and a day has few devices.
    ders = {one.public_key for one in segments}
    ders |= {der for one in segments for _, der in one.redactions}
    public = {der: _key(der) for der in ders}
    return frozenset(
        (one.row.stream, one.row.seq)
        for one in segments
        if one.row.position in outside or not _is_as_signed(one, public)
    )


def not_in_log(
    database: Database, organization: OrganizationId, head: Head, names: Mapping[int, Sha256]
) -> frozenset[int]:
    """Those positions of the log that do not hold the entry of the envelope with that hash under `head`.

    All of them, if what is stored of the log does not lead to the root that was signed.
    """
    leaves: dict[int, bytes] = {}
    wrong = set()
    for position, name in names.items():
        leaf = _node(database, organization, 0, position)
        if leaf is None or position >= head.checkpoint.size:
            wrong.add(position)
            continue
        leaves[position] = leaf
        if leaf != _leaf_of(database, organization, position, name):
            wrong.add(position)
    stands = _stands(database, organization, head, leaves)
    return frozenset(wrong if stands else names)


def _key(der: bytes) -> Ed25519PublicKey | None:
    try:
        return keys.load_spki(der)
    except WireError:
        return None


def _is_as_signed(one: Signed, public: Mapping[bytes, Ed25519PublicKey | None]) -> bool:
    """Whether the devices signed exactly what the rows say."""
    try:
        payload = _opened(one.envelope, public[one.public_key])
        said = decode_segment(payload)
        minutes = said.minutes
        for sealed, der in one.redactions:
            redact = decode_statement(_opened(sealed, public[der]))
            target = Target(said.stream, said.seq, envelope.sha256_of(payload))
            if not isinstance(redact, Redact) or redact.target != target:
                return False
            minutes = redact.minutes
    except WireError:
        return False
    row = one.row
    return (*_as_row(said), said.items, said.idle, minutes) == (
        row.contract,
        row.stream,
        row.seq,
        row.start_ms,
        row.end_ms,
        row.slot_start_ms,
        row.slot_ms,
        row.claimed,
        one.commitments,
        row.idle,
        row.minutes,
    )


def _opened(sealed: bytes, public: Ed25519PublicKey | None) -> bytes:
    """The payload that the holder of `public` signed."""
    if public is None:
        raise WireError(WireCode.BAD_KEY, "device")
    return envelope.open_envelope(sealed, public)


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
    )


def _leaf_of(
    database: Database, organization: OrganizationId, position: int, name: Sha256
) -> bytes | None:
    """The leaf hash of the entry at `position`, if that is about the envelope with the hash `name`."""
    found = database.select(_ENTRY, organization, position)
    if not found:
        return None
    entry = bytes(found[0][0])
    try:
        said = decode_entry(entry)
    except WireError:
        return None
    return leaf_hash(entry) if isinstance(said, Entry) and said.env == name else None


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
