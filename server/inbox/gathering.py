"""Puts what waits for the letter of the day or the week into the outbox, when that letter is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from sqlalchemy import Text, func, select, type_coerce, update
from sqlalchemy.orm import Session as Rows

from server.accounts.models import Person
from server.context import Core
from server.inbox.service import still_theirs
from server.mail.outbox import Outbox
from server.notices.models import Mailed, NoticeRow
from server.web import notice_words
from wire.records import PersonId

HOUR = 8
"""The letters are due at this hour of the person's day; that of the week on Monday."""
LOOK_MS = 60_000
"""How often to look for what is due."""
LINES = 40
"""So many notices one letter tells; of the rest it says how many there are."""


class Gathering:
    """For the one thread that sends letters.

    A letter and the mark that it told something are written in one transaction: neither a crash nor days without a
    running server make it come twice or not at all, and after those days there is one letter, not one for each day.
    """

    def __init__(self, core: Core, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox
        self._looked_mono_ms: int | None = None

    def post_due(self) -> None:
        """Look, unless that was done a moment ago."""
        mono_ms = self._core.clock.mono_ms()
        if self._looked_mono_ms is not None and mono_ms < self._looked_mono_ms + LOOK_MS:
            return
        now_ms = self._core.clock.now_ms()
        for person, until_ms in self._due(now_ms).items():
            self._post(person, until_ms)
        self._looked_mono_ms = mono_ms

    def _due(self, now_ms: int) -> Mapping[PersonId, Mapping[Mailed, int]]:
        """Whose letters are due, and up to when each tells."""
        due: dict[PersonId, dict[Mailed, int]] = defaultdict(dict)
        waits = type_coerce(NoticeRow.waits, Text())
        with self._core.database.reading() as rows:
            waiting = rows.execute(
                select(NoticeRow.person, waits, Person.zone, func.min(NoticeRow.made_ms))
                .join(Person, Person.person == NoticeRow.person)
                .where(NoticeRow.waits.is_not(None))
                .group_by(NoticeRow.person, waits, Person.zone)
            ).all()
        for person, gathered, zone, oldest_ms in waiting:
            mailed = Mailed(gathered)
            edge_ms = last_edge_ms(now_ms, ZoneInfo(zone), mailed)
            if oldest_ms < edge_ms:
                due[PersonId(person)][mailed] = edge_ms
        return due

    def _post(self, person: PersonId, until_ms: Mapping[Mailed, int]) -> None:
        with self._core.database.writing() as rows:
            told: list[NoticeRow] = []
            for mailed, edge_ms in until_ms.items():
                gathers = (
                    NoticeRow.person == person,
                    NoticeRow.waits == mailed,
                    NoticeRow.made_ms < edge_ms,
                )
                told += rows.scalars(
                    select(NoticeRow).where(
                        *gathers, NoticeRow.read_ms.is_(None), still_theirs(person)
                    )
                )
                # What was read or closed to them meanwhile is not told any more.
                rows.execute(
                    update(NoticeRow)
                    .where(*gathers)
                    .values(waits=None)
                    .execution_options(synchronize_session=False)
                )
            if told:
                self._put(rows, person, sorted(told, key=lambda row: (row.made_ms, row.notice)))

    def _put(self, rows: Rows, person: PersonId, told: Sequence[NoticeRow]) -> None:
        url = self._core.settings.public_url
        lines = [
            (
                notice_words.notice_line(row.what, by=row.who, about=row.about),
                url + (row.path or "/notifications"),
            )
            for row in told[-LINES:]
        ]
        letter = notice_words.gathered(
            lines, more=len(told) - len(lines), settings=f"{url}/account/notifications"
        )
        email = rows.get_one(Person, person).email
        self._outbox.put(rows, email, subject=letter.subject, text=letter.text)


def last_edge_ms(now_ms: int, zone: tzinfo, mailed: Mailed) -> int:
    """When the newest letter of the day or the week was due in `zone`, in UTC milliseconds."""
    now = datetime.fromtimestamp(now_ms / 1000, zone)
    day = now.date()
    while True:
        edge = datetime(day.year, day.month, day.day, HOUR, tzinfo=zone)
        edge_ms = int(edge.astimezone(UTC).timestamp()) * 1000
        if edge_ms <= now_ms and (mailed is Mailed.DAILY or day.weekday() == 0):
            return edge_ms
        day -= timedelta(days=1)
