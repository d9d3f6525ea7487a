"""What every answer of the server has in common: headers, problems, limits, the description of the API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from server.problems import Code
from tests.support.ingest_room import Room, ingest_room

BROWSER = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with ingest_room(tmp_path_factory.mktemp("server") / "data") as made:
        yield made


@pytest.mark.parametrize(
    "path", ["/api/v1/server", "/sign-in", "/nothing", "/openapi.json", "/api/v1/contracts"]
)
def test_every_answer_has_the_security_headers(room: Room, path: str) -> None:
    headers = room.site.http.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"


def test_the_server_says_what_it_is_to_anybody(room: Room) -> None:
    told = room.site.http.get("/api/v1/server").json()
    assert told["product"] == "hourproof"
    assert told["api"] == 1
    assert told["statements"] == {"min": 1, "stable": 1, "max": 1}
    assert told["time_ms"] == room.site.clock.now_ms()
    assert told["limits"] == {
        "statement_bytes": 65_536,
        "picture_bytes": 4_000_000,
        "batch_bytes": 24_000_000,
    }


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/v1/nothing", 404, Code.NOT_FOUND),
        ("DELETE", "/api/v1/server", 405, Code.METHOD_NOT_ALLOWED),
        ("GET", "/api/v1/contracts", 401, Code.NOT_SIGNED_IN),
        ("POST", "/api/v1/devices", 400, Code.BAD_REQUEST),
        ("POST", "/api/v1/statements", 415, Code.WRONG_CONTENT_TYPE),
    ],
)
def test_refusals_are_problems(room: Room, method: str, path: str, status: int, code: Code) -> None:
    answer = room.site.http.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"] == f"urn:hourproof:problem:{code}"
    assert {"title", "status", "detail"} <= problem.keys()


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Cookie": "hourproof=x"}, False),
        ({"Cookie": "hourproof=x", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Cookie": "hourproof=x", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Cookie": "hourproof=x", "Origin": "https://evil.example"}, False),
    ],
)
def test_other_sites_cannot_send_forms(room: Room, headers: dict[str, str], allowed: bool) -> None:
    answer = room.site.http.post("/sign-out", headers=headers)
    assert (answer.status_code != 403) is allowed, answer.text
    same = room.site.http.post("/sign-out", headers={**headers, "Origin": room.site.url})
    if "Sec-Fetch-Site" not in headers:
        assert same.status_code == 303


def test_a_form_cannot_fill_the_memory(room: Room) -> None:
    answer = room.site.http.post(
        "/sign-in",
        content=b"email=" + b"x" * 400_000,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 413


def test_a_full_disk_is_507_and_leaves_nothing(room: Room) -> None:
    database = room.site.core.database
    with database.writing() as session:
        # SQLite then takes what fits into the pages that it has, and not a page more.
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1")
    try:
        for _ in range(50):
            sealed = room.sender.seal()
            before = room.stored()
            answer = room.sender.post(sealed.body)
            if answer.status_code != 201:
                break
        assert (answer.status_code, answer.json()["type"]) == (
            507,
            "urn:hourproof:problem:disk-full",
        )
        assert room.stored() == before
    finally:
        with database.writing() as session:
            session.connection().exec_driver_sql("PRAGMA max_page_count = 4294967294")
    room.sender.send(sealed)
    room.whole()


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for child in node.values():
            yield from references(child)
    elif isinstance(node, list):
        for child in node:
            yield from references(child)


def test_the_description_of_the_api_is_complete(room: Room) -> None:
    document = room.site.http.get("/openapi.json").json()
    assert set(document["paths"]) == {
        "/api/v1/server",
        "/api/v1/authority",
        "/api/v1/checkpoints",
        "/api/v1/devices",
        "/api/v1/device_authorization",
        "/api/v1/token",
        "/api/v1/looks",
        "/api/v1/work/analysis",
        "/api/v1/contracts",
        "/api/v1/parts/{batch}",
        "/api/v1/comments",
        "/api/v1/comments/{number}",
        "/api/v1/statements",
        "/api/v1/devices/{keyid}/end",
        "/api/v1/vouchers",
        "/api/v1/vouchers/{keyid}",
        "/api/v1/streams",
        "/api/v1/work/token",
        "/api/v1/work/contracts",
        "/api/v1/work/contracts/{contract}/days/{day}",
        "/api/v1/work/contracts/{contract}/export/bundle",
        "/api/v1/work/contracts/{contract}/export/trust",
        "/api/v1/work/contracts/{contract}/export/looks",
        "/api/v1/work/organizations",
        "/api/v1/work/organizations/{organization}/members",
    }
    for reference in references(document):
        node = document
        for part in reference.removeprefix("#/").split("/"):
            node = node[part]
    post = document["paths"]["/api/v1/statements"]["post"]
    assert {"200", "201", "401", "403", "409", "413", "415", "422", "503", "507"} <= set(
        post["responses"]
    )
    assert list(post["requestBody"]["content"]) == ["application/vnd.hourproof.batch.v1"]
    for path, methods in document["paths"].items():
        for method, described in methods.items():
            assert described.get("summary"), (path, method)
            for status, response in described["responses"].items():
                if int(status) >= 400:
                    assert list(response["content"]) == ["application/problem+json"], (path, status)
    assert "Problem" in document["components"]["schemas"]
    # Nothing of the pages: they are for people and may change.
    assert "/sign-in" not in json.dumps(document)


def test_answers_say_the_time_for_the_devices_clock(room: Room) -> None:
    for path in ("/api/v1/server", "/api/v1/contracts"):
        answer = room.site.http.get(path, headers=room.sender.headers)
        assert answer.json()["time_ms"] == room.site.clock.now_ms()


def test_pages_are_served_beside_the_api(room: Room) -> None:
    answer = httpx.get(f"{room.site.url}/", headers=BROWSER, follow_redirects=True)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
