"""A small firm on a whole server: an employer in Berlin, a contractor in Manila, strangers, and one day of work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from server.accounts.models import Role
from tests.support.site import CHART_WINDOW, Machine, Member, Site, desktop_shots, typing
from wire.records import (
    MINUTE_MS,
    Absence,
    ContractId,
    ItemKind,
    Memo,
    OrganizationId,
    Reason,
    StreamId,
)

DAY = date(2026, 3, 10)
HOUR_MS = 60 * MINUTE_MS
MIDNIGHT_MS = int(datetime(2026, 3, 10, tzinfo=UTC).timestamp()) * 1000
NASTY_MEMO = "Tables <b>bold</b> & \"quotes\" 'single' {{ 7 * 7 }}"


@dataclass(frozen=True, slots=True)
class Studio:
    """Who and what there is. `places` names each segment of the day by what is special about it."""

    site: Site
    organization: OrganizationId
    owner: Member
    reviewer: Member
    contractor: Member
    colleague: Member
    stranger: Member
    machine: Machine
    contract: ContractId
    places: dict[str, tuple[StreamId, int]]

    @property
    def day(self) -> str:
        """The address of the day."""
        return f"/contracts/{self.contract}/diary/{DAY.isoformat()}"

    def address(self, name: str) -> str:
        """The address of a segment's detail view."""
        stream, seq = self.places[name]
        return f"{self.day}/{stream}/{seq}"


@contextmanager
def studio(folder: Path, *, database_url: str | None = None) -> Iterator[Studio]:
    """The firm at 20:00 UTC of the day."""
    now_ms = MIDNIGHT_MS + 20 * HOUR_MS
    with Site(folder, now_ms=now_ms, database_url=database_url) as site:
        firm = site.organization("Northwind Atlas")
        other = site.organization("Other Firm")
        contractor = site.person("Maya Santos", organization=firm, zone="Asia/Manila")
        machine = site.machine(firm, contractor)
        contract = site.contract(firm, contractor)
        yield Studio(
            site=site,
            organization=firm,
            owner=site.person(
                "Ada Birch", organization=firm, role=Role.OWNER, zone="Europe/Berlin"
            ),
            reviewer=site.person("Rui Costa", organization=firm, role=Role.REVIEWER),
            contractor=contractor,
            colleague=site.person("Cole League", organization=firm),
            stranger=site.person("Stran Ger", organization=other, role=Role.OWNER),
            machine=machine,
            contract=contract,
            places=_track(machine, contract),
        )


def _track(machine: Machine, contract: ContractId) -> dict[str, tuple[StreamId, int]]:
    """08:00 to 08:30 UTC of plain work, then a split slot, no picture, two monitors, a memo that wants to break out."""

    def at(hour: int, minute: int, second: int = 0) -> int:
        return MIDNIGHT_MS + hour * HOUR_MS + minute * MINUTE_MS + second * 1000

    places = {
        name: machine.track(contract, at(8, minute), at(8, minute + 10))
        for name, minute in (("first", 0), ("second", 10), ("third", 20))
    }
    places["split early"] = machine.track(contract, at(10, 0), at(10, 3, 20), memo="Reading mail")
    places["split late"] = machine.track(contract, at(10, 5), at(10, 10))
    places["unknown"] = machine.track(
        contract,
        at(10, 10),
        at(10, 20),
        items=[
            Absence(ItemKind.ACTIVITY, Reason.NOT_AVAILABLE),
            Absence(ItemKind.SCREENSHOT, Reason.SCREEN_LOCKED),
            Absence(ItemKind.WINDOW, Reason.NOT_AVAILABLE),
            Memo(text=""),
        ],
    )
    shots, blobs = desktop_shots(taken_ms=at(10, 22, 3), monitors=2)
    places["two monitors"] = machine.track(
        contract,
        at(10, 20),
        at(10, 30),
        items=[typing(at(10, 20), at(10, 30)), *shots, CHART_WINDOW, Memo(text="Drawing")],
        pictures=blobs,
    )
    places["nasty"] = machine.track(contract, at(10, 30), at(10, 40), memo=NASTY_MEMO)
    return places
