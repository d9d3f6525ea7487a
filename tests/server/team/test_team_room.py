"""The team room over HTTP: who stands in it, how, in which order, and who may see it."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sqlalchemy import event, text

from server.access.contracts import contracts_for
from server.access.rules import Act
from server.accounts.models import Role
from server.contracts import life
from server.contracts.models import ContractRow
from server.evidence.models import Disclosure
from server.team.presence import Presence
from server.team.room import _HEARD, _NEWEST, SHOWN, Team
from tests.support import evidence
from tests.support.deeds import Deeds
from tests.support.life import MONDAY_MS
from tests.support.site import Member, Site
from wire.records import MINUTE_MS, ContractId, OrganizationId

NINE_MS = MONDAY_MS + 9 * 60 * MINUTE_MS


@dataclass(frozen=True, slots=True)
class Crew:
    """A firm on a Monday at nine."""

    site: Site
    firm: OrganizationId
    owner: Member

    def hire(self, name: str, title: str = "Chart redesign") -> tuple[Member, ContractId]:
        """Somebody with a contract."""
        who = self.site.person(name, organization=self.firm)
        return who, self.site.contract(self.firm, who, title=title)

    def at_work(self, name: str, *, title: str = "Chart redesign") -> Deeds:
        """Somebody who has clocked in."""
        who, contract = self.hire(name, title)
        deeds = Deeds(self.site.machine(self.firm, who), contract)
        deeds.clock_in()
        return deeds

    def browser(self, role: Role = Role.OWNER) -> httpx.Client:
        """Of the owner, or of somebody with another role."""
        if role is Role.OWNER:
            return self.site.signed_in(self.owner)
        who = self.site.person(f"Some {role}", organization=self.firm, role=role)
        return self.site.signed_in(who)

    def page(self, query: str = "", *, browser: httpx.Client | None = None) -> str:
        """The room."""
        answer = (browser or self.browser()).get(f"/organizations/{self.firm}/team{query}")
        assert answer.status_code == 200, answer.text
        return answer.text


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Crew]:
    with Site(tmp_path / "data", now_ms=NINE_MS) as site:
        firm = site.organization("Northwind Atlas")
        owner = site.person("Ada Birch", organization=firm, role=Role.OWNER)
        yield Crew(site, firm, owner)


def lines(page: str) -> list[tuple[str, str]]:
    """Presence and contractor of each line, from top to bottom."""
    return re.findall(r'class="mate presence-(\w+)">.*?<h2><a [^>]+>([^<]+)<', page, re.DOTALL)


def test_a_line_says_since_when_with_which_memo_and_how_many_hours(crew: Crew) -> None:
    deeds = crew.at_work("Maya Santos")
    deeds.track(NINE_MS, memo="Drawing <b>axes</b>")
    crew.site.clock.forward(12 * MINUTE_MS)
    page = crew.page()
    assert lines(page) == [("in", "Maya Santos")]
    assert "since 09:00" in page
    assert ">12 min ago</time>" in page
    assert "Drawing &lt;b&gt;axes&lt;/b&gt;" in page
    assert re.search(r'week-figure">0:10</span><span class="of"> of 40:00', page)
    assert f'href="/contracts/{deeds.contract}/diary/2026-03-09"' in page
    shown = re.findall(r'<img class="mate-thumb" src="([^"]+)"', page)
    assert shown == [f"/contracts/{deeds.contract}/segments/{deeds.stream}/1/thumbnails/0"]
    assert crew.browser().get(shown[0]).status_code == 200


def test_who_stops_is_out_and_who_is_not_heard_of_is_silent(crew: Crew) -> None:
    stopping, silent = crew.at_work("Sto Pping"), crew.at_work("Si Lent")
    crew.hire("Ne Ver")
    crew.site.clock.forward(20 * MINUTE_MS)
    working = crew.at_work("Wor King")
    stopping.clock_out()
    crew.site.clock.forward(6 * MINUTE_MS)
    assert lines(crew.page()) == [
        ("in", "Wor King"),
        ("silent", "Si Lent"),
        ("out", "Sto Pping"),
        ("out", "Ne Ver"),
    ]
    page = crew.page("?state=silent")
    assert "Not heard from" in page
    assert "clocked in at 09:00" in page
    # What is heard again is in work again.
    silent.track(NINE_MS + 20 * MINUTE_MS)
    assert lines(crew.page("?state=in")) == [("in", "Si Lent"), ("in", "Wor King")]
    working.clock_out()
    assert "Nobody is in this state" in crew.page("?state=silent")


def test_a_session_on_a_stream_that_was_given_up_does_not_last_for_ever(crew: Crew) -> None:
    """The agent states it again on the next stream, and reveals it there alone."""
    deeds = crew.at_work("Maya Santos")
    again = Deeds(deeds.machine, deeds.contract)
    again.clock_in(started_ms=NINE_MS)
    assert lines(crew.page()) == [("in", "Maya Santos")]
    crew.site.clock.forward(MINUTE_MS)
    again.clock_out()
    assert lines(crew.page()) == [("out", "Maya Santos")]


def test_a_device_that_was_removed_is_not_at_work(crew: Crew) -> None:
    deeds = crew.at_work("Maya Santos")
    with crew.site.core.database.writes() as writes:
        writes.run("UPDATE devices SET revoked_ms = ? WHERE revoked_ms IS NULL", [(NINE_MS,)])
    assert lines(crew.page()) == [("out", "Maya Santos")]
    assert deeds.session >= 0


@pytest.mark.parametrize("stop", [life.pause, life.end])
def test_a_contract_that_does_not_run_is_not_there(crew: Crew, stop) -> None:
    deeds = crew.at_work("Maya Santos")
    with crew.site.core.database.writing() as rows:
        row = rows.get_one(ContractRow, (crew.firm, deeds.contract))
        stop(rows, crew.site.core, row, crew.owner.person, reason="Over")
    assert "Nobody works here yet" in crew.page()


def test_late_segments_are_counted_with_the_way_to_their_week(crew: Crew) -> None:
    deeds = crew.at_work("Maya Santos")
    deeds.online, deeds.anchor = False, evidence.NO_ANCHOR
    week_ms = 7 * 24 * 60 * MINUTE_MS
    crew.site.clock.forward(week_ms - 60 * MINUTE_MS)
    first = deeds.track(NINE_MS, sent_ms=crew.site.clock.now_ms())
    assert first.seq == 1
    deeds.close(MONDAY_MS, minutes=10, manual=0)
    assert "late segment" not in crew.page()
    deeds.track(NINE_MS + 10 * MINUTE_MS, sent_ms=crew.site.clock.now_ms())
    page = crew.page()
    week = f'href="/contracts/{deeds.contract}/diary/week/2026-03-09"'
    assert re.search(rf'class="late-link" {week}>1 late segment<', page)


def test_names_and_titles_are_found_whatever_their_case(crew: Crew) -> None:
    crew.hire("Maya Santos", "Harbour maps")
    crew.hire("Rui Costa", "Straße")
    assert lines(crew.page("?name=MAYA")) == [("out", "Maya Santos")]
    assert lines(crew.page("?name=%20harbour%20")) == [("out", "Maya Santos")]
    assert lines(crew.page("?name=STRASSE")) == [("out", "Rui Costa")]
    page = crew.page("?name=%3Cscript%3E%22&state=in")
    assert "Nobody is found" in page
    assert 'value="&lt;script&gt;&#34;"' in page
    assert "<script>" not in page
    # A state that there is not is none.
    assert len(lines(crew.page("?state=asleep"))) == 2


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=99999999999", f"?name={'a' * 201}"])
def test_addresses_that_make_no_sense_are_refused(crew: Crew, query: str) -> None:
    answer = crew.browser().get(f"/organizations/{crew.firm}/team{query}")
    assert answer.status_code == 400


def test_marks_that_nobody_sees_are_looked_for_as_space(crew: Crew) -> None:
    crew.hire("Maya Santos")
    assert lines(crew.page("?name=maya%00%E2%80%AE")) == [("out", "Maya Santos")]


def test_people_come_in_pages_and_nobody_twice(crew: Crew) -> None:
    for number in range(SHOWN + 2):
        crew.hire(f"Person {number:03}")
    browser = crew.browser()
    first, second = crew.page(browser=browser), crew.page("?page=2", browser=browser)
    names = [name for _, name in lines(first) + lines(second)]
    assert names == [f"Person {number:03}" for number in range(SHOWN + 2)]
    assert f"1–{SHOWN} of {SHOWN + 2}" in first
    assert f"{SHOWN + 1}–{SHOWN + 2} of {SHOWN + 2}" in second
    assert 'rel="next"' in first
    assert 'rel="next"' not in second
    # Beyond the end is the end: somebody has left meanwhile.
    assert lines(crew.page("?page=9", browser=browser)) == lines(second)


def test_the_questions_are_as_many_for_forty_people_as_for_two(crew: Crew) -> None:
    """No question for each person: that is what made such pages slow."""
    for name in ("One Worker", "Two Worker"):
        crew.at_work(name).track(crew.site.clock.now_ms())
    asked: list[str] = []

    here = threading.get_ident()

    def hear(_connection, _cursor, statement, *_: object) -> None:
        # The server's own threads ask too, about letters and webhooks that are due.
        if threading.get_ident() == here:
            asked.append(statement)

    team, database = Team(crew.site.core), crew.site.core.database
    event.listen(database._backend.reader, "before_cursor_execute", hear)

    def questions() -> int:
        with database.reading() as rows:
            views = contracts_for(rows, crew.owner.person, Act.READ_DIARY, organization=crew.firm)
        asked.clear()
        found = team.room(crew.firm, views, name="", presence=None, page=1)
        assert len(found.places) == len(views)
        return len(asked)

    few = questions()
    for number in range(38):
        crew.hire(f"Person {number:03}")
    assert questions() == few <= 8


@pytest.mark.parametrize("role", [Role.MANAGER, Role.REVIEWER])
def test_who_reads_every_diary_finds_the_room_from_the_organizations(crew: Crew, role) -> None:
    crew.hire("Maya Santos")
    browser = crew.browser(role)
    here = f'href="/organizations/{crew.firm}/team"'
    assert here in browser.get("/organizations").text
    assert len(lines(crew.page(browser=browser))) == 1


@pytest.mark.parametrize("role", [Role.FINANCE, Role.ADMINISTRATOR, Role.CONTRACTOR])
def test_nobody_else_does(crew: Crew, role) -> None:
    browser = crew.browser(role)
    here = f"/organizations/{crew.firm}/team"
    assert f'href="{here}"' not in browser.get("/organizations").text
    assert browser.get(here).status_code == 404


def test_other_organizations_are_not_in_it(crew: Crew) -> None:
    other = crew.site.organization("Other Firm")
    with_two = crew.site.person("Two Firms", organization=other)
    crew.site.contract(other, with_two, title="Elsewhere")
    crew.hire("Maya Santos")
    assert lines(crew.page()) == [("out", "Maya Santos")]


def test_a_picture_in_the_room_is_no_look_as_on_the_day(crew: Crew) -> None:
    """What the day with its thumbnails is not, the room is not either; opening a segment is one."""
    deeds = crew.at_work("Maya Santos")
    target = deeds.track(NINE_MS)
    browser = crew.browser()
    page = crew.page(browser=browser)
    (thumbnail,) = re.findall(r'<img class="mate-thumb" src="([^"]+)"', page)
    assert browser.get(thumbnail).status_code == 200
    looks = "SELECT count(*) FROM looks"
    assert crew.site.core.database.select(looks) == [(0,)]
    day = f"/contracts/{deeds.contract}/diary/2026-03-09"
    assert browser.get(day).status_code == 200
    assert crew.site.core.database.select(looks) == [(0,)]
    assert browser.get(f"{day}/{target.stream}/{target.seq}").status_code == 200
    assert crew.site.core.database.select(looks) == [(1,)]


def test_what_was_taken_back_or_does_not_fit_is_not_shown(crew: Crew) -> None:
    deeds = crew.at_work("Maya Santos")
    target = deeds.track(NINE_MS, memo="Secret plans")
    deeds.redact(target, range(4), minutes=0)
    page = crew.page()
    assert "Secret plans" not in page
    assert "the contractor took it back" in page
    assert "mate-last state-removed" in page
    other = crew.at_work("Rui Costa")
    other.track(NINE_MS + 20 * MINUTE_MS, memo="Honest work")
    assert "Honest work" in crew.page()
    crew.at_work("For Ged").track(crew.site.clock.now_ms() + 9 * MINUTE_MS, memo="Forged work")
    with crew.site.core.database.writing() as rows:
        texts = rows.query(Disclosure).filter(Disclosure.item == 3)
        honest = texts.filter(Disclosure.stream == other.stream).one()
        honest.text = next(
            one.text for one in texts if one.stream not in (deeds.stream, other.stream)
        )
    page = crew.page("?name=rui")
    assert "Honest work" not in page
    assert "Forged work" not in page
    assert "Does not verify" in page


def test_every_presence_counts(crew: Crew) -> None:
    crew.at_work("Maya Santos")
    crew.hire("Rui Costa")
    page = crew.page()
    told = dict(re.findall(r"state=(\w+)\"[^>]*>[^<]+<span class=\"figure\">(\d+)<", page))
    assert told == {Presence.IN: "1", Presence.SILENT: "0", Presence.OUT: "1"}


def test_the_questions_begin_with_the_contracts_and_not_with_all_segments(crew: Crew) -> None:
    """With a year of segments another order of the joins takes a hundred times as long."""
    asked = {"organization": crew.firm, "contracts": "[]"}
    for question in (_HEARD, _NEWEST):
        with crew.site.core.database.reading() as rows:
            plan = rows.execute(text(f"EXPLAIN QUERY PLAN {question.text}"), asked).all()
        steps = [row[3] for row in plan if row[3].startswith(("SEARCH", "SCAN"))]
        whole = re.compile(
            r"(segments|statements) .*\((organization=\?|organization=\? AND contract=\?)\)$"
        )
        assert steps[0].startswith(("SCAN json_each", "SEARCH streams")), steps
        assert not [step for step in steps if whole.search(step) and "newest" not in step], steps
