"""RFC 6962 Merkle trees over stored nodes: roots, proofs and their checks, as arithmetic without any storage.

A node is named by its level (0: leaf hashes) and its index within the level; only complete nodes are stored:
node (k, i) covers the leaves [i·2^k, (i+1)·2^k).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from wire.problems import WireCode, WireError

NodeLookup = Callable[[int, int], bytes]
"""Gives the hash of the complete node at (level, index)."""

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
"""The root of the tree without leaves."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of a log entry."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over these leaf hashes, computed from scratch."""
    return root(len(leaves), lambda level, index: _complete(leaves, level, index))


def _complete(leaves: Sequence[bytes], level: int, index: int) -> bytes:
    if level == 0:
        return leaves[index]
    return node_hash(
        _complete(leaves, level - 1, 2 * index), _complete(leaves, level - 1, 2 * index + 1)
    )


def nodes_completed_by(
    index: int, leaf: bytes, node: NodeLookup
) -> tuple[tuple[int, int, bytes], ...]:
    """The (level, index, hash) to store when `leaf` becomes leaf number `index`, the leaf first."""
    nodes = [(0, index, leaf)]
    level, position, current = 0, index, leaf
    while position % 2 == 1:
        current = node_hash(node(level, position - 1), current)
        level, position = level + 1, position // 2
        nodes.append((level, position, current))
    return tuple(nodes)


def root(size: int, node: NodeLookup) -> bytes:
    """The root of the tree of the first `size` leaves."""
    return EMPTY_ROOT if size == 0 else subtree_hash(0, size, node)


def subtree_hash(start: int, end: int, node: NodeLookup) -> bytes:
    """The hash over leaves [start, end), where start is a multiple of the next power of two."""
    count = end - start
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return node(level, start >> level)
    middle = start + _split(count)
    return node_hash(subtree_hash(start, middle, node), subtree_hash(middle, end, node))


def _split(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << ((count - 1).bit_length() - 1)


def inclusion_proof(index: int, size: int, node: NodeLookup) -> tuple[bytes, ...]:
    """The path from leaf `index` to the root of the first `size` leaves, lowest sibling first."""
    if not 0 <= index < size:
        raise WireError(WireCode.BAD_VALUE, "proof/index", f"{index} of {size}")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(subtree_hash(middle, end, node))
            end = middle
        else:
            path.append(subtree_hash(start, middle, node))
            start = middle
    return tuple(reversed(path))


def check_inclusion(
    leaf: bytes, *, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Raise `WireError` unless `proof` shows `leaf` at `index` in the tree of `size` leaves (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        raise WireError(WireCode.BAD_PROOF, "proof/index", f"{index} of {size}")
    current, position, last = leaf, index, size - 1
    for sibling in proof:
        if last == 0:
            raise WireError(WireCode.BAD_PROOF, "proof", "too long")
        if position % 2 == 1 or position == last:
            current = node_hash(sibling, current)
            while position % 2 == 0 and position != 0:
                position, last = position >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        position, last = position >> 1, last >> 1
    if last != 0 or current != root:
        raise WireError(WireCode.BAD_PROOF, "proof", "does not lead to the root")


def consistency_proof(old: int, new: int, node: NodeLookup) -> tuple[bytes, ...]:
    """What shows that the first `old` of `new` leaves are unchanged; empty for 0 and for `new` itself."""
    if not 0 <= old <= new:
        raise WireError(WireCode.BAD_VALUE, "consistency/size", f"{old} of {new}")
    if old in (0, new):
        return ()
    proof: list[bytes] = []
    start, end, known = 0, new, True
    while end != old:
        middle = start + _split(end - start)
        if old <= middle:
            proof.append(subtree_hash(middle, end, node))
            end = middle
        else:
            proof.append(subtree_hash(start, middle, node))
            start, known = middle, False
    if not known:
        proof.append(subtree_hash(start, end, node))
    return tuple(reversed(proof))


def check_consistency(
    *, old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Raise `WireError` unless `proof` shows that the new tree continues the old one (RFC 9162, 2.1.4.2)."""
    if not 0 <= old_size <= new_size:
        raise WireError(WireCode.BAD_PROOF, "consistency/size", f"{old_size} of {new_size}")
    if old_size in (0, new_size):
        same = new_root if old_size else EMPTY_ROOT
        if proof or old_root != same:
            raise WireError(WireCode.BAD_PROOF, "consistency", "not the same tree")
        return
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    if not path:
        raise WireError(WireCode.BAD_PROOF, "consistency", "too short")
    position, last = old_size - 1, new_size - 1
    while position % 2 == 1:
        position, last = position >> 1, last >> 1
    old, new = path[0], path[0]
    for sibling in path[1:]:
        if last == 0:
            raise WireError(WireCode.BAD_PROOF, "consistency", "too long")
        if position % 2 == 1 or position == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while position % 2 == 0 and position != 0:
                position, last = position >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        position, last = position >> 1, last >> 1
    if last != 0 or old != old_root or new != new_root:
        raise WireError(WireCode.BAD_PROOF, "consistency", "does not lead to both roots")
