"""C2SP tlog-cosignature: a witness says when it saw that a log had grown to a checkpoint, and no other way."""

from __future__ import annotations

import struct
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from wire import keys, note
from wire.keys import Signer
from wire.problems import WireCode, WireError

COSIGNATURE: Final = b"\x04"
"""C2SP's type of keys that cosign."""

_TIME: Final = struct.Struct(">Q")
MAX_SECONDS = 2**63 - 1


def witness_vkey(name: str, public: Ed25519PublicKey) -> str:
    """The text form of a witness's key."""
    return note.vkey(name, public, kind=COSIGNATURE)


def parse_witness_vkey(text: str) -> tuple[str, Ed25519PublicKey]:
    """Name and key behind the vkey of a witness; raises `WireError` for anything else."""
    return note.parse_vkey(text, kind=COSIGNATURE)


def cosign(signed: str, *, vkey: str, signer: Signer, at_s: int) -> str:
    """The line to add to the note `signed`: that the holder of `vkey` saw it `at_s` seconds after 1970.

    That the log's own signature holds, and that the log grew from what was seen before, is to be checked first.
    """
    name, public = parse_witness_vkey(vkey)
    if signer.key_id != keys.key_id(public):
        raise WireError(WireCode.WRONG_KEY, "note", "the signer holds another key")
    text, _ = note.split_note(signed)
    signature = signer.sign(_message(text, at_s))
    return note.signature_line(
        name, note.hint(name, public, kind=COSIGNATURE) + _TIME.pack(at_s) + signature
    )


def cosigned_at_s(signed: str, vkey: str) -> int:
    """When the witness with this `vkey` saw the note `signed`; raises `WireError` if it did not, or twice."""
    name, public = parse_witness_vkey(vkey)
    text, signatures = note.split_note(signed)
    expected = note.hint(name, public, kind=COSIGNATURE)
    ours = [
        signature[note.HINT_BYTES :]
        for signer, signature in signatures
        if (signer, signature[: note.HINT_BYTES]) == (name, expected)
    ]
    if len(ours) != 1 or len(ours[0]) != _TIME.size + keys.SIGNATURE_BYTES:
        raise WireError(WireCode.BAD_SIGNATURE, "note", f"{len(ours)} cosignatures of {name}")
    (at_s,) = _TIME.unpack_from(ours[0])
    keys.verify(public, ours[0][_TIME.size :], _message(text, at_s), where="note")
    return int(at_s)


def _message(text: str, at_s: int) -> bytes:
    if not 0 <= at_s <= MAX_SECONDS:
        raise WireError(WireCode.BAD_VALUE, "note/time", str(at_s))
    return f"cosignature/v1\ntime {at_s}\n{text}".encode()
