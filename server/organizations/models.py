"""The tables of organizations and of their own identity providers."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import OrganizationId


class Organization(Base):
    """An employer or agency. `log_origin` names its evidence log for ever; `log_key` is the log's public key as
    a C2SP vkey (the private half lies in the data folder's `keys`)."""

    __tablename__ = "organizations"

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    name: Mapped[str]
    log_origin: Mapped[str]
    log_key: Mapped[str]
    created_ms: Mapped[int]


class IdentityProvider(Base):
    """The provider with which members of an organization sign in. `sealed_secret` opens with `server.vault` and
    `provider_secret_of`; `required`: its members but the owners reach nothing here by another way of signing in."""

    __tablename__ = "identity_providers"
    __table_args__ = (
        ForeignKeyConstraint(["organization"], ["organizations.organization"]),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    issuer: Mapped[str]
    client: Mapped[str]
    sealed_secret: Mapped[bytes]
    required: Mapped[bool]
    version: Mapped[str]
    """Another one after each change, so that a form made before it is known."""
    changed_ms: Mapped[int]


class ProviderDomain(Base):
    """An e-mail domain by which people find the sign-in of an organization. Several may name the same one."""

    __tablename__ = "provider_domains"
    __table_args__ = (
        ForeignKeyConstraint(["organization"], ["identity_providers.organization"]),
        Index(None, "domain"),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    domain: Mapped[str] = mapped_column(primary_key=True)


def provider_secret_of(organization: OrganizationId, issuer: str) -> str:
    """Whose the secret is, for the vault: it opens for this organization and this issuer only."""
    return f"identity provider {organization} {issuer}"
