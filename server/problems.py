"""The API's refusals as RFC 9457 problem details: one code, one status, one title each."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from server.storage.errors import (
    BlobStoreError,
    DatabaseBusyError,
    DataFolderError,
    DiskFullError,
)

_LOG = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"
URN = "urn:hourproof:problem:"


class Code(StrEnum):
    """What went wrong, for programs. Codes never change; a statement's own failings come with `wire` codes."""

    BAD_REQUEST = "bad-request"
    NOT_SIGNED_IN = "not-signed-in"
    FORBIDDEN = "forbidden"
    CROSS_SITE = "cross-site"
    INSUFFICIENT_SCOPE = "insufficient-scope"
    DEVICE_REVOKED = "device-revoked"
    CODE_INVALID = "code-invalid"
    NOT_FOUND = "not-found"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    CODE_USED = "code-used"
    KEY_KNOWN = "key-known"
    STREAM_REUSED = "stream-reused"
    OUT_OF_ORDER = "out-of-order"
    CODE_EXPIRED = "code-expired"
    TOO_LARGE = "too-large"
    WRONG_CONTENT_TYPE = "wrong-content-type"
    LOW_ORDER_KEY = "low-order-key"
    BAD_PROOF = "bad-proof"
    BAD_AUTHORISATION = "bad-authorisation"
    REFUSED_STATEMENT = "refused-statement"
    FROM_THE_FUTURE = "from-the-future"
    BAD_PICTURE = "bad-picture"
    NOT_RUNNING = "contract-not-running"
    SERVER_ERROR = "server-error"
    CHECKPOINT_UNKNOWN = "checkpoint-unknown"
    BAD_CHECKPOINT = "bad-checkpoint"
    RESTORED = "restored-from-backup"
    BUSY = "busy"
    DISK_FULL = "disk-full"


@dataclass(frozen=True, slots=True)
class Kind:
    """What is always the same about a problem: its status, its title, and what to do about it."""

    status: int
    title: str
    advice: str


KINDS: Mapping[Code, Kind] = {
    Code.BAD_REQUEST: Kind(
        400,
        "The request is not formed as this address expects",
        "Correct what `detail` and `errors` name; `/openapi.json` says what is expected.",
    ),
    Code.NOT_SIGNED_IN: Kind(
        401,
        "No valid sign-in came with the request",
        "Send the device's token, or sign in again. An agent keeps everything until then.",
    ),
    Code.FORBIDDEN: Kind(
        403, "Not allowed for you", "Ask whoever owns the contract or the organization."
    ),
    Code.CROSS_SITE: Kind(
        403,
        "The request came from another site",
        "Open the page on this server and send the form from there.",
    ),
    Code.INSUFFICIENT_SCOPE: Kind(
        403,
        "The token was not made for this",
        "Make a token in your account that has the scope which `scope` names.",
    ),
    Code.DEVICE_REVOKED: Kind(
        403,
        "This device may not send any more",
        "Enrol the machine again with a new code. What it has tracked stays on it.",
    ),
    Code.CODE_INVALID: Kind(
        403, "The enrolment code is not valid", "Check each letter, or ask for a new code."
    ),
    Code.NOT_FOUND: Kind(
        404, "There is nothing here", "Check the address; `/openapi.json` lists those of the API."
    ),
    Code.METHOD_NOT_ALLOWED: Kind(
        405, "This address does not take that method", "Use the method that `Allow` names."
    ),
    Code.CODE_USED: Kind(
        409, "The enrolment code has been used", "Ask for a new code: each enrols one device."
    ),
    Code.KEY_KNOWN: Kind(
        409, "This key is enrolled already", "Make a new key for the device and enrol that."
    ),
    Code.STREAM_REUSED: Kind(
        409,
        "Another statement has this place in the stream",
        "Begin a new stream. A copied or restored data folder is the usual cause; nothing stored is replaced.",
    ),
    Code.OUT_OF_ORDER: Kind(
        409,
        "Not the next statement of the stream",
        "Send the statement with the number `expected_seq` first.",
    ),
    Code.CODE_EXPIRED: Kind(410, "The enrolment code has expired", "Ask for a new code."),
    Code.TOO_LARGE: Kind(413, "Too large", "Stay within the limits that `/api/v1/server` tells."),
    Code.WRONG_CONTENT_TYPE: Kind(
        415, "Wrong content type", "Send a batch as `application/vnd.hourproof.batch.v1`."
    ),
    Code.LOW_ORDER_KEY: Kind(422, "The public key is not acceptable", "Make a new Ed25519 key."),
    Code.BAD_PROOF: Kind(
        422,
        "The proof of possession does not fit the key",
        "Sign code, name and key with the device's key, as `wire/SPEC.md` says.",
    ),
    Code.BAD_AUTHORISATION: Kind(
        422,
        "The device that is to vouch for the new one does not",
        "Let a device of the same person that may send sign the enrolment, or leave `authoriser` out.",
    ),
    Code.REFUSED_STATEMENT: Kind(
        422,
        "The statement does not hold",
        "Keep the statement and look at `code`, `where` and `step`.",
    ),
    Code.FROM_THE_FUTURE: Kind(
        422,
        "The statement is of a time that has not come",
        "Set the clock right, or wait until the server's time has come, and send it again.",
    ),
    Code.BAD_PICTURE: Kind(
        422,
        "A picture is not what the statement says",
        "Send the picture that the statement names, within the limits of pixels and bytes.",
    ),
    Code.NOT_RUNNING: Kind(
        422,
        "The contract did not run then",
        "Keep the statement, ask for the contracts anew, and speak with the other side.",
    ),
    Code.SERVER_ERROR: Kind(
        500,
        "The server made a mistake",
        "Keep what was sent and send it again later; its operator finds the cause in the server's log.",
    ),
    Code.CHECKPOINT_UNKNOWN: Kind(
        409,
        "The log is smaller than you have seen it",
        "Show the newest checkpoint that you have verified at `POST /api/v1/checkpoints`.",
    ),
    Code.BAD_CHECKPOINT: Kind(
        422,
        "This is no checkpoint of this log",
        "Send the signed note of a checkpoint, as it came with a receipt.",
    ),
    Code.RESTORED: Kind(
        503,
        "The server's database was put back from a backup",
        "Keep everything. The operator has to recover the log with `hourproof-server recover`, or to begin a "
        "new one with `hourproof-server new-origin`.",
    ),
    Code.BUSY: Kind(503, "The server is busy", "Send it again after `Retry-After` seconds."),
    Code.DISK_FULL: Kind(
        507, "The server's disk is full", "Keep what was sent; the operator has to free some space."
    ),
}

_BY_STATUS = {
    401: Code.NOT_SIGNED_IN,
    403: Code.FORBIDDEN,
    404: Code.NOT_FOUND,
    405: Code.METHOD_NOT_ALLOWED,
    413: Code.TOO_LARGE,
    415: Code.WRONG_CONTENT_TYPE,
    503: Code.BUSY,
}


class Problem(Exception):
    """A refusal. `detail` says what was wrong with this request and what to do; `extras` are for programs."""

    def __init__(
        self,
        code: Code | str,
        detail: str,
        *,
        status: int | None = None,
        title: str | None = None,
        extras: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = str(code)
        kind = KINDS[code if isinstance(code, Code) else Code.REFUSED_STATEMENT]
        self.status = status or kind.status
        self.title = title or kind.title
        self.detail = detail
        self.extras = dict(extras or {})
        self.headers = dict(headers or {})

    def document(self) -> dict[str, Any]:
        """The JSON object of RFC 9457."""
        return {
            "type": URN + self.code,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.extras,
        }

    def response(self) -> JSONResponse:
        """The problem as an HTTP answer."""
        return JSONResponse(
            self.document(),
            status_code=self.status,
            media_type=CONTENT_TYPE,
            headers=self.headers,
        )


def install(app: FastAPI) -> None:
    """Answer every refusal of `app` with a problem, those of the framework included."""

    async def of_problem(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, Problem)  # noqa: S101 - registered for this class only
        return error.response()

    async def of_http(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
        code = _BY_STATUS.get(error.status_code, Code.BAD_REQUEST)
        detail = str(error.detail)
        if (
            detail == HTTPStatus(error.status_code).phrase
        ):  # the framework's own, such as "Not Found"
            detail = KINDS[code].advice
        problem = Problem(code, detail, status=error.status_code, headers=error.headers or {})
        return problem.response()

    async def of_validation(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class only
        errors = [
            {"where": ".".join(str(part) for part in item["loc"]), "why": item["msg"]}
            for item in error.errors()
        ]
        first = errors[0] if errors else {"where": "body", "why": "unreadable"}
        detail = f"{first['where']}: {first['why']}."
        return Problem(Code.BAD_REQUEST, detail, extras={"errors": errors}).response()

    async def of_disk(_request: Request, _error: Exception) -> JSONResponse:
        return disk_full().response()

    async def of_folder(_request: Request, error: Exception) -> JSONResponse:
        # Only the operator can mend it: the sentence is theirs.
        _LOG.error("%s", error)
        return busy(300).response()

    async def of_busy(_request: Request, _error: Exception) -> JSONResponse:
        return busy().response()

    app.add_exception_handler(Problem, of_problem)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(RequestValidationError, of_validation)
    app.add_exception_handler(DiskFullError, of_disk)
    app.add_exception_handler(DatabaseBusyError, of_busy)
    app.add_exception_handler(DataFolderError, of_folder)
    app.add_exception_handler(BlobStoreError, of_busy)


class OtherSignInNeeded(Problem):
    """Signed in, but not in the way that this asks for: through `organization`, or as oneself where it is None."""

    def __init__(self, organization: str | None) -> None:
        way = "your organization's own sign-in" if organization else "your own password or passkey"
        super().__init__(Code.FORBIDDEN, f"Sign in with {way}, then open this again.")
        self.organization = organization


def disk_full() -> Problem:
    """The answer when there is no room."""
    return Problem(
        Code.DISK_FULL,
        "Nothing of this request was stored. Keep it and send it again later.",
        headers={"Retry-After": "300"},
    )


def busy(retry_after_s: int = 5) -> Problem:
    """The answer when the server cannot take it now."""
    return Problem(
        Code.BUSY,
        "Nothing of this request was stored. Send it again in a moment.",
        headers={"Retry-After": str(retry_after_s)},
    )


def restored() -> Problem:
    """The answer of a log that is known to have been longer."""
    return Problem(
        Code.RESTORED,
        "Nothing of this request was stored. Keep it: the operator has to recover the log first.",
        headers={"Retry-After": "600"},
    )


def responses(*codes: Code) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI descriptions of the refusals `codes` of one address."""
    by_status: dict[int | str, dict[str, Any]] = {}
    for code in codes:
        kind = KINDS[code]
        status, line = kind.status, f"`{URN}{code}`: {kind.title}. {kind.advice}"
        if status in by_status:
            by_status[status]["description"] += f" {line}"
        else:
            by_status[status] = {
                "description": line,
                "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }
    return by_status


SCHEMA: dict[str, Any] = {
    "title": "Problem",
    "description": "RFC 9457 problem details; further members say more to programs.",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "pattern": f"^{URN}"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "additionalProperties": True,
}
"""What `responses` refers to; `server.wiring` puts it into the OpenAPI document."""
