"""A year of 200 contractors' segments, written straight into the tables of a server that does not run yet.

What is written has the rows, keys and log of real work, but nothing that was signed: those segments are never opened
by what is measured, they only make the tables as long as they would be. Their items have expired, as they would have.
The same size gives the same rows.
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import apsw
import psycopg

from server.accounts.models import Role
from tests.support.site import Member, Site
from wire.fields import to_base64url
from wire.merkle import leaf_hash, node_hash, root
from wire.records import MINUTE_MS, ContractId, OrganizationId

SLOT_MS = 10 * MINUTE_MS
DAY_MS = 24 * 60 * MINUTE_MS
_MORNING = 8 * 6
"""The first slot of a working day, and how many there are until the evening."""
_SLOTS = 36
_SOME = 20_000


@dataclass(frozen=True, slots=True)
class Firm:
    """Who there is: an owner, and contractors with a contract each."""

    organization: OrganizationId
    owner: Member
    contractors: tuple[Member, ...]
    contracts: tuple[ContractId, ...]


def hired(site: Site, contractors: int) -> Firm:
    """The firm, before it has worked."""
    organization = site.organization("Northwind Atlas")
    owner = site.person("Ada Birch", organization=organization, role=Role.OWNER)
    people = tuple(
        site.person(f"Contractor {number:03}", organization=organization)
        for number in range(contractors)
    )
    contracts = tuple(
        site.contract(organization, who, title=f"Chart redesign {number:03}")
        for number, who in enumerate(people)
    )
    return Firm(organization, owner, people, contracts)


def fill(site: Site, firm: Firm, *, until: date, days: int) -> int:
    """Let everybody have worked on the weekdays of the `days` before `until`; returns the number of segments."""
    table = _table(site)
    worked = [until - timedelta(days=back) for back in range(days, 0, -1)]
    midnights = [_midnight_ms(day) for day in worked if day.weekday() < 5]
    entries = _entries(len(firm.contracts) * len(midnights) * _SLOTS)
    try:
        table.begin()
        _streams(table, firm, last=len(midnights) * _SLOTS - 1)
        position = 0
        for midnight_ms in midnights:
            day: list[_Segment] = []
            for number in range(len(firm.contracts)):
                for slot in range(_SLOTS):
                    start_ms = midnight_ms + (_MORNING + slot) * SLOT_MS
                    seq = midnights.index(midnight_ms) * _SLOTS + slot
                    day.append(_Segment(number, start_ms, seq, position))
                    position += 1
            _segments(table, firm, day)
        _log(table, firm.organization, entries)
        table.finish()
    finally:
        table.close()
    return position


@dataclass(frozen=True, slots=True)
class _Segment:
    contractor: int
    start_ms: int
    seq: int
    position: int


def _midnight_ms(day: date) -> int:
    return (day - date(1970, 1, 1)).days * DAY_MS


def _digest(*words: object) -> str:
    return hashlib.sha256(repr(words).encode()).hexdigest()


def _stream(number: int) -> str:
    return to_base64url(hashlib.sha256(b"stream %d" % number).digest()[:16])


def _streams(table: _Table, firm: Firm, *, last: int) -> None:
    devices, streams = [], []
    for number, who in enumerate(firm.contractors):
        device = _digest("device", number)[:16]
        devices.append(
            (
                firm.organization,
                device,
                who.person,
                "Desk",
                "Debian 12",
                b"",
                _digest(number),
                _digest("token", number),
                0,
            )
        )
        streams.append(
            (
                firm.organization,
                _stream(number),
                firm.contracts[number],
                device,
                last,
                "0" * 64,
                0,
                0,
            )
        )
    table.put(
        "devices",
        "organization device person name os public_key key_id token_sha256 created_ms",
        devices,
    )
    table.put(
        "streams", "organization stream contract device seq sha256 end_ms anchor_size", streams
    )


def _segments(table: _Table, firm: Firm, found: Sequence[_Segment]) -> None:
    statements, segments, items = [], [], []
    organization = firm.organization
    for one in found:
        stream, contract = _stream(one.contractor), firm.contracts[one.contractor]
        name = _digest(one.position)
        end_ms = one.start_ms + SLOT_MS
        statements.append(
            (
                organization,
                stream,
                one.seq,
                "segment",
                b"",
                name,
                name,
                15,
                one.position,
                one.position,
                end_ms,
            )
        )
        segments.append(
            (
                *(organization, contract, one.start_ms, stream, one.seq, end_ms, one.start_ms),
                *(SLOT_MS, 10, 10, firm.contractors[one.contractor].person),
                *(_digest("device", one.contractor)[:16], end_ms, one.position, False, False),
            )
        )
        items.append(
            (
                organization,
                contract,
                one.start_ms,
                stream,
                one.seq,
                0,
                "activity",
                name[:43],
                "expired",
            )
        )
    table.put(
        "statements",
        "organization stream seq type envelope envelope_sha256 payload_sha256 have log_position newest_position"
        " recv_ms",
        statements,
    )
    table.put(
        "segments",
        "organization contract start_ms stream seq end_ms slot_start_ms slot_ms minutes claimed person device"
        " recv_ms position late idle",
        segments,
    )
    table.put("items", "organization contract start_ms stream seq item kind commitment gone", items)


def _entries(count: int) -> list[bytes]:
    return [hashlib.sha256(b"entry %d" % number).digest() * 2 for number in range(count)]


def _log(table: _Table, organization: OrganizationId, entries: list[bytes]) -> None:
    """The entries, every complete node over them, and one head."""
    for low in range(0, len(entries), _SOME):
        some = entries[low : low + _SOME]
        table.put(
            "log_entries",
            "organization position entry recv_ms",
            [(organization, low + index, entry, 0) for index, entry in enumerate(some)],
        )
    levels = [[leaf_hash(entry) for entry in entries]]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)])
    for level, hashes in enumerate(levels):
        for low in range(0, len(hashes), _SOME):
            table.put(
                "log_nodes",
                "organization level position hash",
                [
                    (organization, level, low + at, one)
                    for at, one in enumerate(hashes[low : low + _SOME])
                ],
            )
    top = root(len(entries), lambda level, index: levels[level][index]).hex()
    table.put("log_heads", "organization size root recv_ms", [(organization, len(entries), top, 0)])


class _Table(ABC):
    """Rows go in quickly: what the database would check of them is so by construction."""

    def begin(self) -> None:  # noqa: B027 - not every table needs it
        """Before the first row."""

    @abstractmethod
    def put(self, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Some rows."""

    @abstractmethod
    def finish(self) -> None:
        """After the last row."""

    @abstractmethod
    def close(self) -> None:
        """Let go."""


class _Sqlite(_Table):
    def __init__(self, site: Site) -> None:
        self._raw = apsw.Connection(str(site.settings.database))
        self._raw.pragma("foreign_keys", 0)
        self._raw.pragma("synchronous", "off")
        self._raw.pragma("cache_size", -200_000)

    def put(self, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
        names = columns.split()
        marks = ",".join("?" * len(names))
        with self._raw:
            self._raw.executemany(f"INSERT INTO {table} ({','.join(names)}) VALUES ({marks})", rows)

    def finish(self) -> None:
        self._raw.pragma("wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._raw.close()


class _Postgres(_Table):
    def __init__(self, url: str) -> None:
        self._raw = psycopg.connect(url, autocommit=True)

    def begin(self) -> None:
        # The superuser's way to have foreign keys not looked at.
        self._raw.execute("SET session_replication_role = replica")

    def put(self, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
        sql = f"COPY {table} ({', '.join(columns.split())}) FROM STDIN"
        with self._raw.cursor() as cursor, cursor.copy(sql.encode()) as copy:
            for row in rows:
                copy.write_row(row)

    def finish(self) -> None:
        self._raw.execute("VACUUM ANALYZE")

    def close(self) -> None:
        self._raw.close()


def _table(site: Site) -> _Table:
    url = site.settings.database_url
    return _Sqlite(site) if url is None else _Postgres(url)
