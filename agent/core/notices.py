"""Things that happened which the contractor should hear once. Codes; front ends make the words."""

from __future__ import annotations

from enum import StrEnum


class NoticeCode(StrEnum):
    """Each has its words in every front end; `agent.core.commands.Tell` says which details it carries."""

    RECOVERED_AND_CONTINUED = "recovered-and-continued"
    RECOVERED_AND_STOPPED = "recovered-and-stopped"
    STOPPED_AFTER_SLEEP = "stopped-after-sleep"
    CLOCK_STEPPED = "clock-stepped"
    IDLE_DISCARDED = "idle-discarded"
    IDLE_KEPT = "idle-kept"
    START_AGAIN = "start-again"
    STOPPED_AT_LOG_OUT = "stopped-at-log-out"
    NOT_CLOCKED_IN = "not-clocked-in"
    LONG_SESSION = "long-session"
    LIMIT_NEAR = "limit-near"
    LIMIT_REACHED = "limit-reached"
    SEGMENT_DELETED = "segment-deleted"
    DEVICE_ADDED = "device-added"
