"""The page `/device` in a real Chromium: by keyboard, without scripting, at every width, light and dark."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Page, expect

from server.accounts.models import Membership, Role
from tests.support.browser import page_of
from tests.support.page_look import assert_usable
from tests.support.site import Member, Site

NOW_MS = 1_773_172_800_000
WIDTHS = (320, 390, 1440)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with Site(tmp_path_factory.mktemp("device") / "data", now_ms=NOW_MS) as running:
        yield running


@pytest.fixture(scope="module")
def ada(site) -> Member:
    """A contractor of two organizations."""
    organization, second = site.organization(), site.organization("Fjord Books")
    member = site.person("Ada Birch", organization=organization)
    site.contract(organization, member)
    with site.core.database.writing() as rows:
        rows.add(
            Membership(
                organization=second, person=member.person, role=Role.CONTRACTOR, created_ms=NOW_MS
            )
        )
    return member


@pytest.fixture(scope="module")
def cookies(site, ada) -> dict[str, str]:
    return dict(site.signed_in(ada).cookies)


def code(site: Site) -> str:
    form = {"client_id": "hourproof-agent", "device_name": "A laptop " + "with a long name " * 3}
    answer = site.http.post("/api/v1/device_authorization", data=form)
    return str(answer.raise_for_status().json()["user_code"])


def focused(page: Page) -> str:
    """What has the focus, as a person hears of it."""
    return str(
        page.evaluate(
            "() => { const at = document.activeElement;"
            " return at.labels?.[0]?.textContent.trim() || at.textContent.trim() || at.tagName; }"
        )
    )


def test_by_keyboard_alone(chromium, site, cookies):
    with page_of(chromium, site.url, cookies=cookies, refusals=True) as page:
        page.goto("/device")
        assert focused(page) == "Code"
        page.keyboard.type("nonsense 1")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("No device waits with this code")
        assert focused(page) == "Code"
        field = page.get_by_label("Code")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(
            "No device waits with this code. Compare each letter; a code works once, for 15 minutes. "
            "If it is older, begin again on the device. It looks like BCDF-GHJK. Small letters and no dash will do."
        )
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(code(site).lower())
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Allow this device?")).to_be_visible()
        expect(page.get_by_role("group", name="For whom is it to track time?")).to_be_visible()
        for _ in range(20):
            page.keyboard.press("Tab")
            if focused(page) == "Allow":
                break
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("Choose for whom")
        assert focused(page) == "Fjord Books"
        page.keyboard.press("ArrowDown")
        assert page.get_by_role("radio", name="Northwind Atlas").is_checked()
        page.keyboard.press("Tab")
        assert focused(page) == "Allow"
        page.keyboard.press("Tab")
        assert focused(page) == "Decline"
        page.keyboard.press("Space")
        expect(page.get_by_role("status")).to_contain_text("is declined")


def test_without_scripting(chromium, site, cookies):
    with page_of(chromium, site.url, cookies=cookies, scripting=False) as page:
        page.goto(f"/device?user_code={code(site)}")
        page.get_by_label("Fjord Books").check()
        page.get_by_role("button", name="Allow").click()
        expect(page.get_by_role("status")).to_contain_text("is allowed")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_everything_fits_can_be_hit_and_read(chromium, site, cookies, width, dark):
    with page_of(
        chromium, site.url, cookies=cookies, width=width, dark=dark, refusals=True
    ) as page:
        look = partial(assert_usable, page, width=width)
        page.goto("/device")
        look()
        page.get_by_label("Code").fill("-")
        page.get_by_role("button", name="Continue").click()
        look()
        page.goto(f"/device?user_code={code(site)}")
        look()
        page.get_by_role("button", name="Allow").click()
        look()
        page.get_by_label("Fjord Books").check()
        page.get_by_role("button", name="Allow").click()
        look()


def test_nobody_can_put_it_into_a_frame(chromium, site, cookies):
    framing = f'<iframe src="{site.url}/device?user_code={code(site)}"></iframe>'

    def frame_it() -> None:
        with page_of(chromium, site.url, cookies=cookies) as page:
            page.route("**/framing", lambda it: it.fulfill(body=framing, content_type="text/html"))
            page.goto("/framing")
            expect(page.frames[1].locator("button")).to_have_count(0)

    # What Chromium complains of is what keeps it out.
    with pytest.raises(AssertionError, match=r"Framing .* violates .*frame-ancestors"):
        frame_it()
