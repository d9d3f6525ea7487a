"""A day of work with everything that can be stated in it, over a rig whose server states things too."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from tests.support.evidence import CONTRACT, SLOT_MS, SLOT_START_MS, blobs_of, image
from tests.support.sync_rig import Rig, contract_of, told
from wire.contracts import policy_sha256
from wire.moment import moment_ms, seed_sha256
from wire.outgoing import (
    Blackout,
    ConsentGiven,
    MemoChanged,
    OutgoingId,
    RedactAsked,
    SessionRevealed,
    SessionStarted,
    WeekClosed,
)
from wire.records import (
    ContractId,
    Feature,
    RedactReason,
    Region,
    Screenshot,
    SegmentEvidence,
    SegmentId,
)

DAYS_TO_MONDAY = 3
"""The tests' first slot is on a Thursday."""
WEEK_START_MS = SLOT_START_MS - DAYS_TO_MONDAY * 86_400_000
BLACK = (b"picture with something painted over", b"and its thumbnail")


def seed_of(name: str) -> bytes:
    """The same 32 bytes for the same name."""
    return hashlib.sha256(b"seed " + name.encode()).digest()


def consent(name: str = "consent", *, contract: ContractId = CONTRACT) -> ConsentGiven:
    """Agreement to everything that the contract takes."""
    return ConsentGiven(
        outgoing=OutgoingId(name),
        contract=contract,
        policy_sha256=policy_sha256(contract_of(contract).policy),
        features=(Feature.ACTIVITY, Feature.SCREENSHOTS, Feature.WINDOW),
        shown_ms=SLOT_START_MS - 60_000,
    )


def session(name: str, started_ms: int, *, contract: ContractId = CONTRACT) -> SessionStarted:
    """A start of the clock."""
    return SessionStarted(
        outgoing=OutgoingId(name),
        contract=contract,
        started_ms=started_ms,
        seed_sha256=seed_sha256(seed_of(name)),
    )


def reveal(name: str, ended_ms: int, *, contract: ContractId = CONTRACT) -> SessionRevealed:
    """The end of that session."""
    return SessionRevealed(
        outgoing=OutgoingId(f"{name} revealed"),
        contract=contract,
        session=OutgoingId(name),
        seed=seed_of(name),
        ended_ms=ended_ms,
    )


def tracked(number: int, seed: bytes, *, contract: ContractId = CONTRACT) -> SegmentEvidence:
    """The segment of slot `number` with its pictures taken at the moment that the seed gives."""
    plain = told(number, contract=contract)
    at_ms = moment_ms(
        seed, contract=contract, start_ms=plain.start_ms, slot_end_ms=plain.slot_start_ms + SLOT_MS
    )
    items = tuple(
        replace(item, taken_ms=at_ms) if isinstance(item, Screenshot) else item
        for item in plain.items
    )
    return replace(plain, items=items)


def redaction(
    segment: SegmentEvidence,
    name: str,
    *,
    removed: tuple[int, ...] = (),
    blacked: tuple[int, ...] = (),
    minutes: int = 10,
) -> RedactAsked:
    """Takes items of a segment back, and blacks others out."""
    return RedactAsked(
        outgoing=OutgoingId(name),
        contract=segment.contract,
        segment=segment.segment,
        removed=removed,
        replaced=tuple(Blackout(index, blackened(segment, index)) for index in blacked),
        minutes=minutes,
        reason=RedactReason.PRIVACY,
    )


def blackened(segment: SegmentEvidence, index: int) -> Screenshot:
    """That screenshot with a corner painted over."""
    old = segment.items[index]
    assert isinstance(old, Screenshot)
    return replace(
        old,
        picture=image(BLACK[0], width=1920, height=1080),
        thumbnail=image(BLACK[1], width=320, height=180),
        regions=(Region(x=0, y=0, width=100, height=50),),
    )


def memo_change(segment: SegmentId, text: str, name: str = "memo") -> MemoChanged:
    """Another memo."""
    return MemoChanged(outgoing=OutgoingId(name), contract=CONTRACT, segment=segment, text=text)


def close(rig: Rig, name: str = "close", *, contract: ContractId = CONTRACT) -> WeekClosed:
    """The close of the week by what this device has sealed."""
    week = rig.spool.ledger.week(contract, week_start_ms=WEEK_START_MS, origin=rig.identity.origin)
    return WeekClosed(
        outgoing=OutgoingId(name),
        contract=contract,
        week_start_ms=WEEK_START_MS,
        heads=week.heads,
        minutes=week.minutes,
        manual_minutes=week.manual_minutes,
    )


def a_day(rig: Rig) -> list[SegmentEvidence]:
    """Consent, a session of five segments, items taken back before and after upload, and the week's close."""
    for blob in BLACK:
        rig.pictures.put(blob)
    seed = seed_of("morning")
    rig.say(consent())
    rig.say(session("morning", rig.clock.now_ms))
    segments = [tracked(number, seed) for number in range(5)]
    for segment in segments[:3]:
        rig.seal(segment)
    rig.run()
    rig.say(redaction(segments[0], "title", removed=(3,)))
    rig.say(redaction(segments[1], "corner", blacked=(2,)))
    rig.say(memo_change(segments[2].segment, "Proofs of chapter one"))
    rig.seal(segments[3])
    rig.say(redaction(segments[3], "all of it", removed=(0, 1, 2, 3, 4), minutes=0))
    rig.seal(segments[4])
    rig.say(reveal("morning", rig.clock.now_ms))
    rig.run()
    rig.say(close(rig))
    rig.run()
    rig.uploader.learn()
    return segments


def thumbnails(segment: SegmentEvidence) -> set[bytes]:
    """The bytes of its thumbnails."""
    number = (segment.slot_start_ms - SLOT_START_MS) // SLOT_MS
    return {blobs_of(monitor, number)[1] for monitor in range(2)}
