"""What the command line says of the clock, of uploads and notices, and of a question about idle time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from agent.cli.words.problems import problem_text
from agent.cli.words.units import duration, instant
from agent.client import (
    ClockState,
    IdlePrompt,
    NoticeCode,
    Snapshot,
    SyncState,
    Tracking,
)

COLUMN: Final = 9
"""Where what is told begins, after the name of its line."""
STATES: Final[Mapping[ClockState, str]] = {
    ClockState.SIGNED_OUT: "Not enrolled.",
    ClockState.READY: "Ready. No contract is chosen.",
    ClockState.CLOCKED_OUT: "Clocked out.",
    ClockState.CONSENT_NEEDED: "Clocked out. What the contract captures needs your agreement.",
    ClockState.CLOCKED_IN: "Clocked in",
    ClockState.STOPPING: "Stopping.",
}
TRACKING: Final[Mapping[Tracking, str]] = {
    Tracking.CAPTURING: "tracking.",
    Tracking.AWAY: "away: not tracked until the next input.",
    Tracking.LOCKED: "locked: not tracked.",
    Tracking.PAUSED: "paused: not tracked until the next input.",
}
PAUSED_BY_HAND: Final = "paused by you: not tracked until you go on with: hourproof start"
SYNC: Final[Mapping[SyncState, str]] = {
    SyncState.DELIVERED: "Everything is delivered",
    SyncState.WAITING: "Waiting to be uploaded",
    SyncState.UPLOADING: "Uploading",
    SyncState.OFFLINE: "Offline; everything is kept",
    SyncState.REFUSED: "The server refused something; it is kept",
    SyncState.HALTED: "Uploading has stopped; everything is kept",
}
NOTHING_YET: Final = "Nothing to deliver yet"
NOTICES: Final[Mapping[NoticeCode, str]] = {
    NoticeCode.RECOVERED_AND_CONTINUED: "The last run ended suddenly; the clock goes on.",
    NoticeCode.RECOVERED_AND_STOPPED: "The last run ended suddenly; the clock was stopped then.",
    NoticeCode.STOPPED_AFTER_SLEEP: "The machine slept; that time is not tracked.",
    NoticeCode.CLOCK_STEPPED: "The machine's clock was set.",
    NoticeCode.IDLE_DISCARDED: "Time without input was not tracked.",
    NoticeCode.IDLE_KEPT: "Time without input was kept, marked as idle.",
    NoticeCode.START_AGAIN: "You were away; this contract wants a new start: hourproof start",
    NoticeCode.STOPPED_AT_LOG_OUT: "You logged out, so the clock was stopped then.",
    NoticeCode.NOT_CLOCKED_IN: "The machine is in use and you are not clocked in.",
    NoticeCode.LONG_SESSION: "You have been tracking for long: a break?",
    NoticeCode.LIMIT_NEAR: "The weekly limit is near.",
    NoticeCode.LIMIT_REACHED: "The weekly limit is reached; more is not billed.",
    NoticeCode.SEGMENT_DELETED: "A segment was deleted.",
    NoticeCode.DEVICE_ADDED: "A new device was added to your account. If that was not you: hourproof devices",
}
MEMO_SET: Final = "The memo is set."
IDLE_KEPT: Final = "Kept, marked as idle, with its memo."
IDLE_DROPPED: Final = "Dropped."


def status_text(snapshot: Snapshot) -> str:
    """The state for a person to read."""
    lines = [_state_line(snapshot)]
    if snapshot.person:
        lines.append(f"Device   {snapshot.device}, {snapshot.person}, {snapshot.server_url}")
    chosen = next((c for c in snapshot.contracts if c.contract == snapshot.contract), None)
    if chosen is not None:
        lines.append(f"Contract {chosen.contract}  {chosen.title}, {chosen.employer}")
        lines.append(f"Memo     {snapshot.memo or '-'}")
        limit = snapshot.week_limit_minutes
        of_limit = "" if limit is None else f" of {duration(limit)}"
        lines.append(
            f"Tracked  {duration(snapshot.session_ms // 60_000)} in this session, "
            f"{duration(snapshot.today_minutes)} today, "
            f"{duration(snapshot.week_minutes)}{of_limit} this week"
        )
    if snapshot.capture is not None:
        capture = snapshot.capture
        lines.append(f"Capture  {capture.segment} at {instant(capture.taken_ms)}")
    sync = snapshot.sync
    nothing = sync.state is SyncState.DELIVERED and not sync.receipted
    uploads = NOTHING_YET if nothing else SYNC[sync.state]
    lines.append(f"Uploads  {uploads}: {sync.waiting} waiting, {sync.receipted} receipted")
    if snapshot.idle is not None:
        lines += [f"Idle     {idle_text(snapshot.idle)}"]
    lines += [f"Notice   {NOTICES[one.code]} ({instant(one.at_ms)})" for one in snapshot.notices]
    lines += [f"Problem  {problem_text(problem)}" for problem in snapshot.problems]
    return "\n".join(lines)


def idle_text(prompt: IdlePrompt) -> str:
    """What is asked about idle time, and how to answer."""
    unit = "minute" if prompt.minutes == 1 else "minutes"
    span = f"{prompt.minutes} {unit} without input, {instant(prompt.from_ms)} to {instant(prompt.until_ms)}"
    keep = "; keep: hourproof idle keep --memo TEXT" if prompt.may_keep else ""
    return f"{span}; dropped unless you keep it{keep}" if keep else f"{span}; dropped"


def _state_line(snapshot: Snapshot) -> str:
    state = STATES[snapshot.state]
    if snapshot.tracking is None:
        return state
    if snapshot.tracking is Tracking.PAUSED and snapshot.resumes_ms is not None:
        return f"{state}, paused: not tracked until {instant(snapshot.resumes_ms)}."
    if snapshot.tracking is Tracking.PAUSED and snapshot.paused_by_hand:
        return f"{state}, {PAUSED_BY_HAND}"
    return f"{state}, {TRACKING[snapshot.tracking]}"
