"""What can be wrong in the world, as codes with details; `ui.messages` and the command line make the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class ProblemCode(StrEnum):
    """Known troubles. Each has a title and a hint in every front end, and an exit code on the command line."""

    # verbs refused
    ALREADY_ENROLLED = "already-enrolled"
    NOT_ENROLLED = "not-enrolled"
    NO_CONTRACT = "no-contract"
    UNKNOWN_CONTRACT = "unknown-contract"
    CONSENT_MISSING = "consent-missing"
    CONSENT_NOT_SIGNED = "consent-not-signed"
    POLICY_CHANGED = "policy-changed"
    MEMO_TOO_LONG = "memo-too-long"
    MEMO_MISSING = "memo-missing"
    UNKNOWN_SEGMENT = "unknown-segment"
    ALREADY_SEALED = "already-sealed"
    ALREADY_REDACTED = "already-redacted"
    NOTHING_TO_REDACT = "nothing-to-redact"
    PICTURE_NOT_HERE = "picture-not-here"
    REGION_OUTSIDE = "region-outside"
    APP_NAME_INVALID = "app-name-invalid"
    APP_NOT_EXCLUDED = "app-not-excluded"
    BLUR_OUTSIDE = "blur-outside"
    WEEK_NOT_SEALED = "week-not-sealed"
    WEEK_NOT_DELIVERED = "week-not-delivered"
    WEEK_EMPTY = "week-empty"
    MINUTES_DIFFER = "minutes-differ"
    NO_IDLE_TIME = "no-idle-time"
    IDLE_NOT_ALLOWED = "idle-not-allowed"
    NOT_CLOCKED_IN = "not-clocked-in"
    MANUAL_NOT_ALLOWED = "manual-not-allowed"
    MANUAL_IN_FUTURE = "manual-in-future"
    MANUAL_TOO_LONG = "manual-too-long"
    MANUAL_TOO_LATE = "manual-too-late"
    MANUAL_OVERLAPS = "manual-overlaps"
    MANUAL_CLAIMED = "manual-claimed"
    UNKNOWN_CLAIM = "unknown-claim"
    NOBODY_WAITS = "nobody-waits"
    UNKNOWN_DEVICE = "unknown-device"
    NOT_VOUCHED = "not-vouched"
    SIGN_IN_DECLINED = "sign-in-declined"
    SIGN_IN_NOT_ASKED = "sign-in-not-asked"
    NOTHING_TO_EXPORT = "nothing-to-export"
    NOTHING_TO_SALVAGE = "nothing-to-salvage"
    AGENT_RUNNING = "agent-running"
    AGENT_NOT_RUNNING = "agent-not-running"
    BAD_REQUEST = "bad-request"
    SETTING_INVALID = "setting-invalid"
    AUTOSTART_FAILED = "autostart-failed"
    # the server and the way to it
    SERVER_ADDRESS_INVALID = "server-address-invalid"
    SERVER_UNREACHABLE = "server-unreachable"
    SERVER_NOT_HOURPROOF = "server-not-hourproof"
    SERVER_TOO_OLD = "server-too-old"
    SERVER_TOO_NEW = "server-too-new"
    SERVER_REFUSED = "server-refused"
    SERVER_FAILED = "server-failed"
    CODE_INVALID = "code-invalid"
    CODE_EXPIRED = "code-expired"
    DEVICE_REVOKED = "device-revoked"
    RECEIPT_INVALID = "receipt-invalid"
    STREAM_REUSED = "stream-reused"
    # this machine
    CLOCK_OFF = "clock-off"
    DISK_FULL = "disk-full"
    DISK_LOW = "disk-low"
    SPOOL_NEAR_QUOTA = "spool-near-quota"
    CONNECTION_METERED = "connection-metered"
    DATA_FOLDER_UNWRITABLE = "data-folder-unwritable"
    FILES_EXPOSED = "files-exposed"
    CONTRACTS_CORRUPT = "contracts-corrupt"
    SETTINGS_CORRUPT = "settings-corrupt"
    SETTINGS_TOO_NEW = "settings-too-new"
    JOURNAL_CORRUPT = "journal-corrupt"
    SPOOL_CORRUPT = "spool-corrupt"
    DATABASE_TOO_NEW = "database-too-new"
    KEYRING_MISSING = "keyring-missing"
    KEYRING_LOCKED = "keyring-locked"
    KEY_LOST = "key-lost"
    NO_DISPLAY = "no-display"
    SCREEN_UNAVAILABLE = "screen-unavailable"
    INPUT_UNAVAILABLE = "input-unavailable"
    IDLE_UNAVAILABLE = "idle-unavailable"
    SESSION_UNAVAILABLE = "session-unavailable"
    WINDOW_UNAVAILABLE = "window-unavailable"
    PICTURE_MISSING = "picture-missing"


SHADES: Final = ("why", "sync", "during")
"""Details by which words may differ: what is wrong with an address, what `sync` calls it, in the middle of what."""

ENROLMENT: Final = "enrolment"
"""`during` of a problem that came while this device was being enrolled: nothing was tracked yet."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One trouble; `details` are plain values for the words (an address, a path, a size in bytes)."""

    code: ProblemCode
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def shades(self) -> tuple[str, ...]:
        """`<code>/<detail>` for each detail that says more than the code, the most exact first.

        Front ends look here for words that fit better than those of the code alone.
        """
        told = (self.details.get(name) for name in SHADES)
        return tuple(f"{self.code.value}/{detail}" for detail in told if detail)


class Trouble(Exception):
    """Something known went wrong in the world; adapters raise it and the runtime shows or refuses by it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code.value)
        self.problem = problem
