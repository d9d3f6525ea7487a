"""Every type of statement: what can be erased in one table, and tables for what became of it."""

from __future__ import annotations

import base64
import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from server.storage.key_names import free_key

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Bring over what is stored; the old copies of erasable content go with their pages, overwritten."""
    _widen()
    _move_disclosures()
    _add_tables()
    _fill()


def _widen() -> None:
    """New columns of the tables that stay."""
    op.add_column("streams", _number("anchor_size"))
    op.add_column("statements", _number("newest_position"))
    op.execute("UPDATE statements SET newest_position = log_position")
    op.drop_column("segments", "activity")
    for name in ("claimed", "position"):
        op.add_column("segments", _number(name))
    op.add_column("segments", sa.Column("late", sa.Boolean(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE segments SET claimed = minutes, position = (SELECT log_position FROM statements"
        " WHERE statements.organization = segments.organization"
        " AND statements.stream = segments.stream AND statements.seq = segments.seq)"
    )
    op.add_column("devices", sa.Column("lost_since_ms", sa.BigInteger(), nullable=True))


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False, server_default="0")


def _move_disclosures() -> None:
    op.create_table(
        "disclosures",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_disclosures_organization_stream_seq"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "stream", "seq", "item", name=op.f("pk_disclosures")
        ),
    )
    free_key("items")
    op.create_table(
        "items_0002",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("start_ms", sa.BigInteger(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("by_stream", sa.Text(), nullable=True),
        sa.Column("by_seq", sa.BigInteger(), nullable=True),
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
    op.execute(
        "INSERT INTO disclosures SELECT organization, stream, seq, item, disclosure FROM items"
        " WHERE disclosure IS NOT NULL"
    )
    op.execute(
        "INSERT INTO items_0002 SELECT organization, contract, start_ms, stream, seq, item, kind,"
        " commitment, NULL, NULL, NULL FROM items"
    )
    op.drop_table("items")
    op.rename_table("items_0002", "items")


def _add_tables() -> None:
    op.create_table(
        "later_entries",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_later_entries_organization_stream_seq"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "stream", "seq", "position", name=op.f("pk_later_entries")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "later_items",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.BigInteger(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("target_start_ms", sa.BigInteger(), nullable=False),
        sa.Column("target_stream", sa.Text(), nullable=True),
        sa.Column("target_seq", sa.BigInteger(), nullable=True),
        sa.Column("target_item", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("by_stream", sa.Text(), nullable=True),
        sa.Column("by_seq", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_later_items_organization_stream_seq"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "stream", "seq", "item", name=op.f("pk_later_items")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_later_items_organization_contract_target_start_ms"),
        "later_items",
        ["organization", "contract", "target_start_ms"],
        unique=False,
    )
    op.create_table(
        "changes",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("target_stream", sa.Text(), nullable=False),
        sa.Column("target_seq", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("recv_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "target_stream", "target_seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_changes_organization_target_stream_target_seq"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "target_stream", "target_seq", "position", name=op.f("pk_changes")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "file_uses",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_file_uses_organization_stream_seq"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "sha256", "stream", "seq", "item", name=op.f("pk_file_uses")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "erasures",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization"], ["organizations.organization"], name=op.f("fk_erasures_organization")
        ),
        sa.PrimaryKeyConstraint("organization", "sha256", name=op.f("pk_erasures")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "manual_times",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("start_ms", sa.BigInteger(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("end_ms", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("recv_ms", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_manual_times_organization_stream_seq"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "contract", "start_ms", "stream", "seq", name=op.f("pk_manual_times")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "consents",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("policy_sha256", sa.Text(), nullable=False),
        sa.Column("features", sa.Text(), nullable=False),
        sa.Column("shown_ms", sa.BigInteger(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("recv_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_consents_organization_stream_seq"),
        ),
        sa.PrimaryKeyConstraint("organization", "contract", "position", name=op.f("pk_consents")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tracked_sessions",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("started_ms", sa.BigInteger(), nullable=False),
        sa.Column("seed_sha256", sa.Text(), nullable=False),
        sa.Column("reveal_seq", sa.BigInteger(), nullable=True),
        sa.Column("seed", sa.Text(), nullable=True),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_tracked_sessions_organization_stream_seq"),
        ),
        sa.PrimaryKeyConstraint("organization", "stream", "seq", name=op.f("pk_tracked_sessions")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_tracked_sessions_organization_contract_started_ms"),
        "tracked_sessions",
        ["organization", "contract", "started_ms"],
        unique=False,
    )
    op.create_table(
        "closes",
        sa.Column("organization", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("week_start_ms", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("manual_minutes", sa.BigInteger(), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("recv_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
            name=op.f("fk_closes_organization_stream_seq"),
        ),
        sa.PrimaryKeyConstraint(
            "organization", "contract", "week_start_ms", "position", name=op.f("pk_closes")
        ),
        sqlite_with_rowid=False,
    )


def _fill() -> None:
    """What the new columns and tables say of statements that are here already."""
    connection = op.get_bind()
    heads = connection.execute(
        sa.text(
            "SELECT streams.organization, streams.stream, envelope FROM streams JOIN statements"
            " USING (organization, stream, seq)"
        )
    ).all()
    for organization, stream, envelope in heads:
        payload = base64.b64decode(json.loads(envelope)["payload"])
        connection.execute(
            sa.text("UPDATE streams SET anchor_size = :s WHERE organization = :o AND stream = :t"),
            {"s": json.loads(payload)["anchor"]["size"], "o": organization, "t": stream},
        )
    shots = connection.execute(
        sa.text(
            "SELECT organization, stream, seq, item, text FROM disclosures"
            " JOIN items USING (organization, stream, seq, item) WHERE kind = 'screenshot'"
        )
    ).all()
    for organization, stream, seq, item, text in shots:
        for sha256 in _files(text):
            connection.execute(
                sa.text("INSERT INTO file_uses VALUES (:o, :h, :t, :s, :i) ON CONFLICT DO NOTHING"),
                {"o": organization, "h": sha256, "t": stream, "s": seq, "i": item},
            )


def _files(disclosure: str) -> list[str]:
    """The hashes of the files that a screenshot's disclosure names; none where a reason stands."""
    padded = disclosure + "=" * (-len(disclosure) % 4)
    value: dict[str, Any] = json.loads(base64.urlsafe_b64decode(padded))[2]
    return [value[part]["sha256"] for part in ("picture", "thumbnail") if part in value]
