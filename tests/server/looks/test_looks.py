"""Who looked and when: what counts as a look, who is told, and that nobody else learns anything."""

from __future__ import annotations

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlalchemy import delete, select

from server.accounts.models import Person
from server.looks.api import LONGEST_MS
from server.looks.models import LookRow, PeriodLookRow
from server.looks.service import HOUR_MS, Looks
from server.storage.errors import DiskFullError
from tests.support.life import life
from tests.support.studio import MIDNIGHT_MS, studio


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("looks") / "data") as made:
        yield made


@pytest.fixture(scope="module")
def owner(firm):
    return firm.site.signed_in(firm.owner)


@pytest.fixture(scope="module")
def contractor(firm):
    return firm.site.signed_in(firm.contractor)


@pytest.fixture(autouse=True)
def _nobody_looked_yet(firm):
    with firm.site.core.database.writing() as rows:
        rows.execute(delete(LookRow))
        rows.execute(delete(PeriodLookRow))


def looks(firm) -> list[tuple[str, int, str, int]]:
    with firm.site.core.database.reading() as rows:
        found = rows.scalars(select(LookRow).order_by(LookRow.looked_ms, LookRow.person))
        return [(one.stream, one.seq, one.person, one.looked_ms) for one in found]


def picture_of(firm, name: str, rest: str = "pictures/0") -> str:
    stream, seq = firm.places[name]
    return f"/contracts/{firm.contract}/segments/{stream}/{seq}/{rest}"


def told(firm, **changed: object) -> httpx.Response:
    asked = {
        "contract": firm.contract,
        "start_ms": MIDNIGHT_MS,
        "end_ms": MIDNIGHT_MS + 24 * HOUR_MS,
        **changed,
    }
    headers = {"Authorization": f"Bearer {firm.machine.token}"}
    return firm.site.http.get("/api/v1/looks", params=asked, headers=headers)


def text_of(html: str) -> str:
    words = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))
    return re.sub(r" ([:;,.])", r"\1", words)


def test_opening_a_segment_is_a_look_and_its_contractor_is_told(firm, owner, contractor):
    page = owner.get(firm.address("first"))
    assert "Maya Santos is shown that you opened this, and when." in text_of(page.text)
    assert "Who looked" not in page.text
    now_ms = firm.site.clock.now_ms()
    assert looks(firm) == [(*firm.places["first"], firm.owner.person, now_ms)]
    seen = text_of(contractor.get(firm.address("first")).text)
    there = datetime.fromtimestamp(now_ms / 1000, ZoneInfo("Asia/Manila"))
    assert f"Seen by Ada Birch, {there:%A} {there.day} {there:%B %Y, %H:%M}" in seen
    assert "is shown that you opened this" not in seen
    assert "Nobody but you has opened it." in text_of(contractor.get(firm.address("second")).text)
    (one,) = told(firm).json()["looks"]
    stream, seq = firm.places["first"]
    assert one == {"stream": stream, "seq": seq, "who": "Ada Birch", "looked_ms": now_ms}


def test_a_full_picture_is_a_look_too_even_from_the_browsers_own_store(firm, owner):
    answer = owner.get(picture_of(firm, "second"))
    assert answer.status_code == 200
    assert [one[:2] for one in looks(firm)] == [firm.places["second"]]
    firm.site.clock.forward(HOUR_MS)
    known = owner.get(picture_of(firm, "second"), headers={"If-None-Match": answer.headers["etag"]})
    assert known.status_code == 304
    assert len(looks(firm)) == 2


def test_thumbnails_and_the_contractors_own_pages_are_none_and_a_day_is_none_of_its_segments(
    firm, owner, contractor
):
    for address in (firm.day, "/contracts", picture_of(firm, "first", "thumbnails/0")):
        assert owner.get(address).status_code == 200
    for address in (firm.address("first"), picture_of(firm, "first")):
        assert contractor.get(address).status_code == 200
    assert looks(firm) == []


def test_what_nobody_was_shown_is_none(firm, owner):
    stream, seq = firm.places["first"]
    stranger = firm.site.signed_in(firm.stranger)
    colleague = firm.site.signed_in(firm.colleague)
    for browser in (stranger, colleague):
        for address in (firm.address("first"), picture_of(firm, "first")):
            assert browser.get(address).status_code == 404
    for address in (
        picture_of(firm, "first", "pictures/7"),
        picture_of(firm, "first", "webcam"),
        f"{firm.day}/{stream}/999",
        f"{firm.day.replace('03-10', '03-11')}/{stream}/{seq}",
    ):
        assert owner.get(address).status_code in (303, 404)
    assert looks(firm) == []


def test_one_look_for_each_person_segment_and_hour(firm, owner):
    reviewer = firm.site.signed_in(firm.reviewer)
    start_ms = firm.site.clock.now_ms()
    firm.site.clock.forward(HOUR_MS - start_ms % HOUR_MS)
    for _ in range(3):
        owner.get(firm.address("first"))
        owner.get(picture_of(firm, "first"))
        reviewer.get(firm.address("first"))
        firm.site.clock.forward(HOUR_MS // 4)
    assert len(looks(firm)) == 2
    firm.site.clock.forward(HOUR_MS // 4)
    owner.get(firm.address("first"))
    assert len(looks(firm)) == 3
    assert [one["who"] for one in told(firm).json()["looks"]] == [
        "Ada Birch",
        "Rui Costa",
        "Ada Birch",
    ]


def test_many_looks_at_once_are_one(firm, owner):
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: owner.get(firm.address("third")).status_code, range(16)))
    assert set(statuses) == {200}
    assert len(looks(firm)) == 1


def test_what_cannot_be_written_down_is_not_shown(firm, owner, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(Looks, "note", full)
    page = owner.get(firm.address("first"))
    assert page.status_code == 507
    assert "Inkscape" not in page.text
    assert owner.get(picture_of(firm, "first")).status_code == 507
    assert owner.get(firm.day).status_code == 200


def test_a_long_list_is_cut_and_says_so(firm, owner, contractor):
    for _ in range(14):
        owner.get(firm.address("first"))
        firm.site.clock.forward(HOUR_MS)
    seen = text_of(contractor.get(firm.address("first")).text)
    assert seen.count("Seen by Ada Birch") == 12
    assert "And 2 times before." in seen


def test_a_device_asks_for_its_owners_contracts_only(firm, owner):
    owner.get(firm.address("first"))
    strange = firm.site.organization("Third Firm")
    theirs = firm.site.contract(strange, firm.site.person("Zoe", organization=strange))
    own_colleague = firm.site.contract(firm.organization, firm.colleague, title="Another")
    answers = [told(firm, contract=one) for one in (theirs, own_colleague, "0" * 16, "", "é")]
    assert {one.status_code for one in answers} == {404}
    assert len({one.text for one in answers}) == 1
    for header in ("", "Bearer x", f"Bearer {firm.machine.token}x"):
        asked = {"contract": firm.contract, "start_ms": 0, "end_ms": 1}
        answer = firm.site.http.get(
            "/api/v1/looks", params=asked, headers={"Authorization": header}
        )
        assert answer.status_code == 401


def test_both_sides_can_take_the_list_away_and_nobody_else(firm, owner, contractor):
    path = f"/contracts/{firm.contract}/export/looks"
    owner.get(firm.address("second"))
    with firm.site.core.database.writing() as rows:
        formula = rows.get_one(Person, firm.reviewer.person)
        name, formula.name = formula.name, '=HYPERLINK("https://evil.example","x")\n, "y"'
    firm.site.clock.forward(1)
    firm.site.signed_in(firm.reviewer).get(firm.address("second"))
    stream, seq = firm.places["second"]
    for browser in (owner, contractor):
        answer = browser.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        assert (
            'filename="hourproof-chart-redesign-looks.csv"' in answer.headers["content-disposition"]
        )
        header, *listed = csv.reader(io.StringIO(answer.text, newline=""))
        assert header[:4] == ["what", "from_utc", "until_utc", "way"]
        assert header[4:] == ["seen_by", "seen_utc", "times", "stream", "seq"]
        assert [(*one[:4], *one[6:]) for one in listed] == [
            (
                "segment",
                "2026-03-10T08:10:00.000Z",
                "2026-03-10T08:20:00.000Z",
                "page",
                "1",
                stream.replace("-", "'-", stream.startswith("-")),
                str(seq),
            )
        ] * 2
        assert [one[4] for one in listed] == [
            "Ada Birch",
            '\'=HYPERLINK("https://evil.example","x")\n, "y"',
        ]
        assert f'href="{path}"' in browser.get(path.removesuffix("/looks")).text
    with firm.site.core.database.writing() as rows:
        rows.get_one(Person, firm.reviewer.person).name = name
    for person in (firm.stranger, firm.colleague):
        assert firm.site.signed_in(person).get(path).status_code == 404
    assert firm.site.http.get(path).status_code == 401


@pytest.mark.parametrize(
    "changed",
    [
        {"start_ms": "x"},
        {"start_ms": -1},
        {"end_ms": 2**53},
        {"start_ms": MIDNIGHT_MS, "end_ms": MIDNIGHT_MS},
        {"start_ms": MIDNIGHT_MS, "end_ms": MIDNIGHT_MS - 1},
        {"start_ms": MIDNIGHT_MS, "end_ms": MIDNIGHT_MS + LONGEST_MS + 1},
    ],
)
def test_spans_that_make_no_sense_are_refused(firm, changed):
    assert told(firm, **changed).status_code == 400


def test_the_span_is_that_of_the_segments(firm, owner):
    owner.get(firm.address("first"))
    begin_ms = MIDNIGHT_MS + 8 * HOUR_MS
    assert len(told(firm, start_ms=begin_ms, end_ms=begin_ms + 1).json()["looks"]) == 1
    assert told(firm, start_ms=begin_ms + 1, end_ms=begin_ms + 2).json()["looks"] == []
    assert told(firm, start_ms=begin_ms - 1, end_ms=begin_ms).json()["looks"] == []


def test_of_what_was_taken_back_there_is_nothing_to_look_at_and_earlier_looks_stay(tmp_path):
    with life(tmp_path / "data") as lived:
        owner, contractor = (lived.site.signed_in(one) for one in (lived.owner, lived.contractor))
        for name in lived.said:
            assert owner.get(lived.address(name)).status_code == 200
        with lived.site.core.database.reading() as rows:
            seen = {(one.stream, one.seq) for one in rows.scalars(select(LookRow))}
        target = lived.said["removed"]
        of_all = {(one.stream, one.seq) for one in lived.said.values()}
        assert of_all - seen == {(target.stream, target.seq)}
        # Somebody had looked before it was taken back: that is still told.
        Looks(lived.site.core).note(
            lived.organization,
            lived.contract,
            stream=target.stream,
            seq=target.seq,
            person=lived.owner.person,
        )
        assert "Seen by Ada Birch" in text_of(contractor.get(lived.address("removed")).text)
