"""A small organization in memory that states, logs and exports whatever a test wants, by the ordinary code."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.evidence import MemoryLog, evidence
from wire import authority, chain, drafts
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
    encode_authority,
)
from wire.bundle.lines import Given, IndexedEntry
from wire.bundle.manifest import MadeBy, Manifest, Withheld
from wire.bundle.report import Report
from wire.bundle.roots import nodes_for
from wire.bundle.verify import verify
from wire.bundle.writing import BundleContent, write_bundle
from wire.checkpoint import sign_checkpoint
from wire.contractor import (
    Close,
    ContractorStatement,
    Manual,
    MemoChange,
    Redact,
    encode_statement,
)
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
)
from wire.enrolment import authorisation_message, enrolment_message
from wire.envelope import seal, sha256_of
from wire.fields import to_base64std, to_base64url
from wire.head import ZERO_SHA256, Place
from wire.keys import SoftwareSigner, spki
from wire.moment import moment_ms, seed_sha256
from wire.note import vkey
from wire.receipt import Entry, Tick, encode_entry, have_all
from wire.records import (
    Activity,
    ContractId,
    Feature,
    ImageFile,
    Item,
    Memo,
    MonitorPlace,
    OrganizationId,
    PersonId,
    Policy,
    RedactReason,
    Region,
    Screenshot,
    SegmentEvidence,
    Sha256,
    StreamHead,
    StreamId,
    Target,
    Window,
    WindowPolicy,
)
from wire.statement import Segment

ORIGIN = "diary.example/log/0011223344556677"
ORGANIZATION = OrganizationId("0123456789abcdef")
PERSON = PersonId("00000000000000aa")
CONTRACT = ContractId("c0ffee0000000001")
MONDAY_MS = 1_767_571_200_000
"""2026-01-05T00:00:00Z, when the organization begins."""
MINUTE_MS = 60_000
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
SLOT_MS = 10 * MINUTE_MS
POLICY = Policy(
    version=1,
    screenshots=True,
    webcam=False,
    window=WindowPolicy.TITLE,
    review_delay_s=0,
    retention_days=90,
)
ALL = (Feature.ACTIVITY, Feature.SCREENSHOTS, Feature.WINDOW)


def signer(label: str) -> SoftwareSigner:
    """The key of this label, always the same one."""
    secret = hashlib.sha256(label.encode()).digest()
    return SoftwareSigner(Ed25519PrivateKey.from_private_bytes(secret))


def log_vkey(label: str = "log") -> str:
    """The vkey of the log's key of this label."""
    return vkey(ORIGIN, signer(label).public)


@dataclass(slots=True)
class Logged:
    """A statement in the log, as it may be given in a bundle. A test may change anything before it is exported."""

    index: int
    envelope: bytes
    disclosures: list[str | None]
    statement: ContractorStatement | AuthorityStatement
    sha256: Sha256
    """Of the payload."""
    items: tuple[Item, ...] = ()
    """What the disclosures were of when it was said."""


@dataclass(slots=True)
class Desk:
    """A device of the contractor and its stream."""

    name: str
    signer: SoftwareSigner
    stream: StreamId
    seq: int = 0
    prev: Sha256 = ZERO_SHA256
    seed: bytes | None = None
    session: int | None = None
    logged: list[Logged] = field(default_factory=list)


class World:
    """One organization, one contractor, one contract; `now_ms` moves on by what is said."""

    def __init__(self, *, statement_key: str = "server", genesis: bool = True) -> None:
        self.now_ms = MONDAY_MS
        self.log = MemoryLog()
        self.log_signer = signer("log")
        self.log_vkey = log_vkey()
        self.server = signer(statement_key)
        self.logged: list[Logged] = []
        self.blobs: dict[Sha256, bytes] = {}
        self.notes: list[str] = []
        self.given: set[int] = set()
        self.picture_bytes = 0
        """How many bytes a picture has at least."""
        self._links: dict[str, chain.SubjectLink] = {}
        self._salts = 0
        if genesis:
            self.begin()

    # what the server does

    def begin(self) -> Logged:
        """The genesis."""
        place = self.about(authority.subject_of_organization(ORGANIZATION))
        return self.state(
            Genesis(
                **authority.members_of(place),
                statement_key=spki(self.server.public),
                log_key=self.log_vkey,
                previous=None,
            )
        )

    def about(self, subject: str) -> authority.SubjectPlace:
        """The next place in the chain about `subject`."""
        return chain.place_after(
            self._links.get(subject), log=ORIGIN, subject=subject, made_ms=self.now_ms
        )

    def state(self, statement: AuthorityStatement, *, by: SoftwareSigner | None = None) -> Logged:
        """Sign a server's statement and log it."""
        payload = encode_authority(statement)
        before = self._links.get(statement.subject)
        sha256 = sha256_of(payload)
        self._links[statement.subject] = chain.subject_link_after(before, statement, sha256)
        return self.take(seal(payload, by or self.server), [], statement, sha256)

    def take(
        self,
        envelope: bytes,
        disclosures: Sequence[str | None],
        statement: ContractorStatement | AuthorityStatement,
        sha256: Sha256,
        *,
        have: int | None = None,
    ) -> Logged:
        """Receive a statement."""
        mask = have_all(len(disclosures)) if have is None else have
        entry = Entry(env=sha256_of(envelope), have=mask, recv_ms=self.now_ms)
        logged = Logged(self.enter(entry), envelope, list(disclosures), statement, sha256)
        self.logged.append(logged)
        return logged

    def enter(self, entry: Entry | Tick) -> int:
        """Append an entry that is given in the bundle; returns its index."""
        index = self.log.append(encode_entry(entry))
        self.given.add(index)
        return index

    def others(self, count: int) -> None:
        """Entries about other contracts, which are not given."""
        for number in range(count):
            label = sha256_of(b"other %d %d" % (len(self.log.entries), number))
            self.log.append(encode_entry(Entry(env=label, have=0, recv_ms=self.now_ms)))

    def policy(self, policy: Policy = POLICY, *, person: PersonId = PERSON) -> Logged:
        """Put a policy in force."""
        place = self.about(authority.subject_of_contract(CONTRACT))
        return self.state(
            PolicyStatement(
                **authority.members_of(place), person=person, segment_minutes=10, policy=policy
            )
        )

    def enrol(self, name: str, *, by: Desk | None = None, key: str | None = None) -> Desk:
        """A new device, vouched for by the server or another device."""
        held = signer(key or name)
        public = spki(held.public)
        vouched = None
        if by is not None:
            message = authorisation_message("K7QX-2M4P", name, public)
            vouched = Authoriser(by.signer.key_id, by.signer.sign(message))
        place = self.about(authority.subject_of_person(PERSON))
        self.state(
            DeviceStatement(
                **authority.members_of(place),
                key=public,
                code="K7QX-2M4P",
                name=name,
                proof=held.sign(enrolment_message("K7QX-2M4P", name, public)),
                authoriser=vouched,
            )
        )
        stream = StreamId(to_base64url(hashlib.sha256(f"stream {name}".encode()).digest()[:16]))
        return Desk(name=name, signer=held, stream=stream)

    def revoke(self, desk: Desk, *, lost_since_ms: int | None = None) -> Logged:
        """Revoke a device."""
        place = self.about(authority.subject_of_person(PERSON))
        members = authority.members_of(place)
        return self.state(Revoke(**members, keyid=desk.signer.key_id, lost_since_ms=lost_since_ms))

    def rotate_log(self, label: str) -> Logged:
        """Another log key; a checkpoint of the old one's covers the statement."""
        place = self.about(authority.subject_of_organization(ORGANIZATION))
        members = authority.members_of(place)
        logged = self.state(Rotate(**members, role=Role.LOG, key=log_vkey(label)))
        self.notes.append(self.note())
        self.log_signer, self.log_vkey = signer(label), log_vkey(label)
        return logged

    def rotate_statement(self, label: str) -> Logged:
        """Another statement key."""
        place = self.about(authority.subject_of_organization(ORGANIZATION))
        members = authority.members_of(place)
        key = to_base64std(spki(signer(label).public))
        logged = self.state(Rotate(**members, role=Role.STATEMENT, key=key))
        self.server = signer(label)
        return logged

    def expire(self, target: Logged, items: Sequence[int]) -> Logged:
        """State that items have expired, and erase them."""
        place = self.about(authority.subject_of_contract(CONTRACT))
        named = target_of(target)
        expired = ExpiredTarget(named.stream, named.seq, named.sha256, tuple(items))
        logged = self.state(Expire(**authority.members_of(place), targets=(expired,)))
        self.erase(target, items)
        return logged

    def tick(self) -> int:
        """Nothing happened for a while."""
        rand = sha256_of(b"tick %d" % len(self.log.entries))
        return self.enter(Tick(rand=rand, recv_ms=self.now_ms))

    def note(self) -> str:
        """The present checkpoint, signed."""
        return sign_checkpoint(self.log.checkpoint(), vkey=self.log_vkey, signer=self.log_signer)

    def erase(self, logged: Logged, items: Sequence[int]) -> None:
        """Keep nothing of these items, and of what took their place, but the commitments."""
        memo_index = len(logged.disclosures) - 1
        for index in items:
            logged.disclosures[index] = None
        for later in self.logged:
            said = later.statement
            if not isinstance(said, Redact | MemoChange) or said.target.sha256 != logged.sha256:
                continue
            places = (
                [new.index for new in said.replaced] if isinstance(said, Redact) else [memo_index]
            )
            for number, index in enumerate(places):
                if index in items:
                    later.disclosures[number] = None

    # what a device does

    def salts(self, count: int) -> list[bytes]:
        """Fresh salts."""
        self._salts += count
        return [
            hashlib.sha256(b"salt %d" % number).digest()[:16]
            for number in range(self._salts - count, self._salts)
        ]

    def say(self, desk: Desk, draft: Draft, *, have: int | None = None, **place: object) -> Logged:
        """Seal a draft on `desk` and upload it."""
        statement, disclosures = drafts.build(
            draft,
            replace(self.place(desk), **place),
            salts=self.salts(len(drafts.items_of(draft))),
        )
        logged = self.upload(desk, statement, disclosures, have=have)
        logged.items = drafts.items_of(draft)
        return logged

    def place(self, desk: Desk) -> Place:
        """Where the next statement of `desk` stands."""
        return Place(
            log=ORIGIN,
            contract=CONTRACT,
            stream=desk.stream,
            seq=desk.seq,
            prev=desk.prev,
            anchor=self.log.checkpoint().anchor,
            made_ms=self.now_ms,
        )

    def upload(
        self,
        desk: Desk,
        statement: ContractorStatement,
        disclosures: Sequence[str | None] = (),
        *,
        have: int | None = None,
        payload: bytes | None = None,
    ) -> Logged:
        """Sign a statement that was built, and log it."""
        data = encode_statement(statement) if payload is None else payload
        sha256 = sha256_of(data)
        logged = self.take(seal(data, desk.signer), disclosures, statement, sha256, have=have)
        desk.seq, desk.prev = statement.seq + 1, sha256
        desk.logged.append(logged)
        return logged

    def consent(self, desk: Desk, features: Sequence[Feature] = ALL, **more: object) -> Logged:
        """Agree to the policy."""
        policy = more.pop("policy", POLICY)
        draft = ConsentDraft(
            policy_sha256=policy_sha256(policy), features=tuple(features), shown_ms=self.now_ms
        )
        return self.say(desk, draft, **more)

    def start(self, desk: Desk) -> Logged:
        """Start the clock."""
        desk.seed = hashlib.sha256(b"seed %d" % len(self.log.entries)).digest()
        desk.session = desk.seq
        self.now_ms += 1
        draft = SessionDraft(started_ms=self.now_ms, seed_sha256=seed_sha256(desk.seed))
        return self.say(desk, draft)

    def stop(self, desk: Desk) -> Logged:
        """Stop the clock and reveal the seed."""
        draft = RevealDraft(session=desk.session, seed=desk.seed, ended_ms=self.now_ms)
        return self.say(desk, draft)

    def work(self, desk: Desk, *, told: SegmentEvidence | None = None, **more: object) -> Logged:
        """Track the next whole slot, and upload it a second after it ended."""
        evidence_ = told or self.segment(desk)
        anchor = self.log.checkpoint().anchor
        self.now_ms = max(self.now_ms, evidence_.end_ms + 1_000)
        return self.say(desk, evidence_, **({"anchor": anchor} | more))

    def segment(
        self, desk: Desk, *, start_ms: int | None = None, monitors: int = 1, **changes: object
    ) -> SegmentEvidence:
        """What is to be told of the next whole slot."""
        slot_ms = -(-(self.now_ms if start_ms is None else start_ms) // SLOT_MS) * SLOT_MS
        taken_ms = slot_ms + 1_234
        if desk.seed is not None:
            taken_ms = moment_ms(
                desk.seed, contract=CONTRACT, start_ms=slot_ms, slot_end_ms=slot_ms + SLOT_MS
            )
        taken_ms = min(taken_ms + 40, slot_ms + SLOT_MS - 1)
        counts = tuple(range(10))
        items: list[Item] = [
            Activity(keys=counts, clicks=counts, scrolls=(0,) * 10),
            *(self.screenshot(monitor, taken_ms, desk.name) for monitor in range(monitors)),
            Window(app="Text Editor", title="chapter one"),
            Memo(text="Writing chapter one"),
        ]
        whole = replace(
            evidence(),
            slot_start_ms=slot_ms,
            start_ms=slot_ms,
            end_ms=slot_ms + SLOT_MS,
            items=tuple(items),
        )
        return replace(whole, **changes)

    def screenshot(
        self, monitor: int, taken_ms: int, label: str, *, regions: tuple[Region, ...] = ()
    ) -> Screenshot:
        """A screenshot of bytes that stand for pictures."""
        files = []
        for kind, width, height in (("picture", 1920, 1080), ("thumbnail", 320, 180)):
            black = f"{regions[0].width} black " if regions else ""
            data = f"{black}{kind} of monitor {monitor} at {taken_ms} on {label}".encode()
            if kind == "picture":
                data = data.ljust(self.picture_bytes, b".")
            sha256 = sha256_of(data)
            self.blobs[sha256] = data
            files.append(ImageFile(sha256=sha256, bytes=len(data), width=width, height=height))
        return Screenshot(
            monitor=MonitorPlace(index=monitor, x=0, y=0, width=1920, height=1080),
            taken_ms=taken_ms,
            media_type="image/webp",
            picture=files[0],
            thumbnail=files[1],
            regions=regions,
        )

    def redact(
        self,
        desk: Desk,
        target: Logged,
        removed: Sequence[int] = (),
        *,
        minutes: int = 10,
        black: Sequence[int] = (),
        **more: object,
    ) -> Logged:
        """Take items back, or black something out of them, and erase what was there."""
        replaced = []
        for index in black:
            shot = target.items[index]
            assert isinstance(shot, Screenshot)
            regions = (Region(x=0, y=0, width=100 + desk.seq, height=50),)
            place, taken_ms = shot.monitor.index, shot.taken_ms
            replaced.append((index, self.screenshot(place, taken_ms, desk.name, regions=regions)))
        draft = RedactDraft(
            target=target_of(target),
            removed=tuple(removed),
            replaced=tuple(replaced),
            minutes=minutes,
            reason=RedactReason.PRIVACY,
        )
        self.erase(target, [*removed, *black])
        return self.say(desk, draft, **more)

    def memo(self, desk: Desk, target: Logged, text: str = "Writing chapter two") -> Logged:
        """Give a segment another memo."""
        self.erase(target, [len(target.disclosures) - 1])
        return self.say(desk, MemoDraft(target=target_of(target), memo=Memo(text=text)))

    def manual(self, desk: Desk, *, start_ms: int, minutes: int = 30) -> Logged:
        """Claim time without evidence."""
        draft = ManualDraft(
            start_ms=start_ms,
            end_ms=start_ms + minutes * MINUTE_MS,
            minutes=minutes,
            memo=Memo(text="A call on the road"),
        )
        return self.say(desk, draft)

    def close(self, desk: Desk, minutes: int, *, manual: int = 0, **more: object) -> Logged:
        """Close the week of now over every stream."""
        heads: dict[StreamId, StreamHead] = {}
        for logged in self.logged:
            said = logged.statement
            if hasattr(said, "stream"):
                heads[said.stream] = StreamHead(said.stream, said.seq, logged.sha256)
        draft = CloseDraft(
            week_start_ms=week_start_of(self.now_ms),
            heads=tuple(heads.values()),
            minutes=minutes,
            manual_minutes=manual,
        )
        return self.say(desk, draft, **more)

    # what goes into a bundle

    def manifest(self, **changes: object) -> Manifest:
        """What the bundle is of: everything."""
        whole = Manifest(
            origin=ORIGIN,
            contract=CONTRACT,
            from_ms=MONDAY_MS,
            to_ms=MONDAY_MS + 28 * DAY_MS,
            made_ms=self.now_ms,
            made_by=MadeBy.SERVER,
            withheld=frozenset[Withheld](),
        )
        return replace(whole, **changes)

    def content(self, **changes: object) -> BundleContent:
        """Everything that goes into the bundle now."""
        notes = (*self.notes, self.note())
        size = len(self.log.entries)
        sizes = {size, *(int(note.split("\n")[1]) for note in notes)}
        for logged in self.logged:
            anchor = getattr(logged.statement, "anchor", None)
            if anchor is not None:
                sizes.add(anchor.size)
        indexes = sorted(self.given)
        sizes = {one for one in sizes if one <= size}
        return BundleContent(
            manifest=self.manifest(**changes),
            notes=notes,
            nodes=nodes_for(indexes, sizes, size, self.log.node),
            entries=[IndexedEntry(index, self.log.entries[index]) for index in indexes],
            statements=[
                Given(envelope=logged.envelope, disclosures=tuple(logged.disclosures))
                for logged in self.logged
            ],
            blob=self.blobs.get,
        )

    def bundle(self, **changes: object) -> bytes:
        """The bundle's bytes."""
        return b"".join(write_bundle(self.content(**changes)))

    def check(self, *, vkeys: Sequence[str] = (log_vkey(),), **options: object) -> Report:
        """Export and verify."""
        return verify(io.BytesIO(self.bundle()), vkeys=vkeys, **options)


def target_of(logged: Logged) -> Target:
    """How another statement names this one."""
    said = logged.statement
    assert isinstance(said, Segment | Manual | Redact | Close)
    return Target(stream=said.stream, seq=said.seq, sha256=logged.sha256)
