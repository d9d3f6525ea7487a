"""The machines whose keys may sign for a contract's contractor, as the log's statements say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.access.contracts import ContractView
from server.authority.models import AuthorityStatement
from server.contracts.models import ContractRow
from server.devices.models import Device
from wire import envelope, keys
from wire.authority import (
    DeviceStatement,
    Revoke,
    check_possession,
    decode_authority,
    subject_of_person,
)
from wire.problems import WireError
from wire.records import KeyId, Sha256


@dataclass(frozen=True, slots=True)
class Machine:
    """A key that was enrolled. `os` is what the machine said of itself, empty where it is not known here.

    `server_authorised` if nobody but the server vouched for it. `holds` if the key's holder asked for the
    enrolment; that it stands in the log at `position` is checked apart.
    """

    name: str
    os: str
    key_id: KeyId
    since_ms: int
    server_authorised: bool
    revoked_ms: int | None
    lost_since_ms: int | None
    position: int
    envelope_sha256: Sha256
    holds: bool


def machines_of(rows: Session, view: ContractView) -> tuple[Machine, ...]:
    """Every machine of the contractor that the log has known, the first one first."""
    person = rows.get_one(ContractRow, (view.organization, view.contract)).person
    systems = {
        device.key_id: device.os
        for device in rows.scalars(
            select(Device).where(Device.organization == view.organization, Device.person == person)
        )
    }
    stated = rows.scalars(
        select(AuthorityStatement)
        .where(
            AuthorityStatement.organization == view.organization,
            AuthorityStatement.subject == subject_of_person(person),
        )
        .order_by(AuthorityStatement.seq)
    )
    return tuple(_replay(stated, systems).values())


def _replay(
    stated: Iterable[AuthorityStatement], systems: dict[KeyId, str]
) -> dict[KeyId, Machine]:
    found: dict[KeyId, Machine] = {}
    for row in stated:
        match decode_authority(envelope.parse(row.envelope).payload):
            case DeviceStatement() as device:
                machine = _enrolled(row, device, systems)
                found[machine.key_id] = machine
            case Revoke(keyid=key_id, lost_since_ms=lost_since_ms) if key_id in found:
                found[key_id] = replace(
                    found[key_id], revoked_ms=row.recv_ms, lost_since_ms=lost_since_ms
                )
            case _:
                continue
    return found


def _enrolled(
    row: AuthorityStatement, device: DeviceStatement, systems: dict[KeyId, str]
) -> Machine:
    key_id = keys.key_id(keys.load_spki(device.key))
    try:
        check_possession(device)
        holds = True
    except WireError:
        holds = False
    return Machine(
        name=device.name,
        os=systems.get(key_id, ""),
        key_id=key_id,
        since_ms=row.recv_ms,
        server_authorised=device.authoriser is None,
        revoked_ms=None,
        lost_since_ms=None,
        position=row.log_position,
        envelope_sha256=row.envelope_sha256,
        holds=holds,
    )
