"""A contract's life on a real server: two machines of one contractor, a Monday's work, things taken back, a close, and
something that came after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import httpx

from server.accounts.models import Role
from server.contracts.service import DEFAULT_POLICY
from server.oidc.reach import Reach
from server.smtp import MailServer
from tests.support.deeds import Deeds, clocked_in
from tests.support.site import Member, Site
from wire.records import MINUTE_MS, ContractId, OrganizationId, Screenshot, Target

MONDAY = date(2026, 3, 9)
MONDAY_MS = int(datetime(2026, 3, 9, tzinfo=UTC).timestamp()) * 1000
HOUR_MS = 60 * MINUTE_MS
WEEK_MS = 7 * 24 * HOUR_MS


@dataclass(frozen=True, slots=True)
class Life:
    """Who there is and what was said; `said` names each segment of interest by what became of it."""

    site: Site
    organization: OrganizationId
    owner: Member
    contractor: Member
    contract: ContractId
    desk: Deeds
    laptop: Deeds
    said: dict[str, Target]

    def path(self, rest: str) -> str:
        """An address below the contract's."""
        return f"/contracts/{self.contract}/{rest}"

    def address(self, name: str, day: date = MONDAY) -> str:
        """The detail view of a segment."""
        target = self.said[name]
        return self.path(f"diary/{day.isoformat()}/{target.stream}/{target.seq}")

    def bundle(self, browser: httpx.Client, query: str = "") -> bytes:
        """The bundle that `browser` is given."""
        answer = browser.get(self.path(f"export/bundle{query}"))
        assert answer.status_code == 200, answer.text
        return answer.content

    def trust(self, browser: httpx.Client) -> list[str]:
        """The keys in the trust file that `browser` is given."""
        text = browser.get(self.path("export/trust")).text
        return [line for line in text.splitlines() if line and not line.startswith("#")]


def at(hour: int, minute: int = 0) -> int:
    """An instant of the Monday."""
    return MONDAY_MS + hour * HOUR_MS + minute * MINUTE_MS


@contextmanager
def life(
    folder: Path,
    *,
    mail: MailServer | None = None,
    named: bool = False,
    providers: Reach = Reach.PUBLIC,
) -> Iterator[Life]:
    """The contract a week after its Monday, at 12:00 UTC. `mail`, `named` and `providers` are those of `Site`."""
    with Site(folder, now_ms=at(8), mail=mail, named=named, providers=providers) as site:
        firm = site.organization("Northwind Atlas")
        owner = site.person("Ada Birch", organization=firm, role=Role.OWNER, zone="UTC")
        contractor = site.person("Maya Santos", organization=firm)
        contract = site.contract(firm, contractor)
        desk = Deeds(site.machine(firm, contractor), contract)
        laptop = Deeds(site.machine(firm, contractor, name="Laptop"), contract)
        made = Life(site, firm, owner, contractor, contract, desk, laptop, {})
        site.clock.forward(30 * MINUTE_MS)
        desk.agree(DEFAULT_POLICY)
        _work(made)
        _take_back(made)
        site.clock.forward(MONDAY_MS + WEEK_MS + 12 * HOUR_MS - site.clock.now_ms())
        desk.close(MONDAY_MS, minutes=99, manual=45, others=laptop.heads)
        # Work of the Monday that a laptop without a network sends after the week was closed.
        laptop.online = False
        laptop.clock_in(started_ms=at(15))
        made.said["late"] = laptop.track(at(15), sent_ms=site.clock.now_ms(), memo="Sent late")
        yield made


def _work(made: Life) -> None:
    """At the desk from 09:00 to 10:10, on the laptop from 14:00 to 14:45."""
    said = made.said
    with clocked_in(made.desk, at(9)) as desk:
        for minute, name in enumerate(("whole", "no picture", "removed", "reworded")):
            said[name] = desk.track(at(9, 10 * minute))
        draft, blobs = desk.evidence(at(9, 40), at(9, 50), memo="Two screens", monitors=1)
        said["blacked out"] = desk.say(draft, blobs=blobs, at_ms=at(9, 51))
        (shot,) = (item for item in draft.items if isinstance(item, Screenshot))
        said["less time"] = desk.track(at(9, 50))
        said["not arrived"] = desk.track(at(10), without=(2,))
        desk.black_out(said["blacked out"], 1, shot, minutes=10)
    with clocked_in(made.laptop, at(14)) as laptop:
        for minute in (0, 10, 20, 30):
            said[f"laptop {minute}"] = laptop.track(at(14, minute), monitors=2)
        said["short"] = laptop.track(at(14, 40), at(14, 45))


def _take_back(made: Life) -> None:
    """On the same evening."""
    made.site.clock.forward(at(18) - made.site.clock.now_ms())
    desk, said = made.desk, made.said
    desk.redact(said["no picture"], [1], minutes=10)
    desk.redact(said["removed"], range(4), minutes=0)
    desk.reword(said["reworded"], "Better words")
    desk.redact(said["less time"], [], minutes=4)
    desk.claim(at(12), at(12, 45), "A call away from the machine")
