"""Tells the other side that something was written on a segment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Rows

from server.access.contracts import ContractView
from server.access.rules import Act, roles_that_may
from server.accounts.models import Membership, Person, Role
from server.comments.models import CommentRead, CommentRow
from server.context import Core
from server.contracts.models import ContractRow
from server.mail.outbox import Outbox
from server.notices.models import What
from server.notices.telling import Notice, Recipient
from server.notices.telling import tell as tell_one
from server.web import mail_words
from wire.records import PersonId, StreamId


def tell(
    rows: Rows,
    core: Core,
    outbox: Outbox,
    view: ContractView,
    *,
    author: PersonId,
    place: tuple[StreamId, int],
    question: bool,
) -> None:
    """Tell of what `author` is about to write, in the transaction that writes it.

    To the contractor; or to those of the employer's side who have written on the segment, and where none has, to
    owners and managers. Nobody who has something unread on the segment is told again. It says who wrote and
    where, and nothing of what was written or recorded.
    """
    name = rows.get_one(Person, author).name
    path = page_of(view, place)
    link = core.settings.public_url + path
    told = mail_words.comment(link, by=name, title=view.title, question=question)
    notice = Notice(
        What.ASKED if question else What.COMMENTED,
        by=name,
        about=view.title,
        path=path,
        organization=view.organization,
    )
    contractor = _contractor(rows, view)
    for person in _others(rows, view, author, contractor, place):
        if not _has_unread(rows, view, person.person, place):
            about = replace(notice, own=person.person == contractor)
            tell_one(rows, core, outbox, Recipient(person.person, person.email), about, told)


def page_of(view: ContractView, place: tuple[StreamId, int]) -> str:
    """The page of what stands on a segment."""
    stream, seq = place
    return f"/contracts/{view.contract}/segments/{stream}/{seq}/comments"


def _contractor(rows: Rows, view: ContractView) -> PersonId:
    return rows.scalars(
        select(ContractRow.person).where(
            ContractRow.organization == view.organization, ContractRow.contract == view.contract
        )
    ).one()


def _others(
    rows: Rows,
    view: ContractView,
    author: PersonId,
    contractor: PersonId,
    place: tuple[StreamId, int],
) -> Sequence[Person]:
    if author != contractor:
        return rows.scalars(select(Person).where(Person.person == contractor)).all()
    stream, seq = place
    members = (
        select(Person)
        .join(Membership, Membership.person == Person.person)
        .where(
            Membership.organization == view.organization,
            Membership.left_ms.is_(None),
            Membership.role.in_(roles_that_may(Act.READ_COMMENTS)),
            Membership.person != author,
        )
        .order_by(Person.person)
    )
    wrote = select(CommentRow.person).where(
        CommentRow.organization == view.organization,
        CommentRow.contract == view.contract,
        CommentRow.stream == stream,
        CommentRow.seq == seq,
    )
    involved = rows.scalars(members.where(Person.person.in_(wrote))).all()
    leading = members.where(Membership.role.in_((Role.OWNER, Role.MANAGER)))
    return involved or rows.scalars(leading).all()


def _has_unread(
    rows: Rows, view: ContractView, person: PersonId, place: tuple[StreamId, int]
) -> bool:
    stream, seq = place
    seen = rows.get(CommentRead, (view.organization, view.contract, person, stream, seq))
    unread = rows.scalar(
        select(func.count()).where(
            CommentRow.organization == view.organization,
            CommentRow.contract == view.contract,
            CommentRow.stream == stream,
            CommentRow.seq == seq,
            CommentRow.person != person,
            CommentRow.deleted_ms.is_(None),
            CommentRow.number > (0 if seen is None else seen.number),
        )
    )
    return bool(unread)
