"""Pausing, resuming and ending a contract through its page, and what devices are told."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from server.contracts.models import ContractPause, ContractRow
from server.smtp import mail_server
from tests.support.hiring import offer_of
from tests.support.mailbox import mailbox
from tests.support.pair import HERE, Pair, hidden
from tests.support.site import Site

NOW_MS = 1_773_172_800_000


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture
def pair(site):
    return Pair(site)


def rows_of(site: Site, table):
    with site.core.database.reading() as rows:
        return rows.scalars(select(table)).all()


def test_a_pause_hides_the_contract_from_devices_until_it_is_resumed(pair, site):
    assert pair.told() == ["Harbour maps"]
    form = pair.form(pair.owner)
    for _ in range(2):  # sent twice, it is paused once
        sent = {**form, "act": "pause", "reason": "No budget\nin March"}
        answer = pair.owner.post(pair.page + "/pause", data=sent, headers=HERE)
        assert answer.headers["location"] == pair.page
    assert pair.told() == []
    assert len(rows_of(site, ContractPause)) == 1
    for browser in (pair.owner, pair.contractor):
        text = browser.get(pair.page).text
        assert "No budget\nin March" in text
        assert "paused the contract" in text
    site.clock.forward(60_000)
    assert pair.do(pair.owner, "resume", reason="").status_code == 303
    assert pair.told() == ["Harbour maps"]
    (row,) = rows_of(site, ContractPause)
    assert (row.from_ms, row.until_ms) == (NOW_MS, NOW_MS + 60_000)
    assert pair.do(pair.owner, "pause").status_code == 303
    assert len(rows_of(site, ContractPause)) == 2


@pytest.mark.parametrize("who", ["owner", "contractor"])
def test_either_side_ends_it_for_good(pair, site, who):
    form, old = pair.form(getattr(pair, who)), pair.form(pair.owner)
    for _ in range(2):
        sent = {**form, "reason": "Done"}
        answer = getattr(pair, who).post(pair.page + "/end", data=sent, headers=HERE)
        assert answer.headers["location"] == pair.page
    assert rows_of(site, ContractRow)[0].ended_ms == NOW_MS
    assert pair.told() == []
    text = pair.owner.get(pair.page).text
    assert text.count("ended the contract") == 1
    assert "What you can do" not in text
    # An old page changes nothing any more.
    late = pair.owner.post(
        pair.page + "/pause", data={**old, "act": "pause", "reason": "x"}, headers=HERE
    )
    assert late.status_code == 409
    assert "nothing was changed" in late.text
    assert rows_of(site, ContractPause) == []


def test_a_paused_contract_can_be_ended(pair, site):
    assert pair.do(pair.owner, "pause").status_code == 303
    assert pair.do(pair.contractor, "end").status_code == 303
    assert "Ended" in pair.owner.get(pair.page).text
    assert rows_of(site, ContractRow)[0].ended_ms == NOW_MS


def test_the_contractor_pauses_nothing(pair, site):
    assert "Pause the contract" not in pair.contractor.get(pair.page).text
    assert pair.do(pair.contractor, "pause").status_code == 404
    assert rows_of(site, ContractPause) == []


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501, "a\u202eb"])
def test_a_pause_and_an_end_need_a_reason(pair, site, reason):
    for act in ("pause", "end"):
        answer = pair.do(pair.owner, act, reason=reason)
        assert answer.status_code == 422
        assert f'id="error-{act}"' in answer.text
    assert rows_of(site, ContractPause) == []
    assert rows_of(site, ContractRow)[0].ended_ms is None


def test_a_page_from_before_what_somebody_else_did_changes_nothing(pair, site):
    old = pair.form(pair.contractor)
    assert pair.do(pair.owner, "pause").status_code == 303
    stale = pair.contractor.post(
        pair.page + "/end", data={**old, "reason": "My reason"}, headers=HERE
    )
    assert stale.status_code == 409
    assert "My reason" in stale.text
    assert "paused the contract" in stale.text
    assert rows_of(site, ContractRow)[0].ended_ms is None


def test_a_form_of_another_sign_in_changes_nothing(pair, site):
    answer = pair.do(pair.owner, "end", seal="0" * 64)
    assert answer.status_code == 200
    assert "Nothing was changed" in answer.text
    assert rows_of(site, ContractRow)[0].ended_ms is None


def test_who_is_removed_has_the_end_in_the_history(pair, site):
    path = f"/organizations/{pair.firm}/members/{pair.cora.person}"
    seal = hidden(pair.owner.get(path).text, "seal")
    removed = pair.owner.post(path, data={"seal": seal, "act": "remove"}, headers=HERE)
    assert removed.status_code == 200
    assert "ended the contract" in pair.owner.get(pair.page).text
    assert "ended the contract" in pair.contractor.get(pair.page).text


def test_the_history_of_the_offer_goes_on_in_the_contract(pair, site):
    offer = offer_of(site, pair.firm, pair.cora, by=pair.olga, starts="2026-03-16")
    page = f"/offers/{offer}"
    text = pair.contractor.get(page).text
    form = {"seal": hidden(text, "seal"), "version": "1", "act": "accept"}
    assert pair.contractor.post(page + "/answer", data=form, headers=HERE).status_code == 303
    shown = pair.owner.get(f"/contracts/{offer}").text
    for part in ("offered the contract", "accepted the offer", "begins later", "45.50 EUR an hour"):
        assert part in shown


def test_the_other_side_is_told_by_letter(tmp_path):
    with mailbox() as box:
        server = mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")
        with Site(tmp_path / "data", now_ms=NOW_MS, mail=server) as site:
            pair = Pair(site)
            assert pair.do(pair.owner, "pause").status_code == 303
            assert pair.do(pair.owner, "resume").status_code == 303
            assert pair.do(pair.contractor, "end").status_code == 303
            told = {(letter["To"], letter["Subject"]) for letter in box.wait(3)}
            assert told == {
                (pair.cora.email, "Olga Owner paused your contract"),
                (pair.cora.email, "Olga Owner resumed your contract"),
                (pair.olga.email, "Cora ended your contract"),
            }
