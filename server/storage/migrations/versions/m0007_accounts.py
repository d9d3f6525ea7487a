"""Sign-ins that can be told apart and ended one by one, and what happened to an account."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns, named for sign-ins that are there already, and the table."""
    for name in ("session", "address"):
        op.add_column("sessions", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.execute("UPDATE sessions SET session = substr(token_sha256, 1, 16)")
    op.create_index("ix_sessions_session", "sessions", ["session"], unique=True)
    op.create_table(
        "account_events",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.person"], name=op.f("fk_account_events_person")
        ),
        sa.PrimaryKeyConstraint("person", "at_ms", "event", name=op.f("pk_account_events")),
        sqlite_with_rowid=False,
    )
