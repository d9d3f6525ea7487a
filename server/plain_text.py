"""Text that people write for others, without marks that hide or turn what is read."""

from __future__ import annotations

import unicodedata


def clean_lines(typed: str, *, most: int) -> str | None:
    """`typed` with plain line ends and without space around it; None if it has more than `most` characters, or marks
    that hide or turn what others read."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = "\n".join(line.rstrip() for line in lines).strip()
    if len(text) > most:
        return None
    plain = text.replace("\n", "").replace("\t", "").replace("\u200d", "")  # a joiner of emoji
    if any(unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co", "Cn") for one in plain):
        return None
    return unicodedata.normalize("NFC", text)
