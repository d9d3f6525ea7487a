"""A second device of one person through the whole product: it is told of, listed and ended."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.cli import exits
from tests.support.product import BIN, Product


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """Enrolled, agent and backend running."""
    with Product(tmp_path) as product:
        product.start_backend()
        product.enrol()
        product.start_agent()
        yield product


def devices(product: Product) -> dict[str, dict[str, object]]:
    told = json.loads(product.hourproof("devices", "--json"))
    return {one["name"]: one for one in told["devices"]}


def test_a_second_device_is_told_of_and_ended(product: Product, tmp_path: Path) -> None:
    (name, here), *others = devices(product).items()
    assert here["here"], name
    assert not others

    product.stop_backend()
    made = product.run_server("code")
    assert made.returncode == 0, made.stdout + made.stderr
    found = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", made.stdout)
    assert found is not None, made.stdout
    product.start_backend()
    second = ["--home", str(tmp_path / "second")]
    enrol = ["enrol", "--server", product.url, "--code", found[0], "--name", "The laptop"]
    subprocess.run(
        [str(BIN / "hourproof"), *second, *enrol], env=product.env, check=True, timeout=60
    )

    laptop = devices(product)["The laptop"]
    assert (laptop["here"], laptop["vouched_by"], laptop["ended_ms"]) == (False, None, None)
    notices = product.status()["notices"]
    assert [one["details"]["name"] for one in notices if one["code"] == "device-added"] == [
        "The laptop"
    ]

    assert "may send no more" in product.hourproof("end-device", "The laptop", "--yes")
    assert devices(product)["The laptop"]["ended_ms"] is not None
    again = product.run_hourproof("end-device", "The laptop", "--yes")
    assert again.returncode == exits.REFUSED
