"""The other end of the line: asks the agent that runs for a data folder."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from multiprocessing.connection import Client
from pathlib import Path
from typing import Final, cast

from agent.client import (
    AboutView,
    ClientError,
    ClosedWeek,
    ConsentView,
    DeviceView,
    DiaryPage,
    Look,
    ManualClaim,
    ManualView,
    Privacy,
    Redaction,
    RedactReason,
    SettingView,
    SignIn,
    Snapshot,
    WeekView,
)
from agent.control.endpoint import COPY_SPOOL, WATCH, Endpoint, bad_request, not_running
from agent.control.requests import VERSION, Reply, Request, answer_of, to_texts
from agent.plain import PlainError, from_plain, to_plain
from agent.platform.sockets import Family

REPLY_BYTES: Final = 8_000_000
REPLY_S: Final = 60.0
"""How long a verb may take."""
ENROL_S: Final = 300.0
"""The same for an enrolment, which waits for the network and for the keyring's prompt."""
ENROLLING: Final = frozenset(
    {"enrol", "ask_voucher", "enrol_vouched", "ask_sign_in", "enrol_signed_in"}
)


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
        return cast(Snapshot, self._ask("snapshot"))

    def enrol(self, *, server_url: str, code: str, device_name: str) -> None:
        """See `AgentClient.enrol`."""
        self._ask("enrol", server_url=server_url, code=code, device_name=device_name)

    def choose_contract(self, *, contract: str) -> None:
        """See `AgentClient.choose_contract`."""
        self._ask("choose_contract", contract=contract)

    def agree(self, *, contract: str, policy_sha256: str) -> None:
        """See `AgentClient.agree`."""
        self._ask("agree", contract=contract, policy_sha256=policy_sha256)

    def ask_voucher(self, *, server_url: str, code: str, device_name: str) -> str:
        """See `EvidenceClient.ask_voucher`."""
        asked = {"server_url": server_url, "code": code, "device_name": device_name}
        return cast(str, self._ask("ask_voucher", **asked))

    def enrol_vouched(self) -> bool:
        """See `EvidenceClient.enrol_vouched`."""
        return cast(bool, self._ask("enrol_vouched"))

    def ask_sign_in(self, *, server_url: str, device_name: str) -> SignIn:
        """See `EvidenceClient.ask_sign_in`."""
        asked = {"server_url": server_url, "device_name": device_name}
        return cast(SignIn, self._ask("ask_sign_in", **asked))

    def enrol_signed_in(self) -> bool:
        """See `EvidenceClient.enrol_signed_in`."""
        return cast(bool, self._ask("enrol_signed_in"))

    def looks(self, *, contract: str, start_ms: int, end_ms: int) -> tuple[Look, ...]:
        """See `EvidenceClient.looks`."""
        asked = {"contract": contract, "start_ms": start_ms, "end_ms": end_ms}
        return cast(tuple[Look, ...], self._ask("looks", **asked))

    def vouch(self, *, check: str) -> str:
        """See `DeviceClient.vouch`."""
        return cast(str, self._ask("vouch", check=check))

    def pause(self) -> None:
        """See `EvidenceClient.pause`."""
        self._ask("pause")

    def pause_for(self, *, minutes: int) -> None:
        """See `EvidenceClient.pause_for`."""
        self._ask("pause_for", minutes=minutes)

    def withdraw(self, *, contract: str) -> None:
        """See `EvidenceClient.withdraw`."""
        self._ask("withdraw", contract=contract)

    def set_memo(self, *, memo: str) -> None:
        """See `AgentClient.set_memo`."""
        self._ask("set_memo", memo=memo)

    def start(self) -> None:
        """See `AgentClient.start`."""
        self._ask("start")

    def stop(self) -> None:
        """See `AgentClient.stop`."""
        self._ask("stop")

    def keep_idle(self, *, memo: str) -> None:
        """See `AgentClient.keep_idle`."""
        self._ask("keep_idle", memo=memo)

    def discard_idle(self) -> None:
        """See `AgentClient.discard_idle`."""
        self._ask("discard_idle")

    def keep(self, *, segment: str) -> None:
        """See `AgentClient.keep`."""
        self._ask("keep", segment=segment)

    def hold_review(self, *, segment: str) -> None:
        """See `AgentClient.hold_review`."""
        self._ask("hold_review", segment=segment)

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
        asked = {"contract": contract, "week_start_ms": week_start_ms}
        return cast(ClosedWeek, self._ask("close_week", **asked))

    def week(self, *, contract: str, week_start_ms: int) -> WeekView:
        """See `EvidenceClient.week`."""
        return cast(WeekView, self._ask("week", contract=contract, week_start_ms=week_start_ms))

    def devices(self) -> tuple[DeviceView, ...]:
        """See `DeviceClient.devices`."""
        return cast(tuple[DeviceView, ...], self._ask("devices"))

    def look_for_devices(self) -> tuple[DeviceView, ...]:
        """See `DeviceClient.look_for_devices`."""
        return cast(tuple[DeviceView, ...], self._ask("look_for_devices"))

    def end_device(self, *, device: str, lost_since_ms: int | None) -> None:
        """See `DeviceClient.end_device`."""
        self._ask("end_device", device=device, lost_since_ms=lost_since_ms)

    def consents(self) -> tuple[ConsentView, ...]:
        """See `EvidenceClient.consents`."""
        return cast(tuple[ConsentView, ...], self._ask("consents"))

    def claim_time(self, *, claim: ManualClaim) -> ManualView:
        """See `EvidenceClient.claim_time`."""
        return cast(ManualView, self._ask("claim_time", claim=claim))

    def take_back_time(self, *, manual: str, reason: RedactReason) -> None:
        """See `EvidenceClient.take_back_time`."""
        self._ask("take_back_time", manual=manual, reason=reason)

    def diary(self, *, start_ms: int, end_ms: int) -> DiaryPage:
        """See `EvidenceClient.diary`."""
        return cast(DiaryPage, self._ask("diary", start_ms=start_ms, end_ms=end_ms))

    def manual_times(self) -> tuple[ManualView, ...]:
        """See `EvidenceClient.manual_times`."""
        return cast(tuple[ManualView, ...], self._ask("manual_times"))

    def picture(self, *, sha256: str) -> bytes:
        """See `AgentClient.picture`."""
        answer = cast(str, self._ask("picture", sha256=sha256))
        try:
            return base64.b64decode(answer, validate=True)
        except ValueError as error:
            raise AgentBug("no picture") from error

    def privacy(self) -> Privacy:
        """See `PrivacyClient.privacy`."""
        return cast(Privacy, self._ask("privacy"))

    def exclude_app(self, *, app: str) -> None:
        """See `PrivacyClient.exclude_app`."""
        self._ask("exclude_app", app=app)

    def include_app(self, *, app: str) -> None:
        """See `PrivacyClient.include_app`."""
        self._ask("include_app", app=app)

    def set_blur(self, *, radius: int) -> None:
        """See `PrivacyClient.set_blur`."""
        self._ask("set_blur", radius=radius)

    def dismiss(self, *, notice: str) -> None:
        """See `AgentClient.dismiss`."""
        self._ask("dismiss", notice=notice)

    def upload_now(self) -> None:
        """See `AgentClient.upload_now`."""
        self._ask("upload_now")

    def refresh(self) -> None:
        """See `AgentClient.refresh`."""
        self._ask("refresh")

    def watch(self) -> Iterator[Snapshot]:
        """The snapshot now, and one after every change, until the agent ends. Raises `ClientError`."""
        endpoint = self._find()
        request = Request(v=VERSION, key=endpoint.key, verb=WATCH, arguments={})
        family: Family = "AF_PIPE" if endpoint.family == "AF_PIPE" else "AF_UNIX"
        try:
            connection = Client(endpoint.address, family)
        except OSError as error:
            raise not_running(str(error) or type(error).__name__) from error
        with connection:
            asked = False
            while True:
                try:
                    if not asked:
                        connection.send_bytes(json.dumps(to_plain(request)).encode("utf-8"))
                        asked = True
                    reply = from_plain(Reply, json.loads(connection.recv_bytes(REPLY_BYTES)))
                    shown = answer_of("snapshot", reply) if reply.problem is None else None
                except (OSError, EOFError):
                    return
                except (ValueError, RecursionError, PlainError) as error:
                    raise bad_request(f"answer: {error}") from error
                if reply.problem is not None:
                    raise ClientError(reply.problem)
                yield cast(Snapshot, shown)

    def copy_spool(self, *, path: Path) -> None:
        """Have what was sealed copied to `path`, where there is no file yet."""
        self._ask(COPY_SPOOL, path=str(path))

    def settings(self) -> tuple[SettingView, ...]:
        """See `SettingsClient.settings`."""
        return cast(tuple[SettingView, ...], self._ask("settings"))

    def about(self) -> AboutView:
        """See `SettingsClient.about`."""
        return cast(AboutView, self._ask("about"))

    def start_with_session(self, *, on: bool) -> None:
        """See `SettingsClient.start_with_session`."""
        self._ask("start_with_session", on=on)

    def set_setting(self, *, key: str, values: tuple[str, ...]) -> None:
        """See `SettingsClient.set_setting`."""
        self._ask("set_setting", key=key, values=values)

    def unset_setting(self, *, key: str) -> None:
        """See `SettingsClient.unset_setting`."""
        self._ask("unset_setting", key=key)

    def shutdown(self) -> None:
        """See `AgentClient.shutdown`; the agent's process ends soon afterwards."""
        self._ask("shutdown")

    def _ask(self, verb: str, **arguments: object) -> object:
        """What the verb gave, of the type in `agent.control.requests.ANSWERS`."""
        endpoint = self._find()
        texts = to_texts(arguments)
        request = Request(v=VERSION, key=endpoint.key, verb=verb, arguments=texts)
        family: Family = "AF_PIPE" if endpoint.family == "AF_PIPE" else "AF_UNIX"
        try:
            with Client(endpoint.address, family) as connection:
                connection.send_bytes(json.dumps(to_plain(request)).encode("utf-8"))
                if not connection.poll(ENROL_S if verb in ENROLLING else REPLY_S):
                    raise not_running("no answer")
                reply = from_plain(Reply, json.loads(connection.recv_bytes(REPLY_BYTES)))
        except (OSError, EOFError) as error:
            raise not_running(str(error) or type(error).__name__) from error
        except (ValueError, RecursionError, PlainError) as error:
            raise bad_request(f"answer: {error}") from error
        if reply.bug is not None:
            raise AgentBug(reply.bug)
        if reply.problem is not None:
            raise ClientError(reply.problem)
        try:
            return answer_of(verb, reply)
        except (ValueError, RecursionError, PlainError) as error:
            raise bad_request(f"answer: {error}") from error

    def _find(self) -> Endpoint:
        """Where the agent says that it listens."""
        try:
            return from_plain(Endpoint, json.loads(self._endpoint.read_bytes()))
        except FileNotFoundError:
            raise not_running("no agent has started") from None
        except OSError as error:
            raise not_running(error.strerror or type(error).__name__) from error
        except (ValueError, RecursionError, PlainError) as error:
            raise not_running(f"{self._endpoint}: {error}") from error
