"""Offering, changing, withdrawing, accepting and declining through the pages, with letters by a real SMTP server."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass

import httpx
import pytest
from sqlalchemy import select

from server.accounts.models import Membership, Role
from server.contracts.models import ContractRate, ContractRow, OfferRow
from server.evidence.acts import ConsentRow
from server.smtp import mail_server
from tests.support.hiring import TYPED
from tests.support.mailbox import mailbox
from tests.support.site import AS_BROWSER, Machine, Member, Site
from wire.records import OrganizationId

NOW_MS = 1_773_172_800_000  # Tuesday 10 March 2026, 20:00 UTC
MONDAY_MS = 1_773_619_200_000  # 16 March 2026, 00:00 UTC
HERE = {"Sec-Fetch-Site": "same-origin", **AS_BROWSER}


@dataclass
class Firm:
    """An organization with an owner, a manager and a contractor, each in a browser."""

    site: Site
    firm: OrganizationId
    people: dict[str, Member]
    browsers: dict[str, httpx.Client]

    @property
    def new(self) -> str:
        return f"/organizations/{self.firm}/offers/new"

    def offer(self, by: str = "owner", **changed: str) -> str:
        """Make an offer to the contractor; returns its page."""
        form = {"to": self.people["contractor"].person, "act": "send", **changed}
        answer = send(self.browsers[by], self.new, **form)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture
def firm(site):
    return made(site)


def made(site: Site) -> Firm:
    firm = site.organization("Northwind Atlas")
    people = {
        role.value: site.person(f"{role.value} of it".title(), organization=firm, role=role)
        for role in (Role.OWNER, Role.MANAGER, Role.CONTRACTOR)
    }
    return Firm(site, firm, people, {who: site.signed_in(one) for who, one in people.items()})


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found is not None
    return found[1]


def send(browser: httpx.Client, path: str, **changed: str) -> httpx.Response:
    """Fill the form that stands at `path` in, and send it; boxes that are "" are not ticked."""
    page = browser.get(path).text
    form = {name: hidden(page, name) for name in ("seal", "form", "version")}
    return browser.post(path, data={**form, **TYPED, **changed}, headers=HERE)


def press(browser: httpx.Client, page: str, path: str, **form: str) -> httpx.Response:
    """Send a form of the offer's page `page`."""
    text = browser.get(page).text
    told = {"seal": hidden(text, "seal"), "version": hidden(text, "version"), **form}
    return browser.post(page + path, data=told, headers=HERE)


def rows_of(site: Site, table):
    with site.core.database.reading() as rows:
        return rows.scalars(select(table)).all()


def contracts_of(machine: Machine) -> list[dict[str, object]]:
    answer = machine.site.http.get(
        "/api/v1/contracts", headers={"Authorization": f"Bearer {machine.token}"}
    )
    return answer.raise_for_status().json()["contracts"]


# ---- making ----


def test_looking_first_sends_nothing_and_shows_what_the_app_will_say(firm, site):
    looked = send(
        firm.browsers["manager"],
        firm.new,
        to=firm.people["contractor"].person,
        webcam="yes",
        message="Hello\nyou",
        act="look",
    )
    assert looked.status_code == 200
    for shown in (
        "Nothing has been sent yet",
        "45.50 EUR an hour",
        "40:00 hours a week",
        "A photo from the webcam",
        "You see it first and can delete it for 60 seconds.",
        "Hello\nyou",
        "which keys you press, and what you copy",
    ):
        assert shown in looked.text
    assert rows_of(site, OfferRow) == []
    # From there the offer is made with what was typed, or the form comes back with it.
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', looked.text))
    back = firm.browsers["manager"].post(firm.new, data={**fields, "act": "back"}, headers=HERE)
    assert 'value="Harbour maps"' in back.text
    assert 'name="webcam" value="yes" checked' in back.text
    sent = firm.browsers["manager"].post(firm.new, data={**fields, "act": "send"}, headers=HERE)
    again = firm.browsers["manager"].post(firm.new, data={**fields, "act": "send"}, headers=HERE)
    assert sent.headers["location"] == again.headers["location"]
    (row,) = rows_of(site, OfferRow)
    assert (row.state, row.version, row.person) == ("open", 1, firm.people["contractor"].person)


def test_sent_at_once_from_two_tabs_one_form_makes_one_offer(firm, site):
    page = firm.browsers["owner"].get(firm.new).text
    form = {name: hidden(page, name) for name in ("seal", "form")}
    form |= {**TYPED, "to": firm.people["contractor"].person, "act": "send"}
    answers: list[httpx.Response] = []
    tabs = [
        threading.Thread(
            target=lambda: answers.append(
                httpx.post(
                    site.url + firm.new,
                    data=form,
                    headers=HERE,
                    cookies=dict(firm.browsers["owner"].cookies),
                )
            )
        )
        for _ in range(4)
    ]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert len(rows_of(site, OfferRow)) == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "a\u202eb", "without invisible marks"),
        ("title", "x" * 201, "at most 200 characters"),
        ("rate", "1,000", "an amount above nothing"),
        ("limit_hours", "200", "up to 168"),
        ("starts", "2020-01-01", "from today on"),
        ("message", "x" * 501, "at most 500 characters"),
        ("retention_days", "0", "days from 1"),
        ("to", "0" * 16, "no member any more"),
        ("email", "nobody", "looks like name@example.com"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_it_and_what_was_typed_stays(
    firm, site, field, value, said
):
    to = "" if field == "email" else firm.people["contractor"].person
    for act in ("look", "send"):
        answer = send(firm.browsers["owner"], firm.new, **{"to": to, "act": act, field: value})
        assert answer.status_code == 422
        assert said in answer.text
        assert f'id="{field}-error"' in answer.text
        if field != "title":
            assert 'value="Harbour maps"' in answer.text
    assert rows_of(site, OfferRow) == []


def test_nothing_that_is_typed_becomes_part_of_the_page(firm):
    evil = '"><script>alert(1)</script>'
    page = firm.offer(title=evil, message=evil)
    for who in ("owner", "contractor"):
        text = firm.browsers[who].get(page).text
        assert "<script>" not in text
        assert "&lt;script&gt;" in text
    assert "<script>" not in firm.browsers["contractor"].get("/contracts").text


def test_nobody_hires_themselves_and_a_contractor_hires_nobody(firm, site):
    for form in (
        {"to": firm.people["owner"].person},
        {"to": "", "email": firm.people["owner"].email.upper()},
    ):
        answer = send(firm.browsers["owner"], firm.new, act="send", **form)
        assert answer.status_code == 422
        assert "A contract has two sides" in answer.text
    assert firm.browsers["contractor"].get(firm.new).status_code == 404
    assert rows_of(site, OfferRow) == []


def test_a_form_of_another_sign_in_makes_nothing_and_stays_filled(firm, site):
    answer = send(firm.browsers["owner"], firm.new, seal="0" * 64, act="send")
    assert "Nothing was changed" in answer.text
    assert 'value="Harbour maps"' in answer.text
    page = firm.offer()
    path = page + "/answer"
    form = {"act": "accept", "version": "1", "seal": "0" * 64}
    refused = firm.browsers["contractor"].post(path, data=form, headers=HERE)
    assert "Nothing was changed" in refused.text
    assert rows_of(site, ContractRow) == []


# ---- by invitation ----


def test_who_is_no_member_is_invited_and_finds_the_offer_after_joining(firm, site):
    answer = send(firm.browsers["manager"], firm.new, to="", email="Nia@Example.com", act="send")
    assert answer.status_code == 200
    assert "nia@example.com is invited" in answer.text
    found = re.search(r"/invitation\?token=([\w-]+)", answer.text)
    assert found is not None
    (row,) = rows_of(site, OfferRow)
    page = f"/offers/{row.offer}"
    assert "has not joined" in firm.browsers["owner"].get(page).text
    nia = site.person("Nia")
    assert nia.email == "nia@example.com"
    browser = site.signed_in(nia)
    # The address alone opens nothing: only joining by the link does.
    assert browser.get(page).status_code == 404
    assert "Harbour maps" not in browser.get("/contracts").text
    look = browser.get(f"/invitation?token={found[1]}").text
    form = {"token": found[1], "seal": hidden(look, "seal")}
    assert browser.post("/invitation", data=form, headers=HERE).status_code == 303
    assert "Harbour maps" in browser.get("/contracts").text
    assert press(browser, page, "/answer", act="accept").status_code == 303
    (contract,) = rows_of(site, ContractRow)
    assert (contract.contract, contract.person) == (row.offer, nia.person)


def test_a_second_offer_to_an_invited_address_needs_no_second_invitation(firm, site):
    for title in ("First", "Second"):
        answer = send(
            firm.browsers["owner"],
            firm.new,
            to="",
            email="nia@example.com",
            title=title,
            act="send",
        )
        assert answer.status_code in (200, 303), answer.text
    assert {row.person for row in rows_of(site, OfferRow)} == {None}
    assert len(rows_of(site, OfferRow)) == 2


def test_the_address_of_a_member_reaches_that_member(firm, site):
    firm.offer(to="", email=firm.people["contractor"].email)
    (row,) = rows_of(site, OfferRow)
    assert row.person == firm.people["contractor"].person


# ---- answers ----


def test_accepting_makes_the_contract_and_no_consent(firm, site):
    machine = site.machine(firm.firm, firm.people["contractor"])
    page = firm.offer(limit_hours="37.5", idle="ask", idle_minutes="5")
    assert contracts_of(machine) == []
    contractor = firm.browsers["contractor"]
    assert page in contractor.get("/contracts").text
    form = {"act": "accept", "version": "1", "seal": hidden(contractor.get(page).text, "seal")}
    for _ in range(2):  # sent twice, it is accepted once
        accepted = contractor.post(page + "/answer", data=form, headers=HERE)
        assert accepted.headers["location"] == page
    (told,) = contracts_of(machine)
    assert (told["title"], told["weekly_limit_minutes"]) == ("Harbour maps", 2250)
    assert (told["idle_minutes"], told["idle_keep"]) == (5, True)
    assert page.endswith(str(told["contract"]))
    (rate,) = rows_of(site, ContractRate)
    assert (rate.minor, rate.currency, rate.from_ms) == (4550, "EUR", NOW_MS)
    assert rows_of(site, ConsentRow) == []
    assert "Nothing is captured yet" in contractor.get(page).text
    assert "accepted the offer" in firm.browsers["owner"].get(page).text
    # It is over: nothing about it can be changed any more.
    assert firm.browsers["owner"].get(page + "/edit").headers["location"] == page
    (row,) = rows_of(site, OfferRow)
    assert row.state == "accepted"


def test_a_contract_that_begins_later_is_told_to_devices_then(firm, site):
    machine = site.machine(firm.firm, firm.people["contractor"])
    page = firm.offer(starts="2026-03-16")
    assert press(firm.browsers["contractor"], page, "/answer", act="accept").status_code == 303
    site.clock.forward(MONDAY_MS - 1 - NOW_MS)
    assert contracts_of(machine) == []
    site.clock.forward(1)
    assert [one["title"] for one in contracts_of(machine)] == ["Harbour maps"]
    assert rows_of(site, ContractRate)[0].from_ms == MONDAY_MS


def test_accepted_after_its_first_day_it_begins_at_once(firm, site):
    page = firm.offer(starts="2026-03-11")
    site.clock.forward(48 * 3_600_000)
    browser = site.signed_in(firm.people["contractor"])
    assert press(browser, page, "/answer", act="accept").status_code == 303
    assert rows_of(site, ContractRow)[0].starts_ms == NOW_MS + 48 * 3_600_000


def test_declining_is_told_with_its_reason(firm, site):
    page = firm.offer()
    contractor = firm.browsers["contractor"]
    long = press(contractor, page, "/answer", act="decline", reason="x" * 501)
    assert long.status_code == 422
    assert "x" * 501 in long.text
    assert press(contractor, page, "/answer", act="decline", reason="Too far").status_code == 303
    shown = firm.browsers["owner"].get(page).text
    assert "declined the offer" in shown
    assert "Too far" in shown
    assert rows_of(site, ContractRow) == []
    assert "Offered to you" not in contractor.get("/contracts").text


def test_only_the_contractor_answers_and_only_the_employer_changes(firm, site):
    page = firm.offer()
    for who in ("owner", "manager"):
        for act in ("accept", "decline"):
            answer = press(firm.browsers[who], page, "/answer", act=act)
            assert answer.status_code == 404
    contractor = firm.browsers["contractor"]
    assert contractor.get(page + "/edit").status_code == 404
    assert press(contractor, page, "/withdraw").status_code == 404
    stranger = site.signed_in(site.person("Some Other", organization=firm.firm))
    assert stranger.get(page).status_code == 404
    assert rows_of(site, OfferRow)[0].state == "open"


# ---- changes while it waits ----


def test_a_changed_offer_is_read_anew_before_it_is_accepted(firm, site):
    page = firm.offer()
    contractor = firm.browsers["contractor"]
    old = contractor.get(page).text
    looked = send(firm.browsers["manager"], page + "/edit", rate="40", act="look")
    assert "Rate: 40.00 EUR an hour (was: 45.50 EUR an hour)." in looked.text
    assert send(firm.browsers["manager"], page + "/edit", rate="40", act="send").status_code == 303
    form = {"act": "accept", "version": "1", "seal": hidden(old, "seal")}
    refused = contractor.post(page + "/answer", data=form, headers=HERE)
    assert refused.status_code == 409
    assert "read it anew" in refused.text
    assert "40.00 EUR an hour" in refused.text
    assert rows_of(site, ContractRow) == []
    assert press(contractor, page, "/answer", act="accept").status_code == 303
    assert rows_of(site, ContractRate)[0].minor == 4000


def test_a_change_from_an_older_tab_is_shown_what_holds_now(firm, site):
    page = firm.offer()
    first, second = firm.browsers["owner"], firm.browsers["manager"]
    tab = second.get(page + "/edit").text
    assert send(first, page + "/edit", rate="50", act="send").status_code == 303
    form = {name: hidden(tab, name) for name in ("seal", "version")}
    stale = second.post(
        page + "/edit", data={**form, **TYPED, "title": "Sea maps", "act": "send"}, headers=HERE
    )
    assert stale.status_code == 409
    assert "50.00 EUR an hour" in stale.text
    assert 'value="Sea maps"' in stale.text
    (row,) = rows_of(site, OfferRow)
    assert row.version == 2
    # Having seen it, they may go on.
    form["version"] = hidden(stale.text, "version")
    going_on = {**form, **TYPED, "title": "Sea maps", "act": "send"}
    assert second.post(page + "/edit", data=going_on, headers=HERE).status_code == 303
    assert rows_of(site, OfferRow)[0].version == 3


def test_the_same_terms_again_change_nothing(firm, site):
    page = firm.offer()
    assert send(firm.browsers["owner"], page + "/edit", act="send").status_code == 303
    assert rows_of(site, OfferRow)[0].version == 1


def test_what_is_withdrawn_is_accepted_no_more(firm, site):
    page = firm.offer()
    contractor = firm.browsers["contractor"]
    old = contractor.get(page).text
    tab = firm.browsers["manager"].get(page + "/edit").text
    assert press(firm.browsers["owner"], page, "/withdraw", reason="No money").status_code == 303
    form = {"act": "accept", "version": "1", "seal": hidden(old, "seal")}
    refused = contractor.post(page + "/answer", data=form, headers=HERE)
    assert refused.status_code == 409
    assert "The offer is over" in refused.text
    assert "No money" in refused.text
    assert rows_of(site, ContractRow) == []
    stale = {"seal": hidden(tab, "seal"), "version": "1", "act": "send", **TYPED, "rate": "60"}
    late = firm.browsers["manager"].post(page + "/edit", data=stale, headers=HERE)
    assert late.status_code == 409
    assert "The offer is over" in late.text
    assert rows_of(site, OfferRow)[0].state == "withdrawn"


def test_who_leaves_can_accept_nothing_any_more(firm, site):
    page = firm.offer()
    contractor = firm.browsers["contractor"]
    with site.core.database.writing() as rows:
        member = rows.get_one(Membership, (firm.firm, firm.people["contractor"].person))
        member.left_ms = NOW_MS
    refused = press(contractor, page, "/answer", act="accept")
    assert refused.status_code == 409
    assert rows_of(site, ContractRow) == []


def test_a_member_who_is_removed_takes_their_open_offers_along(firm, site):
    page = firm.offer()
    person = firm.people["contractor"].person
    path = f"/organizations/{firm.firm}/members/{person}"
    seal = hidden(firm.browsers["owner"].get(path).text, "seal")
    form = {"seal": seal, "act": "remove"}
    assert firm.browsers["owner"].post(path, data=form, headers=HERE).status_code == 200
    assert rows_of(site, OfferRow)[0].state == "withdrawn"
    assert "withdrew the offer" in firm.browsers["owner"].get(page).text


# ---- lists and letters ----


def test_the_list_is_filtered_by_state(firm, site):
    list_page = f"/organizations/{firm.firm}/offers"
    assert "No offers yet" in firm.browsers["owner"].get(list_page).text
    first = firm.offer(title="First work")
    firm.offer(title="Second work")
    assert press(firm.browsers["contractor"], first, "/answer", act="decline").status_code == 303
    for state, shown in (
        ("", {"First work", "Second work"}),
        ("declined", {"First work"}),
        ("open", {"Second work"}),
        ("withdrawn", set()),
        ("nonsense", {"First work", "Second work"}),
    ):
        text = firm.browsers["manager"].get(list_page, params={"state": state}).text
        assert {one for one in ("First work", "Second work") if one in text} == shown


def test_letters_go_to_the_other_side(tmp_path):
    with mailbox() as box:
        server = mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")
        with Site(tmp_path / "data", now_ms=NOW_MS, mail=server) as site:
            firm = made(site)
            page = firm.offer()
            assert send(firm.browsers["manager"], page + "/edit", rate="41").status_code == 200
            changed = send(firm.browsers["manager"], page + "/edit", rate="41", act="send")
            assert changed.status_code == 303
            assert press(firm.browsers["contractor"], page, "/answer", act="accept").is_redirect
            other = firm.offer(title="Other work")
            assert press(firm.browsers["owner"], other, "/withdraw").is_redirect
            letters = box.wait(5)
            told = sorted((letter["To"], letter["Subject"]) for letter in letters)
            contractor, manager = firm.people["contractor"].email, firm.people["manager"].email
            assert told == sorted(
                [
                    (contractor, "Northwind Atlas offers you a contract"),
                    (contractor, "Northwind Atlas changed its offer"),
                    (manager, "Contractor Of It accepted your offer"),
                    (contractor, "Northwind Atlas offers you a contract"),
                    (contractor, "Northwind Atlas withdrew its offer"),
                ]
            )
            assert any(page in letter.get_content() for letter in letters)


def test_letters_are_not_sent_without_end(firm, site):
    page = firm.offer()
    answers = [
        send(firm.browsers["owner"], page + "/edit", rate=str(50 + n), act="send")
        for n in range(14)
    ]
    assert answers[0].status_code == 303
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert "Enough letters" in answers[-1].text
