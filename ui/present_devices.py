"""What the page about devices says, decided without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from agent.client import DeviceView
from ui import devices_words as words
from ui import formats
from ui.tongue import tr


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """One device: what stands on its card, and whether it can be ended here."""

    device: str
    name: str
    title: str
    lines: tuple[str, ...]
    ended: bool
    can_end: bool


def cards(
    devices: Sequence[DeviceView], *, asked: bool, zone: tzinfo | None = None
) -> tuple[DeviceCard, ...]:
    """This device first, then those that may send, the newest first, then those that were ended.

    `asked`: the server said when it heard of each last.
    """
    ordered = sorted(
        devices, key=lambda one: (not one.here, one.ended_ms is not None, -one.since_ms)
    )
    return tuple(_card(one, asked=asked, zone=zone) for one in ordered)


def moment(at_ms: int, zone: tzinfo | None) -> str:
    """A day and a time."""
    return f"{formats.local_date(at_ms, zone)} {formats.local_time(at_ms, zone)}"


def _card(one: DeviceView, *, asked: bool, zone: tzinfo | None) -> DeviceCard:
    date = formats.local_date(one.since_ms, zone)
    if one.vouched_by is None:
        lines = [tr(words.SINCE_SERVER).format(date=date)]
    else:
        lines = [tr(words.SINCE).format(date=date, name=one.vouched_by)]
    ended = one.ended_ms is not None
    if one.ended_ms is not None:
        lines.append(tr(words.ENDED).format(date=formats.local_date(one.ended_ms, zone)))
    else:
        if one.seen_ms is not None:
            lines.append(tr(words.SEEN).format(when=moment(one.seen_ms, zone)))
        elif asked:
            lines.append(tr(words.SEEN_NEVER))
        lines.append(tr(words.MAY))
    if one.lost_since_ms is not None:
        lines.append(tr(words.LOST).format(when=moment(one.lost_since_ms, zone)))
    return DeviceCard(
        device=one.device,
        name=one.name,
        title=tr(words.HERE).format(name=one.name) if one.here else one.name,
        lines=tuple(lines),
        ended=ended,
        can_end=not ended and not one.here,
    )
