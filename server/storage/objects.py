"""Blobs in an object store: S3, Google Cloud Storage or Azure, through obstore."""

from __future__ import annotations

from collections.abc import Iterator

from obstore.exceptions import BaseError
from obstore.store import ObjectStore, from_url

from server.storage.errors import BlobStoreError
from wire.records import OrganizationId, Sha256


class ObjectBlobs:
    """Objects `<organization>/<first two digits>/<hash>` in `store`, which is durable when a put returns."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def put(self, organization: OrganizationId, sha256: Sha256, data: bytes) -> None:
        """Keep `data`; see `BlobStore`."""
        try:
            self._store.put(_name(organization, sha256), data)
        except BaseError as error:
            raise _unreachable(error) from error

    def get(self, organization: OrganizationId, sha256: Sha256) -> bytes | None:
        """The bytes or None."""
        try:
            return bytes(self._store.get(_name(organization, sha256)).bytes())
        except FileNotFoundError:
            return None
        except BaseError as error:
            raise _unreachable(error) from error

    def exists(self, organization: OrganizationId, sha256: Sha256) -> bool:
        """Whether the object is there."""
        try:
            self._store.head(_name(organization, sha256))
        except FileNotFoundError:
            return False
        except BaseError as error:
            raise _unreachable(error) from error
        return True

    def delete(self, organization: OrganizationId, sha256: Sha256) -> None:
        """Remove the object."""
        try:
            self._store.delete(_name(organization, sha256))
        except FileNotFoundError:
            return
        except BaseError as error:
            raise _unreachable(error) from error

    def names(self, organization: OrganizationId) -> Iterator[Sha256]:
        """The names of all objects."""
        try:
            for some in self._store.list(prefix=f"{organization}/"):
                yield from (Sha256(found["path"].rpartition("/")[2]) for found in some)
        except BaseError as error:
            raise _unreachable(error) from error


def object_blobs(url: str) -> ObjectBlobs:
    """The store at `url` (`s3://bucket/prefix`, `gs://`, `az://`); credentials come from the environment.

    Raises `BlobStoreError` for an address that obstore does not know.
    """
    try:
        return ObjectBlobs(from_url(url))
    except (BaseError, ValueError) as error:
        why = str(error).splitlines()[0]
        raise BlobStoreError(
            f"{url} is no object store ({why}). Give --blobs as s3://, gs:// or az:// with a bucket, or "
            "leave it out to keep pictures in the data folder."
        ) from error


def _name(organization: OrganizationId, sha256: Sha256) -> str:
    return f"{organization}/{sha256[:2]}/{sha256}"


def _unreachable(error: BaseError) -> BlobStoreError:
    return BlobStoreError(f"The object store answers: {error}")
