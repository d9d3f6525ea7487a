"""Putting back what the organization had stated, and what followed from it, when the end of a log is rebuilt."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from server.clock import new_id
from server.context import Core
from server.storage.database import Writes
from wire import canonical, keys
from wire.authority import (
    AuthorityStatement,
    DeviceStatement,
    PolicyStatement,
    Revoke,
    Role,
    Rotate,
    decode_authority,
)
from wire.contracts import policy_sha256, policy_to_json
from wire.envelope import Envelope, sha256_of
from wire.receipt import Entry
from wire.records import OrganizationId, PersonId

_TYPES: Final = frozenset({"genesis", "rotate", "device", "revoke", "policy", "expire"})
_PLACE: Final = ("v", "log", "subject", "seq", "prev")

_ADD = (
    "INSERT INTO authority_statements (organization, subject, seq, type, envelope, envelope_sha256,"
    " payload_sha256, log_position, recv_ms, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)"
)
_ADD_DEVICE = (
    "INSERT INTO devices (organization, device, person, name, os, public_key, key_id,"
    " token_sha256, created_ms) VALUES (?, ?, ?, ?, '', ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
_ADD_CONTRACT = (
    "INSERT INTO contracts (organization, contract, person, title, segment_minutes, memo_required,"
    " idle_keep, auto_resume, manual_allowed, redaction_keeps_time, policy_version, created_ms)"
    " VALUES (?, ?, ?, ?, ?, FALSE, FALSE, TRUE, TRUE, TRUE, ?, ?)"
)
_ADD_POLICY = (
    "INSERT INTO policies (organization, contract, version, document, sha256, created_ms)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
_PUT_IN_FORCE = (
    "UPDATE contracts SET policy_version = ?, segment_minutes = ?"
    " WHERE organization = ? AND contract = ?"
)
_REVOKE = (
    "UPDATE devices SET revoked_ms = ?, lost_since_ms = ?"
    " WHERE organization = ? AND key_id = ? AND revoked_ms IS NULL"
)


class RecoveryError(Exception):
    """Why the log was not recovered; a sentence for the operator."""


@dataclass(slots=True)
class Restorer:
    """Takes server's statements in the order of the log, in one transaction; then `finish`."""

    core: Core
    writes: Writes
    organization: OrganizationId
    rotated: list[int] = field(default_factory=list)
    revoked: list[Revoke] = field(default_factory=list)

    def take(self, sealed: Envelope, data: bytes, index: int, entry: Entry) -> bool:
        """Store the statement in `data` if it is a server's; False if it is not."""
        members = json.loads(sealed.payload)
        if members["type"] not in _TYPES:
            return False
        statement = decode_authority(sealed.payload)
        row = (
            self.organization,
            statement.subject,
            statement.seq,
            statement.type,
            data,
            sealed.sha256,
            sha256_of(sealed.payload),
            index,
            entry.recv_ms,
        )
        self.writes.run(_ADD, [row])
        # What was still to be said when the backup was made has been said since.
        said = {name: value for name, value in members.items() if name not in _PLACE}
        self.writes.run(
            "DELETE FROM authority_orders WHERE organization = ? AND subject = ? AND document = ?",
            [(self.organization, statement.subject, canonical.encode(said).decode())],
        )
        self._apply(statement, index)
        return True

    def finish(self, notes: Mapping[int, str]) -> None:
        """What has to wait for the statements of the devices, and the last checkpoints under older keys."""
        for revoke in self.revoked:
            row = (revoke.made_ms, revoke.lost_since_ms, self.organization, revoke.keyid)
            self.writes.run(_REVOKE, [row])
        for index in self.rotated:
            if index + 1 not in notes:
                raise RecoveryError(
                    "The log's key was turned and no bundle has the last checkpoint under the old one."
                )
            self.writes.run(
                "UPDATE authority_statements SET note = ? WHERE organization = ? AND log_position = ?",
                [(notes[index + 1], self.organization, index)],
            )

    def _apply(self, statement: AuthorityStatement, index: int) -> None:
        match statement:
            case DeviceStatement():
                self._enrol(statement)
            case Revoke():
                self.revoked.append(statement)
            case PolicyStatement():
                self._put_in_force(statement)
            case Rotate() if statement.role is Role.LOG:
                self.rotated.append(index)
                self.writes.run(
                    "UPDATE organizations SET log_key = ? WHERE organization = ?",
                    [(statement.key, self.organization)],
                )
            case _:
                pass  # a statement key is found by its chain; what has expired is not brought back

    def _enrol(self, statement: DeviceStatement) -> None:
        """A device whose token went with the database: its statements hold, and it enrols once more to send."""
        person = PersonId(statement.subject.partition("/")[2])
        self._need_member(person)
        token = hashlib.sha256(self.core.rng.token_bytes(32)).hexdigest()
        public = keys.load_spki(statement.key)
        row = (
            self.organization,
            new_id(self.core.rng),
            person,
            statement.name,
            statement.key,
            keys.key_id(public),
            token,
            statement.made_ms,
        )
        self.writes.run(_ADD_DEVICE, [row])

    def _put_in_force(self, statement: PolicyStatement) -> None:
        contract = statement.subject.partition("/")[2]
        policy, now_ms = statement.policy, statement.made_ms
        minutes = statement.segment_minutes
        if not self.writes.select(
            "SELECT 1 FROM contracts WHERE organization = ? AND contract = ?",
            self.organization,
            contract,
        ):
            self._need_member(statement.person)
            row = (
                self.organization,
                contract,
                statement.person,
                f"Contract {contract}",
                minutes,
                policy.version,
                now_ms,
            )
            self.writes.run(_ADD_CONTRACT, [row])
        document = canonical.encode(policy_to_json(policy)).decode()
        self.writes.run(
            _ADD_POLICY,
            [
                (
                    self.organization,
                    contract,
                    policy.version,
                    document,
                    policy_sha256(policy),
                    now_ms,
                )
            ],
        )
        self.writes.run(_PUT_IN_FORCE, [(policy.version, minutes, self.organization, contract)])

    def _need_member(self, person: PersonId) -> None:
        if not self.writes.select(
            "SELECT 1 FROM memberships WHERE organization = ? AND person = ?",
            self.organization,
            person,
        ):
            raise RecoveryError(
                f"The bundles speak of person {person}, whom the backup does not have: they joined later. "
                "Put back a newer backup, or begin a new log."
            )
