"""A real HTTP proxy on loopback: tunnels by CONNECT, and asks for a user and a password if told to."""

from __future__ import annotations

import base64
import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class ConnectProxy:
    """Where it listens, and the places that were asked for; `wanted` is `user:password` or empty."""

    port: int
    wanted: str
    asked: list[str] = field(default_factory=list)
    refused: int = 0

    def url(self, user: str = "") -> str:
        """Its address, with a user and a password before it."""
        return f"http://{user + '@' if user else ''}127.0.0.1:{self.port}"


@contextlib.contextmanager
def connect_proxy(*, wanted: str = "") -> Iterator[ConnectProxy]:
    """Run one while the block lasts. Whatever host is asked for, it connects to loopback."""
    listener = socket.create_server(("127.0.0.1", 0))
    proxy = ConnectProxy(listener.getsockname()[1], wanted)
    threads: list[threading.Thread] = []
    clients: list[socket.socket] = []

    def accept() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            clients.append(client)
            thread = threading.Thread(target=_serve, args=(proxy, client))
            thread.start()
            threads.append(thread)

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield proxy
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join()
        for client in clients:
            # Whoever still holds a tunnel open keeps nobody waiting.
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join(20)


def _serve(proxy: ConnectProxy, client: socket.socket) -> None:
    with contextlib.suppress(OSError), client:
        head = b""
        while b"\r\n\r\n" not in head:
            part = client.recv(65_536)
            if not part:
                return
            head += part
        first, *lines = head.decode("latin-1").split("\r\n")
        method, place, _ = first.split(" ")
        given = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
        token = base64.b64encode(proxy.wanted.encode()).decode().lower()
        if proxy.wanted and given.get("proxy-authorization") != f"basic {token}":
            proxy.refused += 1
            client.sendall(
                b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                b'Proxy-Authenticate: Basic realm="test"\r\nContent-Length: 0\r\n\r\n'
            )
            return
        if method != "CONNECT":
            client.sendall(b"HTTP/1.1 405 Not Allowed\r\nContent-Length: 0\r\n\r\n")
            return
        proxy.asked.append(place)
        port = int(place.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as server:
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_pump, args=(server, client))
            back.start()
            _pump(client, server)
            back.join(20)


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while part := source.recv(65_536):
            target.sendall(part)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
