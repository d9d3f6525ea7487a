"""The tables of webhooks, what is delivered to them and each try; the events."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import OrganizationId, PersonId


class Event(StrEnum):
    """What a webhook is told of. Sent and stored; a value never changes its meaning."""

    OFFER_MADE = "offer.made"
    OFFER_CHANGED = "offer.changed"
    OFFER_WITHDRAWN = "offer.withdrawn"
    OFFER_ACCEPTED = "offer.accepted"
    OFFER_DECLINED = "offer.declined"
    CONTRACT_PAUSED = "contract.paused"
    CONTRACT_RESUMED = "contract.resumed"
    CONTRACT_ENDED = "contract.ended"
    CONTRACT_LIMIT_CHANGED = "contract.limit-changed"
    CONTRACT_RATE_CHANGED = "contract.rate-changed"
    CONTRACT_RATE_OFFERED = "contract.rate-offered"
    CONTRACT_RATE_WITHDRAWN = "contract.rate-withdrawn"
    CONTRACT_RATE_DECLINED = "contract.rate-declined"
    COMMENT_WRITTEN = "comment.written"
    MEMBER_JOINED = "member.joined"
    MEMBER_ROLE_CHANGED = "member.role-changed"
    MEMBER_REMOVED = "member.removed"
    MEMBER_LEFT = "member.left"
    TEST = "webhook.test"
    """Sent when an owner asks for it, whatever was chosen."""


class Webhook(Base):
    """An address that is told of the `events` (between spaces). `version` counts the changes by forms.

    `sealed_old` is the secret before the newest one, which still signs until `old_until_ms`. `failing_ms`: since when
    nothing was taken; `disabled_ms`: since when nothing is sent. `newest` numbers the deliveries.
    """

    __tablename__ = "webhooks"
    __table_args__ = (
        ForeignKeyConstraint(["organization"], ["organizations.organization"]),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    webhook: Mapped[str] = mapped_column(primary_key=True)
    """Its name in pages. The form brings it, so that a form that is sent twice makes one."""
    url: Mapped[str]
    events: Mapped[str]
    sealed: Mapped[bytes]
    sealed_old: Mapped[bytes | None]
    old_until_ms: Mapped[int | None]
    made_ms: Mapped[int]
    made_by: Mapped[PersonId]
    version: Mapped[int]
    newest: Mapped[int]
    failing_ms: Mapped[int | None]
    disabled_ms: Mapped[int | None]


class Delivery(Base):
    """One event for one webhook: `body` is what is sent, the same at each try. `due_ms` is when to try next, None when
    there is nothing left to try; `done_ms` when it was taken."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "webhook"], ["webhooks.organization", "webhooks.webhook"]
        ),
        Index(None, "due_ms"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    webhook: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    ident: Mapped[str]
    """What the receiver knows it by, at each try and when it is sent again."""
    event: Mapped[str]
    body: Mapped[str]
    made_ms: Mapped[int]
    due_ms: Mapped[int | None]
    tries: Mapped[int]
    """Since it was made, or was last asked for again."""
    done_ms: Mapped[int | None]


class DeliveryTry(Base):
    """One try of a delivery: the answer's status, or else the `server.oidc.faults.Fault` for which there is none."""

    __tablename__ = "webhook_tries"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "webhook", "number"],
            [
                "webhook_deliveries.organization",
                "webhook_deliveries.webhook",
                "webhook_deliveries.number",
            ],
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    webhook: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    at_ms: Mapped[int] = mapped_column(primary_key=True)
    tried: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[int | None]
    fault: Mapped[str]
