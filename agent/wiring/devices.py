"""The devices of this person: what the log names from the spool, and the rest from the server."""

from __future__ import annotations

from collections.abc import Mapping

from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime.ports import KnownDevice
from agent.wiring.access import Access
from agent.wiring.memory import SettingsOwner
from agent.wiring.outbox import SpoolOutbox
from agent.wiring.problems import translated
from sync.ledger import Ledger
from wire.records import KeyId
from wire.text import clean_text

_NAME_CHARACTERS = 64


class ToldDevices:
    """Fits the runtime's `Devices`. Any thread."""

    def __init__(self, outbox: SpoolOutbox, ledger: Ledger, owner: SettingsOwner) -> None:
        self._outbox = outbox
        self._ledger = ledger
        self._owner = owner

    def known(self) -> tuple[KnownDevice, ...]:
        """See `Devices.known`."""
        enrolment, access = self._owner.settings.enrolment, self._outbox.access
        if enrolment is None:
            return ()
        own = None if access is None else access.identity.signer.key_id
        with translated():
            stated = self._ledger.devices(origin=enrolment.log_origin, person=enrolment.person)
        return tuple(
            KnownDevice(
                key=one.key,
                name=clean_text(one.name, _NAME_CHARACTERS),
                place=one.entry,
                here=one.key == own,
                since_ms=one.since_ms,
                authoriser=one.authoriser,
                ended_ms=one.ended_ms,
                lost_since_ms=one.lost_since_ms,
            )
            for one in stated
        )

    def seen(self) -> Mapping[KeyId, int]:
        """See `Devices.seen`."""
        access = self._access()
        self._outbox.learn()
        with translated():
            return access.api.devices_seen()

    def end(self, device: KeyId, *, lost_since_ms: int | None) -> None:
        """See `Devices.end`."""
        access = self._access()
        with translated():
            access.api.end_device(device, lost_since_ms=lost_since_ms)
        self._outbox.learn()

    def _access(self) -> Access:
        access = self._outbox.open_access()
        if access is None:
            raise Trouble(Problem(ProblemCode.NOT_ENROLLED))
        return access
