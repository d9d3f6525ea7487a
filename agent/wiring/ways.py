"""Makes the transports of a normal run as the `[network]` settings want them."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from urllib.parse import quote, urlsplit, urlunsplit

from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime.clock import Clock
from agent.store.network import NO_PROXY, Network
from agent.store.secrets import SecretName, SecretStore
from agent.version import NAME, VERSION
from agent.wiring.access import TransportMaker
from sync.address import ServerAddress
from sync.bandwidth import Bandwidth
from sync.http_transport import HttpTransport, Way
from sync.transport import Transport


def http_transports(
    clock: Clock, cleanup: ExitStack, *, network: Network, secrets: SecretStore
) -> TransportMaker:
    """Real connections, closed at the end. All of them share one limit of bandwidth.

    What it gives raises `Trouble` when the proxy's password is in a keyring that does not answer.
    """
    bandwidth = _bandwidth(network, clock)

    def make(address: ServerAddress) -> Transport:
        way = Way(
            proxy=None if address.loopback else _proxy(network, secrets),
            no_proxy=network.proxy == NO_PROXY,
            ca_file=network.ca_file or None,
            bandwidth=bandwidth,
        )
        transport = HttpTransport(
            user_agent=f"{NAME}/{VERSION}",
            mono_ms=clock.mono_ms,
            direct=address.loopback,
            way=way,
        )
        cleanup.callback(transport.close)
        return transport

    return make


def _bandwidth(network: Network, clock: Clock) -> Bandwidth | None:
    if network.bytes_per_s is None:
        return None
    # Nothing sets it: waiting on it is the wait.
    never = threading.Event()
    return Bandwidth(
        network.bytes_per_s,
        mono_ms=clock.mono_ms,
        wait_ms=lambda wait_ms: void(never.wait(wait_ms / 1000)),
    )


def void(_: object) -> None:
    """Drop an answer."""


def _proxy(network: Network, secrets: SecretStore) -> str | None:
    """The proxy's URL with the password that the keyring has for its user; None: what the environment says."""
    if network.proxy in ("", NO_PROXY):
        return None
    parts = urlsplit(network.proxy)
    if parts.username is None:
        return network.proxy
    password = secrets.read(SecretName.PROXY_PASSWORD)
    if password is None:
        details = {"secret": SecretName.PROXY_PASSWORD.value, "why": "proxy-password"}
        raise Trouble(Problem(ProblemCode.KEY_LOST, details))
    place = parts.netloc.rpartition("@")[2]
    user = f"{parts.username}:{quote(password, safe='')}"
    return urlunsplit((parts.scheme, f"{user}@{place}", parts.path, "", ""))
