"""What an hour costs under a contract that runs: raised by the employer, lowered with the contractor's consent."""

from __future__ import annotations

import httpx
import pytest
from sqlalchemy import select

from server.contracts.models import ContractEvent, ContractRate
from server.notices.models import NoticeRow
from server.terms.rates import WEEKS_AHEAD, Rate, RateOffer, accepted_from, mondays, takes_consent
from tests.support.hiring import offer_of
from tests.support.pair import HERE, Pair, hidden
from tests.support.site import Site
from wire.contractor import WEEK_MS
from wire.records import ContractId

NOW_MS = 1_773_172_800_000
"""Tuesday 10 March 2026, 20:00 UTC."""
COMING_MS = 1_773_014_400_000 + WEEK_MS
"""Monday 16 March 2026, 00:00 UTC."""


def test_only_more_of_the_same_money_goes_without_consent():
    present = Rate(4550, "EUR")
    assert not takes_consent(present, Rate(4551, "EUR"))
    assert takes_consent(present, Rate(4549, "EUR"))
    assert takes_consent(present, Rate(9000, "JPY"))


def test_a_rate_never_holds_for_a_week_that_has_begun():
    assert mondays(COMING_MS - 1)[0] == COMING_MS
    assert mondays(COMING_MS)[0] == COMING_MS + WEEK_MS
    assert len(mondays(NOW_MS)) == WEEKS_AHEAD
    offer = RateOffer(Rate(4000, "EUR"), COMING_MS)
    assert accepted_from(offer, COMING_MS - 1) == COMING_MS
    assert accepted_from(offer, COMING_MS) == COMING_MS + WEEK_MS


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture
def pair(site):
    """Their contract was made from an offer: 45.50 EUR an hour."""
    pair = Pair(site)
    offer = offer_of(site, pair.firm, pair.cora, by=pair.olga)
    page = f"/offers/{offer}"
    seal = hidden(pair.contractor.get(page).text, "seal")
    sent = {"seal": seal, "version": "1", "act": "accept"}
    assert pair.contractor.post(page + "/answer", data=sent, headers=HERE).status_code == 303
    pair.contract, pair.page = ContractId(offer), f"/contracts/{offer}"
    return pair


def form(pair: Pair, browser: httpx.Client | None = None) -> dict[str, str]:
    """The hidden fields of the page."""
    text = (browser or pair.owner).get(pair.page + "/rate").text
    return {name: hidden(text, name) for name in ("seal", "seen")}


def send(pair: Pair, rate: str = "", *, since: int = COMING_MS, **more: str) -> httpx.Response:
    """Fill the employer's form in and send it."""
    told = {**form(pair), "rate": rate, "since": str(since), **more}
    return pair.owner.post(pair.page + "/rate", data=told, headers=HERE)


def answer(pair: Pair, act: str, **more: str) -> httpx.Response:
    """Answer as the contractor."""
    told = {**form(pair, pair.contractor), "act": act, **more}
    return pair.contractor.post(pair.page + "/rate/answer", data=told, headers=HERE)


def later(pair: Pair, by_ms: int) -> None:
    """Some days later both have signed in anew."""
    pair.site.clock.forward(by_ms)
    pair.owner, pair.contractor = pair.site.signed_in(pair.olga), pair.site.signed_in(pair.cora)


def shown(browser: httpx.Client, pair: Pair) -> str:
    """The contract's page on one line."""
    return " ".join(browser.get(pair.page).text.split())


def rates(site: Site) -> list[tuple[int, int]]:
    with site.core.database.reading() as rows:
        found = rows.scalars(select(ContractRate).order_by(ContractRate.from_ms))
        return [(row.from_ms, row.minor) for row in found]


def acts(site: Site) -> list[str]:
    with site.core.database.reading() as rows:
        found = rows.scalars(select(ContractEvent).order_by(ContractEvent.number))
        return [row.act for row in found if row.act.startswith("rate-")]


def test_a_raise_is_planned_shown_and_holds_from_its_monday(pair, site):
    assert send(pair, "50", since=COMING_MS + WEEK_MS, reason="Good work").status_code == 303
    for browser in (pair.owner, pair.contractor):
        text = shown(browser, pair)
        assert "<dd>45.50 EUR an hour<br>From Monday 23 March 2026, 00:00 UTC: 50.00 EUR" in text
        assert "50.00 EUR an hour instead of 45.50 EUR an hour" in text
        assert "Good work" in text
    with site.core.database.reading() as rows:
        told = {row.person for row in rows.scalars(select(NoticeRow)) if "rate" in row.what}
    assert told == {pair.cora.person}
    later(pair, 2 * WEEK_MS)
    assert "<dd>50.00 EUR an hour</dd>" in shown(pair.contractor, pair)
    assert "Rates over time" in shown(pair.contractor, pair)


def test_a_planned_raise_is_taken_back_before_it_holds(pair, site):
    assert send(pair, "450").status_code == 303
    assert send(pair, act="keep").status_code == 303
    assert acts(site) == ["rate-changed", "rate-kept"]
    later(pair, WEEK_MS)
    assert "<dd>45.50 EUR an hour</dd>" in shown(pair.contractor, pair)
    # What is asked for is what it is already: nothing is written.
    assert send(pair, "45.50", since=COMING_MS + WEEK_MS).status_code == 303
    assert acts(site) == ["rate-changed", "rate-kept"]


def test_less_waits_for_the_contractor(pair, site):
    assert send(pair, "40").status_code == 303
    assert rates(site) == [(NOW_MS, 4550)]
    assert "Accept or decline" in shown(pair.contractor, pair)
    assert "Accept or decline" not in shown(pair.owner, pair)
    assert answer(pair, "accept", reason="Fine").status_code == 303
    assert rates(site) == [(NOW_MS, 4550), (COMING_MS, 4000)]
    assert acts(site) == ["rate-offered", "rate-accepted"]
    assert "Accept or decline" not in shown(pair.contractor, pair)


def test_an_answer_after_the_monday_holds_from_the_next_one(pair, site):
    assert send(pair, "40").status_code == 303
    later(pair, WEEK_MS)
    assert answer(pair, "accept").status_code == 303
    assert rates(site)[-1] == (COMING_MS + WEEK_MS, 4000)


def test_what_is_declined_or_withdrawn_changes_nothing(pair, site):
    assert send(pair, "40").status_code == 303
    assert answer(pair, "decline", reason="Too little").status_code == 303
    assert "Too little" in shown(pair.owner, pair)
    assert send(pair, "41").status_code == 303
    old = {**form(pair, pair.contractor), "act": "accept"}
    assert send(pair, act="keep").status_code == 303
    late = pair.contractor.post(pair.page + "/rate/answer", data=old, headers=HERE)
    assert late.status_code == 409
    assert "Nothing was changed" in late.text
    assert rates(site) == [(NOW_MS, 4550)]
    assert acts(site) == ["rate-offered", "rate-declined", "rate-offered", "rate-withdrawn"]


def test_another_raise_takes_the_place_of_one_that_is_planned(pair, site):
    assert send(pair, "60").status_code == 303
    assert send(pair, "50", since=COMING_MS + WEEK_MS).status_code == 303
    later(pair, WEEK_MS)
    assert "<dd>45.50 EUR an hour<br>From Monday 23 March 2026" in shown(pair.owner, pair)
    later(pair, WEEK_MS)
    assert "<dd>50.00 EUR an hour</dd>" in shown(pair.owner, pair)


@pytest.mark.parametrize("act", ["accept", "decline"])
def test_sent_twice_it_is_done_once(pair, site, act):
    for rate in ("60", "40"):
        sent = {**form(pair), "rate": rate, "since": str(COMING_MS)}
        for _ in range(2):
            done = pair.owner.post(pair.page + "/rate", data=sent, headers=HERE)
            assert done.headers["location"] == pair.page
    said = {**form(pair, pair.contractor), "act": act}
    for _ in range(2):
        done = pair.contractor.post(pair.page + "/rate/answer", data=said, headers=HERE)
        assert done.headers["location"] == pair.page
    past = "rate-accepted" if act == "accept" else "rate-declined"
    assert acts(site) == ["rate-changed", "rate-offered", past]


def test_an_old_page_changes_nothing_and_keeps_what_was_typed(pair, site):
    old = {**form(pair), "rate": "48", "since": str(COMING_MS), "reason": "Mine"}
    assert send(pair, "50").status_code == 303
    stale = pair.owner.post(pair.page + "/rate", data=old, headers=HERE)
    assert stale.status_code == 409
    assert 'value="48"' in stale.text
    assert "Mine" in stale.text
    unsealed = send(pair, "48", seal="0" * 64)
    assert "Nothing was changed" in unsealed.text
    assert acts(site) == ["rate-changed"]


@pytest.mark.parametrize(
    ("rate", "since", "field"),
    [
        ("", COMING_MS, "rate"),
        ("0", COMING_MS, "rate"),
        ("1,000", COMING_MS, "rate"),
        ("-5", COMING_MS, "rate"),
        ("=50", COMING_MS, "rate"),
        ("9" * 900, COMING_MS, "rate"),
        ("50", COMING_MS - WEEK_MS, "since"),
        ("50", COMING_MS + 1, "since"),
        ("50", COMING_MS + WEEKS_AHEAD * WEEK_MS, "since"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(pair, site, rate, since, field):
    refused = send(pair, rate, since=since, reason="Because\nof this")
    assert refused.status_code == 422
    assert f'id="{field}-error"' in refused.text
    assert "Because\nof this" in refused.text
    assert rates(site) == [(NOW_MS, 4550)]


def test_nobody_sets_the_rate_of_their_own_contract_or_answers_for_the_other(pair, site):
    assert send(pair, "40").status_code == 303
    sent = {**form(pair, pair.contractor), "rate": "90", "since": str(COMING_MS)}
    assert pair.contractor.post(pair.page + "/rate", data=sent, headers=HERE).status_code == 404
    said = {**form(pair), "act": "accept"}
    assert pair.owner.post(pair.page + "/rate/answer", data=said, headers=HERE).status_code == 404
    assert rates(site) == [(NOW_MS, 4550)]


def test_a_contract_that_is_over_or_has_no_rate_changes_none(pair, site):
    old = {**form(pair), "rate": "50", "since": str(COMING_MS)}
    assert pair.do(pair.owner, "end").status_code == 303
    assert pair.owner.post(pair.page + "/rate", data=old, headers=HERE).status_code == 409
    assert "changes no more" in pair.owner.get(pair.page + "/rate").text
    assert rates(site) == [(NOW_MS, 4550)]
    bare = site.contract(pair.firm, pair.cora, title="Without an offer")
    text = pair.owner.get(f"/contracts/{bare}/rate").text
    assert "was not made from an offer" in text
    assert 'name="rate"' not in text


def test_a_contract_that_begins_later_has_its_rate_from_then_on(pair, site):
    offer = offer_of(site, pair.firm, pair.cora, by=pair.olga, starts="2026-03-25")
    page = f"/offers/{offer}"
    seal = hidden(pair.contractor.get(page).text, "seal")
    sent = {"seal": seal, "version": "1", "act": "accept"}
    assert pair.contractor.post(page + "/answer", data=sent, headers=HERE).status_code == 303
    pair.contract, pair.page = ContractId(offer), f"/contracts/{offer}"
    assert "<dd>45.50 EUR an hour</dd>" in shown(pair.owner, pair)
    assert send(pair, "50").status_code == 422
    assert send(pair, "50", since=COMING_MS + 2 * WEEK_MS).status_code == 303
    assert "From Monday 30 March 2026, 00:00 UTC: 50.00 EUR" in shown(pair.owner, pair)
