"""The one ZIP archive that members of given names and contents have: written in one pass, read back strictly.

Nothing is compressed and no field is free, so that a reader encodes again what it read and compares: whatever
differs (a second name, a link, a comment, hidden bytes, a wrong size) is refused.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from wire.problems import WireCode, WireError

MAX_MEMBERS = 1_000_000
MAX_MEMBER_BYTES = 67_108_864
WHOLE: Final = "archive"
"""Where a `WireError` stands that is about the headers and end records, not about one member's content."""
MAX_NAME_BYTES = 100
"""Longer than any name that a bundle has."""

_VERSION: Final = 45
_DATE: Final = 33  # 1980-01-01, the first day that the format knows
_ALL_16: Final = 0xFFFF
_ALL_32: Final = 0xFFFFFFFF

_LOCAL: Final = struct.Struct("<IHHHHHIIIHH")
_CENTRAL: Final = struct.Struct("<IHHHHHHIIIHHHHHII")
_OFFSET_FIELD: Final = struct.Struct("<HHQ")
_END_64: Final = struct.Struct("<IQHHIIQQQQ")
_LOCATOR: Final = struct.Struct("<IIQI")
_END: Final = struct.Struct("<IHHHHIIH")
_TAIL_BYTES: Final = _END_64.size + _LOCATOR.size + _END.size
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """One stored file: `crc` is its CRC-32, `start` where its content begins in the archive."""

    name: str
    size: int
    crc: int
    start: int


def write_archive(members: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """The bytes of the archive of these (name, content) pairs, in pieces, as fast as they are asked for.

    Holds one content and about 120 bytes for each member at a time. Raises `WireError` for what no archive can
    hold; that names are right and come once is the caller's to see to.
    """
    offset = count = 0
    directory = bytearray()
    for name, content in members:
        count += 1
        if count > MAX_MEMBERS or len(content) > MAX_MEMBER_BYTES or len(name) > MAX_NAME_BYTES:
            raise WireError(WireCode.TOO_LARGE, name[:MAX_NAME_BYTES])
        crc = zlib.crc32(content)
        local = _local_header(name, size=len(content), crc=crc)
        directory += _directory_header(name, size=len(content), crc=crc, offset=offset)
        offset += len(local) + len(content)
        yield local
        yield content
    tail = _tail(count=count, size=len(directory), offset=offset)
    yield bytes(directory)
    yield tail


class Archive:
    """An archive that lies in a seekable file. Not for use by several threads at once."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the directory of `file` and compare every header with the only one that it may be.

        Raises `WireError` with `bad-archive`. Holds about 250 bytes for each member.
        """
        self._file = file
        self.members = tuple(_read_members(file))
        for member in self.members:
            expected = _local_header(member.name, size=member.size, crc=member.crc)
            file.seek(member.start - len(expected))
            if file.read(len(expected)) != expected:
                raise _refused(f"{member.name}: local header")

    def read(self, member: Member) -> bytes:
        """The content of `member`; raises `WireError` if its CRC-32 is another."""
        return b"".join(self.pieces(member))

    def pieces(self, member: Member) -> Iterator[bytes]:
        """The content of `member` in pieces; raises `WireError` after the last if the CRC-32 is another."""
        crc, place, end = 0, member.start, member.start + member.size
        while place < end:
            self._file.seek(place)
            piece = self._file.read(min(_CHUNK, end - place))
            if not piece:
                raise WireError(WireCode.BAD_ARCHIVE, member.name, "cut off")
            crc = zlib.crc32(piece, crc)
            place += len(piece)
            yield piece
        if crc != member.crc:
            raise WireError(WireCode.BAD_ARCHIVE, member.name, "CRC-32")


def _read_members(file: BinaryIO) -> Iterator[Member]:
    """What the directory lists, checked against the end records, the order and the size of the file."""
    length = file.seek(0, 2)
    if length < _TAIL_BYTES:
        raise _refused("too short")
    file.seek(length - _TAIL_BYTES)
    tail = file.read(_TAIL_BYTES)
    count, size, offset = _END_64.unpack_from(tail)[7:10]
    if count > MAX_MEMBERS or offset + size + _TAIL_BYTES != length:
        raise _refused("end record")
    if tail != _tail(count=count, size=size, offset=offset):
        raise _refused("end record")
    place, expected_start = offset, 0
    for _ in range(count):
        file.seek(place)
        head = file.read(_CENTRAL.size + MAX_NAME_BYTES + _OFFSET_FIELD.size)
        if len(head) < _CENTRAL.size:
            raise _refused("directory")
        crc, _packed, member_size, name_bytes = _CENTRAL.unpack_from(head)[7:11]
        name = head[_CENTRAL.size : _CENTRAL.size + name_bytes]
        if not name.isascii() or not 1 <= len(name) == name_bytes <= MAX_NAME_BYTES:
            raise _refused("directory: name")
        text = name.decode("ascii")
        expected = _directory_header(text, size=member_size, crc=crc, offset=expected_start)
        if member_size > MAX_MEMBER_BYTES or head[: len(expected)] != expected:
            raise _refused(f"directory: {text!r}")
        place += len(expected)
        start = expected_start + _LOCAL.size + len(name)
        expected_start = start + member_size
        yield Member(name=text, size=member_size, crc=crc, start=start)
    if expected_start != offset or place != offset + size:
        raise _refused("bytes that belong to nothing")


def _local_header(name: str, *, size: int, crc: int) -> bytes:
    fixed = _LOCAL.pack(0x04034B50, _VERSION, 0, 0, 0, _DATE, crc, size, size, len(name), 0)
    return fixed + name.encode("ascii")


def _directory_header(name: str, *, size: int, crc: int, offset: int) -> bytes:
    big = offset >= _ALL_32
    extra = _OFFSET_FIELD.pack(1, 8, offset) if big else b""
    fixed = _CENTRAL.pack(
        0x02014B50,
        *(_VERSION, _VERSION, 0, 0, 0, _DATE, crc, size, size),
        *(len(name), len(extra), 0, 0, 0, 0, _ALL_32 if big else offset),
    )
    return fixed + name.encode("ascii") + extra


def _tail(*, count: int, size: int, offset: int) -> bytes:
    end_64 = _END_64.pack(0x06064B50, 44, _VERSION, _VERSION, 0, 0, count, count, size, offset)
    locator = _LOCATOR.pack(0x07064B50, 0, offset + size, 1)
    end = _END.pack(0x06054B50, 0, 0, _ALL_16, _ALL_16, _ALL_32, _ALL_32, 0)
    return end_64 + locator + end


def _refused(detail: str) -> WireError:
    return WireError(WireCode.BAD_ARCHIVE, WHOLE, detail)
