"""What text a statement may hold: no control characters and none that change the direction of writing."""

from __future__ import annotations

import re
from typing import Final

_BREAKS: Final = re.compile("[\t\n\r\u2028\u2029]+")
# C0 and C1 controls, surrogates, the bidi controls of UAX 9, line separators, and invisible
# annotation, byte-order and non-characters. A fixed list: Unicode tables change with every Python.
_FORBIDDEN: Final = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def clean_text(text: str, limit: int) -> str:
    """Make `text` fit for a statement: breaks become a space, forbidden characters go, `limit` characters stay."""
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text)).strip()[:limit]


def is_clean(text: str, limit: int) -> bool:
    """Whether a statement may hold `text` as it is, in at most `limit` characters."""
    return len(text) <= limit and _FORBIDDEN.search(text) is None
