"""The archive: any ZIP reader opens it, and every byte that is not as written is refused."""

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire.bundle import archive
from wire.bundle.archive import Archive, write_archive
from wire.problems import WireCode, WireError

MEMBERS = [("bundle.json", b"{}"), ("log/notes.jsonl", b""), ("blobs/" + "a" * 64, b"\x00" * 3_000)]


def written(members=MEMBERS) -> bytes:
    return b"".join(write_archive(members))


def read_back(data: bytes):
    found = Archive(io.BytesIO(data))
    return [(member.name, found.read(member)) for member in found.members]


def refused(data: bytes) -> None:
    with pytest.raises(WireError) as caught:
        read_back(data)
    assert caught.value.code is WireCode.BAD_ARCHIVE


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=100),
            st.binary(max_size=300),
        ),
        max_size=8,
    )
)
def test_what_is_written_is_read(members):
    assert read_back(written(members)) == members


def test_the_zip_reader_of_python_reads_it():
    with zipfile.ZipFile(io.BytesIO(written())) as opened:
        assert opened.testzip() is None
        assert [(name, opened.read(name)) for name in opened.namelist()] == MEMBERS
        assert {info.compress_type for info in opened.infolist()} == {zipfile.ZIP_STORED}


def test_every_change_of_one_byte_is_refused():
    data = written()
    for place in range(len(data)):
        for flip in (0x01, 0x80, 0xFF):
            refused(data[:place] + bytes([data[place] ^ flip]) + data[place + 1 :])


@given(st.data())
def test_cut_and_padded_archives_are_refused(data):
    whole = written()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    if end > start:
        refused(whole[:start] + whole[end:])
    more = data.draw(st.binary(min_size=1, max_size=40))
    refused(whole[:start] + more + whole[start:])


def made_by_python(**changes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", changes.pop("compression", zipfile.ZIP_STORED)) as made:
        info = zipfile.ZipInfo("bundle.json")
        for name, value in changes.items():
            setattr(info, name, value)
        made.writestr(info, b"{}")
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"{}" * 100,
        made_by_python(),
        made_by_python(compression=zipfile.ZIP_DEFLATED),
        made_by_python(external_attr=0o120777 << 16),
        made_by_python(comment=b"a comment"),
        b"#!/bin/sh\n" + written(),
        written() + written(),
    ],
)
def test_other_archives_are_refused(data):
    refused(data)


def with_patched_header(offset_of_start: int) -> bytes:
    """Two members, of which the directory says of the second that it begins elsewhere, consistently."""
    whole = bytearray(written([("a", b"1"), ("b", b"1")]))
    place = whole.rindex(b"PK\x01\x02")
    whole[place + 42 : place + 46] = offset_of_start.to_bytes(4, "little")
    return bytes(whole)


def test_members_may_not_share_bytes():
    refused(with_patched_header(0))


def test_a_directory_that_counts_more_than_it_has_is_refused():
    whole = bytearray(written())
    end = len(whole) - archive._TAIL_BYTES
    for place in (24, 32):
        whole[end + place : end + place + 8] = (4).to_bytes(8, "little")
    refused(bytes(whole))


def test_more_members_than_allowed_are_refused_before_they_are_read():
    whole = bytearray(written())
    end = len(whole) - archive._TAIL_BYTES
    for place in (24, 32):
        whole[end + place : end + place + 8] = (archive.MAX_MEMBERS + 1).to_bytes(8, "little")
    refused(bytes(whole))


def test_a_crc_is_of_the_whole_content():
    content = b"x" * (archive._CHUNK + 5)
    data = bytearray(written([("a", content)]))
    found = Archive(io.BytesIO(bytes(data)))
    assert b"".join(found.pieces(found.members[0])) == content
    data[archive._CHUNK + 10] ^= 1
    refused(bytes(data))


def test_what_cannot_be_held_is_not_written(monkeypatch):
    with pytest.raises(WireError) as caught:
        written([("n" * 101, b"")])
    assert caught.value.code is WireCode.TOO_LARGE
    monkeypatch.setattr(archive, "MAX_MEMBER_BYTES", 10)
    with pytest.raises(WireError) as caught:
        written([("a", b"x" * 11)])
    assert caught.value.code is WireCode.TOO_LARGE
    data = written([("a", b"x" * 10)])
    monkeypatch.setattr(archive, "MAX_MEMBER_BYTES", 9)
    refused(data)


class Sparse(io.RawIOBase):
    """A file of which only some pieces are not zero, to be larger than memory."""

    def __init__(self) -> None:
        self.pieces: list[tuple[int, bytes]] = []
        self.length = self.place = 0

    def append(self, data: bytes) -> None:
        self.pieces.append((self.length, data))
        self.length += len(data)

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.place = offset + (0, self.place, self.length)[whence]
        return self.place

    def readinto(self, buffer) -> int:
        count = min(len(buffer), self.length - self.place)
        found = bytearray(count)
        for start, data in self.pieces:
            low, high = max(start, self.place), min(start + len(data), self.place + count)
            if low < high:
                found[low - self.place : high - self.place] = data[low - start : high - start]
        buffer[:count] = found
        self.place += count
        return count


def test_archives_beyond_4_gib_point_with_64_bits():
    content = bytes(archive.MAX_MEMBER_BYTES)
    members = [(f"statements/{number:06d}.jsonl", content) for number in range(65)]
    file = Sparse()
    for piece in write_archive(members):
        file.append(piece)
    found = Archive(io.BufferedReader(file))
    assert len(found.members) == 65
    assert found.members[-1].start > 2**32
    assert found.members[-1].crc == zlib.crc32(content)
    with zipfile.ZipFile(io.BufferedReader(file)) as opened:
        assert opened.infolist()[-1].header_offset > 2**32
