"""Segments and claims of a diary for windows: days of any length, in every state, without an agent."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from agent.client import (
    ClientError,
    DiaryEntry,
    DiaryPage,
    EntryState,
    Look,
    ManualClaim,
    ManualView,
    PerMinute,
    PhotoView,
    PictureView,
    Problem,
    ProblemCode,
    Redaction,
)
from tests.ui.fake_client import CONTRACT, FakeClient
from wire.counting import counted_minutes
from wire.holding import Held, Stage, Terms, would_hold
from wire.records import ItemKind, Reason

MINUTE_MS = 60_000
SLOT_MS = 10 * MINUTE_MS
TERMS = Terms(
    screenshots=True,
    memo_required=False,
    idle_keep=True,
    redaction_keeps_time=True,
    weekly_limit_minutes=2400,
)


def entry_of(start_ms: int, **what: Any) -> DiaryEntry:
    """A whole segment of ten minutes that was received; `what` makes it another one."""
    number = start_ms // SLOT_MS
    counts = PerMinute(
        keys=tuple((number * 7 + minute * 13) % 150 for minute in range(10)),
        clicks=tuple((number + minute * 5) % 9 for minute in range(10)),
        scrolls=tuple(0 for _ in range(10)),
    )
    segment = hashlib.sha256(str(start_ms).encode()).hexdigest()[:32]
    made: dict[str, Any] = {
        "segment": segment,
        "contract": CONTRACT.contract,
        "start_ms": start_ms,
        "end_ms": start_ms + SLOT_MS,
        "minutes": 10,
        "state": EntryState.RECEIPTED,
        "receipt_ms": start_ms + SLOT_MS + 90_000,
        "keys": sum(counts.keys),
        "clicks": sum(counts.clicks),
        "scrolls": 0,
        "pictures": 1,
        "app": "Editor",
        "title": "index.html — relaunch",
        "memo": "Header and navigation",
        "idle": False,
        "slot_start_ms": start_ms,
        "slot_ms": SLOT_MS,
        "claimed": 10,
        "counted": 10,
        "per_minute": counts,
        "shots": (PictureView(0, f"full-{segment}", f"thumb-{segment}", 1920, 1080),),
        "taken_ms": start_ms + 4 * MINUTE_MS,
        "address": f"{'A' * 22}/{number % 1000}",
    }
    made |= what
    return held(DiaryEntry(**made))


def held(entry: DiaryEntry, *, terms: Terms = TERMS, before: int = 0) -> DiaryEntry:
    """The entry with what the agent would say of it."""
    known = Held(
        stage=Stage(entry.state.value),
        agreed=True,
        minutes=entry.minutes,
        counted=entry.counted,
        before=before,
        memo=bool(entry.memo),
        idle=entry.idle,
        pictures=len(entry.shots),
        no_picture=None if entry.no_picture is None else Reason(entry.no_picture),
        pictures_taken_back=ItemKind.SCREENSHOT in entry.taken_back,
        pictures_blackened=entry.blackened,
    )
    return replace(entry, holds=would_hold(known, terms))


def every_kind(day_ms: int) -> tuple[DiaryEntry, ...]:
    """A morning with each state, from 09:00 on."""
    at = [day_ms + 9 * 3_600_000 + number * SLOT_MS for number in range(14)]
    four = tuple(PictureView(n, f"full-{n}", f"thumb-{n}", 1920, 1080) for n in range(4))
    nothing: dict[str, Any] = {"shots": (), "pictures": 0, "taken_ms": None}
    unseen: dict[str, Any] = {"per_minute": None, "keys": None, "clicks": None, "scrolls": None}
    photo = PhotoView("full-face", "thumb-face", 320, 240)
    over = entry_of(at[6], memo="Contact form")
    return (
        entry_of(at[0]),
        entry_of(at[1], photo=photo),
        entry_of(at[2], shots=four, pictures=4),
        entry_of(at[3], taken_back=(ItemKind.SCREENSHOT,), **nothing),
        entry_of(at[4], blackened=True, memo="Contact form"),
        entry_of(
            at[5],
            idle=True,
            memo="Reading the brief",
            no_picture="kept-as-idle",
            **nothing,
            per_minute=PerMinute((0,) * 10, (0,) * 10, (0,) * 10),
        ),
        held(over, before=2396),
        entry_of(
            at[7],
            minutes=0,
            counted=0,
            memo=None,
            app=None,
            title=None,
            taken_back=(ItemKind.MEMO, ItemKind.SCREENSHOT),
            **nothing,
            **unseen,
        ),
        entry_of(at[8], no_picture="permission-missing", memo="", **nothing),
        entry_of(at[9], no_picture="excluded-app", **nothing),
        entry_of(at[10], no_counts="not-available", **unseen),
        entry_of(at[11], state=EntryState.REFUSED, receipt_ms=None),
        entry_of(at[12], state=EntryState.SIGNED, receipt_ms=None),
        entry_of(at[13], state=EntryState.HELD, receipt_ms=None, address=None),
        entry_of(
            at[13] + SLOT_MS,
            state=EntryState.OPEN,
            receipt_ms=None,
            address=None,
            end_ms=at[13] + SLOT_MS + 4 * MINUTE_MS,
            minutes=4,
            claimed=4,
            counted=4,
            per_minute=PerMinute((3, 40, 12, 0), (0, 1, 2, 0), (0, 0, 0, 5)),
            **nothing,
        ),
    )


def claim_of(start_ms: int, **what: Any) -> ManualView:
    """An hour of time without evidence."""
    made: dict[str, Any] = {
        "manual": hashlib.sha256(f"claim {start_ms}".encode()).hexdigest()[:32],
        "contract": CONTRACT.contract,
        "start_ms": start_ms,
        "end_ms": start_ms + 6 * SLOT_MS,
        "minutes": 60,
        "memo": "A call about the timetable",
        "made_ms": start_ms + 7 * SLOT_MS,
        "delivered": True,
        "taken_back": False,
    }
    return ManualView(**(made | what))


def full_days(first_ms: int, count: int, *, per_day: int = 144) -> tuple[DiaryEntry, ...]:
    """`count` segments on days of `per_day`, whose memos change every few segments."""
    return tuple(
        entry_of(
            first_ms + number // per_day * 86_400_000 + number % per_day * SLOT_MS,
            memo=f"Part {number // 5 % 40}",
        )
        for number in range(count)
    )


class DiaryClient(FakeClient):
    """A fake client with a diary: what verbs do to it is seen when it is read again."""

    def __init__(
        self, entries: tuple[DiaryEntry, ...] = (), claims: tuple[ManualView, ...] = (), **more: Any
    ) -> None:
        super().__init__(**more)
        self.entries = entries
        self.claims = claims
        self.seen: dict[str, tuple[Look, ...]] = {}
        self.images: dict[str, bytes] = {}
        """Bytes of pictures by their name; all others are gone."""

    def diary(self, *, start_ms: int, end_ms: int) -> DiaryPage:
        self._verb("diary", start_ms=start_ms, end_ms=end_ms)
        entries = tuple(one for one in self.entries if start_ms <= one.start_ms < end_ms)
        counts = counted_minutes((one.start_ms, one.end_ms, one.minutes) for one in entries)
        entries = tuple(replace(one, counted=n) for one, n in zip(entries, counts, strict=True))
        claims = tuple(one for one in self.claims if start_ms <= one.start_ms < end_ms)
        return DiaryPage(entries, claims)

    def looks(self, *, contract: str, start_ms: int, end_ms: int) -> tuple[Look, ...]:
        self._verb("looks", contract=contract, start_ms=start_ms, end_ms=end_ms)
        there = {one.segment for one in self.entries if start_ms <= one.start_ms < end_ms}
        return tuple(look for segment in there for look in self.seen.get(segment, ()))

    def picture(self, *, sha256: str) -> bytes:
        if sha256 in self.images:
            return self.images[sha256]
        return super().picture(sha256=sha256)

    def edit_memo(self, *, segment: str, memo: str) -> None:
        self._verb("edit_memo", segment=segment, memo=memo)
        self._change(segment, memo=memo)

    def redact(self, *, redaction: Redaction) -> None:
        super().redact(redaction=redaction)
        if redaction.everything:
            found = next(one for one in self.entries if one.segment == redaction.segment)
            if found.sealed:
                gone: dict[str, Any] = {"shots": (), "memo": None, "app": None, "minutes": 0}
                self._change(redaction.segment, per_minute=None, photo=None, **gone)
            else:
                self.entries = tuple(one for one in self.entries if one is not found)
        elif ItemKind.SCREENSHOT in redaction.items:
            self._change(redaction.segment, shots=(), taken_back=(ItemKind.SCREENSHOT,))

    def claim_time(self, *, claim: ManualClaim) -> ManualView:
        self._verb("claim_time", claim=claim)
        made = claim_of(
            claim.start_ms,
            end_ms=claim.end_ms,
            minutes=(claim.end_ms - claim.start_ms) // MINUTE_MS,
            memo=claim.memo,
            delivered=False,
        )
        self.claims = (*self.claims, made)
        return made

    def take_back_time(self, *, manual: str, reason: str) -> None:
        self._verb("take_back_time", manual=manual, reason=reason)
        if all(one.manual != manual for one in self.claims):
            raise ClientError(Problem(ProblemCode.UNKNOWN_CLAIM))
        self.claims = tuple(
            replace(one, taken_back=True, memo=None) if one.manual == manual else one
            for one in self.claims
        )

    def _change(self, segment: str, **what: Any) -> None:
        self.entries = tuple(
            replace(one, **what) if one.segment == segment else one for one in self.entries
        )
