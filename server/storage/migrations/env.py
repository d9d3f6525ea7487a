"""Alembic's entry point: `server.storage.migrate` gives it the connection that the migrations run on."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
