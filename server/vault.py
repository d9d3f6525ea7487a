"""Seals the few secrets that the server itself must be able to read, with a key that is not in the database."""

from __future__ import annotations

import threading
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from server.clock import Rng
from server.storage.errors import DataFolderError
from server.storage.folder import write_private

_KEY_BYTES = 32
_NONCE_BYTES = 12


class Vault:
    """The key lies in `folder` as `accounts.key`, made when first needed. Safe from any thread."""

    def __init__(self, folder: Path, rng: Rng) -> None:
        self._path = folder / "accounts.key"
        self._rng = rng
        self._lock = threading.Lock()
        self._key: bytes | None = None

    def seal(self, secret: bytes, *, whose: str) -> bytes:
        """`secret` so that only `open` with the same `whose` gives it back. Raises `DataFolderError`."""
        nonce = self._rng.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher(make=True).encrypt(nonce, secret, whose.encode())

    def open(self, sealed: bytes, *, whose: str) -> bytes:
        """What was sealed. Raises `DataFolderError` where the key is gone or another one."""
        try:
            return self._cipher(make=False).decrypt(
                sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], whose.encode()
            )
        except InvalidTag as error:
            raise DataFolderError(
                f"{self._path} is not the key that the database was written with. Put back the right one."
            ) from error

    def _cipher(self, *, make: bool) -> ChaCha20Poly1305:
        with self._lock:
            if self._key is None:
                self._key = self._load(make=make)
            return ChaCha20Poly1305(self._key)

    def _load(self, *, make: bool) -> bytes:
        try:
            if make and not self._path.exists():
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_private(self._path, self._rng.token_bytes(_KEY_BYTES))
            key = self._path.read_bytes()
        except OSError as error:
            raise DataFolderError(
                f"{self._path} cannot be read or written: {error.strerror}. Put it back from a backup."
            ) from error
        if len(key) != _KEY_BYTES:
            raise DataFolderError(f"{self._path} is damaged. Put it back from a backup.")
        return key
