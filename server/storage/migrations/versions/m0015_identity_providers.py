"""The own identity providers of organizations, and the accounts that are linked to people there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column and the tables."""
    op.add_column("sessions", sa.Column("through", sa.Text(), nullable=True))
    op.create_table(
        "identity_providers",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("sealed_secret", sa.LargeBinary(), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("changed_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization"],
            ["organizations.organization"],
            name=op.f("fk_identity_providers_organization"),
        ),
        sa.PrimaryKeyConstraint("organization", name=op.f("pk_identity_providers")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "provider_domains",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization"],
            ["identity_providers.organization"],
            name=op.f("fk_provider_domains_organization"),
        ),
        sa.PrimaryKeyConstraint("organization", "domain", name=op.f("pk_provider_domains")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_provider_domains_domain", "provider_domains", ["domain"])
    op.create_table(
        "identity_links",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization", "person"],
            ["memberships.organization", "memberships.person"],
            name=op.f("fk_identity_links_organization_person"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "issuer", "subject", name=op.f("pk_identity_links")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_identity_links_person", "identity_links", ["person"])
    op.create_table(
        "identity_requests",
        sa.Column("state_sha256", sa.Text(), nullable=False),
        sa.Column("browser_sha256", sa.Text(), nullable=False),
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization"],
            ["organizations.organization"],
            name=op.f("fk_identity_requests_organization"),
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.person"], name=op.f("fk_identity_requests_person")
        ),
        sa.PrimaryKeyConstraint("state_sha256", name=op.f("pk_identity_requests")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_identity_requests_expires_ms", "identity_requests", ["expires_ms"])
