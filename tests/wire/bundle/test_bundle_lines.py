"""The members of a bundle: their names, their lines and what stands in `bundle.json`, written and read strictly."""

import dataclasses
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.bundles import CONTRACT, MONDAY_MS, ORIGIN
from wire import canonical
from wire.bundle import layout, lines
from wire.bundle.archive import Archive, write_archive
from wire.bundle.lines import Given, IndexedEntry, Node
from wire.bundle.manifest import (
    MadeBy,
    Manifest,
    Withheld,
    decode_manifest,
    encode_manifest,
)
from wire.problems import WireCode, WireError
from wire.receipt import Tick, encode_entry

MANIFEST = Manifest(
    origin=ORIGIN,
    contract=CONTRACT,
    from_ms=MONDAY_MS,
    to_ms=MONDAY_MS + 1,
    made_ms=MONDAY_MS,
    made_by=MadeBy.AGENT,
    withheld=frozenset({Withheld.PICTURES, Withheld.OUTSIDE}),
)
BLOB = "blobs/" + "ab" * 32


def code_of(action) -> WireCode:
    with pytest.raises(WireError) as caught:
        action()
    return caught.value.code


# bundle.json


def test_a_manifest_is_what_the_format_says():
    assert encode_manifest(MANIFEST) == canonical.encode(
        {
            "contract": CONTRACT,
            "format": "hourproof-bundle",
            "from_ms": MONDAY_MS,
            "made_by": "agent",
            "made_ms": MONDAY_MS,
            "origin": ORIGIN,
            "to_ms": MONDAY_MS + 1,
            "v": 1,
            "withheld": ["outside", "pictures"],
        }
    )
    assert decode_manifest(encode_manifest(MANIFEST)) == MANIFEST


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"format": "other"}, WireCode.NOT_A_BUNDLE),
        ({"format": None}, WireCode.NOT_A_BUNDLE),
        ({"v": 2}, WireCode.UNKNOWN_VERSION),
        ({"v": 2, "more": 1}, WireCode.UNKNOWN_VERSION),
        ({"more": 1}, WireCode.UNKNOWN_FIELD),
        ({"origin": "a+b"}, WireCode.BAD_VALUE),
        ({"contract": "C0FFEE0000000001"}, WireCode.BAD_VALUE),
        ({"to_ms": MONDAY_MS}, WireCode.BAD_VALUE),
        ({"from_ms": 0}, WireCode.BAD_VALUE),
        ({"made_by": "somebody"}, WireCode.BAD_VALUE),
        ({"withheld": ["pictures", "outside"]}, WireCode.BAD_VALUE),
        ({"withheld": ["pictures", "pictures"]}, WireCode.BAD_VALUE),
        ({"withheld": ["memos"]}, WireCode.BAD_VALUE),
        ({"withheld": ["outside"] * 4}, WireCode.BAD_VALUE),
        ({"withheld": [1]}, WireCode.BAD_VALUE),
    ],
)
def test_other_manifests_are_refused(changes, code):
    value = canonical.decode(encode_manifest(MANIFEST)) | changes
    assert code_of(lambda: decode_manifest(canonical.encode(value))) is code


@pytest.mark.parametrize("member", [field.name for field in dataclasses.fields(Manifest)] + ["v"])
def test_no_member_of_a_manifest_can_be_left_out(member):
    value = canonical.decode(encode_manifest(MANIFEST))
    del value[member]
    assert code_of(lambda: decode_manifest(canonical.encode(value))) is WireCode.MISSING_FIELD


def test_a_manifest_that_cannot_be_read_is_not_written():
    wrong = dataclasses.replace(MANIFEST, to_ms=MONDAY_MS)
    assert code_of(lambda: encode_manifest(wrong)) is WireCode.BAD_VALUE


# names


def named(*names: str) -> layout.Layout:
    data = b"".join(write_archive([(name, b"") for name in names]))
    return layout.layout_of(Archive(io.BytesIO(data)).members)


WHOLE = (
    "bundle.json",
    "log/notes.jsonl",
    "log/nodes-000000.jsonl",
    "log/nodes-000001.jsonl",
    "log/entries-000000.jsonl",
    "statements/000000.jsonl",
    BLOB,
)


def test_members_are_told_apart():
    found = named(*WHOLE)
    assert [member.name for member in found.nodes] == list(WHOLE[2:4])
    assert [member.name for member in found.entries] == [WHOLE[4]]
    assert [member.name for member in found.statements] == [WHOLE[5]]
    assert list(found.blobs) == ["ab" * 32]
    assert named(*WHOLE[:2]).nodes == ()


@pytest.mark.parametrize(
    "names",
    [
        (),
        WHOLE[:1],
        WHOLE[1:],
        (WHOLE[1], WHOLE[0], *WHOLE[2:]),
        (*WHOLE[:2], *WHOLE[3:]),
        (*WHOLE[:3], *WHOLE[2:]),
        (*WHOLE[:4], *WHOLE[5:6], WHOLE[4], WHOLE[6]),
        (*WHOLE, BLOB),
        (*WHOLE, BLOB.upper()),
        (*WHOLE, BLOB[:-1]),
        (*WHOLE, "blobs/../" + "ab" * 32),
        (*WHOLE, "../bundle.json"),
        (*WHOLE, "/etc/passwd"),
        (*WHOLE, "C:\\x"),
        (*WHOLE[:2], "log/nodes-0.jsonl"),
        (*WHOLE[:2], "log/nodes-0000000.jsonl"),
        ("BUNDLE.JSON", *WHOLE[1:]),
        (*WHOLE, WHOLE[5]),
        (*WHOLE, "readme.txt"),
    ],
)
def test_other_names_and_orders_are_refused(names):
    assert code_of(lambda: named(*names)) is WireCode.BAD_NAME


# lines

ENTRY = encode_entry(Tick(rand="0" * 64, recv_ms=MONDAY_MS))
ENVELOPE = canonical.encode({"payload": "", "payloadType": "x", "signatures": []})


def test_each_kind_of_line_is_read_as_it_was_written():
    for write, read, value in (
        (lines.note_line, lines.read_note, "text\n\n— name AAAA\n"),
        (lines.node_line, lines.read_node, Node(4, 8, bytes(32))),
        (lines.entry_line, lines.read_entry, IndexedEntry(3, ENTRY)),
    ):
        line = write(value)
        assert line.endswith(b"\n")
        assert read(line[:-1], "line") == value
    given_ = Given(ENVELOPE, ("AAAA", None))
    read_back = lines.read_statement(lines.statement_line(given_)[:-1], "line")
    assert (read_back.envelope, read_back.disclosures) == (ENVELOPE, ("AAAA", None))


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lines.read_note, {"note": 1}),
        (lines.read_note, {"note": "x", "more": 1}),
        (lines.read_note, []),
        (lines.read_node, [0, 1]),
        (lines.read_node, [1, 1, "0" * 64]),
        (lines.read_node, [-1, 1, "0" * 64]),
        (lines.read_node, [0, 1, "0" * 63]),
        (lines.read_node, {"low": 0}),
        (lines.read_entry, {"entry": {}, "index": -1}),
        (lines.read_entry, {"entry": {}}),
        (lines.read_statement, {"disclosures": [1], "envelope": {}}),
        (lines.read_statement, {"disclosures": [None] * 17, "envelope": {}}),
        (lines.read_statement, {"disclosures": ["x" * 8_193], "envelope": {}}),
        (lines.read_statement, {"envelope": {}}),
    ],
)
def test_other_lines_are_refused(read, value):
    with pytest.raises(WireError):
        read(canonical.encode(value), "line")


@pytest.mark.parametrize(
    "spoiled", [b" ", b"\xff", b"{}", b"1.0", b'{"a":1,"a":1}', b"\xef\xbb\xbf1"]
)
def test_a_line_has_one_spelling(spoiled):
    for read in (lines.read_note, lines.read_node, lines.read_entry, lines.read_statement):
        with pytest.raises(WireError):
            read(spoiled, "line")


@given(st.integers(1, 600))
def test_members_have_256_lines_but_the_last(count):
    parts = list(lines.in_members(b"%d\n" % number for number in range(count)))
    read = []
    for number, part in enumerate(parts):
        read += lines.split(part, "part", last=number == len(parts) - 1)
    assert read == [b"%d" % number for number in range(count)]


@pytest.mark.parametrize(
    ("content", "last"),
    [
        (b"", True),
        (b"1", True),
        (b"1\n2", True),
        (b"1\n" * 257, True),
        (b"1\n" * 255, False),
        (b"1\n" * 257, False),
    ],
)
def test_other_members_of_lines_are_refused(content, last):
    assert code_of(lambda: lines.split(content, "part", last=last)) is WireCode.BAD_VALUE


def test_a_line_that_is_too_long_is_neither_written_nor_read():
    assert code_of(lambda: lines.note_line("x" * 262_144)) is WireCode.TOO_LARGE
    line = canonical.encode({"note": "x" * 262_134})
    assert len(line) == 262_145
    assert code_of(lambda: lines.read_note(line, "line")) is WireCode.TOO_LARGE
