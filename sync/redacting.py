"""What became of a sealed segment since: what was taken back, and erasing that on this machine."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import apsw

from sync.errors import SyncCode, SyncError
from sync.spool_file import MARK_ERASING, query
from wire import envelope
from wire.contractor import Redact, decode_statement, read_items
from wire.drafts import MemoDraft, RedactDraft
from wire.effects import check_memo
from wire.items import kind_of
from wire.outgoing import MemoChanged, RedactAsked
from wire.problems import WireCode, WireError
from wire.records import (
    DeviceId,
    Item,
    ItemKind,
    Memo,
    Screenshot,
    Target,
)
from wire.statement import Segment, decode_segment, segment_again

_OF_TARGET: Final = (
    "SELECT number, position, open_text(disclosure) FROM items"
    " WHERE number = ?1 AND position = ?2 UNION ALL"
    " SELECT number, position, open_text(disclosure) FROM items JOIN statements USING (number)"
    " WHERE target = ?1 AND replaces = ?2"
)
"""Every item that stands or stood at an index of a target."""
_SEALED: Final = (
    "SELECT number, name, device, state, envelope FROM statements JOIN streams USING (stream)"
    " WHERE number IN (SELECT value FROM json_each(?1))"
)
_STANDING: Final = (
    "SELECT number, position, open_text(disclosure) FROM items"
    " WHERE number IN (SELECT value FROM json_each(?1)) AND disclosure IS NOT NULL UNION ALL"
    " SELECT target, replaces, open_text(disclosure) FROM statements JOIN items USING (number)"
    " WHERE target IN (SELECT value FROM json_each(?1))"
    " AND replaces IS NOT NULL AND disclosure IS NOT NULL"
)
"""What stands at each index of these targets; what brought it first where two say so."""
_REDACTED: Final = (
    "SELECT target, envelope FROM statements WHERE type = 'redact'"
    " AND target IN (SELECT value FROM json_each(?1)) ORDER BY number"
)
"""The redactions of these targets, the newest last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedTarget:
    """A segment in the spool with what is left of it.

    `present` has for each of its items the one that stands there now, None where it was removed. `minutes` is
    what it claims now.
    """

    number: int
    name: str
    device: DeviceId
    delivered: bool
    place: Target
    segment: Segment
    present: tuple[Item | None, ...]
    minutes: int


def find(db: apsw.Connection, name: str) -> SealedTarget | None:
    """The segment of this name, or with this place: `STREAM/SEQ`; None if it was not sealed on this machine."""
    stream, _, seq = name.partition("/")
    rows = query(
        db,
        "SELECT number FROM statements WHERE type = 'segment'"
        " AND (name = ?1 OR (stream = ?2 AND seq = ?3))",
        (name, stream, int(seq) if seq.isdecimal() and len(seq) < 10 else -1),
    )
    for (number,) in rows:
        return read(db, (number,)).get(number)
    return None


def read(
    db: apsw.Connection, numbers: Sequence[int], *, to_show: bool = False
) -> dict[int, SealedTarget]:
    """The segments with these numbers as they stand: a whole week in three queries.

    Only `to_show`, bytes are not compared again with what their meaning encodes to: this device did so when it
    sealed them, or took them in, and for a week of them it is half the work.
    """
    these = (json.dumps(list(numbers)),)
    standing: dict[tuple[int, int], str] = {}
    for number, index, disclosure in query(db, _STANDING, these):
        standing.setdefault((number, index), disclosure)
    minutes = _redacted_to(db, numbers)
    found: dict[int, SealedTarget] = {}
    for number, name, device, state, sealed in query(db, _SEALED, these):
        payload = envelope.payload_again(sealed) if to_show else envelope.parse(sealed).payload
        segment = segment_again(payload) if to_show else decode_segment(payload)
        held = [standing.get((number, index)) for index in range(len(segment.items))]
        found[number] = SealedTarget(
            number=number,
            name=name,
            device=DeviceId(device),
            delivered=state == "receipted",
            place=Target(segment.stream, segment.seq, envelope.sha256_of(payload)),
            segment=segment,
            present=read_items(segment, held, again=to_show),
            minutes=minutes.get(number, segment.minutes),
        )
    return found


def minutes_now(db: apsw.Connection, number: int, segment: Segment) -> int:
    """What a segment claims, as its newest redaction leaves it."""
    return _redacted_to(db, (number,)).get(number, segment.minutes)


def _redacted_to(db: apsw.Connection, numbers: Sequence[int]) -> dict[int, int]:
    """The minutes of those of these segments that were redacted, as the newest redaction leaves them."""
    minutes: dict[int, int] = {}
    for number, sealed in query(db, _REDACTED, (json.dumps(list(numbers)),)):
        redact = decode_statement(envelope.parse(sealed).payload)
        if isinstance(redact, Redact):
            minutes[number] = redact.minutes
    return minutes


def draft(target: SealedTarget, told: RedactAsked | MemoChanged) -> RedactDraft | MemoDraft:
    """What to sign. Raises `SyncError` ALREADY_REDACTED if the target no longer has what is named, `WireError` for
    what a server would refuse.
    """
    if isinstance(told, MemoChanged):
        _present_at(target, memo_of(target))
        check_memo(target.segment, Memo(told.text), "items/0")
        return MemoDraft(target=target.place, memo=Memo(told.text))
    for index in told.removed:
        _present_at(target, index)
    for blackout in told.replaced:
        old, new = _present_at(target, blackout.index), blackout.screenshot
        if not isinstance(old, Screenshot) or (old.monitor, old.taken_ms) != (
            new.monitor,
            new.taken_ms,
        ):
            raise WireError(WireCode.ITEM_MISMATCH, f"items/{blackout.index}", "not the same shot")
    if told.minutes > target.minutes:
        raise WireError(WireCode.ADDS_TIME, "statement/minutes", f"{target.minutes} before")
    if not told.removed and not told.replaced and told.minutes == target.minutes:
        raise WireError(WireCode.BAD_VALUE, "statement/removed", "takes nothing back")
    return RedactDraft(
        target=target.place,
        removed=told.removed,
        replaced=tuple((one.index, one.screenshot) for one in told.replaced),
        minutes=told.minutes,
        reason=told.reason,
    )


def memo_of(target: SealedTarget) -> int:
    """The index of a segment's memo item."""
    for index, item in enumerate(target.present):
        if item is not None and kind_of(item) is ItemKind.MEMO:
            return index
    raise _gone(target)


def erase(
    db: apsw.Connection, target: SealedTarget, made: RedactDraft | MemoDraft, *, name: str
) -> None:
    """Erase the disclosures that the statement called `name` takes back, and free their files.

    What it brings instead is noted as standing in their place. The caller must have the file scrubbed once this
    is committed.
    """
    removed: tuple[int, ...] = ()
    replaced: tuple[int, ...]
    if isinstance(made, MemoDraft):
        replaced = (memo_of(target),)
    else:
        removed, replaced = made.removed, tuple(index for index, _ in made.replaced)
    for index in (*removed, *replaced):
        for number, position, _ in query(db, _OF_TARGET, (target.number, index)):
            erase_item(db, number, position)
    for position, index in enumerate(replaced):
        db.execute(
            "UPDATE items SET replaces = ? WHERE position = ?"
            " AND number = (SELECT number FROM statements WHERE name = ?)",
            (index, position, name),
        )


def erase_again(
    db: apsw.Connection, target: int, gone: tuple[int, ...], replaced: tuple[int, ...], *, by: int
) -> None:
    """Erase what statement `by` took back of `target`, where it was restored from elsewhere.

    `replaced` are the indexes in whose places the items of `by` come, in their order.
    """
    for index in gone:
        for number, position, _ in query(db, _OF_TARGET, (target, index)):
            if number != by:
                erase_item(db, number, position)
    for position, index in enumerate(replaced):
        db.execute(
            "UPDATE items SET replaces = ? WHERE position = ? AND number = ?",
            (index, position, by),
        )


def erase_item(db: apsw.Connection, number: int, position: int) -> None:
    """Erase one disclosure and free its files; the caller must have the file scrubbed once this is committed."""
    at = (number, position)
    db.execute(MARK_ERASING)
    db.execute("UPDATE items SET disclosure = NULL WHERE number = ? AND position = ?", at)
    db.execute(
        "INSERT OR IGNORE INTO releases (sha256)"
        " SELECT sha256 FROM images WHERE number = ? AND item = ?",
        at,
    )
    db.execute("DELETE FROM images WHERE number = ? AND item = ?", at)
    db.execute("UPDATE statements SET lacking = lacking & ~(1 << ?2) WHERE number = ?1", at)
    db.execute(
        "UPDATE statements SET problem = NULL, details = NULL"
        " WHERE number = ? AND state = 'receipted' AND lacking = 0",
        (number,),
    )


def _present_at(target: SealedTarget, index: int) -> Item:
    item = target.present[index] if 0 <= index < len(target.present) else None
    if item is None:
        raise _gone(target)
    return item


def _gone(target: SealedTarget) -> SyncError:
    return SyncError(SyncCode.ALREADY_REDACTED, {"segment": target.name})
