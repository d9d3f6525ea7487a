"""The static files of the pages: read once, served from memory under an address that names their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request, Response

STATIC = Path(__file__).parent / "static"

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class _Asset:
    body: bytes
    media_type: str
    version: str


class Assets:
    """All files of one folder. `url` is what templates write; `router` answers for it."""

    def __init__(self, folder: Path = STATIC) -> None:
        self._assets = {
            path.name: _Asset(
                body=body,
                media_type=_TYPES[path.suffix],
                version=hashlib.sha256(body).hexdigest()[:12],
            )
            for path in sorted(folder.iterdir())
            if path.suffix in _TYPES
            for body in (path.read_bytes(),)
        }

    def url(self, name: str) -> str:
        """The address of `name`, with its version, so that browsers may keep it for ever."""
        return f"/static/{name}?v={self._assets[name].version}"

    def answer(self, name: str, *, version: str | None, if_none_match: str | None) -> Response:
        """The file, 304 if the browser has it, or 404."""
        asset = self._assets.get(name)
        if asset is None:
            return Response(status_code=404)
        lasting = version == asset.version
        headers = {
            "ETag": f'"{asset.version}"',
            "Cache-Control": "public, max-age=31536000, immutable" if lasting else "no-cache",
            "X-Content-Type-Options": "nosniff",
        }
        if if_none_match == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(asset.body, media_type=asset.media_type, headers=headers)

    def router(self) -> APIRouter:
        """Routes under `/static`."""
        router = APIRouter(include_in_schema=False)

        @router.get("/static/{name}")
        async def static(name: str, request: Request, v: str | None = None) -> Response:
            return self.answer(name, version=v, if_none_match=request.headers.get("if-none-match"))

        return router
