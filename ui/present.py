"""What a snapshot looks like: texts, marks and enabled actions, decided here without Qt.

Everything is a pure function of a snapshot, of how long ago it was taken (`elapsed_ms`, since faces
go on between snapshots) and of the viewer's zone (None: this computer's).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from urllib.parse import quote

from agent.client import (
    ClockState,
    ContractView,
    Notice,
    NoticeCode,
    ProblemCode,
    Snapshot,
    SyncState,
    Tracking,
)
from ui import formats, messages
from ui.present_capture import Capture, Tone, capture, faces_move


class Page(StrEnum):
    """Which page the main window shows."""

    ENROL = "enrol"
    EMPTY = "empty"
    WORK = "work"


class Glyph(StrEnum):
    """The shape of the clock's mark, told apart without colour."""

    RING = "ring"
    HAND = "hand"
    BAR = "bar"


class MainVerb(StrEnum):
    """What the one large button does."""

    START = "start"
    STOP = "stop"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Mark:
    """The tray icon: its shape, the minute its hand points at, and whether the person is needed."""

    glyph: Glyph
    minute: int
    needs_you: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and how it is meant."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Choice:
    """One contract that can be picked."""

    contract: str
    title: str
    employer: str


@dataclass(frozen=True, slots=True)
class Face:
    """One of the three clocks: its value, what stands beneath, and the share of the limit used."""

    label: str
    value: str
    note: str
    tone: Tone
    share: float | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Main:
    """The main window."""

    page: Page
    mark: Mark
    state: Line
    choices: tuple[Choice, ...]
    chosen: str | None
    seen_by: str
    can_choose: bool
    memo: str
    memos: tuple[str, ...]
    verb: MainVerb
    verb_text: str
    verb_enabled: bool
    faces: tuple[Face, Face, Face]
    capture: Capture | None
    capture_hint: str
    sync: Line
    can_upload: bool
    problems: Line | None
    notices: tuple[tuple[str, str], ...]
    empty: str
    runs: bool
    """Whether a face moves between snapshots."""


@dataclass(frozen=True, slots=True)
class Tray:
    """The tray icon's mark, tooltip and menu."""

    mark: Mark
    tooltip: str
    verb: MainVerb
    verb_text: str
    verb_enabled: bool
    choices: tuple[Choice, ...]
    chosen: str | None
    enrolled: bool
    diary_url: str | None


_WEATHER = frozenset({ProblemCode.SERVER_UNREACHABLE, ProblemCode.SERVER_FAILED})
"""Troubles that pass by themselves and need nobody."""

_CALLING = frozenset(
    {
        NoticeCode.RECOVERED_AND_STOPPED,
        NoticeCode.STOPPED_AFTER_SLEEP,
        NoticeCode.LIMIT_NEAR,
        NoticeCode.LIMIT_REACHED,
    }
)


def chosen_contract(snapshot: Snapshot) -> ContractView | None:
    """The contract that is chosen, if it is still offered."""
    return next((c for c in snapshot.contracts if c.contract == snapshot.contract), None)


def clocked_in(snapshot: Snapshot) -> bool:
    """Whether quitting would clock the contractor out."""
    return snapshot.state is ClockState.CLOCKED_IN


def mark(snapshot: Snapshot) -> Mark:
    """The shape that says whether the clock runs."""
    needs_you = (
        snapshot.state in (ClockState.SIGNED_OUT, ClockState.CONSENT_NEEDED)
        or any(p.code not in _WEATHER for p in snapshot.problems)
        or any(n.code in _CALLING for n in snapshot.notices)
    )
    if snapshot.state is not ClockState.CLOCKED_IN:
        return Mark(Glyph.RING, 0, needs_you)
    if snapshot.tracking is not Tracking.CAPTURING:
        return Mark(Glyph.BAR, 0, needs_you)
    return Mark(Glyph.HAND, snapshot.session_ms // 60_000 % 60, needs_you)


def state_line(snapshot: Snapshot, zone: tzinfo | None = None) -> Line:
    """One sentence that says whether anything is recorded right now."""
    if snapshot.state is ClockState.CLOCKED_IN and snapshot.tracking is not None:
        if snapshot.tracking is Tracking.PAUSED and snapshot.resumes_ms is not None:
            time = formats.local_time(snapshot.resumes_ms, zone)
            return Line(messages.PAUSED_UNTIL.format(time=time), Tone.CARE)
        tone = Tone.GOOD if snapshot.tracking is Tracking.CAPTURING else Tone.CARE
        return Line(messages.TRACKING[snapshot.tracking], tone)
    if snapshot.state is ClockState.READY and not snapshot.contracts:
        return Line(messages.STATE_NO_CONTRACTS, Tone.PLAIN)
    needed = snapshot.state is ClockState.CONSENT_NEEDED
    return Line(messages.STATES[snapshot.state], Tone.CARE if needed else Tone.PLAIN)


def session_ms(snapshot: Snapshot, elapsed_ms: int) -> int:
    """What the session clock shows `elapsed_ms` after the snapshot."""
    return snapshot.session_ms + (elapsed_ms if snapshot.tracking is Tracking.CAPTURING else 0)


def faces(snapshot: Snapshot, elapsed_ms: int) -> tuple[Face, Face, Face]:
    """The three clocks: this session, today, this week of the limit."""
    runs = snapshot.tracking is Tracking.CAPTURING
    session = Face(
        messages.SESSION,
        formats.running(session_ms(snapshot, elapsed_ms)),
        "",
        Tone.GOOD if runs else Tone.PLAIN,
    )
    today = Face(messages.TODAY, formats.hours(snapshot.today_minutes), "", Tone.PLAIN)
    return session, today, _week(snapshot)


def _week(snapshot: Snapshot) -> Face:
    week, limit = snapshot.week_minutes, snapshot.week_limit_minutes
    value = formats.hours(week)
    if limit is None:
        note = messages.NO_LIMIT if chosen_contract(snapshot) is not None else ""
        return Face(messages.WEEK, value, note, Tone.PLAIN)
    share = week / limit if limit else 1.0
    if week > limit:
        note = messages.OVER_LIMIT.format(over=formats.hours(week - limit))
        return Face(messages.WEEK, value, note, Tone.LIMIT, share)
    note = messages.OF_LIMIT.format(limit=formats.hours(limit))
    left = messages.LEFT.format(left=formats.hours(limit - week))
    return Face(messages.WEEK, value, note, Tone.CARE if share >= 0.9 else Tone.PLAIN, share, left)


def sync_line(snapshot: Snapshot, zone: tzinfo | None = None) -> Line:
    """Where the uploads stand, in one line."""
    sync = snapshot.sync
    if sync.state is SyncState.DELIVERED:
        if sync.last_receipt_ms is None:
            return Line(messages.NOTHING_YET, Tone.PLAIN)
        time = messages.LAST_RECEIPT.format(time=formats.local_time(sync.last_receipt_ms, zone))
        return Line(f"{messages.SYNC[sync.state][0]} {time}", Tone.GOOD)
    if sync.state is SyncState.OFFLINE and not sync.waiting:
        return Line(messages.OFFLINE_EMPTY, Tone.CARE)
    one, many = messages.SYNC[sync.state]
    tone = {
        SyncState.OFFLINE: Tone.CARE,
        SyncState.REFUSED: Tone.BAD,
        SyncState.HALTED: Tone.BAD,
    }.get(sync.state, Tone.PLAIN)
    return Line((one if sync.waiting == 1 else many).format(count=sync.waiting), tone)


def problems_line(snapshot: Snapshot) -> Line | None:
    """The first problem by title and how many more there are, or None when all is well."""
    weather = all(p.code in _WEATHER for p in snapshot.problems)
    if not snapshot.problems or (weather and snapshot.sync.state is SyncState.OFFLINE):
        return None  # the line about the uploads says it already
    title = messages.problem_words(snapshot.problems[0]).title
    more = len(snapshot.problems) - 1
    text = messages.PROBLEM_MORE[1 if more else 0].format(title=title, more=more)
    return Line(text, Tone.CARE if weather else Tone.BAD)


def notice_text(notice: Notice, zone: tzinfo | None = None) -> str:
    """What happened while the contractor was not looking, or came of what they asked for."""
    details = dict(notice.details)
    away, resumes = details.get("minutes", ""), details.get("resumes_ms", "")
    if away.isdecimal():
        details["away"] = messages.minutes(int(away))
    if notice.code is NoticeCode.SEGMENT_DELETED and resumes.isdecimal():
        return messages.DELETED_OPEN.format(time=formats.local_time(int(resumes), zone))
    return messages.fill(messages.NOTICES[notice.code], details)


def _verb(snapshot: Snapshot) -> tuple[MainVerb, str, bool]:
    if snapshot.state is ClockState.CLOCKED_IN:
        return MainVerb.STOP, messages.STOP, True
    if snapshot.state is ClockState.STOPPING:
        return MainVerb.STOP, messages.STOPPING, False
    if snapshot.state is ClockState.CONSENT_NEEDED:
        return MainVerb.CONSENT, messages.READ_CONSENT, True
    return MainVerb.START, messages.START, snapshot.state is ClockState.CLOCKED_OUT


def _choices(snapshot: Snapshot) -> tuple[Choice, ...]:
    return tuple(Choice(c.contract, c.title, c.employer) for c in snapshot.contracts)


def _page(snapshot: Snapshot) -> Page:
    if snapshot.state is ClockState.SIGNED_OUT:
        return Page.ENROL
    return Page.WORK if snapshot.contracts else Page.EMPTY


def main(snapshot: Snapshot, elapsed_ms: int = 0, zone: tzinfo | None = None) -> Main:
    """Everything in the main window."""
    verb, verb_text, verb_enabled = _verb(snapshot)
    contract = chosen_contract(snapshot)
    hint = (
        messages.NO_CAPTURE.format(minutes=messages.each_minutes(contract.segment_minutes))
        if contract and contract.policy.screenshots and contract.agreed
        else messages.NEVER_WHILE_OUT
    )
    return Main(
        page=_page(snapshot),
        mark=mark(snapshot),
        state=state_line(snapshot, zone),
        choices=_choices(snapshot),
        chosen=snapshot.contract,
        seen_by=messages.SEEN_BY.format(employer=contract.employer) if contract else "",
        can_choose=snapshot.state is not ClockState.STOPPING,
        memo=snapshot.memo,
        memos=snapshot.recent_memos,
        verb=verb,
        verb_text=verb_text,
        verb_enabled=verb_enabled,
        faces=faces(snapshot, elapsed_ms),
        capture=capture(snapshot, elapsed_ms, zone),
        capture_hint=hint,
        sync=sync_line(snapshot, zone),
        can_upload=snapshot.sync.waiting > snapshot.sync.held
        and snapshot.sync.state in (SyncState.WAITING, SyncState.OFFLINE),
        problems=problems_line(snapshot),
        notices=tuple((n.notice_id, notice_text(n, zone)) for n in snapshot.notices),
        empty=messages.NO_CONTRACTS.format(organization=snapshot.organization),
        runs=faces_move(snapshot, elapsed_ms),
    )


def diary_url(snapshot: Snapshot, zone: tzinfo | None = None) -> str | None:
    """Where the browser shows today's work diary of the chosen contract; None before enrolment."""
    if snapshot.state is ClockState.SIGNED_OUT or not snapshot.server_url:
        return None
    base = snapshot.server_url.rstrip("/")
    if snapshot.contract is None:
        return f"{base}/"
    day = formats.local_date(snapshot.now_ms, zone)
    return f"{base}/contracts/{quote(snapshot.contract, safe='')}/diary/{day}"


def tray(snapshot: Snapshot, zone: tzinfo | None = None) -> Tray:
    """The tray icon, its tooltip and its menu."""
    verb, verb_text, verb_enabled = _verb(snapshot)
    contract = chosen_contract(snapshot)
    lines = [contract.title if contract else messages.APP, state_line(snapshot, zone).text]
    if contract is not None:
        session, today, week = faces(snapshot, 0)
        # Minutes only: a tooltip does not tick.
        running = formats.hours(snapshot.session_ms // 60_000)
        if snapshot.state is ClockState.CLOCKED_IN:
            lines.append(f"{session.label} {running} · {today.label} {today.value}")
        else:
            lines.append(f"{today.label} {today.value}")
        lines.append(f"{week.label} {week.value} {week.note}")
    if snapshot.state is not ClockState.SIGNED_OUT:
        lines.append(sync_line(snapshot, zone).text)
    return Tray(
        mark=mark(snapshot),
        tooltip="\n".join(lines),
        verb=verb,
        verb_text=verb_text,
        verb_enabled=verb_enabled,
        choices=_choices(snapshot),
        chosen=snapshot.contract,
        enrolled=snapshot.state is not ClockState.SIGNED_OUT,
        diary_url=diary_url(snapshot, zone),
    )
