"""The table of organizations."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import Base
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
