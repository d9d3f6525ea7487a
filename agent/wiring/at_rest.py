"""Opens the vault of a data folder and fits its ciphers to `sync`."""

from __future__ import annotations

from collections.abc import Callable

from agent.store.paths import Paths
from agent.store.secrets import SecretStore
from agent.store.vault import Cipher, Damaged, Vault
from sync.at_rest import Unreadable

SPOOL = "spool"
JOURNAL = "journal"
PICTURES = "pictures"
MEMOS = "memos"
CONTRACTS = "contracts"


class SpoolTexts:
    """Fits `sync.at_rest.TextCipher`. Any thread; both raise `StoreError` KEY_LOST without the key."""

    def __init__(self, cipher: Cipher) -> None:
        self._cipher = cipher

    def seal_text(self, text: str) -> str:
        """See `TextCipher.seal_text`."""
        return self._cipher.seal_text(text)

    def open_text(self, sealed: str) -> str:
        """See `TextCipher.open_text`."""
        try:
            return self._cipher.open_text(sealed)
        except Damaged as error:
            raise Unreadable(str(error)) from error


def open_vault(
    paths: Paths, secrets: SecretStore, *, random_bytes: Callable[[int], bytes], enrolled: bool
) -> Vault:
    """The vault of `paths`, unlocked if anything in it is sealed or is about to be.

    A machine that nobody is enrolled on is not asked for its keyring. May wait for the keyring's prompt.
    Raises `StoreError` KEYRING_MISSING, KEYRING_LOCKED, KEY_LOST.
    """
    vault = Vault(secrets, mark=paths.vault, random_bytes=random_bytes)
    if enrolled or vault.in_use:
        vault.unlock()
    return vault
