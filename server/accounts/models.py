"""The tables of people, memberships, browser sessions and what happened to accounts."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import OrganizationId, PersonId


class Role(StrEnum):
    """What a member may do. An owner manages everything, a manager contracts and reviews, a reviewer reads
    diaries, finance sees contracts and hours, a contractor tracks time and sees their own diary, an administrator
    sees members and devices."""

    OWNER = "owner"
    MANAGER = "manager"
    REVIEWER = "reviewer"
    FINANCE = "finance"
    ADMINISTRATOR = "administrator"
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
    email_confirmed_ms: Mapped[int | None] = mapped_column(default=None)
    """Since when it is known that letters to `email` reach this person."""


class Membership(Base):
    """A person's `role` (a `Role`) in an organization. The row stays when they have left, since what they recorded
    refers to it; from `left_ms` on the role opens nothing, and their own contracts stay readable to them."""

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
    left_ms: Mapped[int | None] = mapped_column(default=None)
    """Since when the person is no longer a member."""


class Session(Base):
    """A signed-in browser, found by the SHA-256 of its cookie; the cookie itself is not kept."""

    __tablename__ = "sessions"
    __table_args__ = (
        ForeignKeyConstraint(["person"], ["people.person"]),
        Index(None, "person"),
        Index("ix_sessions_session", "session", unique=True),
        CLUSTERED,
    )

    token_sha256: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[PersonId]
    created_ms: Mapped[int]
    seen_ms: Mapped[int]
    expires_ms: Mapped[int]
    agent: Mapped[str]
    """The browser's User-Agent, cut to 200 characters."""
    session: Mapped[str] = mapped_column(server_default="")
    """Its name in pages: it ends nothing by itself and tells nothing of the cookie."""
    address: Mapped[str] = mapped_column(server_default="")
    """Where it was last seen; empty where that is not known."""
    through: Mapped[OrganizationId | None] = mapped_column(default=None)
    """The organization whose provider vouched for the person: only that one is open to this browser."""


class AccountEvent(Base):
    """Something that happened to an account: `act` is an `events.Act`, `detail` what or whom it was about."""

    __tablename__ = "account_events"
    __table_args__ = (ForeignKeyConstraint(["person"], ["people.person"]), CLUSTERED)

    person: Mapped[PersonId] = mapped_column(primary_key=True)
    at_ms: Mapped[int] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(primary_key=True)
    act: Mapped[str]
    address: Mapped[str]
    agent: Mapped[str]
    detail: Mapped[str]


class SecondStep(Base):
    """The secret of a person's authenticator app, sealed by `server.vault`; in force once `confirmed_ms` is set.

    `last_step` is the newest time step whose code was taken: neither it nor an older one is taken again.
    """

    __tablename__ = "second_steps"
    __table_args__ = (ForeignKeyConstraint(["person"], ["people.person"]), CLUSTERED)

    person: Mapped[PersonId] = mapped_column(primary_key=True)
    sealed_secret: Mapped[bytes]
    made_ms: Mapped[int]
    confirmed_ms: Mapped[int | None]
    last_step: Mapped[int]


class RecoveryCode(Base):
    """A code that replaces the authenticator app once; kept as SHA-256 of its 80 random bits."""

    __tablename__ = "recovery_codes"
    __table_args__ = (ForeignKeyConstraint(["person"], ["people.person"]), CLUSTERED)

    person: Mapped[PersonId] = mapped_column(primary_key=True)
    code_sha256: Mapped[str] = mapped_column(primary_key=True)
    made_ms: Mapped[int]
    used_ms: Mapped[int | None]


class HalfSignIn(Base):
    """A browser whose person gave the right password and has yet to give a code."""

    __tablename__ = "half_sign_ins"
    __table_args__ = (ForeignKeyConstraint(["person"], ["people.person"]), CLUSTERED)

    token_sha256: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[PersonId]
    expires_ms: Mapped[int]


class MailedLink(Base):
    """A link in a letter, which works once: `purpose` is a `letters.Purpose`; its token is kept as SHA-256 only.

    `person` is None where a link was asked for an address that nobody has: it was never sent and opens nothing.
    """

    __tablename__ = "mailed_links"
    __table_args__ = (
        ForeignKeyConstraint(["person"], ["people.person"]),
        Index(None, "person"),
        Index(None, "expires_ms"),
        CLUSTERED,
    )

    token_sha256: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[str]
    person: Mapped[PersonId | None]
    email: Mapped[str]
    expires_ms: Mapped[int]


class Passkey(Base):
    """A passkey by its credential id in base64url. A removed one stays without its key, unlike an unknown one.

    `counter` is what its authenticator counted last; `went_back_ms` says when it first did not go on.
    """

    __tablename__ = "passkeys"
    __table_args__ = (
        ForeignKeyConstraint(["person"], ["people.person"]),
        Index(None, "person"),
        CLUSTERED,
    )

    credential: Mapped[str] = mapped_column(primary_key=True)
    passkey: Mapped[str]
    """Its name in forms: a credential id is not for pages."""
    person: Mapped[PersonId]
    name: Mapped[str]
    public_key: Mapped[bytes]
    counter: Mapped[int]
    made_ms: Mapped[int]
    used_ms: Mapped[int | None]
    went_back_ms: Mapped[int | None]
    removed_ms: Mapped[int | None]


class PasskeyChallenge(Base):
    """A challenge that one browser may answer once: `purpose` is a `passkeys.Purpose`."""

    __tablename__ = "passkey_challenges"
    __table_args__ = (Index(None, "expires_ms"), CLUSTERED)

    challenge_sha256: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[str]
    browser_sha256: Mapped[str]
    expires_ms: Mapped[int]


class IdentityLink(Base):
    """Whom an organization's provider means by `subject`. `link` names it in forms; `label` is what the provider calls
    the person. It ends with the membership."""

    __tablename__ = "identity_links"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "person"], ["memberships.organization", "memberships.person"]
        ),
        Index(None, "person"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    issuer: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    link: Mapped[str]
    person: Mapped[PersonId]
    label: Mapped[str]
    made_ms: Mapped[int]
    used_ms: Mapped[int | None]


class IdentityRequest(Base):
    """A browser that was sent to an organization's provider and may come back once with `state`. Nonce and PKCE
    verifier are made of its cookie, which is kept as SHA-256 only. `person`: who wants to link their account."""

    __tablename__ = "identity_requests"
    __table_args__ = (
        ForeignKeyConstraint(["organization"], ["organizations.organization"]),
        ForeignKeyConstraint(["person"], ["people.person"]),
        Index(None, "expires_ms"),
        CLUSTERED,
    )

    state_sha256: Mapped[str] = mapped_column(primary_key=True)
    browser_sha256: Mapped[str]
    organization: Mapped[OrganizationId]
    version: Mapped[str]
    person: Mapped[PersonId | None]
    goal: Mapped[str]
    expires_ms: Mapped[int]
