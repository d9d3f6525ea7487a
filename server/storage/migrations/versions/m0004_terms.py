"""What a contract allows: idle time that is kept, tracking that goes on by itself, manual time, redaction."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TERMS = (
    ("idle_keep", "0"),
    ("auto_resume", "1"),
    ("manual_allowed", "1"),
    ("redaction_keeps_time", "1"),
)
"""The new columns, and what contracts that are there already say by them."""


def upgrade() -> None:
    """Add the columns, each as it was before it could be said."""
    for name, value in _TERMS:
        op.add_column(
            "contracts", sa.Column(name, sa.Boolean(), nullable=False, server_default=value)
        )
    op.add_column("segments", sa.Column("idle", sa.Boolean(), nullable=False, server_default="0"))
