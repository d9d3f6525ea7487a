"""Passkeys over HTTP: added, used, removed; challenges, other browsers, other people, copies, guesses."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import select

from server.accounts.attempts import LIMITS
from server.accounts.events import KEPT_MS, Act
from server.accounts.models import AccountEvent, Passkey, PasskeyChallenge, Session
from server.accounts.passkeys import CHALLENGE_LIMITS, CHALLENGE_MS, MOST, RECENT_MS
from server.mail.models import Letter
from server.smtp import mail_server
from server.web.account_words import PASSKEY_REFUSED
from tests.server.accounts.test_accounts_second_step import turn_on
from tests.support.mailbox import mailbox
from tests.support.passkey import PRESENT, Authenticator, elliptic
from tests.support.site import AS_BROWSER, PASSWORD, Member, Site

NOW_MS = 1_773_172_800_000
PATH = "/account/passkeys"
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def site(tmp_path) -> Iterator[Site]:
    with mailbox() as box:
        mail = mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")
        with Site(tmp_path / "data", now_ms=NOW_MS, mail=mail, named=True) as running:
            yield running


@pytest.fixture
def ada(site) -> Member:
    return site.person("Ada Birch")


@pytest.fixture
def browser(site, ada) -> httpx.Client:
    return site.signed_in(ada)


@pytest.fixture
def stranger(site) -> Iterator[httpx.Client]:
    """A browser that is not signed in."""
    with httpx.Client(base_url=site.url, timeout=20, headers=AS_BROWSER) as http:
        yield http


def authenticator(site: Site, member: Member, number: int = 1) -> Authenticator:
    return Authenticator(
        origin=site.url,
        person=member.person,
        key=elliptic(number),
        credential_id=f"credential {number}".encode(),
    )


def seal_of(browser: httpx.Client) -> str:
    seal = re.search(r'name="seal" value="(\w+)"', browser.get(PATH).text)
    assert seal is not None
    return seal[1]


def ask_new(browser: httpx.Client, name: str = "Phone", **fields: str) -> httpx.Response:
    data = {"seal": seal_of(browser), "name": name, **fields}
    headers = {**HERE, "Accept": "application/json"}
    return browser.post(f"{PATH}/options", data=data, headers=headers)


def send_new(browser: httpx.Client, credential: str, name: str = "Phone") -> httpx.Response:
    data = {"seal": seal_of(browser), "act": "add", "name": name, "credential": credential}
    return browser.post(PATH, data=data, headers=HERE)


def add(browser: httpx.Client, mine: Authenticator, name: str = "Phone") -> None:
    asked = ask_new(browser, name).json()["publicKey"]
    answer = send_new(browser, mine.make(asked["challenge"]), name)
    assert answer.headers.get("location") == f"{PATH}?done=added", answer.text


def ask_use(http: httpx.Client) -> str:
    answer = http.post("/sign-in/passkey/options", headers=HERE)
    assert answer.headers["cache-control"] == "no-store"
    return str(answer.json()["publicKey"]["challenge"])


def send_use(http: httpx.Client, credential: str, **fields: str) -> httpx.Response:
    data = {"credential": credential, "next": "/account", **fields}
    return http.post("/sign-in/passkey", data=data, headers=HERE)


def enter(http: httpx.Client, mine: Authenticator) -> httpx.Response:
    return send_use(http, mine.use(ask_use(http)))


def remove(browser: httpx.Client, site: Site, name: str = "Phone", **fields: str) -> httpx.Response:
    with site.core.database.reading() as rows:
        passkey = rows.scalar(select(Passkey.passkey).where(Passkey.name == name))
    data = {"seal": seal_of(browser), "act": "remove", "passkey": passkey or "", **fields}
    return browser.post(PATH, data=data, headers=HERE)


def acts(site: Site) -> list[str]:
    with site.core.database.reading() as rows:
        return list(rows.scalars(select(AccountEvent.act).order_by(AccountEvent.at_ms)))


def letters(site: Site) -> int:
    with site.core.database.reading() as rows:
        return len(rows.scalars(select(Letter)).all())


def assert_refused(answer: httpx.Response, why: str) -> None:
    assert answer.status_code == 422, answer.text
    assert PASSKEY_REFUSED[why] in answer.text.replace("&#39;", "'")
    assert "hourproof=" not in answer.headers.get("set-cookie", "")


def test_it_is_added_and_signs_in(site, ada, browser, stranger):
    asked = ask_new(browser).json()["publicKey"]
    assert asked["rp"] == {"id": "localhost", "name": "Hourproof"}
    assert asked["attestation"] == "none"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    mine = authenticator(site, ada)
    assert send_new(browser, mine.make(asked["challenge"])).status_code == 303
    page = browser.get(PATH).text
    assert "Phone" in page
    assert "never" in page
    answer = enter(stranger, mine)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert "hourproof-passkey" not in stranger.cookies
    assert "Ada Birch" in stranger.get("/account").text
    assert "never" not in stranger.get(PATH).text
    history = stranger.get("/account/history").text
    assert "with the passkey “Phone”" in history
    assert "A passkey was added" in history
    assert letters(site) == 1


def test_it_takes_the_place_of_both_steps(site, ada, browser, stranger):
    """Whoever has a second step is asked for no code after a passkey, and may give one in its place."""
    mine = authenticator(site, ada)
    add(browser, mine)
    turn_on(site, browser)
    assert enter(stranger, mine).status_code == 303
    with httpx.Client(base_url=site.url, timeout=20, headers=AS_BROWSER) as other:
        form = {"email": ada.email, "password": PASSWORD, "next": "/account"}
        page = other.post("/sign-in", data=form, headers=HERE).text
        assert "Use a passkey instead" in page
        refused = send_use(other, mine.bent(flags=PRESENT).use(ask_use(other)), step="code")
        assert_refused(refused, "not-verified")
        assert "six digits" in refused.text
        answer = send_use(other, mine.use(ask_use(other)), step="code")
        assert answer.headers["location"] == "/account"
        assert "hourproof-half" not in other.cookies


def test_the_code_page_offers_none_to_who_has_none(site, ada, browser, stranger):
    turn_on(site, browser)
    form = {"email": ada.email, "password": PASSWORD}
    page = stranger.post("/sign-in", data=form, headers=HERE).text
    assert "Second step" in page
    assert "passkey" not in page


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"origin": "http://localhost:1"}, "wrong-origin"),
        ({"origin": "https://evil.example"}, "wrong-origin"),
        ({"framed": True}, "wrong-origin"),
        ({"name": "evil.example"}, "wrong-site"),
        ({"flags": PRESENT}, "not-verified"),
        ({"flags": 0}, "not-present"),
        ({"kind": "webauthn.other"}, "wrong-kind"),
        ({"type": "other"}, "unreadable"),
    ],
)
def test_what_is_bent_is_refused_in_words(site, ada, browser, stranger, changes, why):
    mine = authenticator(site, ada)
    bent = mine.bent(**changes)
    challenge = ask_new(browser).json()["publicKey"]["challenge"]
    assert_refused(send_new(browser, bent.make(challenge)), why)
    assert "You have none yet" in browser.get(PATH).text
    add(browser, mine)
    assert_refused(enter(stranger, bent), why)
    assert stranger.get("/account").status_code == 303


def test_a_challenge_is_good_once(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    challenge = ask_new(browser).json()["publicKey"]["challenge"]
    assert_refused(send_new(browser, mine.bent(flags=PRESENT).make(challenge)), "not-verified")
    assert_refused(send_new(browser, mine.make(challenge)), "challenge-over")
    add(browser, mine)
    said = mine.use(ask_use(stranger))
    token = stranger.cookies["hourproof-passkey"]
    assert send_use(stranger, said).status_code == 303
    stranger.cookies.set("hourproof-passkey", token)
    assert_refused(send_use(stranger, said), "challenge-over")


def test_a_challenge_lasts_five_minutes(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    add(browser, mine)
    challenge, new = ask_use(stranger), ask_new(browser).json()["publicKey"]["challenge"]
    site.clock.forward(CHALLENGE_MS)
    assert_refused(send_use(stranger, mine.use(challenge)), "challenge-over")
    assert_refused(
        send_new(browser, authenticator(site, ada, 2).make(new), "Other"), "challenge-over"
    )
    # In time, and what is over is let go of.
    challenge = ask_use(stranger)
    with site.core.database.reading() as rows:
        assert len(rows.scalars(select(PasskeyChallenge)).all()) == 1
    site.clock.forward(CHALLENGE_MS - 1)
    assert send_use(stranger, mine.use(challenge)).status_code == 303


def test_a_challenge_is_for_the_browser_and_the_purpose_that_asked(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    add(browser, mine)
    challenge = ask_use(stranger)
    with httpx.Client(base_url=site.url, headers=AS_BROWSER) as other:
        assert_refused(send_use(other, mine.use(challenge)), "challenge-over")
        ask_use(other)
        assert_refused(send_use(other, mine.use(challenge)), "challenge-over")
    new = ask_new(browser).json()["publicKey"]["challenge"]
    assert_refused(send_use(stranger, mine.use(new)), "challenge-over")
    second = site.signed_in(ada)
    assert_refused(
        send_new(second, authenticator(site, ada, 2).make(new), "Other"), "challenge-over"
    )
    assert_refused(
        send_new(browser, authenticator(site, ada, 2).make(ask_use(browser)), "Other"),
        "challenge-over",
    )
    assert send_use(stranger, mine.use(challenge)).status_code == 303
    # Not even with the cookie that it was drawn for.
    new = ask_new(browser).json()["publicKey"]["challenge"]
    with httpx.Client(base_url=site.url, headers=AS_BROWSER) as other:
        other.cookies.set("hourproof-passkey", browser.cookies["hourproof"])
        assert_refused(send_use(other, mine.use(new)), "challenge-over")


def test_unknown_and_removed_ones_are_told_apart(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    assert_refused(enter(stranger, mine), "unknown")
    add(browser, mine)
    assert remove(browser, site).headers["location"] == f"{PATH}?done=removed"
    assert "You have none yet" in browser.get(PATH).text
    assert_refused(enter(stranger, mine), "removed")
    with site.core.database.reading() as rows:
        assert rows.scalars(select(Passkey.public_key)).all() == [b""]
    happened = {act for act in acts(site) if "passkey" in act}
    assert happened == {Act.PASSKEY_ADDED, Act.PASSKEY_REMOVED}
    assert letters(site) == 2
    # It is not forgotten before the history is.
    site.clock.forward(KEPT_MS + 1)
    again = site.signed_in(ada)
    add(again, authenticator(site, ada, 2), "Key")
    remove(again, site, "Key")
    assert_refused(enter(stranger, mine), "unknown")


def test_nobody_signs_in_as_somebody_else(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    add(browser, mine)
    bob = site.person("Bob Cole")
    assert_refused(enter(stranger, mine.bent(person=bob.person)), "unknown")
    assert_refused(enter(stranger, mine.bent(key=elliptic(9))), "bad-signature")


def test_an_id_is_kept_once(site, ada, browser):
    mine = authenticator(site, ada)
    add(browser, mine)
    asked = ask_new(browser).json()["publicKey"]
    assert len(asked["excludeCredentials"]) == 1
    assert_refused(send_new(browser, mine.make(asked["challenge"])), "known")
    bob = site.person("Bob Cole")
    his = site.signed_in(bob)
    asked = ask_new(his).json()["publicKey"]
    assert asked["excludeCredentials"] == []
    stolen = mine.bent(key=elliptic(5), person=bob.person)
    assert_refused(send_new(his, stolen.make(asked["challenge"])), "known")


def test_nobody_removes_the_passkey_of_somebody_else(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    add(browser, mine)
    bob = site.signed_in(site.person("Bob Cole"))
    assert remove(bob, site).status_code == 303
    with site.core.database.reading() as rows:
        passkey = rows.scalar(select(Passkey.passkey))
    assert "Remove “" not in bob.get(f"{PATH}?remove={passkey}").text
    assert "Remove “Phone”?" in browser.get(f"{PATH}?remove={passkey}").text
    assert enter(stranger, mine).status_code == 303


def test_after_ten_minutes_a_change_takes_the_password(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    add(browser, mine)
    site.clock.forward(RECENT_MS)
    assert "Your password" in browser.get(PATH).text
    for fields in ({}, {"password": "wrong"}):
        asked = ask_new(browser, "Key", **fields)
        assert asked.status_code == 422
        assert "not your password" in asked.json()["error"]
        refused = remove(browser, site, **fields)
        assert refused.status_code == 422
        assert 'id="password-remove-error"' in refused.text
    assert enter(stranger, mine).status_code == 303
    # Who came by a passkey just now has shown enough.
    assert remove(stranger, site).status_code == 303
    asked = ask_new(browser, "Key", password=PASSWORD).json()["publicKey"]
    two = authenticator(site, ada, 2)
    assert send_new(browser, two.make(asked["challenge"]), "Key").status_code == 303
    assert remove(browser, site, "Key", password=PASSWORD).status_code == 303
    assert "You have none yet" in browser.get(PATH).text


def test_without_a_challenge_nothing_is_added_however_it_is_sent(site, ada, browser):
    """The password is asked for with the challenge: who sends the form alone gets no further."""
    site.clock.forward(RECENT_MS)
    made = authenticator(site, ada).make("AAAA")
    assert_refused(send_new(browser, made), "challenge-over")


def test_a_counter_that_goes_back_is_noted_and_told_once(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    add(browser, mine.bent(counter=4))
    before = letters(site)
    assert enter(stranger, mine.bent(counter=5)).status_code == 303
    assert "copied" not in stranger.get(PATH).text
    for counter in (5, 3):
        with httpx.Client(base_url=site.url, headers=AS_BROWSER) as copy:
            assert enter(copy, mine.bent(counter=counter)).status_code == 303
    assert "It may have been copied" in stranger.get(PATH).text
    assert acts(site).count(Act.PASSKEY_WENT_BACK) == 2
    assert letters(site) == before + 1
    with site.core.database.reading() as rows:
        assert rows.scalars(select(Passkey.counter)).all() == [5]


def test_there_is_an_end_to_how_many(site, ada, browser):
    for number in range(MOST):
        add(browser, authenticator(site, ada, number), f"Key {number}")
    refused = ask_new(browser)
    assert refused.status_code == 422
    assert refused.json()["error"] == PASSKEY_REFUSED["too-many"]


@pytest.mark.parametrize("name", ["", "   ", "a\u202eb", "a\0b", "n" * 101])
def test_a_name_that_cannot_be_shown_is_refused(site, ada, browser, name):
    assert ask_new(browser, name).json()["error"] == PASSKEY_REFUSED["bad-name"]
    challenge = ask_new(browser).json()["publicKey"]["challenge"]
    made = authenticator(site, ada).make(challenge)
    assert_refused(send_new(browser, made, name), "bad-name")


def test_a_name_is_shown_as_text(site, ada, browser):
    add(browser, authenticator(site, ada), "<b>Phone</b>")
    assert "&lt;b&gt;Phone&lt;/b&gt;" in browser.get(PATH).text
    assert "<b>Phone" not in browser.get("/account/history").text


def test_failed_uses_are_slowed_down(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    add(browser, mine)
    bent = mine.bent(key=elliptic(9))
    for _ in range(LIMITS["pair"]):
        assert enter(stranger, bent).status_code == 422
    slowed = enter(stranger, mine)
    assert slowed.status_code == 429
    assert int(slowed.headers["retry-after"]) > 0
    site.clock.forward(15 * 60_000 + 1)
    assert enter(stranger, mine).status_code == 303


def test_challenges_are_not_drawn_without_end(site, stranger):
    for _ in range(CHALLENGE_LIMITS["address"]):
        ask_use(stranger)
    slowed = stranger.post("/sign-in/passkey/options", headers=HERE)
    assert slowed.status_code == 429
    assert "Retry-After" in slowed.headers
    assert slowed.json()["error"]


@pytest.mark.parametrize("credential", ["", "{}", "x" * 50_000, "[" * 9_000, "\U0001f600"])
def test_nonsense_is_refused_in_words(browser, stranger, credential):
    assert_refused(send_use(stranger, credential), "unreadable")
    assert_refused(send_new(browser, credential), "unreadable")


def test_a_form_of_another_sign_in_changes_nothing(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    add(browser, mine)
    for act in ("add", "remove"):
        answer = browser.post(PATH, data={"act": act, "seal": "0" * 64, "name": "N"}, headers=HERE)
        assert "Nothing was changed" in answer.text
    asked = browser.post(f"{PATH}/options", data={"name": "N", "seal": ""}, headers=HERE)
    assert asked.status_code == 422
    assert "Load it again" in asked.json()["error"]
    assert enter(stranger, mine).status_code == 303


def test_where_browsers_keep_no_passkeys_the_pages_say_so(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as site:  # http://127.0.0.1
        ada = site.person("Ada Birch")
        browser = site.signed_in(ada)
        assert PASSKEY_REFUSED["no-address"] in browser.get(PATH).text
        # The page has no form to send: this is what one of another page would be told.
        cookie = browser.cookies["hourproof"].encode()
        seal = hmac.new(cookie, b"form\npasskeys", hashlib.sha256).hexdigest()
        form = {"seal": seal, "act": "add", "name": "Phone", "credential": "{}"}
        told = browser.post(f"{PATH}/options", data=form, headers=HERE).json()
        assert told["error"] == PASSKEY_REFUSED["no-address"]
        assert_refused(browser.post(PATH, data=form, headers=HERE), "no-address")
        with httpx.Client(base_url=site.url, headers=AS_BROWSER) as http:
            assert "passkey" not in http.get("/sign-in").text
            asked = http.post("/sign-in/passkey/options", headers=HERE)
            assert asked.json()["error"] == PASSKEY_REFUSED["no-address"]
            # The page has no place for passkeys there; nobody is signed in all the same.
            assert send_use(http, "{}").status_code == 422


def test_nothing_secret_lies_in_the_database(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    add(browser, mine)
    challenge = ask_use(stranger)
    with site.core.database.reading() as rows:
        row = rows.scalars(select(PasskeyChallenge)).one()
        kept = json.dumps([row.challenge_sha256, row.browser_sha256])
        assert rows.scalars(select(Session)).all()
    assert challenge not in kept
    assert stranger.cookies["hourproof-passkey"] not in kept


def test_what_was_typed_goes_on_after_a_passkey(site, ada, browser, stranger):
    mine = authenticator(site, ada)
    add(browser, mine)
    kept = json.dumps(["/account", [["name", "Ada B."]]])
    answer = send_use(stranger, mine.use(ask_use(stranger)), kept=kept)
    assert answer.status_code == 200
    assert "Ada B." in answer.text
    assert send_use(stranger, "{}", next="https://evil.example").status_code == 422
    answer = send_use(stranger, mine.use(ask_use(stranger)), next="https://evil.example")
    assert answer.headers["location"] == "/"
