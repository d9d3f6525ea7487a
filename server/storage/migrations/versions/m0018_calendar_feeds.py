"""Secret calendar addresses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "calendar_feeds",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("organization", sa.Text(), nullable=True),
        sa.Column("secret_sha256", sa.Text(), nullable=False),
        sa.Column("ending", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=True),
        sa.Column("used_address", sa.Text(), nullable=False),
        sa.Column("used_agent", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.person"], name=op.f("fk_calendar_feeds_person")
        ),
        sa.ForeignKeyConstraint(
            ["organization"],
            ["organizations.organization"],
            name=op.f("fk_calendar_feeds_organization"),
        ),
        sa.PrimaryKeyConstraint("person", "feed", name=op.f("pk_calendar_feeds")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "uq_calendar_feeds_secret_sha256", "calendar_feeds", ["secret_sha256"], unique=True
    )
