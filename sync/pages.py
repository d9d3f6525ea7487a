"""Reads rows out of the pages of a damaged SQLite file, without trusting anything that says how they hang together.

The tree, the header and the schema may be gone: every page that looks like one with rows is read for itself, in the
file and in the write-ahead log beside it. Rows of erased or replaced content may be among them, and nonsense too:
whoever uses them must be able to tell by the contents. The format is that of https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Value = int | float | str | bytes | None
Record = tuple[Value, ...]

PAGE_SIZES: Final = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
"""How long a page may be, the usual first."""
MAX_VALUE_BYTES: Final = 4_000_000
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x0A, 0x02
_TREE_PAGES: Final = (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER, 0x05)
_FILE_HEADER: Final = 100
_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24
_MAX_COLUMNS: Final = 64
_INTEGER_BYTES: Final = (0, 1, 2, 3, 4, 6, 8)


class _Nonsense(Exception):
    """These bytes are no row."""


@dataclass(frozen=True, slots=True)
class _Pages:
    """Every page that there is, and for each number the newest: rows that do not fit go on in others."""

    all: tuple[tuple[int, bytes], ...]
    newest: Mapping[int, bytes]


def records(path: Path) -> Iterator[Record]:
    """Every row that can be read in the file and in its log; one may come more than once. Raises `OSError`."""
    data = path.read_bytes()
    log = path.with_name(f"{path.name}-wal")
    logged = log.read_bytes() if log.exists() else b""
    size = _page_size(data, logged)
    pages = _pages(data, logged, size)
    for number, page in pages.all:
        yield from _rows(page, number, pages)


def _page_size(data: bytes, logged: bytes) -> int:
    """What the log or the file says, or with which size most pages look like pages with rows."""
    for said in (int.from_bytes(logged[8:12], "big"), int.from_bytes(data[16:18], "big")):
        size = 65536 if said == 1 else said
        if size in PAGE_SIZES and (not data or _fitting(data, size)):
            return size
    return max(PAGE_SIZES, key=lambda size: _fitting(data, size))


def _fitting(data: bytes, size: int) -> int:
    """How many pages of this size have a list of rows that all lie within them."""
    starts = [_FILE_HEADER, *range(size, len(data), size)]
    return sum(_is_listed(data[at - at % size : at - at % size + size], at % size) for at in starts)


def _is_listed(page: bytes, start: int) -> bool:
    if len(page) <= start + 12 or page[start] not in _TREE_PAGES:
        return False
    first = start + (12 if page[start] in (_INDEX_INNER, 0x05) else 8)
    cells = int.from_bytes(page[start + 3 : start + 5], "big")
    lowest = first + 2 * cells
    if not cells > 0 or lowest > len(page):
        return False
    places = range(first, lowest, 2)
    return all(lowest <= int.from_bytes(page[at : at + 2], "big") < len(page) for at in places)


def _pages(data: bytes, logged: bytes, size: int) -> _Pages:
    found = [(at // size + 1, data[at : at + size]) for at in range(0, len(data) - size + 1, size)]
    newest = dict(found)
    step = _FRAME_HEADER + size
    for at in range(_LOG_HEADER, len(logged) - step + 1, step):
        number = int.from_bytes(logged[at : at + 4], "big")
        page = logged[at + _FRAME_HEADER : at + step]
        found.append((number, page))
        newest[number] = page
    return _Pages(tuple(found), newest)


def _rows(page: bytes, number: int, pages: _Pages) -> Iterator[Record]:
    start = _FILE_HEADER if number == 1 else 0
    kind = page[start]
    if kind not in (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER):
        return
    cells = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if kind == _INDEX_INNER else 8)
    for index in range(min(cells, (len(page) - first) // 2)):
        at = int.from_bytes(page[first + 2 * index : first + 2 * index + 2], "big")
        try:
            yield _record(_payload(page, at, kind, pages))
        except (_Nonsense, IndexError):
            continue


def _payload(page: bytes, at: int, kind: int, pages: _Pages) -> bytes:
    """The bytes of a row, with what went on in other pages."""
    usable = len(page)
    if kind == _INDEX_INNER:
        at += 4
    length, at = _varint(page, at)
    if not 0 < length <= MAX_VALUE_BYTES:
        raise _Nonsense
    if kind == _TABLE_LEAF:
        _, at = _varint(page, at)
        most = usable - 35
    else:
        most = (usable - 12) * 64 // 255 - 23
    if length <= most:
        return _taken(page, at, length)
    least = (usable - 12) * 32 // 255 - 23
    here = least + (length - least) % (usable - 4)
    here = here if here <= most else least
    data = bytearray(_taken(page, at, here))
    following = int.from_bytes(_taken(page, at + here, 4), "big")
    seen: set[int] = set()
    while len(data) < length:
        if following in seen or following not in pages.newest:
            raise _Nonsense
        seen.add(following)
        more = pages.newest[following]
        data += more[4 : 4 + length - len(data)]
        following = int.from_bytes(more[:4], "big")
    return bytes(data)


def _record(data: bytes) -> Record:
    header, at = _varint(data, 0)
    if not at <= header <= len(data):
        raise _Nonsense
    kinds: list[int] = []
    while at < header:
        kind, at = _varint(data, at)
        kinds.append(kind)
    if at != header or not 0 < len(kinds) <= _MAX_COLUMNS:
        raise _Nonsense
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(data, at, kind)
        values.append(value)
    if at != len(data):
        raise _Nonsense
    return tuple(values)


def _value(data: bytes, at: int, kind: int) -> tuple[Value, int]:
    """One value of a record and where the next begins."""
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind < 7:
        size = _INTEGER_BYTES[kind]
        return int.from_bytes(_taken(data, at, size), "big", signed=True), at + size
    if kind < 12:
        raise _Nonsense  # a floating number, which we never store, or a kind that does not exist
    size = (kind - 12) // 2
    raw = _taken(data, at, size)
    if kind % 2 == 0:
        return raw, at + size
    try:
        return raw.decode("utf-8"), at + size
    except UnicodeDecodeError:
        raise _Nonsense from None


def _taken(data: bytes, at: int, size: int) -> bytes:
    part = data[at : at + size]
    if at < 0 or len(part) != size:
        raise _Nonsense
    return part


def _varint(data: bytes, at: int) -> tuple[int, int]:
    number = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            return (number << 8) | byte, at + 9
        number = (number << 7) | (byte & 0x7F)
        if byte < 0x80:
            return number, at + count + 1
    raise _Nonsense
