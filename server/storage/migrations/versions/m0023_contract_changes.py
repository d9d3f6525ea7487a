"""The number of the newest change of each contract, for open pages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "contract_changes",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization"],
            ["organizations.organization"],
            name=op.f("fk_contract_changes_organization"),
        ),
        sa.PrimaryKeyConstraint("organization", "contract", name=op.f("pk_contract_changes")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_contract_changes_version", "contract_changes", ["version"])
