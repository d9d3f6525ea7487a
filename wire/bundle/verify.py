"""Checks a bundle offline, by steps V1 to V19 of `wire/SPEC.md`, against keys that come from elsewhere.

Does no input or output but reading the file that it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from wire.bundle import (
    authority_steps,
    close_steps,
    consent_steps,
    contents,
    item_steps,
    log_steps,
    session_steps,
    statement_steps,
)
from wire.bundle.archive import Archive
from wire.bundle.contents import Contents, step_at
from wire.bundle.findings import FindingKind, Findings
from wire.bundle.layout import Layout
from wire.bundle.manifest import Manifest
from wire.bundle.report import Counts, Report
from wire.checkpoint import Checkpoint
from wire.cosignature import cosigned_at_s
from wire.problems import WireCode, WireError

Progress = Callable[[int, int], None]
"""Is told how much is done and how much there is, in bytes of the file counted by the work that they make."""

STATEMENT_WORK = 120
"""How much more work a byte of a statement makes than one of a file, that is only hashed."""


def verify(
    file: BinaryIO,
    *,
    vkeys: Sequence[str],
    contract: str | None = None,
    period: tuple[int, int] | None = None,
    known: Sequence[str] = (),
    witnesses: Sequence[str] = (),
    progress: Progress | None = None,
) -> Report:
    """What can be said of the bundle in `file`, which must be seekable.

    `vkeys` are the keys of logs to trust, `contract` and `period` (`[from_ms, to_ms)`) what it ought to be about,
    `known` the signed notes of checkpoints that are known already, `witnesses` the vkeys of witnesses of
    whom one ought to have signed the head. Whatever the file holds, nothing is raised but what reading it raises.
    Holds all statements at once, about 15 kB each, and files piece by piece. Any thread.
    """
    run = _Run(vkeys, contract, period, known, witnesses, progress)
    try:
        run.check(file)
    except WireError as error:
        run.error = error
    return run.report()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the report tells of a bundle that was read whole."""

    counts: Counts
    newest_ms: int


class _Run:
    """One verification; its fields are filled in as far as it comes."""

    def __init__(
        self,
        vkeys: Sequence[str],
        contract: str | None,
        period: tuple[int, int] | None,
        known: Sequence[str],
        witnesses: Sequence[str],
        progress: Progress | None,
    ) -> None:
        self.error: WireError | None = None
        self._vkeys = vkeys
        self._contract = contract
        self._period = period
        self._known = known
        self._witnesses = witnesses
        self._progress = progress
        self._done = self._total = 0
        self._found = Findings()
        self._manifest: Manifest | None = None
        self._head: Checkpoint | None = None
        self._seen: _Seen | None = None

    def report(self) -> Report:
        """What has been found out."""
        seen = self._seen
        return Report(
            error=self.error,
            findings=self._found.all(),
            manifest=self._manifest,
            head=self._head,
            head_ms=None if seen is None else seen.newest_ms,
            counts=None if seen is None else seen.counts,
        )

    def check(self, file: BinaryIO) -> None:
        """All steps in order; raises `WireError` at the first that fails."""
        found = self._found
        # V1: the archive is one, and has exactly these members.
        with step_at("V1"):
            archive = Archive(file)
        layout = contents.read_layout(archive)
        # V2: it is a bundle of a trusted log, and of the contract asked for.
        manifest, trusted = contents.read_manifest(
            archive, layout, vkeys=self._vkeys, contract=self._contract
        )
        self._manifest = manifest
        self._note_period(manifest)
        # V3: every line is canonical and within its bounds.
        self._begin_work(layout)
        read = contents.read_contents(archive, layout, self._advance)
        # V4, V5: checkpoints are signed, and their roots are as computed.
        log = log_steps.check_log(
            read, origin=manifest.origin, trusted=trusted, known=self._known, found=found
        )
        self._head = log.head
        self._note_witness(read.notes[-1])
        # V6: entries and statements belong to each other, in order.
        arrivals = log_steps.check_arrivals(read)
        # V7: each envelope is well-formed and there once.
        sealed = log_steps.check_envelopes(read.lines)
        # V8: what the server stated of itself, devices and policies.
        authority, numbers = authority_steps.check_authority(
            read.lines, sealed, arrivals, log=log, contract=manifest.contract, found=found
        )
        # V9: what the contractor stated is signed, and in whole chains.
        each = self._work_of_each(layout, len(numbers))
        stated, streams = statement_steps.check_statements(
            read.lines,
            sealed,
            arrivals,
            numbers,
            log=log,
            contract=manifest.contract,
            authority=authority,
            found=found,
            advance=lambda count: self._advance(count * each),
        )
        self._note_beginnings(streams, manifest)
        # V10: anchors are roots that the log had.
        statement_steps.check_anchors(stated, log.tree)
        # V11: times are possible.
        statement_steps.check_times(stated, read.entries, found)
        # V12: disclosures are those committed to.
        items = item_steps.open_items(read.lines, stated)
        # V13: what was taken back, replaced or expired could be.
        segments, manuals = item_steps.replay_effects(
            stated, authority.expiries, items, streams, found
        )
        # V14: of that nothing is there.
        item_steps.check_erased(stated, items, segments, manuals, manifest, found)
        # V15: files are those that items name.
        item_steps.check_files(
            *(archive, layout.blobs, stated, items, segments, manifest),
            found=found,
            advance=self._advance,
        )
        # V16: everything was agreed to before.
        with step_at("V16"):
            consent_steps.check_consents(stated, authority.policies, segments, streams, manifest)
        # V17: moments follow from seeds.
        session_steps.check_sessions(streams, segments, manifest, found)
        # V18: closes say no more than counts.
        newest_ms = read.entries[-1].said.recv_ms
        close_steps.check_closes(
            stated, segments, manuals, streams, manifest, newest_ms=newest_ms, found=found
        )
        # V19: every member has been used.
        self._check_all_used(archive, layout)
        period = self._period or (manifest.from_ms, manifest.to_ms)
        totals = close_steps.total_minutes(segments, manuals, period, found)
        self._seen = _Seen(
            _counts(read, layout, stated, streams, segments, totals, authority), newest_ms
        )

    def _note_period(self, manifest: Manifest) -> None:
        if self._period is None:
            return
        from_ms, to_ms = self._period
        if from_ms < manifest.from_ms or to_ms > manifest.to_ms:
            self._found.add(FindingKind.PERIOD_NOT_COVERED, "bundle.json")

    def _note_beginnings(self, streams: statement_steps.Streams, manifest: Manifest) -> None:
        """What a stream leaves out at its beginning must all have been received before the period."""
        from_ms = manifest.from_ms if self._period is None else self._period[0]
        for run in streams.runs.values():
            if run[0].statement.seq > 0 and run[0].arrival.recv_ms >= from_ms:
                self._found.add(FindingKind.PERIOD_NOT_COVERED, run[0].where)

    def _note_witness(self, note: str) -> None:
        if self._witnesses and not any(_cosigned(note, witness) for witness in self._witnesses):
            self._found.add(FindingKind.NO_WITNESS, "log/notes.jsonl")

    def _begin_work(self, layout: Layout) -> None:
        parts = (layout.notes, *layout.nodes, *layout.entries, *layout.statements)
        self._total = sum(member.size for member in (*parts, *layout.blobs.values()))
        self._total += STATEMENT_WORK * sum(member.size for member in layout.statements)
        self._advance(0)

    def _work_of_each(self, layout: Layout, statements: int) -> int:
        size = sum(member.size for member in layout.statements)
        return STATEMENT_WORK * size // max(1, statements)

    def _advance(self, amount: int) -> None:
        self._done += amount
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)

    def _check_all_used(self, archive: Archive, layout: Layout) -> None:
        """What V1 to V18 have read is everything: each kind of member has its reader, each file its item."""
        parts = (layout.manifest, layout.notes, *layout.nodes, *layout.entries, *layout.statements)
        if len(parts) + len(layout.blobs) != len(archive.members):
            raise WireError(WireCode.UNREFERENCED, "archive", step="V19")


def _cosigned(note: str, witness: str) -> bool:
    try:
        cosigned_at_s(note, witness)
    except WireError:
        return False
    return True


def _counts(
    read: Contents,
    layout: Layout,
    stated: Sequence[statement_steps.Stated],
    streams: statement_steps.Streams,
    segments: item_steps.Segments,
    totals: close_steps.Totals,
    authority: authority_steps.Authority,
) -> Counts:
    return Counts(
        statements=len(read.lines),
        segments=len(segments),
        tracked_minutes=totals.tracked,
        idle_minutes=totals.idle,
        manual_minutes=totals.manual,
        closes=sum(1 for told in stated if told.statement.type == "close"),
        devices=len(authority.devices),
        streams=len(streams.runs),
        files=len(layout.blobs),
        file_bytes=sum(member.size for member in layout.blobs.values()),
        entries=len(read.entries),
    )
