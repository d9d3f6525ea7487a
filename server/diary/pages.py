"""The pages of the work diary: contracts, a day, a segment in full, and its pictures."""

from __future__ import annotations

from datetime import UTC, date, timedelta, tzinfo
from typing import Annotated, TypeVar

from fastapi import APIRouter, BackgroundTasks, Path, Request, Response
from fastapi.responses import RedirectResponse

from server.access.contracts import ContractView
from server.access.doors import NOTHING, Doors
from server.access.rules import Act
from server.accounts.service import Viewer
from server.clock import Clock
from server.contracts.offered import OfferState
from server.diary.day import Day, build_day, card_of, day_of
from server.diary.links import Links, Placed, Span, ZoneChoice
from server.diary.proof import prove
from server.diary.recorded import Recorded
from server.diary.rows import Place
from server.diary.service import Detail, Diary
from server.diary.shown import bounds, in_week, shown, zone_switch
from server.diary.written import Written
from server.looks.models import Stretch, Way
from server.looks.periods import Period, PeriodLooks
from server.looks.service import Looks
from server.problems import Code, Problem
from server.web.render import Pages
from wire.canonical import MAX_INTEGER
from wire.envelope import sha256_of
from wire.keys import key_id, load_spki
from wire.records import Reason, StreamId

Seq = Annotated[int, Path(ge=0, le=MAX_INTEGER)]
Index = Annotated[int, Path(ge=0, le=63)]

_PICTURE_HEADERS = {
    # Only this browser may keep it, and not for ever: access can end.
    "Cache-Control": "private, max-age=3600",
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": "inline",
    # A picture opened by itself can do nothing; browsers lay such pages out with a style of their own.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_T = TypeVar("_T")


def router(
    diary: Diary,
    looks: Looks,
    periods: PeriodLooks,
    written: Written,
    doors: Doors,
    pages: Pages,
    clock: Clock,
) -> APIRouter:
    """Routes `/`, `/contracts` and everything below."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(diary, looks, periods, written, doors, pages, clock)
    day = "/contracts/{contract}/diary/{day}"
    segment = "/contracts/{contract}/segments/{stream}/{seq}"
    for path, handler in (
        ("/", handlers.home),
        ("/contracts", handlers.contracts),
        ("/contracts/{contract}/diary", handlers.pick),
        (day, handlers.day),
        (day + "/{stream}/{seq}", handlers.segment),
        (segment + "/pictures/{index}", handlers.picture),
        (segment + "/thumbnails/{index}", handlers.thumbnail),
        (segment + "/webcam", handlers.photo),
        (segment + "/webcam/thumbnail", handlers.small_photo),
    ):
        routes.add_api_route(path, handler, methods=["GET"], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(
        self,
        diary: Diary,
        looks: Looks,
        periods: PeriodLooks,
        written: Written,
        doors: Doors,
        pages: Pages,
        clock: Clock,
    ) -> None:
        self._periods = periods
        self._written = written
        self._diary = diary
        self._looks = looks
        self._doors = doors
        self._pages = pages
        self._clock = clock

    def home(self, request: Request) -> Response:
        _, found = self._doors.all_open(request, Act.READ_DIARY)
        only = f"/contracts/{found[0].contract}/diary" if len(found) == 1 else "/contracts"
        return RedirectResponse(only, status_code=303)

    def contracts(self, request: Request) -> Response:
        viewer, found = self._doors.all_open(request, Act.KNOW)
        _, readable = self._doors.all_open(request, Act.READ_DIARY)
        return self._pages.answer(
            "contracts.html",
            {
                "viewer": viewer,
                "contracts": self._diary.overviews(found),
                "opened": {
                    view.contract for view in self._doors.all_open(request, Act.READ_TERMS)[1]
                },
                "offers": [
                    one for one in self._doors.own_offers(request) if one.state is OfferState.OPEN
                ],
                "readable": {view.contract for view in readable},
                "waiting": self._doors.waiting(viewer),
                "unread": self._written.unread(viewer, readable),
                "zone": viewer.zone,
                "zone_name": viewer.zone_name,
            },
        )

    def pick(
        self,
        request: Request,
        contract: str,
        date: date | None = None,
        zone: ZoneChoice = ZoneChoice.MINE,
        show: Span = Span.DAY,
    ) -> Response:
        """To the day that was picked, or to today; or to the week or month around it."""
        viewer, view = self._doors.open(request, contract, Act.READ_DIARY)
        here = shown(viewer, view, zone)
        goal = date or day_of(self._clock.now_ms(), here.zone)
        return RedirectResponse(Links(view.contract, zone).page(show, goal), status_code=303)

    def day(
        self,
        request: Request,
        later: BackgroundTasks,
        contract: str,
        day: date,
        zone: ZoneChoice = ZoneChoice.MINE,
    ) -> Response:
        viewer, view = self._doors.open(request, contract, Act.READ_DIARY)
        here = shown(viewer, view, zone)
        start_ms, end_ms = bounds(day, here.zone)
        today = day_of(self._clock.now_ms(), here.zone)
        links = Links(view.contract, zone)
        laid = self._laid(view, day, here.zone)
        last_ms = self._diary.last_slot_ms(view) if laid.empty else None
        if not laid.empty:
            period = Period(Stretch.DAY, start_ms, end_ms)
            self._periods.note(view, viewer.person, period, Way.PAGE, later=later.add_task)

        def segment_link(segment: Placed) -> str:
            return links.segment(segment, day)

        return self._pages.answer(
            "day.html",
            {
                "viewer": viewer,
                "view": view,
                "day": laid,
                "week": self._diary.week(view, in_week(start_ms, end_ms)),
                "zone": here.zone,
                "zone_name": here.name,
                "zone_key": zone.value,
                "zones": zone_switch(viewer, view, lambda choice: links.day(day, choice=choice)),
                "today": today,
                "links": links,
                "tallies": self._written.tallies(viewer, view, start_ms=start_ms, end_ms=end_ms),
                "segment_link": segment_link,
                "span": Span.DAY,
                "pages": {
                    Span.DAY: links.day(day),
                    # The week that the sum above is of.
                    Span.WEEK: links.week(day_of(in_week(start_ms, end_ms), UTC)),
                    Span.MONTH: links.month(day),
                },
                "previous_day": day - timedelta(days=1),
                "next_day": day + timedelta(days=1),
                "latest_day": None if last_ms is None else day_of(last_ms, here.zone),
            },
        )

    def _laid(self, view: ContractView, day: date, zone: tzinfo) -> Day:
        start_ms, end_ms = bounds(day, zone)
        segments = self._diary.segments(view, start_ms=start_ms, end_ms=end_ms)
        # After the segments: what has arrived between the two is counted too.
        counts = self._diary.counts(view, start_ms=start_ms, end_ms=end_ms)
        return build_day(
            day,
            zone=zone,
            segments=segments,
            claims=self._diary.claims(view, start_ms=start_ms, end_ms=end_ms),
            limit_minutes=view.limit_minutes,
            before=counts.before(start_ms),
            counts=counts.by_position,
        )

    def segment(
        self,
        request: Request,
        contract: str,
        day: date,
        stream: str,
        seq: Seq,
        zone: ZoneChoice = ZoneChoice.MINE,
    ) -> Response:
        viewer, view = self._doors.open(request, contract, Act.READ_DIARY)
        here = shown(viewer, view, zone)
        detail = _found(self._diary.detail(view, stream=StreamId(stream), seq=seq))
        links = Links(view.contract, zone)
        own = day_of(detail.recorded.slot_start_ms, here.zone)
        if own != day:
            return RedirectResponse(links.segment(detail.recorded, own), status_code=303)
        place = (view.organization, view.contract)
        if _shows_anything(detail.recorded):
            self._note(viewer, view, StreamId(stream), seq)
        seen = (
            self._looks.of_segment(*place, stream=StreamId(stream), seq=seq)
            if view.viewer_is_contractor
            else ()
        )

        def neighbour(place: Place | None) -> str | None:
            if place is None:
                return None
            return links.segment(place, day_of(place.slot_start_ms, here.zone))

        return self._pages.answer(
            "segment.html",
            {
                "viewer": viewer,
                "view": view,
                "links": links,
                "day": day,
                "previous": neighbour(detail.previous),
                "next": neighbour(detail.next),
                "zone": here.zone,
                "zone_name": here.name,
                "seen": seen,
                **self._written.segment(request, viewer, view, StreamId(stream), seq),
                **_segment_values(view, detail, over=self._diary.over_limit(view, detail.recorded)),
            },
        )

    def picture(
        self, request: Request, contract: str, stream: str, seq: Seq, index: Index
    ) -> Response:
        return self._image(request, contract, stream, seq, index, thumbnail=False)

    def thumbnail(
        self, request: Request, contract: str, stream: str, seq: Seq, index: Index
    ) -> Response:
        return self._image(request, contract, stream, seq, index, thumbnail=True)

    def photo(self, request: Request, contract: str, stream: str, seq: Seq) -> Response:
        return self._image(request, contract, stream, seq, None, thumbnail=False)

    def small_photo(self, request: Request, contract: str, stream: str, seq: Seq) -> Response:
        return self._image(request, contract, stream, seq, None, thumbnail=True)

    def _image(
        self,
        request: Request,
        contract: str,
        stream: str,
        seq: int,
        index: int | None,
        *,
        thumbnail: bool,
    ) -> Response:
        """A screenshot by its number; without one the photo."""
        viewer, view = self._doors.open(request, contract, Act.READ_DIARY)
        place = (view, StreamId(stream), seq)
        picture = _found(
            self._diary.photo(*place, thumbnail=thumbnail)
            if index is None
            else self._diary.picture(*place, index=index, thumbnail=thumbnail)
        )
        if not thumbnail:
            self._note(viewer, view, StreamId(stream), seq)
        headers = {**_PICTURE_HEADERS, "ETag": f'"{picture.sha256}"'}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(picture.data, media_type=picture.media_type, headers=headers)

    def _note(self, viewer: Viewer, view: ContractView, stream: StreamId, seq: int) -> None:
        """Write a look down, before anything is shown; what contractors open of their own is none."""
        if not view.viewer_is_contractor:
            self._looks.note(
                view.organization, view.contract, stream=stream, seq=seq, person=viewer.person
            )


def _segment_values(view: ContractView, detail: Detail, *, over: int) -> dict[str, object]:
    """What the detail view shows of the segment, with every check run now."""
    recorded: Recorded = detail.recorded
    card = card_of(recorded, counted=recorded.minutes, over=over)
    bars = [bar for bar in card.bars or () if bar is not None]
    proof = prove(
        detail.stored,
        contract=view.contract,
        log_origin=view.log_origin,
        log_key=view.log_key,
        receipt=detail.receipt,
    )
    return {
        "segment": recorded,
        "card": card,
        "sums": (
            sum(bar.keys for bar in bars),
            sum(bar.clicks for bar in bars),
            sum(bar.scrolls for bar in bars),
        ),
        "known_minutes": len(bars),
        "device_name": detail.device_name,
        "device_os": detail.device_os,
        "statement": proof.segment,
        "proof": proof,
        "changes": detail.changes,
        "key_id": key_id(load_spki(detail.stored.public_key)),
        "envelope_sha256": sha256_of(detail.stored.envelope),
    }


def _shows_anything(recorded: Recorded) -> bool:
    """Whether a page of it shows anything that was recorded: of what was removed or has expired it does not."""
    parts = (recorded.shots, recorded.memo, recorded.activity, recorded.window, recorded.photo)
    return any(part and not isinstance(part, Reason) for part in parts)


def _found(thing: _T | None) -> _T:
    if thing is None:
        raise Problem(Code.NOT_FOUND, NOTHING)
    return thing
