"""Gives the app its combination of keys, by whatever this desktop offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from agent.client import ShortcutChoice, ShortcutStanding, ShortcutState
from capture import select
from capture.shortcuts import Holding


class Shortcut:
    """Implements `agent.client.ShortcutClient`."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._grabber = select.shortcut(environment)

    def use(
        self,
        *,
        keys: ShortcutChoice,
        purpose: str,
        pressed: Callable[[], None],
        tell: Callable[[ShortcutStanding], None],
    ) -> None:
        """See `ShortcutClient`."""
        wanted = None if keys is ShortcutChoice.OFF else keys.value
        if self._grabber is not None:
            self._grabber.use(wanted, purpose, pressed, lambda holding: tell(_standing(holding)))
        else:
            tell(ShortcutStanding(ShortcutState.NOWHERE if wanted else ShortcutState.OFF))

    def configure(self) -> None:
        """See `ShortcutClient`."""
        if self._grabber is not None:
            self._grabber.configure()

    def close(self) -> None:
        """See `ShortcutClient`."""
        if self._grabber is not None:
            self._grabber.close()


def _standing(holding: Holding) -> ShortcutStanding:
    return ShortcutStanding(ShortcutState(holding.grab.value), holding.named, holding.configurable)
