"""Hash chains: in a stream or about a subject, each statement follows exactly one other."""

from __future__ import annotations

from dataclasses import dataclass

from wire.authority import AuthorityStatement, Genesis, PolicyStatement, SubjectPlace
from wire.contractor import ContractorStatement
from wire.head import ZERO_SHA256
from wire.problems import WireCode, WireError
from wire.records import ContractId, PersonId, Sha256, StreamId
from wire.statement import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What must be remembered of the newest statement of a stream to check the next one.

    `anchor_size` is the size of the checkpoint that it cites, `end_ms` the end of the newest segment so far;
    None if there is none yet.
    """

    contract: ContractId
    stream: StreamId
    seq: int
    payload_sha256: Sha256
    anchor_size: int
    end_ms: int | None


def follow(previous: Link | None, statement: ContractorStatement, payload_sha256: Sha256) -> Link:
    """The link that `statement`, whose payload bytes have this hash, is to the next statement.

    Raises `WireError` unless it is the next of its stream after `previous`, None for the first.
    """
    check_link(previous, statement)
    return link_after(previous, statement, payload_sha256)


def link_after(
    previous: Link | None, statement: ContractorStatement, payload_sha256: Sha256
) -> Link:
    """The link that `statement` is to the next one; that it follows `previous` was checked before."""
    if isinstance(statement, Segment):
        end_ms: int | None = statement.end_ms
    else:
        end_ms = None if previous is None else previous.end_ms
    return Link(
        contract=statement.contract,
        stream=statement.stream,
        seq=statement.seq,
        payload_sha256=payload_sha256,
        anchor_size=statement.anchor.size,
        end_ms=end_ms,
    )


def link_of(segment: Segment, payload_sha256: Sha256) -> Link:
    """The link that a segment is to the next statement, whatever came before it."""
    return link_after(None, segment, payload_sha256)


def check_link(previous: Link | None, statement: ContractorStatement) -> None:
    """Raise `WireError` unless `statement` is the next of its stream; `previous` is None for the first.

    Spans of segments of one stream never overlap and never run back, nor do anchors.
    """
    if previous is None:
        _check_number(None, statement.seq, statement.prev)
        return
    if statement.stream != previous.stream:
        raise WireError(WireCode.WRONG_STREAM, "statement/stream")
    if statement.contract != previous.contract:
        raise WireError(WireCode.WRONG_CONTRACT, "statement/contract")
    _check_number((previous.seq, previous.payload_sha256), statement.seq, statement.prev)
    if statement.anchor.size < previous.anchor_size:
        detail = f"{statement.anchor.size} after {previous.anchor_size}"
        raise WireError(WireCode.ANCHOR_RAN_BACK, "statement/anchor/size", detail)
    if (
        isinstance(statement, Segment)
        and previous.end_ms is not None
        and statement.start_ms < previous.end_ms
    ):
        raise WireError(WireCode.SPAN_OVERLAP, "statement/start_ms", f"before {previous.end_ms}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectLink:
    """What must be remembered of the newest statement about a subject to check the next one.

    `person` is the contractor of a contract, once that was stated.
    """

    log: str
    subject: str
    seq: int
    payload_sha256: Sha256
    person: PersonId | None = None


def place_after(
    previous: SubjectLink | None, *, log: str, subject: str, made_ms: int
) -> SubjectPlace:
    """Where the next statement about `subject` stands; `previous` is None for the first."""
    return SubjectPlace(
        log=log,
        made_ms=made_ms,
        subject=subject,
        seq=0 if previous is None else previous.seq + 1,
        prev=ZERO_SHA256 if previous is None else previous.payload_sha256,
    )


def check_subject_link(previous: SubjectLink | None, statement: AuthorityStatement) -> None:
    """Raise `WireError` unless `statement` is the next about its subject; `previous` is None for the first.

    A genesis is the first of the organization, and nothing else is; a contract has one contractor.
    """
    if previous is None:
        _check_number(None, statement.seq, statement.prev)
        first = statement.subject.startswith("organization/")
        if first and not isinstance(statement, Genesis):
            raise WireError(WireCode.NOT_GENESIS, "statement/type", statement.type)
        return
    if statement.log != previous.log:
        raise WireError(WireCode.WRONG_LOG, "statement/log", statement.log)
    if statement.subject != previous.subject:
        raise WireError(WireCode.WRONG_SUBJECT, "statement/subject")
    _check_number((previous.seq, previous.payload_sha256), statement.seq, statement.prev)
    if isinstance(statement, PolicyStatement) and previous.person not in (None, statement.person):
        raise WireError(WireCode.WRONG_SUBJECT, "statement/person", "another contractor")


def subject_link_after(
    previous: SubjectLink | None, statement: AuthorityStatement, payload_sha256: Sha256
) -> SubjectLink:
    """The link that `statement` is to the next one; that it follows `previous` was checked before."""
    if isinstance(statement, PolicyStatement):
        person: PersonId | None = statement.person
    else:
        person = None if previous is None else previous.person
    return SubjectLink(
        log=statement.log,
        subject=statement.subject,
        seq=statement.seq,
        payload_sha256=payload_sha256,
        person=person,
    )


def _check_number(previous: tuple[int, Sha256] | None, seq: int, prev: Sha256) -> None:
    """What the chains of streams and subjects have in common: numbers without gaps, and hashes."""
    expected, sha256 = (0, ZERO_SHA256) if previous is None else (previous[0] + 1, previous[1])
    if seq != expected:
        raise WireError(WireCode.WRONG_SEQ, "statement/seq", f"{expected} expected")
    if prev != sha256:
        raise WireError(WireCode.WRONG_PREV, "statement/prev")
