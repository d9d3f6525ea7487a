"""SQLAlchemy's SQLite dialect on the apsw adapter."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from sqlalchemy import Engine, create_engine, pool
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.engine import URL

from server.storage import apsw_dbapi


class ApswDialect(SQLiteDialect):
    """Everything of SQLite's dialect but the driver."""

    driver = "apsw"
    default_paramstyle = "qmark"
    supports_statement_cache = True
    returns_native_bytes = True

    @classmethod
    def import_dbapi(cls) -> ModuleType:
        return apsw_dbapi

    def create_connect_args(self, url: URL) -> tuple[list[Any], dict[str, Any]]:
        return [url.database], {}

    def _get_server_version_info(self, _connection: object) -> tuple[int, ...]:
        return apsw_dbapi.sqlite_version_info

    def is_disconnect(self, _e: object, _connection: object, _cursor: object) -> bool:
        return False


def sqlite_engine(path: str, *, writes: bool) -> Engine:
    """An engine on the file `path`: one connection when it `writes`, a small pool when it reads."""
    registry.register("sqlite.apsw", __name__, "ApswDialect")
    size = 1 if writes else 8
    return create_engine(
        URL.create("sqlite+apsw", database=path),
        connect_args={"writes": writes},
        # What people store has no place in the logs.
        hide_parameters=True,
        poolclass=pool.QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=30,
    )
