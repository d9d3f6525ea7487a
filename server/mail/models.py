"""The table of letters that go out."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base


class Letter(Base):
    """One e-mail. `sealed` is its subject and text, empty once it was sent or given up; `due_ms` is when to try next,
    None when there is nothing left to try."""

    __tablename__ = "letters"
    __table_args__ = (Index(None, "due_ms"), CLUSTERED)

    letter: Mapped[str] = mapped_column(primary_key=True)
    address: Mapped[str]
    sealed: Mapped[bytes]
    made_ms: Mapped[int]
    due_ms: Mapped[int | None]
    tries: Mapped[int]
    sent_ms: Mapped[int | None]
    trouble: Mapped[str]
    """Why the last try failed, for the operator."""
