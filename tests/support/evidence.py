"""Makes segments, batches and receipts that hold, for tests of every room; the same input, the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wire import merkle
from wire.batch import Batch
from wire.checkpoint import Checkpoint, sign_checkpoint
from wire.envelope import seal, sha256_of
from wire.fields import to_base64url
from wire.keys import SoftwareSigner
from wire.note import vkey
from wire.receipt import Entry, Receipt, encode_entry, encode_receipt
from wire.records import (
    Absence,
    Activity,
    AgentInfo,
    Anchor,
    ClockReading,
    ContractId,
    ImageFile,
    Item,
    ItemKind,
    Memo,
    MonitorPlace,
    Reason,
    Screenshot,
    SegmentEvidence,
    SegmentId,
    Sha256,
    Signals,
    StreamId,
    Webcam,
    Window,
)
from wire.statement import ZERO_SHA256, Segment, build_segment, encode_segment

ORIGIN = "diary.example/log/0011223344556677"
CONTRACT = ContractId("c0ffee0000000001")
STREAM = StreamId(to_base64url(bytes(range(16))))
SLOT_START_MS = 1_767_225_600_000
"""2026-01-01T00:00:00Z."""
SLOT_MS = 600_000
NO_ANCHOR = Anchor(size=0, root=Sha256(merkle.EMPTY_ROOT.hex()))

DEVICE = SoftwareSigner(Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"device").digest()))
LOG = SoftwareSigner(Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"log").digest()))
LOG_VKEY = vkey(ORIGIN, LOG.public)


def salt(number: int) -> bytes:
    """A salt that is fresh for each number."""
    return hashlib.sha256(b"salt %d" % number).digest()[:16]


def image(data: bytes, *, width: int, height: int) -> ImageFile:
    """The reference to `data`, whatever it is."""
    return ImageFile(sha256=sha256_of(data), bytes=len(data), width=width, height=height)


def screenshot(monitor: int, *, taken_ms: int, blobs: tuple[bytes, bytes]) -> Screenshot:
    """A screenshot of full HD whose picture and thumbnail are `blobs`."""
    return Screenshot(
        monitor=MonitorPlace(index=monitor, x=1920 * monitor, y=0, width=1920, height=1080),
        taken_ms=taken_ms,
        media_type="image/webp",
        picture=image(blobs[0], width=1920, height=1080),
        thumbnail=image(blobs[1], width=320, height=180),
    )


def blobs_of(monitor: int, number: int) -> tuple[bytes, bytes]:
    """Bytes that stand for a picture and a thumbnail; they are no real pictures."""
    label = b"%d of segment %d" % (monitor, number)
    return b"picture " + label + b"." * 40, b"thumbnail " + label


def items_of(number: int, *, start_ms: int, monitors: int = 2, minutes: int = 10) -> list[Item]:
    """The items of a full segment."""
    counts = tuple(range(number, number + minutes))
    return [
        Activity(keys=counts, clicks=tuple(count % 7 for count in counts), scrolls=(0,) * minutes),
        *(
            screenshot(index, taken_ms=start_ms + 1_234, blobs=blobs_of(index, number))
            for index in range(monitors)
        ),
        Window(app="Text Editor", title="chapter one – draft"),
        Memo(text="Writing chapter one"),
    ]


def watched_items(number: int, *, start_ms: int) -> list[Item]:
    """The items of a full segment with one monitor, a webcam photo and signals; its files are `watched_blobs`."""
    shot, photo = watched_blobs(number)[:2], watched_blobs(number)[2:]
    activity, _, *others = items_of(number, start_ms=start_ms, monitors=1)
    return [
        activity,
        screenshot(0, taken_ms=start_ms + 1_234, blobs=shot),
        Webcam(
            taken_ms=start_ms + 2_345,
            media_type="image/jpeg",
            picture=image(photo[0], width=1280, height=720),
            thumbnail=image(photo[1], width=320, height=180),
        ),
        *others,
        Signals(injected=(0, 3) * 5, device_input=(1, 0) * 5),
    ]


def watched_blobs(number: int) -> tuple[bytes, bytes, bytes, bytes]:
    """The files of `watched_items`, in their order."""
    label = b"photo of segment %d" % number
    return (*blobs_of(0, number), b"picture " + label, b"thumbnail " + label)


def idle_items() -> list[Item]:
    """The items of a span that the contractor kept though there was no input in it."""
    return [
        Activity(keys=(0,) * 10, clicks=(0,) * 10, scrolls=(0,) * 10),
        Absence(ItemKind.SCREENSHOT, Reason.KEPT_AS_IDLE),
        Absence(ItemKind.WINDOW, Reason.KEPT_AS_IDLE),
        Memo(text="Reading the printed proofs"),
    ]


def dark_items(number: int, *, start_ms: int) -> list[Item]:
    """The items of a segment whose screen was off at its moment."""
    dark = Absence(ItemKind.SCREENSHOT, Reason.SCREEN_DARK)
    kept = [one for one in items_of(number, start_ms=start_ms) if not isinstance(one, Screenshot)]
    return [kept[0], dark, *kept[1:]]


def evidence(number: int = 0, *, items: Sequence[Item] | None = None) -> SegmentEvidence:
    """The full segment that fills slot `number` after `SLOT_START_MS`."""
    start_ms = SLOT_START_MS + number * SLOT_MS
    return SegmentEvidence(
        segment=SegmentId(f"{number:032x}"),
        contract=CONTRACT,
        slot_start_ms=start_ms,
        slot_ms=SLOT_MS,
        start_ms=start_ms,
        end_ms=start_ms + SLOT_MS,
        minutes=10,
        items=tuple(items_of(number, start_ms=start_ms) if items is None else items),
        clock=ClockReading(
            boot="5f1c3c5e",
            mono_ms=86_400_000 + number * SLOT_MS,
            wall_ms=start_ms - 40,
            offset_ms=40,
            offset_age_s=290,
            jumps_ms=(),
        ),
        agent=AgentInfo(
            name="hourproof",
            version="0.1.0",
            os="Debian 12",
            senses=(("idle", "x11"), ("input", "x11"), ("screen", "x11"), ("window", "x11")),
        ),
    )


def segment_of(
    told: SegmentEvidence, *, seq: int = 0, prev: Sha256 = ZERO_SHA256, anchor: Anchor = NO_ANCHOR
) -> tuple[Segment, tuple[str, ...]]:
    """The statement about `told`, made one second after its end, and its disclosures."""
    return build_segment(
        told,
        log=ORIGIN,
        stream=STREAM,
        seq=seq,
        prev=prev,
        anchor=anchor,
        made_ms=told.end_ms + 1_000,
        salts=[salt(100 * seq + index) for index in range(len(told.items))],
    )


def batch_of(number: int = 0, *, signer: SoftwareSigner = DEVICE) -> Batch:
    """The upload of the full segment `number`; only number 0 is the first of its stream."""
    prev = ZERO_SHA256 if number == 0 else sha256_of(payload_of(number - 1))
    segment, disclosures = segment_of(evidence(number), seq=number, prev=prev)
    return Batch(
        envelope=seal(encode_segment(segment), signer),
        disclosures=disclosures,
        blobs=tuple(blob for monitor in range(2) for blob in blobs_of(monitor, number)),
    )


def payload_of(number: int) -> bytes:
    """The payload of the full segment `number`."""
    prev = ZERO_SHA256 if number == 0 else sha256_of(payload_of(number - 1))
    return encode_segment(segment_of(evidence(number), seq=number, prev=prev)[0])


class MemoryLog:
    """A log in memory that signs what it is told to sign."""

    def __init__(self) -> None:
        self.nodes: dict[tuple[int, int], bytes] = {}
        self.entries: list[bytes] = []

    def node(self, level: int, index: int) -> bytes:
        """The stored node."""
        return self.nodes[level, index]

    def append(self, entry: bytes) -> int:
        """Add an entry; returns its index."""
        index = len(self.entries)
        self.entries.append(entry)
        leaf = merkle.leaf_hash(entry)
        for level, position, node in merkle.nodes_completed_by(index, leaf, self.node):
            self.nodes[level, position] = node
        return index

    def checkpoint(self) -> Checkpoint:
        """What the log is now."""
        size = len(self.entries)
        return Checkpoint(ORIGIN, size, Sha256(merkle.root(size, self.node).hex()))

    def note(self) -> str:
        """The signed checkpoint."""
        return sign_checkpoint(self.checkpoint(), vkey=LOG_VKEY, signer=LOG)

    def receive(self, envelope: bytes, *, have: int, recv_ms: int) -> str:
        """Append the entry for `envelope` and give the receipt."""
        entry = encode_entry(Entry(env=sha256_of(envelope), have=have, recv_ms=recv_ms))
        return self.receipt(self.append(entry))

    def receipt(self, index: int) -> str:
        """The receipt of the entry at `index` under the present checkpoint."""
        proof = merkle.inclusion_proof(index, len(self.entries), self.node)
        return encode_receipt(
            Receipt(entry=self.entries[index], index=index, proof=proof, checkpoint=self.note())
        )

    def consistency(self, known: int) -> tuple[str, ...]:
        """The proof from size `known` to the present."""
        proof = merkle.consistency_proof(known, len(self.entries), self.node)
        return tuple(sibling.hex() for sibling in proof)


def with_item(told: SegmentEvidence, index: int, item: Item) -> SegmentEvidence:
    """`told` with one item exchanged."""
    items = list(told.items)
    items[index] = item
    return replace(told, items=tuple(items))
