"""The head of a stream as it is stored, and step I18: what comes next in it."""

from __future__ import annotations

from dataclasses import dataclass

from server.ingest.problems import refusal
from server.problems import Code, Problem
from wire.chain import Link, check_link
from wire.contractor import ContractorStatement
from wire.problems import WireError, verification_step
from wire.records import ContractId, DeviceId, Sha256, StreamId

STREAM_STEP = "I18"

COLUMNS = "stream, contract, device, seq, sha256, end_ms, anchor_size"
"""Those of the table that `stream_head` takes."""


@dataclass(frozen=True, slots=True)
class StreamHead:
    """The newest link of a stream and the device that it belongs to."""

    device: DeviceId
    link: Link


def stream_head(
    stream: StreamId,
    contract: ContractId,
    device: DeviceId,
    seq: int,
    sha256: Sha256,
    end_ms: int,
    anchor_size: int,
) -> StreamHead:
    """The newest link of a stream, from its row."""
    link = Link(
        contract=contract,
        stream=stream,
        seq=seq,
        payload_sha256=sha256,
        anchor_size=anchor_size,
        end_ms=end_ms or None,
    )
    return StreamHead(device, link)


def check_stream(head: StreamHead | None, device: DeviceId, statement: ContractorStatement) -> None:
    """Step I18: the statement is the next of its stream, and the stream is this device's. Raises `Problem`."""
    if head is not None and head.device != device:
        raise Problem(
            Code.STREAM_REUSED,
            "This stream belongs to another device. Begin a new stream.",
            extras={"where": "statement/stream", "step": STREAM_STEP},
        )
    expected = 0 if head is None else head.link.seq + 1
    if statement.seq < expected:
        raise Problem(
            Code.STREAM_REUSED,
            f"Another statement with seq {statement.seq} is here already. Begin a new stream.",
            extras={"expected_seq": expected, "where": "statement/seq", "step": STREAM_STEP},
        )
    if statement.seq > expected:
        raise Problem(
            Code.OUT_OF_ORDER,
            f"The next statement of this stream has seq {expected}. Send that first.",
            extras={"expected_seq": expected, "where": "statement/seq", "step": STREAM_STEP},
        )
    try:
        with verification_step(STREAM_STEP):
            check_link(None if head is None else head.link, statement)
    except WireError as error:
        raise refusal(error) from error
