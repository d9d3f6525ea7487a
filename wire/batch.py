"""What is uploaded at once: one envelope, the disclosures of its items, and the pictures they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wire import canonical, fields
from wire.canonical import JsonValue
from wire.envelope import MAX_ENVELOPE_BYTES
from wire.items import MAX_DISCLOSURE_BYTES, MAX_ITEMS, MAX_PICTURE_BYTES
from wire.problems import WireCode, WireError, verification_step

CONTENT_TYPE: Final = "application/vnd.hourproof.batch.v1"
BATCH_VERSION = 1
MAX_BATCH_BYTES = 24_000_000
MAX_BLOBS = 33
MAX_HEADER_BYTES = 1_024
MAX_DISCLOSURES_BYTES = MAX_ITEMS * (MAX_DISCLOSURE_BYTES + 3) + 2


@dataclass(frozen=True, slots=True)
class Batch:
    """The parts of an upload in their order; a disclosure is None for an item that is not sent."""

    envelope: bytes
    disclosures: tuple[str | None, ...]
    blobs: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLimits:
    """The largest sizes, in bytes, that a reader takes; a server may set smaller ones and tells them."""

    envelope_bytes: int = MAX_ENVELOPE_BYTES
    picture_bytes: int = MAX_PICTURE_BYTES
    batch_bytes: int = MAX_BATCH_BYTES
    blobs: int = MAX_BLOBS


DEFAULT_LIMITS: Final = BatchLimits()


def encode_batch(batch: Batch) -> bytes:
    """The body of the upload: a line that gives the sizes of the parts, then the parts."""
    disclosures = canonical.encode(list(batch.disclosures))
    header = canonical.encode(
        {
            "v": BATCH_VERSION,
            "envelope": len(batch.envelope),
            "disclosures": len(disclosures),
            "blobs": [len(blob) for blob in batch.blobs],
        }
    )
    return b"".join((header, b"\n", batch.envelope, disclosures, *batch.blobs))


def decode_batch(data: bytes, *, limits: BatchLimits = DEFAULT_LIMITS) -> Batch:
    """Cut an upload into its parts: step I1 of `wire/SPEC.md`; raises `WireError`."""
    # I1: the sizes are within the limits and add up to the body exactly.
    with verification_step("I1"):
        return _cut(data, limits)


def _cut(data: bytes, limits: BatchLimits) -> Batch:
    if len(data) > limits.batch_bytes:
        raise WireError(WireCode.TOO_LARGE, "batch", f"{len(data)} bytes")
    end = data.find(b"\n", 0, MAX_HEADER_BYTES + 1)
    if end < 0:
        raise WireError(WireCode.BAD_BATCH, "batch/header", "no line that gives the sizes")
    value = canonical.decode(data[:end], where="batch/header", limit=MAX_HEADER_BYTES)
    header = fields.members(value, "batch/header", ("v", "envelope", "disclosures", "blobs"))
    if fields.integer(header["v"], "batch/header/v") != BATCH_VERSION:
        raise WireError(WireCode.UNKNOWN_VERSION, "batch/header/v")
    blobs = fields.array(header["blobs"], "batch/header/blobs", high=limits.blobs)
    sizes = [
        _size(header["envelope"], "batch/envelope", limits.envelope_bytes),
        _size(header["disclosures"], "batch/disclosures", MAX_DISCLOSURES_BYTES),
        *(
            _size(blob, f"batch/blobs/{index}", limits.picture_bytes)
            for index, blob in enumerate(blobs)
        ),
    ]
    if end + 1 + sum(sizes) != len(data):
        raise WireError(WireCode.BAD_BATCH, "batch", "the sizes do not add up to the body")
    parts: list[bytes] = []
    start = end + 1
    for size in sizes:
        parts.append(data[start : start + size])
        start += size
    listed = canonical.decode(parts[1], where="batch/disclosures", limit=MAX_DISCLOSURES_BYTES)
    return Batch(
        envelope=parts[0],
        disclosures=tuple(
            None if disclosure is None else fields.string(disclosure, f"batch/disclosures/{index}")
            for index, disclosure in enumerate(
                fields.array(listed, "batch/disclosures", high=MAX_ITEMS)
            )
        ),
        blobs=tuple(parts[2:]),
    )


def _size(value: JsonValue, where: str, limit: int) -> int:
    size = fields.integer(value, where, low=1)
    if size > limit:
        raise WireError(WireCode.TOO_LARGE, where, f"{size} bytes, at most {limit}")
    return size
