"""The keys of each organization's log: Ed25519 keys in files that only the server's account can read.

The *log key* signs checkpoints, the *statement key* what the organization itself states. Each rotation adds
a file; the database says which one counts, and files of keys that were rotated away may be removed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

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
from wire.keys import SoftwareSigner, spki
from wire.records import OrganizationId

Role = Literal["log", "statement"]


def log_origin(public_host: str, organization: OrganizationId) -> str:
    """The name of the organization's log, fixed when the organization is made."""
    return f"{public_host}/log/{organization}"


def ensure_log_key(folder: Path, organization: OrganizationId, *, origin: str, rng: Rng) -> str:
    """Make the key of a new log, durably, unless its file is there, and return its public half as a vkey.

    Whoever has the file can sign checkpoints in the organization's name, and without it the log cannot go
    on: keep it with the backups, apart from the database. Raises `DataFolderError`.
    """
    return note.vkey(origin, ensure_key(_path(folder, organization, "log"), rng=rng).public)


def ensure_statement_key(folder: Path, organization: OrganizationId, *, rng: Rng) -> SoftwareSigner:
    """The first key for the organization's own statements, made durably unless its file is there."""
    return ensure_key(_path(folder, organization, "statement"), rng=rng)


def ensure_key(path: Path, *, rng: Rng) -> SoftwareSigner:
    """The key in the file `path`, made durably unless it is there. Raises `DataFolderError`."""
    if not path.exists():
        _write(path, Ed25519PrivateKey.from_private_bytes(rng.token_bytes(32)))
    return SoftwareSigner(_load(path))


def add_key(folder: Path, organization: OrganizationId, role: Role, *, rng: Rng) -> SoftwareSigner:
    """Make a further key, durably, to rotate to. Raises `DataFolderError`."""
    private = Ed25519PrivateKey.from_private_bytes(rng.token_bytes(32))
    signer = SoftwareSigner(private)
    _write(folder / f"{organization}.{role}.{signer.key_id[:16]}.pem", private)
    return signer


def load_signer(folder: Path, organization: OrganizationId, *, vkey: str) -> SoftwareSigner:
    """The signer of the organization's log; raises `DataFolderError` unless a file of it holds the key of `vkey`."""
    _, public = note.parse_vkey(vkey)
    return _found(folder, organization, "log", spki(public))


def log_vkeys(folder: Path, organization: OrganizationId, *, origin: str) -> tuple[str, ...]:
    """The public halves of all keys of the log whose files are here; raises `DataFolderError` for none."""
    return tuple(
        note.vkey(origin, _load(path).public_key()) for path in _paths(folder, organization, "log")
    )


def load_statement_signer(
    folder: Path, organization: OrganizationId, *, public_spki: bytes
) -> SoftwareSigner:
    """The signer of the organization's statements whose public half this is; raises `DataFolderError`."""
    return _found(folder, organization, "statement", public_spki)


def _write(path: Path, private: Ed25519PrivateKey) -> None:
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(path, pem)
    except OSError as error:
        raise DataFolderError(f"The key {path} cannot be written: {error.strerror}.") from error


def _found(
    folder: Path, organization: OrganizationId, role: Role, public_spki: bytes
) -> SoftwareSigner:
    """The key among the files of `role` whose public half is `public_spki`."""
    for path in _paths(folder, organization, role):
        signer = SoftwareSigner(_load(path))
        if spki(signer.public) == public_spki:
            return signer
    raise DataFolderError(
        f"The {role} key {_path(folder, organization, role)} is not the one that the database names: "
        "put back the matching file."
    )


def _load(path: Path) -> Ed25519PrivateKey:
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise DataFolderError(
            f"The key {path} cannot be read ({error.strerror}). Without it nothing can be "
            "received: put it back from your backup."
        ) from error
    except ValueError as error:
        raise DataFolderError(
            f"The key {path} is damaged: put it back from your backup."
        ) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise DataFolderError(f"{path} does not hold an Ed25519 key.")
    return private


def _paths(folder: Path, organization: OrganizationId, role: Role) -> list[Path]:
    """The files of `role`; where there is none, the one that ought to be."""
    first = _path(folder, organization, role)
    further = sorted(folder.glob(f"{organization}.{role}.*.pem"))
    return [first, *further] if first.exists() else further or [first]


def _path(folder: Path, organization: OrganizationId, role: Role) -> Path:
    return folder / f"{organization}.{role}.pem"
