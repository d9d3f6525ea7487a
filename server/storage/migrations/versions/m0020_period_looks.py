"""Who looked at days, weeks, months and exports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "period_looks",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("span", sa.Text(), nullable=False),
        sa.Column("start_ms", sa.BigInteger(), nullable=False),
        sa.Column("end_ms", sa.BigInteger(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("hour", sa.BigInteger(), nullable=False),
        sa.Column("looked_ms", sa.BigInteger(), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "contract"],
            ["contracts.organization", "contracts.contract"],
            name=op.f("fk_period_looks_organization_contract"),
        ),
        sa.ForeignKeyConstraint(
            ["organization", "person"],
            ["memberships.organization", "memberships.person"],
            name=op.f("fk_period_looks_organization_person"),
        ),
        sa.PrimaryKeyConstraint(
            "organization",
            "contract",
            "span",
            "start_ms",
            "end_ms",
            "way",
            "person",
            "hour",
            name=op.f("pk_period_looks"),
        ),
        sqlite_with_rowid=False,
    )
