"""Secret calendar addresses: made and shown once, listed, revoked; what they show to whom, and to nobody else."""

from __future__ import annotations

import re

import httpx
import pytest
from sqlalchemy import delete, select

from server.accounts.models import AccountEvent, Membership, Role
from server.feeds.models import CalendarFeed
from server.feeds.service import LIMITS, MOST
from tests.server.feeds.test_feeds_ical import read
from tests.server.members.test_members_pages import HERE, post
from tests.support.site import PASSWORD, Member
from tests.support.studio import HOUR_MS, MIDNIGHT_MS, Studio, studio
from wire.records import MINUTE_MS

PAGE = "/account/calendar"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("feeds") / "data") as firm:
        yield firm


@pytest.fixture
def firm(made):
    with made.site.core.database.writing() as rows:
        rows.execute(delete(CalendarFeed))
    made.site.clock.forward(16 * MINUTE_MS)
    return made


def make(firm: Studio, member: Member, shows: str = "own") -> str:
    """The path of a new address."""
    browser = firm.site.signed_in(member)
    form = re.search(r'name="form" value="(\w+)"', browser.get(PAGE).text)
    answer = post(browser, PAGE, act="make", form=form[1], shows=shows, password=PASSWORD)
    assert answer.status_code == 200, answer.text
    found = re.search(r'class="key">http[^<]*?(/calendar/[\w-]+\.ics)<', answer.text)
    assert found is not None, answer.text
    assert found[1] not in browser.get(PAGE).text
    return found[1]


def fetch(firm: Studio, path: str, **headers: str) -> httpx.Response:
    with httpx.Client(base_url=firm.site.url, timeout=60) as program:
        return program.get(path, headers={"User-Agent": "Calendar/1.0", **headers})


def summaries(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [value for name, value in read(answer.content) if name == "SUMMARY"]


def test_a_contractor_sees_their_own_time_in_stretches(firm):
    path = make(firm, firm.contractor)
    answer = fetch(firm, path)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "set-cookie" not in answer.headers
    lines = read(answer.content)
    starts = [value for name, value in lines if name == "DTSTART"]
    ends = [value for name, value in lines if name == "DTEND"]
    # 8:00 to 8:30 in three segments with one memo is one stretch.
    assert (starts[0], ends[0]) == ("20260310T080000Z", "20260310T083000Z")
    assert starts == sorted(starts)
    said = summaries(answer)
    assert said[0] == "Drawing the new charts"
    assert "Tables <b>bold</b> & \"quotes\" 'single' {{ 7 * 7 }}" in said
    # No memo: the contract's title.
    assert "Chart redesign" in said
    described = dict(lines)["DESCRIPTION"]
    assert "counts" in described
    assert f"/contracts/{firm.contract}/diary/2026-03-10" in dict(lines)["URL"]
    listed = firm.site.signed_in(firm.contractor).get(PAGE).text
    assert "Calendar/1.0" in listed


def test_a_reviewer_chooses_an_organization_and_never_sees_more_than_they_may(firm):
    path = make(firm, firm.reviewer, shows=str(firm.organization))
    assert summaries(fetch(firm, path))[0] == "Maya Santos: Drawing the new charts"
    # Their own contracts are another address, here an empty one.
    assert summaries(fetch(firm, make(firm, firm.reviewer))) == []
    with firm.site.core.database.writing() as rows:
        member = rows.get_one(Membership, (firm.organization, firm.reviewer.person))
        member.role = Role.FINANCE
    try:
        assert summaries(fetch(firm, path)) == []
    finally:
        with firm.site.core.database.writing() as rows:
            member = rows.get_one(Membership, (firm.organization, firm.reviewer.person))
            member.role = Role.REVIEWER


def test_nobody_makes_an_address_for_what_they_may_not_read(firm):
    for member, shows in (
        (firm.contractor, str(firm.organization)),
        (firm.stranger, str(firm.organization)),
        (firm.reviewer, "nothing"),
        (firm.reviewer, ""),
    ):
        browser = firm.site.signed_in(member)
        answer = post(browser, PAGE, act="make", form="0" * 16, shows=shows, password=PASSWORD)
        assert answer.status_code == 422
        assert 'id="shows-error"' in answer.text
    with firm.site.core.database.reading() as rows:
        assert rows.scalars(select(CalendarFeed)).all() == []


def test_what_was_fetched_already_is_not_sent_again_until_it_changes(firm):
    path = make(firm, firm.contractor)
    first = fetch(firm, path)
    etag = first.headers["etag"]
    again = fetch(firm, path, **{"If-None-Match": f'"other", W/{etag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert fetch(firm, path).content == first.content
    start_ms = MIDNIGHT_MS + 14 * HOUR_MS
    firm.machine.track(firm.contract, start_ms, start_ms + 10 * MINUTE_MS, memo="And one more")
    changed = fetch(firm, path, **{"If-None-Match": etag})
    assert "And one more" in summaries(changed)


def test_unknown_and_revoked_addresses_look_alike(firm):
    path = make(firm, firm.contractor)
    other = make(firm, firm.reviewer)
    browser = firm.site.signed_in(firm.contractor)
    with firm.site.core.database.reading() as rows:
        feeds = {row.person: row.feed for row in rows.scalars(select(CalendarFeed))}
    # Another person's is not theirs to revoke, and nothing is said of it.
    revoke = feeds[firm.reviewer.person]
    assert post(browser, PAGE, act="revoke", feed=revoke).status_code == 303
    assert fetch(firm, other).status_code == 200
    for _ in range(2):
        own = feeds[firm.contractor.person]
        assert post(browser, PAGE, act="revoke", feed=own).status_code == 303
    revoked = fetch(firm, path)
    unknown = fetch(firm, f"/calendar/{'A' * 43}.ics")
    nonsense = fetch(firm, "/calendar/%ff%00.ics")
    for answer in (revoked, unknown, nonsense):
        assert answer.status_code == 404
        assert answer.text == revoked.text
        assert sorted(answer.headers) == sorted(revoked.headers)
    with firm.site.core.database.reading() as rows:
        acts = [
            row.act
            for row in rows.scalars(
                select(AccountEvent).where(AccountEvent.person == firm.contractor.person)
            )
        ]
    assert acts.count("calendar-revoked") == 1


def test_a_cookie_is_worth_nothing_there(firm):
    browser = firm.site.signed_in(firm.contractor)
    assert browser.get(f"/calendar/{'A' * 43}.ics").status_code == 404
    path = make(firm, firm.contractor)
    answer = browser.get(path)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


def test_who_asks_too_often_waits_whether_it_is_there_or_not(firm):
    path = make(firm, firm.contractor)
    for address in (path, f"/calendar/{'B' * 43}.ics"):
        for _ in range(LIMITS["pair"]):
            assert fetch(firm, address, **{"If-None-Match": "x"}).status_code in (200, 404)
        slowed = fetch(firm, address)
        assert slowed.status_code == 429
        assert int(slowed.headers["retry-after"]) > 0


def test_a_form_sent_twice_makes_one_and_there_is_a_most(firm):
    browser = firm.site.signed_in(firm.contractor)
    for number in range(MOST):
        form = {"act": "make", "form": f"{number:016x}", "shows": "own", "password": PASSWORD}
        assert post(browser, PAGE, **form).status_code == 200
        assert post(browser, PAGE, **form).status_code == 422
    more = post(browser, PAGE, act="make", form="f" * 16, shows="own", password=PASSWORD)
    assert more.status_code == 422
    assert "You have 10 addresses" in more.text
    with firm.site.core.database.reading() as rows:
        assert len(rows.scalars(select(CalendarFeed)).all()) == MOST
        assert all(len(row.secret_sha256) == 64 for row in rows.scalars(select(CalendarFeed)))


def test_without_the_password_or_the_seal_nothing_is_made(firm):
    browser = firm.site.signed_in(firm.contractor)
    firm.site.clock.forward(HOUR_MS)
    form = {"act": "make", "form": "1" * 16, "shows": "own", "password": "wrong"}
    refused = post(browser, PAGE, **form)
    assert refused.status_code == 422
    assert 'id="password-error"' in refused.text
    assert browser.post(PAGE, data=form, headers=HERE).status_code == 200
    with firm.site.core.database.reading() as rows:
        assert rows.scalars(select(CalendarFeed)).all() == []
