"""Reads the chosen statements and entries out of the database, some hundred at a time: memory stays flat."""

from __future__ import annotations

import json
from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from server.export.period import Period
from server.export.selection import Place
from server.storage.database import Database
from wire.bundle.lines import Given, IndexedEntry
from wire.contractor import (
    ContractorStatement,
    Manual,
    MemoChange,
    Redact,
    decode_statement,
)
from wire.envelope import parse
from wire.items import commitment
from wire.records import ContractId, OrganizationId, StreamId
from wire.statement import Segment

_T = TypeVar("_T")

AT_ONCE = 256
"""How many statements are in memory at a time."""

_ENVELOPES = (
    "SELECT seq, envelope FROM statements WHERE organization = ? AND stream = ?"
    " AND seq BETWEEN ? AND ?"
)
_SERVERS = (
    "SELECT seq, envelope FROM authority_statements WHERE organization = ? AND subject = ?"
    " AND seq BETWEEN ? AND ?"
)
_DISCLOSURES = (
    "SELECT seq, item, text FROM disclosures WHERE organization = ? AND stream = ?"
    " AND seq BETWEEN ? AND ?"
)
_SPAN = (
    "SELECT start_ms, end_ms FROM segments WHERE organization = ?1 AND stream = ?2 AND seq = ?3"
    " UNION ALL SELECT start_ms, end_ms FROM manual_times"
    " WHERE organization = ?1 AND contract = ?4 AND stream = ?2 AND seq = ?3"
)
_ENTRIES = (
    "SELECT position, entry FROM log_entries WHERE organization = ? AND position BETWEEN ? AND ?"
)
_LATER = (
    "SELECT position FROM later_entries WHERE organization = ? AND stream = ? AND seq >= ?"
    " AND position < ?"
)
_TAKEN_BACK = (
    "SELECT EXISTS (SELECT 1 FROM streams JOIN statements USING (organization, stream)"
    " WHERE organization = ?1 AND contract = ?2 AND log_position >= ?3"
    " AND type IN ('redact', 'memo'))"
    " OR EXISTS (SELECT 1 FROM authority_statements WHERE organization = ?1 AND subject = ?4"
    " AND log_position >= ?3 AND type = 'expire')"
    " OR EXISTS (SELECT 1 FROM authority_orders WHERE organization = ?1 AND subject = ?4"
    " AND document ->> '$.type' = 'expire')"
)


class ChangedMeanwhileError(Exception):
    """Something of the contract was taken back or erased while its bundle was being written: begin again."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Of one contract in the log's first `size` entries. Every method may be called on any thread."""

    database: Database
    organization: OrganizationId
    contract: ContractId
    size: int

    def given(self, places: Iterable[Place], *, period: Period | None) -> Iterator[Given]:
        """The statements with what is disclosed of them; nothing of those that speak of no time in `period`.

        Raises `ChangedMeanwhileError` if the bundle would lack something without saying who took it back.
        """
        for some in _batched(places):
            found = list(self._some(some, period))
            self.check_unchanged()
            yield from found

    def check_unchanged(self) -> None:
        """Raise `ChangedMeanwhileError` if something was taken back, or erased for its age, after the log had this
        size; what is erased and not yet stated in the log counts too."""
        subject = f"contract/{self.contract}"
        ((changed,),) = self.database.select(
            _TAKEN_BACK, self.organization, self.contract, self.size, subject
        )
        if changed:
            raise ChangedMeanwhileError

    def anchors(self, places: Iterable[Place]) -> set[int]:
        """The log sizes that the statements name as their anchors."""
        return {
            _anchor_size(envelope)
            for some in _batched(place for place in places if not place.by_server)
            for _, envelope in self._envelopes(some)
        }

    def later_positions(self, places: Sequence[Place]) -> list[int]:
        """Where the log says that items of these statements came later."""
        first: dict[str, int] = {}
        for place in places:
            if not place.by_server:
                first[place.chain] = min(place.seq, first.get(place.chain, place.seq))
        return [
            position
            for stream, seq in first.items()
            for (position,) in self.database.select(
                _LATER, self.organization, stream, seq, self.size
            )
        ]

    def entries(self, positions: Iterable[int]) -> Iterator[IndexedEntry]:
        """The entries at `positions`, which ascend."""
        for some in _batched(positions):
            # Neighbours are read together; a log has entries of other contracts in between.
            for low, high in _runs(some, reach=8):
                wanted = {position for position in some if low <= position <= high}
                found = dict(self.database.select(_ENTRIES, self.organization, low, high))
                for position in sorted(wanted):
                    yield IndexedEntry(index=position, entry=found[position])

    def _some(self, places: Sequence[Place], period: Period | None) -> Iterator[Given]:
        envelopes = dict(self._envelopes(places))
        texts: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
        for chain, low, high in _chains(place for place in places if not place.by_server):
            for seq, item, text in self.database.select(
                _DISCLOSURES, self.organization, chain, low, high
            ):
                texts[chain, seq][item] = text
        for place in places:
            envelope = envelopes[place]
            if place.by_server:
                yield Given(envelope=envelope, disclosures=())
                continue
            statement = decode_statement(parse(envelope).payload)
            shown = period is None or self._touches(statement, period)
            told = texts[place.chain, place.seq]
            yield Given(
                envelope=envelope,
                disclosures=tuple(
                    _committed(told.get(index), expected) if shown else None
                    for index, expected in enumerate(statement.commitments)
                ),
            )

    def _envelopes(self, places: Sequence[Place]) -> Iterator[tuple[Place, bytes]]:
        found: dict[tuple[str, int], bytes] = {}
        for chain, low, high in _chains(places):
            sql = _SERVERS if "/" in chain else _ENVELOPES
            for seq, envelope in self.database.select(sql, self.organization, chain, low, high):
                found[chain, seq] = bytes(envelope)
        for place in places:
            yield place, found[place.chain, place.seq]

    def _touches(self, statement: ContractorStatement, period: Period) -> bool:
        """Whether the statement speaks of a time in `period`, itself or by its target."""
        match statement:
            case Segment() | Manual():
                return period.touches(statement.start_ms, statement.end_ms)
            case Redact() | MemoChange():
                target = statement.target
                named = (target.stream, target.seq, statement.contract)
                spans = self.database.select(_SPAN, self.organization, *named)
                return any(period.touches(start_ms, end_ms) for start_ms, end_ms in spans)
            case _:
                return True


def _anchor_size(envelope: bytes) -> int:
    """Of a statement that was checked when it came: reading it strictly once more would take ten times as long."""
    payload = json.loads(b64decode(json.loads(envelope)["payload"]))
    return int(payload["anchor"]["size"])


def _batched(things: Iterable[_T]) -> Iterator[tuple[_T, ...]]:
    rest = iter(things)
    while some := tuple(islice(rest, AT_ONCE)):
        yield some


def _committed(text: str | None, expected: str) -> str | None:
    """The disclosure, if it is there and the one that was committed to: an erased one is not any more."""
    return text if text is not None and commitment(text) == expected else None


def _chains(places: Iterable[Place]) -> Iterator[tuple[StreamId, int, int]]:
    """Each chain with its lowest and highest number; within some places of the log those are neighbours."""
    bounds: dict[str, tuple[int, int]] = {}
    for place in places:
        low, high = bounds.get(place.chain, (place.seq, place.seq))
        bounds[place.chain] = (min(low, place.seq), max(high, place.seq))
    for chain, (low, high) in bounds.items():
        yield StreamId(chain), low, high


def _runs(positions: Sequence[int], *, reach: int) -> Iterator[tuple[int, int]]:
    """First and last of each group of ascending `positions` that are at most `reach` apart."""
    low = high = positions[0]
    for position in positions[1:]:
        if position - high > reach:
            yield low, high
            low = position
        high = position
    yield low, high
