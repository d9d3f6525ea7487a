"""The tables of comments, of what they said before, and of how far somebody has read."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import ContractId, OrganizationId, PersonId, StreamId

_STATEMENT = (
    ["organization", "stream", "seq"],
    ["statements.organization", "statements.stream", "statements.seq"],
)
_MEMBER = (["organization", "person"], ["memberships.organization", "memberships.person"])


class CommentRow(Base):
    """What `person` wrote on a segment. `number` counts within the contract. Nothing of the segment is copied here.

    `question` if it asks for an answer. A deleted one stays as a row whose `text` is empty. `once` is what the
    form was sent with, so that sending it twice writes once. `version` counts the edits.
    """

    __tablename__ = "comments"
    __table_args__ = (
        ForeignKeyConstraint(*_STATEMENT),
        ForeignKeyConstraint(*_MEMBER),
        Index(None, "organization", "contract", "stream", "seq"),
        Index("uq_comments_once", "organization", "contract", "person", "once", unique=True),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    stream: Mapped[StreamId]
    seq: Mapped[int]
    person: Mapped[PersonId]
    question: Mapped[bool]
    text: Mapped[str]
    once: Mapped[str]
    version: Mapped[int]
    made_ms: Mapped[int]
    edited_ms: Mapped[int | None]
    deleted_ms: Mapped[int | None]


class CommentBefore(Base):
    """What a comment said as its `version`, before it was edited; goes when the comment is deleted."""

    __tablename__ = "comments_before"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "contract", "number"],
            ["comments.organization", "comments.contract", "comments.number"],
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    until_ms: Mapped[int]


class CommentRead(Base):
    """Up to which number `person` has read what stands on a segment."""

    __tablename__ = "comments_read"
    __table_args__ = (
        ForeignKeyConstraint(*_STATEMENT),
        ForeignKeyConstraint(*_MEMBER),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    person: Mapped[PersonId] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
