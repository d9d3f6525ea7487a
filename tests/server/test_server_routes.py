"""What holds of every page, whatever it is about: no form from elsewhere, nothing inline, nothing kept by caches."""

from __future__ import annotations

import pytest
from fastapi.routing import APIRoute

from tests.support.site import AS_BROWSER, Site

NOW_MS = 1_773_172_800_000
OWN_PAGES = (
    "/contracts",
    "/account",
    "/account/calendar",
    "/account/email",
    "/account/history",
    "/account/linked",
    "/account/notifications",
    "/account/passkeys",
    "/account/password",
    "/account/second-step",
    "/account/sign-ins",
    "/account/tokens",
    "/device",
    "/notifications",
    "/organizations",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with Site(tmp_path_factory.mktemp("routes") / "data", now_ms=NOW_MS) as running:
        yield running


def pages(site: Site) -> list[APIRoute]:
    """Every page, in included routers too."""
    found, left = [], list(site.app.routes)
    while left:
        route = left.pop()
        if isinstance(route, APIRoute) and not route.path.startswith("/api/"):
            found.append(route)
        left += getattr(getattr(route, "original_router", None), "routes", [])
    return found


def test_no_form_is_taken_from_another_site(site):
    ada = site.signed_in(site.person("Ada Birch"))
    forms = [route.path for route in pages(site) if "POST" in route.methods]
    assert {"/account", "/sign-in", "/sign-in/code", "/device/decision"} <= set(forms)
    assert {"/sign-in/passkey", "/sign-in/passkey/options", "/account/passkeys"} <= set(forms)
    assert {"/account/linked", "/sign-in/organization"} <= set(forms)
    for path in forms:
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
            answer = ada.post(path, headers={**AS_BROWSER, **headers})
            assert answer.status_code == 403, path
    assert ada.get("/contracts").status_code == 200


@pytest.mark.parametrize("path", OWN_PAGES)
def test_ones_own_pages_stay_out_of_caches_and_have_nothing_inline(site, path):
    answer = site.signed_in(site.person(f"Reader of {path[1:]}")).get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "<script>" not in answer.text
    assert " style=" not in answer.text
