"""What travels over the local socket: one request with texts by name, one answer."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from agent.client import (
    AboutView,
    ClosedWeek,
    ConsentView,
    DeviceView,
    DiaryPage,
    Look,
    ManualClaim,
    ManualView,
    Privacy,
    Problem,
    Redaction,
    RedactReason,
    SettingView,
    SignIn,
    Snapshot,
    WeekView,
)
from agent.plain import PlainError, from_plain, to_plain

VERSION: Final = 2

VERBS: Final[Mapping[str, tuple[str, ...]]] = {
    "snapshot": (),
    "enrol": ("server_url", "code", "device_name"),
    "choose_contract": ("contract",),
    "agree": ("contract", "policy_sha256"),
    "set_memo": ("memo",),
    "start": (),
    "stop": (),
    "keep_idle": ("memo",),
    "discard_idle": (),
    "keep": ("segment",),
    "hold_review": ("segment",),
    "delete": ("segment",),
    "redact": ("redaction",),
    "edit_memo": ("segment", "memo"),
    "close_week": ("contract", "week_start_ms"),
    "week": ("contract", "week_start_ms"),
    "devices": (),
    "look_for_devices": (),
    "end_device": ("device", "lost_since_ms"),
    "ask_voucher": ("server_url", "code", "device_name"),
    "enrol_vouched": (),
    "vouch": ("check",),
    "ask_sign_in": ("server_url", "device_name"),
    "enrol_signed_in": (),
    "looks": ("contract", "start_ms", "end_ms"),
    "pause": (),
    "pause_for": ("minutes",),
    "diary": ("start_ms", "end_ms"),
    "withdraw": ("contract",),
    "watch": (),
    "consents": (),
    "claim_time": ("claim",),
    "take_back_time": ("manual", "reason"),
    "manual_times": (),
    "privacy": (),
    "exclude_app": ("app",),
    "include_app": ("app",),
    "set_blur": ("radius",),
    "copy_spool": ("path",),
    "picture": ("sha256",),
    "settings": (),
    "set_setting": ("key", "values"),
    "unset_setting": ("key",),
    "start_with_session": ("on",),
    "about": (),
    "dismiss": ("notice",),
    "upload_now": (),
    "refresh": (),
    "shutdown": (),
}
"""What can be asked, and the arguments that each verb takes by name."""

NOT_TEXTS: Final[Mapping[str, Any]] = {
    "values": tuple[str, ...],
    "redaction": Redaction,
    "week_start_ms": int,
    "start_ms": int,
    "end_ms": int,
    "lost_since_ms": int | None,
    "radius": int,
    "on": bool,
    "minutes": int,
    "claim": ManualClaim,
    "reason": RedactReason,
}
"""Arguments that travel as JSON within their text, and what they are."""

ANSWERS: Final[Mapping[str, Any]] = {
    "snapshot": Snapshot,
    "close_week": ClosedWeek,
    "week": WeekView,
    "devices": tuple[DeviceView, ...],
    "look_for_devices": tuple[DeviceView, ...],
    "consents": tuple[ConsentView, ...],
    "claim_time": ManualView,
    "diary": DiaryPage,
    "ask_voucher": str,
    "enrol_vouched": bool,
    "vouch": str,
    "ask_sign_in": SignIn,
    "enrol_signed_in": bool,
    "looks": tuple[Look, ...],
    "manual_times": tuple[ManualView, ...],
    "picture": str,
    "privacy": Privacy,
    "settings": tuple[SettingView, ...],
    "about": AboutView,
}
"""What the verbs give that give something; bytes travel as base64."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it travels."""

    v: int
    key: str
    verb: str
    arguments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer as it travels: `problem` when refused, `bug` when our fault, else what the verb gave, as JSON."""

    v: int
    answer: str | None = None
    problem: Problem | None = None
    bug: str | None = None


def reply_of(verb: str, result: object) -> Reply:
    """The answer that carries what a verb gave."""
    if verb not in ANSWERS:
        return Reply(v=VERSION)
    if isinstance(result, bytes):
        result = base64.b64encode(result).decode("ascii")
    return Reply(v=VERSION, answer=json.dumps(to_plain(result)))


def answer_of(verb: str, reply: Reply) -> object:
    """What a verb gave. Raises `ValueError`, `RecursionError` or `PlainError`."""
    if verb not in ANSWERS:
        return None
    if reply.answer is None:
        raise PlainError(".answer", "missing")
    return from_plain(ANSWERS[verb], json.loads(reply.answer), where=".answer")


def to_texts(arguments: Mapping[str, object]) -> dict[str, str]:
    """The arguments of a verb as they travel."""
    return {
        name: json.dumps(to_plain(value)) if name in NOT_TEXTS else str(value)
        for name, value in arguments.items()
    }


def from_texts(texts: Mapping[str, str]) -> dict[str, Any]:
    """The arguments as the verb takes them. Raises `ValueError`, `RecursionError` or `PlainError`."""
    return {
        name: from_plain(NOT_TEXTS[name], json.loads(text), where=f".{name}")
        if name in NOT_TEXTS
        else text
        for name, text in texts.items()
    }
