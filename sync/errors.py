"""What can go wrong between this machine and the server, as codes with details; never as text for a person.

The translations from HTTP answers and transport failures live here and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sync.retry_after import retry_after_ms
from sync.transport import Response, TransportError, TransportFailure

PROBLEM_PREFIX: Final = "urn:hourproof:problem:"
_DETAIL_CHARACTERS = 300


class SyncCode(StrEnum):
    """Known troubles of the way out."""

    # the address and the way
    ADDRESS_INVALID = "address-invalid"
    SERVER_UNREACHABLE = "server-unreachable"
    SERVER_TIMEOUT = "server-timeout"
    SERVER_TLS = "server-tls"
    SERVER_REDIRECTED = "server-redirected"
    PROXY_FAILED = "proxy-failed"
    CA_FILE_UNUSABLE = "ca-file-unusable"
    """The file of certificates to trust, which somebody set, is none."""
    # the server
    SERVER_NOT_HOURPROOF = "server-not-hourproof"
    SERVER_TOO_OLD = "server-too-old"
    SERVER_TOO_NEW = "server-too-new"
    SERVER_BUSY = "server-busy"
    SERVER_FAILED = "server-failed"
    SERVER_DISK_FULL = "server-disk-full"
    SERVER_RESTORED = "server-restored"
    """Its log is shorter than it was: it was put back from a backup, and takes nothing until it is recovered."""
    CHECKPOINT_UNKNOWN = "checkpoint-unknown"
    """It does not know the checkpoint that it gave us, and wants to see it."""
    # enrolment and the device
    CODE_INVALID = "code-invalid"
    CODE_EXPIRED = "code-expired"
    CODE_USED = "code-used"
    SIGN_IN_DECLINED = "sign-in-declined"
    SIGN_IN_EXPIRED = "sign-in-expired"
    """Nobody said yes in time, or the answer was fetched before."""
    NAME_INVALID = "name-invalid"
    KEY_REFUSED = "key-refused"
    NOT_SIGNED_IN = "not-signed-in"
    DEVICE_REVOKED = "device-revoked"
    # one statement
    STREAM_REUSED = "stream-reused"
    OUT_OF_ORDER = "out-of-order"
    FROM_THE_FUTURE = "from-the-future"
    TOO_LARGE = "too-large"
    STATEMENT_REFUSED = "statement-refused"
    SERVER_REFUSED = "server-refused"
    RECEIPT_INVALID = "receipt-invalid"
    OTHER_DEVICE = "other-device"
    """Signed by a device key that has since been replaced; the present one may not send it."""
    PICTURE_MISSING = "picture-missing"
    PICTURE_ALTERED = "picture-altered"
    EVIDENCE_INVALID = "evidence-invalid"
    """A segment that cannot be written as a statement: a fault of ours."""
    ALREADY_REDACTED = "already-redacted"
    """A change of something that its segment no longer has."""
    NOTHING_TO_EXPORT = "nothing-to-export"
    """A bundle cannot be made; `why` tells what is lacking."""
    # this machine
    SPOOL_CORRUPT = "spool-corrupt"
    SPOOL_TOO_NEW = "spool-too-new"
    SPOOL_IN_USE = "spool-in-use"
    FOLDER_UNWRITABLE = "folder-unwritable"
    DISK_FULL = "disk-full"
    DISK_FAILED = "disk-failed"
    """Writing failed in another way; nothing more is written until the next start."""


@dataclass(frozen=True, slots=True)
class SyncProblem:
    """One trouble; `details` are plain values for the words (an address, a path, seconds)."""

    code: SyncCode
    details: Mapping[str, str] = field(default_factory=dict)


class SyncError(Exception):
    """A known trouble. `retry_after_ms` is how long the server asked to be left alone, if it did."""

    def __init__(
        self,
        code: SyncCode,
        details: Mapping[str, str] | None = None,
        *,
        retry_after_ms: int | None = None,
    ) -> None:
        super().__init__(f"{code.value} {dict(details or {})}")
        self.code = code
        self.details: Mapping[str, str] = dict(details or {})
        self.retry_after_ms = retry_after_ms

    @property
    def problem(self) -> SyncProblem:
        """The same without the exception."""
        return SyncProblem(self.code, self.details)


class SpoolCorrupt(SyncError):
    """The spool file could not be read. It was set aside, unchanged, at `kept_at`; open again for a new one."""

    def __init__(self, *, path: str, kept_at: str, reason: str) -> None:
        super().__init__(
            SyncCode.SPOOL_CORRUPT, {"path": path, "kept_at": kept_at, "reason": reason}
        )
        self.kept_at = kept_at


_FAILURES: Final[Mapping[TransportFailure, SyncCode]] = {
    TransportFailure.UNREACHABLE: SyncCode.SERVER_UNREACHABLE,
    TransportFailure.TIMEOUT: SyncCode.SERVER_TIMEOUT,
    TransportFailure.TLS: SyncCode.SERVER_TLS,
    TransportFailure.PROXY: SyncCode.PROXY_FAILED,
    TransportFailure.CA_FILE: SyncCode.CA_FILE_UNUSABLE,
    TransportFailure.REDIRECTED: SyncCode.SERVER_REDIRECTED,
    TransportFailure.ANSWER_TOO_LARGE: SyncCode.SERVER_NOT_HOURPROOF,
    TransportFailure.BROKEN: SyncCode.SERVER_FAILED,
}

_PROBLEMS: Final[Mapping[str, SyncCode]] = {
    "code-invalid": SyncCode.CODE_INVALID,
    "code-unknown": SyncCode.CODE_INVALID,
    "code-expired": SyncCode.CODE_EXPIRED,
    "code-used": SyncCode.CODE_USED,
    # Nothing under this address: a folder too many in it, or a program that speaks like ours.
    "not-found": SyncCode.SERVER_NOT_HOURPROOF,
    "low-order-key": SyncCode.KEY_REFUSED,
    "bad-proof": SyncCode.KEY_REFUSED,
    "key-known": SyncCode.KEY_REFUSED,
    "not-signed-in": SyncCode.NOT_SIGNED_IN,
    "device-revoked": SyncCode.DEVICE_REVOKED,
    "stream-reused": SyncCode.STREAM_REUSED,
    "out-of-order": SyncCode.OUT_OF_ORDER,
    "from-the-future": SyncCode.FROM_THE_FUTURE,
    "disk-full": SyncCode.SERVER_DISK_FULL,
    "busy": SyncCode.SERVER_BUSY,
    "restored-from-backup": SyncCode.SERVER_RESTORED,
    "checkpoint-unknown": SyncCode.CHECKPOINT_UNKNOWN,
}

_STATUSES: Final[Mapping[int, SyncCode]] = {
    401: SyncCode.NOT_SIGNED_IN,
    407: SyncCode.PROXY_FAILED,
    408: SyncCode.SERVER_TIMEOUT,
    413: SyncCode.TOO_LARGE,
    422: SyncCode.STATEMENT_REFUSED,
    429: SyncCode.SERVER_BUSY,
    503: SyncCode.SERVER_BUSY,
    507: SyncCode.SERVER_DISK_FULL,
}


def from_transport(failure: TransportError, *, server: str) -> SyncError:
    """The trouble that a failed exchange with `server` (its address) means."""
    return SyncError(_FAILURES[failure.kind], {"server": server, "detail": _short(failure.detail)})


def from_answer(answer: Response, *, server: str, now_ms: int) -> SyncError:
    """The trouble that an answer without success means.

    A body that is not a problem of Hourproof's comes from something in between (a proxy, a captive portal) or
    from another product: 5xx, 408 and 429 still mean what they say, anything else is NOT_HOURPROOF. `now_ms`
    (UTC) is what a Retry-After date is measured against.
    """
    wait_ms = retry_after_ms(answer.headers.get("retry-after"), now_ms=now_ms)
    details = {"server": server, "status": str(answer.status)}
    problem = _problem_of(answer)
    if problem is None:
        if answer.status >= 500 or answer.status in (407, 408, 429):
            code = _STATUSES.get(answer.status, SyncCode.SERVER_FAILED)
            return SyncError(code, details, retry_after_ms=wait_ms)
        return SyncError(SyncCode.SERVER_NOT_HOURPROOF, details, retry_after_ms=wait_ms)
    name, extras = problem
    fallback = SyncCode.SERVER_FAILED if answer.status >= 500 else SyncCode.SERVER_REFUSED
    code = _PROBLEMS.get(name) or _STATUSES.get(answer.status, fallback)
    return SyncError(code, {**extras, **details, "problem": name}, retry_after_ms=wait_ms)


def _problem_of(answer: Response) -> tuple[str, dict[str, str]] | None:
    """The name and plain extras of an RFC 9457 problem of Hourproof's; None for any other body."""
    if not answer.headers.get("content-type", "").startswith("application/problem+json"):
        return None
    try:
        body = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, dict):
        return None
    kind = body.pop("type", None)
    if not isinstance(kind, str) or not kind.startswith(PROBLEM_PREFIX):
        return None
    extras = {
        _short(key): _short(str(value))
        for key, value in body.items()
        if isinstance(value, str | int) and key != "status"
    }
    return _short(kind.removeprefix(PROBLEM_PREFIX)), extras


def _short(text: str) -> str:
    """At most some hundred printable characters: a server's words go into logs and files of ours."""
    return "".join(c for c in text if c.isprintable())[:_DETAIL_CHARACTERS]
