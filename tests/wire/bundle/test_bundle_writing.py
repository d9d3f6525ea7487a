"""Writing: in one pass, what is withheld or damaged left out, files in the order in which they are named."""

import dataclasses
import io

import pytest

from tests.support.bundles import HOUR_MS, World, log_vkey
from wire import canonical
from wire.bundle.archive import Archive
from wire.bundle.findings import FindingKind
from wire.bundle.manifest import MadeBy, Withheld
from wire.bundle.roots import Growth, Inclusion, fold
from wire.bundle.verify import verify
from wire.bundle.writing import files_of, write_bundle
from wire.checkpoint import decode
from wire.fields import to_base64url
from wire.merkle import consistency_proof, inclusion_proof, leaf_hash
from wire.problems import WireCode, WireError


def tracked(segments: int = 3) -> World:
    world = World()
    world.policy()
    desk = world.enrol("studio")
    world.now_ms += HOUR_MS
    world.consent(desk)
    world.start(desk)
    for _ in range(segments):
        world.others(2)
        world.work(desk, told=world.segment(desk, monitors=2))
    world.stop(desk)
    return world


def names(data: bytes) -> list[str]:
    return [member.name for member in Archive(io.BytesIO(data)).members]


def kinds(report) -> dict:
    assert report.error is None, str(report.error)
    return {finding.kind: finding.count for finding in report.findings}


def test_files_stand_in_the_order_in_which_they_are_named():
    world = tracked()
    blobs = [name.split("/")[1] for name in names(world.bundle()) if name.startswith("blobs/")]
    assert blobs == list(world.blobs)
    assert len(blobs) == 12


def test_the_same_content_gives_the_same_bytes():
    assert tracked().bundle() == tracked().bundle()


@pytest.mark.parametrize("part", [Withheld.PICTURES, Withheld.THUMBNAILS])
def test_what_is_withheld_is_not_asked_for(part):
    world = tracked()
    asked = []
    content = world.content(withheld=frozenset({part}))

    def blob(sha256):
        asked.append(sha256)
        return world.blobs[sha256]

    data = b"".join(write_bundle(dataclasses.replace(content, blob=blob)))
    assert len(asked) == 6
    report = verify(io.BytesIO(data), vkeys=[log_vkey()])
    assert kinds(report)[FindingKind.WITHHELD] == 6
    assert report.exit_code() == 0


def test_a_file_that_is_gone_or_damaged_is_left_out_and_told_as_lost():
    world = tracked()
    first, second = list(world.blobs)[:2]
    del world.blobs[first]
    world.blobs[second] += b"!"
    report = world.check()
    assert kinds(report)[FindingKind.SERVER_LOST] == 2
    assert report.exit_code() == 2


def test_a_file_that_never_came_is_the_senders():
    world = tracked(0)
    desk = world.enrol("laptop")
    world.consent(desk)
    world.start(desk)
    logged = world.work(desk, have=0b1101)
    logged.disclosures[1] = None
    assert kinds(world.check())[FindingKind.NEVER_RECEIVED] == 1


def test_disclosures_name_their_files_in_order():
    world = tracked(1)
    given = [text for text in world.logged[5].disclosures if text is not None]
    told = [files_of(text) for text in given]
    assert [len(files) for files in told] == [0, 2, 2, 0, 0]
    assert [kind for _, kind in told[1]] == [Withheld.PICTURES, Withheld.THUMBNAILS]
    assert [sha256 for files in told for sha256, _ in files] == list(world.blobs)


def test_a_disclosure_that_is_none_is_not_written():
    for text in ("!", to_base64url(b"[]"), to_base64url(canonical.encode(["a", "b"]))):
        with pytest.raises(WireError):
            files_of(text)
    assert files_of(to_base64url(canonical.encode(["salt", "screenshot", {"reason": "x"}]))) == ()


def test_a_bundle_needs_a_checkpoint():
    content = dataclasses.replace(tracked().content(), notes=())
    with pytest.raises(WireError) as caught:
        list(write_bundle(content))
    assert caught.value.code is WireCode.BAD_NOTE


def test_it_is_written_as_it_is_asked_for():
    """Nothing is read ahead: when the first piece is there no statement has been taken yet."""
    world = tracked()
    content = world.content()
    taken = []

    def statements():
        for given in content.statements:
            taken.append(given)
            yield given

    pieces = write_bundle(dataclasses.replace(content, statements=statements()))
    next(pieces)
    assert taken == []
    assert b"".join(pieces)
    assert len(taken) == len(world.logged)


def test_an_agent_writes_from_its_receipts_what_a_server_writes_from_its_log():
    world = World()
    inclusions: list[Inclusion] = []
    growths: list[Growth] = []
    roots: dict[int, bytes] = {}

    def receipt(index: int) -> None:
        size = len(world.log.entries)
        proof = inclusion_proof(index, size, world.log.node)
        leaf = leaf_hash(world.log.entries[index])
        inclusions.append(Inclusion(index=index, size=size, leaf=leaf, proof=proof))
        before = max(roots, default=0)
        growths.append(Growth(before, size, consistency_proof(before, size, world.log.node)))
        roots[size] = bytes.fromhex(world.log.checkpoint().root)

    world.policy()
    desk = world.enrol("studio")
    world.now_ms += HOUR_MS
    for index in range(3):
        receipt(index)
    for say in (world.consent, world.start, *(world.work,) * 20, world.stop):
        world.others(5)
        receipt(say(desk).index)
    head = world.note()
    size = decode(head.split("\n\n")[0] + "\n").size
    nodes = fold(size, roots=roots, inclusions=inclusions, growths=growths)
    content = world.content(made_by=MadeBy.AGENT)
    folded = b"".join(write_bundle(dataclasses.replace(content, nodes=nodes)))
    report = verify(io.BytesIO(folded), vkeys=[log_vkey()])
    assert report.error is None, str(report.error)
    assert report.counts.segments == 20
    # The agent's checkpoints are cut out beside those that a bundle of the server needs.
    assert folded.count(b"\n") >= world.bundle(made_by=MadeBy.AGENT).count(b"\n")
