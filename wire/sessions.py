"""Sessions of a stream: which one a segment belongs to, and whether one may begin or be opened."""

from __future__ import annotations

from collections.abc import Iterable

from wire.contractor import Reveal, Session
from wire.moment import seed_sha256
from wire.problems import WireCode, WireError
from wire.statement import Segment


def session_of(sessions: Iterable[Session], segment: Segment) -> Session | None:
    """The session that `segment` belongs to, of those of its stream in any order; None if it belongs to none."""
    newest: Session | None = None
    for session in sessions:
        if session.seq > segment.seq or session.started_ms > segment.start_ms:
            continue
        if newest is None or session.seq > newest.seq:
            newest = session
    return newest


def check_session(previous: Session | None, session: Session) -> None:
    """Raise `WireError` unless `session` begins after `previous`, the one before it in its stream."""
    if previous is not None and session.started_ms <= previous.started_ms:
        detail = f"not after {previous.started_ms}"
        raise WireError(WireCode.WRONG_TARGET, "statement/started_ms", detail)


def check_reveal(session: Session | None, reveal: Reveal, *, revealed: bool) -> None:
    """Raise `WireError` unless `reveal` opens `session`, the statement with its number, for the first time.

    `session` is None if that statement is not there or no session; `revealed` says that it was opened before.
    """
    if session is None or session.stream != reveal.stream or session.seq != reveal.session:
        raise WireError(WireCode.WRONG_TARGET, "statement/session", "no such session")
    if revealed:
        raise WireError(WireCode.WRONG_TARGET, "statement/session", "revealed before")
    if reveal.ended_ms < session.started_ms:
        raise WireError(WireCode.WRONG_TARGET, "statement/ended_ms", "before it began")
    if seed_sha256(reveal.seed) != session.seed_sha256:
        raise WireError(WireCode.SEED_MISMATCH, "statement/seed")
