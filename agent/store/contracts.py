"""The contracts as last heard from the server, sealed: who has only the disk learns no employer from it."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from agent.core.problems import Problem, ProblemCode
from agent.store.errors import StoreError, disk_problem
from agent.store.files import set_aside, write_atomically
from agent.store.vault import MAGIC, Cipher, Damaged
from wire.contracts import contract_from_json, contract_to_json
from wire.problems import WireError
from wire.records import Contract

_log = logging.getLogger(__name__)


class UnreadableContracts(Exception):
    """The kept list is damaged; it is only a copy, and is fetched anew."""


class ContractsFile:
    """One small file, replaced as a whole; a copy of what the server tells. One thread at a time."""

    def __init__(self, path: Path, cipher: Cipher) -> None:
        self._path = path
        self._cipher = cipher

    @property
    def is_sealed(self) -> bool:
        """Whether nobody can read it without the key. Raises `OSError`; False where there is no file."""
        try:
            with self._path.open("rb") as file:
                return file.read(len(MAGIC)) == MAGIC
        except FileNotFoundError:
            return False

    def look(self) -> tuple[Contract, ...]:
        """The list, nothing where there is no file; one in the clear, of an earlier version, is read as well.

        Raises `UnreadableContracts` or `OSError`, and changes nothing.
        """
        try:
            listed = json.loads(self._cipher.open(self._path.read_bytes()))
            return tuple(contract_from_json(one) for one in listed)
        except FileNotFoundError:
            return ()
        except (ValueError, TypeError, RecursionError, WireError, Damaged, StoreError) as error:
            # `StoreError`: it was sealed with a key of before. The list comes again with the next refresh.
            raise UnreadableContracts from error

    def take_up(self) -> tuple[tuple[Contract, ...], Problem | None]:
        """The list, and what was wrong with it: a damaged one is set aside."""
        try:
            return self.look(), None
        except OSError as error:
            _log.warning("the kept contracts cannot be read and will be fetched: %s", error)
            return (), disk_problem(error, self._path)
        except UnreadableContracts:
            _log.warning("the kept contracts are damaged and will be fetched")
        try:
            kept = set_aside(self._path)
        except OSError as error:
            return (), disk_problem(error, self._path)
        _log.warning("the damaged file was set aside: %s", kept)
        details = {"path": str(kept), "kept_at": str(kept)}
        return (), Problem(ProblemCode.CONTRACTS_CORRUPT, details)

    def save(self, contracts: tuple[Contract, ...]) -> None:
        """Replace the file; durable when this returns. Raises `StoreError`."""
        plain = json.dumps([contract_to_json(one) for one in contracts]).encode("utf-8")
        try:
            write_atomically(self._path, self._cipher.seal(plain))
        except OSError as error:
            raise StoreError(disk_problem(error, self._path)) from error

    def seal(self) -> None:
        """Seal what an earlier version left in the clear. Idempotent; raises `StoreError`.

        A damaged list stays as it is, to be set aside by `take_up`.
        """
        try:
            if self.is_sealed or not self._path.exists():
                return
            listed = self.look()
        except UnreadableContracts:
            return
        except OSError as error:
            raise StoreError(disk_problem(error, self._path)) from error
        self.save(listed)
