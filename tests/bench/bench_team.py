"""What the team room costs: CPU, wall time and bytes with 201 people who all work, and what its questions alone take.

Each has four weeks of segments, this one included. CPU is that of this process, in which server and client both run.
Run as `python -m tests.bench.bench_team`.
"""

from __future__ import annotations

import gzip
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from server.access.contracts import contracts_for
from server.access.rules import Act
from server.accounts.models import Role
from server.team.room import SHOWN, Team
from tests.bench.bench_diary import cpu_ms
from tests.support.deeds import Deeds
from tests.support.life import MONDAY_MS
from tests.support.site import Member, Site
from wire.records import MINUTE_MS, OrganizationId

PEOPLE = 201
WEEK, WEEKS = 200, 4
"""Segments of one person in a week, and how many weeks."""
BUDGET = {"page": 60.0, "questions": 30.0, "KB": 110.0, "gzip KB": 12.0}
FRIDAY_MS = MONDAY_MS + (4 * 24 + 12) * 60 * MINUTE_MS

_STATEMENTS = (
    "INSERT INTO statements SELECT organization, stream, seq + value * 10, statements.type, x'',"
    " envelope_sha256 || value, payload_sha256, have, log_position, newest_position, recv_ms"
    " FROM statements, json_each(?) WHERE statements.type = 'segment'"
)
_SEGMENTS = (
    "INSERT INTO segments SELECT organization, contract, start_ms - at, stream, seq + number * 10,"
    " end_ms - at, slot_start_ms - at, slot_ms, minutes, claimed, person, device, recv_ms, position,"
    " late, idle FROM segments, (SELECT value AS number, ? * (value / ?) + ? * (value % ?) AS at"
    " FROM json_each(?))"
)


def fill(site: Site) -> tuple[OrganizationId, Member]:
    """A firm in which everybody is clocked in."""
    firm = site.organization()
    owner = site.person("Ada Birch", organization=firm, role=Role.OWNER)
    start_ms = FRIDAY_MS - 10 * MINUTE_MS
    for number in range(PEOPLE):
        who = site.person(f"Contractor Number {number:03}", organization=firm)
        contract = site.contract(firm, who, title=f"Charts of harbour {number}")
        deeds = Deeds(site.machine(firm, who), contract)
        deeds.online = False
        deeds.clock_in(started_ms=start_ms)
        deeds.track(start_ms, memo=f"Drawing the charts, part {number}")
    numbers = json.dumps(list(range(1, WEEK * WEEKS)))
    week_ms, step_ms = 7 * 24 * 60 * MINUTE_MS, 20 * MINUTE_MS
    with site.core.database.writes() as writes:
        writes.run(_STATEMENTS, [(numbers,)])
        writes.run(_SEGMENTS, [(week_ms, WEEK, step_ms, WEEK, numbers)])
    return firm, owner


def wall_ms(act: Callable[[], object], *, rounds: int = 25) -> tuple[float, float]:
    """The median and the longest of some."""
    spent = []
    for _ in range(rounds + 1):
        started = time.perf_counter()
        act()
        spent.append(1000 * (time.perf_counter() - started))
    return statistics.median(spent[1:]), max(spent[1:])


def main() -> int:
    """Print the table."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Site(Path(folder) / "data", now_ms=FRIDAY_MS - 10 * MINUTE_MS) as site,
    ):
        firm, owner = fill(site)
        browser = site.signed_in(owner)
        address = f"/organizations/{firm}/team"
        page = browser.get(address)
        if page.text.count('class="mate presence-in"') != SHOWN:
            raise RuntimeError("the room is not full")
        team = Team(site.core)
        with site.core.database.reading() as rows:
            views = contracts_for(rows, owner.person, Act.READ_DIARY, organization=firm)

        def questions() -> None:
            team.room(firm, views, name="", presence=None, page=1)

        figures = {
            "page": cpu_ms(lambda: browser.get(address)),
            "questions": cpu_ms(questions),
            "KB": len(page.content) / 1000,
            "gzip KB": len(gzip.compress(page.content)) / 1000,
        }
        median, longest = wall_ms(lambda: browser.get(address))
        (segments,) = site.core.database.select("SELECT count(*) FROM segments")[0]
    print(f"{PEOPLE} people at work, {SHOWN} on a page, {segments} segments")
    print(f"a request takes {median:.1f} ms (median), {longest:.1f} ms (longest of 25)")
    print(f"{'what':<12}{'figure':>9}{'budget':>9}")
    for name, figure in figures.items():
        print(f"{name:<12}{figure:>9.1f}{BUDGET[name]:>9.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
