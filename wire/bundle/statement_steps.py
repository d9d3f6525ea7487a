"""Steps V9 to V11: the contractor's statements are signed by known keys, in whole chains, at possible times."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from wire import contractor, envelope
from wire.bundle.authority_steps import Authority, Device
from wire.bundle.contents import Advance, Line, LogEntry, step_at
from wire.bundle.findings import FindingKind, Findings
from wire.bundle.log_steps import Arrival, Log, check_have
from wire.bundle.roots import KnownTree
from wire.chain import Link, check_link, link_after
from wire.contractor import ContractorStatement, Manual
from wire.envelope import Envelope
from wire.problems import WireCode, WireError
from wire.records import ContractId, KeyId, Sha256, StreamId
from wire.statement import Segment

TOLERANCE_MS = 120_000
"""How far clocks may be apart before a time is impossible."""
DELAYED_MS = 30 * 60_000
OFFLINE_MS = 24 * 3_600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A statement of the contractor whose signature and place hold; `where` is its line."""

    where: str
    statement: ContractorStatement
    sha256: Sha256
    """Of the payload."""
    disclosures: tuple[str | None, ...]
    arrival: Arrival
    key_id: KeyId


@dataclass(frozen=True, slots=True)
class Streams:
    """The runs of statements that are given, each by `seq` without gaps."""

    runs: dict[StreamId, list[Stated]]

    def at(self, stream: StreamId, seq: int) -> Stated | None:
        """The statement of this number, if it is given."""
        run = self.runs.get(stream)
        if run is None:
            return None
        place = seq - run[0].statement.seq
        return run[place] if 0 <= place < len(run) else None

    def is_before(self, stream: StreamId, seq: int) -> bool:
        """Whether the statement of this number comes before what is given of its stream."""
        run = self.runs.get(stream)
        return run is not None and seq < run[0].statement.seq

    @property
    def all_from_start(self) -> bool:
        """Whether every stream is given from its first statement on."""
        return all(run[0].statement.seq == 0 for run in self.runs.values())


def check_statements(
    lines: Sequence[Line],
    sealed: Sequence[Envelope],
    arrivals: Sequence[Arrival],
    numbers: Sequence[int],
    *,
    log: Log,
    contract: ContractId,
    authority: Authority,
    found: Findings,
    advance: Advance,
) -> tuple[tuple[Stated, ...], Streams]:
    """V9: the statements in the lines `numbers` are signed, of this log and contract, and in whole runs."""
    stated: list[Stated] = []
    runs: dict[StreamId, list[Stated]] = {}
    links: dict[StreamId, Link] = {}
    for number in numbers:
        line, one, arrival = lines[number], sealed[number], arrivals[number]
        with step_at("V9", line.where):
            device = _device_of(one, arrival, authority)
            envelope.check_signature(one, device.public)
            statement = contractor.decode_statement(one.payload)
            if statement.log != log.origin:
                raise WireError(WireCode.WRONG_LOG, "statement/log", statement.log)
            if statement.contract != contract:
                raise WireError(WireCode.WRONG_CONTRACT, "statement/contract", statement.contract)
            run = runs.setdefault(statement.stream, [])
            if run and run[0].key_id != one.key_id:
                raise WireError(WireCode.WRONG_STREAM, "statement/stream", "of another device")
            previous = links.get(statement.stream)
            if previous is not None or statement.seq == 0:
                check_link(previous, statement)
            else:
                found.add(FindingKind.BEGINS_LATE, line.where)
            told = Stated(
                where=line.where,
                statement=statement,
                sha256=envelope.sha256_of(one.payload),
                disclosures=line.disclosures,
                arrival=arrival,
                key_id=one.key_id,
            )
            links[statement.stream] = link_after(previous, statement, told.sha256)
        check_have(arrival, len(statement.commitments))
        _note_loss(device, told, found)
        run.append(told)
        stated.append(told)
        advance(1)
    return tuple(stated), Streams(runs)


def _device_of(sealed: Envelope, arrival: Arrival, authority: Authority) -> Device:
    """The device whose key an envelope names: enrolled before the statement arrived, and not revoked."""
    device = authority.devices.get(sealed.key_id)
    if device is None or device.from_index > arrival.index:
        raise WireError(WireCode.UNKNOWN_KEY, "envelope/signatures/0/keyid", sealed.key_id)
    if device.until_index is not None and device.until_index < arrival.index:
        raise WireError(WireCode.REVOKED_KEY, "envelope/signatures/0/keyid", sealed.key_id)
    return device


def _note_loss(device: Device, told: Stated, found: Findings) -> None:
    """A statement that claims a time when its key was in other hands already is suspect."""
    if device.lost_since_ms is None:
        return
    statement = told.statement
    claimed_ms = statement.end_ms if isinstance(statement, Segment | Manual) else statement.made_ms
    if claimed_ms > device.lost_since_ms or statement.made_ms >= device.lost_since_ms:
        found.add(FindingKind.LOST_DEVICE, told.where)


def check_anchors(stated: Sequence[Stated], tree: KnownTree) -> None:
    """V10: each anchor is a root that the log had, before the statement entered it."""
    for told in stated:
        anchor = told.statement.anchor
        with step_at("V10", told.where):
            if anchor.size > told.arrival.index:
                detail = f"{anchor.size} at {told.arrival.index}"
                raise WireError(WireCode.BAD_ANCHOR, "statement/anchor/size", detail)
            try:
                root = tree.root(anchor.size).hex()
            except WireError as error:
                where = "statement/anchor/root"
                raise WireError(WireCode.BAD_ANCHOR, where, str(error)) from error
            if root != anchor.root:
                raise WireError(WireCode.BAD_ANCHOR, "statement/anchor/root")


def check_times(stated: Sequence[Stated], entries: Sequence[LogEntry], found: Findings) -> None:
    """V11: what is claimed lies between the anchor's time and the arrival, give or take two minutes."""
    indexes = [entry.index for entry in entries]
    for told in stated:
        statement, arrived_ms = told.statement, told.arrival.recv_ms
        below = bisect_left(indexes, statement.anchor.size)
        anchored_ms = entries[below - 1].said.recv_ms if below else 0
        with step_at("V11", told.where):
            _check_between(statement.made_ms, "made_ms", anchored_ms, arrived_ms)
            # Its end is not after it was made, so that one need not be looked at again.
            if isinstance(statement, Segment) and statement.start_ms < anchored_ms - TOLERANCE_MS:
                raise WireError(WireCode.TIME_BEFORE_ANCHOR, "statement/start_ms")
        if isinstance(statement, Segment):
            waited_ms = arrived_ms - max(anchored_ms, statement.end_ms)
            if waited_ms > OFFLINE_MS:
                found.add(FindingKind.OFFLINE, told.where)
            elif waited_ms > DELAYED_MS:
                found.add(FindingKind.DELAYED, told.where)
            if statement.clock.jumps_ms:
                found.add(FindingKind.CLOCK_STEPPED, told.where)


def _check_between(instant_ms: int, name: str, anchored_ms: int, arrived_ms: int) -> None:
    if instant_ms < anchored_ms - TOLERANCE_MS:
        raise WireError(WireCode.TIME_BEFORE_ANCHOR, f"statement/{name}")
    if instant_ms > arrived_ms + TOLERANCE_MS:
        raise WireError(WireCode.TIME_AFTER_RECEIPT, f"statement/{name}")
