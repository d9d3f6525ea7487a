"""Which addresses an identity provider may have: nobody leads this server to machines that only it can reach."""

from __future__ import annotations

import ipaddress
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

from server.oidc.faults import Fault, ProviderError

LONGEST = 500
"""Characters of an address."""

_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SHARED = ipaddress.ip_network("100.64.0.0/10")


class Reach(StrEnum):
    """How far the operator lets organizations go."""

    PUBLIC = "public"
    """https on addresses of the internet."""

    PRIVATE = "private"
    """And on those of a private network, such as 10.0.0.0/8; never link-local ones, where clouds keep secrets."""

    LOOPBACK = "loopback"
    """And this very machine, there without https too: for development and tests."""


def check_url(url: str, reach: Reach) -> SplitResult:
    """The parts of `url`; raises `ProviderError` unless it is https with a host and nothing odd."""
    if not 0 < len(url) <= LONGEST or any(not "!" <= letter <= "~" for letter in url):
        raise ProviderError(Fault.BAD_ADDRESS)
    if "\\" in url or '"' in url or "<" in url or ">" in url:
        raise ProviderError(Fault.BAD_ADDRESS)
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise ProviderError(Fault.BAD_ADDRESS) from error
    if not host or port == 0 or parts.username is not None or parts.password is not None:
        raise ProviderError(Fault.BAD_ADDRESS)
    if parts.fragment:
        raise ProviderError(Fault.BAD_ADDRESS)
    own = reach is Reach.LOOPBACK and host in _LOOPBACK_NAMES
    if parts.scheme != "https" and not (parts.scheme == "http" and own):
        raise ProviderError(Fault.NOT_HTTPS)
    return parts


def may_reach(address: str, reach: Reach) -> bool:
    """Whether the numeric IP `address` may be connected to."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif found.sixtofour is not None or found.teredo is not None or found in _NAT64:
            # They carry an IPv4 address that somebody else unpacks.
            return False
    if found.is_loopback:
        return reach is Reach.LOOPBACK
    if found.is_multicast or found.is_unspecified or found.is_link_local:
        return False
    if found.is_global:
        return True
    shared = isinstance(found, ipaddress.IPv4Address) and found in _SHARED
    return reach is not Reach.PUBLIC and (shared or _is_of_a_network(found))


def _is_of_a_network(found: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return any(found in network for network in _NETWORKS if network.version == found.version)


_NETWORKS = tuple(
    ipaddress.ip_network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
)
