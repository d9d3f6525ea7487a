"""Signs deliveries as Standard Webhooks says: https://www.standardwebhooks.com. Pure."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping

PREFIX = "whsec_"
SECRET_BYTES = 32


def secret_text(key: bytes) -> str:
    """The secret as its owner copies it."""
    return PREFIX + base64.b64encode(key).decode("ascii")


def signed_headers(
    keys: Iterable[bytes], *, ident: str, at_ms: int, body: bytes
) -> Mapping[str, str]:
    """The headers of a delivery, with a signature by each of `keys`; the time is in whole seconds."""
    stamp = str(at_ms // 1000)
    message = f"{ident}.{stamp}.".encode() + body
    signatures = (hmac.new(key, message, hashlib.sha256).digest() for key in keys)
    return {
        "webhook-id": ident,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(
            "v1," + base64.b64encode(signature).decode("ascii") for signature in signatures
        ),
    }
