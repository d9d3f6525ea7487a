"""The tables of invitations and of what was done about members."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import OrganizationId, PersonId


class InvitationRow(Base):
    """An invitation of whoever reads the mail of `email`, with a `Role`. Its link works once; the token in it is kept
    as SHA-256 only. `mailed`: the link went out by a letter and was shown to nobody else."""

    __tablename__ = "invitations"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "invited_by"], ["memberships.organization", "memberships.person"]
        ),
        Index(None, "token_sha256"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    invitation: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str]
    role: Mapped[str]
    message: Mapped[str]
    token_sha256: Mapped[str]
    mailed: Mapped[bool]
    invited_by: Mapped[PersonId]
    made_ms: Mapped[int]
    sent_ms: Mapped[int]
    """When the newest link was made; older ones open nothing."""
    expires_ms: Mapped[int]
    accepted_ms: Mapped[int | None]
    withdrawn_ms: Mapped[int | None]


class MemberEvent(Base):
    """Something that `person` did about a member: `act` is an `audit.MemberAct`, `subject` the name or address of whom
    it was about, as it was then."""

    __tablename__ = "member_events"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "person"], ["memberships.organization", "memberships.person"]
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    at_ms: Mapped[int] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(primary_key=True)
    act: Mapped[str]
    person: Mapped[PersonId]
    subject: Mapped[str]
    detail: Mapped[str]
    address: Mapped[str]
    agent: Mapped[str]
