"""Inviting, accepting, roles, removal and leaving, through the pages and by letters that really go through SMTP."""

from __future__ import annotations

import re
from urllib.parse import unquote

import httpx
import pytest
from sqlalchemy import select

from server.accounts.models import Membership, Person, Role
from server.contracts.models import ContractRow
from server.members.invitations import LASTS_MS, LIMITS, MESSAGE_CHARACTERS, clean_message
from server.members.models import InvitationRow, MemberEvent
from server.smtp import mail_server
from tests.support.mailbox import mailbox
from tests.support.site import AS_BROWSER, Site
from tests.support.studio import HOUR_MS
from wire.records import MINUTE_MS, Feature

NOW_MS = 1_773_172_800_000
NEW = "gravel tuba feint oxide"
HERE = {"Sec-Fetch-Site": "same-origin", **AS_BROWSER}


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture
def firm(site):
    return site.organization("Northwind Atlas")


@pytest.fixture
def olga(site, firm):
    return site.person("Olga Owner", organization=firm, role=Role.OWNER)


@pytest.fixture
def owner(site, olga):
    return site.signed_in(olga)


def seal_of(text: str) -> str:
    found = re.search(r'name="seal" value="(\w+)"', text)
    assert found is not None
    return found[1]


def post(browser: httpx.Client, path: str, page: str = "", **form: str) -> httpx.Response:
    """Send a form with the seal that stands on `page`."""
    seal = seal_of(browser.get(page or path).text)
    return browser.post(path, data={"seal": seal, **form}, headers=HERE)


def invite(browser, firm, email, role="reviewer", message="") -> httpx.Response:
    path = f"/organizations/{firm}/members"
    return post(browser, path, email=email, role=role, message=message)


def link_of(site: Site, text: str) -> str:
    found = re.search(re.escape(site.settings.public_url) + r"(/invitation\?token=[\w-]+)", text)
    assert found is not None, text
    return found[1]


def sign_up(site: Site, link: str, **changed: str) -> httpx.Response:
    form = {"token": link.partition("token=")[2], "name": "Nia New", "zone": "Europe/Kyiv"}
    form |= {"new_password": NEW, **changed}
    return site.http.post("/invitation", data=form, headers=HERE)


def rows_of(site: Site, table):
    with site.core.database.reading() as rows:
        return rows.scalars(select(table)).all()


def role_of(site: Site, firm, person) -> str | None:
    with site.core.database.reading() as rows:
        member = rows.get(Membership, (firm, person))
    return None if member is None or member.left_ms is not None else member.role


# ---- inviting and signing up ----


def test_somebody_new_signs_up_by_the_link(site, firm, owner):
    answer = invite(owner, firm, " Nia@Example.com ", "finance", "Welcome!\nOlga")
    assert answer.status_code == 200
    link = link_of(site, answer.text)
    assert link.partition("token=")[2] not in owner.get(f"/organizations/{firm}/members").text
    page = site.http.get(link, headers=AS_BROWSER)
    for shown in ("Northwind Atlas", "Olga Owner", "nia@example.com", "Finance", "Welcome!"):
        assert shown in page.text
    # Looking uses nothing up.
    assert site.http.get(link, headers=AS_BROWSER).status_code == 200
    joined = sign_up(site, link)
    assert joined.headers["location"] == "/organizations"
    assert "Northwind Atlas" in site.http.get("/organizations", headers=AS_BROWSER).text
    (nia,) = [one for one in rows_of(site, Person) if one.email == "nia@example.com"]
    assert (nia.name, nia.zone) == ("Nia New", "Europe/Kyiv")
    # The link was handed over, so nobody knows that letters reach this address.
    assert nia.email_confirmed_ms is None
    assert role_of(site, firm, nia.person) == "finance"
    assert "The account was made" in site.http.get("/account/history", headers=AS_BROWSER).text
    with httpx.Client(base_url=site.url) as again:
        form = {"email": "nia@example.com", "password": NEW}
        assert again.post("/sign-in", data=form, headers=HERE).status_code == 303


def test_the_token_is_not_kept(site, firm, owner):
    token = link_of(site, invite(owner, firm, "nia@example.com").text).partition("token=")[2]
    site.core.database.leave_nothing()
    for file in site.settings.database.parent.rglob("*"):
        if file.is_file():
            assert token.encode() not in file.read_bytes(), file


def test_a_letter_brings_the_link_and_confirms_the_address(tmp_path):
    with mailbox() as box:
        server = mail_server(f"smtp://127.0.0.1:{box.port}", sender="hours@example.com")
        with Site(tmp_path / "data", now_ms=NOW_MS, mail=server) as site:
            firm = site.organization("Northwind Atlas")
            olga = site.person("Olga Owner", organization=firm, role=Role.OWNER)
            answer = invite(site.signed_in(olga), firm, "nia@example.com", "manager", "Hello\nyou")
            assert "/invitation?token=" not in answer.text
            (letter,) = box.wait(1)
            assert letter["To"] == "nia@example.com"
            text = letter.get_content()
            assert "> Hello\n> you" in text.replace("\r\n", "\n")
            assert "Manager" in text
            assert sign_up(site, link_of(site, text)).status_code == 303
            (nia,) = [one for one in rows_of(site, Person) if one.email == "nia@example.com"]
            assert nia.email_confirmed_ms == NOW_MS


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "Give a name"),
        ("name", "x" * 101, "Give a name"),
        ("name", "a\u202eb", "Give a name"),
        ("zone", "Mars/Base", "Choose a time zone"),
        ("new_password", "short", "at least 15 characters"),
        ("new_password", "northwind atlas nia", "what guessers try first"),
    ],
)
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(
    site, firm, owner, field, value, said
):
    link = link_of(site, invite(owner, firm, "nia@example.com").text)
    answer = sign_up(site, link, **{field: value})
    assert answer.status_code == 422
    assert said in answer.text
    if field != "name":
        assert 'value="Nia New"' in answer.text
    assert value == "" or field != "new_password" or value not in answer.text
    assert sign_up(site, link).status_code == 303


def test_links_that_are_over_look_alike(site, firm, owner):
    used = link_of(site, invite(owner, firm, "used@example.com").text)
    assert sign_up(site, used).status_code == 303
    site.http.cookies.clear()
    old = link_of(site, invite(owner, firm, "replaced@example.com").text)
    (row,) = [one for one in rows_of(site, InvitationRow) if one.email == "replaced@example.com"]
    change = f"/organizations/{firm}/invitations/{row.invitation}"
    members = f"/organizations/{firm}/members"
    fresh = link_of(site, post(owner, change, members, act="resend").text)
    assert fresh != old
    assert site.http.get(fresh, headers=AS_BROWSER).status_code == 200
    taken_back = fresh
    assert "is withdrawn" in post(owner, change, members, act="withdraw").text
    late = link_of(site, invite(owner, firm, "late@example.com").text)
    site.clock.forward(LASTS_MS - 1)
    assert site.http.get(late, headers=AS_BROWSER).status_code == 200
    site.clock.forward(1)
    pages = set()
    for link in (used, old, taken_back, late, "/invitation?token=none", "/invitation"):
        shown = site.http.get(link, headers=AS_BROWSER)
        sent = sign_up(site, link)
        assert shown.status_code == sent.status_code == 404, link
        pages |= {shown.text, sent.text}
    assert len(pages) == 1
    # What was withdrawn stays so, also by an old page.
    page = site.signed_in(site.person("Paul", organization=firm, role=Role.OWNER))
    assert post(page, change, members, act="resend").status_code == 409


def test_an_expired_invitation_can_be_sent_again(site, firm, owner, olga):
    invite(owner, firm, "late@example.com")
    site.clock.forward(LASTS_MS)
    owner = site.signed_in(olga)
    members = f"/organizations/{firm}/members"
    assert "expired" in owner.get(members).text
    (row,) = rows_of(site, InvitationRow)
    answer = post(
        owner, f"/organizations/{firm}/invitations/{row.invitation}", members, act="resend"
    )
    assert sign_up(site, link_of(site, answer.text)).status_code == 303


def test_an_account_that_is_there_accepts_after_signing_in(site, firm, owner):
    ada = site.person("Ada Birch")
    link = link_of(site, invite(owner, firm, ada.email, "manager").text)
    page = site.http.get(link, headers=AS_BROWSER)
    assert 'name="new_password"' not in page.text
    back = re.search(r'href="/sign-in\?next=([^"]+)"', page.text)
    assert back is not None
    assert unquote(back[1]) == link
    # Nobody takes the account over by signing up for its address.
    assert sign_up(site, link).status_code == 200
    assert len([one for one in rows_of(site, Person) if one.email == ada.email]) == 1
    assert role_of(site, firm, ada.person) is None
    browser = site.signed_in(ada)
    token = link.partition("token=")[2]
    # A form that this browser's page did not make joins nobody.
    unsealed = browser.post("/invitation", data={"token": token}, headers=HERE)
    assert unsealed.status_code == 200
    assert role_of(site, firm, ada.person) is None
    joined = post(browser, "/invitation", link, token=token)
    assert joined.headers["location"] == "/organizations"
    assert role_of(site, firm, ada.person) == "manager"
    assert browser.get(link).status_code == 404


def test_a_wrong_account_is_told_and_the_link_still_works(site, firm, owner):
    ada, bob = site.person("Ada Birch"), site.person("Bob Elm")
    link = link_of(site, invite(owner, firm, ada.email).text)
    browser = site.signed_in(bob)
    page = browser.get(link)
    assert f"You are signed in as {bob.email}" in page.text
    own = link_of(site, invite(owner, firm, bob.email).text)
    # The seal of his own invitation's page is right for his browser, and the token is not for him.
    seal = seal_of(browser.get(own).text)
    token = link.partition("token=")[2]
    for given in (seal, ""):
        browser.post("/invitation", data={"token": token, "seal": given}, headers=HERE)
    assert role_of(site, firm, bob.person) is None
    ada_browser = site.signed_in(ada)
    assert post(ada_browser, "/invitation", link, token=token).status_code == 303


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"email": "nobody"}, "no address"),
        ({"email": "a@b.c\nBcc: x@y.z"}, "no address"),
        ({"role": "emperor"}, "one of the roles"),
        ({"role": ""}, "one of the roles"),
        ({"message": "x" * (MESSAGE_CHARACTERS + 1)}, "at most 500"),
        ({"message": "hi \u202e there"}, "at most 500"),
        ({"email": "olga.owner@example.com"}, "a member already"),
    ],
)
def test_a_refused_invitation_says_why_and_keeps_what_was_typed(site, firm, owner, changed, said):
    form = {"email": "nia@example.com", "role": "reviewer", "message": "<b>Good</b> day", **changed}
    answer = invite(owner, firm, **form)
    assert answer.status_code == 422
    assert said in answer.text
    if "message" not in changed:
        assert "&lt;b&gt;Good&lt;/b&gt; day" in answer.text
    if "email" not in changed:
        assert 'value="nia@example.com"' in answer.text
    assert rows_of(site, InvitationRow) == []
    assert rows_of(site, MemberEvent) == []


def test_an_address_is_invited_once_and_not_flooded(site, firm, owner):
    assert invite(owner, firm, "nia@example.com").status_code == 200
    assert invite(owner, firm, "NIA@example.com").status_code == 422
    (row,) = rows_of(site, InvitationRow)
    members = f"/organizations/{firm}/members"
    path = f"/organizations/{firm}/invitations/{row.invitation}"
    for _ in range(LIMITS["pair"] - 1):
        assert post(owner, path, members, act="resend").status_code == 200
    slowed = post(owner, path, members, act="resend")
    assert slowed.status_code == 429
    assert "nothing was sent this time" in slowed.text
    assert int(slowed.headers["retry-after"]) > 0


def test_messages_keep_lines_and_lose_nothing_else() -> None:
    assert clean_message("  one \r\n\r\ntwo\t!  ") == "one\n\ntwo\t!"
    assert clean_message("") == ""
    assert clean_message("a\x00b") is None


def test_a_manager_invites_reviewers_and_contractors_alone(site, firm, owner):
    manager = site.signed_in(site.person("Mae", organization=firm, role=Role.MANAGER))
    for role in Role:
        answer = invite(manager, firm, f"{role}@example.com", role)
        assert answer.status_code == (200 if role in ("reviewer", "contractor") else 422), role
    invite(owner, firm, "boss@example.com", "owner")
    (row,) = [one for one in rows_of(site, InvitationRow) if one.role == "owner"]
    answer = post(
        manager,
        f"/organizations/{firm}/invitations/{row.invitation}",
        f"/organizations/{firm}/members",
        act="resend",
    )
    assert answer.status_code == 409
    assert "/invitation?token=" not in answer.text


def test_an_invitation_of_another_organization_is_out_of_reach(site, firm, owner):
    invite(owner, firm, "nia@example.com")
    (row,) = rows_of(site, InvitationRow)
    other = site.organization("Other")
    boss = site.signed_in(site.person("Boss", organization=other, role=Role.OWNER))
    path = f"/organizations/{other}/invitations/{row.invitation}"
    answer = post(boss, path, f"/organizations/{other}/members", act="withdraw")
    assert answer.status_code == 409
    assert "nia@example.com" not in answer.text
    assert rows_of(site, InvitationRow)[0].withdrawn_ms is None


# ---- roles, removal, leaving ----


def test_the_last_owner_stays(site, firm, owner, olga):
    one = f"/organizations/{firm}/members/{olga.person}"
    page = owner.get(one).text
    assert "The only owner" in page
    assert 'value="remove"' not in page
    seal = seal_of(owner.get(f"/organizations/{firm}/members").text)
    for path, form in (
        (one, {"act": "role", "role": "reviewer"}),
        (one, {"act": "remove"}),
        (f"/organizations/{firm}/leave", {}),
    ):
        answer = owner.post(path, data={"seal": seal, **form}, headers=HERE)
        assert answer.status_code == 409, path
        assert "needs an owner" in answer.text
    assert role_of(site, firm, olga.person) == "owner"
    second = site.person("Second Owner", organization=firm, role=Role.OWNER)
    assert post(owner, f"/organizations/{firm}/leave").status_code == 200
    assert role_of(site, firm, olga.person) is None
    assert role_of(site, firm, second.person) == "owner"


def test_another_role_holds_at_once(site, firm, owner):
    rev = site.person("Rev", organization=firm, role=Role.REVIEWER)
    browser = site.signed_in(rev)
    assert browser.get(f"/organizations/{firm}/members").status_code == 404
    path = f"/organizations/{firm}/members/{rev.person}"
    assert post(owner, path, act="role", role="emperor").status_code == 409
    answer = post(owner, path, act="role", role="manager")
    assert "Rev has another role now: Manager" in answer.text
    assert browser.get(f"/organizations/{firm}/members").status_code == 200
    invite(browser, firm, "by.rev@example.com")
    # Nobody comes in by the hand of somebody who may invite no longer.
    post(owner, path, act="role", role="administrator")
    assert browser.get(f"/organizations/{firm}/devices").status_code == 200
    assert rows_of(site, InvitationRow)[0].withdrawn_ms == NOW_MS


@pytest.mark.parametrize("way", ["remove", "leave"])
def test_a_contractor_who_goes_keeps_their_evidence_and_their_contracts_end(
    site, firm, owner, olga, way
):
    cora = site.person("Cora", organization=firm)
    contract = site.contract(firm, cora, title="Harbour maps")
    machine = site.machine(firm, cora)
    start_ms = NOW_MS - HOUR_MS
    machine.agree(contract, *Feature, at_ms=start_ms - MINUTE_MS)
    machine.track(contract, start_ms, start_ms + 10 * MINUTE_MS)
    browser = site.signed_in(cora)
    one, leave = f"/organizations/{firm}/members/{cora.person}", f"/organizations/{firm}/leave"
    shown = owner.get(one).text if way == "remove" else browser.get(leave).text
    assert "Harbour maps" in shown
    assert "will end now" in shown
    gone = post(owner, one, act="remove") if way == "remove" else post(browser, leave)
    assert gone.status_code == 200
    assert role_of(site, firm, cora.person) is None
    (row,) = rows_of(site, ContractRow)
    assert row.ended_ms == NOW_MS
    token = {"Authorization": f"Bearer {machine.token}"}
    assert site.http.get("/api/v1/contracts", headers=token).json()["contracts"] == []
    # What was tracked before still comes in, and is read by both sides.
    machine.track(contract, start_ms + 10 * MINUTE_MS, start_ms + 20 * MINUTE_MS)
    day = f"/contracts/{contract}/diary/2026-03-10"
    assert browser.get(day).text.count("data-card") == 2
    assert browser.get(f"/contracts/{contract}/export").status_code == 200
    assert "worked for Northwind Atlas until" in browser.get("/contracts").text
    assert owner.get(day).status_code == 200
    assert browser.get(leave).status_code == 404
    assert "Northwind Atlas" not in browser.get("/organizations").text.partition("<main")[2]
    # They can come back, and the contract stays ended.
    link = link_of(site, invite(owner, firm, cora.email, "reviewer").text)
    joined = post(browser, "/invitation", link, token=link.partition("token=")[2])
    assert joined.status_code == 303
    assert role_of(site, firm, cora.person) == "reviewer"
    assert rows_of(site, ContractRow)[0].ended_ms == NOW_MS


def test_a_reviewer_who_was_removed_sees_nothing_any_more(site, firm, owner):
    cora = site.person("Cora", organization=firm)
    contract = site.contract(firm, cora)
    rev = site.person("Rev", organization=firm, role=Role.REVIEWER)
    browser = site.signed_in(rev)
    assert browser.get(f"/contracts/{contract}/consents").status_code == 200
    post(owner, f"/organizations/{firm}/members/{rev.person}", act="remove")
    assert browser.get(f"/contracts/{contract}/consents").status_code == 404
    assert contract not in browser.get("/contracts").text
    # A second press: they are no member any more.
    again = owner.get(f"/organizations/{firm}/members/{rev.person}")
    assert again.status_code == 404


def test_a_manager_who_was_removed_is_let_in_nowhere(site, firm, owner):
    mae = site.person("Mae", organization=firm, role=Role.MANAGER)
    browser = site.signed_in(mae)
    members = f"/organizations/{firm}/members"
    seal = seal_of(browser.get(members).text)
    post(owner, f"{members}/{mae.person}", act="remove")
    assert browser.get(members).status_code == 404
    form = {"seal": seal, "email": "late@example.com", "role": "reviewer", "message": ""}
    assert browser.post(members, data=form, headers=HERE).status_code == 404
    assert rows_of(site, InvitationRow) == []


def test_owners_read_what_was_done(site, firm, owner, olga):
    link = link_of(site, invite(owner, firm, "nia@example.com", "reviewer").text)
    sign_up(site, link)
    (nia,) = [one for one in rows_of(site, Person) if one.email == "nia@example.com"]
    site.clock.forward(1)
    post(owner, f"/organizations/{firm}/members/{nia.person}", act="role", role="finance")
    site.clock.forward(1)
    post(site.http, f"/organizations/{firm}/leave")
    page = owner.get(f"/organizations/{firm}/log").text
    assert page.count("<tr>") == 1 + len(rows_of(site, MemberEvent)) == 5
    for said in (
        "Invited nia@example.com (Reviewer)",
        "Accepted the invitation of nia@example.com (Reviewer)",
        "Changed the role of Nia New: Reviewer → Finance",
        "Left (Finance)",
        "127.0.0.1",
    ):
        assert said in page, said
    newest = page.index("Left (Finance)")
    assert newest < page.index("Changed the role")


def test_a_long_log_is_read_page_by_page(site, firm, owner):
    for number in range(60):
        site.clock.forward(60_000)
        answer = invite(owner, firm, f"nr{number}@example.com")
        assert answer.status_code == 200, number
        (row,) = [x for x in rows_of(site, InvitationRow) if x.email == f"nr{number}@example.com"]
        path = f"/organizations/{firm}/invitations/{row.invitation}"
        post(owner, path, f"/organizations/{firm}/members", act="withdraw")
    log = f"/organizations/{firm}/log"
    first = owner.get(log).text
    older = re.search(r'href="(/organizations/\w+/log\?older=[^"]+)"', first)
    assert older is not None
    second = owner.get(older[1]).text
    assert (first.count("<tr>"), second.count("<tr>")) == (101, 21)
    assert "Older" not in second
    for nonsense in ("x", "-1-2", "9" * 30, "٣-a"):
        assert owner.get(log, params={"older": nonsense}).status_code == 200


def test_finance_sees_hours_and_no_diary_and_an_administrator_devices_alone(site, firm, owner):
    cora = site.person("Cora", organization=firm)
    contract = site.contract(firm, cora, title="Harbour maps")
    site.machine(firm, cora, name="Desk <1>")
    fin = site.signed_in(site.person("Fin", organization=firm, role=Role.FINANCE))
    listed = fin.get("/contracts").text
    assert "Harbour maps" in listed
    assert "This week" in listed
    assert f"{contract}/diary" not in listed
    assert fin.get("/").headers["location"] == "/contracts"
    admin = site.signed_in(site.person("Adm", organization=firm, role=Role.ADMINISTRATOR))
    assert "Harbour maps" not in admin.get("/contracts").text
    devices = admin.get(f"/organizations/{firm}/devices").text
    assert "Desk &lt;1&gt;" in devices
    members = admin.get(f"/organizations/{firm}/members").text
    assert "Cora" in members
    assert "Invite somebody" not in members


def test_a_sign_in_that_ended_keeps_the_invitation_that_was_typed(site, firm, owner):
    owner.cookies.clear()
    form = {"email": "nia@example.com", "role": "reviewer", "message": "Long text", "seal": "x"}
    answer = owner.post(f"/organizations/{firm}/members", data=form, headers=HERE)
    assert answer.status_code == 401
    assert "Long text" in answer.text
