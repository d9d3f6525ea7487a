"""Which notifications stand for a snapshot, decided without Qt.

Others may read a notification, on a locked screen or over a shoulder: none holds a memo, a title or a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum

from agent.client import Notice, NoticeCode, ProblemCode, Snapshot
from ui import formats, messages, present
from ui import notice_words as words
from ui.problem_words import problem_words
from ui.tongue import tr, tr_count


class Act(StrEnum):
    """What a button of a notification does; the values travel to the notification service."""

    OPEN = "default"
    """Also what a click on the notification itself does."""
    START = "start"
    STOP = "stop"
    DROP_IDLE = "drop-idle"
    PROBLEMS = "problems"
    DEVICES = "devices"


@dataclass(frozen=True, slots=True)
class Told:
    """One notification; `acts` are its buttons besides the click on itself, `opens` is what that does."""

    title: str
    body: str
    acts: tuple[tuple[Act, str], ...] = ()
    opens: Act = Act.OPEN
    notice: str | None = None
    """The notice that an answer settles."""


IDLE = "idle"
_TITLES: Mapping[NoticeCode, str] = {
    NoticeCode.RECOVERED_AND_CONTINUED: words.ABOUT_TIME,
    NoticeCode.RECOVERED_AND_STOPPED: words.ABOUT_TIME,
    NoticeCode.STOPPED_AFTER_SLEEP: words.ABOUT_TIME,
    NoticeCode.CLOCK_STEPPED: words.ABOUT_TIME,
    NoticeCode.IDLE_DISCARDED: words.ABOUT_TIME,
    NoticeCode.START_AGAIN: words.ABOUT_TIME,
    NoticeCode.NOT_CLOCKED_IN: words.ABOUT_REMINDER,
    NoticeCode.LONG_SESSION: words.ABOUT_REMINDER,
    NoticeCode.LIMIT_NEAR: words.ABOUT_LIMIT,
    NoticeCode.LIMIT_REACHED: words.ABOUT_LIMIT,
    NoticeCode.DEVICE_ADDED: words.ABOUT_DEVICES,
}
"""The notices that are worth interrupting somebody; what they asked for themselves is shown in the window only."""
_START = frozenset(
    {NoticeCode.START_AGAIN, NoticeCode.NOT_CLOCKED_IN, NoticeCode.RECOVERED_AND_STOPPED}
)
_STOP = frozenset({NoticeCode.LONG_SESSION, NoticeCode.LIMIT_REACHED})
_WEATHER = frozenset(
    {ProblemCode.SERVER_UNREACHABLE, ProblemCode.SERVER_FAILED, ProblemCode.CONNECTION_METERED}
)


def notifications(snapshot: Snapshot, zone: tzinfo | None = None) -> Mapping[str, Told]:
    """What stands now, by a key that lasts as long as its cause does."""
    told: dict[str, Told] = {}
    asked = snapshot.idle
    if asked is not None and asked.may_keep:
        minutes = tr_count(messages.MINUTES, asked.minutes)
        told[IDLE] = Told(
            title=tr(words.IDLE_TITLE).format(minutes=minutes),
            body=tr(words.IDLE_BODY).format(time=formats.local_time(asked.answer_by_ms, zone)),
            acts=((Act.DROP_IDLE, tr(words.ACT_DROP)),),
        )
    for notice in snapshot.notices:
        if notice.code in _TITLES and not (
            notice.code is NoticeCode.IDLE_DISCARDED and IDLE in told
        ):
            told[f"notice:{notice.notice_id}"] = _notice(notice, snapshot, zone)
    for problem in snapshot.problems:
        if problem.code not in _WEATHER:
            # By its title alone: what stands beneath it in the window may name a folder or an address.
            body = tr(words.SEE_WINDOW).format(title=problem_words(problem).title)
            told[f"problem:{problem.code.value}"] = Told(
                title=tr(words.APP_NEEDS_YOU), body=body, opens=Act.PROBLEMS
            )
    return told


def _notice(notice: Notice, snapshot: Snapshot, zone: tzinfo | None) -> Told:
    acts: tuple[tuple[Act, str], ...] = ()
    if notice.code is NoticeCode.DEVICE_ADDED:
        # Without the device's name, which the window and the page say.
        title, body = tr(words.ABOUT_DEVICES), tr(words.DEVICE_ADDED)
        return Told(
            title=title,
            body=body,
            acts=((Act.DEVICES, tr(words.ACT_DEVICES)),),
            opens=Act.DEVICES,
        )
    if notice.code in _START and not present.clocked_in(snapshot):
        acts = ((Act.START, tr(words.ACT_START)),)
    elif notice.code in _STOP and present.clocked_in(snapshot):
        acts = ((Act.STOP, tr(words.ACT_STOP)),)
    return Told(
        title=tr(_TITLES[notice.code]),
        body=present.notice_text(notice, zone),
        acts=acts,
        notice=notice.notice_id,
    )
