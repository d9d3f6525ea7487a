"""Invitations into organizations, members who leave, and what was done about members."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the column and the tables."""
    op.add_column("memberships", sa.Column("left_ms", sa.BigInteger(), nullable=True))
    op.create_table(
        "invitations",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("invitation", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("mailed", sa.Boolean(), nullable=False),
        sa.Column("invited_by", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("sent_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("accepted_ms", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization", "invited_by"],
            ["memberships.organization", "memberships.person"],
            name=op.f("fk_invitations_organization_invited_by"),
        ),
        sa.PrimaryKeyConstraint("organization", "invitation", name=op.f("pk_invitations")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_invitations_token_sha256", "invitations", ["token_sha256"])
    op.create_table(
        "member_events",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "person"],
            ["memberships.organization", "memberships.person"],
            name=op.f("fk_member_events_organization_person"),
        ),
        sa.PrimaryKeyConstraint("organization", "at_ms", "event", name=op.f("pk_member_events")),
        sqlite_with_rowid=False,
    )
