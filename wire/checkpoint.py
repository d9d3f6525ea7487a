"""C2SP tlog-checkpoint: the log's signed promise of its size and root."""

from __future__ import annotations

from dataclasses import dataclass

from wire import fields
from wire.keys import Signer
from wire.merkle import EMPTY_ROOT, HASH_BYTES
from wire.note import open_note, sign_note
from wire.problems import WireCode, WireError
from wire.records import Anchor, Sha256


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The log called `origin` had `size` entries under `root`."""

    origin: str
    size: int
    root: Sha256

    @property
    def anchor(self) -> Anchor:
        """What a statement cites of it."""
        return Anchor(size=self.size, root=self.root)


def encode(checkpoint: Checkpoint) -> str:
    """The text that is signed: origin, size, root, one line each."""
    fields.origin(checkpoint.origin, "checkpoint/origin")
    fields.integer(checkpoint.size, "checkpoint/size")
    root = bytes.fromhex(fields.sha256(checkpoint.root, "checkpoint/root"))
    return f"{checkpoint.origin}\n{checkpoint.size}\n{fields.to_base64std(root)}\n"


def decode(text: str) -> Checkpoint:
    """Read the text of a checkpoint; extension lines are refused."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3]:
        raise fields.bad("checkpoint", "not three lines")
    size = fields.decimal(lines[1], "checkpoint/size")
    root = fields.base64std(lines[2], "checkpoint/root", size=HASH_BYTES)
    if size == 0 and root != EMPTY_ROOT:
        raise fields.bad("checkpoint/root", "not the root of the empty log")
    return Checkpoint(
        origin=fields.origin(lines[0], "checkpoint/origin"), size=size, root=Sha256(root.hex())
    )


def sign_checkpoint(checkpoint: Checkpoint, *, vkey: str, signer: Signer) -> str:
    """The signed note of `checkpoint`."""
    return sign_note(encode(checkpoint), vkey=vkey, signer=signer)


def open_checkpoint(note: str, *, origin: str, vkey: str) -> Checkpoint:
    """The checkpoint in `note`, if the holder of `vkey` signed it for the log called `origin`."""
    checkpoint = decode(open_note(note, vkey))
    if checkpoint.origin != origin:
        raise WireError(WireCode.WRONG_LOG, "checkpoint/origin", checkpoint.origin)
    return checkpoint
