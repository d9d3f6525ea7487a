"""Comments on segments, what they said before, and who has read how far."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_STATEMENT = (
    ["organization", "stream", "seq"],
    ["statements.organization", "statements.stream", "statements.seq"],
)
_MEMBER = (["organization", "person"], ["memberships.organization", "memberships.person"])


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "comments",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("question", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("once", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("edited_ms", sa.BigInteger(), nullable=True),
        sa.Column("deleted_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(*_STATEMENT, name=op.f("fk_comments_organization_stream_seq")),
        sa.ForeignKeyConstraint(*_MEMBER, name=op.f("fk_comments_organization_person")),
        sa.PrimaryKeyConstraint("organization", "contract", "number", name=op.f("pk_comments")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_comments_organization_contract_stream_seq",
        "comments",
        ["organization", "contract", "stream", "seq"],
    )
    op.create_index(
        "uq_comments_once",
        "comments",
        ["organization", "contract", "person", "once"],
        unique=True,
    )
    op.create_table(
        "comments_before",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "contract", "number"],
            ["comments.organization", "comments.contract", "comments.number"],
            name=op.f("fk_comments_before_organization_contract_number"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "contract", "number", "version", name=op.f("pk_comments_before")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "comments_read",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(*_STATEMENT, name=op.f("fk_comments_read_organization_stream_seq")),
        sa.ForeignKeyConstraint(*_MEMBER, name=op.f("fk_comments_read_organization_person")),
        sa.PrimaryKeyConstraint(
            "organization",
            "contract",
            "person",
            "stream",
            "seq",
            name=op.f("pk_comments_read"),
        ),
        sqlite_with_rowid=False,
    )
