"""Asks the keyring in a process of its own that ends with the answer, so that the agent stays small.

`keyring` and what it stands on cost 12 MB that nothing gives back, for two short texts at the start. The
child runs the same pinned back-end (`keyrings.open_backend`). Question and answer go through its standard
input and output: no secret is in an argument, a variable or a file. It ends when its parent does, and its
prompt with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from agent.platform import keyrings
from agent.platform.keyrings import LockedKeyring, NoKeyring

FLAG: Final = "--keyring-child"
"""A frozen program has no `-m`: with this as its only argument it is to call `main`."""

_ROOT: Final = Path(__file__).parents[2]


class ChildKeyring:
    """A `Backend` whose every call is a child. Raises `LockedKeyring` or `NoKeyring`; may block on a prompt."""

    def get_password(self, service: str, username: str) -> str | None:
        """See `Backend.get_password`."""
        return _ask({"verb": "get", "service": service, "username": username})

    def get_passwords(self, service: str, usernames: Sequence[str]) -> Mapping[str, str | None]:
        """As `get_password` for each of these, by one child: most of what each costs is its start."""
        found = _ask(
            {"verb": "get-several", "service": service, "username": json.dumps([*usernames])}
        )
        secrets: dict[str, str | None] = json.loads(found or "{}")
        return secrets

    def set_password(self, service: str, username: str, password: str) -> None:
        """See `Backend.set_password`."""
        _ask({"verb": "set", "service": service, "username": username, "password": password})

    def delete_password(self, service: str, username: str) -> None:
        """See `Backend.delete_password`."""
        _ask({"verb": "delete", "service": service, "username": username})


def main() -> int:
    """Be the child: answer the one question on standard input."""
    question: dict[str, str] = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.stdout.write(json.dumps(_answer(question)) + "\n")
    sys.stdout.flush()
    return 0


def _answer(question: Mapping[str, str]) -> dict[str, str | None]:
    """What the keyring says, or why it says nothing."""
    service, username = question["service"], question["username"]
    try:
        backend = keyrings.open_backend()
        secret = None
        if question["verb"] == "get":
            secret = backend.get_password(service, username)
        elif question["verb"] == "get-several":
            names: list[str] = json.loads(username)
            secret = json.dumps({name: backend.get_password(service, name) for name in names})
        elif question["verb"] == "set":
            backend.set_password(service, username, question["password"])
        else:
            backend.delete_password(service, username)
    except Exception as error:  # noqa: BLE001 — process guard: a bug is raised anew in the parent
        reason = str(error) or type(error).__name__
        if keyrings.is_locked(error):
            return {"locked": reason}
        if keyrings.is_trouble(error):
            return {"missing": reason}
        return {"bug": type(error).__name__}  # its text could hold the secret
    return {"secret": secret}


def _end_with_parent() -> None:
    """Standard input ends with the parent; without a lock that would be held when the child ends itself."""
    while os.read(0, 1):
        pass
    os._exit(1)


def _ask(question: Mapping[str, str]) -> str | None:
    """Run a child for `question` and return its secret."""
    with subprocess.Popen(
        _command(),
        # Python looks for modules where it is started: here only ours are.
        cwd=None if _frozen() else _ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_flags(),
    ) as child:
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("a child without pipes")
        child.stdin.write(json.dumps(question).encode("ascii") + b"\n")
        child.stdin.flush()
        line = child.stdout.readline()
    if not line:
        raise NoKeyring(f"the keyring's process ended with {child.returncode}")
    answer: dict[str, str | None] = json.loads(line)
    if "locked" in answer:
        raise LockedKeyring(answer["locked"])
    if "missing" in answer:
        raise NoKeyring(answer["missing"])
    if "bug" in answer:
        raise RuntimeError(answer["bug"])
    return answer["secret"]


def _command() -> list[str]:
    return [sys.executable, FLAG] if _frozen() else [sys.executable, "-m", __spec__.name]


def _flags() -> int:
    """Without this a child of a program without a console opens one."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


if __name__ == "__main__":
    sys.exit(main())
