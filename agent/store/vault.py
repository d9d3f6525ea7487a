"""Seals what lies in the data folder: for whoever has the disk but not the login it is noise.

One key for each data folder, kept in the keyring beside the device key and nowhere else. Every value has a nonce of
its own and is bound to its purpose; its header names the key, so that another key is told from damage.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from agent.core.problems import Problem, ProblemCode
from agent.store.errors import StoreError, disk_problem
from agent.store.files import write_atomically
from agent.store.secrets import SecretName, SecretStore

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

KEY_BYTES: Final = 32
MAGIC: Final = b"HPS1"
"""Begins every sealed file."""
TEXT_MARK: Final = "hp1:"
"""Begins every sealed text; neither JSON nor base64url has a colon there."""
_ID_BYTES: Final = 4
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16


class Damaged(Exception):
    """A sealed value was altered, or belongs elsewhere; no part of it can be had."""


class Cipher(Protocol):
    """Seals and opens values of one kind. Any thread. Both raise `StoreError` KEY_LOST without the right key."""

    def seal(self, data: bytes) -> bytes:
        """`data` so that only the holder of the key can read it."""

    def open(self, sealed: bytes) -> bytes:
        """What was sealed. What never was is returned as it is. Raises `Damaged`."""

    def seal_text(self, text: str) -> str:
        """The same as text."""

    def open_text(self, sealed: str) -> str:
        """The same from text."""


class InTheClear:
    """A `Cipher` that changes nothing: for tests, and for reading what earlier versions wrote."""

    def seal(self, data: bytes) -> bytes:
        """`data` itself."""
        return data

    def open(self, sealed: bytes) -> bytes:
        """`sealed` itself."""
        return sealed

    def seal_text(self, text: str) -> str:
        """`text` itself."""
        return text

    def open_text(self, sealed: str) -> str:
        """`sealed` itself."""
        return sealed


IN_THE_CLEAR: Final = InTheClear()


@dataclass(frozen=True, slots=True)
class _Key:
    name: bytes
    """Tells keys apart and nothing else."""
    aead: ChaCha20Poly1305


class Vault:
    """The key of one data folder, once the keyring has given it. Any thread.

    `mark` is a small file that names the key, so that a lost one is noticed before anything is written;
    `random_bytes` must be unpredictable.
    """

    def __init__(
        self, secrets: SecretStore, *, mark: Path, random_bytes: Callable[[int], bytes]
    ) -> None:
        self._secrets = secrets
        self._mark = mark
        self._random_bytes = random_bytes
        self._lock = threading.Lock()
        self._key: _Key | None = None

    @property
    def is_open(self) -> bool:
        """Whether the key is at hand."""
        return self._key is not None

    @property
    def in_use(self) -> bool:
        """Whether anything was ever sealed in this data folder."""
        return self._mark.exists()

    def unlock(self) -> None:
        """Have the keyring give the key, and make one where nothing was sealed yet. Idempotent.

        May wait for the keyring's prompt. Raises `StoreError` KEYRING_MISSING, KEYRING_LOCKED, KEY_LOST (the
        data was sealed with a key that the keyring does not have), or what the disk says.
        """
        with self._lock:
            if self._key is not None:
                return
            marked = self._marked()
            secret = self._secrets.read(SecretName.STORE_KEY)
            if secret is None:
                if marked is not None:
                    raise StoreError(_lost("gone"))
                secret = base64.b64encode(self._random_bytes(KEY_BYTES)).decode("ascii")
                self._secrets.write(SecretName.STORE_KEY, secret)
            key = _key_of(secret)
            if marked is None:
                self._write_mark(key)
            elif marked != key.name.hex():
                raise StoreError(_lost("another"))
            self._key = key

    def cipher(self, purpose: str) -> Cipher:
        """Seals values of one purpose: a value moved to where another purpose is expected is `Damaged`."""
        return _VaultCipher(self, purpose.encode("ascii"))

    def seal(self, data: bytes, purpose: bytes) -> bytes:
        """Key name, nonce, ciphertext and tag. Raises `StoreError` KEY_LOST."""
        key = self._needed()
        nonce = self._random_bytes(_NONCE_BYTES)
        return key.name + nonce + key.aead.encrypt(nonce, data, purpose)

    def open(self, sealed: bytes, purpose: bytes) -> bytes:
        """The other way round. Raises `Damaged`, `StoreError` KEY_LOST."""
        from cryptography.exceptions import InvalidTag

        key = self._needed()
        if len(sealed) < _ID_BYTES + _NONCE_BYTES + _TAG_BYTES:
            raise Damaged("too short")
        if sealed[:_ID_BYTES] != key.name:
            raise StoreError(_lost("another"))
        nonce = sealed[_ID_BYTES : _ID_BYTES + _NONCE_BYTES]
        try:
            return key.aead.decrypt(nonce, sealed[_ID_BYTES + _NONCE_BYTES :], purpose)
        except InvalidTag as error:
            raise Damaged("altered") from error

    def _needed(self) -> _Key:
        if self._key is None:
            raise StoreError(_lost("not-unlocked"))
        return self._key

    def _marked(self) -> str | None:
        """The name of the key that this folder is sealed with."""
        try:
            return self._mark.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            reason = error if isinstance(error, OSError) else OSError(str(error))
            raise StoreError(disk_problem(reason, self._mark)) from error

    def _write_mark(self, key: _Key) -> None:
        try:
            write_atomically(self._mark, f"{key.name.hex()}\n".encode("ascii"))
        except OSError as error:
            raise StoreError(disk_problem(error, self._mark)) from error


class _VaultCipher:
    """A `Cipher` for one purpose."""

    def __init__(self, vault: Vault, purpose: bytes) -> None:
        self._vault = vault
        self._purpose = purpose

    def seal(self, data: bytes) -> bytes:
        """See `Cipher.seal`."""
        return MAGIC + self._vault.seal(data, self._purpose)

    def open(self, sealed: bytes) -> bytes:
        """See `Cipher.open`."""
        if not sealed.startswith(MAGIC):
            return sealed
        return self._vault.open(sealed[len(MAGIC) :], self._purpose)

    def seal_text(self, text: str) -> str:
        """See `Cipher.seal_text`."""
        sealed = self._vault.seal(text.encode("utf-8"), self._purpose)
        return TEXT_MARK + base64.b64encode(sealed).decode("ascii")

    def open_text(self, sealed: str) -> str:
        """See `Cipher.open_text`."""
        if not sealed.startswith(TEXT_MARK):
            return sealed
        try:
            raw = base64.b64decode(sealed[len(TEXT_MARK) :], validate=True)
            return self._vault.open(raw, self._purpose).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError) as error:
            raise Damaged(str(error)) from error


def _key_of(secret: str) -> _Key:
    # Imported here: who is not enrolled needs none of it.
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        raw = base64.b64decode(secret, validate=True)
        aead = ChaCha20Poly1305(raw)
    except (binascii.Error, ValueError) as error:
        raise StoreError(_lost("unreadable")) from error
    name = hashlib.sha256(b"hourproof store key\0" + raw).digest()[:_ID_BYTES]
    return _Key(name, aead)


def _lost(reason: str) -> Problem:
    details = {"secret": SecretName.STORE_KEY.value, "reason": reason, "why": "store-key"}
    return Problem(ProblemCode.KEY_LOST, details)
