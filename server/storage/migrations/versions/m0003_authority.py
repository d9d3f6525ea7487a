"""What the organization itself states: in the log, and waiting for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "authority_statements",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.Column("envelope_sha256", sa.Text(), nullable=False),
        sa.Column("payload_sha256", sa.Text(), nullable=False),
        sa.Column("log_position", sa.BigInteger(), nullable=False),
        sa.Column("recv_ms", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization"],
            ["organizations.organization"],
            name=op.f("fk_authority_statements_organization"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "subject", "seq", name=op.f("pk_authority_statements")
        ),
        sa.UniqueConstraint(
            "organization",
            "log_position",
            name=op.f("uq_authority_statements_organization_log_position"),
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "authority_orders",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization"],
            ["organizations.organization"],
            name=op.f("fk_authority_orders_organization"),
        ),
        sa.PrimaryKeyConstraint("organization", "number", name=op.f("pk_authority_orders")),
        sqlite_with_rowid=False,
    )
