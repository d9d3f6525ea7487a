"""A photo from the camera's child to the diary and out of it again: nothing of it is left, time and proof stay."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

import psutil

from tests.support.films import film
from tests.support.product import Product, verify, wait_for

SPEED = 4
"""Slow enough for a photo to be within thirty seconds of its moment also on a busy computer."""
DEMO = """
import sys
from dataclasses import replace
from server.contracts import service
service.DEFAULT_POLICY = replace(service.DEFAULT_POLICY, webcam=True, review_delay_s=0)
from server.cli import main
sys.exit(main(["demo", *sys.argv[1:]]))
"""


class WithPhotos(Product):
    """The product whose contract takes photos."""

    def demo_command(self) -> list[str]:
        return [sys.executable, "-c", DEMO]


def test_photo_goes_up_is_taken_back_and_the_rest_verifies(tmp_path: Path) -> None:
    with WithPhotos(tmp_path, speed=SPEED) as product:
        product.env["HOURPROOF_TEST_FILM"] = film(tmp_path / "film.mjpeg", frames=12)
        product.start_backend()
        product.enrol()
        product.start_agent()
        product.clock_in("Work in front of the camera")
        for _ in range(4):
            product.work(2 / 3)
        product.hourproof("stop")
        product.wait_delivered()
        agent = psutil.Process(product.agent_pid)
        assert [
            one for one in agent.children(recursive=True) if "camera" in str(one.cmdline())
        ] == []

        stream, seq, files = photographed(product)
        minutes = counted(product)
        blobs = [path for name in files for path in product.data.rglob(f"*{name}*")]
        assert len(blobs) == 2
        product.hourproof("redact", f"{stream}/{seq}", "--item", "webcam")
        again = product.run_hourproof("redact", f"{stream}/{seq}", "--item", "webcam")
        assert again.returncode == 1
        product.wait_delivered()
        wait_for(lambda: not any(blob.exists() for blob in blobs), "the photo to be erased")
        assert counted(product) == minutes

        trust, bundle = tmp_path / "trust", tmp_path / "theirs.hpb"
        trust.write_text(product.hourproof("trust"))
        product.stop_backend()
        done = product.run_server("export", str(bundle), "--contract", product.contract)
        assert done.returncode == 0, done.stdout + done.stderr
        for name in files:
            assert name.encode() not in bundle.read_bytes()
        code, report = verify(bundle, trust)
        assert code == 0, report


def photographed(product: Product) -> tuple[str, int, tuple[str, str]]:
    """Place and files of a segment with a photo of its own, as the server holds it."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for stream, seq, disclosure in product.rows("SELECT stream, seq, text FROM disclosures"):
        padded = str(disclosure) + "=" * (-len(str(disclosure)) % 4)
        _, kind, value = json.loads(base64.urlsafe_b64decode(padded))
        if kind == "webcam" and "picture" in value:
            names = (str(value["picture"]["sha256"]), str(value["thumbnail"]["sha256"]))
            found.setdefault(names, []).append((str(stream), int(seq)))
    assert found, "no photo went up"
    files, places = next(iter(found.items()))
    # The film shows the same in every photo: take all of them back but the first here.
    for stream, seq in places[1:]:
        product.hourproof("redact", f"{stream}/{seq}", "--item", "webcam")
    return *places[0], files


def counted(product: Product) -> int:
    """How many minutes the server counts."""
    return sum(int(minutes) for (minutes,) in product.rows("SELECT minutes FROM segments"))
