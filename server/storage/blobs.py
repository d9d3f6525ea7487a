"""The blob store as the rest of the server sees it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from wire.records import OrganizationId, Sha256


class BlobStore(Protocol):
    """Immutable bytes under (organization, their SHA-256). Safe from any thread.

    The caller checks that the hash is that of the bytes. All methods raise `BlobStoreError` when the store
    cannot be reached or refuses, and `DiskFullError` when it has no room.
    """

    def put(self, organization: OrganizationId, sha256: Sha256, data: bytes) -> None:
        """Keep `data`. On return it is durable. Putting what is there already changes nothing."""
        ...

    def get(self, organization: OrganizationId, sha256: Sha256) -> bytes | None:
        """The bytes, or None when there are none."""
        ...

    def exists(self, organization: OrganizationId, sha256: Sha256) -> bool:
        """Whether there are bytes under this name."""
        ...

    def delete(self, organization: OrganizationId, sha256: Sha256) -> None:
        """Remove the bytes for good; nothing happens when there are none."""
        ...

    def names(self, organization: OrganizationId) -> Iterator[Sha256]:
        """The names of everything that is kept for `organization`, in no order."""
        ...
