"""The lines of a bundle's members: one canonical JSON value each, cut into members of 256."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wire import canonical, fields
from wire.canonical import JsonValue
from wire.items import MAX_DISCLOSURE_BYTES, MAX_ITEMS
from wire.note import MAX_NOTE_BYTES
from wire.problems import WireCode, WireError

LINES_PER_MEMBER = 256
MAX_LINE_BYTES = 262_144


@dataclass(frozen=True, slots=True)
class Node:
    """The RFC 6962 hash of the entries `low` to `high` - 1 of the log."""

    low: int
    high: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class IndexedEntry:
    """The bytes of a log entry and its place in the log."""

    index: int
    entry: bytes


@dataclass(frozen=True, slots=True)
class Given:
    """A statement as a bundle holds it; a disclosure is None where it is not given."""

    envelope: bytes
    disclosures: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class GivenLine:
    """A statement as it was read from a line: the envelope as a value, too, so that it is read once."""

    envelope: bytes
    envelope_value: JsonValue
    disclosures: tuple[str | None, ...]


def note_line(note: str) -> bytes:
    """The line of a signed checkpoint."""
    return _line({"note": note})


def node_line(node: Node) -> bytes:
    """The line of a hash of the log."""
    return _line([node.low, node.high, node.hash.hex()])


def entry_line(entry: IndexedEntry) -> bytes:
    """The line of a log entry."""
    return _line({"entry": canonical.decode(entry.entry, where="entry"), "index": entry.index})


def statement_line(given: Given) -> bytes:
    """The line of a statement."""
    envelope = canonical.decode(given.envelope, where="envelope", limit=MAX_LINE_BYTES)
    return _line({"disclosures": list(given.disclosures), "envelope": envelope})


def read_note(line: bytes, where: str) -> str:
    """The note in a line, of which nothing is checked yet."""
    found = fields.members(_value(line, where), where, ("note",))
    note = fields.string(found["note"], f"{where}/note")
    if len(note) > MAX_NOTE_BYTES:
        raise WireError(WireCode.TOO_LARGE, f"{where}/note")
    return note


def read_node(line: bytes, where: str) -> Node:
    """The node in a line; whether there can be such a one is for `wire.bundle.roots` to say."""
    low, high, digest = fields.array(_value(line, where), where, low=3, high=3)
    start = fields.integer(low, f"{where}/0")
    return Node(
        low=start,
        high=fields.integer(high, f"{where}/1", low=start + 1),
        hash=bytes.fromhex(fields.sha256(digest, f"{where}/2")),
    )


def read_entry(line: bytes, where: str) -> IndexedEntry:
    """Index and bytes of the entry in a line; the bytes are not read yet."""
    found = fields.members(_value(line, where), where, ("entry", "index"))
    return IndexedEntry(
        index=fields.integer(found["index"], f"{where}/index"),
        entry=canonical.encode(found["entry"]),
    )


def read_statement(line: bytes, where: str) -> GivenLine:
    """Envelope and disclosures of the statement in a line; neither is read yet."""
    found = fields.members(_value(line, where), where, ("disclosures", "envelope"))
    listed = fields.array(found["disclosures"], f"{where}/disclosures", high=MAX_ITEMS)
    return GivenLine(
        envelope=canonical.encode(found["envelope"]),
        envelope_value=found["envelope"],
        disclosures=tuple(
            _disclosure(value, f"{where}/disclosures/{index}") for index, value in enumerate(listed)
        ),
    )


def _disclosure(value: JsonValue, where: str) -> str | None:
    if value is None:
        return None
    disclosure = fields.string(value, where)
    if len(disclosure) > MAX_DISCLOSURE_BYTES:
        raise WireError(WireCode.TOO_LARGE, where)
    return disclosure


def in_members(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The contents of the members that hold `lines`: 256 each, but the last."""
    part: list[bytes] = []
    for line in lines:
        part.append(line)
        if len(part) == LINES_PER_MEMBER:
            yield b"".join(part)
            part.clear()
    if part:
        yield b"".join(part)


def split(content: bytes, where: str, *, last: bool) -> list[bytes]:
    """The lines of a numbered member without their ends; only the `last` of a kind may have under 256."""
    count = content.count(b"\n")
    if count > LINES_PER_MEMBER or (count < LINES_PER_MEMBER and not last):
        raise fields.bad(where, f"{count} lines")
    return split_all(content, where)


def split_all(content: bytes, where: str) -> list[bytes]:
    """The lines of a member without their ends, at least one."""
    if not content.endswith(b"\n"):
        raise fields.bad(where, "the last line does not end")
    return content[:-1].split(b"\n")


def _line(value: JsonValue) -> bytes:
    line = canonical.encode(value) + b"\n"
    if len(line) > MAX_LINE_BYTES:
        raise WireError(WireCode.TOO_LARGE, "line", f"{len(line)} bytes")
    return line


def _value(line: bytes, where: str) -> JsonValue:
    return canonical.decode(line, where=where, limit=MAX_LINE_BYTES - 1)
