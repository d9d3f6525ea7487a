"""The development door works on a bare Python, every check is clean, and the lock files can be shared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import checks, environment, machine, pictures
from devtools.only_stdlib import foreign_imports
from devtools.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent
VERBS = ("run", "test", "setup", "check", "fix", "bench", "docs", "pictures", "lock", "translate")


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


def test_pictures_of_the_pages_are_not_those_of_the_windows(tmp_path: Path) -> None:
    of_windows = {"only": (), "theme": None, "list_only": True, "scale": 1.0, "out": tmp_path}
    for readme, language in ((True, None), (False, "de")):
        options = pictures.Options(readme=readme, language=language, **of_windows)
        with pytest.raises(Trouble, match="not of --pages"):
            pictures.take_pages(ROOT, options)


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


@pytest.mark.skipif(
    os.name != "posix" or not Path("/usr/bin/dpkg-query").exists(), reason="apt is Debian's"
)
def test_without_root_the_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 65534)
    monkeypatch.setattr(environment, "_sudo_works", lambda: False)
    with pytest.raises(Trouble) as caught:
        environment.install_packages(("dpkg", "hourproof-has-no-such-package"))
    assert "sudo apt-get install --no-install-recommends hourproof-has-no-such-package" in str(
        caught.value
    )


def test_a_virtual_machine_that_cannot_be_had_is_said_and_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(machine, "install_packages", asked.append)
    monkeypatch.setattr(machine.platform, "machine", lambda: "riscv64")
    machine.prepare_where_it_can(tmp_path)
    told = capsys.readouterr().out
    assert told.startswith("The tests in a virtual machine are left out. ")
    assert "riscv64" in told
    assert not asked, "nothing is installed for what cannot run"
    with pytest.raises(Trouble, match="riscv64"):
        machine.prepare(tmp_path)


@pytest.mark.skipif(not Path("/usr/bin/apt-cache").exists(), reason="Debian")
def test_a_kernel_that_apt_does_not_know_is_looked_for_in_new_lists(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fetched: list[str] = []
    monkeypatch.setattr(machine, "update_lists", lambda: fetched.append("lists"))
    monkeypatch.setattr(machine, "KERNEL", "hourproof-has-no-such-kernel")
    with pytest.raises(Trouble, match="apt knows no hourproof-has-no-such-kernel"):
        machine._package()
    assert fetched == ["lists"]
