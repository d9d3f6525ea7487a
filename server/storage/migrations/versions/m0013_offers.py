"""Offers, what contracts cost and from when they run, and what was done about them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_MEMBER = ["memberships.organization", "memberships.person"]


def upgrade() -> None:
    """Add the column and the tables."""
    op.add_column("contracts", sa.Column("starts_ms", sa.BigInteger(), nullable=True))
    op.create_table(
        "offers",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("offer", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("offered_by", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("changed_ms", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answered_ms", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "offered_by"], _MEMBER, name=op.f("fk_offers_organization_offered_by")
        ),
        sa.ForeignKeyConstraint(
            ["organization", "person"], _MEMBER, name=op.f("fk_offers_organization_person")
        ),
        sa.PrimaryKeyConstraint("organization", "offer", name=op.f("pk_offers")),
        sa.UniqueConstraint("organization", "form", name=op.f("uq_offers_organization_form")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_offers_person", "offers", ["person"])
    op.create_table(
        "contract_events",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "person"], _MEMBER, name=op.f("fk_contract_events_organization_person")
        ),
        sa.PrimaryKeyConstraint(
            "organization", "contract", "number", name=op.f("pk_contract_events")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "contract_rates",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("from_ms", sa.BigInteger(), nullable=False),
        sa.Column("set_ms", sa.BigInteger(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "contract"],
            ["contracts.organization", "contracts.contract"],
            name=op.f("fk_contract_rates_organization_contract"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "contract", "from_ms", "set_ms", name=op.f("pk_contract_rates")
        ),
        sqlite_with_rowid=False,
    )
