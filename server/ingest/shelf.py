"""Storing checked statements beside their log entries: the part of a group commit that knows the tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from server.contracts.changes import bump
from server.evidence.tallies import changed
from server.ingest.acts import ClosedWeeks, plan
from server.ingest.agreed import check_agreed, check_not_withdrawn
from server.ingest.changes import check_late_memo
from server.ingest.problems import refusal
from server.ingest.rows import Arrival as Arrival
from server.ingest.rows import Entered, Rows, insert
from server.ingest.running import STOPPED, check_running
from server.ingest.stream import COLUMNS, StreamHead, check_stream, stream_head
from server.log.sequencer import Placed
from server.problems import Code, Problem
from server.storage.database import Writes
from wire import contractor
from wire.chain import link_after
from wire.contractor import Consent, MemoChange
from wire.items import kind_of
from wire.problems import WireCode, WireError, verification_step
from wire.receipt import Entry, encode_entry
from wire.records import ContractId, DeviceId, OrganizationId, Sha256, StreamId
from wire.statement import Segment

_KNOWN = (
    "SELECT envelope_sha256, have, position, entry FROM statements JOIN log_entries"
    " ON log_entries.organization = statements.organization AND position = newest_position"
    " WHERE statements.organization = ? AND envelope_sha256 IN (SELECT value FROM json_each(?))"
)
_HEADS = (
    f"SELECT {COLUMNS} FROM streams"  # noqa: S608 - our own names
    " WHERE organization = ? AND stream IN (SELECT value FROM json_each(?))"
)
_REVOKED = (
    "SELECT device FROM devices WHERE organization = ? AND revoked_ms IS NOT NULL"
    " AND device IN (SELECT value FROM json_each(?))"
)
_CLOSED = (
    "SELECT DISTINCT contract, week_start_ms FROM closes WHERE organization = ?"
    " AND contract IN (SELECT value FROM json_each(?))"
)
_WITHDRAWN = (
    "SELECT DISTINCT contract FROM consents WHERE organization = ? AND features = ''"
    " AND contract IN (SELECT value FROM json_each(?))"
)
_ITEMS = (
    "SELECT item, gone, text FROM {table} LEFT JOIN disclosures USING (organization, stream, seq, item)"
    " WHERE organization = ? AND stream = ? AND seq = ?"
)
_NAME_ITEM = (
    "UPDATE {table} SET kind = ? WHERE organization = ? AND stream = ? AND seq = ? AND item = ?"
)
_GROW = "UPDATE statements SET have = ?, newest_position = ? WHERE organization = ? AND stream = ? AND seq = ?"
_ADD_ENTRY = insert("later_entries", "organization stream seq position")


@dataclass(frozen=True, slots=True)
class _Known:
    """A statement that is here: the mask of what has been received, and its newest entry."""

    have: int
    placed: Placed


class SegmentShelf:
    """Opens groups. Stateless: the tables alone know what is there."""

    def open(self, writes: Writes, arrivals: Sequence[Arrival]) -> StatementGroup:
        """Look up what is known of the arrivals, all of one organization."""
        if not arrivals:
            return StatementGroup(writes, {}, {}, frozenset(), ClosedWeeks(), set(), set())
        organization = arrivals[0].organization
        hashes = [arrival.verified.envelope_sha256 for arrival in arrivals]
        streams = list({arrival.verified.statement.stream for arrival in arrivals})
        devices = list({arrival.device for arrival in arrivals})
        known = {
            sha256: _Known(have, Placed(position, entry, new=False))
            for sha256, have, position, entry in writes.select(
                _KNOWN, organization, json.dumps(hashes)
            )
        }
        heads = {
            row[0]: stream_head(*row)
            for row in writes.select(_HEADS, organization, json.dumps(streams))
        }
        revoked = writes.select(_REVOKED, organization, json.dumps(devices))
        contracts = json.dumps(list({one.verified.statement.contract for one in arrivals}))
        weeks = ClosedWeeks(writes.select(_CLOSED, organization, contracts))
        gone = frozenset(device for (device,) in revoked)
        withdrawn = {name for (name,) in writes.select(_WITHDRAWN, organization, contracts)}
        stopped = {name for (name,) in writes.select(STOPPED, organization, contracts)}
        return StatementGroup(writes, known, heads, gone, weeks, withdrawn, stopped)


class StatementGroup:
    """One group commit: arrivals see those placed before them."""

    def __init__(
        self,
        writes: Writes,
        known: dict[Sha256, _Known],
        heads: dict[StreamId, StreamHead],
        revoked: frozenset[DeviceId],
        weeks: ClosedWeeks,
        withdrawn: set[ContractId],
        stopped: set[ContractId],
    ) -> None:
        """`withdrawn` are the contracts of which a consent was ever withdrawn, `stopped` those that were ever paused
        or have ended."""
        self._writes = writes
        self._known = known
        self._heads = heads
        self._revoked = revoked
        self._rows = Rows(writes)
        self._weeks = weeks
        self._withdrawn = withdrawn
        self._stopped = stopped
        self._changed: set[tuple[OrganizationId, ContractId]] = set()

    def place(self, arrival: Arrival, *, position: int, recv_ms: int) -> Placed:
        """See `server.log.sequencer.Group`."""
        verified, statement = arrival.verified, arrival.verified.statement
        entered = Entered(position, recv_ms)
        if arrival.device in self._revoked:
            # Since it was let in. What entered the log after the revocation would not hold.
            raise Problem(Code.DEVICE_REVOKED, "This device was removed from the organization.")
        known = self._known.get(verified.envelope_sha256)
        if known is not None:
            return self._again(known, arrival, entered)
        head = self._heads.get(statement.stream)
        check_stream(head, arrival.device, statement)
        before = None if head is None else head.link
        link = link_after(before, statement, verified.payload_sha256)
        if statement.contract in self._stopped:
            check_running(self._writes, arrival.organization, statement)
        if isinstance(statement, Segment):
            if statement.contract in self._withdrawn:
                check_not_withdrawn(self._writes, arrival.organization, statement)
            check_agreed(self._writes, arrival.organization, statement, verified.items)
            self._rows.add(arrival, link, entered)
            late = self._weeks.closed(statement.contract, statement.slot_start_ms)
            self._rows.add_segment(arrival, statement, entered, late=late)
        else:
            # What it is about may have come in this very group.
            self._rows.write()
            act = plan(self._writes, self._weeks, arrival)
            self._rows.add(arrival, link, entered)
            for index, place in enumerate(act.items):
                self._rows.add_later(arrival, index, place)
            self._rows.write()
            act.carry_out(entered)
            if isinstance(statement, Consent) and not statement.features:
                self._withdrawn.add(statement.contract)
        self._heads[statement.stream] = StreamHead(arrival.device, link)
        self._changed.add((arrival.organization, statement.contract))
        return self._logged(arrival, entered, verified.have)

    def write(self) -> None:
        """Put the collected rows into the transaction."""
        self._rows.write()
        for organization, contract in sorted(self._changed):
            bump(self._writes, organization, [contract])
        self._changed.clear()

    def _again(self, known: _Known, arrival: Arrival, entered: Entered) -> Placed:
        """It is here already: take in the items that were not, if it brings any."""
        statement = arrival.verified.statement
        fresh = arrival.verified.have & ~known.have
        if not fresh:
            return known.placed
        self._rows.write()
        table = "items" if isinstance(statement, Segment) else "later_items"
        key = (arrival.organization, statement.stream, statement.seq)
        stored = {
            item: (gone, text)
            for item, gone, text in self._writes.select(_ITEMS.format(table=table), *key)
        }
        together = list(arrival.verified.disclosures)
        for item, (gone, text) in stored.items():
            if not fresh >> item & 1:
                together[item] = None if gone else text
            elif gone:
                error = WireError(WireCode.ITEM_ERASED, f"items/{item}", gone, step="I19")
                raise refusal(error)
        try:
            with verification_step("I13"):
                opened = contractor.read_items(statement, together)
                contractor.check_items(statement, opened)
        except WireError as error:
            raise refusal(error) from error
        if isinstance(statement, Segment):
            check_agreed(self._writes, arrival.organization, statement, opened)
        if isinstance(statement, MemoChange):
            try:
                with verification_step("I19"):
                    check_late_memo(self._writes, arrival, statement, opened[0])
            except WireError as error:
                raise refusal(error) from error
        for index, item in enumerate(opened):
            if fresh >> index & 1 and item is not None:
                self._rows.disclose(arrival, index)
                kind = str(kind_of(item))
                self._writes.run(_NAME_ITEM.format(table=table), [(kind, *key, index)])
        if isinstance(statement, Segment):
            where = (arrival.organization, statement.contract, statement.slot_start_ms)
            changed(self._writes, [where])
        have = known.have | fresh
        self._writes.run(_GROW, [(have, entered.position, *key)])
        self._writes.run(_ADD_ENTRY, [(*key, entered.position)])
        self._changed.add((arrival.organization, statement.contract))
        return self._logged(arrival, entered, have)

    def _logged(self, arrival: Arrival, entered: Entered, have: int) -> Placed:
        """The log entry of a statement, or of what has come to it, remembered for the rest of the group."""
        sha256 = arrival.verified.envelope_sha256
        entry = encode_entry(Entry(env=sha256, have=have, recv_ms=entered.recv_ms))
        placed = Placed(entered.position, entry, new=True)
        self._known[sha256] = _Known(have, replace(placed, new=False))
        return placed
