"""Takes pictures of every window of the app, or of every page of the server, in each state, light and dark."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from devtools import desktop, environment
from devtools.environment import say
from devtools.processes import Children
from devtools.trouble import Trouble


@dataclass(frozen=True)
class Options:
    """What was asked for; `out` None: only the README's pictures, into docs/pictures."""

    out: Path | None
    only: tuple[str, ...]
    theme: str | None
    language: str | None
    list_only: bool
    readme: bool
    scale: float


def take_pages(root: Path, options: Options) -> int:
    """Take the pictures of the server's pages, at the widths of a phone, a laptop and a wide screen."""
    if options.readme or options.language:
        raise Trouble("--readme and --language are of the app's windows, not of --pages.")
    command = [str(environment.python(root)), "-m", "tests.server.web.take_page_pictures"]
    if options.only:
        command += ["--only", *options.only]
    if options.theme:
        command += ["--theme", options.theme]
    if options.list_only:
        command.append("--list")
    elif options.out is not None:
        command += ["--out", str(options.out), "--scale", f"{options.scale:g}"]
    environ = environment.child_environment() | {"TZ": "UTC", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=root, env=environ, check=False)
    if done.returncode == 0 and not options.list_only:
        say(f"The pictures are in {options.out}")
    return done.returncode


def take(root: Path, options: Options) -> int:
    """Take the pictures, saying how far it is; the exit code of the program that took them."""
    command = [str(environment.python(root)), "-m", "tests.ui.take_pictures"]
    if options.only:
        command += ["--only", *options.only]
    if options.theme:
        command += ["--theme", options.theme]
    if options.language:
        command += ["--language", options.language]
    environ = environment.child_environment()
    # Times of day stand in the pictures: the same everywhere.
    environ |= {"TZ": "UTC", "LC_ALL": "C.UTF-8", "QT_SCALE_FACTOR": f"{options.scale:g}"}
    if options.list_only:
        return subprocess.run([*command, "--list"], cwd=root, env=environ, check=False).returncode
    if options.readme:
        command += ["--readme", str(root / "docs" / "pictures")]
    if options.out is not None:
        command += ["--out", str(options.out)]
    with tempfile.TemporaryDirectory() as folder, Children(Path(folder) / "logs") as children:
        screen = desktop.VirtualDesktop(children, Path(folder) / "desktop", environ)
        try:
            done = subprocess.run(command, cwd=root, env=screen.env, check=False)
        finally:
            children.stop_all()
            screen.remove_runtime_folder()
    if done.returncode == 0 and options.out is not None:
        say(f"The pictures are in {options.out}")
    if done.returncode < 0:
        raise Trouble(f"taking pictures was ended by signal {-done.returncode}")
    return done.returncode
