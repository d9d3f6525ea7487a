"""What the contractor deletes never leaves the machine; what was altered on the way is refused and kept."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.meddler import Meddler
from tests.support.product import Product, wait_for
from wire.batch import CONTENT_TYPE

UPLOAD = "/api/v1/statements"


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """A backend, and a window that takes the input; minutes last five seconds."""
    with Product(tmp_path) as product:
        product.start_backend()
        product.sit_down()
        yield product


def _capture(product: Product) -> dict[str, object]:
    """Type until a picture was taken, and return the first, even where the next follows before it is looked at."""
    seen: list[dict[str, object]] = []

    def captured() -> bool:
        product.desktop.type_keys(2)
        shown = product.status()["capture"]
        if shown and shown["pictures"]:
            seen.append(dict(shown))
        return bool(seen)

    wait_for(captured, "a capture")
    return seen[0]


def test_what_is_deleted_before_upload_never_reaches_the_server(product: Product) -> None:
    product.enrol()
    product.start_agent()
    product.clock_in("This memo stays here")
    # The same sight again would be the same file under the same hash: a segment that began while the clock was
    # being stopped is deleted too, and another sight is shown before it is started again.
    captures = [_capture(product)]
    product.hourproof("stop")
    captures.append(product.status()["capture"])
    pictures = [
        product.picture_file(str(one[kind]))
        for capture in captures
        for one in capture["pictures"]
        for kind in ("picture", "thumbnail")
    ]
    assert all(path.is_file() for path in pictures)
    names = [path.name for path in pictures]
    for segment in {str(capture["segment"]) for capture in captures}:
        product.hourproof("delete", segment)
    assert not any(path.exists() for path in pictures)
    product.desktop.open_window("Other work", colour="#883322")
    product.hourproof("start", product.contract, "--memo", "This memo may go")
    _capture(product)
    product.hourproof("stop")
    product.wait_delivered()
    product.stop_backend()
    held = b"".join(path.read_bytes() for path in product.data.rglob("*") if path.is_file())
    stored = {path.name for path in product.data.rglob("*")}
    for name in names:
        assert name not in stored
        assert name.encode() not in held
        assert bytes.fromhex(name) not in held
    # The journal and the spool have let go of it too.
    product.hourproof("quit")
    kept = b"".join(path.read_bytes() for path in product.home.rglob("*") if path.is_file())
    assert not any(name.encode() in kept for name in names)


def _flip(at: Callable[[bytes], int]) -> Callable[[str, str, bytes], bytes]:
    """Turn one bit of one byte of every uploaded segment with a picture, at the place that `at` finds."""

    def meddle(method: str, path: str, body: bytes) -> bytes:
        if method != "POST" or not path.endswith("/statements") or b"WEBPVP8" not in body:
            return body  # consent and session have neither items nor pictures
        place = at(body)
        return body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]

    return meddle


def _in_statement(body: bytes) -> int:
    return body.index(b'"payload":"') + 60


def _in_disclosure(body: bytes) -> int:
    end_of_envelope = body.index(b'"signatures"')
    return body.index(b"WyJ", end_of_envelope) + 40  # every disclosure begins with ["


def _in_picture(body: bytes) -> int:
    return body.index(b"WEBPVP8") + 200


@pytest.mark.parametrize(
    "place",
    [_in_statement, _in_disclosure, _in_picture],
    ids=["statement", "disclosure", "picture"],
)
def test_a_flipped_bit_is_refused_and_the_agent_keeps_its_copy(
    product: Product, place: Callable[[bytes], int]
) -> None:
    with Meddler(product.url) as between:
        product.enrol(url=between.url)
        product.start_agent()
        product.clock_in()
        between.meddle = _flip(place)
        capture = _capture(product)
        product.hourproof("stop")
        product.hourproof("keep", str(capture["segment"]), accept=(0, 1))

        def refused() -> bool:
            product.hourproof("upload")
            return bool(product.status()["sync"]["state"] == "refused")

        wait_for(refused, "the refusal")
        problems = [problem["code"] for problem in product.status()["problems"]]
        assert "server-refused" in problems
        # One that began while the clock was being stopped has no picture and is taken.
        states = {one["segment"]: one["state"] for one in product.diary()}
        assert states[capture["segment"]] == "refused"
        pictures = [product.picture_file(str(one["picture"])) for one in capture["pictures"]]
        assert all(path.is_file() for path in pictures)
        # Untouched, the same copy is taken.
        between.meddle = lambda _method, _path, body: body
        product.wait_delivered()
    assert CONTENT_TYPE.startswith("application/vnd.hourproof.batch")


def test_one_refused_segment_holds_up_no_other(product: Product) -> None:
    """A real server refuses one segment as often as it comes; what was signed behind it arrives meanwhile."""
    bad: list[int] = []

    def spoil(method: str, path: str, body: bytes) -> bytes:
        statement = _statement(body) if (method, path) == ("POST", UPLOAD) else {}
        if statement.get("type") != "segment":
            return body
        bad.append(statement["start_ms"])
        return _flip(_in_statement)(method, path, body) if statement["start_ms"] == bad[0] else body

    with Meddler(product.url) as between:
        product.enrol(url=between.url)
        product.start_agent()
        product.clock_in()
        between.meddle = spoil
        segments = []
        for memo in ("First", "Second"):
            product.hourproof("start", product.contract, "--memo", memo, accept=(0, 1))
            segments.append(str(_capture(product)["segment"]))
            product.hourproof("stop")
            product.hourproof("keep", segments[-1], accept=(0, 1))

        def went_on() -> bool:
            product.hourproof("upload")
            sync = product.status()["sync"]
            return bool(sync["state"] == "refused" and sync["receipted"])

        wait_for(went_on, "the receipt of what stood behind the refused segment")
        assert "server-refused" in [one["code"] for one in product.status()["problems"]]
        between.meddle = lambda _method, _path, body: body
        product.wait_delivered()


def _statement(body: bytes) -> dict[str, Any]:
    """The statement in a batch."""
    line, _, rest = body.partition(b"\n")
    envelope = json.loads(rest[: json.loads(line)["envelope"]])
    told: dict[str, Any] = json.loads(base64.b64decode(envelope["payload"]))
    return told
