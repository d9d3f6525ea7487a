"""What travels over the local socket: one request with texts by name, one answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from agent.client import ClosedWeek, ConsentView, Problem, Redaction, Snapshot
from agent.plain import from_plain, to_plain

VERSION: Final = 1

VERBS: Final[Mapping[str, tuple[str, ...]]] = {
    "snapshot": (),
    "enrol": ("server_url", "code", "device_name"),
    "choose_contract": ("contract",),
    "agree": ("contract", "policy_sha256"),
    "set_memo": ("memo",),
    "start": (),
    "stop": (),
    "keep": ("segment",),
    "delete": ("segment",),
    "redact": ("redaction",),
    "edit_memo": ("segment", "memo"),
    "close_week": ("contract", "week_start_ms"),
    "consents": (),
    "copy_spool": ("path",),
    "dismiss": ("notice",),
    "upload_now": (),
    "refresh": (),
    "shutdown": (),
}
"""What can be asked, and the arguments that each verb takes by name."""

NOT_TEXTS: Final[Mapping[str, type]] = {"redaction": Redaction, "week_start_ms": int}
"""Arguments that travel as JSON within their text, and what they are."""

Result = Snapshot | ClosedWeek | tuple[ConsentView, ...] | None


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it travels."""

    v: int
    key: str
    verb: str
    arguments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer as it travels: `problem` when refused, `bug` when our fault, else what the verb gave."""

    v: int
    result: Snapshot | None = None
    week: ClosedWeek | None = None
    consents: tuple[ConsentView, ...] | None = None
    problem: Problem | None = None
    bug: str | None = None


def reply_of(result: Result) -> Reply:
    """The answer that carries what a verb gave."""
    if isinstance(result, ClosedWeek):
        return Reply(v=VERSION, week=result)
    if isinstance(result, tuple):
        return Reply(v=VERSION, consents=result)
    return Reply(v=VERSION, result=result)


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
