"""The journal: segments on this machine until long after delivery, safe from kill -9 and power
cuts.

One row for each segment, replaced as a whole at least once a minute while it is open, so that a
crash loses at most the current minute. Each `write` is one durable transaction.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import apsw

from agent.core.problems import Problem, ProblemCode
from agent.core.tracked import (
    Change,
    DropSeed,
    DropSegment,
    JournalContents,
    Phase,
    PutSeed,
    PutSegment,
    PutSession,
    SeedMark,
    SessionMark,
    TrackedSegment,
)
from agent.plain import PlainError, from_plain, to_plain
from agent.store.database import (
    WORLD,
    CorruptFile,
    database_problem,
    erase_traces,
    is_blank,
    mark_erasing,
    open_database,
    remove_copies,
    set_database_aside,
    transaction,
)
from agent.store.errors import StoreError, disk_problem
from agent.store.vault import IN_THE_CLEAR, TEXT_MARK, Cipher, Damaged
from wire.records import ContractId, Pictured, SegmentId, Sha256

MIGRATIONS: Final = (
    # 1
    """
    CREATE TABLE segment (
        segment TEXT PRIMARY KEY,
        contract TEXT NOT NULL,
        phase TEXT NOT NULL,
        start_ms INTEGER NOT NULL,
        end_ms INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX segment_by_end ON segment (contract, end_ms);
    CREATE TABLE picture (
        segment TEXT NOT NULL REFERENCES segment (segment) ON DELETE CASCADE,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (segment, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX picture_by_hash ON picture (sha256);
    CREATE TABLE session (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL) STRICT;
    """,
    # 2
    """
    CREATE TABLE seed (
        session TEXT PRIMARY KEY,
        started_ms INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    # 3: bodies are sealed from here on, which earlier versions cannot read.
    """
    CREATE INDEX segment_in_the_clear ON segment (segment) WHERE substr(body, 1, 4) <> 'hp1:';
    """,
    # 4: has a row while content was dropped of which the pages may still hold copies.
    """
    CREATE TABLE erasing (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1)) STRICT;
    INSERT INTO erasing SELECT 1 WHERE EXISTS (SELECT 1 FROM segment);
    """,
)

_log = logging.getLogger(__name__)

KEEP_DELIVERED_MS: Final = 40 * 86_400_000
"""How long rows of delivered segments are kept, counted back from the newest row."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class OpenedJournal:
    """A journal ready for use, and what had to be done to make it so."""

    journal: JournalFile
    problem: Problem | None
    """JOURNAL_CORRUPT when an unreadable file was set aside; `kept_at` says where."""


class JournalFile:
    """The journal in one SQLite file. Any thread, one at a time; errors are `StoreError`."""

    def __init__(self, path: Path, cipher: Cipher = IN_THE_CLEAR) -> None:
        """Open the file at `path` and read it once; bodies are sealed by `cipher`.

        Raises `CorruptFile` or `StoreError`.
        """
        self._path = path
        self._cipher = cipher
        self._broken: Problem | None = None
        self._newest: TrackedSegment | None = None
        """As it was last written, if that was the newest write: the open segment is, minute after minute."""
        self._lock = threading.Lock()
        try:
            self._connection = open_database(path, migrations=MIGRATIONS)
        except apsw.SQLError as error:  # a step that does not find its tables
            raise CorruptFile(str(error)) from error
        try:
            self._load()
            self._forget_old()
            # The last run may have died between dropping something and this.
            erase_traces(self._connection)
        except apsw.SQLError as error:  # such as a table that is not there
            self._connection.close()
            raise CorruptFile(str(error)) from error
        except WORLD as error:
            problem = database_problem(error, self._connection, path)
            self._connection.close()
            raise StoreError(problem) from error
        except BaseException:
            self._connection.close()
            raise

    @classmethod
    def open(
        cls, path: Path, cipher: Cipher = IN_THE_CLEAR, *, begun: bool = False
    ) -> OpenedJournal:
        """Open or make the journal at `path`.

        An unreadable file is renamed, with its log beside it, and a new one begun; so is a blank one if the journal
        was `begun` long ago. Raises `StoreError` DATABASE_TOO_NEW (the file is left alone),
        DATA_FOLDER_UNWRITABLE or DISK_FULL.
        """
        reason = "the file is blank"
        try:
            if not (begun and is_blank(path)):
                return OpenedJournal(journal=cls(path, cipher), problem=None)
        except CorruptFile as corrupt:
            reason = str(corrupt)
        kept = set_database_aside(path)
        details = {"path": str(kept), "kept_at": str(kept), "reason": reason}
        problem = Problem(ProblemCode.JOURNAL_CORRUPT, details)
        return OpenedJournal(journal=cls(path, cipher), problem=problem)

    def close(self) -> None:
        """Close the file; everything written is in it already. Idempotent."""
        with self._lock:
            self._connection.close()

    def seal_all(self) -> None:
        """Seal the rows that an earlier version wrote in the clear: all or none, and no copy of them stays.

        Call it once at start. Raises `StoreError` as `write` does.
        """
        if self._broken is not None:
            raise StoreError(self._broken)
        with self._translated():
            if not self._any_in_the_clear():
                return
            with transaction(self._connection):
                mark_erasing(self._connection)
                for table, key in (("segment", "segment"), ("session", "one"), ("seed", "session")):
                    rows = self._connection.execute(f"SELECT {key}, body FROM {table}").fetchall()  # noqa: S608 — names of ours
                    for name, body in rows:
                        if not str(body).startswith(TEXT_MARK):
                            self._connection.execute(
                                f"UPDATE {table} SET body = ? WHERE {key} = ?",  # noqa: S608 — names of ours
                                (self._cipher.seal_text(str(body)), name),
                            )
            self._erase_traces()
        try:
            remove_copies(self._path)
        except OSError as error:
            raise StoreError(disk_problem(error, self._path)) from error

    def load(self) -> JournalContents:
        """The open session and every segment that is not delivered, ordered by start."""
        with self._translated():
            return self._load()

    def write(self, changes: tuple[Change, ...]) -> None:
        """Carry out `changes` in one transaction; durable when this returns.

        Raises `StoreError`, and nothing of `changes` is kept: DISK_FULL (try again when there is
        room), JOURNAL_CORRUPT or DATA_FOLDER_UNWRITABLE (every later call raises it again, because
        after a failed write the disk cannot be trusted until it has been opened anew).
        """
        if self._broken is not None:
            raise StoreError(self._broken)
        with self._translated():
            dropped = False
            with transaction(self._connection):
                for change in changes:
                    dropped = dropped or self._drops_content(change)
                    self._carry_out(change)
                if dropped:
                    mark_erasing(self._connection)
            for change in changes:
                if isinstance(change, PutSegment):
                    self._newest = change.segment
            if dropped or any(_lets_go(change) for change in changes):
                self._erase_traces()

    def find(self, segment: SegmentId) -> TrackedSegment | None:
        """The row of this segment in any phase; None where there is none, or no more."""
        with self._translated():
            query = "SELECT body FROM segment WHERE segment = ?"
            row = self._connection.execute(query, (segment,)).fetchone()
            return None if row is None else self._record(TrackedSegment, row[0])

    def spans(self, contract: ContractId, *, since_ms: int) -> tuple[tuple[int, int], ...]:
        """`(start_ms, end_ms)` of each segment of `contract` that ends after `since_ms`, by start."""
        with self._translated():
            rows = self._connection.execute(
                "SELECT start_ms, end_ms FROM segment WHERE contract = ? AND end_ms > ?"
                " ORDER BY start_ms",
                (contract, since_ms),
            )
            return tuple((int(start), int(end)) for start, end in rows)

    def pictures_needed(self) -> frozenset[Sha256]:
        """Every picture that must stay: all of undelivered segments, thumbnails of delivered ones."""
        with self._translated():
            rows = self._connection.execute("SELECT DISTINCT sha256 FROM picture")
            return frozenset(Sha256(str(picture)) for (picture,) in rows)

    def needs(self, picture: Sha256) -> bool:
        """Whether this picture must stay, because some row names it."""
        with self._translated():
            query = "SELECT 1 FROM picture WHERE sha256 = ? LIMIT 1"
            return self._connection.execute(query, (picture,)).fetchone() is not None

    def _forget_old(self) -> None:
        """Drop rows of segments that were delivered long ago. Raises `apsw.Error`."""
        with transaction(self._connection):
            self._connection.execute(
                "DELETE FROM segment WHERE phase = ? AND end_ms <"
                " (SELECT max(end_ms) FROM segment) - ?",
                (Phase.DELIVERED.value, KEEP_DELIVERED_MS),
            )
            if self._connection.changes():
                mark_erasing(self._connection)

    def _drops_content(self, change: Change) -> bool:
        """Whether `change` takes away for good what its row holds: all of it, or a picture, photo, title or memo."""
        if not isinstance(change, PutSegment | DropSegment):
            return False
        name = change.segment if isinstance(change, DropSegment) else change.segment.segment
        newest, self._newest = self._newest, None
        if newest is not None and isinstance(change, PutSegment) and newest.segment == name:
            return _holds_less(newest, change.segment)
        query = "SELECT body FROM segment WHERE segment = ?"
        row = self._connection.execute(query, (name,)).fetchone()
        if row is None or isinstance(change, DropSegment):
            return row is not None
        return _holds_less(self._record(TrackedSegment, row[0]), change.segment)

    def _erase_traces(self) -> None:
        """Everything is committed by now: what goes wrong here must not undo it."""
        try:
            erase_traces(self._connection)
        except WORLD as error:
            _log.warning("the journal's log could not be emptied: %s", error)

    def _load(self) -> JournalContents:
        """See `load`. Raises `apsw.Error` or `CorruptFile`."""
        marks = self._connection.execute("SELECT body FROM session WHERE one = 1").fetchall()
        rows = self._connection.execute(
            "SELECT body FROM segment WHERE phase != ? ORDER BY start_ms, segment",
            (Phase.DELIVERED.value,),
        ).fetchall()
        seeds = self._connection.execute(
            "SELECT body FROM seed ORDER BY started_ms, session"
        ).fetchall()
        return JournalContents(
            session=self._record(SessionMark, marks[0][0]) if marks else None,
            segments=tuple(self._record(TrackedSegment, body) for (body,) in rows),
            seeds=tuple(self._record(SeedMark, body) for (body,) in seeds),
        )

    def _any_in_the_clear(self) -> bool:
        query = (
            "SELECT EXISTS (SELECT 1 FROM segment WHERE substr(body, 1, 4) <> 'hp1:')"
            " OR EXISTS (SELECT 1 FROM session WHERE substr(body, 1, 4) <> 'hp1:')"
            " OR EXISTS (SELECT 1 FROM seed WHERE substr(body, 1, 4) <> 'hp1:')"
        )
        return bool(self._connection.execute(query).fetchall()[0][0])

    def _body(self, record: object) -> str:
        return self._cipher.seal_text(json.dumps(to_plain(record)))

    def _record(self, kind: type[_T], body: object) -> _T:
        """A record from the text in its row. Raises `CorruptFile`, `StoreError` KEY_LOST."""
        try:
            return from_plain(kind, json.loads(self._cipher.open_text(str(body))))
        except (ValueError, RecursionError, PlainError, Damaged) as error:
            raise CorruptFile(f"{kind.__name__}: {error}") from error

    def _carry_out(self, change: Change) -> None:
        execute = self._connection.execute
        match change:
            case PutSegment(segment=segment):
                execute("DELETE FROM segment WHERE segment = ?", (segment.segment,))
                execute(
                    "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        segment.segment,
                        segment.contract,
                        segment.phase.value,
                        segment.start_ms,
                        segment.end_ms,
                        self._body(segment),
                    ),
                )
                for picture in _pictures_needed(segment):
                    execute("INSERT INTO picture VALUES (?, ?)", (segment.segment, picture))
            case DropSegment(segment=name):
                execute("DELETE FROM segment WHERE segment = ?", (name,))
            case PutSession(session=None):
                execute("DELETE FROM session WHERE one = 1")
            case PutSession(session=mark):
                execute("INSERT OR REPLACE INTO session VALUES (1, ?)", (self._body(mark),))
            case PutSeed(seed=seed):
                execute(
                    "INSERT OR REPLACE INTO seed VALUES (?, ?, ?)",
                    (seed.session, seed.started_ms, self._body(seed)),
                )
            case DropSeed(session=name):
                execute("DELETE FROM seed WHERE session = ?", (name,))

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Have the connection to oneself, and turn errors of SQLite into ours."""
        try:
            with self._lock:
                yield
        except WORLD as error:
            problem = database_problem(error, self._connection, self._path)
            untrusted = isinstance(error, apsw.IOError | apsw.CorruptError | apsw.NotADBError)
            if untrusted and problem.code is not ProblemCode.DISK_FULL:
                self._broken = problem
            raise StoreError(problem) from error
        except CorruptFile as error:
            details = {"path": str(self._path), "reason": str(error)}
            self._broken = Problem(ProblemCode.JOURNAL_CORRUPT, details)
            raise StoreError(self._broken) from error


def _lets_go(change: Change) -> bool:
    """Whether content may have been dropped for good: with the segment, or out of a sealed one's row."""
    if isinstance(change, PutSegment):
        return change.segment.phase in (Phase.SEALED, Phase.DELIVERED)
    return isinstance(change, DropSegment)


def _holds_less(before: TrackedSegment, after: TrackedSegment) -> bool:
    """Whether content of `before` is not in `after` any more."""
    return (
        not _pictured(before) <= _pictured(after)
        or before.window not in (None, after.window)
        or (bool(before.memo) and before.memo != after.memo)
        or (before.no_counts is None and after.no_counts is not None)
    )


def _pictured(segment: TrackedSegment) -> set[Pictured]:
    """Every screenshot and photo that stands in the row, taken back or not."""
    photos = () if segment.webcam is None else (segment.webcam,)
    return {*segment.screenshots, *photos}


def _pictures_needed(segment: TrackedSegment) -> frozenset[Sha256]:
    """What must stay on disk for this row."""
    if segment.phase is Phase.DELIVERED:
        return frozenset(one.thumbnail.sha256 for one in segment.pictured)
    return frozenset(segment.pictures)
