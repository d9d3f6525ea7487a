"""Reads the diary a week at a time, away from the main thread, and shows what has come as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QObject, Signal

from agent.client import DiaryEntry, DiaryPage, ManualView, Problem
from ui import diary_days, present_diary
from ui.bridge import Bridge
from ui.diary_days import Period
from ui.present_diary import CardRow, Row, Totals

EMPTY = DiaryPage((), ())


class DiaryReading(QObject):
    """One period of the diary, as far as it has been read; used on the main thread."""

    began = Signal()
    more = Signal(object)
    """These rows come after those that are there."""
    done = Signal()
    """All of the period was read: `rows` has it whole."""
    failed = Signal(object)
    """It cannot be read, because of this `Problem`."""

    def __init__(self, bridge: Bridge, zone: tzinfo | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._zone = zone
        self._asked = 0
        self.period = Period.DAY
        self.day = date(1970, 1, 1)
        self.contract: str | None = None
        self.page = EMPTY
        self.busy = False

    @property
    def days(self) -> tuple[date, date]:
        """The first day that is shown, and the one after the last."""
        return diary_days.days_of(self.period, self.day)

    def rows(self) -> tuple[Row, ...]:
        """What was read as rows."""
        return present_diary.rows_of(self.page, *self.days, self._zone, contract=self.contract)

    def totals(self, rows: Sequence[Row]) -> Totals:
        """The sums of rows."""
        return present_diary.totals_of(row for row in rows if isinstance(row, CardRow))

    def week_minutes(self) -> int:
        """Tracked minutes of the week of the limit around the day that is looked at."""
        start_ms, end_ms = diary_days.week_of(
            diary_days.midnight_ms(self.day, self._zone) + 12 * 3_600_000
        )
        return present_diary.week_minutes(self.page, start_ms, end_ms, self.contract)

    def read(self, period: Period, day: date, *, again: bool = False) -> None:
        """Read a period. `again`: what is there stays until all has come."""
        self._asked += 1
        self.period, self.day = period, day
        self.busy = True
        spans = diary_days.to_read(period, day, self._zone)
        if not again:
            self.page = EMPTY
            self.began.emit()
        step_by_step = not again and len(spans) > 3
        self._next(self._asked, spans, [], [], self.days[0] if step_by_step else None)

    def stop(self) -> None:
        """What is still to come is no longer wanted."""
        self._asked += 1
        self.busy = False

    def _next(
        self,
        asked: int,
        spans: Sequence[tuple[int, int]],
        entries: list[DiaryEntry],
        claims: list[ManualView],
        shown_to: date | None,
    ) -> None:
        """Ask for the first of `spans`; what came before is in `entries` and `claims`."""
        start_ms, end_ms = spans[0]

        def take(page: DiaryPage | Problem) -> None:
            if asked != self._asked:
                return
            if isinstance(page, Problem):
                self.busy = False
                self.failed.emit(page)
                return
            entries.extend(page.entries)
            claims.extend(page.claims)
            rest = spans[1:]
            shown = shown_to
            if shown is not None:
                # A day that goes on in the next week of the limit waits for the rest of it.
                until = diary_days.day_at(end_ms, self._zone) if rest else self.days[1]
                if until > shown:
                    self._show(entries, claims, shown, min(until, self.days[1]))
                    shown = until
            if rest:
                self._next(asked, rest, entries, claims, shown)
                return
            self.page = DiaryPage(tuple(entries), tuple(claims))
            self.busy = False
            self.done.emit()

        self._bridge.read(lambda client: client.diary(start_ms=start_ms, end_ms=end_ms), take)

    def _show(
        self, entries: list[DiaryEntry], claims: list[ManualView], first: date, end: date
    ) -> None:
        since_ms = diary_days.midnight_ms(first, self._zone) - 86_400_000
        late = DiaryPage(
            tuple(one for one in entries if one.start_ms >= since_ms),
            tuple(one for one in claims if one.start_ms >= since_ms),
        )
        rows = present_diary.rows_of(late, first, end, self._zone, contract=self.contract)
        self.more.emit(rows)
