"""Contracts and policies as JSON, and the hash by which a contractor agrees to a policy."""

from __future__ import annotations

from typing import Final

from wire import canonical, fields
from wire.canonical import JsonValue
from wire.envelope import sha256_of
from wire.items import MAX_BLUR
from wire.records import SEGMENT_MINUTES, Contract, MonitorPolicy, Policy, Sha256, WindowPolicy

MAX_REVIEW_DELAY_S = 60
MAX_RETENTION_DAYS = 3_650
TITLE_CHARACTERS = 200
WEEK_MINUTES: Final = 7 * 24 * 60

_POLICY: Final = (
    "version",
    "screenshots",
    "webcam",
    "window",
    "review_delay_s",
    "retention_days",
)
_POLICY_MORE: Final = ("signals", "monitors", "blur")
_CONTRACT: Final = (
    "contract",
    "title",
    "employer",
    "segment_minutes",
    "idle_minutes",
    "weekly_limit_minutes",
    "memo_required",
    "policy",
    "week_start_ms",
    "week_minutes",
)
_SWITCHES: Final = (
    ("idle_keep", False),
    ("auto_resume", True),
    ("manual_allowed", True),
    ("redaction_keeps_time", True),
)
"""Members of a contract that are there only where they are not as here."""


def policy_sha256(policy: Policy) -> Sha256:
    """The hash that names exactly this policy."""
    return sha256_of(canonical.encode(policy_to_json(policy)))


def policy_to_json(policy: Policy) -> dict[str, JsonValue]:
    """The members of a policy: those that came later only where they are not as they always were."""
    more: dict[str, JsonValue] = {}
    if policy.signals:
        more["signals"] = True
    if policy.monitors is not MonitorPolicy.ALL:
        more["monitors"] = str(policy.monitors)
    if policy.blur:
        more["blur"] = policy.blur
    return more | {
        "version": policy.version,
        "screenshots": policy.screenshots,
        "webcam": policy.webcam,
        "window": str(policy.window),
        "review_delay_s": policy.review_delay_s,
        "retention_days": policy.retention_days,
    }


def policy_from_json(value: JsonValue, where: str = "policy") -> Policy:
    """Read a policy. Unknown members are refused: nobody agrees to a capture that they cannot read."""
    found = fields.members(value, where, _POLICY, _POLICY_MORE)
    window = fields.string(found["window"], f"{where}/window")
    if window not in {str(known) for known in WindowPolicy}:
        raise fields.bad(f"{where}/window", "unknown")
    return Policy(
        version=fields.integer(found["version"], f"{where}/version", low=1),
        screenshots=fields.boolean(found["screenshots"], f"{where}/screenshots"),
        webcam=fields.boolean(found["webcam"], f"{where}/webcam"),
        window=WindowPolicy(window),
        review_delay_s=fields.integer(
            found["review_delay_s"], f"{where}/review_delay_s", high=MAX_REVIEW_DELAY_S
        ),
        retention_days=fields.integer(
            found["retention_days"], f"{where}/retention_days", low=1, high=MAX_RETENTION_DAYS
        ),
        signals=_switch(found, "signals", where, default=False),
        monitors=_monitors(found, where),
        blur=(
            fields.integer(found["blur"], f"{where}/blur", low=1, high=MAX_BLUR)
            if "blur" in found
            else 0
        ),
    )


def contract_to_json(contract: Contract) -> dict[str, JsonValue]:
    """The members of a contract: the switches only where they are not as they always were."""
    switches: dict[str, JsonValue] = {
        name: not default for name, default in _SWITCHES if getattr(contract, name) is not default
    }
    if contract.withdrawn_ms is not None:
        switches["withdrawn_ms"] = contract.withdrawn_ms
    return switches | {
        "contract": contract.contract,
        "title": contract.title,
        "employer": contract.employer,
        "segment_minutes": contract.segment_minutes,
        "idle_minutes": contract.idle_minutes,
        "weekly_limit_minutes": contract.weekly_limit_minutes,
        "memo_required": contract.memo_required,
        "policy": policy_to_json(contract.policy),
        "week_start_ms": contract.week_start_ms,
        "week_minutes": contract.week_minutes,
    }


def contract_from_json(value: JsonValue, where: str = "contract") -> Contract:
    """Read a contract. Unknown members are passed over, so that servers may be newer than agents."""
    also = value.keys() if isinstance(value, dict) else ()
    found = fields.members(value, where, _CONTRACT, also)
    minutes = fields.integer(found["segment_minutes"], f"{where}/segment_minutes")
    if minutes not in SEGMENT_MINUTES:
        raise fields.bad(f"{where}/segment_minutes", f"{minutes} is no length of a segment")
    return Contract(
        contract=fields.contract_id(found["contract"], f"{where}/contract"),
        title=fields.text(found["title"], f"{where}/title", high=TITLE_CHARACTERS),
        employer=fields.text(found["employer"], f"{where}/employer", high=TITLE_CHARACTERS),
        segment_minutes=minutes,
        idle_minutes=_optional(found["idle_minutes"], f"{where}/idle_minutes"),
        weekly_limit_minutes=_optional(
            found["weekly_limit_minutes"], f"{where}/weekly_limit_minutes"
        ),
        memo_required=fields.boolean(found["memo_required"], f"{where}/memo_required"),
        policy=policy_from_json(found["policy"], f"{where}/policy"),
        week_start_ms=fields.instant(found["week_start_ms"], f"{where}/week_start_ms"),
        week_minutes=fields.integer(found["week_minutes"], f"{where}/week_minutes"),
        withdrawn_ms=fields.instant(found["withdrawn_ms"], f"{where}/withdrawn_ms")
        if "withdrawn_ms" in found
        else None,
        **{name: _switch(found, name, where, default=default) for name, default in _SWITCHES},
    )


def _switch(found: dict[str, JsonValue], name: str, where: str, *, default: bool) -> bool:
    """True or false: `default` where the member is not there, and never where it is."""
    if name not in found:
        return default
    if fields.boolean(found[name], f"{where}/{name}") is default:
        raise fields.bad(f"{where}/{name}", "stands only where it is otherwise")
    return not default


def _monitors(found: dict[str, JsonValue], where: str) -> MonitorPolicy:
    if "monitors" not in found:
        return MonitorPolicy.ALL
    monitors = fields.one_of(found["monitors"], f"{where}/monitors", MonitorPolicy)
    if monitors is MonitorPolicy.ALL:
        raise fields.bad(f"{where}/monitors", "stands only where it is otherwise")
    return monitors


def _optional(value: JsonValue, where: str) -> int | None:
    """Minutes of at most a week, or null for none."""
    return None if value is None else fields.integer(value, where, low=1, high=WEEK_MINUTES)
