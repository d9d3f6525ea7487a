"""Letters that go out by e-mail, the links in them, and addresses that are confirmed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column and the tables."""
    op.add_column("people", sa.Column("email_confirmed_ms", sa.BigInteger(), nullable=True))
    op.create_table(
        "letters",
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("due_ms", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("sent_ms", sa.BigInteger(), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("letter", name=op.f("pk_letters")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_letters_due_ms", "letters", ["due_ms"])
    op.create_table(
        "mailed_links",
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.person"], name=op.f("fk_mailed_links_person")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_mailed_links")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mailed_links_person", "mailed_links", ["person"])
    op.create_index("ix_mailed_links_expires_ms", "mailed_links", ["expires_ms"])
