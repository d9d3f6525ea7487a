"""The bytes of the format, made a second time from `wire/SPEC.md`: nothing here imports `wire`.

Only the standard library and `cryptography` are used, so that a fault of ours and a fault of the verifier
cannot be the same fault.
"""

import base64
import hashlib
import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

STATEMENT_TYPE = "application/vnd.hourproof.statement.v1+json"
ENROLMENT_TYPE = "application/vnd.hourproof.enrolment.v1+json"
AUTHORISATION_TYPE = "application/vnd.hourproof.authorisation.v1+json"
SPKI_HEAD = bytes.fromhex("302a300506032b6570032100")
ORDER = 2**252 + 27742317777372353535851937790883648493
"""The order of Ed25519's group: S of a signature must be below it."""


def canonical(value: Any) -> bytes:
    """JCS of `value`. All member names here are ASCII, for which sorting by code point is JCS's order."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(data: bytes) -> str:
    """SHA-256 hex."""
    return hashlib.sha256(data).hexdigest()


def b64(data: bytes) -> str:
    """Base64 with padding."""
    return base64.b64encode(data).decode()


def b64url(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_b64url(text: str) -> bytes:
    """The bytes of base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def pae(kind: str, payload: bytes) -> bytes:
    """DSSE's pre-authentication encoding."""
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(payload), payload)


@dataclass(frozen=True)
class Key:
    """An Ed25519 key made from a public word: it protects nothing."""

    word: str

    @property
    def seed(self) -> bytes:
        return hashlib.sha256(b"tamper " + self.word.encode()).digest()

    @property
    def raw(self) -> bytes:
        """The 32 bytes of the public key."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()

    @property
    def spki(self) -> bytes:
        return SPKI_HEAD + self.raw

    @property
    def keyid(self) -> str:
        return sha256(self.spki)

    def sign(self, message: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)

    def sign_with_identity_r(self, message: bytes, r: bytes) -> bytes:
        """A signature whose R is the identity, spelt as `r`: the equation holds, the spelling may not be right."""
        digest = bytearray(hashlib.sha512(self.seed).digest()[:32])
        digest[0] &= 248
        digest[31] = digest[31] & 127 | 64
        secret = int.from_bytes(digest, "little")
        hashed = int.from_bytes(hashlib.sha512(r + self.raw + message).digest(), "little")
        return r + (hashed * secret % ORDER).to_bytes(32, "little")


def vkey(name: str, key: Key, *, kind: int = 1) -> str:
    """A C2SP verifier key: kind 1 is Ed25519, kind 4 a witness's cosignature."""
    told = bytes([kind]) + key.raw
    return f"{name}+{key_hash(name, key, kind=kind).hex()}+{b64(told)}"


def key_hash(name: str, key: Key, *, kind: int = 1) -> bytes:
    """The first four bytes of the hash that a signature line begins with."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + key.raw).digest()[:4]


def signature_line(name: str, key: Key, text: str) -> str:
    """One signature line of a note."""
    return f"— {name} {b64(key_hash(name, key) + key.sign(text.encode()))}\n"


def cosignature_line(name: str, key: Key, text: str, *, seconds: int) -> str:
    """One C2SP cosignature/v1 line: that a witness saw this checkpoint at an instant in `seconds` since 1970."""
    signed = key.sign(f"cosignature/v1\ntime {seconds}\n{text}".encode())
    return f"— {name} {b64(key_hash(name, key, kind=4) + struct.pack('>Q', seconds) + signed)}\n"


def checkpoint_text(origin: str, size: int, root: bytes, *more: str) -> str:
    """The text of a checkpoint; `more` are extension lines, which must not be there."""
    return "".join(f"{line}\n" for line in (origin, size, b64(root), *more))


def signed_note(name: str, key: Key, text: str) -> str:
    """A note with one signature."""
    return f"{text}\n{signature_line(name, key, text)}"


def envelope_of(payload: bytes, key: Key, *, kind: str = STATEMENT_TYPE) -> dict[str, Any]:
    """A DSSE envelope with one signature."""
    signature = {"keyid": key.keyid, "sig": b64(key.sign(pae(kind, payload)))}
    return {"payload": b64(payload), "payloadType": kind, "signatures": [signature]}


def leaf_hash(entry: bytes) -> bytes:
    """RFC 6962's hash of a leaf."""
    return hashlib.sha256(b"\0" + entry).digest()


def tree_hash(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962's hash of a list of leaf hashes."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    cut = split(len(leaves))
    return hashlib.sha256(b"\1" + tree_hash(leaves[:cut]) + tree_hash(leaves[cut:])).digest()


def split(length: int) -> int:
    """The largest power of two below `length`."""
    return 1 << (length - 1).bit_length() - 1


def node_ranges(size: int, given: set[int], sizes: set[int]) -> list[tuple[int, int]]:
    """The fewest ranges of a log of `size` entries that give its root and those of all `sizes`, beside the entries
    `given`: a range is a node unless an entry that is given, or the end of a smaller tree, lies in it."""
    found: list[tuple[int, int]] = []

    def look(low: int, high: int) -> None:
        inside = any(low <= index < high for index in given)
        if not inside and not any(low < one < high for one in sizes):
            found.append((low, high))
        elif high - low > 1:
            cut = low + split(high - low)
            look(low, cut)
            look(cut, high)

    look(0, size)
    return found


@dataclass
class Zip:
    """Every field of the archive, to be put out of order one at a time."""

    locals: list[dict[str, Any]] = field(default_factory=list)
    contents: list[bytes] = field(default_factory=list)
    centrals: list[dict[str, Any]] = field(default_factory=list)
    end64: dict[str, int] = field(default_factory=dict)
    locator: dict[str, int] = field(default_factory=dict)
    end: dict[str, Any] = field(default_factory=dict)
    glue: dict[int | str, bytes] = field(default_factory=dict)
    """Bytes put before a member, or before `central`, `end64`, `locator`, `end` or after `all`."""

    @classmethod
    def of(cls, members: Sequence[tuple[str | bytes, bytes]]) -> "Zip":
        """The archive of these members as the format has it."""
        made = cls()
        offset = 0
        for name, content in members:
            head = {
                "sig": 0x04034B50, "need": 45, "flags": 0, "method": 0, "time": 0, "date": 33,
                "crc": zlib.crc32(content), "packed": len(content), "size": len(content),
                "name": name.encode() if isinstance(name, str) else name, "extra": b"",
            }  # fmt: skip
            made.locals.append(head)
            made.contents.append(content)
            extra, told = b"", offset
            if offset >= 0xFFFFFFFF:
                extra, told = struct.pack("<HHQ", 1, 8, offset), 0xFFFFFFFF
            made.centrals.append(
                head
                | {
                    "sig": 0x02014B50,
                    "made": 45,
                    "comment": b"",
                    "disk": 0,
                    "internal": 0,
                    "external": 0,
                }
                | {"offset": told, "extra": extra}
            )
            offset += 30 + len(head["name"]) + len(content)
        count, start = len(members), offset
        length = sum(46 + len(one["name"]) + len(one["extra"]) for one in made.centrals)
        made.end64 = {
            "sig": 0x06064B50, "size": 44, "made": 45, "need": 45, "disk": 0, "first": 0,
            "here": count, "all": count, "length": length, "offset": start,
        }  # fmt: skip
        made.locator = {"sig": 0x07064B50, "disk": 0, "offset": start + length, "disks": 1}
        made.end = {
            "sig": 0x06054B50, "disk": 0, "first": 0, "here": 0xFFFF, "all": 0xFFFF,
            "length": 0xFFFFFFFF, "offset": 0xFFFFFFFF, "comment": b"",
        }  # fmt: skip
        return made

    def encode(self) -> bytes:
        """The bytes of the archive, whatever the fields say."""
        out = bytearray()
        for at, (one, content) in enumerate(zip(self.locals, self.contents, strict=True)):
            out += self.glue.get(at, b"")
            numbers = [
                one[key]
                for key in (
                    "sig",
                    "need",
                    "flags",
                    "method",
                    "time",
                    "date",
                    "crc",
                    "packed",
                    "size",
                )
            ]
            out += struct.pack("<IHHHHHIIIHH", *numbers, len(one["name"]), len(one["extra"]))
            out += one["name"] + one["extra"] + content
        out += self.glue.get("central", b"")
        for one in self.centrals:
            numbers = [
                one[key] for key in ("sig", "made", "need", "flags", "method", "time", "date")
            ]
            numbers += [one[key] for key in ("crc", "packed", "size")]
            numbers += [len(one["name"]), len(one["extra"]), len(one["comment"])]
            numbers += [one[key] for key in ("disk", "internal", "external", "offset")]
            out += struct.pack("<IHHHHHHIIIHHHHHII", *numbers)
            out += one["name"] + one["extra"] + one["comment"]
        out += self.glue.get("end64", b"") + struct.pack("<IQHHIIQQQQ", *self.end64.values())
        out += self.glue.get("locator", b"") + struct.pack("<IIQI", *self.locator.values())
        *numbers, comment = self.end.values()
        out += (
            self.glue.get("end", b"") + struct.pack("<IHHHHIIH", *numbers, len(comment)) + comment
        )
        return bytes(out + self.glue.get("all", b""))
