"""The page of personal access tokens: made, shown once, listed with their use, revoked; each with wrong input."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import httpx
import pytest
from sqlalchemy import select

from server.accounts.events import Act
from server.accounts.models import AccountEvent, Session
from server.accounts.passkeys import RECENT_MS
from server.mail.outbox import Outbox
from server.tokens.models import AccessToken, Scope
from server.tokens.secret import is_secret
from server.tokens.service import (
    DAY_MS,
    KEPT_MS,
    LIVES,
    MOST,
    MOVED_EVERY_MS,
    USED_EVERY_MS,
    Refusal,
)
from server.vault import Vault
from server.web import account_words, mail_words, token_words
from tests.support.access_tokens import CALLER, access_token, tokens_of, viewer_of
from tests.support.site import PASSWORD, Member, Site
from wire.records import MINUTE_MS

NOW_MS = int(datetime(2026, 3, 10, 20, tzinfo=UTC).timestamp() * 1000)
PATH = "/account/tokens"
FORM = {"act": "make", "name": "Invoices", "scope": ["contracts", "diary"], "days": "30"}


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture
def ada(site) -> Member:
    return site.person("Ada Birch")


@pytest.fixture
def browser(site, ada) -> httpx.Client:
    return site.signed_in(ada)


def fields(page: str) -> dict[str, str]:
    """What the page's forms carry unseen: seal and name."""
    return {
        name: re.findall(rf'name="{name}" value="([0-9a-f]+)"', page)[0]
        for name in ("seal", "form")
    }


def send(browser: httpx.Client, **changed: object) -> httpx.Response:
    """The form, as the page itself sends it."""
    data = {**fields(browser.get(PATH).text), **FORM, **changed}
    return browser.post(PATH, data=data, headers={"Sec-Fetch-Site": "same-origin"})


def made(answer: httpx.Response) -> str:
    """The token that an answer shows."""
    assert answer.status_code == 200, answer.text
    (secret,) = re.findall(r'<code class="key">(\w+)</code>', answer.text)
    assert is_secret(secret)
    return secret


def ask(site: Site, secret: str, **headers: str) -> httpx.Response:
    """What a program gets that asks what its token is."""
    told = {"Authorization": f"Bearer {secret}", **headers}
    return site.http.get("/api/v1/work/token", headers=told)


def kept(site: Site) -> list[AccessToken]:
    with site.core.database.reading() as rows:
        return list(rows.scalars(select(AccessToken)))


def happened(site: Site) -> list[tuple[str, str]]:
    with site.core.database.reading() as rows:
        found = rows.scalars(select(AccountEvent)).all()
    told = ((row.act, row.detail) for row in found if row.act.startswith("access-token"))
    # They happen at one instant: their order in the table is that of random names.
    return sorted(told)


def test_a_token_is_made_shown_once_and_works(site, ada, browser):
    answer = send(browser)
    secret = made(answer)
    assert answer.headers["cache-control"] == "no-store"
    told = ask(site, secret)
    assert told.status_code == 200
    assert told.json() == {
        "name": "Invoices",
        "owner": "Ada Birch",
        "scopes": ["contracts", "diary"],
        "expires_ms": NOW_MS + 30 * DAY_MS,
        "time_ms": NOW_MS,
    }
    page = browser.get(PATH).text
    assert secret not in page
    assert f"…{secret[-4:]}" in page
    assert "See your contracts, Read work diaries" in page
    assert happened(site) == [("access-token-made", "Invoices")]
    assert "A personal access token was made" in browser.get("/account/history").text


def test_the_secret_is_nowhere_in_the_database(site, browser):
    secret = made(send(browser))
    for path in site.settings.data.rglob("*"):
        if path.is_file():
            assert secret.encode() not in path.read_bytes(), path


def test_a_form_that_is_sent_twice_makes_one_token(site, browser):
    data = {**fields(browser.get(PATH).text), **FORM}
    headers = {"Sec-Fetch-Site": "same-origin"}
    made(browser.post(PATH, data=data, headers=headers))
    again = browser.post(PATH, data=data, headers=headers)
    assert again.status_code == 422
    assert token_words.REFUSED[Refusal.MADE_ALREADY] in again.text.replace("&#39;", "'")
    assert 'value="Invoices"' in again.text
    assert len(kept(site)) == 1
    # The form that is shown then is a new one.
    data |= fields(again.text)
    made(browser.post(PATH, data=data, headers=headers))
    assert len(kept(site)) == 2


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name": ""}, Refusal.BAD_NAME),
        ({"name": "x" * 101}, Refusal.BAD_NAME),
        ({"name": "in\u202evoices"}, Refusal.BAD_NAME),
        ({"name": "bell\u0007"}, Refusal.BAD_NAME),
        ({"scope": []}, Refusal.NO_SCOPE),
        ({"scope": ["everything"]}, Refusal.NO_SCOPE),
        ({"scope": ["diary", "everything"]}, Refusal.NO_SCOPE),
        ({"days": "36500"}, Refusal.BAD_LIFE),
        ({"days": ""}, Refusal.BAD_LIFE),
        ({"days": "-1"}, Refusal.BAD_LIFE),
        ({"form": "../../etc"}, Refusal.MADE_ALREADY),
        ({"form": "A" * 16}, Refusal.MADE_ALREADY),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays(
    site, browser, changed, refusal
):
    answer = send(browser, **changed)
    assert answer.status_code == 422
    assert token_words.REFUSED[refusal] in answer.text
    assert kept(site) == []
    assert happened(site) == []
    if "name" not in changed:
        assert 'value="Invoices"' in answer.text
    if "scope" not in changed:
        assert answer.text.count(" checked") == 2


def test_markup_in_a_name_stays_text(site, browser):
    answer = send(browser, name="<script>alert(1)</script>")
    made(answer)
    for page in (answer.text, browser.get(PATH).text, browser.get("/account/history").text):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_every_refusal_and_scope_has_its_words():
    assert set(token_words.REFUSED) == set(token_words.FIELDS) == set(Refusal)
    assert set(token_words.SCOPES) == set(token_words.SCOPES_MEAN) == set(Scope)
    assert set(token_words.LIVES) == set(LIVES)
    for act in (Act.ACCESS_TOKEN_MADE, Act.ACCESS_TOKEN_REVOKED):
        assert act in account_words.ACTS
        assert act in mail_words.TOLD


def test_the_password_is_asked_for_when_the_sign_in_is_old(site, browser):
    assert 'name="password"' not in browser.get(PATH).text
    site.clock.forward(RECENT_MS)
    assert 'name="password"' in browser.get(PATH).text
    for password in ("", "wrong"):
        answer = send(browser, password=password)
        assert answer.status_code == 422
        assert account_words.WRONG_PASSWORD in answer.text
        assert 'value="Invoices"' in answer.text
    assert kept(site) == []
    made(send(browser, password=PASSWORD))


def test_guessing_the_password_is_slowed_down(site, browser):
    site.clock.forward(RECENT_MS)
    answers = [send(browser, password=f"wrong {n}") for n in range(9)]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0
    assert send(browser, password=PASSWORD).status_code == 429
    assert kept(site) == []


def test_a_form_of_another_sign_in_changes_nothing(site, ada, browser):
    other = site.signed_in(ada)
    data = {**fields(browser.get(PATH).text), **FORM}
    answer = other.post(PATH, data=data, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 200
    assert "Nothing was changed" in answer.text
    assert 'value="Invoices"' in answer.text
    assert kept(site) == []
    for form in ({}, {"act": "nonsense"}):
        assert send(browser, **{"act": "", **form}).status_code == 200
    assert kept(site) == []


def test_a_revoked_token_opens_nothing(site, ada, browser):
    secret = made(send(browser))
    (row,) = kept(site)
    asked = browser.get(PATH, params={"revoke": row.token}).text
    assert "Revoke “Invoices”?" in asked
    data = {"seal": fields(asked)["seal"], "act": "revoke", "token": row.token}
    for _ in range(2):  # pressed twice
        answer = browser.post(PATH, data=data, headers={"Sec-Fetch-Site": "same-origin"})
        assert (answer.status_code, answer.headers["location"]) == (303, f"{PATH}?done=revoked")
    assert token_words.REVOKED in browser.get(answer.headers["location"]).text
    refused = ask(site, secret)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == 'Bearer realm="Hourproof", error="invalid_token"'
    assert happened(site) == [
        ("access-token-made", "Invoices"),
        ("access-token-revoked", "Invoices"),
    ]


def test_nobody_revokes_or_sees_the_token_of_another(site, ada, browser):
    secret = access_token(site, ada, Scope.DIARY, name="Mine alone")
    (row,) = kept(site)
    eve = site.signed_in(site.person("Eve Stone"))
    assert "Mine alone" not in eve.get(PATH).text
    assert "Mine alone" not in eve.get(PATH, params={"revoke": row.token}).text
    data = {"seal": fields(eve.get(PATH).text)["seal"], "act": "revoke", "token": row.token}
    eve.post(PATH, data=data, headers={"Sec-Fetch-Site": "same-origin"})
    assert ask(site, secret).status_code == 200
    # That somebody has a form of the same name is nobody else's matter.
    made(send(eve, form=row.token))


def test_a_token_ends_and_stays_in_the_list_for_a_while(site, ada):
    secret = access_token(site, ada, Scope.DIARY, days=7)
    site.clock.forward(7 * DAY_MS - 1)
    assert ask(site, secret).status_code == 200
    site.clock.forward(1)
    refused = ask(site, secret)
    assert refused.status_code == 401
    assert "over" in refused.json()["detail"]
    assert "Was good until" in site.signed_in(ada).get(PATH).text
    site.clock.forward(KEPT_MS)
    assert "You have none yet" in site.signed_in(ada).get(PATH).text
    access_token(site, ada, Scope.DIARY)
    assert len(kept(site)) == 1


def test_the_last_use_is_told_with_its_place_and_seldom_written(site, ada, browser):
    secret = access_token(site, ada, Scope.DIARY)
    assert "never" in browser.get(PATH).text
    ask(site, secret, **{"User-Agent": "invoices/2.1"})
    page = browser.get(PATH).text
    assert "from 127.0.0.1, invoices/2.1" in " ".join(page.split())
    site.clock.forward(USED_EVERY_MS - 1)
    ask(site, secret, **{"User-Agent": "other/1"})
    assert kept(site)[0].used_agent == "invoices/2.1"
    site.clock.forward(1)
    ask(site, secret, **{"User-Agent": "other/1"})
    assert kept(site)[0].used_agent == "other/1"
    # From elsewhere it is written sooner.
    site.clock.forward(MOVED_EVERY_MS)
    tokens_of(site).bearer(f"Bearer {secret}", CALLER)
    assert (kept(site)[0].used_address, kept(site)[0].used_ms) == (
        CALLER.address,
        site.clock.now_ms(),
    )


def test_there_is_an_end_to_how_many(site, ada, browser):
    for _ in range(MOST):
        access_token(site, ada, Scope.DIARY)
    answer = send(browser)
    assert answer.status_code == 422
    assert token_words.REFUSED[Refusal.TOO_MANY] in answer.text
    assert len(kept(site)) == MOST


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer nonsense",
        "Bearer hpt_" + "0" * 46,
        "Bearer hpt_é",
        "bearer a b",
    ],
)
def test_what_is_no_token_is_refused_as_such(site, header):
    answer = site.http.get(
        "/api/v1/work/token", headers={"Authorization": header.encode("latin-1")}
    )
    assert answer.status_code == 401
    assert answer.json()["type"] == "urn:hourproof:problem:not-signed-in"
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


@pytest.mark.parametrize("header", [None, "", "Basic YTpi", "hpt_abc"])
def test_where_no_token_came_the_challenge_names_no_error(site, header):
    headers = {} if header is None else {"Authorization": header}
    answer = site.http.get("/api/v1/work/token", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="Hourproof"'


def test_a_token_in_the_address_counts_for_nothing(site, ada):
    secret = access_token(site, ada, Scope.DIARY)
    answer = site.http.get("/api/v1/work/token", params={"access_token": secret})
    assert answer.status_code == 401


def test_an_ended_sign_in_keeps_what_was_typed_but_no_secret(site, ada, browser):
    seal = fields(browser.get(PATH).text)
    with site.core.database.writing() as rows:
        rows.query(Session).delete()
    data = {**seal, **FORM, "password": PASSWORD}
    answer = browser.post(PATH, data=data, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 401
    assert "Invoices" in answer.text
    assert PASSWORD not in answer.text
    assert seal["seal"] not in answer.text


def test_letters_tell_of_it(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as site:
        ada = site.person("Ada Birch")
        outbox = Outbox(site.core, Vault(site.settings.keys, site.rng), sends=True)
        tokens = type(tokens_of(site))(site.core, outbox)
        viewer = viewer_of(ada)
        tokens.make(
            viewer, form="ab" * 8, name="Invoices", scopes=["diary"], days="7", caller=CALLER
        )
        site.clock.forward(MINUTE_MS)
        assert tokens.revoke(viewer, "ab" * 8, CALLER)
        letters = outbox.due()
        assert [(one.to, one.subject) for one in letters] == [
            (ada.email, "A personal access token was made for your account"),
            (ada.email, "A personal access token of your account was revoked"),
        ]


def test_who_leaves_takes_the_sight_of_their_tokens_along(site):
    organization = site.organization()
    carl = site.person("Carl Carter", organization=organization)
    contract = site.contract(organization, carl)
    boss = site.person("Bea Boss", organization=organization, role="owner")
    second = site.person("Sue Second", organization=organization, role="owner")
    secret = access_token(site, second, Scope.CONTRACTS, Scope.EXPORT)
    headers = {"Authorization": f"Bearer {secret}"}
    address = f"/api/v1/work/contracts/{contract}/export/looks"
    assert site.http.get(address, headers=headers).status_code == 200
    owner = site.signed_in(boss)
    page = owner.get(f"/organizations/{organization}/members/{second.person}").text
    data = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    answer = owner.post(
        f"/organizations/{organization}/members/{second.person}",
        data={**data, "act": "remove"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert answer.status_code in (200, 303), answer.text
    assert site.http.get(address, headers=headers).status_code == 404
    told = site.http.get("/api/v1/work/contracts", headers=headers).json()
    assert told["contracts"] == []
