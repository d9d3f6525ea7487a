"""Whether the stored server's statements are whole: for `hourproof-server check`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.authority.models import AuthorityStatement
from wire import keys
from wire.authority import Genesis, Role, Rotate, decode_authority, open_authority
from wire.chain import SubjectLink, check_subject_link, subject_link_after
from wire.envelope import parse, sha256_of
from wire.problems import WireError
from wire.receipt import Entry, decode_entry
from wire.records import OrganizationId


def damages(
    session: Session, organization: OrganizationId, entries: Sequence[bytes], *, origin: str
) -> Iterator[tuple[str, str]]:
    """A word for the kind and the place of each damage: envelopes, chains, signatures and log entries, in order."""
    links: dict[str, SubjectLink] = {}
    statement_key: bytes | None = None
    rows = session.scalars(
        select(AuthorityStatement)
        .where(AuthorityStatement.organization == organization)
        .order_by(AuthorityStatement.log_position)
    )
    for row in rows:
        where = f"{organization}/{row.subject}/{row.seq}"
        if not _logged(row, entries):
            yield "authority-not-logged", where
        try:
            sealed = parse(row.envelope)
            statement = decode_authority(sealed.payload)
            if isinstance(statement, Genesis):
                statement_key = statement.statement_key
            if statement_key is not None:  # a log of a release without genesis does not tell it
                open_authority(sealed, keys.load_spki(statement_key), log=origin)
            check_subject_link(links.get(row.subject), statement)
            links[row.subject] = subject_link_after(
                links.get(row.subject), statement, sha256_of(sealed.payload)
            )
        except WireError:
            yield "authority-damaged", where
            continue
        if (statement.subject, statement.seq, sealed.sha256) != (
            row.subject,
            row.seq,
            row.envelope_sha256,
        ):
            yield "authority-damaged", where
        if isinstance(statement, Rotate) and statement.role is Role.STATEMENT:
            statement_key = statement.statement_key


def _logged(row: AuthorityStatement, entries: Sequence[bytes]) -> bool:
    """Whether the log's entry at the statement's place speaks of its very bytes."""
    if not 0 <= row.log_position < len(entries):
        return False
    try:
        entry = decode_entry(entries[row.log_position])
    except WireError:
        return False
    return isinstance(entry, Entry) and entry.env == sha256_of(row.envelope)
