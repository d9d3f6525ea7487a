"""Who was shown days, weeks, months and exports: what is kept, how often, and who reads it."""

from __future__ import annotations

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from html import unescape

import pytest
from sqlalchemy import delete, select

from server.accounts.models import Membership, Role
from server.looks.listing import SHOWN, Kind, page_of
from server.looks.models import LookRow, PeriodLookRow, Stretch, Way
from server.looks.periods import PeriodLooks
from server.looks.service import HOUR_MS
from server.storage.errors import DiskFullError
from server.tokens.models import Scope
from server.web.look_words import looked_at
from tests.support.access_tokens import access_token
from tests.support.site import PASSWORD
from tests.support.studio import MIDNIGHT_MS, studio
from tests.support.waiting import wait_until
from wire.fields import EARLIEST_MS, LATEST_MS

DAY_MS = 24 * HOUR_MS
BERLIN_MS = MIDNIGHT_MS - HOUR_MS
"""When 10 March begins for the owner."""
FORM = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("periods") / "data") as made:
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


def kept(firm) -> list[tuple[str, int, int, str, str, int]]:
    with firm.site.core.database.reading() as rows:
        found = rows.scalars(
            select(PeriodLookRow).order_by(PeriodLookRow.looked_ms, PeriodLookRow.start_ms)
        ).all()
        return [
            (one.span, one.start_ms, one.end_ms, one.way, one.person, one.times) for one in found
        ]


def counted(firm, times: int) -> None:
    """What is counted after the answer was sent has been."""
    wait_until(lambda: sum(one[-1] for one in kept(firm)) == times, f"{times} looks")


def text_of(html: str) -> str:
    words = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))
    return re.sub(r" ([:;,.])", r"\1", words)


def listed(firm, browser, query: str = "") -> list[list[str]]:
    """The rows of the page as text."""
    answer = browser.get(f"/contracts/{firm.contract}/looks{query}")
    assert answer.status_code == 200, answer.text
    body = answer.text.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [[text_of(one).strip() for one in row.split("</td>")[:4]] for row in rows]


def bearer(firm, member, *scopes: Scope) -> dict[str, str]:
    return {"Authorization": f"Bearer {access_token(firm.site, member, *scopes)}"}


def test_day_week_and_month_are_kept_with_their_bounds(firm, owner):
    base = f"/contracts/{firm.contract}/diary"
    for address in (firm.day, f"{base}/week/2026-03-09", f"{base}/month/2026-03"):
        assert "Maya Santos is shown that you opened this" in text_of(owner.get(address).text)
    month_ms = MIDNIGHT_MS - 9 * DAY_MS - HOUR_MS
    # Summer time begins in March.
    assert kept(firm) == [
        ("month", month_ms, month_ms + 31 * DAY_MS - HOUR_MS, "page", firm.owner.person, 1),
        ("week", MIDNIGHT_MS - DAY_MS, MIDNIGHT_MS + 6 * DAY_MS, "page", firm.owner.person, 1),
        ("day", BERLIN_MS, BERLIN_MS + DAY_MS, "page", firm.owner.person, 1),
    ]


def test_ones_own_diary_empty_periods_and_closed_doors_are_none(firm, owner, contractor):
    base = f"/contracts/{firm.contract}"
    for path in ("diary/2026-03-10", "diary/week/2026-03-09", "diary/month/2026-03"):
        answer = contractor.get(f"{base}/{path}")
        assert answer.status_code == 200
        assert "is shown that you opened" not in answer.text
    assert contractor.get(f"{base}/export/bundle?pictures=none").status_code == 200
    headers = bearer(firm, firm.contractor, Scope.DIARY, Scope.EXPORT)
    for path in ("days/2026-03-10", "export/bundle?pictures=none"):
        work = f"/api/v1/work/contracts/{firm.contract}/{path}"
        assert firm.site.http.get(work, headers=headers).status_code == 200
    for path in ("diary/2026-03-12", "diary/week/2026-03-16", "diary/month/2026-02"):
        answer = owner.get(f"{base}/{path}")
        assert answer.status_code == 200
        assert "is shown that you opened" not in answer.text
    for path in ("export", "export/trust", "export/looks", "looks", "comments", "consents"):
        assert owner.get(f"{base}/{path}").status_code == 200
    assert owner.get(f"{base}/export/bundle?from=2026-03-10&to=2026-03-09").status_code == 400
    for member in (firm.stranger, firm.colleague):
        browser = firm.site.signed_in(member)
        for path in ("diary/2026-03-10", "diary/week/2026-03-09", "export/bundle"):
            assert browser.get(f"{base}/{path}").status_code == 404
    assert kept(firm) == []


def test_exports_and_programs_are_kept_by_their_way(firm, owner):
    base = f"/contracts/{firm.contract}/export/bundle?pictures=none"
    assert owner.get(base).status_code == 200
    firm.site.clock.forward(1)
    assert owner.get(f"{base}&from=2026-03-10&to=2026-03-11").status_code == 200
    headers = bearer(firm, firm.reviewer, Scope.DIARY, Scope.EXPORT)
    work = f"/api/v1/work/contracts/{firm.contract}"
    for path in ("days/2026-03-10", "export/bundle?pictures=none&to=2026-03-10"):
        firm.site.clock.forward(1)
        assert firm.site.http.get(f"{work}/{path}", headers=headers).status_code == 200
    assert [(*one[:4], one[4]) for one in kept(firm)] == [
        ("period", EARLIEST_MS, LATEST_MS, "export", firm.owner.person),
        ("period", BERLIN_MS, BERLIN_MS + 2 * DAY_MS, "export", firm.owner.person),
        ("day", MIDNIGHT_MS, MIDNIGHT_MS + DAY_MS, "token", firm.reviewer.person),
        ("period", EARLIEST_MS, MIDNIGHT_MS + DAY_MS, "token-export", firm.reviewer.person),
    ]


def test_a_calendar_is_kept_once_in_a_day_and_only_for_others(firm):
    def made(member, shows: str) -> str:
        browser = firm.site.signed_in(member)
        page = browser.get("/account/calendar").text
        form = {
            name: re.search(rf'name="{name}" value="(\w+)"', page)[1] for name in ("seal", "form")
        }
        sent = {**form, "act": "make", "shows": shows, "password": PASSWORD}
        answer = browser.post("/account/calendar", data=sent, headers=FORM)
        return re.search(r"/calendar/[\w-]+\.ics", answer.text)[0]

    own = made(firm.contractor, "own")
    theirs = made(firm.reviewer, str(firm.organization))
    assert "Chart redesign" in firm.site.http.get(own).text
    assert kept(firm) == []
    first = firm.site.http.get(theirs)
    assert "Maya Santos" in first.text
    again = firm.site.http.get(theirs, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    firm.site.clock.forward(HOUR_MS)
    assert firm.site.http.get(theirs).status_code == 200
    counted(firm, 2)
    (one,) = kept(firm)
    assert one == (
        "period",
        MIDNIGHT_MS - 34 * DAY_MS,
        MIDNIGHT_MS + DAY_MS,
        "calendar",
        firm.reviewer.person,
        2,
    )


def test_reloads_are_counted_in_one_row_each_hour(firm, owner):
    start_ms = firm.site.clock.now_ms()
    firm.site.clock.forward(HOUR_MS - start_ms % HOUR_MS)
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: owner.get(firm.day).status_code, range(16)))
    assert set(statuses) == {200}
    counted(firm, 16)
    assert len(kept(firm)) == 1
    firm.site.clock.forward(HOUR_MS)
    assert owner.get(firm.day).status_code == 200
    assert [one[-1] for one in kept(firm)] == [16, 1]


def test_what_cannot_be_written_down_is_not_shown_and_a_lost_count_changes_nothing(
    firm, owner, monkeypatch, caplog
):
    whole = PeriodLooks.note

    def full(*_: object, **__: object) -> None:
        raise DiskFullError

    for path in ("diary/2026-03-10", "diary/week/2026-03-09", "export/bundle"):
        monkeypatch.setattr(PeriodLooks, "note", full)
        answer = owner.get(f"/contracts/{firm.contract}/{path}")
        assert answer.status_code == 507
        assert "Drawing" not in answer.text
    monkeypatch.setattr(PeriodLooks, "note", whole)
    assert owner.get(firm.day).status_code == 200
    with monkeypatch.context() as patched:
        patched.setattr(firm.site.core.database, "writes", full)
        assert owner.get(firm.day).status_code == 200
        wait_until(lambda: "was not counted" in caplog.text, "the warning")
    caplog.clear()
    assert [one[-1] for one in kept(firm)] == [1]


def test_both_sides_read_one_list_with_the_segments_in_it(firm, owner, contractor):
    owner.get(firm.day)
    firm.site.clock.forward(1000)
    owner.get(firm.address("first"))
    firm.site.clock.forward(1000)
    owner.get(f"/contracts/{firm.contract}/diary/week/2026-03-09")
    owner.get(f"/contracts/{firm.contract}/diary/week/2026-03-09")
    counted(firm, 3)
    mine = listed(firm, contractor)
    assert [one[1] for one in mine] == ["Ada Birch"] * 3
    assert [one[2] for one in mine] == [
        "The week 9–15 March 2026",
        "Segment 16:00–16:10, Tuesday 10 March 2026",
        "Tuesday 10 March 2026, 07:00 to Wednesday 11 March 2026, 07:00",
    ]
    assert mine[0][3] == "In the browser, 2 times within the hour"
    assert mine[2][3] == "In the browser"
    theirs = listed(firm, owner)
    assert [one[2] for one in theirs][2] == "Tuesday 10 March 2026"
    page = contractor.get(f"/contracts/{firm.contract}/looks").text
    assert f'href="{firm.address("first")}"' in page
    assert f'href="{firm.day}"' in page
    assert (
        f'href="/contracts/{firm.contract}/looks?day=2026-03-10"' in contractor.get(firm.day).text
    )
    reviewer = firm.site.signed_in(firm.reviewer)
    assert len(listed(firm, reviewer)) == 3
    for member in (firm.stranger, firm.colleague):
        answer = firm.site.signed_in(member).get(f"/contracts/{firm.contract}/looks")
        assert answer.status_code == 404


def test_the_list_is_chosen_by_day_and_by_kind(firm, owner, contractor):
    owner.get(firm.day)
    firm.site.clock.forward(1)
    owner.get(firm.address("nasty"))
    firm.site.clock.forward(1)
    owner.get(
        f"/contracts/{firm.contract}/export/bundle?pictures=none&from=2026-03-10&to=2026-03-10"
    )

    def ways(query: str) -> list[str]:
        return [one[3] for one in listed(firm, contractor, query)]

    assert ways("?what=segments") == ["In the browser"]
    assert ways("?what=pages") == ["In the browser"]
    assert ways("?what=taken") == ["Exported with all evidence"]
    assert len(ways("?day=2026-03-10")) == 3
    # The employer's day reaches into the contractor's next.
    assert len(ways("?day=2026-03-11")) == 2
    assert ways("?day=2026-03-11&zone=utc") == []
    assert (
        "Nobody looked at this"
        in contractor.get(f"/contracts/{firm.contract}/looks?day=2026-03-12").text
    )


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?day=yesterday", 400),
        ("?day=2026-02-30", 400),
        (f"?day={'9' * 65}", 400),
        ("?day=0001-01-01", 404),
        ("?what=everything", 400),
        ("?zone=moon", 400),
        ("?older=nothing", 200),
        ("?older=" + "9" * 15 + "-0", 200),
        ("?older=-1--1", 200),
        ("?older=1-2-3", 200),
        ("?older=%C2%B2-1", 200),
    ],
)
def test_addresses_that_make_no_sense_are_refused_or_show_the_newest(
    firm, owner, contractor, query, status
):
    owner.get(firm.day)
    answer = contractor.get(f"/contracts/{firm.contract}/looks{query}")
    assert answer.status_code == status
    assert status != 200 or "Ada Birch" in answer.text


def test_many_are_shown_page_by_page_each_once(firm, contractor):
    """Most of them in the same millisecond."""
    with firm.site.core.database.writing() as rows:
        for number in range(3 * SHOWN + 7):
            rows.add(
                PeriodLookRow(
                    organization=firm.organization,
                    contract=firm.contract,
                    span=Stretch.DAY,
                    start_ms=MIDNIGHT_MS + number,
                    end_ms=MIDNIGHT_MS + DAY_MS,
                    way=Way.PAGE,
                    person=firm.owner.person,
                    hour=0,
                    looked_ms=MIDNIGHT_MS + number // 120,
                    times=1,
                )
            )
    seen, older = [], ""
    while older is not None:
        found = page_of(
            firm.site.core, firm.organization, firm.contract, kind=Kind.PAGES, older=older
        )
        seen += found.looks
        older = found.older
    assert len({one.start_ms for one in seen}) == len(seen) == 3 * SHOWN + 7
    assert [one.looked_ms for one in seen] == sorted((one.looked_ms for one in seen), reverse=True)
    address = f"/contracts/{firm.contract}/looks"
    turns = 0
    while address is not None:
        text = contractor.get(address).text
        turns += 1
        assert ("Newest" in text) == (turns > 1)
        more = re.search(r'href="([^"]+)">Older', text)
        address = None if more is None else unescape(more[1])
    assert turns == 4


def test_a_device_is_told_of_periods_that_touch_what_it_asks_about(firm, owner):
    owner.get(firm.day)
    headers = {"Authorization": f"Bearer {firm.machine.token}"}

    def told(start_ms: int, end_ms: int) -> list[dict[str, object]]:
        asked = {"contract": firm.contract, "start_ms": start_ms, "end_ms": end_ms}
        answer = firm.site.http.get("/api/v1/looks", params=asked, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.json()["periods"]

    now_ms = firm.site.clock.now_ms()
    assert told(MIDNIGHT_MS, MIDNIGHT_MS + 1) == [
        {
            "who": "Ada Birch",
            "looked_ms": now_ms,
            "span": "day",
            "start_ms": BERLIN_MS,
            "end_ms": BERLIN_MS + DAY_MS,
            "way": "page",
            "times": 1,
        }
    ]
    assert told(BERLIN_MS - 1, BERLIN_MS) == []
    assert told(BERLIN_MS + DAY_MS, BERLIN_MS + DAY_MS + 1) == []


def test_the_table_holds_periods_too(firm, owner, contractor):
    owner.get(firm.day)
    answer = contractor.get(f"/contracts/{firm.contract}/export/looks")
    _, one = csv.reader(io.StringIO(answer.text, newline=""))
    assert one[:5] == [
        "day",
        "2026-03-09T23:00:00.000Z",
        "2026-03-10T23:00:00.000Z",
        "page",
        "Ada Birch",
    ]
    assert one[6:] == ["1", "", ""]


def test_looks_of_who_left_stay(firm, owner, contractor):
    leaver = firm.site.person("Lea Ver", organization=firm.organization, role=Role.REVIEWER)
    assert firm.site.signed_in(leaver).get(firm.day).status_code == 200
    with firm.site.core.database.writing() as rows:
        member = rows.get_one(Membership, (firm.organization, leaver.person))
        member.left_ms = firm.site.clock.now_ms()
    assert [one[1] for one in listed(firm, contractor)] == ["Lea Ver"]


@pytest.mark.parametrize(
    ("span", "start_ms", "end_ms", "said"),
    [
        ("day", MIDNIGHT_MS, MIDNIGHT_MS + DAY_MS, "Tuesday 10 March 2026"),
        (
            "period",
            MIDNIGHT_MS,
            MIDNIGHT_MS + 2 * DAY_MS,
            "Tuesday 10 March 2026 to Wednesday 11 March 2026",
        ),
        ("period", EARLIEST_MS, LATEST_MS, "All that was recorded"),
        ("period", EARLIEST_MS, MIDNIGHT_MS, "All until Monday 9 March 2026"),
        ("period", MIDNIGHT_MS, LATEST_MS, "All since Tuesday 10 March 2026"),
        ("month", MIDNIGHT_MS - 9 * DAY_MS, MIDNIGHT_MS + 22 * DAY_MS, "March 2026"),
        (
            "month",
            BERLIN_MS,
            BERLIN_MS + DAY_MS,
            "Monday 9 March 2026, 23:00 to Tuesday 10 March 2026, 23:00",
        ),
    ],
)
def test_periods_in_words(span, start_ms, end_ms, said):
    assert looked_at(span, start_ms, end_ms, UTC) == said
