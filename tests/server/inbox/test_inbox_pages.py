"""What people were told, in pages: counted, listed, opened, marked, and nobody else's; and how they are told."""

from __future__ import annotations

import re

import httpx
import pytest
from sqlalchemy import delete, select

from server.accounts.models import IdentityLink, Membership, Role, Session
from server.contracts import life
from server.contracts.models import ContractRow
from server.inbox.service import SHOWN, Inbox
from server.mail.outbox import Outbox
from server.notices.models import KIND_OF, Kind, NoticeChoice, NoticeRow, What
from server.notices.telling import KEPT_MS, Notice, Recipient, tell
from server.organizations.models import IdentityProvider
from server.vault import Vault
from server.web.notice_words import notice_line
from tests.server.members.test_members_pages import HERE, invite, post, seal_of
from tests.support.hiring import offer_of
from tests.support.site import Member, Site
from tests.support.studio import studio
from wire.records import OrganizationId


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("inbox") / "data") as made:
        yield made


@pytest.fixture
def maya(firm):
    """The contractor's browser, with nothing told before."""
    with firm.site.core.database.writing() as rows:
        rows.execute(delete(NoticeRow))
        rows.execute(delete(NoticeChoice))
    return firm.site.signed_in(firm.contractor)


def told(site: Site, member: Member, notice: Notice) -> None:
    core = site.core
    outbox = Outbox(core, Vault(site.settings.keys, core.rng), sends=False)
    with core.database.writing() as rows:
        tell(rows, core, outbox, Recipient(member.person, member.email), notice)


def unread(browser: httpx.Client) -> int:
    """As the head of a page says it."""
    page = browser.get("/contracts").text
    found = re.search(r'aria-label="Notifications(?:, (\d+)\+? unread)?"', page)
    assert found is not None
    return int(found[1] or 0)


def lines(browser: httpx.Client, path: str = "/notifications") -> list[str]:
    page = browser.get(path).text
    return [
        re.sub(r"<[^>]+>", "", one).replace("new ", "", 1)
        for one in re.findall(r"<h3>(.*?)</h3>", page)
    ]


def about(number: int, *, own: bool = True, organization: str | None = None) -> Notice:
    return Notice(
        What.PAUSED,
        by="Ada Birch",
        about=f"Work {number}",
        path=f"/contracts/{number}",
        organization=None if organization is None else OrganizationId(organization),
        own=own,
    )


def test_a_comment_is_told_until_it_is_read_and_once(firm, maya):
    owner = firm.site.signed_in(firm.owner)
    stream, seq = firm.places["first"]
    page = f"/contracts/{firm.contract}/segments/{stream}/{seq}/comments"
    for text in ("Which chart?", "And which table?"):
        once = re.search(r'name="once" value="([^"]+)"', owner.get(page).text)
        assert once is not None
        form = {"act": "write", "text": text, "once": once[1]}
        assert post(owner, page, **form).status_code == 303
    assert lines(maya) == ["Ada Birch wrote to you about Chart redesign"]
    assert unread(maya) == 1
    assert unread(owner) == 0
    link = re.search(r'href="(/notifications/\w+)"', maya.get("/notifications").text)
    assert link is not None
    # Nobody else opens it, and it looks as if there was none.
    assert owner.get(link[1]).status_code == 404
    assert owner.get("/notifications/0123456789abcdef").status_code == 404
    opened = maya.get(link[1])
    assert (opened.status_code, opened.headers["location"]) == (303, page)
    assert unread(maya) == 0
    assert len(lines(maya)) == 1
    # Once the thread itself was looked at, the next comment is told.
    assert maya.get(page).status_code == 200
    once = re.search(r'name="once" value="([^"]+)"', owner.get(page).text)
    assert post(owner, page, act="write", text="Thanks", once=once[1]).status_code == 303
    assert unread(maya) == 1
    # Looking at the page itself reads it too.
    maya.get(page)
    assert unread(maya) == 0


def test_marking_takes_one_or_those_that_were_shown(firm, maya):
    for number in range(3):
        told(firm.site, firm.contractor, about(number))
        firm.site.clock.forward(1000)
    page = maya.get("/notifications").text
    assert unread(maya) == 3
    assert post(maya, "/notifications", act="one", notice="nobody's").status_code == 303
    assert unread(maya) == 3
    one = re.findall(r'name="notice" value="(\w+)"', page)[1]
    for _ in range(2):  # a second press changes nothing
        assert post(maya, "/notifications", act="one", notice=one).status_code == 303
        assert unread(maya) == 2
    until = re.search(r'name="until" value="(\d+)"', page)
    assert until is not None
    told(firm.site, firm.contractor, about(3))
    # Without the seal of this sign-in nothing happens, nor for what is no instant.
    form = {"act": "all", "until": until[1]}
    assert maya.post("/notifications", data=form, headers=HERE).status_code == 200
    for nonsense in ("", "now", "٣", "9" * 400, "-1"):
        assert post(maya, "/notifications", act="all", until=nonsense).status_code in (200, 422)
    assert unread(maya) == 3
    assert post(maya, "/notifications", act="all", until=until[1]).status_code == 303
    assert unread(maya) == 1


def test_the_list_goes_back_page_by_page_and_forgets_after_a_while(firm, maya):
    for number in range(SHOWN + 3):
        told(firm.site, firm.contractor, about(number))
    page = maya.get("/notifications").text
    older = re.search(r'href="(/notifications\?older=[^"]+)"', page)
    assert older is not None
    first, second = lines(maya), lines(maya, older[1])
    assert (len(first), len(second)) == (SHOWN, 3)
    assert {*first, *second} == {
        f"Ada Birch paused the contract Work {number}" for number in range(SHOWN + 3)
    }
    for nonsense in ("x", "-", "1-", "9" * 40, "%00"):
        assert maya.get(f"/notifications?older={nonsense}").status_code == 200
    firm.site.clock.forward(KEPT_MS + 1)
    told(firm.site, firm.contractor, about(99))
    assert lines(firm.site.signed_in(firm.contractor)) == ["Ada Birch paused the contract Work 99"]


def test_what_people_wrote_stays_text(firm, maya):
    told(firm.site, firm.contractor, Notice(What.JOINED, by="<b>Bo</b>", about="{{ 7 * 7 }}"))
    page = maya.get("/notifications").text
    assert "&lt;b&gt;Bo&lt;/b&gt; joined {{ 7 * 7 }}" in page


def test_what_is_no_longer_theirs_is_shown_no_more(firm, maya):
    site = firm.site
    leaver = site.person("Lea Ver", organization=firm.organization, role=Role.MANAGER)
    told(site, leaver, about(1, own=False, organization=firm.organization))
    told(site, leaver, about(2, own=True, organization=firm.organization))
    browser = site.signed_in(leaver)
    assert unread(browser) == 2
    with site.core.database.writing() as rows:
        rows.get_one(Membership, (firm.organization, leaver.person)).left_ms = 1
    assert lines(browser) == ["Ada Birch paused the contract Work 2"]
    assert unread(browser) == 1


def test_a_sign_in_shows_what_it_opens(firm, maya):
    """As the doors do: by an organization's word only its own, and what needs that word not without it."""
    site = firm.site
    strict = site.organization("Strict Firm")
    member = site.person("Wanda Way", organization=strict, role=Role.MANAGER)
    with site.core.database.writing() as rows:
        rows.add(
            IdentityProvider(
                organization=strict,
                issuer="https://id.example",
                client="hourproof",
                sealed_secret=b"",
                required=True,
                version="1",
                changed_ms=1,
            )
        )
    told(site, member, about(1, own=False, organization=strict))
    told(site, member, about(2, own=True, organization=firm.organization))
    told(site, member, Notice(What.ADDRESS_CHANGED))
    browser = site.signed_in(member)
    assert sorted(lines(browser)) == [
        "Ada Birch paused the contract Work 2",
        "Your e-mail address was changed",
    ]
    with site.core.database.writing() as rows:
        for session in rows.scalars(select(Session).where(Session.person == member.person)):
            session.through = strict
    assert sorted(lines(browser)) == [
        "Ada Birch paused the contract Work 1",
        "Your e-mail address was changed",
    ]
    assert unread(browser) == 2
    with site.core.database.reading() as rows:
        assert rows.scalars(select(IdentityLink)).all() == []
    # Such a sign-in changes nobody's settings.
    form = dict.fromkeys(("comments", "offers", "contracts", "members", "webhooks"), "off")
    assert post(browser, "/account/notifications", **form).status_code in (303, 403)
    with site.core.database.reading() as rows:
        assert rows.scalars(select(NoticeChoice)).all() == []


def test_every_event_says_something_in_words():
    assert set(KIND_OF) == set(What)
    for what in What:
        text = notice_line(what, by="Ada", about="password-changed")
        assert text
        assert "{" not in text


def test_members_and_offers_and_contracts_are_told(firm, maya):
    site = firm.site
    owner = site.signed_in(firm.owner)
    offer_of(site, firm.organization, firm.colleague, by=firm.owner, title="Harbour maps")
    colleague = site.signed_in(firm.colleague)
    assert lines(colleague) == ["Ada Birch offers you a contract: Harbour maps"]
    link = re.search(r'href="(/notifications/\w+)"', colleague.get("/notifications").text)
    offer = colleague.get(link[1]).headers["location"]
    page = colleague.get(offer).text
    version = re.search(r'name="version" value="(\d+)"', page)
    form = {"seal": seal_of(page), "act": "decline", "reason": "", "version": version[1]}
    assert colleague.post(f"{offer}/answer", data=form, headers=HERE).status_code == 303
    assert "Cole League declined your offer Harbour maps" in lines(owner)
    path = f"/contracts/{firm.contract}"
    seen = re.search(r'name="seen" value="(\d+)"', owner.get(path).text)
    paused = post(owner, f"{path}/pause", path, act="pause", seen=seen[1], reason="Until May")
    assert paused.status_code == 303
    assert lines(maya) == ["Ada Birch paused the contract Chart redesign"]
    with site.core.database.writing() as rows:
        row = rows.get_one(ContractRow, (firm.organization, firm.contract))
        life.resume(rows, site.core, row, firm.owner.person, reason="")
    members = f"/organizations/{firm.organization}/members"
    answer = invite(owner, firm.organization, "nia@example.com")
    token = re.search(r"/invitation\?token=([\w-]+)", answer.text)
    form = {
        "token": token[1],
        "name": "Nia New",
        "zone": "UTC",
        "new_password": "gravel tuba oxide",
    }
    joined = site.http.post("/invitation", data=form, headers=HERE)
    assert joined.status_code == 303, joined.text
    site.http.cookies.clear()
    assert "Nia New joined Northwind Atlas" in lines(owner)
    changed = f"{members}/{firm.colleague.person}"
    assert post(owner, changed, act="role", role="reviewer").status_code == 200
    assert "Ada Birch changed your role in Northwind Atlas" in lines(colleague)
    leave = f"/organizations/{firm.organization}/leave"
    assert post(colleague, leave).status_code == 200
    assert "Cole League left Northwind Atlas" in lines(owner)


@pytest.mark.parametrize("value", ["", "hourly", "at-once\n", "<b>", "\u202edaily"])
def test_what_is_no_choice_is_refused_beside_the_field(firm, maya, value):
    form = dict.fromkeys(("comments", "offers", "contracts", "webhooks"), "weekly")
    answer = post(maya, "/account/notifications", **form, members=value, shown="offers")
    assert answer.status_code == 422
    assert 'id="members-error"' in answer.text
    assert 'value="offers" checked' in answer.text
    assert re.search(r'id="comments".*?value="weekly" selected', answer.text, re.DOTALL)
    with firm.site.core.database.reading() as rows:
        assert rows.scalars(select(NoticeChoice)).all() == []


def test_what_is_turned_off_is_not_told_but_the_account_always_is(firm, maya):
    site = firm.site
    form = dict.fromkeys(
        ("comments", "offers", "contracts", "members", "webhooks", "security"), "off"
    )
    page = "/account/notifications"
    unsealed = maya.post(page, data=form, headers=HERE)
    assert unsealed.status_code == 200
    assert "off" in unsealed.text
    with site.core.database.reading() as rows:
        assert rows.scalars(select(NoticeChoice)).all() == []
    for _ in range(2):
        assert post(maya, page, **form).status_code == 303
    told(site, firm.contractor, about(1))
    told(site, firm.contractor, Notice(What.ACCOUNT, about="passkey-added"))
    assert lines(maya) == ["A passkey was added to your account"]
    assert Inbox(site.core).choices(firm.contractor.person)[Kind.SECURITY].shown
