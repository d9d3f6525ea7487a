"""Step I19: what statements other than segments are about, whether that allows them, and what they change."""

from __future__ import annotations

import json
from collections.abc import Iterable

from server.evidence.service import billable
from server.evidence.tallies import changed
from server.ingest.changes import change_memo, redact
from server.ingest.claims import is_claim, take_back
from server.ingest.problems import refusal
from server.ingest.rows import Act, Arrival, Entered, ItemPlace, insert
from server.storage.database import Writes
from wire.contractor import (
    Close,
    Consent,
    Manual,
    MemoChange,
    Redact,
    Reveal,
    Session,
    decode_statement,
)
from wire.counting import check_close, week_start_of
from wire.envelope import parse
from wire.fields import to_base64url
from wire.problems import WireCode, WireError, verification_step
from wire.records import ContractId
from wire.sessions import check_reveal, check_session

TARGET_STEP = "I19"

_ADD_MANUAL = insert(
    "manual_times",
    "organization contract start_ms stream seq end_ms minutes person device made_ms recv_ms"
    " position late",
)
_ADD_CONSENT = insert(
    "consents",
    "organization contract position stream seq person device policy_sha256 features shown_ms"
    " made_ms recv_ms",
)
_SESSION_BEFORE = (
    "SELECT envelope FROM tracked_sessions JOIN statements USING (organization, stream, seq)"
    " WHERE organization = ? AND stream = ? ORDER BY seq DESC LIMIT 1"
)
_ADD_SESSION = insert("tracked_sessions", "organization stream seq contract started_ms seed_sha256")
_SESSION = (
    "SELECT envelope, reveal_seq FROM tracked_sessions"
    " JOIN statements USING (organization, stream, seq)"
    " WHERE organization = ? AND stream = ? AND seq = ?"
)
_REVEAL = (
    "UPDATE tracked_sessions SET reveal_seq = ?, seed = ?, ended_ms = ?"
    " WHERE organization = ? AND stream = ? AND seq = ?"
)
_NAMED = (
    "SELECT statements.stream, statements.seq, payload_sha256 FROM json_each(?1) AS named"
    " JOIN streams ON streams.organization = ?2 AND streams.contract = ?3"
    " AND streams.stream = named.value ->> 0"
    " JOIN statements ON statements.organization = ?2 AND statements.stream = streams.stream"
    " AND statements.seq = CAST(named.value ->> 1 AS BIGINT)"
)
_CLOSE_BEFORE = (
    "SELECT envelope FROM closes JOIN statements USING (organization, stream, seq)"
    " WHERE organization = ? AND contract = ? AND week_start_ms = ? ORDER BY position DESC LIMIT 1"
)
_ADD_CLOSE = insert(
    "closes",
    "organization contract week_start_ms position stream seq person minutes manual_minutes"
    " made_ms recv_ms",
)


class ClosedWeeks:
    """For which weeks of which contracts there is a close: what enters the log after it is late."""

    def __init__(self, weeks: Iterable[tuple[ContractId, int]] = ()) -> None:
        self._weeks = set(weeks)

    def closed(self, contract: ContractId, instant_ms: int) -> bool:
        """Whether the week that holds `instant_ms` has been closed."""
        return (contract, week_start_of(instant_ms)) in self._weeks

    def close(self, contract: ContractId, week_start_ms: int) -> None:
        """From now on it is."""
        self._weeks.add((contract, week_start_ms))


def plan(writes: Writes, weeks: ClosedWeeks, arrival: Arrival) -> Act:
    """Look at what the statement of `arrival`, no segment, is about; raises `Problem` if that forbids it."""
    statement = arrival.verified.statement
    try:
        with verification_step(TARGET_STEP):
            match statement:
                case Redact() if is_claim(writes, arrival, statement.target):
                    return take_back(writes, arrival, statement)
                case Redact():
                    return redact(writes, arrival, statement)
                case MemoChange():
                    return change_memo(writes, arrival, statement)
                case Manual():
                    return _manual(writes, weeks, arrival, statement)
                case Consent():
                    return _consent(writes, arrival, statement)
                case Session():
                    return _session(writes, arrival, statement)
                case Reveal():
                    return _reveal(writes, arrival, statement)
                case Close():
                    return _close(writes, weeks, arrival, statement)
                case _:
                    raise TypeError(f"{statement.type} is no such statement")
    except WireError as error:
        raise refusal(error) from error


def _manual(writes: Writes, weeks: ClosedWeeks, arrival: Arrival, manual: Manual) -> Act:
    def carry_out(entered: Entered) -> None:
        place = (arrival.organization, manual.contract, manual.start_ms, manual.stream, manual.seq)
        who = (arrival.person, arrival.device)
        when = (manual.made_ms, entered.recv_ms, entered.position)
        late = weeks.closed(manual.contract, manual.start_ms)
        changed(writes, [place[:3]])
        writes.run(_ADD_MANUAL, [(*place, manual.end_ms, manual.minutes, *who, *when, late)])

    return Act((ItemPlace(manual.start_ms),), carry_out)


def _consent(writes: Writes, arrival: Arrival, consent: Consent) -> Act:
    def carry_out(entered: Entered) -> None:
        place = (arrival.organization, consent.contract, entered.position)
        who = (consent.stream, consent.seq, arrival.person, arrival.device)
        told = (consent.policy_sha256, " ".join(consent.features), consent.shown_ms)
        writes.run(_ADD_CONSENT, [(*place, *who, *told, consent.made_ms, entered.recv_ms)])

    return Act((), carry_out)


def _session(writes: Writes, arrival: Arrival, session: Session) -> Act:
    found = writes.select(_SESSION_BEFORE, arrival.organization, session.stream)
    check_session(_as_session(found[0][0]) if found else None, session)

    def carry_out(_entered: Entered) -> None:
        place = (arrival.organization, session.stream, session.seq, session.contract)
        writes.run(_ADD_SESSION, [(*place, session.started_ms, session.seed_sha256)])

    return Act((), carry_out)


def _reveal(writes: Writes, arrival: Arrival, reveal: Reveal) -> Act:
    place = (arrival.organization, reveal.stream, reveal.session)
    found = writes.select(_SESSION, *place)
    envelope, revealed_by = found[0] if found else (None, None)
    session = None if envelope is None else _as_session(envelope)
    check_reveal(session, reveal, revealed=revealed_by is not None)

    def carry_out(_entered: Entered) -> None:
        told = (reveal.seq, to_base64url(reveal.seed), reveal.ended_ms)
        writes.run(_REVEAL, [(*told, *place)])

    return Act((), carry_out)


def _as_session(envelope: bytes) -> Session:
    statement = decode_statement(parse(envelope).payload)
    if not isinstance(statement, Session):
        raise TypeError(f"{statement.type} among the sessions")
    return statement


def _close(writes: Writes, weeks: ClosedWeeks, arrival: Arrival, close: Close) -> Act:
    organization = arrival.organization
    named = json.dumps([[head.stream, head.seq] for head in close.heads])
    found = {
        (stream, seq): sha256
        for stream, seq, sha256 in writes.select(_NAMED, named, organization, close.contract)
    }
    for number, head in enumerate(close.heads):
        if found.get((head.stream, head.seq)) != head.sha256:
            raise WireError(WireCode.WRONG_TARGET, f"statement/heads/{number}", "not here")
    counted, manual = billable(
        writes,
        organization,
        close.contract,
        week_start_ms=close.week_start_ms,
        heads={head.stream: head.seq for head in close.heads},
    )
    week = (organization, close.contract, close.week_start_ms)
    before = writes.select(_CLOSE_BEFORE, *week)
    previous = _as_close(before[0][0]) if before else None
    check_close(close, counted=counted, manual=manual, previous=previous)

    def carry_out(entered: Entered) -> None:
        by = (entered.position, close.stream, close.seq, arrival.person)
        told = (close.minutes, close.manual_minutes, close.made_ms, entered.recv_ms)
        writes.run(_ADD_CLOSE, [(*week, *by, *told)])
        weeks.close(close.contract, close.week_start_ms)

    return Act((), carry_out)


def _as_close(envelope: bytes) -> Close:
    statement = decode_statement(parse(envelope).payload)
    if not isinstance(statement, Close):
        raise TypeError(f"{statement.type} among the closes")
    return statement
