"""Contracts: making them, and telling them to agents with the policy in force and the week so far."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.authority.orders import order_policy
from server.contracts.life import runs
from server.contracts.limits import limits_of
from server.contracts.models import ContractRow, PolicyRow
from server.evidence.acts import ConsentRow
from server.evidence.service import tracked_minutes
from server.organizations.models import Organization
from wire import canonical
from wire.contracts import policy_from_json, policy_sha256, policy_to_json
from wire.records import (
    Contract,
    ContractId,
    OrganizationId,
    PersonId,
    Policy,
    WindowPolicy,
)

DEFAULT_POLICY = Policy(
    version=1,
    screenshots=True,
    webcam=False,
    window=WindowPolicy.TITLE,
    review_delay_s=60,
    retention_days=365,
)


def create(
    session: Session,
    organization: OrganizationId,
    contract: ContractId,
    *,
    person: PersonId,
    title: str,
    segment_minutes: int,
    idle_minutes: int | None,
    weekly_limit_minutes: int | None,
    memo_required: bool,
    policy: Policy,
    now_ms: int,
    idle_keep: bool = False,
    auto_resume: bool = True,
    manual_allowed: bool = True,
    redaction_keeps_time: bool = True,
    starts_ms: int | None = None,
) -> None:
    """Add a contract with the contractor `person` and the first version of its policy. Before `starts_ms` no device
    is told of it."""
    row = ContractRow(
        organization=organization,
        contract=contract,
        person=person,
        title=title,
        segment_minutes=segment_minutes,
        idle_minutes=idle_minutes,
        weekly_limit_minutes=weekly_limit_minutes,
        memo_required=memo_required,
        idle_keep=idle_keep,
        auto_resume=auto_resume,
        manual_allowed=manual_allowed,
        redaction_keeps_time=redaction_keeps_time,
        policy_version=policy.version,
        created_ms=now_ms,
        ended_ms=None,
        starts_ms=starts_ms,
    )
    session.add(row)
    session.flush()
    _add_policy(session, row, policy, now_ms=now_ms)
    session.flush()
    state_rules(session, row, now_ms=now_ms)


def change_policy(
    session: Session,
    organization: OrganizationId,
    contract: ContractId,
    policy: Policy,
    *,
    now_ms: int,
) -> None:
    """Put `policy` in force, whose version must be new, and state it in the log."""
    row = session.get_one(ContractRow, (organization, contract))
    _add_policy(session, row, policy, now_ms=now_ms)
    row.policy_version = policy.version
    session.flush()
    state_rules(session, row, now_ms=now_ms)


def _add_policy(session: Session, row: ContractRow, policy: Policy, *, now_ms: int) -> None:
    session.add(
        PolicyRow(
            organization=row.organization,
            contract=row.contract,
            version=policy.version,
            document=canonical.encode(policy_to_json(policy)).decode(),
            sha256=policy_sha256(policy),
            created_ms=now_ms,
        )
    )


def state_rules(session: Session, row: ContractRow, *, now_ms: int) -> None:
    """State the length of segments and the policy that are in force for `row`; call it when either changed."""
    policy = session.get_one(PolicyRow, (row.organization, row.contract, row.policy_version))
    order_policy(
        session,
        row.organization,
        row.contract,
        person=row.person,
        segment_minutes=row.segment_minutes,
        policy=policy_from_json(json.loads(policy.document)),
        now_ms=now_ms,
    )


def of_person(
    session: Session, organization: OrganizationId, person: PersonId, *, now_ms: int
) -> tuple[Contract, ...]:
    """The contracts that `person` may track time for now, oldest first."""
    week_start_ms = start_of_week(now_ms)
    employer = session.get_one(Organization, organization).name
    rows = session.execute(
        select(ContractRow, PolicyRow.document)
        .join(
            PolicyRow,
            (PolicyRow.organization == ContractRow.organization)
            & (PolicyRow.contract == ContractRow.contract)
            & (PolicyRow.version == ContractRow.policy_version),
        )
        .where(
            ContractRow.organization == organization,
            ContractRow.person == person,
            runs(now_ms),
        )
        .order_by(ContractRow.created_ms, ContractRow.contract)
    ).all()
    limits = limits_of(session, [row for row, _ in rows])
    return tuple(
        Contract(
            contract=row.contract,
            title=row.title,
            employer=employer,
            segment_minutes=row.segment_minutes,
            idle_minutes=row.idle_minutes,
            weekly_limit_minutes=limits[row.contract].of_week(now_ms),
            memo_required=row.memo_required,
            policy=policy_from_json(json.loads(document)),
            week_start_ms=week_start_ms,
            week_minutes=tracked_minutes(
                session, organization, row.contract, from_ms=week_start_ms, to_ms=now_ms + 1
            ),
            idle_keep=row.idle_keep,
            auto_resume=row.auto_resume,
            manual_allowed=row.manual_allowed,
            redaction_keeps_time=row.redaction_keeps_time,
            withdrawn_ms=withdrawn_ms(session, organization, row.contract),
        )
        for row, document in rows
    )


def start_of_week(now_ms: int) -> int:
    """The Monday 00:00 UTC at or before `now_ms`."""
    today = datetime.fromtimestamp(now_ms / 1000, UTC).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    monday = today - timedelta(days=today.weekday())
    return int(monday.timestamp()) * 1000


def withdrawn_ms(
    session: Session, organization: OrganizationId, contract: ContractId
) -> int | None:
    """When the contractor withdrew, if that is the newest that they said to a policy of the contract."""
    newest = session.execute(
        select(ConsentRow.features, ConsentRow.made_ms)
        .where(ConsentRow.organization == organization, ConsentRow.contract == contract)
        .order_by(ConsentRow.made_ms.desc(), ConsentRow.position.desc())
        .limit(1)
    ).first()
    return None if newest is None or newest.features else int(newest.made_ms)
