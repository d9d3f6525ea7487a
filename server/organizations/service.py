"""Making and finding organizations."""

from __future__ import annotations

from sqlalchemy.orm import Session

from server.organizations.models import Organization
from wire.records import OrganizationId


def create(
    session: Session,
    organization: OrganizationId,
    *,
    name: str,
    log_origin: str,
    log_key: str,
    now_ms: int,
) -> Organization:
    """Add the organization `name`; its log key (`server.log.keys`) must have been made before."""
    row = Organization(
        organization=organization,
        name=name,
        log_origin=log_origin,
        log_key=log_key,
        created_ms=now_ms,
    )
    session.add(row)
    session.flush()
    return row
