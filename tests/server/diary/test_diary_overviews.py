"""The list of contracts: each contract's week and its last segment, asked for all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.evidence.service import last_ends_of, tracked_minutes, tracked_minutes_of
from tests.support.postgres import Cluster
from tests.support.site import Site
from wire.records import MINUTE_MS

MONDAY_MS = 1_773_014_400_000
"""2026-03-09, 00:00 UTC."""
WEEK_MS = 7 * 24 * 60 * MINUTE_MS


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_all_at_once_is_what_each_would_be_alone(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = None
    if kind == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        url = cluster.database(like=request.getfixturevalue("postgres_tables"))
    with Site(tmp_path / "data", now_ms=MONDAY_MS + WEEK_MS, database_url=url) as site:
        firm, other = site.organization(), site.organization("Other Firm")
        who = site.person("Maya", organization=firm)
        contracts = [site.contract(firm, who, title=f"Number {number}") for number in range(4)]
        foreign = site.contract(other, site.person("Stran", organization=other))
        machine, second = site.machine(firm, who), site.machine(firm, who, name="Laptop")
        slot = 10 * MINUTE_MS
        for number, contract in enumerate(contracts[:3]):
            for place in range(number + 1):
                start_ms = MONDAY_MS + place * slot
                machine.track(contract, start_ms, start_ms + slot)
        # In the week before, across its end, and on a second device: shorter, and begun after the one that ends last.
        machine.track(contracts[3], MONDAY_MS - slot, MONDAY_MS)
        second.track(contracts[0], MONDAY_MS + 2 * MINUTE_MS, MONDAY_MS + 5 * MINUTE_MS)
        week = {"from_ms": MONDAY_MS, "to_ms": MONDAY_MS + WEEK_MS}
        with site.core.database.reading() as rows:
            found = tracked_minutes_of(rows, firm, contracts, **week)
            assert found == {
                contract: tracked_minutes(rows, firm, contract, **week) for contract in contracts
            }
            assert list(found.values()) == [10, 20, 30, 0]
            assert tracked_minutes_of(rows, firm, [], **week) == {}
        ends = last_ends_of(site.core.database, firm, [*contracts, foreign])
        assert ends == {
            contracts[0]: MONDAY_MS + slot,
            contracts[1]: MONDAY_MS + 2 * slot,
            contracts[2]: MONDAY_MS + 3 * slot,
            contracts[3]: MONDAY_MS,
        }
