"""Webhooks, what is delivered to them, and each try."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "webhooks",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("webhook", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_old", sa.LargeBinary(), nullable=True),
        sa.Column("old_until_ms", sa.BigInteger(), nullable=True),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("newest", sa.BigInteger(), nullable=False),
        sa.Column("failing_ms", sa.BigInteger(), nullable=True),
        sa.Column("disabled_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization"],
            ["organizations.organization"],
            name=op.f("fk_webhooks_organization"),
        ),
        sa.PrimaryKeyConstraint("organization", "webhook", name=op.f("pk_webhooks")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "webhook_deliveries",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("webhook", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("ident", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("due_ms", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("done_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization", "webhook"],
            ["webhooks.organization", "webhooks.webhook"],
            name=op.f("fk_webhook_deliveries_organization_webhook"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "webhook", "number", name=op.f("pk_webhook_deliveries")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_webhook_deliveries_due_ms", "webhook_deliveries", ["due_ms"])
    op.create_table(
        "webhook_tries",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("webhook", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("tried", sa.Text(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=True),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "webhook", "number"],
            [
                "webhook_deliveries.organization",
                "webhook_deliveries.webhook",
                "webhook_deliveries.number",
            ],
            name=op.f("fk_webhook_tries_organization_webhook_number"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "webhook", "number", "at_ms", "tried", name=op.f("pk_webhook_tries")
        ),
        sqlite_with_rowid=False,
    )
