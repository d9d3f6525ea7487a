"""Step V8: what the organization's server stated of itself, of devices and of policies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, assert_never

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from wire import authority, canonical, chain, envelope, keys
from wire.authority import (
    AuthorityStatement,
    DeviceStatement,
    Expire,
    Genesis,
    PolicyStatement,
    Revoke,
    Role,
    Rotate,
)
from wire.bundle.contents import Line, step_at
from wire.bundle.findings import FindingKind, Findings
from wire.bundle.log_steps import Arrival, Log, check_have
from wire.chain import SubjectLink
from wire.contracts import policy_sha256
from wire.envelope import Envelope
from wire.problems import WireCode, WireError
from wire.records import ContractId, KeyId, PersonId, Sha256

# Canonical JSON has no other spelling of these, and quotes within text are escaped.
_SERVERS_TYPE: Final = re.compile(rb'"type":"(?:genesis|rotate|device|revoke|policy|expire)"')
_CONTRACTORS_TYPES: Final = frozenset(
    {"segment", "redact", "memo", "manual", "consent", "session", "reveal", "close"}
)
_SERVERS_TYPES: Final = frozenset({"genesis", "rotate", "device", "revoke", "policy", "expire"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device key of the contractor: enrolled by the log entry `from_index`, and refused after `until_index`.

    `lost_since_ms`: since when it was in other hands, if that was stated.
    """

    key_id: KeyId
    public: Ed25519PublicKey
    from_index: int
    until_index: int | None = None
    lost_since_ms: int | None = None


@dataclass(frozen=True, slots=True)
class PolicyInForce:
    """The policy with this hash is in force from `from_ms` on."""

    sha256: Sha256
    from_ms: int


@dataclass(frozen=True, slots=True)
class Expiry:
    """An expire statement, its place and the index of its first log entry."""

    where: str
    index: int
    statement: Expire


@dataclass(slots=True)
class Authority:
    """What the server stated, as V8 lets it stand. Filled in the order of the log, then only read."""

    devices: dict[KeyId, Device] = field(default_factory=dict)
    policies: list[PolicyInForce] = field(default_factory=list)
    expiries: list[Expiry] = field(default_factory=list)


def is_servers(sealed: Envelope, statement_keys: frozenset[KeyId]) -> bool:
    """Whether a statement is to be judged as one of the server: by its type, else by the key that it names."""
    by_key = sealed.key_id in statement_keys
    if not by_key and _SERVERS_TYPE.search(sealed.payload) is None:
        return False
    try:
        value = canonical.decode(sealed.payload)
    except WireError:
        return by_key
    named = value.get("type") if isinstance(value, dict) else None
    kind = named if isinstance(named, str) else ""
    return kind in _SERVERS_TYPES or (by_key and kind not in _CONTRACTORS_TYPES)


def check_authority(
    lines: Sequence[Line],
    sealed: Sequence[Envelope],
    arrivals: Sequence[Arrival],
    *,
    log: Log,
    contract: ContractId,
    found: Findings,
) -> tuple[Authority, tuple[int, ...]]:
    """V8: the server's statements hold; returns what they say, and which lines are the contractor's.

    There is one chain of each kind: of the organization, of the contract and of its contractor.
    """
    replay = _Replay(log, contract, found)
    others: list[int] = []
    for number, (line, one, arrival) in enumerate(zip(lines, sealed, arrivals, strict=True)):
        with step_at("V8", line.where):
            if is_servers(one, replay.statement_keys):
                replay.take(line, one, arrival)
            else:
                others.append(number)
                replay.need_genesis()
    with step_at("V8"):
        replay.need_genesis()
        replay.check_end()
    return replay.authority, tuple(others)


class _Replay:
    """Takes the server's statements in the order of the log."""

    def __init__(self, log: Log, contract: ContractId, found: Findings) -> None:
        self.authority = Authority()
        self.statement_keys: frozenset[KeyId] = frozenset()
        self._log = log
        self._contract_subject = authority.subject_of_contract(contract)
        self._found = found
        self._statement_key: Ed25519PublicKey | None = None
        self._log_keys: list[str] = []
        self._links: dict[str, SubjectLink] = {}
        self._person: PersonId | None = None

    def need_genesis(self) -> None:
        """Raise `WireError` if there has been no genesis yet: it comes before everything else."""
        if self._statement_key is None:
            raise WireError(WireCode.NOT_GENESIS, "statement/type", "nothing before the genesis")

    def take(self, line: Line, sealed: Envelope, arrival: Arrival) -> None:
        """Check one statement and remember what it says."""
        key = self._statement_key
        if key is None:
            # The genesis names the key that signs it; entry 0 of the trusted log vouches for it.
            statement = authority.decode_authority(sealed.payload)
            if not isinstance(statement, Genesis) or arrival.index != 0:
                raise WireError(WireCode.NOT_GENESIS, "statement/type", statement.type)
            key = keys.load_spki(statement.statement_key, "statement/statement_key")
            self._use(key)
            statement = authority.open_authority(sealed, key, log=self._log.origin)
        else:
            statement = authority.open_authority(sealed, key, log=self._log.origin)
        check_have(arrival, 0)
        self._check_chain(statement, envelope.sha256_of(sealed.payload))
        self._apply(statement, line, arrival)

    def check_end(self) -> None:
        """What can be said only when all have been taken."""
        if self._log.keys.trusted not in self._log_keys:
            raise WireError(WireCode.WRONG_KEY, "statement/log_key", "leads to no trusted key")
        if self._person is not None:
            ours = authority.subject_of_person(self._person)
            if any(link.startswith("person/") and link != ours for link in self._links):
                raise WireError(WireCode.WRONG_SUBJECT, "statement/subject", "of another person")

    def _use(self, key: Ed25519PublicKey) -> None:
        self._statement_key = key
        self.statement_keys |= {keys.key_id(key)}

    def _check_chain(self, statement: AuthorityStatement, sha256: Sha256) -> None:
        subject = statement.subject
        kind = subject.split("/")[0]
        previous = self._links.get(subject)
        another = previous is None and any(link.startswith(f"{kind}/") for link in self._links)
        if another or (kind == "contract" and subject != self._contract_subject):
            raise WireError(WireCode.WRONG_SUBJECT, "statement/subject", subject)
        chain.check_subject_link(previous, statement)
        self._links[subject] = chain.subject_link_after(previous, statement, sha256)

    def _apply(self, statement: AuthorityStatement, line: Line, arrival: Arrival) -> None:
        match statement:
            case Genesis():
                self._log_keys.append(statement.log_key)
            case Rotate(role=Role.LOG):
                self._log_keys.append(statement.key)
            case Rotate():
                self._use(keys.load_spki(statement.statement_key, "statement/key"))
            case DeviceStatement():
                self._enrol(statement, line, arrival)
            case Revoke():
                self._revoke(statement, arrival)
            case PolicyStatement():
                self._person = statement.person
                policy = PolicyInForce(policy_sha256(statement.policy), arrival.recv_ms)
                self.authority.policies.append(policy)
            case Expire():
                self.authority.expiries.append(Expiry(line.where, arrival.index, statement))
            case _:
                assert_never(statement)

    def _enrol(self, statement: DeviceStatement, line: Line, arrival: Arrival) -> None:
        devices = self.authority.devices
        public = keys.load_spki(statement.key, "statement/key")
        key_id = keys.key_id(public)
        if key_id in devices:
            raise WireError(WireCode.TWICE, "statement/key", "enrolled before")
        authority.check_possession(statement)
        if statement.authoriser is None:
            alone = all(device.until_index is not None for device in devices.values())
            kind = FindingKind.FIRST_DEVICE if alone else FindingKind.SERVER_AUTHORISED
            self._found.add(kind, line.where)
        else:
            vouching = devices.get(statement.authoriser.keyid)
            if vouching is None or vouching.until_index is not None:
                raise WireError(WireCode.BAD_AUTHORISATION, "statement/authoriser/keyid")
            authority.check_authorisation(statement, vouching.public)
        devices[key_id] = Device(key_id=key_id, public=public, from_index=arrival.index)

    def _revoke(self, statement: Revoke, arrival: Arrival) -> None:
        devices = self.authority.devices
        device = devices.get(statement.keyid)
        if device is None:
            raise WireError(WireCode.UNKNOWN_KEY, "statement/keyid", statement.keyid)
        lost = [
            instant_ms
            for instant_ms in (device.lost_since_ms, statement.lost_since_ms)
            if instant_ms is not None
        ]
        devices[statement.keyid] = replace(
            device,
            until_index=arrival.index if device.until_index is None else device.until_index,
            lost_since_ms=min(lost, default=None),
        )
