"""A second device enrols with the first one vouching for it, through the whole product."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.cli import exits
from tests.support.product import BIN, Product, wait_for


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """Enrolled, agent and backend running."""
    with Product(tmp_path) as product:
        product.start_backend()
        product.enrol()
        product.start_agent()
        yield product


def test_the_first_device_vouches_for_the_second(product: Product, tmp_path: Path) -> None:
    product.stop_backend()
    made = product.run_server("code")
    assert made.returncode == 0, made.stdout + made.stderr
    found = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", made.stdout)
    assert found is not None, made.stdout
    product.start_backend()

    second = tmp_path / "second"
    command = [str(BIN / "hourproof"), "--home", str(second), "enrol", "--vouched"]
    command += ["--server", product.url, "--code", found[0], "--name", "The laptop"]
    log = tmp_path / "second.log"
    with log.open("wb") as out:
        waiting = subprocess.Popen(command, env=product.env, stdout=out, stderr=out)
    try:
        wait_for(lambda: "hourproof authorise" in log.read_text(), "the code to compare")
        check = re.search(r"authorise (\S+)", log.read_text())
        assert check is not None
        wrong = product.run_hourproof("authorise", "AAAA-AAAA-AAAA")
        assert wrong.returncode == exits.REFUSED
        assert "AAAA-AAAA-AAAA" in wrong.stderr
        assert waiting.poll() is None
        said = product.hourproof("authorise", check[1].lower())
        assert "The laptop" in said
        assert waiting.wait(60) == exits.OK, log.read_text()
    finally:
        waiting.kill()
        waiting.wait()
    assert "Enrolled with" in log.read_text()

    trust, bundle = tmp_path / "trust", tmp_path / "both.hpb"
    trust.write_text(product.hourproof("trust"))
    product.stop_backend()
    done = product.run_server("export", str(bundle), "--contract", product.contract)
    assert done.returncode == 0, done.stdout + done.stderr
    verified = product.run_hourproof(
        "verify", str(bundle), "--trust", str(trust), "--strict", "--json"
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr
    report = json.loads(verified.stdout)
    assert report["counts"]["devices"] == 2
    assert [one["kind"] for one in report["findings"]] == ["first-device"]
