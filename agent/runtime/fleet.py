"""The devices of this person: which there are, which is new, and the end of one."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Final

from agent.client import ClientError, DeviceView
from agent.core.commands import Tell
from agent.core.notices import NoticeCode
from agent.core.problems import Problem, ProblemCode
from agent.runtime.ports import Devices, KnownDevice
from agent.runtime.refusing import refusing
from wire.records import KeyId

_NOBODY: Final[Mapping[KeyId, int]] = {}


class Fleet:
    """Asks and compares. Any thread."""

    def __init__(self, devices: Devices) -> None:
        self._devices = devices
        self._heard: frozenset[KeyId] = frozenset()
        self._comparing = threading.Lock()

    def begin(self) -> None:
        """Take what this machine has heard of until now for known. Raises `Trouble`."""
        self._heard = frozenset(one.key for one in self._devices.known())

    def news(self) -> tuple[Tell, ...]:
        """What there is to tell of devices that were added since the last time. Raises `Trouble`."""
        with self._comparing:
            known = self._devices.known()
            found = newcomers(known, self._heard)
            if any(one.here for one in known):
                self._heard |= {one.key for one in known}
        return tuple(Tell(NoticeCode.DEVICE_ADDED, {"name": one.name}) for one in found)

    def all(self) -> tuple[DeviceView, ...]:
        """What is known on this machine. Raises `ClientError`."""
        with refusing():
            return views(self._devices.known(), _NOBODY)

    def look(self) -> tuple[DeviceView, ...]:
        """What the server says now. Raises `ClientError`."""
        with refusing():
            seen = self._devices.seen()
            return views(self._devices.known(), seen)

    def end(self, device: str, lost_since_ms: int | None) -> None:
        """End another device. Raises `ClientError`."""
        with refusing():
            found = next((one for one in self._devices.known() if one.key == device), None)
            if found is None or found.ended_ms is not None:
                raise ClientError(Problem(ProblemCode.UNKNOWN_DEVICE, {"device": device}))
            if found.here:
                details = {"why": "here", "device": device}
                raise ClientError(Problem(ProblemCode.UNKNOWN_DEVICE, details))
            self._devices.end(found.key, lost_since_ms=lost_since_ms)


def newcomers(known: Sequence[KnownDevice], heard: frozenset[KeyId]) -> tuple[KnownDevice, ...]:
    """Devices that nobody here has heard of, that came after this one, and that this one did not vouch for itself.

    Those that were there before this one were its owner's already. As long as the log does not name this one
    yet, nothing can be said to have come after it.
    """
    here = next((one for one in known if one.here), None)
    if here is None:
        return ()
    return tuple(
        one
        for one in known
        if one.place > here.place
        and one.key not in heard
        and one.ended_ms is None
        and one.authoriser != here.key
    )


def views(known: Sequence[KnownDevice], seen: Mapping[KeyId, int]) -> tuple[DeviceView, ...]:
    """The devices as front ends see them."""
    names = {one.key: one.name for one in known}
    return tuple(
        DeviceView(
            device=one.key,
            name=one.name,
            here=one.here,
            since_ms=one.since_ms,
            vouched_by=None if one.authoriser is None else names.get(one.authoriser, ""),
            ended_ms=one.ended_ms,
            lost_since_ms=one.lost_since_ms,
            seen_ms=seen.get(one.key),
        )
        for one in known
    )
