"""The part of the server in memory that has the log and states things in it: for tests and demonstrations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sync.fake_log import FakeLog, FakeVoice
from sync.key import DeviceKey
from wire import fields, merkle
from wire.authority import (
    DeviceStatement,
    Expire,
    ExpiredTarget,
    Genesis,
    PolicyStatement,
    Role,
    Rotate,
    subject_of_contract,
    subject_of_organization,
    subject_of_person,
)
from wire.checkpoint import Checkpoint, sign_checkpoint
from wire.envelope import sha256_of
from wire.note import vkey
from wire.receipt import Entry, Receipt, encode_entry, encode_receipt
from wire.records import Contract, ContractId, OrganizationId, PersonId

PERSON: Final = PersonId("a" * 16)
ORGANIZATION: Final = OrganizationId("b" * 16)
PERSON_SUBJECT: Final = subject_of_person(PERSON)
ORGANIZATION_SUBJECT: Final = subject_of_organization(ORGANIZATION)


class FakeAuthority:
    """A log with its keys, and the one organization that states things in it. One thread at a time."""

    def __init__(self, *, origin: str, key: DeviceKey, wall_ms: Callable[[], int]) -> None:
        self.origin = origin
        self.vkey = vkey(origin, key.signer.public)
        """The log's first key."""
        self.contracts: list[Contract] = []
        self._key = key
        self._wall_ms = wall_ms
        self._log = FakeLog()
        self._voice: FakeVoice | None = None
        self._stated: list[tuple[int, bytes]] = []
        self._of_itself: set[int] = set()
        self.page: int | None = None
        """How many statements one answer has, beside those of the organization; None: all."""
        self._rotations: list[tuple[int, DeviceKey]] = []
        """Where each new key of the log was stated, and the key before it."""

    def checkpoint_note(self, size: int | None = None) -> str:
        """The signed checkpoint of the log now, or of its first `size` entries."""
        size = len(self._log.entries) if size is None else size
        checkpoint = Checkpoint(self.origin, size, self._log.root(size))
        signer = self._key_for(size).signer
        return sign_checkpoint(checkpoint, vkey=vkey(self.origin, signer.public), signer=signer)

    def begin(self, statement_key: DeviceKey) -> None:
        """State everything from now on, as entry 0 of the log who signs it. Before anything else."""
        self._voice = FakeVoice(self.origin, statement_key)
        genesis = {"statement_key": statement_key.public_spki, "log_key": self.vkey}
        self._state(Genesis, ORGANIZATION_SUBJECT, previous=None, **genesis)

    def state_device(self, key: DeviceKey, *, code: str, name: str) -> None:
        """State that the key is a device of the one person that is known here."""
        proof = key.prove(code=code, name=name)
        said = {"key": key.public_spki, "code": code, "name": name, "proof": proof}
        self._state(DeviceStatement, PERSON_SUBJECT, authoriser=None, **said)

    def state_policies(self) -> None:
        """State the policy of each contract."""
        for one in self.contracts:
            self._state(
                PolicyStatement,
                subject_of_contract(one.contract),
                person=PERSON,
                segment_minutes=one.segment_minutes,
                policy=one.policy,
            )

    def state_expired(self, contract: ContractId, *targets: ExpiredTarget) -> None:
        """State that items were erased because their time is over."""
        self._state(Expire, subject_of_contract(contract), targets=targets)

    def rotate(self, key: DeviceKey) -> None:
        """Give the log a new key."""
        told = vkey(self.origin, key.signer.public)
        position = len(self._log.entries)
        self._state(Rotate, ORGANIZATION_SUBJECT, role=Role.LOG, key=told)
        self._rotations.append((position, self._key))
        self._key = key

    def authority(self, known: int, since: int = 0) -> dict[str, object]:
        """What an answer says of all that is stated from entry `since` on, with proofs for who knows the log at the
        size `known`."""
        size = len(self._log.entries)
        told = [(index, envelope) for index, envelope in self._stated if index >= since]
        others = [index for index, _ in told if index not in self._of_itself]
        rest = [] if self.page is None else others[self.page :]
        return {
            "statements": [
                {"envelope": fields.to_base64std(envelope), "receipt": self._proof(index, size)}
                for index, envelope in told
                if index not in rest
            ],
            "rotations": [
                {
                    "envelope": fields.to_base64std(dict(self._stated)[index]),
                    "receipt": self._proof(index, index + 1),
                    "consistency": self._consistency(known, index + 1),
                }
                for index, _ in self._rotations
                if index + 1 >= known and index >= since
            ],
            "consistency": self._consistency(known, size),
            "known": known,
            "next": min(rest, default=None),
        }

    def _state(self, kind: type[Any], subject: str, **said: object) -> None:
        if self._voice is None:
            raise RuntimeError("begin was not called")
        envelope = self._voice.say(kind, subject, made_ms=self._wall_ms(), **said)
        entry = Entry(env=sha256_of(envelope), have=0, recv_ms=self._wall_ms())
        index = self._log.add(encode_entry(entry))
        self._stated.append((index, envelope))
        if subject == ORGANIZATION_SUBJECT:
            self._of_itself.add(index)

    def _proof(self, index: int, size: int) -> str:
        """The receipt of an entry against the checkpoint of this size."""
        proof = merkle.inclusion_proof(index, size, self._log.node)
        note = self.checkpoint_note(size)
        return encode_receipt(Receipt(self._log.entries[index], index, proof, note))

    def _consistency(self, known: int, size: int) -> list[str]:
        return [step.hex() for step in merkle.consistency_proof(known, size, self._log.node)]

    def _key_for(self, size: int) -> DeviceKey:
        """The log key that signs the checkpoint of this size."""
        return next((key for index, key in self._rotations if size <= index + 1), self._key)
