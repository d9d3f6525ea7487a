"""Puts a bundle together in one pass, for the server's export and the agent's: pieces of bytes, flat memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from wire import canonical, fields
from wire.bundle import layout, lines
from wire.bundle.archive import write_archive
from wire.bundle.lines import Given, IndexedEntry, Node
from wire.bundle.manifest import Manifest, Withheld, encode_manifest
from wire.envelope import sha256_of
from wire.items import MAX_DISCLOSURE_BYTES
from wire.problems import WireCode, WireError
from wire.records import PICTURED, Sha256

BlobSource = Callable[[Sha256], bytes | None]
"""Gives the content of a file by its hash, or None where it is not there."""

_FILES: Final = (("picture", Withheld.PICTURES), ("thumbnail", Withheld.THUMBNAILS))


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleContent:
    """What goes into a bundle. The streams are read once, in this order, as the bundle is being written."""

    manifest: Manifest
    notes: tuple[str, ...]
    """Signed checkpoints by size; the last is the head."""
    nodes: Iterable[Node]
    """By `low`: those of `wire.bundle.roots.nodes_for` or `fold`."""
    entries: Iterable[IndexedEntry]
    """By index: every entry that is about one of the statements."""
    statements: Iterable[Given]
    """In the order of their first entries. Disclosures of what is removed, expired or withheld are None."""
    blob: BlobSource
    """Asked once for each file that the given disclosures name and that is not withheld."""


def write_bundle(content: BundleContent) -> Iterator[bytes]:
    """The bytes of the bundle, in pieces of at most 64 MiB, as fast as they are asked for.

    Holds one member at a time, and some 300 bytes for each file. A file that is not there, or whose content is
    not what its hash says, is left out. Raises `WireError` for what no bundle can hold, from
    within the iteration. Does no input or output but what `content` does.
    """
    return write_archive(_members(content))


def _members(content: BundleContent) -> Iterator[tuple[str, bytes]]:
    if not content.notes:
        raise WireError(WireCode.BAD_NOTE, layout.NOTES, "a bundle needs a checkpoint")
    yield layout.MANIFEST, encode_manifest(content.manifest)
    yield layout.NOTES, b"".join(map(lines.note_line, content.notes))
    yield from _numbered(layout.NODES, map(lines.node_line, content.nodes))
    yield from _numbered(layout.ENTRIES, map(lines.entry_line, content.entries))
    named: dict[Sha256, bool] = {}
    yield from _numbered(
        layout.STATEMENTS, _statement_lines(content.statements, named, content.manifest.withheld)
    )
    for sha256, wanted in named.items():
        data = content.blob(sha256) if wanted else None
        if data is not None and sha256_of(data) == sha256:
            yield layout.BLOB.format(sha256), data


def _numbered(pattern: str, of_kind: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    return layout.numbered(pattern, lines.in_members(of_kind))


def _statement_lines(
    statements: Iterable[Given], named: dict[Sha256, bool], withheld: frozenset[Withheld]
) -> Iterator[bytes]:
    """The lines, and on the way, in `named`, the files in the order in which they are named, and if they are given."""
    for given in statements:
        for disclosure in given.disclosures:
            if disclosure is not None:
                for sha256, kind in files_of(disclosure):
                    named[sha256] = named.get(sha256, False) or kind not in withheld
        yield lines.statement_line(given)


def files_of(disclosure: str) -> tuple[tuple[Sha256, Withheld], ...]:
    """The files that a disclosure names and what leaving them out is called: picture, then thumbnail, or none."""
    where = "disclosure"
    value = canonical.decode(
        fields.base64url(disclosure, where), where=where, limit=MAX_DISCLOSURE_BYTES
    )
    _salt, kind, content = fields.array(value, where, low=3, high=3)
    if kind not in PICTURED or not isinstance(content, dict):
        return ()
    return tuple(
        (fields.sha256(file["sha256"], f"{where}/{name}"), part)
        for name, part in _FILES
        if isinstance(file := content.get(name), dict) and "sha256" in file
    )
