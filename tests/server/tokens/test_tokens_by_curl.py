"""docs/API.md: every example is run by the shell as it stands, and what it shows is what comes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from server.accounts.models import Role
from server.tokens.models import Scope
from tests.support.access_tokens import access_token
from tests.support.backend import ROOT
from tests.support.site import Site
from wire.records import MINUTE_MS

NOW_MS = int(datetime(2026, 3, 10, 20, tzinfo=UTC).timestamp() * 1000)
NINE_MS = int(datetime(2026, 3, 10, 9, tzinfo=UTC).timestamp() * 1000)
TEXT = (ROOT / "docs" / "API.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sh\n(.*?)```(?:\n\n```json\n(.*?)```)?", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server with a day in it, as the shell knows it."""
    with Site(tmp_path_factory.mktemp("curl") / "data", now_ms=NOW_MS) as site:
        organization = site.organization()
        ada = site.person("Ada Birch", organization=organization, role=Role.OWNER)
        carl = site.person("Carl Carter", organization=organization)
        contract = site.contract(organization, carl)
        machine = site.machine(organization, carl)
        end_ms = NINE_MS + 10 * MINUTE_MS
        machine.track(contract, NINE_MS, end_ms)
        names = {
            "SERVER": site.url,
            "TOKEN": access_token(site, ada, *Scope, name="Invoices every month"),
            "CONTRACT": contract,
            "ORGANIZATION": organization,
        }
        yield names, site.signed_in(ada)


@pytest.fixture
def names(served):
    return served[0]


@pytest.fixture
def page(served):
    """A browser of whom the token belongs to."""
    return served[1]


def run(command: str, names: dict[str, str], folder: Path) -> str:
    """What the shell prints."""
    shell = shutil.which("sh")
    assert shell is not None
    assert shutil.which("curl"), "the examples need curl"
    told = {"PATH": os.environ["PATH"], "HOME": str(folder), "NO_PROXY": "*", **names}
    done = subprocess.run(
        [shell, "-eu", "-c", command],
        cwd=folder,
        env=told,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, (done.stdout, done.stderr)
    return done.stdout


def shape(value: Any) -> Any:
    """Names and kinds, without the values: numbers, texts and what is open differ from run to run."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


def test_there_are_examples_of_every_route_for_tokens():
    told = "".join(command for command, _ in EXAMPLES)
    for path in (
        "work/token",
        "work/contracts",
        "/days/",
        "/export/bundle",
        "/export/trust",
        "/export/looks",
        "work/organizations",
        "/members",
    ):
        assert path in told


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_does_what_it_says(names, tmp_path, number):
    command, shown = EXAMPLES[number]
    printed = run(command, names, tmp_path)
    if shown:
        expected, told = json.loads(shown), json.loads(printed)
        assert shape(told) == shape(expected)
        if "type" in expected:
            assert told == expected
        return
    assert printed == ""
    kept = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert kept
    assert all(kept.values())


def test_curl_keeps_what_the_page_gives(names, page, tmp_path):
    for command, _ in EXAMPLES:
        if "--output" in command:
            run(command, names, tmp_path)
    period = {"from": "2026-03-01", "to": "2026-03-31", "pictures": "none"}
    for name, file, query in (
        # Before the bundle, which is a look itself.
        ("looks", "looks.csv", {}),
        ("bundle", "evidence.hpb", period),
        ("trust", "trust.txt", {}),
    ):
        told = page.get(f"/contracts/{names['CONTRACT']}/export/{name}", params=query)
        assert told.status_code == 200
        assert (tmp_path / file).read_bytes() == told.content, name
