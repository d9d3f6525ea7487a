"""Makes the virtual environment and installs system libraries, once, and only what is missing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from devtools.trouble import Trouble

PYTHON = (3, 11)

QT_PACKAGES: tuple[str, ...] = (
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
    "libxi6",
    "libxkbcommon-x11-0",
    "libxrandr2",
    "libxss1",
)
"""What Qt, mss and the X11 senses load on Debian."""

VIRTUAL_DESKTOP_PACKAGES: tuple[str, ...] = (
    "dbus",
    "dunst",
    "gnome-keyring",
    "openbox",
    "trayer",
    "x11-utils",
    "x11-xserver-utils",
    "xdotool",
    "xterm",
    "xvfb",
)

TEST_PACKAGES = (
    *QT_PACKAGES,
    *VIRTUAL_DESKTOP_PACKAGES,
    "chromium",
    "curl",  # for the examples of docs/API.md
    "jq",
    "libatomic1",  # for the browser driver's program
    "openssl",
    "postgresql",
    "xdg-desktop-portal",  # keys from anywhere where X11 gives none
    "xfce4-notifyd",  # notifications with buttons
    "xfce4-panel",  # a panel that takes StatusNotifier icons
)


def say(text: str) -> None:
    """One line of progress, at once."""
    print(text, flush=True)


def prepare(root: Path, packages: Sequence[str]) -> None:
    """Have the environment ready: system `packages` on Debian, then the pinned Python ones."""
    install_packages(packages)
    _virtual_environment(root)


def python(root: Path) -> Path:
    """The interpreter of the project's virtual environment."""
    return _script(root, "python")


def _script(root: Path, name: str) -> Path:
    windows = sys.platform == "win32"
    return root / ".venv" / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name)


def tool(root: Path, name: str) -> str:
    """The path of a command that the virtual environment holds."""
    return str(_script(root, name))


def child_environment() -> dict[str, str]:
    """The environment for our processes: no user site, no foreign Python path."""
    kept = {
        k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    }
    kept["PYTHONNOUSERSITE"] = "1"
    return kept


# ---- Debian's packages ----


def _missing(packages: Sequence[str]) -> list[str]:
    # The package name is printed without its architecture; one that was never known is absent from the list.
    listed = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Abbrev}\n", *packages],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    present = {line.split()[0] for line in listed.splitlines() if line.split()[1:2] == ["ii"]}
    # Debian 13 renamed this library for its 64-bit time; either serves.
    return [
        p for p in packages if p not in present and not (p == "libglib2.0-0" and _has(f"{p}t64"))
    ]


def _has(package: str) -> bool:
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Abbrev}", package],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout.startswith("ii")


def install_packages(packages: Sequence[str]) -> None:
    """Install what is missing of Debian's `packages`; elsewhere the caller's programs speak for themselves."""
    if not packages or shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return
    missing = _missing(packages)
    if not missing:
        return
    if not _may_install():
        raise Trouble(
            f"these system packages are missing and need root to install: {' '.join(missing)}\n"
            f"Please run, then try again:\n    sudo apt-get install --no-install-recommends {' '.join(missing)}"
        )
    say(f"Installing {len(missing)} system packages: {' '.join(missing)}")
    update_lists()
    _apt_get("install", "-y", "--no-install-recommends", *missing)


def update_lists() -> None:
    """Have Debian's lists of packages fetched anew. Raises `Trouble`."""
    if not _may_install():
        raise Trouble(
            "the lists of packages need root to be fetched. Please run: sudo apt-get update"
        )
    _apt_get("update", "-q")


def _apt_get(*words: str) -> None:
    prefix = ["env"] if sys.platform == "win32" or os.geteuid() == 0 else ["sudo", "env"]
    command = [*prefix, "DEBIAN_FRONTEND=noninteractive", "apt-get", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Trouble(
            f"'apt-get {words[0]}' failed; nothing else was changed. Its last words:\n"
            + "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        )


def _may_install() -> bool:
    """Whether we are root, or sudo makes us so."""
    if sys.platform == "win32" or os.geteuid() == 0:
        return True
    return shutil.which("sudo") is not None and _sudo_works()


def _sudo_works() -> bool:
    if subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return True
    return sys.stdin.isatty()  # then sudo may ask for the password


# ---- the virtual environment ----


def _stamp(root: Path) -> str:
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for name in ("requirements-bootstrap.lock", "requirements.lock", "pyproject.toml"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def _virtual_environment(root: Path) -> None:
    stamp_file = root / ".venv" / "hourproof-stamp"
    stamp = _stamp(root)
    if stamp_file.is_file() and stamp_file.read_text() == stamp and python(root).exists():
        return
    interpreter = _interpreter()
    environment = child_environment()
    if not python(root).exists():
        say("Making the virtual environment in .venv")
        _make_venv(interpreter, root / ".venv")
    say("Installing the pinned Python packages")
    pip = [
        str(python(root)),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-deps",
    ]
    uv = [tool(root, "uv"), "pip", "install", "--quiet", "--python", str(python(root)), "--no-deps"]
    steps = (
        [*pip, "--require-hashes", "-r", str(root / "requirements-bootstrap.lock")],
        [*uv, "--require-hashes", "-r", str(root / "requirements.lock")],
        [*uv, "--no-build-isolation", "--editable", str(root)],
    )
    for step in steps:
        done = _installed(step, environment, root)
        if done.returncode != 0 and "certificate" in done.stderr and step[0] == uv[0]:
            # The installer trusts its own list of authorities; a network with one of its own needs the system's.
            done = _installed([*step, "--system-certs"], environment, root)
        if done.returncode != 0:
            raise Trouble(
                "the Python packages could not be installed. Is the network there? "
                "The installer's last words:\n"
                + "\n".join((done.stdout + done.stderr).splitlines()[-15:])
            )
    stamp_file.write_text(stamp)


def _installed(
    step: list[str], environment: dict[str, str], root: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        step, env=environment, capture_output=True, text=True, check=False, cwd=root
    )


def _interpreter() -> str:
    if sys.version_info[:2] == PYTHON:
        return sys.executable
    found = shutil.which("python3.11")
    if found is None:
        raise Trouble(
            f"Hourproof is built and tested on Python 3.11, and this is {sys.version_info[0]}.{sys.version_info[1]}. "
            "Install Python 3.11 and run: python3.11 dev.py"
        )
    return found


def _make_venv(interpreter: str, folder: Path) -> None:
    command = [interpreter, "-m", "venv", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 and "ensurepip" in done.stdout + done.stderr:
        shutil.rmtree(folder, ignore_errors=True)
        install_packages(("python3-venv",))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        shutil.rmtree(folder, ignore_errors=True)
        raise Trouble(f"the virtual environment could not be made:\n{done.stdout}{done.stderr}")


def lock(root: Path, *, upgrade: bool) -> int:
    """Resolve `pyproject.toml` into `requirements.lock`: hashes, every platform, no index addresses."""
    command = [
        *(tool(root, "uv"), "pip", "compile", "pyproject.toml", "--group", "dev", "--universal"),
        *("--extra", "camera"),
        *(
            "--python-version",
            "3.11",
            "--generate-hashes",
            "--no-emit-index-url",
            "--no-header",
            "--quiet",
        ),
        *("-o", "requirements.lock"),
    ]
    if upgrade:
        command.append("--upgrade")
    return subprocess.run(command, cwd=root, env=child_environment(), check=False).returncode
