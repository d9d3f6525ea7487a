"""What an analysis is asked for, read from the fields of the form or of an address. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from server.accounts.profile import zones
from server.analysis.period import FIRST, LAST, MOST_YEARS, Compared, Preset, compared
from server.analysis.report import MOST_DAYS, Group

MOST_CHOSEN = 500
"""So many people, and so many contracts, one question may name."""
UTC_CHOICE: Final = "utc"
MINE: Final = "mine"
_SHOWN_CHARACTERS = 64
_Choice = TypeVar("_Choice", bound=StrEnum)


class Fault(StrEnum):
    """What is wrong with a field."""

    CHOICE = "choice"
    NO_DAY = "no-day"
    NEEDED = "needed"
    OUTSIDE = "outside"
    BACKWARDS = "backwards"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    TOO_MANY_DAYS = "too-many-days"
    TOO_MANY_SEGMENTS = "too-many-segments"


class NotAskedRightError(Exception):
    """The question makes no sense; `wrong` names the fields, as they are called in the address."""

    def __init__(self, wrong: Mapping[str, Fault]) -> None:
        super().__init__(", ".join(f"{name}: {fault}" for name, fault in wrong.items()))
        self.wrong = dict(wrong)


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields as they came; empty where nothing did. `people` and `contracts` are ids, whatever they name."""

    period: str
    first: str
    last: str
    zone: str
    group: str
    people: tuple[str, ...]
    contracts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that makes sense. Without `people` or `contracts` it is about all that are open."""

    preset: Preset
    when: Compared
    zone: ZoneInfo
    zone_name: str
    group: Group
    people: frozenset[str]
    contracts: frozenset[str]


def typed(fields: Sequence[tuple[str, str]]) -> Typed:
    """The fields of an address: the last of each, but every person and contract."""
    last = dict(fields)

    def text(name: str) -> str:
        # What is longer is none of them, and need not be shown in whole.
        return last.get(name, "")[:_SHOWN_CHARACTERS]

    return Typed(
        period=text("period"),
        first=text("from"),
        last=text("to"),
        zone=text("zone"),
        group=text("group"),
        people=_chosen(fields, "person"),
        contracts=_chosen(fields, "contract"),
    )


def asked(told: Typed, *, group: Group, zone_name: str, now_ms: int) -> Asked:
    """The question; `group` and `zone_name` (of whoever asks) stand for what is not told.

    Raises `NotAskedRightError` with every field that is wrong.
    """
    wrong: dict[str, Fault] = {}
    # Whoever gives days means them.
    fallback = Preset.DAYS if told.first or told.last else Preset.THIS_WEEK
    preset = _one_of(Preset, told.period or fallback.value, "period", wrong)
    chosen = _one_of(Group, told.group or group.value, "group", wrong)
    named = {"": zone_name, MINE: zone_name, UTC_CHOICE: "UTC"}.get(told.zone, told.zone)
    if named not in zones():
        wrong["zone"] = Fault.CHOICE
    for name, ids in (("person", told.people), ("contract", told.contracts)):
        if len(ids) > MOST_CHOSEN:
            wrong[name] = Fault.TOO_MANY
    days = _days(told, wrong) if preset is Preset.DAYS else None
    if wrong or preset is None or chosen is None:
        raise NotAskedRightError(wrong)
    zone = ZoneInfo(named)
    when = compared(preset, zone, now_ms, days)
    if chosen is Group.DAY and when.period.days > MOST_DAYS:
        raise NotAskedRightError({"group": Fault.TOO_MANY_DAYS})
    return Asked(
        preset=preset,
        when=when,
        zone=zone,
        zone_name=named,
        group=chosen,
        people=frozenset(told.people),
        contracts=frozenset(told.contracts),
    )


def _chosen(fields: Sequence[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for key, text in fields if key == name and text))


def _one_of(kind: type[_Choice], text: str, name: str, wrong: dict[str, Fault]) -> _Choice | None:
    try:
        return kind(text)
    except ValueError:
        wrong[name] = Fault.CHOICE
        return None


def _days(told: Typed, wrong: dict[str, Fault]) -> tuple[date, date] | None:
    first, last = (
        _day(text, name, wrong) for text, name in ((told.first, "from"), (told.last, "to"))
    )
    if first is None or last is None:
        return None
    if first > last:
        wrong["to"] = Fault.BACKWARDS
    elif last >= _years_after(first):
        wrong["to"] = Fault.TOO_LONG
    return first, last


def _day(text: str, name: str, wrong: dict[str, Fault]) -> date | None:
    if not text:
        wrong[name] = Fault.NEEDED
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        wrong[name] = Fault.NO_DAY
        return None
    if not FIRST <= day <= LAST or day.isoformat() != text:
        wrong[name] = Fault.OUTSIDE if day.isoformat() == text else Fault.NO_DAY
        return None
    return day


def _years_after(day: date) -> date:
    """The same day after as many years as a period may have; of 29 February the 1st of March."""
    year = day.year + MOST_YEARS
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
