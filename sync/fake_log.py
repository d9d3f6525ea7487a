"""The log of the server in memory, and the voice that states things in it: for tests and demonstrations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sync.key import DeviceKey
from wire import merkle
from wire.authority import encode_authority, members_of
from wire.chain import SubjectLink, place_after, subject_link_after
from wire.envelope import seal, sha256_of
from wire.receipt import Entry, encode_entry
from wire.records import Sha256


@dataclass(slots=True)
class FakeLog:
    """A Merkle log with its leaves in memory."""

    entries: list[bytes] = field(default_factory=list)
    nodes: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def add(self, entry: bytes) -> int:
        """Append and return the index."""
        index = len(self.entries)
        self.entries.append(entry)
        for level, position, node in merkle.nodes_completed_by(
            index, merkle.leaf_hash(entry), self.node
        ):
            self.nodes[level, position] = node
        return index

    def node(self, level: int, index: int) -> bytes:
        """The lookup that proofs are made with."""
        return self.nodes[level, index]

    def root(self, size: int) -> Sha256:
        """The root over the first `size` entries."""
        return Sha256(merkle.root(size, self.node).hex())


class FakeVoice:
    """Signs the server's statements, one chain for each subject."""

    def __init__(self, origin: str, key: DeviceKey) -> None:
        self._origin = origin
        self._key = key
        self._links: dict[str, SubjectLink] = {}

    def say(self, kind: type[Any], subject: str, *, made_ms: int, **said: object) -> bytes:
        """The envelope of the next statement about `subject`."""
        link = self._links.get(subject)
        place = place_after(link, log=self._origin, subject=subject, made_ms=made_ms)
        statement = kind(**members_of(place), **said)
        payload = encode_authority(statement)
        self._links[subject] = subject_link_after(link, statement, sha256_of(payload))
        return seal(payload, self._key.signer)


def grown(log: FakeLog, entry: Entry) -> tuple[FakeLog, int]:
    """A copy of `log` with one more entry, and its index."""
    grown = FakeLog(list(log.entries), dict(log.nodes))
    return grown, grown.add(encode_entry(entry))


def replayed(entries: list[bytes]) -> FakeLog:
    """A log of these entries."""
    log = FakeLog()
    for entry in entries:
        log.add(entry)
    return log
