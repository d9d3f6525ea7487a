"""Telling what the organization has stated, with proof that it stands in the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.authority.voice import Voice
from server.context import Core
from server.log.proofs import Proofs
from server.log.sequencer import Head
from server.organizations.models import Organization
from wire.receipt import Receipt, encode_receipt
from wire.records import OrganizationId, PersonId

_OF_PERSON = (
    "SELECT envelope, log_position, entry, note"
    " FROM authority_statements JOIN log_entries"
    " ON log_entries.organization = authority_statements.organization AND position = log_position"
    " WHERE authority_statements.organization = ?1 AND log_position < ?3 AND subject IN ("
    "  SELECT 'organization/' || ?1 UNION ALL SELECT 'person/' || ?2 UNION ALL"
    "  SELECT 'contract/' || contract FROM contracts WHERE organization = ?1 AND person = ?2)"
    " ORDER BY log_position"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A server's statement and its receipt."""

    envelope: bytes
    receipt: str


@dataclass(frozen=True, slots=True)
class Turned:
    """A rotation of the log's key: its statement with a receipt under the last checkpoint that the key before
    signed, and the consistency proof (hex) from the size that was asked for to that checkpoint."""

    stated: Stated
    consistency: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """All statements that concern a person, each with a receipt at one head, and how that continues `known`."""

    statements: tuple[Stated, ...]
    rotations: tuple[Turned, ...]
    consistency: tuple[str, ...]


def voice_of(core: Core, row: Organization) -> Voice:
    """The voice of the organization in `row`."""
    return Voice(
        organization=row.organization,
        origin=row.log_origin,
        vkey=row.log_key,
        keys=core.settings.keys,
        rng=core.rng,
    )


def of_person(
    core: Core, organization: OrganizationId, person: PersonId, *, head: Head, known: int
) -> Told:
    """What has been stated up to `head` of the organization, of `person` and of the contracts of that person.

    `known` is at most the size of `head`.
    """
    size = head.checkpoint.size
    proofs = Proofs(core.database, organization)
    rows = core.database.select(_OF_PERSON, organization, person, size)
    inclusions = proofs.inclusions([row[1] for row in rows], size)
    statements = []
    rotations = []
    for (envelope, position, entry, note), inclusion in zip(rows, inclusions, strict=True):
        receipt = encode_receipt(Receipt(entry, position, inclusion, head.note))
        statements.append(Stated(envelope, receipt))
        if note is not None and position + 1 >= known:
            last = Receipt(entry, position, proofs.inclusion(position, position + 1), note)
            consistency = proofs.consistency(known, position + 1)
            rotations.append(Turned(Stated(envelope, encode_receipt(last)), _hex(consistency)))
    return Told(tuple(statements), tuple(rotations), _hex(proofs.consistency(known, size)))


def _hex(hashes: Sequence[bytes]) -> tuple[str, ...]:
    return tuple(one.hex() for one in hashes)
