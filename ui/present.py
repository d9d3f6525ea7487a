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
from ui.problem_words import fill, problem_words
from ui.tongue import tr, tr_count


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
class IdleAsked:
    """What is asked about time without input; `drop` is what the button of the default answer says."""

    heading: str
    detail: str
    drop: str
    may_keep: bool
    can_stop: bool


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
    idle: IdleAsked | None


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
    can_pause: bool
    """While clocked in; again where it is paused already, to say anew for how long."""
    paused_by_hand: bool
    enrolled: bool
    diary_url: str | None


_WEATHER = frozenset({ProblemCode.SERVER_UNREACHABLE, ProblemCode.SERVER_FAILED})
"""Troubles that pass by themselves and need nobody."""

_CALLING = frozenset(
    {
        NoticeCode.RECOVERED_AND_STOPPED,
        NoticeCode.STOPPED_AFTER_SLEEP,
        NoticeCode.START_AGAIN,
        NoticeCode.NOT_CLOCKED_IN,
        NoticeCode.LIMIT_NEAR,
        NoticeCode.LIMIT_REACHED,
        NoticeCode.DEVICE_ADDED,
    }
)


def chosen_contract(snapshot: Snapshot) -> ContractView | None:
    """The contract that is chosen, if it is still offered."""
    return next((c for c in snapshot.contracts if c.contract == snapshot.contract), None)


def clocked_in(snapshot: Snapshot) -> bool:
    """Whether quitting would clock the contractor out."""
    return snapshot.state is ClockState.CLOCKED_IN


def paused_by_hand(snapshot: Snapshot) -> bool:
    """Whether the contractor has paused the clock, and can go on."""
    paused = clocked_in(snapshot) and snapshot.tracking is Tracking.PAUSED
    return paused and snapshot.paused_by_hand


def mark(snapshot: Snapshot) -> Mark:
    """The shape that says whether the clock runs."""
    needs_you = (
        snapshot.state in (ClockState.SIGNED_OUT, ClockState.CONSENT_NEEDED)
        or any(p.code not in _WEATHER for p in snapshot.problems)
        or any(n.code in _CALLING for n in snapshot.notices)
        or (snapshot.idle is not None and snapshot.idle.may_keep)
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
            return Line(tr(messages.PAUSED_UNTIL).format(time=time), Tone.CARE)
        if snapshot.tracking is Tracking.PAUSED and snapshot.paused_by_hand:
            return Line(tr(messages.PAUSED_BY_HAND), Tone.CARE)
        tone = Tone.GOOD if snapshot.tracking is Tracking.CAPTURING else Tone.CARE
        return Line(tr(messages.TRACKING[snapshot.tracking]), tone)
    if snapshot.state is ClockState.READY and not snapshot.contracts:
        return Line(tr(messages.STATE_NO_CONTRACTS), Tone.PLAIN)
    needed = snapshot.state is ClockState.CONSENT_NEEDED
    return Line(tr(messages.STATES[snapshot.state]), Tone.CARE if needed else Tone.PLAIN)


def session_ms(snapshot: Snapshot, elapsed_ms: int) -> int:
    """What the session clock shows `elapsed_ms` after the snapshot."""
    return snapshot.session_ms + (elapsed_ms if snapshot.tracking is Tracking.CAPTURING else 0)


def faces(snapshot: Snapshot, elapsed_ms: int, *, seconds: bool = True) -> tuple[Face, Face, Face]:
    """The three clocks: this session, with its seconds or without, today, this week of the limit."""
    session_for = session_ms(snapshot, elapsed_ms)
    runs = snapshot.tracking is Tracking.CAPTURING
    session = Face(
        tr(messages.SESSION),
        formats.running(session_for) if seconds else formats.hours(session_for // 60_000),
        "",
        Tone.GOOD if runs else Tone.PLAIN,
    )
    today = Face(tr(messages.TODAY), formats.hours(snapshot.today_minutes), "", Tone.PLAIN)
    return session, today, _week(snapshot)


def _week(snapshot: Snapshot) -> Face:
    week, limit = snapshot.week_minutes, snapshot.week_limit_minutes
    value = formats.hours(week)
    if limit is None:
        note = tr(messages.NO_LIMIT) if chosen_contract(snapshot) is not None else ""
        return Face(tr(messages.WEEK), value, note, Tone.PLAIN)
    share = week / limit if limit else 1.0
    if week > limit:
        note = tr(messages.OVER_LIMIT).format(over=formats.hours(week - limit))
        return Face(tr(messages.WEEK), value, note, Tone.LIMIT, share)
    note = tr(messages.OF_LIMIT).format(limit=formats.hours(limit))
    left = tr(messages.LEFT).format(left=formats.hours(limit - week))
    return Face(
        tr(messages.WEEK), value, note, Tone.CARE if share >= 0.9 else Tone.PLAIN, share, left
    )


def sync_line(snapshot: Snapshot, zone: tzinfo | None = None) -> Line:
    """Where the uploads stand, in one line."""
    sync = snapshot.sync
    if sync.state is SyncState.DELIVERED:
        if sync.last_receipt_ms is None:
            return Line(tr(messages.NOTHING_YET), Tone.PLAIN)
        time = tr(messages.LAST_RECEIPT).format(time=formats.local_time(sync.last_receipt_ms, zone))
        return Line(f"{tr_count(messages.SYNC[sync.state], 0)} {time}", Tone.GOOD)
    if sync.state is SyncState.OFFLINE and not sync.waiting:
        return Line(tr(messages.OFFLINE_EMPTY), Tone.CARE)
    tone = {
        SyncState.OFFLINE: Tone.CARE,
        SyncState.REFUSED: Tone.BAD,
        SyncState.HALTED: Tone.BAD,
    }.get(sync.state, Tone.PLAIN)
    return Line(tr_count(messages.SYNC[sync.state], sync.waiting), tone)


def problems_line(snapshot: Snapshot) -> Line | None:
    """The first problem by title and how many more there are, or None when all is well."""
    weather = all(p.code in _WEATHER for p in snapshot.problems)
    if not snapshot.problems or (weather and snapshot.sync.state is SyncState.OFFLINE):
        return None  # the line about the uploads says it already
    title = problem_words(snapshot.problems[0]).title
    more = len(snapshot.problems) - 1
    text = tr_count(messages.PROBLEM_MORE, more, title=title) if more else title
    return Line(text, Tone.CARE if weather else Tone.BAD)


def notice_text(notice: Notice, zone: tzinfo | None = None) -> str:
    """What happened while the contractor was not looking, or came of what they asked for."""
    details = dict(notice.details)
    away, resumes = details.get("minutes", ""), details.get("resumes_ms", "")
    if away.isdecimal():
        details["away"] = tr_count(messages.MINUTES, int(away))
    if notice.code is NoticeCode.SEGMENT_DELETED and resumes.isdecimal():
        return tr(messages.DELETED_OPEN).format(time=formats.local_time(int(resumes), zone))
    return fill(messages.NOTICES[notice.code], details)


def idle_asked(snapshot: Snapshot, zone: tzinfo | None = None) -> IdleAsked | None:
    """What is asked about time without input."""
    asked = snapshot.idle
    if asked is None:
        return None
    span = tr(messages.SPAN).format(
        start=formats.local_time(asked.from_ms, zone), end=formats.local_time(asked.until_ms, zone)
    )
    until = formats.local_time(asked.answer_by_ms, zone)
    detail = tr(messages.IDLE_KEEPABLE) if asked.may_keep else tr(messages.IDLE_DROPPED)
    return IdleAsked(
        heading=tr(messages.IDLE_HEADING).format(minutes=tr_count(messages.MINUTES, asked.minutes)),
        detail=detail.format(span=span, time=until),
        drop=tr(messages.IDLE_DROP) if asked.may_keep else tr(messages.IDLE_NOTED),
        may_keep=asked.may_keep,
        can_stop=clocked_in(snapshot),
    )


def _verb(snapshot: Snapshot) -> tuple[MainVerb, str, bool]:
    if snapshot.state is ClockState.CLOCKED_IN:
        return MainVerb.STOP, tr(messages.STOP), True
    if snapshot.state is ClockState.STOPPING:
        return MainVerb.STOP, tr(messages.STOPPING), False
    if snapshot.state is ClockState.CONSENT_NEEDED:
        return MainVerb.CONSENT, tr(messages.READ_CONSENT), True
    return MainVerb.START, tr(messages.START), snapshot.state is ClockState.CLOCKED_OUT


def _choices(snapshot: Snapshot) -> tuple[Choice, ...]:
    return tuple(Choice(c.contract, c.title, c.employer) for c in snapshot.contracts)


def _page(snapshot: Snapshot) -> Page:
    if snapshot.state is ClockState.SIGNED_OUT:
        return Page.ENROL
    return Page.WORK if snapshot.contracts else Page.EMPTY


def main(
    snapshot: Snapshot, elapsed_ms: int = 0, zone: tzinfo | None = None, *, seconds: bool = True
) -> Main:
    """Everything in the main window; without `seconds` as beside a window that is worked in."""
    verb, verb_text, verb_enabled = _verb(snapshot)
    contract = chosen_contract(snapshot)
    hint = (
        tr(messages.NO_CAPTURE).format(
            minutes=tr_count(messages.EACH_MINUTES, contract.segment_minutes)
        )
        if contract and contract.policy.screenshots and contract.agreed
        else tr(messages.NEVER_WHILE_OUT)
    )
    return Main(
        page=_page(snapshot),
        mark=mark(snapshot),
        state=state_line(snapshot, zone),
        choices=_choices(snapshot),
        chosen=snapshot.contract,
        seen_by=tr(messages.SEEN_BY).format(employer=contract.employer) if contract else "",
        can_choose=snapshot.state is not ClockState.STOPPING,
        memo=snapshot.memo,
        memos=snapshot.recent_memos,
        verb=verb,
        verb_text=verb_text,
        verb_enabled=verb_enabled,
        faces=faces(snapshot, elapsed_ms, seconds=seconds),
        capture=capture(snapshot, elapsed_ms, zone),
        capture_hint=hint,
        sync=sync_line(snapshot, zone),
        can_upload=snapshot.sync.waiting > snapshot.sync.held
        and snapshot.sync.state in (SyncState.WAITING, SyncState.OFFLINE),
        problems=problems_line(snapshot),
        notices=tuple((n.notice_id, notice_text(n, zone)) for n in snapshot.notices),
        empty=tr(messages.NO_CONTRACTS).format(organization=snapshot.organization),
        runs=faces_move(snapshot, elapsed_ms),
        idle=idle_asked(snapshot, zone),
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
        can_pause=clocked_in(snapshot),
        paused_by_hand=paused_by_hand(snapshot),
        enrolled=snapshot.state is not ClockState.SIGNED_OUT,
        diary_url=diary_url(snapshot, zone),
    )
