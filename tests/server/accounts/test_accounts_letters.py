"""A forgotten password and a new address, by letters that really go through SMTP; unknown and known look alike."""

from __future__ import annotations

import re
from email.message import EmailMessage

import httpx
import pytest
from sqlalchemy import select

from server.accounts.events import Act
from server.accounts.letters import LASTS_MS, LIMITS
from server.accounts.models import AccountEvent, MailedLink, Person
from server.mail.models import Letter
from server.smtp import mail_server
from server.web import mail_words
from tests.support.mailbox import mailbox
from tests.support.site import AS_BROWSER, PASSWORD, Site

NOW_MS = 1_773_172_800_000
NEW = "gravel tuba feint oxide"
HERE = {"Sec-Fetch-Site": "same-origin", **AS_BROWSER}


@pytest.fixture
def box():
    with mailbox() as made:
        yield made


@pytest.fixture
def site(tmp_path, box):
    server = mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")
    with Site(tmp_path / "data", now_ms=NOW_MS, mail=server) as running:
        yield running


@pytest.fixture
def ada(site):
    return site.person("Ada Birch")


def forget(site: Site, email: str) -> httpx.Response:
    return site.http.post("/password/forgotten", data={"email": email}, headers=HERE)


def link_of(site: Site, letter: EmailMessage) -> str:
    """Path and query of the link in a letter."""
    found = re.search(re.escape(site.settings.public_url) + r"(/\S+)", letter.get_content())
    assert found is not None
    return found[1]


def token_of(link: str) -> str:
    return link.partition("token=")[2]


def set_new(site: Site, token: str, password: str = NEW) -> httpx.Response:
    form = {"token": token, "new_password": password}
    return site.http.post("/password/new", data=form, headers=HERE)


def can_sign_in(site: Site, email: str, password: str) -> bool:
    with httpx.Client(base_url=site.url, timeout=20) as http:
        form = {"email": email, "password": password}
        return http.post("/sign-in", data=form, headers=HERE).status_code == 303


def ask_address(browser: httpx.Client, email: str, password: str = PASSWORD) -> httpx.Response:
    seal = re.search(r'name="seal" value="(\w+)"', browser.get("/account/email").text)
    assert seal is not None
    form = {"email": email, "password": password, "seal": seal[1]}
    return browser.post("/account/email", data=form, headers=HERE)


def email_of(site: Site, ada) -> str:
    with site.core.database.reading() as rows:
        return rows.get_one(Person, ada.person).email


# ---- a forgotten password ----


def test_a_forgotten_password_is_replaced_by_the_link_in_a_letter(site, ada, box):
    browser = site.signed_in(ada)
    assert "Password forgotten?" in site.http.get("/sign-in").text
    assert forget(site, f" {ada.email.upper()} ").status_code == 200
    (letter,) = box.wait(1)
    assert letter["To"] == ada.email
    link = link_of(site, letter)
    page = site.http.get(link, headers=AS_BROWSER)
    assert ada.email in page.text
    # Looking at it, as programs that check letters do, uses nothing up.
    assert site.http.get(link, headers=AS_BROWSER).status_code == 200
    answer = set_new(site, token_of(link))
    assert answer.headers["location"] == "/sign-in?reset=1"
    assert "Your password is changed" in site.http.get("/sign-in?reset=1").text
    assert can_sign_in(site, ada.email, NEW)
    assert not can_sign_in(site, ada.email, PASSWORD)
    assert browser.get("/contracts").status_code == 303
    told = box.wait(2)[1]
    assert "was changed" in told["Subject"]
    with site.core.database.reading() as rows:
        acts = set(rows.scalars(select(AccountEvent.act)))
        assert rows.get_one(Person, ada.person).email_confirmed_ms == NOW_MS
    assert {str(Act.NEW_PASSWORD_ASKED), str(Act.PASSWORD_RESET)} <= acts


def test_a_link_works_once_and_for_an_hour_and_is_kept_as_a_hash(site, ada, box):
    forget(site, ada.email)
    forget(site, ada.email)
    first, second = (token_of(link_of(site, letter)) for letter in box.wait(2))
    with site.core.database.reading() as rows:
        stored = set(rows.scalars(select(MailedLink.token_sha256)))
    assert len(stored) == 2
    assert not stored & {first, second}
    assert set_new(site, first).status_code == 303
    # The other one is void with it.
    for token in (first, second):
        again = set_new(site, token, "another tuba feint oxide")
        assert again.status_code == 404
        assert "does not work" in again.text
    site.clock.forward(1)
    forget(site, ada.email)
    third = token_of(link_of(site, box.wait(4)[-1]))
    site.clock.forward(LASTS_MS)
    assert set_new(site, third).status_code == 404
    assert can_sign_in(site, ada.email, NEW)


def test_a_weak_password_leaves_the_link_as_it_is(site, ada, box):
    forget(site, ada.email)
    token = token_of(link_of(site, box.wait(1)[0]))
    for weak, said in (
        ("short", "at least 15"),
        ("", "Type the new"),
        (f"{ada.name} 123456", "first"),
    ):
        refused = set_new(site, token, weak)
        assert refused.status_code == 422
        assert said in refused.text
    assert set_new(site, token).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "ü", "' OR 1=1 --"])
def test_links_that_nobody_sent(site, ada, token):
    assert set_new(site, token).status_code == 404
    for path in ("/password/new", "/email/confirm"):
        answer = site.http.get(path, params={"token": token}, headers=AS_BROWSER)
        assert answer.status_code == 404
        assert "does not work" in answer.text
    answer = site.http.post("/email/confirm", data={"token": token}, headers=HERE)
    assert answer.status_code == 404
    assert can_sign_in(site, ada.email, PASSWORD)


def test_an_unknown_address_gets_the_same_answer_and_the_same_rows(site, ada, box):
    known, unknown = forget(site, ada.email), forget(site, "nobody@example.com")
    assert known.status_code == unknown.status_code == 200
    assert known.text.replace(ada.email, "X") == unknown.text.replace("nobody@example.com", "X")
    assert box.wait(1)[0]["To"] == ada.email
    with site.core.database.reading() as rows:
        assert len(rows.scalars(select(MailedLink)).all()) == 2
        letters = rows.scalars(select(Letter)).all()
    assert sorted(letter.address for letter in letters) == ["", ada.email]


def test_nobodys_mailbox_is_filled_known_or_not(site, ada, box):
    for email in (ada.email, "nobody@example.com"):
        for _ in range(LIMITS["pair"]):
            assert forget(site, email).status_code == 200
        slowed = forget(site, email)
        assert slowed.status_code == 429
        assert "Enough letters" in slowed.text
        assert int(slowed.headers["retry-after"]) > 0
    box.wait(LIMITS["pair"])


@pytest.mark.parametrize(
    "email", ["", "ada", "a@b", "a@b.de\r\nBcc: c@d.de", "x" * 300 + "@b.de", "ä@b.de"]
)
def test_what_is_no_address_is_refused(site, box, email):
    answer = forget(site, email)
    assert answer.status_code == 422
    assert "no address that a letter" in answer.text
    assert box.tried == 0


def test_a_link_for_one_thing_does_not_do_the_other(site, ada, box):
    forget(site, ada.email)
    token = token_of(link_of(site, box.wait(1)[0]))
    assert site.http.post("/email/confirm", data={"token": token}, headers=HERE).status_code == 404
    ask_address(site.signed_in(ada), "ada@elsewhere.example")
    other = token_of(link_of(site, box.wait(2)[1]))
    assert set_new(site, other).status_code == 404
    assert can_sign_in(site, ada.email, PASSWORD)


def test_a_server_without_mail_says_so(tmp_path):
    with Site(tmp_path / "silent", now_ms=NOW_MS) as site:
        bo = site.person("Bo Dahl")
        assert "sends no e-mail" in forget(site, bo.email).text
        assert "sends no e-mail" in site.http.get("/password/forgotten").text
        assert "sends no e-mail" in site.signed_in(bo).get("/account/email").text
        with site.core.database.reading() as rows:
            assert rows.scalars(select(MailedLink)).all() == []


# ---- the address ----


def test_an_address_is_changed_when_its_mailbox_says_so(site, ada, box):
    browser = site.signed_in(ada)
    assert "not confirmed yet" in browser.get("/account/email").text
    answer = ask_address(browser, "Ada@Elsewhere.example")
    assert "A letter is on its way" in answer.text
    (letter,) = box.wait(1)
    assert letter["To"] == "ada@elsewhere.example"
    link = link_of(site, letter)
    assert "Is this your address?" in site.http.get(link, headers=AS_BROWSER).text
    assert email_of(site, ada) == ada.email
    done = site.http.post("/email/confirm", data={"token": token_of(link)}, headers=HERE)
    assert "from now on" in done.text
    assert email_of(site, ada) == "ada@elsewhere.example"
    assert can_sign_in(site, "ada@elsewhere.example", PASSWORD)
    assert not can_sign_in(site, ada.email, PASSWORD)
    told = box.wait(2)[1]
    assert (told["To"], told["Subject"]) == (ada.email, "Your e-mail address was changed")
    assert "confirmed on 10 March 2026" in browser.get("/account/email").text
    again = site.http.post("/email/confirm", data={"token": token_of(link)}, headers=HERE)
    assert again.status_code == 404


def test_confirming_the_address_one_has_tells_nobody_of_a_change(site, ada, box):
    ask_address(site.signed_in(ada), ada.email)
    token = token_of(link_of(site, box.wait(1)[0]))
    assert site.http.post("/email/confirm", data={"token": token}, headers=HERE).status_code == 200
    with site.core.database.reading() as rows:
        assert rows.get_one(Person, ada.person).email_confirmed_ms == NOW_MS
        assert len(rows.scalars(select(Letter)).all()) == 1


def test_an_address_that_somebody_has_is_told_only_to_its_mailbox(site, ada, box):
    bo = site.person("Bo Dahl")
    browser = site.signed_in(ada)
    free, taken = ask_address(browser, "free@example.com"), ask_address(browser, bo.email)
    seals = re.compile(r'value="[0-9a-f]{64}"')
    assert seals.sub("", free.text.replace("free@example.com", "X")) == seals.sub(
        "", taken.text.replace(bo.email, "X")
    )
    letter = next(letter for letter in box.wait(2) if letter["To"] == bo.email)
    assert "belongs to yours already" in letter.get_content()
    assert "token=" not in letter.get_content()
    assert email_of(site, bo) == bo.email


def test_an_address_that_was_taken_meanwhile_stays_with_who_has_it(site, ada, box):
    bo = site.person("Bo Dahl")
    ask_address(site.signed_in(ada), "wanted@example.com")
    token = token_of(link_of(site, box.wait(1)[0]))
    with site.core.database.writing() as rows:
        rows.get_one(Person, bo.person).email = "wanted@example.com"
    assert site.http.post("/email/confirm", data={"token": token}, headers=HERE).status_code == 404
    assert email_of(site, ada) == ada.email


def test_asking_takes_the_password_and_the_form_of_this_sign_in(site, ada, box):
    browser = site.signed_in(ada)
    refused = ask_address(browser, "ada@elsewhere.example", "wrong")
    assert refused.status_code == 422
    assert "not your password" in refused.text
    assert 'value="ada@elsewhere.example"' in refused.text
    form = {"email": "ada@elsewhere.example", "password": PASSWORD, "seal": "0" * 64}
    again = browser.post("/account/email", data=form, headers=HERE)
    assert "Nothing was changed" in again.text
    assert ask_address(browser, "nonsense").status_code == 422
    assert box.tried == 0


# ---- letters that tell ----


def test_changes_of_the_account_are_told(site, ada, box):
    browser = site.signed_in(ada)
    page = browser.get("/account/password").text
    seal = re.search(r'name="seal" value="(\w+)"', page)[1]
    form = {"seal": seal, "old_password": PASSWORD, "new_password": NEW}
    assert browser.post("/account/password", data=form, headers=HERE).status_code == 303
    (letter,) = box.wait(1)
    assert letter["Subject"] == "Your password was changed"
    assert NEW not in letter.get_content()
    assert set(mail_words.TOLD) <= set(Act)
