"""Turns what `sync` says into the codes that the rest of the agent knows; nothing else knows both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from agent.core.problems import Problem, ProblemCode, Trouble
from sync.errors import SyncCode, SyncError, SyncProblem

CODES: Final[Mapping[SyncCode, ProblemCode]] = {
    SyncCode.ADDRESS_INVALID: ProblemCode.SERVER_ADDRESS_INVALID,
    SyncCode.SERVER_UNREACHABLE: ProblemCode.SERVER_UNREACHABLE,
    SyncCode.SERVER_TIMEOUT: ProblemCode.SERVER_UNREACHABLE,
    SyncCode.SERVER_TLS: ProblemCode.SERVER_UNREACHABLE,
    SyncCode.SERVER_REDIRECTED: ProblemCode.SERVER_NOT_HOURPROOF,
    SyncCode.CA_FILE_UNUSABLE: ProblemCode.SERVER_UNREACHABLE,
    SyncCode.PROXY_FAILED: ProblemCode.SERVER_UNREACHABLE,
    SyncCode.SERVER_NOT_HOURPROOF: ProblemCode.SERVER_NOT_HOURPROOF,
    SyncCode.SERVER_TOO_OLD: ProblemCode.SERVER_TOO_OLD,
    SyncCode.SERVER_TOO_NEW: ProblemCode.SERVER_TOO_NEW,
    SyncCode.SERVER_BUSY: ProblemCode.SERVER_FAILED,
    SyncCode.SERVER_FAILED: ProblemCode.SERVER_FAILED,
    SyncCode.SERVER_DISK_FULL: ProblemCode.SERVER_FAILED,
    SyncCode.SERVER_RESTORED: ProblemCode.SERVER_FAILED,
    SyncCode.CHECKPOINT_UNKNOWN: ProblemCode.SERVER_FAILED,
    SyncCode.CODE_INVALID: ProblemCode.CODE_INVALID,
    SyncCode.CODE_EXPIRED: ProblemCode.CODE_EXPIRED,
    SyncCode.CODE_USED: ProblemCode.CODE_INVALID,
    SyncCode.SIGN_IN_DECLINED: ProblemCode.SIGN_IN_DECLINED,
    SyncCode.SIGN_IN_EXPIRED: ProblemCode.CODE_EXPIRED,
    SyncCode.NAME_INVALID: ProblemCode.BAD_REQUEST,
    SyncCode.KEY_REFUSED: ProblemCode.SERVER_REFUSED,
    SyncCode.NOT_SIGNED_IN: ProblemCode.DEVICE_REVOKED,
    SyncCode.DEVICE_REVOKED: ProblemCode.DEVICE_REVOKED,
    SyncCode.STREAM_REUSED: ProblemCode.STREAM_REUSED,
    SyncCode.OUT_OF_ORDER: ProblemCode.SERVER_REFUSED,
    SyncCode.FROM_THE_FUTURE: ProblemCode.CLOCK_OFF,
    SyncCode.TOO_LARGE: ProblemCode.SERVER_REFUSED,
    SyncCode.STATEMENT_REFUSED: ProblemCode.SERVER_REFUSED,
    SyncCode.SERVER_REFUSED: ProblemCode.SERVER_REFUSED,
    SyncCode.RECEIPT_INVALID: ProblemCode.RECEIPT_INVALID,
    SyncCode.OTHER_DEVICE: ProblemCode.SERVER_REFUSED,
    SyncCode.PICTURE_MISSING: ProblemCode.PICTURE_MISSING,
    SyncCode.PICTURE_ALTERED: ProblemCode.PICTURE_MISSING,
    SyncCode.NOTHING_TO_EXPORT: ProblemCode.NOTHING_TO_EXPORT,
    SyncCode.ALREADY_REDACTED: ProblemCode.ALREADY_REDACTED,
    SyncCode.SPOOL_CORRUPT: ProblemCode.SPOOL_CORRUPT,
    SyncCode.SPOOL_TOO_NEW: ProblemCode.DATABASE_TOO_NEW,
    SyncCode.SPOOL_IN_USE: ProblemCode.AGENT_RUNNING,
    SyncCode.FOLDER_UNWRITABLE: ProblemCode.DATA_FOLDER_UNWRITABLE,
    SyncCode.DISK_FULL: ProblemCode.DISK_FULL,
    SyncCode.DISK_FAILED: ProblemCode.DATA_FOLDER_UNWRITABLE,
}
"""Every trouble of `sync` but EVIDENCE_INVALID, which is a fault of ours and stays an exception."""


def problem_of(problem: SyncProblem) -> Problem:
    """The same trouble in the agent's codes.

    Of the details `url` is the server's address, `path` the file in question (for a damaged one,
    where it was put), `sync` the exact code for the log.
    """
    details = {**problem.details, "sync": problem.code.value}
    for name, other in (("url", "server"), ("url", "address"), ("path", "kept_at")):
        if other in details:
            details[name] = details[other]
    return Problem(CODES[problem.code], details)


@contextmanager
def translated() -> Iterator[None]:
    """Raise known troubles of `sync` as `Trouble`; faults of ours pass as they are."""
    try:
        yield
    except SyncError as error:
        if error.code not in CODES:
            raise
        raise Trouble(problem_of(error.problem)) from error
