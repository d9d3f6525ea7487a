"""Answers and failures as codes; Retry-After in both of its forms."""

from __future__ import annotations

import json

import pytest

from sync.errors import (
    SpoolCorrupt,
    SyncCode,
    SyncError,
    SyncProblem,
    from_answer,
    from_transport,
)
from sync.retry_after import retry_after_ms
from sync.transport import Response, TransportError, TransportFailure

NOW_MS = 1_767_225_600_000  # 2026-01-01T00:00:00Z, a Thursday
SERVER = "https://time.example"


def problem(status, name, *, headers=(), **extras):
    content = {"type": f"urn:hourproof:problem:{name}", "title": "t", "status": status, **extras}
    return Response(
        status,
        {"content-type": "application/problem+json; charset=utf-8", **dict(headers)},
        json.dumps(content).encode(),
    )


@pytest.mark.parametrize(
    ("status", "name", "code"),
    [
        (403, "code-invalid", SyncCode.CODE_INVALID),
        (410, "code-expired", SyncCode.CODE_EXPIRED),
        (409, "code-used", SyncCode.CODE_USED),
        (422, "low-order-key", SyncCode.KEY_REFUSED),
        (422, "bad-proof", SyncCode.KEY_REFUSED),
        (409, "key-known", SyncCode.KEY_REFUSED),
        (401, "not-signed-in", SyncCode.NOT_SIGNED_IN),
        (403, "device-revoked", SyncCode.DEVICE_REVOKED),
        (409, "stream-reused", SyncCode.STREAM_REUSED),
        (409, "out-of-order", SyncCode.OUT_OF_ORDER),
        (422, "from-the-future", SyncCode.FROM_THE_FUTURE),
        (507, "disk-full", SyncCode.SERVER_DISK_FULL),
        (503, "busy", SyncCode.SERVER_BUSY),
        (413, "too-large", SyncCode.TOO_LARGE),
        (415, "wrong-type", SyncCode.SERVER_REFUSED),
        (422, "bad-signature", SyncCode.STATEMENT_REFUSED),
        (401, "something-new", SyncCode.NOT_SIGNED_IN),
        (403, "something-new", SyncCode.SERVER_REFUSED),
        (429, "something-new", SyncCode.SERVER_BUSY),
        (500, "internal", SyncCode.SERVER_FAILED),
        (507, "something-new", SyncCode.SERVER_DISK_FULL),
    ],
)
def test_problems_of_the_server(status, name, code):
    error = from_answer(problem(status, name, step="I5"), server=SERVER, now_ms=NOW_MS)
    assert error.code is code
    assert error.details["problem"] == name
    assert error.details["step"] == "I5"
    assert error.details["server"] == SERVER
    assert error.details["status"] == str(status)


@pytest.mark.parametrize(
    ("status", "kind", "body", "code"),
    [
        (404, "text/html", b"<h1>Not Found</h1>", SyncCode.SERVER_NOT_HOURPROOF),
        (302, "text/html", b"", SyncCode.SERVER_NOT_HOURPROOF),
        (403, "application/json", b'{"error": "nope"}', SyncCode.SERVER_NOT_HOURPROOF),
        (
            403,
            "application/problem+json",
            b'{"type": "about:blank"}',
            SyncCode.SERVER_NOT_HOURPROOF,
        ),
        (403, "application/problem+json", b'{"type": 7}', SyncCode.SERVER_NOT_HOURPROOF),
        (403, "application/problem+json", b"[]", SyncCode.SERVER_NOT_HOURPROOF),
        (403, "application/problem+json", b"{", SyncCode.SERVER_NOT_HOURPROOF),
        (403, "application/problem+json", b"\xff", SyncCode.SERVER_NOT_HOURPROOF),
        (403, "application/problem+json", b"[" * 100_000, SyncCode.SERVER_NOT_HOURPROOF),
        (500, "text/html", b"<h1>Oops</h1>", SyncCode.SERVER_FAILED),
        (502, "text/html", b"", SyncCode.SERVER_FAILED),
        (503, "text/plain", b"", SyncCode.SERVER_BUSY),
        (507, "text/plain", b"", SyncCode.SERVER_DISK_FULL),
        (429, "text/plain", b"", SyncCode.SERVER_BUSY),
        (408, "text/plain", b"", SyncCode.SERVER_TIMEOUT),
    ],
)
def test_answers_of_something_else(status, kind, body, code):
    error = from_answer(
        Response(status, {"content-type": kind}, body), server=SERVER, now_ms=NOW_MS
    )
    assert error.code is code
    assert "problem" not in error.details


def test_what_a_server_says_is_shortened_and_cleaned():
    answer = problem(422, "x" * 900, detail="line\n\x1b[31mred" + "y" * 900, nested={"a": 1})
    details = from_answer(answer, server=SERVER, now_ms=NOW_MS).details
    assert all(len(value) <= 300 and value.isprintable() for value in details.values())
    assert "nested" not in details


def test_a_server_cannot_speak_in_the_name_of_another():
    answer = problem(422, "bad-value", server="https://evil.example")
    assert from_answer(answer, server=SERVER, now_ms=NOW_MS).details["server"] == SERVER


@pytest.mark.parametrize("kind", list(TransportFailure))
def test_every_failure_of_the_way_has_a_code(kind):
    error = from_transport(TransportError(kind, "because"), server=SERVER)
    assert error.details == {"server": SERVER, "detail": "because"}
    assert error.retry_after_ms is None
    assert kind.value in str(TransportError(kind))


@pytest.mark.parametrize(
    ("value", "wait_ms"),
    [
        (None, None),
        ("120", 120_000),
        (" 0 ", 0),
        ("9" * 40, 999_999_999_999_000),
        ("Thu, 01 Jan 2026 00:02:00 GMT", 120_000),
        ("Thu, 01 Jan 2026 00:02:00 -0000", 120_000),
        ("Thu, 01 Jan 2026 01:02:00 +0100", 120_000),
        ("Wed, 31 Dec 2025 23:00:00 GMT", 0),
        ("-5", None),
        ("1.5", None),
        ("\u0665", None),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after(value, wait_ms):
    assert retry_after_ms(value, now_ms=NOW_MS) == wait_ms


def test_retry_after_reaches_the_error():
    busy = problem(503, "busy", headers={"retry-after": "7"})
    assert from_answer(busy, server=SERVER, now_ms=NOW_MS).retry_after_ms == 7_000


def test_errors_carry_code_and_details():
    error = SyncError(SyncCode.DISK_FULL, {"path": "/x"})
    assert error.problem == SyncProblem(SyncCode.DISK_FULL, {"path": "/x"})
    assert "disk-full" in str(error)
    corrupt = SpoolCorrupt(path="a", kept_at="b", reason="c")
    assert (corrupt.code, corrupt.kept_at) == (SyncCode.SPOOL_CORRUPT, "b")
