"""Puts everything that an agent handed over to be signed into chains, and checks them as a server would."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from agent.core.moment import Moments
from wire import drafts, items
from wire.chain import Link, follow
from wire.contractor import (
    Consent,
    ContractorStatement,
    Redact,
    Reveal,
    Session,
    decode_statement,
    encode_statement,
    read_items,
)
from wire.contracts import policy_sha256
from wire.drafts import ConsentDraft, Draft, RedactDraft, RevealDraft, SessionDraft
from wire.effects import apply_redact, effect_of
from wire.envelope import sha256_of
from wire.head import ZERO_SHA256, Place
from wire.moment import LATE_MS, check_moment, moment_ms
from wire.outgoing import ConsentGiven, Outgoing, RedactAsked, SessionRevealed, SessionStarted
from wire.records import (
    Absence,
    Anchor,
    ContractId,
    Item,
    ItemKind,
    Policy,
    Reason,
    Screenshot,
    SegmentEvidence,
    SegmentId,
    Sha256,
    StreamId,
    Target,
)
from wire.sessions import check_reveal, check_session, session_of
from wire.statement import Segment

_BEFORE_MOMENT = (Reason.ENDED_BEFORE_MOMENT, Reason.DISCARDED_WITH_IDLE)


@dataclass
class Chain:
    """One stream of a contract."""

    link: Link | None = None
    statements: list[ContractorStatement] = field(default_factory=list)
    items: dict[int, tuple[Item | None, ...]] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    seeds: dict[int, bytes] = field(default_factory=dict)
    targets: dict[SegmentId, tuple[Segment, Target]] = field(default_factory=dict)
    gone: dict[int, frozenset[int]] = field(default_factory=dict)
    consents: list[Consent] = field(default_factory=list)

    @property
    def newest_ms(self) -> int:
        return max((session.started_ms for session in self.sessions.values()), default=0)

    @property
    def segments(self) -> list[Segment]:
        return [one for one in self.statements if isinstance(one, Segment)]


def chains_of(statements: Iterable[Outgoing], *, policies: Iterable[Policy]) -> list[Chain]:
    """Seal everything in its order; raises `WireError` or `AssertionError` where a server would refuse it.

    A session that begins no later than the one before, because the clock was set back, begins a new stream.
    """
    known = {policy_sha256(policy) for policy in policies}
    chains: dict[ContractId, list[Chain]] = {}
    for one in statements:
        of_contract = chains.setdefault(one.contract, [Chain()])
        if isinstance(one, SessionStarted) and of_contract[-1].newest_ms >= one.started_ms:
            of_contract.append(Chain(consents=of_contract[-1].consents))
        _append(_chain_for(of_contract, one), one, known)
    return [chain for of_contract in chains.values() for chain in of_contract]


def _chain_for(chains: list[Chain], one: Outgoing) -> Chain:
    if isinstance(one, SessionRevealed):
        return next(chain for chain in chains if one.session in chain.sessions)
    if isinstance(one, RedactAsked):
        return next(chain for chain in chains if one.segment in chain.targets)
    return chains[-1]


def check_sessions(chain: Chain, *, moment: Moments) -> None:
    """Each session is revealed after the last of its segments, and each picture was taken at its moment."""
    sessions = list(chain.sessions.values())
    assert {one.seq for one in sessions} == set(chain.seeds), "never revealed"
    reveals = {one.session: one.seq for one in chain.statements if isinstance(one, Reveal)}
    for segment in chain.segments:
        session = session_of(sessions, segment)
        assert session is not None, "belongs to no session"
        assert segment.seq < reveals[session.seq], "revealed too early"
        seed, told = chain.seeds[session.seq], chain.items[segment.seq]
        if moment is moment_ms:
            check_moment(segment, told, seed=seed)
            continue
        slot_end_ms = segment.slot_start_ms + segment.slot_ms
        due_ms = moment(
            seed, contract=segment.contract, start_ms=segment.start_ms, slot_end_ms=slot_end_ms
        )
        for item in told:
            if isinstance(item, Screenshot):
                assert due_ms <= item.taken_ms <= due_ms + LATE_MS
            if isinstance(item, Absence) and item.kind is ItemKind.SCREENSHOT:
                assert item.reason not in _BEFORE_MOMENT or due_ms >= segment.end_ms


def _append(chain: Chain, one: Outgoing, known: set[Sha256]) -> None:
    draft = _draft(chain, one)
    link = chain.link
    place = Place(
        log="example.org/log",
        contract=one.contract,
        stream=StreamId("A" * 22),
        seq=0 if link is None else link.seq + 1,
        prev=ZERO_SHA256 if link is None else link.payload_sha256,
        anchor=Anchor(size=0, root=sha256_of(b"")),
        made_ms=one.end_ms if isinstance(one, SegmentEvidence) else 1_768_000_000_000,
    )
    told = drafts.items_of(draft)
    salts = [bytes([index]) * items.SALT_BYTES for index in range(len(told))]
    statement, disclosures = drafts.build(draft, place, salts=salts)
    payload = encode_statement(statement)
    statement = decode_statement(payload)
    payload_sha256 = sha256_of(payload)
    chain.link = follow(link, statement, payload_sha256)
    match statement:
        case Segment():
            assert isinstance(one, SegmentEvidence)
            assert chain.consents, "no consent"
            assert chain.sessions, "no session"
            chain.items[statement.seq] = read_items(statement, disclosures)
            target = Target(statement.stream, statement.seq, payload_sha256)
            chain.targets[one.segment] = statement, target
        case Consent():
            assert statement.policy_sha256 in known, "agreed to what nobody told"
            assert statement.features
            chain.consents.append(statement)
        case Session():
            assert isinstance(one, SessionStarted)
            before = list(chain.sessions.values())
            check_session(before[-1] if before else None, statement)
            chain.sessions[one.outgoing] = statement
        case Reveal():
            session = next(s for s in chain.sessions.values() if s.seq == statement.session)
            check_reveal(session, statement, revealed=session.seq in chain.seeds)
            chain.seeds[session.seq] = statement.seed
        case Redact():
            assert isinstance(one, RedactAsked)
            segment, target = chain.targets[one.segment]
            effect = apply_redact(effect_of(segment, target.sha256), statement)
            chain.gone[segment.seq] = frozenset(effect.gone)
    chain.statements.append(statement)


def _draft(chain: Chain, one: Outgoing) -> Draft:
    match one:
        case SegmentEvidence():
            return one
        case ConsentGiven():
            return ConsentDraft(
                policy_sha256=one.policy_sha256, features=one.features, shown_ms=one.shown_ms
            )
        case SessionStarted():
            return SessionDraft(started_ms=one.started_ms, seed_sha256=one.seed_sha256)
        case SessionRevealed():
            session = chain.sessions[one.session]
            return RevealDraft(session=session.seq, seed=one.seed, ended_ms=one.ended_ms)
        case RedactAsked():
            return RedactDraft(
                target=chain.targets[one.segment][1],
                removed=one.removed,
                replaced=tuple((blackout.index, blackout.screenshot) for blackout in one.replaced),
                minutes=one.minutes,
                reason=one.reason,
            )
    raise AssertionError(one)
