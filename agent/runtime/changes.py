"""Redactions and new memos: of a segment that is not sealed by changing it, afterwards by a statement."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from agent.client import ClientError, Redaction
from agent.core import idle, segments
from agent.core.events import Delete, EditMemo, Event, Redact, TakenBack
from agent.core.problems import Problem, ProblemCode, Trouble
from agent.core.tracked import Part, TrackedSegment
from agent.runtime.effects import Effects
from agent.runtime.engine import Engine
from agent.runtime.pictures import MEDIA_TYPE, black_out
from agent.runtime.ports import Journal, Ledger, Pictures, SealedSegment
from agent.runtime.shots import keep_file
from wire.items import MAX_REGIONS
from wire.outgoing import Blackout, MemoChanged, OutgoingId, RedactAsked
from wire.records import (
    MEMO_CHARACTERS,
    Absence,
    ItemKind,
    Screenshot,
    SegmentId,
)
from wire.text import clean_text

_T = TypeVar("_T")
OUTGOING_ID_BYTES = 16


class Changes:
    """Called on the asking thread, which encodes pictures; what is decided runs on the control thread."""

    def __init__(
        self,
        *,
        engine: Engine,
        effects: Effects,
        journal: Journal,
        ledger: Ledger,
        pictures: Pictures,
        new_id: Callable[[int], str],
        now_ms: Callable[[], int],
        on_control: Callable[[Callable[[], Problem | None]], None],
    ) -> None:
        """`on_control` runs a job on the control thread and raises what it says is wrong as `ClientError`."""
        self._engine = engine
        self._effects = effects
        self._journal = journal
        self._ledger = ledger
        self._pictures = pictures
        self._new_id = new_id
        self._now_ms = now_ms
        self._on_control = on_control

    def redact(self, asked: Redaction) -> None:
        """See `EvidenceClient.redact`."""
        row = self._unsealed(asked.segment)
        if row is not None:
            try:
                self._redact_before(row, asked)
            except ClientError as refused:
                # Sealed meanwhile: then it is taken back by a statement.
                if refused.problem.code is not ProblemCode.ALREADY_SEALED:
                    raise
            else:
                return
        self._redact_after(self._sealed(asked.segment), asked)

    def edit_memo(self, segment: str, memo: str) -> None:
        """See `EvidenceClient.edit_memo`."""
        if self._unsealed(segment) is not None:
            try:
                self._verb(
                    lambda now_ms: EditMemo(now_ms=now_ms, segment=SegmentId(segment), memo=memo)
                )
            except ClientError as refused:
                if refused.problem.code is not ProblemCode.ALREADY_SEALED:
                    raise
            else:
                return
        self._edit_after(self._sealed(segment), memo)

    def finish(self) -> None:
        """Forget here what was taken back when the program died before it could.

        A statement is sealed before this machine's own row is changed, so after a crash the outbox knows
        better than the journal. Control thread, once, at start. Raises `Trouble`.
        """
        for name in self._ledger.changed():
            self._forget(name)

    def _forget(self, segment: SegmentId) -> None:
        """Bring the journal's row in line with what the outbox has left of a sealed segment, if need be."""
        row = self._journal.find(segment)
        found = None if row is None else self._ledger.segment(segment)
        if row is None or found is None:
            return
        kept = segments.as_sealed(row, found.items)
        nothing = found.minutes == 0 and not any(found.items)
        if nothing or kept != row:
            after = None if nothing else kept
            self._engine.news(TakenBack(now_ms=self._now_ms(), before=row, after=after))

    # Before sealing

    def _unsealed(self, segment: str) -> TrackedSegment | None:
        found: list[TrackedSegment | None] = []

        def look() -> Problem | None:
            found.append(self._engine.unsealed(SegmentId(segment)))
            return None

        self._on_control(look)
        return found[0]

    def _redact_before(self, row: TrackedSegment, asked: Redaction) -> None:
        if asked.everything:
            self._verb(lambda now_ms: Delete(now_ms=now_ms, segment=row.segment))
            return
        shots = [shot for shot in row.kept_screenshots if _is_meant(shot, asked)]
        blackened = self._blackened(shots, asked)
        self._verb(
            lambda now_ms: Redact(
                now_ms=now_ms,
                segment=row.segment,
                removed=_parts(asked),
                blackened=blackened,
                reason=asked.reason,
            )
        )

    def _verb(self, make: Callable[[int], Event]) -> None:
        self._on_control(lambda: self._engine.verb(make))

    # After sealing

    def _sealed(self, segment: str) -> SealedSegment:
        found = _translated(lambda: self._ledger.segment(segment))
        if found is None:
            raise _refused(ProblemCode.UNKNOWN_SEGMENT, segment=segment)
        return found

    def _redact_after(self, found: SealedSegment, asked: Redaction) -> None:
        left = [(index, item) for index, item in enumerate(found.items) if item is not None]
        if asked.everything:
            removed = tuple(index for index, _ in left)
            if not removed and not found.minutes:
                raise _refused(ProblemCode.ALREADY_REDACTED, segment=asked.segment)
            self._seal_redaction(found, asked, removed, (), minutes=0)
            return
        named: set[int] = set()
        for part in _parts(asked):
            here = [
                index
                for index, item in left
                if not isinstance(item, Absence) and segments.is_named(item, part)
            ]
            if not here:
                raise _refused(ProblemCode.NOTHING_TO_REDACT, segment=asked.segment)
            named.update(here)
        shots = [
            (index, item)
            for index, item in left
            if isinstance(item, Screenshot) and asked.regions and _is_meant(item, asked)
        ]
        new = self._blackened([shot for _, shot in shots], asked)
        replaced = tuple(Blackout(index, shot) for (index, _), shot in zip(shots, new, strict=True))
        self._seal_redaction(found, asked, tuple(sorted(named)), replaced, minutes=found.minutes)

    def _seal_redaction(
        self,
        found: SealedSegment,
        asked: Redaction,
        removed: tuple[int, ...],
        replaced: tuple[Blackout, ...],
        *,
        minutes: int,
    ) -> None:
        statement = RedactAsked(
            outgoing=OutgoingId(self._new_id(OUTGOING_ID_BYTES)),
            contract=found.contract,
            segment=found.segment,
            removed=removed,
            replaced=replaced,
            minutes=minutes,
            reason=asked.reason,
        )
        self._seal(found, statement)

    def _edit_after(self, found: SealedSegment, memo: str) -> None:
        if len(memo) > MEMO_CHARACTERS:
            raise _refused(
                ProblemCode.MEMO_TOO_LONG,
                characters=str(len(memo)),
                limit=str(MEMO_CHARACTERS),
            )
        text = clean_text(memo, MEMO_CHARACTERS)
        known = self._engine.state.known(found.contract)
        if not text and found.idle:
            raise _refused(ProblemCode.MEMO_MISSING, contract=found.contract, why=idle.WHY_EDIT)
        if not text and known is not None and known.contract.memo_required:
            raise _refused(ProblemCode.MEMO_MISSING, contract=found.contract)
        statement = MemoChanged(
            outgoing=OutgoingId(self._new_id(OUTGOING_ID_BYTES)),
            contract=found.contract,
            segment=found.segment,
            text=text,
        )
        self._seal(found, statement)

    def _seal(self, found: SealedSegment, statement: RedactAsked | MemoChanged) -> None:
        def seal() -> Problem | None:
            problem: Problem | None = None
            try:
                self._effects.seal(statement)
            except Trouble as trouble:
                # It may have come after the signing, so what is left is asked for all the same.
                problem = trouble.problem
            try:
                self._forget(found.segment)
            except Trouble as trouble:
                return problem or trouble.problem
            return problem

        self._on_control(seal)

    # Pictures

    def _blackened(self, shots: list[Screenshot], asked: Redaction) -> tuple[Screenshot, ...]:
        """New files for each of `shots`, with the regions painted black."""
        if not asked.regions:
            return ()
        if not shots:
            raise _refused(ProblemCode.NOTHING_TO_REDACT, segment=asked.segment)
        return tuple(self._blacken(shot, asked) for shot in shots)

    def _blacken(self, shot: Screenshot, asked: Redaction) -> Screenshot:
        regions = tuple(dict.fromkeys((*shot.regions, *asked.regions)))
        width, height = shot.picture.width, shot.picture.height
        within = all(
            0 <= one.x < one.x + one.width <= width and 0 <= one.y < one.y + one.height <= height
            for one in regions
        )
        if not within or len(regions) > MAX_REGIONS:
            raise _refused(ProblemCode.REGION_OUTSIDE, width=str(width), height=str(height))
        encoded = black_out(self._bytes_of(shot, asked), regions)
        if encoded is None:
            raise _refused(ProblemCode.PICTURE_NOT_HERE, picture=shot.picture.sha256)
        return replace(
            shot,
            media_type=MEDIA_TYPE,
            picture=_translated(lambda: keep_file(self._pictures, encoded.picture)),
            thumbnail=_translated(lambda: keep_file(self._pictures, encoded.thumbnail)),
            regions=regions,
        )

    def _bytes_of(self, shot: Screenshot, asked: Redaction) -> bytes:
        """The full picture: this machine's own, or the copy that was named, which must be the very same."""
        sha256 = shot.picture.sha256
        data = _translated(lambda: self._pictures.read(sha256))
        if data is None and asked.picture is not None:
            try:
                data = Path(asked.picture).read_bytes()
            except OSError as error:
                reason = error.strerror or type(error).__name__
                raise _refused(
                    ProblemCode.PICTURE_NOT_HERE, why="unreadable", picture=sha256, reason=reason
                ) from error
            if hashlib.sha256(data).hexdigest() != sha256:
                raise _refused(ProblemCode.PICTURE_NOT_HERE, why="another", picture=sha256)
        if data is None:
            raise _refused(ProblemCode.PICTURE_NOT_HERE, picture=sha256)
        return data


def _parts(asked: Redaction) -> tuple[Part, ...]:
    return tuple(
        Part(kind, asked.monitor if kind is ItemKind.SCREENSHOT else None) for kind in asked.items
    )


def _is_meant(shot: Screenshot, asked: Redaction) -> bool:
    return asked.monitor in (None, shot.monitor.index)


def _refused(code: ProblemCode, **details: str) -> ClientError:
    return ClientError(Problem(code, details))


def _translated(job: Callable[[], _T]) -> _T:
    """What `job` returns; a known trouble refuses the verb."""
    try:
        return job()
    except Trouble as trouble:
        raise ClientError(trouble.problem) from trouble
