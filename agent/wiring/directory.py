"""Who this device is and which contracts there are: enrolment, and the last list heard, kept on
disk.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from agent.core.problems import ENROLMENT, Problem, ProblemCode, Trouble
from agent.platform.session import system_description
from agent.runtime.ports import Identity, Week
from agent.store.contracts import ContractsFile
from agent.store.secrets import SecretName
from agent.store.settings import Enrolment
from agent.store.vault import Vault
from agent.wiring.access import Access, Gate, read_address
from agent.wiring.memory import SettingsOwner
from agent.wiring.outbox import SpoolOutbox
from agent.wiring.problems import translated
from sync.address import ServerAddress
from sync.answers import Newcomer
from sync.api import ServerApi
from sync.key import SECRET_BYTES, DeviceKey
from sync.records import DeviceIdentity, Rng
from wire.authority import Authoriser
from wire.enrolment import authorisation_message, check_code, same_check_code
from wire.problems import WireError
from wire.records import Contract, ContractId

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What this device enrols with, once another one has vouched for it if it is to."""

    address: ServerAddress
    api: ServerApi
    key: DeviceKey
    code: str
    name: str


class KeptDirectory:
    """Fits the runtime's `Directory`. `enrol` and `refresh` take turns; the rest is for any
    thread.
    """

    def __init__(
        self,
        file: ContractsFile,
        gate: Gate,
        owner: SettingsOwner,
        outbox: SpoolOutbox,
        vault: Vault,
        *,
        rng: Rng,
    ) -> None:
        self._file = file
        self._gate = gate
        self._owner = owner
        self._outbox = outbox
        self._vault = vault
        self._rng = rng
        self._turn = threading.Lock()
        self._asking: _Asking | None = None
        # What was wrong with the kept list, if anything, for the list of problems.
        self._contracts, self.problem = file.take_up()

    def identity(self) -> Identity | None:
        """See `Directory.identity`."""
        enrolment = self._owner.settings.enrolment
        return None if enrolment is None else _identity(enrolment)

    def contracts(self) -> tuple[Contract, ...]:
        """See `Directory.contracts`."""
        return self._contracts

    def enrol(self, *, server_url: str, code: str, device_name: str) -> Identity:
        """See `Directory.enrol`.

        The keyring and the server are tried before the code is used, and the settings are written
        last: until then this machine is as it was. Contracts that could not be fetched come with
        the next `refresh`.
        """
        with self._turn, enrolling():
            return self._enrol(self._prepare(server_url, code, device_name), None)

    def ask_voucher(self, *, server_url: str, code: str, device_name: str) -> str:
        """See `Directory.ask_voucher`."""
        with self._turn, enrolling():
            asking = self._prepare(server_url, code, device_name)
            with translated():
                asking.api.ask_voucher(code=code, name=device_name, key=asking.key)
            self._asking = asking
            return check_code(code, device_name, asking.key.public_spki)

    def enrol_vouched(self) -> Identity | None:
        """See `Directory.enrol_vouched`."""
        with self._turn, enrolling():
            asking = self._asking
            if asking is None:
                raise Trouble(Problem(ProblemCode.NOT_VOUCHED))
            with translated():
                voucher = asking.api.ask_voucher(code=asking.code, name=asking.name, key=asking.key)
            if voucher is None:
                return None
            identity = self._enrol(asking, voucher)
            self._asking = None
            return identity

    def vouch(self, check: str) -> str:
        """See `Directory.vouch`."""
        access = self._outbox.open_access()
        if access is None:
            raise Trouble(Problem(ProblemCode.NOT_ENROLLED))
        with translated():
            for one in access.api.waiting():
                if not same_check_code(check, _check_code_of(one)):
                    continue
                # Exactly what the check code was made of: the server cannot have another signed.
                message = authorisation_message(one.code, one.name, one.public_spki)
                access.api.vouch(one, sig=access.identity.signer.sign(message))
                return one.name
        raise Trouble(Problem(ProblemCode.NOBODY_WAITS, {"code": check}))

    def _prepare(self, server_url: str, code: str, device_name: str) -> _Asking:
        """Try server and keyring, and make a key. Raises `Trouble`."""
        if self._owner.settings.enrolment is not None:
            raise Trouble(Problem(ProblemCode.ALREADY_ENROLLED))
        address = read_address(server_url)
        api = self._gate.api(address, token=None)
        with translated():
            api.server_info()
        self._gate.secrets.read(SecretName.DEVICE_KEY)
        key = DeviceKey.from_secret(self._rng.randbytes(SECRET_BYTES))
        return _Asking(address, api, key, code, device_name)

    def _enrol(self, asking: _Asking, voucher: Authoriser | None) -> Identity:
        key = asking.key
        with translated():
            enrolled = asking.api.enrol(
                code=asking.code,
                name=asking.name,
                os=system_description(),
                key=key,
                authoriser=voucher,
            )
        enrolment = Enrolment(
            server_url=asking.address.base,
            device=enrolled.device,
            device_name=asking.name,
            person=enrolled.person,
            person_name=enrolled.person_name,
            organization=enrolled.organization,
            organization_name=enrolled.organization_name,
            log_origin=enrolled.origin,
            log_key=enrolled.vkey,
            log_checkpoint=enrolled.checkpoint_note,
            enrolled_ms=enrolled.time_ms,
        )
        self._vault.unlock()
        self._gate.keep(key, token=enrolled.token)
        access = Access(
            identity=DeviceIdentity(
                device=enrolled.device, origin=enrolled.origin, signer=key.signer
            ),
            api=self._gate.api(asking.address, token=enrolled.token),
        )
        self._outbox.admit(access, enrolment)
        self._owner.enrolled(enrolment)
        try:
            self._fetch(access)
        except Trouble as trouble:
            _log.warning("enrolled, but without contracts yet: %s", trouble.problem)
        return _identity(enrolment)

    def refresh(self) -> tuple[Contract, ...]:
        """See `Directory.refresh`."""
        with self._turn:
            access = self._outbox.open_access()
            if access is None:
                raise Trouble(Problem(ProblemCode.NOT_ENROLLED))
            return self._fetch(access)

    def week(self, contract: ContractId, *, week_start_ms: int) -> Week:
        """See `Directory.week`."""
        access = self._outbox.open_access()
        if access is None:
            raise Trouble(Problem(ProblemCode.NOT_ENROLLED))
        with translated():
            told = access.api.week(contract, week_start_ms=week_start_ms)
        return Week(told.minutes, told.manual_minutes, told.heads)

    def _fetch(self, access: Access) -> tuple[Contract, ...]:
        """The contracts, and beside them what the server states: needed for an export, not for work."""
        with translated():
            contracts = access.api.contracts()
        if contracts != self._contracts:
            self._file.save(contracts)
            self._contracts = contracts
        try:
            self._outbox.learn()
        except Trouble as trouble:
            _log.warning("the server's statements are not those of before: %s", trouble.problem)
        return contracts


def _check_code_of(newcomer: Newcomer) -> str:
    """Computed here, of what the server says waits; a text that nobody can enrol with has none."""
    try:
        return check_code(newcomer.code, newcomer.name, newcomer.public_spki)
    except WireError as error:
        _log.warning("the server names a device that nobody can enrol: %s", error)
        return ""


@contextmanager
def enrolling() -> Iterator[None]:
    """Note on each trouble inside that it came while enrolling, where nothing can be lost yet."""
    try:
        yield
    except Trouble as trouble:
        problem = trouble.problem
        noted = replace(problem, details={**problem.details, "during": ENROLMENT})
        raise Trouble(noted) from trouble


def _identity(enrolment: Enrolment) -> Identity:
    return Identity(
        server_url=enrolment.server_url,
        device=enrolment.device,
        device_name=enrolment.device_name,
        person=enrolment.person,
        person_name=enrolment.person_name,
        organization=enrolment.organization,
        organization_name=enrolment.organization_name,
    )
