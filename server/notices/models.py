"""The tables of what people were told and how each wants to be told; the kinds of it."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import OrganizationId, PersonId


class Kind(StrEnum):
    """What a person chooses by how to be told. Stored; a value never changes its meaning."""

    SECURITY = "security"
    """What happened to their account. It is always told, at once."""
    COMMENTS = "comments"
    OFFERS = "offers"
    CONTRACTS = "contracts"
    MEMBERS = "members"
    WEBHOOKS = "webhooks"


class What(StrEnum):
    """What happened. Stored and shown in words; a value never changes its meaning."""

    ACCOUNT = "account"
    """`about` is the `server.accounts.events.Act`."""
    ADDRESS_CHANGED = "address-changed"
    COMMENTED = "commented"
    ASKED = "asked"
    OFFERED = "offered"
    OFFER_CHANGED = "offer-changed"
    OFFER_WITHDRAWN = "offer-withdrawn"
    OFFER_ACCEPTED = "offer-accepted"
    OFFER_DECLINED = "offer-declined"
    PAUSED = "paused"
    RESUMED = "resumed"
    ENDED = "ended"
    LIMIT_CHANGED = "limit-changed"
    LIMIT_KEPT = "limit-kept"
    RATE_CHANGED = "rate-changed"
    RATE_KEPT = "rate-kept"
    RATE_OFFERED = "rate-offered"
    RATE_WITHDRAWN = "rate-withdrawn"
    RATE_ACCEPTED = "rate-accepted"
    RATE_DECLINED = "rate-declined"
    INVITED = "invited"
    JOINED = "joined"
    LEFT = "left"
    REMOVED = "removed"
    ROLE_CHANGED = "role-changed"
    WEBHOOK_DISABLED = "webhook-disabled"


KIND_OF: dict[What, Kind] = {
    What.ACCOUNT: Kind.SECURITY,
    What.ADDRESS_CHANGED: Kind.SECURITY,
    What.COMMENTED: Kind.COMMENTS,
    What.ASKED: Kind.COMMENTS,
    What.OFFERED: Kind.OFFERS,
    What.OFFER_CHANGED: Kind.OFFERS,
    What.OFFER_WITHDRAWN: Kind.OFFERS,
    What.OFFER_ACCEPTED: Kind.OFFERS,
    What.OFFER_DECLINED: Kind.OFFERS,
    What.PAUSED: Kind.CONTRACTS,
    What.RESUMED: Kind.CONTRACTS,
    What.ENDED: Kind.CONTRACTS,
    What.LIMIT_CHANGED: Kind.CONTRACTS,
    What.LIMIT_KEPT: Kind.CONTRACTS,
    What.RATE_CHANGED: Kind.CONTRACTS,
    What.RATE_KEPT: Kind.CONTRACTS,
    What.RATE_OFFERED: Kind.CONTRACTS,
    What.RATE_WITHDRAWN: Kind.CONTRACTS,
    What.RATE_ACCEPTED: Kind.CONTRACTS,
    What.RATE_DECLINED: Kind.CONTRACTS,
    What.INVITED: Kind.MEMBERS,
    What.JOINED: Kind.MEMBERS,
    What.LEFT: Kind.MEMBERS,
    What.REMOVED: Kind.MEMBERS,
    What.ROLE_CHANGED: Kind.MEMBERS,
    What.WEBHOOK_DISABLED: Kind.WEBHOOKS,
}


class Mailed(StrEnum):
    """Whether and when a letter tells it."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    WEEKLY = "weekly"
    OFF = "off"


GATHERED = (Mailed.DAILY, Mailed.WEEKLY)


class NoticeRow(Base):
    """What `person` was told: `what` is a `What` of the kind `kind`, `who` the name of who did it, `about` the title
    or name of what it was done to, `path` the page about it (empty where there is none).

    `own`: about something that stays open to the person, such as their contract; anything else of an organization
    is shown to its members only. `shown`: in the list of pages. `waits`: a `Mailed` while a gathering letter is to
    tell it.
    """

    __tablename__ = "notices"
    __table_args__ = (
        ForeignKeyConstraint(["person"], ["people.person"]),
        Index(None, "person", "read_ms"),
        Index(None, "waits"),
        CLUSTERED,
    )

    person: Mapped[PersonId] = mapped_column(primary_key=True)
    made_ms: Mapped[int] = mapped_column(primary_key=True)
    notice: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    what: Mapped[str]
    who: Mapped[str]
    about: Mapped[str]
    organization: Mapped[OrganizationId | None]
    own: Mapped[bool]
    path: Mapped[str]
    shown: Mapped[bool]
    waits: Mapped[str | None]
    read_ms: Mapped[int | None]


class NoticeChoice(Base):
    """How `person` wants to be told of a `kind`; without a row it is `telling.USUAL`."""

    __tablename__ = "notice_choices"
    __table_args__ = (ForeignKeyConstraint(["person"], ["people.person"]), CLUSTERED)

    person: Mapped[PersonId] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    shown: Mapped[bool]
    mailed: Mapped[str]
