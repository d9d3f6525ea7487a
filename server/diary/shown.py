"""By whose clock a page of the diary shows its times, and which dates have pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from zoneinfo import ZoneInfo

from server.access.contracts import ContractView
from server.accounts.service import Viewer
from server.diary.day import day_bounds
from server.diary.links import ZoneChoice
from server.problems import Code, Problem
from server.web import words

YEARS = range(2000, 2101)
"""Days outside have no page: neither work nor every time zone's rules are known there."""


@dataclass(frozen=True, slots=True)
class Shown:
    """In which zone a page shows its times."""

    zone: tzinfo
    name: str


def shown(viewer: Viewer, view: ContractView, choice: ZoneChoice) -> Shown:
    """The zone that `viewer` chose."""
    match choice:
        case ZoneChoice.MINE:
            return Shown(viewer.zone, viewer.zone_name)
        case ZoneChoice.THEIRS:
            return Shown(ZoneInfo(view.their_zone), view.their_zone)
        case ZoneChoice.UTC:
            return Shown(UTC, "UTC")


def zone_switch(
    viewer: Viewer, view: ContractView, address: Callable[[ZoneChoice], str]
) -> list[dict[str, str]]:
    """What the switch of zones offers; `address` is this very page in another zone."""
    return [
        {
            "key": choice.value,
            "label": words.ZONES[choice],
            "name": shown(viewer, view, choice).name,
            "href": address(choice),
        }
        for choice in ZoneChoice
    ]


def bounds(day: date, zone: tzinfo) -> tuple[int, int]:
    """`day_bounds`; raises `not-found` for years without pages."""
    if day.year not in YEARS:
        raise Problem(Code.NOT_FOUND, "There is no page for that year.")
    return day_bounds(day, zone)


def first_of(month: str) -> date:
    """The first day of `2026-03`; raises `bad-request` for what is no month, `not-found` for years without pages."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Problem(Code.BAD_REQUEST, "Give the month as year and month: 2026-03.") from None
    if f"{first:%Y-%m}" != month:
        raise Problem(Code.BAD_REQUEST, "Give the month as year and month: 2026-03.")
    if first.year not in YEARS:
        raise Problem(Code.NOT_FOUND, "There is no page for that year.")
    return first


def in_week(start_ms: int, end_ms: int) -> int:
    """The instant whose UTC week a day belongs to: its middle, since most of it lies there."""
    return (start_ms + end_ms) // 2
