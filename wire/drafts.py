"""What a device wants to say, before it is known where in a stream it will stand; and making statements of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

from wire import contractor, fields, head, items
from wire.contractor import (
    Close,
    Consent,
    ContractorStatement,
    Manual,
    MemoChange,
    Redact,
    Replacement,
    Reveal,
    Session,
)
from wire.head import Place
from wire.records import (
    Feature,
    Item,
    Memo,
    RedactReason,
    Screenshot,
    SegmentEvidence,
    Sha256,
    StreamHead,
    Target,
)
from wire.statement import build_segment


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactDraft:
    """Items of a segment to take back, and pictures with regions to put in the place of others, by index."""

    target: Target
    removed: tuple[int, ...] = ()
    replaced: tuple[tuple[int, Screenshot], ...] = ()
    minutes: int
    reason: RedactReason


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoDraft:
    """Another memo for a segment."""

    target: Target
    memo: Memo


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualDraft:
    """Time to claim without evidence, and why."""

    start_ms: int
    end_ms: int
    minutes: int
    memo: Memo


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDraft:
    """Features of a policy to agree to; none to withdraw."""

    policy_sha256: Sha256
    features: tuple[Feature, ...]
    shown_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDraft:
    """A start of the clock, and the hash of the seed of its moments."""

    started_ms: int
    seed_sha256: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealDraft:
    """The seed of the session that was stated with the number `session` in the same stream."""

    session: int
    seed: bytes
    ended_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseDraft:
    """A week to close over `heads`. That of the close's own stream is left out or replaced when it is built."""

    week_start_ms: int
    heads: tuple[StreamHead, ...]
    minutes: int
    manual_minutes: int


_Short: TypeAlias = (
    RedactDraft | MemoDraft | ManualDraft | ConsentDraft | SessionDraft | RevealDraft | CloseDraft
)
Draft: TypeAlias = SegmentEvidence | _Short
"""What can be said; a segment is told by its evidence."""


def items_of(draft: Draft) -> tuple[Item, ...]:
    """The items that travel with the statement, in the order of its commitments; it takes a salt for each."""
    match draft:
        case SegmentEvidence():
            told: tuple[Item, ...] = draft.items
        case RedactDraft():
            told = tuple(shot for _, shot in sorted(draft.replaced, key=lambda pair: pair[0]))
        case MemoDraft() | ManualDraft():
            told = (draft.memo,)
        case ConsentDraft() | SessionDraft() | RevealDraft() | CloseDraft():
            told = ()
        case _:
            assert_never(draft)
    return told


def build(
    draft: Draft, place: Place, *, salts: Sequence[bytes]
) -> tuple[ContractorStatement, tuple[str, ...]]:
    """The statement that says `draft` at `place`, and the disclosures of its items in their order.

    `salts` are 16 fresh random bytes for each of `items_of(draft)`. Texts are cleaned first; `made_ms` is moved
    to the end of what the statement speaks of, if the clock was corrected backwards since. Raises
    `WireError` for everything that a server would refuse without looking at other statements.
    """
    if isinstance(draft, SegmentEvidence):
        if draft.contract != place.contract:
            raise fields.bad("statement/contract", "not that of the segment")
        return build_segment(
            draft,
            log=place.log,
            stream=place.stream,
            seq=place.seq,
            prev=place.prev,
            anchor=place.anchor,
            made_ms=place.made_ms,
            salts=salts,
        )
    told = tuple(items.cleaned(item) for item in items_of(draft))
    if len(salts) != len(told) or len(set(salts)) != len(salts):
        raise fields.bad("items", "not one fresh salt for each item")
    disclosures = tuple(items.disclose(*pair) for pair in zip(told, salts, strict=True))
    commitments = tuple(items.commitment(disclosure) for disclosure in disclosures)
    statement = _statement(draft, place, commitments)
    contractor.check_items(statement, contractor.read_items(statement, disclosures))
    return statement, disclosures


def _statement(draft: _Short, place: Place, commitments: tuple[str, ...]) -> ContractorStatement:
    match draft:
        case RedactDraft():
            named = sorted(index for index, _ in draft.replaced)
            return Redact(
                **head.members_of(place),
                target=draft.target,
                removed=tuple(sorted(draft.removed)),
                replaced=tuple(map(Replacement, named, commitments)),
                minutes=draft.minutes,
                reason=draft.reason,
            )
        case MemoDraft():
            return MemoChange(**head.members_of(place), target=draft.target, item=commitments[0])
        case ManualDraft():
            return Manual(
                **_made(place, draft.end_ms),
                start_ms=draft.start_ms,
                end_ms=draft.end_ms,
                minutes=draft.minutes,
                items=commitments,
            )
        case ConsentDraft():
            return Consent(
                **_made(place, draft.shown_ms),
                policy_sha256=draft.policy_sha256,
                features=tuple(sorted(draft.features)),
                shown_ms=draft.shown_ms,
            )
        case SessionDraft():
            return Session(
                **_made(place, draft.started_ms),
                started_ms=draft.started_ms,
                seed_sha256=draft.seed_sha256,
            )
        case RevealDraft():
            return Reveal(
                **_made(place, draft.ended_ms),
                session=draft.session,
                seed=draft.seed,
                ended_ms=draft.ended_ms,
            )
        case CloseDraft():
            return Close(
                **head.members_of(place),
                week_start_ms=draft.week_start_ms,
                heads=_heads(draft.heads, place),
                minutes=draft.minutes,
                manual_minutes=draft.manual_minutes,
            )
        case _:
            assert_never(draft)


def _made(place: Place, latest_ms: int) -> dict[str, Any]:
    """The members of `place`, made no earlier than what it speaks of."""
    return head.members_of(place) | {"made_ms": max(place.made_ms, latest_ms)}


def _heads(heads: tuple[StreamHead, ...], place: Place) -> tuple[StreamHead, ...]:
    """`heads` by stream; that of the stream at `place` is the statement before it, if there is one."""
    found = [newest for newest in heads if newest.stream != place.stream]
    if place.seq:
        found.append(StreamHead(place.stream, place.seq - 1, place.prev))
    return tuple(sorted(found, key=lambda newest: newest.stream))
