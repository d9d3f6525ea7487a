"""What the own diary shows of one segment: from the record of a tracked one, and from a sealed one."""

from __future__ import annotations

from collections.abc import Sequence

from agent.client import DiaryEntry, EntryState, PerMinute, PhotoView, PictureView
from agent.core.tracked import TrackedSegment
from agent.runtime.ports import KeptSegment, SealedSegment
from wire.records import (
    Absence,
    Activity,
    ItemKind,
    Memo,
    Reason,
    Screenshot,
    Signals,
    Webcam,
    Window,
    minutes_touched,
)

_ALWAYS = (ItemKind.ACTIVITY, ItemKind.SCREENSHOT, ItemKind.WINDOW, ItemKind.MEMO)
"""The kinds of which every segment has at least one item, or says why it has none."""


def tracked(row: TrackedSegment, state: EntryState) -> DiaryEntry:
    """A segment that is not signed yet."""
    gone = {part.kind for part in row.removed}
    counted = row.no_counts is None and ItemKind.ACTIVITY not in gone
    window = None if ItemKind.WINDOW in gone else row.window
    minutes = minutes_touched(start_ms=row.start_ms, end_ms=row.end_ms)
    per_minute = PerMinute(
        keys=tuple(one.keys for one in row.counts),
        clicks=tuple(one.clicks for one in row.counts),
        scrolls=tuple(one.scrolls for one in row.counts),
    )
    shots = row.kept_screenshots
    return DiaryEntry(
        segment=row.segment,
        contract=row.contract,
        start_ms=row.start_ms,
        end_ms=row.end_ms,
        minutes=minutes,
        state=state,
        receipt_ms=None,
        keys=sum(per_minute.keys) if counted else None,
        clicks=sum(per_minute.clicks) if counted else None,
        scrolls=sum(per_minute.scrolls) if counted else None,
        pictures=len(shots),
        app=None if window is None else window.app,
        title=None if window is None else window.title,
        memo=None if ItemKind.MEMO in gone else row.memo,
        idle=row.idle,
        slot_start_ms=row.slot_start_ms,
        slot_ms=row.slot_ms,
        claimed=minutes,
        per_minute=per_minute if counted else None,
        shots=tuple(picture_view(shot, freed=False) for shot in shots),
        photo=photo_view(row.kept_webcam, freed=False),
        taken_ms=row.moment_ms,
        no_counts=_said(row.no_counts),
        no_picture=_said(row.no_screenshot),
        no_photo=_said(row.no_webcam),
        no_window=_said(row.no_window),
        taken_back=tuple(sorted(gone)),
        blackened=any(shot.regions for shot in shots),
    )


def sealed(kept: KeptSegment) -> DiaryEntry:
    """A segment that was signed, with what was taken back since."""
    said = kept.sealed
    activity = next((item for item in said.items if isinstance(item, Activity)), None)
    window = next((item for item in said.items if isinstance(item, Window)), None)
    memo = next((item for item in said.items if isinstance(item, Memo)), None)
    photo = next((item for item in said.items if isinstance(item, Webcam)), None)
    shots = [item for item in said.items if isinstance(item, Screenshot)]
    why = {item.kind: item.reason.value for item in said.items if isinstance(item, Absence)}
    state = EntryState.REFUSED if kept.refused else EntryState.SIGNED
    freed = kept.receipt_ms is not None
    return DiaryEntry(
        segment=said.segment,
        contract=said.contract,
        start_ms=said.start_ms,
        end_ms=said.end_ms,
        minutes=said.minutes,
        state=EntryState.RECEIPTED if freed else state,
        receipt_ms=kept.receipt_ms,
        keys=None if activity is None else sum(activity.keys),
        clicks=None if activity is None else sum(activity.clicks),
        scrolls=None if activity is None else sum(activity.scrolls),
        pictures=len(shots),
        app=None if window is None else window.app,
        title=None if window is None else window.title,
        memo=None if memo is None else memo.text,
        idle=said.idle,
        slot_start_ms=said.slot_start_ms,
        slot_ms=said.slot_ms,
        claimed=minutes_touched(start_ms=said.start_ms, end_ms=said.end_ms),
        per_minute=None
        if activity is None
        else PerMinute(activity.keys, activity.clicks, activity.scrolls),
        shots=tuple(picture_view(shot, freed=freed) for shot in shots),
        photo=photo_view(photo, freed=freed),
        taken_ms=next((one.taken_ms for one in (*shots, photo) if one is not None), None),
        no_counts=why.get(ItemKind.ACTIVITY),
        no_picture=why.get(ItemKind.SCREENSHOT),
        no_photo=why.get(ItemKind.WEBCAM),
        no_window=why.get(ItemKind.WINDOW),
        taken_back=_taken_back(said),
        blackened=any(shot.regions for shot in shots),
        address=f"{said.stream}/{said.seq}",
    )


def photo_view(webcam: Webcam | None, *, freed: bool) -> PhotoView | None:
    """As `picture_view`."""
    if webcam is None:
        return None
    shown = webcam.thumbnail if freed else webcam.picture
    return PhotoView(
        picture=shown.sha256,
        thumbnail=webcam.thumbnail.sha256,
        width=shown.width,
        height=shown.height,
    )


def picture_view(shot: Screenshot, *, freed: bool) -> PictureView:
    """One monitor's picture. `freed`: after delivery only the thumbnail is still on this machine."""
    shown = shot.thumbnail if freed else shot.picture
    return PictureView(
        monitor=shot.monitor.index,
        picture=shown.sha256,
        thumbnail=shot.thumbnail.sha256,
        width=shown.width,
        height=shown.height,
    )


def _taken_back(said: SealedSegment) -> tuple[ItemKind, ...]:
    """The kinds of the items that are gone.

    A removed item does not tell what it was: of the kinds that every segment has, those that are not there any
    more are gone; what is left over was one of several pictures, or a photo or the signals.
    """
    gone = said.items.count(None)
    if not gone:
        return ()
    there = {_kind(item) for item in said.items if item is not None}
    missing = [kind for kind in _ALWAYS if kind not in there]
    left_over = gone - len(missing)
    # Pictures stand side by side, so a gap beside one that is not another kind's is one of theirs.
    of_several = ItemKind.SCREENSHOT not in missing and _beside_a_picture(said.items)
    if left_over > 0 and of_several:
        missing.append(ItemKind.SCREENSHOT)
        left_over -= 1
    if left_over > 0 and ItemKind.WEBCAM not in there and ItemKind.SCREENSHOT in there:
        missing.append(ItemKind.WEBCAM)
    return tuple(sorted(missing))


def _beside_a_picture(items: Sequence[object]) -> bool:
    places = [index for index, item in enumerate(items) if isinstance(item, Screenshot)]
    return any(
        items[index] is None
        for place in places
        for index in (place - 1, place + 1)
        if 0 <= index < len(items)
    )


def _kind(item: object) -> ItemKind | None:
    if isinstance(item, Absence):
        return item.kind
    kinds = {
        Activity: ItemKind.ACTIVITY,
        Screenshot: ItemKind.SCREENSHOT,
        Webcam: ItemKind.WEBCAM,
        Window: ItemKind.WINDOW,
        Memo: ItemKind.MEMO,
        Signals: ItemKind.SIGNALS,
    }
    return kinds.get(type(item))


def _said(reason: Reason | None) -> str | None:
    return None if reason is None else reason.value
