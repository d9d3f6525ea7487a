"""Checks what a server says of itself: its statements, that the log holds them, and new keys of the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sync.records import Log, claimed_size
from wire import authority, chain, envelope, keys
from wire.authority import AuthorityStatement, Genesis, Role, Rotate
from wire.chain import SubjectLink
from wire.checkpoint import Checkpoint
from wire.envelope import sha256_of
from wire.problems import WireCode, WireError
from wire.receipt import check_receipt, decode_receipt


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of the server with its receipt, as it came."""

    envelope: bytes
    receipt: str


@dataclass(frozen=True, slots=True)
class Turned:
    """A new key of the log: its receipt is of the last checkpoint under the key before, which continues the one that
    the device knows by `consistency`.
    """

    stated: Stated
    consistency: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuthorityTold:
    """The server's answer: what concerns this device's owner, in the order of the log. Unchecked.

    `next` is where in the log the rest begins, None if that is all.
    """

    statements: tuple[Stated, ...]
    rotations: tuple[Turned, ...]
    consistency: tuple[str, ...]
    known: int
    time_ms: int
    next: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Of what was learned before: all that the organization stated of itself, and of each other subject that entered
    the log before `since` the first and the newest.

    Pairs of place in the log and envelope, in the order of the log.
    """

    organization: tuple[tuple[int, bytes], ...] = ()
    others: tuple[tuple[int, bytes], ...] = ()
    since: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """A statement that holds, by its place in the log."""

    entry: int
    subject: str
    seq: int
    envelope: bytes
    receipt: str
    rotates: str | None
    """The vkey that signs all checkpoints larger than `entry` + 1, if it says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Statements in the order of the log, and the checkpoint that includes them."""

    statements: tuple[Learned, ...]
    checkpoint: Checkpoint
    note: str


class AuthorityRefused(Exception):
    """The statements themselves do not hold, whatever the log says of them; `error` tells why."""

    def __init__(self, error: WireError) -> None:
        super().__init__(str(error))
        self.error = error


def check_authority(told: AuthorityTold, log: Log, held: Held) -> Lesson | None:
    """What of `told` holds for who knows `log` and has `held`; None if it says nothing.

    Raises `WireError` if a proof of the log does not hold, which is evidence against it, and `AuthorityRefused` if
    the statements do not.
    """
    if told.next is not None and told.next <= held.since:
        raise AuthorityRefused(WireError(WireCode.BAD_VALUE, "authority/next", "leads nowhere"))
    stated_here = {stated.envelope for stated in told.statements}
    if any(turned.stated.envelope not in stated_here for turned in told.rotations):
        raise AuthorityRefused(WireError(WireCode.WRONG_KEY, "authority/rotations", "not stated"))
    known = _with_rotations(told.rotations, log)
    newest: tuple[Checkpoint, str] | None = None
    for stated in told.statements:
        checkpoint = _check(stated, known, told.consistency)
        if newest is not None and newest[0] != checkpoint:
            raise WireError(WireCode.RECEIPT_FORKED, "authority", "two heads in one answer")
        newest = checkpoint, decode_receipt(stated.receipt).checkpoint
    if newest is None:
        return None
    try:
        learned = _replay(told.statements, log, held)
    except WireError as error:
        raise AuthorityRefused(error) from error
    return Lesson(statements=learned, checkpoint=newest[0], note=newest[1])


def _with_rotations(rotations: Sequence[Turned], log: Log) -> Log:
    """`log` with the keys that each follow the one before."""
    for turned in rotations:
        receipt = decode_receipt(turned.stated.receipt)
        statement = authority.decode_authority(envelope.parse(turned.stated.envelope).payload)
        if not isinstance(statement, Rotate) or statement.role is not Role.LOG:
            raise WireError(WireCode.UNKNOWN_TYPE, "authority/rotations", statement.type)
        _check(turned.stated, log, turned.consistency)
        log = log.rotated(after=receipt.index + 1, vkey=statement.key)
    return log


def _check(stated: Stated, log: Log, consistency: tuple[str, ...]) -> Checkpoint:
    return check_receipt(
        stated.receipt,
        origin=log.origin,
        vkey=log.vkey_for(claimed_size(stated.receipt)),
        envelope_sha256=sha256_of(stated.envelope),
        have=0,
        known=log.checkpoint,
        consistency=consistency,
    )


def _replay(statements: Sequence[Stated], log: Log, held: Held) -> tuple[Learned, ...]:
    """Read and check the chains of all subjects, each statement by the statement key of its time."""
    replay = _Replay(log)
    for index, sealed in held.organization:
        replay.take(index, sealed)
    for _, sealed in held.others:
        replay.go_on_from(sealed)
    known = dict((*held.organization, *held.others))
    told = [(decode_receipt(stated.receipt).index, stated) for stated in statements]
    indexes = [index for index, _ in told]
    if any(after <= before for before, after in pairwise(indexes)):
        raise WireError(WireCode.LOG_ORDER, "authority/statements", "not in the order of the log")
    learned = []
    # What the organization says of itself first: it has the keys by which the rest is signed.
    for index, stated in sorted(told, key=lambda one: not _is_of_organization(one[1])):
        if known.get(index) == stated.envelope:
            continue
        statement = replay.take(index, stated.envelope)
        learned.append(
            Learned(
                entry=index,
                subject=statement.subject,
                seq=statement.seq,
                envelope=stated.envelope,
                receipt=stated.receipt,
                rotates=_rotates(statement),
            )
        )
    if log.vkey not in replay.log_keys:
        raise WireError(WireCode.WRONG_KEY, "authority", "leads to no key that we know")
    return tuple(sorted(learned, key=lambda one: one.entry))


def _is_of_organization(stated: Stated) -> bool:
    payload = envelope.parse(stated.envelope).payload
    return isinstance(authority.decode_authority(payload), Genesis | Rotate)


class _Replay:
    """Takes statements, those of the organization first, and tells the others by the key of their place in the log."""

    def __init__(self, log: Log) -> None:
        self.log_keys: list[str] = []
        self._log = log
        self._keys: list[tuple[int, Ed25519PublicKey]] = []
        """Of which entry on which key signs, by entry."""
        self._links: dict[str, SubjectLink] = {}

    def take(self, index: int, data: bytes) -> AuthorityStatement:
        """Check the statement at `index` of the log and remember what it says."""
        sealed = envelope.parse(data)
        if not self._keys:
            genesis = authority.decode_authority(sealed.payload)
            if not isinstance(genesis, Genesis) or index != 0:
                raise WireError(WireCode.NOT_GENESIS, "authority", genesis.type)
            self._keys.append((0, keys.load_spki(genesis.statement_key, "statement/statement_key")))
        signing = [key for first, key in self._keys if first <= index]
        statement = authority.open_authority(sealed, signing[-1], log=self._log.origin)
        self._link(statement, sealed.payload)
        if isinstance(statement, Genesis):
            self.log_keys.append(statement.log_key)
        if isinstance(statement, Rotate):
            if statement.role is Role.LOG:
                self.log_keys.append(statement.key)
            else:
                key = keys.load_spki(statement.statement_key, "statement/key")
                self._keys.append((index + 1, key))
        return statement

    def go_on_from(self, data: bytes) -> None:
        """A statement that was checked when it came: later ones of its subject follow it."""
        payload = envelope.parse(data).payload
        statement = authority.decode_authority(payload)
        self._links[statement.subject] = chain.subject_link_after(
            self._links.get(statement.subject), statement, sha256_of(payload)
        )

    def _link(self, statement: AuthorityStatement, payload: bytes) -> None:
        previous = self._links.get(statement.subject)
        chain.check_subject_link(previous, statement)
        self._links[statement.subject] = chain.subject_link_after(
            previous, statement, sha256_of(payload)
        )


def _rotates(statement: AuthorityStatement) -> str | None:
    """The new vkey, if this replaces the log's key."""
    if isinstance(statement, Rotate) and statement.role is Role.LOG:
        return statement.key
    return None
