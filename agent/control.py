"""The door for the command line: a local socket that only this user can reach, and one agent
behind it.

JSON over `multiprocessing.connection` as bytes, one request for each connection; never pickle. The
running agent writes where it listens, and a key, into a file that only this user can read. Whether
an agent runs is told by a lock, which the system takes back when the agent ends, however it ends.
"""

from __future__ import annotations

import hmac
import json
import logging
import os
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Client, Listener
from pathlib import Path
from typing import IO, Any, Final, Protocol

from agent.client import (
    ClientError,
    ClosedWeek,
    ConsentView,
    EvidenceClient,
    Problem,
    ProblemCode,
    Redaction,
    Snapshot,
)
from agent.core.problems import Trouble
from agent.plain import PlainError, from_plain, to_plain
from agent.platform import sockets
from agent.platform.files import try_lock
from agent.platform.sockets import Address, Family
from agent.requests import (
    VERBS,
    VERSION,
    Reply,
    Request,
    Result,
    from_texts,
    reply_of,
    to_texts,
)
from agent.store.errors import StoreError, disk_problem
from agent.store.files import write_atomically

_log = logging.getLogger(__name__)

COPY_SPOOL: Final = "copy_spool"
"""The one verb that the client of an agent does not have: for an export by another process."""
REQUEST_BYTES: Final = 65_536
REPLY_BYTES: Final = 8_000_000
REQUEST_S: Final = 5.0
"""How long a caller may take to say what it wants."""
REPLY_S: Final = 60.0
"""How long a verb may take."""
ENROL_S: Final = 300.0
"""The same for an enrolment, which waits for the network and for the keyring's prompt."""
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


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What the file says in which a running agent tells how to reach it."""

    v: int
    family: str
    address: str
    key: str
    """Whoever can read the file may ask; pipes on Windows have no folder that keeps others out."""
    pid: int


class InstanceLock:
    """Held by the one agent that may write into a data folder."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    @classmethod
    def take(cls, path: Path) -> InstanceLock:
        """Take the lock. Raises `StoreError` AGENT_RUNNING when another agent has it.

        `path` in the problem is the folder of the lock, where the other agent can be reached.
        """
        try:
            stream = path.open("ab+")
        except OSError as error:
            raise StoreError(disk_problem(error, path)) from error
        if not try_lock(stream):
            stream.close()
            raise StoreError(Problem(ProblemCode.AGENT_RUNNING, {"path": str(path.parent)}))
        return cls(stream)

    def release(self) -> None:
        """Give the lock back. Idempotent."""
        self._stream.close()


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
                    connection.send_bytes(json.dumps(to_plain(reply)).encode("utf-8"))
        except (OSError, EOFError) as error:  # hung up, or sent too much
            _log.info("a caller went away: %s", error)
        if done == "shutdown":
            self._on_shutdown()
        with self._guard:
            self._callers.discard(threading.current_thread())

    def _reply(self, data: bytes) -> tuple[Reply, str | None]:
        """What to answer, and the verb if it was carried out."""
        try:
            verb, arguments = self._read(data)
            result = self._carry_out(verb, arguments)
        except ClientError as refused:
            return Reply(v=VERSION, problem=refused.problem), None
        except CancelledError:  # the agent ended meanwhile
            return Reply(v=VERSION, problem=_not_running("is ending").problem), None
        except Exception as bug:  # noqa: BLE001 — thread guard; the caller is told that it is ours
            _log.exception("a request failed")
            return Reply(v=VERSION, bug=type(bug).__name__), None
        return reply_of(result), verb

    def _carry_out(self, verb: str, arguments: Mapping[str, Any]) -> Result:
        if verb == COPY_SPOOL:
            self._copy(Path(arguments["path"]))
            return None
        method = getattr(self._client, verb)
        result: Result = method(**arguments)
        return result

    def _copy(self, path: Path) -> None:
        """Raises `ClientError`: whatever hinders it, or BAD_REQUEST where there is nothing to copy."""
        if self._copy_spool is None:
            raise _bad_request("nothing is sealed here")
        try:
            self._copy_spool(path)
        except Trouble as trouble:
            raise ClientError(trouble.problem) from trouble

    def _read(self, data: bytes) -> tuple[str, dict[str, Any]]:
        """The verb and its arguments. Raises `ClientError` BAD_REQUEST for anything unexpected."""
        try:
            request = from_plain(Request, json.loads(data))
        except (ValueError, RecursionError, PlainError) as error:
            raise _bad_request(str(error)) from error
        if request.v != VERSION:
            raise _bad_request(f"version {request.v}, not {VERSION}")
        if not hmac.compare_digest(request.key.encode("utf-8"), self._key.encode("utf-8")):
            raise _bad_request("wrong key")
        names = VERBS.get(request.verb)
        if names is None:
            raise _bad_request(f"no verb {request.verb!r}")
        if sorted(request.arguments) != sorted(names):
            raise _bad_request(f"{request.verb} takes {', '.join(names) or 'nothing'}")
        try:
            return request.verb, from_texts(request.arguments)
        except (ValueError, RecursionError, PlainError) as error:
            raise _bad_request(str(error)) from error


class AgentBug(Exception):
    """The running agent failed in a way that is our fault; its log has the stack."""


class ControlClient:
    """Asks the agent that runs for a data folder. Any thread; each call is a connection of its own.

    Every verb raises `ClientError` when refused, with AGENT_NOT_RUNNING when there is nobody to
    ask, and `AgentBug` when the agent failed.
    """

    def __init__(self, endpoint: Path) -> None:
        self._endpoint = endpoint

    def snapshot(self) -> Snapshot:
        """See `AgentClient.snapshot`."""
        snapshot = self._ask("snapshot").result
        if snapshot is None:
            raise AgentBug("no snapshot")
        return snapshot

    def enrol(self, *, server_url: str, code: str, device_name: str) -> None:
        """See `AgentClient.enrol`."""
        self._ask("enrol", server_url=server_url, code=code, device_name=device_name)

    def choose_contract(self, *, contract: str) -> None:
        """See `AgentClient.choose_contract`."""
        self._ask("choose_contract", contract=contract)

    def agree(self, *, contract: str, policy_sha256: str) -> None:
        """See `AgentClient.agree`."""
        self._ask("agree", contract=contract, policy_sha256=policy_sha256)

    def set_memo(self, *, memo: str) -> None:
        """See `AgentClient.set_memo`."""
        self._ask("set_memo", memo=memo)

    def start(self) -> None:
        """See `AgentClient.start`."""
        self._ask("start")

    def stop(self) -> None:
        """See `AgentClient.stop`."""
        self._ask("stop")

    def keep(self, *, segment: str) -> None:
        """See `AgentClient.keep`."""
        self._ask("keep", segment=segment)

    def delete(self, *, segment: str) -> None:
        """See `AgentClient.delete`."""
        self._ask("delete", segment=segment)

    def redact(self, *, redaction: Redaction) -> None:
        """See `EvidenceClient.redact`."""
        self._ask("redact", redaction=redaction)

    def edit_memo(self, *, segment: str, memo: str) -> None:
        """See `EvidenceClient.edit_memo`."""
        self._ask("edit_memo", segment=segment, memo=memo)

    def close_week(self, *, contract: str, week_start_ms: int) -> ClosedWeek:
        """See `EvidenceClient.close_week`."""
        week = self._ask("close_week", contract=contract, week_start_ms=week_start_ms).week
        if week is None:
            raise AgentBug("no week")
        return week

    def consents(self) -> tuple[ConsentView, ...]:
        """See `EvidenceClient.consents`."""
        return self._ask("consents").consents or ()

    def dismiss(self, *, notice: str) -> None:
        """See `AgentClient.dismiss`."""
        self._ask("dismiss", notice=notice)

    def upload_now(self) -> None:
        """See `AgentClient.upload_now`."""
        self._ask("upload_now")

    def refresh(self) -> None:
        """See `AgentClient.refresh`."""
        self._ask("refresh")

    def copy_spool(self, *, path: Path) -> None:
        """Have what was sealed copied to `path`, where there is no file yet."""
        self._ask(COPY_SPOOL, path=str(path))

    def shutdown(self) -> None:
        """See `AgentClient.shutdown`; the agent's process ends soon afterwards."""
        self._ask("shutdown")

    def _ask(self, verb: str, **arguments: object) -> Reply:
        endpoint = self._find()
        texts = to_texts(arguments)
        request = Request(v=VERSION, key=endpoint.key, verb=verb, arguments=texts)
        family: Family = "AF_PIPE" if endpoint.family == "AF_PIPE" else "AF_UNIX"
        try:
            with Client(endpoint.address, family) as connection:
                connection.send_bytes(json.dumps(to_plain(request)).encode("utf-8"))
                if not connection.poll(ENROL_S if verb == "enrol" else REPLY_S):
                    raise _not_running("no answer")
                reply = from_plain(Reply, json.loads(connection.recv_bytes(REPLY_BYTES)))
        except (OSError, EOFError) as error:
            raise _not_running(str(error) or type(error).__name__) from error
        except (ValueError, RecursionError, PlainError) as error:
            raise _bad_request(f"answer: {error}") from error
        if reply.bug is not None:
            raise AgentBug(reply.bug)
        if reply.problem is not None:
            raise ClientError(reply.problem)
        return reply

    def _find(self) -> Endpoint:
        """Where the agent says that it listens."""
        try:
            return from_plain(Endpoint, json.loads(self._endpoint.read_bytes()))
        except FileNotFoundError:
            raise _not_running("no agent has started") from None
        except OSError as error:
            raise _not_running(error.strerror or type(error).__name__) from error
        except (ValueError, RecursionError, PlainError) as error:
            raise _not_running(f"{self._endpoint}: {error}") from error


def _bad_request(reason: str) -> ClientError:
    return ClientError(Problem(ProblemCode.BAD_REQUEST, {"reason": reason}))


def _not_running(reason: str) -> ClientError:
    return ClientError(Problem(ProblemCode.AGENT_NOT_RUNNING, {"reason": reason}))
