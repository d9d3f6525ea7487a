"""The webcam's photo in the diary: in the corner of its card and in the detail, or the reason why there is none."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from PIL import Image

from agent.runtime.pictures import encode
from capture.api import StopSign
from capture.fake.camera import FakeCamera
from capture.fake.desktop import FakeDesktop
from server.web.words import NO_PHOTO
from tests.server.diary.test_diary_pages import text_of
from tests.support import evidence
from tests.support.site import CHART_WINDOW, Site, desktop_shots, typing
from tests.support.studio import HOUR_MS, MIDNIGHT_MS, Studio, studio
from wire.envelope import sha256_of
from wire.records import MINUTE_MS, Absence, Feature, Item, ItemKind, Memo, Reason, StreamId, Webcam

ALL = (Feature.ACTIVITY, Feature.SCREENSHOTS, Feature.WEBCAM, Feature.WINDOW)
BEGAN_MS = MIDNIGHT_MS + 11 * HOUR_MS


@dataclass(frozen=True, slots=True)
class Firm:
    """The studio, with segments that have a photo or should have."""

    studio: Studio
    places: dict[str, tuple[StreamId, int]]

    def address(self, name: str) -> str:
        """The detail view of a segment."""
        stream, seq = self.places[name]
        return f"{self.studio.day}/{stream}/{seq}"

    def photo(self, name: str) -> str:
        """Where its photo is."""
        stream, seq = self.places[name]
        return f"/contracts/{self.studio.contract}/segments/{stream}/{seq}/webcam"


def photo_of(taken_ms: int) -> tuple[Webcam, dict[str, bytes]]:
    """A photo as the agent makes it of a camera's pixels."""
    pixels = FakeCamera(FakeDesktop()).photo(StopSign())
    assert pixels is not None
    shot = encode(pixels)
    files = (shot.picture, shot.thumbnail)
    picture, thumbnail = (evidence.image(f.data, width=f.width, height=f.height) for f in files)
    webcam = Webcam(taken_ms, "image/webp", picture, thumbnail)
    return webcam, {sha256_of(f.data): f.data for f in files}


def track(site: Studio, number: int, *more: Item, shots: bool = True, files: dict[str, bytes]):
    start_ms = BEGAN_MS + number * 10 * MINUTE_MS
    taken, blobs = desktop_shots(taken_ms=start_ms + 1_000)
    absent = Absence(ItemKind.SCREENSHOT, Reason.PERMISSION_MISSING)
    end_ms = start_ms + 10 * MINUTE_MS
    return site.machine.track(
        site.contract,
        start_ms,
        end_ms,
        items=[
            typing(start_ms, end_ms),
            *(taken if shots else (absent,)),
            CHART_WINDOW,
            Memo("Drawing"),
            *more,
        ],
        pictures={**(blobs if shots else {}), **files},
    )


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firm]:
    with studio(tmp_path_factory.mktemp("webcam") / "data") as made:
        made.machine.agree(made.contract, *ALL, at_ms=MIDNIGHT_MS + 10 * HOUR_MS + 45 * MINUTE_MS)
        photo, files = photo_of(BEGAN_MS + 3_000)
        alone, more = photo_of(BEGAN_MS + 20 * MINUTE_MS + 3_000)
        places = {
            "photo": track(made, 0, photo, files=files),
            "busy": track(made, 1, Absence(ItemKind.WEBCAM, Reason.CAMERA_BUSY), files={}),
            "alone": track(made, 2, alone, shots=False, files=more),
        }
        yield Firm(made, places)


@pytest.fixture(scope="module")
def owner(firm: Firm) -> httpx.Client:
    return firm.studio.site.signed_in(firm.studio.owner)


def card(page: str, firm: Firm, name: str) -> str:
    """The card of one segment."""
    cards = re.findall(r'<li class="card.*?</li>', page, flags=re.S)
    (found,) = [one for one in cards if f'href="{firm.address(name)}' in one]
    return found


def test_card_has_the_photo_in_its_corner_beside_the_screenshot(firm, owner) -> None:
    page = owner.get(firm.studio.day).text
    shown = card(page, firm, "photo")
    assert f'<img class="photo" src="{firm.photo("photo")}/thumbnail"' in shown
    assert "/thumbnails/0" in shown
    assert 'alt="Webcam at 12:00:03"' in shown
    assert f'src="{firm.photo("alone")}/thumbnail"' in card(page, firm, "alone")
    reason = NO_PHOTO[Reason.CAMERA_BUSY]
    assert f"No webcam photo: {reason}" in card(page, firm, "busy")
    # Where nobody asked for a photo nothing is said of one.
    assert page.count("No webcam photo") == 2  # its title and its hidden words
    assert page.count('class="photo"') == 2
    assert "11 segments verified just now" in text_of(page)


def test_files_are_those_that_were_signed(firm, owner) -> None:
    for address, size in (
        (firm.photo("photo"), (320, 240)),
        (f"{firm.photo('photo')}/thumbnail", (320, 240)),
    ):
        answer = owner.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "image/webp"
        assert answer.headers["etag"] == f'"{sha256_of(answer.content)}"'
        assert Image.open(io.BytesIO(answer.content)).size == size
    assert owner.get(firm.photo("busy")).status_code == 404


def test_strangers_see_no_photo(firm) -> None:
    site: Site = firm.studio.site
    for member in (firm.studio.stranger, firm.studio.colleague):
        assert site.signed_in(member).get(firm.photo("photo")).status_code == 404
    anonymous = httpx.Client(base_url=site.url)
    with anonymous:
        assert anonymous.get(firm.photo("photo")).status_code in (303, 401)


def test_detail_shows_the_photo_or_its_reason_and_verifies_it(firm, owner) -> None:
    page = owner.get(firm.address("photo")).text
    assert f'src="{firm.photo("photo")}"' in page
    text = text_of(page)
    assert "Webcam, taken at 12:00:03" in text
    assert "All checks hold." in text
    busy = text_of(owner.get(firm.address("busy")).text)
    assert f"No webcam photo: {NO_PHOTO[Reason.CAMERA_BUSY]}." in busy
    alone = text_of(owner.get(firm.address("alone")).text)
    assert "Webcam, taken at" in alone
    assert "No picture:" in alone


def test_damaged_photo_is_never_shown(tmp_path: Path) -> None:
    with studio(tmp_path / "data") as made:
        made.machine.agree(made.contract, *ALL, at_ms=MIDNIGHT_MS + 10 * HOUR_MS + 45 * MINUTE_MS)
        photo, files = photo_of(BEGAN_MS + 3_000)
        firm = Firm(made, {"photo": track(made, 0, photo, files=files)})
        owner = made.site.signed_in(made.owner)
        assert owner.get(firm.photo("photo")).status_code == 200
        (blob,) = (made.site.settings.data).rglob(photo.picture.sha256)
        data = bytearray(blob.read_bytes())
        data[-1] ^= 1
        blob.chmod(0o600)
        blob.write_bytes(bytes(data))
        assert owner.get(firm.photo("photo")).status_code == 404
        assert "Not everything holds" in text_of(owner.get(firm.address("photo")).text)


def test_every_reason_has_words() -> None:
    assert set(NO_PHOTO) == set(Reason)
