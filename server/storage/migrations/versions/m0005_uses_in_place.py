"""Which files items name, and which have to go, in rows that are overwritten where they lie."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from server.storage.key_names import free_key

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Bring the rows over. What is left of the old pages goes when the file is written anew."""
    _uses()
    _erasures()


def _uses() -> None:
    free_key("file_uses")
    op.rename_table("file_uses", "old_file_uses")
    op.create_table(
        "file_uses",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.BigInteger(), nullable=False),
        sa.Column("file", sa.BigInteger(), nullable=False),
        sa.Column("shelf", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_file_uses_organization_stream_seq"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "stream", "seq", "item", "file", name=op.f("pk_file_uses")
        ),
    )
    op.execute(
        "INSERT INTO file_uses (organization, stream, seq, item, file, shelf, sha256)"
        " SELECT organization, stream, seq, item, row_number() OVER"
        "  (PARTITION BY organization, stream, seq, item ORDER BY sha256) - 1,"
        " substr(sha256, 1, 2), sha256 FROM old_file_uses ORDER BY organization, stream, seq, item"
    )
    op.drop_table("old_file_uses")
    op.create_index("ix_file_uses_organization_shelf", "file_uses", ["organization", "shelf"])


def _erasures() -> None:
    free_key("erasures")
    op.rename_table("erasures", "old_erasures")
    op.create_table(
        "erasures",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization"], ["organizations.organization"], name=op.f("fk_erasures_organization")
        ),
        sa.PrimaryKeyConstraint("organization", "number", name=op.f("pk_erasures")),
    )
    op.execute(
        "INSERT INTO erasures (organization, number, sha256) SELECT organization, row_number() OVER"
        " (PARTITION BY organization ORDER BY sha256), sha256 FROM old_erasures"
    )
    op.drop_table("old_erasures")
