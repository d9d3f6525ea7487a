"""Makes, lists and revokes secret calendar addresses, and answers to them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import urlsplit

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session as Rows

from server.access.contracts import ContractView, contracts_for
from server.access.organizations import Place, places_of
from server.access.rules import Act as Deed
from server.access.rules import roles_that_may
from server.access.ways import open_ones
from server.accounts import events
from server.accounts.attempts import Attempts
from server.accounts.events import Act, Caller
from server.accounts.letters import new_token
from server.accounts.refusals import TooManyAttemptsError
from server.accounts.service import Viewer
from server.context import Core
from server.diary.service import Diary
from server.diary.spans import build_days
from server.feeds import ical
from server.feeds.models import CalendarFeed
from server.feeds.worked import Worked, stretches
from server.log.sequencer import Head
from server.looks.models import Stretch, Way
from server.looks.periods import Later, Period, PeriodLooks
from server.mail.outbox import Outbox
from server.organizations.models import Organization
from server.web import feed_words
from wire.records import OrganizationId, PersonId

DAYS = 35
"""So many days back a calendar goes; programs keep what they have fetched."""
MOST = 10
"""So many addresses one person may have."""
LIMITS = {"pair": 30, "address": 600, "email": 60}
"""Questions in the window of `attempts`: of one address from one place, from one place, of one address."""
USED_EVERY_MS = 10 * 60_000
ENDING_LETTERS = 4
OWN = "own"

_DAY_MS = 24 * 3_600_000
_FORM_NAME = re.compile(r"[0-9a-f]{16}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


class Refusal(StrEnum):
    """Why no address was made."""

    NO_CHOICE = "no-choice"
    TOO_MANY = "too-many"
    MADE_ALREADY = "made-already"


class FeedRefusedError(Exception):
    """No address was made, for the reason `refusal`."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Kept:
    """An address in its owner's list; `organization_name` is empty where it shows their own contracts."""

    feed: str
    organization_name: str
    ending: str
    made_ms: int
    used_ms: int | None
    used: Caller


@dataclass(frozen=True, slots=True)
class Answer:
    """The calendar, None where the asker has this very one already."""

    etag: str
    body: bytes | None


class Feeds:
    """Safe from any thread. Nobody reaches an address that is not their own. `heads` gives the newest signed
    checkpoint of an organization's log."""

    def __init__(
        self,
        core: Core,
        outbox: Outbox,
        diary: Diary,
        looks: PeriodLooks,
        heads: Callable[[OrganizationId], Head],
    ) -> None:
        self._looks = looks
        self._core = core
        self._outbox = outbox
        self._diary = diary
        self._heads = heads
        self._attempts = Attempts(LIMITS)

    def of(self, viewer: Viewer) -> Sequence[Kept]:
        """All of them, the newest first."""
        with self._core.database.reading() as rows:
            found = rows.execute(
                select(CalendarFeed, Organization.name)
                .outerjoin(Organization, Organization.organization == CalendarFeed.organization)
                .where(CalendarFeed.person == viewer.person)
                .order_by(CalendarFeed.made_ms.desc(), CalendarFeed.feed)
            ).all()
        return [
            Kept(
                feed=row.feed,
                organization_name=name or "",
                ending=row.ending,
                made_ms=row.made_ms,
                used_ms=row.used_ms,
                used=Caller(row.used_address, row.used_agent),
            )
            for row, name in found
        ]

    def places(self, viewer: Viewer) -> tuple[Place, ...]:
        """The organizations in which the viewer may read the diaries of others."""
        with self._core.database.reading() as rows:
            return _reads_in(rows, viewer.person)

    def make(self, viewer: Viewer, *, form: str, shows: str, caller: Caller) -> str:
        """Make an address that `shows` `OWN` contracts or those of an organization; returns its path, which nobody
        can read again. Raises `FeedRefusedError`. The caller has checked password or sign-in."""
        place = next((one for one in self.places(viewer) if one.organization == shows), None)
        if place is None and shows != OWN:
            raise FeedRefusedError(Refusal.NO_CHOICE)
        secret, now_ms = new_token(self._core), self._core.clock.now_ms()
        with self._core.database.writing() as rows:
            known = rows.get(CalendarFeed, (viewer.person, form))
            if known is not None or _FORM_NAME.fullmatch(form) is None:
                raise FeedRefusedError(Refusal.MADE_ALREADY)
            if _count(rows, viewer.person) >= MOST:
                raise FeedRefusedError(Refusal.TOO_MANY)
            rows.add(
                CalendarFeed(
                    person=viewer.person,
                    feed=form,
                    organization=None if place is None else place.organization,
                    secret_sha256=_digest(secret),
                    ending=secret[-ENDING_LETTERS:],
                    made_ms=now_ms,
                    used_ms=None,
                    used_address="",
                    used_agent="",
                )
            )
            self._tell(rows, viewer, Act.CALENDAR_MADE, caller, "" if place is None else place.name)
        return f"/calendar/{secret}.ics"

    def revoke(self, viewer: Viewer, feed: str, caller: Caller) -> None:
        """Let the address open nothing any more; nothing happens where `viewer` has none of that name."""
        with self._core.database.writing() as rows:
            ended = rows.scalars(
                delete(CalendarFeed)
                .where(CalendarFeed.person == viewer.person, CalendarFeed.feed == feed)
                .returning(CalendarFeed.feed)
            ).all()
            if ended:
                self._tell(rows, viewer, Act.CALENDAR_REVOKED, caller, "")

    def answer(self, secret: str, caller: Caller, known: str, *, later: Later) -> Answer | None:
        """What the address shows now; None for one that was revoked as for one that never was. `known` is the header
        `If-None-Match`. Whose time is shown is told of it; what `later` takes is done once the answer was
        sent. Raises `TooManyAttemptsError`, for any address alike."""
        digest, now_ms = _digest(secret), self._core.clock.now_ms()
        attempt = self._attempts.begin(
            email=digest, address=caller.address, mono_ms=self._core.clock.mono_ms()
        )
        if isinstance(attempt, int):
            raise TooManyAttemptsError(attempt)
        if _SECRET.fullmatch(secret) is None:
            return None
        with self._core.database.reading() as rows:
            row = rows.scalar(select(CalendarFeed).where(CalendarFeed.secret_sha256 == digest))
            if row is None:
                return None
            views = _views(rows, row.person, row.organization)
            firm = (
                ""
                if row.organization is None
                else rows.get_one(Organization, row.organization).name
            )
        self._note_use(row, caller, now_ms)
        today = datetime.fromtimestamp(now_ms / 1000, UTC).date()
        etag = self._etag(views, firm, today.isoformat())
        if etag in (one.strip().removeprefix("W/") for one in known.split(",")):
            return Answer(etag, None)
        until_ms = (now_ms // _DAY_MS + 1) * _DAY_MS
        shown = Period(Stretch.PERIOD, until_ms - DAYS * _DAY_MS, until_ms)
        entries: list[ical.Entry] = []
        for view in views:
            found = self._entries(view, shown.start_ms, shown.end_ms)
            if found:
                self._looks.note(view, row.person, shown, Way.CALENDAR, later=later)
            entries += found
        return Answer(etag, ical.calendar(feed_words.calendar_name(firm), entries))

    def _etag(self, views: Sequence[ContractView], firm: str, today: str) -> str:
        """Nothing that a calendar shows changes without an entry of the log, another day or another name."""
        sizes = {
            organization: self._heads(organization).checkpoint.size
            for organization in {view.organization for view in views}
        }
        said = [today, firm, self._core.settings.public_url]
        for view in views:
            limit = str(view.limit_minutes)
            said += [view.contract, view.title, view.employer, view.contractor, limit]
            said.append(str(sizes[view.organization]))
        return '"' + hashlib.sha256("\n".join(said).encode()).hexdigest()[:32] + '"'

    def _entries(self, view: ContractView, start_ms: int, end_ms: int) -> list[ical.Entry]:
        segments = self._diary.segments(view, start_ms=start_ms, end_ms=end_ms)
        parts = build_days(
            start_ms,
            end_ms,
            zone=UTC,
            segments=segments,
            claims=self._diary.claims(view, start_ms=start_ms, end_ms=end_ms),
            counts=self._diary.counts(view, start_ms=start_ms, end_ms=end_ms),
            limit_minutes=view.limit_minutes,
        )
        return [self._entry(view, one) for one in stretches(parts)]

    def _entry(self, view: ContractView, one: Worked) -> ical.Entry:
        url = self._core.settings.public_url
        day = datetime.fromtimestamp(one.start_ms / 1000, UTC).date()
        return ical.Entry(
            uid=f"{one.key}@{urlsplit(url).hostname}",
            start_ms=one.start_ms,
            end_ms=one.end_ms,
            stamp_ms=one.end_ms,
            summary=feed_words.summary(
                one.memo,
                title=view.title,
                contractor="" if view.viewer_is_contractor else view.contractor,
                claimed=one.claimed,
            ),
            description=feed_words.description(
                title=view.title,
                employer=view.employer,
                contractor=view.contractor,
                minutes=one.minutes,
                over=one.over,
                idle=one.idle,
                claimed=one.claimed,
            ),
            url=f"{url}/contracts/{view.contract}/diary/{day}?zone=utc",
        )

    def _note_use(self, row: CalendarFeed, caller: Caller, now_ms: int) -> None:
        if row.used_ms is not None and now_ms < row.used_ms + USED_EVERY_MS:
            return
        with self._core.database.writing() as rows:
            rows.execute(
                update(CalendarFeed)
                .where(CalendarFeed.person == row.person, CalendarFeed.feed == row.feed)
                .values(
                    used_ms=now_ms,
                    used_address=caller.address,
                    used_agent=caller.agent[: events.AGENT_CHARACTERS],
                )
            )

    def _tell(self, rows: Rows, viewer: Viewer, act: Act, caller: Caller, detail: str) -> None:
        events.record_and_tell(
            rows, self._core, self._outbox, viewer.person, act, caller, detail=detail
        )


def _views(
    rows: Rows, person: PersonId, organization: OrganizationId | None
) -> tuple[ContractView, ...]:
    """What the person may read now, whatever it was when the address was made; it opens nothing that takes an
    organization's own sign-in."""
    found = contracts_for(rows, person, Deed.READ_DIARY)
    wanted = [
        view
        for view in found
        if (
            view.viewer_is_contractor
            if organization is None
            else view.organization == organization and not view.viewer_is_contractor
        )
    ]
    return open_ones(rows, person, wanted, through=None)


def _reads_in(rows: Rows, person: PersonId) -> tuple[Place, ...]:
    roles = roles_that_may(Deed.READ_DIARY)
    return tuple(place for place in places_of(rows, person) if place.role in roles)


def _count(rows: Rows, person: PersonId) -> int:
    found = rows.scalar(
        select(func.count()).select_from(CalendarFeed).where(CalendarFeed.person == person)
    )
    return found or 0


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
