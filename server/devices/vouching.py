"""New devices that wait for another device of the same person to vouch for them: for minutes, in memory alone.

A restart loses nothing: whoever waits asks again every few seconds.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import Final

from server.clock import Clock
from server.devices.service import Devices
from server.problems import Code, Problem
from wire import keys
from wire.authority import Authoriser
from wire.records import KeyId, OrganizationId, PersonId

WAIT_MS: Final = 10 * 60_000
"""How long after it asked last a device is still shown."""
MOST: Final = 1_000
"""How many may wait at once; each has a one-time code, so that nobody can fill this up."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A device that asks for a voucher: all that it will enrol with, and whether somebody vouched."""

    organization: OrganizationId
    person: PersonId
    code: str
    name: str
    public_spki: bytes
    asked_ms: int
    voucher: Authoriser | None = None


class Vouchers:
    """Who waits. Safe from any thread."""

    def __init__(self, devices: Devices, clock: Clock) -> None:
        self._devices = devices
        self._clock = clock
        self._lock = threading.Lock()
        self._waiting: dict[KeyId, Waiting] = {}

    def ask(self, *, code: str, name: str, public_key: str, proof: str) -> Authoriser | None:
        """Wait, or go on waiting, with these; what a device of the same person said to it, if one did.

        The one-time code is not used up. Raises `Problem` as an enrolment would.
        """
        owner = self._devices.examine(code=code, name=name, public_key=public_key, proof=proof)
        key_id, now_ms = keys.key_id(owner.public), self._clock.now_ms()
        asked = Waiting(
            organization=owner.organization,
            person=owner.person,
            code=code,
            name=name,
            public_spki=keys.spki(owner.public),
            asked_ms=now_ms,
        )
        with self._lock:
            self._forget(now_ms)
            before = self._waiting.get(key_id)
            if before is None and len(self._waiting) >= MOST:
                raise Problem(Code.BUSY, "Too many devices wait.", headers={"Retry-After": "60"})
            # For another code or name it must be vouched again: that is what gets signed.
            if before is not None and replace(before, asked_ms=now_ms, voucher=None) == asked:
                asked = replace(asked, voucher=before.voucher)
            self._waiting[key_id] = asked
            return asked.voucher

    def waiting(self, organization: OrganizationId, person: PersonId) -> tuple[Waiting, ...]:
        """The devices that ask a device of this person."""
        with self._lock:
            self._forget(self._clock.now_ms())
            return tuple(
                one
                for one in self._waiting.values()
                if (one.organization, one.person) == (organization, person)
            )

    def vouch(
        self,
        organization: OrganizationId,
        person: PersonId,
        *,
        waiting: KeyId,
        voucher: Authoriser,
    ) -> None:
        """Keep what a device of the person signed for the one that waits. Raises `Problem`."""
        with self._lock:
            self._forget(self._clock.now_ms())
            found = self._waiting.get(waiting)
            if found is None or (found.organization, found.person) != (organization, person):
                raise Problem(Code.NOT_FOUND, "No such device waits. Let it ask again.")
            self._waiting[waiting] = replace(found, voucher=voucher)

    def _forget(self, now_ms: int) -> None:
        """Drop those that ask no more."""
        late = [key for key, one in self._waiting.items() if now_ms - one.asked_ms >= WAIT_MS]
        for key in late:
            del self._waiting[key]
