"""Both sides of a contract in their browsers, and a device, for tests of what they do with it."""

from __future__ import annotations

import re

import httpx

from server.accounts.models import Role
from tests.support.site import AS_BROWSER, Site

HERE = {"Sec-Fetch-Site": "same-origin", **AS_BROWSER}


class Pair:
    """Both sides of a contract in their browsers, and a device."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.firm = site.organization()
        self.olga = site.person("Olga Owner", organization=self.firm, role=Role.OWNER)
        self.cora = site.person("Cora", organization=self.firm)
        self.owner, self.contractor = site.signed_in(self.olga), site.signed_in(self.cora)
        self.contract = site.contract(self.firm, self.cora, title="Harbour maps")
        self.machine = site.machine(self.firm, self.cora)
        self.page = f"/contracts/{self.contract}"

    def told(self) -> list[str]:
        """What the device may track time for."""
        answer = self.site.http.get(
            "/api/v1/contracts", headers={"Authorization": f"Bearer {self.machine.token}"}
        )
        return [one["title"] for one in answer.raise_for_status().json()["contracts"]]

    def form(self, browser: httpx.Client) -> dict[str, str]:
        """The hidden fields of the page's forms."""
        text = browser.get(self.page).text
        return {name: hidden(text, name) for name in ("seal", "seen")}

    def do(
        self, browser: httpx.Client, act: str, *, reason: str = "Because", **form: str
    ) -> httpx.Response:
        """Press a button of the page."""
        path = self.page + ("/end" if act == "end" else "/pause")
        told = {**self.form(browser), "act": act, "reason": reason, **form}
        return browser.post(path, data=told, headers=HERE)


def hidden(text: str, name: str) -> str:
    """The value of the first hidden field of that name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found is not None
    return found[1]
