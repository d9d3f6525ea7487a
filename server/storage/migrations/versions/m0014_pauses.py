"""Pauses of contracts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "contract_pauses",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("from_ms", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization", "contract"],
            ["contracts.organization", "contracts.contract"],
            name=op.f("fk_contract_pauses_organization_contract"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "contract", "number", name=op.f("pk_contract_pauses")
        ),
        sqlite_with_rowid=False,
    )
