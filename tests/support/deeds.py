"""A contractor's machine that states everything, as time passes on a `Site`: consent, sessions, segments at their
moments, redactions, memos, claims and closes. Each upload is anchored in the receipt before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from tests.support import evidence
from tests.support.site import CHART_WINDOW, Machine, Site, desktop_shots, typing
from wire.batch import CONTENT_TYPE, Batch, encode_batch
from wire.checkpoint import decode
from wire.contractor import encode_statement
from wire.contracts import policy_sha256
from wire.drafts import (
    CloseDraft,
    ConsentDraft,
    Draft,
    ManualDraft,
    MemoDraft,
    RedactDraft,
    RevealDraft,
    SessionDraft,
    build,
    items_of,
)
from wire.envelope import seal, sha256_of
from wire.fields import to_base64url
from wire.head import ZERO_SHA256, Place
from wire.items import referenced_blobs
from wire.moment import moment_ms, seed_sha256
from wire.receipt import decode_receipt
from wire.records import (
    MINUTE_MS,
    Absence,
    Anchor,
    ContractId,
    Feature,
    Item,
    ItemKind,
    Memo,
    Policy,
    Reason,
    RedactReason,
    Region,
    Screenshot,
    SegmentEvidence,
    SegmentId,
    StreamHead,
    StreamId,
    Target,
    minutes_touched,
)

SLOT_MS = 10 * MINUTE_MS
FEATURES = (Feature.ACTIVITY, Feature.SCREENSHOTS, Feature.WINDOW)


@dataclass(slots=True)
class Deeds:
    """One stream of `machine` for `contract`. The clock of the site is moved to when each thing is said."""

    machine: Machine
    contract: ContractId
    stream: StreamId = field(init=False)
    newest: StreamHead | None = None
    anchor: Anchor = evidence.NO_ANCHOR
    seed: bytes = b""
    session: int = -1
    online: bool = True
    """Off: what is said was sealed before the receipts that come now were seen."""
    whole: dict[Target, Batch] = field(default_factory=dict)
    """What was not sent whole, as it would be."""

    def __post_init__(self) -> None:
        self.stream = StreamId(to_base64url(self.site.rng.token_bytes(16)))

    @property
    def site(self) -> Site:
        """Where it states."""
        return self.machine.site

    @property
    def heads(self) -> tuple[StreamHead, ...]:
        """The newest statement of the stream, if there is one."""
        return () if self.newest is None else (self.newest,)

    def say(
        self,
        draft: Draft,
        *,
        blobs: dict[str, bytes] | None = None,
        without: Sequence[int] = (),
        at_ms: int | None = None,
    ) -> Target:
        """Seal and upload, without the items whose indexes are in `without`; `at_ms` moves the clock on first."""
        if at_ms is not None:
            self.site.clock.forward(max(0, at_ms - self.site.clock.now_ms()))
        before = self.newest
        place = Place(
            log=self.machine.log,
            contract=self.contract,
            stream=self.stream,
            seq=0 if before is None else before.seq + 1,
            prev=ZERO_SHA256 if before is None else before.sha256,
            anchor=self.anchor,
            made_ms=self.site.clock.now_ms(),
        )
        told = items_of(draft)
        statement, disclosures = build(
            draft, place, salts=[self.site.rng.token_bytes(16) for _ in told]
        )
        payload = encode_statement(statement)
        sent = [None if index in without else item for index, item in enumerate(told)]
        files = blobs or {}
        sealed = Batch(
            envelope=seal(payload, self.machine.signer),
            disclosures=disclosures,
            blobs=tuple(files[file.sha256] for file in referenced_blobs(told)),
        )
        part = replace(
            sealed,
            disclosures=tuple(
                None if index in without else text for index, text in enumerate(disclosures)
            ),
            blobs=tuple(files[file.sha256] for file in referenced_blobs(sent)),
        )
        self._send(part)
        self.newest = StreamHead(place.stream, place.seq, sha256_of(payload))
        target = Target(place.stream, place.seq, sha256_of(payload))
        if without:
            self.whole[target] = sealed
        return target

    def complete(self, target: Target) -> None:
        """Send what was left out."""
        self._send(self.whole.pop(target))

    def _send(self, batch: Batch) -> None:
        answer = self.site.http.post(
            "/api/v1/statements",
            content=encode_batch(batch),
            headers={"Authorization": f"Bearer {self.machine.token}", "Content-Type": CONTENT_TYPE},
        )
        assert answer.status_code in (200, 201), answer.text
        if self.online:
            text = decode_receipt(answer.json()["receipt"]).checkpoint.rpartition("\n\n")[0]
            self.anchor = decode(f"{text}\n").anchor

    def agree(self, policy: Policy, features: Sequence[Feature] = FEATURES) -> Target:
        """Agree to `policy`, or to nothing any more."""
        now_ms = self.site.clock.now_ms()
        return self.say(
            ConsentDraft(
                policy_sha256=policy_sha256(policy),
                features=tuple(features),
                shown_ms=now_ms - 20_000,
            )
        )

    def clock_in(self, *, started_ms: int | None = None) -> None:
        """State that a session began, now or at `started_ms`."""
        self.seed = self.site.rng.token_bytes(32)
        draft = SessionDraft(
            started_ms=started_ms or self.site.clock.now_ms(), seed_sha256=seed_sha256(self.seed)
        )
        self.session = self.say(draft).seq

    def clock_out(self) -> None:
        """End the session and open its seed."""
        draft = RevealDraft(session=self.session, seed=self.seed, ended_ms=self.site.clock.now_ms())
        self.say(draft)

    def track(
        self,
        start_ms: int,
        end_ms: int | None = None,
        *,
        memo: str = "Drawing the new charts",
        monitors: int = 1,
        without: Sequence[int] = (),
        sent_ms: int | None = None,
    ) -> Target:
        """Work from `start_ms` to `end_ms` (the end of the slot) and send it a minute later, or at `sent_ms`."""
        slot_ms = start_ms // SLOT_MS * SLOT_MS
        end_ms = end_ms or slot_ms + SLOT_MS
        draft, blobs = self.evidence(start_ms, end_ms, memo=memo, monitors=monitors)
        return self.say(draft, blobs=blobs, without=without, at_ms=sent_ms or end_ms + MINUTE_MS)

    def evidence(
        self, start_ms: int, end_ms: int, *, memo: str, monitors: int = 1
    ) -> tuple[SegmentEvidence, dict[str, bytes]]:
        """What is told of a span, with pictures of its moment."""
        slot_ms = start_ms // SLOT_MS * SLOT_MS
        taken_ms = moment_ms(
            self.seed, contract=self.contract, start_ms=start_ms, slot_end_ms=slot_ms + SLOT_MS
        )
        shots: tuple[Item, ...] = (Absence(ItemKind.SCREENSHOT, Reason.ENDED_BEFORE_MOMENT),)
        blobs: dict[str, bytes] = {}
        if taken_ms < end_ms:
            shots, blobs = desktop_shots(taken_ms=taken_ms, monitors=monitors)
        like = evidence.evidence()
        told = SegmentEvidence(
            segment=SegmentId("0" * 32),
            contract=self.contract,
            slot_start_ms=slot_ms,
            slot_ms=SLOT_MS,
            start_ms=start_ms,
            end_ms=end_ms,
            minutes=minutes_touched(start_ms=start_ms, end_ms=end_ms),
            items=(typing(start_ms, end_ms), *shots, CHART_WINDOW, Memo(text=memo)),
            clock=like.clock,
            agent=like.agent,
        )
        return told, blobs

    def redact(
        self,
        target: Target,
        removed: Sequence[int],
        *,
        minutes: int,
        reason: RedactReason = RedactReason.PRIVACY,
    ) -> Target:
        """Take items back."""
        return self.say(
            RedactDraft(target=target, removed=tuple(removed), minutes=minutes, reason=reason)
        )

    def black_out(self, target: Target, index: int, before: Screenshot, *, minutes: int) -> Target:
        """Put another picture, a part of which is black, in the place of a screenshot item."""
        (other,), blobs = desktop_shots(taken_ms=before.taken_ms + 7 * MINUTE_MS)
        new = replace(
            other,
            monitor=before.monitor,
            taken_ms=before.taken_ms,
            regions=(Region(x=100, y=100, width=400, height=200),),
        )
        draft = RedactDraft(
            target=target, replaced=((index, new),), minutes=minutes, reason=RedactReason.PRIVACY
        )
        return self.say(draft, blobs=blobs)

    def reword(self, target: Target, memo: str) -> Target:
        """Put another memo in the place of the segment's."""
        return self.say(MemoDraft(target=target, memo=Memo(text=memo)))

    def claim(self, start_ms: int, end_ms: int, why: str) -> Target:
        """Claim time without evidence."""
        minutes = minutes_touched(start_ms=start_ms, end_ms=end_ms)
        draft = ManualDraft(start_ms=start_ms, end_ms=end_ms, minutes=minutes, memo=Memo(text=why))
        return self.say(draft)

    def close(
        self, week_start_ms: int, *, minutes: int, manual: int, others: Sequence[StreamHead] = ()
    ) -> Target:
        """Close a week over this stream and `others`."""
        heads = (*others, *self.heads)
        return self.say(
            CloseDraft(
                week_start_ms=week_start_ms,
                heads=heads,
                minutes=minutes,
                manual_minutes=manual,
            )
        )


@contextmanager
def clocked_in(deeds: Deeds, at_ms: int) -> Iterator[Deeds]:
    """A session from `at_ms` until the block ends; its seed is opened then."""
    deeds.site.clock.forward(max(0, at_ms - deeds.site.clock.now_ms()))
    deeds.clock_in()
    yield deeds
    deeds.clock_out()
