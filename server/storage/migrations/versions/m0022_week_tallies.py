"""What weeks of contracts come to, for time analysis; every week there is has still to be added up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

_FIRST_MONDAY_MS = 345_600_000
_WEEK_MS = 604_800_000


def upgrade() -> None:
    """Add the tables, and mark the weeks."""
    for name, column, clustered in (
        ("changed_weeks", sa.Column("version", sa.BigInteger(), nullable=False), True),
        ("week_tallies", sa.Column("counts", sa.LargeBinary(), nullable=False), False),
    ):
        op.create_table(
            name,
            sa.Column("organization", sa.Text(), nullable=False),
            sa.Column("contract", sa.Text(), nullable=False),
            sa.Column("week_start_ms", sa.BigInteger(), nullable=False),
            column,
            sa.ForeignKeyConstraint(
                ["organization", "contract"],
                ["contracts.organization", "contracts.contract"],
                name=op.f(f"fk_{name}_organization_contract"),
            ),
            sa.PrimaryKeyConstraint(
                "organization", "contract", "week_start_ms", name=op.f(f"pk_{name}")
            ),
            **({"sqlite_with_rowid": False} if clustered else {}),
        )
    for table, instant in (("segments", "slot_start_ms"), ("manual_times", "start_ms")):
        # The remainder of what is negative is negative in SQLite.
        since = f"(({instant} - {_FIRST_MONDAY_MS}) % {_WEEK_MS} + {_WEEK_MS}) % {_WEEK_MS}"
        op.execute(
            "INSERT INTO changed_weeks (organization, contract, week_start_ms, version)"  # noqa: S608 - our own names
            f" SELECT DISTINCT organization, contract, {instant} - {since}, 1 FROM {table}"
            # Without a condition SQLite would take what follows for one of a join.
            " WHERE TRUE ON CONFLICT DO NOTHING"
        )
