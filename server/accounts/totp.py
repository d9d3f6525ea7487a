"""Codes of authenticator apps: RFC 6238 with SHA-1, six digits and steps of 30 seconds, which every app knows. Pure."""

from __future__ import annotations

import base64
import hmac
from urllib.parse import quote

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP

STEP_MS = 30_000
SECRET_BYTES = 20
_DIGITS = 6
_DRIFT = 1
"""Steps that the clock of a phone may be ahead or behind."""


def code_at(secret: bytes, step: int) -> str:
    """The code of one time step."""
    return HOTP(secret, _DIGITS, SHA1()).generate(step).decode()  # noqa: S303 - the standard's, inside an HMAC


def fitting_step(secret: bytes, typed: str, *, now_ms: int, after: int) -> int | None:
    """The time step, later than `after`, whose code `typed` is; None when it is the code of none that may be now."""
    digits = "".join(typed.split())
    now = now_ms // STEP_MS
    fitting = None
    for step in range(now - _DRIFT, now + _DRIFT + 1):
        alike = hmac.compare_digest(
            code_at(secret, step).encode(), digits.encode("utf-8", "replace")
        )
        if alike and step > after:
            fitting = step
    return fitting


def letters(secret: bytes) -> str:
    """`secret` as it is typed into an app: base32 in groups of four."""
    text = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def address(secret: bytes, *, issuer: str, account: str) -> str:
    """The `otpauth` address that a QR code holds."""
    label = f"{quote(issuer, safe='')}:{quote(account, safe='')}"
    key = letters(secret).replace(" ", "")
    return f"otpauth://totp/{label}?secret={key}&issuer={quote(issuer, safe='')}"
