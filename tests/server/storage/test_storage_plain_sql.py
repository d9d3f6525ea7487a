"""Our plain SQL in PostgreSQL's words: each statement in the server's code is prepared by a real server."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import TextClause

import server
from server.storage.plain_sql import for_postgresql
from tests.support.postgres import Cluster

_PLAIN = re.compile(r"(WITH|SELECT|INSERT|UPDATE|DELETE) .*\b(FROM|INTO|SET)\b", re.DOTALL)
_ELSEWHERE = (
    # Written for one of the two alone, or for a file of another program's.
    *("server.storage", "server.witness"),
)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("SELECT a FROM t WHERE b = ? AND c = ?", "SELECT a FROM t WHERE b = $1 AND c = $2"),
        ("SELECT ?2, ?1, ?2", "SELECT $2, $1, $2"),
        ("SELECT 'why?' WHERE a = ?", "SELECT 'why?' WHERE a = $1"),
        (
            "SELECT 1 WHERE a IN (SELECT value FROM json_each(?))",
            "SELECT 1 WHERE a IN (SELECT each.value FROM json_array_elements_text($1::json) AS each(value))",
        ),
        ("SELECT document ->> '$.type' FROM t", "SELECT document::json ->> 'type' FROM t"),
    ],
)
def test_a_statement_is_told_in_the_words_of_postgresql(ours: str, theirs: str) -> None:
    assert for_postgresql(ours) == theirs


def statements() -> Iterator[tuple[str, str]]:
    """Every text of plain SQL in a module of the server's, as the module holds it or as it is written."""
    for found in pkgutil.walk_packages(server.__path__, "server."):
        if found.name.startswith(_ELSEWHERE) or found.ispkg:
            continue
        module = importlib.import_module(found.name)
        values = vars(module).values()
        seen = {value for value in values if isinstance(value, str)}
        seen |= {value.text for value in values if isinstance(value, TextClause)}
        tree = ast.parse(inspect.getsource(module))
        # Of a text that is put together, the module holds the whole.
        parts = {
            id(part)
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr)
            for part in node.values
        }
        seen |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in parts
        }
        yield from ((found.name, numbered(text)) for text in seen if _PLAIN.match(text))


def numbered(text: str) -> str:
    """A text of SQLAlchemy's, which names its values (`:name`), with numbers for the names."""
    named = re.compile(r"(?<!:):(\w+)")
    names = list(dict.fromkeys(named.findall(text)))
    return named.sub(lambda found: f"?{1 + names.index(found[1])}", text)


def completed(text: str) -> list[str]:
    """`text`, or what it becomes where it leaves the table open."""
    if "{table}" not in text:
        return [text]
    return [text.format(table=table) for table in ("items", "later_items")]


def test_every_statement_of_ours_can_be_prepared(postgres: Cluster, postgres_tables: str) -> None:
    told = list(statements())
    assert len(told) > 100, "the search finds what there is"
    refused = []
    with psycopg.connect(postgres.url(postgres_tables), autocommit=True) as connection:
        for where, text in told:
            for sql in completed(text):
                try:
                    connection.execute(b"PREPARE one AS " + for_postgresql(sql).encode())
                    connection.execute("DEALLOCATE one")
                except psycopg.Error as error:
                    refused.append(f"{where}: {sql}\n{error}")
    assert not refused, "\n".join(refused)
