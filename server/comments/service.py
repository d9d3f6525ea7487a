"""Comments and questions on segments: reading, writing, editing for some minutes, deleting, and who has read what.

Nothing of it is evidence: no statement and no bundle holds it, and nothing that was recorded is copied into it. What
is taken back of a segment leaves what was written on it where it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import ColumnElement, and_, case, delete, func, select
from sqlalchemy.orm import Session as Rows

from server.access.contracts import ContractView
from server.accounts.attempts import Attempts
from server.accounts.models import Person
from server.accounts.refusals import TooManyAttemptsError
from server.comments.letters import page_of, tell
from server.comments.models import CommentBefore, CommentRead, CommentRow
from server.comments.refusals import CommentRefusedError, NoSegmentError, Refusal
from server.context import Core
from server.contracts.changes import bump
from server.contracts.models import ContractRow
from server.evidence.models import SegmentRow
from server.hooks.models import Event
from server.hooks.queue import emit
from server.mail.outbox import Outbox
from server.notices.telling import read_about
from server.plain_text import clean_lines
from server.storage.database import writes_of
from wire.records import ContractId, PersonId, StreamId

CHARACTERS: Final = 2000
EDIT_MS: Final = 15 * 60_000
"""How long the author may change what they wrote."""
LIMITS: Final[Mapping[str, int]] = {"pair": 30, "address": 300, "email": 60}
"""Comments in the window of `attempts`: of one person in one organization, in one organization, of one person."""
LISTED: Final = 100
"""Segments in the list of a contract."""

Place = tuple[StreamId, int]
"""Stream and number of a segment."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a comment said before, until `until_ms`."""

    text: str
    until_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment as its reader sees it. `text` is empty once it was deleted.

    `waits`: a question to which the other side has not written yet. `editable`: the reader may change it now.
    """

    number: int
    who: str
    own: bool
    by_contractor: bool
    question: bool
    waits: bool
    text: str
    version: int
    before: tuple[Said, ...]
    made_ms: int
    edited_ms: int | None
    deleted_ms: int | None
    editable: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one segment: how many comments stand there, and how many of others the reader has not seen."""

    comments: int
    unread: int


@dataclass(frozen=True, slots=True)
class Talk:
    """A segment with comments, in the list of a contract, with the last of them."""

    stream: StreamId
    seq: int
    slot_start_ms: int
    start_ms: int
    end_ms: int
    tally: Tally
    last: Comment


class Comments:
    """Safe from any thread. The door has found that the reader or author may, with the contract of `view`."""

    def __init__(self, core: Core, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox
        self._attempts = Attempts(LIMITS)

    def thread(
        self, view: ContractView, reader: PersonId, stream: StreamId, seq: int
    ) -> tuple[Comment, ...]:
        """What stands on a segment, the oldest first. Raises `NoSegmentError`."""
        with self._core.database.reading() as rows:
            _segment(rows, view, stream, seq)
            return _waiting(self._told(rows, view, reader, *_at(stream, seq)))

    def of_span(
        self, view: ContractView, reader: PersonId, *, start_ms: int, end_ms: int
    ) -> Mapping[Place, tuple[Comment, ...]]:
        """The threads of the segments that begin in [start_ms, end_ms)."""
        chosen = (
            select(CommentRow.number, CommentRow.stream, CommentRow.seq)
            .join(SegmentRow, _in_span(start_ms, end_ms))
            .where(*_of_view(view))
        )
        with self._core.database.reading() as rows:
            places = {number: (stream, seq) for number, stream, seq in rows.execute(chosen)}
            numbers = CommentRow.number.in_(chosen.with_only_columns(CommentRow.number))
            told = self._told(rows, view, reader, numbers)
        threads: dict[Place, list[Comment]] = defaultdict(list)
        for one in told:
            threads[places[one.number]].append(one)
        return {place: _waiting(thread) for place, thread in threads.items()}

    def tallies(
        self, view: ContractView, reader: PersonId, *, start_ms: int, end_ms: int
    ) -> Mapping[Place, Tally]:
        """Of each segment with comments whose span begins in [start_ms, end_ms)."""
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(CommentRow.stream, CommentRow.seq, func.count(), _unread_sum(reader))
                .join(SegmentRow, _in_span(start_ms, end_ms))
                .outerjoin(CommentRead, _read_by(reader))
                .where(*_of_view(view), CommentRow.deleted_ms.is_(None))
                .group_by(CommentRow.stream, CommentRow.seq)
            )
            return {(stream, seq): Tally(all_, unread) for stream, seq, all_, unread in found}

    def unread(self, reader: PersonId, views: Sequence[ContractView]) -> Mapping[ContractId, int]:
        """How many comments of others `reader` has not seen, by contract; none where there are none."""
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(CommentRow.organization, CommentRow.contract, _unread_sum(reader))
                .outerjoin(CommentRead, _read_by(reader))
                .where(
                    CommentRow.contract.in_([view.contract for view in views]),
                    CommentRow.deleted_ms.is_(None),
                )
                .group_by(CommentRow.organization, CommentRow.contract)
            )
            counts = {(organization, contract): unread for organization, contract, unread in found}
        return {
            view.contract: unread
            for view in views
            if (unread := counts.get((view.organization, view.contract), 0))
        }

    def talks(self, view: ContractView, reader: PersonId) -> tuple[Talk, ...]:
        """The segments with comments, those with the newest first."""
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(
                    CommentRow.stream,
                    CommentRow.seq,
                    SegmentRow.slot_start_ms,
                    SegmentRow.start_ms,
                    SegmentRow.end_ms,
                    func.count(),
                    _unread_sum(reader),
                    func.max(CommentRow.number),
                )
                .join(SegmentRow, _SEGMENT)
                .outerjoin(CommentRead, _read_by(reader))
                .where(*_of_view(view), CommentRow.deleted_ms.is_(None))
                .group_by(
                    CommentRow.stream,
                    CommentRow.seq,
                    SegmentRow.slot_start_ms,
                    SegmentRow.start_ms,
                    SegmentRow.end_ms,
                )
                .order_by(func.max(CommentRow.number).desc())
                .limit(LISTED)
            ).all()
            last = {
                one.number: one
                for one in self._told(
                    rows, view, reader, CommentRow.number.in_([row[-1] for row in found])
                )
            }
        return tuple(
            Talk(stream, seq, slot_ms, start_ms, end_ms, Tally(all_, unread), last[newest])
            for stream, seq, slot_ms, start_ms, end_ms, all_, unread, newest in found
        )

    def seen(self, view: ContractView, reader: PersonId, stream: StreamId, seq: int) -> None:
        """Note that `reader` was shown all that stands on the segment until now."""
        key = (view.organization, view.contract, reader, stream, seq)
        with self._core.database.reading() as rows:
            newest = _newest(rows, view, *_at(stream, seq))
            before = rows.get(CommentRead, key)
        if newest == (0 if before is None else before.number):
            return
        with self._core.database.writing() as rows:
            row = rows.get(CommentRead, key)
            if row is None:
                rows.add(
                    CommentRead(
                        organization=view.organization,
                        contract=view.contract,
                        person=reader,
                        stream=stream,
                        seq=seq,
                        number=newest,
                    )
                )
            else:
                row.number = max(row.number, newest)
            path = page_of(view, (stream, seq))
            read_about(rows, reader, path, self._core.clock.now_ms())

    def write(
        self,
        view: ContractView,
        author: PersonId,
        place: Place,
        *,
        text: str,
        question: bool,
        once: str,
    ) -> int:
        """Write on a segment; returns the comment's number. What was sent with the same `once` is written once.

        Raises `NoSegmentError`, `CommentRefusedError` and `TooManyAttemptsError`.
        """
        clean = _clean(text)
        stream, seq = place
        with self._core.database.writing() as rows:
            _segment(rows, view, stream, seq)
            there = rows.scalar(
                select(CommentRow.number).where(
                    *_of_view(view), CommentRow.person == author, CommentRow.once == once
                )
            )
            if there is not None:
                return there
            attempt = self._attempts.begin(
                email=author, address=view.organization, mono_ms=self._core.clock.mono_ms()
            )
            if isinstance(attempt, int):
                raise TooManyAttemptsError(attempt)
            tell(
                rows,
                self._core,
                self._outbox,
                view,
                author=author,
                place=place,
                question=question,
            )
            number = _newest(rows, view) + 1
            what: dict[str, str | int] = {
                "by": author,
                "contract": view.contract,
                "stream": stream,
                "seq": seq,
                "comment": number,
            }
            emit(rows, self._core, view.organization, Event.COMMENT_WRITTEN, what)
            rows.add(
                CommentRow(
                    organization=view.organization,
                    contract=view.contract,
                    number=number,
                    stream=stream,
                    seq=seq,
                    person=author,
                    question=question,
                    text=clean,
                    once=once,
                    version=1,
                    made_ms=self._core.clock.now_ms(),
                    edited_ms=None,
                    deleted_ms=None,
                )
            )
            bump(writes_of(rows), view.organization, [view.contract])
        return number

    def edit(
        self,
        view: ContractView,
        author: PersonId,
        place: Place,
        *,
        number: int,
        version: int,
        text: str,
    ) -> None:
        """Change an own comment, of which the author has seen `version`; what it said before stays with it.

        Raises `CommentRefusedError`.
        """
        clean = _clean(text)
        now_ms = self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            row = _own(rows, view, author, place, number)
            if now_ms > row.made_ms + EDIT_MS:
                raise CommentRefusedError(Refusal.TOO_LATE)
            if row.text == clean:
                return
            if row.version != version:
                raise CommentRefusedError(Refusal.STALE)
            rows.add(
                CommentBefore(
                    organization=row.organization,
                    contract=row.contract,
                    number=row.number,
                    version=row.version,
                    text=row.text,
                    until_ms=now_ms,
                )
            )
            row.text, row.version, row.edited_ms = clean, row.version + 1, now_ms
            bump(writes_of(rows), view.organization, [view.contract])

    def delete(self, view: ContractView, author: PersonId, place: Place, *, number: int) -> None:
        """Take the words of an own comment back; that there was one stays. Raises `CommentRefusedError`."""
        with self._core.database.writing() as rows:
            row = _own(rows, view, author, place, number)
            row.text, row.deleted_ms = "", self._core.clock.now_ms()
            bump(writes_of(rows), view.organization, [view.contract])
            rows.execute(
                delete(CommentBefore).where(
                    CommentBefore.organization == row.organization,
                    CommentBefore.contract == row.contract,
                    CommentBefore.number == row.number,
                )
            )

    def _told(
        self,
        rows: Rows,
        view: ContractView,
        reader: PersonId,
        *chosen: ColumnElement[bool],
    ) -> list[Comment]:
        now_ms = self._core.clock.now_ms()
        contractor = rows.scalar(
            select(ContractRow.person).where(
                ContractRow.organization == view.organization,
                ContractRow.contract == view.contract,
            )
        )
        here = (*_of_view(view), *chosen)
        before: dict[int, list[Said]] = defaultdict(list)
        for number, text, until_ms in rows.execute(
            select(CommentBefore.number, CommentBefore.text, CommentBefore.until_ms)
            .join(
                CommentRow,
                and_(
                    CommentRow.organization == CommentBefore.organization,
                    CommentRow.contract == CommentBefore.contract,
                    CommentRow.number == CommentBefore.number,
                ),
            )
            .where(*here)
            .order_by(CommentBefore.number, CommentBefore.version)
        ):
            before[number].append(Said(text, until_ms))
        found = rows.execute(
            select(CommentRow, Person.name)
            .join(Person, Person.person == CommentRow.person)
            .where(*here)
            .order_by(CommentRow.number)
        )
        return [
            Comment(
                number=row.number,
                who=name,
                own=row.person == reader,
                by_contractor=row.person == contractor,
                question=row.question,
                waits=row.question and row.deleted_ms is None,
                text=row.text,
                version=row.version,
                before=tuple(before[row.number]),
                made_ms=row.made_ms,
                edited_ms=row.edited_ms,
                deleted_ms=row.deleted_ms,
                editable=row.person == reader
                and row.deleted_ms is None
                and now_ms <= row.made_ms + EDIT_MS,
            )
            for row, name in found
        ]


_SEGMENT: Final = and_(
    SegmentRow.organization == CommentRow.organization,
    SegmentRow.contract == CommentRow.contract,
    SegmentRow.stream == CommentRow.stream,
    SegmentRow.seq == CommentRow.seq,
)


def _in_span(start_ms: int, end_ms: int) -> ColumnElement[bool]:
    return and_(_SEGMENT, SegmentRow.start_ms >= start_ms, SegmentRow.start_ms < end_ms)


def _of_view(view: ContractView) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return CommentRow.organization == view.organization, CommentRow.contract == view.contract


def _at(stream: StreamId, seq: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return CommentRow.stream == stream, CommentRow.seq == seq


def _read_by(reader: PersonId) -> ColumnElement[bool]:
    return and_(
        CommentRead.organization == CommentRow.organization,
        CommentRead.contract == CommentRow.contract,
        CommentRead.person == reader,
        CommentRead.stream == CommentRow.stream,
        CommentRead.seq == CommentRow.seq,
    )


def _unread_sum(reader: PersonId) -> ColumnElement[int]:
    """How many of the comments are by others and later than what `reader` has seen."""
    unseen = and_(
        CommentRow.person != reader, CommentRow.number > func.coalesce(CommentRead.number, 0)
    )
    return func.sum(case((unseen, 1), else_=0))


def _newest(rows: Rows, view: ContractView, *chosen: ColumnElement[bool]) -> int:
    found = rows.scalar(select(func.max(CommentRow.number)).where(*_of_view(view), *chosen))
    return found or 0


def _segment(rows: Rows, view: ContractView, stream: StreamId, seq: int) -> None:
    """Raise unless the contract has it."""
    found = rows.scalar(
        select(SegmentRow.seq).where(
            SegmentRow.organization == view.organization,
            SegmentRow.contract == view.contract,
            SegmentRow.stream == stream,
            SegmentRow.seq == seq,
        )
    )
    if found is None:
        raise NoSegmentError


def _own(rows: Rows, view: ContractView, author: PersonId, place: Place, number: int) -> CommentRow:
    row = rows.get(CommentRow, (view.organization, view.contract, number))
    if row is None or row.person != author or (row.stream, row.seq) != place:
        raise CommentRefusedError(Refusal.OVER)
    if row.deleted_ms is not None:
        raise CommentRefusedError(Refusal.OVER)
    return row


def _clean(text: str) -> str:
    clean = clean_lines(text, most=CHARACTERS)
    if clean is None:
        raise CommentRefusedError(Refusal.BAD_TEXT)
    if not clean:
        raise CommentRefusedError(Refusal.EMPTY)
    return clean


def _waiting(thread: Sequence[Comment]) -> tuple[Comment, ...]:
    """The thread, in which a question waits until the other side has written after it."""
    told: list[Comment] = []
    answered = {True: False, False: False}
    for one in reversed(thread):
        told.append(replace(one, waits=one.waits and not answered[one.by_contractor]))
        if one.deleted_ms is None:
            answered[not one.by_contractor] = True
    return tuple(reversed(told))
