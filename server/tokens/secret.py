"""The secret of a personal access token as text: a prefix by which it is found where it should not be, random letters,
and a checksum.

Pure but for the randomness it is given. With the checksum a search through files finds no false ones, and what was
cut off or mistyped is known without asking the database.
"""

from __future__ import annotations

import re
import string
import zlib

from server.clock import Rng

PREFIX = "hpt_"
ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
RANDOM_LETTERS = 40
"""238 bits."""
CHECK_LETTERS = 6
ENDING_LETTERS = 4
"""How many of the last letters are shown in the list: they are of the checksum."""

_FORM = re.compile(rf"{PREFIX}[0-9A-Za-z]{{{RANDOM_LETTERS + CHECK_LETTERS}}}")


def new_secret(rng: Rng) -> str:
    """A fresh one. Bytes that would favour some letters are thrown away."""
    fair = 256 - 256 % len(ALPHABET)
    letters = ""
    while len(letters) < RANDOM_LETTERS:
        letters += "".join(
            ALPHABET[byte % len(ALPHABET)] for byte in rng.token_bytes(64) if byte < fair
        )
    body = PREFIX + letters[:RANDOM_LETTERS]
    return body + _check(body)


def is_secret(text: str) -> bool:
    """Whether `text` has the form of one and its checksum fits; not whether it opens anything."""
    if _FORM.fullmatch(text) is None:
        return False
    return text[-CHECK_LETTERS:] == _check(text[:-CHECK_LETTERS])


def _check(body: str) -> str:
    """The CRC-32 of `body` in the digits of `ALPHABET`."""
    rest, letters = zlib.crc32(body.encode("ascii")), ""
    for _ in range(CHECK_LETTERS):
        rest, digit = divmod(rest, len(ALPHABET))
        letters = ALPHABET[digit] + letters
    return letters
