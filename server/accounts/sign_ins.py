"""The browsers in which a person is signed in: seen by that person, and ended one by one or all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from server.accounts import events
from server.accounts.events import Act, Caller
from server.accounts.models import Session
from server.accounts.service import Viewer, is_over
from server.context import Core


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One browser; instants in UTC milliseconds. `here`: it is the one that asks."""

    session: str
    caller: Caller
    since_ms: int
    seen_ms: int
    here: bool


class SignIns:
    """Safe from any thread. Nobody reaches a sign-in that is not their own."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def of(self, viewer: Viewer) -> Sequence[SignedIn]:
        """All that are not over: first this one, then by when they were last used."""
        now_ms = self._core.clock.now_ms()
        with self._core.database.reading() as rows:
            found = rows.scalars(select(Session).where(Session.person == viewer.person)).all()
        made = [
            SignedIn(
                session=row.session,
                caller=Caller(row.address, row.agent),
                since_ms=row.created_ms,
                seen_ms=row.seen_ms,
                here=row.session == viewer.session,
            )
            for row in found
            if not is_over(row, now_ms)
        ]
        return sorted(made, key=lambda one: (not one.here, -one.seen_ms, one.session))

    def end(self, viewer: Viewer, session: str, caller: Caller) -> bool:
        """End the sign-in named `session`; False when there is none of that name (any more)."""
        with self._core.database.writing() as rows:
            agent = rows.scalar(
                delete(Session)
                .where(Session.person == viewer.person, Session.session == session)
                .returning(Session.agent)
            )
            if agent is None:
                return False
            events.record(rows, self._core, viewer.person, Act.SIGN_IN_ENDED, caller, detail=agent)
        return True

    def end_others(self, viewer: Viewer, caller: Caller) -> int:
        """End every sign-in but this one; how many there were."""
        with self._core.database.writing() as rows:
            ended = rows.scalars(
                delete(Session)
                .where(Session.person == viewer.person, Session.session != viewer.session)
                .returning(Session.session)
            ).all()
            events.record(
                rows,
                self._core,
                viewer.person,
                Act.OTHERS_ENDED,
                caller,
                detail=str(len(ended)),
            )
        return len(ended)
