"""The table of secret calendar addresses."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import OrganizationId, PersonId


class CalendarFeed(Base):
    """A secret address by the SHA-256 of its secret; the secret itself is not kept. A revoked one has no row any more.

    It shows the person's own contracts, or, with `organization`, those of others there whose diary they may read.
    """

    __tablename__ = "calendar_feeds"
    __table_args__ = (
        ForeignKeyConstraint(["person"], ["people.person"]),
        ForeignKeyConstraint(["organization"], ["organizations.organization"]),
        Index("uq_calendar_feeds_secret_sha256", "secret_sha256", unique=True),
        CLUSTERED,
    )

    person: Mapped[PersonId] = mapped_column(primary_key=True)
    feed: Mapped[str] = mapped_column(primary_key=True)
    """Its name in pages. The form brings it, so that a form that is sent twice makes one address."""
    organization: Mapped[OrganizationId | None]
    secret_sha256: Mapped[str]
    ending: Mapped[str]
    made_ms: Mapped[int]
    used_ms: Mapped[int | None]
    used_address: Mapped[str]
    used_agent: Mapped[str]
