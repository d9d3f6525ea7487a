"""How the command line writes lengths, instants and sizes."""

from __future__ import annotations

import textwrap
from datetime import UTC, datetime


def duration(minutes: int) -> str:
    """Hours and minutes."""
    return f"{minutes // 60}:{minutes % 60:02d} h"


def instant(at_ms: int) -> str:
    """An instant in this machine's own zone, which is named."""
    at = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone()
    return f"{at:%Y-%m-%d %H:%M:%S} {at.tzname()}"


def fitted(text: str, width: int | None, *, indent: int) -> str:
    """`text` with no line longer than `width`, where that can be; what goes on stands `indent` to the right.

    None: as it is, for what is no terminal.
    """
    if width is None:
        return text
    return "\n".join(
        textwrap.fill(
            line,
            max(width, 2 * indent),
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=True,
            expand_tabs=False,
            replace_whitespace=False,
        )
        for line in text.splitlines()
    )
