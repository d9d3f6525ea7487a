"""A new log for an organization whose old one cannot go on: everything is begun again beside the old one.

The old organization stays as it is, to be read for ever; a new one of the same name has its people, and its
contracts under new ids, and a log whose genesis names the last checkpoint known of the old one. The old
contracts are ended and the old devices may not send any more: each machine enrols once more.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.accounts.models import Membership, Person, Role
from server.authority.orders import order_genesis
from server.clock import new_id
from server.context import Core
from server.contracts import service as contracts
from server.contracts.models import ContractLimit, ContractRate, ContractRow, PolicyRow
from server.devices.models import Device
from server.devices.service import new_code
from server.log.heads import Heads, lacking
from server.log.keys import ensure_log_key, log_origin
from server.log.tree import Tree
from server.members.invitations import withdraw_all
from server.organizations import service as organizations
from server.organizations.models import Organization
from wire.checkpoint import Checkpoint
from wire.contracts import policy_from_json
from wire.records import ContractId, OrganizationId


@dataclass(frozen=True, slots=True)
class Successor:
    """The new organization, its log, what it succeeds, and a one-time code for a machine of each contractor."""

    organization: OrganizationId
    origin: str
    vkey: str
    previous: Checkpoint
    codes: dict[str, str]
    """By e-mail address."""


def put_back(core: Core) -> tuple[OrganizationId, ...]:
    """The organizations whose log is known to have been longer, or another: nothing new is taken for them."""
    with core.database.reading() as session:
        rows = session.scalars(select(Organization).order_by(Organization.organization)).all()
    found = []
    for row in rows:
        heads = Heads(
            core.settings.heads, row.organization, origin=row.log_origin, keys=core.settings.keys
        )
        try:
            if lacking(heads, Tree(core.database, row.organization)) is not None:
                found.append(row.organization)
        finally:
            heads.close()
    return tuple(found)


def last_known(core: Core, row: Organization) -> Checkpoint:
    """The largest checkpoint of the log in `row` that is known, in the database or beside it."""
    heads = Heads(
        core.settings.heads,
        row.organization,
        origin=row.log_origin,
        keys=core.settings.keys,
    )
    try:
        known = heads.known()
    finally:
        heads.close()
    tree = Tree(core.database, row.organization)
    stored = Checkpoint(row.log_origin, tree.size, tree.root())
    return max([stored, *known], key=lambda checkpoint: checkpoint.size)


def succeed(core: Core, organization: OrganizationId, *, public_host: str | None) -> Successor:
    """Make the successor; no server may run on the data folder. `public_host` names the new log, by default the
    host of the old one. Raises `StorageError`."""
    new = OrganizationId(new_id(core.rng))
    with core.database.reading() as session:
        old = session.get_one(Organization, organization)
    previous = last_known(core, old)
    host = public_host or old.log_origin.partition("/log/")[0]
    origin = log_origin(host, new)
    # First the file: an organization without its key would be of no use.
    vkey = ensure_log_key(core.settings.keys, new, origin=origin, rng=core.rng)
    now_ms = core.clock.now_ms()
    with core.database.writing() as session:
        organizations.create(
            session, new, name=old.name, log_origin=origin, log_key=vkey, now_ms=now_ms
        )
        order_genesis(session, new, previous=previous, now_ms=now_ms)
        codes = _bring_people(session, core, organization, new, now_ms=now_ms)
        _bring_contracts(session, core, organization, new, now_ms=now_ms)
        session.execute(
            update(Device)
            .where(Device.organization == organization, Device.revoked_ms.is_(None))
            .values(revoked_ms=now_ms)
        )
    return Successor(new, origin, vkey, previous, codes)


def _bring_people(
    session: Session, core: Core, old: OrganizationId, new: OrganizationId, *, now_ms: int
) -> dict[str, str]:
    """The members, and a code for each contractor among them. Nobody is invited into the old organization any more."""
    withdraw_all(session, old, now_ms=now_ms)
    codes = {}
    members = session.execute(
        select(Membership, Person.email)
        .join(Person, Person.person == Membership.person)
        .where(Membership.organization == old, Membership.left_ms.is_(None))
        .order_by(Person.email)
    ).all()
    for member, email in members:
        session.add(
            Membership(organization=new, person=member.person, role=member.role, created_ms=now_ms)
        )
        session.flush()
        if member.role == str(Role.CONTRACTOR):
            codes[email] = new_code(session, new, member.person, clock=core.clock, rng=core.rng)
    return codes


def _bring_contracts(
    session: Session, core: Core, old: OrganizationId, new: OrganizationId, *, now_ms: int
) -> None:
    """Each contract that goes on, with the policy that is in force and its rates and limits."""
    rows = session.scalars(
        select(ContractRow)
        .where(ContractRow.organization == old, ContractRow.ended_ms.is_(None))
        .order_by(ContractRow.created_ms, ContractRow.contract)
    ).all()
    for row in rows:
        policy = session.get_one(PolicyRow, (old, row.contract, row.policy_version))
        made = ContractId(new_id(core.rng))
        contracts.create(
            session,
            new,
            made,
            person=row.person,
            title=row.title,
            segment_minutes=row.segment_minutes,
            idle_minutes=row.idle_minutes,
            weekly_limit_minutes=row.weekly_limit_minutes,
            memo_required=row.memo_required,
            idle_keep=row.idle_keep,
            auto_resume=row.auto_resume,
            manual_allowed=row.manual_allowed,
            redaction_keeps_time=row.redaction_keeps_time,
            policy=policy_from_json(json.loads(policy.document)),
            now_ms=now_ms,
        )
        _bring_dated_terms(session, row, new, made)
        row.ended_ms = now_ms


def _bring_dated_terms(
    session: Session, row: ContractRow, organization: OrganizationId, contract: ContractId
) -> None:
    """What the contract costs and how much of it there may be, with what is planned."""
    for table in (ContractRate, ContractLimit):
        found = session.execute(
            select(table.__table__).where(
                table.organization == row.organization, table.contract == row.contract
            )
        )
        for told in found.mappings().all():
            session.add(table(**{**told, "organization": organization, "contract": contract}))
    session.flush()
