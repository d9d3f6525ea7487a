"""What other parts of the server do about offers, and the history of offers and contracts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session as Rows

from server.accounts.models import Person
from server.context import Core
from server.contracts.changes import bump
from server.contracts.models import ContractEvent, OfferRow
from server.hooks.models import Event
from server.hooks.queue import emit
from server.storage.database import writes_of
from wire import canonical
from wire.canonical import JsonValue
from wire.records import ContractId, OrganizationId, PersonId


class OfferState(StrEnum):
    """What has become of an offer. Stored; a value never changes its meaning."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ContractAct(StrEnum):
    """What was done about an offer or a contract. Stored, and shown in words; a value never changes its meaning."""

    OFFERED = "offered"
    OFFER_CHANGED = "offer-changed"
    OFFER_WITHDRAWN = "offer-withdrawn"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    PAUSED = "paused"
    RESUMED = "resumed"
    ENDED = "ended"
    LIMIT_CHANGED = "limit-changed"
    LIMIT_KEPT = "limit-kept"
    """What was planned for the weekly limit was taken back."""
    RATE_CHANGED = "rate-changed"
    RATE_KEPT = "rate-kept"
    """What was planned for the rate was taken back."""
    RATE_OFFERED = "rate-offered"
    RATE_WITHDRAWN = "rate-withdrawn"
    RATE_ACCEPTED = "rate-accepted"
    RATE_DECLINED = "rate-declined"


_EVENTS: Mapping[ContractAct, Event] = {
    ContractAct.OFFERED: Event.OFFER_MADE,
    ContractAct.OFFER_CHANGED: Event.OFFER_CHANGED,
    ContractAct.OFFER_WITHDRAWN: Event.OFFER_WITHDRAWN,
    ContractAct.ACCEPTED: Event.OFFER_ACCEPTED,
    ContractAct.DECLINED: Event.OFFER_DECLINED,
    ContractAct.PAUSED: Event.CONTRACT_PAUSED,
    ContractAct.RESUMED: Event.CONTRACT_RESUMED,
    ContractAct.ENDED: Event.CONTRACT_ENDED,
    ContractAct.LIMIT_CHANGED: Event.CONTRACT_LIMIT_CHANGED,
    ContractAct.LIMIT_KEPT: Event.CONTRACT_LIMIT_CHANGED,
    ContractAct.RATE_CHANGED: Event.CONTRACT_RATE_CHANGED,
    ContractAct.RATE_KEPT: Event.CONTRACT_RATE_CHANGED,
    ContractAct.RATE_OFFERED: Event.CONTRACT_RATE_OFFERED,
    ContractAct.RATE_WITHDRAWN: Event.CONTRACT_RATE_WITHDRAWN,
    ContractAct.RATE_ACCEPTED: Event.CONTRACT_RATE_CHANGED,
    ContractAct.RATE_DECLINED: Event.CONTRACT_RATE_DECLINED,
}
"""What webhooks are told of. An offer keeps its name as a contract."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """`who` did `act` at `at_ms`, with a reason that may be empty and what `detail` says of it."""

    at_ms: int
    act: ContractAct
    who: str
    reason: str
    detail: Mapping[str, Any]


def record(
    rows: Rows,
    core: Core,
    organization: OrganizationId,
    contract: ContractId,
    person: PersonId,
    act: ContractAct,
    *,
    reason: str = "",
    detail: Mapping[str, JsonValue] | None = None,
) -> None:
    """Write down, in the transaction that does it, what `person` does. They must be or have been a member."""
    event = _EVENTS.get(act)
    if event is not None:
        emit(rows, core, organization, event, {"by": person, "contract": contract})
    rows.flush()
    bump(writes_of(rows), organization, [contract])
    before = rows.scalar(
        select(func.count())
        .select_from(ContractEvent)
        .where(ContractEvent.organization == organization, ContractEvent.contract == contract)
    )
    rows.add(
        ContractEvent(
            organization=organization,
            contract=contract,
            number=(before or 0) + 1,
            at_ms=core.clock.now_ms(),
            act=act,
            person=person,
            reason=reason,
            detail=canonical.encode(dict(detail or {})).decode(),
        )
    )


def history(
    rows: Rows, organization: OrganizationId, contract: ContractId
) -> tuple[HistoryEntry, ...]:
    """What was done about an offer and the contract that came of it, the oldest first."""
    found = rows.execute(
        select(ContractEvent, Person.name)
        .join(Person, Person.person == ContractEvent.person)
        .where(ContractEvent.organization == organization, ContractEvent.contract == contract)
        .order_by(ContractEvent.number)
    ).all()
    return tuple(
        HistoryEntry(row.at_ms, ContractAct(row.act), name, row.reason, json.loads(row.detail))
        for row, name in found
    )


def reach(rows: Rows, organization: OrganizationId, email: str, person: PersonId) -> None:
    """`person`, who has shown that the invited address `email` is theirs, is now whom its open offers are for."""
    rows.flush()
    rows.execute(
        update(OfferRow)
        .where(
            OfferRow.organization == organization,
            OfferRow.email == email,
            OfferRow.person.is_(None),
            OfferRow.state == OfferState.OPEN,
        )
        .values(person=person)
    )


def withdraw_all(
    rows: Rows, core: Core, organization: OrganizationId, person: PersonId, *, by: PersonId
) -> None:
    """Take back the open offers to a member who goes."""
    for row in rows.scalars(
        select(OfferRow).where(
            OfferRow.organization == organization,
            OfferRow.person == person,
            OfferRow.state == OfferState.OPEN,
        )
    ).all():
        row.state, row.answered_ms = OfferState.WITHDRAWN, core.clock.now_ms()
        record(rows, core, organization, row.offer, by, ContractAct.OFFER_WITHDRAWN)
