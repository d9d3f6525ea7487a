"""Which keyring of the operating system is used: named here, never chosen by the environment.

`keyring` would read PYTHON_KEYRING_BACKEND, `keyringrc.cfg`, entry points and KEYRING_PROPERTY_*
and could be led to a null or plain-text back-end. This module makes the one back-end of each
system itself and clears whatever the environment has put on it. Imports are inside the functions
because `keyring` is large: the agent has `keyring_child` call them in a process that ends.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol


class Backend(Protocol):
    """The part of `keyring.backend.KeyringBackend` that we use; any call may block on a prompt."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, or None where there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the secret, replacing an older one."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget the secret. Raises `PasswordDeleteError` where there is none."""


class NoKeyring(Exception):
    """There is no keyring service here; the text is the system's own reason, for the details."""


class LockedKeyring(Exception):
    """The keyring is there but locked; the text is its own reason."""


def open_backend() -> Backend:
    """The keyring back-end of this system. May talk to the keyring service; raises `NoKeyring`."""
    # Each branch asks `priority`, which raises with the reason when the service cannot be reached.
    try:
        if sys.platform == "linux":
            from keyring.backends import SecretService

            float(SecretService.Keyring.priority)
            return _pinned(SecretService.Keyring)
        if sys.platform == "darwin":
            from keyring.backends import macOS

            float(macOS.Keyring.priority)
            return _pinned(macOS.Keyring)
        if sys.platform == "win32":
            from keyring.backends import Windows

            float(Windows.WinVaultKeyring.priority)
            return _pinned(Windows.WinVaultKeyring)
    except (RuntimeError, OSError, EOFError, ImportError) as problem:
        raise NoKeyring(str(problem) or type(problem).__name__) from problem
    raise NoKeyring(sys.platform)


def backend_name() -> str:
    """The name of the back-end that `open_backend` would use, for `doctor`; imports nothing."""
    names = {"linux": "secret-service", "darwin": "keychain", "win32": "credential-locker"}
    return names.get(sys.platform, "none")


def is_locked(problem: BaseException) -> bool:
    """Whether `problem`, raised by a back-end, means that the keyring is there but locked."""
    if isinstance(problem, LockedKeyring | NoKeyring):
        return isinstance(problem, LockedKeyring)
    from keyring.errors import KeyringLocked

    if isinstance(problem, KeyringLocked):
        return True
    if sys.platform == "linux":
        from secretstorage.exceptions import LockedException, PromptDismissedException

        return isinstance(problem, LockedException | PromptDismissedException)
    return False


def is_trouble(problem: BaseException) -> bool:
    """Whether `problem` is one that back-ends of this system raise when the keyring does not work."""
    if isinstance(problem, LockedKeyring | NoKeyring | OSError | EOFError):
        return True
    from keyring.errors import KeyringError

    if isinstance(problem, KeyringError):
        return True
    if sys.platform == "linux":
        from jeepney import DBusErrorResponse
        from secretstorage.exceptions import SecretStorageException

        return isinstance(problem, SecretStorageException | DBusErrorResponse)
    if sys.platform == "win32":
        from win32ctypes.pywin32 import pywintypes  # type: ignore[import-not-found]  # Windows only

        return isinstance(problem, pywintypes.error)
    return False


def is_absent(problem: BaseException) -> bool:
    """Whether `problem` only says that there was no such secret to delete."""
    from keyring.errors import PasswordDeleteError

    return isinstance(problem, PasswordDeleteError)


def _pinned(make: Callable[[], Backend]) -> Backend:
    """A new back-end without the properties that KEYRING_PROPERTY_* variables have put on it.

    One of them could name the collection that is thrown away at the end of the session.
    """
    backend = make()
    vars(backend).clear()
    return backend
