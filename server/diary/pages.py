"""The pages of the work diary: contracts, a day, a segment in full, and its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, timedelta, tzinfo
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from server.accounts.gate import Gate
from server.accounts.service import Viewer
from server.clock import Clock
from server.diary.access import ContractView
from server.diary.day import build_day, card_of, day_bounds, day_of
from server.diary.links import Links, Placed, ZoneChoice
from server.diary.proof import prove
from server.diary.recorded import Recorded
from server.diary.rows import Place
from server.diary.service import Detail, Diary
from server.problems import Code, Problem
from server.web import words
from server.web.render import Pages
from wire.canonical import MAX_INTEGER
from wire.envelope import sha256_of
from wire.keys import key_id, load_spki
from wire.records import ContractId, StreamId

_YEARS = range(2000, 2101)
"""Days outside have no page: neither work nor every time zone's rules are known there."""

Seq = Annotated[int, Path(ge=0, le=MAX_INTEGER)]
Index = Annotated[int, Path(ge=0, le=63)]

_PICTURE_HEADERS = {
    # Only this browser may keep it, and not for ever: access can end.
    "Cache-Control": "private, max-age=3600",
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": "inline",
    # A picture opened by itself can do nothing; browsers lay such pages out with a style of their own.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Shown:
    """In which zone a page shows its times."""

    zone: tzinfo
    name: str


def router(diary: Diary, gate: Gate, pages: Pages, clock: Clock) -> APIRouter:
    """Routes `/`, `/contracts` and everything below."""
    routes = APIRouter(include_in_schema=False)
    handlers = _Handlers(diary, gate, pages, clock)
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
    ):
        routes.add_api_route(path, handler, methods=["GET"], response_model=None)
    return routes


class _Handlers:
    """One method for each route; FastAPI runs them on its worker threads."""

    def __init__(self, diary: Diary, gate: Gate, pages: Pages, clock: Clock) -> None:
        self._diary = diary
        self._gate = gate
        self._pages = pages
        self._clock = clock

    def home(self, request: Request) -> Response:
        viewer = self._gate.signed_in(request)
        found = self._diary.contracts(viewer.person)
        only = f"/contracts/{found[0].view.contract}/diary" if len(found) == 1 else "/contracts"
        return RedirectResponse(only, status_code=303)

    def contracts(self, request: Request) -> Response:
        viewer = self._gate.signed_in(request)
        return self._pages.answer(
            "contracts.html",
            {
                "viewer": viewer,
                "contracts": self._diary.contracts(viewer.person),
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
    ) -> Response:
        """To the day that was picked, or to today."""
        viewer, view = self._visible(request, contract)
        shown = _shown(viewer, view, zone)
        goal = date or day_of(self._clock.now_ms(), shown.zone)
        return RedirectResponse(Links(view.contract, zone).day(goal), status_code=303)

    def day(
        self, request: Request, contract: str, day: date, zone: ZoneChoice = ZoneChoice.MINE
    ) -> Response:
        viewer, view = self._visible(request, contract)
        shown = _shown(viewer, view, zone)
        start_ms, end_ms = _bounds(day, shown.zone)
        segments = self._diary.segments(view, start_ms=start_ms, end_ms=end_ms)
        today = day_of(self._clock.now_ms(), shown.zone)
        links = Links(view.contract, zone)
        claims = self._diary.claims(view, start_ms=start_ms, end_ms=end_ms)
        laid = build_day(day, zone=shown.zone, segments=segments, claims=claims)
        last_ms = None if laid.rows or laid.claims else self._diary.last_slot_ms(view)

        def segment_link(segment: Placed) -> str:
            return links.segment(segment, day)

        return self._pages.answer(
            "day.html",
            {
                "viewer": viewer,
                "view": view,
                "day": laid,
                "week": self._diary.week(view, _in_week(start_ms, end_ms)),
                "zone": shown.zone,
                "zone_name": shown.name,
                "zone_key": zone.value,
                "zones": [
                    {
                        "key": choice.value,
                        "label": words.ZONES[choice],
                        "name": _shown(viewer, view, choice).name,
                        "href": links.day(day, choice=choice),
                    }
                    for choice in ZoneChoice
                ],
                "today": today,
                "links": links,
                "segment_link": segment_link,
                "previous_day": day - timedelta(days=1),
                "next_day": day + timedelta(days=1),
                "latest_day": None if last_ms is None else day_of(last_ms, shown.zone),
            },
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
        viewer, view = self._visible(request, contract)
        shown = _shown(viewer, view, zone)
        detail = _found(self._diary.detail(view, stream=StreamId(stream), seq=seq))
        links = Links(view.contract, zone)
        here = day_of(detail.recorded.slot_start_ms, shown.zone)
        if here != day:
            return RedirectResponse(links.segment(detail.recorded, here), status_code=303)

        def neighbour(place: Place | None) -> str | None:
            if place is None:
                return None
            return links.segment(place, day_of(place.slot_start_ms, shown.zone))

        return self._pages.answer(
            "segment.html",
            {
                "viewer": viewer,
                "view": view,
                "links": links,
                "day": day,
                "previous": neighbour(detail.previous),
                "next": neighbour(detail.next),
                "zone": shown.zone,
                "zone_name": shown.name,
                **_segment_values(view, detail),
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

    def _image(
        self, request: Request, contract: str, stream: str, seq: int, index: int, *, thumbnail: bool
    ) -> Response:
        _, view = self._visible(request, contract)
        picture = _found(
            self._diary.picture(
                view, stream=StreamId(stream), seq=seq, index=index, thumbnail=thumbnail
            )
        )
        headers = {**_PICTURE_HEADERS, "ETag": f'"{picture.sha256}"'}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(picture.data, media_type=picture.media_type, headers=headers)

    def _visible(self, request: Request, contract: str) -> tuple[Viewer, ContractView]:
        viewer = self._gate.signed_in(request)
        return viewer, _found(self._diary.contract(viewer.person, ContractId(contract)))


def _segment_values(view: ContractView, detail: Detail) -> dict[str, object]:
    """What the detail view shows of the segment, with every check run now."""
    recorded: Recorded = detail.recorded
    card = card_of(recorded, counted=recorded.minutes)
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


def _found(thing: _T | None) -> _T:
    if thing is None:
        raise Problem(Code.NOT_FOUND, "Nothing here is open to you.")
    return thing


def _shown(viewer: Viewer, view: ContractView, choice: ZoneChoice) -> _Shown:
    match choice:
        case ZoneChoice.MINE:
            return _Shown(viewer.zone, viewer.zone_name)
        case ZoneChoice.THEIRS:
            return _Shown(ZoneInfo(view.their_zone), view.their_zone)
        case ZoneChoice.UTC:
            return _Shown(UTC, "UTC")


def _bounds(day: date, zone: tzinfo) -> tuple[int, int]:
    if day.year not in _YEARS:
        raise Problem(Code.NOT_FOUND, "There is no page for that year.")
    return day_bounds(day, zone)


def _in_week(start_ms: int, end_ms: int) -> int:
    """The instant whose UTC week a day belongs to: its middle, since most of it lies there."""
    return (start_ms + end_ms) // 2
