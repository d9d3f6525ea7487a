"""Server addresses as people type them."""

from __future__ import annotations

import pytest

from sync.address import parse_address
from sync.errors import SyncCode, SyncError


@pytest.mark.parametrize(
    ("typed", "base", "loopback"),
    [
        ("https://time.example.org", "https://time.example.org", False),
        ("  https://time.example.org/  ", "https://time.example.org", False),
        ("time.example.org", "https://time.example.org", False),
        ("time.example.org:8443", "https://time.example.org:8443", False),
        ("time.example.org/hourproof/", "https://time.example.org/hourproof", False),
        ("https://time.example.org:443/a/b", "https://time.example.org:443/a/b", False),
        ("HTTPS://Time.Example.ORG", "https://time.example.org", False),
        ("https://büro.example", "https://xn--bro-hoa.example", False),
        ("https://time.example.", "https://time.example.", False),
        ("https://192.0.2.7", "https://192.0.2.7", False),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443", False),
        ("intranet", "https://intranet", False),
        ("http://localhost:8000", "http://localhost:8000", True),
        ("localhost:8000", "http://localhost:8000", True),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("http://[::1]:8000", "http://[::1]:8000", True),
        ("https://127.0.0.1", "https://127.0.0.1", True),
        ("demo.localhost", "http://demo.localhost", True),
    ],
)
def test_good_addresses(typed, base, loopback):
    address = parse_address(typed)
    assert (address.base, address.loopback) == (base, loopback)
    assert address.url("/api/v1/server") == base + "/api/v1/server"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("ftp://time.example.org", "scheme"),
        ("://time.example.org", "scheme"),
        ("http://time.example.org", "http"),
        ("http://localhost.example.org", "http"),
        ("http://1270.0.0.1", "http"),
        ("https://ana:secret@time.example.org", "user-info"),
        ("ana@time.example.org", "user-info"),
        ("https://time.example.org/?x=1", "query"),
        ("https://time.example.org?", "query"),
        ("https://time.example.org/#top", "query"),
        ("https://time.example.org:", "port"),
        ("https://time.example.org:0", "port"),
        ("https://time.example.org:65536", "port"),
        ("https://time.example.org:abc", "port"),
        ("https://", "host"),
        ("https://time..example", "host"),
        ("https://time example", "host"),
        ("https://[::1", "host"),
        ("https://[v1.a:b]", "host"),
        ("https://[fe80::1%25eth0]x", "host"),
        ("https://a:b:c", "port"),
        ("https://exa<mple", "host"),
        ("https://" + "a" * 80 + ".example", "host"),
        ("https://time.example/a b", "path"),
    ],
)
def test_bad_addresses_say_what_is_wrong(typed, why):
    with pytest.raises(SyncError) as refusal:
        parse_address(typed)
    assert refusal.value.code is SyncCode.ADDRESS_INVALID
    assert refusal.value.details == {"address": typed.strip(), "why": why}


def test_plain_http_can_be_allowed():
    assert parse_address("http://10.0.0.5", allow_http=True).base == "http://10.0.0.5"
