"""The tables of looks: at single segments, and at periods as a whole."""

from __future__ import annotations

from enum import StrEnum, auto

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.base import CLUSTERED, Base
from wire.records import ContractId, OrganizationId, PersonId, StreamId


class Stretch(StrEnum):
    """What kind of period was looked at. Stored; a value never changes its meaning."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    PERIOD = auto()
    """Some other one: of an export, or what a calendar shows."""


class Way(StrEnum):
    """By which way it was looked at. Stored; a value never changes its meaning."""

    PAGE = auto()
    """A page in the browser."""
    EXPORT = auto()
    """The evidence, taken away from a page."""
    TOKEN = auto()
    """A program with a personal access token read it."""
    TOKEN_EXPORT = "token-export"  # noqa: S105 - a way, not a secret
    """The evidence, taken away by such a program."""
    CALENDAR = auto()
    """A calendar program fetched it from a secret address."""


class LookRow(Base):
    """The first time in an hour that a person opened a segment or a full picture of it. Never changed.

    `hour` counts from 1970-01-01 00:00 UTC. Holds nothing of what was seen.
    """

    __tablename__ = "looks"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "stream", "seq"],
            ["statements.organization", "statements.stream", "statements.seq"],
        ),
        ForeignKeyConstraint(
            ["organization", "person"], ["memberships.organization", "memberships.person"]
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    stream: Mapped[StreamId] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[PersonId] = mapped_column(primary_key=True)
    hour: Mapped[int] = mapped_column(primary_key=True)
    looked_ms: Mapped[int]


class PeriodLookRow(Base):
    """That a person was shown [start_ms, end_ms) of a contract by one way: first at `looked_ms`, and so many `times` in
    an hour, for calendars in a day.

    `hour` counts from 1970-01-01 00:00 UTC: the one in which the time begins for which it counts. Nothing but `times`
    is ever changed. Holds nothing of what was seen.
    """

    __tablename__ = "period_looks"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization", "contract"], ["contracts.organization", "contracts.contract"]
        ),
        ForeignKeyConstraint(
            ["organization", "person"], ["memberships.organization", "memberships.person"]
        ),
        CLUSTERED,
    )

    organization: Mapped[OrganizationId] = mapped_column(primary_key=True)
    contract: Mapped[ContractId] = mapped_column(primary_key=True)
    span: Mapped[str] = mapped_column(primary_key=True)
    """A `Stretch`."""
    start_ms: Mapped[int] = mapped_column(primary_key=True)
    end_ms: Mapped[int] = mapped_column(primary_key=True)
    way: Mapped[str] = mapped_column(primary_key=True)
    """A `Way`."""
    person: Mapped[PersonId] = mapped_column(primary_key=True)
    hour: Mapped[int] = mapped_column(primary_key=True)
    looked_ms: Mapped[int]
    times: Mapped[int]
