"""`hourproof-server password-link`: a forgotten password on a server without mail, up to signing in anew."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from server.accounts import events
from server.accounts.events import Act
from server.accounts.models import MailedLink, Person
from server.accounts.operator_links import HOUR_MS, PasswordLink, password_link
from tests.support.backend import command
from tests.support.site import AS_BROWSER, PASSWORD, Member, Site

NOW_MS = 1_773_172_800_000
NEW = "gravel tuba feint oxide"
HERE = {"Sec-Fetch-Site": "same-origin", **AS_BROWSER}


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture
def ada(site) -> Member:
    return site.person("Ada Birch")


def run(site: Site, *arguments: str) -> tuple[int, str, str]:
    """The verb beside the running server: exit code and both outputs."""
    done = command("password-link", "--data", str(site.settings.data), *arguments)
    return done.returncode, done.stdout, done.stderr


def made(site: Site, member: Member, *, hours: int = 24) -> PasswordLink:
    link = password_link(site.core, member.email, hours=hours)
    assert link is not None
    return link


def opened(site: Site, link: str) -> httpx.Response:
    return site.http.get(link.removeprefix(site.settings.public_url), headers=AS_BROWSER)


def set_new(site: Site, link: str, password: str = NEW) -> httpx.Response:
    form = {"token": link.partition("token=")[2], "new_password": password}
    return site.http.post("/password/new", data=form, headers=HERE)


def signs_in(site: Site, member: Member, password: str) -> bool:
    with httpx.Client(base_url=site.url, timeout=20) as other:
        form = {"email": member.email, "password": password}
        return other.post("/sign-in", data=form, headers=HERE).status_code == 303


def test_from_the_command_line_to_signing_in(site, ada):
    # By the machine's own clock, not the one that stands still.
    address = "https://hours.example"
    code, out, wrong = run(site, "--email", " ADA.Birch@example.com ", "--public-url", address)
    assert (code, wrong) == (0, "")
    link, sentence = out.splitlines()
    assert re.fullmatch(r"https://hours\.example/password/new\?token=[\w-]{43}", link)
    assert "Ada Birch, once, until 20" in sentence
    path = link.removeprefix(address)
    assert "ada.birch@example.com" in site.http.get(path, headers=AS_BROWSER).text
    assert set_new(site, link).headers["location"] == "/sign-in?reset=1"
    assert signs_in(site, ada, NEW)
    assert not signs_in(site, ada, PASSWORD)
    assert set_new(site, link).status_code == 404


def test_as_json(site, ada):
    code, out, _ = run(site, "--email", ada.email, "--hours", "2", "--json")
    told = json.loads(out)
    assert code == 0
    assert set(told) == {"person", "name", "email", "link", "expires_ms"}
    assert (told["person"], told["email"]) == (ada.person, ada.email)
    assert told["link"].startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--email", "nobody@example.com"), 1, "Nobody signs in with nobody@example.com."),
        (("--email", ""), 1, "Nobody signs in"),
        (("--email", "ada.birch@example.com", "--hours", "0"), 2, "--hours"),
        (("--email", "ada.birch@example.com", "--hours", "169"), 2, "--hours"),
        (("--email", "ada.birch@example.com", "--public-url", "ftp://x"), 2, "ftp://x"),
        ((), 2, "--email"),
    ],
)
def test_what_cannot_be_done_is_said_and_makes_nothing(site, ada, arguments, code, said):
    done = run(site, *arguments)
    assert done[0] == code
    assert done[1] == ""
    assert said in done[2]
    assert "Traceback" not in done[2]
    with site.core.database.reading() as rows:
        assert rows.scalars(select(MailedLink)).all() == []


def test_a_mistyped_folder_is_not_made(tmp_path: Path):
    done = command("password-link", "--data", str(tmp_path / "none"), "--email", "a@example.com")
    assert done.returncode == 4
    assert not (tmp_path / "none").exists()


def test_it_ends_sign_ins_and_stands_in_the_history(site, ada):
    browser = site.signed_in(ada)
    link = made(site, ada)
    page = browser.get("/account/history").text
    assert "Whoever runs this server made a link for a new password" in page
    assert "On the server itself" in page
    set_new(site, link.link)
    assert browser.get("/contracts").status_code == 303
    acts = [one.act for one in events.newest(site.core, ada.person)]
    assert {Act.PASSWORD_LINK_MADE, Act.PASSWORD_RESET} <= set(acts)


def test_it_shows_nothing_of_the_mailbox(site, ada):
    """Unlike a link from a letter it does not confirm the address."""
    set_new(site, made(site, ada).link)
    with site.core.database.reading() as rows:
        assert rows.get_one(Person, ada.person).email_confirmed_ms is None


def test_a_second_one_ends_the_first(site, ada):
    first, second = made(site, ada), made(site, ada)
    assert opened(site, first.link).status_code == 404
    assert set_new(site, first.link).status_code == 404
    assert opened(site, second.link).status_code == 200
    bo = site.person("Bo Dahl")
    made(site, bo)
    assert opened(site, second.link).status_code == 200


def test_it_is_over_when_its_time_is(site, ada):
    link = made(site, ada, hours=2)
    assert link.expires_ms == NOW_MS + 2 * HOUR_MS
    site.clock.forward(2 * HOUR_MS - 1)
    assert opened(site, link.link).status_code == 200
    site.clock.forward(1)
    assert opened(site, link.link).status_code == 404
    assert set_new(site, link.link).status_code == 404
    assert signs_in(site, ada, PASSWORD)


def test_a_weak_password_is_told_and_the_link_still_works(site, ada):
    link = made(site, ada).link
    assert set_new(site, link, "short").status_code == 422
    assert set_new(site, link).status_code == 303


def test_it_confirms_no_address(site, ada):
    token = made(site, ada).link.partition("token=")[2]
    assert site.http.get("/email/confirm", params={"token": token}).status_code == 404
    answer = site.http.post("/email/confirm", data={"token": token}, headers=HERE)
    assert answer.status_code == 404
