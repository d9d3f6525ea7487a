"""How this device becomes somebody's: by a code, a voucher of another device, or a sign-in through the browser."""

from __future__ import annotations

import threading
from collections.abc import Callable

from agent.client import ClientError, SignIn
from agent.core.problems import Problem, ProblemCode
from agent.runtime.ports import Directory, SignsIn, Vouching
from agent.runtime.refusing import refusing
from wire.records import Contract


class Joining:
    """Enrols on the calling thread: the network must not hold up the clock. Any thread, one at a time."""

    def __init__(
        self,
        *,
        directory: Directory,
        vouching: Vouching,
        signing_in: SignsIn,
        enrolled: Callable[[tuple[Contract, ...]], None],
    ) -> None:
        """`enrolled` is called on that thread with the contracts of whom the device belongs to now."""
        self._directory = directory
        self._vouching = vouching
        self._signing_in = signing_in
        self._enrolled = enrolled
        self._one_at_a_time = threading.Lock()

    def enrol(self, *, server_url: str, code: str, device_name: str) -> None:
        """Enrol by a one-time code. Raises `ClientError`."""
        with self._one_at_a_time:
            if self._directory.identity() is not None:
                raise ClientError(Problem(ProblemCode.ALREADY_ENROLLED))
            with refusing():
                self._directory.enrol(server_url=server_url, code=code, device_name=device_name)
            contracts = self._directory.contracts()
        self._enrolled(contracts)

    def ask_voucher(self, *, server_url: str, code: str, device_name: str) -> str:
        """Ask the person's other devices to vouch for this one. Raises `ClientError`."""
        with self._one_at_a_time, refusing():
            return self._vouching.ask_voucher(
                server_url=server_url, code=code, device_name=device_name
            )

    def enrol_vouched(self) -> bool:
        """Enrol if another device has vouched by now. Raises `ClientError`."""
        return self._enrol_if(self._vouching.enrol_vouched)

    def ask_sign_in(self, *, server_url: str, device_name: str) -> SignIn:
        """Ask for a sign-in through the browser. Raises `ClientError`."""
        with self._one_at_a_time, refusing():
            return self._signing_in.ask(server_url=server_url, device_name=device_name)

    def enrol_signed_in(self) -> bool:
        """Enrol if the person has said yes by now. Raises `ClientError`."""
        return self._enrol_if(self._signing_in.enrol)

    def _enrol_if(self, answered: Callable[[], object | None]) -> bool:
        with self._one_at_a_time:
            with refusing():
                if answered() is None:
                    return False
            contracts = self._directory.contracts()
        self._enrolled(contracts)
        return True
