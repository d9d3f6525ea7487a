"""Asking a provider: where it may be, and answers that lead elsewhere, never end or are none."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import contextmanager

import pytest

from server.oidc.client import Asked, Client, authorization_address
from server.oidc.discovery import clean_issuer, document_address, read_document
from server.oidc.faults import Fault, ProviderError
from server.oidc.fetch import LIMIT, fetch
from server.oidc.reach import Reach, check_url, may_reach

ISSUER = "https://login.example.com/work"
DOCUMENT = {
    "issuer": ISSUER,
    "authorization_endpoint": "https://login.example.com/authorize?tenant=7&scope=all",
    "token_endpoint": "https://tokens.example.com/token",
    "jwks_uri": "https://login.example.com/keys",
    "response_types_supported": ["code"],
    "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
}


def fault_of(call) -> Fault:
    with pytest.raises(ProviderError) as caught:
        call()
    return caught.value.fault


@pytest.mark.parametrize(
    ("address", "reaches"),
    [
        ("93.184.216.34", "public private loopback"),
        ("2606:2800:220:1:248:1893:25c8:1946", "public private loopback"),
        ("10.1.2.3", "private loopback"),
        ("172.31.255.255", "private loopback"),
        ("192.168.0.1", "private loopback"),
        ("100.64.0.1", "private loopback"),
        ("fd00::1", "private loopback"),
        ("::ffff:10.1.2.3", "private loopback"),
        ("127.0.0.1", "loopback"),
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "loopback"),
        ("169.254.169.254", ""),
        ("::ffff:169.254.169.254", ""),
        ("fe80::1%eth0", ""),
        ("0.0.0.0", ""),
        ("::", ""),
        ("224.0.0.1", ""),
        ("ff02::1", ""),
        ("255.255.255.255", ""),
        ("240.0.0.1", ""),
        ("192.0.2.1", ""),
        ("198.18.0.1", ""),
        ("2002:7f00:1::", ""),
        ("64:ff9b::7f00:1", ""),
        ("2001:0:53aa:64c:0:0:8000:1", ""),
    ],
)
def test_where_a_provider_may_be(address, reaches):
    allowed = {reach.value for reach in Reach if may_reach(address, reach)}
    assert allowed == set(reaches.split())


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://login.example.com", Fault.NOT_HTTPS),
        ("ftp://login.example.com", Fault.NOT_HTTPS),
        ("file:///etc/passwd", Fault.BAD_ADDRESS),
        ("https://", Fault.BAD_ADDRESS),
        ("https://user@login.example.com", Fault.BAD_ADDRESS),
        ("https://user:word@login.example.com", Fault.BAD_ADDRESS),
        ("https://login.example.com:0", Fault.BAD_ADDRESS),
        ("https://login.example.com:99999", Fault.BAD_ADDRESS),
        ("https://login.example.com/#x", Fault.BAD_ADDRESS),
        ("https://login.example.com/a b", Fault.BAD_ADDRESS),
        ("https://login.example.com\\@evil.example", Fault.BAD_ADDRESS),
        ("https://login.example.com/\r\nHost: evil", Fault.BAD_ADDRESS),
        ("https://lögin.example.com", Fault.BAD_ADDRESS),
        ("https://[::1", Fault.BAD_ADDRESS),
        ("", Fault.BAD_ADDRESS),
        ("https://e.example/" + "x" * 500, Fault.BAD_ADDRESS),
        ("http://127.0.0.1", Fault.NOT_HTTPS),
        ("http://localhost", Fault.NOT_HTTPS),
    ],
)
def test_an_address_must_be_a_plain_one(url, expected):
    assert fault_of(lambda: check_url(url, Reach.PRIVATE)) is expected


def test_without_tls_only_on_this_machine_and_only_if_allowed():
    assert check_url("http://127.0.0.1:8080/x", Reach.LOOPBACK).port == 8080
    assert fault_of(lambda: check_url("http://10.0.0.1", Reach.LOOPBACK)) is Fault.NOT_HTTPS
    assert fault_of(lambda: check_url("http://127.0.0.1.evil.example", Reach.LOOPBACK)) is (
        Fault.NOT_HTTPS
    )


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "localhost", "0x7f000001", "2130706433", "127.1", "0.0.0.0"]
)
def test_this_machine_is_not_asked_by_any_of_its_names(host):
    """Nothing listens there: it is refused before anybody is asked."""
    fault = fault_of(lambda: fetch(f"https://{host}:9/", Reach.PRIVATE))
    assert fault in (Fault.NOT_PUBLIC, Fault.NO_HOST)


@contextmanager
def answering(*pieces: bytes, hold: bool = False):
    """A server that takes one request and sends `pieces`; with `hold` it never ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65_536)
            for piece in pieces:
                connection.sendall(piece)
            if hold:
                over.wait(60)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    finally:
        over.set()
        thread.join()
        listener.close()


def head(status: str, **headers: object) -> bytes:
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
def test_nobody_is_followed_elsewhere(status):
    with answering(head(status, Location="http://127.0.0.1:1/secret")) as url:
        assert fault_of(lambda: fetch(url, Reach.LOOPBACK)) is Fault.REDIRECTS


def test_an_endless_answer_is_cut():
    body = b"x" * (LIMIT + 2)
    with answering(head("200 OK", **{"Content-Length": len(body)}), body, hold=True) as url:
        assert fault_of(lambda: fetch(url, Reach.LOOPBACK)) is Fault.TOO_LARGE


def test_one_that_never_finishes_is_left():
    with answering(head("200 OK", **{"Content-Length": 10}), b"abc", hold=True) as url:
        assert fault_of(lambda: fetch(url, Reach.LOOPBACK, whole_s=0.3)) is Fault.TOO_SLOW


def test_half_an_answer_is_none():
    with answering(head("200 OK", **{"Content-Length": 10}), b"abc") as url:
        assert fault_of(lambda: fetch(url, Reach.LOOPBACK)) is Fault.UNREACHABLE
    with answering(b"\x00\x01 what\r\n\r\n") as url:
        assert fault_of(lambda: fetch(url, Reach.LOOPBACK)) is Fault.UNREACHABLE


def test_nobody_there_is_said():
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    listener.close()
    assert fault_of(lambda: fetch(f"http://127.0.0.1:{port}/", Reach.LOOPBACK)) is Fault.UNREACHABLE


def read(**changed: object):
    document = {**DOCUMENT, **changed}
    said = {name: value for name, value in document.items() if value is not None}
    return read_document(ISSUER, json.dumps(said).encode(), Reach.PUBLIC)


def test_a_right_document_is_read():
    found = read()
    assert (found.issuer, found.algorithms, found.basic) == (ISSUER, ("RS256",), True)
    assert found.userinfo is None
    assert not read(token_endpoint_auth_methods_supported=["client_secret_post"]).basic
    assert read(authorization_response_iss_parameter_supported=True).names_itself
    # The document's own spelling counts.
    assert read(issuer=ISSUER + "/").issuer == ISSUER + "/"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"issuer": "https://evil.example"}, Fault.OTHER_ISSUER),
        ({"issuer": None}, Fault.OTHER_ISSUER),
        ({"token_endpoint": "http://login.example.com/token"}, Fault.BAD_ENDPOINT),
        ({"token_endpoint": None}, Fault.BAD_ENDPOINT),
        ({"jwks_uri": "file:///etc/passwd"}, Fault.BAD_ENDPOINT),
        ({"authorization_endpoint": "javascript:alert(1)"}, Fault.BAD_ENDPOINT),
        ({"userinfo_endpoint": 7}, Fault.BAD_ENDPOINT),
        ({"response_types_supported": ["id_token"]}, Fault.NO_CODE_FLOW),
        ({"id_token_signing_alg_values_supported": ["none", "HS256"]}, Fault.NO_ALGORITHM),
        ({"id_token_signing_alg_values_supported": "RS256"}, Fault.NO_DOCUMENT),
        ({"token_endpoint_auth_methods_supported": ["none"]}, Fault.NO_CLIENT_SECRET),
    ],
    ids=str,
)
def test_a_document_that_is_of_no_use_says_why(changed, expected):
    assert fault_of(lambda: read(**changed)) is expected


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"\xff", b"[" * 100_000], ids=len)
def test_what_is_no_document_is_none(body):
    assert fault_of(lambda: read_document(ISSUER, body, Reach.PUBLIC)) is Fault.NO_DOCUMENT


def test_the_address_of_the_document_will_do_for_the_issuer():
    assert clean_issuer(f" {document_address(ISSUER)} ", Reach.PUBLIC) == ISSUER
    assert fault_of(lambda: clean_issuer(ISSUER + "?a=1", Reach.PUBLIC)) is Fault.BAD_ADDRESS


def test_a_providers_own_parameters_stay_and_never_replace_ours():
    asked = Asked("n", "v", "https://hours.example.com/back")
    address = authorization_address(read(), "hourproof", "s", asked)
    assert address.startswith("https://login.example.com/authorize?tenant=7&response_type=code")
    assert address.count("scope=") == 1
    assert "code_challenge_method=S256" in address
    assert "secret" not in repr(Client("hourproof", "secret"))
