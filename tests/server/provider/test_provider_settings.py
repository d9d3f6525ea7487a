"""Setting an organization's own sign-in up: what is refused beside which field, stale forms, and where secrets go."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from server.accounts.models import Person, Role
from server.oidc.reach import Reach
from server.organizations.models import IdentityProvider, ProviderDomain
from server.provider.setting import LIMITS
from tests.support.identity_provider import CLIENT, SECRET, plain, provider
from tests.support.provider_form import field, post, saved
from tests.support.site import Site

NOW_MS = 1_773_172_800_000


@pytest.fixture
def site(tmp_path):
    with Site(tmp_path / "data", now_ms=NOW_MS, named=True, providers=Reach.LOOPBACK) as running:
        yield running


@pytest.fixture
def work(site):
    with provider(lambda: site.clock.now_ms() // 1000) as made:
        yield made


@pytest.fixture
def firm(site):
    return site.organization("Northwind Atlas")


@pytest.fixture
def owner(site, firm):
    return site.signed_in(site.person("Olga Owner", organization=firm, role=Role.OWNER))


def provider_row(site: Site):
    with site.core.database.reading() as rows:
        return rows.scalars(select(IdentityProvider)).one_or_none()


def test_what_was_set_up_is_shown_but_its_secret(site, owner, firm, work):
    page = owner.get(f"/organizations/{firm}/sign-in").text
    assert f"{site.url}/sign-in/organization/back" in page
    answer = saved(owner, firm, issuer=work.url + "/")
    assert answer.status_code == 200
    assert "/keys" in work.asked
    row = provider_row(site)
    # The provider's own spelling is kept.
    assert (row.issuer, row.client) == (work.url, plain(CLIENT))
    assert plain(SECRET).encode() not in row.sealed_secret
    assert plain(SECRET).encode() not in site.settings.database.read_bytes()
    page = owner.get(f"/organizations/{firm}/sign-in").text
    assert plain(SECRET) not in page
    assert field(page, "issuer") == work.url
    # The address of the document will do, and an empty secret leaves the old one.
    sealed = row.sealed_secret
    answer = saved(
        owner, firm, issuer=f"{work.url}/.well-known/openid-configuration", client_secret=""
    )
    assert answer.status_code == 200
    assert provider_row(site).sealed_secret == sealed


@pytest.mark.parametrize(
    ("issuer", "told"),
    [
        ("", "This is no address of an issuer"),
        ("login.example.com", "This is no address of an issuer"),
        ("http://login.example.com", "begins with https://"),
        ("https://login.example.com/#x", "This is no address of an issuer"),
        ("https://a@login.example.com", "This is no address of an issuer"),
        ("https://login.example.com/<b>", "This is no address of an issuer"),
        ("https://login.example.com/‮", "This is no address of an issuer"),
        ("https://login.example.com/\x00", "This is no address of an issuer"),
        ("https://" + "x" * 600, "This is no address of an issuer"),
        ("https://169.254.169.254", "does not go to"),
        ("https://[fe80::1]", "does not go to"),
    ],
    ids=range(11),
)
def test_an_issuer_that_cannot_be_one_is_answered_beside_it(site, owner, firm, issuer, told):
    answer = saved(owner, firm, issuer=issuer)
    assert answer.status_code == 422
    assert told in answer.text
    assert 'id="issuer-error"' in answer.text
    assert field(answer.text, "client") == plain(CLIENT)
    assert plain(SECRET) not in answer.text
    assert provider_row(site) is None


@pytest.mark.parametrize(
    ("path", "reply", "told"),
    [
        ("/.well-known/openid-configuration", (404, b"{}"), "It answers, but not"),
        ("/.well-known/openid-configuration", (200, b"<html>"), "not what an issuer says"),
        ("/.well-known/openid-configuration", (302, b""), "sends on to another address"),
        ("/.well-known/openid-configuration", (200, b" " * 300_000), "far too large"),
        ("/keys", (200, b'{"keys": []}'), "names no key"),
        ("/keys", (500, b""), "It answers, but not"),
    ],
    ids=range(6),
)
def test_a_provider_that_answers_nonsense_is_told(site, owner, firm, work, path, reply, told):
    status, body = reply
    work.answers[path] = (status, {"Location": "http://127.0.0.1:1/"}, body)
    answer = saved(owner, firm, issuer=work.url)
    assert answer.status_code == 422
    assert told in answer.text
    assert provider_row(site) is None


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"issuer": "https://evil.example"}, "calls itself by another address"),
        ({"token_endpoint": "http://10.0.0.1/token"}, "missing or not safe"),
        ({"id_token_signing_alg_values_supported": ["HS256", "none"]}, "signs in no way"),
        ({"response_types_supported": ["token"]}, "authorization code flow"),
        ({"token_endpoint_auth_methods_supported": ["private_key_jwt"]}, "no client secret"),
    ],
    ids=str,
)
def test_a_provider_of_no_use_is_told(site, owner, firm, work, more, told):
    work.more = more
    assert told in saved(owner, firm, issuer=work.url).text
    assert provider_row(site) is None


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"client": ""}, "client-error"),
        ({"client": "a b"}, "client-error"),
        ({"client": "x" * 256}, "client-error"),
        ({"client": "ä"}, "client-error"),
        ({"client_secret": ""}, "client_secret-error"),
        ({"client_secret": "a\x00b"}, "client_secret-error"),
        ({"client_secret": "x" * 1001}, "client_secret-error"),
        ({"domains": "example"}, "domains-error"),
        ({"domains": "example.com <b>"}, "domains-error"),
        ({"domains": "example.com"}, "domains-error"),
        ({"domains": " ".join(f"d{n}.example" for n in range(11))}, "domains-error"),
    ],
    ids=range(11),
)
def test_the_other_fields_are_answered_beside_them(site, owner, firm, work, changed, told):
    answer = saved(owner, firm, issuer=work.url, **changed)
    assert answer.status_code == 422
    assert f'id="{told}"' in answer.text
    assert field(answer.text, "issuer") == work.url
    assert provider_row(site) is None


def test_a_stored_secret_goes_to_nobody_else(site, owner, firm, work):
    saved(owner, firm, issuer=work.url)
    with provider(lambda: site.clock.now_ms() // 1000) as other:
        answer = saved(owner, firm, issuer=other.url, client_secret="")
        assert answer.status_code == 422
        assert "never sent to another issuer" in answer.text
    assert (
        saved(owner, firm, issuer=work.url, client="another", client_secret="").status_code == 422
    )
    assert provider_row(site).issuer == work.url


def test_a_domain_must_be_that_of_an_owner(site, owner, firm, work):
    with site.core.database.writing() as rows:
        rows.execute(
            update(Person)
            .where(Person.email == "olga.owner@example.com")
            .values(email_confirmed_ms=NOW_MS)
        )
    assert (
        saved(owner, firm, issuer=work.url, domains="@Example.com, example.com").status_code == 200
    )
    with site.core.database.reading() as rows:
        assert list(rows.scalars(select(ProviderDomain.domain))) == ["example.com"]
    answer = saved(owner, firm, issuer=work.url, domains="example.com other.example")
    assert "An owner with a confirmed address" in answer.text


def test_two_tabs_and_a_double_click_lose_nothing(site, owner, firm, work):
    first = owner.get(f"/organizations/{firm}/sign-in").text
    assert saved(owner, firm, issuer=work.url).status_code == 200
    stale = post(owner, firm, first, issuer=work.url, client="typed-in-the-other-tab")
    assert stale.status_code == 409
    assert "Somebody has changed this meanwhile" in stale.text
    assert field(stale.text, "client") == "typed-in-the-other-tab"
    assert provider_row(site).client == plain(CLIENT)
    # Sent again from there it is kept.
    again = post(owner, firm, stale.text, issuer=work.url, client="typed-in-the-other-tab")
    assert again.status_code == 200
    assert provider_row(site).client == "typed-in-the-other-tab"


def test_a_form_of_another_sign_in_changes_nothing(site, owner, firm, work):
    page = owner.get(f"/organizations/{firm}/sign-in").text
    answer = post(owner, firm, page, issuer=work.url, seal="0" * 64)
    assert answer.status_code == 200
    assert "made before you signed in anew" in answer.text
    assert field(answer.text, "issuer") == work.url
    assert provider_row(site) is None


def test_nobody_scans_a_network_from_here(owner, firm, work):
    work.answers["/.well-known/openid-configuration"] = (404, {}, b"")
    for _ in range(LIMITS["pair"]):
        assert saved(owner, firm, issuer=work.url).status_code == 422
    asked = len(work.asked)
    answer = saved(owner, firm, issuer=work.url)
    assert answer.status_code == 429
    assert len(work.asked) == asked


def test_without_leave_of_the_operator_this_machine_is_not_asked(tmp_path, work):
    for reach, told in (
        (Reach.PUBLIC, "begins with https://"),
        (Reach.PRIVATE, "begins with https://"),
    ):
        with Site(tmp_path / reach, now_ms=NOW_MS, providers=reach) as site:
            firm = site.organization("Northwind Atlas")
            boss = site.signed_in(site.person("Olga Owner", organization=firm, role=Role.OWNER))
            asked = len(work.asked)
            assert told in saved(boss, firm, issuer=work.url).text
            secure = work.url.replace("http:", "https:")
            assert "does not go to" in saved(boss, firm, issuer=secure).text
            assert len(work.asked) == asked
