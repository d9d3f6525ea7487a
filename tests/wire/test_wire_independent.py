"""A good vector checked with OpenSSL, jq and coreutils alone, as `wire/SPEC.md` says anybody can."""

import base64
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.wire.make import FOLDER
from wire.problems import WireCode

GOOD = FOLDER / "good"
SPEC = (FOLDER.parent / "SPEC.md").read_text("utf-8")
TOOLS = ("bash", "openssl", "jq", "sha256sum", "base64")

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason="needs openssl, jq and coreutils"
)


def recipe() -> str:
    """The shell commands of the section "Checking without this program"."""
    section = SPEC.split("## Checking without this program", 1)[1]
    found = re.search(r"```sh\n(.*?)```", section, re.DOTALL)
    assert found is not None
    return found.group(1)


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", recipe()],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "good")
    return tmp_path / "good"


def test_the_recipe_accepts_the_good_vector(folder: Path):
    done = run(folder)
    assert done.returncode == 0, done.stderr
    assert "Signature Verified Successfully" in done.stdout
    assert done.stdout.count("same") == 2


def test_the_recipe_notices_an_edited_payload(folder: Path):
    path = folder / "segment-0.envelope.json"
    envelope = json.loads(path.read_bytes())
    payload = base64.b64decode(envelope["payload"]).replace(b'"minutes":10', b'"minutes":11')
    envelope["payload"] = base64.b64encode(payload).decode()
    path.write_text(json.dumps(envelope))
    assert run(folder).returncode != 0


def test_the_recipe_notices_edited_counts(folder: Path):
    path = folder / "segment-0.disclosures.json"
    opened = json.loads(path.read_bytes())
    opened[0]["disclosure"] = opened[0]["disclosure"][:-2] + "AA"
    path.write_text(json.dumps(opened))
    done = run(folder)
    assert "commitment: same" not in done.stdout
    assert "entry: same" in done.stdout


BUNDLE = sorted(f"bundle/{path.name}" for path in (FOLDER.parent / "bundle").glob("*.py"))


def numbered(letter: str, last: int) -> list[str]:
    return [f"{letter}{number}" for number in range(1, last + 1)]


def test_the_specification_names_every_code_and_step():
    for code in WireCode:
        assert f"`{code}`" in SPEC, code
    for step in (*numbered("I", 20), *numbered("R", 8), *numbered("V", 19)):
        assert re.search(rf"^\| {step} \|", SPEC, re.MULTILINE), step


def test_the_comments_of_the_code_have_the_numbers_of_the_specification():
    sources = "".join(
        (FOLDER.parent / name).read_text("utf-8")
        for name in ("batch.py", "verification.py", "receipt.py", *BUNDLE)
    )
    for step in (*numbered("I", 14), *numbered("R", 8), *numbered("V", 19)):
        assert re.search(rf"^ *# {step}: ", sources, re.MULTILINE), step
