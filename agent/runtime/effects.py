"""Carries out what the machine asks for; answers come back as events."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from agent.client import Notice
from agent.core.commands import (
    Command,
    Discard,
    Refuse,
    RememberChoice,
    RememberConsent,
    RememberMemo,
    Retract,
    Seal,
    TakeShot,
    Tell,
    Watch,
    Watching,
    Write,
)
from agent.core.consents import Agreement
from agent.core.events import CountingFailed, Event, Sealed, SealingFailed, ShotDone
from agent.core.notices import NoticeCode
from agent.core.problems import Problem, Trouble
from agent.runtime.ports import Journal, Memory, Outbox, Pictures, PrivacyKeeper
from agent.runtime.sensing import Sensing
from agent.runtime.shots import Look, Shot, ShotWorker
from capture.api import Scope, SenseError
from wire.items import MAX_BLUR
from wire.outgoing import Outgoing
from wire.records import MonitorPolicy, Pictured, Reason, SegmentId, Sha256, WindowPolicy

_log = logging.getLogger("hourproof.effects")

NOTICES_KEPT = 50
SHOT_LIMIT_MS = 60_000
"""A shot takes a fraction of a second; one that takes this long hangs in the system."""
NOTICE_ID_BYTES = 8


@dataclass(frozen=True, slots=True)
class _Moment:
    """What was asked for by a shot, and when."""

    taken_ms: int
    screenshots: bool
    window: WindowPolicy
    webcam: bool


class Effects:
    """The hands of the machine. Control thread only."""

    def __init__(
        self,
        *,
        journal: Journal,
        memory: Memory,
        pictures: Pictures,
        outbox: Outbox,
        privacy: PrivacyKeeper,
        sensing: Sensing,
        shots: ShotWorker,
        now_ms: Callable[[], int],
        new_id: Callable[[int], str],
        sealed: Callable[[], None],
    ) -> None:
        """`new_id` makes random hex of so many bytes; `sealed` is called when the outbox has got something."""
        self._journal = journal
        self._memory = memory
        self._pictures = pictures
        self._outbox = outbox
        self._privacy = privacy
        self._sensing = sensing
        self._shots = shots
        self._now_ms = now_ms
        self._new_id = new_id
        self._sealed = sealed
        self._moments: dict[SegmentId, _Moment] = {}
        self._trash: set[Sha256] = set()
        self.notices: tuple[Notice, ...] = ()
        self.seal_problem: Problem | None = None
        self.picture_problem: Problem | None = None

    def write_down(self, commands: tuple[Command, ...]) -> bool:
        """Carry out what must be durable before the step counts; whether there was anything.

        Raises `Trouble`: then the step did not happen.
        """
        wrote = False
        for command in commands:
            match command:
                case Write():
                    self._journal.write(command.changes)
                    wrote = True
                case RememberChoice():
                    self._memory.choose(command.contract)
                case RememberMemo():
                    self._memory.add_memo(command.contract, command.memo)
                case RememberConsent():
                    agreement = Agreement(command.policy, command.features, command.at_ms)
                    self._memory.agree(command.contract, agreement)
                case _:
                    pass
        return wrote

    def tracked(self, segment: SegmentId | None) -> None:
        """`segment` is tracked now, or nothing is: the camera goes dark at once if it is on for another one."""
        self._shots.end_photo(unless=segment)

    def carry_out(self, commands: tuple[Command, ...]) -> tuple[Event, ...]:
        """Do the rest, and return the events that came of it at once."""
        events: list[Event] = []
        for command in commands:
            match command:
                case Write() | RememberChoice() | RememberMemo() | RememberConsent() | Refuse():
                    pass
                case Watch():
                    events.extend(self._watch(command.watching))
                case TakeShot():
                    events.extend(self._take_shot(command))
                case Discard():
                    self._trash.update(command.pictures)
                case Seal():
                    events.append(self._seal(command))
                case Tell():
                    self._tell(command)
                case Retract():
                    self._retract(command.code)
                case _:
                    assert_never(command)
        return tuple(events)

    def seal(self, *outgoing: Outgoing) -> None:
        """Sign these now. Raises `Trouble`."""
        self._outbox.seal(*outgoing, made_ms=self._now_ms())
        self._sealed()

    def shot_done(self, shot: Shot) -> ShotDone | None:
        """Take in the worker's answer; None: it was given up."""
        moment = self._moments.pop(shot.segment, None)
        if moment is None:
            photo = () if shot.webcam is None else (shot.webcam,)
            taken: tuple[Pictured, ...] = (*shot.screenshots, *photo)
            files = (file for one in taken for file in (one.picture, one.thumbnail))
            self._trash.update(file.sha256 for file in files)
            return None
        if shot.trouble is not None:
            self.picture_problem = shot.trouble.problem
        elif shot.screenshots or shot.webcam is not None:
            self.picture_problem = None
        for sense, fault in shot.faults:
            self._sensing.heard(sense, fault)
        return ShotDone(
            now_ms=self._now_ms(),
            segment=shot.segment,
            taken_ms=shot.taken_ms,
            screenshots=shot.screenshots,
            no_screenshot=shot.reason,
            window=shot.window,
            no_window=shot.no_window,
            webcam=shot.webcam,
            no_webcam=shot.no_webcam,
        )

    def overdue(self) -> tuple[ShotDone, ...]:
        """Give up shots that never end, so that their segments can go on without a picture."""
        now_ms = self._now_ms()
        late = [
            segment
            for segment, moment in self._moments.items()
            if now_ms - moment.taken_ms >= SHOT_LIMIT_MS
        ]
        if late:
            _log.error("a shot never ended; it is given up")
            self._shots.abandon()
        failed = (
            self.shot_done(_given_up(segment, self._moments[segment], now_ms)) for segment in late
        )
        return tuple(done for done in failed if done is not None)

    def next_overdue_ms(self) -> int | None:
        """When `overdue` could find something."""
        taken = (moment.taken_ms for moment in self._moments.values())
        earliest = min(taken, default=None)
        return None if earliest is None else earliest + SHOT_LIMIT_MS

    def empty_trash(self) -> None:
        """Delete picture files that nothing needs; only while no shot is on its way that could need one."""
        if not self._trash or self._moments:
            return
        try:
            unneeded = self._trash - self._journal.pictures_needed()
            for picture in unneeded:
                self._pictures.remove(picture)
        except Trouble as trouble:
            _log.warning("pictures could not be deleted: %s", trouble.problem.code)
            return
        self._trash.clear()

    def dismiss(self, notice: str) -> None:
        """Forget a notice that was read."""
        self.notices = tuple(one for one in self.notices if one.notice_id != notice)

    def stop(self) -> None:
        """Release the hook and let the worker end."""
        self._sensing.stop()
        self._shots.stop()

    def _watch(self, watching: Watching) -> tuple[Event, ...]:
        now_ms = self._now_ms()
        reason = self._sensing.watch(watching, now_ms=now_ms)
        if reason is None or watching is not Watching.COUNTS:
            return ()
        return (CountingFailed(now_ms=now_ms, reason=reason),)

    def _take_shot(self, command: TakeShot) -> tuple[Event, ...]:
        taken_ms = self._now_ms()
        self._moments[command.segment] = _Moment(
            taken_ms, command.screenshots, command.window, command.webcam
        )
        if command.screenshots or command.webcam or command.window is not WindowPolicy.NONE:
            privacy = self._privacy.privacy()
            active_only = command.monitors is MonitorPolicy.ACTIVE
            look = Look(
                scope=Scope(excluded=privacy.excluded, active_only=active_only),
                blur=min(max(command.blur, privacy.blur), MAX_BLUR),
            )
            self._shots.take(
                command.segment,
                screenshots=command.screenshots,
                webcam=command.webcam,
                look=look,
                window=command.window,
            )
            return ()
        none = Reason.CONTRACT_TAKES_NONE
        done = self.shot_done(Shot(command.segment, taken_ms, (), none, None, no_window=none))
        return () if done is None else (done,)

    def _seal(self, command: Seal) -> Event:
        now_ms = self._now_ms()
        try:
            self.seal(*command.outgoing)
        except Trouble as trouble:
            _log.warning("%s could not be sealed: %s", command.name, trouble.problem.code)
            self.seal_problem = trouble.problem
            return SealingFailed(now_ms=now_ms, name=command.name, again=command.again)
        self.seal_problem = None
        return Sealed(now_ms=now_ms, name=command.name)

    def _retract(self, code: NoticeCode) -> None:
        """Forget the last notice of this code."""
        last = next((one for one in reversed(self.notices) if one.code is code), None)
        self.notices = tuple(one for one in self.notices if one is not last)

    def _tell(self, command: Tell) -> None:
        notice = Notice(
            notice_id=self._new_id(NOTICE_ID_BYTES),
            code=command.code,
            at_ms=self._now_ms(),
            details=command.details,
        )
        self.notices = (*self.notices, notice)[-NOTICES_KEPT:]


def _given_up(segment: SegmentId, moment: _Moment, now_ms: int) -> Shot:
    """What is said of a shot that never ended."""
    failed, none = Reason.CAPTURE_FAILED, Reason.CONTRACT_TAKES_NONE
    hung = SenseError(None, "it never ended")
    return Shot(
        *(segment, now_ms, (), failed, None),
        no_webcam=failed if moment.webcam else None,
        no_window=none if moment.window is WindowPolicy.NONE else failed,
        faults=(("screen", hung),) if moment.screenshots else (),
    )
