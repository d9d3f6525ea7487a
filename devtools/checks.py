"""Format, lint, types, import contracts, generated documents, tests and benchmarks: each a command, none clever."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from devtools import environment
from devtools.trouble import Trouble

PLATFORMS = ("linux", "win32", "darwin")


@dataclass(frozen=True)
class Result:
    """How one check went."""

    name: str
    seconds: float
    code: int
    output: str


def _checks(root: Path) -> list[tuple[str, list[str]]]:
    ruff = environment.tool(root, "ruff")
    python = str(environment.python(root))
    checks = [
        ("format", [ruff, "format", "--check", "--quiet", "."]),
        ("lint", [ruff, "check", "--quiet", "."]),
    ]
    checks += [
        # One cache for each platform: a shared one would be thrown away at every turn.
        (
            f"types {p}",
            [environment.tool(root, "mypy"), "--platform", p, "--cache-dir", f".mypy_cache/{p}"],
        )
        for p in PLATFORMS
    ]
    checks.append(("import contracts", [environment.tool(root, "lint-imports")]))
    checks.append(("tools are standard library only", [python, "-m", "devtools.only_stdlib"]))
    checks.append(("generated documents", [python, "-m", "devtools.generated", "--check"]))
    return checks


def _run_one(root: Path, name: str, command: Sequence[str]) -> Result:
    began = time.monotonic()
    done = subprocess.run(
        command,
        cwd=root,
        env=environment.child_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return Result(name, time.monotonic() - began, done.returncode, done.stdout + done.stderr)


def check(root: Path) -> int:
    """Run every check, two at a time, and show the output of those that failed."""
    failed = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        for result in pool.map(lambda c: _run_one(root, *c), _checks(root)):
            environment.say(
                f"{'ok    ' if result.code == 0 else 'FAILED'} {result.name} ({result.seconds:.1f} s)"
            )
            if result.code != 0:
                failed += 1
                environment.say(result.output.rstrip())
    environment.say(f"{failed} checks failed." if failed else "All checks passed.")
    return 1 if failed else 0


def fix(root: Path) -> int:
    """Let ruff mend and format what it can; the rest is for `check` to show."""
    ruff = environment.tool(root, "ruff")
    code = subprocess.run(
        [ruff, "check", "--fix", "--quiet", "."], cwd=root, check=False
    ).returncode
    return (
        subprocess.run([ruff, "format", "--quiet", "."], cwd=root, check=False).returncode or code
    )


def test(root: Path, arguments: Sequence[str], *, must: bool) -> int:
    """Run pytest on everything, or on what `arguments` name; the counts are its last line.

    Everything runs file by file in as many processes as there are processors, up to four; what is named, in one.
    `must`: a virtual machine that cannot be had is a failure instead of a reason to skip its tests.
    """
    child = environment.child_environment()
    if must:
        child["HOURPROOF_MACHINE_MUST_RUN"] = "yes"
    # Widgets are tested without a screen; tests of real windows start their own.
    child["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        child.pop(name, None)  # no test may touch the desktop of the person who runs it
    side_by_side = ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile"]
    command = [str(environment.python(root)), "-m", "pytest", *(arguments or side_by_side)]
    return subprocess.run(command, cwd=root, env=child, check=False).returncode


def bench(root: Path, names: Sequence[str], *, list_only: bool) -> int:
    """Run the benchmarks one after the other; each prints its own table."""
    folder = root / "tests" / "bench"
    known = sorted(p.stem.removeprefix("bench_") for p in folder.glob("bench_*.py"))
    if list_only:
        environment.say("\n".join(known))
        return 0
    unknown = [n for n in names if n not in known]
    if unknown:
        raise Trouble(f"no such benchmark: {', '.join(unknown)}. There are: {', '.join(known)}")
    code = 0
    for name in names or known:
        environment.say(f"\n== {name} ==")
        command = [str(environment.python(root)), "-m", f"tests.bench.bench_{name}"]
        code = (
            subprocess.run(
                command, cwd=root, env=environment.child_environment(), check=False
            ).returncode
            or code
        )
    return code


def docs(root: Path, *, check_only: bool) -> int:
    """Write the generated documents anew, or say which are stale."""
    command = [str(environment.python(root)), "-m", "devtools.generated"]
    if check_only:
        command.append("--check")
    return subprocess.run(
        command, cwd=root, env={**os.environ, **environment.child_environment()}, check=False
    ).returncode


def translate(root: Path, arguments: Sequence[str]) -> int:
    """Bring the translations up to date, take new ones in, or say what is missing."""
    command = [str(environment.python(root)), "-m", "devtools.translations", *arguments]
    return subprocess.run(
        command, cwd=root, env={**os.environ, **environment.child_environment()}, check=False
    ).returncode
