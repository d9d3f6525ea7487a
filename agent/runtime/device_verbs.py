"""`agent.client.DeviceClient`, and what is told when the log names a device that nobody here heard of."""

from __future__ import annotations

import logging
from collections.abc import Callable

from agent.client import ClientError, DeviceView
from agent.core.commands import Tell
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime.fleet import Fleet
from agent.runtime.ports import Directory, Vouching
from agent.runtime.refusing import refusing

_log = logging.getLogger("hourproof.agent")


class DeviceVerbs:
    """Any thread but the control thread: the network is asked on the calling one."""

    def __init__(
        self,
        *,
        directory: Directory,
        fleet: Fleet,
        vouching: Vouching,
        tell: Callable[[tuple[Tell, ...]], None],
    ) -> None:
        """Raises `Trouble` when what was heard of before cannot be read. `tell` is for any thread."""
        self._directory = directory
        self._fleet = fleet
        self._vouching = vouching
        self._tell = tell
        fleet.begin()

    def devices(self) -> tuple[DeviceView, ...]:
        """The devices of this person, as known here."""
        self._need_device()
        return self._fleet.all()

    def look_for_devices(self) -> tuple[DeviceView, ...]:
        """The same after asking the server."""
        self._need_device()
        found = self._fleet.look()
        self.tell_of_devices()
        return found

    def vouch(self, *, check: str) -> str:
        """Vouch for a new device."""
        self._need_device()
        with refusing():
            return self._vouching.vouch(check)

    def end_device(self, *, device: str, lost_since_ms: int | None) -> None:
        """End another device."""
        self._need_device()
        self._fleet.end(device, lost_since_ms)

    def tell_of_devices(self) -> None:
        """Tell of devices that the log names since this was asked last."""
        try:
            news = self._fleet.news()
        except Trouble as trouble:
            _log.warning("the devices cannot be read: %s", trouble.problem.code)
            return
        if news:
            self._tell(news)

    def _need_device(self) -> None:
        if self._directory.identity() is None:
            raise ClientError(Problem(ProblemCode.NOT_ENROLLED))
