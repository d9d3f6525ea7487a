"""Looks at the certificate that a server shows, to say when it ends; whether it is trusted the transport decides."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from sync.address import ServerAddress

LOOK_S: Final = 5.0
HTTPS: Final = 443


@dataclass(frozen=True, slots=True)
class Certificate:
    """Who issued it, and until when it holds (UTC)."""

    issuer: str
    ends_ms: int


def certificate_of(address: ServerAddress) -> Certificate | None:
    """The certificate at `address`, trusted or not; None where there is no encryption.

    Goes there directly, past any proxy. Raises `OSError` when it cannot be looked at.
    """
    parts = urlsplit(address.base)
    if parts.scheme != "https" or parts.hostname is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # An expired or foreign one is what there is to tell of; nothing is sent over this connection.
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with (
        socket.create_connection((parts.hostname, parts.port or HTTPS), timeout=LOOK_S) as plain,
        context.wrap_socket(plain, server_hostname=parts.hostname) as line,
    ):
        data = line.getpeercert(binary_form=True)
    if not data:
        return None
    from cryptography import x509

    try:
        found = x509.load_der_x509_certificate(data)
        issuer = found.issuer.rfc4514_string()
    except ValueError as error:
        raise OSError("the certificate cannot be read") from error
    return Certificate(issuer, round(found.not_valid_after_utc.timestamp() * 1000))
