"""One POST to somebody else's server, where an operator has switched such a thing on."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

PATIENCE_S = 5.0


class OutgoingError(Exception):
    """Why there is no answer; a sentence for the operator."""


def check_address(url: str) -> str:
    """`url` itself; raises `OutgoingError` unless it is the http or https address of a host."""
    parts = urlsplit(url)
    try:
        named = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        named = False
    if not named:
        raise OutgoingError(f"{url!r} is not an address such as https://host.example/path.")
    return url


def post(url: str, data: bytes, *, content_type: str, limit: int) -> tuple[int, bytes]:
    """Status and the first `limit` bytes of what `url` answers; raises `OutgoingError`. Takes up to some seconds."""
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=PATIENCE_S)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, data, {"Content-Type": content_type})
        answer = connection.getresponse()
        return answer.status, answer.read(limit)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise OutgoingError(f"It cannot be reached ({error}).") from error
    finally:
        connection.close()
