"""What a new device signs to show that it holds the key it enrols."""

from __future__ import annotations

from typing import Final

from wire import canonical, fields
from wire.envelope import pae

ENROLMENT_TYPE: Final = "application/vnd.hourproof.enrolment.v1+json"
CODE_CHARACTERS = 64
NAME_CHARACTERS = 64


def enrolment_message(code: str, name: str, public_spki: bytes) -> bytes:
    """The bytes to sign: they bind the key to this one-time `code` and this device `name`."""
    return pae(
        ENROLMENT_TYPE,
        canonical.encode(
            {
                "code": fields.text(code, "enrolment/code", low=1, high=CODE_CHARACTERS),
                "name": fields.text(name, "enrolment/name", low=1, high=NAME_CHARACTERS),
                "public_key": public_spki.hex(),
            }
        ),
    )
