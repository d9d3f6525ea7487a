"""C2SP signed notes with one Ed25519 key, the text form of that key (vkey), and the lines of others."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from wire import fields, keys
from wire.keys import Signer
from wire.problems import WireCode, WireError

MAX_NOTE_BYTES = 16_384
MAX_SIGNATURES = 16
HINT_BYTES = 4

ED25519: Final = b"\x01"
"""C2SP's type of an ordinary key; `wire.cosignature` has the one of witnesses."""
_DASH: Final = "— "


def vkey(name: str, public: Ed25519PublicKey, *, kind: bytes = ED25519) -> str:
    """The text form of the key `public` under `name`, as a verifier is told it; `kind` is C2SP's type."""
    fields.origin(name, "vkey/name")
    key = kind + keys.raw(public)
    return f"{name}+{hint(name, public, kind=kind).hex()}+{fields.to_base64std(key)}"


@lru_cache(maxsize=64)  # to show that the key is a safe one costs more than to sign with it
def parse_vkey(text: str, *, kind: bytes = ED25519) -> tuple[str, Ed25519PublicKey]:
    """Name and key behind a vkey; raises `WireError` for other types and spellings, and for unsafe keys."""
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise fields.bad("vkey", "not name, hash and key")
    name, hinted, encoded = parts
    fields.origin(name, "vkey/name")
    key = fields.base64std(encoded, "vkey/key")
    if not key.startswith(kind):
        raise WireError(WireCode.BAD_KEY, "vkey/key", "not of this type")
    public = keys.load_raw(key.removeprefix(kind), "vkey/key")
    if hinted != hint(name, public, kind=kind).hex():
        raise WireError(WireCode.BAD_KEY, "vkey/hash")
    return name, public


def sign_note(text: str, *, vkey: str, signer: Signer) -> str:
    """The note of `text`, which ends in a line break, signed by the holder of `vkey`."""
    name, public = parse_vkey(vkey)
    if signer.key_id != keys.key_id(public):
        raise WireError(WireCode.WRONG_KEY, "note", "the signer holds another key")
    _check_text(text)
    signature = hint(name, public) + signer.sign(text.encode("utf-8"))
    return f"{text}\n{signature_line(name, signature)}"


def signature_line(name: str, signature: bytes) -> str:
    """The line of a signature, `signature` beginning with the hint of the key."""
    return f"{_DASH}{name} {fields.to_base64std(signature)}\n"


def open_note(note: str, vkey: str) -> str:
    """The text of `note`, if the holder of `vkey` signed it; raises `WireError`.

    Signatures of other keys are allowed and not checked.
    """
    name, public = parse_vkey(vkey)
    text, signatures = split_note(note)
    expected = hint(name, public)
    ours = [
        signature[HINT_BYTES:]
        for signer, signature in signatures
        if (signer, signature[:HINT_BYTES]) == (name, expected)
    ]
    if len(ours) != 1:
        raise WireError(WireCode.BAD_SIGNATURE, "note", f"{len(ours)} signatures of {name}")
    keys.verify(public, ours[0], text.encode("utf-8"), where="note")
    return text


def split_note(note: str) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """Text and signatures (name, and bytes that begin with a hint) of a note, none of them checked."""
    if len(note) > MAX_NOTE_BYTES:
        raise WireError(WireCode.TOO_LARGE, "note")
    text, separator, block = note.rpartition("\n\n")
    text += "\n"
    if not separator or not block.endswith("\n"):
        raise WireError(WireCode.BAD_NOTE, "note", "no signatures, or no end of line")
    _check_text(text)
    lines = block.removesuffix("\n").split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise WireError(WireCode.BAD_NOTE, "note", "too many signatures")
    return text, tuple(map(_signature, lines))


def _signature(line: str) -> tuple[str, bytes]:
    """Name and bytes of a signature line."""
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space:
        raise WireError(WireCode.BAD_NOTE, "note", "malformed signature line")
    try:
        fields.origin(name, "note/name")
        signature = fields.base64std(encoded, "note/signature")
    except WireError as error:
        raise WireError(WireCode.BAD_NOTE, error.where, error.detail) from error
    if len(signature) <= HINT_BYTES:
        raise WireError(WireCode.BAD_NOTE, "note/signature", "too short")
    return name, signature


def _check_text(text: str) -> None:
    """Notes are Unicode lines without control characters."""
    if not text.endswith("\n") or text == "\n":
        raise WireError(WireCode.BAD_NOTE, "note", "no text, or its last line does not end")
    if any((mark < " " and mark != "\n") or "\ud800" <= mark <= "\udfff" for mark in text):
        raise WireError(WireCode.BAD_NOTE, "note", "control character")


def hint(name: str, public: Ed25519PublicKey, *, kind: bytes = ED25519) -> bytes:
    """The first bytes of the hash by which signature lines name their key."""
    message = name.encode("utf-8") + b"\n" + kind + keys.raw(public)
    return hashlib.sha256(message).digest()[:HINT_BYTES]
