"""Our plain SQL as PostgreSQL reads it.

It is written once, for SQLite, and kept to what both understand; what is left are placeholders and the few
words below. `tests/server/storage/test_storage_plain_sql.py` has PostgreSQL prepare every one of our statements.
"""

from __future__ import annotations

import functools
import re

_MARK = re.compile(r"'[^']*'|\?(\d*)")
_PLACE = r"\$\d+|%\(\w+\)s(?:::\w+)?"
"""A placeholder: our own, or SQLAlchemy's with the type that it knows."""
_WORDS: tuple[tuple[str, str], ...] = (
    # A list in one value. SQLite calls the elements `value`.
    (
        rf"\(SELECT value FROM json_each\(({_PLACE})\)\)",  # noqa: S608 - a pattern
        r"(SELECT each.value FROM json_array_elements_text(\1::json) AS each(value))",
    ),
    (rf"json_each\(({_PLACE})\) AS (\w+)", r"json_array_elements(\1::json) AS \2(value)"),
    # Documents are text: PostgreSQL must be told that it is JSON.
    (r"\b(\w+) ->> '\$\.(\w+)'", r"\1::json ->> '\2'"),
    # There the order of a join is the planner's; in SQLite this word fixes it.
    (r"\bCROSS JOIN\b", "JOIN"),
    # The least and the greatest of several values: in capitals, where those of many rows are small.
    (r"\bMIN\(", "LEAST("),
    (r"\bMAX\(", "GREATEST("),
    # As many noughts as the text has characters, written over it.
    (r"printf\('%\.\*c', length\((\w+)\), '0'\)", r"repeat('0', length(\1))"),
)


@functools.lru_cache(maxsize=1024)
def for_postgresql(sql: str) -> str:
    """`sql` with `$1` for `?` or `?1`, and PostgreSQL's words for what only SQLite says."""
    count = 0

    def numbered(found: re.Match[str]) -> str:
        nonlocal count
        if found[0].startswith("'"):
            return found[0]
        count += 1
        return f"${found[1] or count}"

    return in_words(_MARK.sub(numbered, sql))


@functools.lru_cache(maxsize=4096)
def in_words(sql: str) -> str:
    """`sql`, whose placeholders are PostgreSQL's already, with its words for what only SQLite says."""
    for pattern, replacement in _WORDS:
        sql = re.sub(pattern, replacement, sql)
    return sql
