"""The pages of time analysis on a real server: sums, rights, files, programs, and everything typed wrong."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from server.accounts.models import Role
from server.tokens.models import Scope
from tests.support.access_tokens import access_token
from tests.support.life import Life, life
from tests.support.site import Member
from wire.records import ContractId

WEEK = "period=last-week"
LOSE = '=HYPERLINK("http://evil.example";"x")'


@dataclass(frozen=True, slots=True)
class World:
    """A contract with a Monday's work, and a second one, of somebody else, with nothing."""

    lived: Life
    reviewer: Member
    finance: Member
    other: Member
    other_contract: ContractId

    @property
    def path(self) -> str:
        """Of the firm's analysis."""
        return f"/organizations/{self.lived.organization}/analysis"

    def browser(self, member: Member) -> httpx.Client:
        """One in which somebody has signed in."""
        return self.lived.site.signed_in(member)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with life(tmp_path_factory.mktemp("analysis") / "data") as lived:
        site, firm = lived.site, lived.organization
        other = site.person(LOSE, organization=firm)
        yield World(
            lived,
            site.person("Rita Reviewer", organization=firm, role=Role.REVIEWER),
            site.person("Fin Ance", organization=firm, role=Role.FINANCE),
            other,
            site.contract(firm, other, title="+1 <b>maps</b>"),
        )


@pytest.fixture(scope="module")
def owner(world: World) -> httpx.Client:
    return world.browser(world.lived.owner)


def told(browser: httpx.Client, path: str, query: str = WEEK) -> dict:
    answer = browser.get(f"{path}.json?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_sums_are_those_of_the_diary(world: World, owner: httpx.Client) -> None:
    """Compared with the page of the week, which is what people compare it with."""
    page = owner.get(world.lived.path("diary/week/2026-03-09")).text
    found = told(owner, world.path, f"{WEEK}&group=contract")
    line = next(one for one in found["lines"] if one["key"] == world.lived.contract)
    assert line["minutes"] == found["total"]["minutes"] > 0
    assert f'<dd class="figure">{_duration(line["minutes"])}<span class="of"> of 40:00' in page
    for word, key in (("Claimed", "manual_minutes"), ("Taken back", "taken_back_minutes")):
        said = re.search(rf'<dt>{word}</dt><dd class="figure[^"]*">([\d:]+)</dd>', page)
        assert said is not None
        assert said[1] == _duration(line[key])
    assert f'<dd class="figure">{line["activity"]}<span class="of"> of 10' in page
    shown = owner.get(f"{world.path}?{WEEK}").text
    assert f'<dd class="figure">{_duration(line["minutes"])}</dd>' in shown
    assert found["heat_map"][0][9] + found["heat_map"][0][10] > 0
    assert sum(map(sum, found["heat_map"])) == line["minutes"]


def _duration(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kathmandu", "America/Santiago"])
def test_every_grouping_comes_to_the_same(world: World, owner: httpx.Client, zone: str) -> None:
    query = f"{WEEK}&zone={zone}"
    total = told(owner, world.path, query)["total"]["minutes"]
    for group in ("person", "contract", "day", "week", "month", "app"):
        found = told(owner, world.path, f"{query}&group={group}")
        assert sum(line["minutes"] for line in found["lines"]) == total, group
        assert found["total"]["minutes"] == total
        assert found["zone"] == zone


def test_who_sees_what(world: World, owner: httpx.Client) -> None:
    lived = world.lived
    reviewer, finance = world.browser(world.reviewer), world.browser(world.finance)
    contractor = world.browser(lived.contractor)
    everything = told(owner, world.path)
    assert told(reviewer, world.path)["lines"] == everything["lines"]
    hours = told(finance, world.path)
    assert hours["total"]["minutes"] == everything["total"]["minutes"]
    assert hours["activity_closed_contracts"] == 2
    for line in (*hours["lines"], hours["total"]):
        assert line["activity"] is line["active_minutes"] is line["activity_known_minutes"] is None
    page = finance.get(f"{world.path}?{WEEK}").text
    assert "Activity and apps of 2 contracts are not open to you" in page
    assert 'value="app"' not in page
    refused = finance.get(f"{world.path}?{WEEK}&group=app")
    assert refused.status_code == 400
    assert "Inkscape" not in refused.text
    assert contractor.get(world.path).status_code == 404
    own = told(contractor, "/analysis", f"{WEEK}&group=contract")
    assert [line["key"] for line in own["lines"]] == [lived.contract]
    assert own["total"]["minutes"] == everything["total"]["minutes"]
    assert told(world.browser(world.other), "/analysis")["total"]["minutes"] == 0
    # Whoever hires has no time of their own here.
    assert told(owner, "/analysis")["lines"] == []


def test_what_is_not_open_is_left_out_as_what_does_not_exist(world: World) -> None:
    contractor = world.browser(world.lived.contractor)
    answers = {
        name: contractor.get(f"/analysis?{WEEK}&contract={name}").text.replace(name, "…")
        for name in (world.other_contract, "0" * 16)
    }
    assert len(set(answers.values())) == 1
    assert "None of the people and contracts that were chosen is here." in answers["0" * 16]
    both = told(
        contractor,
        "/analysis",
        f"{WEEK}&contract={world.other_contract}&contract={world.lived.contract}",
    )
    alone = told(contractor, "/analysis", f"{WEEK}&contract={world.lived.contract}")
    assert both | {"time_ms": 0} == alone | {"time_ms": 0}


def test_people_and_contracts_are_chosen(world: World, owner: httpx.Client) -> None:
    lived = world.lived
    for chosen, keys in (
        (f"person={lived.contractor.person}", [lived.contractor.person]),
        (f"person={world.other.person}", [world.other.person]),
        (f"contract={lived.contract}", [lived.contractor.person]),
        (f"person={world.other.person}&contract={lived.contract}", []),
    ):
        found = told(owner, world.path, f"{WEEK}&{chosen}")
        assert [line["key"] for line in found["lines"]] == keys, chosen
    page = owner.get(f"{world.path}?{WEEK}&person={world.other.person}").text
    assert f'value="{world.other.person}" checked' in page
    assert "Nothing was recorded in this period" in page


def test_the_table_is_one_that_any_program_reads(world: World, owner: httpx.Client) -> None:
    answer = owner.get(f"{world.path}.csv?{WEEK}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    name = "hourproof-time-2026-03-09-to-2026-03-15.csv"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["cache-control"] == "no-store"
    lines = answer.content.decode("utf-8").split("\r\n")
    assert lines[-1] == ""
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert all(None not in row and None not in row.values() for row in rows)
    person, other, total = rows
    assert (person["from"], person["to"]) == (
        "2026-03-09T00:00:00.000Z",
        "2026-03-16T00:00:00.000Z",
    )
    assert (person["zone"], person["line"]) == ("UTC", "person")
    # No spreadsheet takes a name for a formula.
    assert other["name"] == f"'{LOSE}"
    assert (other["minutes"], other["hours"], other["activity"]) == ("0", "0.00", "")
    assert total["line"] == "total"
    assert int(total["minutes"]) == int(person["minutes"])
    assert total["hours"] == f"{int(total['minutes']) / 60:.2f}"
    titles = csv.DictReader(io.StringIO(owner.get(f"{world.path}.csv?{WEEK}&group=contract").text))
    assert "'+1 <b>maps</b>" in {row["name"] for row in titles}
    page = owner.get(f"{world.path}?{WEEK}&group=contract").text
    assert "&lt;b&gt;maps" in page
    assert "<b>maps" not in page
    assert f'href="{world.path}.csv?period=last-week&amp;group=contract"' in page


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        ("period=fortnight", "period", "Choose one of those in the list."),
        ("group=hour", "group", "Choose one of those in the list."),
        ("zone=Mars/Base", "zone", "Choose one of those in the list."),
        ("zone=../../etc/passwd", "zone", "Choose one of those in the list."),
        ("period=days&from=2026-03-10", "to", "Give this day too."),
        ("period=days&from=10.3.2026&to=2026-03-10", "from", "Give the day as year"),
        ("period=days&from=20260310&to=2026-03-10", "from", "Give the day as year"),
        ("period=days&from=2026-02-30&to=2026-03-10", "from", "Give the day as year"),
        ("period=days&from=1999-12-31&to=2026-03-10", "from", "from the year 2000"),
        ("period=days&from=2026-03-10&to=2101-01-01", "to", "to the year 2100"),
        ("from=2026-03-10&to=2026-03-09", "to", "The last day comes before the first."),
        ("from=2016-03-10&to=2026-03-10", "to", "Choose at most ten years."),
        ("period=this-year&group=day&from=x", "", ""),
        ("from=2020-01-01&to=2025-12-31&group=day", "group", "more than 400 lines"),
        ("&".join(f"person={n}" for n in range(501)), "person", "Choose at most 500"),
        ("&".join(f"contract={n}" for n in range(501)), "contract", "Choose at most 500"),
        ("period=%00%E2%80%AE%3Cscript%3E", "period", "Choose one of those in the list."),
        ("period=" + "x" * 5000, "period", "Choose one of those in the list."),
    ],
)
def test_what_makes_no_sense_is_told_beside_its_field(
    world: World, owner: httpx.Client, query: str, field: str, words: str
) -> None:
    answer = owner.get(f"{world.path}?{query}")
    if not field:
        assert answer.status_code == 200
        return
    assert answer.status_code == 400
    error = answer.text.split(f'id="{field}-error"', 1)[1].split("</p>", 1)[0]
    assert words in error
    assert "<script>" not in answer.text
    assert f'aria-describedby="{field}-error' in answer.text
    for ending in ("csv", "json"):
        refused = owner.get(f"{world.path}.{ending}?{query}", headers={"Accept": "*/*"})
        assert refused.status_code == 400
        assert field in refused.json()["detail"]


def test_what_was_typed_is_still_there(world: World, owner: httpx.Client) -> None:
    person = world.lived.contractor.person
    query = f"period=days&from=2026-03-10&to=2026-03-09&group=week&zone=utc&person={person}"
    page = owner.get(f"{world.path}?{query}").text
    for kept in (
        '<option value="days" selected>',
        'value="2026-03-10"',
        'value="2026-03-09"',
        '<option value="week" selected>',
        '<option value="utc" selected>',
        f'value="{person}" checked',
    ):
        assert kept in page
    assert "of 40:00" not in page


def test_a_stranger_is_sent_to_the_sign_in_and_back(world: World) -> None:
    answer = httpx.get(
        f"{world.lived.site.url}{world.path}?{WEEK}&group=day", headers={"Accept": "text/html"}
    )
    assert answer.status_code == 303
    back = httpx.URL(answer.headers["location"]).params["next"]
    assert back == f"{world.path}?{WEEK}&group=day"


def test_programs_are_told_what_their_token_is_for(world: World, owner: httpx.Client) -> None:
    site = world.lived.site

    def ask(query: str, *scopes: Scope, who: Member = world.lived.owner) -> httpx.Response:
        token = access_token(site, who, *scopes)
        return site.http.get(
            f"/api/v1/work/analysis?{query}", headers={"Authorization": f"Bearer {token}"}
        )

    page = told(owner, world.path, f"{WEEK}&group=contract")
    full = ask(WEEK, Scope.CONTRACTS, Scope.DIARY).json()
    assert full | {"time_ms": 0} == page | {"time_ms": 0}
    hours = ask(WEEK, Scope.CONTRACTS).json()
    assert hours["total"]["minutes"] == full["total"]["minutes"]
    assert (hours["total"]["activity"], hours["activity_closed_contracts"]) == (None, 2)
    firm = world.lived.organization
    assert ask(f"{WEEK}&organization={firm}", Scope.CONTRACTS).json()["contracts"] == 2
    assert ask(f"{WEEK}&organization={'0' * 16}", Scope.CONTRACTS).json()["contracts"] == 0
    assert ask(WEEK, Scope.DIARY).status_code == 403
    refused = ask(f"{WEEK}&group=app", Scope.CONTRACTS, Scope.DIARY)
    assert (refused.status_code, refused.json()["scope"]) == (403, "export")
    apps = ask(f"{WEEK}&group=app", Scope.CONTRACTS, Scope.EXPORT).json()
    assert "Inkscape" in {line["name"] for line in apps["lines"]}
    wrong = ask("period=fortnight", Scope.CONTRACTS)
    assert (wrong.status_code, wrong.json()["type"]) == (400, "urn:hourproof:problem:bad-request")
    # A token opens no more than its owner's role.
    closed = ask(WEEK, *Scope, who=world.finance).json()
    assert closed["total"]["activity"] is None
    assert ask(f"{WEEK}&group=app", *Scope, who=world.finance).status_code == 400


def test_too_many_segments_for_apps_are_told(
    world: World, owner: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.analysis.service.MOST_SEGMENTS", 3)
    answer = owner.get(f"{world.path}?{WEEK}&group=app")
    assert answer.status_code == 400
    assert "Apps are read from each segment" in answer.text
    assert owner.get(f"{world.path}?{WEEK}").status_code == 200


def test_the_way_there(world: World, owner: httpx.Client) -> None:
    assert f'href="{world.path}"' in owner.get("/organizations").text
    members = owner.get(f"/organizations/{world.lived.organization}/members").text
    assert f'href="{world.path}"' in members
    assert 'href="/analysis"' in world.browser(world.lived.contractor).get("/contracts").text
