"""RFC 6962 trees: the Certificate Transparency test leaves, and every proof of every small tree."""

import hashlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire import merkle
from wire.problems import WireCode, WireError

LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {  # (index, size): path
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
}
CONSISTENCY = {  # (old, new): proof
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
    (6, 7): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
}


class Nodes:
    """A tree as the server stores it: complete nodes only, each written once."""

    def __init__(self, leaves):
        self.stored = {}
        self.leaves = [merkle.leaf_hash(leaf) for leaf in leaves]
        for index, leaf in enumerate(self.leaves):
            for level, position, node in merkle.nodes_completed_by(index, leaf, self.node):
                assert (level, position) not in self.stored
                self.stored[level, position] = node

    def node(self, level, index):
        return self.stored[level, index]

    def root(self, size):
        return merkle.root(size, self.node)


def numbered(count):
    return Nodes([b"%d" % number for number in range(count)])


def test_roots():
    tree = Nodes(LEAVES)
    for size, root in enumerate(ROOTS):
        assert tree.root(size).hex() == root
        assert merkle.root_of(tree.leaves[:size]).hex() == root


@pytest.mark.parametrize(("place", "path"), INCLUSION.items())
def test_inclusion_proofs(place, path):
    index, size = place
    tree = Nodes(LEAVES)
    proof = merkle.inclusion_proof(index, size, tree.node)
    assert [node.hex() for node in proof] == path
    merkle.check_inclusion(
        tree.leaves[index], index=index, size=size, proof=proof, root=tree.root(size)
    )


@pytest.mark.parametrize(("sizes", "path"), CONSISTENCY.items())
def test_consistency_proofs(sizes, path):
    old, new = sizes
    tree = Nodes(LEAVES)
    proof = merkle.consistency_proof(old, new, tree.node)
    assert [node.hex() for node in proof] == path
    check(tree, old, new, proof)


def check(tree, old, new, proof, *, old_root=None, new_root=None):
    merkle.check_consistency(
        old_size=old,
        new_size=new,
        old_root=old_root or tree.root(old),
        new_root=new_root or tree.root(new),
        proof=proof,
    )


def spoiled(proof, depth=3):
    """Proofs that must not hold instead of `proof`."""
    for index in range(len(proof)):
        yield (*proof[:index], bytes(32), *proof[index + 1 :])
        yield (*proof[:index], *proof[index + 1 :])
    for index in range(len(proof) - 1):
        yield (*proof[:index], proof[index + 1], proof[index], *proof[index + 2 :])
    yield (*proof, bytes(32))
    yield (bytes(32), *proof)
    yield (*proof, *(proof or (bytes(32),)))


def test_every_inclusion_in_every_tree_up_to_33():
    tree = numbered(33)
    for size in range(1, 34):
        root = tree.root(size)
        for index in range(size):
            leaf = tree.leaves[index]
            proof = merkle.inclusion_proof(index, size, tree.node)
            merkle.check_inclusion(leaf, index=index, size=size, proof=proof, root=root)
            for other in spoiled(proof):
                refuse_inclusion(leaf, index, size, other, root)
            for other in (index - 1, index + 1, size, size + index):
                refuse_inclusion(leaf, other, size, proof, root)
            refuse_inclusion(merkle.leaf_hash(b"other"), index, size, proof, root)
            refuse_inclusion(leaf, index, size, proof, tree.root(size - 1))


def refuse_inclusion(leaf, index, size, proof, root):
    with pytest.raises(WireError) as caught:
        merkle.check_inclusion(leaf, index=index, size=size, proof=proof, root=root)
    assert caught.value.code is WireCode.BAD_PROOF


def test_every_consistency_of_every_tree_up_to_33():
    tree = numbered(33)
    for old, new in itertools.combinations_with_replacement(range(34), 2):
        proof = merkle.consistency_proof(old, new, tree.node)
        check(tree, old, new, proof)
        for other in spoiled(proof):
            refuse_consistency(tree, old, new, other)
        if old:
            refuse_consistency(tree, old, new, proof, old_root=bytes(32))
            refuse_consistency(tree, old, new, proof, new_root=bytes(32))
        if old < new:
            refuse_consistency(tree, new, old, proof)


def refuse_consistency(tree, old, new, proof, **roots):
    with pytest.raises(WireError) as caught:
        check(tree, old, new, proof, **roots)
    assert caught.value.code is WireCode.BAD_PROOF


@given(st.integers(1, 600), st.data())
def test_large_trees(size, data):
    tree = numbered(size)
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(0, size))
    assert tree.root(size) == merkle.root_of(tree.leaves)
    merkle.check_inclusion(
        tree.leaves[index],
        index=index,
        size=size,
        proof=merkle.inclusion_proof(index, size, tree.node),
        root=tree.root(size),
    )
    check(tree, old, size, merkle.consistency_proof(old, size, tree.node))


def test_the_log_stores_one_hash_per_leaf_and_one_per_pair():
    tree = numbered(100)
    assert len(tree.stored) == 2 * 100 - bin(100).count("1")


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_no_proof_for_a_leaf_that_is_not_there(index, size):
    with pytest.raises(WireError):
        merkle.inclusion_proof(index, size, numbered(3).node)


@pytest.mark.parametrize(("old", "new"), [(-1, 3), (4, 3)])
def test_no_proof_for_a_tree_that_shrank(old, new):
    with pytest.raises(WireError):
        merkle.consistency_proof(old, new, numbered(3).node)


def test_no_proof_at_all():
    refuse_consistency(numbered(8), 3, 8, ())
    refuse_consistency(numbered(8), 4, 8, ())


def test_a_fork_is_noticed():
    one, other = numbered(20), Nodes([b"%d" % (number ^ (number == 7)) for number in range(20)])
    proof = merkle.consistency_proof(10, 20, other.node)
    refuse_consistency(other, 10, 20, proof, old_root=one.root(10))


def test_leaves_and_nodes_are_told_apart():
    left, right = merkle.leaf_hash(b"a"), merkle.leaf_hash(b"b")
    assert merkle.leaf_hash(left + right) != merkle.node_hash(left, right)
    assert hashlib.sha256(b"").digest() == merkle.EMPTY_ROOT
