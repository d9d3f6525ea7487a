"""Which members a bundle has, what they are called and in which order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from wire.bundle.archive import Member
from wire.problems import WireCode, WireError
from wire.records import Sha256

MANIFEST: Final = "bundle.json"
NOTES: Final = "log/notes.jsonl"
NODES: Final = "log/nodes-{:06d}.jsonl"
ENTRIES: Final = "log/entries-{:06d}.jsonl"
STATEMENTS: Final = "statements/{:06d}.jsonl"
BLOB: Final = "blobs/{}"

_BLOB_NAME: Final = re.compile("blobs/([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Layout:
    """The members of a bundle by what they hold; a blob's key is the hash that its name says."""

    manifest: Member
    notes: Member
    nodes: tuple[Member, ...]
    entries: tuple[Member, ...]
    statements: tuple[Member, ...]
    blobs: dict[Sha256, Member]


def layout_of(members: Sequence[Member]) -> Layout:
    """Tell the members apart; raises `WireError` with `bad-name` for other names and another order.
    The order of the blobs among each other is not looked at here: it follows from the statements.
    """
    rest = _Rest(members)
    layout = Layout(
        manifest=rest.take(MANIFEST),
        notes=rest.take(NOTES),
        nodes=tuple(rest.take_numbered(NODES)),
        entries=tuple(rest.take_numbered(ENTRIES)),
        statements=tuple(rest.take_numbered(STATEMENTS)),
        blobs={},
    )
    for member in rest:
        match = _BLOB_NAME.fullmatch(member.name)
        if match is None or match[1] in layout.blobs:
            raise _refused(member)
        layout.blobs[Sha256(match[1])] = member
    return layout


def numbered(pattern: str, contents: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Name and content of the members of one kind."""
    for number, content in enumerate(contents):
        yield pattern.format(number), content


class _Rest:
    """The members that have not been taken yet."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = members
        self._next = 0

    def __iter__(self) -> Iterator[Member]:
        while self._next < len(self._members):
            self._next += 1
            yield self._members[self._next - 1]

    def take(self, name: str) -> Member:
        """The next member, which must be called `name`."""
        if self._next == len(self._members):
            raise WireError(WireCode.BAD_NAME, name, "is not there")
        member = self._members[self._next]
        if member.name != name:
            raise _refused(member)
        self._next += 1
        return member

    def take_numbered(self, pattern: str) -> Iterator[Member]:
        """The next members as long as they are called by `pattern` and count up from 0."""
        number = 0
        while self._next < len(self._members) and self._members[self._next].name == pattern.format(
            number
        ):
            yield self.take(pattern.format(number))
            number += 1


def _refused(member: Member) -> WireError:
    return WireError(WireCode.BAD_NAME, member.name, "not a name that belongs here")
