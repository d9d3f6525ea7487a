"""Whether a PostgreSQL server and a database on it can keep what we promise: asked before every start."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from server.storage.errors import DatabaseUnfitError

OLDEST: Final = 150_000
"""PostgreSQL 15, as the server numbers its releases."""

_MAKE = "CREATE DATABASE hourproof ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
_DATABASE = (
    "SELECT current_setting('server_version_num')::int, current_setting('server_version'),"
    " pg_encoding_to_char(encoding), datcollate, datctype, current_setting('fsync'),"
    " current_setting('full_page_writes'), pg_is_in_recovery()"
    " FROM pg_database WHERE datname = current_database()"
)
_TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"


def check_fit(connection: Connection, *, new: bool) -> None:
    """Raise `DatabaseUnfitError` with what to change. A `new` database must be empty."""
    row = connection.exec_driver_sql(_DATABASE).one()
    number, version, encoding, collation, letters, fsync, full_pages, in_recovery = row
    if number < OLDEST:
        raise DatabaseUnfitError(
            f"The database server is PostgreSQL {version}: 15 or newer is needed."
        )
    if in_recovery:
        raise DatabaseUnfitError("This database server is a standby: name the primary server.")
    # Texts must sort as in SQLite and in our own code, and go on doing so after an upgrade of the system's library.
    if encoding != "UTF8" or collation not in ("C", "POSIX") or letters not in ("C", "POSIX"):
        raise DatabaseUnfitError(
            f"The database sorts texts by {collation} and {letters} in {encoding}. Make it so: {_MAKE}; nothing was "
            "changed."
        )
    if fsync != "on" or full_pages != "on":
        raise DatabaseUnfitError(
            "The database server does not wait for its disk (fsync or full_page_writes is off): it could lose what we "
            "have confirmed. Switch both on."
        )
    if new and connection.exec_driver_sql(_TABLES).scalar():
        raise DatabaseUnfitError(
            "There are tables in the database that are not ours. Give Hourproof one of its own; nothing was changed."
        )
