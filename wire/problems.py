"""Why bytes were refused, as stable codes with a place, for servers to answer with and for programs to decide on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum


class WireCode(StrEnum):
    """What is wrong with the bytes. Codes are part of the format: they are added, never renamed."""

    # any bytes
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    NOT_JSON = "not-json"
    NOT_CANONICAL = "not-canonical"
    """The bytes are not the one encoding that their meaning has."""
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    BAD_VALUE = "bad-value"
    """A value of the wrong type, out of its bounds, or at odds with another one."""
    # statements
    UNKNOWN_VERSION = "unknown-version"
    UNKNOWN_TYPE = "unknown-type"
    WRONG_PAYLOAD_TYPE = "wrong-payload-type"
    WRONG_LOG = "wrong-log"
    WRONG_CONTRACT = "wrong-contract"
    # keys and signatures
    BAD_KEY = "bad-key"
    LOW_ORDER_KEY = "low-order-key"
    """A key of a small subgroup, under which others than its owner can sign."""
    WRONG_KEY = "wrong-key"
    UNKNOWN_KEY = "unknown-key"
    """No device of the contractor was enrolled with it before."""
    REVOKED_KEY = "revoked-key"
    BAD_PROOF_OF_POSSESSION = "bad-proof-of-possession"
    BAD_AUTHORISATION = "bad-authorisation"
    BAD_SIGNATURE = "bad-signature"
    # chains
    WRONG_STREAM = "wrong-stream"
    WRONG_SEQ = "wrong-seq"
    WRONG_PREV = "wrong-prev"
    SPAN_OVERLAP = "span-overlap"
    ANCHOR_RAN_BACK = "anchor-ran-back"
    WRONG_SUBJECT = "wrong-subject"
    NOT_GENESIS = "not-genesis"
    # items
    COMMITMENT_MISMATCH = "commitment-mismatch"
    ITEM_MISMATCH = "item-mismatch"
    """The items together, or an item and its segment, contradict each other."""
    BLOB_MISMATCH = "blob-mismatch"
    BAD_BATCH = "bad-batch"
    ITEM_ERASED = "item-erased"
    """It was taken back or has expired: it is not taken in again."""
    # what statements say of each other
    WRONG_TARGET = "wrong-target"
    ADDS_TIME = "adds-time"
    """A redaction that claims more minutes than before."""
    SEED_MISMATCH = "seed-mismatch"
    MOMENT_MISMATCH = "moment-mismatch"
    CLOSE_TOTAL = "close-total"
    """A close that claims more minutes than count."""
    NO_CONSENT = "no-consent"
    # log
    BAD_NOTE = "bad-note"
    BAD_PROOF = "bad-proof"
    LOG_ROLLED_BACK = "log-rolled-back"
    LOG_FORKED = "log-forked"
    LOG_ORDER = "log-order"
    ENTRY_UNKNOWN = "entry-unknown"
    """An entry that is about nothing that is there."""
    ENTRY_MISSING = "entry-missing"
    BAD_HAVE = "bad-have"
    BAD_ANCHOR = "bad-anchor"
    TIME_BEFORE_ANCHOR = "time-before-anchor"
    TIME_AFTER_RECEIPT = "time-after-receipt"
    # bundles
    BAD_ARCHIVE = "bad-archive"
    BAD_NAME = "bad-name"
    NOT_A_BUNDLE = "not-a-bundle"
    UNKNOWN_LOG = "unknown-log"
    """None of the trusted keys is of the log that the bundle is of."""
    TWICE = "twice"
    REMOVED_STILL_PRESENT = "removed-still-present"
    UNREFERENCED = "unreferenced"
    """Something that nothing else names."""
    # receipts
    RECEIPT_MALFORMED = "receipt-malformed"
    RECEIPT_SIGNATURE = "receipt-signature"
    RECEIPT_ORIGIN = "receipt-origin"
    RECEIPT_ENTRY = "receipt-entry"
    RECEIPT_INCLUSION = "receipt-inclusion"
    RECEIPT_OTHER_ENVELOPE = "receipt-other-envelope"
    RECEIPT_HAVE = "receipt-have"
    RECEIPT_ROLLED_BACK = "receipt-rolled-back"
    """The log is smaller than it was before."""
    RECEIPT_FORKED = "receipt-forked"
    """The log is not a continuation of what was seen before."""


class WireError(Exception):
    """Bytes that must not be accepted.

    `where` names the place (`statement/clock/boot`), `detail` is a remark for logs and never decides
    anything, `step` is the number of the verification step of `wire/SPEC.md` that failed, if any.
    """

    def __init__(self, code: WireCode, where: str, detail: str = "", *, step: str = "") -> None:
        super().__init__(code, where, detail)
        self.code = code
        self.where = where
        self.detail = detail
        self.step = step

    def __str__(self) -> str:
        step = f"{self.step}: " if self.step else ""
        detail = f" ({self.detail})" if self.detail else ""
        return f"{step}{self.code} at {self.where}{detail}"


@contextmanager
def verification_step(number: str, code: WireCode | None = None) -> Iterator[None]:
    """Mark every `WireError` raised inside as a failure of step `number`, and with `code` if given."""
    try:
        yield
    except WireError as error:
        raise WireError(code or error.code, error.where, error.detail, step=number) from error
