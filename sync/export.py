"""Makes a bundle of what this machine kept, without the server: every statement that has a receipt, and the proofs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import apsw

from sync.errors import SyncCode, SyncError
from sync.records import Log
from sync.spool import Spool
from sync.spool_file import SpoolFile, query
from wire import envelope
from wire.authority import Expire, decode_authority, subject_of_contract
from wire.bundle.lines import Given, IndexedEntry
from wire.bundle.manifest import MadeBy, Manifest, Withheld
from wire.bundle.roots import Growth, Inclusion, fold
from wire.bundle.writing import BlobSource, BundleContent
from wire.merkle import leaf_hash
from wire.problems import WireError
from wire.receipt import decode_receipt
from wire.records import ContractId, Sha256

_DAY_MS: Final = 86_400_000

_Place = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportAsked:
    """What to put into a bundle: a contract of the log `origin`, and the period, None for everything.

    `thumbnails` and `pictures` say which image files to put in; full pictures go only if all of them are still here.
    """

    origin: str
    contract: ContractId
    period: tuple[int, int] | None
    made_ms: int
    thumbnails: bool
    pictures: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReady:
    """A bundle that can be written. `statements` are this device's in it, `left_out` those that have no receipt."""

    content: BundleContent
    statements: int
    left_out: int
    pictures: bool
    """Whether full pictures are in it."""


@dataclass(frozen=True, slots=True)
class _Receipted:
    """One line of the bundle: where it comes from, and its entries in the log by index."""

    number: int | None
    """Of a statement of this device; None for one of the server."""
    entries: tuple[int, ...]


def contracts_of(spool: Spool, origin: str) -> tuple[ContractId, ...]:
    """The contracts of which something receipted is here, the one with the newest statement first."""
    with spool.file.reading() as db:
        rows = query(
            db,
            "SELECT statements.contract FROM statements JOIN streams USING (stream)"
            " WHERE state = 'receipted' AND origin = ? GROUP BY 1 ORDER BY max(number) DESC",
            (origin,),
        )
    return tuple(ContractId(contract) for (contract,) in rows)


def prepare(
    spool: Spool, asked: ExportAsked, *, blob: BlobSource, is_here: Callable[[Sha256], bool]
) -> ExportReady:
    """Choose what goes into the bundle and link it to the newest checkpoint.

    The content reads the spool, statement by statement, as it is being written. Raises `SyncError`
    NOTHING_TO_EXPORT, with a `why` of `log`, `authority`, `statements` or `proofs`: a program from before
    they were kept had receipts without what links them to the newest checkpoint.
    """
    log = spool.log(asked.origin)
    if log is None:
        raise _nothing("log")
    with spool.file.reading() as db:
        servers = _servers(db, asked)
        own, left_out = _own(db, asked)
        if not servers:
            raise _nothing("authority")
        if not own:
            raise _nothing("statements")
        lines = sorted([*servers, *own], key=lambda line: line.entries[0])
        expired = _expired(db, asked)
        manifest = _manifest(db, asked, is_here)
        proofs = _Proofs(db, asked.origin, lines)
        notes = _notes(db, log)
    try:
        nodes = fold(
            log.checkpoint.size,
            roots=proofs.roots,
            inclusions=proofs.inclusions,
            growths=proofs.growths,
        )
    except WireError as error:
        raise _nothing("proofs", str(error)) from error
    content = BundleContent(
        manifest=manifest,
        notes=notes,
        nodes=nodes,
        entries=[IndexedEntry(index, proofs.entries[index]) for index in sorted(proofs.entries)],
        statements=_given(spool.file, asked, lines, expired, manifest),
        blob=blob,
    )
    return ExportReady(
        content=content,
        statements=len(own),
        left_out=left_out,
        pictures=Withheld.PICTURES not in manifest.withheld,
    )


def _nothing(why: str, detail: str = "") -> SyncError:
    return SyncError(SyncCode.NOTHING_TO_EXPORT, {"why": why, "detail": detail})


def _servers(db: apsw.Connection, asked: ExportAsked) -> list[_Receipted]:
    """The chains of the organization, of the person and of this contract."""
    rows = query(
        db,
        "SELECT entry FROM authority WHERE origin = ?"
        " AND (subject NOT LIKE 'contract/%' OR subject = ?) ORDER BY entry",
        (asked.origin, subject_of_contract(asked.contract)),
    )
    return [_Receipted(None, (entry,)) for (entry,) in rows]


def _own(db: apsw.Connection, asked: ExportAsked) -> tuple[list[_Receipted], int]:
    """The statements of this device that have a receipt, and how many have none."""
    rows = query(
        db,
        "SELECT number, state FROM statements JOIN streams USING (stream)"
        " WHERE statements.contract = ? AND origin = ? ORDER BY number",
        (asked.contract, asked.origin),
    )
    own = []
    for number, state in rows:
        if state == "receipted":
            entries = query(
                db, "SELECT entry FROM receipts WHERE number = ? ORDER BY entry", (number,)
            )
            own.append(_Receipted(number, tuple(entry for (entry,) in entries)))
    return own, len(rows) - len(own)


def _notes(db: apsw.Connection, log: Log) -> tuple[str, ...]:
    """The head, and for each earlier key of the log the newest checkpoint that it signed and that is here."""
    newest = {}
    for size, note in query(
        db, "SELECT size, note FROM checkpoints WHERE origin = ? ORDER BY size", (log.origin,)
    ):
        if size > 0:
            newest[log.vkey_for(size)] = size, note
    return tuple(note for _, note in sorted(newest.values()))


class _Proofs:
    """What links the chosen lines to the head; all of it is in memory at once."""

    def __init__(
        self,
        db: apsw.Connection,
        origin: str,
        lines: list[_Receipted],
    ) -> None:
        self.entries: dict[int, bytes] = {}
        self.inclusions: list[Inclusion] = []
        self.roots = {
            size: bytes.fromhex(root)
            for size, root in query(
                db, "SELECT size, root FROM checkpoints WHERE origin = ?", (origin,)
            )
        }
        for line in lines:
            for text, size in _receipts(db, origin, line):
                receipt = decode_receipt(text)
                self.entries[receipt.index] = receipt.entry
                leaf = leaf_hash(receipt.entry)
                told = Inclusion(receipt.index, size, leaf, receipt.proof)
                self.inclusions.append(told)
        self.growths = [
            Growth(old, new, tuple(bytes.fromhex(step) for step in json.loads(proof)))
            for old, new, proof in query(
                db,
                "SELECT old_size, new_size, proof FROM continuations WHERE origin = ?",
                (origin,),
            )
        ]


def _receipts(db: apsw.Connection, origin: str, line: _Receipted) -> list[tuple[str, int]]:
    """The receipts of a line, each with the size of its checkpoint."""
    if line.number is not None:
        return [
            (text, size)
            for text, size in query(
                db, "SELECT receipt, checkpoint FROM receipts WHERE number = ?", (line.number,)
            )
        ]
    ((text,),) = query(
        db,
        "SELECT receipt FROM authority WHERE origin = ? AND entry = ?",
        (origin, line.entries[0]),
    )
    return [(text, int(decode_receipt(text).checkpoint.split("\n")[1]))]


def _expired(db: apsw.Connection, asked: ExportAsked) -> dict[_Place, set[int]]:
    """The indexes of items that the server says it has erased, by the place of their segments."""
    rows = query(
        db,
        "SELECT envelope FROM authority WHERE origin = ? AND subject = ?",
        (asked.origin, subject_of_contract(asked.contract)),
    )
    found: dict[_Place, set[int]] = defaultdict(set)
    for (sealed,) in rows:
        statement = decode_authority(envelope.parse(sealed).payload)
        if isinstance(statement, Expire):
            for target in statement.targets:
                found[target.stream, target.seq] |= set(target.items)
    return found


def _manifest(
    db: apsw.Connection, asked: ExportAsked, is_here: Callable[[Sha256], bool]
) -> Manifest:
    from_ms, to_ms = asked.period or _whole(db, asked)
    withheld = set() if asked.period is None else {Withheld.OUTSIDE}
    if not asked.thumbnails:
        withheld.add(Withheld.THUMBNAILS)
    if not (asked.pictures and all(map(is_here, _full_pictures(db, asked, from_ms, to_ms)))):
        withheld.add(Withheld.PICTURES)
    return Manifest(
        origin=asked.origin,
        contract=asked.contract,
        from_ms=from_ms,
        to_ms=to_ms,
        made_ms=asked.made_ms,
        made_by=MadeBy.AGENT,
        withheld=frozenset(withheld),
    )


def _whole(db: apsw.Connection, asked: ExportAsked) -> tuple[int, int]:
    """Whole UTC days from the first statement to the last, or to the day on which the bundle is made."""
    ((first_ms, last_ms),) = query(
        db,
        "SELECT min(coalesce(start_ms, made_ms)), max(made_ms) FROM statements WHERE contract = ?",
        (asked.contract,),
    )
    newest_ms = max(last_ms, asked.made_ms)
    return first_ms // _DAY_MS * _DAY_MS, (newest_ms // _DAY_MS + 1) * _DAY_MS


def _full_pictures(
    db: apsw.Connection, asked: ExportAsked, from_ms: int, to_ms: int
) -> Iterator[Sha256]:
    """Every full picture that the bundle would have to hold."""
    rows = query(
        db,
        "SELECT DISTINCT sha256 FROM images JOIN statements USING (number)"
        " LEFT JOIN statements AS segment ON segment.number = statements.target"
        " WHERE full AND statements.contract = ?1 AND statements.state = 'receipted'"
        " AND coalesce(segment.end_ms, statements.end_ms) > ?2"
        " AND coalesce(segment.start_ms, statements.start_ms) < ?3",
        (asked.contract, from_ms, to_ms),
    )
    return (Sha256(sha256) for (sha256,) in rows)


def _given(
    file: SpoolFile,
    asked: ExportAsked,
    lines: list[_Receipted],
    expired: dict[_Place, set[int]],
    manifest: Manifest,
) -> Iterator[Given]:
    """The statements with what is disclosed of them, each read when it is asked for."""
    for line in lines:
        with file.reading() as db:
            if line.number is None:
                ((sealed,),) = query(
                    db,
                    "SELECT envelope FROM authority WHERE origin = ? AND entry = ?",
                    (asked.origin, line.entries[0]),
                )
                given = Given(sealed, ())
            else:
                given = _given_own(db, line.number, expired, manifest)
        yield given


def _given_own(
    db: apsw.Connection, number: int, expired: dict[_Place, set[int]], manifest: Manifest
) -> Given:
    ((sealed, stream, seq, start_ms, end_ms),) = query(
        db,
        "SELECT statements.envelope, segment.stream, segment.seq, segment.start_ms, segment.end_ms"
        " FROM statements JOIN statements AS segment"
        " ON segment.number = coalesce(statements.target, statements.number)"
        " WHERE statements.number = ?",
        (number,),
    )
    items = query(
        db,
        "SELECT coalesce(replaces, position), open_text(disclosure) FROM items WHERE number = ?"
        " ORDER BY position",
        (number,),
    )
    speaks = start_ms is not None and start_ms < manifest.to_ms and end_ms > manifest.from_ms
    if Withheld.OUTSIDE in manifest.withheld and not speaks:
        return Given(sealed, (None,) * len(items))
    gone = expired.get((stream, seq), set())
    return Given(
        sealed, tuple(None if index in gone else disclosure for index, disclosure in items)
    )
