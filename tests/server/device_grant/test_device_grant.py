"""Signing a device in through a browser, over HTTP against a whole server: RFC 8628, the page, and who tries it on."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from sqlalchemy import select

from server.accounts import events
from server.accounts.attempts import LIMITS, WINDOW_MS
from server.accounts.events import Act, Caller
from server.accounts.models import Membership, Role
from server.contracts.models import ContractRow
from server.device_grant.models import DeviceSignIn
from server.device_grant.service import (
    ALPHABET,
    ENROLMENT_MS,
    FETCH_MS,
    KEPT_MS,
    LIFE_MS,
    MOST_WAITING_AT_ONE_ADDRESS,
    DeviceSignIns,
    TokenError,
)
from server.devices.models import Device, EnrolmentCode
from tests.support.access_tokens import outbox_of
from tests.support.sender import enrolment, keypair
from tests.support.site import Member, Site
from wire.records import OrganizationId

NOW_MS = 1_773_172_800_000
GRANT = "urn:ietf:params:oauth:grant-type:device_code"
CLIENT = "hourproof-agent"
STEP_MS = 6_000


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture
def organization(site) -> OrganizationId:
    return site.organization()


@pytest.fixture
def ada(site, organization) -> Member:
    member = site.person("Ada Birch", organization=organization)
    site.contract(organization, member)
    return member


def post(site: Site, path: str, **fields: str) -> httpx.Response:
    return site.http.post(f"/api/v1/{path}", data=fields)


def ask(site: Site, *, name: str = "Ada’s laptop") -> dict[str, object]:
    answer = post(site, "device_authorization", client_id=CLIENT, device_name=name)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return answer.json()


def poll(site: Site, asked: dict[str, object], *, after_ms: int = STEP_MS) -> httpx.Response:
    site.clock.forward(after_ms)
    code = str(asked["device_code"])
    return post(site, "token", grant_type=GRANT, device_code=code, client_id=CLIENT)


def error(answer: httpx.Response) -> str:
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["cache-control"] == "no-store"
    return str(answer.json()["error"])


def hidden(page: httpx.Response) -> dict[str, str]:
    """The hidden fields of the page's decision form."""
    form = page.text.partition('action="/device/decision"')[2].partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))


def look_up(browser: httpx.Client, code: object) -> httpx.Response:
    return send(browser, "/device", user_code=str(code))


def send(browser: httpx.Client, path: str, **fields: str) -> httpx.Response:
    return browser.post(path, data=fields, headers={"Sec-Fetch-Site": "same-origin"})


def decide(
    browser: httpx.Client, page: httpx.Response, decision: str, **more: str
) -> httpx.Response:
    return send(browser, "/device/decision", **{**hidden(page), **more}, decision=decision)


def enrol(site: Site, code: str) -> httpx.Response:
    return site.http.post("/api/v1/devices", json={**enrolment(code, keypair()), "os": "test"})


def sign_ins(site: Site, *, sends: bool = False) -> DeviceSignIns:
    """The service over the site's database."""
    return DeviceSignIns(site.core, outbox_of(site, sends=sends))


def happened(site: Site, ada: Member) -> list[tuple[Act, str, str, str]]:
    """What the history of the account says of devices: act, detail, place and browser."""
    return [
        (one.act, one.detail, one.caller.address, one.caller.agent)
        for one in events.newest(site.core, ada.person)
        if one.act.startswith("device-")
    ]


def row_of(site: Site) -> DeviceSignIn:
    with site.core.database.reading() as rows:
        return rows.scalars(select(DeviceSignIn)).one()


def test_a_device_is_signed_in_and_enrols_by_the_one_path_there_is(site, ada, organization):
    asked = ask(site)
    assert re.fullmatch(f"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", str(asked["user_code"]))
    assert (asked["expires_in"], asked["interval"]) == (LIFE_MS // 1000, 5)
    assert asked["verification_uri"] == f"{site.settings.public_url}/device"
    assert asked["verification_uri_complete"].endswith(f"/device?user_code={asked['user_code']}")
    assert error(poll(site, asked)) == "authorization_pending"
    browser = site.signed_in(ada)
    page = look_up(browser, asked["user_code"])
    assert "Ada’s laptop" in page.text
    assert "127.0.0.1" in page.text
    assert "Northwind Atlas" in page.text
    assert "is allowed" in decide(browser, page, "allow").text
    answer = poll(site, asked)
    assert answer.status_code == 200
    told = answer.json()
    assert (told["token_type"], told["expires_in"]) == (
        "urn:hourproof:enrolment-code",
        ENROLMENT_MS // 1000,
    )
    enrolled = enrol(site, told["access_token"])
    assert enrolled.status_code == 201, enrolled.text
    assert enrolled.json()["person"] == {"id": ada.person, "name": "Ada Birch"}
    assert enrolled.json()["organization"]["id"] == organization
    assert error(poll(site, asked)) == "invalid_grant"


def test_only_hashes_are_kept(site, ada):
    asked = ask(site)
    browser = site.signed_in(ada)
    decide(browser, look_up(browser, asked["user_code"]), "allow")
    code = poll(site, asked).json()["access_token"]
    stored = b"".join(
        path.read_bytes() for path in site.settings.data.glob("hourproof.db*") if path.is_file()
    )
    for secret in (asked["device_code"], asked["user_code"], code):
        assert str(secret).encode() not in stored
        assert str(secret).replace("-", "").encode() not in stored


def test_declined(site, ada):
    asked = ask(site)
    browser = site.signed_in(ada)
    page = look_up(browser, asked["user_code"])
    assert "is declined" in decide(browser, page, "decline").text
    assert error(poll(site, asked)) == "access_denied"
    assert "is declined" in decide(browser, page, "allow").text
    assert error(poll(site, asked)) == "access_denied"


def test_expired(site, ada):
    asked = ask(site)
    browser = site.signed_in(ada)
    page = look_up(browser, asked["user_code"])
    assert error(poll(site, asked, after_ms=LIFE_MS)) == "expired_token"
    assert look_up(browser, asked["user_code"]).status_code == 422
    assert decide(browser, page, "allow").status_code == 422
    assert row_of(site).decision == "waiting"
    site.clock.forward(KEPT_MS)
    again = ask(site)
    assert error(poll(site, asked)) == "invalid_grant"
    assert error(poll(site, again)) == "authorization_pending"


def test_a_yes_in_the_last_second_can_still_be_fetched(site, ada):
    asked = ask(site)
    browser = site.signed_in(ada)
    page = look_up(browser, asked["user_code"])
    site.clock.forward(LIFE_MS - 1)
    decide(browser, page, "allow")
    assert poll(site, asked, after_ms=FETCH_MS - 1).status_code == 200


def test_who_asks_too_soon_is_told_to_slow_down_for_good(site):
    asked = ask(site)
    assert error(poll(site, asked, after_ms=0)) == "authorization_pending"
    assert error(poll(site, asked, after_ms=1_000)) == "slow_down"
    assert error(poll(site, asked, after_ms=8_000)) == "slow_down"
    assert error(poll(site, asked, after_ms=15_000)) == "authorization_pending"
    site.clock._now_ms -= 60_000
    assert error(poll(site, asked, after_ms=0)) == "authorization_pending"


def test_a_lost_answer_is_given_again_and_the_one_before_is_worth_nothing(site, ada):
    asked = ask(site)
    browser = site.signed_in(ada)
    decide(browser, look_up(browser, asked["user_code"]), "allow")
    first, second = (poll(site, asked).json()["access_token"] for _ in range(2))
    assert enrol(site, first).status_code == 403
    assert enrol(site, second).status_code == 201
    with site.core.database.reading() as rows:
        assert len(rows.scalars(select(EnrolmentCode)).all()) == 1
        assert len(rows.scalars(select(Device)).all()) == 1


def test_the_enrolment_code_lives_for_minutes(site, ada):
    asked = ask(site)
    browser = site.signed_in(ada)
    decide(browser, look_up(browser, asked["user_code"]), "allow")
    code = poll(site, asked).json()["access_token"]
    site.clock.forward(ENROLMENT_MS)
    assert enrol(site, code).status_code == 410


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "invalid_request"),
        ({"client_id": CLIENT}, "invalid_request"),
        ({"device_name": "x"}, "invalid_request"),
        ({"client_id": "another", "device_name": "x"}, "invalid_client"),
        ({"client_id": CLIENT, "device_name": ""}, "invalid_request"),
        ({"client_id": CLIENT, "device_name": "x" * 65}, "invalid_request"),
        ({"client_id": CLIENT, "device_name": "a\nb"}, "invalid_request"),
        ({"client_id": CLIENT, "device_name": "a\u202eb"}, "invalid_request"),
    ],
)
def test_malformed_questions_are_refused_in_oauths_words(site, fields, why):
    assert error(post(site, "device_authorization", **fields)) == why
    with site.core.database.reading() as rows:
        assert rows.scalars(select(DeviceSignIn)).all() == []


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": GRANT}, "invalid_request"),
        ({"grant_type": GRANT, "client_id": "x", "device_code": "y"}, "invalid_client"),
        ({"grant_type": GRANT, "client_id": CLIENT}, "invalid_request"),
        ({"grant_type": GRANT, "client_id": CLIENT, "device_code": "x" * 10_000}, "invalid_grant"),
        ({"grant_type": GRANT, "client_id": CLIENT, "device_code": "\u0000é"}, "invalid_grant"),
    ],
)
def test_malformed_polls_are_refused_in_oauths_words(site, fields, why):
    assert error(post(site, "token", **fields)) == why


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"client_id=hourproof-agent&device_name=x", "application/json"),
        (b'{"client_id": "hourproof-agent"}', "application/x-www-form-urlencoded"),
        (b"client_id=hourproof-agent&client_id=hourproof-agent&device_name=x", None),
        (b"client_id=hourproof-agent&device_name=%FF", None),
        (b"client_id=hourproof-agent&device_name=\xff", None),
        (b"&".join(b"a%d=1" % number for number in range(50)), None),
    ],
)
def test_what_is_no_form_is_refused(site, body, kind):
    headers = {"Content-Type": kind or "application/x-www-form-urlencoded"}
    answer = site.http.post("/api/v1/device_authorization", content=body, headers=headers)
    assert error(answer) == "invalid_request"


def test_other_methods_and_large_bodies(site):
    for path in ("device_authorization", "token"):
        assert site.http.get(f"/api/v1/{path}").status_code == 405
        answer = site.http.post(f"/api/v1/{path}", content=b"x" * 300_000)
        assert answer.status_code in (400, 413)


def test_nobody_fills_the_waiting_room(site):
    for _ in range(MOST_WAITING_AT_ONE_ADDRESS):
        ask(site)
    full = post(site, "device_authorization", client_id=CLIENT, device_name="x")
    assert (full.status_code, full.headers["retry-after"]) == (503, "60")
    site.clock.forward(LIFE_MS)
    ask(site)


def test_the_page_needs_a_sign_in_and_keeps_the_code_over_it(site, ada):
    asked = ask(site)
    path = f"/device?user_code={asked['user_code']}"
    away = site.http.get(path, headers={"Accept": "text/html"})
    assert away.status_code == 303
    assert away.headers["location"] == f"/sign-in?next=/device%3Fuser_code%3D{asked['user_code']}"
    anonymous = site.http.post("/device/decision", data={"decision": "allow"})
    assert anonymous.status_code == 401
    assert "Ada’s laptop" in site.signed_in(ada).get(path).text


def test_an_address_alone_decides_nothing(site, ada):
    asked = ask(site)
    browser = site.signed_in(ada)
    page = browser.get(f"/device?user_code={asked['user_code']}")
    assert page.status_code == 200
    query = {**hidden(page), "decision": "allow"}
    assert browser.get("/device/decision", params=query).status_code == 405
    assert browser.get("/device", params=query).status_code == 200
    assert row_of(site).decision == "waiting"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {},
    ],
)
def test_another_site_cannot_decide(site, ada, headers):
    asked = ask(site)
    browser = site.signed_in(ada)
    page = look_up(browser, asked["user_code"])
    form = {**hidden(page), "decision": "allow"}
    assert browser.post("/device/decision", data=form, headers=headers).status_code == 403
    assert row_of(site).decision == "waiting"


@pytest.mark.parametrize("seal", ["", "0" * 64, "é"])
def test_a_form_of_nobodys_making_decides_nothing(site, ada, seal):
    asked = ask(site)
    browser = site.signed_in(ada)
    page = look_up(browser, asked["user_code"])
    shown = decide(browser, page, "allow", seal=seal)
    assert "Allow this device?" in shown.text
    assert row_of(site).decision == "waiting"
    other = ask(site, name="Another")
    shown = decide(browser, page, "allow", user_code=str(other["user_code"]))
    assert "Allow this device?" in shown.text
    assert error(poll(site, other)) == "authorization_pending"


def test_the_form_of_another_browser_decides_nothing(site, ada, organization):
    asked = ask(site)
    page = look_up(site.signed_in(ada), asked["user_code"])
    eve = site.signed_in(site.person("Eve", organization=organization))
    assert "Allow this device?" in decide(eve, page, "allow").text
    assert row_of(site).decision == "waiting"


def test_pages_cannot_be_framed_or_kept(site, ada):
    page = site.signed_in(ada).get("/device")
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["cache-control"] == "no-store"


def test_guesses_are_counted_and_a_right_code_is_not_one(site, ada):
    asked = ask(site)
    browser = site.signed_in(ada)
    for _ in range(LIMITS["pair"] + 3):
        assert look_up(browser, asked["user_code"]).status_code == 200
    for number in range(LIMITS["pair"]):
        assert look_up(browser, f"BBBB-BBB{ALPHABET[number]}").status_code == 422
    refused = look_up(browser, asked["user_code"])
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) == WINDOW_MS // 1000
    assert browser.get(f"/device?user_code={asked['user_code']}").status_code == 429
    site.clock.forward(WINDOW_MS - 1)
    assert look_up(browser, "BBBB-BBBB").status_code == 429


def test_guesses_at_the_same_moment_do_not_slip_through(site, ada):
    browser = site.signed_in(ada)
    codes = [f"CCCC-CC{a}{b}" for a in ALPHABET[:6] for b in ALPHABET[:4]]
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda code: look_up(browser, code).status_code, codes))
    assert statuses.count(422) == LIMITS["pair"]
    assert statuses.count(429) == len(codes) - LIMITS["pair"]


@pytest.mark.parametrize("typed", ["", "   ", "-", "1234", "é", "\u202e", "x" * 64, "<b>"])
def test_nonsense_in_the_field_is_answered_beside_it(site, ada, typed):
    page = look_up(site.signed_in(ada), typed)
    assert page.status_code == 422
    assert 'aria-invalid="true"' in page.text
    assert "<b>" not in page.text.partition("user-code-error")[0].partition("<input")[2]


def test_a_field_that_is_too_long_or_a_decision_that_is_none(site, ada):
    browser = site.signed_in(ada)
    assert look_up(browser, "B" * 65).status_code == 400
    assert send(browser, "/device/decision", decision="perhaps").status_code == 400
    assert send(browser, "/device/decision").status_code == 400


def test_the_code_however_it_is_typed(site, ada):
    asked = ask(site)
    code = str(asked["user_code"])
    browser = site.signed_in(ada)
    for typed in (code.lower(), code.replace("-", ""), f" {code[:4]} {code[5:]} ", f"{code}."):
        assert "Ada’s laptop" in look_up(browser, typed).text


def test_a_device_that_asks_from_elsewhere_is_told_apart(site, ada):
    browser = site.signed_in(ada)
    form = {"client_id": CLIENT, "device_name": "x"}
    for address in ("203.0.113.7", "2001:db8::7"):
        answer = site.http.post(
            "/api/v1/device_authorization", data=form, headers={"X-Forwarded-For": address}
        )
        page = look_up(browser, answer.json()["user_code"]).text
        assert address in page
        assert "This browser is at 127.0.0.1" in page
        assert "the address of this browser too" not in page


def test_a_name_cannot_write_into_the_page(site, ada):
    asked = ask(site, name='<img src=x onerror="alert(1)">')
    page = look_up(site.signed_in(ada), asked["user_code"])
    assert "<img src=x" not in page.text
    assert "&lt;img" in page.text


def test_two_tabs_and_two_people(site, ada, organization):
    asked = ask(site)
    mine = site.signed_in(ada)
    one, other = look_up(mine, asked["user_code"]), look_up(mine, asked["user_code"])
    eve = site.signed_in(site.person("Eve", organization=organization))
    late = look_up(eve, asked["user_code"])
    assert "is allowed" in decide(mine, one, "allow").text
    assert "is allowed" in decide(mine, other, "decline").text
    refused = decide(eve, late, "allow")
    assert (refused.status_code, "Ada’s laptop" in refused.text) == (422, False)
    assert look_up(eve, asked["user_code"]).status_code == 422
    assert row_of(site).person == ada.person
    assert poll(site, asked).status_code == 200


def test_many_decisions_at_once_are_one(site, ada):
    asked = ask(site)
    browser = site.signed_in(ada)
    page = look_up(browser, asked["user_code"])
    with ThreadPoolExecutor(8) as pool:
        said = list(
            pool.map(lambda n: decide(browser, page, ("allow", "decline")[n % 2]).text, range(16))
        )
    stands = row_of(site).decision
    assert stands in ("allowed", "declined")
    assert all(f"is {stands}" in text for text in said)


def test_polls_at_once_hand_out_one_code_that_works(site, ada):
    asked = ask(site)
    browser = site.signed_in(ada)
    decide(browser, look_up(browser, asked["user_code"]), "allow")
    site.clock.forward(STEP_MS)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: poll(site, asked, after_ms=0), range(8)))
    codes = [one.json()["access_token"] for one in answers if one.status_code == 200]
    assert len(codes) == 1
    assert [one.json()["error"] for one in answers if one.status_code != 200] == ["slow_down"] * 7
    assert enrol(site, codes[0]).status_code == 201


def test_an_employer_has_no_device_to_allow(site, organization):
    olive = site.person("Olive", organization=organization, role=Role.OWNER)
    asked = ask(site)
    browser = site.signed_in(olive)
    page = look_up(browser, asked["user_code"])
    assert 'value="allow"' not in page.text
    assert "no contract as a contractor" in page.text
    forced = decide(browser, page, "allow", organization=organization)
    assert forced.status_code == 422
    assert "is declined" in decide(browser, page, "decline").text
    assert error(poll(site, asked)) == "access_denied"


def test_of_two_organizations_one_is_chosen_and_no_other_can_be(site, ada, organization):
    second, third = site.organization("Fjord Books"), site.organization("Elsewhere")
    with site.core.database.writing() as rows:
        rows.add(
            Membership(
                organization=second, person=ada.person, role=Role.CONTRACTOR, created_ms=NOW_MS
            )
        )
    asked = ask(site)
    browser = site.signed_in(ada)
    page = look_up(browser, asked["user_code"])
    assert "Fjord Books" in page.text
    assert "Elsewhere" not in page.text
    unchosen = decide(browser, page, "allow")
    assert (unchosen.status_code, "Choose for whom" in unchosen.text) == (422, True)
    assert decide(browser, page, "allow", organization=third).status_code == 422
    assert decide(browser, page, "allow", organization="nonsense").status_code == 422
    assert "is allowed" in decide(browser, page, "allow", organization=second).text
    enrolled = enrol(site, poll(site, asked).json()["access_token"])
    assert enrolled.json()["organization"]["id"] == second


def test_an_organization_whose_contracts_have_ended_is_not_offered(site, ada, organization):
    with site.core.database.writing() as rows:
        rows.scalars(select(ContractRow)).one().ended_ms = NOW_MS
    asked = ask(site)
    page = look_up(site.signed_in(ada), asked["user_code"])
    assert 'value="allow"' not in page.text


def test_letters_are_drawn_evenly_and_never_the_same_code_twice(site):
    codes = [sign_ins(site).ask(name="x", address=str(n)).user_code for n in range(400)]
    assert len(set(codes)) == 400
    letters = "".join(codes).replace("-", "")
    counts = [letters.count(letter) for letter in ALPHABET]
    assert sum(counts) == len(letters) == 3_200
    assert min(counts) > 100
    assert max(counts) < 220
    assert not set(ALPHABET) & set("AEIOUY0123456789")


def test_it_goes_on_after_the_server_was_started_anew(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS) as before:
        organization = before.organization()
        ada = before.person("Ada Birch", organization=organization)
        asked = ask(before)
    with Site(tmp_path / "data", now_ms=NOW_MS + 60_000) as site:
        browser = site.signed_in(ada)
        decide(browser, look_up(browser, asked["user_code"]), "allow")
        assert poll(site, asked).status_code == 200


def test_an_unknown_code_is_invalid(site):
    assert sign_ins(site).poll("") is TokenError.INVALID


def test_it_is_described(site):
    paths = site.http.get("/openapi.json").json()["paths"]
    for name in ("device_authorization", "token"):
        body = paths[f"/api/v1/{name}"]["post"]["requestBody"]["content"]
        assert list(body) == ["application/x-www-form-urlencoded"]


FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_the_history_says_who_let_which_device_in_from_where(site, ada, organization):
    browser = site.signed_in(ada, agent=FIREFOX)
    asked = ask(site)
    page = look_up(browser, asked["user_code"])
    assert happened(site, ada) == []
    site.clock.forward(7_000)
    for _ in range(2):  # pressed twice: it happened once
        decide(browser, page, "allow", organization=organization)
    decide(browser, page, "decline")
    told = (Act.DEVICE_ALLOWED, "Ada’s laptop\n127.0.0.1", "127.0.0.1", FIREFOX)
    assert happened(site, ada) == [told]
    assert events.newest(site.core, ada.person)[0].at_ms == NOW_MS + 7_000
    shown = " ".join(browser.get("/account/history").text.split())
    assert "A device was let in" in shown
    assert "“Ada’s laptop”, which asked from 127.0.0.1" in shown
    assert "Firefox on Windows" in shown


def test_the_history_says_which_device_was_turned_away(site, ada):
    browser = site.signed_in(ada)
    asked = ask(site, name="<b>Evil</b> twin")
    decide(browser, look_up(browser, asked["user_code"]), "decline")
    assert [one[:2] for one in happened(site, ada)] == [
        (Act.DEVICE_DECLINED, "<b>Evil</b> twin\n127.0.0.1")
    ]
    page = browser.get("/account/history").text
    assert "A device was turned away" in page
    assert "<b>Evil" not in page
    assert "&lt;b&gt;Evil&lt;/b&gt; twin" in page


def test_what_decides_nothing_leaves_nothing_in_the_history(site, ada, organization):
    browser = site.signed_in(ada)
    page = look_up(browser, ask(site)["user_code"])
    send(browser, "/device/decision", **{**hidden(page), "seal": "0" * 64}, decision="allow")
    decide(browser, page, "allow", organization="0" * 16)
    assert happened(site, ada) == []


def test_a_letter_tells_of_a_device_that_was_let_in(site, ada, organization):
    grants = sign_ins(site, sends=True)
    for allow in (True, False):
        code = grants.ask(name="Laptop", address="192.0.2.1").user_code
        grants.decide(
            code,
            person=ada.person,
            allow=allow,
            organization=organization,
            caller=Caller("192.0.2.9", ""),
        )
    (letter,) = outbox_of(site, sends=True).due()
    assert (letter.to, letter.subject) == (ada.email, "A device was let in to track time for you")
