"""Every route × everybody × each contract: who is let in where; what is not listed here has no door at all.

The lists below say it by hand, apart from `server.access.rules`, so that a change of the rules has to be made twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import httpx
import pytest
from fastapi import FastAPI

from server.access.rules import (
    ACTS_WITHIN,
    DEEDS_WITHIN,
    MAY,
    MAY_IN_ORGANIZATION,
    Act,
    Deed,
    Standing,
    roles_that_may,
    scopes_for,
)
from server.accounts.models import Role
from server.hooks.models import Webhook
from server.tokens.models import Scope
from tests.support.access_tokens import access_token
from tests.support.hiring import offer_of
from tests.support.site import CHART_WINDOW, Machine, Member, Site, desktop_shots, typing
from tests.support.studio import DAY, HOUR_MS, MIDNIGHT_MS
from wire.batch import CONTENT_TYPE
from wire.records import MINUTE_MS, ContractId, Feature, Memo, OrganizationId, StreamId, Webcam

EVERYBODY = (
    "nobody",
    "loner",
    *(f"{firm} {role}" for firm, role in product(("first", "second"), Role)),
    "first colleague",
)
"""Without a sign-in, without a membership, each role in each of two firms, and another contractor of the first.

"first contractor" and "second contractor" are the contractors of the two contracts."""

ALLOWED = {
    "first": {"first owner", "first manager", "first reviewer", "first contractor"},
    "second": {"second owner", "second manager", "second reviewer", "second contractor"},
}
"""By contract: those to whom any page about it opens."""

KNOWN = {firm: ALLOWED[firm] | {f"{firm} finance"} for firm in ALLOWED}
"""By contract: those who find it in their list, with its hours."""

IN_AN_ORGANIZATION = {
    # Who of the first firm is let in; nobody of the second ever.
    "GET /organizations/{organization}/team": {"owner", "manager", "reviewer"},
    "GET /organizations/{organization}/members": {"owner", "manager", "administrator"},
    "POST /organizations/{organization}/members": {"owner", "manager"},
    "POST /organizations/{organization}/invitations/{invitation}": {"owner", "manager"},
    "GET /organizations/{organization}/members/{person}": {"owner"},
    "POST /organizations/{organization}/members/{person}": {"owner"},
    "GET /organizations/{organization}/devices": {"owner", "administrator"},
    "GET /organizations/{organization}/log": {"owner"},
    "GET /organizations/{organization}/offers": {"owner", "manager"},
    "GET /organizations/{organization}/offers/new": {"owner", "manager"},
    "POST /organizations/{organization}/offers/new": {"owner", "manager"},
    "GET /organizations/{organization}/webhooks": {"owner"},
    "POST /organizations/{organization}/webhooks": {"owner"},
    "GET /organizations/{organization}/webhooks/{webhook}": {"owner"},
    "POST /organizations/{organization}/webhooks/{webhook}": {"owner"},
    "GET /organizations/{organization}/sign-in": {"owner"},
    "POST /organizations/{organization}/sign-in": {"owner"},
    "GET /organizations/{organization}/leave": {
        "owner",
        "manager",
        "reviewer",
        "finance",
        "administrator",
        "contractor",
        "colleague",
    },
    "POST /organizations/{organization}/leave": {
        "owner",
        "manager",
        "reviewer",
        "finance",
        "administrator",
        "contractor",
        "colleague",
    },
}

ABOUT_AN_OFFER = {
    # Who of the first firm is let in to the offer to its contractor; nobody of the second ever.
    "GET /offers/{offer}": {"owner", "manager", "contractor"},
    "GET /offers/{offer}/edit": {"owner", "manager"},
    "POST /offers/{offer}/edit": {"owner", "manager"},
    "POST /offers/{offer}/withdraw": {"owner", "manager"},
    "POST /offers/{offer}/answer": {"contractor"},
}

WITH_A_CONTRACT = {
    # Who of the first firm is let in to the contract of its contractor; nobody of the second ever.
    "GET /contracts/{contract}": {"owner", "manager", "finance", "contractor"},
    "POST /contracts/{contract}/pause": {"owner", "manager"},
    "POST /contracts/{contract}/end": {"owner", "manager", "contractor"},
}

ABOUT_A_CONTRACT = (
    "/contracts/{contract}/diary",
    "/contracts/{contract}/diary/{day}",
    "/contracts/{contract}/diary/week/{day}",
    "/contracts/{contract}/diary/month/{month}",
    "/contracts/{contract}/diary/{day}/{stream}/{seq}",
    "/contracts/{contract}/segments/{stream}/{seq}/pictures/{index}",
    "/contracts/{contract}/segments/{stream}/{seq}/thumbnails/{index}",
    "/contracts/{contract}/segments/{stream}/{seq}/webcam",
    "/contracts/{contract}/segments/{stream}/{seq}/webcam/thumbnail",
    "/contracts/{contract}/consents",
    "/contracts/{contract}/export",
    "/contracts/{contract}/export/bundle",
    "/contracts/{contract}/export/trust",
    "/contracts/{contract}/export/looks",
    "/contracts/{contract}/comments",
    "/contracts/{contract}/looks",
    "/contracts/{contract}/proof/{day}",
    "/contracts/{contract}/proof/week/{day}",
    "/contracts/{contract}/proof/month/{month}",
    "/contracts/{contract}/segments/{stream}/{seq}/comments",
)
FORMS_ABOUT_A_CONTRACT = ("POST /contracts/{contract}/segments/{stream}/{seq}/comments",)
"""They open to the same people as its pages."""
ABOUT_ONESELF = ("/", "/contracts", "/organizations")
"""For everybody who is signed in, with nothing but what is open to them."""

OF_DEVICES = {
    "GET /api/v1/streams",
    "GET /api/v1/looks",
    "GET /api/v1/comments",
    "POST /api/v1/comments",
    "PUT /api/v1/comments/{number}",
    "DELETE /api/v1/comments/{number}",
    "GET /api/v1/contracts",
    "GET /api/v1/authority",
    "GET /api/v1/vouchers",
    "GET /api/v1/devices",
    "POST /api/v1/devices/{keyid}/end",
    "GET /api/v1/parts/{batch}",
    "PUT /api/v1/parts/{batch}",
    "PUT /api/v1/vouchers/{keyid}",
    "POST /api/v1/checkpoints",
    "POST /api/v1/statements",
}
"""For a device's token, and about its owner alone."""

WORK = "/api/v1/work"
OF_TOKENS = {
    # What a personal access token must be made for; None: any will do.
    f"{WORK}/token": None,
    f"{WORK}/contracts": "contracts",
    f"{WORK}/contracts/{{contract}}/days/{{day}}": "diary",
    f"{WORK}/contracts/{{contract}}/export/bundle": "export",
    f"{WORK}/contracts/{{contract}}/export/trust": "export",
    f"{WORK}/contracts/{{contract}}/export/looks": "export",
    f"{WORK}/organizations": "members",
    f"{WORK}/organizations/{{organization}}/members": "members",
}
"""For personal access tokens alone, and with them for whoever may see the same in a browser."""

WITH_PROOF = {
    # A secret address; tests/server/feeds says what it shows to whom.
    "GET /calendar/{secret}.ics",
    # Without a sign-in: what is sent is the proof (a password, a one-time code, a code of the browser sign-in).
    "POST /sign-in",
    "POST /sign-in/code",
    "POST /sign-in/passkey",
    # What the browser was sent back with by an identity provider.
    "GET /sign-in/organization/back",
    "POST /password/forgotten",
    "POST /password/new",
    "POST /email/confirm",
    "POST /invitation",
    "POST /api/v1/devices",
    "POST /api/v1/vouchers",
    "POST /api/v1/device_authorization",
    "POST /api/v1/token",
}
OF_BROWSERS = {
    "GET /account",
    "POST /account",
    "GET /account/password",
    "POST /account/password",
    "GET /account/email",
    "POST /account/email",
    "GET /account/second-step",
    "POST /account/second-step",
    "GET /account/passkeys",
    "POST /account/passkeys",
    "POST /account/passkeys/options",
    "GET /account/tokens",
    "POST /account/tokens",
    "GET /account/linked",
    "POST /account/linked",
    "GET /account/sign-ins",
    "POST /account/sign-ins",
    "GET /account/history",
    "GET /notifications",
    "POST /notifications",
    "GET /notifications/{notice}",
    "GET /account/notifications",
    "GET /account/calendar",
    "GET /account/data",
    "POST /account/data",
    "POST /account/calendar",
    "POST /account/notifications",
    "GET /device",
    "POST /device",
    "POST /device/decision",
}
"""For everybody who is signed in, about themselves; tests/server/device_grant says for which devices of whom."""

FOR_ALL = {
    "GET /openapi.json",
    "GET /api/v1/server",
    "GET /static/{name}",
    "GET /sign-in",
    "GET /sign-in/code",
    "GET /sign-in/organization",
    "POST /sign-in/organization",
    "GET /password/forgotten",
    "GET /password/new",
    "GET /email/confirm",
    "GET /invitation",
    "POST /sign-out",
    "POST /sign-in/passkey/options",
}
"""They tell nothing of anybody."""


@dataclass(frozen=True, slots=True)
class World:
    """Two firms, each with a contract and one segment with everything in it."""

    site: Site
    browsers: dict[str, httpx.Client]
    contracts: dict[str, ContractId]
    segments: dict[str, tuple[StreamId, int]]
    machines: dict[str, Machine]
    organizations: dict[str, OrganizationId]
    people: dict[str, Member]
    tokens: dict[tuple[str, str], str]
    """By person and scope: a token with that one scope; `all` has every."""
    offer: str
    """Of the first firm to its contractor."""
    webhook: str
    """Of the first firm."""

    def address(self, path: str, contract: str, *, segment: tuple[str, int] | None = None) -> str:
        """A page about `contract`."""
        firm = next((name for name, its in self.contracts.items() if its == contract), "first")
        stream, seq = segment or self.segments[firm]
        month = f"{DAY:%Y-%m}"
        return path.format(
            contract=contract,
            day=DAY.isoformat(),
            month=month,
            stream=stream,
            seq=seq,
            index=0,
            notice="none",
            webhook="none",
        )


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Nothing is added to it."""
    folder = tmp_path_factory.mktemp("matrix") / "data"
    with Site(folder, now_ms=MIDNIGHT_MS + 20 * HOUR_MS) as site:
        loner = site.person("Lone Wolf")
        browsers = {
            "nobody": httpx.Client(base_url=site.url),
            "loner": site.signed_in(loner),
        }
        contracts, segments, machines = {}, {}, {}
        organizations, people = {}, {"loner": loner}
        for firm in ("first", "second"):
            organization = organizations[firm] = site.organization(f"The {firm} firm")
            for role in Role:
                person = site.person(f"{firm} {role}", organization=organization, role=role)
                browsers[f"{firm} {role}"] = site.signed_in(person)
                people[f"{firm} {role}"] = person
                if role is Role.CONTRACTOR:
                    contracts[firm] = site.contract(organization, person, title=f"Work of {firm}")
                    machines[firm] = site.machine(organization, person)
            if firm == "first":
                colleague = site.person("first colleague", organization=organization)
                people["first colleague"] = colleague
                browsers["first colleague"] = site.signed_in(colleague)
                machines["colleague"] = site.machine(organization, colleague, name="Another desk")
        for firm, contract in contracts.items():
            segments[firm] = _track(machines[firm], contract)
        tokens = {
            (who, scope or "all"): access_token(site, member, *([scope] if scope else Scope))
            for who, member in people.items()
            for scope in (None, *Scope)
        }
        offer = offer_of(
            site,
            organizations["first"],
            people["first contractor"],
            by=people["first owner"],
            title="Offer of first",
        )
        webhook = "ab" * 8
        with site.core.database.writing() as rows:
            rows.add(
                Webhook(
                    organization=organizations["first"],
                    webhook=webhook,
                    url="https://hooks.example.com/hours",
                    events="contract.ended",
                    sealed=b"",
                    made_ms=site.clock.now_ms(),
                    made_by=people["first owner"].person,
                    version=1,
                    newest=0,
                )
            )
        yield World(
            site,
            browsers,
            contracts,
            segments,
            machines,
            organizations,
            people,
            tokens,
            offer,
            webhook,
        )
        browsers["nobody"].close()


def _track(machine: Machine, contract: ContractId) -> tuple[StreamId, int]:
    start_ms = MIDNIGHT_MS + 9 * HOUR_MS
    end_ms = start_ms + 10 * MINUTE_MS
    machine.agree(contract, *Feature, at_ms=start_ms - MINUTE_MS)
    (shot,), blobs = desktop_shots(taken_ms=start_ms + MINUTE_MS)
    photo = Webcam(shot.taken_ms, shot.media_type, shot.picture, shot.thumbnail)
    items = [typing(start_ms, end_ms), shot, photo, CHART_WINDOW, Memo("Drawing")]
    return machine.track(contract, start_ms, end_ms, items=items, pictures=blobs)


def _routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Method and path of every route, in included routers too."""
    waiting = list(app.routes)
    while waiting:
        route = waiting.pop()
        included = getattr(route, "original_router", None)
        if included is not None:
            waiting.extend(included.routes)
            continue
        for method in getattr(route, "methods", ()) - {"HEAD"}:
            yield method, getattr(route, "path", "")


def test_every_route_is_listed_here(world: World) -> None:
    listed = OF_DEVICES | WITH_PROOF | OF_BROWSERS | FOR_ALL | set(IN_AN_ORGANIZATION)
    listed |= {f"GET {path}" for path in (*ABOUT_A_CONTRACT, *ABOUT_ONESELF, *OF_TOKENS)}
    listed |= set(ABOUT_AN_OFFER) | set(WITH_A_CONTRACT)
    listed |= set(FORMS_ABOUT_A_CONTRACT)
    assert {" ".join(route) for route in _routes(world.site.app)} == listed


@pytest.mark.parametrize("path", ABOUT_A_CONTRACT)
@pytest.mark.parametrize("firm", sorted(ALLOWED))
def test_a_page_about_a_contract_opens_to_its_two_sides_alone(
    world: World, path: str, firm: str
) -> None:
    unknown = "0" * 32
    for who in EVERYBODY:
        browser = world.browsers[who]
        answer = browser.get(world.address(path, world.contracts[firm]))
        if who == "nobody":
            # As a page too it is sent to the sign-in, and back afterwards.
            assert answer.status_code == 401
            page = browser.get(answer.request.url, headers={"Accept": "text/html"})
            assert page.headers["location"].startswith("/sign-in?next=")
        elif who in ALLOWED[firm]:
            assert answer.status_code in (200, 303), (who, answer.status_code, answer.text)
        else:
            assert answer.status_code == 404, (who, answer.status_code)
            # It looks exactly as if there was no such contract.
            none = browser.get(world.address(path, ContractId(unknown)))
            assert none.status_code == 404
            assert _same(none, unknown) == _same(answer, world.contracts[firm]), who


@pytest.mark.parametrize("route", FORMS_ABOUT_A_CONTRACT)
@pytest.mark.parametrize("firm", sorted(ALLOWED))
def test_a_form_about_a_contract_is_taken_from_its_two_sides_alone(
    world: World, route: str, firm: str
) -> None:
    """Forms come without a seal: they are let in and change nothing."""
    method, path = route.split()
    unknown = "0" * 32

    def call(who: str, contract: str) -> httpx.Response:
        return world.browsers[who].request(
            method,
            world.address(path, contract),
            headers={"Origin": world.site.url},
            data={"act": "write", "text": f"By {who}"},
        )

    for who in EVERYBODY:
        answer = call(who, world.contracts[firm])
        if who == "nobody":
            assert answer.status_code == 401
        elif who in ALLOWED[firm]:
            assert answer.status_code == 200, (who, answer.text)
        else:
            assert answer.status_code == 404, (who, answer.status_code)
            none = call(who, unknown)
            assert _same(none, unknown) == _same(answer, world.contracts[firm]), who
    for who in sorted(ALLOWED[firm]):
        page = world.browsers[who].get(world.address(path, world.contracts[firm]))
        assert "By " not in page.text


@pytest.mark.parametrize("path", [path for path in ABOUT_A_CONTRACT if "{stream}" in path])
def test_a_segment_is_not_reached_by_way_of_another_contract(world: World, path: str) -> None:
    """Who may see both their own contract and nothing of the other firm's."""
    for who in sorted(ALLOWED["first"]):
        foreign = world.segments["second"]
        answer = world.browsers[who].get(
            world.address(path, world.contracts["first"], segment=foreign)
        )
        assert answer.status_code == 404, who


def _same(answer: httpx.Response, name: str) -> tuple[str, dict[str, str]]:
    """What a refusal shows, without the address that was asked for."""
    kept = {k: v for k, v in answer.headers.items() if k not in ("date", "content-length")}
    return answer.text.replace(name, "…"), kept


def test_lists_hold_what_is_open_and_nothing_else(world: World) -> None:
    for who in EVERYBODY[1:]:
        text = world.browsers[who].get("/contracts").text
        for firm, contract in world.contracts.items():
            assert (f"{contract}/diary" in text) == (who in ALLOWED[firm]), (who, firm)
            terms = f'href="/contracts/{contract}"' in text
            assert terms == (who in KNOWN[firm] - {f"{firm} reviewer"}), (who, firm)
            assert (f"Work of {firm}" in text) == (who in KNOWN[firm]), (who, firm)
        home = world.browsers[who].get("/")
        opened = [firm for firm in ALLOWED if who in ALLOWED[firm]]
        goal = f"/contracts/{world.contracts[opened[0]]}/diary" if opened else "/contracts"
        assert home.headers["location"] == goal
        text = world.browsers[who].get("/organizations").text
        for firm, organization in world.organizations.items():
            assert (organization in text) == who.startswith(firm), (who, firm)
    for path in ABOUT_ONESELF:
        assert world.browsers["nobody"].get(path).status_code == 401


@pytest.mark.parametrize("route", sorted(IN_AN_ORGANIZATION))
def test_an_organization_opens_by_role(world: World, route: str) -> None:
    """Forms come without a seal: they are let in and change nothing."""
    method, path = route.split()
    theirs = world.people["first manager"].person
    unknown = "0" * 32

    def call(who: str, organization: str) -> httpx.Response:
        address = path.format(
            organization=organization, person=theirs, invitation=unknown, webhook=world.webhook
        )
        headers = {"Origin": world.site.url}
        data = {"email": "new@example.com", "role": "reviewer"}
        if "invitations" in path:
            data["act"] = "withdraw"
        if "{person}" in path:
            data["act"] = "remove"
        return world.browsers[who].request(
            method, address, headers=headers, data=data if method == "POST" else None
        )

    for who in EVERYBODY:
        answer = call(who, world.organizations["first"])
        if who == "nobody":
            assert answer.status_code == 401
        elif who.startswith("first ") and who[6:] in IN_AN_ORGANIZATION[route]:
            assert answer.status_code == 200, (who, answer.status_code, answer.text)
        else:
            assert answer.status_code == 404, (who, answer.status_code)
            none = call(who, unknown)
            assert none.status_code == 404
            assert _same(none, unknown) == _same(answer, world.organizations["first"]), who


@pytest.mark.parametrize("route", sorted(ABOUT_AN_OFFER))
def test_an_offer_opens_to_its_two_sides_alone(world: World, route: str) -> None:
    """Forms come without a seal: they are let in and change nothing."""
    method, path = route.split()
    unknown = "0" * 16

    def call(who: str, offer: str) -> httpx.Response:
        return world.browsers[who].request(
            method,
            path.format(offer=offer),
            headers={"Origin": world.site.url},
            data={"act": "accept" if "answer" in path else "send"} if method == "POST" else None,
        )

    for who in EVERYBODY:
        answer = call(who, world.offer)
        if who == "nobody":
            assert answer.status_code == 401
        elif who.startswith("first ") and who[6:] in ABOUT_AN_OFFER[route]:
            assert answer.status_code == 200, (who, answer.status_code, answer.text)
        else:
            assert answer.status_code == 404, (who, answer.status_code)
            none = call(who, unknown)
            assert none.status_code == 404
            assert _same(none, unknown) == _same(answer, world.offer), who


@pytest.mark.parametrize("route", sorted(WITH_A_CONTRACT))
def test_what_is_done_with_a_contract_goes_by_role(world: World, route: str) -> None:
    """Forms come without a seal: they are let in and change nothing."""
    method, path = route.split()
    unknown = "0" * 16

    def call(who: str, contract: str) -> httpx.Response:
        return world.browsers[who].request(
            method,
            path.format(contract=contract),
            headers={"Origin": world.site.url},
            data={"act": "pause"} if method == "POST" else None,
        )

    for who in EVERYBODY:
        answer = call(who, world.contracts["first"])
        if who == "nobody":
            assert answer.status_code == 401
        elif who.startswith("first ") and who[6:] in WITH_A_CONTRACT[route]:
            assert answer.status_code == 200, (who, answer.status_code, answer.text)
        else:
            assert answer.status_code == 404, (who, answer.status_code)
            none = call(who, unknown)
            assert none.status_code == 404
            assert _same(none, unknown) == _same(answer, world.contracts["first"]), who


def test_an_offer_is_listed_for_its_contractor_alone(world: World) -> None:
    for who in EVERYBODY[1:]:
        text = world.browsers[who].get("/contracts").text
        assert (world.offer in text) == (who == "first contractor"), who
        assert ("Offer of first" in text) == (who == "first contractor"), who


def test_a_browser_is_no_device_and_a_device_no_browser(world: World) -> None:
    owner = world.browsers["first owner"]
    token = {"Authorization": f"Bearer {world.machines['first'].token}"}
    for route in sorted(OF_DEVICES):
        method, path = route.split()
        answer = _call(world, owner, method, path, "first")
        assert answer.status_code == 401, (route, answer.text)
        answer = _call(world, world.browsers["nobody"], method, path, "first")
        assert answer.status_code == 401, (route, answer.text)
    about = {f"GET {path}" for path in (*ABOUT_A_CONTRACT, *ABOUT_ONESELF, *OF_TOKENS)}
    about |= set(FORMS_ABOUT_A_CONTRACT)
    for route in sorted(
        about | OF_BROWSERS | set(IN_AN_ORGANIZATION) | set(ABOUT_AN_OFFER) | set(WITH_A_CONTRACT)
    ):
        method, path = route.split()
        path = path.replace("{organization}", world.organizations["first"])
        path = path.replace("{person}", world.people["first owner"].person)
        path = path.replace("{offer}", world.offer)
        address = world.address(path.replace("{invitation}", "none"), world.contracts["first"])
        headers = {**token, "Origin": world.site.url}
        answer = world.browsers["nobody"].request(
            method,
            address,
            headers=headers,
            data={"decision": "allow", "act": _act(path)},
        )
        assert answer.status_code == 401, (route, answer.text)


def _ask(world: World, path: str, token: str, *, firm: str = "first") -> httpx.Response:
    """What a program of somebody gets with their token, about `firm`."""
    address = path.format(
        contract=world.contracts.get(firm, firm),
        organization=world.organizations.get(firm, firm),
        day=DAY.isoformat(),
    )
    return world.site.http.get(address, headers={"Authorization": f"Bearer {token}"})


@pytest.mark.parametrize("path", sorted(OF_TOKENS))
def test_a_token_does_what_it_was_made_for_and_nothing_else(world: World, path: str) -> None:
    """Everybody × scopes × routes: never more than the owner's browser, never without the scope."""
    wanted = OF_TOKENS[path]
    for (who, scope), token in world.tokens.items():
        answer = _ask(world, path, token)
        if wanted is not None and scope not in (wanted, "all"):
            assert answer.status_code == 403, (who, scope, answer.text)
            told = answer.json()
            assert told["type"] == "urn:hourproof:problem:insufficient-scope"
            assert told["scope"] == wanted
            challenge = answer.headers["www-authenticate"]
            assert 'error="insufficient_scope"' in challenge
            assert f'scope="{wanted}"' in challenge
            # Before anything was looked up: nothing is learnt of what there is.
            unknown = _ask(world, path, token, firm="0" * 32)
            assert (unknown.status_code, unknown.text) == (403, answer.text)
            continue
        if "{contract}" in path:
            opens = who in ALLOWED["first"]
        elif "{organization}" in path:
            opens = who in {f"first {role}" for role in ("owner", "manager", "administrator")}
        else:
            opens = True
        if opens:
            assert answer.status_code == 200, (who, scope, answer.text)
            assert answer.headers["cache-control"] == "no-store"
        else:
            assert answer.status_code == 404, (who, scope, answer.text)
            unknown = _ask(world, path, token, firm="0" * 32)
            assert _same(unknown, "0" * 32) == _same(answer, "0" * 32), who


def test_lists_of_tokens_hold_what_the_owner_may_see(world: World) -> None:
    for who in world.people:
        token = world.tokens[who, "all"]
        told = _ask(world, f"{WORK}/contracts", token).json()["contracts"]
        seen = {one["contract"] for one in told}
        assert seen == {world.contracts[firm] for firm in KNOWN if who in KNOWN[firm]}, who
        told = _ask(world, f"{WORK}/organizations", token).json()["organizations"]
        firm, _, role = who.partition(" ")
        sees = firm in world.organizations and role in ("owner", "manager", "administrator")
        expected = {world.organizations[firm]} if sees else set()
        assert {one["organization"] for one in told} == expected, who


def test_a_token_is_no_browser_and_no_device_and_they_are_no_token(world: World) -> None:
    token = {"Authorization": f"Bearer {world.tokens['first owner', 'all']}"}
    pages = {f"GET {path}" for path in (*ABOUT_A_CONTRACT, *ABOUT_ONESELF)}
    hiring = set(ABOUT_AN_OFFER) | set(WITH_A_CONTRACT)
    for route in sorted(pages | OF_BROWSERS | hiring | set(IN_AN_ORGANIZATION)):
        method, path = route.split()
        path = path.replace("{organization}", world.organizations["first"])
        path = path.replace("{person}", world.people["first manager"].person)
        path = path.replace("{offer}", world.offer)
        address = world.address(path.replace("{invitation}", "none"), world.contracts["first"])
        form = {"act": _act(path), "decision": "allow"}
        answer = world.browsers["nobody"].request(
            method, address, headers={**token, "Origin": world.site.url}, data=form
        )
        assert answer.status_code == 401, (route, answer.text)
    for route in sorted(OF_DEVICES):
        method, path = route.split()
        answer = _call(
            world, world.site.http, method, path, "first", token=world.tokens["first owner", "all"]
        )
        assert answer.status_code == 401, (route, answer.text)
    for path in OF_TOKENS:
        assert _ask(world, path, world.machines["first"].token).status_code == 401
        address = path.format(
            contract=world.contracts["first"],
            organization=world.organizations["first"],
            day=DAY.isoformat(),
        )
        answer = world.browsers["first owner"].get(address)
        assert answer.status_code == 401, path
        # RFC 6750: where nothing was sent, the challenge names no error.
        assert answer.headers["www-authenticate"] == 'Bearer realm="Hourproof"'


def test_each_scope_opens_its_own_and_none_opens_a_change() -> None:
    assert set(ACTS_WITHIN) == set(DEEDS_WITHIN) == set(Scope)
    assert scopes_for(Act.KNOW) == (Scope.CONTRACTS,)
    assert scopes_for(Act.READ_DIARY) == (Scope.DIARY,)
    assert scopes_for(Act.EXPORT) == (Scope.EXPORT,)
    assert scopes_for(Deed.SEE_MEMBERS) == (Scope.MEMBERS,)
    for deed in (Deed.LEAVE, Deed.INVITE, Deed.MANAGE_MEMBERS):
        assert scopes_for(deed) == ()


def _act(path: str) -> str:
    """What the form at `path` takes for an act."""
    acts = {
        "members": "remove",
        "answer": "accept",
        "edit": "send",
        "new": "send",
        "pause": "pause",
        "comments": "write",
    }
    return next((act for part, act in acts.items() if f"/{part}" in path), "resend")


def _call(
    world: World,
    client: httpx.Client,
    method: str,
    path: str,
    firm: str,
    *,
    token: str | None = None,
) -> httpx.Response:
    """A well-formed call of the API about the contract of `firm`."""
    headers = {"Origin": world.site.url, "Accept": "application/json"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    if path.endswith("/statements"):
        headers["Content-Type"] = CONTENT_TYPE
    monday_ms = MIDNIGHT_MS - 24 * HOUR_MS
    asked = {
        "/api/v1/streams": {"contract": world.contracts[firm], "week_start_ms": monday_ms},
        "/api/v1/looks": {
            "contract": world.contracts[firm],
            "start_ms": MIDNIGHT_MS,
            "end_ms": MIDNIGHT_MS + HOUR_MS,
        },
    }
    stream, seq = world.segments[firm]
    comment = {"contract": world.contracts[firm], "stream": stream, "seq": seq}
    if method == "GET":
        asked["/api/v1/comments"] = asked["/api/v1/looks"]
    if method == "DELETE":
        asked[path] = comment
    body: dict[str, object] | None = None
    if method == "PUT" and "vouchers" in path:
        body = {"sig": "A" * 88}
    if path.endswith("/end"):
        body = {"lost_since_ms": None}
    if path.endswith("/checkpoints"):
        body = {"note": "none"}
    if method in ("POST", "PUT") and "comments" in path:
        body = {**comment, "text": "Well done", "once": "0" * 32, "version": 1}
    address = path.format(batch="ab" * 32, keyid="cd" * 32, number=1)
    return client.request(method, address, params=asked.get(path), json=body, headers=headers)


@pytest.mark.parametrize("path", ["/api/v1/streams", "/api/v1/looks", "/api/v1/comments"])
def test_a_device_asks_about_its_owners_contracts_alone(world: World, path: str) -> None:
    http = world.site.http
    for whose, machine in world.machines.items():
        for firm in world.contracts:
            answer = _call(world, http, "GET", path, firm, token=machine.token)
            if whose == firm:
                assert answer.status_code == 200, answer.text
            else:
                assert answer.status_code == 404, (whose, firm)
                assert world.contracts[firm] not in answer.text


def test_a_device_writes_on_its_owners_contracts_alone(world: World) -> None:
    http = world.site.http
    for whose, machine in world.machines.items():
        for firm in world.contracts:
            if whose == firm:
                continue  # nothing is added to the world
            for method, path in (
                ("POST", "/api/v1/comments"),
                ("PUT", "/api/v1/comments/{number}"),
                ("DELETE", "/api/v1/comments/{number}"),
            ):
                answer = _call(world, http, method, path, firm, token=machine.token)
                assert answer.status_code == 404, (whose, firm, answer.text)


def test_a_device_is_told_of_its_owner_alone(world: World) -> None:
    http = world.site.http
    for whose, machine in world.machines.items():
        told = _call(world, http, "GET", "/api/v1/contracts", "first", token=machine.token).text
        for firm, contract in world.contracts.items():
            assert (contract in told) == (whose == firm), (whose, firm)
        stated = _call(world, http, "GET", "/api/v1/authority", "first", token=machine.token)
        assert stated.status_code == 200
        waiting = _call(world, http, "GET", "/api/v1/vouchers", "first", token=machine.token)
        assert waiting.json()["waiting"] == []


def test_a_device_says_nothing_on_the_contracts_of_others(world: World) -> None:
    for whose, firm in (("colleague", "first"), ("second", "first"), ("first", "second")):
        with pytest.raises(AssertionError, match="wrong-contract"):
            _track(world.machines[whose], world.contracts[firm])


def test_the_rules_list_every_standing_and_no_act_is_open_to_contractors_of_others() -> None:
    assert set(MAY) == set(Standing)
    assert set(MAY_IN_ORGANIZATION) == set(Role)
    for act in Act:
        assert Role.CONTRACTOR not in roles_that_may(act)
