"""Roots of a log of which only some entries and some nodes are known, and which nodes are needed for that.

A range `[low, high)` of entries has one hash (RFC 6962). Known ranges never overlap, so that each root can be
computed in one way only, and all roots that are computed from the same known ranges are consistent.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wire.bundle.lines import Node
from wire.merkle import EMPTY_ROOT, NodeLookup, node_hash, subtree_hash
from wire.problems import WireCode, WireError

_Range = tuple[int, int]


class KnownTree:
    """The log of `size` entries as far as it is known. Not for use by several threads at once."""

    def __init__(
        self, size: int, *, nodes: Iterable[Node], leaves: Iterable[tuple[int, bytes]]
    ) -> None:
        """Take nodes by `low` ascending, and (index, leaf hash) pairs of the known entries by index.

        Raises `WireError` with `bad-proof` for a node that no root of this log could need: one that is not in
        its tree, overlaps another one or lies on or over a known entry.
        """
        self.size = size
        self._known: dict[_Range, bytes] = {}
        self._roots: dict[int, bytes] = {0: EMPTY_ROOT}
        indexes: list[int] = []
        for index, leaf in leaves:
            if not (indexes[-1] if indexes else -1) < index < size:
                raise _unfit(index, index + 1, "an entry out of order, or beyond the log")
            indexes.append(index)
            self._known[index, index + 1] = leaf
        edges = frozenset(_edges(size))
        end = 0
        for node in nodes:
            count = node.high - node.low
            aligned = count & (count - 1) == 0 and node.low % count == 0 and node.high <= size
            if not aligned and (node.high != size or node.low not in edges):
                raise _unfit(node.low, node.high, "not in the tree")
            if node.low < end:
                raise _unfit(node.low, node.high, "overlaps the node before it")
            if bisect_left(indexes, node.low) != bisect_left(indexes, node.high):
                raise _unfit(node.low, node.high, "lies over an entry")
            end = node.high
            self._known[node.low, node.high] = node.hash

    def root(self, size: int) -> bytes:
        """The root when the log had `size` entries; raises `WireError` with `bad-proof` if it cannot be told.

        The present root needs every node: each is in the tree, and none lies under another or under an entry.
        """
        if size > self.size:
            raise _unfit(0, size, "beyond the log")
        if size not in self._roots:
            self._roots[size] = self._hash(0, size)
        return self._roots[size]

    def _hash(self, low: int, high: int) -> bytes:
        known = self._known.get((low, high))
        if known is not None:
            return known
        if high - low == 1:
            raise _unfit(low, high, "not known")
        middle = low + _split(high - low)
        found = node_hash(self._hash(low, middle), self._hash(middle, high))
        if (high - low) & (high - low - 1) == 0:  # others are ends of one root only
            self._known[low, high] = found
        return found


def ranges_for(
    indexes: Sequence[int], sizes: Iterable[int], head_size: int
) -> Iterator[tuple[int, int]]:
    """The fewest ranges that must be known, by `low` ascending, beside the entries `indexes` (ascending).

    From them the roots of `head_size` and of all smaller `sizes` can be computed.
    """
    cuts = sorted(set(sizes))
    pending = [(0, head_size)] if head_size else []
    while pending:
        low, high = pending.pop()
        given = bisect_left(indexes, low) != bisect_left(indexes, high)
        if given and high - low == 1:
            continue
        if given or bisect_right(cuts, low) != bisect_left(cuts, high):
            middle = low + _split(high - low)
            pending += [(middle, high), (low, middle)]
        else:
            yield low, high


def nodes_for(
    indexes: Sequence[int], sizes: Iterable[int], head_size: int, lookup: NodeLookup
) -> Iterator[Node]:
    """The nodes of a bundle with the entries `indexes` (ascending), for whom has the whole tree.

    `sizes` are those of all anchors and checkpoints in the bundle; `lookup` gives complete nodes by level and
    index. Looks up one node for each that it gives, and up to 53 for the last.
    """
    for low, high in ranges_for(indexes, sizes, head_size):
        yield Node(low, high, subtree_hash(low, high, lookup))


@dataclass(frozen=True, slots=True)
class Inclusion:
    """That an entry with this leaf hash stands at `index` in the log of `size` entries."""

    index: int
    size: int
    leaf: bytes
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """That the log of `new` entries continues the one of `old` entries."""

    old: int
    new: int
    proof: tuple[bytes, ...]


def fold(
    head_size: int,
    *,
    roots: Mapping[int, bytes],
    inclusions: Iterable[Inclusion],
    growths: Iterable[Growth],
) -> tuple[Node, ...]:
    """The nodes of a bundle with the entries of `inclusions`, for whom has nothing but receipts.

    `roots` are those of all verified checkpoints by size, with the head's; all that are not larger than it will be
    computable. Proofs that lead beyond the head are passed over. Raises `WireError` with `bad-proof` if a range
    follows from none of the proofs, as when the growth between two checkpoints was not kept, or if the
    proofs contradict a root. Holds all hashes of the proofs at once.
    """
    wanted = {size: root for size, root in roots.items() if 0 < size <= head_size}
    known: dict[_Range, bytes] = {(0, size): root for size, root in wanted.items()}
    leaves: dict[int, bytes] = {}
    for told in inclusions:
        if told.size <= head_size:
            leaves[told.index] = known[told.index, told.index + 1] = told.leaf
            _learn(known, _inclusion_ranges(told.index, told.size), told.proof)
    for grown in growths:
        if grown.new <= head_size:
            _learn(known, _growth_ranges(grown.old, grown.new), grown.proof)
    indexes = sorted(leaves)
    nodes = tuple(
        Node(low, high, _derived(known, low, high))
        for low, high in ranges_for(indexes, wanted, head_size)
    )
    tree = KnownTree(head_size, nodes=nodes, leaves=[(index, leaves[index]) for index in indexes])
    for size, root in wanted.items():
        if tree.root(size) != root:
            raise _unfit(0, size, "the proofs do not lead to this root")
    return nodes


def _learn(known: dict[_Range, bytes], ranges: Sequence[_Range], proof: Sequence[bytes]) -> None:
    if len(ranges) != len(proof):
        raise WireError(WireCode.BAD_PROOF, "proof", f"{len(proof)} hashes for {len(ranges)}")
    known.update(zip(ranges, proof, strict=True))


def _derived(known: dict[_Range, bytes], low: int, high: int) -> bytes:
    """The hash of a range that is known, or whose parts are."""
    if (low, high) not in known:
        if high - low == 1:
            raise _unfit(low, high, "follows from no proof")
        middle = low + _split(high - low)
        known[low, high] = node_hash(_derived(known, low, middle), _derived(known, middle, high))
    return known[low, high]


def _inclusion_ranges(index: int, size: int) -> list[_Range]:
    """What the hashes of an inclusion proof are of, lowest first."""
    if not 0 <= index < size:
        raise WireError(WireCode.BAD_PROOF, "proof/index", f"{index} of {size}")
    path: list[_Range] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append((middle, high))
            high = middle
        else:
            path.append((low, middle))
            low = middle
    return path[::-1]


def _growth_ranges(old: int, new: int) -> list[_Range]:
    """What the hashes of a consistency proof are of, in its order."""
    if not 0 <= old <= new:
        raise WireError(WireCode.BAD_PROOF, "consistency/size", f"{old} of {new}")
    if old in (0, new):
        return []
    path: list[_Range] = []
    low, high = 0, new
    while high != old:
        middle = low + _split(high - low)
        if old <= middle:
            path.append((middle, high))
            high = middle
        else:
            path.append((low, middle))
            low = middle
    if low > 0:  # else the old root itself, which is not told
        path.append((low, high))
    return path[::-1]


def _edges(size: int) -> Iterator[int]:
    """Where the ranges begin that end with the log: of the whole tree, of its right half, and so on."""
    low = 0
    while size - low > 1:
        yield low
        low += _split(size - low)
    yield low


def _split(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << ((count - 1).bit_length() - 1)


def _unfit(low: int, high: int, detail: str) -> WireError:
    return WireError(WireCode.BAD_PROOF, f"log/{low}..{high}", detail)
