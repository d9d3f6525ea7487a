"""Steps V4 to V7: the log is the trusted one, everything given stands in it, in order, and once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wire import checkpoint, envelope
from wire.authority import Genesis, Role, Rotate, decode_authority
from wire.bundle.contents import Contents, Line, LogEntry, step_at
from wire.bundle.findings import FindingKind, Findings
from wire.bundle.roots import KnownTree
from wire.canonical import MAX_INTEGER
from wire.checkpoint import Checkpoint
from wire.envelope import Envelope
from wire.problems import WireCode, WireError
from wire.receipt import Entry
from wire.records import Sha256


@dataclass(frozen=True, slots=True)
class LogKeys:
    """Which key of the log signs checkpoints of which size: (largest size, vkey) pairs, the last without end.

    Read from statements that are not verified yet: step V8 refuses what does not deserve to be believed, and as
    all checkpoints are of one tree, one of them under the trusted key vouches for these statements.
    """

    periods: tuple[tuple[int | None, str], ...]
    trusted: str

    def valid_for(self, size: int) -> str:
        """The vkey that signs a checkpoint of `size`."""
        for largest, vkey in self.periods:
            if largest is None or size <= largest:
                return vkey
        raise AssertionError("the last period has no end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The log as far as it is known, when V4 and V5 hold. `checkpoints` are by size; the last is the head."""

    origin: str
    keys: LogKeys
    checkpoints: tuple[Checkpoint, ...]
    tree: KnownTree

    @property
    def head(self) -> Checkpoint:
        """The newest checkpoint: everything stands in it."""
        return self.checkpoints[-1]


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a statement entered the log: index and time of its first entry, and what all entries say it `have`."""

    index: int
    recv_ms: int
    have: int


def find_log_keys(contents: Contents, trusted: Sequence[str]) -> LogKeys:
    """Which key is valid when, from what genesis and rotations say; see `LogKeys`."""
    first = _first_indexes(contents.entries)
    initial: str | None = None
    rotations: list[tuple[int, str]] = []
    for line in contents.lines:
        if isinstance(line.sealed, WireError) or line.sha256 not in first:
            continue
        if b'"genesis"' not in line.sealed.payload and b'"rotate"' not in line.sealed.payload:
            continue  # to spare the reading of all the others
        try:
            said = decode_authority(line.sealed.payload)
        except WireError:
            continue  # V8 or V9 will say what is wrong with it
        if isinstance(said, Genesis) and initial is None:
            initial = said.log_key
        elif isinstance(said, Rotate) and said.role is Role.LOG:
            rotations.append((first[line.sha256], said.key))
    rotations.sort()
    known = {initial, *(vkey for _, vkey in rotations)}
    ours = next((vkey for vkey in trusted if vkey in known), None)
    if ours is None or initial is None:
        ours = initial = trusted[0]  # it is V8 that finds the genesis wanting
    ends = [index + 1 for index, _ in rotations]
    vkeys = [initial, *(vkey for _, vkey in rotations)]
    return LogKeys(tuple(zip([*ends, None], vkeys, strict=True)), ours)


def check_log(
    contents: Contents,
    *,
    origin: str,
    trusted: Sequence[str],
    known: Sequence[str],
    found: Findings,
) -> Log:
    """V4 and V5: signed checkpoints, one tree for all of them and for what is `known` already."""
    keys = find_log_keys(contents, trusted)
    # V4: every checkpoint is signed by the log key of its size, and one by the trusted key.
    with step_at("V4"):
        checkpoints = _open_notes(contents.notes, origin, keys)
    # V5: every root is as computed from what is given.
    head = checkpoints[-1]
    with step_at("V5"):
        leaves = ((entry.index, entry.leaf) for entry in contents.entries)
        tree = KnownTree(head.size, nodes=contents.nodes, leaves=leaves)
        for one in checkpoints:
            if tree.root(one.size).hex() != one.root:
                raise WireError(WireCode.BAD_PROOF, f"log/{one.size}", "not this root")
        for note in known:
            _check_known(note, origin, keys, tree, found)
    return Log(origin=origin, keys=keys, checkpoints=checkpoints, tree=tree)


def _open_notes(notes: Sequence[str], origin: str, keys: LogKeys) -> tuple[Checkpoint, ...]:
    opened: list[Checkpoint] = []
    vouched = False
    for number, note in enumerate(notes):
        with step_at("V4", f"log/notes.jsonl/{number}"):
            one, vkey = _open_note(note, origin, keys)
            # One of size 0 says nothing of any entry, so nothing of who began this log.
            vouched = vouched or (vkey == keys.trusted and one.size > 0)
            if opened and one.size <= opened[-1].size:
                raise WireError(WireCode.BAD_NOTE, "note/size", "not ascending")
            opened.append(one)
    if not vouched:
        raise WireError(WireCode.BAD_SIGNATURE, "log/notes.jsonl", "none by the trusted key")
    return tuple(opened)


def _open_note(note: str, origin: str, keys: LogKeys) -> tuple[Checkpoint, str]:
    """The checkpoint in `note` and the key that signed it: the one that is valid for its size."""
    vkey = keys.valid_for(_claimed_size(note))
    return checkpoint.open_checkpoint(note, origin=origin, vkey=vkey), vkey


def _claimed_size(note: str) -> int:
    """The size in a note whose signature is not checked yet; a note without one is as if of the newest."""
    size = note.split("\n")[1:2]
    readable = bool(size) and len(size[0]) <= 16 and size[0].isdecimal()
    return int(size[0]) if readable else MAX_INTEGER


def _check_known(note: str, origin: str, keys: LogKeys, tree: KnownTree, found: Findings) -> None:
    one, _ = _open_note(note, origin, keys)
    if one.size > tree.size:
        detail = f"{tree.size}, but {one.size} is known"
        raise WireError(WireCode.LOG_ROLLED_BACK, "known", detail)
    try:
        root = tree.root(one.size)
    except WireError:
        found.add(FindingKind.KNOWN_NOT_COVERED, f"known/{one.size}")
        return
    if root.hex() != one.root:
        raise WireError(WireCode.LOG_FORKED, "known", f"another log of {one.size} entries")


def check_arrivals(contents: Contents) -> tuple[Arrival, ...]:
    """V6: entries in order, each about a statement or a tick; returns how each statement arrived."""
    given = {line.sha256 for line in contents.lines}
    arrivals: dict[Sha256, Arrival] = {}
    newest_ms = 0
    for entry in contents.entries:
        with step_at("V6", f"log/{entry.index}"):
            if entry.said.recv_ms < newest_ms:
                raise WireError(WireCode.LOG_ORDER, "entry/recv_ms", "runs backwards")
            newest_ms = entry.said.recv_ms
            if isinstance(entry.said, Entry):
                if entry.said.env not in given:
                    raise WireError(WireCode.ENTRY_UNKNOWN, "entry/env", entry.said.env)
                before = arrivals.get(entry.said.env)
                arrivals[entry.said.env] = _arrival(entry.index, entry.said, before)
    newest = -1
    passed: set[Sha256] = set()
    for line in contents.lines:
        if line.sha256 in passed:
            continue  # V7 refuses it
        passed.add(line.sha256)
        with step_at("V6", line.where):
            arrival = arrivals.get(line.sha256)
            if arrival is None:
                raise WireError(WireCode.ENTRY_MISSING, "envelope", line.sha256)
            if arrival.index < newest:
                raise WireError(WireCode.LOG_ORDER, "envelope", "not in the order of the log")
            newest = arrival.index
    return tuple(arrivals[line.sha256] for line in contents.lines)


def _arrival(index: int, said: Entry, before: Arrival | None) -> Arrival:
    if before is None:
        return Arrival(index=index, recv_ms=said.recv_ms, have=said.have)
    if said.have & before.have != before.have or said.have == before.have:
        raise WireError(WireCode.BAD_HAVE, "entry/have", f"{said.have:b} after {before.have:b}")
    return Arrival(index=before.index, recv_ms=before.recv_ms, have=said.have)


def check_have(arrival: Arrival, commitments: int) -> None:
    """V6 again, once it is known what a statement has: no bit of `have` is without a commitment."""
    if arrival.have >> commitments:
        detail = f"{arrival.have:b} of {commitments}"
        raise WireError(WireCode.BAD_HAVE, f"log/{arrival.index}/entry/have", detail, step="V6")


def check_envelopes(lines: Sequence[Line]) -> tuple[Envelope, ...]:
    """V7: each envelope is well-formed, holds a statement and is there once."""
    sealed: list[Envelope] = []
    seen: set[Sha256] = set()
    for line in lines:
        with step_at("V7", line.where):
            if isinstance(line.sealed, WireError):
                raise line.sealed
            envelope.check_payload_type(line.sealed)
            if line.sha256 in seen:
                raise WireError(WireCode.TWICE, "envelope", line.sha256)
            seen.add(line.sha256)
            sealed.append(line.sealed)
    return tuple(sealed)


def _first_indexes(entries: Sequence[LogEntry]) -> dict[Sha256, int]:
    first: dict[Sha256, int] = {}
    for entry in entries:
        if isinstance(entry.said, Entry):
            first.setdefault(entry.said.env, entry.index)
    return first
