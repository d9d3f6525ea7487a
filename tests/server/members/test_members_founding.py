"""`hourproof-server organization`: from an empty folder to an owner who signs in, beside a running server too."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from server.accounts.events import Act
from server.accounts.models import AccountEvent, Membership, Person, Role
from server.members.founding import FoundingRefusedError, Refusal, found
from server.organizations.models import Organization
from server.web.account_words import ACTS
from tests.support.backend import command
from tests.support.site import AS_BROWSER, Site

NOW_MS = 1_773_172_800_000
NEW = "gravel tuba feint oxide"
HERE = {"Sec-Fetch-Site": "same-origin", **AS_BROWSER}
ADDRESS = "https://hours.example"
NEEDED = ("--name", "Northwind", "--owner", "ada@example.com", "--owner-name", "Ada Birch")


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


def run(folder: Path, *arguments: str, address: str = ADDRESS) -> tuple[int, str, str]:
    done = command("organization", "--data", str(folder), "--public-url", address, *arguments)
    return done.returncode, done.stdout, done.stderr


def count(site: Site) -> tuple[int, ...]:
    with site.core.database.reading() as rows:
        return tuple(
            rows.scalar(select(func.count()).select_from(table)) or 0
            for table in (Organization, Person, Membership)
        )


def test_an_empty_folder_becomes_a_server_with_an_owner(tmp_path):
    code, out, wrong = run(tmp_path / "new", *NEEDED)
    assert (code, wrong) == (0, "")
    organization, owner, log, password, sentence = out.splitlines()
    assert re.fullmatch(r"Organization  Northwind \([0-9a-f]+\)", organization)
    assert owner == "Owner         Ada Birch: ada@example.com"
    assert "hours.example/" in log
    assert re.search(r" https://hours\.example/password/new\?token=[\w-]{43}$", password)
    assert "once, until 20" in sentence


def test_beside_a_running_server_up_to_inviting_somebody(site):
    code, out, _ = run(site.settings.data, *NEEDED, "--json", address=site.settings.public_url)
    told = json.loads(out)
    assert code == 0
    link = told["link"].removeprefix(site.settings.public_url)
    assert "ada@example.com" in site.http.get(link, headers=AS_BROWSER).text
    form = {"token": link.partition("token=")[2], "new_password": NEW}
    assert site.http.post("/password/new", data=form, headers=HERE).status_code == 303
    with httpx.Client(base_url=site.url, timeout=60, headers=HERE) as browser:
        signed = browser.post("/sign-in", data={"email": "ada@example.com", "password": NEW})
        assert signed.status_code == 303
        members = f"/organizations/{told['organization']}/members"
        page = browser.get(members).text
        assert "Northwind" in page
        assert "Ada Birch" in page
        seal = re.search(r'name="seal" value="(\w+)"', page)
        invited = {"email": "rui@example.com", "role": "reviewer", "seal": seal[1]}
        assert "rui@example.com" in browser.post(members, data=invited).text
        log = browser.get(f"/organizations/{told['organization']}/log").text
        assert "The organization was made by whoever runs this server, for ada@example.com" in log
        assert "On the server itself" in log
        history = browser.get("/account/history").text
        assert ACTS[Act.ACCOUNT_MADE_BY_OPERATOR] in history


def test_somebody_with_an_account_becomes_owner_and_keeps_the_password(site):
    ada = site.person("Ada Birch")
    made = found(site.core, "Northwind", email=ada.email.upper(), owner_name=None, hours=1)
    assert (made.owner, made.owner_name, made.link) == (ada.person, "Ada Birch", None)
    with site.core.database.reading() as rows:
        member = rows.get_one(Membership, (made.organization, ada.person))
        acts = rows.scalars(select(AccountEvent.act).where(AccountEvent.person == ada.person))
        assert Act.ACCOUNT_MADE_BY_OPERATOR not in list(acts)
    assert member.role == Role.OWNER
    assert "Northwind" in site.signed_in(ada).get("/organizations").text
    said = run(site.settings.data, "--name", "Southwind", "--owner", ada.email)
    assert said[0] == 0
    assert said[1].endswith("They sign in as always: https://hours.example/sign-in\n")


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (("--name", ""), 2, "--name"),
        (("--name", "x" * 101), 2, "--name"),
        (("--name", "turned \u202e around"), 2, "--name"),
        (("--owner", "nobody"), 2, "--owner"),
        (("--owner-name", "\u200b"), 2, "--owner-name"),
        (("--hours", "0"), 2, "--hours"),
        (("--hours", "169"), 2, "--hours"),
        (("--public-url", "ftp://x"), 2, "ftp://x"),
    ],
)
def test_what_cannot_be_done_is_said_and_makes_nothing(site, more, code, said):
    before = count(site)
    done = run(site.settings.data, *NEEDED, *more)
    assert done[0] == code, done
    assert done[1] == ""
    assert said in done[2]
    assert "Traceback" not in done[2]
    assert count(site) == before


def test_a_name_is_given_once_whatever_its_case(site):
    found(site.core, "Zürich Öl", email="ada@example.com", owner_name="Ada", hours=1)
    before = count(site)
    with pytest.raises(FoundingRefusedError) as refused:
        found(site.core, " ZÜRICH  öl ", email="rui@example.com", owner_name="Rui", hours=1)
    assert refused.value.refusal is Refusal.TAKEN
    assert count(site) == before


def test_who_is_not_known_needs_a_name(site):
    with pytest.raises(FoundingRefusedError) as refused:
        found(site.core, "Northwind", email="ada@example.com", owner_name=None, hours=1)
    assert refused.value.refusal is Refusal.OWNER_NAME_NEEDED
    assert count(site) == (0, 0, 0)
