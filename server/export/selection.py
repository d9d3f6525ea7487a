"""Which statements of a contract a bundle holds: where each stream begins, and all of them in the log's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from server.export.period import Period
from server.storage.database import Database
from wire.contractor import MAX_MANUAL_MS, WEEK_MS
from wire.records import MINUTE_MS, SEGMENT_MINUTES, ContractId, OrganizationId, PersonId, StreamId

_LONGEST_MS = max(SEGMENT_MINUTES) * MINUTE_MS
POLICY_GRACE_MS = 24 * 60 * MINUTE_MS
"""For so long a machine may not have heard of a new policy (`wire/SPEC.md`, V16)."""

_STREAMS = "SELECT stream, seq FROM streams WHERE organization = ? AND contract = ? ORDER BY stream"
_SEGMENTS = (
    "SELECT stream, min(seq), min(start_ms) FROM segments WHERE organization = ?1 AND contract = ?2"
    " AND start_ms < ?4 AND end_ms > ?3 AND start_ms > ?3 - ?5 GROUP BY stream"
)
_MANUAL = (
    "SELECT stream, min(seq) FROM manual_times WHERE organization = ?1 AND contract = ?2"
    " AND start_ms < ?4 AND end_ms > ?3 AND start_ms > ?3 - ?5 GROUP BY stream"
)
_CHANGES = (
    "SELECT changes.stream, min(changes.seq) FROM segments JOIN changes"
    " ON changes.organization = segments.organization AND target_stream = segments.stream"
    " AND target_seq = segments.seq WHERE segments.organization = ?1 AND contract = ?2"
    " AND start_ms < ?4 AND end_ms > ?3 AND start_ms > ?3 - ?5 AND changes.stream IS NOT NULL"
    " GROUP BY changes.stream"
)
_TAKEN_BACK = (
    "SELECT changes.stream, min(changes.seq) FROM manual_times JOIN changes"
    " ON changes.organization = manual_times.organization AND target_stream = manual_times.stream"
    " AND target_seq = manual_times.seq WHERE manual_times.organization = ?1 AND contract = ?2"
    " AND start_ms < ?4 AND end_ms > ?3 AND start_ms > ?3 - ?5 GROUP BY changes.stream"
)
_CLOSES = (
    "SELECT stream, min(seq) FROM closes WHERE organization = ?1 AND contract = ?2"
    " AND week_start_ms < ?4 AND week_start_ms + ?5 > ?3 GROUP BY stream"
)
_BEFORE = (
    "SELECT statements.stream, max(statements.seq) FROM statements JOIN streams"
    " ON streams.organization = statements.organization AND streams.stream = statements.stream"
    " WHERE statements.organization = ? AND contract = ? AND recv_ms < ? GROUP BY statements.stream"
)
_SESSION = (
    "SELECT max(seq) FROM tracked_sessions WHERE organization = ? AND stream = ? AND seq < ?"
    " AND started_ms <= ?"
)
_CONSENTS = (
    "SELECT stream, seq, policy_sha256, made_ms FROM consents WHERE organization = ? AND contract = ?"
    " ORDER BY made_ms, position"
)
_POLICIES = (
    "SELECT sha256, created_ms FROM policies WHERE organization = ? AND contract = ?"
    " ORDER BY version"
)
_STATEMENTS = (
    "SELECT log_position, seq FROM statements WHERE organization = ? AND stream = ? AND seq >= ?"
    " AND log_position < ?"
)
_AUTHORITY = (
    "SELECT log_position, seq FROM authority_statements WHERE organization = ? AND subject = ?"
    " AND log_position < ?"
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A statement: the log position of its first entry, and its chain and place there.

    `chain` is a stream, or the subject of a server's statement: a subject has a slash in it.
    """

    position: int
    chain: str
    seq: int

    @property
    def by_server(self) -> bool:
        """Whether the organization signed it, not a device."""
        return "/" in self.chain


def select(
    database: Database,
    *,
    organization: OrganizationId,
    person: PersonId,
    contract: ContractId,
    period: Period | None,
    size: int,
) -> list[Place]:
    """The statements of the contract whose first entries are among the first `size`, in the log's order.

    Those of the organization, its contractor `person` and the contract are all there. Without a period each
    stream is whole; with one it begins where the period, or what holds for it, needs it to, and at the
    latest with the newest statement that was received before the period: so nothing of the period can
    have stood before it.
    """
    newest: dict[StreamId, int] = dict(database.select(_STREAMS, organization, contract))
    first = dict.fromkeys(newest, 0)
    if period is not None:
        needed = newest | _needed(database, organization, contract, period)
        before = dict(database.select(_BEFORE, organization, contract, period.from_ms))
        first = {stream: min(seq, before.get(stream, 0)) for stream, seq in needed.items()}
    places = [
        Place(position, stream, seq)
        for stream, start in first.items()
        for position, seq in database.select(_STATEMENTS, organization, stream, start, size)
    ]
    for subject in (f"organization/{organization}", f"person/{person}", f"contract/{contract}"):
        places += (
            Place(position, subject, seq)
            for position, seq in database.select(_AUTHORITY, organization, subject, size)
        )
    return sorted(places)


def _needed(
    database: Database, organization: OrganizationId, contract: ContractId, period: Period
) -> dict[StreamId, int]:
    """For each stream that has something to do with `period`, the first statement that does."""
    of = (organization, contract, period.from_ms, period.to_ms)
    segments = database.select(_SEGMENTS, *of, _LONGEST_MS)
    found: list[tuple[StreamId, int]] = [(stream, seq) for stream, seq, _ in segments]
    found += database.select(_MANUAL, *of, MAX_MANUAL_MS)
    found += database.select(_TAKEN_BACK, *of, MAX_MANUAL_MS)
    found += database.select(_CHANGES, *of, _LONGEST_MS)
    found += database.select(_CLOSES, *of, WEEK_MS)
    for stream, seq, start_ms in segments:
        ((session,),) = database.select(_SESSION, organization, stream, seq, start_ms)
        if session is not None:
            found.append((stream, session))
    if segments:
        began_ms = min(start_ms for _, _, start_ms in segments)
        found += _consents(database, organization, contract, began_ms, period.to_ms)
    return _earliest(found)


def _consents(
    database: Database,
    organization: OrganizationId,
    contract: ContractId,
    from_ms: int,
    to_ms: int,
) -> Iterator[tuple[StreamId, int]]:
    """The answers that hold for segments that begin in [from_ms, to_ms): all given in that time, and of those
    before it the newest, and the newest to each policy that can have been in force."""
    policies = database.select(_POLICIES, organization, contract)
    ended_ms = [created_ms for _, created_ms in policies[1:]]
    over = {
        sha256
        for (sha256, _), end_ms in zip(policies, ended_ms, strict=False)
        if end_ms + 2 * POLICY_GRACE_MS <= from_ms
    }
    before: dict[str, tuple[StreamId, int]] = {}
    for stream, seq, policy, made_ms in database.select(_CONSENTS, organization, contract):
        if from_ms < made_ms < to_ms:
            yield stream, seq
        elif made_ms <= from_ms:
            before[""] = stream, seq
            if policy not in over:
                before[policy] = stream, seq
    yield from before.values()


def _earliest(found: Iterable[tuple[StreamId, int]]) -> dict[StreamId, int]:
    first: dict[StreamId, int] = {}
    for stream, seq in found:
        first[stream] = min(seq, first.get(stream, seq))
    return first
