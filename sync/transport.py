"""How a request reaches a server: records, one small Protocol, and wrappers that are themselves transports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

ANSWER_BYTES = 1_000_000
"""The longest answer that is read unless a request says otherwise."""


class TransportFailure(StrEnum):
    """Why no usable answer came back. The request may or may not have been carried out."""

    UNREACHABLE = "unreachable"
    """No connection: no network, unknown host name, nobody listening."""
    TIMEOUT = "timeout"
    TLS = "tls"
    """The server's certificate or the encryption was not acceptable."""
    PROXY = "proxy"
    """The proxy did not let the request through."""
    CA_FILE = "ca-file"
    """The file of certificates to trust cannot be used."""
    REDIRECTED = "redirected"
    """The server sent us to another address; credentials are not carried there."""
    ANSWER_TOO_LARGE = "answer-too-large"
    BROKEN = "broken"
    """The connection ended in the middle of the answer, or the answer was not HTTP."""


class TransportError(Exception):
    """No usable answer; `detail` is for a log, or the other address of a redirect."""

    def __init__(self, kind: TransportFailure, detail: str = "") -> None:
        super().__init__(f"{kind.value}: {detail}" if detail else kind.value)
        self.kind = kind
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request. `timeout_s` bounds the whole exchange once connected, `answer_bytes` the answer."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    timeout_s: float = 30.0
    answer_bytes: int = ANSWER_BYTES


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP answer; names of `headers` are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport(Protocol):
    """Carries one request there and its answer back."""

    def send(self, request: Request) -> Response:
        """Return whatever the server answered, of any status; raises `TransportError`. Any thread.

        Must not repeat a request by itself: who asks decides whether asking twice is safe.
        """


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what came of it."""

    request: Request
    outcome: Response | TransportError


class RecordingTransport:
    """Keeps every exchange, for tests and for looking at a conversation afterwards.

    Holds bearer tokens and pictures in memory: never part of a normal run.
    """

    def __init__(self, inner: Transport) -> None:
        self._inner = inner
        self.exchanges: list[Exchange] = []

    def send(self, request: Request) -> Response:
        """Send through the inner transport and remember."""
        try:
            answer = self._inner.send(request)
        except TransportError as failure:
            self.exchanges.append(Exchange(request, failure))
            raise
        self.exchanges.append(Exchange(request, answer))
        return answer
