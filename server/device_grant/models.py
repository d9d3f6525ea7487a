"""The table of devices that wait for a person to allow them."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import OrganizationId, PersonId


class Decision(StrEnum):
    """What a person said to a device that asks."""

    WAITING = "waiting"
    ALLOWED = "allowed"
    DECLINED = "declined"


class DeviceSignIn(Base):
    """A device that asks to be signed in. Both of its codes are kept as SHA-256 only.

    `decision` is a `Decision`; `person` made it, and `organization` is the one that the device is to join.
    """

    __tablename__ = "device_sign_ins"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "person"], ["memberships.organization", "memberships.person"]
        ),
        Index(None, "user_code_sha256"),
        Index(None, "expires_ms"),
        CLUSTERED,
    )

    device_code_sha256: Mapped[str] = mapped_column(primary_key=True)
    user_code_sha256: Mapped[str]
    name: Mapped[str]
    """What the device calls itself."""
    address: Mapped[str]
    """Where the request came from; empty where that is not known."""
    asked_ms: Mapped[int]
    expires_ms: Mapped[int]
    interval_s: Mapped[int]
    polled_ms: Mapped[int | None]
    decision: Mapped[str]
    decided_ms: Mapped[int | None]
    organization: Mapped[OrganizationId | None]
    person: Mapped[PersonId | None]
    enrolment_sha256: Mapped[str | None]
    """The one-time enrolment code that was handed out last, so that it can be taken back."""
