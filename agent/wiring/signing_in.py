"""Signs a new device in through a browser: asks, waits across kills, and enrols when its person said yes."""

from __future__ import annotations

import json
import logging
import threading
from dataclasses import dataclass, replace
from typing import Final

from agent.client import SignIn
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.plain import PlainError, from_plain, to_plain
from agent.runtime.clock import Clock
from agent.runtime.ports import Identity
from agent.store.secrets import SecretName, SecretStore
from agent.wiring.access import Gate, read_address
from agent.wiring.directory import KeptDirectory, enrolling
from agent.wiring.problems import translated
from sync.device_grant import SLOWER_BY_S, DeviceGrant, Pending
from sync.errors import SyncCode, SyncError
from sync.server_time import ServerTime

_log = logging.getLogger(__name__)

WORTH_WAITING_MS: Final = 60_000
"""A sign-in that ends sooner is not taken up again: its person could hardly type the code."""
GRACE_MS: Final = 60_000
"""So long after its end the server is still asked: the person may have said yes in the last second."""
LONGEST_INTERVAL_S: Final = 60
EARLY_MS: Final = 250
"""So much before its time a poll may come: whoever waits does not wait to the millisecond."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A sign-in that waits, as it is kept."""

    server_url: str
    device_name: str
    grant: DeviceGrant


class SigningIn:
    """Fits the runtime's `SignsIn`. Any thread; calls take turns.

    What waits lies in the keyring: with it one becomes a device of whoever says yes.
    """

    def __init__(
        self,
        gate: Gate,
        directory: KeptDirectory,
        *,
        secrets: SecretStore,
        clock: Clock,
        time: ServerTime,
    ) -> None:
        self._gate = gate
        self._directory = directory
        self._secrets = secrets
        self._clock = clock
        self._time = time
        self._turn = threading.Lock()
        self._asked: Asked | None = None
        self._not_before_ms = 0

    def ask(self, *, server_url: str, device_name: str) -> SignIn:
        """See `SignsIn.ask`."""
        with self._turn, enrolling():
            if self._directory.identity() is not None:
                raise Trouble(Problem(ProblemCode.ALREADY_ENROLLED))
            address = read_address(server_url)
            api = self._gate.api(address, token=None)
            with translated():
                api.server_info()
            kept = self._kept()
            if kept is not None and self._goes_on(kept, address.base, device_name):
                self._asked = kept
                return _shown(kept.grant)
            with translated():
                grant = api.ask_sign_in(name=device_name)
            asked = Asked(address.base, device_name, grant)
            self._keep(asked)
            self._wait(grant.interval_s)
            return _shown(grant)

    def enrol(self) -> Identity | None:
        """See `SignsIn.enrol`."""
        with self._turn, enrolling():
            asked = self._kept() if self._asked is None else self._asked
            if asked is None:
                raise Trouble(Problem(ProblemCode.SIGN_IN_NOT_ASKED))
            if self._directory.identity() is not None:
                # Killed between the enrolment and this.
                self._forget()
                raise Trouble(Problem(ProblemCode.ALREADY_ENROLLED))
            self._asked = asked
            if self._clock.mono_ms() < self._not_before_ms - EARLY_MS:
                return None
            if self.now_ms() >= asked.grant.expires_ms + GRACE_MS:
                self._forget()
                with translated():
                    raise SyncError(SyncCode.SIGN_IN_EXPIRED, {"server": asked.server_url})
            self._wait(asked.grant.interval_s)
            code = self._poll(asked)
            if code is None:
                return None
            identity = self._directory.enrol(
                server_url=asked.server_url, code=code, device_name=asked.device_name
            )
            self._forget()
            return identity

    def _poll(self, asked: Asked) -> str | None:
        """The enrolment code, if there is one. Raises `Trouble`."""
        grant = asked.grant
        api = self._gate.api(read_address(asked.server_url), token=None)
        with translated():
            try:
                answer = api.poll_sign_in(device_code=grant.device_code)
            except SyncError as error:
                if error.code in (SyncCode.SIGN_IN_DECLINED, SyncCode.SIGN_IN_EXPIRED):
                    self._forget()
                else:
                    # RFC 8628, 3.5: whoever got no answer asks less often.
                    asked_s = -(-(error.retry_after_ms or 0) // 1000)
                    self._wait(max(asked_s, min(2 * grant.interval_s, LONGEST_INTERVAL_S)))
                raise
        if answer is Pending.SLOWER:
            interval_s = min(grant.interval_s + SLOWER_BY_S, LONGEST_INTERVAL_S)
            self._keep(replace(asked, grant=replace(grant, interval_s=interval_s)))
            self._wait(interval_s)
        return None if isinstance(answer, Pending) else answer

    def _goes_on(self, kept: Asked, server_url: str, device_name: str) -> bool:
        asks_the_same = (kept.server_url, kept.device_name) == (server_url, device_name)
        return asks_the_same and self.now_ms() < kept.grant.expires_ms - WORTH_WAITING_MS

    def _wait(self, seconds: int) -> None:
        self._not_before_ms = self._clock.mono_ms() + seconds * 1000

    def now_ms(self) -> int:
        """UTC, corrected by the server's clock as far as it is known."""
        heard = self._time.latest()
        return self._clock.wall_ms() + (0 if heard is None else heard.offset_ms)

    def _kept(self) -> Asked | None:
        text = self._secrets.read(SecretName.SIGN_IN)
        if text is None:
            return None
        try:
            return from_plain(Asked, json.loads(text))
        except (ValueError, RecursionError, PlainError):
            _log.warning("the kept sign-in cannot be read; it is asked for anew")
            return None

    def _keep(self, asked: Asked) -> None:
        self._secrets.write(SecretName.SIGN_IN, json.dumps(to_plain(asked)))
        self._asked = asked

    def _forget(self) -> None:
        self._asked = None
        self._secrets.delete(SecretName.SIGN_IN)


def _shown(grant: DeviceGrant) -> SignIn:
    return SignIn(
        user_code=grant.user_code,
        verification_url=grant.verification_url,
        complete_url=grant.complete_url,
        expires_ms=grant.expires_ms,
        interval_s=grant.interval_s,
    )
