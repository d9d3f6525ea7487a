"""The Merkle tree of one log over its stored nodes. Used by the sequencer's thread only."""

from __future__ import annotations

from collections import OrderedDict

from server.storage.database import Database, Writes
from wire import merkle
from wire.records import OrganizationId, Sha256

_CACHED_NODES = 100_000


class Tree:
    """What is committed of the log: its size, the time of its newest entry, and its nodes."""

    def __init__(self, database: Database, organization: OrganizationId) -> None:
        self._database = database
        self._organization = organization
        self._cache: OrderedDict[tuple[int, int], bytes] = OrderedDict()
        newest = database.select(
            "SELECT size, recv_ms FROM log_heads WHERE organization = ? ORDER BY size DESC LIMIT 1",
            organization,
        )
        self.size = newest[0][0] if newest else 0
        self.recv_ms = newest[0][1] if newest else 0

    def node(self, level: int, index: int) -> bytes:
        """The complete node at (level, index)."""
        found = self._cache.get((level, index))
        if found is None:
            stored = self._database.select(
                "SELECT hash FROM log_nodes WHERE organization = ? AND level = ? AND position = ?",
                self._organization,
                level,
                index,
            )
            if not stored:
                raise LookupError(f"log {self._organization} lacks node {level}/{index}")
            found = bytes(stored[0][0])
            self.remember({(level, index): found})
        return found

    def root(self) -> Sha256:
        """The root over everything that is committed."""
        return Sha256(merkle.root(self.size, self.node).hex())

    def remember(self, nodes: dict[tuple[int, int], bytes]) -> None:
        """Keep nodes in memory; the oldest are dropped when there are many."""
        self._cache.update(nodes)
        while len(self._cache) > _CACHED_NODES:
            self._cache.popitem(last=False)


class Growth:
    """Entries that are being added to a tree, visible to nobody until `accept` after the commit."""

    def __init__(self, tree: Tree, *, recv_ms: int) -> None:
        self._tree = tree
        self._nodes: dict[tuple[int, int], bytes] = {}
        self._entries: list[bytes] = []
        self.recv_ms = recv_ms

    @property
    def size(self) -> int:
        """The size of the tree with what has been added: the position of the next entry."""
        return self._tree.size + len(self._entries)

    @property
    def grown(self) -> bool:
        """Whether anything was added."""
        return bool(self._entries)

    def add(self, entry: bytes) -> None:
        """Append an entry."""
        for level, index, found in merkle.nodes_completed_by(
            self.size, merkle.leaf_hash(entry), self._node
        ):
            self._nodes[(level, index)] = found
        self._entries.append(entry)

    def write(self, writes: Writes, organization: OrganizationId) -> None:
        """Put entries, nodes and the new head into the transaction."""
        writes.run(
            "INSERT INTO log_entries (organization, position, entry, recv_ms) VALUES (?, ?, ?, ?)",
            [
                (organization, position, entry, self.recv_ms)
                for position, entry in enumerate(self._entries, self._tree.size)
            ],
        )
        writes.run(
            "INSERT INTO log_nodes (organization, level, position, hash) VALUES (?, ?, ?, ?)",
            [(organization, level, index, found) for (level, index), found in self._nodes.items()],
        )
        root = merkle.root(self.size, self._node).hex()
        writes.run(
            "INSERT INTO log_heads (organization, size, root, recv_ms) VALUES (?, ?, ?, ?)",
            [(organization, self.size, root, self.recv_ms)],
        )

    def accept(self) -> None:
        """The transaction is on the disk: make it the tree's."""
        self._tree.remember(self._nodes)
        self._tree.size = self.size
        self._tree.recv_ms = self.recv_ms
        self._entries = []

    def _node(self, level: int, index: int) -> bytes:
        found = self._nodes.get((level, index))
        return self._tree.node(level, index) if found is None else found
