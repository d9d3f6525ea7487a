"""The one moment of each segment at which pictures are taken: it follows from the seed of the session."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from typing import Final

from wire import fields
from wire.contractor import SEED_BYTES as SEED_BYTES
from wire.envelope import sha256_of
from wire.problems import WireCode, WireError
from wire.records import Absence, ContractId, Item, ItemKind, Reason, Screenshot, Sha256, Webcam
from wire.statement import Segment

LATE_MS = 30_000
"""How long after its moment a picture may be taken."""

_LABEL: Final = b"hourproof moment v1\n"
_BEFORE_MOMENT: Final = (Reason.ENDED_BEFORE_MOMENT, Reason.DISCARDED_WITH_IDLE)


def seed_sha256(seed: bytes) -> Sha256:
    """What a session statement commits to; raises `WireError` unless `seed` has 32 bytes."""
    if len(seed) != SEED_BYTES:
        raise fields.bad("seed", f"{len(seed)} bytes instead of {SEED_BYTES}")
    return sha256_of(seed)


def moment_ms(seed: bytes, *, contract: ContractId, start_ms: int, slot_end_ms: int) -> int:
    """The moment of the span that begins at `start_ms` in the slot that ends at `slot_end_ms`.

    It lies in `[start_ms, slot_end_ms)`, uniformly for whoever does not know `seed`.
    """
    message = _LABEL + f"{contract}\n{start_ms}".encode("ascii")
    mac = hmac.digest(seed, message, hashlib.sha256)
    return start_ms + int.from_bytes(mac, "big") % (slot_end_ms - start_ms)


def check_moment(segment: Segment, items: Sequence[Item | None], *, seed: bytes) -> None:
    """Raise `WireError` unless what `segment` shows was taken at its moment under `seed`.

    Items that are None are not there and say nothing. For a segment that was removed as a whole nothing is
    to be checked.
    """
    moment = moment_ms(
        seed,
        contract=segment.contract,
        start_ms=segment.start_ms,
        slot_end_ms=segment.slot_start_ms + segment.slot_ms,
    )
    for index, item in enumerate(items):
        match item:
            case Screenshot() | Webcam() if not moment <= item.taken_ms <= moment + LATE_MS:
                detail = f"taken at {item.taken_ms}, its moment was {moment}"
                raise WireError(WireCode.MOMENT_MISMATCH, f"items/{index}/taken_ms", detail)
            case Absence(kind=ItemKind.SCREENSHOT | ItemKind.WEBCAM) if (
                item.reason in _BEFORE_MOMENT and moment < segment.end_ms
            ):
                detail = f"the moment {moment} was before the end"
                raise WireError(WireCode.MOMENT_MISMATCH, f"items/{index}/reason", detail)
            case _:
                continue
