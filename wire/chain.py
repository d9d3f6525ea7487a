"""The hash chain of one stream: each statement follows exactly one other and claims later time."""

from __future__ import annotations

from dataclasses import dataclass

from wire.problems import WireCode, WireError
from wire.records import ContractId, Sha256, StreamId
from wire.statement import ZERO_SHA256, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What must be remembered of the newest statement of a stream to check the next one."""

    contract: ContractId
    stream: StreamId
    seq: int
    payload_sha256: Sha256
    end_ms: int


def link_of(segment: Segment, payload_sha256: Sha256) -> Link:
    """The link that `segment`, whose payload bytes have this hash, is to the next statement."""
    return Link(
        contract=segment.contract,
        stream=segment.stream,
        seq=segment.seq,
        payload_sha256=payload_sha256,
        end_ms=segment.end_ms,
    )


def check_link(previous: Link | None, segment: Segment) -> None:
    """Raise `WireError` unless `segment` is the next of its stream; `previous` is None for the first.

    Spans of one stream never overlap and never run back.
    """
    if previous is None:
        if segment.seq != 0:
            raise WireError(WireCode.WRONG_SEQ, "statement/seq", "a stream begins with 0")
        if segment.prev != ZERO_SHA256:
            raise WireError(WireCode.WRONG_PREV, "statement/prev")
        return
    if segment.stream != previous.stream:
        raise WireError(WireCode.WRONG_STREAM, "statement/stream")
    if segment.contract != previous.contract:
        raise WireError(WireCode.WRONG_CONTRACT, "statement/contract")
    if segment.seq != previous.seq + 1:
        raise WireError(WireCode.WRONG_SEQ, "statement/seq", f"{previous.seq + 1} expected")
    if segment.prev != previous.payload_sha256:
        raise WireError(WireCode.WRONG_PREV, "statement/prev")
    if segment.start_ms < previous.end_ms:
        raise WireError(WireCode.SPAN_OVERLAP, "statement/start_ms", f"before {previous.end_ms}")
