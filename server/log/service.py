"""The logs of all organizations of this server: one sequencer each, started when first needed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from sqlalchemy import select

from server.context import Core
from server.log.heads import Heads
from server.log.keys import load_signer
from server.log.sequencer import TICK_AFTER_MS, Head, Sequencer, Shelf, Voice
from server.organizations.models import Organization
from server.problems import Problem
from server.storage.errors import StorageError
from wire.records import OrganizationId

_LOG = logging.getLogger(__name__)

LOOK_S = 2.0
"""How often we look for what another process, a command line, has ordered to be stated."""

SETTLE_S = 10.0
"""How long somebody who only reads waits for it."""

A = TypeVar("A")


class Logs(Generic[A]):
    """Finds or starts the sequencer of an organization. Safe from any thread.

    Only one process may run them on one data folder: `server.storage.lock` elects it. `voices` makes the voice
    of an organization.
    """

    def __init__(
        self,
        core: Core,
        shelf: Shelf[A],
        voices: Callable[[Organization], Voice],
        *,
        tick_after_ms: int = TICK_AFTER_MS,
    ) -> None:
        self._core = core
        self._shelf = shelf
        self._voices = voices
        self._tick_after_ms = tick_after_ms
        self._starting = threading.Lock()
        self._running: dict[OrganizationId, Sequencer[A]] = {}
        self._stopping = threading.Event()
        self._looking = threading.Thread(target=self._look, name="log-orders")

    def start(self) -> None:
        """Start the sequencers of all organizations, so that their ticks come even while nobody calls."""
        with self._core.database.reading() as session:
            organizations = session.scalars(select(Organization.organization)).all()
        for organization in organizations:
            self.of(organization)
        self._looking.start()

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

    def settled_head(self, organization: OrganizationId) -> Head:
        """The newest checkpoint, after what has been ordered to be stated is in the log, if it can be just now."""
        log = self.of(organization)
        with suppress(StorageError, Problem, TimeoutError):
            log.settle().result(SETTLE_S)
        return log.head

    def organizations(self) -> tuple[OrganizationId, ...]:
        """Those whose logs have been started."""
        return tuple(self._running)

    def close(self) -> None:
        """Finish what has arrived and stop all threads."""
        self._stopping.set()
        if self._looking.ident is not None:
            self._looking.join()
        with self._starting:
            for sequencer in self._running.values():
                sequencer.close()

    def _look(self) -> None:
        """Have said what was ordered by somebody who cannot tell us."""
        while not self._stopping.wait(LOOK_S):
            try:
                for (organization,) in self._core.database.select(
                    "SELECT DISTINCT organization FROM authority_orders"
                ):
                    self.of(organization).settle()
            except (StorageError, Problem):
                _LOG.exception("what was ordered is not in the log yet")

    def _make(self, organization: OrganizationId) -> Sequencer[A]:
        with self._core.database.reading() as session:
            row = session.get_one(Organization, organization)
        settings = self._core.settings
        heads = Heads(settings.heads, organization, origin=row.log_origin, keys=settings.keys)
        return Sequencer(
            organization=organization,
            vkey=row.log_key,
            origin=row.log_origin,
            signers=lambda vkey: load_signer(settings.keys, organization, vkey=vkey),
            database=self._core.database,
            clock=self._core.clock,
            rng=self._core.rng,
            shelf=self._shelf,
            voice=self._voices(row),
            heads=heads,
            tick_after_ms=self._tick_after_ms,
        )
