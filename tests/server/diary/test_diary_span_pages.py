"""The pages of a week and of a month over HTTP: sums, zones, ways between them, nonsense, and how much is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

import pytest
from sqlalchemy import delete, event

from server.evidence.models import Disclosure
from tests.server.diary.test_diary_pages import text_of
from tests.support.evidence import idle_items
from tests.support.studio import HOUR_MS, MIDNIGHT_MS, NASTY_MEMO, Studio, studio
from wire.records import MINUTE_MS

DAY_MS = 24 * HOUR_MS


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    """Beside the studio's Tuesday: late on Sunday, where it is Monday in Manila, and an idle hour on Monday."""
    with studio(tmp_path_factory.mktemp("spans") / "data") as made:
        made.site.clock.forward(7 * DAY_MS)
        for day, hour in ((4, 8), (5, 17), (6, 9)):
            start_ms = MIDNIGHT_MS + day * DAY_MS + hour * HOUR_MS
            items = idle_items() if day == 4 else None
            made.machine.track(
                made.contract, start_ms, start_ms + 10 * MINUTE_MS, items=items, idle=day == 4
            )
        yield made


@pytest.fixture(scope="module")
def owner(firm):
    return firm.site.signed_in(firm.owner)


def week(firm: Studio, monday: str = "2026-03-09", query: str = "") -> str:
    return f"/contracts/{firm.contract}/diary/week/{monday}{query}"


def month(firm: Studio, month: str = "2026-03", query: str = "") -> str:
    return f"/contracts/{firm.contract}/diary/month/{month}{query}"


def test_the_week_shows_each_day_with_its_sums_memos_and_proof(firm, owner):
    page = owner.get(week(firm))
    text = text_of(page.text)
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "Week 1:29 of 40:00" in text
    assert "of it idle 0:10" in text
    assert "10 segments verified just now" in text
    assert "Tue 10 March Tracked 1:09 Activity" in text
    assert "Sat 14 March Tracked 0:10 of it idle 0:10" in text
    assert "09:00–09:30 Drawing the new charts 0:30" in text
    assert "here from Mon 9 March, 01:00, until Mon 16 March, 01:00" in text
    assert text.count("Nothing recorded") == 4
    assert NASTY_MEMO in unescape(page.text)
    assert "<b>bold" not in page.text


@pytest.mark.parametrize("zone", ["", "?zone=theirs", "?zone=utc"])
def test_days_of_weeks_and_months_say_what_their_own_pages_say(firm, owner, zone):
    for address in (week(firm, query=zone), month(firm, query=zone)):
        page = owner.get(address).text
        days = set(re.findall(r'data-card href="([^"]+/diary/2026-[^"]+)"', page))
        assert len(days) >= 7
        for link in days:
            day = text_of(owner.get(unescape(link)).text)
            [sum_] = re.findall(r"works for Northwind Atlas Day (\d+:\d\d) ", day)
            [told] = re.findall(
                rf'data-card href="{re.escape(link)}"(.*?)(?:data-card|</table>|</ol>)', page, re.S
            )
            if "the rest is in the week" in told:
                continue  # only a part of it: the next test
            found = re.search(r"[Tt]racked (\d+:\d\d)", text_of(f"<a {told}"))
            assert (found[1] if found else "0:00") == sum_, link


def test_in_a_zone_ahead_the_week_ends_in_a_part_of_its_monday(firm, owner):
    """17:00 UTC of Sunday is Monday in Manila."""
    text = text_of(owner.get(week(firm, query="?zone=theirs")).text)
    assert "Mon 16 March until 08:00; the rest is in the week after Tracked 0:10" in text
    assert "Week 1:29 of 40:00" in text
    after = text_of(owner.get(week(firm, "2026-03-16", "?zone=theirs")).text)
    assert "Mon 16 March from 08:00; the rest is in the week before Tracked 0:10" in after
    day = text_of(owner.get(f"/contracts/{firm.contract}/diary/2026-03-16?zone=theirs").text)
    assert "Day 0:20" in day


def test_the_month_shows_days_and_weeks(firm, owner):
    page = owner.get(month(firm))
    text = text_of(page.text)
    assert page.status_code == 200
    assert "Month 1:39" in text
    assert "9–15 March 2026 1:29" in text
    assert "16–22 March 2026 0:10" in text
    assert "Tue 10 March, 10 tracked 1:09" in text
    assert "Tue 10 March, proof: 8 segments verified just now" in text
    assert "Sun 1 March, 1 nothing recorded" in text
    assert len(set(re.findall(r'href="[^"]*/diary/2026-03-\d\d"', page.text))) == 31


def test_day_week_and_month_lead_to_each_other_and_the_zone_stays(firm, owner):
    base = f"/contracts/{firm.contract}/diary"
    for address in (f"{base}/2026-03-11?zone=utc", week(firm, query="?zone=utc")):
        page = owner.get(address).text
        views = re.search(r'aria-label="How much to show".*?</nav>', page, re.S)[0]
        assert f'href="{base}/week/2026-03-09?zone=utc"' in views
        assert f'href="{base}/month/2026-03?zone=utc"' in views
    page = owner.get(week(firm, query="?zone=utc")).text
    assert f'href="{base}/week/2026-03-02?zone=utc"' in page
    assert f'href="{base}/week/2026-03-16?zone=utc"' in page
    assert f'href="{base}/2026-03-10?zone=utc"' in page
    page = owner.get(month(firm, query="?zone=utc")).text
    assert f'href="{base}/month/2026-02?zone=utc"' in page
    assert f'href="{base}/month/2026-04?zone=utc"' in page
    assert f'href="{base}/week/2026-03-09?zone=utc"' in page


def test_a_date_leads_to_the_week_and_the_month_around_it(firm, owner):
    assert owner.get(week(firm, "2026-03-12")).headers["location"] == week(firm)
    for show, goal in (("week", week(firm)), ("month", month(firm))):
        picked = owner.get(f"/contracts/{firm.contract}/diary?date=2026-03-12&show={show}")
        assert picked.headers["location"] == goal


@pytest.mark.parametrize(
    "rest",
    [
        "week/2026-02-30",
        "week/now",
        "week/1066-10-15",
        "week/2026-03-09?zone=mars",
        "month/2026-13",
        "month/2026-1",
        "month/2026-03-01",
        "month/1999-12",
        "month/2026-W1",
        "month/٢٠٢٦-03",
        "month/%00",
    ],
)
def test_what_is_no_week_or_month_is_refused_in_words(firm, owner, rest):
    answer = owner.get(f"/contracts/{firm.contract}/diary/{rest}")
    assert answer.status_code in (400, 404)
    assert "<h1>" in answer.text


def test_an_empty_week_and_month_teach_and_lead_to_the_last_work(firm, owner):
    contractor = firm.site.signed_in(firm.contractor)
    for address, goal in (
        (week(firm, "2026-02-02"), week(firm, "2026-03-16")),
        (month(firm, "2026-02"), month(firm)),
    ):
        page = owner.get(address)
        assert "When Maya Santos clocks in" in text_of(page.text)
        assert "Nothing to check" in text_of(page.text)
        assert f'class="button" href="{goal}"' in page.text
        assert "Start the Hourproof app" in text_of(contractor.get(address).text)


def test_a_week_says_that_it_is_over_its_limit(firm, owner):
    contract = firm.site.contract(
        firm.organization, firm.contractor, title="Small job", weekly_limit_minutes=15
    )
    for day in (0, 1):
        start_ms = MIDNIGHT_MS + day * DAY_MS + 12 * HOUR_MS
        firm.machine.track(contract, start_ms, start_ms + 10 * MINUTE_MS)
    text = text_of(owner.get(f"/contracts/{contract}/diary/week/2026-03-09").text)
    assert "Week 0:20 of 0:15 0:05 over the limit" in text
    assert "Wed 11 March Tracked 0:10 of it over the limit 0:05" in text
    text = text_of(owner.get(f"/contracts/{contract}/diary/month/2026-03").text)
    assert "9–15 March 2026 0:20 0:05 over the limit" in text


def test_the_mark_of_a_day_is_that_of_its_page(tmp_path):
    with studio(tmp_path / "data") as made:
        stream, seq = made.places["first"]
        with made.site.core.database.writing() as rows:
            rows.execute(
                delete(Disclosure).where(Disclosure.stream == stream, Disclosure.seq == seq)
            )
        owner = made.site.signed_in(made.owner)
        for address in (made.day, week(made), month(made)):
            assert "1 of 8 segments not whole" in text_of(owner.get(address).text)


@contextmanager
def asked(firm: Studio) -> Iterator[list[str]]:
    """Each question of a session to the database meanwhile."""
    found: list[str] = []

    def hear(_connection, _cursor, statement, *_rest) -> None:
        found.append(statement)

    engine = firm.site.core.database._reader
    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def test_a_week_asks_the_database_no_more_often_than_a_day(firm, owner):
    with asked(firm) as of_day:
        owner.get(firm.day)
    for address in (week(firm), month(firm)):
        with asked(firm) as of_span:
            owner.get(address)
        assert 0 < len(of_span) <= len(of_day)
