"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create everything."""
    op.create_table(
        "organizations",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("log_origin", sa.Text(), nullable=False),
        sa.Column("log_key", sa.Text(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("organization", name=op.f("pk_organizations")),
    )
    op.create_table(
        "people",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_people")),
    )
    op.create_index("uq_people_email", "people", ["email"], unique=True)
    op.create_table(
        "log_entries",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.LargeBinary(), nullable=False),
        sa.Column("recv_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization"],
            ["organizations.organization"],
            name=op.f("fk_log_entries_organization"),
        ),
        sa.PrimaryKeyConstraint("organization", "position", name=op.f("pk_log_entries")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "log_heads",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.Column("recv_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization"], ["organizations.organization"], name=op.f("fk_log_heads_organization")
        ),
        sa.PrimaryKeyConstraint("organization", "size", name=op.f("pk_log_heads")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "log_nodes",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization"], ["organizations.organization"], name=op.f("fk_log_nodes_organization")
        ),
        sa.PrimaryKeyConstraint("organization", "level", "position", name=op.f("pk_log_nodes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "memberships",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization"],
            ["organizations.organization"],
            name=op.f("fk_memberships_organization"),
        ),
        sa.ForeignKeyConstraint(["person"], ["people.person"], name=op.f("fk_memberships_person")),
        sa.PrimaryKeyConstraint("organization", "person", name=op.f("pk_memberships")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_memberships_person"), "memberships", ["person"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("seen_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.person"], name=op.f("fk_sessions_person")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_sessions")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sessions_person"), "sessions", ["person"], unique=False)
    op.create_table(
        "contracts",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("segment_minutes", sa.BigInteger(), nullable=False),
        sa.Column("idle_minutes", sa.BigInteger(), nullable=True),
        sa.Column("weekly_limit_minutes", sa.BigInteger(), nullable=True),
        sa.Column("memo_required", sa.Boolean(), nullable=False),
        sa.Column("policy_version", sa.BigInteger(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization", "person"],
            ["memberships.organization", "memberships.person"],
            name=op.f("fk_contracts_organization_person"),
        ),
        sa.PrimaryKeyConstraint("organization", "contract", name=op.f("pk_contracts")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_contracts_organization_person"),
        "contracts",
        ["organization", "person"],
        unique=False,
    )
    op.create_table(
        "devices",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("os", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("revoked_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization", "person"],
            ["memberships.organization", "memberships.person"],
            name=op.f("fk_devices_organization_person"),
        ),
        sa.PrimaryKeyConstraint("organization", "device", name=op.f("pk_devices")),
        sa.UniqueConstraint("organization", "key_id", name=op.f("uq_devices_organization_key_id")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_devices_organization_person"), "devices", ["organization", "person"], unique=False
    )
    op.create_table(
        "enrolment_codes",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("code_sha256", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=True),
        sa.Column("device", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization", "person"],
            ["memberships.organization", "memberships.person"],
            name=op.f("fk_enrolment_codes_organization_person"),
        ),
        sa.PrimaryKeyConstraint("organization", "code_sha256", name=op.f("pk_enrolment_codes")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_enrolment_codes_code_sha256"), "enrolment_codes", ["code_sha256"], unique=False
    )
    op.create_table(
        "policies",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "contract"],
            ["contracts.organization", "contracts.contract"],
            name=op.f("fk_policies_organization_contract"),
        ),
        sa.PrimaryKeyConstraint("organization", "contract", "version", name=op.f("pk_policies")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "streams",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("end_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "contract"],
            ["contracts.organization", "contracts.contract"],
            name=op.f("fk_streams_organization_contract"),
        ),
        sa.ForeignKeyConstraint(
            ["organization", "device"],
            ["devices.organization", "devices.device"],
            name=op.f("fk_streams_organization_device"),
        ),
        sa.PrimaryKeyConstraint("organization", "stream", name=op.f("pk_streams")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statements",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.Column("envelope_sha256", sa.Text(), nullable=False),
        sa.Column("payload_sha256", sa.Text(), nullable=False),
        sa.Column("have", sa.BigInteger(), nullable=False),
        sa.Column("log_position", sa.BigInteger(), nullable=False),
        sa.Column("recv_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "stream"],
            ["streams.organization", "streams.stream"],
            name=op.f("fk_statements_organization_stream"),
        ),
        sa.PrimaryKeyConstraint("organization", "stream", "seq", name=op.f("pk_statements")),
        sa.UniqueConstraint(
            "organization",
            "envelope_sha256",
            name=op.f("uq_statements_organization_envelope_sha256"),
        ),
    )
    op.create_table(
        "segments",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("start_ms", sa.BigInteger(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("end_ms", sa.BigInteger(), nullable=False),
        sa.Column("slot_start_ms", sa.BigInteger(), nullable=False),
        sa.Column("slot_ms", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("activity", sa.LargeBinary(), nullable=True),
        sa.Column("recv_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_segments_organization_stream_seq"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "contract", "start_ms", "stream", "seq", name=op.f("pk_segments")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_segments_organization_stream_seq"),
        "segments",
        ["organization", "stream", "seq"],
        unique=False,
    )
    op.create_table(
        "items",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("start_ms", sa.BigInteger(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("disclosure", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization", "contract", "start_ms", "stream", "seq"],
            [
                "segments.organization",
                "segments.contract",
                "segments.start_ms",
                "segments.stream",
                "segments.seq",
            ],
            name=op.f("fk_items_organization_contract_start_ms_stream_seq"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "contract", "start_ms", "stream", "seq", "item", name=op.f("pk_items")
        ),
        sqlite_with_rowid=False,
    )
