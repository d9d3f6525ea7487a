"""Saying what the organization wants to state, in the transaction of what it is about.

An order becomes a signed statement in the log before anything that arrives after this transaction
(`server.authority.voice`), so nothing in the log can refer to what is not stated there yet. Every function
takes a writing session and may be called in any process, while a server runs or not.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.authority.models import AuthorityOrder
from server.organizations.models import Organization
from wire import canonical
from wire.authority import (
    MAX_TARGETS,
    Authoriser,
    ExpiredTarget,
    Role,
    decode_authority,
    subject_of_contract,
    subject_of_organization,
    subject_of_person,
)
from wire.canonical import JsonValue
from wire.checkpoint import Checkpoint
from wire.contracts import policy_to_json
from wire.fields import to_base64std
from wire.head import STABLE_VERSION
from wire.records import ContractId, KeyId, OrganizationId, PersonId, Policy


def order_device(
    session: Session,
    organization: OrganizationId,
    person: PersonId,
    *,
    spki: bytes,
    code: str,
    name: str,
    proof: bytes,
    authoriser: Authoriser | None = None,
    now_ms: int,
) -> None:
    """State that the key of `spki` is a device of `person`. `code`, `name` and `proof` are what the device
    sent, to the character; `authoriser` is a device that vouches for it."""
    vouched: JsonValue = None
    if authoriser is not None:
        vouched = {"keyid": authoriser.keyid, "sig": to_base64std(authoriser.sig)}
    _order(
        session,
        organization,
        subject_of_person(person),
        "device",
        {
            "key": to_base64std(spki),
            "code": code,
            "name": name,
            "proof": to_base64std(proof),
            "authoriser": vouched,
        },
        now_ms=now_ms,
    )


def order_revoke(
    session: Session,
    organization: OrganizationId,
    person: PersonId,
    *,
    key_id: KeyId,
    lost_since_ms: int | None,
    now_ms: int,
) -> None:
    """State that the device key `key_id` of `person` counts no more, and since when it was lost, if it was."""
    members: dict[str, JsonValue] = {"keyid": key_id, "lost_since_ms": lost_since_ms}
    _order(session, organization, subject_of_person(person), "revoke", members, now_ms=now_ms)


def order_policy(
    session: Session,
    organization: OrganizationId,
    contract: ContractId,
    *,
    person: PersonId,
    segment_minutes: int,
    policy: Policy,
    now_ms: int,
) -> None:
    """State the rules of a contract from now on; also for a new contract."""
    members: dict[str, JsonValue] = {
        "person": person,
        "segment_minutes": segment_minutes,
        "policy": policy_to_json(policy),
    }
    _order(session, organization, subject_of_contract(contract), "policy", members, now_ms=now_ms)


def order_expire(
    session: Session,
    organization: OrganizationId,
    contract: ContractId,
    *,
    targets: Sequence[ExpiredTarget],
    now_ms: int,
) -> None:
    """State that `targets` have been erased, in as many statements as it takes."""
    for first in range(0, len(targets), MAX_TARGETS):
        told: list[JsonValue] = [
            {
                "stream": target.stream,
                "seq": target.seq,
                "sha256": target.sha256,
                "items": list(target.items),
            }
            for target in targets[first : first + MAX_TARGETS]
        ]
        _order(
            session,
            organization,
            subject_of_contract(contract),
            "expire",
            {"targets": told},
            now_ms=now_ms,
        )


def order_genesis(
    session: Session, organization: OrganizationId, *, previous: Checkpoint, now_ms: int
) -> None:
    """State with the first entry of a log that has none yet which log it succeeds."""
    told: JsonValue = {
        "origin": previous.origin,
        "size": previous.size,
        "root": previous.root,
    }
    subject = subject_of_organization(organization)
    _order(session, organization, subject, "genesis", {"previous": told}, now_ms=now_ms)


def order_rotate(
    session: Session,
    organization: OrganizationId,
    *,
    role: Role,
    key: str,
    now_ms: int,
) -> None:
    """State a new key: a vkey for the log, base64 of SPKI for statements. Its file must be durable already."""
    members: dict[str, JsonValue] = {"role": str(role), "key": key}
    _order(
        session,
        organization,
        subject_of_organization(organization),
        "rotate",
        members,
        now_ms=now_ms,
    )


def _order(
    session: Session,
    organization: OrganizationId,
    subject: str,
    kind: str,
    members: dict[str, JsonValue],
    *,
    now_ms: int,
) -> None:
    """Write the order down. What no reader would take is refused here, as a `WireError`: in the log's queue it
    would stop everything behind it."""
    told: dict[str, JsonValue] = {**members, "type": kind, "made_ms": now_ms}
    if kind != "genesis":
        decode_authority(canonical.encode({**told, **_some_place(session, organization, subject)}))
    newest = session.scalar(
        select(func.max(AuthorityOrder.number)).where(AuthorityOrder.organization == organization)
    )
    session.add(
        AuthorityOrder(
            organization=organization,
            number=1 if newest is None else newest + 1,
            subject=subject,
            document=canonical.encode(told).decode(),
        )
    )
    session.flush()


def _some_place(
    session: Session, organization: OrganizationId, subject: str
) -> dict[str, JsonValue]:
    """The members of a statement's place in its chain, as good as any to see whether it can be read."""
    origin = session.get_one(Organization, organization).log_origin
    return {"v": STABLE_VERSION, "log": origin, "subject": subject, "seq": 1, "prev": "1" * 64}
