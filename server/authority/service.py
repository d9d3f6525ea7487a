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

PAGE_BYTES = 1_000_000
"""About how much of envelopes one answer holds: the next one, which goes over it, is the last."""

_OF_PERSON = (
    "SELECT authority_statements.envelope, log_position, entry, note, held_back"
    " FROM (SELECT *, subject NOT LIKE 'organization/%' AND"
    "  sum(length(envelope)) OVER (ORDER BY log_position) - length(envelope) >= ?5 AS held_back"
    "  FROM authority_statements"
    "  WHERE organization = ?1 AND log_position >= ?4 AND log_position < ?3 AND subject IN ("
    "   SELECT 'organization/' || ?1 UNION ALL SELECT 'person/' || ?2 UNION ALL"
    "   SELECT 'contract/' || contract FROM contracts WHERE organization = ?1 AND person = ?2)"
    " ) AS authority_statements JOIN log_entries"
    " ON log_entries.organization = authority_statements.organization AND position = log_position"
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
    """Statements that concern a person, each with a receipt at one head, and how that continues `known`.

    `next` is the place in the log to ask on from, None if that is all.
    """

    statements: tuple[Stated, ...]
    rotations: tuple[Turned, ...]
    consistency: tuple[str, ...]
    next: int | None


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
    core: Core,
    organization: OrganizationId,
    person: PersonId,
    *,
    head: Head,
    known: int,
    since: int = 0,
    page_bytes: int = PAGE_BYTES,
) -> Told:
    """What has been stated up to `head` of the organization, of `person` and of the contracts of that person, by
    entries from `since` on.

    `known` is at most the size of `head`. All that the organization stated of itself is in the first answer, so
    that its keys are known; of the rest only about as much as `page_bytes`.
    """
    size = head.checkpoint.size
    proofs = Proofs(core.database, organization)
    found = core.database.select(_OF_PERSON, organization, person, size, since, page_bytes)
    rows = [row for row in found if not row[-1]]
    rest = [row[1] for row in found if row[-1]]
    inclusions = proofs.inclusions([row[1] for row in rows], size)
    statements = []
    rotations = []
    for (envelope, position, entry, note, *_), inclusion in zip(rows, inclusions, strict=True):
        receipt = encode_receipt(Receipt(entry, position, inclusion, head.note))
        statements.append(Stated(envelope, receipt))
        if note is not None and position + 1 >= known:
            last = Receipt(entry, position, proofs.inclusion(position, position + 1), note)
            consistency = proofs.consistency(known, position + 1)
            rotations.append(Turned(Stated(envelope, encode_receipt(last)), _hex(consistency)))
    return Told(
        tuple(statements),
        tuple(rotations),
        _hex(proofs.consistency(known, size)),
        min(rest, default=None),
    )


def _hex(hashes: Sequence[bytes]) -> tuple[str, ...]:
    return tuple(one.hex() for one in hashes)
