"""A real PostgreSQL server on a socket of its own, started once in a run and ended by its own pid."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

from tests.support.waiting import wait_until

PATIENCE_S = 60.0
SUPERUSER = "hourproof"
_SHELF = Path("/usr/lib/postgresql")
"""Where Debian puts the programs, by release; they are not on the path."""


def program(name: str) -> str:
    """The path of a program of the server's; the newest release's."""
    found = shutil.which(name)
    if found is not None and not found.startswith("/usr/bin"):
        return found
    releases = sorted(
        (path for path in _SHELF.glob("*/bin") if (path / name).exists()),
        key=lambda path: float(path.parent.name),
    )
    if not releases:
        raise FileNotFoundError(f"{name} of PostgreSQL is not installed (Debian: postgresql)")
    return str(releases[-1] / name)


@cache
def plain_user() -> pwd.struct_passwd | None:
    """Who runs the server where we are root, which it refuses to be; None: ourselves."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _plain() -> dict[str, Any]:
    """Who a program of the server's runs as, for `subprocess`."""
    user = plain_user()
    return {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


class Cluster:
    """One server with its files in a temporary folder. It listens on a Unix socket there and nowhere else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0

    def start(self, **settings: str) -> None:
        """Start it, and make its files first if there are none; `settings` go before those of the files."""
        data = self.folder / "data"
        if not data.exists():
            done = subprocess.run(
                [
                    *(program("initdb"), "--pgdata", str(data), "--username", SUPERUSER),
                    *("--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--data-checksums"),
                    "--no-sync",
                ],
                **_plain(),
                cwd=self.folder,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
        told = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.folder),
            "shared_buffers": "32MB",
            "max_connections": "60",
            "autovacuum": "off",
            **settings,
        }
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *(program("postgres"), "-D", str(data)),
                    *(word for name, value in told.items() for word in ("-c", f"{name}={value}")),
                ],
                **_plain(),
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        self._wait()

    def _wait(self) -> None:
        assert self._process is not None
        process = self._process

        def takes() -> bool:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                assert process.poll() is None, (self.folder / "log").read_text()
                return False
            return True

        wait_until(takes, f"PostgreSQL in {self.folder} to take connections", patience_s=PATIENCE_S)

    def stop(self, *, at_once: bool = False) -> None:
        """Stop it: every connection is ended; `at_once` as a power cut does, without a word or a checkpoint."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGQUIT if at_once else signal.SIGINT)
        self._process.wait(PATIENCE_S)
        self._process = None

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://{SUPERUSER}@/{database}?host={quote(str(self.folder), safe='')}"

    def database(self, *, like: str = "template0") -> str:
        """Make a database, sorted as we need it, and give its address; `like` is copied."""
        self._made += 1
        name = f"hourproof_{os.getpid()}_{self._made}"
        self.ask(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(like)
            )
        )
        return self.url(name)

    def ask(
        self, question: sql.SQL | sql.Composed, *, database: str = "postgres"
    ) -> list[tuple[object, ...]]:
        """One statement of the superuser's, outside of any transaction; its rows if it has any."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(question)
            return cursor.fetchall() if cursor.description else []


def name_of(url: str) -> str:
    """The database that an address of `Cluster.url` names."""
    return url.partition("@/")[2].partition("?")[0]


@contextlib.contextmanager
def cluster(**settings: str) -> Iterator[Cluster]:
    """A running server in a folder that goes with it."""
    # A socket's path must be short: not in pytest's folder.
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user = plain_user()
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        made = Cluster(folder)
        try:
            made.start(**settings)
            yield made
        finally:
            # Its files are thrown away: they need not be made whole first.
            made.stop(at_once=True)


def main() -> None:
    """Run one until Enter is pressed: `python -m tests.support.postgres`."""
    with cluster() as made:
        print(made.database(), flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    main()
