"""Whether the monitors of an X server show anything: they may be switched off, or covered by its screensaver.

Then its pixels are black, a saver's animation, or what nobody can see; a picture of them would say nothing true.
"""

from __future__ import annotations

from capture.x11 import requests, xcb


class Lamp:
    """Asks the server of `connection`, as often as wanted. One thread. Raises `XError`."""

    def __init__(self, connection: xcb.Connection) -> None:
        self._connection = connection
        saver = connection.extension("MIT-SCREEN-SAVER")
        power = connection.extension("DPMS")
        # What the server lacks cannot blank it.
        self._saver = None if saver is None else requests.saver_info(saver, connection.root)
        self._power = None if power is None else requests.power_info(power)

    def is_dark(self) -> bool:
        """Whether nothing of the desktop is to be seen now. Raises `XError`."""
        if self._saver is not None and requests.saver_is_on(self._connection.ask(self._saver)):
            return True
        return self._power is not None and requests.power_is_down(self._connection.ask(self._power))
