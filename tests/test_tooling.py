"""The development door works on a bare Python, every check is clean, and the lock files can be shared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import checks, environment
from devtools.only_stdlib import foreign_imports
from devtools.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent
VERBS = ("run", "test", "setup", "check", "fix", "bench", "docs", "lock")


@pytest.mark.parametrize("name", [name for name, _ in checks._checks(ROOT)])
def test_check_is_clean(name: str) -> None:
    command = dict(checks._checks(ROOT))[name]
    result = checks._run_one(ROOT, name, command)
    assert result.code == 0, result.output


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str) -> None:
    command = [sys.executable, "-I", "dev.py", verb, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "usage: dev.py" in done.stdout


def test_wrong_usage_has_its_own_code() -> None:
    command = [sys.executable, "dev.py", "run", "--segment-minutes", "7"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "segment-minutes" in done.stderr


def test_an_unknown_benchmark_is_named() -> None:
    command = [sys.executable, "-c", "import sys; sys.path.insert(0, '.')\n"]
    command[-1] += (
        "from pathlib import Path\nfrom devtools import checks, trouble\n"
        "try:\n    checks.bench(Path('.').resolve(), ['nonsense'], list_only=False)\n"
        "except trouble.Trouble as t:\n    print(t)\n"
    )
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "no such benchmark: nonsense" in done.stdout


def test_a_foreign_import_in_the_tools_is_seen() -> None:
    assert foreign_imports("import requests\nimport os\nfrom devtools import checks") == [
        "requests"
    ]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-bootstrap.lock"])
def test_lock_files_hold_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://", text)
    pinned = re.findall(r"^[a-z0-9][^ =]*==\S+", text, flags=re.MULTILINE)
    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)


def test_the_readme_gives_the_two_commands_and_ci_runs_the_second() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 dev.py run" in readme
    assert "python3 dev.py test" in readme
    assert "python3 dev.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix" or not Path("/usr/bin/dpkg-query").exists(), reason="Debian")
def test_without_root_the_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 65534)
    monkeypatch.setattr(environment, "_sudo_works", lambda: False)
    with pytest.raises(Trouble) as caught:
        environment.install_packages(("dpkg", "hourproof-has-no-such-package"))
    assert "sudo apt-get install --no-install-recommends hourproof-has-no-such-package" in str(
        caught.value
    )
