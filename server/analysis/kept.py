"""The tallies that are kept ready, and adding up anew those that have changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from server.access.contracts import ContractView
from server.analysis.period import Period
from server.analysis.reading import tallies
from server.analysis.report import Week, weeks_of
from server.analysis.tally import Tally, tally_from, tally_of
from server.evidence.service import Reads
from server.problems import busy
from server.storage.database import Database
from wire.contractor import WEEK_MS
from wire.records import ContractId, OrganizationId

MOST_CHANGED = 500
"""Of so many changed weeks one answer adds the evidence up itself. There are more only after an upgrade from a release
without tallies, until the clerk has been through."""
AT_ONCE = 25
"""So many weeks the clerk adds up in one transaction: others who write wait meanwhile."""

# Newest first: that is what people look at.
_CHANGED = (
    "SELECT organization, contract, week_start_ms, version FROM changed_weeks"
    " ORDER BY week_start_ms DESC LIMIT ?"
)
# CROSS keeps the order: for each contract asked for a range of the primary key, however many others there are.
_CHANGED_OF = (
    "SELECT contract, week_start_ms FROM (SELECT value FROM json_each(?)) AS asked"
    " CROSS JOIN changed_weeks ON organization = ? AND contract = asked.value"
    " AND week_start_ms >= ? AND week_start_ms < ?"
)
_KEPT = (
    "SELECT contract, week_start_ms, counts FROM (SELECT value FROM json_each(?)) AS asked"
    " CROSS JOIN week_tallies ON organization = ? AND contract = asked.value"
    " AND week_start_ms >= ? AND week_start_ms < ?"
)
_VERSION = "SELECT version FROM changed_weeks WHERE organization = ? AND contract = ? AND week_start_ms = ?"
_KEEP = (
    "INSERT INTO week_tallies (organization, contract, week_start_ms, counts) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (organization, contract, week_start_ms) DO UPDATE SET counts = excluded.counts"
)
_DONE = (
    "DELETE FROM changed_weeks WHERE organization = ? AND contract = ? AND week_start_ms = ?"
    " AND version = ?"
)


class _Changed(NamedTuple):
    organization: OrganizationId
    contract: ContractId
    week_start_ms: int
    version: int


def weeks(reads: Reads, views: Sequence[ContractView], period: Period) -> Iterator[Week]:
    """Every week of which something lies in the period and that has anything in it. Raises `busy` while too many have
    still to be added up."""
    from_ms, to_ms = weeks_of(period)
    by_firm: dict[OrganizationId, list[ContractId]] = defaultdict(list)
    for view in views:
        by_firm[view.organization].append(view.contract)
    for firm, contracts in by_firm.items():
        asked = (json.dumps(contracts), firm, from_ms, to_ms)
        anew = {(ContractId(name), week) for name, week in reads.select(_CHANGED_OF, *asked)}
        if len(anew) > MOST_CHANGED:
            raise busy()
        for name, week, counts in reads.select(_KEPT, *asked):
            if (name, week) not in anew:
                yield name, tally_from(week, counts)
        for name, week in anew:
            for tally in tallies(reads, firm, name, week, week + WEEK_MS):
                yield name, tally


def add_up(database: Database, *, most: int = AT_ONCE) -> int:
    """Add up at most so many of the weeks that have changed; returns how many were tried. What changes meanwhile stays
    marked. Raises `StorageError`."""
    with database.snapshot() as reads:
        found = [_Changed(*row) for row in reads.select(_CHANGED, most)]
        made = [(one, _added_up(reads, one)) for one in found]
    if not made:
        return 0
    with database.writes() as writes:
        still = [
            (one, tally)
            for one, tally in made
            if writes.select(_VERSION, *one[:3]) == [(one.version,)]
        ]
        writes.run(_KEEP, [(*one[:3], tally.stored()) for one, tally in still])
        writes.run(_DONE, [tuple(one) for one, _ in still])
    return len(made)


def _added_up(reads: Reads, one: _Changed) -> Tally:
    until_ms = one.week_start_ms + WEEK_MS
    found = tallies(reads, one.organization, one.contract, one.week_start_ms, until_ms)
    return next(found, tally_of(one.week_start_ms, ()))
