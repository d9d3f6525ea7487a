"""Reads the server address that a person typed, and says exactly what is wrong with it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import urlsplit

from sync.errors import SyncCode, SyncError

_PORTS = range(1, 65_536)


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where a server is: `base` without a slash at the end, e.g. `https://time.example.org/hourproof`."""

    base: str
    loopback: bool
    """This very machine: reached without encryption and never through a proxy."""

    def url(self, path: str) -> str:
        """The full URL of `path`, which begins with a slash."""
        return self.base + path


def parse_address(text: str, *, allow_http: bool = False) -> ServerAddress:
    """Read `https://host[:port][/folder]`, or a bare host, which means https (http on this machine).

    Plain `http://` is taken for this machine only, unless `allow_http`: the device's token would travel
    readable. Raises `SyncError` ADDRESS_INVALID whose detail `why` is one of `empty`, `scheme`, `http`,
    `user-info`, `query`, `port`, `host`, `path`.
    """
    text = text.strip()
    if not text:
        _refuse(text, "empty")
    given = "://" in text
    try:
        parts = urlsplit(text if given else f"//{text}")
        host = parts.hostname or ""
    except ValueError:  # such as unbalanced brackets
        _refuse(text, "host")
    if given and parts.scheme not in ("https", "http"):
        _refuse(text, "scheme")
    if "@" in parts.netloc:
        _refuse(text, "user-info")
    if parts.query or parts.fragment or "?" in text or "#" in text:
        _refuse(text, "query")
    try:
        port = parts.port
    except ValueError:
        _refuse(text, "port")
    if (port is not None and port not in _PORTS) or parts.netloc.endswith(":"):
        _refuse(text, "port")
    if parts.netloc.rpartition("]")[2].partition(":")[0] and "]" in parts.netloc:
        _refuse(text, "host")  # something between the bracket and the port
    name = _host_name(text, host)
    loopback = _is_loopback(host)
    scheme = parts.scheme if given else "http" if loopback else "https"
    if scheme == "http" and not (loopback or allow_http):
        _refuse(text, "http")
    folder = parts.path.rstrip("/")
    if any(c.isspace() or not c.isprintable() for c in folder):
        _refuse(text, "path")
    where = name if port is None else f"{name}:{port}"
    return ServerAddress(f"{scheme}://{where}{folder}", loopback)


def _host_name(text: str, host: str) -> str:
    """The host as it goes into a URL: ASCII, an IPv6 address in brackets."""
    if ":" in host:
        try:
            return f"[{ipaddress.IPv6Address(host)}]"
        except ValueError:
            _refuse(text, "host")
    try:
        name = host.encode("idna").decode("ascii")
    except UnicodeError:
        _refuse(text, "host")
    labels = name.removesuffix(".").split(".")
    if not all(label and label.replace("-", "").replace("_", "").isalnum() for label in labels):
        _refuse(text, "host")
    return name


def _is_loopback(host: str) -> bool:
    """Whether `host` can only be this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse(address: str, why: str) -> NoReturn:
    raise SyncError(SyncCode.ADDRESS_INVALID, {"address": address, "why": why}) from None
