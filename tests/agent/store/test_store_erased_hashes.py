"""Of what is dropped from the journal not even a hash is left in its files, however the rows came to lie."""

from __future__ import annotations

import base64
import random
from dataclasses import replace
from pathlib import Path

from agent.core.tracked import DropSegment, Part, Phase, PutSegment, TrackedSegment
from agent.store.journal import JournalFile
from tests.support.tracked_rows import START_MS, screenshot, tracked
from wire.records import ItemKind, Reason, SegmentId, Sha256, Webcam, Window

SEGMENTS = 400


def forms_of(sha256: Sha256) -> list[bytes]:
    """How a hash may be written."""
    raw = bytes.fromhex(sha256)
    return [sha256.encode(), raw, base64.b64encode(raw)[:42], base64.urlsafe_b64encode(raw)[:42]]


def hashes_of(segment: TrackedSegment) -> set[Sha256]:
    photos = () if segment.webcam is None else (segment.webcam,)
    shown = (*segment.screenshots, *photos)
    return {file.sha256 for one in shown for file in (one.picture, one.thumbnail)}


def a_segment(number: int, chance: random.Random) -> TrackedSegment:
    """One with a photo beside its screenshot, whose name says nothing of its age."""
    shot = screenshot(f"photo {number}", taken_ms=START_MS)
    photo = Webcam(shot.taken_ms, shot.media_type, shot.picture, shot.thumbnail)
    return replace(
        tracked(number, phase=Phase.CLOSED, minutes=chance.randrange(1, 10)),
        segment=SegmentId(f"{chance.getrandbits(128):032x}"),
        webcam=photo,
        window=Window(app="writer", title=f"TITLE{number:06d}" * chance.randrange(1, 9)),
    )


def test_nothing_of_what_is_dropped_is_left(tmp_path: Path) -> None:
    chance = random.Random(5)
    journal = JournalFile.open(tmp_path / "journal.sqlite").journal
    rows: list[TrackedSegment] = []
    erased: set[Sha256] = set()
    titles: set[str] = set()
    for number in range(SEGMENTS):
        rows.append(a_segment(number, chance))
        for _ in range(2):  # as each minute writes it anew
            journal.write((PutSegment(rows[-1]),))
        if chance.random() > 0.4:
            continue
        at = chance.randrange(len(rows))
        before = rows[at]
        if chance.random() < 0.5:
            del rows[at]
            journal.write((DropSegment(before.segment),))
        else:
            # What the agent makes of a screenshot that is taken back, before sealing and with it.
            removed = replace(before, removed=(Part(ItemKind.SCREENSHOT), Part(ItemKind.WINDOW)))
            journal.write((PutSegment(removed),))
            rows[at] = replace(
                removed,
                phase=Phase.SEALED,
                screenshots=(),
                no_screenshot=None,
                window=None,
                no_window=Reason.NOT_AVAILABLE,
            )
            journal.write((PutSegment(rows[at]),))
        erased |= hashes_of(before) - set().union(*map(hashes_of, rows))
        titles.add(before.window.title[:11] if before.window and before.window.title else "TITLE-")
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert len(erased) > SEGMENTS / 4
    assert [one for one in erased if any(form in raw for form in forms_of(one))] == []
    assert [title for title in titles if title.encode() in raw] == []
    assert all(one.encode() in raw for row in rows for one in hashes_of(row))
    # What a crash left to do is done at the next start.
    with journal._connection:
        journal._connection.execute("INSERT INTO erasing VALUES (1)")
    journal.close()
    again = JournalFile.open(tmp_path / "journal.sqlite").journal
    assert again._connection.execute("SELECT * FROM erasing").fetchall() == []
    assert len(again.load().segments) == len(rows)
