"""A device as the server sees it: enrols, seals segments, sends them, and checks every receipt it gets."""

from __future__ import annotations

import base64
import hashlib
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from tests.support import evidence
from wire.batch import CONTENT_TYPE, Batch, encode_batch
from wire.checkpoint import Checkpoint, open_checkpoint
from wire.contractor import ContractorStatement, decode_statement, encode_statement, read_items
from wire.drafts import Draft, build, items_of
from wire.enrolment import enrolment_message
from wire.envelope import seal, sha256_of
from wire.fields import to_base64url
from wire.head import Place
from wire.items import referenced_blobs
from wire.keys import SoftwareSigner, spki
from wire.receipt import check_receipt
from wire.records import (
    Absence,
    Anchor,
    ContractId,
    Item,
    ItemKind,
    Reason,
    Screenshot,
    SegmentEvidence,
    Sha256,
    StreamId,
    Target,
)
from wire.statement import ZERO_SHA256, build_segment, encode_segment
from wire.verification import have_of

OS = "Debian 12"


@cache
def webp(width: int, height: int, shade: int = 0) -> bytes:
    """A real, small picture of one colour."""
    buffer = io.BytesIO()
    colour = (37 * shade % 256, 91 * shade % 256, 120)
    Image.new("RGB", (width, height), colour).save(buffer, "WEBP", quality=20)
    return buffer.getvalue()


def shot(number: int, *, taken_ms: int) -> tuple[Screenshot, tuple[bytes, bytes]]:
    """A screenshot item of full HD with real files behind it."""
    files = webp(1920, 1080, number), webp(320, 180, number)
    return evidence.screenshot(0, taken_ms=taken_ms, blobs=files), files


@dataclass(frozen=True, slots=True)
class Sealed:
    """An upload, ready to be sent, and what its receipt must say."""

    batch: Batch
    payload: bytes
    seq: int

    @property
    def body(self) -> bytes:
        """The request's body."""
        return encode_batch(self.batch)

    @property
    def envelope_sha256(self) -> Sha256:
        """Its name in the log."""
        return sha256_of(self.batch.envelope)

    @property
    def target(self) -> Target:
        """How other statements name it."""
        statement = decode_statement(self.payload)
        return Target(statement.stream, statement.seq, sha256_of(self.payload))

    def only(self, *indexes: int) -> Sealed:
        """The same upload with only these of its items."""
        statement = decode_statement(self.payload)
        blobs = iter(self.batch.blobs)
        disclosures: list[str | None] = []
        kept: list[bytes] = []
        for index, item in enumerate(read_items(statement, self.batch.disclosures)):
            files = [next(blobs) for _ in referenced_blobs((item,))]
            disclosures.append(self.batch.disclosures[index] if index in indexes else None)
            kept += files if index in indexes else []
        return replace(self, batch=Batch(self.batch.envelope, tuple(disclosures), tuple(kept)))


def keypair() -> SoftwareSigner:
    """A new device key."""
    return SoftwareSigner(Ed25519PrivateKey.generate())


def enrolment(code: str, signer: SoftwareSigner, *, name: str = "desk") -> dict[str, Any]:
    """The body that enrols the key of `signer`."""
    proof = signer.sign(enrolment_message(code, name, spki(signer.public)))
    return {
        "code": code,
        "name": name,
        "public_key": base64.b64encode(spki(signer.public)).decode(),
        "proof": base64.b64encode(proof).decode(),
        "os": OS,
    }


class Sender:
    """One device with one stream of one contract. `pictures`: whether segments have a screenshot."""

    def __init__(
        self, http: httpx.Client, enrolled: dict[str, Any], signer: SoftwareSigner, contract: str
    ) -> None:
        self.http = http
        self.signer = signer
        self.token = enrolled["token"]
        self.origin = enrolled["log"]["origin"]
        self.vkey = enrolled["log"]["key"]
        self.contract = ContractId(contract)
        self.stream = StreamId(to_base64url(os.urandom(16)))
        self.known: Checkpoint = open_checkpoint(
            enrolled["log"]["checkpoint"], origin=self.origin, vkey=self.vkey
        )
        self.links: list[Sha256] = []
        """Payload hash of each sealed segment."""

    @classmethod
    def enrol(cls, http: httpx.Client, code: str, contract: str) -> Sender:
        """Enrol a new key with `code`."""
        signer = keypair()
        answer = http.post("/api/v1/devices", json=enrolment(code, signer))
        assert answer.status_code == 201, answer.text
        return cls(http, answer.json(), signer, contract)

    def told(self, number: int, *, pictures: bool = True) -> tuple[SegmentEvidence, list[bytes]]:
        """What happened in slot `number`, and the files."""
        made = replace(evidence.evidence(number), contract=self.contract)
        activity, *_, window, memo = made.items
        files: Sequence[bytes] = ()
        picture = evidence_absent()
        if pictures:
            picture, files = shot(number % 16, taken_ms=made.start_ms + 1_000)
        return replace(made, items=(activity, picture, window, memo)), list(files)

    def seal(
        self,
        *,
        told: SegmentEvidence | None = None,
        files: Sequence[bytes] | None = None,
        seq: int | None = None,
        pictures: bool = True,
        anchor: Anchor = evidence.NO_ANCHOR,
        made_ms: int | None = None,
        link: bool = True,
    ) -> Sealed:
        """Seal the next segment of the stream (or number `seq`); `link` False leaves the chain as it was."""
        number = len(self.links) if seq is None else seq
        usual, usual_files = self.told(number, pictures=pictures)
        told = told or usual
        files = usual_files if files is None else files
        segment, disclosures = build_segment(
            told,
            log=self.origin,
            stream=self.stream,
            seq=number,
            prev=self.links[number - 1] if number else ZERO_SHA256,
            anchor=anchor,
            made_ms=made_ms or told.end_ms + 1_000,
            salts=[
                hashlib.sha256(f"{self.stream}{number}{index}".encode()).digest()[:16]
                for index in range(len(told.items))
            ],
        )
        payload = encode_segment(segment)
        if link:
            self.links[number:] = [sha256_of(payload)]
        assert len(files) == len(referenced_blobs(told.items))
        return Sealed(Batch(seal(payload, self.signer), disclosures, tuple(files)), payload, number)

    def say(
        self,
        draft: Draft,
        *,
        files: Sequence[bytes] = (),
        made_ms: int,
        anchor: Anchor = evidence.NO_ANCHOR,
        link: bool = True,
    ) -> Sealed:
        """Seal the next statement of the stream, of whatever type."""
        number = len(self.links)
        place = Place(
            log=self.origin,
            contract=self.contract,
            stream=self.stream,
            seq=number,
            prev=self.links[-1] if number else ZERO_SHA256,
            anchor=anchor,
            made_ms=made_ms,
        )
        salts = [os.urandom(16) for _ in items_of(draft)]
        statement, disclosures = build(draft, place, salts=salts)
        return self.sealed(statement, disclosures, files, link=link)

    def sealed(
        self,
        statement: ContractorStatement,
        disclosures: tuple[str, ...] = (),
        files: Sequence[bytes] = (),
        *,
        link: bool = True,
    ) -> Sealed:
        """`statement` in its envelope; with `link` it is the newest of the stream."""
        payload = encode_statement(statement)
        if link:
            self.links[statement.seq :] = [sha256_of(payload)]
        batch = Batch(seal(payload, self.signer), disclosures, tuple(files))
        return Sealed(batch, payload, statement.seq)

    @property
    def headers(self) -> dict[str, str]:
        """What comes with every upload."""
        return {"Authorization": f"Bearer {self.token}", "Content-Type": CONTENT_TYPE}

    def post(self, body: bytes, *, known: int = 0, **headers: str) -> httpx.Response:
        """Send a body as it is."""
        return self.http.post(
            f"/api/v1/statements?known={known}", content=body, headers={**self.headers, **headers}
        )

    def send(self, sealed: Sealed, *, status: int = 201, have: int | None = None) -> Checkpoint:
        """Send, and check the receipt as the agent does; remembers the new checkpoint. `have` is the mask of all
        that was sent so far, if that is more than comes now."""
        answer = self.post(sealed.body, known=self.known.size)
        assert answer.status_code == status, answer.text
        found = answer.json()
        self.known = check_receipt(
            found["receipt"],
            origin=self.origin,
            vkey=self.vkey,
            envelope_sha256=sealed.envelope_sha256,
            have=have_of(sealed.batch.disclosures) if have is None else have,
            known=self.known,
            consistency=tuple(found["consistency"]),
        )
        return self.known


def evidence_absent() -> Item:
    """The item that stands where no screenshot was taken."""
    return Absence(ItemKind.SCREENSHOT, Reason.SCREEN_LOCKED)
