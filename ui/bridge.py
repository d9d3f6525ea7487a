"""The only crossing between the agent's threads and Qt's.

Snapshots come in on the control thread and leave as a signal on the main thread. Verbs are asked for
on the main thread and carried out on one worker, in order, so that no window ever waits for them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QThreadPool, Signal

from agent.client import AgentClient, ClientError, Snapshot

_LINGER_MS = 5_000
"""How long the worker's thread outlives its last verb."""


class Bridge(QObject):
    """Wraps an `AgentClient` for windows; made, used and closed on the main thread."""

    changed = Signal(object)
    """A new `Snapshot`."""
    done = Signal(str)
    """The verb of this name was carried out."""
    refused = Signal(str, object)
    """The verb of this name was refused with this `Problem`."""
    broken = Signal(object)
    """A verb ended in an exception that is a mistake of ours."""

    _arrived = Signal(object)
    _answered = Signal(object)
    """Carries a call of `done`, `refused` or `broken` to the main thread."""

    def __init__(self, client: AgentClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._pool = QThreadPool()
        # One thread: the order of verbs is the order of clicks.
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(_LINGER_MS)
        self._since = QElapsedTimer()
        self._since.start()
        self.snapshot: Snapshot = client.snapshot()
        self._arrived.connect(self._take)
        self._answered.connect(self._answer)
        self._unsubscribe: Callable[[], None] | None = client.subscribe(self._arrived.emit)

    def elapsed_ms(self) -> int:
        """Milliseconds since `snapshot` arrived, by a clock that nobody can set."""
        return self._since.elapsed()

    def enrol(self, *, server_url: str, code: str, device_name: str) -> None:
        """Ask for `AgentClient.enrol`."""
        self._ask(
            "enrol",
            lambda: self._client.enrol(server_url=server_url, code=code, device_name=device_name),
        )

    def choose_contract(self, *, contract: str) -> None:
        """Ask for `AgentClient.choose_contract`."""
        self._ask("choose_contract", lambda: self._client.choose_contract(contract=contract))

    def agree(self, *, contract: str, policy_sha256: str) -> None:
        """Ask for `AgentClient.agree`."""
        self._ask(
            "agree", lambda: self._client.agree(contract=contract, policy_sha256=policy_sha256)
        )

    def set_memo(self, *, memo: str) -> None:
        """Ask for `AgentClient.set_memo`."""
        self._ask("set_memo", lambda: self._client.set_memo(memo=memo))

    def start(self) -> None:
        """Ask for `AgentClient.start`."""
        self._ask("start", self._client.start)

    def stop(self) -> None:
        """Ask for `AgentClient.stop`."""
        self._ask("stop", self._client.stop)

    def keep(self, *, segment: str) -> None:
        """Ask for `AgentClient.keep`."""
        self._ask("keep", lambda: self._client.keep(segment=segment))

    def delete(self, *, segment: str) -> None:
        """Ask for `AgentClient.delete`."""
        self._ask("delete", lambda: self._client.delete(segment=segment))

    def dismiss(self, *, notice: str) -> None:
        """Ask for `AgentClient.dismiss`."""
        self._ask("dismiss", lambda: self._client.dismiss(notice=notice))

    def upload_now(self) -> None:
        """Ask for `AgentClient.upload_now`."""
        self._ask("upload_now", self._client.upload_now)

    def refresh(self) -> None:
        """Ask for `AgentClient.refresh`."""
        self._ask("refresh", self._client.refresh)

    def shutdown(self) -> None:
        """Ask for `AgentClient.shutdown`; `done` says when the agent has ended."""
        self._ask("shutdown", self._client.shutdown)

    def wait(self) -> None:
        """Wait until all verbs asked for so far are carried out; their signals come with the loop."""
        self._pool.waitForDone()

    def close(self) -> None:
        """Hear no more snapshots and wait for the verbs under way. Idempotent."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self.wait()

    def _take(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._since.restart()
        self.changed.emit(snapshot)

    def _answer(self, tell: Callable[[], None]) -> None:
        tell()

    def _ask(self, name: str, verb: Callable[[], None]) -> None:
        self._pool.start(lambda: self._run(name, verb))

    def _run(self, name: str, verb: Callable[[], None]) -> None:
        """Carry out one verb on the worker; what came of it is told on the main thread."""
        try:
            verb()
        except ClientError as error:
            problem = error.problem
            self._answered.emit(lambda: self.refused.emit(name, problem))
        except Exception as error:  # noqa: BLE001 - thread guard: reported as a bug of ours
            mistake = error
            self._answered.emit(lambda: self.broken.emit(mistake))
        else:
            self._answered.emit(lambda: self.done.emit(name))
