"""Signing what the organization states, and putting it into its log; called by the one writer of the log."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.clock import Rng
from server.log.keys import ensure_statement_key, load_statement_signer
from server.log.sequencer import Rotation
from server.log.tree import Growth
from server.storage.database import Writes
from wire import canonical, fields
from wire.authority import decode_authority, subject_of_organization
from wire.canonical import JsonValue
from wire.envelope import parse, seal, sha256_of
from wire.head import STABLE_VERSION, ZERO_SHA256
from wire.keys import SoftwareSigner, spki
from wire.receipt import Entry, encode_entry
from wire.records import OrganizationId

_WAITING = (
    "SELECT number, subject, document FROM authority_orders WHERE organization = ? ORDER BY number"
)
_NEWEST = (
    "SELECT seq, payload_sha256 FROM authority_statements"
    " WHERE organization = ? AND subject = ? ORDER BY seq DESC LIMIT 1"
)
_OWN_CHAIN = (
    "SELECT envelope, log_position, note FROM authority_statements"
    " WHERE organization = ? AND subject = ? ORDER BY seq"
)
_ADD = (
    "INSERT INTO authority_statements (organization, subject, seq, type, envelope, envelope_sha256,"
    " payload_sha256, log_position, recv_ms, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)"
)
_DONE = "DELETE FROM authority_orders WHERE organization = ? AND number = ?"
_KEEP_NOTE = "UPDATE authority_statements SET note = ? WHERE organization = ? AND log_position = ?"
_LOG_KEY = "SELECT log_key FROM organizations WHERE organization = ?"
_MOVE_KEY = "UPDATE organizations SET log_key = ? WHERE organization = ?"


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks for one organization in the log of `origin`; `vkey` is the key of a log that begins. It keeps no
    state of its own: the tables alone know."""

    organization: OrganizationId
    origin: str
    vkey: str
    keys: Path
    rng: Rng

    def speak(self, writes: Writes, growth: Growth) -> Rotation | None:
        """See `server.log.sequencer.Voice`."""
        waiting = writes.select(_WAITING, self.organization)
        if growth.size == 0:
            self._begin(writes, growth, waiting)
            waiting = writes.select(_WAITING, self.organization)
        if not waiting:
            return None
        signer = self._signer(writes)
        for number, subject, document in waiting:
            members: dict[str, Any] = json.loads(document)
            position = self._state(writes, growth, signer, subject, members)
            writes.run(_DONE, [(self.organization, number)])
            if members["type"] != "rotate":
                continue
            if members["role"] == "log":
                ((before,),) = writes.select(_LOG_KEY, self.organization)
                writes.run(_MOVE_KEY, [(members["key"], self.organization)])
                return Rotation(position, before=before, vkey=members["key"], note=None)
            signer = self._signer(writes)
        return None

    def resume(self, writes: Writes, size: int) -> Rotation | None:
        """See `server.log.sequencer.Voice`."""
        before, found = self.vkey, None
        for envelope, position, note in writes.select(
            _OWN_CHAIN, self.organization, subject_of_organization(self.organization)
        ):
            members = json.loads(parse(envelope).payload)
            if members["type"] == "genesis":
                before = members["log_key"]
            elif members["role"] == "log":
                found = Rotation(position, before=before, vkey=members["key"], note=note)
                before = members["key"]
        return found if found is not None and found.position + 1 == size else None

    def keep_note(self, writes: Writes, rotation: Rotation, note: str) -> None:
        """See `server.log.sequencer.Voice`."""
        writes.run(_KEEP_NOTE, [(note, self.organization, rotation.position)])

    def _begin(self, writes: Writes, growth: Growth, waiting: list[tuple[Any, ...]]) -> None:
        """The genesis: entry 0, and the root of trust for every statement after it. An order of that type
        says which log it succeeds."""
        signer = ensure_statement_key(self.keys, self.organization, rng=self.rng)
        previous: JsonValue = None
        for number, _, document in waiting:
            members = json.loads(document)
            if members["type"] == "genesis":
                previous = members["previous"]
                writes.run(_DONE, [(self.organization, number)])
        genesis: dict[str, JsonValue] = {
            "type": "genesis",
            "made_ms": growth.recv_ms,
            "statement_key": fields.to_base64std(spki(signer.public)),
            "log_key": self.vkey,
            "previous": previous,
        }
        self._state(writes, growth, signer, subject_of_organization(self.organization), genesis)

    def _signer(self, writes: Writes) -> SoftwareSigner:
        """The statement key that counts now: that of the genesis or of the newest rotation. Logs that were
        begun before there was a genesis have the key that lies in the folder."""
        key = None
        for envelope, *_ in writes.select(
            _OWN_CHAIN, self.organization, subject_of_organization(self.organization)
        ):
            members = json.loads(parse(envelope).payload)
            if members["type"] == "genesis":
                key = members["statement_key"]
            elif members["role"] == "statement":
                key = members["key"]
        if key is None:
            return ensure_statement_key(self.keys, self.organization, rng=self.rng)
        return load_statement_signer(
            self.keys, self.organization, public_spki=fields.base64std(key, "key")
        )

    def _state(
        self,
        writes: Writes,
        growth: Growth,
        signer: SoftwareSigner,
        subject: str,
        members: dict[str, Any],
    ) -> int:
        """Sign the next statement of `subject` and add its entry; returns its position in the log."""
        newest = writes.select(_NEWEST, self.organization, subject)
        seq, prev = (newest[0][0] + 1, newest[0][1]) if newest else (0, ZERO_SHA256)
        payload = canonical.encode(
            {
                **members,
                "v": STABLE_VERSION,
                "log": self.origin,
                "subject": subject,
                "seq": seq,
                "prev": prev,
            }
        )
        decode_authority(payload)  # what no reader takes is not signed
        envelope = seal(payload, signer)
        position = growth.size
        name = sha256_of(envelope)
        growth.add(encode_entry(Entry(env=name, have=0, recv_ms=growth.recv_ms)))
        row = (
            self.organization,
            subject,
            seq,
            members["type"],
            envelope,
            name,
            sha256_of(payload),
            position,
            growth.recv_ms,
        )
        writes.run(_ADD, [row])
        return position
