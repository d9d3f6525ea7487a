"""What can be asked of the agent, one protocol for each kind of asker, and how it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from agent.client.choices import AboutView, SettingView, ShortcutStanding
from agent.client.devices import DeviceView, WeekView
from agent.client.diary import (
    ClosedWeek,
    ConsentView,
    DiaryPage,
    Look,
    ManualClaim,
    ManualView,
    Redaction,
)
from agent.client.setup import SenseCheck, SignIn, TrialCapture
from agent.client.snapshot import Snapshot
from agent.core.app_settings import ShortcutChoice
from agent.core.privacy import Privacy
from agent.core.problems import Problem
from wire.records import RedactReason


class ClientError(Exception):
    """A verb was refused: `problem` says what was wrong; nothing was changed and nothing was lost."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code.value)
        self.problem = problem


class AgentClient(Protocol):
    """What the agent can be asked. Every verb raises `ClientError` when it is refused."""

    def snapshot(self) -> Snapshot:
        """The state now. Cheap; any thread."""

    def subscribe(self, callback: Callable[[Snapshot], None]) -> Callable[[], None]:
        """Call `callback` with the present snapshot and on every change; returns the way to unsubscribe.

        Called on the control thread: it must return quickly and must not call verbs.
        """

    def enrol(self, *, server_url: str, code: str, device_name: str) -> None:
        """Make this device's key, enrol it with a one-time code, and fetch the contracts."""

    def choose_contract(self, *, contract: str) -> None:
        """Choose the contract that Start will use; while clocked in, switch to it."""

    def agree(self, *, contract: str, policy_sha256: str) -> None:
        """Record that the contractor agreed to exactly this policy."""

    def set_memo(self, *, memo: str) -> None:
        """Say what is being worked on; applies from the open segment on."""

    def start(self) -> None:
        """Clock in on the chosen contract with the present memo."""

    def stop(self) -> None:
        """Clock out; the open segment is closed at this moment and kept."""

    def keep_idle(self, *, memo: str) -> None:
        """Keep the idle time that is asked about; it is marked as idle, and `memo` says what it was."""

    def discard_idle(self) -> None:
        """Drop the idle time that is asked about, and ask no more."""

    def keep(self, *, segment: str) -> None:
        """End the review of a capture: it may be uploaded."""

    def hold_review(self, *, segment: str) -> None:
        """Let a segment that is not sealed wait two minutes more, while the contractor looks closely at it.

        Asked for again and again by whoever shows it; an hour after the end of its slot it goes all the same.
        """

    def delete(self, *, segment: str) -> None:
        """Drop a segment that was not uploaded: its pictures, counts and minutes."""

    def picture(self, *, sha256: str) -> bytes:
        """The bytes of a picture or a thumbnail that this machine still has (`PictureView`). Any thread, at once."""

    def redact(self, *, redaction: Redaction) -> None:
        """Take something of a segment back, sealed or not. What is not sealed yet never leaves this machine."""

    def dismiss(self, *, notice: str) -> None:
        """The contractor has read a notice."""

    def upload_now(self) -> None:
        """Try the next upload at once instead of at its time."""

    def refresh(self) -> None:
        """Fetch contracts and policies again."""

    def shutdown(self) -> None:
        """Clock out, write everything down and end the agent's threads; the client is dead afterwards."""


class PrivacyClient(Protocol):
    """What the contractor keeps out of pictures on this machine. Changes hold from the next picture on."""

    def privacy(self) -> Privacy:
        """What holds now."""

    def exclude_app(self, *, app: str) -> None:
        """Black out every window of this app; no error when it is so already."""

    def include_app(self, *, app: str) -> None:
        """Let this app be seen again."""

    def set_blur(self, *, radius: int) -> None:
        """Blur pictures by at least so many of their pixels; 0: no more than the contract asks for."""


class SettingsClient(Protocol):
    """What can be set on this machine. Every verb raises `ClientError` when it is refused."""

    def settings(self) -> tuple[SettingView, ...]:
        """Every setting as it is now."""

    def set_setting(self, *, key: str, values: tuple[str, ...]) -> None:
        """Set one; of a list, each entry is a value. Refused: SETTING_INVALID."""

    def unset_setting(self, *, key: str) -> None:
        """Let one be as it was at first."""

    def start_with_session(self, *, on: bool) -> None:
        """Let the app start when the person logs in, or not. Refused: AUTOSTART_FAILED."""

    def about(self) -> AboutView:
        """Which program this is, and where it keeps its things."""


class SetupClient(Protocol):
    """How far the first run on this machine has come. Any thread; a small file is read or written."""

    def preset_server(self) -> str:
        """The address that was typed before, else the one that is set for this machine; empty: none."""

    def setup_open(self) -> bool:
        """Whether a first run was begun here and not ended."""

    def keep_setup(self, *, server_url: str) -> None:
        """A first run is under way with this server: it goes on after a kill. Raises `ClientError`."""

    def end_setup(self) -> None:
        """The first run is over. Raises `ClientError`."""


class ShortcutClient(Protocol):
    """One combination of keys that reaches the app wherever the keyboard is. Not for two threads at once."""

    def use(
        self,
        *,
        keys: ShortcutChoice,
        purpose: str,
        pressed: Callable[[], None],
        tell: Callable[[ShortcutStanding], None],
    ) -> None:
        """Hold this one instead of the one before. May take a second.

        `purpose` is shown by a desktop that asks the person. `tell` hears how it stands now and whenever that
        changes; it and `pressed` are called on another thread.
        """

    def configure(self) -> None:
        """Have the desktop show its window for the keys; nothing happens where there is none."""

    def close(self) -> None:
        """Let it go. Idempotent."""


class TrialClient(Protocol):
    """What can be tried without a clock that runs. Takes seconds: never on a thread that something waits for."""

    def senses(self) -> tuple[str, ...]:
        """The senses that the chosen contract asks for, in the order to try them."""

    def try_sense(self, *, sense: str) -> SenseCheck:
        """Really use one of `senses`, and throw away what it gives."""

    def test_capture(self) -> TrialCapture:
        """Take a picture as the chosen contract would, keep nothing of it, send nothing of it."""


class DeviceClient(Protocol):
    """The devices of this person. Every verb raises `ClientError` when it is refused."""

    def devices(self) -> tuple[DeviceView, ...]:
        """Every device of this person that the log names, in its order, as known here; with or without the server."""

    def look_for_devices(self) -> tuple[DeviceView, ...]:
        """As `devices`, after asking the server for new ones and for when each was heard of last."""

    def vouch(self, *, check: str) -> str:
        """Vouch for the new device that shows this check code; its name."""

    def end_device(self, *, device: str, lost_since_ms: int | None) -> None:
        """Have the server take nothing more from another device of this person, for ever; `device` as in `DeviceView`.

        With `lost_since_ms` (UTC) what it claims of the time from then on is marked. Refused: UNKNOWN_DEVICE.
        """


class EvidenceClient(AgentClient, PrivacyClient, SettingsClient, DeviceClient, Protocol):
    """What the command line can ask besides: everything about what is tracked already."""

    def edit_memo(self, *, segment: str, memo: str) -> None:
        """Change the memo of a segment, sealed or not; `segment` as in `Redaction`."""

    def close_week(self, *, contract: str, week_start_ms: int) -> ClosedWeek:
        """Close a week, which is what gets billed. Asks the server how much there is on all devices."""

    def week(self, *, contract: str, week_start_ms: int) -> WeekView:
        """How a week stands on this device and whether it was closed here; with or without the server."""

    def ask_voucher(self, *, server_url: str, code: str, device_name: str) -> str:
        """Ask this person's other devices to vouch for this new one; the check code that both show."""

    def enrol_vouched(self) -> bool:
        """Enrol as asked for once another device has vouched; False: none has yet."""

    def ask_sign_in(self, *, server_url: str, device_name: str) -> SignIn:
        """Ask for a code with which this person signs this new device in through a browser.

        The same again while it waits: a front end that was killed goes on where it was.
        """

    def enrol_signed_in(self) -> bool:
        """Enrol if the person has said yes in the browser; False: not yet, or asked sooner than `interval_s`.

        Refused with SIGN_IN_DECLINED, CODE_EXPIRED or SIGN_IN_NOT_ASKED it is over. After every other problem,
        such as SERVER_UNREACHABLE, it still waits: ask again.
        """

    def looks(self, *, contract: str, start_ms: int, end_ms: int) -> tuple[Look, ...]:
        """Who looked at the segments that begin in `[start_ms, end_ms)` (UTC), by the time of the look.

        Asks the server: refused with SERVER_UNREACHABLE when offline.
        """

    def pause(self) -> None:
        """Stay clocked in and track nothing until `start`."""

    def pause_for(self, *, minutes: int) -> None:
        """As `pause`, and go on by itself after so many minutes, 1 to a day."""

    def withdraw(self, *, contract: str) -> None:
        """Withdraw what was agreed to on a contract: capture stops at once, and a signed statement says so."""

    def consents(self) -> tuple[ConsentView, ...]:
        """What was agreed to on this device and when, oldest first."""

    def claim_time(self, *, claim: ManualClaim) -> ManualView:
        """Claim time without evidence: signed at once, uploaded like everything else, always shown apart."""

    def take_back_time(self, *, manual: str, reason: RedactReason) -> None:
        """Take claimed time back: it counts no more and its memo is erased; `manual` as in `ManualView`."""

    def diary(self, *, start_ms: int, end_ms: int) -> DiaryPage:
        """What this device keeps of `[start_ms, end_ms)` (by the start, UTC), with the server or without."""

    def manual_times(self) -> tuple[ManualView, ...]:
        """What was claimed without evidence on this device, by its start; what was taken back too."""
