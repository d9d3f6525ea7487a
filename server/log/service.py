"""The logs of all organizations of this server: one sequencer each, started when first needed."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

from sqlalchemy import select

from server.context import Core
from server.log.keys import load_signer
from server.log.sequencer import TICK_AFTER_MS, Sequencer, Shelf
from server.organizations.models import Organization
from wire.records import OrganizationId

A = TypeVar("A")


class Logs(Generic[A]):
    """Finds or starts the sequencer of an organization. Safe from any thread.

    Only one process may run them on one data folder: `server.storage.lock` elects it.
    """

    def __init__(self, core: Core, shelf: Shelf[A], *, tick_after_ms: int = TICK_AFTER_MS) -> None:
        self._core = core
        self._shelf = shelf
        self._tick_after_ms = tick_after_ms
        self._starting = threading.Lock()
        self._running: dict[OrganizationId, Sequencer[A]] = {}

    def start(self) -> None:
        """Start the sequencers of all organizations, so that their ticks come even while nobody calls."""
        with self._core.database.reading() as session:
            organizations = session.scalars(select(Organization.organization)).all()
        for organization in organizations:
            self.of(organization)

    def of(self, organization: OrganizationId) -> Sequencer[A]:
        """The sequencer of `organization`, which must exist; raises `DataFolderError` without its key."""
        running = self._running.get(organization)
        if running is not None:
            return running
        with self._starting:
            running = self._running.get(organization)
            if running is None:
                running = self._running[organization] = self._make(organization)
            return running

    def close(self) -> None:
        """Finish what has arrived and stop all threads."""
        with self._starting:
            for sequencer in self._running.values():
                sequencer.close()

    def _make(self, organization: OrganizationId) -> Sequencer[A]:
        with self._core.database.reading() as session:
            row = session.get_one(Organization, organization)
        return Sequencer(
            organization=organization,
            vkey=row.log_key,
            origin=row.log_origin,
            signer=load_signer(self._core.settings.keys, organization, vkey=row.log_key),
            database=self._core.database,
            clock=self._core.clock,
            rng=self._core.rng,
            shelf=self._shelf,
            tick_after_ms=self._tick_after_ms,
        )
