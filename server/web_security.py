"""What every answer to a browser carries, and the refusal of unsafe requests that other sites send."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.problems import Code, Problem

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), display-capture=()",
}

_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class WebSecurity:
    """ASGI middleware: security headers on every answer; `cross-site` (403) for unsafe requests that a browser
    sends from elsewhere.

    A browser says where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`: that must be this
    very origin, signed in or not (another site must not sign anybody in either). What says neither is no
    current browser: it passes unless it carries a cookie.
    """

    def __init__(self, app: ASGIApp, *, public_url: str) -> None:
        self._app = app
        self._hosts = frozenset({urlsplit(public_url).netloc})
        headers = dict(HEADERS)
        if urlsplit(public_url).scheme == "https":
            headers["Strict-Transport-Security"] = "max-age=31536000"
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(pair for pair in self._headers if pair[0] not in said),
                ]
            await send(message)

        headers = Headers(scope=scope)
        if scope["method"] not in _SAFE and not self._from_here(headers):
            problem = Problem(
                Code.CROSS_SITE, "Open the page on this server itself and send the form from there."
            )
            await problem.response()(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)

    def _from_here(self, headers: Headers) -> bool:
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site in ("same-origin", "none")
        origin = headers.get("origin")
        if origin is not None:
            return urlsplit(origin).netloc in self._hosts | {headers.get("host", "")}
        return "cookie" not in headers
