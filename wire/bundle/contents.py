"""Steps V1 to V3: the members of a bundle taken apart into notes, nodes, entries and statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from wire import envelope
from wire.bundle import lines
from wire.bundle.archive import Archive, Member
from wire.bundle.layout import Layout, layout_of
from wire.bundle.lines import GivenLine, Node
from wire.bundle.manifest import Manifest, decode_manifest
from wire.envelope import Envelope
from wire.merkle import leaf_hash
from wire.note import parse_vkey
from wire.problems import WireCode, WireError
from wire.receipt import Entry, Tick, decode_entry
from wire.records import Sha256

Advance = Callable[[int], None]
"""Is told how many bytes more have been dealt with."""

_T = TypeVar("_T")


@contextmanager
def step_at(step: str, place: str = "") -> Iterator[None]:
    """Mark every `WireError` raised inside as a failure of `step`, unless of another, met at `place`."""
    try:
        yield
    except WireError as error:
        where = f"{place}/{error.where}" if place else error.where
        raise WireError(error.code, where, error.detail, step=error.step or step) from error


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An entry that is given: its place in the log, its leaf hash and what it says."""

    index: int
    leaf: bytes
    said: Entry | Tick


@dataclass(frozen=True, slots=True)
class Line:
    """A statement that is given; `sealed` is its envelope, or why it is none."""

    where: str
    sha256: Sha256
    """Of the envelope."""
    sealed: Envelope | WireError
    disclosures: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything but the files, which are read when their turn comes."""

    notes: tuple[str, ...]
    nodes: tuple[Node, ...]
    entries: tuple[LogEntry, ...]
    lines: tuple[Line, ...]


def read_layout(archive: Archive) -> Layout:
    """V1, second half: which member is what. The first half was to open the archive."""
    with step_at("V1"):
        return layout_of(archive.members)


def read_manifest(
    archive: Archive, layout: Layout, *, vkeys: Sequence[str], contract: str | None
) -> tuple[Manifest, tuple[str, ...]]:
    """V2: what the bundle is of, and those of the trusted keys that are of its log."""
    with step_at("V2"):
        manifest = decode_manifest(content_of(archive, layout.manifest))
        trusted = tuple(vkey for vkey in vkeys if parse_vkey(vkey)[0] == manifest.origin)
        if not trusted:
            raise WireError(WireCode.UNKNOWN_LOG, "bundle.json/origin", manifest.origin)
        if contract is not None and contract != manifest.contract:
            raise WireError(WireCode.WRONG_CONTRACT, "bundle.json/contract", manifest.contract)
    return manifest, trusted


def read_contents(archive: Archive, layout: Layout, advance: Advance) -> Contents:
    """V3: every line is canonical and within its bounds."""
    with step_at("V3"):
        notes = tuple(_notes(archive, layout, advance))
        nodes = tuple(_lines(archive, layout.nodes, lines.read_node, advance))
        entries: list[LogEntry] = []
        for told in _lines(archive, layout.entries, lines.read_entry, advance):
            if entries and told.index <= entries[-1].index:
                where = f"log/entries/{len(entries)}/index"
                raise WireError(WireCode.BAD_VALUE, where, "not ascending")
            said = decode_entry(told.entry)
            entries.append(LogEntry(told.index, leaf_hash(told.entry), said))
        statements = tuple(
            _line(number, given)
            for number, given in enumerate(
                _lines(archive, layout.statements, lines.read_statement, advance)
            )
        )
    return Contents(notes=notes, nodes=nodes, entries=tuple(entries), lines=statements)


def content_of(archive: Archive, member: Member) -> bytes:
    """What a member holds; another CRC-32 than its header says is a failure of V1."""
    try:
        return archive.read(member)
    except WireError as error:
        raise WireError(error.code, error.where, error.detail, step="V1") from error


def _notes(archive: Archive, layout: Layout, advance: Advance) -> Iterator[str]:
    content = content_of(archive, layout.notes)
    for number, line in enumerate(lines.split_all(content, layout.notes.name)):
        yield lines.read_note(line, f"{layout.notes.name}/{number}")
    advance(layout.notes.size)


def _lines(
    archive: Archive,
    members: tuple[Member, ...],
    read: Callable[[bytes, str], _T],
    advance: Advance,
) -> Iterator[_T]:
    """What the lines of all members of one kind hold."""
    for member in members:
        content = content_of(archive, member)
        parts = lines.split(content, member.name, last=member is members[-1])
        for number, line in enumerate(parts):
            yield read(line, f"{member.name}/{number}")
        advance(member.size)


def _line(number: int, given: GivenLine) -> Line:
    """The statement in line `number` of all; an envelope that is none is told in its turn, by V7."""
    try:
        sealed: Envelope | WireError = envelope.read(given.envelope_value, given.envelope)
    except WireError as error:
        sealed = error
    return Line(
        where=f"statements/{number}",
        sha256=envelope.sha256_of(given.envelope),
        sealed=sealed,
        disclosures=given.disclosures,
    )
