"""The last memos of each contract, sealed: what somebody works on is nobody's business who has only the disk."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from agent.plain import PlainError, from_plain, to_plain
from agent.store.errors import StoreError, disk_problem
from agent.store.files import set_aside, write_atomically
from agent.store.vault import Cipher, Damaged
from wire.records import ContractId

Memos = Mapping[ContractId, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Kept:
    memos: Memos


_log = logging.getLogger(__name__)


class MemoFile:
    """One small file, replaced as a whole. One thread at a time; errors are `StoreError`."""

    def __init__(self, path: Path, cipher: Cipher) -> None:
        self._path = path
        self._cipher = cipher

    def load(self) -> Memos:
        """What was saved; nothing where there is no file. It is only a help for typing: a damaged one is set aside."""
        try:
            plain = json.loads(self._cipher.open(self._path.read_bytes()))
            return from_plain(_Kept, {"memos": plain}).memos
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise StoreError(disk_problem(error, self._path)) from error
        except (ValueError, RecursionError, PlainError, Damaged) as error:
            _log.warning("the last memos cannot be read and are set aside: %s", error)
            return self._begin_anew()

    def save(self, memos: Memos) -> None:
        """Replace the file; durable when this returns."""
        sealed = self._cipher.seal(json.dumps(to_plain(memos)).encode("utf-8"))
        try:
            write_atomically(self._path, sealed)
        except OSError as error:
            raise StoreError(disk_problem(error, self._path)) from error

    def _begin_anew(self) -> Memos:
        try:
            set_aside(self._path)
        except OSError as error:
            raise StoreError(disk_problem(error, self._path)) from error
        return {}
