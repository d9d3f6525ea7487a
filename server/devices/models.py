"""The tables of devices and one-time enrolment codes."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import DeviceId, KeyId, OrganizationId, PersonId

_MEMBER = (
    ["organization", "person"],
    ["memberships.organization", "memberships.person"],
)


class Device(Base):
    """A machine whose key may sign statements. `public_key` is DER SubjectPublicKeyInfo; of the bearer token
    only the SHA-256 is kept."""

    __tablename__ = "devices"
    __table_args__ = (
        ForeignKeyConstraint(*_MEMBER),
        UniqueConstraint("organization", "key_id"),
        Index(None, "organization", "person"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    device: Mapped[DeviceId] = mapped_column(primary_key=True)
    person: Mapped[PersonId]
    name: Mapped[str]
    os: Mapped[str]
    public_key: Mapped[bytes]
    key_id: Mapped[KeyId]
    token_sha256: Mapped[str]
    created_ms: Mapped[int]
    revoked_ms: Mapped[int | None]
    lost_since_ms: Mapped[int | None]
    """Since when a revoked key was in other hands, if so."""


class EnrolmentCode(Base):
    """A one-time code that lets its person enrol one device; kept as SHA-256 only."""

    __tablename__ = "enrolment_codes"
    __table_args__ = (
        ForeignKeyConstraint(*_MEMBER),
        Index(None, "code_sha256"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    code_sha256: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[PersonId]
    created_ms: Mapped[int]
    expires_ms: Mapped[int]
    used_ms: Mapped[int | None]
    device: Mapped[DeviceId | None]
    """The device that was enrolled with it."""
