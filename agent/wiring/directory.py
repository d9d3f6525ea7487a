"""Who this device is and which contracts there are: enrolment, and the last list heard, kept on
disk.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from agent.core.problems import ENROLMENT, Problem, ProblemCode, Trouble
from agent.platform.session import system_description
from agent.runtime.ports import Identity, Week
from agent.store.errors import StoreError, disk_problem
from agent.store.files import set_aside, write_atomically
from agent.store.secrets import SecretName
from agent.store.settings import Enrolment
from agent.wiring.access import Access, Gate, read_address
from agent.wiring.memory import SettingsOwner
from agent.wiring.outbox import SpoolOutbox
from agent.wiring.problems import translated
from sync.key import SECRET_BYTES, DeviceKey
from sync.records import DeviceIdentity, Rng
from wire.contracts import contract_from_json, contract_to_json
from wire.problems import WireError
from wire.records import Contract, ContractId

_log = logging.getLogger(__name__)


class KeptDirectory:
    """Fits the runtime's `Directory`. `enrol` and `refresh` take turns; the rest is for any
    thread.
    """

    def __init__(
        self, path: Path, gate: Gate, owner: SettingsOwner, outbox: SpoolOutbox, *, rng: Rng
    ) -> None:
        self._path = path
        self._gate = gate
        self._owner = owner
        self._outbox = outbox
        self._rng = rng
        self._turn = threading.Lock()
        self._contracts = kept_contracts(path)

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
        with self._turn, _enrolling():
            if self._owner.settings.enrolment is not None:
                raise Trouble(Problem(ProblemCode.ALREADY_ENROLLED))
            address = read_address(server_url)
            api = self._gate.api(address, token=None)
            with translated():
                api.server_info()
            self._gate.secrets.read(SecretName.DEVICE_KEY)
            key = DeviceKey.from_secret(self._rng.randbytes(SECRET_BYTES))
            with translated():
                enrolled = api.enrol(code=code, name=device_name, os=system_description(), key=key)
            enrolment = Enrolment(
                server_url=address.base,
                device=enrolled.device,
                device_name=device_name,
                person=enrolled.person,
                person_name=enrolled.person_name,
                organization=enrolled.organization,
                organization_name=enrolled.organization_name,
                log_origin=enrolled.origin,
                log_key=enrolled.vkey,
                log_checkpoint=enrolled.checkpoint_note,
                enrolled_ms=enrolled.time_ms,
            )
            self._gate.keep(key, token=enrolled.token)
            access = Access(
                identity=DeviceIdentity(
                    device=enrolled.device, origin=enrolled.origin, signer=key.signer
                ),
                api=self._gate.api(address, token=enrolled.token),
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
            _save(self._path, contracts)
            self._contracts = contracts
        try:
            self._outbox.learn()
        except Trouble as trouble:
            _log.warning("the server's statements are not those of before: %s", trouble.problem)
        return contracts


@contextmanager
def _enrolling() -> Iterator[None]:
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


def kept_contracts(path: Path) -> tuple[Contract, ...]:
    """The list kept at `path`. It is only a copy: one that cannot be read is set aside and fetched anew."""
    try:
        listed = json.loads(path.read_bytes())
        return tuple(contract_from_json(one) for one in listed)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, RecursionError, WireError) as error:
        _log.warning("the kept contracts cannot be read and will be fetched: %s", error)
        with suppress(OSError):
            _log.warning("the damaged file was set aside: %s", set_aside(path))
        return ()


def _save(path: Path, contracts: tuple[Contract, ...]) -> None:
    data = json.dumps([contract_to_json(one) for one in contracts]).encode("utf-8")
    try:
        write_atomically(path, data)
    except OSError as error:
        raise StoreError(disk_problem(error, path)) from error
