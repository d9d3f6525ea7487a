"""What every part of the server is given: settings, clock, randomness, database and blobs."""

from __future__ import annotations

from dataclasses import dataclass

from server.clock import Clock, Rng
from server.settings import Settings
from server.storage.blobs import BlobStore
from server.storage.database import Database


@dataclass(frozen=True, slots=True)
class Core:
    """Made once by `server.wiring` (or a command line) and handed to each service and router."""

    settings: Settings
    clock: Clock
    rng: Rng
    database: Database
    blobs: BlobStore
