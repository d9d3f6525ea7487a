"""A hand-written `AgentClient`: snapshots are set by the test, verbs are noted down and answered.

Verbs may arrive on a worker thread, as with the real agent; snapshots are published from whichever
thread calls `publish`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from agent.client import (
    AboutView,
    CaptureView,
    ClientError,
    ClockState,
    ClosedWeek,
    ConsentView,
    ContractView,
    DeviceView,
    DiaryEntry,
    DiaryPage,
    ItemKind,
    PhotoView,
    PictureView,
    PolicyView,
    Problem,
    ProblemCode,
    Redaction,
    ReviewState,
    SettingView,
    SignIn,
    Snapshot,
    SyncState,
    SyncView,
    Tracking,
    WeekView,
)
from agent.store.errors import StoreError
from agent.store.setting_keys import find_key, with_default, with_texts
from agent.store.settings import Settings
from agent.wiring.choices import views

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


SIGN_IN = SignIn(
    user_code="WXYZ-2345",
    verification_url="https://time.example.com/device",
    complete_url="https://time.example.com/device?code=WXYZ-2345",
    expires_ms=NOW_MS + 600_000,
    interval_s=1,
)


DAY_MS = 24 * 3_600_000
WEEK_MS = 7 * DAY_MS
THIS_WEEK_MS = NOW_MS - NOW_MS % DAY_MS
"""`NOW_MS` lies on a Monday."""
LAST_WEEK_MS = THIS_WEEK_MS - WEEK_MS
CHECK_CODE = "BCDF-GHJK-MNPQ"
NEW_DEVICE = "new desk"
"""It waits for a voucher, with the check code."""
DEVICES = (
    DeviceView(
        device="1" * 64,
        name="workbench",
        here=True,
        since_ms=NOW_MS - 90 * DAY_MS,
        vouched_by=None,
        seen_ms=NOW_MS - 240_000,
    ),
    DeviceView(
        device="2" * 64,
        name="Maya’s laptop",
        here=False,
        since_ms=NOW_MS - 2 * DAY_MS,
        vouched_by="workbench",
    ),
    DeviceView(
        device="3" * 64,
        name="old desk",
        here=False,
        since_ms=NOW_MS - 300 * DAY_MS,
        vouched_by=None,
        ended_ms=NOW_MS - 20 * DAY_MS,
        lost_since_ms=NOW_MS - 21 * DAY_MS,
    ),
)


def week_of(contract: str, week_start_ms: int, **what: Any) -> WeekView:
    """An open week with everything at the server, or as `what` says."""
    members: dict[str, Any] = {
        "minutes": 1234,
        "manual_minutes": 30,
        "edit_until_ms": week_start_ms + WEEK_MS + DAY_MS // 2,
        "unsealed": False,
        "waiting": 0,
    }
    return WeekView(contract=contract, week_start_ms=week_start_ms, **(members | what))


def capture_of(
    *,
    paths: tuple[tuple[str, str], ...] = (),
    review: ReviewState = ReviewState.OPEN,
    taken_ms: int = NOW_MS - 20_000,
    review_s: int = 60,
    reason: str | None = None,
    segment: str = "5e90000000000001",
    photo: tuple[str, str] | None = None,
    no_photo: str | None = None,
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
        photo=None if photo is None else PhotoView(*photo, width=320, height=240),
        no_photo=no_photo,
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
        self.sign_in = SIGN_IN
        self.confirmed = False
        """Whether the person has confirmed the sign-in in the browser."""
        self.kept = Settings()
        """Settings as the agent's file has them, by the same rules."""
        self.starts: bool | None = False
        self.signed: tuple[ConsentView, ...] = ()
        self.entries: tuple[DiaryEntry, ...] = ()
        self.fleet: tuple[DeviceView, ...] = DEVICES
        """As the server tells of them."""
        self.waits: dict[str, str] = {CHECK_CODE: NEW_DEVICE}
        """The names of devices that wait for a voucher, by their check codes."""
        self.weeks: dict[str, Any] = {}
        """What every week says that differs from `week_of`."""
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

    def ask_sign_in(self, *, server_url: str, device_name: str) -> SignIn:
        self._verb("ask_sign_in", server_url=server_url, device_name=device_name)
        return self.sign_in

    def enrol_signed_in(self) -> bool:
        self._verb("enrol_signed_in")
        if self.confirmed:
            self.publish(CONSENT_NEEDED)
        return self.confirmed

    def ask_voucher(self, *, server_url: str, code: str, device_name: str) -> str:
        self._verb("ask_voucher", server_url=server_url, code=code, device_name=device_name)
        return CHECK_CODE

    def enrol_vouched(self) -> bool:
        self._verb("enrol_vouched")
        if self.confirmed:
            self.publish(CONSENT_NEEDED)
        return self.confirmed

    def pause(self) -> None:
        self._verb("pause")
        self._pause(None)

    def pause_for(self, *, minutes: int) -> None:
        self._verb("pause_for", minutes=minutes)
        self._pause(NOW_MS + minutes * 60_000)

    def _pause(self, resumes_ms: int | None) -> None:
        paused = {"tracking": Tracking.PAUSED, "paused_by_hand": True, "resumes_ms": resumes_ms}
        self.publish(replace(self._snapshot, **paused))

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
        goes = {"paused_by_hand": False, "resumes_ms": None}
        session = {"session_started_ms": NOW_MS, "session_ms": 0}
        self.publish(replace(self._snapshot, **state, **goes, **session))

    def stop(self) -> None:
        self._verb("stop")
        self.publish(replace(self._snapshot, state=ClockState.CLOCKED_OUT, tracking=None))

    def keep_idle(self, *, memo: str) -> None:
        self._verb("keep_idle", memo=memo)
        self.publish(replace(self._snapshot, idle=None))

    def discard_idle(self) -> None:
        self._verb("discard_idle")
        self.publish(replace(self._snapshot, idle=None))

    def keep(self, *, segment: str) -> None:
        self._verb("keep", segment=segment)
        self._review(ReviewState.KEPT)

    def hold_review(self, *, segment: str) -> None:
        self._verb("hold_review", segment=segment)

    def delete(self, *, segment: str) -> None:
        self._verb("delete", segment=segment)
        self._review(ReviewState.DELETED)

    def redact(self, *, redaction: Redaction) -> None:
        """Of a capture's parts only the photo is known here."""
        self._verb("redact", redaction=redaction)
        capture = self._snapshot.capture
        if capture is not None and redaction.items == (ItemKind.WEBCAM,):
            self.publish(replace(self._snapshot, capture=replace(capture, photo=None)))

    def picture(self, *, sha256: str) -> bytes:
        """In these tests a picture is called by its path."""
        try:
            return Path(sha256).read_bytes()
        except OSError:
            raise ClientError(Problem(ProblemCode.PICTURE_NOT_HERE)) from None

    def dismiss(self, *, notice: str) -> None:
        self._verb("dismiss", notice=notice)
        notices = tuple(n for n in self._snapshot.notices if n.notice_id != notice)
        self.publish(replace(self._snapshot, notices=notices))

    def upload_now(self) -> None:
        self._verb("upload_now")

    def refresh(self) -> None:
        self._verb("refresh")

    def settings(self) -> tuple[SettingView, ...]:
        return views(self.kept)

    def about(self) -> AboutView:
        return AboutView(
            version="1.2.3",
            device="d0d0000000000001",
            data_folder="/home/maya/.local/share/hourproof",
            settings_file="/home/maya/.config/hourproof/settings.toml",
            log_file="/home/maya/.local/share/hourproof/agent.log",
            starts_with_session=self.starts,
        )

    def set_setting(self, *, key: str, values: tuple[str, ...]) -> None:
        self._verb("set_setting", key=key, values=values)
        try:
            self._keep(with_texts(self.kept, find_key(Settings, key), values))
        except StoreError as error:
            raise ClientError(error.problem) from error

    def unset_setting(self, *, key: str) -> None:
        self._verb("unset_setting", key=key)
        self._keep(with_default(self.kept, find_key(Settings, key)))

    def start_with_session(self, *, on: bool) -> None:
        self._verb("start_with_session", on=on)
        self.starts = on

    def consents(self) -> tuple[ConsentView, ...]:
        return self.signed

    def withdraw(self, *, contract: str) -> None:
        self._verb("withdraw", contract=contract)
        contracts = tuple(
            replace(c, agreed=False) if c.contract == contract else c
            for c in self._snapshot.contracts
        )
        self.publish(replace(self._snapshot, contracts=contracts))

    def diary(self, *, start_ms: int, end_ms: int) -> DiaryPage:
        return DiaryPage(entries=self.entries, claims=())

    def devices(self) -> tuple[DeviceView, ...]:
        return tuple(replace(one, seen_ms=None) for one in self.fleet)

    def look_for_devices(self) -> tuple[DeviceView, ...]:
        self._read("look_for_devices")
        return self.fleet

    def vouch(self, *, check: str) -> str:
        self._verb("vouch", check=check)
        if check not in self.waits:
            raise ClientError(Problem(ProblemCode.NOBODY_WAITS, {"code": check}))
        return self.waits.pop(check)

    def end_device(self, *, device: str, lost_since_ms: int | None) -> None:
        self._verb("end_device", device=device, lost_since_ms=lost_since_ms)
        self.fleet = tuple(
            replace(one, ended_ms=NOW_MS, lost_since_ms=lost_since_ms)
            if one.device == device
            else one
            for one in self.fleet
        )

    def week(self, *, contract: str, week_start_ms: int) -> WeekView:
        self._read("week")
        return week_of(contract, week_start_ms, **self.weeks)

    def close_week(self, *, contract: str, week_start_ms: int) -> ClosedWeek:
        self._verb("close_week", contract=contract, week_start_ms=week_start_ms)
        closed = ClosedWeek(contract, week_start_ms, 1300, 30)
        self.weeks |= {"closed": closed, "closed_ms": NOW_MS}
        return closed

    def _keep(self, settings: Settings) -> None:
        self.kept = settings
        self.publish(replace(self._snapshot, app=settings.app))

    def shutdown(self) -> None:
        self._verb("shutdown")
        self.publish(replace(self._snapshot, state=ClockState.STOPPING, tracking=None))

    def _review(self, review: ReviewState) -> None:
        capture = self._snapshot.capture
        if capture is None:
            raise ClientError(Problem(ProblemCode.UNKNOWN_SEGMENT))
        self.publish(replace(self._snapshot, capture=replace(capture, review=review)))

    def _read(self, name: str) -> None:
        """What only looks is not noted down."""
        self.gate.wait(10)
        if name in self.refusals:
            raise ClientError(self.refusals[name])

    def _verb(self, name: str, **arguments: Any) -> None:
        self.gate.wait(10)
        self.calls.append((name, arguments))
        self.verb_threads.add(threading.get_ident())
        if name in self.failures:
            raise self.failures[name]
        if name in self.refusals:
            raise ClientError(self.refusals[name])
