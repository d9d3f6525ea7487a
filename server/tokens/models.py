"""The table of personal access tokens, and what a token may be made for."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import PersonId


class Scope(StrEnum):
    """What a token is let do of all that its owner may do; `server.access.rules` says what each opens."""

    CONTRACTS = "contracts"
    DIARY = "diary"
    EXPORT = "export"
    MEMBERS = "members"


class AccessToken(Base):
    """A token by the SHA-256 of its secret; the secret itself is not kept. A revoked one has no row any more.

    `scopes` are `Scope`s between spaces, `ending` the last letters of the secret, by which its owner knows it again.
    """

    __tablename__ = "access_tokens"
    __table_args__ = (
        ForeignKeyConstraint(["person"], ["people.person"]),
        Index("uq_access_tokens_secret_sha256", "secret_sha256", unique=True),
        Index(None, "expires_ms"),
        CLUSTERED,
    )

    person: Mapped[PersonId] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)
    """Its name in pages. The form brings it, so that a form that is sent twice makes one token."""
    secret_sha256: Mapped[str]
    name: Mapped[str]
    scopes: Mapped[str]
    ending: Mapped[str]
    made_ms: Mapped[int]
    expires_ms: Mapped[int]
    used_ms: Mapped[int | None]
    used_address: Mapped[str]
    used_agent: Mapped[str]
