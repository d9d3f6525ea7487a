"""What a statement says of the window in front when the picture was taken, as far as the policy and privacy allow."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from agent.runtime.reasons import reason_of
from capture.api import ActiveWindow, ExclusionError, SenseError, WindowProbe, WindowWatch
from wire.records import Reason, Window, WindowPolicy

_log = logging.getLogger("hourproof.senses")


@dataclass(frozen=True, slots=True)
class Named:
    """The window's name, or the reason for none; `fault` if its sense failed, and `tried` if it was asked at all."""

    window: Window | None
    reason: Reason | None
    tried: bool = False
    fault: SenseError | None = None


class Front:
    """Watches which window is in front from now until `end`. Shot worker thread.

    Without a policy that asks for it, nothing is looked at.
    """

    def __init__(
        self, probe: WindowProbe | None, policy: WindowPolicy, excluded: frozenset[str]
    ) -> None:
        self._policy = policy
        self._watch: WindowWatch | None = None
        self._none: Named | None = None
        if policy is WindowPolicy.NONE:
            self._none = Named(None, Reason.CONTRACT_TAKES_NONE)
        elif probe is None:
            self._none = Named(None, Reason.NOT_AVAILABLE)
        else:
            try:
                self._watch = probe.watch(excluded)
            except SenseError as error:
                self._none = _without(error)

    def end(self) -> Named:
        """What there is to say; asked again, the same."""
        watch, self._watch = self._watch, None
        if watch is not None:
            try:
                self._none = named(watch.end(), self._policy)
            except SenseError as error:
                self._none = _without(error)
        if self._none is None:
            raise AssertionError("a watch that was never begun")
        return self._none


def named(front: ActiveWindow | None, policy: WindowPolicy) -> Named:
    """What `policy`, which is not NONE, lets be said of `front`."""
    if front is None:
        return Named(Window(app="", title="" if policy is WindowPolicy.TITLE else None), None, True)
    if front.excluded:
        return Named(None, Reason.EXCLUDED_APP, True)
    title = front.title if policy is WindowPolicy.TITLE and not front.private else None
    return Named(Window(app=front.app, title=title), None, True)


def _without(error: SenseError) -> Named:
    if isinstance(error, ExclusionError):
        _log.warning("no telling whose window is in front: %s", error.detail)
        return Named(None, Reason.EXCLUDED_APP, True)
    return Named(None, reason_of(error.reason), True, error)
