"""What the contractor kept out of a picture, and how the input was made, in the detail view of the diary."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from agent.runtime.pictures import encode
from capture.api import Rectangle, Scope
from capture.fake.desktop import FakeDesktop, FakeWindow
from capture.fake.screen import FakeScreen
from tests.server.diary.test_diary_pages import text_of
from tests.support import evidence
from tests.support.site import CHART_WINDOW, typing
from tests.support.studio import HOUR_MS, MIDNIGHT_MS, Studio, studio
from wire.envelope import sha256_of
from wire.records import (
    MINUTE_MS,
    Absence,
    Feature,
    Item,
    ItemKind,
    Memo,
    MonitorPlace,
    Reason,
    Screenshot,
    Signals,
    StreamId,
    Window,
)

ALL = (Feature.ACTIVITY, Feature.SCREENSHOTS, Feature.SIGNALS, Feature.WINDOW)
BEGAN_MS = MIDNIGHT_MS + 11 * HOUR_MS
PLACE = Rectangle(300, 200, 900, 500)


def hidden_shot(taken_ms: int, *, blur: int) -> tuple[Screenshot, dict[str, bytes]]:
    """A picture as the agent takes it with an app excluded."""
    desktop = FakeDesktop(text="An ordinary day")
    desktop.open_windows(FakeWindow("Vault", PLACE))
    frame = FakeScreen(desktop).capture(Scope(excluded=frozenset({"vault"})))[0]
    shot = encode(frame, blur=blur)
    files = (shot.picture, shot.thumbnail)
    picture, thumbnail = (evidence.image(f.data, width=f.width, height=f.height) for f in files)
    screenshot = Screenshot(
        monitor=MonitorPlace(0, 0, 0, 1920, 1080),
        taken_ms=taken_ms,
        media_type="image/webp",
        picture=picture,
        thumbnail=thumbnail,
        blur=blur,
        regions=shot.regions,
    )
    return screenshot, {sha256_of(f.data): f.data for f in files}


def track(site: Studio, number: int, *more: Item, blur: int = 0) -> tuple[StreamId, int]:
    start_ms = BEGAN_MS + number * 10 * MINUTE_MS
    end_ms = start_ms + 10 * MINUTE_MS
    shot, files = hidden_shot(start_ms + 1_000, blur=blur)
    window = CHART_WINDOW if number else Absence(ItemKind.WINDOW, Reason.EXCLUDED_APP)
    front = Window("Chromium", None) if number == 1 else window
    items = [typing(start_ms, end_ms), shot, front, Memo("Drawing"), *more]
    return site.machine.track(site.contract, start_ms, end_ms, items=items, pictures=files)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of three segments, and a client under `owner`."""
    with studio(tmp_path_factory.mktemp("privacy") / "data") as made:
        made.machine.agree(made.contract, *ALL, at_ms=MIDNIGHT_MS + 10 * HOUR_MS + 45 * MINUTE_MS)
        some = Signals((3, 0, 4, 0, 0, 0, 0, 0, 0, 0), (1, 1, 0, 1, 0, 0, 0, 0, 0, 1))
        tracked = {
            "mixed": track(made, 0, some),
            "afar": track(made, 1, Signals((5,) * 10, (0,) * 10), blur=8),
            "unknown": track(made, 2, Signals((0,) * 10, None)),
            "absent": track(made, 3, Absence(ItemKind.SIGNALS, Reason.CAPTURE_FAILED)),
        }
        found = {name: f"{made.day}/{stream}/{seq}" for name, (stream, seq) in tracked.items()}
        yield {**found, "_owner": made.owner, "_site": made}  # type: ignore[dict-item]  # the studio rides along


@pytest.fixture(scope="module")
def owner(places) -> httpx.Client:
    return places["_site"].site.signed_in(places["_owner"])


def test_what_was_kept_out_of_the_picture_is_said(places, owner) -> None:
    page = text_of(owner.get(places["mixed"]).text)
    assert "1 part of it blacked out by the contractor" in page
    assert "blurred" not in page
    assert "All checks hold." in page
    blurred = text_of(owner.get(places["afar"]).text)
    assert "blurred by 8 pixels before it was stored" in blurred
    assert "the window may have been a private one" in blurred


def test_how_the_input_was_made_is_said_without_a_verdict(places, owner) -> None:
    mixed = text_of(owner.get(places["mixed"]).text)
    assert "Programs made 7 of " in mixed
    assert "Remote desktops, assistive tools" in mixed
    assert "saw input in 4 of 10 minutes" in mixed
    assert "used from afar" not in mixed
    assert "used from afar" in text_of(owner.get(places["afar"]).text)
    unknown = text_of(owner.get(places["unknown"]).text)
    assert "Programs made none of the input." in unknown
    assert "cannot be known on this desktop" in unknown
    assert "Not known:" in text_of(owner.get(places["absent"]).text)
    for page in (mixed, unknown):
        assert not [word for word in ("suspicious", "cheat", "fake", "fraud") if word in page]
