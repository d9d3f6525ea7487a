"""Packs what is sent of a statement: every item that is due and whole on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sync.errors import SyncCode, SyncProblem
from sync.records import Head, Parcel, ParcelItem
from wire.batch import Batch, encode_batch
from wire.envelope import sha256_of
from wire.records import Sha256


class PictureStore(Protocol):
    """The picture files of this machine, by the hash of their bytes."""

    def read(self, sha256: Sha256) -> bytes:
        """The bytes of a file; raises `OSError` (`FileNotFoundError`) when they cannot be had."""

    def remove(self, sha256: Sha256) -> None:
        """Delete a file; no error when it is gone already; `OSError` when it cannot be.

        Must keep the file if a segment that is not sealed yet names the same picture: two shots of a still screen are
        one file. Called with the spool's lock held: must not call the spool.
        """


@dataclass(frozen=True, slots=True)
class Packed:
    """A batch; `mask` has the bits of the items in it, `problem` is why others are not."""

    body: bytes
    mask: int
    problem: SyncProblem | None


def pack(head: Head, parcel: Parcel, pictures: PictureStore) -> Packed:
    """Put together every item that is not erased, not receipted yet, and whole."""
    disclosures: list[str | None] = []
    blobs: list[bytes] = []
    mask, problem = 0, None
    for position, item in enumerate(parcel.items):
        files: tuple[bytes, ...] | SyncProblem | None = None
        if item.disclosure is not None and not parcel.have >> position & 1:
            files = _files(head, item, pictures)
        if isinstance(files, SyncProblem):
            problem = problem or files
        elif files is not None:
            mask |= 1 << position
            blobs.extend(files)
        disclosures.append(item.disclosure if mask >> position & 1 else None)
    body = encode_batch(Batch(parcel.envelope, tuple(disclosures), tuple(blobs)))
    return Packed(body, mask, problem)


def _files(head: Head, item: ParcelItem, pictures: PictureStore) -> tuple[bytes, ...] | SyncProblem:
    """The files of an item, or what is wrong with the first that is not what was signed."""
    files = []
    for image in item.images:
        details = {**head.details, "picture": image}
        try:
            file = pictures.read(image)
        except OSError as error:
            return SyncProblem(SyncCode.PICTURE_MISSING, {**details, "reason": str(error)})
        if sha256_of(file) != image:
            return SyncProblem(SyncCode.PICTURE_ALTERED, details)
        files.append(file)
    return tuple(files)
