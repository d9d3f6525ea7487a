"""Writes down who was shown a day, a week, a month or an export of a contract, and tells its contractor.

What is shown to the contractor of their own is never written down, nor a period in which nothing lies. One row for
each person, period, way and hour (for calendars, which ask by themselves, each day); what comes again in that time
is counted in it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from server.access.contracts import ContractView
from server.context import Core
from server.looks.models import Stretch, Way
from server.looks.service import HOUR_MS
from server.storage.errors import StorageError
from wire.records import ContractId, OrganizationId, PersonId

_LOG = logging.getLogger(__name__)

HOURS: Final = {Way.CALENDAR: 24}
"""For how many hours one row counts; one where the way is not listed."""

_KEY = (
    "organization = ? AND contract = ? AND span = ? AND start_ms = ? AND end_ms = ? AND way = ?"
    " AND person = ? AND hour = ?"
)
_KNOWN = f"SELECT 1 FROM period_looks WHERE {_KEY}"  # noqa: S608 - our own words
_NOTE = (
    "INSERT INTO period_looks (organization, contract, span, start_ms, end_ms, way, person, hour,"
    " looked_ms, times) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"
    " ON CONFLICT (organization, contract, span, start_ms, end_ms, way, person, hour)"
    " DO UPDATE SET times = period_looks.times + 1"
)
_AGAIN = f"UPDATE period_looks SET times = times + 1 WHERE {_KEY}"  # noqa: S608 - our own words
_OF_SPAN = (
    "SELECT people.name, period_looks.looked_ms, span, start_ms, end_ms, way, times FROM period_looks"
    " JOIN people ON people.person = period_looks.person"
    " WHERE organization = ? AND contract = ? AND start_ms < ? AND end_ms > ?"
    " ORDER BY period_looks.looked_ms, people.name, span, start_ms, end_ms, way"
)

_Key = tuple[OrganizationId, ContractId, str, int, int, str, PersonId, int]


@dataclass(frozen=True, slots=True)
class Period:
    """[start_ms, end_ms) of a contract as one page, file or answer shows it."""

    span: Stretch
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class PeriodLook:
    """Who was shown which period by which way: first at `looked_ms` (UTC), `times` in all in that hour or day."""

    who: str
    looked_ms: int
    period: Period
    way: Way
    times: int


Later = Callable[[Callable[[], None]], None]
"""Takes what is to be done once the answer has been sent."""


class PeriodLooks:
    """Safe from any thread."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def note(
        self, view: ContractView, person: PersonId, period: Period, way: Way, *, later: Later
    ) -> None:
        """Write down that `person` is shown `period` now; on the disk when it returns, if it is the first time.

        Call it before anything is shown: what cannot be written down is not shown. That it was shown again is
        counted by `later`, so that nobody has to wait for whoever writes. Raises `StorageError`.
        """
        if view.viewer_is_contractor:
            return
        now_ms = self._core.clock.now_ms()
        hours = HOURS.get(way, 1)
        key: _Key = (
            view.organization,
            view.contract,
            period.span.value,
            period.start_ms,
            period.end_ms,
            way.value,
            person,
            now_ms // (hours * HOUR_MS) * hours,
        )
        if self._core.database.select(_KNOWN, *key):
            later(lambda: self._count(key))
            return
        with self._core.database.writes() as writes:
            writes.run(_NOTE, [(*key, now_ms)])

    def of_span(
        self, organization: OrganizationId, contract: ContractId, *, start_ms: int, end_ms: int
    ) -> tuple[PeriodLook, ...]:
        """Who was shown periods that have a part in `[start_ms, end_ms)`, by the time of the look."""
        found = self._core.database.select(_OF_SPAN, organization, contract, end_ms, start_ms)
        return tuple(
            PeriodLook(who, looked_ms, Period(Stretch(span), begins_ms, ends_ms), Way(way), times)
            for who, looked_ms, span, begins_ms, ends_ms, way, times in found
        )

    def _count(self, key: _Key) -> None:
        try:
            with self._core.database.writes() as writes:
                writes.run(_AGAIN, [key])
        except StorageError as error:
            # The answer is gone; that this person looked in this hour is on the disk.
            _LOG.warning("A look was not counted again: %s", error)
