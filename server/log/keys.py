"""The log key of each organization: an Ed25519 key in a file that only the server's account can read."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from server.clock import Rng
from server.storage.errors import DataFolderError
from server.storage.folder import write_private
from wire import note
from wire.keys import SoftwareSigner
from wire.records import OrganizationId


def log_origin(public_host: str, organization: OrganizationId) -> str:
    """The name of the organization's log, fixed when the organization is made."""
    return f"{public_host}/log/{organization}"


def ensure_log_key(folder: Path, organization: OrganizationId, *, origin: str, rng: Rng) -> str:
    """Make the key of a new log, durably, unless its file is there, and return its public half as a vkey.

    Whoever has the file can sign checkpoints in the organization's name, and without it the log cannot go
    on: keep it with the backups, apart from the database. Raises `DataFolderError`.
    """
    path = _path(folder, organization)
    if not path.exists():
        private = Ed25519PrivateKey.from_private_bytes(rng.token_bytes(32))
        pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(path, pem)
        except OSError as error:
            raise DataFolderError(
                f"The log key {path} cannot be written: {error.strerror}."
            ) from error
    return note.vkey(origin, _load(path).public_key())


def load_signer(folder: Path, organization: OrganizationId, *, vkey: str) -> SoftwareSigner:
    """The signer of the organization's log; raises `DataFolderError` unless its file holds the key of `vkey`."""
    path = _path(folder, organization)
    private = _load(path)
    origin, _ = note.parse_vkey(vkey)
    if note.vkey(origin, private.public_key()) != vkey:
        raise DataFolderError(
            f"The log key {path} is not the one that the database names: put back the matching file."
        )
    return SoftwareSigner(private)


def _load(path: Path) -> Ed25519PrivateKey:
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise DataFolderError(
            f"The log key {path} cannot be read ({error.strerror}). Without it nothing can be "
            "received: put it back from your backup."
        ) from error
    except ValueError as error:
        raise DataFolderError(
            f"The log key {path} is damaged: put it back from your backup."
        ) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise DataFolderError(f"{path} does not hold an Ed25519 key.")
    return private


def _path(folder: Path, organization: OrganizationId) -> Path:
    return folder / f"{organization}.log.pem"
