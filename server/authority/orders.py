"""Saying what the organization wants to state, in the transaction of what it is about.

An order becomes a signed statement in the log before anything that arrives after this transaction
(`server.authority.voice`), so nothing in the log can refer to what is not stated there yet. Every function
takes a writing session and may be called in any process, while a server runs or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.authority.models import AuthorityOrder
from wire import canonical
from wire.canonical import JsonValue
from wire.checkpoint import Checkpoint
from wire.contracts import policy_to_json
from wire.fields import to_base64std
from wire.records import ContractId, KeyId, OrganizationId, PersonId, Policy, Sha256, StreamId

TARGETS = 256
"""The most segments in one expire statement."""


@dataclass(frozen=True, slots=True)
class ExpiredItems:
    """Items of one segment statement, by their indexes ascending, that have been erased for their age."""

    stream: StreamId
    seq: int
    sha256: Sha256
    items: tuple[int, ...]


def order_device(
    session: Session,
    organization: OrganizationId,
    person: PersonId,
    *,
    spki: bytes,
    code: str,
    name: str,
    proof: bytes,
    authoriser: tuple[KeyId, bytes] | None = None,
    now_ms: int,
) -> None:
    """State that the key of `spki` is a device of `person`. `code`, `name` and `proof` are what the device
    sent, to the character; `authoriser` is the key id and signature of a device that vouches for it."""
    vouched: JsonValue = None
    if authoriser is not None:
        vouched = {"keyid": authoriser[0], "sig": to_base64std(authoriser[1])}
    _order(
        session,
        organization,
        f"person/{person}",
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
    _order(session, organization, f"person/{person}", "revoke", members, now_ms=now_ms)


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
    _order(session, organization, f"contract/{contract}", "policy", members, now_ms=now_ms)


def order_expire(
    session: Session,
    organization: OrganizationId,
    contract: ContractId,
    *,
    targets: Sequence[ExpiredItems],
    now_ms: int,
) -> None:
    """State that `targets` have been erased, in as many statements as it takes."""
    for first in range(0, len(targets), TARGETS):
        told: list[JsonValue] = [
            {
                "stream": target.stream,
                "seq": target.seq,
                "sha256": target.sha256,
                "items": list(target.items),
            }
            for target in targets[first : first + TARGETS]
        ]
        _order(
            session,
            organization,
            f"contract/{contract}",
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
    subject = f"organization/{organization}"
    _order(session, organization, subject, "genesis", {"previous": told}, now_ms=now_ms)


def order_rotate(
    session: Session,
    organization: OrganizationId,
    *,
    role: Literal["log", "statement"],
    key: str,
    now_ms: int,
) -> None:
    """State a new key: a vkey for the log, base64 of SPKI for statements. Its file must be durable already."""
    members: dict[str, JsonValue] = {"role": role, "key": key}
    _order(session, organization, f"organization/{organization}", "rotate", members, now_ms=now_ms)


def _order(
    session: Session,
    organization: OrganizationId,
    subject: str,
    kind: str,
    members: dict[str, JsonValue],
    *,
    now_ms: int,
) -> None:
    newest = session.scalar(
        select(func.max(AuthorityOrder.number)).where(AuthorityOrder.organization == organization)
    )
    session.add(
        AuthorityOrder(
            organization=organization,
            number=1 if newest is None else newest + 1,
            subject=subject,
            document=canonical.encode({**members, "type": kind, "made_ms": now_ms}).decode(),
        )
    )
    session.flush()
