"""The log of what was done about an organization's members, for its owners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session as Rows

from server.accounts.events import AGENT_CHARACTERS, Caller
from server.accounts.models import Person
from server.clock import new_id
from server.context import Core
from server.hooks.models import Event
from server.hooks.queue import emit
from server.members.models import MemberEvent
from wire.records import OrganizationId, PersonId

SHOWN = 100
"""Entries on one page."""


class MemberAct(StrEnum):
    """What was done. Stored, and shown by the pages in words; a value never changes its meaning."""

    FOUNDED = "founded"
    """By whoever runs the server; `person` is the first owner."""
    INVITED = "invited"
    INVITED_AGAIN = "invited-again"
    INVITATION_WITHDRAWN = "invitation-withdrawn"
    JOINED = "joined"
    ROLE_CHANGED = "role-changed"
    REMOVED = "removed"
    LEFT = "left"
    PROVIDER_SET = "provider-set"
    PROVIDER_REMOVED = "provider-removed"
    PROVIDER_REQUIRED = "provider-required"
    PROVIDER_OPTIONAL = "provider-optional"
    PROVIDER_LINKED = "provider-linked"
    WEBHOOK_SET = "webhook-set"
    WEBHOOK_SECRET = "webhook-secret"  # noqa: S105 - an act, not a secret
    WEBHOOK_ON = "webhook-on"
    WEBHOOK_OFF = "webhook-off"
    WEBHOOK_REMOVED = "webhook-removed"


_EVENTS: Mapping[MemberAct, Event] = {
    MemberAct.JOINED: Event.MEMBER_JOINED,
    MemberAct.ROLE_CHANGED: Event.MEMBER_ROLE_CHANGED,
    MemberAct.REMOVED: Event.MEMBER_REMOVED,
    MemberAct.LEFT: Event.MEMBER_LEFT,
}
"""What webhooks are told of."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: `who` did `act` about `subject`; `detail` is a role, or two with a space between."""

    key: str
    at_ms: int
    act: MemberAct
    who: str
    subject: str
    detail: str
    caller: Caller


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Entries, the newest first; `older` is the key with which the page after this one is asked for."""

    entries: tuple[Entry, ...]
    older: str | None


def record(
    rows: Rows,
    core: Core,
    organization: OrganizationId,
    person: PersonId,
    act: MemberAct,
    caller: Caller,
    *,
    subject: str,
    detail: str = "",
    about: PersonId | None = None,
) -> None:
    """Write down, in the transaction that does it, what `person` does. They must be or have been a member.

    `about` is whom it is done to, if not themselves, for webhooks.
    """
    event = _EVENTS.get(act)
    if event is not None:
        emit(rows, core, organization, event, {"by": person, "person": about or person})
    rows.flush()
    rows.add(
        MemberEvent(
            organization=organization,
            at_ms=core.clock.now_ms(),
            event=new_id(core.rng),
            act=act,
            person=person,
            subject=subject,
            detail=detail,
            address=caller.address,
            agent=caller.agent[:AGENT_CHARACTERS],
        )
    )


def page_of(core: Core, organization: OrganizationId, *, older_than: str = "") -> AuditPage:
    """The newest entries, or those that come after the entry `older_than`; nonsense there means the newest."""
    asked = (
        select(MemberEvent, Person.name)
        .join(Person, Person.person == MemberEvent.person)
        .where(MemberEvent.organization == organization)
        .order_by(MemberEvent.at_ms.desc(), MemberEvent.event.desc())
        .limit(SHOWN + 1)
    )
    edge_ms, _, event = older_than.partition("-")
    if edge_ms.isascii() and edge_ms.isdigit() and len(edge_ms) < 16:
        asked = asked.where(tuple_(MemberEvent.at_ms, MemberEvent.event) < (int(edge_ms), event))
    with core.database.reading() as rows:
        found = rows.execute(asked).all()
    entries = tuple(
        Entry(
            key=f"{row.at_ms}-{row.event}",
            at_ms=row.at_ms,
            act=MemberAct(row.act),
            who=name,
            subject=row.subject,
            detail=row.detail,
            caller=Caller(row.address, row.agent),
        )
        for row, name in found[:SHOWN]
    )
    return AuditPage(entries, entries[-1].key if len(found) > SHOWN else None)
