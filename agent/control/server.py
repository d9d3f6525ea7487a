"""The agent's end of the line: answers what the command line asks."""

from __future__ import annotations

import hmac
import json
import logging
import os
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError
from contextlib import closing
from multiprocessing.connection import Client, Listener
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final, Protocol

from agent.client import ClientError, EvidenceClient, Snapshot
from agent.control.endpoint import (
    COPY_SPOOL,
    WATCH,
    Endpoint,
    bad_request,
    not_running,
)
from agent.control.requests import VERBS, VERSION, Reply, Request, from_texts, reply_of
from agent.core.problems import Trouble
from agent.plain import PlainError, from_plain, to_plain
from agent.platform import sockets
from agent.platform.sockets import Address
from agent.store.errors import StoreError, disk_problem
from agent.store.files import write_atomically

_log = logging.getLogger(__name__)

WATCH_LOOK_S: Final = 1.0
"""How often it is looked whether who watches is still there, while nothing changes."""
REQUEST_BYTES: Final = 65_536
REQUEST_S: Final = 5.0
"""How long a caller may take to say what it wants."""
MAX_CALLERS: Final = 8
END_S: Final = 10.0


class Line(Protocol):
    """A connection, whatever carries it: sockets and Windows pipes have classes of their own."""

    def poll(self, timeout: float) -> bool:
        """Whether something arrives within `timeout` seconds."""

    def recv_bytes(self, maxlength: int) -> bytes:
        """One message. Raises `OSError` when it is longer, `EOFError` when the other side hung up."""

    def send_bytes(self, buf: bytes) -> None:
        """Send one message."""

    def close(self) -> None:
        """Hang up."""


class ControlServer:
    """Answers requests for `client` on threads of its own. The caller holds the `InstanceLock`."""

    def __init__(
        self,
        client: EvidenceClient,
        *,
        endpoint: Path,
        token: str,
        key: str,
        on_shutdown: Callable[[], None],
        copy_spool: Callable[[Path], None] | None = None,
    ) -> None:
        """`token` and `key` are random. `on_shutdown` is called after the verb shutdown was
        answered. `copy_spool` writes what was sealed to a file that another process may read; it
        raises `Trouble`.
        """
        self._client = client
        self._endpoint = endpoint
        self._token = token
        self._key = key
        self._on_shutdown = on_shutdown
        self._copy_spool = copy_spool
        self._address: Address | None = None
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()
        self._callers: set[threading.Thread] = set()
        self._guard = threading.Lock()

    def start(self) -> None:
        """Listen. What a killed agent left is removed first: the lock says that it is dead.

        Raises `StoreError` DATA_FOLDER_UNWRITABLE or DISK_FULL.
        """
        try:
            address = sockets.new_address(self._endpoint.parent, token=self._token)
            sockets.remove_stale(address)
            self._listener = Listener(address.address, address.family, backlog=16)
            self._address = address
            endpoint = Endpoint(
                v=VERSION,
                family=address.family,
                address=address.address,
                key=self._key,
                pid=os.getpid(),
            )
            write_atomically(self._endpoint, json.dumps(to_plain(endpoint)).encode("utf-8"))
        except OSError as error:
            self.close()
            raise StoreError(disk_problem(error, self._endpoint)) from error
        self._thread = threading.Thread(target=self._accept, name="control", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answer what is being asked, listen no more, and leave no thread and no file. Idempotent."""
        self._closing.set()
        if self._thread is not None and self._address is not None:
            self._wake(self._address)
            self._thread.join(END_S)
            self._thread = None
        with self._guard:
            callers = tuple(self._callers)
        for caller in callers:
            if caller is not threading.current_thread():
                caller.join(END_S)
        if self._listener is not None:
            self._listener.close()
            self._listener = None
            self._endpoint.unlink(missing_ok=True)
        if self._address is not None:
            sockets.remove(self._address)
            self._address = None

    def _wake(self, address: Address) -> None:
        """Call ourselves, so that the thread that waits for a call looks up."""
        try:
            Client(address.address, address.family).close()
        except OSError:  # the socket file was removed by somebody; the thread ends with the process
            _log.warning("control socket is gone: %s", address.address)

    def _accept(self) -> None:
        listener = self._listener
        assert listener is not None  # noqa: S101 — `start` made it before this thread
        while not self._closing.is_set():
            try:
                connection = listener.accept()
            except OSError as error:  # a caller that hung up before it was let in
                _log.info("a caller went away: %s", error)
                continue
            if self._closing.is_set() or not self._begin(connection):
                connection.close()

    def _begin(self, connection: Line) -> bool:
        """Give the caller a thread, unless too many are being served."""
        thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
        thread.name = "control-request"
        with self._guard:
            if len(self._callers) >= MAX_CALLERS:
                return False
            self._callers.add(thread)
        thread.start()
        return True

    def _serve(self, connection: Line) -> None:
        """Answer one request, on a thread of its own."""
        done: str | None = None
        try:
            with closing(connection):
                if connection.poll(REQUEST_S):
                    reply, done = self._reply(connection.recv_bytes(REQUEST_BYTES))
                    if done == WATCH:
                        self._watch(connection)
                        return
                    connection.send_bytes(json.dumps(to_plain(reply)).encode("utf-8"))
        except (OSError, EOFError) as error:  # hung up, or sent too much
            _log.info("a caller went away: %s", error)
        finally:
            with self._guard:
                self._callers.discard(threading.current_thread())
        if done == "shutdown":
            self._on_shutdown()

    def _watch(self, connection: Line) -> None:
        """Send the snapshot now and after every change, until the caller hangs up or the agent ends."""
        news: SimpleQueue[Snapshot] = SimpleQueue()
        end = self._client.subscribe(news.put)
        try:
            while not self._closing.is_set():
                try:
                    shown = news.get(timeout=WATCH_LOOK_S)
                except Empty:
                    if connection.poll(0):  # nothing more is asked on this line: it was hung up
                        return
                    continue
                reply = reply_of("snapshot", shown)
                connection.send_bytes(json.dumps(to_plain(reply)).encode("utf-8"))
        finally:
            end()

    def _reply(self, data: bytes) -> tuple[Reply, str | None]:
        """What to answer, and the verb if it was carried out."""
        try:
            verb, arguments = self._read(data)
            result = self._carry_out(verb, arguments)
        except ClientError as refused:
            return Reply(v=VERSION, problem=refused.problem), None
        except CancelledError:  # the agent ended meanwhile
            return Reply(v=VERSION, problem=not_running("is ending").problem), None
        except Exception as bug:  # noqa: BLE001 — thread guard; the caller is told that it is ours
            _log.exception("a request failed")
            return Reply(v=VERSION, bug=type(bug).__name__), None
        return reply_of(verb, result), verb

    def _carry_out(self, verb: str, arguments: Mapping[str, Any]) -> object:
        if verb == WATCH:
            return None
        if verb == COPY_SPOOL:
            self._copy(Path(arguments["path"]))
            return None
        method = getattr(self._client, verb)
        result: object = method(**arguments)
        return result

    def _copy(self, path: Path) -> None:
        """Raises `ClientError`: whatever hinders it, or BAD_REQUEST where there is nothing to copy."""
        if self._copy_spool is None:
            raise bad_request("nothing is sealed here")
        try:
            self._copy_spool(path)
        except Trouble as trouble:
            raise ClientError(trouble.problem) from trouble

    def _read(self, data: bytes) -> tuple[str, dict[str, Any]]:
        """The verb and its arguments. Raises `ClientError` BAD_REQUEST for anything unexpected."""
        try:
            request = from_plain(Request, json.loads(data))
        except (ValueError, RecursionError, PlainError) as error:
            raise bad_request(str(error)) from error
        if request.v != VERSION:
            raise bad_request(f"version {request.v}, not {VERSION}")
        if not hmac.compare_digest(request.key.encode("utf-8"), self._key.encode("utf-8")):
            raise bad_request("wrong key")
        names = VERBS.get(request.verb)
        if names is None:
            raise bad_request(f"no verb {request.verb!r}")
        if sorted(request.arguments) != sorted(names):
            raise bad_request(f"{request.verb} takes {', '.join(names) or 'nothing'}")
        try:
            return request.verb, from_texts(request.arguments)
        except (ValueError, RecursionError, PlainError) as error:
            raise bad_request(str(error)) from error
