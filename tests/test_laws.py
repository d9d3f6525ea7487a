"""The laws of docs/ARCHITECTURE.md hold, and each has a check that fails when it is broken.

Every law is broken once in a copy of the tree, and the check that guards it must name the breach.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("wire", "capture", "agent", "sync", "ui", "server")
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rooms and the configuration of their checks, free to be broken."""
    folder = tmp_path_factory.mktemp("tree")
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture
def broken(copy: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The copy with one line added to one file; mended again afterwards."""
    name, line = request.param
    path = copy / name
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text((before or '"""A new file."""\n') + f"\n{line}\n", encoding="utf-8")
    yield copy
    if before is None:
        path.unlink()
    else:
        path.write_text(before, encoding="utf-8")


def _contracts(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / "lint-imports", "--no-cache"], cwd=tree, capture_output=True, text=True, check=False
    )


def _lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            BIN / "ruff",
            "check",
            "--no-cache",
            "--select",
            "TID251",
            "--output-format",
            "concise",
            *ROOMS,
        ],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_import_contracts_hold() -> None:
    answer = _contracts(ROOT)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    ("broken", "contract"),
    [
        (("agent/runtime/loop.py", "import PySide6.QtCore"), "Qt lives only in ui"),
        (("server/clock.py", "import PySide6.QtCore"), "Qt lives only in ui"),
        (("capture/api.py", "import wire.records"), "capture is a leaf"),
        (("wire/records.py", "import capture.api"), "wire knows no other room"),
        (("sync/spool.py", "import agent.core.states"), "sync knows only wire"),
        (("server/clock.py", "import sync.spool"), "server knows only wire"),
        (("ui/present.py", "import server.clock"), "nobody knows the server"),
        (("agent/runtime/loop.py", "import sync.spool"), "only wiring knows the concrete sync"),
        (("agent/runtime/loop.py", "import capture.select"), "only wiring selects sensors"),
        (("ui/present.py", "import capture.x11.screen"), "back-ends are reached only through"),
        (("ui/present.py", "import agent.wiring"), "only the two front doors assemble"),
        (("ui/present.py", "import agent.runtime.loop"), "ui sees only the client"),
        (("agent/core/states.py", "import agent.runtime.loop"), "client rooms are stacked"),
        (("agent/core/states.py", "import time"), "core and wire do no I/O"),
        (("wire/records.py", "import pathlib"), "core and wire do no I/O"),
        (("agent/runtime/loop.py", "import agent.store.journal"), "the runtime knows no store"),
        (("sync/errors.py", "import sync.uploader"), "no cycles anywhere"),
    ],
    indirect=["broken"],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}: {value[1]}",
)
def test_a_broken_import_law_is_named(broken: Path, contract: str) -> None:
    answer = _contracts(broken)
    assert answer.returncode != 0
    # After the word may stand how many imports are excepted by name.
    broken_ones = [line for line in answer.stdout.splitlines() if " BROKEN" in line]
    assert any(contract in line for line in broken_ones), answer.stdout


@pytest.mark.parametrize(
    "broken",
    [
        ("agent/core/machine.py", "import time\nX = time.time()"),
        ("agent/runtime/loop.py", "import time\ntime.sleep(1)"),
        ("sync/uploader.py", "import random\nX = random.random()"),
        ("server/ingest/service.py", "from datetime import UTC, datetime\nX = datetime.now(UTC)"),
        ("server/ingest/service.py", "from time import monotonic\nX = monotonic()"),
        ("sync/key.py", "import secrets"),
        ("sync/key.py", "import uuid\nX = uuid.uuid4()"),
        ("agent/runtime/loop.py", "import sys\nX = sys.platform"),
        ("capture/x11/screen.py", "import sys\nX = sys.platform"),
        ("ui/present.py", "import platform\nX = platform.system()"),
    ],
    indirect=True,
    ids=lambda value: f"{value[0]}: {value[1].splitlines()[-1]}",
)
def test_time_randomness_and_platform_are_taken_only_where_they_may(broken: Path) -> None:
    assert "TID251" in _lint(broken).stdout


def test_the_exempt_files_are_exempt_from_one_law_only() -> None:
    """The linter knows one rule for all banned calls; this tells the clocks and the platform files apart."""
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            name = str(path.relative_to(ROOT))
            clock = name in ("agent/runtime/clock.py", "server/clock.py")
            platform = name == "capture/select.py" or name.startswith("agent/platform/")
            uses = _uses(path.read_text(encoding="utf-8"))
            if not clock:
                assert not uses & {"time", "random", "secrets"}, name
            if not platform:
                assert "sys.platform" not in uses, name


def _uses(source: str) -> set[str]:
    """Which of `time`, `random`, `secrets` are imported, and whether `sys.platform` is read."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif (
            isinstance(node, ast.Attribute)
            and node.attr == "platform"
            and isinstance(node.value, ast.Name)
            and node.value.id == "sys"
        ):
            found.add("sys.platform")
    return found


def test_uses_sees_what_it_should() -> None:
    assert _uses("import time\nfrom secrets import token_hex\nimport sys\nsys.platform") >= {
        "time",
        "secrets",
        "sys.platform",
    }


def _sentences(source: str) -> list[str]:
    """String literals that read like words for a person: a capital, a space, two words; no docstrings."""
    tree = ast.parse(source)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            # Docstrings, and the strings under attributes that document them.
            skipped |= {id(s.value) for s in body if isinstance(s, ast.Expr)}
        if isinstance(node, ast.Raise) and node.exc is not None:
            skipped |= {id(child) for child in ast.walk(node.exc)}  # for the log of a bug
        if isinstance(node, ast.Call) and _logs(node.func):
            skipped |= {id(child) for child in ast.walk(node)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in skipped
        and _reads_like_words(node.value)
    ]


def _logs(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id in ("log", "logger", "_log")
    )


def _reads_like_words(text: str) -> bool:
    words = text.strip().split(" ")
    return (
        len(words) >= 2
        and text[:1].isupper()
        and not text.isupper()  # SQL
        and all(w.strip(".,:;…!?'’()").isalpha() for w in words)
    )


WORDS_LIVE_IN = ("ui/messages.py",)


def test_words_for_people_live_where_they_may() -> None:
    """States and errors are codes everywhere else; only words files, templates and CLIs speak."""
    rooms = ("wire", "capture", "agent", "sync", "ui", "server/accounts", "server/diary")
    for room in rooms:
        for path in (ROOT / room).rglob("*.py"):
            name = str(path.relative_to(ROOT))
            if name in WORDS_LIVE_IN or name.startswith("agent/cli/") or path.name == "cli.py":
                continue
            if room == "ui" and path.name.endswith("_words.py"):
                continue
            assert _sentences(path.read_text(encoding="utf-8")) == [], name


def test_a_sentence_out_of_place_is_seen() -> None:
    assert _sentences('"""Docstring of it."""\nlabel = Label("Clock in now")') == ["Clock in now"]
    assert _sentences('raise RuntimeError("Never to be reached")') == []


def test_the_agent_runs_without_qt() -> None:
    """The core of the agent is importable and buildable on a machine without PySide6."""
    program = (
        "import sys\n"
        "sys.modules['PySide6'] = None\n"
        "import agent.wiring, agent.cli, agent.control, agent.runtime.agent\n"
        "assert not [m for m in sys.modules if m.startswith('ui')]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_importing_does_nothing() -> None:
    """No room touches the disk, the network or a display when it is imported."""
    program = (
        "import sys, pkgutil, importlib\n"
        "bad = []\n"
        "def watch(event, args):\n"
        "    if event in ('os.mkdir', 'socket.connect', 'subprocess.Popen', 'sqlite3.connect'):\n"
        "        bad.append((event, args))\n"
        "    if event == 'open' and isinstance(args[1], str) and set(args[1]) & set('wax+')\\\n"
        "            and '__pycache__' not in str(args[0]) and str(args[0]) != '/dev/null':\n"
        "        bad.append((event, args))\n"
        "sys.dont_write_bytecode = True\n"
        "sys.addaudithook(watch)\n"
        "import wire.records, capture.api, agent.wiring, agent.client, sync.spool\n"
        "import server.wiring, ui.present, ui.messages\n"
        "assert not bad, bad\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
