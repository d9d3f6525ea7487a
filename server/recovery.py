"""Rebuilding the end of a log that a backup does not have, from bundles of what devices were given.

A bundle proves what it holds, so it does not matter who brings it: the tree is grown from its entries and
hashes until it has the root of a checkpoint that we signed, and the statements are stored where they stood.
Entries that no bundle has stay unknown; the hashes over them are enough to go on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from server.context import Core
from server.ingest.rows import Arrival
from server.ingest.shelf import SegmentShelf
from server.log.heads import Heads
from server.log.keys import log_vkeys
from server.log.models import UNKNOWN_ENTRY
from server.log.proofs import Proofs
from server.log.tree import Tree
from server.organizations.models import Organization
from server.problems import Problem
from server.recovered_authority import RecoveryError, Restorer
from server.storage.database import Value, Writes
from wire import canonical, contractor, fields
from wire.bundle.archive import Archive
from wire.bundle.contents import Contents, Line, content_of, read_contents, read_layout
from wire.bundle.layout import Layout
from wire.bundle.verify import verify
from wire.canonical import JsonValue
from wire.checkpoint import Checkpoint
from wire.envelope import Envelope, sha256_of
from wire.merkle import node_hash, root
from wire.problems import WireError
from wire.receipt import Entry, Tick, encode_entry
from wire.records import OrganizationId, Sha256
from wire.verification import VerifiedStatement, have_of

_ABOUT_CONTENT: Final = ("V16", "V17", "V18")
"""Whether a segment was agreed to, a moment fits or a sum is right does not change what was received: all steps
before these have held."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came back: sizes of the log before and after, entries whose content is known, statements and files."""

    before: int
    after: int
    entries: int
    statements: int
    files: int


@dataclass(slots=True)
class _Known:
    """What all bundles together say of the log."""

    leaves: dict[int, bytes] = field(default_factory=dict)
    said: dict[int, Entry | Tick] = field(default_factory=dict)
    nodes: dict[tuple[int, int], bytes] = field(default_factory=dict)
    """By level and index."""
    notes: dict[int, tuple[Checkpoint, str]] = field(default_factory=dict)
    lines: dict[Sha256, Line] = field(default_factory=dict)
    files: dict[Sha256, tuple[Path, str]] = field(default_factory=dict)


def recover(core: Core, organization: OrganizationId, bundles: Sequence[Path]) -> Recovered:
    """Read `bundles` and store what they have and we do not, in one transaction or not at all.

    No server may run on the data folder. Raises `RecoveryError`, `StorageError` and `OSError`.
    """
    with core.database.reading() as session:
        row = session.get_one(Organization, organization)
    heads = Heads(core.settings.heads, organization, origin=row.log_origin, keys=core.settings.keys)
    try:
        wanted = heads.known()
        known = _Known()
        for path in bundles:
            _read(
                path,
                log_vkeys(core.settings.keys, organization, origin=row.log_origin),
                heads,
                known,
            )
    finally:
        heads.close()
    tree = Tree(core.database, organization)
    before = tree.size
    if not known.notes:
        raise RecoveryError("No bundle was given.")
    target, _ = known.notes[max(known.notes)]
    if target.size <= before:
        raise RecoveryError(f"The bundles end at {target.size} entries: the log has {before}.")
    nodes = _grown(tree, known, target)
    for checkpoint in wanted:
        if checkpoint.size > target.size:
            raise RecoveryError(
                f"The log was signed with {checkpoint.size} entries and the bundles end at {target.size}. "
                "Bring the bundles of more devices, or begin a new log."
            )
    files = _keep_files(core, organization, known)
    with core.database.writes() as writes:
        _store_log(writes, organization, before, target.size, known, nodes)
        restored = Restorer(core, writes, organization)
        statements = 0
        for line, entries in _in_order(known, before):
            assert not isinstance(line.sealed, WireError)  # noqa: S101 - verified
            data = _bytes_of(line.sealed)
            if restored.take(line.sealed, data, *entries[0]):
                statements += 1
            else:
                statements += _store(writes, organization, line, data, entries, before)
        restored.finish({size: note for size, (_, note) in known.notes.items()})
    return Recovered(
        before, target.size, sum(index >= before for index in known.said), statements, len(files)
    )


def _read(path: Path, vkeys: Sequence[str], heads: Heads, known: _Known) -> None:
    """Check one bundle by all steps of verification, and add what it has."""
    with path.open("rb") as file:
        report = verify(file, vkeys=vkeys)
        if report.error is not None and report.error.step not in _ABOUT_CONTENT:
            raise RecoveryError(f"{path} does not hold: {report.error}.")
        archive = Archive(file)
        layout = read_layout(archive)
        contents = read_contents(archive, layout, lambda _bytes: None)
    for note in contents.notes:
        checkpoint = heads.opened(note)
        known.notes[checkpoint.size] = checkpoint, note
    for entry in contents.entries:
        known.leaves[entry.index] = entry.leaf
        known.said[entry.index] = entry.said
    for node in contents.nodes:
        count = node.high - node.low
        if count & (count - 1) == 0:
            level = count.bit_length() - 1
            known.nodes[level, node.low >> level] = node.hash
    _add_lines(contents, known)
    _add_files(path, layout, known)


def _add_lines(contents: Contents, known: _Known) -> None:
    """Of a statement that several bundles have, all disclosures that any has."""
    for line in contents.lines:
        other = known.lines.get(line.sha256)
        if other is not None:
            together = tuple(
                mine or theirs
                for mine, theirs in zip(line.disclosures, other.disclosures, strict=True)
            )
            known.lines[line.sha256] = replace(line, disclosures=together)
        else:
            known.lines[line.sha256] = line


def _add_files(path: Path, layout: Layout, known: _Known) -> None:
    for sha256, member in layout.blobs.items():
        known.files[sha256] = path, member.name


def _grown(tree: Tree, known: _Known, target: Checkpoint) -> dict[tuple[int, int], bytes]:
    """The complete nodes beyond what is stored; raises `RecoveryError` unless they lead to `target`."""
    nodes = {(0, index): leaf for index, leaf in known.leaves.items()} | known.nodes
    before = tree.size

    def node(level: int, index: int) -> bytes:
        if (index + 1) << level <= before:
            return tree.node(level, index)
        found = nodes.get((level, index))
        if found is None:
            if level == 0:
                raise LookupError(index)
            found = node_hash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))
            nodes[level, index] = found
        return found

    try:
        grown = root(target.size, node).hex()
    except LookupError as error:
        raise RecoveryError(
            f"Nobody's bundle covers entry {error} of the log. Bring the bundles of more devices, or "
            "begin a new log."
        ) from error
    if grown != target.root:
        raise RecoveryError("What the backup holds is not the beginning of the log in the bundles.")
    return {
        (level, index): hash_
        for (level, index), hash_ in nodes.items()
        if (index + 1) << level > before and (index + 1) << level <= target.size
    }


def _keep_files(core: Core, organization: OrganizationId, known: _Known) -> frozenset[Sha256]:
    """Put the files of the bundles where pictures lie; those that we have are left as they are."""
    by_path: dict[Path, list[tuple[Sha256, str]]] = {}
    for sha256, (path, name) in known.files.items():
        by_path.setdefault(path, []).append((sha256, name))
    for path, named in by_path.items():
        with path.open("rb") as file:
            archive = Archive(file)
            members = {member.name: member for member in archive.members}
            for sha256, name in named:
                core.blobs.put(organization, sha256, content_of(archive, members[name]))
    return frozenset(known.files)


def _store_log(
    writes: Writes,
    organization: OrganizationId,
    before: int,
    size: int,
    known: _Known,
    nodes: dict[tuple[int, int], bytes],
) -> None:
    """Entries, nodes and heads beyond what is stored. An entry that nobody has stands there without bytes."""
    rows: list[tuple[Value, ...]] = []
    recv_ms = 0
    for index in range(before, size):
        said = known.said.get(index)
        recv_ms = recv_ms if said is None else said.recv_ms
        entry = UNKNOWN_ENTRY if said is None else encode_entry(said)
        rows.append((organization, index, entry, recv_ms))
    writes.run(
        "INSERT INTO log_entries (organization, position, entry, recv_ms) VALUES (?, ?, ?, ?)", rows
    )
    writes.run(
        "INSERT INTO log_nodes (organization, level, position, hash) VALUES (?, ?, ?, ?)",
        [(organization, level, index, hash_) for (level, index), hash_ in sorted(nodes.items())],
    )
    proofs = Proofs(writes, organization)
    sizes = {size for size in known.notes if size > before} | {
        size for size in _anchors(known) if size > before
    }
    newest = {index: one.recv_ms for index, one in known.said.items()}
    heads: list[tuple[Value, ...]] = [
        (
            organization,
            one,
            proofs.root(one),
            max((ms for index, ms in newest.items() if index < one), default=0),
        )
        for one in sorted(sizes)
    ]
    writes.run(
        "INSERT INTO log_heads (organization, size, root, recv_ms) VALUES (?, ?, ?, ?)", heads
    )


def _anchors(known: _Known) -> Iterator[int]:
    """The sizes that statements cite: checkpoints of ours, as the verification has shown."""
    for line in known.lines.values():
        if not isinstance(line.sealed, WireError):
            anchor = json.loads(line.sealed.payload).get("anchor")
            if anchor is not None:
                yield anchor["size"]


def _in_order(known: _Known, before: int) -> Iterator[tuple[Line, list[tuple[int, Entry]]]]:
    """The statements with an entry beyond what is stored, by their first entry, and all entries of each."""
    entries: dict[Sha256, list[tuple[int, Entry]]] = {}
    for index, said in sorted(known.said.items()):
        if isinstance(said, Entry):
            entries.setdefault(said.env, []).append((index, said))
    for sha256, found in entries.items():
        if found[-1][0] >= before:
            yield known.lines[sha256], found


def _bytes_of(sealed: Envelope) -> bytes:
    """The very bytes of an envelope: its one encoding."""
    signatures: list[JsonValue] = [
        {"keyid": sealed.key_id, "sig": fields.to_base64std(sealed.signature)}
    ]
    return canonical.encode(
        {
            "payload": fields.to_base64std(sealed.payload),
            "payloadType": sealed.payload_type,
            "signatures": signatures,
        }
    )


def _store(
    writes: Writes,
    organization: OrganizationId,
    line: Line,
    data: bytes,
    entries: list[tuple[int, Entry]],
    before: int,
) -> int:
    """Store a contractor's statement where it stood; returns how many were new."""
    assert not isinstance(line.sealed, WireError)  # noqa: S101 - verified
    ((device, person),) = writes.select(
        "SELECT device, person FROM devices WHERE organization = ? AND key_id = ?",
        organization,
        line.sealed.key_id,
    )
    newest, said = entries[-1]
    first, entry = entries[0]
    verified = _verified(line, line.sealed, said.have)
    if first >= before:
        arrival = Arrival(organization, device, person, verified, data)
        group = SegmentShelf().open(writes, [arrival])
        try:
            group.place(arrival, position=first, recv_ms=entry.recv_ms)
        except Problem as problem:
            raise RecoveryError(
                f"A statement of the bundles cannot be stored: {problem.detail}"
            ) from problem
        group.write()
    key = (organization, verified.statement.stream, verified.statement.seq)
    writes.run(
        "UPDATE statements SET have = ?, newest_position = ?"
        " WHERE organization = ? AND stream = ? AND seq = ?",
        [(said.have, newest, *key)],
    )
    writes.run(
        "INSERT INTO later_entries (organization, stream, seq, position)"
        " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(*key, index) for index, _ in entries[1:]],
    )
    return int(first >= before)


def _verified(line: Line, sealed: Envelope, have: int) -> VerifiedStatement:
    """What an upload would have been, as far as the bundles have it and the log says that it was received."""
    statement = contractor.decode_statement(sealed.payload)
    disclosures = tuple(
        disclosure if have >> index & 1 else None
        for index, disclosure in enumerate(line.disclosures)
    )
    return VerifiedStatement(
        statement=statement,
        items=contractor.read_items(statement, disclosures),
        disclosures=disclosures,
        payload_sha256=sha256_of(sealed.payload),
        envelope_sha256=sealed.sha256,
        have=have_of(disclosures),
    )
