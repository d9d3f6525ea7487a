"""Tells the sides of a contract what somebody did about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Rows

from server.accounts.models import Membership, Person, Role
from server.accounts.service import Viewer
from server.context import Core
from server.contracts import offered
from server.contracts.models import ContractRow
from server.contracts.offered import ContractAct
from server.mail.outbox import Outbox
from server.notices.models import What
from server.notices.telling import Notice, Recipient, tell
from server.web import hiring_words, mail_words
from server.web.mail_words import Words
from wire.canonical import JsonValue


class StaleError(Exception):
    """Somebody did something about the contract since the page was made; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Tells in the transaction that does it."""

    core: Core
    outbox: Outbox

    def link(self, row: ContractRow) -> str:
        """The page of the contract, for letters."""
        return self.core.settings.public_url + _page(row)

    def tell_other(
        self, rows: Rows, viewer: Viewer, row: ContractRow, what: What, letter: Words
    ) -> None:
        """Tell the side that the viewer is not on: the contractor, or the owners."""
        if row.person == viewer.person:
            self._tell(rows, viewer, row, what, letter, _owners(rows, row))
        else:
            self._tell(rows, viewer, row, what, letter, [rows.get_one(Person, row.person)])

    def terms_changed(
        self,
        rows: Rows,
        viewer: Viewer,
        row: ContractRow,
        act: ContractAct,
        what: What,
        *,
        said: str,
        reason: str,
        detail: Mapping[str, JsonValue],
    ) -> None:
        """Write it into the history, and tell the contractor and the owners, whoever of them did not do it."""
        offered.record(
            rows,
            self.core,
            row.organization,
            row.contract,
            viewer.person,
            act,
            reason=reason,
            detail=detail,
        )
        did = hiring_words.ACTS[act]
        letter = mail_words.terms_changed(
            self.link(row), who=viewer.name, title=row.title, did=did, said=said, reason=reason
        )
        contractor = rows.get_one(Person, row.person)
        everybody = {one.person: one for one in (contractor, *_owners(rows, row))}
        everybody.pop(viewer.person, None)
        self._tell(rows, viewer, row, what, letter, everybody.values())

    def _tell(
        self,
        rows: Rows,
        viewer: Viewer,
        row: ContractRow,
        what: What,
        letter: Words,
        people: Iterable[Person],
    ) -> None:
        for person in people:
            notice = Notice(
                what,
                by=viewer.name,
                about=row.title,
                path=_page(row),
                organization=row.organization,
                own=person.person == row.person,
            )
            to = Recipient(person.person, person.email)
            tell(rows, self.core, self.outbox, to, notice, letter)


def _page(row: ContractRow) -> str:
    return f"/contracts/{row.contract}"


def _owners(rows: Rows, row: ContractRow) -> list[Person]:
    return list(
        rows.scalars(
            select(Person)
            .join(Membership, Membership.person == Person.person)
            .where(
                Membership.organization == row.organization,
                Membership.role == Role.OWNER,
                Membership.left_ms.is_(None),
            )
            .order_by(Person.email)
        )
    )
