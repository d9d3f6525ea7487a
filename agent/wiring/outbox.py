"""Sealing and uploading for the runtime: the spool, and the uploader as soon as the key can be
read.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from agent.client import SyncState
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.core.quota import quota_problem
from agent.platform.metered import Metered, connection_metered
from agent.runtime.ports import OutboxStatus, Whereabouts
from agent.store.network import Uploads
from agent.store.settings import Enrolment
from agent.wiring.access import Access, Gate
from agent.wiring.memory import SettingsOwner
from agent.wiring.problems import problem_of, translated
from sync.errors import SyncError
from sync.packing import PictureStore
from sync.records import Rng, SyncStatus, Tally, UploadState
from sync.salvage import Salvage, gather, put_back
from sync.spool import Spool
from sync.timetable import Schedule
from sync.uploader import Uploader
from wire.checkpoint import open_checkpoint
from wire.outgoing import Outgoing
from wire.problems import WireError

_log = logging.getLogger(__name__)

KEY_AGAIN_MS: Final = 60_000
"""How long after a keyring that did not answer it is asked again."""

METERED_AGAIN_MS: Final = 60_000
"""How often the system is asked whether the connection is still metered."""

_NOT_READ_YET = Problem(ProblemCode.KEYRING_LOCKED, {"reason": "not read yet"})


class SpoolOutbox:
    """Fits the runtime's `Outbox`.

    The key is read on the uploader's thread, never on the control thread, since a locked keyring
    shows a prompt. Until it is there `seal` is refused and segments stay in the journal.
    """

    def __init__(
        self,
        spool: Spool,
        gate: Gate,
        pictures: PictureStore,
        owner: SettingsOwner,
        *,
        rng: Rng,
        schedule: Schedule,
        now_ms: Callable[[], int],
        metered: Callable[[], Metered] = connection_metered,
    ) -> None:
        self._spool = spool
        self._gate = gate
        self._pictures = pictures
        self._owner = owner
        self._rng = rng
        self._schedule = schedule
        self._now_ms = now_ms
        self._ask_metered = metered
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._access: Access | None = None
        self._uploader: Uploader | None = None
        self._no_access: Problem | None = None
        self._metered = False
        self._hurried = False
        self._figures = OutboxStatus(
            state=SyncState.DELIVERED,
            waiting=0,
            receipted=0,
            last_receipt_ms=None,
            next_try_ms=None,
            problem=None,
        )

    @property
    def access(self) -> Access | None:
        """Key and token, once they could be read."""
        return self._access

    def open_access(self) -> Access | None:
        """Read key and token unless that was done; None where nobody is enrolled. Not the control
        thread.

        May wait for the keyring's prompt. Raises `Trouble`.
        """
        with self._opening:
            enrolment = self._owner.settings.enrolment
            if enrolment is None or self._access is not None:
                return self._access
            try:
                access = self._gate.open(enrolment)
                self.admit(access, enrolment)
            except Trouble as trouble:
                self._no_access = trouble.problem
                raise
            return access

    def expect_access(self, *, limit_s: float) -> None:
        """Have key and token read on a thread of its own, and wait a moment for a keyring that is open.

        Called once, before the agent runs, so that segments of the last run can be sealed at once.
        """

        def read() -> None:
            try:
                self.open_access()
            except Trouble as trouble:
                _log.warning("the device key cannot be read: %s", trouble.problem)

        thread = threading.Thread(target=read, name="hourproof-key", daemon=True)
        thread.start()
        thread.join(limit_s)

    def admit(self, access: Access, enrolment: Enrolment) -> None:
        """Sign and send as this device from now on. Raises `Trouble`."""
        try:
            checkpoint = open_checkpoint(
                enrolment.log_checkpoint, origin=enrolment.log_origin, vkey=enrolment.log_key
            )
        except WireError as error:  # edited by hand: it was checked when it came
            details = {"key": "enrolment.log_checkpoint", "reason": str(error)}
            raise Trouble(Problem(ProblemCode.SETTINGS_CORRUPT, details)) from error
        with translated():
            # Counts only for a spool that is new, such as after the old one had to be set aside.
            self._spool.know_log(
                origin=enrolment.log_origin,
                vkey=enrolment.log_key,
                checkpoint=checkpoint,
                note=enrolment.log_checkpoint,
                verified_ms=enrolment.enrolled_ms,
            )
        with self._lock:
            self._uploader = Uploader(
                self._spool,
                access.api,
                self._pictures,
                identity=access.identity,
                rng=self._rng,
                schedule=self._schedule,
            )
            self._access = access
            self._no_access = None

    def seal(self, *outgoing: Outgoing, made_ms: int) -> None:
        """See `Outbox.seal`."""
        access = self._access
        if access is None:
            raise Trouble(self._no_access or _NOT_READ_YET)
        with translated():
            self._spool.seal(*outgoing, made_ms=made_ms, identity=access.identity)

    def whereabouts(self, names: tuple[str, ...]) -> Mapping[str, Whereabouts]:
        """See `Outbox.whereabouts`."""
        with translated():
            states = self._spool.whereabouts(names)
        return {
            name: Whereabouts.DELIVERED if state is UploadState.RECEIPTED else Whereabouts.SEALED
            for name, state in states.items()
        }

    def status(self) -> OutboxStatus:
        """See `Outbox.status`. Never raises: a spool that cannot be read any more shows as a problem."""
        try:
            with translated():
                self._figures = self._status()
        except Trouble as trouble:
            return replace(self._figures, state=SyncState.WAITING, problem=trouble.problem)
        return self._figures

    def _status(self) -> OutboxStatus:
        uploader = self._uploader
        if uploader is None:
            return self._idle_status()
        status = uploader.status()
        return OutboxStatus(
            state=SyncState(status.state.value),
            waiting=status.tally.waiting,
            receipted=status.tally.receipted,
            last_receipt_ms=status.tally.last_receipt_ms,
            next_try_ms=status.next_try_ms,
            problem=self._worst(status),
            room=self._room(status.tally),
        )

    def hurry(self) -> None:
        """See `Outbox.hurry`. What waits goes at once, over a metered connection too."""
        uploader = self._uploader
        if uploader is not None:
            self._hurried = True
            uploader.upload_now()

    def take_not_running(self) -> bool:
        """See `Outbox.take_not_running`."""
        uploader = self._uploader
        return uploader is not None and uploader.take_not_running()

    def pump(self, now_ms: int) -> int | None:
        """See `Outbox.pump`."""
        try:
            self.open_access()
        except Trouble:
            return now_ms + KEY_AGAIN_MS
        uploader = self._uploader
        if uploader is None:
            return None
        if self._held_back():
            return now_ms + METERED_AGAIN_MS
        due_ms = uploader.pump(now_ms)
        # At once, and not with the next pump: that may have something new to send, for which nobody asked.
        self._rest_when_done()
        return due_ms

    def _rest_when_done(self) -> None:
        """What was asked for with `hurry` ends when nothing waits any more."""
        if not self._hurried:
            return
        try:
            tally = self._spool.tally()
        except SyncError:
            return  # a spool that fails is told by the uploader, which met the same failure
        if not tally.waiting and not tally.others:
            self._hurried = False

    def _held_back(self) -> bool:
        """Whether uploads wait for a connection that costs nothing by the byte; asked with each pump."""
        wanted = self._owner.settings.network.uploads
        if wanted is Uploads.ALWAYS:
            self._metered = False
            return False
        self._rest_when_done()
        self._metered = self._ask_metered() is Metered.YES
        return self._metered and not self._hurried

    def learn(self) -> None:
        """Fetch what the server has stated. Network; not the control thread. Raises `Trouble`."""
        uploader = self._uploader
        if uploader is not None:
            with translated():
                uploader.learn()

    def copy_to(self, path: Path) -> None:
        """Write the spool as it is now to `path`, where there is no file yet. Raises `Trouble`."""
        with translated():
            self._spool.copy_to(path)

    def salvage(self, file: Path) -> Salvage:
        """Put what is whole in a spool that was set aside into this one. Only with access. Raises `OSError`,
        `SyncError`.
        """
        access, enrolment = self._access, self._owner.settings.enrolment
        if access is None or enrolment is None:
            raise Trouble(self._no_access or _NOT_READ_YET)
        fragments = gather(file, self._spool.file.cipher)
        return put_back(self._spool, fragments, access.identity, vkey=enrolment.log_key)

    def close(self) -> None:
        """Close the spool; the last call, after the uploader's thread has ended."""
        self._spool.close()

    def _idle_status(self) -> OutboxStatus:
        """The figures while nothing can be sent."""
        tally = self._spool.tally()
        return OutboxStatus(
            state=SyncState.WAITING if tally.waiting else SyncState.DELIVERED,
            waiting=tally.waiting,
            receipted=tally.receipted,
            last_receipt_ms=tally.last_receipt_ms,
            next_try_ms=None,
            problem=self._no_access,
            room=self._room(tally),
        )

    def _worst(self, status: SyncStatus) -> Problem | None:
        """What holds uploads up most."""
        if status.problems:
            return problem_of(status.problems[0])
        held = self._metered and not self._hurried and status.tally.waiting + status.tally.others
        return Problem(ProblemCode.CONNECTION_METERED) if held else None

    def _room(self, tally: Tally) -> Problem | None:
        """How near what waits is to its share of the disk."""
        return quota_problem(
            tally.waiting_bytes,
            quota_bytes=self._owner.settings.storage.quota_bytes,
            since_ms=tally.waiting_since_ms,
            now_ms=self._now_ms(),
        )
