"""Puts together batches that come in parts, over lines that do not hold long enough for the whole.

What lies here is nobody's evidence: it has no receipt, and is checked as any other batch once it is whole.
"""

from __future__ import annotations

import hashlib
import re
import threading
from pathlib import Path
from typing import Final

from server.clock import Clock
from server.problems import Code, Problem
from server.storage.folder import known_trouble
from wire.records import DeviceId, Sha256

PART_BYTES: Final = 131_072
"""The longest part."""
KEEP_MS: Final = 3 * 86_400_000
"""How long an unfinished batch is kept."""
MOST: Final = 4
"""How many a device may have at once; the oldest makes room."""

_NAME = re.compile(r"[0-9a-f]{64}")


class Parts:
    """Files `<folder>/<device>-<hash>`, each the beginning of a batch. Any thread."""

    def __init__(self, folder: Path, *, most_bytes: int, clock: Clock) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._clock = clock
        self._lock = threading.Lock()

    def size(self, device: DeviceId, batch: str) -> int:
        """How many bytes of it are here."""
        path = self._path(device, batch)
        with self._lock:
            return path.stat().st_size if path.exists() else 0

    def add(self, device: DeviceId, batch: str, *, at: int, data: bytes) -> int:
        """Put `data` behind the first `at` bytes and return how many there are now.

        Where there are more or fewer nothing is added: the sender goes on from what it is told. Raises `Problem`
        TOO_LARGE, DISK_FULL.
        """
        path = self._path(device, batch)
        if at + len(data) > self._most_bytes:
            raise Problem(
                Code.TOO_LARGE,
                f"A batch has at most {self._most_bytes} bytes. Nothing was stored.",
                extras={"limit": self._most_bytes},
            )
        with self._lock:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                if not path.exists():
                    self._make_room(device)
                have = path.stat().st_size if path.exists() else 0
                if have != at:
                    return have
                with path.open("ab") as file:
                    file.write(data)
                return have + len(data)
            except OSError as error:
                raise known_trouble(error) from error

    def whole(self, device: DeviceId, batch: str) -> bytes:
        """The batch. Raises `Problem` BAD_REQUEST where it is not all here or another; then it begins anew."""
        path = self._path(device, batch)
        with self._lock:
            body = path.read_bytes() if path.exists() else b""
            if hashlib.sha256(body).hexdigest() != batch:
                # The sender takes it for whole: with what is here it never will be.
                path.unlink(missing_ok=True)
                raise Problem(
                    Code.BAD_REQUEST,
                    "parts: the parts that are here are not the whole batch.",
                    extras={"have": len(body)},
                )
        return body

    def forget(self, device: DeviceId, batch: str) -> None:
        """It is stored, or will never be."""
        with self._lock:
            self._path(device, batch).unlink(missing_ok=True)

    def _make_room(self, device: DeviceId) -> None:
        """Remove what is too old, and of this device the oldest where there are too many."""
        own: list[tuple[float, Path]] = []
        for path in self._folder.iterdir():
            changed_ms = path.stat().st_mtime * 1000
            if self._clock.now_ms() - changed_ms > KEEP_MS:
                path.unlink(missing_ok=True)
            elif path.name.startswith(f"{device}-"):
                own.append((changed_ms, path))
        for _, path in sorted(own)[: max(0, len(own) - MOST + 1)]:
            path.unlink(missing_ok=True)

    def _path(self, device: DeviceId, batch: str) -> Path:
        if _NAME.fullmatch(batch) is None:
            raise Problem(
                Code.BAD_REQUEST, "parts: a batch is named by its SHA-256 in lower-case hex."
            )
        return self._folder / f"{device}-{Sha256(batch)}"
