"""The only crossing between the agent's threads and Qt's.

Snapshots come in on the control thread and leave as a signal on the main thread. Verbs are asked for
on the main thread and carried out on one worker, in order, so that no window ever waits for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from agent.client import ClientError, DiaryPage, EvidenceClient, Problem, Redaction, Snapshot
from ui.present_settings import SettingsSeen
from ui.workers import guarded, one_worker

_T = TypeVar("_T")
SETTING = "set_setting/"
"""Begins the name by which `done` and `refused` tell of a setting; its key follows."""
APPS_MS = 7 * 24 * 3_600_000
"""How far back apps that were in front are looked for."""
_LINGER_MS = 5_000
"""How long the worker's thread outlives its last verb."""


class Bridge(QObject):
    """Wraps an `EvidenceClient` for windows; made, used and closed on the main thread."""

    changed = Signal(object)
    """A new `Snapshot`."""
    done = Signal(str)
    """The verb of this name was carried out."""
    refused = Signal(str, object)
    """The verb of this name was refused with this `Problem`."""
    answered = Signal(str, object)
    """The verb of this name gave this; `done` follows."""
    closing = Signal()
    """Nothing more can be asked for after this: what was put off is to be done now."""
    broken = Signal(object)
    """A verb ended in an exception that is a mistake of ours."""

    _arrived = Signal(object)
    _answered = Signal(object)
    """Carries a call of `done`, `refused` or `broken` to the main thread."""

    def __init__(self, client: EvidenceClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        # One thread: the order of verbs is the order of clicks.
        self._pool = one_worker(linger_ms=_LINGER_MS)
        # What is only read does not wait behind verbs, nor do they wait for it.
        self._readers = one_worker(linger_ms=_LINGER_MS)
        self._since = QElapsedTimer()
        self._since.start()
        self.snapshot: Snapshot = client.snapshot()
        self._closed = False
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

    def ask_sign_in(self, *, server_url: str, device_name: str) -> None:
        """Ask for `SignInClient.ask_sign_in`; `answered` gives the `SignIn`."""
        self._ask_for(
            "ask_sign_in",
            lambda: self._client.ask_sign_in(server_url=server_url, device_name=device_name),
        )

    def ask_voucher(self, *, server_url: str, code: str, device_name: str) -> None:
        """Ask for `EvidenceClient.ask_voucher`; `answered` gives the check code."""
        self._ask_for(
            "ask_voucher",
            lambda: self._client.ask_voucher(
                server_url=server_url, code=code, device_name=device_name
            ),
        )

    def enrol_vouched(self) -> None:
        """Ask for `EvidenceClient.enrol_vouched`; `answered` says whether another device vouched."""
        self._ask_for("enrol_vouched", self._client.enrol_vouched)

    def enrol_signed_in(self) -> None:
        """Ask for `SignInClient.enrol_signed_in`; `answered` says whether it was confirmed."""
        self._ask_for("enrol_signed_in", self._client.enrol_signed_in)

    def pause(self) -> None:
        """Ask for `PauseClient.pause`."""
        self._ask("pause", self._client.pause)

    def pause_for(self, *, minutes: int) -> None:
        """Ask for `PauseClient.pause_for`."""
        self._ask("pause_for", lambda: self._client.pause_for(minutes=minutes))

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

    def keep_idle(self, *, memo: str) -> None:
        """Ask for `AgentClient.keep_idle`."""
        self._ask("keep_idle", lambda: self._client.keep_idle(memo=memo))

    def discard_idle(self) -> None:
        """Ask for `AgentClient.discard_idle`."""
        self._ask("discard_idle", self._client.discard_idle)

    def keep(self, *, segment: str) -> None:
        """Ask for `AgentClient.keep`."""
        self._ask("keep", lambda: self._client.keep(segment=segment))

    def hold_review(self, *, segment: str) -> None:
        """Ask for `AgentClient.hold_review`."""
        self._ask("hold_review", lambda: self._client.hold_review(segment=segment))

    def delete(self, *, segment: str) -> None:
        """Ask for `AgentClient.delete`."""
        self._ask("delete", lambda: self._client.delete(segment=segment))

    def redact(self, *, redaction: Redaction) -> None:
        """Ask for `AgentClient.redact`."""
        self._ask("redact", lambda: self._client.redact(redaction=redaction))

    def picture(self, sha256: str) -> bytes | None:
        """The bytes of a picture; None where it is gone. On the main thread: one small file is read."""
        try:
            return self._client.picture(sha256=sha256)
        except ClientError:
            return None

    def dismiss(self, *, notice: str) -> None:
        """Ask for `AgentClient.dismiss`."""
        self._ask("dismiss", lambda: self._client.dismiss(notice=notice))

    def upload_now(self) -> None:
        """Ask for `AgentClient.upload_now`."""
        self._ask("upload_now", self._client.upload_now)

    def refresh(self) -> None:
        """Ask for `AgentClient.refresh`."""
        self._ask("refresh", self._client.refresh)

    def set_setting(self, *, key: str, values: tuple[str, ...]) -> None:
        """Ask for `SettingsClient.set_setting`; `SETTING` and the key name the verb."""
        self._ask(f"{SETTING}{key}", lambda: self._client.set_setting(key=key, values=values))

    def start_with_session(self, *, on: bool) -> None:
        """Ask for `SettingsClient.start_with_session`."""
        self._ask("start_with_session", lambda: self._client.start_with_session(on=on))

    def withdraw(self, *, contract: str) -> None:
        """Ask for `EvidenceClient.withdraw`."""
        self._ask("withdraw", lambda: self._client.withdraw(contract=contract))

    def look_at_settings(self) -> None:
        """Ask how everything is set; `answered` with a `SettingsSeen`."""

        def seen() -> SettingsSeen:
            settings = {view.key: view for view in self._client.settings()}
            return SettingsSeen(settings, self._client.about(), self._client.consents())

        self._ask_for("look_at_settings", seen)

    def look_for_apps(self) -> None:
        """Ask for the days in which apps were in front lately; `answered` with a `DiaryPage`."""
        now_ms = self.snapshot.now_ms

        def days() -> DiaryPage:
            return self._client.diary(start_ms=now_ms - APPS_MS, end_ms=now_ms)

        self._ask_for("look_for_apps", days)

    def shutdown(self) -> None:
        """Ask for `AgentClient.shutdown`; `done` says when the agent has ended."""
        self._ask("shutdown", self._client.shutdown)

    def wait(self) -> None:
        """Wait until all verbs asked for so far are carried out; their signals come with the loop."""
        self._pool.waitForDone()
        self._readers.waitForDone()

    def close(self) -> None:
        """Wait for the verbs under way; nothing is told from now on, also not what is on its way. Idempotent."""
        self._closed = True
        if self._unsubscribe is not None:
            self.closing.emit()
            self._unsubscribe()
            self._unsubscribe = None
        self.wait()

    def read(
        self, job: Callable[[EvidenceClient], _T], then: Callable[[_T | Problem], None]
    ) -> None:
        """Ask the client for something; `then` gets it, or why it was refused, on the main thread.

        Nothing is asked any more once the bridge is closed.
        """
        if self._unsubscribe is None:
            return
        self._readers.start(
            lambda: guarded(
                lambda: self._answer_to(lambda: job(self._client), then), self.tell_broken
            )
        )

    def change(
        self, verb: Callable[[EvidenceClient], _T], then: Callable[[_T | Problem], None]
    ) -> None:
        """Have the client do something after the verbs asked for before; `then` as in `read`."""
        if self._unsubscribe is None:
            return
        self._pool.start(
            lambda: guarded(
                lambda: self._answer_to(lambda: verb(self._client), then), self.tell_broken
            )
        )

    def _answer_to(self, job: Callable[[], _T], then: Callable[[_T | Problem], None]) -> None:
        """Do `job` on a worker and bring what comes of it to the main thread."""
        answer: _T | Problem
        try:
            answer = job()
        except ClientError as error:
            answer = error.problem
        self._answered.emit(lambda: then(answer))

    def tell_broken(self, mistake: Exception) -> None:
        """Have `broken` told on the main thread. Any thread."""
        self._answered.emit(lambda: self.broken.emit(mistake))

    def _take(self, snapshot: Snapshot) -> None:
        if self._closed:
            return
        self.snapshot = snapshot
        self._since.restart()
        self.changed.emit(snapshot)

    def _answer(self, tell: Callable[[], None]) -> None:
        if not self._closed:
            tell()

    def _ask(self, name: str, verb: Callable[[], None]) -> None:
        self._pool.start(lambda: guarded(lambda: self._run(name, verb), self.tell_broken))

    def _ask_for(self, name: str, verb: Callable[[], object]) -> None:
        """As `_ask`, for a verb that gives something."""

        def give() -> None:
            given = verb()
            self._answered.emit(lambda: self.answered.emit(name, given))

        self._ask(name, give)

    def _run(self, name: str, verb: Callable[[], None]) -> None:
        """Carry out one verb on the worker; what came of it is told on the main thread."""
        try:
            verb()
        except ClientError as error:
            problem = error.problem
            self._answered.emit(lambda: self.refused.emit(name, problem))
        else:
            self._answered.emit(lambda: self.done.emit(name))
