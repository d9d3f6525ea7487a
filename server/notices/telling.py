"""Tells somebody of something: in the list of their pages and by letter, as they want to be told of its kind."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session as Rows

from server.clock import new_id
from server.context import Core
from server.mail.outbox import Outbox
from server.notices.models import GATHERED, KIND_OF, Kind, Mailed, NoticeChoice, NoticeRow, What
from server.smtp import is_address
from server.web import notice_words
from server.web.mail_words import Words
from wire.records import OrganizationId, PersonId

KEPT_MS = 90 * 24 * 3_600_000
"""How long a notice is kept."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How to tell: in pages, and by which letter."""

    shown: bool
    mailed: Mailed


USUAL = Choice(shown=True, mailed=Mailed.AT_ONCE)
"""For who chose nothing, and for the security of accounts always."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is told, and the address of their letters."""

    person: PersonId
    email: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told; see `NoticeRow` for what the fields mean. `by` is the name of who did it."""

    what: What
    by: str = ""
    about: str = ""
    path: str = ""
    organization: OrganizationId | None = None
    own: bool = False


def tell(
    rows: Rows,
    core: Core,
    outbox: Outbox,
    to: Recipient,
    notice: Notice,
    letter: Words | None = None,
    *,
    posted: bool = False,
) -> None:
    """Tell it in the transaction that does it. `letter` is what an e-mail at once says, if not just the notice.

    `posted`: a letter that must go in any case tells it already.

    What was kept for long enough is let go of.
    """
    kind = KIND_OF[notice.what]
    choice = choice_of(rows, to.person, kind)
    posts = outbox.sends and not posted and is_address(to.email)
    if posts and choice.mailed is Mailed.AT_ONCE:
        link = core.settings.public_url + (notice.path or "/notifications")
        line = notice_words.notice_line(notice.what, by=notice.by, about=notice.about)
        told = letter or notice_words.letter(line, link)
        outbox.put(rows, to.email, subject=told.subject, text=told.text)
    waits = choice.mailed if posts and choice.mailed in GATHERED else None
    if not choice.shown and waits is None:
        return
    now_ms = core.clock.now_ms()
    rows.execute(
        delete(NoticeRow).where(NoticeRow.person == to.person, NoticeRow.made_ms < now_ms - KEPT_MS)
    )
    rows.add(
        NoticeRow(
            person=to.person,
            made_ms=now_ms,
            notice=new_id(core.rng),
            kind=kind,
            what=notice.what,
            who=notice.by,
            about=notice.about,
            organization=notice.organization,
            own=notice.own,
            path=notice.path,
            shown=choice.shown,
            waits=waits,
            read_ms=None,
        )
    )


def choice_of(rows: Rows, person: PersonId, kind: Kind) -> Choice:
    """How `person` wants to be told of `kind`."""
    row = None if kind is Kind.SECURITY else rows.get(NoticeChoice, (person, kind))
    return USUAL if row is None else Choice(row.shown, Mailed(row.mailed))


def choices_of(rows: Rows, person: PersonId) -> dict[Kind, Choice]:
    """How `person` wants to be told of each kind."""
    found = {
        row.kind: Choice(row.shown, Mailed(row.mailed))
        for row in rows.scalars(select(NoticeChoice).where(NoticeChoice.person == person))
    }
    return {kind: USUAL if kind is Kind.SECURITY else found.get(kind, USUAL) for kind in Kind}


def read_about(rows: Rows, person: PersonId, path: str, now_ms: int) -> None:
    """Note that `person` has seen the page at `path`: what they were told of it is read."""
    rows.execute(
        update(NoticeRow)
        .where(NoticeRow.person == person, NoticeRow.path == path, NoticeRow.read_ms.is_(None))
        .values(read_ms=now_ms)
    )
