"""A look at everything that is stored: is it whole, and does the log still say the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from server.context import Core
from server.evidence.models import ItemRow, Statement
from server.log.models import LogEntry, LogHead, LogNode
from server.organizations.models import Organization
from wire import items, merkle
from wire.problems import WireError
from wire.receipt import Entry, decode_entry
from wire.records import OrganizationId, Sha256


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


def check(core: Core) -> Checked:
    """Read the whole database and every picture. May run beside the server: it sees one moment of it."""
    entries = statements = pictures = 0
    damages: list[Damage] = []
    with core.database.reading() as session:
        for (line,) in session.execute(text("PRAGMA integrity_check")):
            if line != "ok":
                damages.append(Damage("database", line))
        organizations = session.scalars(select(Organization.organization)).all()
        for organization in organizations:
            logged = _entries(session, organization)
            entries += len(logged)
            damages += _log_damages(session, organization, logged)
            for statement in _statements(session, organization):
                statements += 1
                damages += _statement_damages(organization, statement, logged)
            for sha256, where in _pictures(session, organization):
                pictures += 1
                data = core.blobs.get(organization, sha256)
                if data is None:
                    damages.append(Damage("picture-missing", where))
                elif hashlib.sha256(data).hexdigest() != sha256:
                    damages.append(Damage("picture-damaged", where))
    return Checked(len(organizations), entries, statements, pictures, tuple(damages))


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
    """The tree grown again from its entries must have every stored node and every head."""
    nodes: dict[tuple[int, int], bytes] = {}
    heads = dict(
        session.execute(
            select(LogHead.size, LogHead.root).where(LogHead.organization == organization)
        ).tuples()
    )

    def node(level: int, index: int) -> bytes:
        return nodes[(level, index)]

    last_ms = 0
    for index, entry in enumerate(entries):
        for level, position, hash_ in merkle.nodes_completed_by(
            index, merkle.leaf_hash(entry), node
        ):
            nodes[(level, position)] = hash_
        try:
            recv_ms = decode_entry(entry).recv_ms
        except WireError:
            yield Damage("log-entry", f"{organization}/{index}")
            continue
        if recv_ms < last_ms:
            yield Damage("log-time", f"{organization}/{index}")
        last_ms = recv_ms
        if index + 1 in heads and heads.pop(index + 1) != merkle.root(index + 1, node).hex():
            yield Damage("log-head", f"{organization}/{index + 1}")
    for size in heads:
        yield Damage("log-cut-off", f"{organization}/{size}")
    stored = session.execute(
        select(LogNode.level, LogNode.position, LogNode.hash).where(
            LogNode.organization == organization
        )
    )
    for level, position, hash_ in stored.tuples():
        if nodes.pop((level, position), None) != hash_:
            yield Damage("log-node", f"{organization}/{level}/{position}")
    for level, position in nodes:
        yield Damage("log-node", f"{organization}/{level}/{position}")


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


def _pictures(session: Session, organization: OrganizationId) -> Iterator[tuple[Sha256, str]]:
    rows = session.execute(
        select(
            ItemRow.stream, ItemRow.seq, ItemRow.item, ItemRow.commitment, ItemRow.disclosure
        ).where(ItemRow.organization == organization, ItemRow.kind == "screenshot")
    ).tuples()
    for stream, seq, item, _commitment, disclosure in rows:
        if disclosure is None:
            continue
        opened = items.read_disclosure(disclosure, minutes=0)
        for number, image in enumerate(items.referenced_blobs((opened,))):
            yield image.sha256, f"{organization}/{stream}/{seq}/{item}/{number}"
