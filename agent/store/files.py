"""Write a file so that after a power cut either the old or the new one is there, whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from agent.platform.files import sync_file, sync_folder

PART_SUFFIX = ".part"
"""Ends the names of files that were not finished; they may be removed at start."""


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`: temporary file, fsync, rename, fsync of the folder. Raises `OSError`.

    The file is readable by its owner only. After an error the old file is as it was; a failed fsync
    is not tried again, because the second one may say that all is well.
    """
    descriptor, name = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}.", suffix=PART_SUFFIX
    )
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            sync_file(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def remove_parts(folder: Path) -> None:
    """Remove what a killed agent left half written in `folder`. Raises `OSError`."""
    for part in folder.glob(f".*{PART_SUFFIX}"):
        part.unlink(missing_ok=True)


def free_name(path: Path) -> Path:
    """`<name>.corrupt-<n>` beside `path`, with the first n that no file has."""
    number = 1
    while (kept := path.with_name(f"{path.name}.corrupt-{number}")).exists():
        number += 1
    return kept


def set_aside(path: Path) -> Path:
    """Rename a file that cannot be read, never over an older one, and say where. Raises `OSError`."""
    kept = free_name(path)
    path.rename(kept)
    sync_folder(path.parent)
    return kept
