"""Weekly limits of contracts that hold from a Monday on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "contract_limits",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("from_ms", sa.BigInteger(), nullable=False),
        sa.Column("set_ms", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=True),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "contract"],
            ["contracts.organization", "contracts.contract"],
            name=op.f("fk_contract_limits_organization_contract"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "contract", "from_ms", "set_ms", name=op.f("pk_contract_limits")
        ),
        sqlite_with_rowid=False,
    )
