"""That something about a contract has changed: one number for each, so that open pages know when to look again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from server.storage.database import Database, Writes
from wire.records import ContractId, OrganizationId

_BUMP = (
    # Whoever writes is alone: no two changes get the same number, and each is higher than all before it.
    "INSERT INTO contract_changes (organization, contract, version)"
    " VALUES (?, ?, (SELECT coalesce(max(version), 0) + 1 FROM contract_changes))"
    " ON CONFLICT (organization, contract) DO UPDATE SET version = excluded.version"
)
_NEWEST = "SELECT coalesce(max(version), 0) FROM contract_changes"
_SINCE = "SELECT organization, contract, version FROM contract_changes WHERE version > ? ORDER BY version"
_OF = (
    "SELECT organization, contract, version FROM contract_changes WHERE organization = ? AND version > ?"
    " AND contract IN (SELECT value FROM json_each(?)) ORDER BY version"
)


class Changed(NamedTuple):
    """Contract so and so has changed; `version` is higher than that of every change before it, of any contract."""

    organization: OrganizationId
    contract: ContractId
    version: int


def bump(writes: Writes, organization: OrganizationId, contracts: Iterable[ContractId]) -> None:
    """Say, in the transaction that does it, that `contracts` change."""
    writes.run(_BUMP, [(organization, contract) for contract in sorted(contracts)])


def newest(database: Database) -> int:
    """The number of the newest change; 0 before the first. What is read after this has it in it."""
    ((version,),) = database.select(_NEWEST)
    return int(version)


def since(database: Database, version: int) -> list[Changed]:
    """What changed after `version`, each contract once, by its newest change."""
    return [Changed(*row) for row in database.select(_SINCE, version)]


def since_of(
    database: Database,
    organization: OrganizationId,
    contracts: Collection[ContractId],
    version: int,
) -> list[Changed]:
    """The same of some contracts alone."""
    named = json.dumps(sorted(contracts))
    return [Changed(*row) for row in database.select(_OF, organization, version, named)]
