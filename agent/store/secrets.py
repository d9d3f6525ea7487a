"""The device key and the token in the keyring of the operating system, and nowhere else.

Where no keyring answers there is no fallback: the person hears what is wrong, and nothing is
written in plain text. A locked keyring shows its own prompt and blocks until somebody answers, so
each call runs on a thread of its own and is given up after a time limit.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from agent.core.problems import Problem, ProblemCode
from agent.platform import keyrings
from agent.platform.keyring_child import ChildKeyring
from agent.platform.keyrings import Backend
from agent.store.errors import StoreError

_T = TypeVar("_T")

PROMPT_LIMIT_S = 60.0
"""How long a person has to answer the keyring's own prompt."""


class SecretName(StrEnum):
    """What is kept secret. The values name the entries in the keyring."""

    DEVICE_KEY = "device-key"
    PROBE = "probe"
    """Kept for a moment by `doctor`, to see that the keyring keeps things."""
    TOKEN = "token"  # noqa: S105 — the name of an entry, not a secret
    PROXY_PASSWORD = "proxy-password"  # noqa: S105 — as above
    SIGN_IN = "sign-in"
    """A sign-in through the browser that waits for its person: with it the device goes on after a kill."""
    STORE_KEY = "store-key"
    """Seals what lies in the data folder (`agent.store.vault`)."""


_FIRST: Final = SecretName.STORE_KEY.value
_READ_AT_START: Final = (SecretName.DEVICE_KEY, SecretName.TOKEN)


class SecretStore(Protocol):
    """Keeps few short texts safe. Every call raises `StoreError` KEYRING_MISSING or
    KEYRING_LOCKED.
    """

    def read(self, name: SecretName) -> str | None:
        """The secret, or None where there is none."""

    def write(self, name: SecretName, secret: str) -> None:
        """Keep the secret, replacing an older one; returns when it can be read back."""

    def delete(self, name: SecretName) -> None:
        """Forget the secret. Idempotent."""


class KeyringSecrets:
    """A `SecretStore` in the one keyring of this system, asked through a child process. Any
    thread; calls wait in turn.
    """

    def __init__(
        self,
        service: str,
        *,
        open_backend: Callable[[], Backend] = ChildKeyring,
        limit_s: float = PROMPT_LIMIT_S,
    ) -> None:
        self._service = service
        self._open_backend = open_backend
        self._limit_s = limit_s
        self._turn = threading.Lock()
        self._ahead: dict[SecretName, str] = {}
        """Read already, and not yet asked for."""

    def read(self, name: SecretName) -> str | None:
        """See `SecretStore.read`."""
        if name is SecretName.STORE_KEY:
            return self._read_first()
        # Once: whoever asks again later wants to know what the keyring has then.
        ahead = self._ahead.pop(name, None)
        if ahead is not None:
            return ahead
        return self._call(lambda backend: backend.get_password(self._service, name.value))

    def _read_first(self) -> str | None:
        """The store's key, with which a start begins, and by the same child what is read right after it."""

        def ask(backend: Backend) -> Mapping[str, str | None]:
            if not isinstance(backend, ChildKeyring):
                return {_FIRST: backend.get_password(self._service, _FIRST)}
            return backend.get_passwords(
                self._service, [_FIRST, *(name.value for name in _READ_AT_START)]
            )

        found = self._call(ask)
        for name in _READ_AT_START:
            secret = found.get(name.value)
            if secret is not None:
                self._ahead[name] = secret
        return found.get(_FIRST)

    def write(self, name: SecretName, secret: str) -> None:
        """See `SecretStore.write`."""
        self._ahead.pop(name, None)
        self._call(lambda backend: backend.set_password(self._service, name.value, secret))
        if self.read(name) != secret:
            raise StoreError(_problem(ProblemCode.KEYRING_MISSING, "secret was not kept"))

    def delete(self, name: SecretName) -> None:
        """See `SecretStore.delete`."""
        self._ahead.pop(name, None)
        if self.read(name) is not None:
            self._call(lambda backend: backend.delete_password(self._service, name.value))

    def _call(self, act: Callable[[Backend], _T]) -> _T:
        """Have `act` done on a worker, and translate what goes wrong."""
        outcome = self._outcome(act)
        if not isinstance(outcome, _Failed):
            return outcome
        error = outcome.error
        if keyrings.is_locked(error):
            raise StoreError(_problem(ProblemCode.KEYRING_LOCKED, str(error))) from error
        if keyrings.is_trouble(error):
            reason = str(error) or type(error).__name__
            raise StoreError(_problem(ProblemCode.KEYRING_MISSING, reason)) from error
        raise error

    def _outcome(self, act: Callable[[Backend], _T]) -> _T | _Failed:
        """What `act` returned or raised, or KEYRING_LOCKED when nobody answered within the limit."""
        # A call that was given up holds the turn until its prompt is answered or dismissed, so a
        # person who is away never finds more than one prompt.
        if not self._turn.acquire(timeout=self._limit_s):
            raise StoreError(_problem(ProblemCode.KEYRING_LOCKED, "an earlier prompt is open"))
        answer: queue.SimpleQueue[_T | _Failed] = queue.SimpleQueue()

        def work() -> None:
            try:
                answer.put(act(self._open_backend()))
            except BaseException as error:  # noqa: BLE001 — thread guard: handed to the caller
                answer.put(_Failed(error))
            finally:
                self._turn.release()

        # A daemon, because a prompt that nobody answers must not keep the program from ending.
        threading.Thread(target=work, name="keyring", daemon=True).start()
        try:
            return answer.get(timeout=self._limit_s)
        except queue.Empty:
            raise StoreError(
                _problem(ProblemCode.KEYRING_LOCKED, "nobody answered the prompt")
            ) from None


@dataclass(frozen=True, slots=True)
class _Failed:
    error: BaseException


def _problem(code: ProblemCode, reason: str) -> Problem:
    return Problem(code, {"keyring": keyrings.backend_name(), "reason": reason})
