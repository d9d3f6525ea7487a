"""Devices that wait for a person to sign them in, and who looked at what was recorded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "device_sign_ins",
        sa.Column("device_code_sha256", sa.Text(), nullable=False),
        sa.Column("user_code_sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("asked_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("interval_s", sa.BigInteger(), nullable=False),
        sa.Column("polled_ms", sa.BigInteger(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_ms", sa.BigInteger(), nullable=True),
        sa.Column("organization", sa.Text(), nullable=True),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("enrolment_sha256", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization", "person"],
            ["memberships.organization", "memberships.person"],
            name=op.f("fk_device_sign_ins_organization"),
        ),
        sa.PrimaryKeyConstraint("device_code_sha256", name=op.f("pk_device_sign_ins")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_device_sign_ins_user_code_sha256", "device_sign_ins", ["user_code_sha256"])
    op.create_index("ix_device_sign_ins_expires_ms", "device_sign_ins", ["expires_ms"])
    op.create_table(
        "looks",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("hour", sa.BigInteger(), nullable=False),
        sa.Column("looked_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_looks_organization_stream_seq"),
        ),
        sa.ForeignKeyConstraint(
            ["organization", "person"],
            ["memberships.organization", "memberships.person"],
            name=op.f("fk_looks_organization_person"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "contract", "stream", "seq", "person", "hour", name=op.f("pk_looks")
        ),
        sqlite_with_rowid=False,
    )
