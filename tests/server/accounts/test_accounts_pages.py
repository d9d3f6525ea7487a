"""A person's own account: name and zone, password, sign-ins, history; each only theirs, each with wrong input."""

from __future__ import annotations

import re

import argon2
import httpx
import pytest
from sqlalchemy import select, update

from server.accounts.attempts import LIMITS, WINDOW_MS
from server.accounts.events import KEPT_MS, Act
from server.accounts.models import AccountEvent, Person, Session
from server.accounts.password_rules import LONGEST, SHORTEST, Weakness
from server.accounts.profile import NAME_CHARACTERS, ProfileField
from server.web import account_words
from tests.support.site import AS_BROWSER, PASSWORD, Site

NOW_MS = 1_773_172_800_000
NEW = "gravel tuba feint oxide"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture
def ada(site):
    return site.person("Ada Birch")


@pytest.fixture
def browser(site, ada):
    return site.signed_in(ada)


def seal_of(page: str) -> str:
    """The seal of the first form of a page."""
    found = re.search(r'name="seal" value="([0-9a-f]{64})"', page)
    assert found is not None
    return found[1]


def send(browser: httpx.Client, path: str, **fields: str) -> httpx.Response:
    """The form at `path`, as the page itself sends it."""
    seal = seal_of(browser.get(path).text)
    return browser.post(
        path, data={"seal": seal, **fields}, headers={"Sec-Fetch-Site": "same-origin"}
    )


def acts(site: Site) -> list[str]:
    """What was written down, the oldest first."""
    with site.core.database.reading() as rows:
        found = rows.scalars(select(AccountEvent).order_by(AccountEvent.at_ms)).all()
    return [row.act for row in found]


def opens(site: Site, ada, password: str) -> bool:
    """Whether one can sign in with `password`."""
    with httpx.Client(base_url=site.url, timeout=20) as other:
        form = {"email": ada.email, "password": password}
        answer = other.post("/sign-in", data=form, headers={"Origin": site.url, **AS_BROWSER})
    return answer.status_code == 303


# ---- the password ----


def test_the_password_is_changed_and_everybody_else_is_out(site, ada, browser):
    other = site.signed_in(ada)
    before = browser.cookies["hourproof"]
    answer = send(browser, "/account/password", old_password=PASSWORD, new_password=NEW)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account/password?done=1")
    assert browser.cookies["hourproof"] != before
    assert "Your password is changed" in browser.get(answer.headers["location"]).text
    assert other.get("/contracts").status_code == 303
    assert not opens(site, ada, PASSWORD)
    assert opens(site, ada, NEW)
    assert str(Act.PASSWORD_CHANGED) in acts(site)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("not it", NEW, "This is not your password"),
        ("", NEW, "This is not your password"),
        (PASSWORD, "", "Type the new password"),
        (PASSWORD, "short", "at least 15 characters"),
        (PASSWORD, "passwordpassword", "guessers try first"),
        (PASSWORD, "Ada Birch 123456", "guessers try first"),
        (PASSWORD, "k7qx m2vr " * 110, "more than 1,024"),
    ],
)
def test_a_password_that_cannot_be_is_refused_and_nothing_changes(
    site, ada, browser, old, new, said
):
    answer = send(browser, "/account/password", old_password=old, new_password=new)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert not new or new not in answer.text
    assert opens(site, ada, PASSWORD)


def test_guessing_at_the_password_of_a_browser_left_open_is_slowed_down(site, ada, browser):
    for _ in range(LIMITS["pair"]):
        refused = send(browser, "/account/password", old_password="guess", new_password=NEW)
        assert refused.status_code == 422
    slowed = send(browser, "/account/password", old_password=PASSWORD, new_password=NEW)
    assert slowed.status_code == 429
    assert slowed.headers["retry-after"] == str(WINDOW_MS // 1000)
    assert acts(site).count(str(Act.PASSWORD_REFUSED)) == LIMITS["pair"]
    # Signing in elsewhere is not held up by it.
    assert opens(site, ada, PASSWORD)


def test_a_hash_of_older_parameters_is_made_anew_at_the_next_sign_in(site, ada):
    weak = argon2.PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with site.core.database.writing() as rows:
        rows.execute(update(Person).where(Person.person == ada.person).values(password_hash=weak))
    assert not opens(site, ada, "wrong")
    with site.core.database.reading() as rows:
        assert rows.get_one(Person, ada.person).password_hash == weak
    assert opens(site, ada, PASSWORD)
    with site.core.database.reading() as rows:
        stored = rows.get_one(Person, ada.person).password_hash
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert opens(site, ada, PASSWORD)


# ---- forms ----


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/account", {"name": "Somebody Else", "zone": "UTC"}),
        ("/account/password", {"old_password": PASSWORD, "new_password": NEW}),
        ("/account/sign-ins", {"others": "1"}),
    ],
)
@pytest.mark.parametrize("seal", ["", "0" * 64, "ü", "of another browser"])
def test_a_form_that_was_not_made_for_this_sign_in_changes_nothing(
    site, ada, browser, path, fields, seal
):
    other = site.signed_in(ada)
    told = seal_of(other.get(path).text) if seal == "of another browser" else seal
    answer = browser.post(
        path, data={**fields, "seal": told}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 200
    assert "Nothing was changed" in answer.text
    assert set(acts(site)) == {str(Act.SIGNED_IN)}
    assert other.get("/contracts").status_code == 200
    with site.core.database.reading() as rows:
        assert rows.get_one(Person, ada.person).name == ada.name


def test_what_was_typed_outlives_the_end_of_the_sign_in(site, ada, browser):
    page = browser.get("/account").text
    typed = {"name": "Ada <b>Birch</b> & Søn", "zone": "Europe/Oslo", "seal": seal_of(page)}
    browser.get("/account")
    with site.core.database.writing() as rows:
        rows.execute(update(Session).values(expires_ms=1))
    here = {"Sec-Fetch-Site": "same-origin"}
    asked = browser.post("/account", data=typed, headers=here)
    assert asked.status_code == 401
    assert "what you typed is kept" in asked.text
    kept = re.search(r'name="kept" value="([^"]+)"', asked.text)
    assert kept is not None
    assert typed["seal"] not in asked.text
    text = kept[1].replace("&#34;", '"').replace("&lt;", "<").replace("&gt;", ">")
    form = {"email": ada.email, "next": "/", "kept": text.replace("&amp;", "&")}
    wrong = browser.post("/sign-in", data={**form, "password": "no"}, headers=here)
    assert wrong.status_code == 422
    assert kept[0] in wrong.text
    again = browser.post("/sign-in", data={**form, "password": PASSWORD}, headers=here)
    assert again.status_code == 200
    assert 'action="/account"' in again.text
    assert 'value="Ada &lt;b&gt;Birch&lt;/b&gt; &amp; Søn"' in again.text
    fields = {"name": typed["name"], "zone": typed["zone"]}
    shown = browser.post("/account", data=fields, headers=here)
    assert "Nothing was changed" in shown.text
    assert 'value="Europe/Oslo"' in shown.text
    sent = browser.post("/account", data={**fields, "seal": seal_of(shown.text)}, headers=here)
    assert sent.status_code == 303
    with site.core.database.reading() as rows:
        assert rows.get_one(Person, ada.person).name == typed["name"]


def test_passwords_are_not_kept(site, browser):
    seal = seal_of(browser.get("/account/password").text)
    with site.core.database.writing() as rows:
        rows.execute(update(Session).values(expires_ms=1))
    answer = browser.post(
        "/account/password",
        data={"old_password": PASSWORD, "new_password": NEW, "seal": seal},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=/"
    assert PASSWORD not in answer.text


@pytest.mark.parametrize(
    "kept",
    [
        "x",
        "[]",
        "null",
        '["//evil.example", [["a", "b"]]]',
        '["https://evil.example/", [["a","b"]]]',
        '["/account", 5]',
        '["/account", [["a"]]]',
        '["/account", [[1, 2]]]',
        '["/account", []]',
        "[" * 5000,
    ],
    ids=lambda text: text[:40],
)
def test_what_nobody_kept_is_not_followed(site, ada, kept):
    form = {"email": ada.email, "password": PASSWORD, "kept": kept}
    answer = site.http.post("/sign-in", data=form, headers={"Origin": site.url, **AS_BROWSER})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


# ---- name and time zone ----


def test_name_and_zone_are_kept(site, ada, browser):
    answer = send(browser, "/account", name="  Ada   Birch-Sørensen ", zone="America/Lima")
    assert answer.status_code == 303
    page = browser.get(answer.headers["location"]).text
    assert 'value="Ada Birch-Sørensen"' in page
    assert "Kept." in page
    assert "times are in America/Lima" in browser.get("/account/history").text.replace("T", "t")


@pytest.mark.parametrize(
    ("name", "zone", "said"),
    [
        ("", "UTC", "1 to 100 visible characters"),
        ("   ", "UTC", "1 to 100 visible characters"),
        ("x" * 101, "UTC", "1 to 100 visible characters"),
        ("Ada\u202egnp.exe", "UTC", "1 to 100 visible characters"),
        ("Ada\u200b", "UTC", "1 to 100 visible characters"),
        ("Ada\x00", "UTC", "1 to 100 visible characters"),
        ("Ada", "", "Choose a time zone"),
        ("Ada", "Mars/Olympus", "Choose a time zone"),
        ("Ada", "../../etc/passwd", "Choose a time zone"),
        ("Ada", "localtime", "Choose a time zone"),
    ],
)
def test_a_name_or_zone_that_cannot_be_is_shown_again(site, ada, browser, name, zone, said):
    answer = send(browser, "/account", name=name, zone=zone)
    assert answer.status_code == 422
    assert said in answer.text
    with site.core.database.reading() as rows:
        row = rows.get_one(Person, ada.person)
        assert (row.name, row.zone) == (ada.name, "UTC")


def test_a_name_is_text_and_nothing_else(browser):
    send(browser, "/account", name="<script>alert(1)</script>", zone="UTC")
    page = browser.get("/account").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


# ---- where one is signed in ----


def test_sign_ins_are_told_apart_and_ended_one_by_one(site, ada):
    desk, phone = site.signed_in(ada, agent=FIREFOX), site.signed_in(ada, agent=SAFARI)
    page = desk.get("/account/sign-ins").text
    assert "Firefox on Windows" in page
    assert "Safari on iPhone" in page
    assert page.index("Firefox on Windows") < page.index("this browser") < page.index("Safari")
    assert "127.0.0.1" in page
    names = re.findall(r'name="session" value="([0-9a-f]{16})"', page)
    assert len(names) == 2
    answer = send(desk, "/account/sign-ins", session=names[1])
    assert "That browser is signed out" in desk.get(answer.headers["location"]).text
    assert phone.get("/contracts").status_code == 303
    assert desk.get("/contracts").status_code == 200
    # A second press of the same button.
    assert send(desk, "/account/sign-ins", session=names[1]).status_code == 303
    assert acts(site).count(str(Act.SIGN_IN_ENDED)) == 1
    assert "Safari on iPhone" in desk.get("/account/history").text


def test_all_others_are_ended_at_once(site, ada):
    desk, *others = (site.signed_in(ada) for _ in range(4))
    bo = site.signed_in(site.person("Bo Dahl"))
    assert send(desk, "/account/sign-ins", others="1").status_code == 303
    assert [one.get("/contracts").status_code for one in others] == [303] * 3
    assert desk.get("/contracts").status_code == 200
    assert bo.get("/contracts").status_code == 200
    assert "3 browsers" in desk.get("/account/history").text


def test_the_sign_in_of_somebody_else_cannot_be_ended(site, ada, browser):
    bo = site.signed_in(site.person("Bo Dahl"))
    theirs = re.findall(r'name="session" value="([0-9a-f]{16})"', bo.get("/account/sign-ins").text)
    assert send(browser, "/account/sign-ins", session=theirs[0]).status_code == 303
    assert bo.get("/contracts").status_code == 200
    assert set(acts(site)) == {str(Act.SIGNED_IN)}


def test_this_sign_in_is_ended_as_by_signing_out(site, browser):
    page = browser.get("/account/sign-ins").text
    own = re.findall(r'name="session" value="([0-9a-f]{16})"', page)
    answer = send(browser, "/account/sign-ins", session=own[0])
    assert answer.headers["location"] == "/sign-in"
    assert browser.get("/contracts").status_code == 303
    assert acts(site)[-1] == Act.SIGNED_OUT


def test_sign_ins_that_are_over_are_not_shown(site, ada, browser):
    site.signed_in(ada)
    site.clock.forward(2 * 86_400_000)
    assert browser.get("/contracts").status_code == 200
    site.clock.forward(86_400_000)
    page = browser.get("/account/sign-ins").text
    assert len(re.findall(r'name="session" value=', page)) == 1


# ---- history ----


def test_history_is_ones_own_and_ends(site, ada, browser):
    bo = site.signed_in(site.person("Bo Dahl"), agent=SAFARI)
    send(bo, "/account", name="Bo D.", zone="UTC")
    assert "Safari" not in browser.get("/account/history").text
    assert "Name or time zone was changed" in bo.get("/account/history").text
    site.clock.forward(KEPT_MS + 1)
    page = site.signed_in(ada).get("/account/history").text
    assert page.count("Signed in") == 1


def test_every_value_has_words_and_the_words_tell_the_limits():
    assert account_words.ACTS.keys() == set(Act)
    assert account_words.WEAK.keys() == set(Weakness)
    assert account_words.PROFILE_WRONG.keys() == set(ProfileField)
    assert str(SHORTEST) in account_words.WEAK[Weakness.TOO_SHORT]
    assert f"{LONGEST:,}" in account_words.WEAK[Weakness.TOO_LONG]
    assert str(NAME_CHARACTERS) in account_words.PROFILE_WRONG[ProfileField.NAME]


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox on Windows"),
        (SAFARI, "Safari on iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Macintosh) Chrome/140 Safari/537 Edg/140.0", "Edge on macOS"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537", "Chrome on Android"),
        ("<script>", "A browser that does not say its name"),
        ("", "A browser that does not say its name"),
        ("Linux", "A browser on Linux"),
    ],
)
def test_browsers_by_name(agent, name):
    assert account_words.browser_name(agent) == name
