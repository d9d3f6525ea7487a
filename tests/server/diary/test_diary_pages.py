"""The diary's pages over HTTP: what stands on them, who may see them, and what happens to broken evidence."""

from __future__ import annotations

import hashlib
import re
from html import unescape

import pytest
from sqlalchemy import delete, update

from server.evidence.models import Disclosure, Statement
from server.log.models import LogEntry
from tests.support.site import Member
from tests.support.studio import HOUR_MS, MIDNIGHT_MS, NASTY_MEMO, Studio, studio
from wire.records import MINUTE_MS


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("diary") / "data") as made:
        yield made


@pytest.fixture(scope="module")
def owner(firm):
    return firm.site.signed_in(firm.owner)


@pytest.fixture(scope="module")
def contractor(firm):
    return firm.site.signed_in(firm.contractor)


def text_of(html: str) -> str:
    """What a person reads: no tags, single spaces."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_the_day_shows_totals_hours_and_segments_in_the_viewers_zone(firm, owner):
    page = owner.get(firm.day)
    text = text_of(page.text)
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "Chart redesign" in text
    assert "Maya Santos works for Northwind Atlas" in text
    assert "Times in Europe/Berlin (UTC+1)" in text
    # 30 + 4 + 5 + 10 + 10 + 10 minutes.
    assert re.search(r"Day 1:09 Week 1:09 of 40:00", text)
    assert "8 segments verified just now" in text
    assert re.findall(
        r'<time datetime="2026-03-10T\d\d:00:00.000Z">(\d\d:\d\d)</time>', page.text
    ) == [
        "09:00",
        "11:00",
    ]
    assert "10:00–11:00 Nothing recorded" in text
    assert page.text.count("data-card ") == 8


def test_the_zone_can_be_switched_without_scripting(firm, owner, contractor):
    theirs = text_of(owner.get(f"{firm.day}?zone=theirs").text)
    assert "Times in Asia/Manila (UTC+8)" in theirs
    assert "16:00" in theirs
    assert "Times in UTC" in text_of(owner.get(f"{firm.day}?zone=utc").text)
    # For the contractor theirs is the employer's.
    assert "Europe/Berlin" in text_of(contractor.get(f"{firm.day}?zone=theirs").text)
    assert owner.get(f"{firm.day}?zone=mars").status_code == 400
    # The choice stays with the reader.
    assert f'href="{firm.address("first")}?zone=utc"' in owner.get(f"{firm.day}?zone=utc").text


def test_a_memo_cannot_break_out_of_the_page(firm, owner):
    for address in (firm.day, firm.address("nasty")):
        page = owner.get(address).text
        assert "<b>bold" not in page
        assert NASTY_MEMO in unescape(page)


def test_what_is_not_known_is_said_and_never_shown_as_nothing(firm, owner):
    day = text_of(owner.get(firm.day).text)
    assert "No picture: the screen was locked" in day
    assert "activity unknown" in day
    detail = text_of(owner.get(firm.address("unknown")).text)
    assert "Activity unknown: this desktop offers no way to know." in detail
    assert "No picture: the screen was locked." in detail
    assert "App Not known: this desktop offers no way to know" in detail


def test_the_detail_view_shows_everything_and_checks_it_now(firm, owner):
    page = owner.get(firm.address("two monitors"))
    text = text_of(page.text)
    assert page.status_code == 200
    assert "11:20–11:30" in text
    assert "Monitor 1, taken at 11:22:03" in text
    assert page.text.count("/pictures/0") == 2
    assert page.text.count("/pictures/1") == 2
    assert "Title bar-chart.svg – Inkscape" in text
    assert "Desk by the window, Debian 12" in text
    assert "Captured 10 March 2026, 11:22:03" in text
    assert "Received 10 March 2026, 21:00:00" in text
    assert "All checks hold." in text
    assert page.text.count('<li class="passed">') == 9
    for number in (*(f"I{n}" for n in range(2, 15)), "I18", *(f"R{n}" for n in range(1, 8))):
        assert re.search(rf"\b{number}\b", text), number
    assert "Log index 9" in text
    assert "It does not show that the work was good" in text


def test_the_minutes_of_a_segment_add_up(firm, owner):
    page = owner.get(firm.address("first")).text
    rows = re.findall(
        r'<th scope="row">\d\d:\d\d</th><td>(\d+)</td><td>(\d+)</td><td>(\d+)</td>', page
    )
    [sums] = re.findall(r"Together</th><td>(\d+)</td><td>(\d+)</td><td>(\d+)</td>", page)
    assert len(rows) == 10
    assert [sum(int(row[i]) for row in rows) for i in range(3)] == [int(part) for part in sums]


def test_previous_and_next_lead_through_all_segments(firm, owner):
    address, seen = firm.address("first"), []
    while address:
        page = owner.get(address).text
        seen.append(address)
        found = re.search(r'href="([^"]+)" data-next', page)
        address = found and unescape(found[1])
    assert seen == [firm.address(name) for name in firm.places]
    assert "data-previous" not in owner.get(firm.address("first")).text


def test_a_segment_under_the_wrong_date_is_sent_to_its_own(firm, owner):
    wrong = firm.address("first").replace("2026-03-10", "2026-03-01")
    answer = owner.get(wrong)
    assert (answer.status_code, answer.headers["location"]) == (303, firm.address("first"))


def test_pictures_are_the_exact_bytes_for_this_browser_only(firm, owner):
    stream, seq = firm.places["two monitors"]
    for kind in ("pictures", "thumbnails"):
        for index in (0, 1):
            answer = owner.get(f"/contracts/{firm.contract}/segments/{stream}/{seq}/{kind}/{index}")
            assert answer.status_code == 200
            assert answer.headers["content-type"] == "image/webp"
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["cache-control"].startswith("private")
            assert answer.headers["etag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'
            again = owner.get(answer.url, headers={"If-None-Match": answer.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")
    for missing in (
        f"{stream}/{seq}/pictures/2",
        f"{stream}/{seq}/pictures/64",
        f"{stream}/99/pictures/0",
    ):
        assert owner.get(f"/contracts/{firm.contract}/segments/{missing}").status_code in (400, 404)


def pages_of(firm: Studio) -> list[str]:
    """One address of each kind that belongs to the contract."""
    stream, seq = firm.places["first"]
    segment = f"/contracts/{firm.contract}/segments/{stream}/{seq}"
    return [
        f"/contracts/{firm.contract}/diary",
        firm.day,
        firm.address("first"),
        f"{segment}/pictures/0",
        f"{segment}/thumbnails/0",
    ]


@pytest.mark.parametrize("who", ["owner", "reviewer", "contractor"])
def test_both_sides_of_the_contract_see_it(firm, who):
    member: Member = getattr(firm, who)
    browser = firm.site.signed_in(member)
    assert [browser.get(page).status_code for page in pages_of(firm)] == [303, 200, 200, 200, 200]
    assert "Chart redesign" in browser.get("/contracts").text


@pytest.mark.parametrize("who", ["colleague", "stranger"])
def test_nobody_else_sees_that_it_exists(firm, who):
    browser = firm.site.signed_in(getattr(firm, who))
    assert [browser.get(page).status_code for page in pages_of(firm)] == [404] * 5
    there = browser.get(firm.day).text
    assert there == browser.get("/contracts/feedfeedfeedfeed/diary/2026-03-10").text
    listed = browser.get("/contracts").text
    assert "Chart redesign" not in listed
    assert "No contracts yet" in listed


def test_a_segment_is_not_found_under_another_contract(firm, owner):
    other = firm.site.contract(firm.organization, firm.contractor, title="Another")
    stream, seq = firm.places["first"]
    for path in (f"diary/2026-03-10/{stream}/{seq}", f"segments/{stream}/{seq}/pictures/0"):
        assert owner.get(f"/contracts/{other}/{path}").status_code == 404


def test_without_signing_in_there_is_only_the_door(firm):
    for page in ("/", "/contracts", *pages_of(firm)):
        answer = firm.site.http.get(page, headers={"Accept": "text/html"})
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in?next=")


def test_an_empty_day_teaches_each_side_what_will_stand_there(firm, owner, contractor):
    empty = firm.day.replace("2026-03-10", "2026-03-12")
    for_owner = text_of(owner.get(empty).text)
    assert "When Maya Santos clocks in" in for_owner
    assert "Nothing to check" in for_owner
    assert f'href="{firm.day}"' in owner.get(empty).text
    assert "choose “Chart redesign” and press Start" in text_of(contractor.get(empty).text)


def test_the_date_picker_works_without_scripting(firm, owner):
    picked = owner.get(f"/contracts/{firm.contract}/diary?date=2026-03-01&zone=utc")
    assert picked.headers["location"] == f"/contracts/{firm.contract}/diary/2026-03-01?zone=utc"
    today = owner.get(f"/contracts/{firm.contract}/diary")
    assert today.headers["location"] == firm.day
    # 20:00 UTC is the next day in Manila.
    theirs = owner.get(f"/contracts/{firm.contract}/diary?zone=theirs")
    assert theirs.headers["location"] == f"/contracts/{firm.contract}/diary/2026-03-11?zone=theirs"


@pytest.mark.parametrize(
    "day", ["2026-02-30", "yesterday", "1066-10-14", "9999-12-31", "0001-01-01"]
)
def test_days_that_are_none_are_refused_in_words(firm, owner, day):
    answer = owner.get(f"/contracts/{firm.contract}/diary/{day}")
    assert answer.status_code in (400, 404)
    assert "<h1>" in answer.text


@pytest.mark.parametrize("seq", ["-1", "x", str(2**53), str(2**70)])
def test_numbers_that_are_none_are_refused_in_words(firm, owner, seq):
    stream, _ = firm.places["first"]
    answer = owner.get(f"{firm.day}/{stream}/{seq}")
    assert answer.status_code in (400, 404)
    assert "<h1>" in answer.text


def test_home_is_the_only_contract_or_the_list(firm, contractor):
    # The contractor may have got further contracts from other tests of this module.
    assert contractor.get("/").headers["location"] in (
        f"/contracts/{firm.contract}/diary",
        "/contracts",
    )
    colleague = firm.site.signed_in(firm.colleague)
    assert colleague.get("/").headers["location"] == "/contracts"


def test_the_limit_shows_what_is_over(firm):
    contract = firm.site.contract(
        firm.organization, firm.contractor, title="Small job", weekly_limit_minutes=15
    )
    for minute in (0, 10):
        start_ms = MIDNIGHT_MS + 12 * HOUR_MS + minute * MINUTE_MS
        firm.machine.track(contract, start_ms, start_ms + 10 * MINUTE_MS)
    page = firm.site.signed_in(firm.owner).get(f"/contracts/{contract}/diary/2026-03-10").text
    assert "Week 0:20 of 0:15 0:05 over the limit" in text_of(page)


def test_the_page_of_a_segment_says_as_its_day_what_is_over(firm):
    contract = firm.site.contract(
        firm.organization, firm.contractor, title="Smaller job", weekly_limit_minutes=25
    )
    for number in range(4):
        start_ms = MIDNIGHT_MS + 15 * HOUR_MS + number * 10 * MINUTE_MS
        firm.machine.track(contract, start_ms, start_ms + 10 * MINUTE_MS)
    owner = firm.site.signed_in(firm.owner)
    day = owner.get(f"/contracts/{contract}/diary/2026-03-10?zone=utc").text
    pages = [owner.get(link).text for link in re.findall(r'data-card href="([^"]+)"', day)]
    assert [
        re.findall(r"(Tracked|Over limit), (10 minutes[^A-Z]*)", text_of(page))[0] for page in pages
    ] == [
        ("Tracked", "10 minutes "),
        ("Tracked", "10 minutes "),
        ("Over limit", "10 minutes, 5 of them over the limit "),
        ("Over limit", "10 minutes "),
    ]


def test_every_page_has_landmarks_one_heading_and_a_policy_without_exceptions(firm, owner):
    for page in ("/contracts", firm.day, firm.address("first"), "/contracts/nowhere"):
        answer = owner.get(page)
        html = answer.text
        assert html.count("<main ") == html.count("<h1") == 1
        assert '<a class="skip" href="#content">' in html
        assert re.findall(r'<html lang="(\w+)">', html) == ["en"]
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        for image in re.findall(r"<img [^>]+>", html):
            assert re.search(r'alt="[^"]+"', image)


@pytest.fixture
def tampered(tmp_path):
    """A firm of its own whose evidence may be damaged."""
    with studio(tmp_path / "data") as made:
        yield made, made.site.signed_in(made.owner)


def change_item(firm: Studio, name: str, item: int, disclosure: str | None) -> None:
    """Put other bytes into the database, as an intruder would."""
    stream, seq = firm.places[name]
    with firm.site.core.database.writing() as rows:
        this = (Disclosure.stream == stream, Disclosure.seq == seq, Disclosure.item == item)
        if disclosure is None:
            rows.execute(delete(Disclosure).where(*this))
        else:
            rows.execute(update(Disclosure).where(*this).values(text=disclosure))


@pytest.mark.parametrize("disclosure", ["WyJub3QiLCJvdXJzIl0", "not base64 at all!", ""])
def test_changed_counts_are_shown_as_what_they_are(tampered, disclosure):
    firm, owner = tampered
    change_item(firm, "first", 0, disclosure)
    day = owner.get(firm.day)
    assert day.status_code == 200
    assert "1 of 8 segments not as signed" in text_of(day.text)
    assert "Does not verify" in day.text
    detail = owner.get(firm.address("first"))
    text = text_of(detail.text)
    assert detail.status_code == 200
    assert "Not everything holds" in text
    assert "Does not hold: Counts, app and memo" in text
    assert "commitment-mismatch" in text
    # The picture is another item: it is whole, and shown.
    stream, seq = firm.places["first"]
    picture = f"/contracts/{firm.contract}/segments/{stream}/{seq}/thumbnails/0"
    assert owner.get(picture).status_code == 200
    # The signature and the log still hold, and say so.
    assert "All checks hold" not in text
    assert detail.text.count('<li class="passed">') == 7
    assert "8 segments" in text_of(owner.get(firm.day).text)


def test_a_part_that_is_gone_is_missing_not_broken(tampered):
    firm, owner = tampered
    change_item(firm, "first", 0, None)
    day = text_of(owner.get(firm.day).text)
    assert "A part is missing" in day
    assert "1 of 8 segments not whole" in day
    assert "activity missing" in day
    assert "Does not hold" in text_of(owner.get(firm.address("first")).text)


def test_a_changed_picture_is_not_shown_and_fails_its_check(tampered):
    firm, owner = tampered
    stream, seq = firm.places["second"]
    address = f"/contracts/{firm.contract}/segments/{stream}/{seq}/pictures/0"
    sha256 = hashlib.sha256(owner.get(address).content).hexdigest()
    [file] = (firm.site.settings.blobs / firm.organization).rglob(sha256)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert owner.get(address).status_code == 404
    text = text_of(owner.get(firm.address("second")).text)
    assert "Does not hold: The pictures are, byte for byte" in text
    assert "I14" in text


def test_a_changed_envelope_is_told_on_a_page_that_still_opens(tampered):
    firm, owner = tampered
    stream, seq = firm.places["third"]
    with firm.site.core.database.writing() as rows:
        statement = rows.get_one(Statement, (firm.organization, stream, seq))
        statement.envelope = statement.envelope.replace(b"payload", b"daploap", 1)
    detail = owner.get(firm.address("third"))
    assert detail.status_code == 200
    assert "Does not hold: The contractor’s device signed" in text_of(detail.text)
    # And the next one of the chain cannot say that it follows it.
    following = owner.get(firm.address("split early"))
    assert "Does not hold: It follows the statement before it" in text_of(following.text)


def test_a_log_entry_that_was_changed_is_told(tampered):
    firm, owner = tampered
    stream, seq = firm.places["third"]
    with firm.site.core.database.writing() as rows:
        position = rows.get_one(Statement, (firm.organization, stream, seq)).log_position
        entry = rows.get_one(LogEntry, (firm.organization, position))
        entry.entry = entry.entry.replace(b'"recv_ms":17', b'"recv_ms":18')
    text = text_of(owner.get(firm.address("third")).text)
    assert "Does not hold: That checkpoint covers this very statement" in text
