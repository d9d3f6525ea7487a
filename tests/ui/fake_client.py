"""A hand-written `AgentClient`: snapshots are set by the test, verbs are noted down and answered.

Verbs may arrive on a worker thread, as with the real agent; snapshots are published from whichever
thread calls `publish`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from agent.client import (
    CaptureView,
    ClientError,
    ClockState,
    ContractView,
    PictureView,
    PolicyView,
    Problem,
    ProblemCode,
    ReviewState,
    Snapshot,
    SyncState,
    SyncView,
    Tracking,
)

NOW_MS = 1_790_000_000_000
"""A Monday in September 2026, 14:13:20 UTC."""
SLOT_MS = 600_000

POLICY = PolicyView(
    sha256="ab" * 32,
    version=1,
    screenshots=True,
    webcam=False,
    window="title",
    review_delay_s=60,
    retention_days=180,
)
CONTRACT = ContractView(
    contract="c0ffee0000000001",
    title="Website relaunch",
    employer="Aurora Studio",
    segment_minutes=10,
    idle_minutes=10,
    weekly_limit_minutes=2400,
    policy=POLICY,
    agreed=True,
)
OTHER = replace(CONTRACT, contract="c0ffee0000000002", title="Support & docs", employer="Borealis")
SYNC = SyncView(
    state=SyncState.DELIVERED,
    waiting=0,
    held=0,
    receipted=12,
    last_receipt_ms=NOW_MS - 240_000,
    next_try_ms=None,
)
CLOCKED_OUT = Snapshot(
    now_ms=NOW_MS,
    state=ClockState.CLOCKED_OUT,
    tracking=None,
    server_url="https://time.example.com",
    person="Maya Okafor",
    organization="Aurora Studio",
    device="workbench",
    contracts=(CONTRACT, OTHER),
    contract=CONTRACT.contract,
    memo="Header and navigation",
    recent_memos=("Header and navigation", "Contact form", "Reading the brief"),
    session_started_ms=None,
    session_ms=0,
    today_minutes=200,
    week_minutes=760,
    week_limit_minutes=2400,
    capture=None,
    sync=SYNC,
    problems=(),
    notices=(),
)
SIGNED_OUT = replace(
    CLOCKED_OUT,
    state=ClockState.SIGNED_OUT,
    server_url="",
    person="",
    organization="",
    device="",
    contracts=(),
    contract=None,
    memo="",
    recent_memos=(),
    today_minutes=0,
    week_minutes=0,
    week_limit_minutes=None,
    sync=replace(SYNC, receipted=0, last_receipt_ms=None),
)
CLOCKED_IN = replace(
    CLOCKED_OUT,
    state=ClockState.CLOCKED_IN,
    tracking=Tracking.CAPTURING,
    session_started_ms=NOW_MS - 2_527_000,
    session_ms=2_527_000,
)
CONSENT_NEEDED = replace(
    CLOCKED_OUT,
    state=ClockState.CONSENT_NEEDED,
    contracts=(replace(CONTRACT, agreed=False), OTHER),
)


def capture_of(
    *,
    paths: tuple[tuple[str, str], ...] = (),
    review: ReviewState = ReviewState.OPEN,
    taken_ms: int = NOW_MS - 20_000,
    review_s: int = 60,
    reason: str | None = None,
    segment: str = "5e90000000000001",
) -> CaptureView:
    """A capture of the current slot with pairs of picture and thumbnail."""
    return CaptureView(
        segment=segment,
        taken_ms=taken_ms,
        review_until_ms=taken_ms + review_s * 1000,
        review=review,
        slot_start_ms=NOW_MS - NOW_MS % SLOT_MS,
        slot_ms=SLOT_MS,
        pictures=tuple(
            PictureView(monitor=i, picture=p, thumbnail=t, width=1920, height=1080)
            for i, (p, t) in enumerate(paths)
        ),
        reason=reason,
    )


class FakeClient:
    """Publishes what it is told; refuses the verbs in `refusals` with the problem given there."""

    def __init__(self, snapshot: Snapshot = CLOCKED_OUT) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.refusals: dict[str, Problem] = {}
        self.failures: dict[str, Exception] = {}
        self.verb_threads: set[int] = set()
        self.gate = threading.Event()
        """Cleared: verbs wait, as on a slow network."""
        self.gate.set()
        self._snapshot = snapshot
        self._callbacks: list[Callable[[Snapshot], None]] = []

    @property
    def verbs(self) -> list[str]:
        return [name for name, _ in self.calls]

    @property
    def subscribed(self) -> int:
        return len(self._callbacks)

    def publish(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        for callback in list(self._callbacks):
            callback(snapshot)

    def snapshot(self) -> Snapshot:
        return self._snapshot

    def subscribe(self, callback: Callable[[Snapshot], None]) -> Callable[[], None]:
        self._callbacks.append(callback)
        callback(self._snapshot)
        return lambda: self._callbacks.remove(callback)

    def enrol(self, *, server_url: str, code: str, device_name: str) -> None:
        self._verb("enrol", server_url=server_url, code=code, device_name=device_name)
        self.publish(CLOCKED_OUT)

    def choose_contract(self, *, contract: str) -> None:
        self._verb("choose_contract", contract=contract)
        self.publish(replace(self._snapshot, contract=contract))

    def agree(self, *, contract: str, policy_sha256: str) -> None:
        self._verb("agree", contract=contract, policy_sha256=policy_sha256)
        contracts = tuple(
            replace(c, agreed=True) if c.contract == contract else c
            for c in self._snapshot.contracts
        )
        self.publish(replace(self._snapshot, state=ClockState.CLOCKED_OUT, contracts=contracts))

    def set_memo(self, *, memo: str) -> None:
        self._verb("set_memo", memo=memo)
        self.publish(replace(self._snapshot, memo=memo))

    def start(self) -> None:
        self._verb("start")
        state = {"state": ClockState.CLOCKED_IN, "tracking": Tracking.CAPTURING}
        self.publish(replace(self._snapshot, **state, session_started_ms=NOW_MS, session_ms=0))

    def stop(self) -> None:
        self._verb("stop")
        self.publish(replace(self._snapshot, state=ClockState.CLOCKED_OUT, tracking=None))

    def keep(self, *, segment: str) -> None:
        self._verb("keep", segment=segment)
        self._review(ReviewState.KEPT)

    def delete(self, *, segment: str) -> None:
        self._verb("delete", segment=segment)
        self._review(ReviewState.DELETED)

    def dismiss(self, *, notice: str) -> None:
        self._verb("dismiss", notice=notice)
        notices = tuple(n for n in self._snapshot.notices if n.notice_id != notice)
        self.publish(replace(self._snapshot, notices=notices))

    def upload_now(self) -> None:
        self._verb("upload_now")

    def refresh(self) -> None:
        self._verb("refresh")

    def shutdown(self) -> None:
        self._verb("shutdown")
        self.publish(replace(self._snapshot, state=ClockState.STOPPING, tracking=None))

    def _review(self, review: ReviewState) -> None:
        capture = self._snapshot.capture
        if capture is None:
            raise ClientError(Problem(ProblemCode.UNKNOWN_SEGMENT))
        self.publish(replace(self._snapshot, capture=replace(capture, review=review)))

    def _verb(self, name: str, **arguments: Any) -> None:
        self.gate.wait(10)
        self.calls.append((name, arguments))
        self.verb_threads.add(threading.get_ident())
        if name in self.failures:
            raise self.failures[name]
        if name in self.refusals:
            raise ClientError(self.refusals[name])
