"""What somebody was told: the list, what is unread in it, marking it read, and how they want to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.orm import Session as Rows

from server.access.ways import FREE_ROLES
from server.accounts.models import Membership
from server.accounts.service import Viewer
from server.context import Core
from server.notices.models import GATHERED, Kind, Mailed, NoticeChoice, NoticeRow, What
from server.notices.telling import Choice, choices_of
from server.organizations.models import IdentityProvider
from wire.records import OrganizationId, PersonId

SHOWN = 50
"""So many on one page."""
COUNTED = 100
"""From here on it is `many`."""


@dataclass(frozen=True, slots=True)
class Told:
    """One notice; `page` says that there is a page about it."""

    notice: str
    made_ms: int
    kind: Kind
    what: What
    by: str
    about: str
    page: bool
    read: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """Some notices, the newest first; `older` is where the next ones begin, empty at the end."""

    told: tuple[Told, ...]
    older: str
    unread: int


class Inbox:
    """Safe from any thread. Nobody reaches a notice that is not their own."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def unread(self, viewer: Viewer) -> int:
        """How many of those that are open to this sign-in are unread; counts up to `COUNTED`."""
        with self._core.database.reading() as rows:
            return _unread(rows, viewer)

    def listed(self, viewer: Viewer, older: str = "") -> Listed:
        """The newest, or those from `older` on."""
        asked = select(NoticeRow).where(*_shown_to(viewer))
        made, _, notice = older.partition("-")
        if made.isascii() and made.isdigit() and len(made) < 16:
            before = int(made)
            asked = asked.where(
                or_(
                    NoticeRow.made_ms < before,
                    and_(NoticeRow.made_ms == before, NoticeRow.notice < notice),
                )
            )
        asked = asked.order_by(NoticeRow.made_ms.desc(), NoticeRow.notice.desc())
        with self._core.database.reading() as rows:
            found = rows.scalars(asked.limit(SHOWN + 1)).all()
            unread = _unread(rows, viewer)
        last = found[SHOWN - 1] if len(found) > SHOWN else None
        return Listed(
            told=tuple(_told(row) for row in found[:SHOWN]),
            older="" if last is None else f"{last.made_ms}-{last.notice}",
            unread=unread,
        )

    def open(self, viewer: Viewer, notice: str) -> str | None:
        """The page that a notice is about, which is read from now on; None where there is no such notice."""
        with self._core.database.reading() as rows:
            row = rows.scalar(
                select(NoticeRow).where(*_shown_to(viewer), NoticeRow.notice == notice)
            )
        if row is None:
            return None
        if row.read_ms is None:
            self.read(viewer, notice)
        return row.path or "/notifications"

    def read(self, viewer: Viewer, notice: str) -> None:
        """Mark one as read; nothing happens where there is none, or it is read already."""
        self._mark(viewer, NoticeRow.notice == notice)

    def read_all(self, viewer: Viewer, *, until_ms: int) -> None:
        """Mark all as read that were made until then: not those that came after the page was shown."""
        self._mark(viewer, NoticeRow.made_ms <= until_ms)

    def choices(self, person: PersonId) -> Mapping[Kind, Choice]:
        """How `person` wants to be told."""
        with self._core.database.reading() as rows:
            return choices_of(rows, person)

    def choose(self, person: PersonId, choices: Mapping[Kind, Choice]) -> None:
        """Keep how `person` wants to be told. What waits for a letter waits for the one that is chosen now, and for
        none where letters are off. The security of accounts is not chosen."""
        with self._core.database.writing() as rows:
            for kind, choice in choices.items():
                if kind is Kind.SECURITY:
                    continue
                row = rows.get(NoticeChoice, (person, kind))
                if row is None:
                    row = NoticeChoice(person=person, kind=kind, shown=True, mailed=Mailed.AT_ONCE)
                    rows.add(row)
                row.shown, row.mailed = choice.shown, choice.mailed
                if choice.mailed is Mailed.AT_ONCE:
                    # It goes with the letter that it has been waiting for.
                    continue
                waits = choice.mailed if choice.mailed in GATHERED else None
                rows.execute(
                    update(NoticeRow)
                    .where(
                        NoticeRow.person == person,
                        NoticeRow.kind == kind,
                        NoticeRow.waits.is_not(None),
                    )
                    .values(waits=waits)
                )

    def _mark(self, viewer: Viewer, which: ColumnElement[bool]) -> None:
        with self._core.database.writing() as rows:
            rows.execute(
                update(NoticeRow)
                .where(*_shown_to(viewer), NoticeRow.read_ms.is_(None), which)
                .values(read_ms=self._core.clock.now_ms())
                .execution_options(synchronize_session=False)
            )


def still_theirs(person: PersonId) -> ColumnElement[bool]:
    """Of no organization, about what is the person's own, or of an organization that they are still in."""
    return or_(
        NoticeRow.organization.is_(None), NoticeRow.own.is_(True), exists().where(_member(person))
    )


def _shown_to(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    return (
        NoticeRow.person == viewer.person,
        NoticeRow.shown.is_(True),
        still_theirs(viewer.person),
        _open(viewer.person, viewer.through),
    )


def _open(person: PersonId, through: OrganizationId | None) -> ColumnElement[bool]:
    """What `server.access.ways` says of organizations, for a database to choose by."""
    if through is not None:
        return or_(NoticeRow.organization.is_(None), NoticeRow.organization == through)
    shut = and_(
        exists().where(
            IdentityProvider.organization == NoticeRow.organization,
            IdentityProvider.required.is_(True),
        ),
        exists().where(_member(person), Membership.role.not_in(FREE_ROLES)),
    )
    return or_(NoticeRow.organization.is_(None), NoticeRow.own.is_(True), ~shut)


def _member(person: PersonId) -> ColumnElement[bool]:
    return and_(
        Membership.organization == NoticeRow.organization,
        Membership.person == person,
        Membership.left_ms.is_(None),
    )


def _unread(rows: Rows, viewer: Viewer) -> int:
    some = (
        select(NoticeRow.notice)
        .where(*_shown_to(viewer), NoticeRow.read_ms.is_(None))
        .limit(COUNTED)
        .subquery()
    )
    return rows.scalar(select(func.count()).select_from(some)) or 0


def _told(row: NoticeRow) -> Told:
    return Told(
        notice=row.notice,
        made_ms=row.made_ms,
        kind=Kind(row.kind),
        what=What(row.what),
        by=row.who,
        about=row.about,
        page=bool(row.path),
        read=row.read_ms is not None,
    )
