"""The verification mark of a day: which of its segments do not hold, found out anew each time it is shown.

For each segment the device's signature, that the diary's rows and items are those of the signed statement,
and that its entry stands in the log under the newest checkpoint; all entries of a day share one computed root.
Pictures are not read: that is for the segment's own page.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from server.evidence.models import SegmentRow
from server.log.proofs import Proofs
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

_LEAVES = (
    "SELECT log_nodes.position, hash, entry FROM json_each(?2) AS wanted"
    " CROSS JOIN log_nodes ON log_nodes.organization = ?1 AND log_nodes.level = 0"
    " AND log_nodes.position = CAST(wanted.value ->> 0 AS BIGINT)"
    " LEFT JOIN log_entries ON log_entries.organization = ?1"
    " AND log_entries.position = log_nodes.position"
)
_REMEMBERED = 4096
"""How many statements that were opened are remembered: a few megabytes, and nothing of their content."""


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
    return frozenset(
        (one.row.stream, one.row.seq)
        for one in segments
        if one.row.position in outside or not _is_as_signed(one)
    )


def not_in_log(
    database: Database, organization: OrganizationId, head: Head, names: Mapping[int, Sha256]
) -> frozenset[int]:
    """Those positions of the log that do not hold the entry of the envelope with that hash under `head`.

    All of them, if what is stored of the log does not lead to the root that was signed.
    """
    leaves: dict[int, bytes] = {}
    wrong = set(names)
    asked = json.dumps([[position] for position in sorted(names)])
    for position, leaf, entry in database.select(_LEAVES, organization, asked):
        if position < head.checkpoint.size:
            leaves[position] = bytes(leaf)
            if entry is not None and leaves[position] == _leaf_of(bytes(entry), names[position]):
                wrong.discard(position)
    stands = _stands(database, organization, head, leaves)
    return frozenset(wrong if stands else names)


# To show that a key is a safe one costs more than to verify with it.
@functools.lru_cache(_REMEMBERED)
def _key(der: bytes) -> Ed25519PublicKey | None:
    try:
        return keys.load_spki(der)
    except WireError:
        return None


def _is_as_signed(one: Signed) -> bool:
    """Whether the devices signed exactly what the rows say."""
    try:
        said, sha256 = _segment_of(one.envelope, one.public_key)
        minutes = said.minutes
        for sealed, der in one.redactions:
            redact = decode_statement(_opened(sealed, der))
            target = Target(said.stream, said.seq, sha256)
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


@functools.lru_cache(_REMEMBERED)
def _segment_of(sealed: bytes, der: bytes) -> tuple[Segment, Sha256]:
    """The segment that the holder of the key `der` signed, and its payload's hash.

    The same bytes under the same key open to the same, so that a day that is looked at again costs no more
    signatures; what is compared with it is read anew each time.
    """
    payload = _opened(sealed, der)
    return decode_segment(payload), envelope.sha256_of(payload)


def _opened(sealed: bytes, der: bytes) -> bytes:
    """The payload that the holder of the key `der` signed."""
    public = _key(der)
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


def _leaf_of(entry: bytes, name: Sha256) -> bytes | None:
    """The leaf hash of `entry`, if that is about the envelope with the hash `name`."""
    try:
        said = decode_entry(entry)
    except WireError:
        return None
    return leaf_hash(entry) if isinstance(said, Entry) and said.env == name else None


def _stands(
    database: Database, organization: OrganizationId, head: Head, leaves: Mapping[int, bytes]
) -> bool:
    """Whether the log with these leaves has the root that was signed."""
    size = head.checkpoint.size
    indexes = sorted(leaves)
    try:
        tree = KnownTree(
            size,
            nodes=Proofs(database, organization).read(
                lambda node: tuple(nodes_for(indexes, (), size, node))
            ),
            leaves=[(index, leaves[index]) for index in indexes],
        )
        return tree.root(size).hex() == head.checkpoint.root
    except (LookupError, WireError):
        return False
