"""What migrations need where a table is made anew under the name of the old one."""

from __future__ import annotations

from alembic import op


def free_key(table: str) -> None:
    """Let go of the name of the primary key of `table`, which is about to be replaced.

    PostgreSQL keeps such names by schema, so that a second table cannot have one of the same name; SQLite keeps
    them by table and cannot drop them.
    """
    if op.get_context().dialect.name == "postgresql":
        op.drop_constraint(op.f(f"pk_{table}"), table, type_="primary")
