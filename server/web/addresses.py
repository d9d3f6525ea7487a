"""Which addresses a browser may be sent to."""

from __future__ import annotations

from urllib.parse import urlsplit

HOME = "/"


def local_page(address: str) -> str:
    """`address` if it is a page of this server, else the start: nobody is sent away after signing in."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return HOME
    if parts.scheme or parts.netloc or not address.startswith("/") or address.startswith("//"):
        return HOME
    if "\\" in address or any(ord(character) < 0x20 for character in address):
        return HOME
    return address
