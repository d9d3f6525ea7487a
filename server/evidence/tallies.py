"""What weeks of contracts come to, kept ready for time analysis, and which weeks have changed since.

Whoever writes evidence marks the weeks that it touches, in the same transaction (`changed`), and what is erased goes
from here at once (`forgotten`). `server.analysis.clerk` adds marked weeks up anew. What is not marked is right: every
reader may rely on it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from server.storage.database import Writes
from wire.counting import week_start_of
from wire.records import ContractId, OrganizationId

_CONTRACT = (
    ["organization", "contract"],
    ["contracts.organization", "contracts.contract"],
)
_CHANGED = (
    "INSERT INTO changed_weeks (organization, contract, week_start_ms, version) VALUES (?, ?, ?, 1)"
    " ON CONFLICT (organization, contract, week_start_ms)"
    " DO UPDATE SET version = changed_weeks.version + 1"
)
_WEEK = "organization = ? AND contract = ? AND week_start_ms = ?"
_SIZE = f"SELECT length(counts) FROM week_tallies WHERE {_WEEK}"  # noqa: S608 - our own words
_FORGOTTEN = f"UPDATE week_tallies SET counts = ? WHERE {_WEEK}"  # noqa: S608 - our own words


class ChangedWeek(Base):
    """A week of a contract whose tally is not there or not right any more. `version` is one more with each change."""

    __tablename__ = "changed_weeks"
    __table_args__ = (ForeignKeyConstraint(*_CONTRACT), CLUSTERED)

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    week_start_ms: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]


class WeekTally(Base):
    """A week of a contract added up: `counts` is a `server.analysis.tally.Tally` as bytes.

    How much input there was is content that can be erased. As in `Disclosure`, rows are only added at the end, never
    change their size and are never deleted, so that SQLite leaves no copies behind.
    """

    __tablename__ = "week_tallies"
    __table_args__ = (ForeignKeyConstraint(*_CONTRACT),)

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    week_start_ms: Mapped[int] = mapped_column(primary_key=True)
    counts: Mapped[bytes]


def changed(writes: Writes, weeks: Iterable[tuple[OrganizationId, ContractId, int]]) -> None:
    """Evidence of these contracts has changed in the weeks that hold these instants."""
    marked = {(firm, contract, week_start_of(at_ms)) for firm, contract, at_ms in weeks}
    writes.run(_CHANGED, sorted(marked))


def forgotten(
    writes: Writes, organization: OrganizationId, contract: ContractId, instant_ms: int
) -> None:
    """The same, where something was erased: nothing of it may be left."""
    changed(writes, [(organization, contract, instant_ms)])
    week = (organization, contract, week_start_of(instant_ms))
    for (size,) in writes.select(_SIZE, *week):
        # As many bytes as before, so that the row stays where it is: see `server.evidence.models.Disclosure`.
        writes.run(_FORGOTTEN, [(bytes(size), *week)])
