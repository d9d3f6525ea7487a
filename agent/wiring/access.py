"""How this device reaches its server and signs: what the enrolment made, brought to life from the
keyring.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass

from agent.core.problems import Problem, ProblemCode, Trouble
from agent.runtime.clock import Clock
from agent.store.secrets import SecretName, SecretStore
from agent.store.settings import Enrolment
from agent.wiring.problems import translated
from sync.address import ServerAddress, parse_address
from sync.api import ServerApi
from sync.key import DeviceKey
from sync.records import DeviceIdentity
from sync.server_time import ServerTime
from sync.transport import Transport

TransportMaker = Callable[[ServerAddress], Transport]


@dataclass(frozen=True, slots=True)
class Access:
    """An enrolled device with its key and token at hand."""

    identity: DeviceIdentity
    api: ServerApi


class Gate:
    """Makes `ServerApi`s and reads the secrets. Any thread; reading may wait for the keyring's
    prompt.
    """

    def __init__(
        self,
        secrets: SecretStore,
        *,
        clock: Clock,
        time: ServerTime,
        transport: TransportMaker,
    ) -> None:
        self.secrets = secrets
        self._clock = clock
        self._time = time
        self._transport = transport

    def api(self, address: ServerAddress, *, token: str | None) -> ServerApi:
        """The server at `address`, asked as the device with `token`."""
        transport = self._transport(address)
        return ServerApi(transport, address, clock=self._clock, time=self._time, token=token)

    def open(self, enrolment: Enrolment) -> Access:
        """Read key and token. Raises `Trouble` KEYRING_MISSING, KEYRING_LOCKED or KEY_LOST."""
        secret = self._read(SecretName.DEVICE_KEY)
        token = self._read(SecretName.TOKEN)
        try:
            key = DeviceKey.from_secret(base64.b64decode(secret, validate=True))
        except (binascii.Error, ValueError) as error:
            raise Trouble(_lost(SecretName.DEVICE_KEY)) from error
        return Access(
            identity=DeviceIdentity(
                device=enrolment.device, origin=enrolment.log_origin, signer=key.signer
            ),
            api=self.api(read_address(enrolment.server_url), token=token),
        )

    def keep(self, key: DeviceKey, *, token: str) -> None:
        """Put key and token into the keyring. Raises `Trouble` KEYRING_MISSING or KEYRING_LOCKED."""
        secret = base64.b64encode(key.to_secret()).decode("ascii")
        self.secrets.write(SecretName.DEVICE_KEY, secret)
        self.secrets.write(SecretName.TOKEN, token)

    def _read(self, name: SecretName) -> str:
        secret = self.secrets.read(name)
        if secret is None:
            raise Trouble(_lost(name))
        return secret


def read_address(text: str) -> ServerAddress:
    """The address that a person typed. Raises `Trouble` SERVER_ADDRESS_INVALID."""
    with translated():
        return parse_address(text)


def _lost(name: SecretName) -> Problem:
    return Problem(ProblemCode.KEY_LOST, {"secret": name.value})
