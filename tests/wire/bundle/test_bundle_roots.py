"""Roots from what is known: the same as those of the whole tree, from as few nodes as there can be."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire import merkle
from wire.bundle.lines import Node
from wire.bundle.roots import Growth, Inclusion, KnownTree, fold, nodes_for, ranges_for
from wire.problems import WireCode, WireError


class Whole:
    """A log of `size` numbered entries, all known."""

    def __init__(self, size: int) -> None:
        self.stored = {}
        self.leaves = [merkle.leaf_hash(b"%d" % number) for number in range(size)]
        for index, leaf in enumerate(self.leaves):
            for level, position, node in merkle.nodes_completed_by(index, leaf, self.node):
                self.stored[level, position] = node

    def node(self, level: int, index: int) -> bytes:
        return self.stored[level, index]

    def root(self, size: int) -> bytes:
        return merkle.root(size, self.node)

    def inclusion(self, index: int, size: int) -> Inclusion:
        proof = merkle.inclusion_proof(index, size, self.node)
        return Inclusion(index=index, size=size, leaf=self.leaves[index], proof=proof)

    def growth(self, old: int, new: int) -> Growth:
        return Growth(old=old, new=new, proof=merkle.consistency_proof(old, new, self.node))

    def known(self, indexes) -> list[tuple[int, bytes]]:
        return [(index, self.leaves[index]) for index in indexes]


WHOLE = Whole(300)


def refused(action) -> WireError:
    with pytest.raises(WireError) as caught:
        action()
    assert caught.value.code is WireCode.BAD_PROOF
    return caught.value


def some_of(data, head: int, name: str) -> list[int]:
    return sorted(data.draw(st.sets(st.integers(0, head - 1), max_size=12), label=name))


@given(st.integers(1, 300), st.data())
def test_what_a_server_gives_leads_to_every_root_that_was_asked_for(head, data):
    indexes = some_of(data, head, "indexes")
    sizes = some_of(data, head, "sizes")
    nodes = list(nodes_for(indexes, sizes, head, WHOLE.node))
    tree = KnownTree(head, nodes=nodes, leaves=WHOLE.known(indexes))
    for size in (0, head, *sizes):
        assert tree.root(size) == WHOLE.root(size)


@given(st.integers(1, 300), st.data())
def test_none_of_the_nodes_can_be_left_out(head, data):
    indexes = some_of(data, head, "indexes")
    nodes = list(nodes_for(indexes, some_of(data, head, "sizes"), head, WHOLE.node))
    for left_out in nodes:
        rest = [node for node in nodes if node is not left_out]
        tree = KnownTree(head, nodes=rest, leaves=WHOLE.known(indexes))
        refused(lambda tree=tree: tree.root(head))


@given(st.integers(1, 300), st.data())
def test_no_two_nodes_could_be_one(head, data):
    """Joining two neighbours that are halves of one would lose a root or an entry that was asked for."""
    indexes, sizes = some_of(data, head, "indexes"), some_of(data, head, "sizes")
    ranges = list(ranges_for(indexes, sizes, head))
    for (low, middle), (again, high) in itertools.pairwise(ranges):
        count = high - low
        complete = count & (count - 1) == 0 and low % count == 0 and middle - low == high - middle
        if middle == again and complete:
            assert any(size == middle for size in sizes) or any(low < size < high for size in sizes)


@given(st.data())
def test_what_an_agent_folds_is_what_a_server_gives(data):
    """Checkpoints, a receipt at each for one or no entry before it, and the growth from each to the next."""
    sizes = sorted(data.draw(st.sets(st.integers(1, 300), min_size=1, max_size=10)))
    inclusions = [
        WHOLE.inclusion(data.draw(st.integers(0, size - 1)), size)
        for size in sizes
        if data.draw(st.booleans())
    ]
    growths = [WHOLE.growth(old, new) for old, new in itertools.pairwise(sizes)]
    head = sizes[-1]
    folded = fold(
        head,
        roots={size: WHOLE.root(size) for size in sizes},
        inclusions=inclusions,
        growths=growths,
    )
    indexes = sorted({told.index for told in inclusions})
    assert list(folded) == list(nodes_for(indexes, sizes, head, WHOLE.node))


def folded_with(*, growths, roots=None, inclusions=()):
    sizes = (5, 9, 13)
    return fold(
        13,
        roots=roots or {size: WHOLE.root(size) for size in sizes},
        inclusions=inclusions,
        growths=growths,
    )


def test_a_growth_that_was_not_kept_is_noticed():
    growths = [WHOLE.growth(5, 9), WHOLE.growth(9, 13)]
    assert folded_with(growths=growths)
    refused(lambda: folded_with(growths=growths[1:]))
    refused(lambda: folded_with(growths=growths[:1]))


def test_proofs_of_another_log_are_noticed():
    good = WHOLE.growth(9, 13)
    other = Growth(9, 13, tuple(reversed(good.proof)))
    refused(lambda: folded_with(growths=[WHOLE.growth(5, 9), other]))
    roots = {5: WHOLE.root(5), 9: WHOLE.root(8), 13: WHOLE.root(13)}
    refused(lambda: folded_with(growths=[WHOLE.growth(5, 9), good], roots=roots))
    refused(lambda: folded_with(growths=[WHOLE.growth(5, 9), Growth(9, 13, good.proof[1:])]))
    refused(lambda: folded_with(growths=[Growth(10, 9, ())]))
    refused(lambda: folded_with(growths=[], inclusions=[Inclusion(9, 9, bytes(32), ())]))


def test_what_lies_beyond_the_head_is_passed_over():
    growths = [WHOLE.growth(5, 9), WHOLE.growth(9, 13), WHOLE.growth(13, 20)]
    inclusions = [WHOLE.inclusion(3, 9), WHOLE.inclusion(15, 20)]
    roots = {size: WHOLE.root(size) for size in (5, 9, 13, 20)}
    nodes = fold(13, roots=roots, inclusions=inclusions, growths=growths)
    assert list(nodes) == list(nodes_for([3], [5, 9, 13], 13, WHOLE.node))


def test_an_empty_log_has_its_root():
    assert KnownTree(0, nodes=(), leaves=()).root(0) == merkle.EMPTY_ROOT
    assert list(nodes_for([], [], 0, WHOLE.node)) == []


def at(low: int, high: int) -> Node:
    return Node(low, high, merkle.subtree_hash(low, high, WHOLE.node))


@pytest.mark.parametrize(
    ("nodes", "leaves"),
    [
        ([at(0, 4), at(2, 4)], []),
        ([at(4, 6), at(0, 4)], []),
        ([at(0, 4), at(0, 4)], []),
        ([at(0, 4)], [3]),
        ([at(0, 1)], [0]),
        ([Node(2, 4, bytes(32)), Node(3, 4, bytes(32))], []),
        ([Node(1, 3, bytes(32))], []),
        ([Node(0, 3, bytes(32))], []),
        ([Node(8, 16, bytes(32))], []),
        ([Node(5, 7, bytes(32))], []),
        ([Node(2, 7, bytes(32))], []),
        ([Node(7, 8, bytes(32))], []),
        ([], [7]),
        ([], [3, 3]),
        ([], [4, 3]),
    ],
)
def test_nodes_that_no_root_of_a_log_of_seven_needs_are_refused(nodes, leaves):
    refused(lambda: KnownTree(7, nodes=nodes, leaves=[(index, bytes(32)) for index in leaves]))


def test_the_end_of_the_log_may_be_one_node():
    tree = KnownTree(7, nodes=[at(0, 4), at(4, 7)], leaves=())
    assert tree.root(7) == WHOLE.root(7)
    assert tree.root(4) == WHOLE.root(4)
    refused(lambda: tree.root(6))
    refused(lambda: tree.root(8))


def test_a_log_that_claims_to_be_huge_is_refused_at_once():
    tree = KnownTree(2**53 - 1, nodes=[at(0, 4)], leaves=[(2**40, bytes(32))])
    refused(lambda: tree.root(2**53 - 1))


@given(st.integers(2, 300), st.data())
def test_a_known_entry_cannot_be_another(head, data):
    index = data.draw(st.integers(0, head - 1))
    nodes = list(nodes_for([index], [], head, WHOLE.node))
    tree = KnownTree(head, nodes=nodes, leaves=[(index, merkle.leaf_hash(b"other"))])
    assert tree.root(head) != WHOLE.root(head)
