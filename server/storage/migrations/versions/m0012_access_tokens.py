"""Personal access tokens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "access_tokens",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("secret_sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("ending", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=True),
        sa.Column("used_address", sa.Text(), nullable=False),
        sa.Column("used_agent", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.person"], name=op.f("fk_access_tokens_person")
        ),
        sa.PrimaryKeyConstraint("person", "token", name=op.f("pk_access_tokens")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "uq_access_tokens_secret_sha256", "access_tokens", ["secret_sha256"], unique=True
    )
    op.create_index("ix_access_tokens_expires_ms", "access_tokens", ["expires_ms"])
