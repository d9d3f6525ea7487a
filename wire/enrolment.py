"""What a new device signs to show that it holds the key it enrols, and what an enrolled one signs to vouch for it."""

from __future__ import annotations

import hashlib
from typing import Final

from wire import canonical, fields
from wire.envelope import pae

ENROLMENT_TYPE: Final = "application/vnd.hourproof.enrolment.v1+json"
AUTHORISATION_TYPE: Final = "application/vnd.hourproof.authorisation.v1+json"
"""Under it an enrolled device signs the same payload to vouch for a new one."""
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: none reads like another."""
_READ_AS: Final = str.maketrans("OIL", "011")
CODE_CHARACTERS = 64
NAME_CHARACTERS = 64


def enrolment_payload(code: str, name: str, public_spki: bytes) -> bytes:
    """The canonical JSON that binds a key to this one-time `code` and this device `name`."""
    return canonical.encode(
        {
            "code": fields.text(code, "enrolment/code", low=1, high=CODE_CHARACTERS),
            "name": fields.text(name, "enrolment/name", low=1, high=NAME_CHARACTERS),
            "public_key": public_spki.hex(),
        }
    )


def enrolment_message(code: str, name: str, public_spki: bytes) -> bytes:
    """The bytes that the new device signs."""
    return pae(ENROLMENT_TYPE, enrolment_payload(code, name, public_spki))


def check_code(code: str, name: str, public_spki: bytes) -> str:
    """What both devices show of an enrolment, to be compared by eye: 60 bits of the hash of what gets signed."""
    digest = hashlib.sha256(authorisation_message(code, name, public_spki)).digest()
    bits = int.from_bytes(digest[:8]) >> 4
    letters = "".join(_LETTERS[bits >> 5 * place & 31] for place in reversed(range(12)))
    return "-".join(letters[place : place + 4] for place in (0, 4, 8))


def same_check_code(typed: str, shown: str) -> bool:
    """Whether they are the same however one was typed: case, dashes and spaces do not matter, O is 0, I and L are 1."""
    told = "".join(typed.upper().replace("-", "").split()).translate(_READ_AS)
    return told == shown.replace("-", "")


def authorisation_message(code: str, name: str, public_spki: bytes) -> bytes:
    """What an enrolled device signs to vouch for a new one; the enrolment's payload under a type of its own."""
    return pae(AUTHORISATION_TYPE, enrolment_payload(code, name, public_spki))
