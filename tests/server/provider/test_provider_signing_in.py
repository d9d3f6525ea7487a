"""Signing in through an organization's own provider, over HTTP, with a provider that runs on this machine."""

from __future__ import annotations

import re
from contextlib import ExitStack
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import ECKey, RSAKey
from sqlalchemy import select, update

from server.accounts.models import (
    AccountEvent,
    IdentityLink,
    IdentityRequest,
    Membership,
    Person,
    Role,
    Session,
)
from server.contracts.models import ContractRow
from server.members.models import MemberEvent
from server.oidc.client import KEYS_AGAIN_MS
from server.oidc.reach import Reach
from server.organizations.models import IdentityProvider
from server.provider.signing_in import LASTS_MS
from server.tokens.models import Scope
from tests.support.access_tokens import access_token
from tests.support.hiring import TYPED
from tests.support.identity_provider import provider
from tests.support.provider_form import HERE, field, saved
from tests.support.site import AS_BROWSER, PATIENCE_S, Site

NOW_MS = 1_773_172_800_000


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS, named=True, providers=Reach.LOOPBACK) as running:
        yield running


@pytest.fixture
def work(site):
    with provider(lambda: site.clock.now_ms() // 1000) as made:
        yield made


@pytest.fixture
def firm(site):
    return site.organization("Northwind Atlas")


@pytest.fixture
def olga(site, firm):
    return confirmed(site, site.person("Olga Owner", organization=firm, role=Role.OWNER))


@pytest.fixture
def cora(site, firm):
    return confirmed(site, site.person("Cora Contractor", organization=firm))


@pytest.fixture
def owner(site, olga):
    return site.signed_in(olga)


@pytest.fixture
def fresh(site):
    """Makes browsers that know nothing yet."""
    with ExitStack() as stack:

        def make() -> httpx.Client:
            http = httpx.Client(base_url=site.url, timeout=PATIENCE_S, headers=AS_BROWSER)
            return stack.enter_context(http)

        yield make


def confirmed(site: Site, member):
    with site.core.database.writing() as rows:
        rows.execute(
            update(Person).where(Person.person == member.person).values(email_confirmed_ms=NOW_MS)
        )
    return member


def save(owner, firm, work, **changed) -> httpx.Response:
    return saved(owner, firm, **{"issuer": work.url, **changed})


def act(owner, firm, what: str, **changed) -> httpx.Response:
    path = f"/organizations/{firm}/sign-in"
    page = owner.get(path).text
    form = {"act": what, "seal": field(page, "seal"), "version": field(page, "version")}
    return owner.post(path, data={**form, **changed}, headers=HERE)


@pytest.fixture
def ready(owner, firm, work):
    """The provider is set up."""
    answer = save(owner, firm, work)
    assert answer.status_code == 200, answer.text
    assert "its settings are kept" in answer.text
    return work


def way(browser, firm, goal: str = "/") -> str:
    """The provider's address on the page that leads there."""
    form = {"organization": firm, "next": goal}
    return way_on(browser.post("/sign-in/organization", data=form, headers=HERE))


def way_on(answer: httpx.Response) -> str:
    assert answer.status_code == 200, answer.text
    found = re.search(r'class="button primary" href="([^"]+)"', answer.text)
    assert found is not None, answer.text
    return unescape(found[1])


def claims_of(member, **more) -> dict:
    said = {"sub": f"sub of {member.name}", "email": member.email, "email_verified": True}
    return {**said, **more}


def come(browser, work, firm, member, goal: str = "/", **more) -> httpx.Response:
    """The whole way of a person who signs in there."""
    work.person = claims_of(member, **more)
    return browser.get(work.signs_in(way(browser, firm, goal)))


def rows_of(site: Site, table):
    with site.core.database.reading() as rows:
        return rows.scalars(select(table)).all()


def acts_of(site: Site, member) -> list[str]:
    with site.core.database.reading() as rows:
        return list(
            rows.scalars(
                select(AccountEvent.act)
                .where(AccountEvent.person == member.person)
                .order_by(AccountEvent.at_ms)
            )
        )


def test_a_member_with_that_confirmed_address_is_signed_in(site, firm, olga, cora, ready, fresh):
    browser = fresh()
    back = come(browser, ready, firm, cora, goal="/organizations")
    assert back.status_code == 303
    assert back.headers["location"] == "/organizations"
    page = browser.get("/organizations")
    assert "Northwind Atlas" in page.text
    assert "only that one is open" in page.text
    (link,) = rows_of(site, IdentityLink)
    assert (link.person, link.issuer, link.subject) == (
        cora.person,
        ready.url,
        f"sub of {cora.name}",
    )
    assert set(acts_of(site, cora)) == {"provider-linked", "signed-in-through"}
    assert "through an organization" in site.signed_in(cora).get("/account/history").text
    log = site.signed_in(olga).get(f"/organizations/{firm}/log").text
    assert "Set up the organization’s own sign-in:" in log
    assert "for the first time" in log
    # From now on it is the subject that counts, not the address.
    again = fresh()
    assert come(again, ready, firm, cora, email="other@else.example").status_code == 303
    assert "Northwind Atlas" in again.get("/organizations").text
    assert len(rows_of(site, IdentityLink)) == 1


@pytest.mark.parametrize(
    "said",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email": None},
        {"email": "somebody@else.example"},
    ],
    ids=str,
)
def test_an_address_that_was_not_checked_links_nobody(site, firm, cora, ready, fresh, said):
    browser = fresh()
    answer = come(browser, ready, firm, cora, **said)
    assert answer.status_code == 403
    assert "no account here is linked" in answer.text
    assert browser.get("/organizations").status_code == 303
    assert not rows_of(site, IdentityLink)


def test_an_account_whose_own_address_is_not_confirmed_is_not_linked(site, firm, ready, fresh):
    nina = site.person("Nina Not Confirmed", organization=firm)
    assert come(fresh(), ready, firm, nina).status_code == 403
    assert not rows_of(site, IdentityLink)


def test_nobody_but_a_member_is_linked(site, firm, ready, fresh):
    lone = confirmed(site, site.person("Lone Wolf"))
    other = site.organization("Other firm")
    elsewhere = confirmed(site, site.person("Else Where", organization=other))
    for person in (lone, elsewhere):
        assert come(fresh(), ready, firm, person).status_code == 403
    assert not rows_of(site, IdentityLink)


def test_an_address_that_went_to_somebody_else_there_opens_nothing(site, firm, cora, ready, fresh):
    come(fresh(), ready, firm, cora)
    answer = come(fresh(), ready, firm, cora, sub="a new colleague")
    assert answer.status_code == 409
    assert "linked to another account" in answer.text
    assert [link.subject for link in rows_of(site, IdentityLink)] == [f"sub of {cora.name}"]


def test_claims_from_the_userinfo_address_are_of_the_same_person(site, firm, cora, ready, fresh):
    ready.in_userinfo = claims_of(cora)
    assert come(fresh(), ready, firm, cora).status_code == 303
    with site.core.database.writing() as rows:
        rows.delete(rows.scalars(select(IdentityLink)).one())
    ready.in_userinfo = claims_of(cora, sub="somebody else")
    assert "does not hold" in come(fresh(), ready, firm, cora).text
    # What is signed counts: an answer besides does not change whom the token is about.
    assert not rows_of(site, IdentityLink)


@pytest.mark.parametrize(
    "lies",
    [
        {"aud": "another client"},
        {"aud": ["hourproof-at-work", "another"]},
        {"azp": "another"},
        {"iss": "https://evil.example"},
        {"exp": NOW_MS // 1000 - 61},
        {"nbf": NOW_MS // 1000 + 61},
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"sub": ""},
        {"sub": None},
        {"iat": None},
    ],
    ids=str,
)
def test_a_token_that_lies_signs_nobody_in(site, firm, cora, ready, fresh, lies):
    ready.lies = lies
    browser = fresh()
    answer = come(browser, ready, firm, cora)
    assert answer.status_code == 422
    assert "does not hold" in answer.text
    assert not rows_of(site, IdentityLink)
    assert browser.get("/contracts").status_code == 303


def test_a_token_of_another_key_signs_nobody_in(site, firm, cora, ready, fresh):
    ready.published = [ready.key]
    for name in ("first", "second", None):
        ready.key = ECKey.generate_key("P-256", {"kid": name} if name else None)
        assert "does not hold" in come(fresh(), ready, firm, cora).text
    assert not rows_of(site, IdentityLink)


def test_a_token_without_a_signature_signs_nobody_in(firm, cora, ready, fresh):
    head = "eyJhbGciOiJub25lIn0"  # {"alg":"none"}
    ready.person = claims_of(cora)
    browser = fresh()
    address = way(browser, firm)
    right = ready.id_token({**{k: v[0] for k, v in parse_qs(urlsplit(address).query).items()}})
    ready.token = f"{head}.{right.split('.')[1]}."
    assert "does not hold" in browser.get(ready.signs_in(address)).text
    for nonsense in ("", "a.b.c", "x" * 40_000, "..", None):
        ready.token = nonsense or "-"
        assert come(fresh(), ready, firm, cora).status_code == 422


def test_keys_that_were_turned_are_fetched_once(site, firm, cora, ready, fresh):
    come(fresh(), ready, firm, cora)
    ready.key = ECKey.generate_key("P-256", {"kid": "second"})
    # Asked for a moment ago: whoever makes up key names cannot have us ask all the time.
    asked = ready.asked.count("/keys")
    assert "does not hold" in come(fresh(), ready, firm, cora).text
    assert ready.asked.count("/keys") == asked
    site.clock.forward(KEYS_AGAIN_MS)
    assert come(fresh(), ready, firm, cora).status_code == 303
    assert ready.asked.count("/keys") == asked + 1
    ready.key, ready.algorithm = RSAKey.generate_key(2048, {"kid": "third"}), "RS256"
    site.clock.forward(KEYS_AGAIN_MS)
    assert come(fresh(), ready, firm, cora).status_code == 303


def test_a_way_works_once(site, firm, cora, ready, fresh):
    browser = fresh()
    ready.person = claims_of(cora)
    address = ready.signs_in(way(browser, firm))
    assert browser.get(address).status_code == 303
    again = browser.get(address)
    assert again.status_code == 422
    assert "used already" in again.text
    assert not rows_of(site, IdentityRequest)


def test_a_way_works_in_its_own_browser_only(site, firm, cora, ready, fresh):
    """A link that somebody else began signs nobody in as them."""
    victim, attacker = fresh(), fresh()
    ready.person = claims_of(cora)
    address = ready.signs_in(way(attacker, firm))
    assert "another browser" in victim.get(address).text
    way(victim, firm)  # now it has a cookie, but of its own
    assert "another browser" in victim.get(address).text
    assert victim.get("/contracts").status_code == 303
    # It was not used up by that.
    assert attacker.get(address).status_code == 303


def test_a_code_of_another_way_is_of_no_use(firm, cora, ready, fresh):
    """Code injection: the code of one browser with the state of another fails at PKCE."""
    thief, browser = fresh(), fresh()
    ready.person = claims_of(cora)
    stolen = parse_qs(urlsplit(ready.signs_in(way(browser, firm))).query)["code"][0]
    own = parse_qs(urlsplit(way(thief, firm)).query)["state"][0]
    back = thief.get("/sign-in/organization/back", params={"code": stolen, "state": own})
    assert back.status_code == 422
    assert ready.refused == ["invalid_grant"]
    assert thief.get("/contracts").status_code == 303


def test_a_way_is_over_after_ten_minutes(site, firm, cora, ready, fresh):
    browser = fresh()
    ready.person = claims_of(cora)
    address = ready.signs_in(way(browser, firm))
    site.clock.forward(LASTS_MS)
    assert "ten minutes" in browser.get(address).text


def test_an_answer_of_another_provider_is_refused(site, owner, firm, cora, ready, fresh):
    """Mix-up: RFC 9207."""
    ready.person = claims_of(cora)
    browser = fresh()
    address = ready.signs_in(way(browser, firm))
    assert "another provider" in browser.get(address + "&iss=https://evil.example").text
    browser = fresh()
    assert browser.get(ready.signs_in(way(browser, firm)) + f"&iss={ready.url}").status_code == 303
    # One that promises to name itself must.
    ready.more = {"authorization_response_iss_parameter_supported": True}
    save(owner, firm, ready)
    browser = fresh()
    assert "another provider" in browser.get(ready.signs_in(way(browser, firm))).text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"error": "access_denied"}, "declined"),
        ({"error": "server_error<script>"}, "answered with an error"),
        ({}, "answered with an error"),
        ({"code": "made up"}, "does not hold"),
    ],
    ids=str,
)
def test_a_way_back_without_a_code_is_answered_in_words(firm, cora, ready, fresh, query, told):
    browser = fresh()
    state = parse_qs(urlsplit(way(browser, firm)).query)["state"][0]
    answer = browser.get("/sign-in/organization/back", params={"state": state, **query})
    assert answer.status_code == 422
    assert told in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize("state", ["", "x", "\x00", "x" * 5000, "ü"])
def test_a_state_of_nobodys_making_is_over(firm, ready, fresh, state):
    browser = fresh()
    way(browser, firm)
    answer = browser.get("/sign-in/organization/back", params={"state": state, "code": "c"})
    assert answer.status_code == 422
    assert "used already" in answer.text


def test_settings_that_changed_meanwhile_end_the_way(owner, firm, cora, ready, fresh):
    browser = fresh()
    ready.person = claims_of(cora)
    address = ready.signs_in(way(browser, firm))
    save(owner, firm, ready)
    assert "settings have changed" in browser.get(address).text


def test_a_provider_that_fails_is_told(owner, firm, cora, ready, fresh):
    save(owner, firm, ready, client_secret="not-the-right-one")
    answer = come(fresh(), ready, firm, cora)
    assert answer.status_code == 503
    assert "refuses this server" in answer.text
    save(owner, firm, ready)
    ready.answers["/token"] = (302, {"Location": "http://127.0.0.1:1/"}, b"")
    assert come(fresh(), ready, firm, cora).status_code == 503


def test_ones_own_page_is_the_goal_and_no_other(firm, cora, ready, fresh):
    for goal, reached in (
        ("/account/linked", "/account/linked"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
    ):
        assert come(fresh(), ready, firm, cora, goal=goal).headers["location"] == reached


def test_the_sign_in_is_found_by_name_or_domain(site, owner, olga, firm, work, fresh):
    save(owner, firm, work, domains="example.com")
    browser = fresh()

    def ask(name: str) -> httpx.Response:
        return browser.post("/sign-in/organization", data={"name": name}, headers=HERE)

    for name in ("northwind atlas", " Northwind Atlas ", "anybody@example.com", "EXAMPLE.COM"):
        assert urlsplit(way_on(ask(name))).netloc == urlsplit(work.url).netloc
    known, unknown = ask(olga.email), ask("nobody.at.all@example.com")
    assert way_on(known).split("&state")[0] == way_on(unknown).split("&state")[0]
    for name in ("northwind", "%", "a@sub.example.com", "<b>x</b>", "‮", "x" * 300, ""):
        answer = ask(name)
        assert answer.status_code == 422, name
        assert "<b>x</b>" not in answer.text
    assert ask("x" * 500).status_code in (400, 422)
    # A second one of that name: the person chooses.
    twin = site.organization("Northwind Atlas")
    boss = site.signed_in(site.person("Twin Owner", organization=twin, role=Role.OWNER))
    save(boss, twin, work)
    answer = ask("Northwind Atlas")
    assert answer.status_code == 200
    assert "Which one is yours?" in answer.text
    page = browser.get(f"/sign-in/organization?of={firm}&next=/account").text
    assert "Sign in through Northwind Atlas" in page
    assert field(page, "organization") == firm
    assert field(page, "next") == "/account"
    assert "your organization" in browser.get("/sign-in/organization?of=unknown").text


def test_somebody_who_begins_all_the_time_waits(firm, ready, fresh):
    browser = fresh()
    for _ in range(30):
        way(browser, firm)
    answer = browser.post("/sign-in/organization", data={"organization": firm}, headers=HERE)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


def test_such_a_sign_in_opens_its_organization_only(site, firm, cora, ready, fresh):
    other = site.organization("Other firm")
    with site.core.database.writing() as rows:
        rows.add(
            Membership(organization=other, person=cora.person, role=Role.OWNER, created_ms=NOW_MS)
        )
    here = site.contract(firm, cora, title="Work here")
    there = site.contract(other, cora, title="Work elsewhere")
    browser, own = fresh(), site.signed_in(cora)
    come(browser, ready, firm, cora)
    text = browser.get("/contracts").text
    assert "Work here" in text
    assert "Work elsewhere" not in text
    assert "Other firm" not in browser.get("/organizations").text
    assert "Work elsewhere" in own.get("/contracts").text
    assert browser.get(f"/contracts/{here}/diary").status_code == 303
    shut, unknown = (
        browser.get(path) for path in (f"/contracts/{there}/diary", f"/contracts/{'0' * 32}/diary")
    )
    assert shut.status_code == unknown.status_code == 404
    assert shut.text == unknown.text
    assert browser.get(f"/organizations/{other}/members").status_code == 404
    assert own.get(f"/organizations/{other}/members").status_code == 200


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/account/password", {"old_password": "x", "new_password": "y"}),
        ("/account/email", {"email": "new@example.com"}),
        ("/account/second-step", {"act": "begin"}),
        ("/account/passkeys", {"act": "remove"}),
        ("/account/linked", {"act": "remove"}),
        ("/account/tokens", {"act": "make", "name": "Mine", "days": "30"}),
        ("/device/decision", {"decision": "allow"}),
    ],
    ids=str,
)
def test_such_a_sign_in_changes_nothing_of_the_account(firm, cora, ready, fresh, path, form):
    browser = fresh()
    come(browser, ready, firm, cora)
    answer = browser.post(path, data=form, headers=HERE)
    assert answer.status_code == 403
    assert "your own password or passkey" in answer.text
    if path != "/device/decision":
        assert browser.get(path).status_code == 200


def test_a_member_links_their_account_themselves(site, firm, ready, fresh):
    nina = site.person("Nina Not Confirmed", organization=firm)
    own = site.signed_in(nina)
    page = own.get("/account/linked").text
    assert "Link Northwind Atlas" in page
    form = {"act": "link", "organization": firm, "seal": field(page, "seal")}
    ready.person = {"sub": "nina there", "preferred_username": "nina"}
    address = way_on(own.post("/account/linked", data=form, headers=HERE))
    back = own.get(ready.signs_in(address))
    assert back.headers["location"] == "/account/linked?done=linked"
    page = own.get(back.headers["location"]).text
    assert "It is linked" in page
    assert "nina" in page
    # And it signs her in elsewhere, without any address.
    assert fresh_sign_in(fresh(), ready, firm) == 303
    # She takes it back: browsers that came by it are out, this one stays.
    come_in = fresh()
    assert fresh_sign_in(come_in, ready, firm) == 303
    form = {"act": "remove", "link": field(page, "link"), "seal": field(page, "seal")}
    for _ in range(2):  # a double click
        done = own.post("/account/linked", data=form, headers=HERE)
        assert done.headers["location"] == "/account/linked?done=removed"
    assert come_in.get("/organizations").status_code == 303
    assert own.get("/organizations").status_code == 200
    assert fresh_sign_in(fresh(), ready, firm) == 403
    assert acts_of(site, nina).count("provider-unlinked") == 1


def fresh_sign_in(browser, work, firm) -> int:
    return browser.get(work.signs_in(way(browser, firm))).status_code


def test_linking_takes_a_password_when_the_sign_in_is_old(site, firm, cora, ready):
    own = site.signed_in(cora)
    site.clock.forward(11 * 60_000)
    page = own.get("/account/linked").text
    form = {"act": "link", "organization": firm, "seal": field(page, "seal"), "password": "no"}
    answer = own.post("/account/linked", data=form, headers=HERE)
    assert answer.status_code == 422
    assert "field-error" in answer.text
    form["password"] = "a long enough password"
    assert way_on(own.post("/account/linked", data=form, headers=HERE))


def test_nobody_links_for_another_or_what_is_anothers(site, firm, cora, olga, ready, fresh):
    """The way that Cora began is finished in her browser, in which Olga is signed in by now."""
    browser = site.signed_in(cora)
    page = browser.get("/account/linked").text
    form = {"act": "link", "organization": firm, "seal": field(page, "seal")}
    ready.person = {"sub": "cora there"}
    address = ready.signs_in(way_on(browser.post("/account/linked", data=form, headers=HERE)))
    browser.post("/sign-out", headers=HERE)
    again = {"email": olga.email, "password": "a long enough password"}
    browser.post("/sign-in", data=again, headers=HERE)
    answer = browser.get(address)
    assert "no longer signed in as the person" in answer.text
    assert not rows_of(site, IdentityLink)
    # A person there who is Cora here is not Olga as well.
    come(fresh(), ready, firm, cora, sub="cora there")
    own = site.signed_in(olga)
    page = own.get("/account/linked").text
    form = {"act": "link", "organization": firm, "seal": field(page, "seal")}
    address = way_on(own.post("/account/linked", data=form, headers=HERE))
    ready.person = {"sub": "cora there"}
    assert own.get(ready.signs_in(address)).status_code == 409
    other = site.organization("Not hers")
    form = {"act": "link", "organization": other, "seal": field(page, "seal")}
    assert "button primary" not in own.post("/account/linked", data=form, headers=HERE).text
    link = rows_of(site, IdentityLink)[0].link
    form = {"act": "remove", "link": link, "seal": field(page, "seal")}
    own.post("/account/linked", data=form, headers=HERE)
    assert len(rows_of(site, IdentityLink)) == 1


def test_an_organization_can_require_it_and_owners_keep_their_way(
    site, owner, olga, firm, cora, ready, fresh
):
    refused = act(owner, firm, "require")
    assert refused.status_code == 409
    assert "Nobody has signed in by it yet" in refused.text
    rita = confirmed(site, site.person("Rita Reviewer", organization=firm, role=Role.REVIEWER))
    come(fresh(), ready, firm, rita)
    contract = site.contract(firm, cora, title="Harbour maps")
    own = site.signed_in(rita)
    assert "Harbour maps" in own.get("/contracts").text
    assert act(owner, firm, "require").status_code == 200
    shut = own.get(f"/contracts/{contract}/diary?date=2026-03-10")
    assert shut.status_code == 403
    assert f"of={firm}&amp;next=/contracts/{contract}/diary" in shut.text
    assert own.get(f"/organizations/{firm}/leave").status_code == 200
    listed = own.get("/contracts").text
    assert "Harbour maps" not in listed
    assert "Sign in through Northwind Atlas" in listed
    browser = fresh()
    come(browser, ready, firm, rita)
    assert "Harbour maps" in browser.get("/contracts").text
    # A token is one's own way too.
    secret = access_token(site, rita, Scope.CONTRACTS, Scope.DIARY)
    token = {"Authorization": f"Bearer {secret}"}
    listed = site.http.get("/api/v1/work/contracts", headers=token)
    assert listed.status_code == 200
    assert "Harbour maps" not in listed.text
    path = f"/api/v1/work/contracts/{contract}/days/2026-03-10"
    assert site.http.get(path, headers=token).status_code == 403
    # The owner needs no provider, and the provider may be gone altogether; nor does a contractor for what is theirs.
    ready.answers["/token"] = (500, {}, b"")
    assert site.signed_in(olga).get(f"/organizations/{firm}/members").status_code == 200
    mine = site.signed_in(cora)
    assert "Harbour maps" in mine.get("/contracts").text
    assert mine.get(f"/contracts/{contract}/diary").status_code == 303
    secret = access_token(site, cora, Scope.CONTRACTS, Scope.DIARY)
    assert site.http.get(path, headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    # Who is no member learns nothing of it.
    lone = site.signed_in(site.person("Lone Wolf"))
    assert lone.get(f"/contracts/{contract}/diary").status_code == 404
    # Who is removed is out at once.
    page = owner.get(f"/organizations/{firm}/members/{rita.person}").text
    form = {"act": "remove", "seal": field(page, "seal")}
    owner.post(f"/organizations/{firm}/members/{rita.person}", data=form, headers=HERE)
    assert not rows_of(site, IdentityLink)
    assert browser.get("/contracts").status_code == 303
    assert act(owner, firm, "free").status_code == 200
    acts = [row.act for row in rows_of(site, MemberEvent)]
    assert acts.count("provider-required") == acts.count("provider-optional") == 1


def test_a_provider_gives_nobodys_word(site, owner, firm, cora, ready, fresh):
    """Offers: the provider's sign-in reads those of its organization, and answers none."""
    other = site.organization("Other firm")
    boss = site.signed_in(site.person("Other Boss", organization=other, role=Role.OWNER))
    with site.core.database.writing() as rows:
        rows.add(
            Membership(
                organization=other, person=cora.person, role=Role.CONTRACTOR, created_ms=NOW_MS
            )
        )
    made = {}
    for name, hirer, where in (("here", owner, firm), ("there", boss, other)):
        path = f"/organizations/{where}/offers/new"
        page = hirer.get(path).text
        form = {key: field(page, key) for key in ("seal", "form", "version")}
        form |= {**TYPED, "to": cora.person, "title": f"Work {name}", "act": "send"}
        answer = hirer.post(path, data=form, headers=HERE)
        assert answer.status_code == 303, answer.text
        made[name] = answer.headers["location"]
    browser, own = fresh(), site.signed_in(cora)
    come(browser, ready, firm, cora)
    text = browser.get("/contracts").text
    assert "Work here" in text
    assert "Work there" not in text
    assert browser.get(made["here"]).status_code == 200
    assert browser.get(made["there"]).status_code == 404
    answer = browser.post(f"{made['here']}/answer", data={"act": "accept"}, headers=HERE)
    assert answer.status_code == 403
    assert "your own password or passkey" in answer.text
    page = own.get(made["here"]).text
    form = {"act": "accept", "seal": field(page, "seal"), "version": field(page, "version")}
    assert own.post(f"{made['here']}/answer", data=form, headers=HERE).status_code == 303
    with site.core.database.reading() as rows:
        (contract,) = rows.scalars(select(ContractRow.contract)).all()
    assert "Work here" in browser.get("/contracts").text
    assert browser.get(f"/contracts/{contract}/diary").status_code == 303
    assert browser.post(f"/contracts/{contract}/end", headers=HERE).status_code == 403
    assert own.post(f"/contracts/{contract}/end", headers=HERE).status_code == 200


def test_removing_it_ends_what_came_by_it(site, owner, firm, cora, ready, fresh):
    browser = fresh()
    come(browser, ready, firm, cora)
    assert act(owner, firm, "remove").status_code == 200
    for table in (IdentityProvider, IdentityLink):
        assert not rows_of(site, table)
    assert browser.get("/contracts").status_code == 303
    assert all(row.through is None for row in rows_of(site, Session))
    assert act(owner, firm, "remove").status_code == 409
    assert "provider-unlinked" in acts_of(site, cora)
