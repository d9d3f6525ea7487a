"""Step I19 for a redaction of time without evidence: it is taken back whole, and its memo is erased."""

from __future__ import annotations

from dataclasses import replace

from server.evidence.erasing import erase_later
from server.evidence.models import Gone
from server.evidence.tallies import changed
from server.ingest.rows import Act, Arrival, Entered, insert
from server.storage.database import Writes
from wire.contractor import Manual, Redact, decode_statement
from wire.effects import apply_take_back, effect_of_manual
from wire.envelope import parse
from wire.problems import WireCode, WireError
from wire.records import Target

_CLAIM = (
    "SELECT envelope, payload_sha256 FROM statements"
    " WHERE organization = ? AND stream = ? AND seq = ? AND type = 'manual'"
)
_PERSON = (
    "SELECT person FROM manual_times WHERE organization = ? AND contract = ? AND start_ms = ?"
    " AND stream = ? AND seq = ?"
)
_BEFORE = (
    "SELECT 1 FROM changes WHERE organization = ? AND target_stream = ? AND target_seq = ? LIMIT 1"
)
_ADD_CHANGE = insert(
    "changes",
    "organization target_stream target_seq position type stream seq minutes reason made_ms recv_ms",
)


def is_claim(writes: Writes, arrival: Arrival, target: Target) -> bool:
    """Whether `target` is time without evidence."""
    return bool(writes.select(_CLAIM, arrival.organization, target.stream, target.seq))


def take_back(writes: Writes, arrival: Arrival, told: Redact) -> Act:
    """Claimed time counts no more; raises `WireError` if `told` may not say so. Its target must be a claim."""
    organization, target = arrival.organization, told.target
    at = (organization, target.stream, target.seq)
    ((envelope, sha256),) = writes.select(_CLAIM, *at)
    manual = decode_statement(parse(envelope).payload)
    if not isinstance(manual, Manual):
        raise TypeError(f"{manual.type} among the claims")
    place = (organization, manual.contract, manual.start_ms, manual.stream, manual.seq)
    if [(arrival.person,)] != writes.select(_PERSON, *place):
        raise WireError(WireCode.WRONG_TARGET, "statement/target", "of another contractor")
    effect = effect_of_manual(manual, sha256)
    if writes.select(_BEFORE, *at):
        effect = replace(effect, removed=frozenset({0}), minutes=0)
    apply_take_back(effect, told)

    def carry_out(entered: Entered) -> None:
        erase_later(writes, at, 0, gone=Gone.REMOVED, by=(told.stream, told.seq))
        changed(writes, [(organization, manual.contract, manual.start_ms)])
        by = (entered.position, told.type, told.stream, told.seq)
        writes.run(
            _ADD_CHANGE,
            [(*at, *by, told.minutes, told.reason, told.made_ms, entered.recv_ms)],
        )

    return Act((), carry_out)
