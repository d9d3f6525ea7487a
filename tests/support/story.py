"""One honest log from its genesis on, with a statement of every type: two devices, one contract, one Monday.

Everything is made of public words, so that the same code makes the same bytes. The golden vectors of the folder
`wire/vectors/story/` are written from it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.evidence import (
    CONTRACT,
    DEVICE,
    LOG,
    LOG_VKEY,
    ORIGIN,
    SLOT_MS,
    MemoryLog,
    blobs_of,
    evidence,
    image,
    items_of,
    screenshot,
)
from wire import canonical
from wire.authority import (
    Authoriser,
    AuthorityStatement,
    DeviceStatement,
    Expire,
    ExpiredTarget,
    Genesis,
    PolicyStatement,
    Revoke,
    Role,
    Rotate,
    authorisation_message,
    encode_authority,
    members_of,
    subject_of_contract,
    subject_of_organization,
    subject_of_person,
)
from wire.bundle.lines import Given, IndexedEntry
from wire.bundle.manifest import MadeBy, Manifest
from wire.bundle.roots import nodes_for
from wire.bundle.writing import BundleContent, write_bundle
from wire.chain import (
    Link,
    SubjectLink,
    check_subject_link,
    follow,
    link_after,
    place_after,
    subject_link_after,
)
from wire.checkpoint import Checkpoint, sign_checkpoint
from wire.contractor import ContractorStatement, MemoChange, Redact, encode_statement
from wire.contracts import policy_sha256
from wire.counting import week_start_of
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
)
from wire.drafts import items_of as items_told
from wire.effects import Effect, apply_expire, apply_memo, apply_redact, effect_of
from wire.enrolment import enrolment_message
from wire.envelope import seal, sha256_of
from wire.fields import to_base64std, to_base64url
from wire.head import ZERO_SHA256, Place
from wire.items import kind_of
from wire.keys import SoftwareSigner, spki
from wire.moment import moment_ms, seed_sha256
from wire.note import vkey
from wire.receipt import Entry, Tick, decode_entry, encode_entry
from wire.records import (
    Absence,
    Feature,
    Item,
    ItemKind,
    Memo,
    OrganizationId,
    PersonId,
    Policy,
    Reason,
    RedactReason,
    Region,
    Screenshot,
    SegmentEvidence,
    StreamHead,
    StreamId,
    Target,
    WindowPolicy,
)
from wire.statement import Segment
from wire.verification import have_of

Edit = Callable[[dict[str, Any]], object]

PERSON = PersonId("aaaaaaaaaaaaaaaa")
ORGANIZATION = subject_of_organization(OrganizationId("0011223344556677"))
NINE_MS = 1_767_603_600_000
"""2026-01-05T09:00:00Z, a Monday."""
MINUTE_MS = 60_000


def signer(word: str) -> SoftwareSigner:
    """A key made from a public word."""
    seed = hashlib.sha256(word.encode()).digest()
    return SoftwareSigner(Ed25519PrivateKey.from_private_bytes(seed))


STATEMENT = signer("statement")
NEXT_STATEMENT = signer("next statement")
NEXT_LOG = signer("next log")
LAPTOP = signer("laptop")
POLICY = Policy(
    version=1,
    screenshots=True,
    webcam=False,
    window=WindowPolicy.TITLE,
    review_delay_s=30,
    retention_days=365,
)
FEATURES = (Feature.ACTIVITY, Feature.SCREENSHOTS, Feature.WINDOW)


@dataclass(frozen=True)
class Told:
    """One statement of the story, as it was sealed and received."""

    name: str
    statement: ContractorStatement | AuthorityStatement
    payload: bytes
    envelope: bytes
    disclosures: tuple[str, ...]
    items: tuple[Item, ...]
    blobs: tuple[bytes, ...]
    index: int
    receipt: str
    known: Checkpoint
    consistency: tuple[str, ...]

    @property
    def by_device(self) -> bool:
        """Whether a device signed it."""
        return isinstance(self.statement, Place)

    @property
    def target(self) -> Target:
        """How another statement names it."""
        assert isinstance(self.statement, Segment)
        return Target(self.statement.stream, self.statement.seq, sha256_of(self.payload))


class StoryLog(MemoryLog):
    """A log whose key can be replaced."""

    def __init__(self) -> None:
        super().__init__()
        self.key, self.vkey = LOG, LOG_VKEY
        self.newest_ms = 0

    def note(self) -> str:
        """The signed checkpoint."""
        return sign_checkpoint(self.checkpoint(), vkey=self.vkey, signer=self.key)

    def tick(self, now_ms: int) -> None:
        """Nothing happened for a while."""
        self.newest_ms = now_ms
        rand = sha256_of(b"tick %d" % now_ms)
        self.append(encode_entry(Tick(rand=rand, recv_ms=now_ms)))

    def other(self, now_ms: int) -> None:
        """Something of another contract of the organization arrives."""
        self.newest_ms = now_ms
        self.receive(b"not of this contract, %d" % now_ms, have=0b11111, recv_ms=now_ms)


class Story:
    """Tells one statement after the other, each a second after the instant it is told at.

    To tell a story that does not hold, `edits` change payloads before they are signed, and `keys` are who signs
    instead; by the name of the statement.
    """

    def __init__(
        self,
        edits: Mapping[str, Edit] | None = None,
        keys: Mapping[str, SoftwareSigner] | None = None,
    ) -> None:
        self.log = StoryLog()
        self._edits = edits or {}
        self._keys = keys or {}
        self.told: dict[str, Told] = {}
        self.notes: list[str] = []
        self.effects: dict[Target, Effect] = {}
        self._links: dict[StreamId, Link] = {}
        self._subjects: dict[str, SubjectLink] = {}
        self._statement_key = STATEMENT

    def state(
        self, label: str, now_ms: int, kind: type, subject: str, /, **members: object
    ) -> AuthorityStatement:
        """The organization states something."""
        previous = self._subjects.get(subject)
        place = place_after(previous, log=ORIGIN, subject=subject, made_ms=now_ms)
        statement: AuthorityStatement = kind(**members_of(place), **members)
        check_subject_link(previous, statement)
        payload = self._edited(label, encode_authority(statement))
        self._subjects[subject] = subject_link_after(previous, statement, sha256_of(payload))
        self._receive(label, statement, payload, self._statement_key, now_ms)
        return statement

    def say(
        self,
        name: str,
        now_ms: int,
        draft: Draft,
        *,
        device: SoftwareSigner = DEVICE,
        stream: StreamId,
        anchor: Checkpoint | None = None,
        blobs: tuple[bytes, ...] = (),
    ) -> Told:
        """A device states something; `anchor` is the newest checkpoint unless given."""
        previous = self._links.get(stream)
        place = Place(
            log=ORIGIN,
            contract=CONTRACT,
            stream=stream,
            seq=0 if previous is None else previous.seq + 1,
            prev=ZERO_SHA256 if previous is None else previous.payload_sha256,
            anchor=(anchor or self.log.checkpoint()).anchor,
            made_ms=now_ms,
        )
        salts = [
            hashlib.sha256(f"salt {name} {number}".encode()).digest()[:16] for number in range(16)
        ]
        count = len(items_told(draft))
        statement, disclosures = build(draft, place, salts=salts[:count])
        follow(previous, statement, ZERO_SHA256)
        payload = self._edited(name, encode_statement(statement))
        self._links[stream] = link_after(previous, statement, sha256_of(payload))
        return self._receive(
            name, statement, payload, device, now_ms, disclosures, items_told(draft), blobs
        )

    def head_of(self, stream: StreamId) -> StreamHead:
        """The newest statement of a stream."""
        link = self._links[stream]
        return StreamHead(link.stream, link.seq, link.payload_sha256)

    def turn_statement_key(self, key: SoftwareSigner) -> None:
        """From now on the organization signs with `key`."""
        self._statement_key = key

    def turn_log_key(self, key: SoftwareSigner) -> None:
        """From now on the log signs with `key`; the newest checkpoint is the last of the key before."""
        self.notes.append(self.log.note())
        self.log.key, self.log.vkey = key, vkey(ORIGIN, key.public)

    def _receive(
        self,
        name: str,
        statement: ContractorStatement | AuthorityStatement,
        payload: bytes,
        key: SoftwareSigner,
        now_ms: int,
        disclosures: tuple[str, ...] = (),
        items: tuple[Item, ...] = (),
        blobs: tuple[bytes, ...] = (),
    ) -> Told:
        envelope, known = seal(payload, self._keys.get(name, key)), self.log.checkpoint()
        self.log.newest_ms = max(self.log.newest_ms, now_ms + 1_000)
        receipt = self.log.receive(envelope, have=have_of(disclosures), recv_ms=self.log.newest_ms)
        told = Told(
            name=name,
            statement=statement,
            payload=payload,
            envelope=envelope,
            disclosures=disclosures,
            items=items,
            blobs=blobs,
            index=len(self.log.entries) - 1,
            receipt=receipt,
            known=known,
            consistency=self.log.consistency(known.size),
        )
        self.told[name] = told
        if isinstance(statement, Segment):
            memo = [kind_of(item) for item in items].index(ItemKind.MEMO)
            self.effects[told.target] = effect_of(statement, sha256_of(payload), memo_index=memo)
        self._take_effect(statement)
        return told

    def _edited(self, name: str, payload: bytes) -> bytes:
        """The payload, with its edit if there is one."""
        if name not in self._edits:
            return payload
        value = json.loads(payload)
        self._edits[name](value)
        return canonical.encode(value)

    def _take_effect(self, statement: ContractorStatement | AuthorityStatement) -> None:
        match statement:
            case Redact():
                effect = self.effects[statement.target]
                self.effects[statement.target] = apply_redact(effect, statement)
            case MemoChange():
                effect = self.effects[statement.target]
                self.effects[statement.target] = apply_memo(effect, statement)
            case Expire():
                for gone in statement.targets:
                    target = Target(gone.stream, gone.seq, gone.sha256)
                    self.effects[target] = apply_expire(self.effects[target], gone)
            case _:
                pass

    def bundle(self, *, erased: bool = False) -> bytes:
        """Everything as the server would give it away, without what was erased since, or if `erased` with it."""
        ours = {sha256_of(told.envelope) for told in self.told.values()}
        about = {index: decode_entry(entry) for index, entry in enumerate(self.log.entries)}
        indexes = {index for index, it in about.items() if isinstance(it, Entry) and it.env in ours}
        entries = [
            IndexedEntry(index=index, entry=entry)
            for index, entry in enumerate(self.log.entries)
            if index in indexes
        ]
        head = self.log.checkpoint()
        statements = [told.statement for told in self.told.values()]
        sizes = {said.anchor.size for said in statements if isinstance(said, Place)}
        notes = (*self.notes, self.log.note())
        sizes |= {int(note.split("\n")[1]) for note in notes}
        files = {sha256_of(blob): blob for told in self.told.values() for blob in told.blobs}
        content = BundleContent(
            manifest=Manifest(
                origin=ORIGIN,
                contract=CONTRACT,
                from_ms=week_start_of(NINE_MS),
                to_ms=week_start_of(NINE_MS) + 7 * 24 * 60 * MINUTE_MS,
                made_ms=self.log.newest_ms + 60_000,
                made_by=MadeBy.SERVER,
            ),
            notes=notes,
            nodes=nodes_for(sorted(indexes), sorted(sizes), head.size, self.log.node),
            entries=entries,
            statements=(
                Given(
                    envelope=told.envelope,
                    disclosures=told.disclosures if erased else self._given(told),
                )
                for told in self.told.values()
            ),
            blob=files.get,
        )
        return b"".join(write_bundle(content))

    def _given(self, told: Told) -> tuple[str | None, ...]:
        """Its disclosures, None for those that were erased."""
        match told.statement:
            case Segment():
                erased = self.effects[told.target].erased
            case Redact() | MemoChange():
                current = self.effects[told.statement.target].current
                commitments = enumerate(told.statement.commitments)
                erased = frozenset(index for index, one in commitments if one not in current)
            case _:
                erased = frozenset()
        return tuple(
            None if index in erased else disclosure
            for index, disclosure in enumerate(told.disclosures)
        )


def tell(
    edits: Mapping[str, Edit] | None = None, keys: Mapping[str, SoftwareSigner] | None = None
) -> Story:
    """The whole story."""
    story = Story(edits, keys)
    studio, laptop = (StreamId(to_base64url(hashlib.sha256(word).digest()[:16])) for word in _WORDS)
    _before_work(story, studio)
    _morning(story, studio)
    _second_device(story, laptop)
    _end(story, studio, laptop)
    return story


_WORDS = (b"studio", b"laptop")


def _at(minutes: int) -> int:
    """Minutes after nine."""
    return NINE_MS + minutes * MINUTE_MS


def _before_work(story: Story, stream: StreamId) -> None:
    old = Checkpoint("old.example/log", 41, sha256_of(b"the last root of the log before"))
    story.state(
        "genesis",
        _at(-60),
        Genesis,
        ORGANIZATION,
        statement_key=spki(STATEMENT.public),
        log_key=LOG_VKEY,
        previous=old,
    )
    _enrol(story, "device", _at(-59), DEVICE, "studio", "K7QX-2M4P")
    story.state(
        "policy",
        _at(-58),
        PolicyStatement,
        subject_of_contract(CONTRACT),
        person=PERSON,
        segment_minutes=10,
        policy=POLICY,
    )
    for minute in (-50, -40, -30):
        story.log.other(_at(minute))
    draft = ConsentDraft(policy_sha256=policy_sha256(POLICY), features=FEATURES, shown_ms=_at(-6))
    story.say("consent", _at(-5), draft, stream=stream)
    story.log.tick(_at(-2))


def _morning(story: Story, stream: StreamId) -> None:
    seed = _seed("morning")
    began = story.log.checkpoint()
    draft = SessionDraft(started_ms=NINE_MS, seed_sha256=seed_sha256(seed))
    story.say("session", NINE_MS, draft, stream=stream)
    for number, name in enumerate(("segment-morning", "segment-next")):
        told = _full(number, seed)
        blobs = tuple(blob for monitor in range(2) for blob in blobs_of(monitor, 10 + number))
        story.say(name, told.end_ms + 1_000, told, stream=stream, anchor=began, blobs=blobs)
        story.log.other(told.end_ms + 30_000)
        began = story.log.checkpoint()
    first, second = story.told["segment-morning"], story.told["segment-next"]
    story.say(
        "memo",
        _at(22),
        MemoDraft(target=first.target, memo=Memo("Reading the proofs of chapter two")),
        stream=stream,
    )
    blackened = (b"picture 0 of segment 11 with a black rectangle", b"thumbnail of it")
    shot = second.items[1]
    assert isinstance(shot, Screenshot)
    shot = replace(
        shot,
        picture=image(blackened[0], width=1920, height=1080),
        thumbnail=image(blackened[1], width=320, height=180),
        regions=(Region(x=100, y=200, width=640, height=48),),
    )
    story.say(
        "redact",
        _at(25),
        RedactDraft(
            target=second.target,
            removed=(3,),
            replaced=((1, shot),),
            minutes=9,
            reason=RedactReason.PRIVACY,
        ),
        stream=stream,
        blobs=blackened,
    )
    story.say(
        "manual",
        _at(26),
        ManualDraft(
            start_ms=_at(-30),
            end_ms=_at(-15),
            minutes=15,
            memo=Memo("A call, away from the machine"),
        ),
        stream=stream,
    )


def _second_device(story: Story, stream: StreamId) -> None:
    _enrol(story, "device-authorised", _at(30), LAPTOP, "laptop", "9FWT-0C3D", by=DEVICE)
    seed = _seed("laptop")
    began = story.log.checkpoint()
    draft = SessionDraft(started_ms=_at(40), seed_sha256=seed_sha256(seed))
    story.say("session-laptop", _at(40), draft, device=LAPTOP, stream=stream)
    told = _short(_at(40), seed)
    story.say(
        "segment-laptop",
        told.end_ms + 1_000,
        told,
        device=LAPTOP,
        stream=stream,
        anchor=began,
    )
    story.log.other(_at(49))
    reveal = RevealDraft(session=0, seed=seed, ended_ms=told.end_ms)
    story.say("reveal-laptop", _at(50), reveal, device=LAPTOP, stream=stream)


def _end(story: Story, studio: StreamId, laptop: StreamId) -> None:
    reveal = RevealDraft(session=1, seed=_seed("morning"), ended_ms=_at(20))
    story.say("reveal", _at(51), reveal, stream=studio)
    close = CloseDraft(
        week_start_ms=week_start_of(NINE_MS),
        heads=(story.head_of(laptop),),
        minutes=sum(effect.minutes for effect in story.effects.values()),
        manual_minutes=15,
    )
    story.say("close", _at(55), close, stream=studio)
    story.state(
        "revoke",
        _at(58),
        Revoke,
        subject_of_person(PERSON),
        keyid=LAPTOP.key_id,
        lost_since_ms=_at(57),
    )
    target = story.told["segment-morning"].target
    story.state(
        "expire",
        _at(60),
        Expire,
        subject_of_contract(CONTRACT),
        targets=(ExpiredTarget(target.stream, target.seq, target.sha256, (1, 2)),),
    )
    key = to_base64std(spki(NEXT_STATEMENT.public))
    story.state("rotate", _at(65), Rotate, ORGANIZATION, role=Role.STATEMENT, key=key)
    story.turn_statement_key(NEXT_STATEMENT)
    key = vkey(ORIGIN, NEXT_LOG.public)
    story.state("rotate-log", _at(66), Rotate, ORGANIZATION, role=Role.LOG, key=key)
    story.turn_log_key(NEXT_LOG)
    story.log.tick(_at(80))


def _seed(word: str) -> bytes:
    return hashlib.sha256(f"seed of the {word}".encode()).digest()


def _enrol(
    story: Story,
    name: str,
    now_ms: int,
    key: SoftwareSigner,
    called: str,
    code: str,
    *,
    by: SoftwareSigner | None = None,
) -> None:
    public = spki(key.public)
    vouched = by and Authoriser(by.key_id, by.sign(authorisation_message(code, called, public)))
    story.state(
        name,
        now_ms,
        DeviceStatement,
        subject_of_person(PERSON),
        key=public,
        code=code,
        name=called,
        proof=key.sign(enrolment_message(code, called, public)),
        authoriser=vouched,
    )


def _full(number: int, seed: bytes) -> SegmentEvidence:
    """A full slot with pictures of two monitors, taken at its moment."""
    start_ms = NINE_MS + number * SLOT_MS
    moment = moment_ms(seed, contract=CONTRACT, start_ms=start_ms, slot_end_ms=start_ms + SLOT_MS)
    taken_ms = min(moment + 250, start_ms + SLOT_MS - 1)
    told = items_of(10 + number, start_ms=start_ms)
    shots = [
        screenshot(monitor, taken_ms=taken_ms, blobs=blobs_of(monitor, 10 + number))
        for monitor in range(2)
    ]
    return replace(
        evidence(number, items=(told[0], *shots, told[3], told[4])),
        slot_start_ms=start_ms,
        start_ms=start_ms,
        end_ms=start_ms + SLOT_MS,
    )


def _short(start_ms: int, seed: bytes) -> SegmentEvidence:
    """A span that ends before its moment and so has no picture."""
    moment = moment_ms(seed, contract=CONTRACT, start_ms=start_ms, slot_end_ms=start_ms + SLOT_MS)
    minutes = (moment - start_ms) // MINUTE_MS
    assert minutes >= 1, "choose another seed"
    told = items_of(12, start_ms=start_ms, monitors=0, minutes=minutes)
    none = Absence(ItemKind.SCREENSHOT, Reason.ENDED_BEFORE_MOMENT)
    return replace(
        evidence(4, items=(told[0], none, told[1], told[2])),
        slot_start_ms=start_ms,
        start_ms=start_ms,
        end_ms=start_ms + minutes * MINUTE_MS,
        minutes=minutes,
    )
