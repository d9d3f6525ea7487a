"""Addresses of the diary's pages; a choice of time zone stays with the reader from page to page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from wire.records import ContractId, StreamId


class ZoneChoice(StrEnum):
    """Whose clock the times are shown by."""

    MINE = "mine"
    THEIRS = "theirs"
    UTC = "utc"


class Span(StrEnum):
    """How much of the diary one page shows."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Placed(Protocol):
    """Whatever names a segment."""

    @property
    def stream(self) -> StreamId:
        """Its chain."""

    @property
    def seq(self) -> int:
        """Its place in the chain."""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses for one contract, seen in one zone."""

    contract: ContractId
    choice: ZoneChoice

    def day(self, day: date, *, choice: ZoneChoice | None = None) -> str:
        """The page of a day, in the zone chosen or another one."""
        return f"/contracts/{self.contract}/diary/{day.isoformat()}{self._query(choice)}"

    def week(self, day: date, *, choice: ZoneChoice | None = None) -> str:
        """The page of the week of `day`: of the days from Monday to Sunday around that date, in UTC."""
        monday = day - timedelta(days=day.weekday())
        return f"/contracts/{self.contract}/diary/week/{monday.isoformat()}{self._query(choice)}"

    def month(self, day: date, *, choice: ZoneChoice | None = None) -> str:
        """The page of the month of `day`."""
        return f"/contracts/{self.contract}/diary/month/{day:%Y-%m}{self._query(choice)}"

    def page(self, span: Span, day: date) -> str:
        """The page of this length that shows `day`."""
        return {Span.DAY: self.day, Span.WEEK: self.week, Span.MONTH: self.month}[span](day)

    def proof(self, span: Span, day: date) -> str:
        """What the verification mark says of the day, week or month that `page` shows."""
        return self.page(span, day).replace("/diary/", "/proof/", 1)

    def pick(self) -> str:
        """Where the date picker sends its form."""
        return f"/contracts/{self.contract}/diary"

    def consents(self) -> str:
        """What was agreed, and when."""
        return f"/contracts/{self.contract}/consents"

    def export(self) -> str:
        """Where the evidence is exported."""
        return f"/contracts/{self.contract}/export"

    def looks(self, day: date | None = None) -> str:
        """Who looked; with a day at what lies on it alone."""
        path = f"/contracts/{self.contract}/looks"
        if day is None:
            return path
        zone = "" if self.choice is ZoneChoice.MINE else f"&zone={self.choice}"
        return f"{path}?day={day.isoformat()}{zone}"

    def all_comments(self) -> str:
        """The segments that something was written on."""
        return f"/contracts/{self.contract}/comments"

    def comments(self, stream: StreamId, seq: int) -> str:
        """What is written on a segment."""
        return f"/contracts/{self.contract}/segments/{stream}/{seq}/comments"

    def segment(self, segment: Placed, day: date) -> str:
        """The detail view."""
        place = f"{segment.stream}/{segment.seq}"
        return f"/contracts/{self.contract}/diary/{day.isoformat()}/{place}{self._query(None)}"

    def picture(self, segment: Placed, index: int) -> str:
        """A full picture."""
        return f"{self._segment(segment)}/pictures/{index}"

    def thumbnail(self, segment: Placed, index: int) -> str:
        """A small picture."""
        return f"{self._segment(segment)}/thumbnails/{index}"

    def photo(self, segment: Placed) -> str:
        """The webcam's photo."""
        return f"{self._segment(segment)}/webcam"

    def small_photo(self, segment: Placed) -> str:
        """The webcam's photo, small."""
        return f"{self._segment(segment)}/webcam/thumbnail"

    def _segment(self, segment: Placed) -> str:
        return f"/contracts/{self.contract}/segments/{segment.stream}/{segment.seq}"

    def _query(self, choice: ZoneChoice | None) -> str:
        chosen = choice or self.choice
        return "" if chosen is ZoneChoice.MINE else f"?zone={chosen}"
