"""Log entries and receipts: how a server promises that a statement, and what of it, is in the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from wire import canonical, fields
from wire.checkpoint import Checkpoint, decode
from wire.items import MAX_ITEMS
from wire.merkle import HASH_BYTES, check_consistency, check_inclusion, leaf_hash
from wire.note import open_note
from wire.problems import WireCode, WireError, verification_step
from wire.records import Sha256

ENTRY_VERSION = 1
MAX_ENTRY_BYTES = 512
MAX_RECEIPT_BYTES = 32_768
MAX_PROOF_HASHES = 64

_HEADER: Final = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement was received: `env` is the hash of its envelope, bit i of `have` stands for its item i."""

    t: ClassVar[str] = "statement"
    env: Sha256
    have: int
    recv_ms: int


@dataclass(frozen=True, slots=True)
class Tick:
    """Nothing was received for a while; `rand` is 32 random bytes in hex."""

    t: ClassVar[str] = "tick"
    rand: Sha256
    recv_ms: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """An entry's bytes, its place in the log and the signed checkpoint that covers it."""

    entry: bytes
    index: int
    proof: tuple[bytes, ...]
    checkpoint: str


def have_all(items: int) -> int:
    """The mask that says that `items` items were received, all of them."""
    return (1 << items) - 1


def encode_entry(entry: Entry | Tick) -> bytes:
    """The bytes of a log entry: the leaf of the log."""
    content: dict[str, canonical.JsonValue] = {
        "v": ENTRY_VERSION,
        "t": entry.t,
        "recv_ms": entry.recv_ms,
    }
    if isinstance(entry, Entry):
        content |= {"env": entry.env, "have": entry.have}
    else:
        content |= {"rand": entry.rand}
    return canonical.encode(content)


def decode_entry(data: bytes) -> Entry | Tick:
    """Read a log entry; raises `WireError` for every other spelling."""
    value = canonical.decode(data, where="entry", limit=MAX_ENTRY_BYTES)
    if not isinstance(value, dict) or "v" not in value or "t" not in value:
        raise WireError(WireCode.MISSING_FIELD, "entry", "no version and kind")
    if fields.integer(value["v"], "entry/v") != ENTRY_VERSION:
        raise WireError(WireCode.UNKNOWN_VERSION, "entry/v")
    kind = fields.string(value["t"], "entry/t")
    if kind == Entry.t:
        found = fields.members(value, "entry", ("v", "t", "recv_ms", "env", "have"))
        return Entry(
            env=fields.sha256(found["env"], "entry/env"),
            have=fields.integer(found["have"], "entry/have", high=have_all(MAX_ITEMS)),
            recv_ms=fields.instant(found["recv_ms"], "entry/recv_ms"),
        )
    if kind == Tick.t:
        found = fields.members(value, "entry", ("v", "t", "recv_ms", "rand"))
        return Tick(
            rand=fields.sha256(found["rand"], "entry/rand"),
            recv_ms=fields.instant(found["recv_ms"], "entry/recv_ms"),
        )
    raise WireError(WireCode.UNKNOWN_TYPE, "entry/t", kind[:40])


def encode_receipt(receipt: Receipt) -> str:
    """The C2SP tlog-proof text of `receipt`, with the entry's bytes as its extra data."""
    lines = [
        _HEADER,
        f"extra {fields.to_base64std(receipt.entry)}",
        f"index {receipt.index}",
        *(fields.to_base64std(sibling) for sibling in receipt.proof),
        "",
        receipt.checkpoint,
    ]
    return "\n".join(lines)


def decode_receipt(text: str) -> Receipt:
    """Take a receipt apart; nothing in it is checked yet but its form."""
    if len(text) > MAX_RECEIPT_BYTES:
        raise WireError(WireCode.TOO_LARGE, "receipt")
    head, separator, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not separator or len(lines) < 3 or lines[0] != _HEADER:
        raise WireError(WireCode.RECEIPT_MALFORMED, "receipt", f"not a {_HEADER}")
    extra, index, proof = lines[1], lines[2], lines[3:]
    if not extra.startswith("extra ") or not index.startswith("index "):
        raise WireError(WireCode.RECEIPT_MALFORMED, "receipt", "no extra and index lines")
    if len(proof) > MAX_PROOF_HASHES:
        raise WireError(WireCode.TOO_LARGE, "receipt/proof")
    return Receipt(
        entry=fields.base64std(extra.removeprefix("extra "), "receipt/extra"),
        index=fields.decimal(index.removeprefix("index "), "receipt/index"),
        proof=tuple(fields.base64std(line, "receipt/proof", size=HASH_BYTES) for line in proof),
        checkpoint=checkpoint,
    )


def check_receipt(
    text: str,
    *,
    origin: str,
    vkey: str,
    envelope_sha256: Sha256,
    have: int,
    known: Checkpoint | None,
    consistency: Sequence[str],
) -> Checkpoint:
    """Check that `text` proves the receipt of the envelope, by steps R1 to R8 of `wire/SPEC.md`.

    `origin` and `vkey` name the log and were learned at enrolment, `have` is the mask of what was sent,
    `known` the newest checkpoint verified before (None: none yet) and `consistency` the server's hex
    hashes from there to the receipt's checkpoint. Returns that checkpoint; raises `WireError`, whose `code`
    begins with `receipt-` and whose `step` is the step that failed.
    """
    # R1: the text is a tlog-proof, in its only spelling.
    with verification_step("R1", WireCode.RECEIPT_MALFORMED):
        receipt = decode_receipt(text)
    # R2: the log's key signed the checkpoint.
    with verification_step("R2", WireCode.RECEIPT_SIGNATURE):
        signed = open_note(receipt.checkpoint, vkey)
    # R3: the checkpoint has its three lines and is of the log that we know.
    with verification_step("R3", WireCode.RECEIPT_ORIGIN):
        checkpoint = decode(signed)
        if checkpoint.origin != origin:
            raise WireError(WireCode.WRONG_LOG, "receipt/origin", checkpoint.origin)
    # R4: the entry is canonical and speaks of a statement.
    with verification_step("R4", WireCode.RECEIPT_ENTRY):
        entry = decode_entry(receipt.entry)
        if not isinstance(entry, Entry):
            raise WireError(WireCode.UNKNOWN_TYPE, "entry/t", entry.t)
    # R5: the entry stands in the log at this index.
    with verification_step("R5", WireCode.RECEIPT_INCLUSION):
        check_inclusion(
            leaf_hash(receipt.entry),
            index=receipt.index,
            size=checkpoint.size,
            proof=receipt.proof,
            root=bytes.fromhex(checkpoint.root),
        )
    # R6: it is our envelope that was received.
    if entry.env != envelope_sha256:
        raise WireError(WireCode.RECEIPT_OTHER_ENVELOPE, "entry/env", step="R6")
    # R7: everything that we sent was received.
    if entry.have != have:
        raise WireError(WireCode.RECEIPT_HAVE, "entry/have", f"{entry.have:b}", step="R7")
    # R8: the log continues the one that we saw before.
    _check_continues(checkpoint, known, consistency)
    return checkpoint


def _check_continues(
    checkpoint: Checkpoint, known: Checkpoint | None, consistency: Sequence[str]
) -> None:
    with verification_step("R8", WireCode.RECEIPT_FORKED):
        if len(consistency) > 2 * MAX_PROOF_HASHES:
            raise WireError(WireCode.TOO_LARGE, "consistency")
        proof = [bytes.fromhex(fields.sha256(text, "consistency")) for text in consistency]
        if known is None:
            if proof:
                raise WireError(WireCode.BAD_PROOF, "consistency", "with nothing")
            return
    if checkpoint.size < known.size:
        raise WireError(
            WireCode.RECEIPT_ROLLED_BACK,
            "checkpoint/size",
            f"{checkpoint.size} after {known.size}",
            step="R8",
        )
    with verification_step("R8", WireCode.RECEIPT_FORKED):
        check_consistency(
            old_size=known.size,
            new_size=checkpoint.size,
            old_root=bytes.fromhex(known.root),
            new_root=bytes.fromhex(checkpoint.root),
            proof=proof,
        )
