"""How what lies in the spool is kept from whoever has the disk but not the key; the agent brings the cipher."""

from __future__ import annotations

from typing import Final, Protocol

SEALED_MARK: Final = "hp1:"
"""Begins every sealed text; a disclosure in the clear is base64url and has no colon."""


class Unreadable(Exception):
    """A sealed text was altered or belongs elsewhere."""


class TextCipher(Protocol):
    """Seals and opens short texts. Any thread."""

    def seal_text(self, text: str) -> str:
        """`text` so that only the holder of the key can read it; begins with `SEALED_MARK`."""

    def open_text(self, sealed: str) -> str:
        """What was sealed; what never was is returned as it is. Raises `Unreadable`."""


class InTheClear:
    """A `TextCipher` that changes nothing: for tests and for readers of what earlier versions wrote."""

    def seal_text(self, text: str) -> str:
        """`text` itself."""
        return text

    def open_text(self, sealed: str) -> str:
        """`sealed` itself."""
        return sealed


IN_THE_CLEAR: Final = InTheClear()
