"""A look at everything that is stored: is it whole, and does the log still say the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.authority import wholeness
from server.context import Core
from server.evidence.models import ItemRow, LaterItem, Statement
from server.log.models import UNKNOWN_ENTRY, LogEntry, LogHead, LogNode
from server.organizations.models import Organization
from wire import items, merkle
from wire.problems import WireError
from wire.receipt import Entry, decode_entry
from wire.records import PICTURED, OrganizationId, Sha256

_NOTED = (
    "SELECT 1 FROM file_uses"
    " WHERE organization = ? AND stream = ? AND seq = ? AND item = ? AND sha256 = ?"
)


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as it was stored: a word for the kind, and which."""

    kind: str
    where: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at and what was found."""

    organizations: int
    entries: int
    statements: int
    pictures: int
    damages: tuple[Damage, ...]
    left_over: tuple[str, ...]
    """Pictures that no statement names: an upload left them that a crash cut off, or that is going on. Harmless, and
    deleted by the server within a day."""


def check(core: Core) -> Checked:
    """Read the whole database and every picture. May run beside the server: it sees one moment of it."""
    entries = statements = pictures = 0
    damages: list[Damage] = []
    with core.database.reading() as session:
        organizations = session.scalars(select(Organization.organization)).all()
    # Before the moment that is looked at: what comes to be named in between is not left over.
    unnamed = {organization: set(core.blobs.names(organization)) for organization in organizations}
    with core.database.reading() as session:
        damages += [Damage("database", line) for line in core.database.damages(session)]
        for organization in organizations:
            logged = _entries(session, organization)
            entries += len(logged)
            damages += _log_damages(session, organization, logged)
            origin = session.get_one(Organization, organization).log_origin
            damages += [
                Damage(kind, where)
                for kind, where in wholeness.damages(session, organization, logged, origin=origin)
            ]
            for statement in _statements(session, organization):
                statements += 1
                damages += _statement_damages(organization, statement, logged)
            for row in _items(session, organization):
                named, found = _item_damages(core, row)
                pictures += len(named)
                damages += found
                unnamed[organization] -= named
    left_over = tuple(
        f"{organization}/{sha256}"
        for organization, names in unnamed.items()
        for sha256 in sorted(names)
    )
    return Checked(len(organizations), entries, statements, pictures, tuple(damages), left_over)


def _entries(session: Session, organization: OrganizationId) -> list[bytes]:
    return list(
        session.scalars(
            select(LogEntry.entry)
            .where(LogEntry.organization == organization)
            .order_by(LogEntry.position)
        )
    )


def _log_damages(
    session: Session, organization: OrganizationId, entries: list[bytes]
) -> Iterator[Damage]:
    """The tree grown again from its entries must have every stored node and every head.

    Of entries that were unknown when the log was recovered, the stored hashes over them are taken.
    """
    nodes: dict[tuple[int, int], bytes] = {}
    stored = {
        (level, position): hash_
        for level, position, hash_ in session.execute(
            select(LogNode.level, LogNode.position, LogNode.hash).where(
                LogNode.organization == organization
            )
        )
    }
    stored_heads = session.execute(
        select(LogHead.size, LogHead.root).where(LogHead.organization == organization)
    )
    heads = {row.size: row.root for row in stored_heads}

    def node(level: int, index: int) -> bytes:
        return nodes[(level, index)]

    last_ms = 0
    for index, entry in enumerate(entries):
        _grow(nodes, stored, index, entry)
        if entry != UNKNOWN_ENTRY:
            try:
                recv_ms = decode_entry(entry).recv_ms
            except WireError:
                yield Damage("log-entry", f"{organization}/{index}")
                continue
            if recv_ms < last_ms:
                yield Damage("log-time", f"{organization}/{index}")
            last_ms = recv_ms
        if index + 1 not in heads:
            continue
        try:
            holds = heads.pop(index + 1) == merkle.root(index + 1, node).hex()
        except KeyError:
            holds = False
        if not holds:
            yield Damage("log-head", f"{organization}/{index + 1}")
    for size in heads:
        yield Damage("log-cut-off", f"{organization}/{size}")
    for (level, position), hash_ in stored.items():
        if nodes.pop((level, position), None) != hash_:
            yield Damage("log-node", f"{organization}/{level}/{position}")
    for level, position in nodes:
        yield Damage("log-node", f"{organization}/{level}/{position}")


def _grow(
    nodes: dict[tuple[int, int], bytes],
    stored: dict[tuple[int, int], bytes],
    index: int,
    entry: bytes,
) -> None:
    """Add the nodes that entry number `index` completes."""
    level, position = 0, index
    current = stored.get((0, index)) if entry == UNKNOWN_ENTRY else merkle.leaf_hash(entry)
    while True:
        if current is not None:
            nodes[(level, position)] = current
        if position % 2 == 0:
            return
        left = nodes.get((level, position - 1))
        level, position = level + 1, position // 2
        current = (
            stored.get((level, position))
            if left is None or current is None
            else merkle.node_hash(left, current)
        )


def _statements(session: Session, organization: OrganizationId) -> Iterator[Statement]:
    yield from session.scalars(
        select(Statement)
        .where(Statement.organization == organization)
        .order_by(Statement.stream, Statement.seq)
    )


def _statement_damages(
    organization: OrganizationId, statement: Statement, entries: list[bytes]
) -> Iterator[Damage]:
    where = f"{organization}/{statement.stream}/{statement.seq}"
    if hashlib.sha256(statement.envelope).hexdigest() != statement.envelope_sha256:
        yield Damage("statement-damaged", where)
    if not 0 <= statement.log_position < len(entries):
        yield Damage("statement-not-logged", where)
        return
    try:
        entry = decode_entry(entries[statement.log_position])
    except WireError:
        return  # told as damage of the log
    if not isinstance(entry, Entry) or entry.env != statement.envelope_sha256:
        yield Damage("statement-not-logged", where)


def _items(session: Session, organization: OrganizationId) -> Iterator[ItemRow | LaterItem]:
    yield from session.scalars(
        select(ItemRow)
        .where(ItemRow.organization == organization)
        .order_by(ItemRow.contract, ItemRow.start_ms, ItemRow.stream, ItemRow.seq, ItemRow.item)
    )
    yield from session.scalars(
        select(LaterItem)
        .where(LaterItem.organization == organization)
        .order_by(LaterItem.stream, LaterItem.seq, LaterItem.item)
    )


def _item_damages(core: Core, row: ItemRow | LaterItem) -> tuple[set[Sha256], list[Damage]]:
    """The pictures that the item names, and what is wrong with it and them."""
    where = f"{row.organization}/{row.stream}/{row.seq}/{row.item}"
    if row.disclosure is None:
        return set(), []
    try:
        items.check_commitment(row.disclosure, row.commitment)
        if row.kind not in PICTURED:
            return set(), []
        item = items.read_disclosure(row.disclosure, minutes=0)  # which only activity depends on
    except WireError:
        return set(), [Damage("item-damaged", where)]
    damages: list[Damage] = []
    images = items.referenced_blobs((item,))
    for image in images:
        use = (row.organization, row.stream, row.seq, row.item, image.sha256)
        if not core.database.select(_NOTED, *use):
            damages.append(Damage("picture-not-noted", f"{where}/{image.sha256}"))
        data = core.blobs.get(row.organization, image.sha256)
        if data is None:
            damages.append(Damage("picture-missing", f"{where}/{image.sha256}"))
        elif hashlib.sha256(data).hexdigest() != image.sha256:
            damages.append(Damage("picture-damaged", f"{where}/{image.sha256}"))
    return {image.sha256 for image in images}, damages
