"""How one server is set up: a frozen record that the command line fills and everything else reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from server.oidc.reach import Reach
from server.smtp import MailServer

DEFAULT_PORT = 8765


class SettingsError(Exception):
    """A setting that cannot work; the text says which and what to write instead."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One server.

    `data` is the folder that holds everything not given elsewhere: the database `hourproof.db`, the
    blobs, the log keys and the backups. `public_url` is the address as people type it, without a slash at
    its end; cookies are marked secure when it is https. `blobs_url` names an object store (`s3://`,
    `gs://`, `az://`) instead of the folder.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    public_url: str = f"http://127.0.0.1:{DEFAULT_PORT}"
    blobs_url: str | None = None
    database_url: str | None = None
    """Address of a PostgreSQL database that is used instead of the SQLite file."""

    witnesses: tuple[tuple[str, str], ...] = ()
    """Address and vkey of each program that is asked to cosign the logs; none unless the operator names one."""
    timestamps: str | None = None
    """Address of a time-stamp authority (RFC 3161) for one token a day, if the operator names one."""

    mail: MailServer | None = None
    """Where letters are handed in; without one none are sent."""

    providers: Reach = Reach.PUBLIC
    """Where identity providers of organizations may be."""

    webhooks: Reach = Reach.PUBLIC
    """Where webhooks of organizations may be."""

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "hourproof.db"

    @property
    def blobs(self) -> Path:
        """The folder of the built-in blob store."""
        return self.data / "blobs"

    @property
    def keys(self) -> Path:
        """The folder with one log key per organization, readable by its owner only."""
        return self.data / "keys"

    @property
    def heads(self) -> Path:
        """The folder with the newest checkpoint of each log, which a restored database is compared with."""
        return self.data / "heads"

    @property
    def backups(self) -> Path:
        """Where the database is copied before a migration."""
        return self.data / "backups"

    @property
    def public_host(self) -> str:
        """Host and port of `public_url`: how new logs are named."""
        return urlsplit(self.public_url).netloc

    @property
    def secure(self) -> bool:
        """Whether browsers reach this server over https."""
        return urlsplit(self.public_url).scheme == "https"


def database_url(text: str) -> str:
    """`text` as the address of a PostgreSQL database; raises `SettingsError` when it is not one. A password in it
    is never said again."""
    parts = urlsplit(text)
    if parts.scheme not in ("postgresql", "postgres") or len(parts.path) < 2:
        raise SettingsError(
            "--database is no address like postgresql://USER@HOST:5432/NAME. Leave it out for a SQLite file in the "
            "data folder."
        )
    return text


def public_url(text: str) -> str:
    """`text` as a clean base address; raises `SettingsError` when it is not one."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise SettingsError(
            f"{text!r} is not an address like https://hours.example.com: give scheme and host."
        )
    if parts.path not in ("", "/"):
        raise SettingsError(f"{text!r} has a path: Hourproof needs a host of its own.")
    if "+" in parts.netloc or "@" in parts.netloc:
        raise SettingsError(f"{text!r}: the host must not contain '+' or '@'.")
    return f"{parts.scheme}://{parts.netloc}"
