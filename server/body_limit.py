"""No request body beyond what its address can need: a form is not a way to fill the memory."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FORM_BYTES = 256_000
"""The largest body of everything but uploads."""


class BodyLimit:
    """ASGI middleware; `larger` names paths that look after themselves."""

    def __init__(self, app: ASGIApp, *, larger: Mapping[str, int]) -> None:
        self._app = app
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._larger.get(scope["path"], FORM_BYTES)
        size = 0

        async def limited() -> Message:
            nonlocal size
            message = await receive()
            if message["type"] == "http.request":
                size += len(message.get("body", b""))
                if size > limit:
                    raise HTTPException(
                        413, f"At most {limit} bytes go here.", {"Connection": "close"}
                    )
            return message

        await self._app(scope, limited, send)
