"""Step V17: the seeds of sessions are those committed to, and pictures were taken at the moments that follow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wire.bundle.contents import step_at
from wire.bundle.findings import FindingKind, Findings
from wire.bundle.item_steps import Segments
from wire.bundle.manifest import Manifest
from wire.bundle.statement_steps import Stated, Streams
from wire.contractor import Reveal, Session
from wire.moment import check_moment
from wire.records import Pictured
from wire.sessions import check_reveal, check_session


@dataclass(slots=True)
class _Session:
    """A session, and its seed once that is revealed."""

    told: Stated
    statement: Session
    seed: bytes | None = None


def check_sessions(
    streams: Streams, segments: Segments, manifest: Manifest, found: Findings
) -> None:
    """V17: sessions follow each other, seeds fit, and each segment shows what its moment allows."""
    for run in streams.runs.values():
        sessions = _read_sessions(run, found)
        _check_moments(run, sessions, segments, manifest, found)
        for session in sessions:
            if session.seed is None:
                found.add(FindingKind.UNREVEALED, session.told.where)


def _read_sessions(run: Sequence[Stated], found: Findings) -> list[_Session]:
    """The sessions of a stream by start, with their seeds where they were revealed."""
    sessions: list[_Session] = []
    by_seq: dict[int, _Session] = {}
    for told in run:
        statement = told.statement
        with step_at("V17", told.where):
            if isinstance(statement, Session):
                check_session(sessions[-1].statement if sessions else None, statement)
                by_seq[statement.seq] = _Session(told, statement)
                sessions.append(by_seq[statement.seq])
            elif isinstance(statement, Reveal):
                if statement.session < run[0].statement.seq:
                    found.add(FindingKind.TARGET_NOT_GIVEN, told.where)
                    continue
                opened = by_seq.get(statement.session)
                revealed = opened is not None and opened.seed is not None
                named = None if opened is None else opened.statement
                check_reveal(named, statement, revealed=revealed)
                if opened is not None:
                    opened.seed = statement.seed
    return sessions


def _check_moments(
    run: Sequence[Stated],
    sessions: Sequence[_Session],
    segments: Segments,
    manifest: Manifest,
    found: Findings,
) -> None:
    starts = [session.statement.started_ms for session in sessions]
    begun = 0
    for told in run:
        if isinstance(told.statement, Session):
            begun += 1
            continue
        state = segments.get((told.statement.stream, told.statement.seq))
        if state is None or state.told is not told or state.effect.whole_removed:
            continue
        items = state.given_items()
        place = bisect_right(starts, state.segment.start_ms, 0, begun)
        if place == 0:
            would_be_given = run[0].statement.seq == 0 or manifest.covers(state.segment)
            if would_be_given and any(isinstance(item, Pictured) for item in items):
                found.add(FindingKind.NO_SESSION, told.where)
            continue
        seed = sessions[place - 1].seed
        if seed is not None:
            with step_at("V17", told.where):
                check_moment(state.segment, items, seed=seed)
