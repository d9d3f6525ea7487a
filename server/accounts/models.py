"""The tables of people, memberships and browser sessions."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import OrganizationId, PersonId


class Role(StrEnum):
    """What a member may do. An owner manages everything, a manager contracts and reviews, a reviewer reads
    diaries, a contractor tracks time and sees their own diary."""

    OWNER = "owner"
    MANAGER = "manager"
    REVIEWER = "reviewer"
    CONTRACTOR = "contractor"


class Person(Base):
    """Somebody who can sign in. `email` is kept in lower case; `password_hash` is argon2's own encoded form, None
    for a person without a password; `zone` is the IANA name of the time zone that pages show."""

    __tablename__ = "people"
    __table_args__ = (Index("uq_people_email", "email", unique=True),)

    person: Mapped[PersonId] = mapped_column(primary_key=True)
    email: Mapped[str]
    name: Mapped[str]
    password_hash: Mapped[str | None]
    zone: Mapped[str]
    created_ms: Mapped[int]


class Membership(Base):
    """A person's `role` (a `Role`) in an organization."""

    __tablename__ = "memberships"
    __table_args__ = (
        ForeignKeyConstraint(["organization"], ["organizations.organization"]),
        ForeignKeyConstraint(["person"], ["people.person"]),
        Index(None, "person"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    person: Mapped[PersonId] = mapped_column(primary_key=True)
    role: Mapped[str]
    created_ms: Mapped[int]


class Session(Base):
    """A signed-in browser, found by the SHA-256 of its cookie; the cookie itself is not kept."""

    __tablename__ = "sessions"
    __table_args__ = (
        ForeignKeyConstraint(["person"], ["people.person"]),
        Index(None, "person"),
        CLUSTERED,
    )

    token_sha256: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[PersonId]
    created_ms: Mapped[int]
    seen_ms: Mapped[int]
    expires_ms: Mapped[int]
    agent: Mapped[str]
    """The browser's User-Agent, cut to 200 characters."""
