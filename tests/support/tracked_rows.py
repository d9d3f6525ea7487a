"""Tracked segments and session marks as the runtime journals them, for tests of what stores them."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from agent.core.tracked import MinuteCounts, Phase, SessionMark, TrackedSegment
from wire.records import (
    MINUTE_MS,
    AgentInfo,
    ClockReading,
    ContractId,
    ImageFile,
    MonitorPlace,
    Reason,
    Screenshot,
    SegmentId,
    Sha256,
    Window,
)

SLOT_MS = 10 * MINUTE_MS
START_MS = 1_750_000_200_000  # on the grid of ten minutes
CONTRACT = ContractId("c0ffee0000000001")


def hash_of(text: str) -> Sha256:
    """A hash that no other text has."""
    return Sha256(hashlib.sha256(text.encode("utf-8")).hexdigest())


def screenshot(name: str, *, taken_ms: int = START_MS + 90_000) -> Screenshot:
    """A screenshot whose picture and thumbnail have hashes of their own."""
    return Screenshot(
        monitor=MonitorPlace(index=0, x=0, y=0, width=1920, height=1080),
        taken_ms=taken_ms,
        media_type="image/webp",
        picture=ImageFile(sha256=hash_of(f"{name} full"), bytes=150_000, width=1920, height=1080),
        thumbnail=ImageFile(sha256=hash_of(f"{name} small"), bytes=7_000, width=320, height=180),
    )


def tracked(number: int = 0, *, phase: Phase = Phase.OPEN, minutes: int = 3) -> TrackedSegment:
    """Segment `number` of the day, with one capture; each begins one slot after the one before."""
    start_ms = START_MS + number * SLOT_MS
    return TrackedSegment(
        segment=SegmentId(f"{number:032x}"),
        contract=CONTRACT,
        phase=phase,
        slot_start_ms=start_ms,
        slot_ms=SLOT_MS,
        start_ms=start_ms,
        end_ms=start_ms + minutes * MINUTE_MS,
        counts=tuple(MinuteCounts(keys=10 + i, clicks=i, scrolls=0) for i in range(minutes)),
        no_counts=None,
        screenshots=(screenshot(f"shot {number}", taken_ms=start_ms + 90_000),),
        no_screenshot=None,
        window=Window(app="xterm", title="Größe — “quoted”\n"),
        no_window=None,
        memo="writing the report",
        moment_ms=start_ms + 90_000,
        review_until_ms=start_ms + 150_000,
        kept=False,
        clock=ClockReading(
            boot="b" * 32,
            mono_ms=1_000,
            wall_ms=start_ms - 5,
            offset_ms=5,
            offset_age_s=None,
            jumps_ms=(-2_500,),
        ),
        agent=AgentInfo(
            name="hourproof", version="0.1.0", os="Linux", senses=(("input", "x11-xinput2"),)
        ),
    )


def without_picture(segment: TrackedSegment, reason: Reason) -> TrackedSegment:
    """The same segment with nothing captured, for `reason`."""
    return replace(
        segment,
        screenshots=(),
        no_screenshot=reason,
        window=None,
        no_window=reason,
        review_until_ms=None,
    )


def mark(*, seen_ms: int = START_MS + 60_000) -> SessionMark:
    """Clocked in since `START_MS`."""
    return SessionMark(
        contract=CONTRACT,
        started_ms=START_MS,
        done_ms=0,
        last_input_ms=START_MS + 30_000,
        seen_ms=seen_ms,
        boot="b" * 32,
    )
