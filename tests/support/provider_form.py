"""Filling in the form of an organization's own sign-in over HTTP."""

from __future__ import annotations

import re
from html import unescape

import httpx

from tests.support.identity_provider import CLIENT, SECRET, plain
from tests.support.site import AS_BROWSER

HERE = {"Sec-Fetch-Site": "same-origin", **AS_BROWSER}


def field(text: str, name: str) -> str:
    """What stands in a field of a page."""
    found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', text)
    assert found is not None, text
    return unescape(found[1])


def post(owner: httpx.Client, firm: str, page: str, **changed: str) -> httpx.Response:
    """Send the form that stands on `page`, filled in rightly but for what is changed."""
    form = {
        "act": "save",
        "seal": field(page, "seal"),
        "version": field(page, "version"),
        "client": plain(CLIENT),
        "client_secret": plain(SECRET),
        "domains": "",
    }
    return owner.post(f"/organizations/{firm}/sign-in", data={**form, **changed}, headers=HERE)


def saved(owner: httpx.Client, firm: str, **changed: str) -> httpx.Response:
    """Open the page, and send its form."""
    return post(owner, firm, owner.get(f"/organizations/{firm}/sign-in").text, **changed)
