"""What becomes of a contract: pausing, resuming and ending it, and what its page shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Rows

from server.access.contracts import ContractView
from server.accounts.models import Membership, Person, Role
from server.accounts.service import Viewer
from server.context import Core
from server.contracts import life, offered
from server.contracts.life import ContractState
from server.contracts.models import ContractRate, ContractRow
from server.contracts.offered import HistoryEntry
from server.mail.outbox import Outbox
from server.notices.models import What
from server.notices.telling import Notice, Recipient, tell
from server.web import mail_words


class StaleError(Exception):
    """Somebody did something about the contract since the page was made; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What an hour costs from an instant on, in minor units."""

    from_ms: int
    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a contract stands now; `seen` names that for the forms of the page."""

    state: ContractState
    since_ms: int
    starts_ms: int
    limit_minutes: int | None
    rates: tuple[Rate, ...]
    history: tuple[HistoryEntry, ...]
    seen: int


class Contracts:
    """Safe from any thread. The door has found that the viewer may do it."""

    def __init__(self, core: Core, outbox: Outbox) -> None:
        self._core = core
        self._outbox = outbox

    def standing(self, view: ContractView) -> Standing:
        """How it stands, and what was done about it."""
        with self._core.database.reading() as rows:
            row = _row(rows, view)
            history = offered.history(rows, view.organization, view.contract)
            state = life.state_of(rows, row, self._core.clock.now_ms())
            starts_ms = row.created_ms if row.starts_ms is None else row.starts_ms
            paused = life.open_pause(rows, row)
            since_ms = row.ended_ms or (starts_ms if paused is None else paused.from_ms)
            return Standing(
                state=state,
                since_ms=since_ms,
                starts_ms=starts_ms,
                limit_minutes=row.weekly_limit_minutes,
                rates=_rates(rows, view),
                history=history,
                seen=len(history),
            )

    def pause(self, viewer: Viewer, view: ContractView, *, seen: int, reason: str) -> None:
        """Let it stand still from now on; twice is once. Raises `StaleError`."""
        with self._core.database.writing() as rows:
            row = _row(rows, view)
            state = life.state_of(rows, row, self._core.clock.now_ms())
            if state is ContractState.PAUSED:
                return
            self._check(rows, view, seen, over=state is ContractState.ENDED)
            life.pause(rows, self._core, row, viewer.person, reason=reason)
            self._tell(rows, viewer, view, row, What.PAUSED)

    def resume(self, viewer: Viewer, view: ContractView, *, seen: int, reason: str) -> None:
        """Let it run again; twice is once. Raises `StaleError`."""
        with self._core.database.writing() as rows:
            row = _row(rows, view)
            state = life.state_of(rows, row, self._core.clock.now_ms())
            if state in (ContractState.ACTIVE, ContractState.ACCEPTED):
                return
            self._check(rows, view, seen, over=state is ContractState.ENDED)
            life.resume(rows, self._core, row, viewer.person, reason=reason)
            self._tell(rows, viewer, view, row, What.RESUMED)

    def end(self, viewer: Viewer, view: ContractView, *, seen: int, reason: str) -> None:
        """Let it be over for good; twice is once. Raises `StaleError`."""
        with self._core.database.writing() as rows:
            row = _row(rows, view)
            if row.ended_ms is not None:
                return
            self._check(rows, view, seen, over=False)
            life.end(rows, self._core, row, viewer.person, reason=reason)
            self._tell(rows, viewer, view, row, What.ENDED)

    def _check(self, rows: Rows, view: ContractView, seen: int, *, over: bool) -> None:
        if over or seen != len(offered.history(rows, view.organization, view.contract)):
            raise StaleError

    def _tell(
        self, rows: Rows, viewer: Viewer, view: ContractView, row: ContractRow, what: What
    ) -> None:
        """Tell the other side: the contractor, or the owners."""
        path = f"/contracts/{row.contract}"
        link = self._core.settings.public_url + path
        told = mail_words.contract_did(link, who=viewer.name, act=what)
        own = row.person != viewer.person
        notice = Notice(
            what,
            by=viewer.name,
            about=row.title,
            path=path,
            organization=view.organization,
            own=own,
        )
        if own:
            others = [rows.get_one(Person, row.person)]
        else:
            owners = (
                select(Person)
                .join(Membership, Membership.person == Person.person)
                .where(
                    Membership.organization == view.organization,
                    Membership.role == Role.OWNER,
                    Membership.left_ms.is_(None),
                )
                .order_by(Person.email)
            )
            others = list(rows.scalars(owners))
        for other in others:
            to = Recipient(other.person, other.email)
            tell(rows, self._core, self._outbox, to, notice, told)


def _row(rows: Rows, view: ContractView) -> ContractRow:
    return rows.get_one(ContractRow, (view.organization, view.contract))


def _rates(rows: Rows, view: ContractView) -> tuple[Rate, ...]:
    """The newest first."""
    found = rows.scalars(
        select(ContractRate)
        .where(
            ContractRate.organization == view.organization, ContractRate.contract == view.contract
        )
        .order_by(ContractRate.from_ms.desc(), ContractRate.set_ms.desc())
    )
    return tuple(Rate(row.from_ms, row.minor, row.currency) for row in found)
