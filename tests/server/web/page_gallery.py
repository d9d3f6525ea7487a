"""Every page of the server in each of its states: a new page needs a line here, and a test asks for it.

The lines are what `test_web_every_page.py` looks at with axe and `dev.py pictures --pages` takes pictures of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from server.accounts.models import Role
from server.accounts.totp import STEP_MS, code_at
from server.looks.models import PeriodLookRow, Stretch, Way
from server.tokens.models import Scope
from tests.server.accounts.test_accounts_second_step import act, secret_of
from tests.server.web.page_world import HOUR_MS, LONG_NAME, TODAY_MS, World
from tests.support.access_tokens import access_token
from tests.support.browser import page_of
from tests.support.site import PASSWORD, Member
from wire.records import ContractId

NOT_PAGES = frozenset(
    {
        "/",
        "/openapi.json",
        "/static/{name}",
        "/contracts/{contract}/diary",
        "/notifications/{notice}",
        "/calendar/{secret}.ics",
        "/contracts/{contract}/segments/{stream}/{seq}/pictures/{index}",
        "/contracts/{contract}/segments/{stream}/{seq}/thumbnails/{index}",
        "/contracts/{contract}/segments/{stream}/{seq}/webcam",
        "/contracts/{contract}/segments/{stream}/{seq}/webcam/thumbnail",
        "/contracts/{contract}/export/bundle",
        "/contracts/{contract}/export/trust",
        "/contracts/{contract}/export/looks",
    }
)
"""Addresses outside `/api/` that answer with a file or send the browser on."""

Deed = Callable[[Page, World], None]


@dataclass(frozen=True, slots=True)
class State:
    """One page in one state.

    It is opened at `path` by `who`: a name in `World.people`, "new" for somebody new, or "" for nobody who is signed
    in. `path` is written as its route is, with the same names in braces, and may have a query; `World.address` fills
    the names in. `segment` says of which segment they are, `instead` which names stand for others. `then` is what is
    done in the page; what it shows afterwards is the state. `template` is what is shown then.
    """

    name: str
    template: str
    path: str
    who: str = ""
    then: Deed | None = None
    segment: str = ""
    instead: tuple[tuple[str, str], ...] = ()
    quiet: bool = False
    """On the server that sends no letters."""

    @property
    def route(self) -> str:
        """The route that `path` is an address of."""
        return self.path.partition("?")[0]


@contextmanager
def shown(
    chromium: Browser, world: World, state: State, *, width: int = 1280, scale: float = 1
) -> Iterator[Page]:
    """The page in its state, in a browser of its own that has `scale` pixels to a point."""
    path = state.path
    for name, other in state.instead:
        path = path.replace(f"{{{name}}}", f"{{{other}}}")
    cookies = {} if state.quiet else world.cookies(state.who)
    site = world.quiet if state.quiet else world.site
    if state.quiet and state.who:
        cookies = dict(site.signed_in(world.people[state.who]).cookies)
    with page_of(
        chromium, site.url, width=width, scale=scale, refusals=True, cookies=cookies
    ) as page:
        page.goto(world.address(path, state.segment))
        if state.then is not None:
            state.then(page, world)
        expect(page.locator("h1").first).to_be_visible()
        yield page


# ---- what is done in a page ----


def filled(button: str, then: Deed | None = None, **fields: str) -> Deed:
    """Fill the fields with these ids and press the button, whatever the browser itself would refuse."""

    def do(page: Page, world: World) -> None:
        for name, text in fields.items():
            page.locator(f"#{name.replace('_', '-')}").fill(text)
        pressed(button)(page, world)
        if then is not None:
            then(page, world)

    return do


def pressed(button: str) -> Deed:
    """Press a button of the page, past the browser's own checks of the form."""

    def do(page: Page, _world: World) -> None:
        page.evaluate("for (const form of document.forms) form.noValidate = true")
        with page.expect_navigation():
            page.get_by_role("button", name=button, exact=True).first.click()

    return do


def signing_in(who: str = "new", *, password: str = PASSWORD) -> Deed:
    """Through the form of the page."""

    def do(page: Page, world: World) -> None:
        member = world.somebody() if who == "new" else world.people[who]
        _sign_in(page, world, member, password)

    return do


def _sign_in(page: Page, world: World, member: Member, password: str = PASSWORD) -> None:
    filled("Sign in", email=member.email, password=password)(page, world)


def _too_often(page: Page, world: World) -> None:
    member = world.somebody()
    for _ in range(9):
        _sign_in(page, world, member, "not the password")
    expect(page.get_by_role("alert")).to_contain_text("Too many attempts")


def _ended_meanwhile(page: Page, world: World) -> None:
    """The sign-in ends while a form is filled in."""
    page.locator("#name").fill("Noor “N.” New")
    page.context.clear_cookies()
    pressed("Keep")(page, world)
    expect(page.get_by_role("status")).to_contain_text("Your sign-in had ended")


def _and_signed_in_again(page: Page, world: World) -> None:
    _ended_meanwhile(page, world)
    _sign_in(page, world, world.somebody())
    expect(page.get_by_role("button", name="Go on with the form")).to_be_visible()


def second_step(*, code: str = "") -> Deed:
    """Somebody who has turned the second step on gives the password, and then perhaps a code."""

    def do(page: Page, world: World) -> None:
        member = world.somebody()
        with_second_step(world, member)
        _sign_in(page, world, member)
        if code:
            filled("Sign in", code=code)(page, world)

    return do


def with_second_step(world: World, member: Member) -> None:
    """Turn it on for `member`."""
    browser = world.site.signed_in(member)
    secret = secret_of(act(browser, "begin", password=PASSWORD).text)
    code = code_at(secret, world.site.clock.now_ms() // STEP_MS)
    assert "recovery" in act(browser, "confirm", code=code).text


def _turned_on(page: Page, world: World) -> None:
    filled("Set it up", password_begin=PASSWORD)(page, world)
    letters = page.locator(".key").inner_text()
    secret = secret_of(f'class="key">{letters}<')
    filled("Turn it on", code=code_at(secret, world.site.clock.now_ms() // STEP_MS))(page, world)
    expect(page.locator(".recovery li")).to_have_count(10)


def _second_step_on(page: Page, world: World) -> None:
    _turned_on(page, world)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_role("heading", name="The second step is on")).to_be_visible()


def new_password(password: str = "", *, twice: bool = False) -> Deed:
    """By the letter that was asked for, give another password; or open the used link again."""

    def do(page: Page, world: World) -> None:
        member = world.somebody()
        filled("Send the letter", email=member.email)(page, world)
        link = world.letter_link(member.email)
        page.goto(link)
        if password:
            filled("Take this password", new=password)(page, world)
        if twice:
            page.goto(link)

    return do


def new_address(*, confirmed: bool) -> Deed:
    """Ask for another address and open the letter."""

    def do(page: Page, world: World) -> None:
        email = f"elsewhere.{world.somebody().email}"
        filled("Send the letter", email=email, password=PASSWORD)(page, world)
        page.goto(world.letter_link(email))
        if confirmed:
            pressed("Yes, confirm it")(page, world)

    return do


def invited(*, known: bool = False, signed_in: str = "", role: Role = Role.REVIEWER) -> Deed:
    """Open the link of an invitation: as somebody without an account, with one, or signed in."""

    def do(page: Page, world: World) -> None:
        member = world.somebody()
        email = member.email if known else f"nobody.{member.email}"
        link = world.invited(email, role, "Welcome!\n\nWe begin on Monday. Bring your charts.")
        if signed_in == "fits":
            page.goto("/sign-in")
            _sign_in(page, world, member)
        page.goto(link)

    return do


def _sign_up_refused(page: Page, world: World) -> None:
    invited()(page, world)
    filled("Make the account and join", name=" ", zone="Mars", new="passwordpassword")(page, world)


def _address_made(page: Page, world: World) -> None:
    pressed("Make an address")(page, world)
    expect(page.locator("code.key")).to_contain_text(".ics")


def _with_addresses(page: Page, world: World) -> None:
    _address_made(page, world)
    page.get_by_role("link", name="I have copied it").click()
    expect(page.get_by_role("heading", name="My own contracts")).to_be_visible()


def _revoking_address(page: Page, world: World) -> None:
    _with_addresses(page, world)
    page.get_by_role("link", name="Revoke").click()
    expect(page.get_by_role("button", name="Revoke it")).to_be_visible()


def _no_such_calendar(page: Page, world: World) -> None:
    page.locator("input[name=shows]").evaluate("one => { one.value = 'nothing' }")
    pressed("Make an address")(page, world)
    expect(page.get_by_role("alert")).to_be_visible()


def _no_webhook(page: Page, world: World) -> None:
    page.locator("#url").fill("http://" + "hooks." * 30 + "example.com")
    pressed("Make a webhook")(page, world)
    expect(page.get_by_role("alert")).to_be_visible()


def _webhook_made(page: Page, world: World) -> None:
    page.locator("#url").fill("https://hooks.example.com/hours")
    page.get_by_label("A contract ended").check()
    pressed("Make a webhook")(page, world)
    expect(page.locator("code.key")).to_contain_text("whsec_")


def _no_time(page: Page, world: World) -> None:
    page.locator("#offers option").first.evaluate("one => { one.value = 'hourly' }")
    pressed("Keep")(page, world)
    expect(page.get_by_role("alert")).to_be_visible()


def _other_browsers(page: Page, world: World) -> None:
    """Several sign-ins of one person."""
    member = world.somebody()
    for agent in (
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "A program with a name of its own that goes on and on and on, " * 3 + "and on",
    ):
        world.site.signed_in(member, agent=agent)
    page.context.clear_cookies()
    page.goto("/sign-in")
    _sign_in(page, world, member)
    page.goto("/account/sign-ins")
    expect(page.get_by_role("button", name=re.compile("Sign out Firefox"))).to_be_visible()


def _token_made(page: Page, world: World) -> None:
    page.get_by_label("Read work diaries").check()
    filled("Make a token", name=LONG_NAME)(page, world)


def _with_tokens(page: Page, world: World) -> None:
    """One that is used and one that never was."""
    _token_made(page, world)
    secret = page.locator("code.key").inner_text()
    headers = {"Authorization": f"Bearer {secret}", "User-Agent": "invoices/2.1"}
    assert world.site.http.get("/api/v1/work/token", headers=headers).status_code == 200
    page.goto("/account/tokens")
    _token_made(page, world)
    page.goto("/account/tokens")


def _revoking(page: Page, world: World) -> None:
    _with_tokens(page, world)
    page.get_by_role("link", name="Revoke").first.click()
    expect(page.get_by_role("button", name="Revoke it")).to_be_visible()


def _with_invitations(page: Page, world: World) -> None:
    """Members and invitations of which one was taken back."""
    for role in (Role.CONTRACTOR, Role.FINANCE):
        world.invited(
            world.somebody(named="Inva Lid").email.replace("@", ".invited@"), role, LONG_NAME
        )
    page.reload()
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Withdraw")).first.click()
    page.goto(world.address("/organizations/{organization}/members"))


def _invite_refused(page: Page, world: World) -> None:
    page.locator("#message").fill("Welcome!\nSee you on Monday.")
    filled("Invite", email="nobody at nowhere")(page, world)


def _link_made(page: Page, world: World) -> None:
    email = world.somebody(site=world.quiet).email.replace("@", ".asked@")
    page.get_by_role("radio", name="Finance").check()
    filled("Invite", email=email)(page, world)
    expect(page.get_by_role("heading", name="The link to hand over")).to_be_visible()


def _declining(page: Page, _world: World) -> None:
    """The reason is too long."""
    page.get_by_text("Decline instead").click()
    page.locator("#reason").evaluate(
        "at => { at.removeAttribute('maxlength'); at.value = 'long '.repeat(120); }"
    )
    pressed("Decline")(page, _world)


def _ending(page: Page, world: World) -> None:
    """Without a reason."""
    page.locator("summary").get_by_text("End the contract").click()
    pressed("End the contract")(page, world)


def _device(page: Page, world: World) -> None:
    filled("Continue", user_code=world.device_code())(page, world)


def device(button: str, *, place: str = "") -> Deed:
    """Type the code of a device that waits and press a button, for one of two workplaces."""

    def do(page: Page, world: World) -> None:
        _device(page, world)
        if place:
            page.get_by_role("radio", name=place).check()
        pressed(button)(page, world)

    return do


def _drawer(page: Page, _world: World) -> None:
    page.locator("[data-card]").first.click()
    expect(page.locator("dialog[open] h1")).to_be_visible()


def _zoomed(page: Page, _world: World) -> None:
    page.locator("[data-zoom]").first.click()
    expect(page.locator(".zoomed")).to_be_visible()


def _written(page: Page, world: World) -> None:
    """A question with a word that is too long for a phone."""
    page.locator("[name=question]").check()
    filled("Write", text="Which chart is this? " + "Harbour" * 20)(page, world)
    expect(page.locator(".comment").first).to_be_visible()


def _to_be_changed(page: Page, world: World) -> None:
    _written(page, world)
    page.get_by_role("link", name="Change").last.click()
    expect(page.get_by_label("Change what you wrote")).to_be_visible()


def _through_the_employer(page: Page, world: World) -> None:
    """Seen by the contractor in a sign-in that the employer's provider gave its word for."""
    contractor, firm = world.people["contractor"], world.life.organization
    cookies = world.site.signed_in_through(contractor, firm).cookies
    page.context.add_cookies(
        [{"name": name, "value": value, "url": world.site.url} for name, value in cookies.items()]
    )
    page.reload()


def _listed(page: Page, world: World) -> None:
    """The list after something was written."""
    address = page.url
    page.goto(world.address(COMMENTS, "whole"))
    _written(page, world)
    page.goto(address)


def _looked_at(page: Page, world: World) -> None:
    """By each way, by somebody with a long name."""
    address = page.url
    browser = world.site.signed_in(world.people["long"])
    bundle = "/contracts/{contract}/export/bundle?pictures=none"
    for path in (DIARY, DIARY, WEEK, MONTH, SEGMENT, bundle, f"{bundle}&from={{day}}"):
        assert browser.get(world.address(path, "whole")).status_code == 200
    token = access_token(world.site, world.people["long"], Scope.DIARY)
    read = world.site.http.get(
        world.address("/api/v1/work/contracts/{contract}/days/{day}?zone=Asia/Kolkata"),
        headers={"Authorization": f"Bearer {token}"},
    )
    assert read.status_code == 200
    page.goto(address)


def _many_looked(page: Page, world: World) -> None:
    """More than fit on one page."""
    _looked_at(page, world)
    address, contract = page.url, ContractId(world.names["contract"])
    with world.site.core.database.writing() as rows:
        for number in range(60):
            rows.merge(
                PeriodLookRow(
                    organization=world.life.organization,
                    contract=contract,
                    span=Stretch.DAY,
                    start_ms=TODAY_MS - number,
                    end_ms=TODAY_MS + 24 * HOUR_MS,
                    way=Way.CALENDAR,
                    person=world.people["reviewer"].person,
                    hour=0,
                    looked_ms=TODAY_MS + number,
                    times=number + 1,
                )
            )
    page.goto(address)


ACCOUNT = "/account"
TOKENS = "/account/tokens"
STAFF = "/organizations/{organization}"
TEAM = f"{STAFF}/team"
ELSEWHERE = (("organization", "second"),)
DIARY = "/contracts/{contract}/diary/{day}"
SEGMENT = DIARY + "/{stream}/{seq}"
WEEK = "/contracts/{contract}/diary/week/{day}"
COMMENTS = "/contracts/{contract}/segments/{stream}/{seq}/comments"
MONTH = "/contracts/{contract}/diary/month/{month}"
BUSY = (("contract", "busy"),)
NOTHING = (("contract", "nothing"),)
PROOF = "/contracts/{contract}/proof"
LOOKS = "/contracts/{contract}/looks"
NOT_LOOKED_AT = (("contract", "minutes"),)

SIGNING_IN = (
    State("sign-in", "sign_in.html", "/sign-in"),
    State("sign-in refused", "sign_in.html", "/sign-in", then=signing_in(password="wrong")),
    State("sign-in slowed down", "sign_in.html", "/sign-in", then=_too_often),
    State("sign-in in the middle of a form", "sign_in.html", ACCOUNT, "new", _ended_meanwhile),
    State("form kept", "kept.html", ACCOUNT, "new", _and_signed_in_again),
    State("code", "sign_in_code.html", "/sign-in", then=second_step()),
    State("code refused", "sign_in_code.html", "/sign-in", then=second_step(code="000000")),
    State("code without a password", "sign_in.html", "/sign-in/code"),
    State("sign-in by organization", "sign_in_organization.html", "/sign-in/organization"),
    State(
        "sign-in by organization, none found",
        "sign_in_organization.html",
        "/sign-in/organization",
        then=filled("Go on", name="nobody"),
    ),
    State(
        "sign-in of an organization",
        "sign_in_organization.html",
        "/sign-in/organization?of={third}",
    ),
    State(
        "on to the provider",
        "sign_in_departure.html",
        "/sign-in/organization?of={third}",
        then=pressed("Go on"),
    ),
    State(
        "sign-in by organization, over",
        "sign_in_organization.html",
        "/sign-in/organization/back?state=none",
    ),
    State("password forgotten", "password_forgotten.html", "/password/forgotten"),
    State(
        "password forgotten, no address",
        "password_forgotten.html",
        "/password/forgotten",
        then=filled("Send the letter", email="nobody"),
    ),
    State(
        "password forgotten, no letters",
        "password_forgotten.html",
        "/password/forgotten",
        quiet=True,
    ),
    State(
        "letter sent",
        "letter_sent.html",
        "/password/forgotten",
        then=filled("Send the letter", email=f"{'long.' * 12}name@example.com"),
    ),
    State("new password", "password_new.html", "/password/forgotten", then=new_password()),
    State(
        "new password refused",
        "password_new.html",
        "/password/forgotten",
        then=new_password("passwordpassword"),
    ),
    State(
        "new password taken",
        "sign_in.html",
        "/password/forgotten",
        then=new_password("gravel tuba feint oxide"),
    ),
    State("password link used", "link_over.html", "/password/new?token=none"),
    State(
        "address to confirm",
        "email_confirm.html",
        "/account/email",
        "new",
        new_address(confirmed=False),
    ),
    State(
        "address confirmed",
        "email_confirm.html",
        "/account/email",
        "new",
        new_address(confirmed=True),
    ),
    State("address link used", "link_over.html", "/email/confirm?token=none"),
)

CHOICES = "/account/notifications"
CALENDAR = "/account/calendar"


ACCOUNTS = (
    State("account", "account.html", ACCOUNT, "contractor"),
    State("account kept", "account.html", ACCOUNT, "new", pressed("Keep")),
    State("account refused", "account.html", ACCOUNT, "new", filled("Keep", name=" ", zone="Mars")),
    State("account of a long name", "account.html", ACCOUNT, "long"),
    State("e-mail", "account_email.html", "/account/email", "contractor"),
    State(
        "e-mail refused",
        "account_email.html",
        "/account/email",
        "new",
        filled("Send the letter", email="nobody", password="wrong"),
    ),
    State(
        "e-mail letter sent",
        "account_email.html",
        "/account/email",
        "new",
        filled("Send the letter", email="another@example.com", password=PASSWORD),
    ),
    State("e-mail, no letters", "account_email.html", "/account/email", "quiet owner", quiet=True),
    State("password", "account_password.html", "/account/password", "contractor"),
    State(
        "password refused",
        "account_password.html",
        "/account/password",
        "new",
        filled("Change the password", old="wrong", new="passwordpassword"),
    ),
    State(
        "password changed",
        "account_password.html",
        "/account/password",
        "new",
        filled("Change the password", old=PASSWORD, new="gravel tuba feint oxide"),
    ),
    State("second step off", "account_second_step.html", "/account/second-step", "contractor"),
    State(
        "second step refused",
        "account_second_step.html",
        "/account/second-step",
        "new",
        filled("Set it up", password_begin="wrong"),
    ),
    State(
        "second step being set up",
        "account_second_step_setup.html",
        "/account/second-step",
        "new",
        filled("Set it up", password_begin=PASSWORD),
    ),
    State(
        "second step not set up",
        "account_second_step_setup.html",
        "/account/second-step",
        "new",
        filled("Set it up", filled("Turn it on", code="000000"), password_begin=PASSWORD),
    ),
    State(
        "recovery codes", "account_recovery_codes.html", "/account/second-step", "new", _turned_on
    ),
    State(
        "second step on", "account_second_step.html", "/account/second-step", "new", _second_step_on
    ),
    State("no passkeys", "account_passkeys.html", "/account/passkeys", "contractor"),
    State("passkeys", "account_passkeys.html", "/account/passkeys", "passkeys"),
    State(
        "passkey being removed",
        "account_passkeys.html",
        f"/account/passkeys?remove={0:032x}",
        "passkeys",
    ),
    State("no tokens", "account_tokens.html", TOKENS, "contractor"),
    State("tokens", "account_tokens.html", TOKENS, "new", _with_tokens),
    State("a token to revoke", "account_tokens.html", TOKENS, "new", _revoking),
    State("token refused", "account_tokens.html", TOKENS, "new", filled("Make a token", name=" ")),
    State("token made", "account_token_made.html", TOKENS, "new", _token_made),
    State("no linked sign-ins", "account_linked.html", "/account/linked", "loner"),
    State("linked sign-ins", "account_linked.html", "/account/linked", "linked"),
    State("sign-in to link", "account_linked.html", "/account/linked", "linked owner"),
    State(
        "on to the provider to link",
        "sign_in_departure.html",
        "/account/linked",
        "linked owner",
        pressed("Link " + LONG_NAME),
    ),
    State("sign-ins", "account_sign_ins.html", "/account/sign-ins", "new", _other_browsers),
    State("history", "account_history.html", "/account/history", "owner"),
    State("your data", "account_data.html", "/account/data", "contractor"),
    State("no calendar addresses", "account_calendar.html", CALENDAR, "contractor"),
    State("calendar addresses", "account_calendar.html", CALENDAR, "new", _with_addresses),
    State(
        "a calendar address to revoke", "account_calendar.html", CALENDAR, "new", _revoking_address
    ),
    State("calendar for a reviewer", "account_calendar.html", CALENDAR, "reviewer"),
    State("calendar address refused", "account_calendar.html", CALENDAR, "new", _no_such_calendar),
    State("calendar address made", "account_calendar_made.html", CALENDAR, "new", _address_made),
    State("how to be told", "account_notifications.html", CHOICES, "contractor"),
    State("how to be told, kept", "account_notifications.html", CHOICES, "new", pressed("Keep")),
    State(
        "how to be told, no letters",
        "account_notifications.html",
        CHOICES,
        "quiet owner",
        quiet=True,
    ),
    State("how to be told, refused", "account_notifications.html", CHOICES, "new", _no_time),
    State("notifications", "notifications.html", "/notifications", "told"),
    State("older notifications", "notifications.html", "/notifications?older=1", "told"),
    State("no notifications", "notifications.html", "/notifications", "long"),
)

MEMBERS = (
    State("organizations", "organizations.html", "/organizations", "owner"),
    State("organizations of two", "organizations.html", "/organizations", "long"),
    State("no organizations", "organizations.html", "/organizations", "loner"),
    State("team", "team.html", TEAM, "owner"),
    State("team for a reviewer", "team.html", f"{TEAM}?state=out", "reviewer"),
    State("team, somebody found", "team.html", f"{TEAM}?name=nothing", "manager"),
    State("team, nobody found", "team.html", f"{TEAM}?name=nobody&state=in", "owner"),
    State("team, nobody in a state", "team.html", f"{TEAM}?state=silent", "owner"),
    State("team of nobody", "team.html", TEAM, "only owner", instead=ELSEWHERE),
    State("members", "members.html", f"{STAFF}/members", "owner", _with_invitations),
    State("members for a manager", "members.html", f"{STAFF}/members", "manager"),
    State("members for an administrator", "members.html", f"{STAFF}/members", "administrator"),
    State("invite refused", "members.html", f"{STAFF}/members", "owner", _invite_refused),
    State(
        "invitation link to hand over",
        "members.html",
        f"{STAFF}/members",
        "quiet owner",
        _link_made,
        instead=(("organization", "quiet"),),
        quiet=True,
    ),
    State("member", "member.html", f"{STAFF}/members/{{person}}", "owner"),
    State(
        "member with contracts",
        "member.html",
        f"{STAFF}/members/{{person}}",
        "owner",
        instead=(("person", "contractor"),),
    ),
    State(
        "only owner",
        "member.html",
        f"{STAFF}/members/{{person}}",
        "only owner",
        instead=(("organization", "second"), ("person", "only owner")),
    ),
    State("devices", "organization_devices.html", f"{STAFF}/devices", "owner"),
    State(
        "no devices",
        "organization_devices.html",
        f"{STAFF}/devices",
        "only owner",
        instead=(("organization", "second"),),
    ),
    State("log", "organization_log.html", f"{STAFF}/log", "owner"),
    State(
        "empty log",
        "organization_log.html",
        f"{STAFF}/log",
        "only owner",
        instead=(("organization", "second"),),
    ),
    State("leave", "organization_leave.html", f"{STAFF}/leave", "contractor"),
    State(
        "only owner leaves",
        "organization_leave.html",
        f"{STAFF}/leave",
        "only owner",
        instead=(("organization", "second"),),
    ),
    State("own sign-in", "organization_sign_in.html", f"{STAFF}/sign-in", "owner"),
    State(
        "own sign-in refused",
        "organization_sign_in.html",
        f"{STAFF}/sign-in",
        "owner",
        filled("Try it and save", issuer="nowhere", client=" ", domains="nothing"),
    ),
    State(
        "own sign-in set up",
        "organization_sign_in.html",
        f"{STAFF}/sign-in",
        "linked owner",
        instead=(("organization", "third"),),
    ),
    State(
        "own sign-in needed",
        "other_sign_in.html",
        DIARY,
        "linked",
        instead=(("contract", "required"),),
    ),
    State("organizations that wait", "organizations.html", "/organizations", "linked"),
    State("invitation link used", "invitation_over.html", "/invitation?token=none"),
    State("invitation", "invitation.html", "/invitation?token=none", then=invited()),
    State("sign-up refused", "invitation.html", "/invitation?token=none", then=_sign_up_refused),
    State(
        "invitation of a known address",
        "invitation.html",
        "/invitation?token=none",
        then=invited(known=True),
    ),
    State(
        "invitation to accept",
        "invitation.html",
        "/invitation?token=none",
        then=invited(known=True, signed_in="fits"),
    ),
    State(
        "invitation of somebody else",
        "invitation.html",
        "/invitation?token=none",
        "loner",
        invited(),
    ),
)

LOOK = "See it as the contractor will"
OFFER = "/offers/{offer}"
CONTRACT = "/contracts/{contract}"

HIRING = (
    State("no webhooks", "webhooks.html", f"{STAFF}/webhooks", "long"),
    State("webhooks", "webhooks.html", f"{STAFF}/webhooks", "only owner", instead=ELSEWHERE),
    State("webhook refused", "webhooks.html", f"{STAFF}/webhooks", "owner", _no_webhook),
    State(
        "webhook made",
        "webhook_made.html",
        f"{STAFF}/webhooks",
        "only owner",
        _webhook_made,
        instead=ELSEWHERE,
    ),
    State(
        "webhook",
        "webhook.html",
        f"{STAFF}/webhooks/{{webhook}}",
        "only owner",
        instead=ELSEWHERE,
    ),
    State(
        "webhook to remove",
        "webhook.html",
        f"{STAFF}/webhooks/{{webhook}}?ask=remove",
        "only owner",
        instead=ELSEWHERE,
    ),
    State(
        "webhook that is off",
        "webhook.html",
        f"{STAFF}/webhooks/{{webhook}}",
        "only owner",
        instead=(*ELSEWHERE, ("webhook", "webhook off")),
    ),
    State("offers", "offers.html", f"{STAFF}/offers", "owner"),
    State("offers in a state", "offers.html", f"{STAFF}/offers?state=withdrawn", "owner"),
    State(
        "no offers",
        "offers.html",
        f"{STAFF}/offers",
        "only owner",
        instead=(("organization", "second"),),
    ),
    State("offer being written", "offer_form.html", f"{STAFF}/offers/new", "owner"),
    State(
        "offer refused",
        "offer_form.html",
        f"{STAFF}/offers/new",
        "owner",
        filled(LOOK, title=" ", rate="1,000", email="nobody", message="x"),
    ),
    State(
        "offer looked at",
        "offer_look.html",
        f"{STAFF}/offers/new",
        "owner",
        filled(LOOK, title=LONG_NAME, rate="1000", email=f"{'long.' * 12}name@example.com"),
    ),
    State(
        "offer with a link to hand over",
        "offer.html",
        f"{STAFF}/offers/new",
        "quiet owner",
        filled(LOOK, pressed("Make the offer"), title="Maps", rate="45", email="nia@example.com"),
        instead=(("organization", "quiet"),),
        quiet=True,
    ),
    State("offer", "offer.html", OFFER, "owner"),
    State("offer for its contractor", "offer.html", OFFER, "contractor"),
    State("offer being changed", "offer_form.html", f"{OFFER}/edit", "owner"),
    State(
        "offer changed looked at",
        "offer_look.html",
        f"{OFFER}/edit",
        "manager",
        filled(LOOK, title="Another title", rate="50"),
    ),
    State(
        "offer accepted",
        "offer.html",
        OFFER,
        "contractor",
        pressed("Accept the contract"),
        instead=(("offer", "offer to accept"),),
    ),
    State(
        "offer being declined",
        "offer.html",
        OFFER,
        "contractor",
        _declining,
        instead=(("offer", "offer to decline"),),
    ),
    State("contract", "contract.html", CONTRACT, "owner"),
    State("contract for its contractor", "contract.html", CONTRACT, "contractor"),
    State("contract for finance", "contract.html", CONTRACT, "finance"),
    State("contract being ended", "contract.html", CONTRACT, "owner", _ending),
    State("contract paused", "contract.html", CONTRACT, "owner", instead=(("contract", "paused"),)),
    State("contract ended", "contract.html", CONTRACT, "juggler", instead=(("contract", "ended"),)),
)

DEVICES = (
    State("device", "device_code.html", "/device", "contractor"),
    State(
        "device unknown", "device_code.html", "/device", "new", filled("Continue", user_code="none")
    ),
    State("device to allow", "device_confirm.html", "/device", "contractor", _device),
    State("device of nobody's", "device_confirm.html", "/device", "loner", _device),
    State("device for two", "device_confirm.html", "/device", "juggler", device("Allow")),
    State(
        "device allowed",
        "device_decided.html",
        "/device",
        "juggler",
        device("Allow", place="Northwind Atlas of the harbour"),
    ),
    State("device declined", "device_decided.html", "/device", "contractor", device("Decline")),
)

DIARIES = (
    State("contracts", "contracts.html", "/contracts", "owner"),
    State("contracts of a contractor", "contracts.html", "/contracts", "contractor"),
    State("contracts for finance", "contracts.html", "/contracts", "finance"),
    State("no contracts", "contracts.html", "/contracts", "loner"),
    State("day", "day.html", DIARY, "owner"),
    State("day for its contractor", "day.html", f"{DIARY}?zone=utc", "contractor"),
    State("day over the limit", "day.html", DIARY, "owner", segment="idle", instead=BUSY),
    State(
        "day of minutes",
        "day.html",
        DIARY,
        "owner",
        segment="one minute",
        instead=(("contract", "minutes"),),
    ),
    State("day without work", "day.html", DIARY, "owner", instead=(("day", "empty day"),)),
    State("contract without work", "day.html", DIARY, "owner", instead=(("contract", "nothing"),)),
    State(
        "contractor without work", "day.html", DIARY, "juggler", instead=(("contract", "nothing"),)
    ),
    *(
        state
        for name, template, path in (("week", "week.html", WEEK), ("month", "month.html", MONTH))
        for state in (
            State(name, template, path, "owner"),
            State(f"{name} for its contractor", template, f"{path}?zone=utc", "contractor"),
            State(f"{name} over the limit", template, path, "owner", instead=BUSY),
            State(f"{name} without work", template, path, "juggler", instead=NOTHING),
        )
    ),
    State("drawer", "segment.html", DIARY, "owner", _drawer),
    *(
        State(f"segment {name}", "segment.html", SEGMENT, "owner", segment=name)
        for name in ("whole", "no picture", "removed", "blacked out", "less time", "not arrived")
    ),
    State("segment late", "segment.html", SEGMENT, "contractor", segment="late"),
    State("segment zoomed", "segment.html", SEGMENT, "owner", _zoomed, segment="laptop 0"),
    *(
        State(f"segment {name}", "segment.html", SEGMENT, "owner", segment=name, instead=BUSY)
        for name in ("idle", "webcam", "unknown", "over the limit")
    ),
)

EVIDENCE = (
    State(
        "comments, none yet",
        "comments.html",
        "/contracts/{contract}/comments",
        "owner",
        instead=NOTHING,
    ),
    State("comments on a segment", "segment_comments.html", COMMENTS, "owner", segment="whole"),
    State("comment written", "segment_comments.html", COMMENTS, "owner", _written, segment="whole"),
    State(
        "comment to be changed",
        "segment_comments.html",
        COMMENTS,
        "owner",
        _to_be_changed,
        segment="whole",
    ),
    State(
        "comment refused",
        "segment_comments.html",
        COMMENTS,
        "owner",
        filled("Write", text=" "),
        segment="whole",
    ),
    State(
        "comments in a sign-in through the employer",
        "segment_comments.html",
        COMMENTS,
        "contractor",
        _through_the_employer,
        segment="whole",
    ),
    State("comments", "comments.html", "/contracts/{contract}/comments", "owner", _listed),
    State("who looked", "looks.html", LOOKS, "contractor", _looked_at),
    State("who looked, of all", "looks.html", LOOKS, "owner", _many_looked),
    State(
        "who looked, at a day",
        "looks.html",
        f"{LOOKS}?day={{day}}&what=segments",
        "contractor",
        instead=BUSY,
    ),
    State("who looked, nobody yet", "looks.html", LOOKS, "contractor", instead=NOT_LOOKED_AT),
    State("mark of a day", "proof.html", f"{PROOF}/{{day}}", "owner"),
    State(
        "mark of a day that holds",
        "proof.html",
        f"{PROOF}/{{day}}?zone=theirs",
        "owner",
        segment="one minute",
        instead=(("contract", "minutes"),),
    ),
    State("mark of a week", "proof.html", f"{PROOF}/week/{{day}}?zone=utc", "contractor"),
    State("mark of a month", "proof.html", f"{PROOF}/month/{{month}}", "owner"),
    State("mark without work", "proof.html", f"{PROOF}/{{day}}", "juggler", instead=NOTHING),
    State("agreement", "consents.html", "/contracts/{contract}/consents", "owner"),
    State(
        "agreement without an answer",
        "consents.html",
        "/contracts/{contract}/consents",
        "owner",
        instead=(("contract", "nothing"),),
    ),
    State("export", "export.html", "/contracts/{contract}/export", "contractor"),
    State(
        "export refused",
        "export.html",
        "/contracts/{contract}/export",
        "contractor",
        filled("Download the bundle", **{"from": "2026-03-10", "to": "2026-03-09"}),
    ),
)

ERRORS = (
    State("nothing here", "problem.html", "/nowhere", "owner"),
    State("no such day", "problem.html", "/contracts/{contract}/diary/yesterday", "owner"),
)

STATES: tuple[State, ...] = (
    *SIGNING_IN,
    *ACCOUNTS,
    *MEMBERS,
    *HIRING,
    *DEVICES,
    *DIARIES,
    *EVIDENCE,
    *ERRORS,
)
