"""The way to a server: directly or through the environment's proxy, in the open or under TLS."""

from __future__ import annotations

import base64
import os
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import certifi

from sync.transport import TransportError, TransportFailure

_BUNDLES: Final = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""Variables that name certificate authorities to trust instead of the public ones; known from other tools."""


@dataclass(frozen=True, slots=True)
class Route:
    """How one URL is asked for: whom to connect to, what to ask there, and what a proxy wants to see."""

    key: str
    """Connections of equal keys are the same way."""
    target: str
    """What stands in the request line."""
    through_proxy: bool
    headers: Mapping[str, str]
    """For a proxy that reads the request; empty where there is none or it only passes bytes on."""
    host: str
    port: int | None
    context: ssl.SSLContext | None
    tunnel: tuple[str, int | None] | None = None
    tunnel_headers: Mapping[str, str] = field(default_factory=dict)

    def connection(self, *, timeout_s: float) -> HTTPConnection:
        """A connection that is not open yet."""
        connection: HTTPConnection
        if self.context is None:
            connection = HTTPConnection(self.host, self.port, timeout=timeout_s)
        else:
            connection = HTTPSConnection(
                self.host, self.port, timeout=timeout_s, context=self.context
            )
        if self.tunnel is not None:
            connection.set_tunnel(*self.tunnel, dict(self.tunnel_headers))
        return connection


class Routes:
    """Finds routes. Any thread. `direct` ones know no proxy."""

    def __init__(self, *, direct: bool) -> None:
        self._direct = direct
        self._lock = threading.Lock()
        self._context: ssl.SSLContext | None = None

    def route(self, url: str) -> Route:
        """The way to `url`; raises `TransportError` PROXY for a proxy of a kind that we cannot speak to."""
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        secure = parts.scheme == "https"
        context = self._trust() if secure else None
        proxy = self._proxy(parts)
        if proxy is None:
            key = f"{parts.scheme}://{parts.netloc}"
            return Route(key, path, False, {}, host, port, context)
        auth = _authorization(proxy)
        key = f"{parts.scheme}://{parts.netloc} {proxy.netloc}"
        proxy_host, proxy_port = proxy.hostname or "", proxy.port
        if secure:
            return Route(
                key, path, True, {}, proxy_host, proxy_port, context, (host, port or 443), auth
            )
        return Route(key, url, True, auth, proxy_host, proxy_port, None)

    def _proxy(self, parts: SplitResult) -> SplitResult | None:
        """The proxy that the environment names for a URL."""
        if self._direct:
            return None
        named = getproxies()
        text = named.get(parts.scheme) or named.get("all")
        if not text or proxy_bypass(parts.netloc.rpartition("@")[2]):
            return None
        proxy = urlsplit(text if "://" in text else f"http://{text}")
        if proxy.scheme != "http" or not proxy.hostname:
            raise TransportError(TransportFailure.PROXY, f"{proxy.scheme}://{proxy.hostname}")
        return proxy

    def _trust(self) -> ssl.SSLContext:
        """Made once: reading a bundle of authorities takes long."""
        with self._lock:
            if self._context is None:
                named = next((os.environ[name] for name in _BUNDLES if os.environ.get(name)), None)
                bundle = Path(named or certifi.where())
                self._context = (
                    ssl.create_default_context(capath=bundle)
                    if bundle.is_dir()
                    else ssl.create_default_context(cafile=bundle)
                )
            return self._context


def _authorization(proxy: SplitResult) -> dict[str, str]:
    """The header with the name and password that stand in a proxy's URL."""
    if proxy.username is None:
        return {}
    pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {base64.b64encode(pair.encode()).decode('ascii')}"}
