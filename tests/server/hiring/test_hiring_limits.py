"""Changing the weekly limit of a contract that runs: from when it holds, who is told, and what old pages do."""

from __future__ import annotations

import json

import httpx
import pytest
from sqlalchemy import select

from server.accounts.models import Role
from server.contracts.models import ContractEvent, ContractLimit, ContractRate
from server.hooks.models import Delivery, Webhook
from server.notices.models import NoticeRow
from server.smtp import mail_server
from server.succession import succeed
from tests.support.hiring import offer_of
from tests.support.mailbox import mailbox
from tests.support.pair import HERE, Pair, hidden
from tests.support.site import Site
from wire.records import MINUTE_MS, ContractId, Feature

NOW_MS = 1_773_172_800_000
"""Tuesday 10 March 2026, 20:00 UTC."""
DAY_MS = 24 * 3_600_000
MONDAY_MS = 1_773_014_400_000
WEEK_MS = 7 * DAY_MS


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture
def pair(site):
    return Pair(site)


def form(pair: Pair, browser: httpx.Client | None = None) -> dict[str, str]:
    """The hidden fields of the page."""
    text = (browser or pair.owner).get(pair.page + "/limit").text
    return {name: hidden(text, name) for name in ("seal", "seen", "week")}


def send(pair: Pair, limit: str = "hours", limit_hours: str = "", **more: str) -> httpx.Response:
    """Fill the form in and send it."""
    told = {**form(pair), "act": "change", "limit": limit, "limit_hours": limit_hours, **more}
    return pair.owner.post(pair.page + "/limit", data=told, headers=HERE)


def later(pair: Pair, by_ms: int) -> None:
    """Some days later both have signed in anew."""
    pair.site.clock.forward(by_ms)
    pair.owner, pair.contractor = pair.site.signed_in(pair.olga), pair.site.signed_in(pair.cora)


def told(pair: Pair) -> int | None:
    """The limit that the device is told."""
    token = {"Authorization": f"Bearer {pair.machine.token}"}
    answer = pair.site.http.get("/api/v1/contracts", headers=token)
    (one,) = answer.raise_for_status().json()["contracts"]
    limit = one["weekly_limit_minutes"]
    assert limit is None or isinstance(limit, int)
    return limit


def rows_of(site: Site, table):
    with site.core.database.reading() as rows:
        return rows.scalars(select(table)).all()


@pytest.mark.parametrize(
    ("limit", "typed", "minutes"),
    [("hours", "50", 3000), ("hours", "40,25", 2415), ("none", "", None)],
)
def test_a_higher_limit_holds_at_once(pair, limit, typed, minutes):
    answer = send(pair, limit, typed, reason="The harbour grew")
    assert answer.headers["location"] == pair.page
    assert told(pair) == minutes
    (row,) = rows_of(pair.site, ContractLimit)
    assert (row.from_ms, row.minutes, row.set_by) == (MONDAY_MS, minutes, pair.olga.person)
    for browser in (pair.owner, pair.contractor):
        text = browser.get(pair.page).text
        assert "changed the weekly limit" in text
        assert "(was: 40:00 hours a week), from Monday 9 March 2026, 00:00 UTC" in text
        assert "The harbour grew" in text


def test_a_lower_limit_holds_from_monday_and_can_be_taken_back_until_then(pair, site):
    assert send(pair, "hours", "30").status_code == 303
    assert told(pair) == 2400
    for browser in (pair.owner, pair.contractor):
        text = browser.get(pair.page).text
        assert "From Monday 16 March 2026, 00:00 UTC: 30:00 hours a week" in text
    assert send(pair, act="keep", reason="Found money").status_code == 303
    for browser in (pair.owner, pair.contractor):
        text = browser.get(pair.page).text
        assert "took back the change of the weekly limit" in text
        assert "Found money" in text
    later(pair, WEEK_MS)
    assert told(pair) == 2400
    # Another one, which is left alone.
    assert send(pair, "hours", "30").status_code == 303
    later(pair, WEEK_MS)
    assert told(pair) == 1800
    assert "Take it back" not in pair.owner.get(pair.page + "/limit").text


def test_another_change_takes_the_place_of_what_is_planned(pair, site):
    assert send(pair, "hours", "30").status_code == 303
    assert "takes the place of what is planned" in pair.owner.get(pair.page + "/limit").text
    assert send(pair, "hours", "45").status_code == 303
    assert told(pair) == 2700
    site.clock.forward(2 * WEEK_MS)
    assert told(pair) == 2700


def test_each_week_is_counted_against_the_limit_that_held_in_it(pair, site):
    """Also what was over the limit of a past week stays so when a later one has more."""
    contract = site.contract(pair.firm, pair.cora, title="Small job", weekly_limit_minutes=15)
    pair.machine.agree(contract, *Feature, at_ms=MONDAY_MS)
    for week in (0, 1):
        for number in (0, 1):
            start_ms = MONDAY_MS + week * WEEK_MS + (9 + number) * 60 * MINUTE_MS
            later(pair, max(0, start_ms + 60 * MINUTE_MS - site.clock.now_ms()))
            pair.machine.track(contract, start_ms, start_ms + 10 * MINUTE_MS)
    pair.contract, pair.page = contract, f"/contracts/{contract}"
    assert send(pair, "hours", "0.3").status_code == 303  # 18 minutes of the second week
    diary = f"{pair.page}/diary"

    def page(path: str) -> str:
        answer = pair.contractor.get(f"{diary}/{path}?zone=utc")
        return " ".join(answer.raise_for_status().text.split())

    assert "of 0:15" in page("week/2026-03-09")
    assert "of 0:18" in page("week/2026-03-16")
    for day, monday in (("2026-03-09", "of 0:15"), ("2026-03-16", "of 0:18")):
        assert monday in page(day)
    month = page("month/2026-03")
    assert "The limit changed: each line has its own" in month
    assert "of 0:15" in month
    assert "of 0:18" in month
    assert "over limit 0:05" in month
    assert "over limit 0:02" in month
    assert "of 0:18" in pair.owner.get("/contracts").text


@pytest.mark.parametrize(
    ("limit", "typed", "field"),
    [
        ("hours", "", "limit_hours"),
        ("hours", "forty", "limit_hours"),
        ("hours", "0", "limit_hours"),
        ("hours", "169", "limit_hours"),
        ("hours", "37.333", "limit_hours"),
        ("hours", "=1+1", "limit_hours"),
        ("hours", "9" * 900, "limit_hours"),
        ("hours", "<b>4</b>", "limit_hours"),
        ("all", "30", "limit"),
    ],
)
def test_what_is_no_limit_is_refused_beside_its_field_and_stays(pair, limit, typed, field):
    answer = send(pair, limit, typed, reason="Because\nof this")
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert "Because\nof this" in answer.text
    shown = typed.replace("<", "&lt;").replace(">", "&gt;")
    assert f'value="{shown}"' in answer.text
    assert rows_of(pair.site, ContractLimit) == []


@pytest.mark.parametrize("reason", ["x" * 501, "a\u202eb", "\x07"])
def test_a_reason_is_plain_and_not_too_long(pair, reason):
    answer = send(pair, "hours", "30", reason=reason)
    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text
    assert rows_of(pair.site, ContractLimit) == []


def test_sent_twice_it_is_changed_once(pair, site):
    sent = {**form(pair), "act": "change", "limit": "hours", "limit_hours": "30"}
    for _ in range(2):
        answer = pair.owner.post(pair.page + "/limit", data=sent, headers=HERE)
        assert answer.headers["location"] == pair.page
    assert len(rows_of(site, ContractLimit)) == 1
    back = {**form(pair), "act": "keep"}
    for _ in range(2):
        answer = pair.owner.post(pair.page + "/limit", data=back, headers=HERE)
        assert answer.headers["location"] == pair.page
    acts = [row.act for row in rows_of(site, ContractEvent)]
    assert acts == ["limit-changed", "limit-kept"]


def test_an_old_page_changes_nothing_and_keeps_what_was_typed(pair, site):
    old = {**form(pair), "act": "change", "limit": "hours", "limit_hours": "20"}
    assert send(pair, "hours", "50").status_code == 303
    stale = pair.owner.post(pair.page + "/limit", data={**old, "reason": "Mine"}, headers=HERE)
    assert stale.status_code == 409
    assert "Nothing was changed" in " ".join(stale.text.split())
    for part in ('value="20"', "Mine", "50:00 hours a week"):
        assert part in stale.text
    # A page of the week before: from when it would hold is not what it says.
    later(pair, MONDAY_MS + WEEK_MS - NOW_MS - 60_000)
    old = {**form(pair), "act": "change", "limit": "hours", "limit_hours": "20"}
    site.clock.forward(120_000)
    stale = pair.owner.post(pair.page + "/limit", data=old, headers=HERE)
    assert stale.status_code == 409
    assert told(pair) == 3000


def test_a_form_of_another_sign_in_changes_nothing(pair, site):
    answer = send(pair, "hours", "20", seal="0" * 64)
    assert answer.status_code == 200
    assert "Nothing was changed" in answer.text
    assert 'value="20"' in answer.text
    assert rows_of(site, ContractLimit) == []


def test_a_contract_that_is_over_changes_no_more(pair, site):
    old = {**form(pair), "act": "change", "limit": "hours", "limit_hours": "20"}
    assert pair.do(pair.owner, "end").status_code == 303
    assert pair.owner.post(pair.page + "/limit", data=old, headers=HERE).status_code == 409
    assert "changes no more" in pair.owner.get(pair.page + "/limit").text
    assert "Change the weekly limit" not in pair.owner.get(pair.page).text
    assert rows_of(site, ContractLimit) == []


def test_the_contractor_reads_it_and_changes_nothing(pair, site):
    send(pair, "hours", "50")
    assert "Change the weekly limit" not in pair.contractor.get(pair.page).text
    assert pair.contractor.get(pair.page + "/limit").status_code == 404
    sent = {**form(pair), "act": "change", "limit": "none"}
    answer = pair.contractor.post(pair.page + "/limit", data=sent, headers=HERE)
    assert answer.status_code == 404
    assert len(rows_of(site, ContractLimit)) == 1


def test_both_sides_are_told_and_so_are_webhooks(tmp_path):
    with mailbox() as box:
        server = mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")
        with Site(tmp_path / "data", now_ms=NOW_MS, mail=server) as site:
            pair = Pair(site)
            mona = site.person("Mona Manager", organization=pair.firm, role=Role.MANAGER)
            with site.core.database.writing() as rows:
                rows.add(
                    Webhook(
                        organization=pair.firm,
                        webhook="ab" * 8,
                        url="https://hooks.example.com/hours",
                        events="contract.limit-changed",
                        sealed=b"",
                        made_ms=NOW_MS,
                        made_by=pair.olga.person,
                        version=1,
                        newest=0,
                    )
                )
            pair.owner = site.signed_in(mona)
            assert send(pair, "hours", "30", reason="No budget").status_code == 303
            letters = box.wait(2)
            assert {(letter["To"], letter["Subject"]) for letter in letters} == {
                (pair.cora.email, "Mona Manager changed the weekly limit"),
                (pair.olga.email, "Mona Manager changed the weekly limit"),
            }
            text = letters[0].get_content()
            assert "from Monday 16 March 2026, 00:00 UTC" in text
            assert "> No budget" in text
            assert {row.person for row in rows_of(site, NoticeRow)} == {
                pair.cora.person,
                pair.olga.person,
            }
            (delivery,) = rows_of(site, Delivery)
            assert json.loads(delivery.body)["data"] == {
                "by": mona.person,
                "contract": pair.contract,
            }
            notices = pair.contractor.get("/notifications").text
            assert "Mona Manager changed the weekly limit of Harbour maps" in notices


def test_a_new_log_takes_the_limits_and_rates_over(pair, site):
    contract = _with_rate(pair, site)
    assert send(pair, "hours", "50").status_code == 303
    assert send(pair, "hours", "30").status_code == 303
    new = succeed(site.core, pair.firm, public_host=None).organization
    with site.core.database.reading() as rows:
        by_firm = [
            {
                (row.from_ms, row.set_ms, row.minutes, row.set_by)
                for row in rows.scalars(
                    select(ContractLimit).where(ContractLimit.organization == firm)
                )
            }
            for firm in (pair.firm, new)
        ]
        (rate,) = rows.scalars(select(ContractRate).where(ContractRate.organization == new))
    assert by_firm[0] == by_firm[1]
    assert len(by_firm[0]) == 2
    assert (rate.minor, rate.currency) == (4550, "EUR")
    assert rate.contract != contract


def _with_rate(pair: Pair, site: Site) -> str:
    """Let the pair's contract be one that was made from an offer."""
    offer = offer_of(site, pair.firm, pair.cora, by=pair.olga, limit_hours="40")
    page = f"/offers/{offer}"
    seal = hidden(pair.contractor.get(page).text, "seal")
    sent = {"seal": seal, "version": "1", "act": "accept"}
    assert pair.contractor.post(page + "/answer", data=sent, headers=HERE).status_code == 303
    pair.contract, pair.page = ContractId(offer), f"/contracts/{offer}"
    return offer
